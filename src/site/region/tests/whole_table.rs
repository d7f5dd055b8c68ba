//! Every unit of the table, hostile texts, and other tables.

use super::*;

#[test]
fn every_unit_of_today_is_read_by_code_path_and_address() {
    let divisions = Divisions::embedded();
    for unit in divisions.iter() {
        let text = unit.code.as_str();
        check(text, text);
        let path = divisions.path(&unit.code);
        check(&path.join("/"), text);
        check(&path.concat(), text);
        if unit.level == Level::Province {
            check(&unit.name, text);
            check(unit.short_name(), text);
        }
        if let [province, .., county] = path.as_slice() {
            // The missing middle level is tolerated where one county of the province has the name.
            let namesakes = divisions
                .named(county)
                .filter(|other| divisions.path(&other.code).first() == Some(province));
            if namesakes.count() == 1 {
                check(&format!("{province}/{county}"), text);
            }
        }
    }
}

#[test]
fn every_short_path_is_read_or_ambiguous() {
    let divisions = Divisions::embedded();
    let mut unread = Vec::new();
    for unit in divisions.iter().filter(|unit| unit.parent.is_some()) {
        let mut names: Vec<&str> = divisions
            .ancestors(&unit.code)
            .filter(|above| above.parent.is_some())
            .map(|above| above.short_name())
            .collect();
        names.reverse();
        names.push(unit.short_name());
        let text = names.join("/");
        match read(&text, "", None) {
            Ok(found) if found.region == Region::Division(unit.code) => {}
            _ => unread.push(text),
        }
    }
    // Siblings that share a stem, as a city and the county around it.
    assert!(unread.len() < 30, "{unread:?}");
}

#[test]
fn every_retired_unit_has_an_outcome() {
    let divisions = Divisions::embedded();
    for row in crate::atlas::FormerTable::embedded().iter() {
        for text in [row.name, row.short_name(), row.code.as_str()] {
            match read(text, "", None) {
                Ok(found) => assert!(divisions.get(found.region.code()).is_some(), "{text}"),
                Err(
                    Unresolved::Unknown { .. } | Unresolved::UnknownCode { .. } | Unresolved::Empty,
                ) => {
                    panic!("{text} is not known")
                }
                Err(_) => {}
            }
        }
    }
}

#[test]
fn hostile_texts() {
    check("", "empty");
    check(" \u{3000}／>。，", "empty");
    check("////", "empty");
    for text in [
        "区",
        "市/区/县",
        "/渝中区/",
        "a/b/c",
        "🀄",
        "\u{0}渝中区",
        "重庆市/",
        "县/县/县",
    ] {
        let _ = outcome(read(text, "500000", None));
    }
    check("/渝中区/", "500103");
    check("\u{feff}渝中区\u{200b}", "500103");
    let long = "重庆市渝中区".repeat(20_000);
    check(&long, "500103");
    let steps = "重庆市/".repeat(20_000);
    check(&steps, "500000");
    let digits = "5".repeat(100_000);
    assert!(read(&digits, "", None).is_err());
    let noise = "鼓楼".repeat(10_000);
    assert!(read(&noise, "", None).is_err());
    let Err(Unresolved::Unknown { name, .. }) = read(&"某".repeat(500), "", None) else {
        panic!()
    };
    assert_eq!(name.chars().count(), 40);
}

#[test]
fn a_table_of_ones_own() {
    let row = |adcode: &str, name: &str, level: &str, parent: &str| {
        let [adcode, name, level, parent_adcode] = [adcode, name, level, parent].map(str::to_owned);
        DivisionRow {
            adcode,
            name,
            level,
            parent_adcode,
        }
    };
    let rows = [
        row("U", "大学", "country", ""),
        row("U1", "北区", "province", "U"),
        row("U2", "江北区", "province", "U"),
    ];
    let (divisions, faults) = Divisions::replaced_by(&rows);
    assert_eq!(faults, []);
    let aliases = BTreeMap::new();
    let context = Context {
        divisions: &divisions,
        within: None,
        zones: &[],
        aliases: &aliases,
        on: None,
    };
    let check = |text: &str, expected: &str| {
        assert_eq!(outcome(resolve(text, &context)), expected, "{text}")
    };
    check("U1", "U1");
    check("大学", "U");
    check("大学/北区", "U1");
    check("江北区", "U2");
    check("横县", "unknown 横县 under  near ");
    check("Guangxi", "unknown Guangxi under  near ");
    check("500103", "no code 500103 near ");
}
