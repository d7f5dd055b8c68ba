//! Names of people that stand upright on a map. From a region a plumb line rises or falls to the first free ground, where the
//! name stands at its end; a name that finds none is left out.

use crate::atlas::boundaries::Shape;
use crate::plan::map::StandingName;

use super::ground::Ground;
use super::layout::Sheet;
use super::outline::{Outline, Point, Rect, encloses};

/// Size of the type in tenths.
const SIZE: i32 = 250;
/// So many names at most: more would be a list.
const MOST: usize = 4;
/// From one character's baseline to the next.
const PITCH: i32 = 305;
/// The same in a name of two, which stands a little apart so as to hold its own beside three.
const PITCH_OF_TWO: i32 = 455;
/// Plumb lines keep this far apart,
const APART: i32 = 840;
/// and where there is no other way, twice a name's width.
const CLOSE: i32 = 600;
/// The longest plumb line, of those whom the site chose and where no nearer name is left.
const LONGEST: i32 = 2000;
/// A line that does not cross half the map.
const SHORT: i32 = 1000;
/// Between the land and a name: here the end of the line shows.
const CLEAR: i32 = 240;
/// Between the end of the line and the name.
const GAP: i32 = 70;
/// Above and beneath a map the sheet may grow by this much for its names, in whole cells of the ground.
const ROOM: i32 = 960;

/// A name in its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stand<'a> {
    pub(super) who: &'a StandingName,
    /// Where the plumb line begins, inside the region.
    pub(super) foot: Point,
    /// The height of its other end.
    pub(super) end: i32,
    /// What the name covers.
    pub(super) bounds: Rect,
}

impl Stand<'_> {
    /// The baseline of the first character.
    pub(super) fn first(&self) -> i32 {
        self.bounds.top + SIZE * 22 / 25
    }

    /// From one baseline to the next.
    pub(super) fn pitch(&self) -> i32 {
        pitch(&self.who.name)
    }
}

fn pitch(name: &str) -> i32 {
    if name.chars().count() == 2 {
        PITCH_OF_TWO
    } else {
        PITCH
    }
}

/// The names that stand, and the sheet that they need: it grows above and beneath where they do not find room on it. `key`
/// is what the key takes of the sheet; where it lies in an upper or a lower corner, it moves with the sheet's edge.
pub(super) fn stand<'a>(
    sheet: &Sheet,
    shapes: &[Shape],
    names: &'a [StandingName],
    key: Option<Rect>,
) -> (Vec<Stand<'a>>, Rect) {
    let grown = Rect {
        top: sheet.bounds.top - ROOM,
        bottom: sheet.bounds.bottom + ROOM,
        ..sheet.bounds
    };
    let mut ground = sheet.ground.on(grown);
    for rect in [key, sheet.sea.as_ref().map(|sea| sea.rect)]
        .into_iter()
        .flatten()
    {
        let middle = sheet.bounds.center().1;
        ground.take_rect(Rect {
            top: if rect.bottom < middle {
                grown.top
            } else {
                rect.top
            },
            bottom: if rect.top > middle {
                grown.bottom
            } else {
                rect.bottom
            },
            ..rect
        });
    }
    let mut stands: Vec<Stand<'a>> = Vec::new();
    // A larger sheet is better than lines across half the map.
    let passes = [
        (true, LONGEST, true, CLOSE),
        (false, SHORT, false, APART),
        (false, SHORT, true, APART),
        (false, LONGEST, false, APART),
        (false, LONGEST, true, CLOSE),
    ];
    for (chosen, longest, grows, apart) in passes {
        for who in names.iter().filter(|who| who.chosen == chosen) {
            if stands.len() == MOST {
                break;
            }
            if stands.iter().any(|stand| stand.who.adcode == who.adcode) {
                continue;
            }
            let at = shapes.iter().position(|shape| shape.adcode == who.adcode);
            let place = at.and_then(|at| {
                let center = sheet.frame.point(shapes.get(at)?.center);
                let own = sheet.outlines.get(at)?;
                Place {
                    ground: &ground,
                    sheet: sheet.bounds,
                    grows,
                    apart,
                    own,
                    center,
                    longest,
                }
                .find(who, &stands)
            });
            stands.extend(place);
        }
    }
    let bounds = stands.iter().fold(sheet.bounds, |bounds, stand| {
        let needed = stand.bounds.grown(40);
        // To whole units, so that the sheet keeps round measures.
        Rect {
            top: bounds.top.min(needed.top.div_euclid(10) * 10),
            bottom: bounds.bottom.max((needed.bottom + 9).div_euclid(10) * 10),
            ..bounds
        }
    });
    (stands, bounds)
}

/// Where one region's name may stand.
struct Place<'a> {
    ground: &'a Ground,
    sheet: Rect,
    /// Whether it may stand beyond the sheet.
    grows: bool,
    /// How far from other lines.
    apart: i32,
    own: &'a Outline,
    center: Point,
    longest: i32,
}

impl Place<'_> {
    /// The nearest free place above or below the region: at its centre, or a little beside it.
    fn find<'n>(&self, who: &'n StandingName, others: &[Stand<'_>]) -> Option<Stand<'n>> {
        let beside = [0, 60, -60, 120, -120, 180, -180, 240, -240];
        let mut best: Option<(i32, Stand<'n>)> = None;
        for by in beside {
            let foot = (self.center.0 + by, self.center.1);
            let inside = by == 0 || encloses(&self.own.land, foot);
            let apart = |other: &Stand<'_>| (other.foot.0 - foot.0).abs() >= self.apart;
            if !inside || !others.iter().all(apart) {
                continue;
            }
            for up in [true, false] {
                let Some(stand) = self.rise(who, foot, up) else {
                    continue;
                };
                let (name, sheet) = (stand.bounds, self.sheet);
                if !self.grows && !sheet.encloses(name) {
                    continue;
                }
                let beyond = (sheet.top - name.top)
                    .max(name.bottom - sheet.bottom)
                    .max(0);
                // The middle of a region is worth a longer line, and a sheet that need not grow as well.
                let cost = (stand.end - foot.1).abs() + by.abs() * 2 + beyond;
                if best.is_none_or(|(least, _)| cost < least) {
                    best = Some((cost, stand));
                }
            }
        }
        best.map(|(_, stand)| stand)
    }

    /// The first free place on the way up or down.
    fn rise<'n>(&self, who: &'n StandingName, foot: Point, up: bool) -> Option<Stand<'n>> {
        let steps = i32::try_from(who.name.chars().count().saturating_sub(1)).unwrap_or_default();
        let height = steps * pitch(&who.name) + SIZE;
        let half = SIZE * 6 / 10;
        let mut away = CLEAR;
        while away <= self.longest {
            let (top, bottom) = if up {
                (foot.1 - away - height, foot.1 - away)
            } else {
                (foot.1 + away, foot.1 + away + height)
            };
            let bounds = Rect {
                left: foot.0 - half,
                top,
                right: foot.0 + half,
                bottom,
            };
            let around = Rect {
                top: top - if up { 40 } else { CLEAR - GAP },
                bottom: bottom + if up { CLEAR - GAP } else { 40 },
                ..bounds.grown(40)
            };
            if self.ground.is_free(around) {
                let end = if up { bottom + GAP } else { top - GAP };
                return Some(Stand {
                    who,
                    foot,
                    end,
                    bounds,
                });
            }
            away += 20;
        }
        None
    }
}
