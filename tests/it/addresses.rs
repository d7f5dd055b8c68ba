//! Where records, pages and programmes stand, and who stands for whom.

use crate::cases::{edit, pages_below, told};
use crate::links::{ONLINE, assert_whole};
use crate::site::{PROGRAMME, Site};

#[test]
fn surnames_are_read_as_surnames() {
    let names = [
        ("单雄", "shan-xiong"),
        ("查明", "zha-ming"),
        ("仇明", "qiu-ming"),
        ("解明", "xie-ming"),
        ("尉迟敏", "yuchi-min"),
        ("曾志强", "zeng-zhiqiang"),
        ("翟明", "zhai-ming"),
        ("朴明", "piao-ming"),
        ("区明", "ou-ming"),
        ("吕明", "lv-ming"),
        ("沈怀瑾", "shen-huaijin"),
        ("沈怀瑾（示例）", "shen-huaijin-shi-li"),
        ("欧阳明", "ouyang-ming"),
        ("江北区科协", "jiang-bei-qu-ke-xie"),
        ("Ö Łß C++ C#", "o-lss-c-plus-plus-c-sharp"),
        ("𠮷田", "u20bb7-tian"),
        ("Алим", "Алим"),
    ];
    let site = Site::new("");
    for (folder, _) in names {
        site.person(folder, "示例", "");
    }
    site.build().ok();
    let mut expected: Vec<&str> = names.iter().map(|(_, slug)| *slug).collect();
    expected.sort_unstable();
    let mut found = pages_below(&site, "honorees/");
    found.sort();
    assert_eq!(found, expected);
}

/// The line that a collision proposes.
fn proposal(words: &str) -> String {
    let (_, line) = words.split_once("slug: ").unwrap();
    format!("slug: {line}\n")
}

#[test]
fn a_collision_names_both_and_proposes_lines_that_then_work() {
    let site = Site::new("");
    let folders = [
        "2023/沈怀瑾",
        "2024/沈怀瑾",
        "2025/沈怀瑾",
        "2025/Shen Huaijin",
    ];
    for folder in folders {
        site.person(folder, "沈怀瑾", "");
    }
    let built = site.build();
    assert_eq!(built.report.exit_code(), 1);
    let mut mended = 0;
    for folder in folders {
        let path = format!("content/honorees/{folder}/nomination.yaml");
        let said = told(&built, &path);
        assert!(said.len() <= 1, "{said:?}");
        if let Some((_, words)) = said.first() {
            assert!(words.contains("content/honorees/2023/沈怀瑾"), "{words}");
            site.person(folder, "沈怀瑾", &proposal(words));
            mended += 1;
        }
    }
    assert_eq!(mended, 3);
    site.build().ok().expect(&[]);
    assert_eq!(pages_below(&site, "honorees/").len(), 4);
}

#[test]
fn an_address_does_not_depend_on_other_records() {
    let site = Site::new("");
    site.person("b/沈怀瑾", "沈怀瑾", "");
    site.build().ok();
    let before = pages_below(&site, "honorees/");
    site.person("a/沈怀瑾", "沈怀瑾", "slug: another\n");
    site.build().ok();
    assert!(pages_below(&site, "honorees/").contains(&before[0]));
}

#[test]
fn two_names_of_one_address_are_told() {
    let site = Site::new("");
    site.person("甲", "沈怀瑾", "tags: [AI, ai]\n");
    site.build()
        .expect(&["content/honorees/甲/nomination.yaml:10:12 error[name-collision]"]);
}

#[test]
fn reserved_ids_are_refused() {
    for id in ["honorees", "data", "index", "press", "en"] {
        let site = Site::new("");
        site.write(format!("content/programmes/{id}.yaml").as_str(), PROGRAMME);
        site.person("甲", "沈怀瑾", "");
        site.build().expect(&[&format!(
            "content/programmes/{id}.yaml:1:1 error[reserved-id]"
        )]);
    }
    for page in ["data", "Search", "404"] {
        let site = Site::new(&format!("=== content/pages/{page}.md\n# 页\n\n一。\n"));
        site.person("甲", "沈怀瑾", "");
        site.build()
            .expect(&[&format!("content/pages/{page}.md:1:1 error[reserved-id]")]);
    }
    for id in ["notice", "announcement", "page"] {
        let site = Site::new("");
        site.person("甲", "沈怀瑾", "");
        edit(
            &site,
            "content/programmes/p.yaml",
            "id: team",
            &format!("id: {id}"),
        );
        site.build()
            .expect(&["content/programmes/p.yaml:8:10 error[reserved-id]"]);
    }
    let site = Site::new("");
    site.person("甲", "沈怀瑾", "slug: page\n")
        .person("page", "马小禾", "");
    site.build().expect(&[
        "content/honorees/page/nomination.yaml:1:1 error[bad-slug]",
        "content/honorees/甲/nomination.yaml:10:7 error[bad-slug]",
    ]);
}

#[test]
fn a_page_does_not_take_a_programmes_address() {
    let site = Site::new("=== content/pages/P.md\n# 页\n\n一。\n");
    site.person("甲", "沈怀瑾", "");
    site.build()
        .expect(&["content/pages/P.md:1:1 error[reserved-id]"]);
}

/// Three programmes, the newest first: p, q, r.
fn three_years() -> Site {
    let site = Site::new("");
    for (id, year) in [("q", "2024"), ("r", "2023")] {
        site.write(
            &format!("content/programmes/{id}.yaml"),
            PROGRAMME.replace("2025", year).replace("2026", year),
        );
    }
    site
}

/// Adds a person of one of these programmes.
fn of(site: &Site, programme: &str, folder: &str, extra: &str) {
    site.person(folder, "沈怀瑾", extra);
    edit(
        site,
        &format!("content/honorees/{folder}/nomination.yaml"),
        "programme: p",
        &format!("programme: {programme}"),
    );
}

#[test]
fn a_chain_of_same_as_is_one_page_at_its_end() {
    let site = three_years();
    of(
        &site,
        "p",
        "newest",
        "same_as: middle\nregion: 渝中区\nunit: 甲科协\ntags: [农技]\n"
            .replace("unit: 甲科协\n", "")
            .as_str(),
    );
    of(
        &site,
        "q",
        "middle",
        "same_as: oldest\nregion: 渝中区\ntags: [农技]\n",
    );
    of(
        &site,
        "r",
        "oldest",
        "region: 渝中区\ncitation: 最早的一次。\n",
    );
    site.write("content/honorees/newest/story.md", "最新的事迹。\n");
    let built = site.build();
    built.ok().expect(&[]);
    let page = built.page("honorees/oldest/index.html");
    for text in [
        "2025年度示例",
        "2024年度示例",
        "2023年度示例",
        "最早的一次。",
        "最新的事迹。",
    ] {
        assert!(page.contains(text), "{text}");
    }
    let at = |text: &str| page.find(&format!("{text}年度示例</a>")).unwrap();
    assert!(
        at("2025") < at("2024") && at("2024") < at("2023"),
        "newest first"
    );
    for from in ["newest", "middle"] {
        let redirect = built.page(&format!("honorees/{from}/index.html"));
        assert!(
            redirect.contains("http-equiv=\"refresh\" content=\"0; url=../../honorees/oldest/\""),
            "{redirect}"
        );
        assert!(redirect.contains("<meta name=\"robots\" content=\"noindex\">"));
        assert!(redirect.contains(
            "<link rel=\"canonical\" href=\"https://example.org/honour/honorees/oldest/\">"
        ));
    }
    // Counted once on the home page, on maps and in lists; a data row a record.
    assert!(built.page("index.html").contains("渝中区：1位"));
    assert!(built.page("regions/500103/index.html").contains("1 位"));
    assert!(built.page("fields/nong-ji/index.html").contains("共 1 位"));
    assert!(built.page("honorees/index.html").contains("共 1 位"));
    assert!(built.page("roll/index.html").contains("共 1 位"));
    let data: serde_json::Value = serde_json::from_str(&built.page("data/honorees.json")).unwrap();
    let rows = data["honorees"].as_array().unwrap();
    assert_eq!(rows.len(), 3);
    for row in rows {
        assert_eq!(
            row["address"],
            "https://example.org/honour/honorees/oldest/"
        );
    }
    assert_eq!(built.page("sitemap.xml").matches("/honorees/").count(), 2);
    assert_whole(&site.files(), &ONLINE);
}

#[test]
fn a_cycle_of_same_as_is_an_error_at_every_member() {
    let site = three_years();
    of(&site, "p", "a", "same_as: b\n");
    of(&site, "q", "b", "same_as: a\n");
    of(&site, "r", "c", "same_as: c\n");
    site.build().expect(&[
        "content/honorees/a/nomination.yaml:10:10 error[same-as-cycle]",
        "content/honorees/b/nomination.yaml:10:10 error[same-as-cycle]",
        "content/honorees/c/nomination.yaml:10:10 error[same-as-cycle]",
    ]);
}

#[test]
fn who_leads_into_a_cycle_is_not_blamed_for_it() {
    let site = three_years();
    of(&site, "p", "a", "same_as: b\n");
    of(&site, "q", "b", "same_as: c\n");
    of(&site, "r", "c", "same_as: b\n");
    site.build().expect(&[
        "content/honorees/b/nomination.yaml:10:10 error[same-as-cycle]",
        "content/honorees/c/nomination.yaml:10:10 error[same-as-cycle]",
    ]);
}

#[test]
fn same_as_to_nobody_is_an_error() {
    let site = three_years();
    of(&site, "p", "a", "same_as: nobody\n");
    site.build()
        .expect(&["content/honorees/a/nomination.yaml:10:10 error[unknown-same-as]"]);
}

#[test]
fn same_as_to_an_unpublished_record_is_ignored() {
    let site = three_years();
    of(&site, "p", "a", "same_as: b\n");
    of(&site, "q", "b", "same_as: c\n");
    of(&site, "r", "c", "");
    edit(
        &site,
        "content/honorees/c/nomination.yaml",
        "honored",
        "withdrawn",
    );
    let built = site.build();
    built.ok();
    // Those that are published are still one person, at the last of them.
    assert!(built.page("honorees/b/index.html").contains("2025年度示例"));
    assert!(
        built
            .page("honorees/a/index.html")
            .contains("http-equiv=\"refresh\"")
    );
    assert!(!site.files().contains_key("honorees/c/index.html"));
    edit(
        &site,
        "content/honorees/b/nomination.yaml",
        "honored",
        "not_selected",
    );
    let built = site.build();
    built.ok();
    assert!(built.page("honorees/a/index.html").contains("<h1"));
    assert_whole(&site.files(), &ONLINE);
}

#[test]
fn older_addresses_redirect() {
    let site = three_years();
    of(&site, "p", "a", "aliases: [shen, 旧.地址]\nsame_as: b\n");
    of(&site, "q", "b", "aliases: [first]\n");
    let built = site.build();
    built.ok().expect(&[]);
    for from in ["shen", "旧.地址", "first", "a"] {
        let page = built.page(&format!("honorees/{from}/index.html"));
        assert!(page.contains("url=../../honorees/b/\""), "{from}: {page}");
    }
    assert!(!built.page("sitemap.xml").contains("honorees/shen/"));
    assert_whole(&site.files(), &ONLINE);
    of(&site, "p", "a", "aliases: [b, page, 'x/y', Shen, shen]\n");
    site.build().expect(&[
        "content/honorees/a/nomination.yaml:10:11 error[alias-taken]",
        "content/honorees/a/nomination.yaml:10:14 error[alias-taken]",
        "content/honorees/a/nomination.yaml:10:20 error[alias-taken]",
        "content/honorees/a/nomination.yaml:10:33 error[alias-taken]",
    ]);
}
