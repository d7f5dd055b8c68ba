//! How pages ask for their photos: the first one at once, the others when they
//! are near, wherever the first one stands.

use crate::cases::{edit, small_photo};
use crate::markup::tags;
use crate::site::Site;

const SITE: &str = "=== content/site.yaml
title: 示例站
base_url: https://example.org/
=== content/pages/about.md
# 关于

![讲座](a.png)

字。

![活动](b.png)
=== content/pages/contact.md
电话请见名录。
";

/// For each photo of a page, in order: `now` or `near`.
fn asked(page: &str) -> String {
    let asked: Vec<&str> = tags(page)
        .iter()
        .filter(|tag| tag.name == "img")
        .map(|tag| {
            assert_eq!(tag.attribute("decoding"), Some("async"));
            for name in ["width", "height", "alt", "sizes"] {
                assert!(tag.attribute(name).is_some(), "an img without {name}");
            }
            match (tag.attribute("fetchpriority"), tag.attribute("loading")) {
                (Some("high"), None) => "now",
                (None, Some("lazy")) => "near",
                other => panic!("{other:?}"),
            }
        })
        .collect();
    asked.join(" ")
}

#[test]
fn the_first_photo_of_a_page_is_asked_for_at_once_wherever_it_stands() {
    let site = Site::new(SITE);
    for (at, name) in ["a.png", "b.png"].into_iter().enumerate() {
        site.write(&format!("content/pages/{name}"), small_photo(at as u8 + 1));
    }
    // Two activities and no portrait: nothing stands at the head of the page.
    let active = "photos:\n  - {file: photos/c.png, role: activity}\n  - {file: photos/d.png, role: activity}\n";
    site.person("rows", "甲一", active)
        .person("story", "乙二", active);
    for folder in ["rows", "story"] {
        for (at, name) in ["c.png", "d.png"].into_iter().enumerate() {
            let path = format!("content/honorees/{folder}/photos/{name}");
            site.write(&path, small_photo(at as u8 + 3));
        }
    }
    site.write(
        "content/honorees/story/story.md",
        "字。\n\n![讲座](photos/d.png)\n\n字。\n\n![活动](photos/c.png)\n",
    );
    // And one with a portrait.
    site.person(
        "head",
        "丙三",
        "photos:\n  - {file: photos/e.png, role: portrait}\n  - {file: photos/f.png}\n",
    );
    for (at, name) in ["e.png", "f.png"].into_iter().enumerate() {
        let path = format!("content/honorees/head/photos/{name}");
        site.write(&path, small_photo(at as u8 + 5));
    }
    site.write(
        "content/honorees/head/story.md",
        "字。\n\n![讲座](photos/f.png)\n",
    );
    let built = site.build();
    built.ok();
    for (page, first) in [
        ("about/index.html", "now near"),
        ("contact/index.html", ""),
        ("honorees/rows/index.html", "now near"),
        ("honorees/rows/photos/index.html", "now near"),
        ("honorees/story/index.html", "now near"),
        ("honorees/head/index.html", "now near"),
    ] {
        let asked = asked(&built.page(page));
        assert!(
            asked.starts_with(first) && asked.matches("now").count() <= 1,
            "{page}: {asked}"
        );
        assert_eq!(asked.is_empty(), first.is_empty(), "{page}");
    }
    // A list's first person has no photo; the first photo is that of another.
    for page in [
        "index.html",
        "honorees/index.html",
        "p/index.html",
        "p/volunteer/index.html",
    ] {
        assert_eq!(asked(&built.page(page)), "now", "{page}");
    }
}

#[test]
fn the_rows_of_a_page_follow_the_photos() {
    let site = Site::new(SITE);
    for (at, name) in ["a.png", "b.png"].into_iter().enumerate() {
        site.write(&format!("content/pages/{name}"), small_photo(at as u8 + 1));
    }
    let list = "photos:\n  - {file: photos/a.png, caption: 甲}\n  - {file: photos/b.png}\n  - {file: photos/c.png}\n  - {file: photos/d.png}\n";
    site.person("a", "沈怀瑾", list);
    for (at, name) in ["a.png", "b.png", "c.png", "d.png"].into_iter().enumerate() {
        let path = format!("content/honorees/a/photos/{name}");
        site.write(&path, small_photo(at as u8 + 3));
    }
    let ids = |page: String| -> Vec<String> {
        let figures = tags(&page);
        let figures = figures.iter().filter(|tag| tag.name == "figure");
        figures
            .filter_map(|tag| tag.attribute("id").map(str::to_owned))
            .collect()
    };
    let built = site.build();
    let page = built.ok().page("honorees/a/photos/index.html");
    assert_eq!(page.matches("class=\"strip").count(), 2);
    assert_eq!(ids(page), ["p-1-1", "p-1-2", "p-1-3", "p-1-4"]);
    edit(
        &site,
        "content/honorees/a/nomination.yaml",
        "  - {file: photos/b.png}\n",
        "",
    );
    site.remove("content/honorees/a/photos/b.png");
    let built = site.build();
    let page = built.ok().page("honorees/a/photos/index.html");
    assert_eq!(page.matches("class=\"strip").count(), 1);
    assert_eq!(ids(page), ["p-1-1", "p-1-2", "p-1-3"]);
}
