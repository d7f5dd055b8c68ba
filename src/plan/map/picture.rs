//! Maps as pictures of their own, for a report: the same map with its title, its key and its caption on it.

use super::{Drawn, MapRegion, Names};
use crate::input::OutPath;
use crate::plan::view::{LegendClass, MapView, PictureView};
use serde::Serialize;

/// A map to draw as an SVG and a PNG.
#[derive(Debug, Clone, Serialize)]
pub struct PictureJob {
    /// Without links, which would lead nowhere from a report, and with the names of its regions.
    pub map: Drawn,
    /// What it shows, as `重庆市入选分布`.
    pub title: String,
    /// Of what, as the programme's or the site's title.
    pub note: String,
    pub legend: Vec<LegendClass>,
    /// The word after a count.
    pub unit: String,
    /// The 审图号, or 示意图.
    pub caption: String,
}

/// The two files of a picture, by their common address without an ending, as `regions/500000/map`.
pub(in crate::plan) fn files(stem: &str) -> Vec<OutPath> {
    ["svg", "png"]
        .iter()
        .filter_map(|ending| OutPath::new(&format!("{stem}.{ending}")).ok())
        .collect()
}

/// Where a page finds a picture.
pub(super) fn view(stem: &str, title: &str) -> PictureView {
    PictureView {
        svg: format!("{stem}.svg"),
        png: format!("{stem}.png"),
        name: title.to_owned(),
    }
}

/// The picture of a map that a page shows.
pub(in crate::plan) fn picture(drawn: &Drawn, view: &MapView, note: &str) -> PictureJob {
    let mut map = drawn.clone();
    // Nothing can be chosen on paper: a picture shows the whole.
    let (regions, look): (Vec<&mut MapRegion>, _) = match &mut map {
        Drawn::Land(spec) => {
            spec.names = Names::Regions;
            spec.phone = false;
            (spec.regions.iter_mut().collect(), &mut spec.look)
        }
        Drawn::Image(spec) => {
            let regions = spec.regions.iter_mut();
            (regions.map(|own| &mut own.region).collect(), &mut spec.look)
        }
        Drawn::Tiles(spec) => {
            let tiles = spec.tiles.iter_mut();
            (tiles.map(|tile| &mut tile.region).collect(), &mut spec.look)
        }
    };
    look.layers = 0;
    for region in regions {
        region.href = None;
        region.layers.clear();
    }
    PictureJob {
        map,
        title: view.title.clone(),
        note: note.to_owned(),
        legend: view.legend.clone(),
        unit: view.unit.clone(),
        caption: view.caption.clone(),
    }
}
