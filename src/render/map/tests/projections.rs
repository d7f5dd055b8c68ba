//! Projections by name, and maps of a site's own shapes anywhere on the earth.

use super::super::projection::Plane;
use super::super::*;
use super::{assert_balanced, count};
use crate::atlas::{Atlas, Day, DivisionRow, Divisions, OwnShape, Projection};
use std::sync::Arc;

const NOBODY: std::iter::Empty<[f64; 2]> = std::iter::empty();

fn check(projection: Projection, position: [f64; 2], expected: (f64, f64)) {
    let plane = Plane::new(projection, [[-90.0, -60.0], [90.0, 60.0]].into_iter());
    let (x, y) = plane.project(position);
    let near = (x - expected.0).abs() < 1e-4 && (y + expected.1).abs() < 1e-4;
    assert!(near, "{projection:?} {position:?}: {x} {y}");
}

#[test]
fn natural_earth_as_in_its_paper() {
    let natural = Projection::NaturalEarth {
        meridian: Some(0.0),
    };
    // The polynomial with its published coefficients, worked out by hand.
    check(natural, [0.0, 0.0], (0.0, 0.0));
    check(natural, [180.0, 0.0], (2.735_385, 0.0));
    check(natural, [-180.0, 45.0], (-2.463_987, 0.793_051));
    check(natural, [180.0, 90.0], (1.505_556, 1.422_391));
    check(natural, [0.0, -90.0], (0.0, -1.422_391));
    check(
        Projection::NaturalEarth {
            meridian: Some(150.0),
        },
        [150.0, 0.0],
        (0.0, 0.0),
    );
}

#[test]
fn cylinders() {
    let mercator = Projection::Mercator {
        meridian: Some(10.0),
    };
    check(mercator, [10.0, 45.0], (0.0, 0.881_374));
    check(
        mercator,
        [100.0, -45.0],
        (std::f64::consts::FRAC_PI_2, -0.881_374),
    );
    // The whole world is a square.
    check(
        mercator,
        [190.0, 90.0],
        (std::f64::consts::PI, std::f64::consts::PI),
    );
    let plate = Projection::Equirectangular {
        meridian: Some(0.0),
    };
    check(
        plate,
        [90.0, 45.0],
        (std::f64::consts::FRAC_PI_2, std::f64::consts::FRAC_PI_4),
    );
    // A region far from the equator keeps its shape.
    let plane = Plane::new(plate, [[10.0, 59.0], [12.0, 61.0]].into_iter());
    let (x, y) = plane.project([1.0, 1.0]);
    assert!((x / -y - 0.5).abs() < 1e-9, "{x} {y}");
    Plane::new(plate, NOBODY).project([1.0, 1.0]);
}

fn ring(corners: &[[f64; 2]]) -> Vec<Vec<Vec<[f64; 2]>>> {
    vec![vec![corners.to_vec()]]
}

/// A world of four: one that crosses 180°, one round the south pole, one in the middle, an island of its own.
fn world(projection: Option<Projection>) -> Arc<Ground> {
    let coast = (0..72).map(|at| [f64::from(at) * 5.0 - 180.0, -70.0 - f64::from(at % 3)]);
    let shapes = [
        ("ice", ring(&coast.collect::<Vec<_>>())),
        (
            "east",
            ring(&[[150.0, 50.0], [-170.0, 50.0], [-170.0, 70.0], [150.0, 70.0]]),
        ),
        (
            "land",
            ring(&[[-20.0, -30.0], [60.0, -30.0], [60.0, 60.0], [-20.0, 60.0]]),
        ),
        (
            "isle",
            ring(&[
                [178.0, -17.0],
                [-179.0, -17.0],
                [-179.0, -16.0],
                [178.0, -16.0],
            ]),
        ),
    ];
    let row = |adcode: &str, parent: &str| DivisionRow {
        adcode: adcode.into(),
        name: adcode.into(),
        level: "country".into(),
        parent_adcode: parent.into(),
    };
    let mut rows = vec![row("world", "")];
    rows.extend(shapes.iter().map(|(code, _)| row(code, "world")));
    let (divisions, _) = Divisions::replaced_by(&rows);
    let own = shapes.into_iter().map(|(code, polygons)| OwnShape {
        adcode: Adcode::new(code).unwrap(),
        name: code.to_owned(),
        center: None,
        polygons,
    });
    let atlas = Atlas::new(Arc::new(divisions), own, false, projection);
    let root = Adcode::new("world").unwrap();
    atlas.ground(&root, Day::new(2026, 6, 1)).unwrap()
}

fn spec(ground: Arc<Ground>) -> MapSpec {
    MapSpec {
        ground,
        regions: Vec::new(),
        unit: "人".into(),
        label_title: "世界".into(),
        desc: "示例".into(),
        id_prefix: "map".into(),
        names: Names::Regions,
        phone: true,
        magnified: "局部放大".into(),
        look: crate::plan::map::Look::default(),
    }
}

#[test]
fn no_line_runs_across_a_map_of_the_world() {
    let projections = [
        None,
        Some(Projection::NaturalEarth {
            meridian: Some(150.0),
        }),
        Some(Projection::Equirectangular { meridian: None }),
        Some(Projection::Mercator {
            meridian: Some(-30.0),
        }),
        Some(Projection::Fitted),
    ];
    for projection in projections {
        let ground = world(projection);
        let sheet = sheet(
            &ground,
            style(ground.scope, &crate::plan::map::Look::default()),
        );
        assert!(sheet.sea.is_none() && sheet.dashes.is_empty() && sheet.coasts.is_empty());
        for (shape, outline) in ground.shapes().iter().zip(&sheet.outlines) {
            let most = match shape.adcode.as_str() {
                "ice" => 7200,
                "land" => 2400,
                "east" => 1200,
                _ => 100,
            };
            let rings = outline.land.iter().chain(&outline.isles);
            let mut rings = rings.peekable();
            assert!(rings.peek().is_some(), "{} {projection:?}", shape.adcode);
            for ring in rings {
                let bounds = Rect::around(ring.iter().copied()).unwrap();
                assert!(
                    bounds.width() <= most,
                    "{} {projection:?} {bounds:?}",
                    shape.adcode
                );
                assert!(sheet.bounds.encloses(bounds));
            }
        }
        let svg = svg(&spec(ground));
        assert_balanced(&svg);
        assert!(
            !svg.contains("NaN")
                && !svg.contains("class=\"dash\"")
                && !svg.contains("class=\"box\"")
        );
        assert_eq!(count(&svg, "data-adcode="), 4);
    }
}

#[test]
fn a_locator_of_the_world() {
    let ground = world(None);
    let base = LocatorBase::new(&ground);
    for code in ["ice", "east", "land", "isle"] {
        let drawn = locator(
            &base,
            &crate::plan::map::LocatorSpec {
                ground: ground.clone(),
                adcode: Adcode::new(code).unwrap(),
                label: code.into(),
                title: code.into(),
                id_prefix: "where".into(),
            },
        );
        assert!(drawn.unwrap().contains("class=\"here\""), "{code}");
    }
}
