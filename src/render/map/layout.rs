//! What stands where on a map's sheet: the land fitted to its width, the South China Sea in a box beside it, what else it takes of the
//! ground.

use crate::atlas::SouthChinaSea;
use crate::atlas::boundaries::{Position, Ring, Shape};

use super::ground::Ground;
use super::outline::{Outline, Point, Rect, clip, outlines};
use super::projection::{Albers, Plane};
use super::thinning::Thinning;

/// 720 units in tenths.
pub(crate) const WIDTH: i32 = 7200;
const MAX_HEIGHT: i32 = 7200;
const MARGIN: i32 = 60;
/// What lies wholly south of this is drawn in the box of the South China Sea only.
const SOUTH: f64 = 17.9;
/// The corners of the box: the sea with its dashes, west, south, east, north.
const SEA: [f64; 4] = [105.5, 2.8, 123.0, 24.6];

/// A projection with a scale and a place on the sheet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    projection: Plane,
    scale: f64,
    left: f64,
    top: f64,
}

impl Frame {
    /// Fits positions into an area, in its upper left corner, as wide as it goes. The second value is the area used.
    fn fit(
        projection: Plane,
        positions: impl Iterator<Item = Position>,
        area: Rect,
    ) -> (Self, Rect) {
        let [mut west, mut north, mut east, mut south] = [
            f64::INFINITY,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::NEG_INFINITY,
        ];
        for (x, y) in positions.map(|position| projection.project(position)) {
            west = west.min(x);
            east = east.max(x);
            north = north.min(y);
            south = south.max(y);
        }
        if west >= east || north >= south {
            return (
                Self {
                    projection,
                    scale: 1.0,
                    left: 0.0,
                    top: 0.0,
                },
                area,
            );
        }
        let scale = (f64::from(area.width()) / (east - west))
            .min(f64::from(area.height()) / (south - north));
        let left = f64::from(area.left) - west * scale;
        let top = f64::from(area.top) - north * scale;
        let used = Rect {
            right: area.left + round((east - west) * scale),
            bottom: area.top + round((south - north) * scale),
            ..area
        };
        (
            Self {
                projection,
                scale,
                left,
                top,
            },
            used,
        )
    }

    /// A position in tenths of a unit.
    pub(crate) fn point(&self, position: Position) -> Point {
        let (x, y) = self.projection.project(position);
        (
            round(x * self.scale + self.left),
            round(y * self.scale + self.top),
        )
    }

    /// The same moved to the right.
    fn shifted(self, right: i32) -> Self {
        Self {
            left: self.left + f64::from(right),
            ..self
        }
    }

    /// The same enlarged, so that `source` fills `target`.
    pub(crate) fn magnified(self, source: Rect, target: Rect) -> Self {
        let zoom = f64::from(target.width()) / f64::from(source.width());
        Self {
            scale: self.scale * zoom,
            left: (self.left - f64::from(source.left)) * zoom + f64::from(target.left),
            top: (self.top - f64::from(source.top)) * zoom + f64::from(target.top),
            ..self
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "`as` saturates, and a map is a few thousand tenths wide"
)]
fn round(value: f64) -> i32 {
    value.round() as i32
}

/// A box on the sheet with a part of the country in it.
#[derive(Debug, Clone)]
pub(crate) struct Inset {
    pub(crate) rect: Rect,
    pub(crate) frame: Frame,
    /// One for each shape of the map.
    pub(crate) outlines: Vec<Outline>,
}

/// Everything on a map's sheet but names and colours.
#[derive(Debug, Clone)]
pub(crate) struct Sheet {
    pub(crate) bounds: Rect,
    pub(crate) frame: Frame,
    /// The main map, one outline for each shape.
    pub(crate) outlines: Vec<Outline>,
    pub(crate) sea: Option<Inset>,
    /// The nation's coasts in the box of a province, for bearing: the nation's own box has its regions there instead.
    pub(crate) coasts: Vec<Vec<Point>>,
    /// The dashes, on the main map and in the box.
    pub(crate) dashes: Vec<Vec<Point>>,
    pub(crate) ground: Ground,
}

/// How large the box of the South China Sea is and how fine the land.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    pub(crate) thinning: Thinning,
    /// Width of the box of the South China Sea in tenths.
    pub(crate) sea: i32,
    /// The detail in the box.
    pub(crate) sea_thinning: Thinning,
}

/// Whether a ring is part of the main map: none of 三沙市 is, though its northernmost reefs lie as far north as Hainan.
fn is_north(shape: &Shape, ring: &Ring) -> bool {
    let [_, middle] = shape.center;
    middle > SOUTH && ring.iter().any(|&[_, lat]| lat > SOUTH)
}

fn all_rings(shapes: &[Shape]) -> impl Iterator<Item = (&Shape, &Ring)> {
    shapes
        .iter()
        .flat_map(|shape| shape.rings().map(move |ring| (shape, ring)))
}

/// The rings of the main map.
fn north(shapes: &[Shape]) -> impl Iterator<Item = &Ring> {
    all_rings(shapes)
        .filter(|(shape, ring)| is_north(shape, ring))
        .map(|(_, ring)| ring)
}

/// Whether a part of China's shapes lies in the south of its sea.
pub(crate) fn has_sea(shapes: &[Shape]) -> bool {
    all_rings(shapes).any(|(shape, ring)| !is_north(shape, ring))
}

/// Lays out a map of `shapes`. On China's maps the box of the South China Sea is there when a part of them lies in its south.
pub(crate) fn sheet(
    shapes: &[Shape],
    china: Option<SouthChinaSea>,
    projection: Plane,
    style: Style,
) -> Sheet {
    let china = china.filter(|_| has_sea(shapes));
    let is_main = |shape: &Shape, ring: &Ring| china.is_none() || is_north(shape, ring);
    let nation = china.and_then(|china| china.nation);
    let area = |right: i32| Rect {
        left: MARGIN,
        top: MARGIN,
        right,
        bottom: MAX_HEIGHT - MARGIN,
    };

    let mut right = WIDTH - MARGIN;
    let (frame, bounds, sea) = loop {
        let (frame, used) = Frame::fit(
            projection,
            main_positions(shapes, china.is_some()),
            area(right),
        );
        let height = used.bottom + MARGIN;
        if china.is_none() {
            // A tall province stands in the middle of the sheet.
            let bounds = Rect {
                left: 0,
                top: 0,
                right: WIDTH,
                bottom: height,
            };
            break (
                frame.shifted((WIDTH - MARGIN - used.right) / 2),
                bounds,
                None,
            );
        }
        let corner = Rect {
            left: WIDTH - style.sea - 10,
            top: 0,
            right: WIDTH - 10,
            bottom: MAX_HEIGHT,
        };
        let (_, size) = sea_frame(corner);
        let height = height.max(size.height() + 2 * MARGIN);
        let rect = Rect {
            top: height - 10 - size.height(),
            bottom: height - 10,
            ..corner
        };
        let covers = |ring: &Ring| {
            Rect::around(ring.iter().map(|&p| frame.point(p)))
                .is_some_and(|b| b.touches(rect.grown(40)))
        };
        if right < WIDTH / 2 || !north(shapes).any(covers) {
            break (
                frame,
                Rect {
                    left: 0,
                    top: 0,
                    right: WIDTH,
                    bottom: height,
                },
                Some(rect),
            );
        }
        right -= 100;
    };

    let main = outlines(shapes, &frame, &is_main, style.thinning);
    let sea = sea.map(|rect| {
        inset(
            shapes,
            sea_frame(rect).0,
            rect,
            nation.is_none(),
            style.sea_thinning,
        )
    });
    let coasts = match (&sea, nation) {
        (Some(sea), Some(nation)) => inset(nation, sea.frame, sea.rect, true, style.sea_thinning)
            .outlines
            .into_iter()
            .flat_map(|outline| outline.land)
            .collect(),
        _ => Vec::new(),
    };
    let mut lines: Vec<Vec<Point>> = Vec::new();
    if let (Some(sea), Some(china)) = (&sea, china) {
        let dashes = china.dashes;
        // A dash off the main map's land is drawn there too, if all of it lies north of the box's own south.
        let beside = dashes
            .iter()
            .filter(|line| line.iter().all(|&[_, lat]| lat > SOUTH) && nation.is_none());
        lines.extend(beside.map(|line| line.iter().map(|&p| frame.point(p)).collect()));
        lines.extend(
            dashes
                .iter()
                .map(|line| line.iter().map(|&p| sea.frame.point(p)).collect()),
        );
    }

    let mut ground = Ground::new(bounds);
    for line in &lines {
        ground.take_line(line);
    }
    if let Some(sea) = &sea {
        ground.take_rect(sea.rect);
    }
    let rings: Vec<&Vec<Point>> = main
        .iter()
        .flat_map(|outline| outline.land.iter().chain(&outline.isles))
        .collect();
    ground.take_land(&rings);
    Sheet {
        bounds,
        frame,
        outlines: main,
        sea,
        coasts,
        dashes: lines,
        ground,
    }
}

fn sea_frame(rect: Rect) -> (Frame, Rect) {
    let [west, south, east, north] = SEA;
    let edge = [
        [west, south],
        [east, south],
        [west, north],
        [east, north],
        [114.0, south],
        [114.0, north],
    ];
    Frame::fit(Plane::Albers(Albers::nation()), edge.into_iter(), rect)
}

/// What a box shows: the land inside it, cut at its edge, and the islands wholly inside.
pub(crate) fn inset(
    shapes: &[Shape],
    frame: Frame,
    rect: Rect,
    with_land: bool,
    thinning: Thinning,
) -> Inset {
    let shows = |shape: &Shape, ring: &Ring| {
        (with_land || !is_north(shape, ring))
            && Rect::around(ring.iter().map(|&p| frame.point(p))).is_some_and(|b| b.touches(rect))
    };
    let mut outlines = outlines(shapes, &frame, &shows, thinning);
    for outline in &mut outlines {
        outline.land = outline
            .land
            .iter()
            .map(|ring| clip(ring, rect))
            .filter(|ring| !ring.is_empty())
            .collect();
        outline
            .isles
            .retain(|isle| isle.iter().all(|&point| rect.contains(point)));
    }
    Inset {
        rect,
        frame,
        outlines,
    }
}

/// The positions that a map's projection and scale follow: all but what lies in the box of the South China Sea.
pub(crate) fn main_positions(shapes: &[Shape], china: bool) -> impl Iterator<Item = Position> {
    all_rings(shapes)
        .filter(move |(shape, ring)| !china || is_north(shape, ring))
        .flat_map(|(_, ring)| ring.iter().copied())
}
