//! Forms of regions as people write them (`forms.txt`), and every name of the table with its parent.

use super::*;
use std::collections::BTreeMap;

/// The unit at the end of a path of full names, walked by hand: the resolver has no part in what it is held against.
fn meant(path: &str) -> Adcode {
    let divisions = Divisions::embedded();
    let mut at = divisions.root().unwrap().code;
    for name in path.split('/') {
        // Units that are merged since are parts of what they were in, and stand in `children_at` of an earlier day.
        let day = Day::new(2025, 1, 1);
        let now = divisions.children(&at).find(|unit| unit.name == name);
        let found = now.or_else(|| {
            divisions
                .children_at(&at, day)
                .find(|unit| unit.name == name)
        });
        at = found
            .unwrap_or_else(|| panic!("{path} is not in the table"))
            .code;
    }
    at
}

#[test]
fn two_hundred_forms_mean_what_their_writers_mean() {
    let table = include_str!("forms.txt");
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    let mut wrong = Vec::new();
    let mut read_rows = 0;
    for row in rows {
        let (form, expected) = row.split_once('\t').unwrap();
        let expected: Vec<String> = expected
            .split(';')
            .map(|path| meant(path).to_string())
            .collect();
        let outcome = outcome(read(form, "", None));
        let right = match expected.as_slice() {
            // A name that is no longer in use is said to be so; the place is right all the same.
            [one] => outcome == *one || outcome.starts_with(&format!("{one} retired ")),
            several => outcome == format!("ambiguous {}", several.join(" ")),
        };
        if !right {
            wrong.push(format!("{form}: {outcome}, not {}", expected.join(" ")));
        }
        read_rows += 1;
    }
    assert!(
        wrong.is_empty(),
        "{} of {read_rows}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(read_rows >= 200, "{read_rows}");
}

#[test]
fn every_name_with_its_parent_is_read() {
    let divisions = Divisions::embedded();
    let mut shared: BTreeMap<String, usize> = BTreeMap::new();
    let mut count = 0;
    for unit in divisions.iter() {
        let Some(parent) = divisions.parent(unit) else {
            continue;
        };
        // A province's parent is the nation, which nobody writes.
        let above = if parent.parent.is_some() {
            parent.name.as_ref()
        } else {
            ""
        };
        for name in [unit.name.as_ref(), unit.short_name()] {
            let siblings: Vec<String> = divisions
                .children(&parent.code)
                .filter(|other| *other.name == *name || other.short_name() == name)
                .map(|other| other.code.to_string())
                .collect();
            for text in [format!("{above}/{name}"), format!("{above}{name}")] {
                count += 1;
                let outcome = outcome(read(&text, "", None));
                // 沙县 is the short name of 沙县区 and the retired one of the same place, which is said.
                if outcome.split(' ').next() == Some(unit.code.as_str()) {
                    continue;
                }
                assert_eq!(
                    outcome,
                    format!("ambiguous {}", siblings.join(" ")),
                    "{text}"
                );
                assert_ne!(name, unit.name, "a full name is never shared");
                *shared.entry(name.to_owned()).or_default() += 1;
            }
        }
    }
    assert!(count > 12_000, "{count}");
    // Each of two units, with and without `/` before its name.
    let known = ["临夏", "伊宁", "和田", "嘉义", "新竹"];
    assert_eq!(shared.keys().map(String::as_str).collect::<Vec<_>>(), known);
    assert!(shared.values().all(|times| *times == 4), "{shared:?}");
}
