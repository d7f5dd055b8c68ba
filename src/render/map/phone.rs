//! The names that a phone shows: large enough to be read there, and only where they keep within their regions.

use super::core_inset::Core;
use super::labels;
use super::layout::Sheet;
use super::naming::{Name, Pane};
use super::outline::{Point, Rect};
use crate::atlas::boundaries::Shape;

/// Places `names`, one for each shape and empty for none, off the boxes of the sheet.
pub(super) fn names(
    sheet: &Sheet,
    shapes: &[Shape],
    names: &[&str],
    core: Option<&Core>,
) -> Vec<Name> {
    let boxes = sheet.sea.iter().map(|sea| sea.rect);
    let mut taken: Vec<Rect> = boxes.chain(core.map(|core| core.inset.rect)).collect();
    let centers: Vec<Point> = (shapes.iter())
        .map(|shape| sheet.frame.point(shape.center))
        .collect();
    let pane = Pane {
        outlines: &sheet.outlines,
        centers: &centers,
        rect: sheet.bounds,
        margins: &[20, 0, -24],
        size: labels::PHONE,
    };
    let wanted = (0..shapes.len()).filter(|&at| !names[at].is_empty());
    pane.place(names, &wanted.collect(), &mut taken)
}
