use super::outline::{Point, Rect};
use super::thinning::Thinning;
use super::*;
use crate::atlas::boundaries::{Edition, Extent, Shape, boundaries};
use crate::parse::map_style::Classes;
use crate::plan::map::scale::Scale;
use crate::plan::map::{LocatorSpec, Names};
use std::sync::Arc;

mod geometry;
mod looks;
mod projections;
mod standing;

const NOW: Edition = Edition::Since2025November;

fn code(number: u32) -> Adcode {
    Adcode::new(&number.to_string()).unwrap()
}

fn province(number: u32) -> Extent {
    Extent::Province(code(number))
}

fn chongqing() -> Extent {
    province(500_000)
}

fn ground(extent: Extent, edition: Edition) -> Arc<Ground> {
    Ground::embedded(extent, edition).unwrap()
}

fn sheet_of(extent: Extent, edition: Edition) -> Sheet {
    let ground = ground(extent, edition);
    sheet(&ground, style(ground.scope, &Look::default()))
}

fn every_map() -> Vec<(Extent, Edition)> {
    let mut maps = vec![
        (Extent::Nation, NOW),
        (chongqing(), Edition::Before2025November),
    ];
    maps.extend(
        boundaries(Extent::Nation, NOW)
            .unwrap()
            .iter()
            .map(|shape| (Extent::Province(shape.adcode), NOW)),
    );
    maps
}

/// A map whose every region has a page and a count from 0 to 11.
fn full(extent: Extent, edition: Edition) -> MapSpec {
    let shapes = boundaries(extent, edition).unwrap();
    let regions = shapes
        .iter()
        .zip((0..12).cycle())
        .map(|(shape, count)| MapRegion {
            adcode: shape.adcode,
            name: shape.name.clone(),
            short: shape.name.chars().take(2).collect(),
            count,
            href: Some(format!("../{}/", shape.adcode)),
            title: format!("{}：{count}人", shape.name),
            unknown: false,
            layers: Vec::new(),
        });
    MapSpec {
        look: Look {
            scale: Scale::new(&Classes::Rounded, [11], false),
            ..Look::default()
        },
        ground: ground(extent, edition),
        regions: regions.collect(),
        unit: "人".into(),
        label_title: "入选人数".into(),
        desc: "颜色越深，人数越多。".into(),
        id_prefix: "map".into(),
        names: Names::Regions,
        phone: true,
        magnified: "局部放大".into(),
    }
}

fn locator_of(extent: Extent, edition: Edition, shape: &Shape) -> LocatorSpec {
    LocatorSpec {
        ground: ground(extent, edition),
        adcode: shape.adcode,
        label: shape.name.clone(),
        title: format!("{}的位置", shape.name),
        id_prefix: "where".into(),
    }
}

fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

#[test]
fn every_map_is_complete_and_within_its_size() {
    for (extent, edition) in every_map() {
        let spec = full(extent, edition);
        let drawing = draw(&spec);
        let limit = if extent == Extent::Nation {
            45_000
        } else {
            30_000
        };
        assert!(
            drawing.svg.len() <= limit,
            "{extent:?}: {}",
            drawing.svg.len()
        );
        for region in &spec.regions {
            assert_eq!(
                count(&drawing.svg, &format!("data-adcode=\"{}\"", region.adcode)),
                1,
                "{}",
                region.name
            );
            assert_eq!(
                count(&drawing.svg, &format!("<title>{}</title>", region.title)),
                1,
                "{}",
                region.name
            );
        }
        assert_eq!(count(&drawing.svg, "<a href="), spec.regions.len());
        assert_eq!(count(&drawing.svg, " tabindex=\"-1\""), spec.regions.len());
        assert!(drawing.without_shape.is_empty());
        for forbidden in [
            "style=",
            "NaN",
            "inf",
            "#",
            "d=\"\"",
            "fill=\"r",
            "role=\"img\"",
        ] {
            assert!(
                !drawing.svg.contains(forbidden),
                "{extent:?} holds {forbidden}"
            );
        }
        assert_balanced(&drawing.svg);
    }
}

#[test]
fn the_nation_fits_into_sixteen_kilobytes_compressed() {
    use std::io::Write as _;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder
        .write_all(svg(&full(Extent::Nation, NOW)).as_bytes())
        .unwrap();
    let length = encoder.finish().unwrap().len();
    assert!(length <= 16_000, "{length}");
}

/// Every start tag has its end tag, in order.
fn assert_balanced(svg: &str) {
    let mut open = Vec::new();
    for tag in svg.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').unwrap();
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap());
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn the_order_of_the_call_does_not_show() {
    let spec = full(chongqing(), NOW);
    let mut turned = spec.clone();
    turned.regions.reverse();
    assert_eq!(svg(&spec), svg(&turned));
    assert_eq!(svg(&spec), svg(&spec));
}

#[test]
fn regions_without_a_page_or_an_entry_stay_on_the_map() {
    let mut spec = full(chongqing(), NOW);
    spec.regions.retain(|region| region.adcode != code(500_103));
    for region in &mut spec.regions {
        if region.adcode == code(500_101) {
            region.href = None;
        }
    }
    spec.regions.push(MapRegion {
        adcode: code(500_105),
        ..spec.regions[0].clone()
    });
    let drawing = draw(&spec);
    assert!(drawing.svg.contains("<title>渝中区：0人</title>"));
    assert!(!drawing.svg.contains("500101/"));
    assert!(drawing.svg.contains("data-adcode=\"500101\""));
    assert_eq!(drawing.without_shape, [code(500_105)]);
}

#[test]
fn words_are_escaped() {
    let mut spec = full(chongqing(), NOW);
    spec.label_title = "<b>&\"".into();
    for region in &mut spec.regions {
        region.title = "a<b>&\"c".into();
        region.href = Some("?a=1&b=\"".into());
        region.short = "<&".into();
    }
    let svg = svg(&spec);
    assert!(svg.contains("<title>a&lt;b&gt;&amp;&quot;c</title>"));
    assert!(svg.contains("<a href=\"?a=1&amp;b=&quot;\" tabindex"));
    assert!(svg.contains(">&lt;&amp;</text>"));
    assert_balanced(&svg);
}

#[test]
fn the_south_china_sea_covers_no_land() {
    for (extent, names) in [(Extent::Nation, 34), (province(460_000), 19)] {
        let sheet = sheet_of(extent, NOW);
        assert_eq!(sheet.outlines.len(), names);
        let sea = sheet.sea.unwrap();
        assert!(sheet.bounds.encloses(sea.rect));
        for outline in &sheet.outlines {
            for ring in outline.land.iter().chain(&outline.isles) {
                let bounds = Rect::around(ring.iter().copied()).unwrap();
                assert!(
                    !bounds.touches(sea.rect),
                    "{extent:?} {bounds:?} {:?}",
                    sea.rect
                );
                assert!(sheet.bounds.encloses(bounds));
            }
        }
        let inside = |line: &&Vec<Point>| line.iter().all(|&point| sea.rect.contains(point));
        assert_eq!(sheet.dashes.iter().filter(inside).count(), 10, "{extent:?}");
        let beside: Vec<_> = sheet.dashes.iter().filter(|line| !inside(line)).collect();
        assert_eq!(beside.len(), if extent == Extent::Nation { 3 } else { 0 });
        assert!(beside.iter().all(|line| {
            !Rect::around(line.iter().copied())
                .unwrap()
                .touches(sea.rect)
        }));
        // The islands down to 曾母暗沙 are there.
        let isles = sea
            .outlines
            .iter()
            .flat_map(|outline| &outline.isles)
            .count();
        assert!(isles > 40, "{isles}");
    }
    assert!(sheet_of(chongqing(), NOW).sea.is_none());
}

#[test]
fn small_regions_can_be_hit() {
    let nation = svg(&full(Extent::Nation, NOW));
    for code in [810_000, 820_000] {
        let (_, region) = nation
            .split_once(&format!("data-adcode=\"{code}\""))
            .unwrap();
        let (region, _) = region.split_once("</g>").unwrap();
        assert!(region.contains("class=\"hit\""), "{code}");
    }
    // Those two, and Peking, Tianjin and Shanghai.
    assert_eq!(count(&nation, "class=\"hit\""), 5);
    assert_eq!(count(&nation, "class=\"dot\""), 1);
    let hainan = svg(&full(province(460_000), NOW));
    let (_, sansha) = hainan.split_once("data-adcode=\"460300\"").unwrap();
    assert!(
        sansha
            .split_once("</g>")
            .unwrap()
            .0
            .contains("class=\"hit\"")
    );
}

#[test]
fn names_do_not_overlap_and_stay_on_the_sheet() {
    for (extent, edition) in every_map() {
        let shapes = boundaries(extent, edition).unwrap();
        let sheet = sheet_of(extent, edition);
        let names = vec!["地名"; shapes.len()];
        let naming = naming::name(&sheet, shapes, &names, ground(extent, edition).scope);
        let mut seen: Vec<Rect> = Vec::new();
        for name in &naming.names {
            assert!(sheet.bounds.encloses(name.spot.bounds), "{extent:?}");
            assert!(
                !seen.iter().any(|other| other.touches(name.spot.bounds)),
                "{extent:?}"
            );
            seen.push(name.spot.bounds);
        }
        assert!(
            seen.len() * 2 >= shapes.len(),
            "{extent:?}: {} of {}",
            seen.len(),
            shapes.len()
        );
        if let Some(core) = &naming.core {
            assert!(sheet.ground.is_free(core.inset.rect), "{extent:?}");
        }
    }
}

#[test]
fn a_locator_points_at_every_region_in_eight_kilobytes() {
    for (extent, edition) in every_map() {
        let base = LocatorBase::new(&ground(extent, edition));
        for shape in boundaries(extent, edition).unwrap() {
            let svg = locator(&base, &locator_of(extent, edition, shape)).unwrap();
            assert!(
                svg.len() <= 8_192,
                "{extent:?} {}: {}",
                shape.name,
                svg.len()
            );
            assert_balanced(&svg);
            assert!(
                svg.contains("class=\"here\"") || svg.contains("class=\"ring\""),
                "{}",
                shape.name
            );
        }
    }
    let mut absent = locator_of(chongqing(), NOW, &boundaries(chongqing(), NOW).unwrap()[0]);
    absent.adcode = code(500_105);
    let base = LocatorBase::new(&ground(chongqing(), NOW));
    assert_eq!(locator(&base, &absent), None);
}
