use super::super::standing::{Stand, stand};
use super::super::*;
use super::{NOW, chongqing, code, count, every_map, full, province, sheet_of};
use crate::atlas::boundaries::{Edition, Extent, boundaries};
use crate::plan::map::StandingName;

fn who(adcode: Adcode, name: &str, chosen: bool) -> StandingName {
    StandingName {
        name: name.into(),
        adcode,
        href: format!("honorees/{adcode}/"),
        title: format!("{name}，{adcode}"),
        chosen,
    }
}

/// A map on which a name of two, three or four characters rises from every region.
fn crowded(extent: Extent, edition: Edition) -> MapSpec {
    let shapes = boundaries(extent, edition).unwrap();
    let names = ["夏青", "沈怀瑾", "欧阳望舒"].into_iter().cycle();
    MapSpec {
        names: Names::Standing(
            shapes
                .iter()
                .zip(names)
                .map(|(shape, name)| who(shape.adcode, name, false))
                .collect(),
        ),
        ..full(extent, edition)
    }
}

/// The names, the sheet they need, the key's place on it and the map as it was laid out.
fn stood(spec: &MapSpec) -> (Vec<Stand<'_>>, Rect, Option<Rect>, Sheet) {
    let Names::Standing(names) = &spec.names else {
        panic!("no names");
    };
    let shapes = spec.ground.shapes();
    let mut sheet = sheet(&spec.ground, style(spec.ground.scope, &spec.look));
    let (place, key) = key_place(&mut sheet, &spec.names);
    let (stands, bounds) = stand(&sheet, shapes, names, key);
    // The theme sets the key into the corner of the sheet as it is drawn.
    let shift = match place {
        KeyPlace::TopLeft | KeyPlace::TopRight => bounds.top - sheet.bounds.top,
        _ => bounds.bottom - sheet.bounds.bottom,
    };
    let key = key.map(|key| Rect {
        top: key.top + shift,
        bottom: key.bottom + shift,
        ..key
    });
    (stands, bounds, key, sheet)
}

#[test]
fn names_keep_apart_and_off_the_key_the_land_and_the_sea() {
    let mut most = 0;
    for (extent, edition) in every_map() {
        let spec = crowded(extent, edition);
        let (stands, bounds, key, sheet) = stood(&spec);
        assert!(stands.len() <= 4, "{extent:?}: {}", stands.len());
        most = most.max(stands.len());
        for (at, one) in stands.iter().enumerate() {
            let name = one.who.name.as_str();
            assert!(bounds.encloses(one.bounds), "{extent:?} {name}");
            assert!(
                !key.is_some_and(|key| key.touches(one.bounds)),
                "{extent:?} {name}"
            );
            let sea = sheet.sea.as_ref().map(|sea| sea.rect);
            assert!(
                !sea.is_some_and(|sea| sea.touches(one.bounds)),
                "{extent:?} {name}"
            );
            for ring in sheet.outlines.iter().flat_map(|outline| &outline.land) {
                let on_land = ring.iter().any(|&point| one.bounds.contains(point));
                assert!(!on_land, "{extent:?} {name}");
            }
            for other in &stands[at + 1..] {
                assert!(
                    (one.foot.0 - other.foot.0).abs() >= 600,
                    "{extent:?} {name}"
                );
                assert!(!one.bounds.touches(other.bounds), "{extent:?} {name}");
                assert_ne!(one.who.adcode, other.who.adcode);
            }
            // The line ends beside the name, not in it.
            assert!(
                !one.bounds.contains((one.foot.0, one.end)),
                "{extent:?} {name}"
            );
        }
    }
    assert_eq!(most, 4);
    for extent in [Extent::Nation, chongqing(), province(450_000)] {
        assert_eq!(stood(&crowded(extent, NOW)).0.len(), 4, "{extent:?}");
    }
}

#[test]
fn whom_the_site_chose_stands_before_others() {
    // 渝中 lies further from free ground than all that come before it in the list.
    let mut spec = crowded(chongqing(), NOW);
    let Names::Standing(names) = &mut spec.names else {
        panic!("no names");
    };
    names.push(who(code(500_103), "秦若岚", true));
    let names: Vec<_> = stood(&spec)
        .0
        .iter()
        .map(|stand| stand.who.name.clone())
        .collect();
    assert_eq!(names[0], "秦若岚");
    assert_eq!(names.len(), 4);
}

#[test]
fn a_standing_name_is_one_link_with_its_characters_one_below_another() {
    let mut spec = full(chongqing(), NOW);
    spec.names = Names::Standing(vec![
        who(code(500_102), "夏青", false),
        who(code(500_235), "<&>", false),
    ]);
    let drawing = draw(&spec);
    let svg = &drawing.svg;
    assert_eq!(count(svg, "<a class=\"stand\""), 2);
    assert!(
        svg.contains("<a class=\"stand\" href=\"honorees/500102/\"><title>夏青，500102</title>")
    );
    assert!(svg.contains("dy=\"0\">夏</tspan>"));
    assert!(
        svg.contains("dy=\"45.5\">青</tspan>"),
        "two characters stand apart"
    );
    assert!(svg.contains("dy=\"30.5\">&amp;</tspan>"));
    // Then the map is a picture: no names of regions, no magnified part.
    assert!(!svg.contains("class=\"label") && !svg.contains("class=\"core"));
    assert!(svg.contains(" data-key=\"tl\">"));
    super::assert_balanced(svg);
}

#[test]
fn where_nobody_finds_a_place_the_regions_bear_their_names() {
    let mut spec = full(chongqing(), NOW);
    spec.names = Names::Standing(vec![who(code(110_000), "沈怀瑾", true)]);
    let svg = draw(&spec).svg;
    assert!(!svg.contains("class=\"stand\""));
    assert!(svg.contains(">万州</text>"));
}

#[test]
fn a_map_says_where_its_key_stands() {
    let check = |extent: Extent, key: &str| {
        let svg = draw(&full(extent, NOW)).svg;
        assert!(svg.contains(&format!(" data-key=\"{key}\">")), "{extent:?}");
    };
    check(Extent::Nation, "bl");
    check(chongqing(), "bl");
    for (extent, edition) in every_map() {
        let spec = full(extent, edition);
        let drawing = draw(&spec);
        let mut sheet = sheet_of(extent, edition);
        let land = sheet.outlines.clone();
        let (place, key) = key_place(&mut sheet, &spec.names);
        assert_eq!(place, drawing.key);
        let Some(key) = key else { continue };
        assert!(sheet.bounds.encloses(key));
        let points = land
            .iter()
            .flat_map(|outline| outline.land.iter().flatten());
        assert!(
            points.into_iter().all(|&point| !key.contains(point)),
            "{extent:?}"
        );
    }
}
