//! Lists and what leads through them: pages of a list, the roll, breadcrumbs,
//! neighbours; and the files for machines.

use crate::cases::{edit, pages_below};
use crate::links::{ONLINE, assert_whole};
use crate::markup::tags;
use crate::site::Site;

/// The targets of a page's links of one relation.
fn related(page: &str, relation: &str) -> Vec<String> {
    tags(page)
        .iter()
        .filter(|tag| tag.name == "a" && tag.attribute("rel") == Some(relation))
        .filter_map(|tag| tag.attribute("href").map(str::to_owned))
        .collect()
}

/// The honorees to which a page's main part links, in order, each once.
fn listed(page: &str) -> Vec<String> {
    let (_, main) = page.split_once("<main").unwrap();
    let mut out: Vec<String> = Vec::new();
    for tag in tags(main) {
        if let Some(href) = tag.attribute("href")
            && let Some((_, slug)) = href.split_once("honorees/")
            && !slug.is_empty()
            && !slug.starts_with("page/")
        {
            let slug = slug.trim_end_matches('/').to_owned();
            if !out.contains(&slug) {
                out.push(slug);
            }
        }
    }
    out
}

#[test]
fn a_list_goes_on_after_sixty() {
    let site = Site::new("");
    for at in 0..121 {
        site.person(
            &format!("h{at:03}"),
            "沈怀瑾",
            "region: 渝中区\ntags: [农技]\n",
        );
    }
    let built = site.build();
    built.ok();
    for list in [
        "honorees/",
        "p/volunteer/",
        "units/yu-zhong-qu-ke-xie/",
        "fields/nong-ji/",
        "regions/500103/",
        "regions/500000/",
    ] {
        let mut all = Vec::new();
        for (page, count) in [("", 60), ("page/2/", 60), ("page/3/", 1)] {
            let text = built.page(&format!("{list}{page}index.html"));
            let names = listed(&text);
            assert_eq!(names.len(), count, "{list}{page}");
            all.extend(names);
        }
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 121, "{list}");
        assert!(
            !site
                .files()
                .contains_key(&format!("{list}page/4/index.html"))
        );
        assert!(
            !site
                .files()
                .contains_key(&format!("{list}page/1/index.html"))
        );
        let second = built.page(&format!("{list}page/2/index.html"));
        let root = "../".repeat(list.matches('/').count() + 2);
        assert_eq!(related(&second, "prev"), [format!("{root}{list}")]);
        assert_eq!(related(&second, "next"), [format!("{root}{list}page/3/")]);
        let canonical = format!("https://example.org/honour/{list}page/2/");
        assert!(
            second.contains(&format!("rel=\"canonical\" href=\"{canonical}\"")),
            "{list}"
        );
    }
    // The roll is one page; the feed holds the newest fifty.
    assert_eq!(listed(&built.page("roll/index.html")).len(), 121);
    assert!(!site.files().contains_key("roll/page/2/index.html"));
    assert_eq!(built.page("atom.xml").matches("<entry>").count(), 50);
    assert_whole(&site.files(), &ONLINE);
    site.remove("content/honorees/h120");
    let built = site.build();
    built.ok();
    assert!(
        built
            .report
            .removed
            .contains(&"honorees/page/3/index.html".to_owned())
    );
    assert!(related(&built.page("honorees/page/2/index.html"), "next").is_empty());
}

#[test]
fn an_exactly_full_list_is_one_page() {
    let site = Site::new("");
    for at in 0..60 {
        site.person(&format!("h{at:03}"), "沈怀瑾", "");
    }
    let built = site.build();
    built.ok();
    assert!(!site.files().contains_key("honorees/page/2/index.html"));
    assert!(
        !built
            .page("honorees/index.html")
            .contains("class=\"pager\"")
    );
}

#[test]
fn breadcrumbs_lead_from_the_home_page_down() {
    let site = Site::new("");
    site.person("a", "沈怀瑾", "region: 重庆市/渝中区\ntags: [农技]\n");
    let built = site.build();
    built.ok();
    let crumbs = |path: &str| -> Vec<String> {
        let page = built.page(path);
        let (_, nav) = page
            .split_once("class=\"crumbs\"")
            .unwrap_or_else(|| panic!("{path}"));
        let (nav, _) = nav.split_once("</nav>").unwrap();
        // An honoree's name is the heading right beneath and not said twice.
        let named = !path.starts_with("honorees/");
        assert_eq!(nav.contains("aria-current=\"page\""), named, "{path}");
        tags(nav)
            .iter()
            .filter_map(|tag| tag.attribute("href").map(str::to_owned))
            .collect()
    };
    let up = "../../";
    assert_eq!(
        crumbs("honorees/a/index.html"),
        [
            up.to_owned(),
            format!("{up}p/"),
            format!("{up}p/volunteer/")
        ]
    );
    assert_eq!(
        crumbs("p/volunteer/index.html"),
        [up.to_owned(), format!("{up}p/")]
    );
    assert_eq!(crumbs("p/index.html"), ["../"]);
    assert_eq!(
        crumbs("regions/500103/index.html"),
        [
            up.to_owned(),
            format!("{up}regions/"),
            format!("{up}regions/500000/")
        ]
    );
    assert_eq!(crumbs("regions/index.html"), ["../"]);
    assert_eq!(
        crumbs("fields/nong-ji/index.html"),
        [up.to_owned(), format!("{up}fields/")]
    );
    assert!(!built.page("index.html").contains("class=\"crumbs\""));
}

/// Persons whose orders by strokes and by pinyin differ.
fn named() -> Site {
    let site = Site::new("");
    for (folder, name) in [
        ("zhao", "赵一"),
        ("ding", "丁岚"),
        ("ma", "马小禾"),
        ("an", "安然"),
        ("wang", "王晓"),
        ("ding-er", "丁二"),
    ] {
        site.person(folder, name, "");
    }
    site.write(
        "content/honorees/team/nomination.yaml",
        "programme: p\ncategory: team\nname: 一心服务队\nstatus: honored\nunit: 渝中区科协\nfounded: 2018-03\n\
         volunteers: 30\nparty_members: 4\nhours: 1200小时\nhours_per_volunteer: 40\nactive_ratio: 60%\nactivities: 12\n\
         leader: 某\nprojects: [讲座]\n",
    );
    site.write("content/honorees/team/story.md", "事迹。\n");
    site
}

#[test]
fn the_roll_is_by_strokes_and_by_pinyin_and_persons_come_first() {
    let site = named();
    let built = site.build();
    built.ok();
    let strokes = ["ding-er", "ding", "ma", "wang", "an", "zhao", "team"];
    assert_eq!(listed(&built.page("roll/index.html")), strokes);
    assert!(built.page("roll/index.html").contains("（按姓氏笔画排序）"));
    let pinyin = ["an", "ding-er", "ding", "ma", "wang", "zhao", "team"];
    assert_eq!(listed(&built.page("roll/pinyin/index.html")), pinyin);
    assert!(
        built
            .page("roll/pinyin/index.html")
            .contains("（按拼音排序）")
    );
    assert_eq!(listed(&built.page("honorees/index.html")), strokes);
    edit(
        &site,
        "content/site.yaml",
        "title: 示例站\n",
        "title: 示例站\norder: pinyin\n",
    );
    let built = site.build();
    built.ok();
    assert_eq!(
        listed(&built.page("roll/index.html")),
        strokes,
        "by strokes as well"
    );
    assert_eq!(listed(&built.page("p/volunteer/index.html")), &pinyin[..6]);
}

#[test]
fn a_category_has_its_own_order_and_manual_ends_with_those_without() {
    let site = named();
    edit(
        &site,
        "content/programmes/p.yaml",
        "form: person}",
        "form: person, order: manual}",
    );
    edit(
        &site,
        "content/honorees/zhao/nomination.yaml",
        "status: honored\n",
        "status: honored\norder: 1\n",
    );
    edit(
        &site,
        "content/honorees/wang/nomination.yaml",
        "status: honored\n",
        "status: honored\norder: 2\n",
    );
    let built = site.build();
    built.ok();
    let page = built.page("p/volunteer/index.html");
    assert_eq!(
        listed(&page),
        ["zhao", "wang", "ding-er", "ding", "ma", "an"]
    );
    assert!(page.contains("（排名不分先后）"));
}

#[test]
fn neighbours_are_those_of_the_category_in_its_order() {
    let site = named();
    let built = site.build();
    built.ok();
    let order = ["ding-er", "ding", "ma", "wang", "an", "zhao"];
    for (at, slug) in order.iter().enumerate() {
        let page = built.page(&format!("honorees/{slug}/index.html"));
        let link = |other: &str| vec![format!("../../honorees/{other}/")];
        let before = at.checked_sub(1).map_or(vec![], |at| link(order[at]));
        let after = order.get(at + 1).map_or(vec![], |other| link(other));
        assert_eq!(related(&page, "prev"), before, "{slug}");
        assert_eq!(related(&page, "next"), after, "{slug}");
    }
    let team = built.page("honorees/team/index.html");
    assert!(related(&team, "prev").is_empty() && related(&team, "next").is_empty());
}

#[test]
fn machines_get_absolute_addresses() {
    let site = Site::new("=== content/pages/关于.md\n# 关于\n\n一。\n");
    site.person("Алим", "阿里木", "region: 渝中区\nhonored_on: 2026-05\n")
        .person("b", "马小禾", "");
    let built = site.build();
    built.ok();
    let base = "https://example.org/honour/";
    let sitemap = built.page("sitemap.xml");
    for address in [
        "",
        "honorees/",
        "honorees/%D0%90%D0%BB%D0%B8%D0%BC/",
        "regions/",
        "regions/500103/",
        "p/",
        "p/volunteer/",
        "p/team/",
        "guan-yu/",
        "roll/",
        "units/",
        "fields/",
    ] {
        assert!(
            sitemap.contains(&format!("<loc>{base}{address}</loc>")),
            "{address}: {sitemap}"
        );
    }
    assert!(!sitemap.contains("404"));
    assert!(
        sitemap.contains("<lastmod>2026-05-01</lastmod>"),
        "{sitemap}"
    );
    let feed = built.page("atom.xml");
    assert!(feed.contains("<updated>2026-05-01T00:00:00+08:00</updated>"));
    assert!(feed.contains(&format!("<link rel=\"self\" href=\"{base}atom.xml\"/>")));
    let first = feed.split("<entry>").nth(1).unwrap();
    assert!(first.contains("阿里木"), "the newest first: {first}");
    assert!(!built.page("404.html").contains("rel=\"canonical\""));
    assert!(built.page("404.html").contains("content=\"noindex\""));
    let canonical = format!("<link rel=\"canonical\" href=\"{base}\">");
    assert!(built.page("index.html").contains(&canonical));
}

#[test]
fn without_an_address_there_is_one_warning_and_nothing_absolute() {
    let site = Site::new("=== content/site.yaml\ntitle: 示例站\n");
    site.person("a", "沈怀瑾", "region: 渝中区\n");
    let built = site.build();
    built.ok();
    let said: Vec<String> = built
        .said()
        .into_iter()
        .filter(|line| line.contains("base-url"))
        .collect();
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("warning[no-base-url]"));
    let files = site.files();
    for file in ["sitemap.xml", "atom.xml"] {
        assert!(!files.contains_key(file), "{file}");
    }
    assert_eq!(built.page("robots.txt").matches("Sitemap").count(), 0);
    for page in files.keys().filter(|path| path.ends_with(".html")) {
        let text = built.page(page);
        assert!(
            !text.contains("canonical") && !text.contains("atom.xml"),
            "{page}"
        );
    }
    assert!(built.page("404.html").contains("href=\"/honorees/\""));
}

#[test]
fn the_error_page_starts_at_the_sites_path() {
    let site = Site::new("");
    site.person("a", "沈怀瑾", "");
    let built = site.build();
    let page = built.page("404.html");
    for tag in tags(&page) {
        if let Some(href) = tag.attribute("href")
            && !href.starts_with('#')
        {
            assert!(href.starts_with("/honour/"), "{href}");
        }
    }
}

#[test]
fn on_a_stick_every_link_names_a_file() {
    let site = Site::new("=== content/site.yaml\ntitle: 示例站\noffline: true\n");
    for at in 0..61 {
        site.person(
            &format!("h{at:03}"),
            "沈怀瑾",
            "region: 渝中区\ntags: [农技]\naliases: []\n",
        );
    }
    site.person("a", "马小禾", "aliases: [older]\n");
    let built = site.build();
    built.ok();
    assert!(
        built
            .page("honorees/older/index.html")
            .contains("url=../../honorees/a/index.html")
    );
    assert!(
        built
            .page("404.html")
            .contains("href=\"./honorees/index.html\"")
    );
    assert!(pages_below(&site, "honorees/page/").contains(&"2".to_owned()));
    let promise = crate::links::Promise {
        base_url: None,
        offline: true,
    };
    assert_whole(&site.files(), &promise);
}

#[test]
fn a_chosen_accent_reaches_the_stylesheet_and_the_theme_s_own_changes_nothing() {
    let css = |settings: &str| {
        let site = Site::new("");
        site.person("a", "沈怀瑾", "");
        site.write(
            "content/site.yaml",
            format!("title: 甲\nbase_url: https://example.org/\n{settings}"),
        );
        site.build().ok();
        let files = site.files();
        let mut styles = files
            .into_iter()
            .filter(|(path, _)| path.starts_with("assets/laurel."));
        let (path, bytes) = styles.next().unwrap();
        assert!(styles.next().is_none());
        (path, String::from_utf8(bytes).unwrap())
    };
    let plain = css("");
    assert_eq!(css("options: {accent: \"#9e1b1b\"}\n"), plain);
    let (path, text) = css("options: {accent: \"#0a5c36\"}\n");
    assert_ne!(path, plain.0);
    assert!(text.ends_with(":root{--accent:#0a5c36;}\n"), "{path}");
    assert!(text.contains("var(--accent"), "the theme reads it");
}
