//! The crowded core of a province, magnified into free ground, so that its districts can be told apart and hit.

use crate::atlas::boundaries::Shape;

use super::layout::{Inset, Sheet, inset};
use super::outline::{Point, Rect};
use super::thinning::Thinning;

/// A crowded core, larger.
#[derive(Debug, Clone)]
pub(crate) struct Core {
    /// What is magnified, on the main map.
    pub(crate) source: Rect,
    pub(crate) inset: Inset,
}

/// A core is magnified this much at most and at least.
const ZOOM: std::ops::RangeInclusive<i32> = 15..=42;
/// And no further than to this size, or the part would outweigh the whole.
const CORE_MAX: (i32, i32) = (2600, 3000);
/// Above it stands what it is.
const HEAD: i32 = 180;
/// Regions belong to one core while it stays within this many tenths.
const CORE: i32 = 1500;
/// Of each of them, this much around its centre is shown at least.
const ARM: i32 = 180;
const CORE_THINNING: Thinning = Thinning {
    area: 0.6,
    budget: usize::MAX,
    spacing: 8,
};

/// Magnifies the place where most regions lie that have no room for their name (`crowded`: positions in the sheet's
/// outlines), if there are three of them, into free ground.
pub(crate) fn core(sheet: &Sheet, shapes: &[Shape], crowded: &[usize]) -> Option<Core> {
    let parts: Vec<Rect> = crowded
        .iter()
        .filter_map(|&at| {
            let bounds = Rect::around(sheet.outlines.get(at)?.land.iter().flatten().copied())?;
            let (x, y) = sheet.frame.point(shapes.get(at)?.center);
            // What lies far from the middle of a region may be cut off: its name stands in the middle.
            Some(Rect {
                left: bounds.left.max(x - ARM),
                top: bounds.top.max(y - ARM),
                right: bounds.right.min(x + ARM),
                bottom: bounds.bottom.min(y + ARM),
            })
        })
        .collect();
    let together = |seed: &Rect| {
        let mut near: Vec<&Rect> = parts.iter().collect();
        near.sort_by_key(|other| distance(seed.center(), other.center()));
        near.into_iter().fold((*seed, 0), |(core, count), other| {
            let grown = core.joined(*other);
            if grown.width() <= CORE && grown.height() <= CORE {
                (grown, count + 1)
            } else {
                (core, count)
            }
        })
    };
    let (source, count) = parts
        .iter()
        .map(together)
        .max_by_key(|(core, count)| (*count, -core.width() - core.height()))?;
    if count < 3 {
        return None;
    }
    let source = source.grown(30);
    let target = ZOOM.rev().find_map(|zoom| {
        let (width, height) = (source.width() * zoom / 10, source.height() * zoom / 10);
        let fits = width <= CORE_MAX.0 && height <= CORE_MAX.1;
        let room = fits.then(|| {
            let whole = height + HEAD;
            sheet.ground.nearest(width, whole, 60, source.center())
        })??;
        Some(Rect {
            top: room.top + HEAD,
            ..room
        })
    })?;
    let frame = sheet.frame.magnified(source, target);
    Some(Core {
        source,
        inset: inset(shapes, frame, target, true, CORE_THINNING),
    })
}

fn distance((ax, ay): Point, (bx, by): Point) -> i64 {
    i64::from(ax - bx).pow(2) + i64::from(ay - by).pow(2)
}
