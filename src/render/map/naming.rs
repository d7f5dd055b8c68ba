//! Which names a map bears: those that fit into their regions; of the others, those that a magnified core has room for, and
//! those that can stand in the sea beside their region. The rest are dropped: hovering and the table beneath tell them.

use std::collections::BTreeSet;

use crate::atlas::Scope;
use crate::atlas::boundaries::Shape;

use super::core_inset::{self, Core};
use super::labels::{self, Spot};
use super::layout::{Frame, Sheet};
use super::outline::{Outline, Point, Rect, encloses};

/// One name in its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    /// Position of its region among the map's shapes.
    pub(super) shape: usize,
    pub(super) spot: Spot,
    /// It stands on the paper, or on its neighbours too: it is written on a rim of paper, not of its region's colour.
    pub(super) outside: bool,
    /// A line from its region to it, where it stands further away.
    pub(super) lead: Option<(Point, Point)>,
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
pub(super) fn name(sheet: &Sheet, shapes: &[Shape], names: &[&str], scope: Scope) -> Naming {
    // A whole keeps one scale: its small units are found by their place, not by their size.
    let core = |left: &[usize]| match scope {
        Scope::Whole => None,
        Scope::Part => core_inset::core(sheet, shapes, left),
    };
    place(sheet, shapes, names, &core, Before::default())
}

/// The same around circles, each with the position of its region, and with a core that is known.
pub(super) fn name_around(
    sheet: &Sheet,
    shapes: &[Shape],
    names: &[&str],
    core: Option<Core>,
    circles: &[(usize, Rect)],
) -> Naming {
    let mut before = Before {
        taken: circles.iter().map(|(_, circle)| *circle).collect(),
        placed: Vec::new(),
        worthwhile: 0,
    };
    let inset = core.as_ref().map(|core| core.inset.rect);
    let boxes = sheet.sea.iter().map(|sea| sea.rect).chain(inset);
    let boxes: Vec<Rect> = boxes.collect();
    for &(at, circle) in circles {
        let pane = boxes
            .iter()
            .copied()
            .find(|pane| pane.contains(circle.center()));
        let spot = beside(names[at], circle, pane.unwrap_or(sheet.bounds)).find(|spot| {
            let name = spot.bounds;
            let free = |other: &Rect| !other.touches(name);
            before.taken.iter().all(free) && (pane.is_some() || boxes.iter().all(free))
        });
        if let Some(spot) = spot {
            before.taken.push(spot.bounds);
            before.placed.push(Name {
                shape: at,
                spot,
                // It may stand on another's land: its rim is that of the paper.
                outside: true,
                lead: None,
            });
        }
    }
    place(sheet, shapes, names, &|_| core.clone(), before)
}

/// Places for a name that touch its circle: under it, above it, at its sides.
fn beside(name: &str, circle: Rect, pane: Rect) -> impl Iterator<Item = Spot> {
    let (width, (x, y)) = (labels::width(name, labels::SIZE), circle.center());
    let (across, down) = (width / 2 + 20, labels::SIZE / 2 + 8);
    let middles = [
        (x, circle.bottom + down),
        (x, circle.top - down),
        (circle.right + across, y),
        (circle.left - across, y),
        (x + across / 2, circle.bottom + down),
        (x - across / 2, circle.bottom + down),
        (x + across / 2, circle.top - down),
        (x - across / 2, circle.top - down),
    ];
    middles
        .into_iter()
        .map(move |(x, y)| Rect {
            left: x - width / 2,
            top: y - labels::SIZE / 2,
            right: x + width / 2,
            bottom: y + labels::SIZE / 2,
        })
        .filter(move |name| width > 0 && pane.encloses(*name))
        .map(labels::spot)
}

/// What stands on the map before its names do.
struct Before {
    taken: Vec<Rect>,
    placed: Vec<Name>,
    /// A core that gives fewer names than this is left out.
    worthwhile: usize,
}

impl Default for Before {
    fn default() -> Before {
        Before {
            taken: Vec::new(),
            placed: Vec::new(),
            worthwhile: WORTHWHILE,
        }
    }
}

/// Places names with the core that `magnify` makes of those left over.
fn place(
    sheet: &Sheet,
    shapes: &[Shape],
    names: &[&str],
    magnify: &dyn Fn(&[usize]) -> Option<Core>,
    before: Before,
) -> Naming {
    let mut taken: Vec<Rect> = sheet.sea.iter().map(|sea| sea.rect).collect();
    taken.extend(before.taken);
    let known: BTreeSet<usize> = before.placed.iter().map(|name| name.shape).collect();
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
        size: labels::SIZE,
    };
    let mut placed = before.placed;
    placed.extend(main.place(names, &(&all - &known), &mut taken));
    let missing = |placed: &[Name]| -> BTreeSet<usize> {
        &all - &placed.iter().map(|name| name.shape).collect()
    };
    // A small region is told apart better where it is magnified than with its name on its borders.
    let large: BTreeSet<usize> = missing(&placed)
        .into_iter()
        .filter(|&at| !is_small(&sheet.outlines[at]))
        .collect();
    let near = Pane {
        margins: labels::NEAR,
        ..main
    };
    placed.extend(near.place(names, &large, &mut taken));
    let mut left = missing(&placed);

    let core = magnify(&left.iter().copied().collect::<Vec<_>>());
    let core = core.filter(|core| {
        let inset = &core.inset;
        let (centers, rect) = (&centers(&inset.frame), inset.rect);
        let pane = Pane {
            outlines: &inset.outlines,
            centers,
            rect,
            margins: labels::TIGHTER,
            size: labels::SIZE,
        };
        let mut with_core = taken.clone();
        let inside = pane.place(names, &left, &mut with_core);
        let worthwhile = inside.len() >= before.worthwhile;
        if worthwhile {
            taken = with_core;
            taken.push(rect);
            left.retain(|at| !inside.iter().any(|name| name.shape == *at));
            placed.extend(inside);
        }
        worthwhile
    });
    let inside = near.place(names, &left, &mut taken);
    left.retain(|at| !inside.iter().any(|name| name.shape == *at));
    placed.extend(inside);

    // A dash of the South China Sea beside a name would pass for a line that leads to it.
    let dashes = sheet
        .dashes
        .iter()
        .filter_map(|line| Rect::around(line.iter().copied()));
    taken.extend(dashes.map(|dash| dash.grown(60)));
    for at in left {
        if let Some(spot) = outside(names[at], (at, &shapes[at]), sheet, &taken) {
            taken.push(spot.bounds);
            placed.push(Name {
                shape: at,
                spot,
                outside: true,
                lead: None,
            });
            continue;
        }
        if let Some(name) = led_out(names[at], (at, &shapes[at]), sheet, &placed, &taken) {
            taken.push(name.spot.bounds);
            placed.push(name);
        }
    }
    // What is left may stand on its own borders, the narrowest first: it can give way least.
    let last = Pane {
        margins: labels::ACROSS,
        ..main
    };
    let mut left: Vec<usize> = missing(&placed).into_iter().collect();
    left.sort_by_key(|&at| bounds(&sheet.outlines[at]).map(Rect::width));
    for at in left {
        placed.extend(last.place(names, &BTreeSet::from([at]), &mut taken));
    }
    Naming {
        names: placed,
        core,
    }
}

fn bounds(outline: &Outline) -> Option<Rect> {
    Rect::around(outline.land.iter().flatten().copied())
}

/// A region that lies in a square of 45 units.
fn is_small(outline: &Outline) -> bool {
    bounds(outline).is_none_or(|bounds| bounds.width().max(bounds.height()) < 450)
}

/// The main map or a box, as far as names go.
#[derive(Clone, Copy)]
pub(super) struct Pane<'a> {
    pub(super) outlines: &'a [Outline],
    pub(super) centers: &'a [Point],
    pub(super) rect: Rect,
    pub(super) margins: &'a [i32],
    /// Of the type, in tenths.
    pub(super) size: i32,
}

impl Pane<'_> {
    pub(super) fn place(
        &self,
        names: &[&str],
        wanted: &BTreeSet<usize>,
        taken: &mut Vec<Rect>,
    ) -> Vec<Name> {
        let mut placed = Vec::new();
        for &at in wanted {
            let rings = &self.outlines[at].land;
            if let Some(spot) = labels::place(
                (names[at], self.size),
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
                    outside: overhangs(rings, spot.bounds, self.size),
                    lead: None,
                });
            }
        }
        placed
    }
}

/// The rings that a name outside keeps to: those of the land, where there is any, that lie about the region's middle.
fn home(shape: &Shape, outline: &Outline, sheet: &Sheet) -> Vec<Vec<Point>> {
    let center = sheet.frame.point(shape.center);
    let land = Outline {
        land: outline.land.clone(),
        isles: Vec::new(),
    };
    let some = if outline.land.is_empty() {
        outline
    } else {
        &land
    };
    some.home(center).into_iter().cloned().collect()
}

/// Whether a name reaches over the borders of its region by more than the air around a glyph.
fn overhangs(rings: &[Vec<Point>], name: Rect, size: i32) -> bool {
    let ink = name.grown(-size / 5);
    let columns = [ink.left, name.center().0, ink.right];
    let inside = |&x: &i32| {
        [ink.top, ink.bottom]
            .iter()
            .all(|&y| encloses(rings, (x, y)))
    };
    !columns.iter().all(inside)
}

fn outside(
    name: &str,
    (at, shape): (usize, &Shape),
    sheet: &Sheet,
    taken: &[Rect],
) -> Option<Spot> {
    let rings = &home(shape, sheet.outlines.get(at)?, sheet);
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

/// A place in free ground a little further away, with a line to it that crosses no name.
fn led_out(
    name: &str,
    (at, shape): (usize, &Shape),
    sheet: &Sheet,
    placed: &[Name],
    taken: &[Rect],
) -> Option<Name> {
    let rings = &home(shape, sheet.outlines.get(at)?, sheet);
    let bounds = Rect::around(rings.iter().flatten().copied())?;
    let width = labels::width(name, labels::SIZE);
    if width == 0 {
        return None;
    }
    let mut ground = sheet.ground.clone();
    for rect in taken {
        ground.take_rect(rect.grown(20));
    }
    let room = ground.nearest(width, labels::SIZE, 20, bounds.center())?;
    if room.away(bounds.center()) > FAR * FAR {
        return None;
    }
    let from = bounds.center();
    let to = room.grown(10).nearest(from);
    let clear = placed.iter().all(|other| {
        (0..=8).all(|step| {
            let along = |a: i32, b: i32| a + (b - a) * step / 8;
            !other
                .spot
                .bounds
                .contains((along(from.0, to.0), along(from.1, to.1)))
        })
    });
    clear.then_some(Name {
        shape: at,
        spot: labels::spot(room),
        outside: true,
        lead: Some((from, to)),
    })
}

/// A name is led this far from the middle of its region at most.
const FAR: i64 = 450;
