//! Site generators: addresses, encodings, caches.

use super::{pages_below, small_photo};
use crate::links::{ONLINE, assert_whole};
use crate::site::{Site, files_below};
use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

#[test]
fn reserved_char_tags() {
    let tags = [
        "C",
        "C++",
        "C#",
        "AI+",
        "科普/讲座",
        "50%",
        "..",
        "?",
        "a&b",
        "<b>",
        "node.js",
        "#️⃣",
    ];
    let site = Site::new("");
    let quoted: Vec<String> = tags.iter().map(|tag| format!("'{tag}'")).collect();
    site.person("甲", "沈怀瑾", &format!("tags: [{}]\n", quoted.join(", ")));
    site.build().ok().expect(&[]);
    assert_eq!(pages_below(&site, "fields/").len(), tags.len());
    assert_whole(&site.files(), &ONLINE);
}

#[test]
fn tags_that_differ_in_marks_alone_share_an_address_and_are_told() {
    let site = Site::new("");
    site.person("甲", "沈怀瑾", "tags: [AI, a.i, A-I, ai]\n");
    let built = site.build();
    assert_eq!(built.report.exit_code(), 1);
    assert!(
        built
            .said()
            .iter()
            .all(|line| line.ends_with("error[name-collision]")),
        "{:?}",
        built.said()
    );
}

#[test]
fn non_latin_slug() {
    let names = ["ئالىم", "བསྟན་འཛིན", "Алим", "ᠪᠠᠲᠤ", "🏅", "？！"];
    let site = Site::new("");
    for name in names {
        site.person(name, name, "");
    }
    let built = site.build();
    built.ok();
    let pages = pages_below(&site, "honorees/");
    assert_eq!(pages.len(), names.len(), "{pages:?}");
    assert!(pages.iter().all(|page| !page.is_empty()));
    for name in names {
        let shown = |page: &String| {
            built
                .page(&format!("honorees/{page}/index.html"))
                .contains(name)
        };
        assert!(pages.iter().any(shown), "{name}");
    }
    assert_whole(&site.files(), &ONLINE);
}

/// A site whose every file is passed through `save` before it is written.
fn saved(save: impl Fn(&str) -> Vec<u8>) -> Site {
    let site = Site::new("");
    site.person(
        "甲",
        "沈怀瑾",
        "region: 渝中区\ncitation: >-\n  他把科学\n  送到院坝。\n",
    );
    site.write(
        "content/honorees/甲/story.md",
        "# 事迹\n\n他在院坝里\n讲了十年。\n\n## 后来\n\n- 一\n- 二\n",
    );
    site.write("content/pages/about.md", "# 关于\n\n一行\n又一行。\n");
    for path in files_below(site.root()).into_keys() {
        let text = fs::read_to_string(site.root().join(&path)).unwrap();
        site.write(&path, save(&text));
    }
    site
}

#[test]
fn bom_crlf() {
    let plain = saved(|text| text.into());
    plain.build().ok().expect(&[]);
    let windows = saved(|text| format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes());
    windows.build().ok().expect(&[]);
    let files = windows.files();
    assert_eq!(files, plain.files());
    for (path, bytes) in files {
        let marked = String::from_utf8_lossy(&bytes).contains('\u{feff}');
        assert_eq!(marked, path == "data/honorees.csv", "{path}");
    }
}

/// Copies a folder as a checkout or an unpacked cache makes it: new files, and
/// every file changed at the second after the epoch.
fn restored(from: &Path, to: &Path) {
    for (path, bytes) in files_below(from) {
        let file = to.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, bytes).unwrap();
        let early = SystemTime::UNIX_EPOCH + Duration::from_secs(1);
        File::options()
            .write(true)
            .open(&file)
            .unwrap()
            .set_modified(early)
            .unwrap();
    }
}

fn with_photos() -> Site {
    let site = Site::new("");
    site.person("甲", "沈怀瑾", "");
    site.person("乙", "马小禾", "");
    for (shade, photo) in ["甲/photos/a.png", "甲/photos/b.png", "乙/photos/c.png"]
        .iter()
        .enumerate()
    {
        site.write(
            &format!("content/honorees/{photo}"),
            small_photo(shade as u8),
        );
    }
    site
}

#[test]
fn cache_residue() {
    let before = with_photos();
    let first = before.build();
    first.ok();
    assert!(first.report.photos.rendered > 0);
    // Another machine: a new checkout, and cache and output as CI restores them.
    let site = Site::new("");
    restored(&before.root().join("content"), &site.root().join("content"));
    restored(
        &before.root().join(".accolade"),
        &site.root().join(".accolade"),
    );
    for (path, bytes) in files_below(&before.out().join(".accolade")) {
        site.write(&format!("public/.accolade/{path}"), bytes);
    }
    restored(&before.out(), &site.out());
    for gone in ["content/honorees/甲/photos/b.png", "content/honorees/乙"] {
        site.remove(gone);
        before.remove(gone);
    }
    let built = site.build();
    built.ok();
    assert_eq!(built.report.photos.rendered, 0);
    assert!(built.report.photos.removed > 0);
    let clean = Site::new("");
    restored(
        &before.root().join("content"),
        &clean.root().join("content"),
    );
    clean.build().ok();
    assert_eq!(site.files(), clean.files());
}

#[test]
fn cache_residue_in_place() {
    let site = with_photos();
    site.build().ok();
    site.remove("content/honorees/甲/photos/b.png");
    site.remove("content/honorees/乙");
    for path in files_below(site.root()).into_keys() {
        let early = SystemTime::UNIX_EPOCH + Duration::from_secs(1);
        let file = File::options()
            .write(true)
            .open(site.root().join(path))
            .unwrap();
        file.set_modified(early).unwrap();
    }
    let built = site.build();
    built.ok();
    assert_eq!(built.report.photos.rendered, 0);
    let clean = Site::new("");
    restored(&site.root().join("content"), &clean.root().join("content"));
    clean.build().ok();
    assert_eq!(site.files(), clean.files());
}
