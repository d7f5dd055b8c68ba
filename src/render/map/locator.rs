//! A small map beside an honoree: the country or the province in a coarse outline, a ring around one region, a leader and
//! its name where there is room.

use std::fmt::Write as _;
use std::sync::Arc;

use crate::atlas::{Ground, Scope};
use crate::plan::map::LocatorSpec;

use super::layout::{self, Sheet, Style};
use super::outline::{Outline, Point, Rect};
use super::svg::{Escaped, Path, Tenths};
use super::thinning::Thinning;
use super::{labels, sheet, svg};

/// Radius of the ring in tenths: one size on every map, since a district may be a few units wide.
const RING: i32 = 220;
/// Size of the name's type in tenths.
const TYPE: i32 = 300;

/// What the locators of one ground share: the sheet, laid out once, and its land, written once. A province has up to forty
/// districts, and laying out a sheet costs more than all the locators on it.
pub struct LocatorBase {
    ground: Arc<Ground>,
    sheet: Sheet,
    /// All of the land, the isles and the sea's inset, as elements.
    land: String,
}

impl LocatorBase {
    /// Lays out a ground.
    pub fn new(ground: &Arc<Ground>) -> LocatorBase {
        let sheet = sheet(ground, style(ground));
        let rings = |outlines: &[Outline]| -> Vec<Vec<Point>> {
            let rings = outlines.iter().flat_map(|outline| outline.land.iter());
            rings.cloned().collect()
        };
        // The largest isles are enough at this scale.
        let seen = |isle: &&Vec<Point>| {
            Rect::around(isle.iter().copied()).is_some_and(|bounds| bounds.width() > 16)
        };
        let mut isles: Vec<Vec<Point>> = (sheet.outlines.iter())
            .flat_map(|outline| outline.isles.iter().filter(seen))
            .cloned()
            .collect();
        let mut sea_land = Vec::new();
        if let Some(sea) = &sheet.sea {
            sea_land = rings(&sea.outlines);
            let inset = sea.outlines.iter().flat_map(|outline| outline.isles.iter());
            isles.extend(inset.cloned());
        }
        let mut land = String::new();
        for (class, rings) in [
            ("c-0", &rings(&sheet.outlines)),
            ("sea c-0", &sea_land),
            ("isle", &isles),
        ] {
            write_rings(&mut land, class, rings);
        }
        svg::write_sea(&mut land, &sheet);
        LocatorBase {
            ground: ground.clone(),
            sheet,
            land,
        }
    }
}

fn write_rings(out: &mut String, class: &str, rings: &[Vec<Point>]) {
    if !rings.is_empty() {
        let path = Path::closed(rings);
        let _ = writeln!(out, "<path class=\"{class}\" d=\"{path}\"/>");
    }
}

/// Draws a locator as an inline `<svg>` of at most 8 KB, or `None` where the region is no part of the ground.
pub fn locator(base: &LocatorBase, spec: &LocatorSpec) -> Option<String> {
    let LocatorBase {
        ground,
        sheet,
        land,
    } = base;
    let shapes = ground.shapes();
    let at = shapes
        .iter()
        .position(|shape| shape.adcode == spec.adcode)?;
    let shape = shapes.get(at)?;
    let here = sheet.outlines.get(at)?;
    let in_sea = here.land.is_empty() && here.isles.is_empty();
    let center = match &sheet.sea {
        Some(sea) if in_sea => sea.frame.point(shape.center),
        _ => sheet.frame.point(shape.center),
    };

    let mut out = String::with_capacity(8 * 1024);
    svg::open(
        &mut out,
        ("map locator", "img", ""),
        &spec.id_prefix,
        &spec.title,
        "",
        sheet.bounds,
    );
    out.push_str(land);
    write_rings(&mut out, "here", &here.land);
    // A region larger than the ring shows itself.
    let bounds = Rect::around(here.land.iter().flatten().copied());
    if bounds.is_none_or(|bounds| bounds.width() < 2 * RING && bounds.height() < 2 * RING) {
        let (x, y, r) = (Tenths(center.0), Tenths(center.1), Tenths(RING));
        let _ = write!(
            out,
            "<circle class=\"ring\" fill=\"none\" cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>"
        );
    }

    let width = labels::width(&spec.label, TYPE);
    let name = (width > 0)
        .then(|| sheet.ground.nearest(width, TYPE * 12 / 10, 80, center))
        .flatten();
    if let Some(name) = name {
        let (from, to) = leader(center, name);
        let line = [vec![from, to]];
        let (text_x, text_y) = (name.center().0, name.bottom - TYPE * 3 / 10);
        let _ = write!(
            out,
            "<path class=\"lead\" fill=\"none\" d=\"{}\"/><text class=\"spot\" text-anchor=\"middle\" x=\"{}\" y=\"{}\">{}</text>",
            Path {
                lines: &line,
                close: false
            },
            Tenths(text_x),
            Tenths(text_y),
            Escaped(&spec.label),
        );
    }
    out.push_str("\n</svg>");
    Some(out)
}

/// From the ring's edge to the nearest point of the name's box.
fn leader(center: Point, name: Rect) -> (Point, Point) {
    let name = name.grown(40);
    let to = name.nearest(center);
    let (dx, dy) = (i64::from(to.0 - center.0), i64::from(to.1 - center.1));
    let length = (dx * dx + dy * dy).isqrt().max(1);
    let step = |d: i64| i32::try_from(d * i64::from(RING) / length).unwrap_or(0);
    ((center.0 + step(dx), center.1 + step(dy)), to)
}

/// Coarse: a locator says where, and stays under 8 KB.
fn style(ground: &Ground) -> Style {
    let has_sea = ground.sea.is_some() && layout::has_sea(ground.shapes());
    let (budget, sea) = match ground.scope {
        Scope::Whole => (540, 880),
        // Its box of the South China Sea takes a part of the bytes.
        Scope::Part if has_sea => (480, 1500),
        Scope::Part => (760, 1500),
    };
    Style {
        thinning: Thinning {
            area: 4.0,
            budget,
            spacing: 8,
        },
        sea,
        sea_thinning: Thinning {
            area: 1.5,
            budget: 160,
            spacing: 50,
        },
    }
}
