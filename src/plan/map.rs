//! Maps that will be drawn: which regions, with which counts, names and links.
//! Drawing them is the business of `render::map`.

pub mod picture;
pub mod scale;
mod standing;

use super::planner::Planner;
use super::view::{LegendClass, MapView, RegionRow};
use crate::atlas::{Adcode, Day as AtlasDay, Ground};
use crate::parse::value::Day;
pub use picture::PictureJob;
use serde::Serialize;
pub(super) use standing::People;
use std::collections::BTreeMap;
use std::sync::Arc;

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
    /// What stands over a part that is drawn again, larger, as `局部放大`.
    pub magnified: String,
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
    /// Where its picture is, without an ending; the theme may offer none.
    pub(super) picture: &'s str,
}

/// The map of a region and what is said beside it; `None` where nothing is
/// embedded.
pub(super) fn map(planner: &Planner<'_>, subject: &Subject<'_>) -> Option<(MapSpec, MapView)> {
    let divisions = &planner.published.divisions;
    let day = atlas_day(subject.day);
    let ground = planner.published.atlas.ground(subject.region, day)?;
    let name = planner.region_name(subject.region.as_str());
    let unit = planner.count_unit();
    let mut regions = Vec::new();
    let mut rows = Vec::new();
    let mut without = Vec::new();
    let mut drawn = Vec::new();
    let mut undrawn = Vec::new();
    for division in divisions.children_at(subject.region, day) {
        let count = subject
            .counts
            .get(division.code.as_str())
            .copied()
            .unwrap_or_default();
        drawn.push(division.code.as_str());
        let href = planner.region_href(division.code.as_str());
        if count == 0 {
            without.push(division.name.to_string());
        } else {
            let row = RegionRow {
                name: division.name.to_string(),
                adcode: division.code.to_string(),
                href: href.clone(),
                count,
            };
            // It stands in the table like the others, and beneath the map is said why it cannot be seen.
            if ground.shape(&division.code).is_none() {
                undrawn.push(row.clone());
            }
            rows.push(row);
        }
        if ground.shape(&division.code).is_none() {
            continue;
        }
        regions.push(MapRegion {
            adcode: division.code,
            name: division.name.to_string(),
            short: division.short_name().to_owned(),
            count: u32::try_from(count).unwrap_or(u32::MAX),
            href: href.map(|href| format!("{}{href}", subject.root)),
            title: format!("{}：{count}{unit}", division.name),
        });
    }
    let former = subject
        .counts
        .iter()
        .filter(|(code, count)| {
            **count > 0
                && !drawn.contains(&code.as_str())
                && divisions
                    .get_text(code)
                    .is_some_and(|division| division.parent.as_ref() == Some(subject.region))
                // What a drawn successor counts already is not named again.
                && !divisions.get_text(code).is_some_and(|division| {
                    division
                        .successor
                        .as_ref()
                        .is_some_and(|next| drawn.contains(&next.as_str()))
                })
        })
        .filter_map(|(code, count)| {
            Some(RegionRow {
                name: divisions.get_text(code)?.name.to_string(),
                adcode: code.clone(),
                href: planner.region_href(code),
                count: *count,
            })
        });
    undrawn.extend(former);
    let most = regions
        .iter()
        .map(|region| region.count)
        .max()
        .unwrap_or_default();
    let title = format!("{name}入选分布");
    let view = MapView {
        title: title.clone(),
        unit: unit.to_owned(),
        caption: planner.map_caption(),
        legend: legend(most),
        rows,
        without,
        undrawn,
        picture: planner
            .shape
            .pictures
            .then(|| picture::view(subject.picture, &title)),
    };
    let spec = MapSpec {
        ground,
        regions,
        unit: unit.to_owned(),
        label_title: title,
        desc: format!("{name}各地区的入选数量，颜色越深数量越多；同样的数字列在图旁的表里。"),
        id_prefix: subject.id_prefix.to_owned(),
        names: standing::names(planner, subject.people, &drawn, subject.root),
        magnified: "局部放大".to_owned(),
    };
    Some((spec, view))
}

fn legend(most: u32) -> Vec<LegendClass> {
    scale::legend(most)
        .into_iter()
        .map(|class| LegendClass {
            class: format!("c-{}", class.class),
            label: if class.low == class.high {
                class.low.to_string()
            } else {
                format!("{}–{}", class.low, class.high)
            },
        })
        .collect()
}

/// The small map of an honoree's region, if the atlas draws it.
pub(super) fn locator(planner: &Planner<'_>, code: &Adcode, day: Day) -> Option<LocatorSpec> {
    let published = planner.published;
    let divisions = &published.divisions;
    let day = atlas_day(day);
    let mut part = divisions.get(code)?;
    // The lowest region, the honoree's own or one above it, that the map of its parent draws.
    let (ground, whole) = loop {
        let parent = divisions.parent(part)?;
        match published.atlas.ground(&parent.code, day) {
            Some(ground) if ground.shape(&part.code).is_some() => break (ground, parent),
            _ => part = parent,
        }
    };
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
