//! Maps as inline SVG: a choropleth of a nation or a province, and a small locator.
//!
//! The theme's CSS colours everything; the classes are listed in `svg`. No `style` attribute, no colour, no script, so the
//! pages' Content-Security-Policy holds. Sizes are in units of a sheet 720 wide.

mod circles;
mod core_inset;
mod fonts;
mod ground;
mod hatch;
mod hits;
mod image;
mod labels;
mod layer;
mod layout;
mod locator;
mod naming;
mod outline;
mod phone;
mod picture;
mod projection;
mod region;
mod standing;
mod svg;
#[cfg(test)]
mod tests;
mod thinning;
mod tiles;

use std::collections::{BTreeMap, BTreeSet};

use crate::atlas::{Adcode, Ground, Scope, boundaries};
use crate::parse::map_style::MapStyle;
use crate::plan::map::{Look, MapRegion, MapSpec, Names};

pub use image::image;
pub use locator::{LocatorBase, locator};
pub use picture::picture;
pub use tiles::tiles;

use core_inset::Core;
use layout::{Sheet, Style};
use outline::Rect;
use projection::Plane;
use region::{Drawn, Label, Region, class_of};
use thinning::Thinning;

/// A finished map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// A complete `<svg>` element.
    pub svg: String,
    /// The key of its circles, an `<svg>` of the same width, with its height in units.
    pub sizes: Option<(String, u32)>,
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
    let drawing = draw(spec);
    match drawing.sizes {
        Some((sizes, _)) => format!("{}\n{sizes}", drawing.svg),
        None => drawing.svg,
    }
}

/// Draws a map.
pub fn draw(spec: &MapSpec) -> Drawing {
    let shapes = spec.ground.shapes();
    let mut sheet = sheet(&spec.ground, style(spec.ground.scope, &spec.look));
    let views: BTreeMap<Adcode, &MapRegion> = spec
        .regions
        .iter()
        .map(|view| (view.adcode, view))
        .collect();
    let known: BTreeSet<Adcode> = shapes.iter().map(|shape| shape.adcode).collect();
    let look = &spec.look;
    let by_shape: Vec<Option<&MapRegion>> = shapes
        .iter()
        .map(|shape| views.get(&shape.adcode).copied())
        .collect();
    let short: Vec<&str> = by_shape
        .iter()
        .map(|view| view.map_or("", |view| view.short.as_str()))
        .collect();
    let (key, key_rect) = if look.style.circles() {
        // Their key is as wide as the map and stands beneath it.
        (KeyPlace::Below, None)
    } else {
        key_place(&mut sheet, &spec.names)
    };
    let circled = |core: Option<&Core>| {
        let max = look.scale.max();
        (look.style.circles()).then(|| circles::place(&sheet, shapes, &by_shape, core, max))
    };
    let mut circles = match &spec.names {
        Names::Standing(_) => circled(None),
        Names::Regions => None,
    };
    let (stands, bounds) = match &spec.names {
        Names::Regions => (Vec::new(), sheet.bounds),
        Names::Standing(people) => {
            let mut busy = sheet.clone();
            for circle in circles.iter().flat_map(|(circles, _)| circles) {
                busy.ground.take_rect(circle.bounds());
            }
            standing::stand(&busy, shapes, people, key_rect)
        }
    };
    // Where people's names stand, the map is a picture and bears no others.
    let names = if stands.is_empty() {
        short
    } else {
        vec![""; shapes.len()]
    };
    let naming = if look.style.circles() && stands.is_empty() {
        // The core is what it would be without circles, since they stand in it.
        let core = naming::name(&sheet, shapes, &names, spec.ground.scope).core;
        circles = circled(core.as_ref());
        let around: Vec<(usize, Rect)> = (circles.iter().flat_map(|(circles, _)| circles))
            .map(|circle| (circle.shape, circle.bounds()))
            .collect();
        naming::name_around(&sheet, shapes, &names, core, &around)
    } else {
        naming::name(&sheet, shapes, &names, spec.ground.scope)
    };
    let core = naming.core.as_ref();

    let hits = hits::on_land(&sheet, core, shapes);
    let regions = shapes.iter().enumerate().map(|(at, shape)| {
        let view = by_shape[at];
        // A circle bears its region's link and title itself; of both marks the land's title tells the whole alone.
        let circled = look.style.circles() && view.is_some_and(|view| view.count > 0);
        let bare = circled && !look.style.colours();
        Region {
            adcode: shape.adcode,
            class: class_of(look, view),
            layers: layer::classes(look, view),
            title: view.map_or_else(
                || format!("{}：0{}", shape.name, spec.unit),
                |view| match circled {
                    _ if bare => String::new(),
                    true => format!("{}：{}{}", view.name, view.count, spec.unit),
                    false => view.title.clone(),
                },
            ),
            href: view.and_then(|view| view.href.as_deref()).filter(|_| !bare),
            drawn: Drawn {
                hit: hits[at].filter(|_| !circled),
                ..Drawn::new(&sheet, core, at, shape)
            },
        }
    });
    let phone = if spec.phone && stands.is_empty() && !look.style.circles() {
        phone::names(&sheet, shapes, &names, core)
    } else {
        Vec::new()
    };
    let label = |name: &naming::Name| {
        let view = by_shape[name.shape];
        let on = (!name.outside).then(|| {
            let layers = layer::classes(look, view);
            format!("{}{layers}", class_of(look, view))
        });
        Label {
            text: names[name.shape],
            on,
            spot: name.spot,
            lead: name.lead,
        }
    };
    let regions: Vec<Region<'_>> = regions.collect();
    let mut labels: Vec<Label<'_>> = naming.names.iter().map(label).collect();
    labels.extend(islets(&spec.ground, &sheet));
    let phone: Vec<Label<'_>> = phone.iter().map(label).collect();
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
        phone: &phone,
        stands: &stands,
        style: match look.style {
            MapStyle::Circles => " circled",
            MapStyle::Both => " circled both",
            MapStyle::Choropleth | MapStyle::Tiles => "",
        },
        hatched: by_shape.iter().flatten().any(|view| view.unknown),
        over: &|out| {
            if let Some((circles, size)) = &circles {
                circles::write(out, spec, &by_shape, circles, *size, &hits);
            }
        },
    });
    let sizes = circles.and_then(|(_, size)| circles::key(spec, size));
    let without_shape = spec
        .regions
        .iter()
        .map(|view| view.adcode)
        .filter(|code| !known.contains(code))
        .collect();
    let height = u32::try_from(bounds.height() / 10).unwrap_or_default();
    Drawing {
        svg,
        sizes,
        height,
        key,
        without_shape,
    }
}

/// A whole has many points and must stay under 45 KB, a part under 30.
fn style(scope: Scope, look: &Look) -> Style {
    let (area, budget, sea): (_, usize, _) = match scope {
        Scope::Whole => (0.35, 4200, 880),
        Scope::Part => (0.5, 2350, 1500),
    };
    // Layers and circles take bytes that the land then has not; beneath circles it may well be coarser.
    let (own, each) = if look.style.circles() {
        (1300, 300)
    } else {
        (0, 170)
    };
    let less = (own + each * look.layers).min(budget * 2 / 3);
    Style {
        thinning: Thinning {
            area,
            budget: budget - less,
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

/// The islands that a map of Taiwan names (公开地图内容表示规范, article 10), with their longitude and latitude.
const ISLETS: [(&str, [f64; 2]); 2] = [("钓鱼岛", [123.47, 25.75]), ("赤尾屿", [124.56, 25.92])];

/// The names of Taiwan's islets, under them; nothing on another map.
fn islets(ground: &Ground, sheet: &Sheet) -> Vec<Label<'static>> {
    let taiwan = |shape: &boundaries::Shape| shape.adcode.as_str().starts_with("71");
    if ground.sea.is_none() || ground.scope == Scope::Whole || !ground.shapes().iter().all(taiwan) {
        return Vec::new();
    }
    let named = ISLETS.iter().map(|&(text, position)| {
        let (x, y) = sheet.frame.point(position);
        let width = labels::width(text, labels::SIZE);
        let left = (x - width / 2).min(sheet.bounds.right - width);
        let top = y + 60;
        let spot = labels::spot(Rect {
            left,
            top,
            right: left + width,
            bottom: top + labels::SIZE,
        });
        Label {
            text,
            on: None,
            spot,
            lead: None,
        }
    });
    named.collect()
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
