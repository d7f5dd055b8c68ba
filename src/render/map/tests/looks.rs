//! Circles, layers, hatching, tiles, and places for the pointer.

use super::super::hits::{self, Pane};
use super::super::outline::{Point, Rect};
use super::super::*;
use super::{NOW, assert_balanced, chongqing, code, count, every_map, full, province};
use crate::atlas::boundaries::{Edition, Extent, boundaries};
use crate::parse::map_style::Classes;
use crate::plan::map::StandingName;
use crate::plan::map::scale::Scale;
use crate::plan::map::tiles::{Tile, TilesSpec};
use std::io::Write as _;

/// A map in a style, with so many layers, all of whose regions have counts that differ widely.
fn looking(extent: Extent, edition: Edition, style: MapStyle, layers: usize) -> MapSpec {
    let mut spec = full(extent, edition);
    for (at, region) in spec.regions.iter_mut().enumerate() {
        let at = u32::try_from(at).unwrap();
        region.count = 1 + (at * 37) % 134;
        region.layers = (0..layers)
            .map(|layer| region.count * u32::try_from(layer % 3).unwrap() / 2)
            .collect();
        let parts: Vec<String> = (region.layers.iter().enumerate())
            .map(|(layer, count)| format!("{}年度 {count}", 2018 + layer))
            .collect();
        region.title = format!(
            "{}：{}人（{}）",
            region.name,
            region.count,
            parts.join("，")
        );
    }
    spec.look = Look {
        style,
        layers,
        scale: Scale::new(
            &Classes::Rounded,
            spec.regions.iter().map(|region| region.count),
            layers > 0,
        ),
    };
    spec
}

const LAND: [MapStyle; 3] = [MapStyle::Choropleth, MapStyle::Circles, MapStyle::Both];

#[test]
fn eight_layers_stay_within_the_size_of_a_map() {
    for style in LAND {
        for layers in [0, 8] {
            let nation = svg(&looking(Extent::Nation, NOW, style, layers));
            assert!(
                nation.len() <= 45_000,
                "{style:?} {layers}: {}",
                nation.len()
            );
            let mut encoder =
                flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
            encoder.write_all(nation.as_bytes()).unwrap();
            let zipped = encoder.finish().unwrap().len();
            assert!(zipped <= 16_000, "{style:?} {layers}: {zipped}");
            for (extent, edition) in every_map().into_iter().skip(1) {
                let svg = svg(&looking(extent, edition, style, layers));
                // Forty circles in each of eight layers take more than the land of a province.
                let limit = if style.circles() && layers > 0 {
                    45_000
                } else {
                    30_000
                };
                assert!(
                    svg.len() <= limit,
                    "{extent:?} {style:?} {layers}: {}",
                    svg.len()
                );
                assert_balanced(&svg);
            }
        }
    }
}

#[test]
fn a_region_bears_a_class_for_each_layer_and_one_geometry() {
    let mut spec = looking(Extent::Nation, NOW, MapStyle::Choropleth, 3);
    for region in &mut spec.regions {
        region.count = 9;
        region.layers = vec![0, 1, 8];
    }
    let svg = svg(&spec);
    assert_eq!(
        count(&svg, "class=\"region c-4 q2-1 q3-4\" data-adcode"),
        34
    );
    assert_eq!(count(&svg, "data-adcode=\"110000\""), 1);
    // Names change their colours with the ground they stand on.
    assert!(svg.contains("class=\"label on-4 q2-1 q3-4\""));
}

/// The circles of a map as code, middle and radius in tenths, in the order in which they are drawn.
fn discs(svg: &str) -> Vec<(String, Point, i32)> {
    svg.split("<g class=\"circle\"")
        .skip(1)
        .map(|part| {
            let (_, code) = part.split_once("data-adcode=\"").unwrap();
            let (code, _) = code.split_once('"').unwrap();
            let (_, place) = part.split_once("translate(").unwrap();
            let (x, y) = place.split_once(')').unwrap().0.split_once(' ').unwrap();
            let tenths = |text: &str| (text.parse::<f64>().unwrap() * 10.0).round() as i32;
            let (_, radius) = part.split_once("<circle r=\"").unwrap();
            let (radius, _) = radius.split_once('"').unwrap();
            (code.to_owned(), (tenths(x), tenths(y)), tenths(radius))
        })
        .collect()
}

#[test]
fn the_area_of_a_circle_is_its_count_and_the_smaller_lie_on_top() {
    let mut aside = 0;
    let mut all = 0;
    for (extent, edition) in every_map() {
        let spec = looking(extent, edition, MapStyle::Circles, 0);
        let svg = svg(&spec);
        let discs = discs(&svg);
        assert_eq!(discs.len(), spec.regions.len(), "{extent:?}");
        let count_of = |code: &str| {
            let region = spec
                .regions
                .iter()
                .find(|region| region.adcode.as_str() == code);
            f64::from(region.unwrap().count)
        };
        let (first, _, largest) = &discs[0];
        for pair in discs.windows(2) {
            assert!(
                pair[0].2 >= pair[1].2,
                "{extent:?}: a larger one lies on top"
            );
        }
        for (at, (code, center, radius)) in discs.iter().enumerate() {
            let area = f64::from(*radius).powi(2) / f64::from(*largest).powi(2);
            let share = count_of(code) / count_of(first);
            // To a tenth of a unit, and no circle is too small to be seen.
            let exact = share.sqrt() * f64::from(*largest);
            assert!(
                (exact - f64::from(*radius)).abs() <= 1.5 || *radius == 35,
                "{extent:?} {code}: {area} for {share}"
            );
            for (_, other, larger) in &discs[..at] {
                all += 1;
                if hits::away(*center, *other) < *larger {
                    aside += 1;
                }
            }
        }
        assert!((100..=340).contains(largest), "{extent:?}: {largest}");
        for region in &spec.regions {
            let titled = format!("<title>{}</title>", region.title);
            assert_eq!(count(&svg, &titled), 1, "{}", region.name);
        }
        assert!(!svg.contains("c-1 ") && !svg.contains("class=\"region c-4"));
        assert!(svg.contains("class=\"map sizes\"") && svg.contains("class=\"map circled\""));
        assert_balanced(&svg);
    }
    // Hardly ever does a circle cover the middle of a smaller one, which then still lies on top.
    assert!(aside * 100 <= all, "{aside} of {all}");
}

#[test]
fn names_keep_off_the_circles() {
    for (extent, edition) in every_map() {
        let spec = looking(extent, edition, MapStyle::Circles, 0);
        let svg = svg(&spec);
        let discs = discs(&svg);
        let mut named = 0;
        for label in svg.split("<text class=\"label ").skip(1) {
            let (attributes, rest) = label.split_once('>').unwrap();
            let (text, _) = rest.split_once('<').unwrap();
            let number = |name: &str| {
                let (_, rest) = attributes.split_once(&format!("{name}=\"")).unwrap();
                let number: f64 = rest.split_once('"').unwrap().0.parse().unwrap();
                (number * 10.0) as i32
            };
            let (x, y) = (number("x"), number("y"));
            let half = labels::width(text, labels::SIZE) / 2;
            let name = Rect {
                left: x - half,
                right: x + half,
                top: y - 103,
                bottom: y + 17,
            };
            named += 1;
            for (code, center, radius) in &discs {
                let gap = name.away(*center);
                let radius = i64::from(*radius - 2);
                assert!(gap >= radius * radius, "{extent:?}: {text} lies on {code}");
            }
        }
        assert!(named * 2 >= spec.regions.len(), "{extent:?}: {named}");
    }
}

#[test]
fn standing_names_keep_off_the_circles() {
    for (extent, edition) in every_map() {
        let mut spec = looking(extent, edition, MapStyle::Circles, 0);
        let who = |region: &MapRegion| StandingName {
            name: "沈怀瑾".into(),
            adcode: region.adcode,
            href: "x/".into(),
            title: "沈怀瑾".into(),
            chosen: false,
        };
        spec.names = Names::Standing(spec.regions.iter().map(who).collect());
        let svg = svg(&spec);
        let discs = discs(&svg);
        for stand in svg.split("<a class=\"stand\"").skip(1) {
            let (_, rect) = stand.split_once("<rect fill=\"none\"").unwrap();
            let number = |name: &str| {
                let (_, rest) = rect.split_once(&format!(" {name}=\"")).unwrap();
                let number: f64 = rest.split_once('"').unwrap().0.parse().unwrap();
                (number * 10.0) as i32
            };
            let name = Rect {
                left: number("x"),
                top: number("y"),
                right: number("x") + number("width"),
                bottom: number("y") + number("height"),
            };
            for (code, center, radius) in &discs {
                let radius = i64::from(*radius);
                assert!(name.away(*center) > radius * radius, "{extent:?}: {code}");
            }
        }
    }
}

#[test]
fn regions_of_no_data_are_hatched_by_a_pattern_of_their_own_map() {
    let mut spec = full(Extent::Nation, NOW);
    spec.id_prefix = "home".into();
    let taiwan = spec
        .regions
        .iter_mut()
        .find(|region| region.adcode == code(710_000));
    let taiwan = taiwan.unwrap();
    taiwan.unknown = true;
    taiwan.count = 0;
    taiwan.title = "台湾省：资料暂缺".into();
    let svg = svg(&spec);
    assert_eq!(count(&svg, "<pattern id=\"home-hatch\""), 1);
    assert_eq!(count(&svg, "fill=\"url(#home-hatch)\""), 1);
    assert!(svg.contains("class=\"region c-x\" data-adcode=\"710000\" fill=\"url(#home-hatch)\""));
    assert!(svg.contains("<title>台湾省：资料暂缺</title>"));
    assert!(!svg.contains("style="));
    assert_balanced(&svg);
}

/// 24 pixels of a map 350 wide, in tenths.
const TARGET: i32 = 24 * 7200 / 350;

#[test]
fn hong_kong_macao_and_the_core_of_chongqing_are_targets_of_24_pixels() {
    let check = |extent: Extent, codes: &[u32]| {
        let spec = full(extent, NOW);
        let shapes = spec.ground.shapes();
        let mut sheet = sheet(&spec.ground, style(spec.ground.scope, &spec.look));
        key_place(&mut sheet, &spec.names);
        let names: Vec<&str> = spec
            .regions
            .iter()
            .map(|region| region.short.as_str())
            .collect();
        let naming = naming::name(&sheet, shapes, &names, spec.ground.scope);
        let core = naming.core.as_ref();
        let places = hits::on_land(&sheet, core, shapes);
        for (at, one) in places.iter().enumerate() {
            let Some((center, radius)) = one else {
                continue;
            };
            for (other, radius_of) in places.iter().skip(at + 1).flatten() {
                assert!(
                    hits::away(*center, *other) >= radius + radius_of,
                    "{extent:?}"
                );
            }
        }
        for own in codes {
            let at = shapes
                .iter()
                .position(|shape| shape.adcode == code(*own))
                .unwrap();
            if let Some((center, radius)) = places[at] {
                assert!(2 * radius >= TARGET, "{own}: {radius}");
                let (_, middle) = hits::middle(&sheet, core, &shapes[at], at);
                assert!(
                    hits::away(center, middle) <= radius,
                    "{own} is not under its place"
                );
                continue;
            }
            let (pane, _) = hits::middle(&sheet, core, &shapes[at], at);
            let outline = match (pane, core) {
                (Pane::Core, Some(core)) => &core.inset.outlines[at],
                _ => &sheet.outlines[at],
            };
            let bounds = Rect::around(outline.land.iter().flatten().copied()).unwrap();
            let (width, height) = (bounds.width(), bounds.height());
            assert!(
                width.min(height) * 10 >= TARGET * 8,
                "{own}: {width} × {height}"
            );
        }
    };
    check(Extent::Nation, &[810_000, 820_000, 310_000, 110_000]);
    // 渝中 大渡口 沙坪坝 九龙坡 南岸
    check(chongqing(), &[500_103, 500_104, 500_106, 500_107, 500_108]);
    check(province(460_000), &[460_300]);
}

fn tiled(layers: usize) -> TilesSpec {
    let spec = looking(Extent::Nation, NOW, MapStyle::Tiles, layers);
    let tiles = spec
        .regions
        .into_iter()
        .enumerate()
        .map(|(at, region)| Tile {
            place: (u8::try_from(at % 8).unwrap(), u8::try_from(at / 8).unwrap()),
            region: MapRegion {
                short: if at == 0 {
                    "巴音郭楞".into()
                } else {
                    region.short.clone()
                },
                unknown: at == 1,
                ..region
            },
        });
    TilesSpec {
        columns: 8,
        rows: 5,
        tiles: tiles.collect(),
        label_title: "<题>".into(),
        desc: "一格一个地区".into(),
        id_prefix: "map".into(),
        look: spec.look,
        here: None,
    }
}

#[test]
fn tiles_have_no_boundary_and_bear_name_count_link_and_title() {
    let svg = tiles(&tiled(0));
    for absent in ["<path", " d=\"", "polygon", "style="] {
        assert!(!svg.contains(absent), "{absent}");
    }
    assert_eq!(count(&svg, "<g class=\"region"), 34);
    assert_eq!(count(&svg, " tabindex=\"-1\""), 34);
    assert_eq!(
        count(&svg, "class=\"count"),
        33,
        "no number where nothing is known"
    );
    assert!(svg.contains(">巴音</text>") && svg.contains(">郭楞</text>"));
    assert!(svg.contains("url(#map-hatch)") && svg.contains("role=\"group\""));
    assert!(svg.contains("&lt;题&gt;"));
    assert_balanced(&svg);
    assert!(boundaries(Extent::Nation, NOW).is_some());
}

#[test]
fn tiles_show_a_number_for_each_layer_and_the_whole_without_styles() {
    let svg = tiles(&tiled(2));
    assert_eq!(count(&svg, "class=\"count on-"), 33 * 3);
    assert_eq!(count(&svg, "<g visibility=\"hidden\">"), 33);
    assert_eq!(count(&svg, " q1\" text-anchor"), 33);
    assert_eq!(count(&svg, " q0\" text-anchor"), 33);
    assert_balanced(&svg);
}
