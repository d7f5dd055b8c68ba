//! Maps of tiles: a square of one size for each region, in a grid that keeps neighbours near, and no boundary at all. They are
//! drawn where site.yaml asks for them, and where nothing is embedded: the parts of a prefecture.

mod grid;
mod nation;
#[cfg(test)]
mod tests;

use super::super::planner::Planner;
use super::{Look, MapRegion, atlas_day, drawn_part};
use crate::atlas::{Adcode, Ground};
use crate::parse::value::Day;
use grid::Grid;
use serde::Serialize;
use std::collections::BTreeMap;

/// A map of tiles to draw.
#[derive(Debug, Clone, Serialize)]
pub struct TilesSpec {
    pub columns: u8,
    pub rows: u8,
    /// In reading order.
    pub tiles: Vec<Tile>,
    /// The map's accessible name.
    pub label_title: String,
    /// What it shows, in a sentence; empty for none.
    pub desc: String,
    /// Distinguishes the ids of several maps on one page.
    pub id_prefix: String,
    pub look: Look,
    /// The one tile that a locator points at, with the name that stands beneath.
    pub here: Option<(Adcode, String)>,
}

/// One square.
#[derive(Debug, Clone, Serialize)]
pub struct Tile {
    /// Column and row, from the upper left.
    pub place: (u8, u8),
    pub region: MapRegion,
}

/// What is said beneath tiles in place of an approval number.
pub(in crate::plan) const CAPTION: &str = "方格示意：一格一个地区，大小相同，不表示边界和面积";

/// The tiles of regions; `ground` tells where they lie, if that is known.
pub(super) fn tiles(regions: Vec<MapRegion>, ground: Option<&Ground>) -> (u8, u8, Vec<Tile>) {
    let grid = grid_of(&regions, ground);
    let mut tiles: Vec<Tile> = regions
        .into_iter()
        .zip(grid.places)
        .map(|(region, place)| Tile { place, region })
        .collect();
    tiles.sort_by_key(|tile| (tile.place.1, tile.place.0));
    (grid.columns, grid.rows, tiles)
}

fn grid_of(regions: &[MapRegion], ground: Option<&Ground>) -> Grid {
    let by_code: BTreeMap<&str, (u8, u8)> = nation::NATION
        .iter()
        .map(|(code, column, row)| (*code, (*column, *row)))
        .collect();
    let national: Option<Vec<(u8, u8)>> = regions
        .iter()
        .map(|region| by_code.get(region.adcode.as_str()).copied())
        .collect();
    if let Some(places) = national.filter(|places| !places.is_empty()) {
        return Grid {
            columns: 8,
            rows: 8,
            places,
        };
    }
    let center = |region: &MapRegion| Some(ground?.shape(&region.adcode)?.center);
    let centers: Option<Vec<[f64; 2]>> = regions.iter().map(center).collect();
    centers.map_or_else(
        || grid::in_order(regions.len()),
        |centers| grid::by_centers(&centers),
    )
}

/// Where a region lies among the squares of its province, or its province among those of the nation.
pub(in crate::plan) fn locator(
    planner: &Planner<'_>,
    code: &Adcode,
    day: Day,
) -> Option<TilesSpec> {
    let (part, ground, whole) = drawn_part(planner, code, day)?;
    let divisions = &planner.published.divisions;
    let parts = divisions.children_at(&whole.code, atlas_day(day));
    let parts = parts.map(|division| MapRegion {
        adcode: division.code,
        name: division.name.to_string(),
        short: String::new(),
        count: 0,
        href: None,
        title: division.name.to_string(),
        unknown: false,
        layers: Vec::new(),
    });
    let (columns, rows, tiles) = tiles(parts.collect(), Some(&ground));
    let (part, whole) = (part.code, whole.code);
    tiles.iter().find(|tile| tile.region.adcode == part)?;
    let name = planner.region_name(part.as_str());
    Some(TilesSpec {
        columns,
        rows,
        tiles,
        label_title: format!("{name}在{}的位置", planner.region_name(whole.as_str())),
        desc: String::new(),
        id_prefix: "locator".to_owned(),
        look: Look::default(),
        here: Some((part, name)),
    })
}
