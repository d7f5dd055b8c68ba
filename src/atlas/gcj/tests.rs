use super::*;

/// The embedded shapes of a province as a site might bring them, each position moved.
fn brought(province: &str, moved: impl Fn(Position) -> Position) -> Vec<OwnShape> {
    let extent = Extent::Province(Adcode::new(province).unwrap());
    let shapes = boundaries(extent, Edition::Since2025November).unwrap();
    shapes
        .iter()
        .map(|shape| OwnShape {
            adcode: shape.adcode,
            name: shape.name.clone(),
            center: None,
            polygons: shape
                .polygons
                .iter()
                .map(|polygon| {
                    polygon
                        .iter()
                        .map(|ring| ring.iter().map(|p| moved(*p)).collect())
                        .collect()
                })
                .collect(),
        })
        .collect()
}

fn shifted(position: Position) -> Position {
    let [dx, dy] = shift(position);
    [position[0] + dx, position[1] + dy]
}

/// A value of the public reference implementations: Tian'anmen in WGS 84 and GCJ-02.
#[test]
fn the_shift_is_that_of_gcj_02() {
    let [lon, lat] = shifted([116.397_5, 39.908_6]);
    assert!(
        (lon - 116.403_7).abs() < 2e-4 && (lat - 39.910_0).abs() < 2e-4,
        "{lon} {lat}"
    );
}

#[test]
fn shifted_boundaries_are_told_from_right_ones() {
    let divisions = Divisions::embedded();
    for province in ["500000", "450000", "650000", "310000", "540000", "460000"] {
        let right = brought(province, |position| position);
        assert_eq!(looks_shifted(&right, divisions), None, "{province}");
        let (_, metres) = looks_shifted(&brought(province, shifted), divisions).unwrap();
        assert!((200..900).contains(&metres), "{province}: {metres}");
        // Moved elsewhere, as another survey or a careless export would.
        let other = brought(province, |[lon, lat]| [lon - 0.004, lat - 0.003]);
        assert_eq!(looks_shifted(&other, divisions), None, "{province}");
    }
}

#[test]
fn noise_neither_hides_nor_makes_it() {
    let divisions = Divisions::embedded();
    // Coarser shapes: without every fourth position.
    let thinned = |mut shapes: Vec<OwnShape>| {
        for ring in shapes
            .iter_mut()
            .flat_map(|shape| &mut shape.polygons)
            .flatten()
        {
            if ring.len() > 24 {
                let kept = ring.iter().enumerate().filter(|(at, _)| at % 4 > 0);
                *ring = kept.map(|(_, position)| *position).collect();
            }
        }
        shapes
    };
    for province in ["500000", "450000", "510000", "430000"] {
        let right = thinned(brought(province, |position| position));
        assert_eq!(looks_shifted(&right, divisions), None, "{province}");
        let off = thinned(brought(province, shifted));
        assert!(looks_shifted(&off, divisions).is_some(), "{province}");
    }
}
