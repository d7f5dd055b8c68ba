//! Boundaries in the map's own units: projected, rounded to tenths, thinned so that neighbours keep one common border,
//! and cut at an inset's edge.
//!
//! Everything after the rounding is integer arithmetic: the same shapes give the same outlines on every machine.

use std::collections::BTreeSet;

use crate::atlas::boundaries::{Ring, Shape};

use super::layout::Frame;
use super::thinning::{Thinning, thin};

/// A point of the map in tenths of a unit, `(x, y)`, `y` downwards; the map is 7,200 tenths wide.
pub(crate) type Point = (i32, i32);

/// An upright rectangle in tenths of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rect {
    pub(crate) left: i32,
    pub(crate) top: i32,
    pub(crate) right: i32,
    pub(crate) bottom: i32,
}

impl Rect {
    pub(crate) fn around(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        points.into_iter().fold(None, |rect: Option<Self>, (x, y)| {
            let r = rect.unwrap_or(Self {
                left: x,
                top: y,
                right: x,
                bottom: y,
            });
            Some(Self {
                left: r.left.min(x),
                top: r.top.min(y),
                right: r.right.max(x),
                bottom: r.bottom.max(y),
            })
        })
    }

    pub(crate) fn grown(self, by: i32) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    pub(crate) fn joined(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    pub(crate) fn touches(self, other: Self) -> bool {
        self.left <= other.right
            && other.left <= self.right
            && self.top <= other.bottom
            && other.top <= self.bottom
    }

    pub(crate) fn contains(self, (x, y): Point) -> bool {
        self.left <= x && x <= self.right && self.top <= y && y <= self.bottom
    }

    pub(crate) fn encloses(self, other: Self) -> bool {
        self.contains((other.left, other.top)) && self.contains((other.right, other.bottom))
    }

    /// The point of the rectangle that lies nearest to another.
    pub(crate) fn nearest(self, (x, y): Point) -> Point {
        (
            x.clamp(self.left, self.right),
            y.clamp(self.top, self.bottom),
        )
    }

    /// The square of the distance to a point; 0 inside.
    pub(crate) fn away(self, point: Point) -> i64 {
        let (x, y) = self.nearest(point);
        let (dx, dy) = (i64::from(point.0 - x), i64::from(point.1 - y));
        dx * dx + dy * dy
    }

    pub(crate) fn center(self) -> Point {
        (
            i32::midpoint(self.left, self.right),
            i32::midpoint(self.top, self.bottom),
        )
    }

    pub(crate) fn width(self) -> i32 {
        self.right - self.left
    }

    pub(crate) fn height(self) -> i32 {
        self.bottom - self.top
    }
}

/// One region as one pane draws it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Outline {
    /// Rings large enough for a border.
    pub(crate) land: Vec<Vec<Point>>,
    /// Islands that a border in the paper's colour would swallow: they are drawn without one, the smallest enlarged.
    pub(crate) isles: Vec<Vec<Point>>,
}

/// What lies further than this from a region's main part is no place for its name (French Guiana, and the Pacific between
/// it and France).
const FAR_OFF: i32 = 600;

impl Outline {
    /// The rings around a region's middle: the one that holds it, else the widest, and all that lie near to that.
    pub(crate) fn home(&self, center: Point) -> Vec<&Vec<Point>> {
        let rings = || self.land.iter().chain(&self.isles);
        let bounds = |ring: &Vec<Point>| Rect::around(ring.iter().copied());
        let holds = |ring: &&Vec<Point>| encloses(std::slice::from_ref(*ring), center);
        let widest = || rings().max_by_key(|ring| bounds(ring).map(Rect::width));
        let Some(main) = rings().find(holds).or_else(widest).and_then(bounds) else {
            return Vec::new();
        };
        let near = main.grown(FAR_OFF);
        rings()
            .filter(|ring| bounds(ring).is_some_and(|bounds| bounds.touches(near)))
            .collect()
    }
}

/// A ring smaller than this both ways is an island without a border.
const ISLE: i32 = 32;
/// A smaller one is drawn as a lozenge of this half diagonal.
const LOZENGE: i32 = 8;

/// The outlines of `shapes` in a frame, one for each, of the rings that `keep` wants.
pub(crate) fn outlines(
    shapes: &[Shape],
    frame: &Frame,
    keep: &dyn Fn(&Shape, &Ring) -> bool,
    thinning: Thinning,
) -> Vec<Outline> {
    let mut outlines = vec![Outline::default(); shapes.len()];
    for (shape, outline) in shapes.iter().zip(&mut outlines) {
        let mut specks = BTreeSet::new();
        for ring in shape.rings().filter(|ring| keep(shape, ring)) {
            let mut points: Vec<Point> =
                ring.iter().map(|&position| frame.point(position)).collect();
            points.dedup();
            if points.len() > 1 && points.first() == points.last() {
                points.pop();
            }
            let Some(bounds) = Rect::around(points.iter().copied()) else {
                continue;
            };
            let size = bounds.width().max(bounds.height());
            if size >= ISLE && points.len() > 2 {
                outline.land.push(points);
            } else if size >= 2 * LOZENGE && points.len() > 2 {
                outline.isles.push(points);
            } else {
                specks.insert(bounds.center());
            }
        }
        outline.isles.extend(
            scattered(specks, thinning.spacing)
                .into_iter()
                .map(|(x, y)| lozenge(x, y)),
        );
    }
    thin(&mut outlines, thinning);
    outlines
}

fn lozenge(x: i32, y: i32) -> Vec<Point> {
    vec![
        (x, y - LOZENGE),
        (x + LOZENGE, y),
        (x, y + LOZENGE),
        (x - LOZENGE, y),
    ]
}

/// Specks without those that lie close to one already drawn.
fn scattered(specks: BTreeSet<Point>, spacing: i32) -> Vec<Point> {
    specks
        .into_iter()
        .fold(Vec::new(), |mut kept: Vec<Point>, (x, y)| {
            if !kept
                .iter()
                .any(|&(a, b)| (a - x).abs() + (b - y).abs() <= spacing)
            {
                kept.push((x, y));
            }
            kept
        })
}

/// The part of a ring inside a rectangle, by Sutherland and Hodgman (1974). Where it leaves and comes back it runs along the
/// edge, where the inset's frame covers it.
pub(crate) fn clip(ring: &[Point], rect: Rect) -> Vec<Point> {
    let across = |(ax, ay): Point, (bx, by): Point, at: i32| -> i32 {
        // From the smaller end, so that a border gives one point in both of its regions.
        let ((ax, ay), (bx, by)) = if ax <= bx {
            ((ax, ay), (bx, by))
        } else {
            ((bx, by), (ax, ay))
        };
        let (ax, ay, bx, by, at) = (
            i64::from(ax),
            i64::from(ay),
            i64::from(bx),
            i64::from(by),
            i64::from(at),
        );
        i32::try_from(ay + (at - ax) * (by - ay) / (bx - ax).max(1)).unwrap_or_default()
    };
    let mut ring = ring.to_vec();
    for side in 0..4 {
        let depth = |(x, y): Point| match side {
            0 => x - rect.left,
            1 => rect.right - x,
            2 => y - rect.top,
            _ => rect.bottom - y,
        };
        let crossing = |a: Point, b: Point| match side {
            0 => (rect.left, across(a, b, rect.left)),
            1 => (rect.right, across(a, b, rect.right)),
            2 => (across((a.1, a.0), (b.1, b.0), rect.top), rect.top),
            _ => (across((a.1, a.0), (b.1, b.0), rect.bottom), rect.bottom),
        };
        let mut inside = Vec::with_capacity(ring.len());
        for (&from, &to) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            let (here, there) = (depth(from) >= 0, depth(to) >= 0);
            if here {
                inside.push(from);
            }
            if here != there {
                inside.push(crossing(from, to));
            }
        }
        inside.dedup();
        ring = inside;
    }
    if ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    if ring.len() < 3 { Vec::new() } else { ring }
}

/// Whether a point lies inside the rings, by the even-odd rule.
pub(crate) fn encloses(rings: &[Vec<Point>], (x, y): Point) -> bool {
    let mut inside = false;
    for ring in rings {
        for (&(ax, ay), &(bx, by)) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            if (ay > y) != (by > y) {
                let side =
                    i64::from(bx - ax) * i64::from(y - ay) - i64::from(x - ax) * i64::from(by - ay);
                if (side > 0) == (by > ay) {
                    inside = !inside;
                }
            }
        }
    }
    inside
}
