//! Maps as inline SVG: a choropleth of a nation or a province, and a small locator.
//!
//! The theme's CSS colours everything; the classes are listed in `svg`. No `style` attribute, no colour, no script, so the
//! pages' Content-Security-Policy holds. Sizes are in units of a sheet 720 wide.

mod core_inset;
mod ground;
mod labels;
mod layout;
mod locator;
mod naming;
mod outline;
mod picture;
mod projection;
mod standing;
mod svg;
#[cfg(test)]
mod tests;
mod thinning;

use std::collections::{BTreeMap, BTreeSet};

use crate::atlas::boundaries::Shape;
use crate::atlas::{Adcode, Ground, Scope};
use crate::plan::map::{MapRegion, MapSpec, Names};

use crate::plan::map::scale::class;
pub use locator::{LocatorBase, locator};
pub use picture::picture;

use core_inset::Core;
use labels::Spot;
use layout::{Sheet, Style};
use outline::{Outline, Point, Rect};
use projection::Plane;
use thinning::Thinning;

/// A finished map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// A complete `<svg>` element.
    pub svg: String,
    /// Height of the sheet in units; it is 720 wide.
    pub height: u32,
    /// Where a key of 264 × 76 units covers nothing: 232 × 58 pixels on a map at least 650 wide.
    pub key: KeyPlace,
    /// Regions of the call that have no shape on this map: to be named beneath it.
    pub without_shape: Vec<Adcode>,
}

/// Where the key (legend) stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyPlace {
    /// Inside the map's lower left corner.
    BottomLeft,
    /// Inside the upper left one.
    TopLeft,
    /// Inside the lower right one.
    BottomRight,
    /// Inside the upper right one.
    TopRight,
    /// No corner is free: under the map.
    Below,
}

/// Draws a map as an inline `<svg>`.
pub fn svg(spec: &MapSpec) -> String {
    draw(spec).svg
}

/// Draws a map.
pub fn draw(spec: &MapSpec) -> Drawing {
    let shapes = spec.ground.shapes();
    let mut sheet = sheet(&spec.ground, style(spec.ground.scope));
    let views: BTreeMap<Adcode, &MapRegion> = spec
        .regions
        .iter()
        .map(|view| (view.adcode, view))
        .collect();
    let known: BTreeSet<Adcode> = shapes.iter().map(|shape| shape.adcode).collect();
    let max = spec
        .regions
        .iter()
        .filter(|view| known.contains(&view.adcode))
        .map(|view| view.count)
        .max()
        .unwrap_or(0);

    let (key, key_rect) = key_place(&mut sheet, &spec.names);
    let (stands, bounds) = match &spec.names {
        Names::Regions => (Vec::new(), sheet.bounds),
        Names::Standing(people) => standing::stand(&sheet, shapes, people, key_rect),
    };
    let names: Vec<&str> = shapes
        .iter()
        .map(|shape| {
            views
                .get(&shape.adcode)
                .map_or("", |view| view.short.as_str())
        })
        // Where people's names stand, the map is a picture and bears no others.
        .map(|name| if stands.is_empty() { name } else { "" })
        .collect();
    let naming = naming::name(&sheet, shapes, &names, spec.ground.scope);
    let core = naming.core.as_ref();

    let regions = shapes.iter().enumerate().map(|(at, shape)| {
        let view = views.get(&shape.adcode).copied();
        let count = view.map_or(0, |view| view.count);
        Region {
            adcode: shape.adcode,
            class: class(count, max),
            title: view.map_or_else(
                || format!("{}：0{}", shape.name, spec.unit),
                |view| view.title.clone(),
            ),
            href: view.and_then(|view| view.href.as_deref()),
            drawn: Drawn::new(&sheet, core, at, shape),
        }
    });
    let labels = naming.names.iter().map(|name| {
        let count = views
            .get(&shapes[name.shape].adcode)
            .map_or(0, |view| view.count);
        let on = (!name.outside).then(|| class(count, max));
        Label {
            text: names[name.shape],
            on,
            spot: name.spot,
            lead: name.lead,
        }
    });
    let regions: Vec<Region<'_>> = regions.collect();
    let labels: Vec<Label<'_>> = labels.collect();
    let svg = svg::write(&svg::Map {
        id_prefix: &spec.id_prefix,
        title: &spec.label_title,
        desc: &spec.desc,
        sheet: &sheet,
        bounds,
        key,
        core,
        magnified: &spec.magnified,
        regions: &regions,
        labels: &labels,
        stands: &stands,
    });
    let without_shape = spec
        .regions
        .iter()
        .map(|view| view.adcode)
        .filter(|code| !known.contains(code))
        .collect();
    let height = u32::try_from(bounds.height() / 10).unwrap_or_default();
    Drawing {
        svg,
        height,
        key,
        without_shape,
    }
}

/// One region, ready to be written.
struct Region<'a> {
    adcode: Adcode,
    class: u8,
    title: String,
    href: Option<&'a str>,
    drawn: Drawn,
}

/// A name, ready to be written, with the class of the region it stands on; `None` for one on the paper beside it.
struct Label<'a> {
    text: &'a str,
    on: Option<u8>,
    spot: Spot,
    /// From its region to it, where it does not stand beside it.
    lead: Option<(Point, Point)>,
}

/// What is drawn of one region.
#[derive(Debug, Clone, Default)]
struct Drawn {
    /// On the main map and in the magnified core.
    land: Vec<Vec<Point>>,
    /// In the box of the South China Sea.
    sea: Vec<Vec<Point>>,
    isles: Vec<Vec<Point>>,
    /// A region too small for an outline: a dot in its place.
    dot: Option<Point>,
    /// A place for the pointer on a region that is hard to hit, with its radius in tenths.
    hit: Option<(Point, i32)>,
}

/// A region less than this wide and high gets a place for the pointer.
const SMALL: i32 = 80;

impl Drawn {
    fn new(sheet: &Sheet, core: Option<&Core>, at: usize, shape: &Shape) -> Self {
        let outline = |outlines: &[Outline]| outlines.get(at).cloned().unwrap_or_default();
        let main = outline(&sheet.outlines);
        let sea = sheet
            .sea
            .as_ref()
            .map(|sea| outline(&sea.outlines))
            .unwrap_or_default();
        let core = core
            .map(|core| outline(&core.inset.outlines))
            .unwrap_or_default();

        let extent = Rect::around(main.land.iter().chain(&main.isles).flatten().copied());
        let only_isles = main.land.is_empty() && core.land.is_empty();
        let center = sheet.frame.point(shape.center);
        let (dot, hit) = match extent {
            Some(extent) if extent.width().max(extent.height()) < SMALL && core.land.is_empty() => {
                (only_isles.then_some(center), Some((center, 50)))
            }
            // One that is small with others of its islands far off, as Fiji at both edges of a map of the world.
            Some(_) if small_home(&main, center) && core.land.is_empty() => {
                (None, Some((center, 50)))
            }
            Some(_) => (None, None),
            // A region that lies in the box alone, as 三沙市 on Hainan's map.
            None => (
                None,
                sheet
                    .sea
                    .as_ref()
                    .map(|sea| (sea.frame.point(shape.center), 70)),
            ),
        };
        let mut isles = if dot.is_some() {
            Vec::new()
        } else {
            main.isles
        };
        isles.extend(sea.isles);
        isles.extend(core.isles);
        let mut land = main.land;
        land.extend(core.land);
        Self {
            land,
            sea: sea.land,
            isles,
            dot,
            hit,
        }
    }
}

/// Whether what lies about a region's middle is hard to hit.
fn small_home(outline: &Outline, center: Point) -> bool {
    let home = outline.home(center).into_iter().flatten().copied();
    Rect::around(home).is_some_and(|home| home.width().max(home.height()) < SMALL)
}

/// A whole has many points and must stay under 45 KB, a part under 30.
fn style(scope: Scope) -> Style {
    let (area, budget, sea) = match scope {
        Scope::Whole => (0.35, 4200, 880),
        Scope::Part => (0.5, 2600, 1500),
    };
    Style {
        thinning: Thinning {
            area,
            budget,
            spacing: 8,
        },
        sea,
        sea_thinning: Thinning {
            area: 0.25,
            budget: usize::MAX,
            spacing: 8,
        },
    }
}

fn sheet(ground: &Ground, style: Style) -> Sheet {
    let shapes = ground.shapes();
    let positions = layout::main_positions(shapes, ground.sea.is_some());
    let projection = Plane::new(ground.projection, positions);
    layout::sheet(shapes, ground.sea, projection, style)
}

/// Finds the key's corner and takes its ground. In a lower corner the sheet may grow a little for it.
fn key_place(sheet: &mut Sheet, names: &Names) -> (KeyPlace, Option<Rect>) {
    const WIDTH: i32 = 2640;
    const HEIGHT: i32 = 760;
    const GROWN: i32 = 300;
    let Rect {
        left,
        top,
        right,
        bottom,
    } = sheet.bounds;
    let low = |place, left| [0, GROWN].map(|by| (place, left, bottom + by - HEIGHT, by));
    let mut left_corners = vec![(KeyPlace::TopLeft, left, top, 0)];
    let mut right_corners = vec![(KeyPlace::TopRight, right - WIDTH, top, 0)];
    // A picture is read from above; else the crowded core needs the upper corners.
    let at = match names {
        Names::Regions => 0,
        Names::Standing(_) => 1,
    };
    left_corners.splice(at..at, low(KeyPlace::BottomLeft, left));
    right_corners.splice(at..at, low(KeyPlace::BottomRight, right - WIDTH));
    for (place, left, top, by) in left_corners.into_iter().chain(right_corners) {
        let bounds = Rect {
            bottom: bottom + by,
            ..sheet.bounds
        };
        let rect = Rect {
            left,
            top,
            right: left + WIDTH,
            bottom: top + HEIGHT,
        };
        let mut ground = sheet.ground.on(bounds);
        if ground.is_free(rect) {
            ground.take_rect(rect);
            sheet.ground = ground;
            sheet.bounds = bounds;
            return (place, Some(rect));
        }
    }
    (KeyPlace::Below, None)
}
