//! Maps that will be drawn: which regions, with which counts, names and links.
//! Drawing them is the business of `render::map`.

mod beside;
pub mod image;
pub mod layers;
pub mod picture;
pub mod scale;
mod standing;
pub mod tiles;

use super::job::PageJob;
use super::planner::Planner;
use super::view::{MapView, RegionRow};
use crate::atlas::{Adcode, Day as AtlasDay, Division, Ground};
use crate::parse::map_style::MapStyle;
use crate::parse::value::Day;
use beside::{chosen, former, legend, listed, title};
use image::{ImageRegion, ImageSpec};
pub(super) use layers::Layers;
pub use picture::PictureJob;
use scale::Scale;
use serde::Serialize;
pub(super) use standing::People;
use std::collections::BTreeMap;
use std::sync::Arc;
use tiles::TilesSpec;

/// A map to draw. Names come from the caller: the program has one place that knows them.
#[derive(Debug, Clone, Serialize)]
pub struct MapSpec {
    /// The shapes and how they are laid on the sheet.
    pub ground: Arc<Ground>,
    /// What is known of its regions, in any order. A shape without an entry is drawn with its own name and no count.
    pub regions: Vec<MapRegion>,
    /// The word after a count, as `人` or `个`, for shapes without an entry.
    pub unit: String,
    /// The map's accessible name, as `全国各省入选数量`.
    pub label_title: String,
    /// What it shows, in a sentence.
    pub desc: String,
    /// Distinguishes the ids of several maps on one page.
    pub id_prefix: String,
    /// Which names it bears.
    pub names: Names,
    /// Whether it has names for a phone too.
    pub phone: bool,
    /// What stands over a part that is drawn again, larger, as `局部放大`.
    pub magnified: String,
    /// How it shows counts.
    pub look: Look,
}

/// How a map shows counts.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Look {
    /// Colours, circles or both.
    pub style: MapStyle,
    /// The classes of the counts, the same in every layer.
    pub scale: Scale,
    /// How many layers can be chosen beside the whole.
    pub layers: usize,
}

/// Which names a map bears.
#[derive(Debug, Clone, Serialize)]
pub enum Names {
    /// Those of its regions.
    Regions,
    /// Those of people, upright, each at a plumb line that rises from a region; in order of preference, since only four find
    /// a place. Those of the regions where nobody's does.
    Standing(Vec<StandingName>),
}

/// A person's name that may stand on a map.
#[derive(Debug, Clone, Serialize)]
pub struct StandingName {
    /// A Han name of two to four characters.
    pub name: String,
    /// The drawn region that it rises from.
    pub adcode: Adcode,
    /// The person's page.
    pub href: String,
    /// What hovering shows, as `沈怀瑾，渝中区`.
    pub title: String,
    /// The site chose it itself: it comes before the others, however far it is to free ground.
    pub chosen: bool,
}

/// One region of a map.
#[derive(Debug, Clone, Serialize)]
pub struct MapRegion {
    /// Its code.
    pub adcode: Adcode,
    /// Full name, as `渝中区`.
    pub name: String,
    /// The name on the map, as `渝中`; empty for none.
    pub short: String,
    /// How many.
    pub count: u32,
    /// The region's page, if it has one.
    pub href: Option<String>,
    /// What hovering shows, as `渝中区：3人`.
    pub title: String,
    /// Nothing is known of it: it is hatched.
    pub unknown: bool,
    /// How many in each layer.
    pub layers: Vec<u32>,
}

/// A locator to draw.
#[derive(Debug, Clone, Serialize)]
pub struct LocatorSpec {
    /// The shapes and how they are laid on the sheet.
    pub ground: Arc<Ground>,
    /// The region to point at; it must be one of the ground's own: of a province a prefecture, of a municipality a district.
    pub adcode: Adcode,
    /// The name that stands beside it, as `渝中区`.
    pub label: String,
    /// The map's accessible name, as `渝中区在重庆市的位置`.
    pub title: String,
    /// Distinguishes the ids of several maps on one page.
    pub id_prefix: String,
}

/// A day as the atlas counts it.
pub(super) fn atlas_day(day: Day) -> AtlasDay {
    let (year, month, day) = day.parts();
    AtlasDay::new(
        u16::try_from(year).unwrap_or_default(),
        u8::try_from(month).unwrap_or_default(),
        u8::try_from(day).unwrap_or_default(),
    )
}

/// What a map is of.
pub(super) struct Subject<'s> {
    pub(super) region: &'s Adcode,
    /// Whose state of the divisions is drawn.
    pub(super) day: Day,
    /// How many in each region, retired ones under their own codes.
    pub(super) counts: &'s BTreeMap<String, usize>,
    pub(super) id_prefix: &'s str,
    /// The path to the site's root from the page the map stands on.
    pub(super) root: &'s str,
    /// Whose names may stand on it; nobody's where the regions bear their own.
    pub(super) people: People<'s>,
    /// What can be chosen beside the whole.
    pub(super) layers: Option<&'s Layers>,
    /// Where its picture is, without an ending; the theme may offer none.
    pub(super) picture: &'s str,
}

/// A map of the regions' land, of a square for each, or as the user drew it.
#[derive(Debug, Clone, Serialize)]
pub enum Drawn {
    Image(Box<ImageSpec>),
    Land(Box<MapSpec>),
    Tiles(Box<TilesSpec>),
}

impl Drawn {
    /// Puts it on a page.
    pub(super) fn put(self, job: &mut PageJob) {
        match self {
            Drawn::Image(spec) => job.image = Some(Arc::new(*spec)),
            Drawn::Land(spec) => job.map = Some(Arc::new(*spec)),
            Drawn::Tiles(spec) => job.tiles = Some(Arc::new(*spec)),
        }
    }
}

/// The map of a region and what is said beside it: tiles where site.yaml asks for them or no land is known; `None` for a
/// region without parts.
pub(super) fn map(planner: &Planner<'_>, subject: &Subject<'_>) -> Option<(Drawn, MapView)> {
    let published = planner.published;
    let divisions = &published.divisions;
    let settings = &published.settings.map.shown;
    let day = atlas_day(subject.day);
    let ground = published.atlas.ground(subject.region, day);
    let name = planner.region_name(subject.region.as_str());
    let unit = planner.count_unit();
    let layers = chosen(subject);
    let count_of = |code: &str| subject.counts.get(code).copied().unwrap_or_default();
    let own = (published.settings.images.iter()).find(|own| own.region == *subject.region);
    let tiled = own.is_none() && (settings.style == MapStyle::Tiles || ground.is_none());
    let parts = own.map(|own| own.parts(divisions.children_at(subject.region, day)));
    let parts = parts.unwrap_or_default();
    // Tiles need no shape.
    let shapeless = |division: &Division| match (own, &ground) {
        (Some(_), _) => !parts.contains_key(&division.code),
        (None, Some(ground)) => !tiled && ground.shape(&division.code).is_none(),
        (None, None) => false,
    };
    let mut regions = Vec::new();
    let mut rows = Vec::new();
    let mut without = Vec::new();
    let mut unknown = Vec::new();
    let mut drawn = Vec::new();
    let mut undrawn = Vec::new();
    for division in divisions.children_at(subject.region, day) {
        let code = division.code.as_str();
        let count = count_of(code);
        drawn.push(code);
        let href = planner.region_href(code);
        let by_layer: Vec<usize> = (layers.iter())
            .map(|layer| layer.counts.get(code).copied().unwrap_or_default())
            .collect();
        let missing = count == 0 && published.settings.no_data.contains(&division.code);
        if missing {
            unknown.push(division.name.to_string());
        } else if count == 0 {
            without.push(division.name.to_string());
        } else {
            let row = RegionRow {
                name: division.name.to_string(),
                adcode: code.to_owned(),
                href: href.clone(),
                count,
                layers: by_layer.clone(),
            };
            // It stands in the table like the others, and beneath the map is said why it cannot be seen.
            if shapeless(division) {
                undrawn.push(row.clone());
            }
            rows.push(row);
        }
        if shapeless(division) {
            continue;
        }
        let narrow = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        regions.push(MapRegion {
            adcode: division.code,
            name: division.name.to_string(),
            short: division.short_name().to_owned(),
            count: narrow(count),
            href: href.map(|href| format!("{}{href}", subject.root)),
            title: title(&division.name, missing, count, unit, &layers, &by_layer),
            unknown: missing,
            layers: by_layer.into_iter().map(narrow).collect(),
        });
    }
    undrawn.extend(former(planner, subject, &drawn));
    let counts = regions.iter().map(|region| region.count);
    let scale = Scale::new(&settings.classes, counts, !layers.is_empty());
    if tiled && regions.len() < 2 {
        return None;
    }
    let look = Look {
        style: match own {
            // Circles would stand on names that we do not know of.
            Some(_) => MapStyle::Choropleth,
            None if tiled => MapStyle::Tiles,
            None => settings.style,
        },
        layers: layers.len(),
        scale,
    };
    let title = format!("{name}入选分布");
    let total = count_of(subject.region.as_str());
    let layers = listed(&layers, subject.region);
    let view = MapView {
        title: title.clone(),
        unit: unit.to_owned(),
        caption: match own {
            _ if tiled => tiles::CAPTION.to_owned(),
            Some(own) => planner.map_caption(own.approval_number.as_ref()),
            None => planner.map_caption(published.settings.approval_number.as_ref()),
        },
        legend: legend(&look, !unknown.is_empty()),
        rows,
        without,
        unknown,
        undrawn,
        total,
        repeated: layers.iter().map(|layer| layer.count).sum::<usize>() > total,
        layers,
        layered_by: subject.layers.map(|layers| layers.by).unwrap_or_default(),
        summed: subject
            .layers
            .map(|layers| layers.summed.clone())
            .unwrap_or_default(),
        id: subject.id_prefix.to_owned(),
        picture: planner
            .shape
            .pictures
            .then(|| picture::view(subject.picture, &title)),
    };
    let desc = |how: &str| format!("{name}各地区的入选数量，{how}；同样的数字列在图旁的表里。");
    if let Some(own) = own {
        let regions = regions.into_iter().filter_map(|region| {
            let id = parts.get(&region.adcode)?;
            Some(ImageRegion {
                id: (*id).to_owned(),
                region,
            })
        });
        let spec = ImageSpec {
            file: own.image.file.clone(),
            text: own.image.text.clone(),
            digest: own.image.digest,
            regions: regions.collect(),
            label_title: title,
            desc: desc("颜色越深数量越多"),
            id_prefix: subject.id_prefix.to_owned(),
            approved: own.approval_number.is_some(),
            look,
        };
        return Some((Drawn::Image(Box::new(spec)), view));
    }
    if tiled {
        let (columns, rows, tiles) = tiles::tiles(regions, ground.as_deref());
        let spec = TilesSpec {
            columns,
            rows,
            tiles,
            label_title: title,
            desc: desc("一格一个地区，颜色越深数量越多"),
            id_prefix: subject.id_prefix.to_owned(),
            look,
            here: None,
        };
        return Some((Drawn::Tiles(Box::new(spec)), view));
    }
    let spec = MapSpec {
        ground: ground?,
        regions,
        unit: unit.to_owned(),
        label_title: title,
        desc: desc(match look.style {
            MapStyle::Circles => "圆越大数量越多",
            MapStyle::Both => "颜色越深、圆越大，数量越多",
            MapStyle::Choropleth | MapStyle::Tiles => "颜色越深数量越多",
        }),
        id_prefix: subject.id_prefix.to_owned(),
        names: standing::names(planner, subject.people, &drawn, subject.root),
        phone: true,
        magnified: "局部放大".to_owned(),
        look,
    };
    Some((Drawn::Land(Box::new(spec)), view))
}

/// The lowest region, the given one or one above it, that the map of its parent draws; with that map's ground and the parent.
fn drawn_part<'p>(
    planner: &Planner<'p>,
    code: &Adcode,
    day: Day,
) -> Option<(&'p Division, Arc<Ground>, &'p Division)> {
    let published = planner.published;
    let divisions = &published.divisions;
    let day = atlas_day(day);
    let mut part = divisions.get(code)?;
    loop {
        let parent = divisions.parent(part)?;
        match published.atlas.ground(&parent.code, day) {
            Some(ground) if ground.shape(&part.code).is_some() => {
                return Some((part, ground, parent));
            }
            _ => part = parent,
        }
    }
}

/// The small map of an honoree's region, if the atlas draws it.
pub(super) fn locator(planner: &Planner<'_>, code: &Adcode, day: Day) -> Option<LocatorSpec> {
    let (part, ground, whole) = drawn_part(planner, code, day)?;
    Some(LocatorSpec {
        ground,
        adcode: part.code,
        label: part.name.to_string(),
        title: format!(
            "{}在{}的位置",
            part.name,
            planner.region_name(whole.code.as_str())
        ),
        id_prefix: "locator".to_owned(),
    })
}
