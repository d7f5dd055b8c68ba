//! Which names a map bears: those that fit into their regions; of the others, those that a magnified core has room for, and
//! those that can stand in the sea beside their region. The rest are dropped: hovering and the table beneath tell them.

use std::collections::BTreeSet;

use crate::atlas::boundaries::{Extent, Shape};

use super::core_inset::{self, Core};
use super::labels::{self, Spot};
use super::layout::{Frame, Sheet};
use super::outline::{Outline, Point, Rect};

/// One name in its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    /// Position of its region among the map's shapes.
    pub(super) shape: usize,
    pub(super) spot: Spot,
    /// It stands on the paper, not on its region.
    pub(super) outside: bool,
}

/// A map's names and the magnified core, if there is one.
#[derive(Debug)]
pub(super) struct Naming {
    pub(super) names: Vec<Name>,
    pub(super) core: Option<Core>,
}

/// A core that gives fewer names is not worth its room.
const WORTHWHILE: usize = 3;

/// Places `names`, one for each shape and empty for none.
pub(super) fn name(sheet: &Sheet, shapes: &[Shape], names: &[&str], extent: Extent) -> Naming {
    let mut taken: Vec<Rect> = sheet.sea.iter().map(|sea| sea.rect).collect();
    let all: BTreeSet<usize> = (0..shapes.len())
        .filter(|&at| !names[at].is_empty())
        .collect();
    let centers = |frame: &Frame| -> Vec<Point> {
        shapes
            .iter()
            .map(|shape| frame.point(shape.center))
            .collect()
    };

    let main = Pane {
        outlines: &sheet.outlines,
        centers: &centers(&sheet.frame),
        rect: sheet.bounds,
        margins: labels::TIGHT,
    };
    let mut placed = main.place(names, &all, &mut taken);
    let mut left: BTreeSet<usize> = &all - &placed.iter().map(|name| name.shape).collect();

    // The nation keeps one scale: its small units are found by their place, not by their size.
    let core = match extent {
        Extent::Nation => None,
        Extent::Province(_) => {
            core_inset::core(sheet, shapes, &left.iter().copied().collect::<Vec<_>>())
        }
    };
    let core = core.filter(|core| {
        let inset = &core.inset;
        let (centers, rect) = (&centers(&inset.frame), inset.rect);
        let pane = Pane {
            outlines: &inset.outlines,
            centers,
            rect,
            margins: labels::TIGHTER,
        };
        let mut with_core = taken.clone();
        let inside = pane.place(names, &left, &mut with_core);
        let worthwhile = inside.len() >= WORTHWHILE;
        if worthwhile {
            taken = with_core;
            taken.push(rect);
            left.retain(|at| !inside.iter().any(|name| name.shape == *at));
            placed.extend(inside);
        }
        worthwhile
    });

    for at in left {
        if let Some(spot) = outside(names[at], at, sheet, &taken) {
            taken.push(spot.bounds);
            placed.push(Name {
                shape: at,
                spot,
                outside: true,
            });
        }
    }
    Naming {
        names: placed,
        core,
    }
}

/// The main map or a box, as far as names go.
struct Pane<'a> {
    outlines: &'a [Outline],
    centers: &'a [Point],
    rect: Rect,
    margins: &'a [i32],
}

impl Pane<'_> {
    fn place(&self, names: &[&str], wanted: &BTreeSet<usize>, taken: &mut Vec<Rect>) -> Vec<Name> {
        let mut placed = Vec::new();
        for &at in wanted {
            let rings = &self.outlines[at].land;
            if let Some(spot) = labels::place(
                names[at],
                rings,
                self.centers[at],
                self.rect,
                taken,
                self.margins,
            ) {
                taken.push(spot.bounds);
                placed.push(Name {
                    shape: at,
                    spot,
                    outside: false,
                });
            }
        }
        placed
    }
}

fn outside(name: &str, at: usize, sheet: &Sheet, taken: &[Rect]) -> Option<Spot> {
    let own = sheet.outlines.get(at)?;
    let rings = if own.land.is_empty() {
        &own.isles
    } else {
        &own.land
    };
    let others = sheet
        .outlines
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != at);
    let others: Vec<Point> = others
        .flat_map(|(_, outline)| outline.land.iter().flatten().copied())
        .collect();
    labels::place_outside(name, rings, &others, &sheet.ground, taken)
}
