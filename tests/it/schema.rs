//! The schemas of `accolade schema`, held by a library against the sample
//! content and against the broken sites of `diagnostics`.

use crate::diagnostics::cases;
use crate::site::files_below;
use accolade::diagnostic::Lang;
use accolade::parse::records::Records;
use accolade::schema::named;
use jsonschema::Validator;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// What a schema says of a file: where it is wrong and why.
fn said(judge: &Validator, value: &Value) -> Vec<String> {
    judge
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

fn of(what: &str) -> Value {
    let what = (what != "any").then_some(what);
    named(what, &Records::default(), Lang::En).unwrap()
}

fn judge(schema: &Value) -> Validator {
    jsonschema::draft202012::meta::validate(schema)
        .map_err(|error| error.to_string())
        .unwrap();
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    jsonschema::draft202012::new(schema).unwrap()
}

/// Every schema, by what it is called.
fn judges() -> BTreeMap<&'static str, Validator> {
    let all = [
        "site",
        "programme",
        "any",
        "person",
        "organization",
        "team",
        "project",
        "community",
        "station",
    ];
    all.map(|what| (what, judge(&of(what)))).into()
}

/// Which schema a file of the content is for; a record's by its category.
fn kind(path: &str, value: &Value) -> Option<&'static str> {
    if path == "content/site.yaml" {
        return Some("site");
    }
    if path.starts_with("content/programmes/") && path.ends_with(".yaml") {
        return Some("programme");
    }
    if !path.ends_with("/nomination.yaml") {
        return None;
    }
    let category = value.get("category").or_else(|| value.get("类别"));
    match category.and_then(Value::as_str) {
        Some("volunteer" | "person") => Some("person"),
        Some("organization") => Some("organization"),
        Some("team") => Some("team"),
        Some("project") => Some("project"),
        Some("community") => Some("community"),
        Some("station") => Some("station"),
        _ => Some("any"),
    }
}

/// A file as an editor's YAML server reads it.
fn read(bytes: &[u8]) -> Option<Value> {
    serde_yaml::from_str(std::str::from_utf8(bytes).ok()?).ok()
}

#[test]
fn the_sample_content_is_accepted() {
    let judges = judges();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut held: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (path, bytes) in files_below(&root.join("content")) {
        let path = format!("content/{path}");
        if !path.ends_with(".yaml") {
            continue;
        }
        let value = read(&bytes).unwrap_or_else(|| panic!("{path}"));
        let Some(kind) = kind(&path, &value) else {
            continue;
        };
        *held.entry(kind).or_default() += 1;
        let any = (kind != "site" && kind != "programme").then_some("any");
        for kind in [Some(kind), any].into_iter().flatten() {
            let said = said(&judges[kind], &value);
            if !said.is_empty() {
                wrong.push(format!("{path} by {kind}: {said:#?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(held["site"] == 1 && held["programme"] > 1, "{held:?}");
    assert!(held["person"] > 5 && held.len() > 5, "{held:?}");
}

#[test]
fn the_presets_and_what_new_writes_are_accepted() {
    let judges = judges();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/presets/programmes");
    let presets = files_below(&root);
    assert_eq!(presets.len(), 5);
    for (path, bytes) in presets {
        let said = said(&judges["programme"], &read(&bytes).unwrap());
        assert_eq!(said, Vec::<String>::new(), "{path}");
    }
    let mut named = 0;
    let files: BTreeMap<String, _> = accolade::starter::files().into_iter().collect();
    for (path, bytes) in &files {
        if !path.ends_with(".yaml") {
            continue;
        }
        let first = std::str::from_utf8(bytes).unwrap().lines().next().unwrap();
        let schema = first
            .strip_prefix("# yaml-language-server: $schema=")
            .unwrap();
        // The way leads from the file to the schema that lies in the new site.
        let mut at: Vec<&str> = path.split('/').collect();
        at.pop();
        for step in schema.split('/') {
            match step {
                ".." => drop(at.pop()),
                step => at.push(step),
            }
        }
        let schema: Value = serde_json::from_slice(&files[&at.join("/")]).unwrap();
        let value = read(bytes).unwrap();
        assert_eq!(
            said(&judge(&schema), &value),
            Vec::<String>::new(),
            "{path}"
        );
        named += 1;
    }
    assert_eq!(named, 3);
}

/// Mistakes that a schema can express.
const EXPRESSED: &[&str] = &[
    "unknown-key",
    "missing-key",
    "wrong-kind",
    "bad-choice",
    "bad-number",
    "bad-date",
    "bad-period",
    "bad-value",
    "bad-base-url",
    "bad-projection",
    "private-key",
    "unknown-preset",
];

/// Those of them that it cannot: a file and a text in it.
const NOT_EXPRESSED: &[(&str, &str)] = &[
    // Whether an order ascends.
    ("content/site.yaml", "classes: [1, 5, 2]"),
    ("content/programmes/p.yaml", "count: 5-2"),
    ("content/programmes/p.yaml", "bytes: 3M-1M"),
    ("content/programmes/p.yaml", "years: 2023-2019"),
    ("content/programmes/p.yaml", "min_words: 1000"),
    // With the class below the first, there are six.
    ("content/site.yaml", "classes: [2, 3, 4, 5, 6]"),
    // Which fields ask for consent is known by the forms together.
    ("content/site.yaml", "consent: [gender, leadre]"),
    // What parallels make a cone.
    ("content/site.yaml", "projection: albers 30 -30 0"),
    (
        "content/site.yaml",
        "projection: {name: albers, meridian: 105}",
    ),
];

#[test]
fn broken_sites_are_rejected_where_a_schema_can_tell_and_no_others() {
    let judges = judges();
    let mut wrong = Vec::new();
    let mut rejected: BTreeMap<&str, usize> = BTreeMap::new();
    for case in cases() {
        let site = (case.site)();
        for (path, bytes) in files_below(site.root()) {
            let told: Vec<&str> = case
                .said
                .iter()
                .filter(|said| said.starts_with(&format!("{path}:")))
                .filter_map(|said| Some(said.split_once('[')?.1.trim_end_matches(']')))
                .collect();
            let Some(value) = read(&bytes) else { continue };
            let Some(kind) = kind(&path, &value) else {
                continue;
            };
            let text: String = String::from_utf8_lossy(&bytes).chars().take(600).collect();
            let exempt = NOT_EXPRESSED
                .iter()
                .any(|(file, part)| *file == path && text.contains(part));
            let candidate = case
                .said
                .iter()
                .any(|said| said.ends_with("error[required-field]"));
            let expressed = told.iter().find(|code| EXPRESSED.contains(code));
            let expressed = expressed.or(told
                .iter()
                .find(|code| candidate && **code == "required-field"));
            let grammar = told
                .iter()
                .any(|code| accolade::diagnostic::catalog::Yaml::CODES.contains(code));
            let said = said(&judges[kind], &value);
            match expressed {
                Some(code) if !exempt => {
                    *rejected.entry(code).or_default() += 1;
                    if said.is_empty() {
                        wrong.push(format!("{code}: {path} is accepted:\n{text}"));
                    }
                }
                None if !said.is_empty() && !grammar && !told.contains(&"file-too-long") => {
                    wrong.push(format!(
                        "{}: {path} is rejected: {said:#?}\n{text}",
                        case.code
                    ));
                }
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for code in EXPRESSED.iter().chain(&["required-field"]) {
        assert!(rejected.contains_key(code), "no site has {code}");
    }
}
