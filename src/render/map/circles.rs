//! Proportional circles: the area of a circle grows with its region's count. The smaller ones lie on top, and one that a larger
//! would cover moves aside, with a line to its place.

use super::core_inset::Core;
use super::hits;
use super::hits::Pane;
use super::layout::Sheet;
use super::outline::{Point, Rect};
use super::svg::{Escaped, Tenths, open};
use crate::atlas::boundaries::Shape;
use crate::parse::map_style::MapStyle;
use crate::plan::map::{MapRegion, MapSpec, Names};
use std::cmp::Reverse;
use std::fmt::Write as _;

/// A circle in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Circle {
    /// Position of its region among the map's shapes.
    pub(super) shape: usize,
    pub(super) center: Point,
    pub(super) radius: i32,
    /// Where the region is, for a circle that had to move off it.
    pub(super) from: Option<Point>,
}

impl Circle {
    pub(super) fn bounds(&self) -> Rect {
        let (x, y) = self.center;
        Rect {
            left: x,
            top: y,
            right: x,
            bottom: y,
        }
        .grown(self.radius)
    }
}

/// Radii in tenths per square root of a count, in thousandths.
#[derive(Debug, Clone, Copy)]
pub(super) struct Size(i64);

/// The largest circle, and the least that the largest may shrink to.
const LARGEST: std::ops::RangeInclusive<i64> = 200..=340;
/// A circle of one, where nobody has many.
const ONE: i64 = 100;
/// Smaller than this no circle is seen.
const SMALLEST: i32 = 35;
/// A circle moves this far at most.
const FAR: i64 = 420;

impl Size {
    /// The radius for a count.
    pub(super) fn radius(self, count: u32) -> i32 {
        if count == 0 {
            return 0;
        }
        let radius = (i64::from(count) * self.0 * self.0).isqrt() / 1000;
        i32::try_from(radius).unwrap_or(SMALLEST).max(SMALLEST)
    }

    /// With this the largest circle is `radius` in size.
    fn of(max: u32, radius: i64) -> Size {
        let root = (i64::from(max.max(1)) * 1_000_000).isqrt();
        Size((radius * 1_000_000 / root).min(ONE * 1000))
    }
}

/// Places a circle for each region with a count.
pub(super) fn place(
    sheet: &Sheet,
    shapes: &[Shape],
    regions: &[Option<&MapRegion>],
    core: Option<&Core>,
    max: u32,
) -> (Vec<Circle>, Size) {
    let counted: Vec<(usize, u32, Point, bool)> = shapes
        .iter()
        .enumerate()
        .filter_map(|(at, shape)| {
            let count = (*regions.get(at)?)?.count;
            let (pane, center) = hits::middle(sheet, core, shape, at);
            (count > 0).then_some((at, count, center, pane == Pane::Core))
        })
        .collect();
    let size = size(&counted, max);
    let mut circles: Vec<(Circle, bool)> = counted
        .iter()
        .map(|&(shape, count, center, inside)| {
            let circle = Circle {
                shape,
                center,
                radius: size.radius(count),
                from: None,
            };
            (circle, inside)
        })
        .collect();
    // The large ones first: they keep their places, and the small ones lie on top of them.
    circles.sort_by_key(|(circle, _)| (Reverse(circle.radius), circle.shape));
    let pane = |inside: bool| match core {
        Some(core) if inside => core.inset.rect,
        _ => sheet.bounds,
    };
    part(&mut circles, &pane);
    let places: Vec<Circle> = circles
        .into_iter()
        .map(|(circle, _)| {
            let start = counted.iter().find(|(shape, ..)| *shape == circle.shape);
            let from = start
                .map(|&(.., center, _)| center)
                .filter(|from| away(*from, circle.center) > i64::from(circle.radius));
            Circle { from, ..circle }
        })
        .collect();
    (places, size)
}

/// So large that no circle reaches the middle of another, as far as the largest stays worth its name.
fn size(counted: &[(usize, u32, Point, bool)], max: u32) -> Size {
    let (least, most) = LARGEST.into_inner();
    let apart = |radius: i64| {
        let size = Size::of(max, radius);
        counted.iter().enumerate().all(|(at, one)| {
            counted.iter().skip(at + 1).all(|other| {
                let larger = i64::from(size.radius(one.1.max(other.1)));
                larger <= away(one.2, other.2)
            })
        })
    };
    let radius = (least..=most)
        .rev()
        .step_by(10)
        .find(|radius| apart(*radius));
    Size::of(max, radius.unwrap_or(least))
}

fn away(one: Point, other: Point) -> i64 {
    hits::away(one, other).into()
}

/// Moves the smaller of two circles aside until its middle lies well outside the larger; in rounds, since one move makes
/// another needed.
fn part(circles: &mut [(Circle, bool)], pane: &dyn Fn(bool) -> Rect) {
    let starts: Vec<Point> = circles.iter().map(|(circle, _)| circle.center).collect();
    for _ in 0..60 {
        let mut still = true;
        for small in 1..circles.len() {
            for large in 0..small {
                let (large, inside_large) = circles[large];
                let (circle, inside) = circles[small];
                let needed = i64::from(large.radius) + i64::from(circle.radius) / 2;
                let now = away(large.center, circle.center);
                if inside != inside_large || now >= needed {
                    continue;
                }
                let (mut dx, mut dy) = (
                    i64::from(circle.center.0 - large.center.0),
                    i64::from(circle.center.1 - large.center.1),
                );
                if now == 0 {
                    (dx, dy) = (1, 1);
                }
                let length = (dx * dx + dy * dy).isqrt().max(1);
                let step = |d: i64| i32::try_from(d * (needed - now + 1) / length).unwrap_or(0);
                let moved = (circle.center.0 + step(dx), circle.center.1 + step(dy));
                let within = pane(inside).grown(-circle.radius);
                let moved = if within.width() > 0 && within.height() > 0 {
                    within.nearest(moved)
                } else {
                    moved
                };
                if moved != circle.center && away(moved, starts[small]) <= FAR {
                    circles[small].0.center = moved;
                    still = false;
                }
            }
        }
        if still {
            break;
        }
    }
}

/// Writes the circles over the land, each with its region's link and title, and the number in those that have room for it.
pub(super) fn write(
    out: &mut String,
    spec: &MapSpec,
    regions: &[Option<&MapRegion>],
    circles: &[Circle],
    size: Size,
) {
    let places: Vec<(Point, i32)> = circles
        .iter()
        .map(|circle| (circle.center, circle.radius))
        .collect();
    // What all share stands here once, since a map has tens of them.
    out.push_str("<g class=\"circles\" text-anchor=\"middle\" pointer-events=\"all\">\n");
    for (circle, hit) in circles.iter().zip(hits::radii(&places)) {
        let Some(region) = regions.get(circle.shape).copied().flatten() else {
            continue;
        };
        if let Some(href) = &region.href {
            let _ = write!(out, "<a href=\"{}\" tabindex=\"-1\">", Escaped(href));
        }
        let (x, y) = circle.center;
        let _ = write!(
            out,
            "<g class=\"circle\" data-adcode=\"{}\" transform=\"translate({} {})\"><title>{}</title>",
            region.adcode,
            Tenths(x),
            Tenths(y),
            Escaped(&region.title)
        );
        if let Some((from_x, from_y)) = circle.from {
            let _ = write!(
                out,
                "<path class=\"tether\" fill=\"none\" d=\"M{} {}L0 0\"/>",
                Tenths(from_x - x),
                Tenths(from_y - y)
            );
        }
        let layered = spec.look.layers > 0;
        // Where people's names stand, the end of a line is in the middle of a circle.
        let numbers = matches!(spec.names, Names::Regions);
        write_disc(
            out,
            region.count,
            size,
            if layered { "q0" } else { "" },
            numbers,
        );
        if layered {
            // Without styles the whole is seen, and the layers are hidden together.
            out.push_str("<g visibility=\"hidden\">");
            for (at, count) in region.layers.iter().enumerate() {
                write_disc(out, *count, size, &format!("q{}", at + 1), numbers);
            }
            out.push_str("</g>");
        }
        if hit > circle.radius {
            let _ = write!(
                out,
                "<circle class=\"hit\" r=\"{}\" fill=\"none\"/>",
                Tenths(hit)
            );
        }
        out.push_str("</g>");
        out.push_str(if region.href.is_some() {
            "</a>\n"
        } else {
            "\n"
        });
    }
    out.push_str("</g>\n");
}

/// A circle around the middle of its group and the number in it.
fn write_disc(out: &mut String, count: u32, size: Size, class: &str, numbers: bool) {
    if count == 0 {
        return;
    }
    let radius = size.radius(count);
    let class = if class.is_empty() {
        String::new()
    } else {
        format!(" class=\"{class}\"")
    };
    let _ = write!(out, "<circle{class} r=\"{}\"/>", Tenths(radius));
    if numbers && has_room(count, radius) {
        let _ = write!(out, "<text{class}>{count}</text>");
    }
}

/// Whether a number in type of twelve units fits into its circle.
fn has_room(count: u32, radius: i32) -> bool {
    let digits = i32::try_from(count.to_string().len()).unwrap_or(9);
    radius >= 60 + digits * 30
}

/// The circles' key: three of them nested, each with its number, as wide as the map, so that they are as large as on it.
pub(super) fn key(spec: &MapSpec, size: Size) -> Option<(String, u32)> {
    let max = spec.look.scale.max();
    let steps = steps(max);
    let &most = steps.first()?;
    let largest = size.radius(most);
    let height = (2 * largest).max(i32::try_from(steps.len()).unwrap_or(3) * 300) + 80;
    let bounds = Rect {
        left: 0,
        top: 0,
        right: 7200,
        bottom: height.div_ceil_to(10),
    };
    let listed: Vec<String> = steps
        .iter()
        .map(|step| format!("{step}{}", spec.unit))
        .collect();
    let mut out = String::new();
    open(
        &mut out,
        (
            if spec.look.style == MapStyle::Both {
                "map both sizes"
            } else {
                "map sizes"
            },
            "img",
            "",
        ),
        &format!("{}-sizes", spec.id_prefix),
        &format!("圆的面积表示数量，图例为{}", listed.join("、")),
        "",
        bounds,
    );
    let base = bounds.bottom - 40;
    let middle = largest + 40;
    for (at, step) in steps.iter().enumerate() {
        let radius = size.radius(*step);
        let top = base - 2 * radius;
        // Numbers stand apart, so that they can be larger on a phone.
        let line = i32::try_from(at).unwrap_or_default() * 300 + 190;
        let (x, end) = (Tenths(middle), middle + largest + 150);
        let _ = write!(
            out,
            "<circle cx=\"{x}\" cy=\"{}\" r=\"{}\"/>\
             <path class=\"tether\" fill=\"none\" d=\"M{x} {}L{} {}\"/>\
             <text class=\"size\" x=\"{}\" y=\"{}\">{step}{}</text>",
            Tenths(base - radius),
            Tenths(radius),
            Tenths(top),
            Tenths(end),
            Tenths(line - 60),
            Tenths(end + 60),
            Tenths(line),
            Escaped(&spec.unit),
        );
    }
    out.push_str("</svg>");
    Some((out, u32::try_from(bounds.height() / 10).unwrap_or_default()))
}

trait Ceiling {
    fn div_ceil_to(self, step: i32) -> i32;
}

impl Ceiling for i32 {
    fn div_ceil_to(self, step: i32) -> i32 {
        (self + step - 1) / step * step
    }
}

/// Up to three round numbers that a map's greatest count reaches, the largest first: 66 gives 50, 20, 2.
pub(super) fn steps(max: u32) -> Vec<u32> {
    let round = |limit: u32| {
        let mut best = 0;
        let mut ten = 1_u32;
        while ten <= limit {
            for factor in [1, 2, 5] {
                let number = ten.saturating_mul(factor);
                if number <= limit {
                    best = number;
                }
            }
            ten = ten.saturating_mul(10);
            if ten == u32::MAX {
                break;
            }
        }
        best
    };
    let mut steps = vec![round(max), round(max / 3), round(max / 15).max(1)];
    steps.retain(|step| *step > 0 && *step <= max);
    steps.dedup();
    steps
}
