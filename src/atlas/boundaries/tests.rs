use std::collections::{BTreeMap, BTreeSet};

use super::*;

const DIVISIONS: &str = include_str!("../data/divisions.csv");
const NOW: Edition = Edition::Since2025November;

/// The codes directly below each code in `divisions.csv`.
fn children() -> BTreeMap<u32, BTreeSet<u32>> {
    let mut children: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for line in DIVISIONS.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        if let (Ok(code), Ok(parent)) = (fields[0].parse(), fields[3].parse()) {
            children.entry(parent).or_default().insert(code);
        }
    }
    children
}

fn codes(extent: Extent, edition: Edition) -> BTreeSet<u32> {
    boundaries(extent, edition)
        .unwrap()
        .iter()
        .map(|shape| number(shape.adcode))
        .collect()
}

fn number(code: Adcode) -> u32 {
    code.as_str().parse().unwrap()
}

fn province(code: u32) -> Extent {
    Extent::Province(Adcode::new(&code.to_string()).unwrap())
}

fn every_map() -> Vec<(Extent, Edition)> {
    let mut maps = vec![
        (Extent::Nation, NOW),
        (province(500_000), Edition::Before2025November),
    ];
    maps.extend(
        codes(Extent::Nation, NOW)
            .into_iter()
            .map(|code| (province(code), NOW)),
    );
    maps
}

#[test]
fn every_division_has_a_shape_and_every_shape_a_division() {
    let children = children();
    assert_eq!(codes(Extent::Nation, NOW), children[&100_000]);
    assert_eq!(children[&100_000].len(), 34);
    for (&at, parts) in children.iter().filter(|(code, _)| **code != 100_000) {
        if at % 10_000 == 0 {
            assert_eq!(&codes(province(at), NOW), parts, "{at}");
        }
    }
}

#[test]
fn chongqing_has_two_editions() {
    let old = codes(province(500_000), Edition::Before2025November);
    let new = codes(province(500_000), NOW);
    assert_eq!((old.len(), new.len()), (38, 37));
    assert_eq!(
        old.difference(&new).copied().collect::<Vec<_>>(),
        [500_105, 500_112]
    );
    assert_eq!(new.difference(&old).copied().collect::<Vec<_>>(), [500_157]);
    assert_eq!(Edition::on(2025, 10), Edition::Before2025November);
    assert_eq!(Edition::on(2025, 11), NOW);
    assert_eq!(Edition::on(2026, 1), NOW);
    assert_eq!(Edition::on(2024, 12), Edition::Before2025November);
}

#[test]
fn rings_are_closed_and_within_the_country() {
    for (extent, edition) in every_map() {
        for shape in boundaries(extent, edition).unwrap() {
            assert!(!shape.name.is_empty());
            assert!(shape.rings().count() > 0, "{}", shape.name);
            for ring in shape.rings() {
                assert!(ring.len() >= 3, "{} {}", shape.name, ring.len());
                assert_ne!(ring.first(), ring.last(), "{}", shape.name);
            }
            for &[lon, lat] in shape.rings().flatten().chain([&shape.center]) {
                assert!(
                    (73.0..136.0).contains(&lon) && (3.0..54.0).contains(&lat),
                    "{} {lon} {lat}",
                    shape.name
                );
            }
        }
    }
}

/// No ring may have been lost because an arc was missing or a ring not closed.
#[test]
fn no_ring_is_dropped() {
    let topology: serde_json::Value = serde_json::from_str(CITIES).unwrap();
    for (code, object) in topology["objects"].as_object().unwrap() {
        let rings: usize = object["geometries"]
            .as_array()
            .unwrap()
            .iter()
            .map(rings_of)
            .sum();
        let shapes = boundaries(
            Extent::Province(Adcode::new(code).unwrap()),
            Edition::Before2025November,
        )
        .unwrap();
        assert_eq!(
            shapes
                .iter()
                .map(|shape| shape.rings().count())
                .sum::<usize>(),
            rings,
            "{code}"
        );
    }
}

fn rings_of(geometry: &serde_json::Value) -> usize {
    let arcs = geometry["arcs"].as_array().unwrap();
    if geometry["type"] == "Polygon" {
        arcs.len()
    } else {
        arcs.iter().map(|p| p.as_array().unwrap().len()).sum()
    }
}

#[test]
fn centers_lie_inside() {
    for (extent, edition) in every_map() {
        for shape in boundaries(extent, edition).unwrap() {
            let [x, y] = shape.center;
            let mut inside = false;
            for ring in shape.rings() {
                for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                    if (a[1] > y) != (b[1] > y)
                        && x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
                    {
                        inside = !inside;
                    }
                }
            }
            assert!(inside, "{} {:?}", shape.name, shape.center);
        }
    }
}

#[test]
fn ten_dashes() {
    assert_eq!(dashes().len(), 10);
    assert!(dashes().iter().all(|line| line.len() >= 2));
    let east_of_taiwan =
        |line: &&Vec<Position>| line.iter().all(|&[lon, lat]| lon > 122.0 && lat > 23.0);
    assert_eq!(dashes().iter().filter(east_of_taiwan).count(), 1);
}

#[test]
fn nothing_below_a_prefecture_or_elsewhere() {
    for code in [0, 100_000, 500_103, 450_100, 990_000, u32::MAX] {
        assert!(boundaries(province(code), NOW).is_none(), "{code}");
    }
}
