//! Plane geometry of rings in degrees: areas, centroids, what lies inside, and a place for a label.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::boundaries::{Position, Ring};

/// Area in square degrees, unsigned, and the first moments that the centroid follows from; longitudes are measured from
/// the first position, so that little is lost.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Moments {
    pub(crate) area: f64,
    x: f64,
    y: f64,
}

impl Moments {
    /// Those of a ring, of either winding.
    fn of(ring: &[Position]) -> Moments {
        let Some(&[x0, y0]) = ring.first() else {
            return Moments::default();
        };
        let (mut area, mut x, mut y) = (0.0, 0.0, 0.0);
        for (&[ax, ay], &[bx, by]) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            let (ax, ay, bx, by) = (ax - x0, ay - y0, bx - x0, by - y0);
            let cross = ax * by - bx * ay;
            area += cross;
            x += (ax + bx) * cross;
            y += (ay + by) * cross;
        }
        let sign = if area < 0.0 { -1.0 } else { 1.0 };
        let area = area * sign / 2.0;
        Moments {
            area,
            x: x * sign / 6.0 + x0 * area,
            y: y * sign / 6.0 + y0 * area,
        }
    }

    /// Those of polygons, holes taken away.
    pub(crate) fn of_polygons(polygons: &[Vec<Ring>]) -> Moments {
        let mut sum = Moments::default();
        for polygon in polygons {
            for (at, ring) in polygon.iter().enumerate() {
                let part = Moments::of(ring);
                let sign = if at == 0 { 1.0 } else { -1.0 };
                sum.add(part, sign);
            }
        }
        sum
    }

    /// Adds others, or takes them away.
    pub(crate) fn add(&mut self, other: Moments, sign: f64) {
        self.area += other.area * sign;
        self.x += other.x * sign;
        self.y += other.y * sign;
    }

    /// The centroid, if there is an area.
    pub(crate) fn centroid(&self) -> Option<Position> {
        (self.area > 1e-12).then(|| [self.x / self.area, self.y / self.area])
    }
}

/// Twice a ring's area; positive against the clock.
pub(crate) fn signed_area(ring: &[Position]) -> f64 {
    let edges = ring.iter().zip(ring.iter().cycle().skip(1));
    edges.map(|([ax, ay], [bx, by])| ax * by - bx * ay).sum()
}

/// Whether a position lies inside rings, by the even-odd rule.
pub(crate) fn encloses(rings: &[Ring], [x, y]: Position) -> bool {
    let mut inside = false;
    for ring in rings {
        for (&[ax, ay], &[bx, by]) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            if (ay > y) != (by > y) && x < ax + (y - ay) * (bx - ax) / (by - ay) {
                inside = !inside;
            }
        }
    }
    inside
}

/// Rings are thinned to so many positions before a place for a label is sought.
const ENOUGH: usize = 1_500;

/// The position inside a shape's largest polygon that lies farthest from its edge, nearly: its pole of inaccessibility, by
/// the quadtree of V. Agafonkin's polylabel (2016). Degrees of longitude count by the cosine of the latitude.
pub(crate) fn pole(polygons: &[Vec<Ring>]) -> Option<Position> {
    let size = |polygon: &&Vec<Ring>| polygon.first().map_or(0.0, |ring| Moments::of(ring).area);
    let largest = polygons
        .iter()
        .max_by(|a, b| size(a).partial_cmp(&size(b)).unwrap_or(Ordering::Equal))?;
    let [_, middle] = Moments::of(largest.first()?).centroid()?;
    let narrow = libm::cos(middle.to_radians()).max(0.05);
    let thinned = |ring: &Ring| -> Ring {
        let step = ring.len().div_ceil(ENOUGH).max(1);
        let some = ring.iter().step_by(step);
        some.map(|&[lon, lat]| [lon * narrow, lat]).collect()
    };
    let rings: Vec<Ring> = largest.iter().map(thinned).collect();
    let outer = rings.first()?;
    let bound = |axis: usize| {
        let values = outer
            .iter()
            .map(|position| position.get(axis).copied().unwrap_or_default());
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        })
    };
    let ((west, east), (south, north)) = (bound(0), bound(1));
    let cell = (east - west).min(north - south);
    if cell.partial_cmp(&0.0) != Some(Ordering::Greater) || !cell.is_finite() {
        return None;
    }
    let precision = cell / 100.0;
    let mut queue = BinaryHeap::new();
    // A sliver a thousand times as long as wide is not searched along its whole length in squares of its width.
    let half = (cell / 2.0).max((east - west).max(north - south) / 64.0);
    let steps = |from: f64, to: f64| {
        std::iter::successors(Some(from), move |at| Some(at + 2.0 * half))
            .take_while(move |at| *at < to)
    };
    for x in steps(west, east) {
        for y in steps(south, north) {
            queue.push(Cell::new(&rings, [x + half, y + half], half));
        }
    }
    let centroid = Moments::of(outer).centroid()?;
    let mut best = Cell::new(&rings, centroid, 0.0);
    let mut looked_at = 0;
    while let Some(cell) = queue.pop() {
        if cell.away > best.away {
            best = cell;
        }
        looked_at += 1;
        if cell.most - best.away <= precision || looked_at > 2_000 {
            break;
        }
        let half = cell.half / 2.0;
        let [x, y] = cell.at;
        for (dx, dy) in [(-half, -half), (half, -half), (-half, half), (half, half)] {
            queue.push(Cell::new(&rings, [x + dx, y + dy], half));
        }
    }
    let [x, y] = best.at;
    Some([x / narrow, y])
}

/// A square of the search.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Cell {
    at: Position,
    half: f64,
    /// The distance of its middle from the edge; negative outside.
    away: f64,
    /// What no position in it exceeds.
    most: f64,
}

impl Cell {
    fn new(rings: &[Ring], at: Position, half: f64) -> Cell {
        let [x, y] = at;
        let mut least = f64::INFINITY;
        for ring in rings {
            for (&a, &b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                least = least.min(apart(x, y, a, b));
            }
        }
        let away = libm::sqrt(least);
        let away = if encloses(rings, at) { away } else { -away };
        Cell {
            at,
            half,
            away,
            most: away + half * std::f64::consts::SQRT_2,
        }
    }
}

/// The square of the distance of a point from a stretch.
fn apart(x: f64, y: f64, [ax, ay]: Position, [bx, by]: Position) -> f64 {
    let (dx, dy) = (bx - ax, by - ay);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 {
        (((x - ax) * dx + (y - ay) * dy) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let (dx, dy) = (x - ax - along * dx, y - ay - along * dy);
    dx * dx + dy * dy
}

impl Eq for Cell {}

impl Ord for Cell {
    fn cmp(&self, other: &Cell) -> Ordering {
        // By what may be found in it, then by place, so that the search is the same on every machine.
        let by = |a: f64, b: f64| a.total_cmp(&b);
        by(self.most, other.most)
            .then_with(|| by(other.at[0], self.at[0]))
            .then_with(|| by(other.at[1], self.at[1]))
    }
}

impl PartialOrd for Cell {
    fn partial_cmp(&self, other: &Cell) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests;
