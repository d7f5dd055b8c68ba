use super::super::{DivisionRow, Projection};
use super::*;

const TODAY: Day = Day::new(2026, 6, 1);

fn code(text: &str) -> Adcode {
    Adcode::new(text).unwrap()
}

fn square(adcode: &str, [west, south]: [f64; 2], size: f64) -> OwnShape {
    let (east, north) = (west + size, south + size);
    OwnShape {
        adcode: code(adcode),
        name: adcode.to_owned(),
        center: None,
        polygons: vec![vec![vec![
            [west, south],
            [east, south],
            [east, north],
            [west, north],
        ]]],
    }
}

fn table(rows: &[(&str, &str, &str)]) -> Arc<Divisions> {
    let row = |&(adcode, level, parent): &(&str, &str, &str)| DivisionRow {
        adcode: adcode.into(),
        name: adcode.into(),
        level: level.into(),
        parent_adcode: parent.into(),
    };
    let rows: Vec<DivisionRow> = rows.iter().map(row).collect();
    let (divisions, faults) = Divisions::replaced_by(&rows);
    assert_eq!(faults, []);
    Arc::new(divisions)
}

fn codes(ground: &Ground) -> Vec<String> {
    ground
        .shapes()
        .iter()
        .map(|shape| shape.adcode.to_string())
        .collect()
}

fn world() -> Arc<Divisions> {
    table(&[
        ("world", "country", ""),
        ("A", "country", "world"),
        ("B", "country", "world"),
        ("A-1", "province", "A"),
        ("A-1-1", "prefecture", "A-1"),
        ("A-1-1-1", "county", "A-1-1"),
    ])
}

#[test]
fn every_level_has_the_ground_of_its_parts() {
    let own = [
        square("A", [-170.0, 0.0], 20.0),
        square("B", [100.0, 0.0], 20.0),
        square("A-1", [-170.0, 0.0], 5.0),
        square("A-1-1", [-170.0, 0.0], 2.0),
        square("A-1-1-1", [-170.0, 0.0], 1.0),
    ];
    let atlas = Atlas::new(world(), own, false, None);
    let check = |region: &str, parts: &[&str]| {
        let ground = atlas.ground(&code(region), TODAY);
        assert_eq!(
            ground.map(|ground| codes(&ground)).unwrap_or_default(),
            parts,
            "{region}"
        );
    };
    check("world", &["A", "B"]);
    check("A", &["A-1"]);
    check("A-1", &["A-1-1"]);
    check("A-1-1", &["A-1-1-1"]);
    check("A-1-1-1", &[]);
    check("B", &[]);
    assert!(atlas.incomplete().is_empty());
    // Shared, and told apart by their digests.
    let [one, again] = [0, 1].map(|_| atlas.ground(&code("world"), TODAY).unwrap());
    assert!(Arc::ptr_eq(&one, &again));
    assert_ne!(
        one.digest(),
        atlas.ground(&code("A"), TODAY).unwrap().digest()
    );
}

#[test]
fn what_has_no_shape_is_told() {
    let atlas = Atlas::new(world(), [square("A", [0.0, 0.0], 9.0)], false, None);
    let incomplete = atlas.incomplete();
    let [(parent, missing)] = incomplete.as_slice() else {
        panic!("one");
    };
    assert_eq!(
        (parent.code, missing[0].code, missing.len()),
        (code("world"), code("B"), 1)
    );
}

#[test]
fn a_projection_is_chosen_or_found() {
    let wide = || {
        [
            square("A", [-170.0, 0.0], 20.0),
            square("B", [0.0, 0.0], 100.0),
        ]
    };
    let near = || {
        [
            square("A", [10.0, 40.0], 5.0),
            square("B", [15.0, 40.0], 5.0),
        ]
    };
    let of = |own: [OwnShape; 2], projection| {
        Atlas::new(world(), own, false, projection)
            .ground(&code("world"), TODAY)
            .unwrap()
            .projection
    };
    assert_eq!(
        of(wide(), None),
        Projection::NaturalEarth {
            meridian: Some(0.0)
        }
    );
    assert_eq!(of(near(), None), Projection::Fitted);
    let pacific = Projection::NaturalEarth {
        meridian: Some(150.0),
    };
    assert_eq!(of(wide(), Some(pacific)), pacific);
    let mercator = Projection::Mercator { meridian: None };
    let Projection::Mercator {
        meridian: Some(middle),
    } = of(near(), Some(mercator))
    else {
        panic!("no meridian");
    };
    assert!((middle - 15.0).abs() < 1.5, "{middle}");
}

#[test]
fn a_site_adds_to_what_is_built_in() {
    let divisions = Divisions::shared();
    // A prefecture's counties get shapes.
    let counties: Vec<OwnShape> = divisions
        .children(&code("450100"))
        .map(|county| square(county.code.as_str(), [108.0, 22.0], 0.1))
        .collect();
    let count = counties.len();
    let atlas = Atlas::new(divisions.clone(), counties, true, None);
    assert_eq!(
        atlas.ground(&code("450100"), TODAY).unwrap().shapes().len(),
        count
    );
    assert!(atlas.ground(&code("450200"), TODAY).is_none());
    assert!(atlas.incomplete().is_empty());
    // Other maps are what they were.
    let embedded =
        Ground::embedded(Extent::Province(code("450000")), Edition::Since2025November).unwrap();
    let province = atlas.ground(&code("450000"), TODAY).unwrap();
    assert_eq!(province.digest(), embedded.digest());
    // One of a province's parts is replaced, the others stay.
    let atlas = Atlas::new(
        divisions,
        [square("450100", [108.0, 22.0], 1.0)],
        true,
        None,
    );
    let mixed = atlas.ground(&code("450000"), TODAY).unwrap();
    assert_eq!(mixed.shapes().len(), embedded.shapes().len());
    assert_eq!(
        mixed.shape(&code("450100")).unwrap().polygons[0][0].len(),
        4
    );
    assert!(atlas.incomplete().is_empty());
}

#[test]
fn the_south_china_sea_is_china_s() {
    let nation = boundaries(Extent::Nation, Edition::Since2025November).unwrap();
    let mut rows = vec![("CHN", "country", "")];
    rows.extend(
        nation
            .iter()
            .map(|shape| (shape.adcode.as_str(), "province", "CHN")),
    );
    let own: Vec<OwnShape> = nation
        .iter()
        .map(|shape| OwnShape {
            adcode: shape.adcode,
            name: shape.name.clone(),
            center: None,
            polygons: shape.polygons.clone(),
        })
        .collect();
    let atlas = Atlas::new(table(&rows), own, false, None);
    let ground = atlas.ground(&code("CHN"), TODAY).unwrap();
    assert!(
        ground
            .sea
            .is_some_and(|sea| sea.nation.is_none() && sea.dashes.len() == 10)
    );
    assert_eq!(ground.projection, Projection::CHINA);
    let atlas = Atlas::new(world(), [square("A", [100.0, 0.0], 20.0)], false, None);
    assert!(atlas.ground(&code("world"), TODAY).unwrap().sea.is_none());
}
