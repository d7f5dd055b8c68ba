//! Maps that will be drawn: which regions, with which counts, names and links.
//! Drawing them is the business of `render::map`.

pub mod scale;
mod standing;

use super::planner::Planner;
use super::view::{LegendClass, MapView, RegionRow};
use crate::atlas::boundaries::{Edition, Extent, boundaries};
use crate::atlas::{Adcode, Day as AtlasDay, Divisions, Level};
use crate::parse::value::Day;
use serde::Serialize;
pub(super) use standing::People;
use std::collections::BTreeMap;

/// A map to draw. Names come from the caller: the program has one place that knows them.
#[derive(Debug, Clone, Serialize)]
pub struct MapSpec {
    /// The nation or a province.
    pub extent: Extent,
    /// Which state of the divisions.
    pub edition: Edition,
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
    /// The drawn region that it rises from, by its six-digit code.
    pub adcode: u32,
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
    /// Six-digit code.
    pub adcode: u32,
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
    /// The nation or a province.
    pub extent: Extent,
    /// Which state of the divisions.
    pub edition: Edition,
    /// The region to point at; it must be a part of the extent itself: a prefecture, or in a municipality a district.
    pub adcode: u32,
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

/// The extent of a region's map; `None` below the province, where the embedded
/// atlas ends.
pub(super) fn extent(divisions: &Divisions, code: &Adcode) -> Option<Extent> {
    let division = divisions.get(code)?;
    match division.level {
        Level::Country => Some(Extent::Nation),
        Level::Province => Some(Extent::Province(number(code)?)),
        _ => None,
    }
}

fn number(code: &Adcode) -> Option<u32> {
    code.as_str().parse().ok()
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
}

/// The map of a region and what is said beside it; `None` where nothing is
/// embedded.
pub(super) fn map(planner: &Planner<'_>, subject: &Subject<'_>) -> Option<(MapSpec, MapView)> {
    let divisions = planner.published.divisions;
    let extent = extent(divisions, subject.region)?;
    let (year, month, _) = subject.day.parts();
    let edition = Edition::on(year.into(), u8::try_from(month).unwrap_or(1));
    boundaries(extent, edition)?;
    let day = atlas_day(subject.day);
    let name = divisions.get(subject.region)?.name.to_string();
    let unit = planner.count_unit();
    let mut regions = Vec::new();
    let mut rows = Vec::new();
    let mut without = Vec::new();
    let mut drawn = Vec::new();
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
            rows.push(RegionRow {
                name: division.name.to_string(),
                adcode: division.code.to_string(),
                href: href.clone(),
                count,
            });
        }
        if let Some(adcode) = number(&division.code) {
            regions.push(MapRegion {
                adcode,
                name: division.name.to_string(),
                short: division.short_name().to_owned(),
                count: u32::try_from(count).unwrap_or(u32::MAX),
                href: href.map(|href| format!("{}{href}", subject.root)),
                title: format!("{}：{count}{unit}", division.name),
            });
        }
    }
    let undrawn = subject
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
        })
        .collect();
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
    };
    let spec = MapSpec {
        extent,
        edition,
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
    let divisions = planner.published.divisions;
    let mut chain: Vec<&Adcode> = divisions
        .ancestors(code)
        .map(|division| &division.code)
        .collect();
    chain.insert(0, code);
    // From the region itself up to the part of a province that the atlas draws.
    let at = chain.iter().position(|code| {
        divisions
            .get(code)
            .is_some_and(|d| d.level == Level::Province)
    })?;
    let province = chain.get(at)?;
    let (year, month, _) = day.parts();
    let edition = Edition::on(year.into(), u8::try_from(month).unwrap_or(1));
    let (extent, part) = match at.checked_sub(1).and_then(|below| chain.get(below)) {
        Some(part) => (Extent::Province(number(province)?), part),
        None => (Extent::Nation, province),
    };
    let division = divisions.get(part)?;
    let adcode = number(part)?;
    boundaries(extent, edition)?
        .iter()
        .find(|shape| shape.adcode == adcode)?;
    let whole = match extent {
        Extent::Nation => "全国".to_owned(),
        Extent::Province(_) => divisions.get(province)?.name.to_string(),
    };
    Some(LocatorSpec {
        extent,
        edition,
        adcode,
        label: division.name.to_string(),
        title: format!("{}在{whole}的位置", division.name),
        id_prefix: "locator".to_owned(),
    })
}
