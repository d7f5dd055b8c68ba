use super::super::geometry::Moments;
use super::*;

fn ring(corners: &[(f64, f64)]) -> Ring {
    corners.iter().map(|&(lon, lat)| [lon, lat]).collect()
}

/// West, east, and area of each ring of a laid out polygon.
fn laid(corners: &[(f64, f64)], meridian: f64) -> Vec<(f64, f64, f64)> {
    let polygons = laid_out(&[vec![ring(corners)]], meridian);
    let mut out: Vec<(f64, f64, f64)> = polygons
        .iter()
        .flatten()
        .map(|ring| {
            let lons = ring.iter().map(|[lon, _]| *lon);
            let west = lons.clone().fold(f64::INFINITY, f64::min);
            let east = lons.fold(f64::NEG_INFINITY, f64::max);
            let area = Moments::of_polygons(&[vec![ring.clone()]]).area;
            (west, east, (area * 1e6).round() / 1e6)
        })
        .collect();
    out.sort_by(|a, b| a.0.total_cmp(&b.0));
    out
}

#[test]
fn what_crosses_the_edge_is_cut_there() {
    // 177° E to 178° W, as jumping longitudes and as longitudes beyond 180.
    let jumping = [(177.0, 0.0), (-178.0, 0.0), (-178.0, 2.0), (177.0, 2.0)];
    let beyond = [(177.0, 0.0), (182.0, 0.0), (182.0, 2.0), (177.0, 2.0)];
    for corners in [jumping, beyond] {
        assert_eq!(
            laid(&corners, 0.0),
            [(-180.0, -178.0, 4.0), (177.0, 180.0, 6.0)]
        );
        assert_eq!(laid(&corners, 180.0), [(177.0, 182.0, 10.0)]);
        assert_eq!(laid(&corners, -170.0), [(-183.0, -178.0, 10.0)]);
        let mut turned = corners;
        turned.reverse();
        assert_eq!(laid(&turned, 0.0), laid(&corners, 0.0));
    }
}

#[test]
fn what_is_cut_already_stays() {
    let west = [
        (-180.0, 65.0),
        (-170.0, 65.0),
        (-170.0, 68.0),
        (-180.0, 68.0),
    ];
    assert_eq!(laid(&west, 0.0), [(-180.0, -170.0, 30.0)]);
    let east = [(170.0, 65.0), (180.0, 65.0), (180.0, 68.0), (170.0, 68.0)];
    assert_eq!(laid(&east, 0.0), [(170.0, 180.0, 30.0)]);
    // As near as a quantised file may come to it.
    let near = [
        (170.0, 65.0),
        (180.000_000_14, 65.0),
        (180.000_000_14, 68.0),
        (170.0, 68.0),
    ];
    assert_eq!(laid(&near, 0.0).len(), 1);
}

#[test]
fn what_a_file_has_cut_at_180_is_joined_where_the_sheet_is_not_cut() {
    let west = ring(&[
        (170.0, 65.0),
        (180.0, 65.0),
        (180.0, 66.5),
        (180.0, 68.0),
        (170.0, 68.0),
    ]);
    let east = ring(&[
        (-180.0, 68.0),
        (-180.0, 65.0),
        (-170.0, 65.0),
        (-170.0, 68.0),
    ]);
    let hole = ring(&[(-175.0, 66.0), (-174.0, 66.0), (-174.0, 67.0)]);
    let isle = ring(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)]);
    for turned in [false, true] {
        let (mut west, mut east) = (west.clone(), east.clone());
        if turned {
            west.reverse();
            east.reverse();
        }
        let polygons = [
            vec![west.clone()],
            vec![east, hole.clone()],
            vec![isle.clone()],
        ];
        let rings = |meridian: f64| -> Vec<Ring> { laid_out(&polygons, meridian).concat() };
        assert_eq!(rings(0.0).len(), 4);
        let joined = rings(150.0);
        assert_eq!(joined.len(), 3);
        let area = |ring: &Ring| Moments::of_polygons(&[vec![ring.clone()]]).area;
        assert!(joined.iter().any(|ring| (area(ring) - 60.0).abs() < 1e-9));
        // No edge of it runs along 180°.
        let along = |ring: &Ring| ring.iter().filter(|[lon, _]| *lon == 180.0).count() > 2;
        assert!(!joined.iter().any(along));
        // What has no other half stays as it is.
        assert_eq!(laid_out(&[vec![west]], 150.0).concat().len(), 1);
    }
}

#[test]
fn a_comb_is_cut_into_its_teeth() {
    // Two teeth reach over the edge, joined in the west.
    let comb = [
        (170.0, 0.0),
        (185.0, 0.0),
        (185.0, 1.0),
        (175.0, 1.0),
        (175.0, 2.0),
        (185.0, 2.0),
        (185.0, 3.0),
        (170.0, 3.0),
    ];
    let teeth = laid(&comb, 0.0);
    assert_eq!(
        teeth,
        [
            (-180.0, -175.0, 5.0),
            (-180.0, -175.0, 5.0),
            (170.0, 180.0, 25.0)
        ]
    );
}

#[test]
fn round_a_pole_the_map_is_closed_along_it() {
    let coast: Vec<(f64, f64)> = (0..36)
        .map(|at| (f64::from(at) * 10.0 - 180.0, -70.0))
        .collect();
    let whole = 360.0 * 20.0;
    // Natural Earth has the corners of the flat map in it.
    let mut closed = coast.clone();
    closed.extend([(180.0, -70.0), (180.0, -90.0), (-180.0, -90.0)]);
    let mut north: Vec<(f64, f64)> = coast.iter().map(|(lon, lat)| (*lon, -lat)).collect();
    north.reverse();
    for corners in [coast, closed, north] {
        for meridian in [0.0, 150.0, 155.0, -90.0, 180.0] {
            let found = laid(&corners, meridian);
            assert_eq!(
                found,
                [(meridian - 180.0, meridian + 180.0, whole)],
                "{corners:?}"
            );
        }
    }
}

#[test]
fn long_edges_get_points_the_same_from_both_sides() {
    let polygons = laid_out(
        &[vec![ring(&[(0.0, 49.0), (20.0, 49.0), (20.0, 50.0)])]],
        0.0,
    );
    let there = &polygons[0][0];
    assert_eq!(there.len(), 3 + 6 + 6);
    let polygons = laid_out(
        &[vec![ring(&[(20.0, 49.0), (0.0, 49.0), (10.0, 40.0)])]],
        0.0,
    );
    let on_border = |ring: &Ring| {
        let on = ring.iter().filter(|[_, lat]| *lat == 49.0);
        let mut on: Vec<f64> = on.map(|[lon, _]| *lon).collect();
        on.sort_by(f64::total_cmp);
        on
    };
    assert_eq!(on_border(there), on_border(&polygons[0][0]));
}

#[test]
fn the_shortest_stretch_of_longitudes() {
    let check = |corners: &[(f64, f64)], expected: (f64, f64)| {
        let (west, width) = stretch([ring(corners)].iter());
        assert!((west - expected.0).abs() <= 1.0, "{west}");
        assert!((width - expected.1).abs() <= 2.0, "{width}");
    };
    check(&[(100.0, 0.0), (110.0, 0.0), (105.0, 5.0)], (100.0, 10.0));
    check(&[(177.0, 0.0), (-178.0, 0.0), (-178.0, 2.0)], (177.0, 5.0));
    check(&[(-10.0, 0.0), (10.0, 0.0), (0.0, 5.0)], (-10.0, 20.0));
    assert_eq!(stretch([].iter()), (-180.0, 360.0));
}

#[test]
fn hostile_rings_end() {
    let mut lon = 0.0;
    let spiral: Ring = (0..100_000)
        .map(|at| {
            lon += 179.0;
            [lon, f64::from(at % 80)]
        })
        .collect();
    assert!(laid_out(&[vec![spiral]], 0.0).is_empty());
    let at_the_pole = vec![[180.0, 90.0], [-180.0, 90.0], [0.0, 90.0]];
    for ring in [vec![], vec![[0.0, 0.0]], at_the_pole] {
        laid_out(&[vec![ring]], 0.0);
    }
}
