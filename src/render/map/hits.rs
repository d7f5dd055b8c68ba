//! Places for the pointer on regions that are hard to hit: a disc of at least 24 pixels on a phone, where the map's 720 units
//! are 350 pixels wide.

use super::core_inset::Core;
use super::layout::Sheet;
use super::outline::{Outline, Point, Rect, encloses};
use crate::atlas::boundaries::Shape;

/// 24 pixels of 350 are 49 units of 720; the radius in tenths.
pub(super) const RADIUS: i32 = 250;
/// A region less wide or less high than this, 15 pixels on a phone, gets a place of its own,
const TINY: i32 = 320;
/// unless it is long enough to be hit all the same.
const LONG: i32 = 500;

/// For marks with these centres and radii, the radius of each one's place: as large as it should be, but no nearer to another
/// mark than half the way.
pub(super) fn radii(marks: &[(Point, i32)]) -> Vec<i32> {
    let half = |at: usize, center: Point| {
        let others = marks.iter().enumerate().filter(|(other, _)| *other != at);
        let away = others.map(|(_, &(other, _))| away(other, center) / 2);
        away.min().unwrap_or(RADIUS)
    };
    marks
        .iter()
        .enumerate()
        .map(|(at, &(center, radius))| RADIUS.min(half(at, center)).max(radius))
        .collect()
}

/// The distance of two points.
pub(super) fn away(one: Point, other: Point) -> i32 {
    let (dx, dy) = (i64::from(one.0 - other.0), i64::from(one.1 - other.1));
    i32::try_from((dx * dx + dy * dy).isqrt()).unwrap_or(i32::MAX)
}

/// The part of a sheet where a region is at its largest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pane {
    Main,
    /// The magnified core.
    Core,
    /// The box of the South China Sea.
    Sea,
}

/// Where a region's middle is: in the magnified core where it lies there, in the box of the sea where it lies there alone.
pub(super) fn middle(
    sheet: &Sheet,
    core: Option<&Core>,
    shape: &Shape,
    at: usize,
) -> (Pane, Point) {
    let main = sheet.frame.point(shape.center);
    if let Some(core) = core {
        let inside = core.inset.frame.point(shape.center);
        if core.source.contains(main) && core.inset.rect.contains(inside) {
            return (Pane::Core, inside);
        }
    }
    let outline = sheet.outlines.get(at);
    let nowhere = outline.is_none_or(|own| own.land.is_empty() && own.isles.is_empty());
    match &sheet.sea {
        Some(sea) if nowhere => (Pane::Sea, sea.frame.point(shape.center)),
        _ => (Pane::Main, main),
    }
}

/// Places on the regions that are hard to hit, with their radii, one for each shape.
pub(super) fn on_land(
    sheet: &Sheet,
    core: Option<&Core>,
    shapes: &[Shape],
) -> Vec<Option<(Point, i32)>> {
    let middles: Vec<(Pane, Point)> = shapes
        .iter()
        .enumerate()
        .map(|(at, shape)| middle(sheet, core, shape, at))
        .collect();
    let mut out: Vec<Option<(Point, i32)>> = vec![None; shapes.len()];
    let mut tiny: Vec<(i32, usize)> = Vec::new();
    for (at, &(pane, center)) in middles.iter().enumerate() {
        let outline = outlines(sheet, core, pane).get(at);
        let rings = outline.map(|own| own.land.iter().chain(&own.isles).flatten().copied());
        match rings.and_then(Rect::around) {
            _ if pane == Pane::Sea => out[at] = Some((center, RADIUS)),
            Some(bounds) if is_small(bounds) => {
                tiny.push((bounds.width().min(bounds.height()), at));
            }
            Some(_) | None => {}
        }
    }
    tiny.sort_unstable();
    let given = out;
    let mut best = (0, given.clone());
    // Whoever finds no place chooses first the next time; where many are crowded that would go on for ever.
    let attempts = if tiny.len() > 6 { 1 } else { 4 };
    for _ in 0..attempts {
        let placed = spread(sheet, core, &middles, &tiny, given.clone());
        let whole = |at: usize| placed[at].is_some_and(|(_, radius)| radius == RADIUS);
        let found = tiny.iter().filter(|(_, at)| whole(*at)).count();
        let missing = tiny.iter().position(|(_, at)| !whole(*at));
        if found > best.0 || best.0 == 0 {
            best = (found, placed);
        }
        let Some(missing) = missing else { break };
        let first = tiny.remove(missing);
        tiny.insert(0, first);
    }
    best.1
}

/// Finds a place for each of the small regions, in their order.
fn spread(
    sheet: &Sheet,
    core: Option<&Core>,
    middles: &[(Pane, Point)],
    tiny: &[(i32, usize)],
    mut out: Vec<Option<(Point, i32)>>,
) -> Vec<Option<(Point, i32)>> {
    for &(side, at) in tiny {
        let (pane, center) = middles[at];
        let lands = outlines(sheet, core, pane);
        let near = |hit: Point, radius: i32| {
            let others = middles.iter().enumerate();
            let mut others = others.filter(|(other, (own, _))| *other != at && *own == pane);
            // No region's middle is taken, but those of regions as small as this one, which get a place of their own.
            others.any(|(other, (_, middle))| {
                let small = lands.get(other).is_none_or(is_tiny);
                !small && away(*middle, hit) < radius + 20
            })
        };
        let apart = |hit: Point, radius: i32| {
            let mut placed = out.iter().flatten();
            placed.all(|&(other, theirs)| away(other, hit) >= radius + theirs)
        };
        let bounds = match (pane, core) {
            (Pane::Core, Some(core)) => core.inset.rect,
            _ => sheet.bounds,
        };
        let best = around(center)
            .filter(|&hit| {
                let fits = bounds.encloses(disc(hit, RADIUS));
                fits && apart(hit, RADIUS) && !near(hit, RADIUS)
            })
            .min_by_key(|&hit| {
                // Of two small ones side by side each takes its own side.
                let crowded: i32 = tiny
                    .iter()
                    .filter(|(_, other)| *other != at && middles[*other].0 == pane)
                    .map(|(_, other)| (3 * RADIUS - away(middles[*other].1, hit)).max(0))
                    .sum();
                foreign(hit, at, lands) * 40 + away(hit, center) + crowded
            });
        out[at] = match best {
            Some(hit) => Some((hit, RADIUS)),
            // Between other small ones, as large as the place allows.
            None => {
                let others = middles.iter().enumerate();
                let others = others.filter(|(other, (own, _))| *other != at && *own == pane);
                let half = others.map(|(_, (_, middle))| away(*middle, center) / 2);
                let radius = half.min().unwrap_or(RADIUS).min(RADIUS);
                (radius * 2 > side && apart(center, radius)).then_some((center, radius))
            }
        };
    }
    out
}

fn outlines<'s>(sheet: &'s Sheet, core: Option<&'s Core>, pane: Pane) -> &'s [Outline] {
    match (pane, core, &sheet.sea) {
        (Pane::Core, Some(core), _) => &core.inset.outlines,
        (Pane::Sea, _, Some(sea)) => &sea.outlines,
        _ => &sheet.outlines,
    }
}

fn is_tiny(outline: &Outline) -> bool {
    Rect::around(outline.land.iter().flatten().copied()).is_none_or(is_small)
}

fn is_small(bounds: Rect) -> bool {
    let (width, height) = (bounds.width(), bounds.height());
    width.min(height) < TINY && width.max(height) < LONG
}

/// Points spread over a target.
fn squares((x, y): Point) -> impl Iterator<Item = Point> {
    (-2..=2).flat_map(move |down| (-2..=2).map(move |across| (x + across * 98, y + down * 98)))
}

fn disc((x, y): Point, radius: i32) -> Rect {
    Rect {
        left: x,
        top: y,
        right: x,
        bottom: y,
    }
    .grown(radius)
}

/// Middles of discs that hold a point, the nearest first.
fn around((x, y): Point) -> impl Iterator<Item = Point> {
    const ROUND: [Point; 16] = [
        (100, 0),
        (92, 38),
        (71, 71),
        (38, 92),
        (0, 100),
        (-38, 92),
        (-71, 71),
        (-92, 38),
        (-100, 0),
        (-92, -38),
        (-71, -71),
        (-38, -92),
        (0, -100),
        (38, -92),
        (71, -71),
        (92, -38),
    ];
    let steps = (1..=6).flat_map(move |step: i32| {
        let by = move |d: i32| d * step * 40 / 100;
        ROUND.iter().map(move |&(dx, dy)| (x + by(dx), y + by(dy)))
    });
    std::iter::once((x, y)).chain(steps)
}

/// How many of 25 points of a disc lie on the land of others.
fn foreign((x, y): Point, at: usize, lands: &[Outline]) -> i32 {
    let whole = disc((x, y), RADIUS);
    let near = lands.iter().enumerate().filter(|(other, outline)| {
        let bounds = Rect::around(outline.land.iter().flatten().copied());
        *other != at && bounds.is_some_and(|bounds| bounds.touches(whole))
    });
    let near: Vec<&Outline> = near.map(|(_, outline)| outline).collect();
    let taken = squares((x, y)).filter(|&point| {
        let mut lands = near.iter();
        lands.any(|outline| encloses(&outline.land, point))
    });
    i32::try_from(taken.count()).unwrap_or(i32::MAX)
}
