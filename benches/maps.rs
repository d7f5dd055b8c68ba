//! Wall time of all province maps, drawn one after another on one thread, and the bytes of the largest: `cargo bench --bench maps`.
//! The first round decodes the boundaries, as every build does once.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench prints its figures and measures them"
)]

use accolade::atlas::boundaries::{Edition, Extent};
use accolade::atlas::{Divisions, Ground, Level};
use accolade::plan::map::{Look, MapRegion, MapSpec, Names};
use accolade::render::map::svg;
use std::time::Instant;

const ROUNDS: usize = 20;

fn main() {
    let divisions = Divisions::embedded();
    let provinces = divisions
        .iter()
        .filter(|unit| unit.level == Level::Province)
        .map(|unit| unit.code);
    let round = |codes: &mut dyn Iterator<Item = accolade::atlas::Adcode>| -> (usize, usize) {
        let mut largest = 0;
        let mut count = 0;
        for code in codes {
            let extent = Extent::Province(code);
            let Some(ground) = Ground::embedded(extent, Edition::Since2025November) else {
                continue;
            };
            let regions = divisions
                .children(&code)
                .enumerate()
                .map(|(at, unit)| MapRegion {
                    adcode: unit.code,
                    name: unit.name.to_string(),
                    short: unit.short_name().to_owned(),
                    count: u32::try_from(at).unwrap_or_default(),
                    href: Some(format!("../../regions/{}/", unit.code)),
                    title: format!("{}：{at}人", unit.name),
                    unknown: false,
                    layers: Vec::new(),
                });
            let drawing = svg(&MapSpec {
                ground,
                regions: regions.collect(),
                unit: "人".to_owned(),
                label_title: "示例".to_owned(),
                desc: "示例".to_owned(),
                id_prefix: "map".to_owned(),
                names: Names::Regions,
                phone: true,
                magnified: "局部放大".to_owned(),
                look: Look::default(),
            });
            largest = largest.max(drawing.len());
            count += 1;
        }
        (count, largest)
    };
    let codes: Vec<_> = provinces.collect();
    let mut times: Vec<f64> = Vec::new();
    let mut drawn = (0, 0);
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        drawn = round(&mut codes.iter().copied());
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    let first = times[0];
    times.sort_by(f64::total_cmp);
    println!(
        "{} maps: first round {first:.0} ms, median {:.0} ms, least {:.0} ms; the largest has {} bytes",
        drawn.0,
        times[ROUNDS / 2],
        times[0],
        drawn.1
    );
}
