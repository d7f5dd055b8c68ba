use super::grid::{Grid, by_centers, in_order};
use super::nation::NATION;
use crate::atlas::boundaries::{Edition, Extent, boundaries};
use std::collections::BTreeSet;

fn at(code: &str) -> (u8, u8) {
    let &(_, column, row) = NATION.iter().find(|(own, ..)| *own == code).unwrap();
    (column, row)
}

#[test]
fn the_nation_has_thirty_four_squares_in_their_places() {
    let shapes = boundaries(Extent::Nation, Edition::Since2025November).unwrap();
    let mut codes: Vec<String> = shapes
        .iter()
        .map(|shape| shape.adcode.to_string())
        .collect();
    let mut ours: Vec<String> = NATION.iter().map(|(code, ..)| (*code).to_owned()).collect();
    codes.sort();
    ours.sort();
    assert_eq!(codes, ours);
    let places: BTreeSet<(u8, u8)> = NATION
        .iter()
        .map(|(_, column, row)| (*column, *row))
        .collect();
    assert_eq!(places.len(), 34);
    let columns = |code: &str| at(code).0;
    let rows = |code: &str| at(code).1;
    assert_eq!(columns("650000"), 0, "新疆 is the westernmost");
    assert_eq!(at("230000"), (7, 0), "黑龙江 is the north-east");
    assert_eq!(rows("460000"), 7, "海南 is the south");
    assert!(
        columns("710000") > columns("350000") && rows("710000") >= rows("350000"),
        "台湾 lies off 福建"
    );
    for beside in ["810000", "820000"] {
        let ((a, b), (x, y)) = (at(beside), at("440000"));
        assert!(a.abs_diff(x) <= 1 && b == y + 1, "{beside} lies by 广东");
    }
}

#[test]
fn neighbours_of_the_nation_stay_near() {
    // Land borders, and the straits of 海南 and 台湾.
    let neighbours: &[(&str, &[&str])] = &[
        ("110000", &["120000", "130000"]),
        ("130000", &["140000", "150000", "370000", "410000"]),
        ("150000", &["230000", "620000", "640000", "140000"]),
        ("210000", &["220000", "130000"]),
        ("220000", &["230000"]),
        ("310000", &["320000", "330000"]),
        ("320000", &["340000", "330000", "370000"]),
        ("330000", &["360000", "340000", "350000"]),
        ("350000", &["360000", "440000", "710000"]),
        (
            "410000",
            &["420000", "610000", "140000", "340000", "370000"],
        ),
        (
            "430000",
            &["420000", "440000", "450000", "520000", "360000", "500000"],
        ),
        (
            "440000",
            &["450000", "460000", "360000", "810000", "820000"],
        ),
        ("500000", &["510000", "520000", "420000", "610000"]),
        (
            "510000",
            &["530000", "540000", "630000", "620000", "610000"],
        ),
        ("530000", &["520000", "540000", "450000"]),
        ("540000", &["650000", "630000"]),
        ("620000", &["650000", "630000", "640000", "610000"]),
    ];
    let mut far = Vec::new();
    let mut pairs = 0;
    for (one, others) in neighbours {
        for other in *others {
            let ((a, b), (x, y)) = (at(one), at(other));
            pairs += 1;
            let away = a.abs_diff(x).max(b.abs_diff(y));
            assert!(away <= 3, "{one} and {other} lie {away} apart");
            if away > 1 {
                far.push((one, other));
            }
        }
    }
    assert!(far.len() * 5 <= pairs, "{} of {pairs}: {far:?}", far.len());
}

fn distinct(grid: &Grid) {
    let places: BTreeSet<_> = grid.places.iter().collect();
    assert_eq!(places.len(), grid.places.len());
    assert!(grid.columns <= 8);
    for (column, row) in &grid.places {
        assert!(*column < grid.columns && *row < grid.rows);
    }
}

#[test]
fn every_province_keeps_its_order_in_a_compact_grid() {
    let nation = boundaries(Extent::Nation, Edition::Since2025November).unwrap();
    let mut worst = (1.0, String::new());
    for province in nation {
        let shapes = boundaries(
            Extent::Province(province.adcode),
            Edition::Since2025November,
        )
        .unwrap();
        let centers: Vec<[f64; 2]> = shapes.iter().map(|shape| shape.center).collect();
        let grid = by_centers(&centers);
        assert_eq!(grid, by_centers(&centers));
        distinct(&grid);
        let cells = usize::from(grid.columns) * usize::from(grid.rows);
        assert!(
            cells <= centers.len() + centers.len() / 3 + 3,
            "{}: {cells} for {}",
            province.name,
            centers.len()
        );
        // Of two regions that lie clearly apart, the one in the west does not stand in the east.
        let (mut right, mut wrong) = (0, 0);
        for (a, one) in centers.iter().enumerate() {
            for (b, other) in centers.iter().enumerate() {
                for (from, to, one, other) in [
                    (one[0], other[0], grid.places[a].0, grid.places[b].0),
                    (-one[1], -other[1], grid.places[a].1, grid.places[b].1),
                ] {
                    if from < to && one != other {
                        if one < other { right += 1 } else { wrong += 1 }
                    }
                }
            }
        }
        if right + wrong > 0 {
            let share = f64::from(right) / f64::from(right + wrong);
            if share < worst.0 {
                worst = (share, province.name.clone());
            }
        }
    }
    assert!(worst.0 > 0.85, "{worst:?}");
}

#[test]
fn regions_without_places_stand_in_the_order_of_their_codes() {
    for count in 0..40 {
        let grid = in_order(count);
        distinct(&grid);
        let mut sorted = grid.places.clone();
        sorted.sort_by_key(|(column, row)| (*row, *column));
        assert_eq!(sorted, grid.places);
    }
    assert_eq!(in_order(9).columns, 4);
}

#[test]
fn one_region_or_several_in_one_place_find_squares() {
    distinct(&by_centers(&[[1.0, 1.0]]));
    distinct(&by_centers(&[[1.0, 1.0], [1.0, 1.0], [1.0, 1.0]]));
}
