//! Built sites are whole: no link of theirs leads nowhere.

use crate::links::{ONLINE, Promise, assert_whole, faults};
use crate::site::{PROGRAMME, Site, files_below};
use std::collections::BTreeMap;
use std::path::Path;

/// Two programmes, both kinds, photos, own pages, odd tags, older addresses.
fn varied(site_yaml: &str) -> Site {
    let site = Site::new(
        "=== content/pages/about.md
# 关于

见[联系](contact.md)与[首页](https://example.org/)。
=== content/pages/contact.md
电话请见名录。
=== content/programmes/q.yaml
title: 2024年度示例
year: 2024
region: 500000
announced_on: 2025-04-22
deadline: 2025-01-23
categories:
  - {id: volunteer, title: 科技志愿者, form: person}
",
    );
    site.write("content/site.yaml", site_yaml);
    site.person(
        "a",
        "沈怀瑾",
        "region: 渝中区\ntags: [C++, 科普/讲座]\nsame_as: b\naliases: [old-shen]\n",
    )
    .person("b", "沈怀瑾", "region: 江北区\ntags: ['C#', ..]\n")
    .person("c", "？！", "tags: [a&b <b>, 50%]\n")
    .person("ئالىم", "ئالىم", "region: 天津市/和平区\n");
    crate::cases::edit(
        &site,
        "content/honorees/ئالىم/nomination.yaml",
        "渝中区科协",
        "？",
    );
    let record = "content/honorees/b/nomination.yaml";
    let text = std::fs::read_to_string(site.root().join(record)).unwrap();
    site.write(record, text.replace("programme: p", "programme: q"));
    site.write(
        "content/honorees/ئالىم/photos/a.jpg",
        crate::cases::small_photo(1),
    );
    site
}

#[test]
fn links_hold_online_offline_and_without_an_address() {
    for (yaml, promise) in [
        (
            "title: 示例站\nbase_url: https://example.org/honour/\n",
            ONLINE,
        ),
        (
            "title: 示例站\nbase_url: https://example.org\n",
            Promise {
                base_url: Some("https://example.org"),
                offline: false,
            },
        ),
        (
            "title: 示例站\n",
            Promise {
                base_url: None,
                offline: false,
            },
        ),
        (
            "title: 示例站\noffline: true\n",
            Promise {
                base_url: None,
                offline: true,
            },
        ),
    ] {
        let site = varied(yaml);
        site.build().ok();
        assert_whole(&site.files(), &promise);
    }
}

#[test]
fn the_sample_site_is_whole_while_its_notice_runs_and_after() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut site = Site::new("");
    site.remove("content");
    for folder in ["content", "themes"] {
        for (path, bytes) in files_below(&root.join(folder)) {
            site.write(&format!("{folder}/{path}"), bytes);
        }
    }
    for date in ["2026-03-11", "2026-06-01"] {
        site.set_date(date);
        site.build().ok();
        assert_whole(&site.files(), &ONLINE);
    }
}

#[test]
fn the_checker_sees_what_is_broken() {
    let page = "<a href=\"x/\">x</a><img src='https:&#x2F;&#x2F;h/p.png' srcset=\"a.jpg 1w, b.jpg 2w\">\
                <a href=\"/r\">r</a><a href=\"#no\">n</a><p style=\"c\">s</p><a href=\"..\">up</a>";
    let files = BTreeMap::from([
        ("index.html".to_owned(), page.as_bytes().to_vec()),
        ("a.jpg".to_owned(), Vec::new()),
        (
            "s.css".to_owned(),
            b"a{background:url(\"http://h/i\")}".to_vec(),
        ),
        (
            "robots.txt".to_owned(),
            b"Sitemap: https://example.org/sitemap.xml\n".to_vec(),
        ),
    ]);
    assert_eq!(
        faults(&files, &ONLINE),
        [
            "index.html: <p> holds code or a style",
            "index.html: x/ leads to x/index.html, which is not there",
            "index.html: https://h/p.png is loaded from another host",
            "index.html: b.jpg leads to b.jpg, which is not there",
            "index.html: /r leads to the host's root",
            "index.html: #no names no id of index.html",
            "index.html: .. climbs out of the site",
            "s.css: http://h/i is loaded from another host",
            "robots.txt: https://example.org/sitemap.xml is not below https://example.org/honour/",
        ]
    );
}

#[test]
fn one_who_waits_for_the_hour_of_release_may_be_featured() {
    let mut site = Site::new("").at("2026-06-01");
    site.person("a", "沈怀瑾", "");
    site.write(
        "content/programmes/p.yaml",
        format!("{PROGRAMME}release_at: 2026-06-02T10:00\n"),
    );
    site.write("content/site.yaml", "title: 示例站\nfeatured: [a]\n");
    let built = site.build();
    assert!(
        built.said().iter().all(|said| !said.contains("featured")),
        "{:?}",
        built.said()
    );
    assert!(!built.page("index.html").contains("沈怀瑾"));
    site.set_date("2026-06-03");
    let built = site.build();
    built.ok();
    assert!(
        built
            .page("index.html")
            .contains("<a href=\"./honorees/a/\">沈怀瑾</a></h2>")
    );
}
