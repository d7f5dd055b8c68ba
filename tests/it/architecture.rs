//! The house keeps its plan: which room may know which, who touches the file
//! system, and how long a file may be (house.md).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each room and the rooms it may name. What these may name is allowed too.
const EDGES: &[(&str, &[&str])] = &[
    ("input", &[]),
    ("atlas", &[]),
    ("sheet", &[]),
    ("diagnostic", &["input"]),
    ("parse", &["diagnostic"]),
    ("presets", &["parse"]),
    ("calendar", &["parse"]),
    ("form", &["parse", "presets"]),
    ("site", &["form", "atlas", "calendar"]),
    ("check", &["site"]),
    ("plan", &["site"]),
    ("render", &["plan", "sheet"]),
    ("disk", &["input"]),
    ("explain", &["parse"]),
    ("schema", &["form"]),
    ("starter", &["schema"]),
    ("cli", &["diagnostic", "parse"]),
    ("report", &["cli", "diagnostic", "disk", "parse", "sheet"]),
    ("build", &["render", "check", "disk", "report"]),
    ("watch", &["build"]),
    ("serve", &["watch"]),
];

fn sources() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut out = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let relative = path.strip_prefix(&root).unwrap();
                let first = relative.components().next().unwrap().as_os_str();
                let room = first.to_string_lossy().trim_end_matches(".rs").to_owned();
                let text = fs::read_to_string(&path).unwrap();
                out.push((room, relative.to_path_buf(), text));
            }
        }
    }
    assert!(out.len() > 50, "the sources were not found");
    out
}

fn allowed() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let direct: BTreeMap<&str, &[&str]> = EDGES.iter().copied().collect();
    let mut out = BTreeMap::new();
    for (room, _) in EDGES {
        let mut reach = BTreeSet::from([*room]);
        let mut open = vec![*room];
        while let Some(at) = open.pop() {
            for next in direct[at] {
                if reach.insert(next) {
                    open.push(next);
                }
            }
        }
        out.insert(*room, reach);
    }
    out
}

fn is_test(path: &Path) -> bool {
    path.components().any(|part| {
        let part = part.as_os_str().to_string_lossy();
        part == "tests.rs" || part == "tests" || part == "sample.rs"
    })
}

#[test]
fn rooms_know_only_the_rooms_before_them() {
    let allowed = allowed();
    let rooms: BTreeSet<&str> = EDGES.iter().map(|(room, _)| *room).collect();
    let mut wrong = Vec::new();
    for (room, path, text) in sources() {
        if matches!(room.as_str(), "main" | "lib" | "sources") || is_test(&path) {
            continue;
        }
        assert!(
            rooms.contains(room.as_str()),
            "a room without edges: {room}"
        );
        for part in text.split("crate::").skip(1) {
            let name: String = part
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            if rooms.contains(name.as_str()) && !allowed[room.as_str()].contains(name.as_str()) {
                wrong.push(format!("{}: {room} names {name}", path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn only_the_disk_touches_the_file_system() {
    for (room, path, text) in sources() {
        if matches!(room.as_str(), "disk" | "sources") || is_test(&path) {
            continue;
        }
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            assert!(
                !line.contains("std::fs") && !line.contains("fs::"),
                "{}: {line}",
                path.display()
            );
        }
    }
}

#[test]
fn a_file_is_a_room_of_at_most_four_hundred_lines() {
    let long: Vec<String> = sources()
        .iter()
        .filter(|(_, path, text)| !is_test(path) && text.lines().count() > 400)
        .map(|(_, path, text)| format!("{} {}", path.display(), text.lines().count()))
        .collect();
    assert_eq!(long, Vec::<String>::new());
}
