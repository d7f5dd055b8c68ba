//! Where a region's name stands: at its centre, or as near to it as the name fits between the borders; else nowhere.

use super::ground::Ground;
use super::outline::{Point, Rect, encloses};

/// The size of a map's type in tenths: twelve units are the least that can be read at 720.
pub(crate) const SIZE: i32 = 120;

/// The same on a phone, where 720 units are 350 pixels.
pub(crate) const PHONE: i32 = 250;

/// A name on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spot {
    /// The middle of the name on its baseline.
    pub(crate) baseline: Point,
    /// What the name covers.
    pub(crate) bounds: Rect,
}

/// A name that fills a box.
pub(crate) fn spot(bounds: Rect) -> Spot {
    let (x, y) = bounds.center();
    Spot {
        baseline: (x, y + SIZE * 36 / 100),
        bounds,
    }
}

/// The width of a name of `size` tenths: a full square for Han and other wide characters, six tenths of it for the rest.
pub(crate) fn width(text: &str, size: i32) -> i32 {
    text.chars()
        .map(|c| if c >= '\u{2e80}' { size } else { size * 6 / 10 })
        .sum()
}

/// Finds the place for `text`, `size` tenths high, inside the rings of its region, within `pane` and off everything in `taken`.
pub(crate) fn place(
    (text, size): (&str, i32),
    rings: &[Vec<Point>],
    center: Point,
    pane: Rect,
    taken: &[Rect],
    margins: &[i32],
) -> Option<Spot> {
    let width = width(text, size);
    if width == 0 {
        return None;
    }
    let bounds = Rect::around(rings.iter().flatten().copied())?;
    let fits = |(x, y): Point, margin: i32| {
        let name = Rect {
            left: x - width / 2,
            top: y - size / 2,
            right: x + width / 2,
            bottom: y + size / 2,
        };
        // A line of type has a middle, however far it may reach over its borders at the sides.
        let ink = Rect {
            top: name.top - margin.max(-50),
            bottom: name.bottom + margin.max(-50),
            ..name.grown(margin)
        };
        if !bounds.encloses(ink)
            || !pane.encloses(name)
            || taken.iter().any(|other| other.touches(name))
        {
            return None;
        }
        let columns = [
            ink.left,
            ink.right,
            x,
            i32::midpoint(ink.left, x),
            i32::midpoint(x, ink.right),
        ];
        let inside = columns.iter().all(|&x| {
            [ink.top, ink.bottom, y]
                .iter()
                .all(|&y| encloses(rings, (x, y)))
        });
        inside.then_some(Spot {
            baseline: (x, y + size * 36 / 100),
            bounds: name,
        })
    };
    let near =
        |margin: i32| nearby().find_map(|(dx, dy)| fits((center.0 + dx, center.1 + dy), margin));
    margins.iter().find_map(|&margin| near(margin))
}

/// Margins around a name, in tenths, the airiest first: on the main map a name keeps within its borders.
pub(crate) const TIGHT: &[i32] = &[20, 0];
/// Han glyphs leave some room in their squares, so that a border may come this near.
pub(crate) const NEAR: &[i32] = &[-12];
/// In a magnified core, where every region should have its name, a glyph may stand on the border. The theme sets a rim in
/// the region's own colour around it.
pub(crate) const TIGHTER: &[i32] = &[20, -12, -24, -36, -50];
/// Only the middle of the name must lie in its region.
pub(crate) const ACROSS: &[i32] = &[-24, -36, -50, -60, -90];

/// Finds a place outside for the name of a region that is too small for it: in free ground, so close that it can belong to
/// no other region. `others` are the points of all other regions.
pub(crate) fn place_outside(
    text: &str,
    rings: &[Vec<Point>],
    others: &[Point],
    ground: &Ground,
    taken: &[Rect],
) -> Option<Spot> {
    let bounds = Rect::around(rings.iter().flatten().copied())?;
    let width = width(text, SIZE);
    if width == 0 {
        return None;
    }
    let (x, y) = bounds.center();
    let mut middles = GAPS.iter().flat_map(|gap| {
        let (beside, above) = (width / 2 + gap, SIZE / 2 + gap);
        [
            (bounds.right + beside, y),
            (bounds.right + beside, bounds.bottom),
            (bounds.right + beside, bounds.top),
            (x, bounds.bottom + above),
            (bounds.right, bounds.bottom + above),
            (bounds.left, bounds.bottom + above),
            (bounds.left - beside, y),
            (bounds.left - beside, bounds.bottom),
            (x, bounds.top - above),
        ]
    });
    let nearest =
        |name: Rect, points: &mut dyn Iterator<Item = Point>| points.map(|p| name.away(p)).min();
    middles.find_map(|(x, y)| {
        let name = Rect {
            left: x - width / 2,
            top: y - SIZE / 2,
            right: x + width / 2,
            bottom: y + SIZE / 2,
        };
        if !ground.is_free(name) || taken.iter().any(|other| other.touches(name)) {
            return None;
        }
        let own = nearest(name, &mut rings.iter().flatten().copied())?;
        let other = nearest(name, &mut others.iter().copied()).unwrap_or(i64::MAX);
        let clear = own <= REACH * REACH && own < other;
        clear.then_some(Spot {
            baseline: (x, y + SIZE * 36 / 100),
            bounds: name,
        })
    })
}

/// Between a region and a name outside it, in tenths.
const GAPS: [i32; 3] = [20, 50, 80];
/// A name outside stands at most this far from its region.
const REACH: i64 = 120;

/// Steps away from a centre, the nearest first: eight directions, up to 36 units.
fn nearby() -> impl Iterator<Item = Point> {
    const ROUND: [Point; 8] = [
        (10, 0),
        (-10, 0),
        (0, 10),
        (0, -10),
        (7, 7),
        (-7, 7),
        (7, -7),
        (-7, -7),
    ];
    let steps = (1..=12).flat_map(|step: i32| {
        ROUND
            .iter()
            .map(move |&(x, y)| (x * step * 3, y * step * 3))
    });
    std::iter::once((0, 0)).chain(steps)
}
