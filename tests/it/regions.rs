//! Regions: how they are written, counted, drawn and named.

use crate::cases::edit;
use crate::links::{ONLINE, assert_whole};
use crate::markup::{Tag, tags};
use crate::site::{PROGRAMME, Site};
use std::collections::BTreeSet;

/// The codes that a page's map draws.
fn drawn(page: &str) -> BTreeSet<String> {
    let tags = tags(page);
    let codes = tags.iter().filter_map(|tag| tag.attribute("data-adcode"));
    let list: Vec<&str> = codes.collect();
    let set: BTreeSet<String> = list.iter().map(|code| (*code).to_owned()).collect();
    assert_eq!(set.len(), list.len(), "a region is drawn once");
    set
}

/// The codes that a page's map links to.
fn linked(page: &str) -> BTreeSet<String> {
    let (_, map) = page.split_once("<svg class=\"map\"").unwrap();
    let (map, _) = map.split_once("</svg>").unwrap();
    tags(map)
        .iter()
        .filter(|tag| tag.name == "a")
        .map(|tag| {
            let href = tag.attribute("href").unwrap();
            href.trim_end_matches('/')
                .rsplit('/')
                .next()
                .unwrap()
                .to_owned()
        })
        .collect()
}

#[test]
fn a_region_is_written_in_many_ways() {
    let site = Site::new("");
    site.write(
        "content/site.yaml",
        "title: 示例站\nbase_url: https://example.org/honour/\n\
         regions:\n  - {id: gaoxin, name: 西部科学城重庆高新区, aliases: [高新区科学城], within: 500107}\n",
    );
    let ways = [
        ("500103", "500103"),
        ("500103001", "500103"),
        ("500103001002", "500103"),
        ("重庆市/渝中区", "500103"),
        ("渝中区", "500103"),
        ("渝中", "500103"),
        ("重庆市渝中区解放碑街道民权路1号", "500103"),
        ("两江新区", "500157"),
        ("西部科学城重庆高新区", "gaoxin"),
        ("gaoxin", "gaoxin"),
        ("高新区科学城", "gaoxin"),
        ("重庆市", "500000"),
    ];
    for (at, (region, _)) in ways.iter().enumerate() {
        site.person(&format!("r{at}"), "沈怀瑾", &format!("region: {region}\n"));
    }
    let built = site.build();
    built.ok().expect(&[]);
    for (at, (region, code)) in ways.iter().enumerate() {
        let page = built.page(&format!("regions/{code}/index.html"));
        assert!(page.contains(&format!("honorees/r{at}/")), "{region}");
        let page = built.page("regions/500000/index.html");
        assert!(page.contains(&format!("honorees/r{at}/")), "{region}");
    }
    // A zone counts in the division that it lies within.
    let page = built.page("regions/500107/index.html");
    assert!(page.contains("honorees/r8/"));
    let data: serde_json::Value = serde_json::from_str(&built.page("data/honorees.json")).unwrap();
    let rows = data["honorees"].as_array().unwrap();
    let row = rows.iter().find(|row| row["slug"] == "r8").unwrap();
    assert_eq!(row["adcode"], "500107");
    assert_eq!(row["region"], "重庆市/九龙坡区/西部科学城重庆高新区");
    assert_whole(&site.files(), &ONLINE);
}

#[test]
fn a_community_lies_where_its_name_says() {
    let site = Site::new("");
    edit(
        &site,
        "content/programmes/p.yaml",
        "id: team, title: 服务队, form: team",
        "id: community, title: 社区, form: community",
    );
    site.write(
        "content/honorees/x/nomination.yaml",
        "programme: p\ncategory: community\nname: 重庆市/渝中区/解放碑街道/示例社区\nstatus: honored\nunit: 渝中区科协\n\
         leader: 某\nvolunteers: 20\nparty_members: 3\nregistered_ratio: 20%\nresident_ratio: 60%\n\
         activity_kinds: [理论宣讲]\nactivities_per_year: 12\nteams: [示例队]\n",
    );
    site.write("content/honorees/x/story.md", "事迹。\n");
    let built = site.build();
    built.ok();
    assert!(
        built
            .page("regions/500103/index.html")
            .contains("honorees/x/")
    );
    let page = built.page("honorees/x/index.html");
    assert!(page.contains("示例社区</h1>"), "{page}");
}

#[test]
fn a_retired_region_keeps_its_page_and_counts_under_its_successor() {
    let site = Site::new("");
    edit(
        &site,
        "content/programmes/p.yaml",
        "2026-01-23",
        "2025-09-30",
    );
    site.person("a", "沈怀瑾", "region: 江北区\n")
        .person("b", "马小禾", "region: '500112'\n")
        .person("c", "谭明远", "region: 渝中区\n");
    let built = site.build();
    built.ok().expect(&[]);
    let successor = built.page("regions/500157/index.html");
    assert!(successor.contains("honorees/a/") && successor.contains("honorees/b/"));
    assert!(successor.contains("<p>2 位"), "{successor}");
    let retired = built.page("regions/500105/index.html");
    assert!(retired.contains("honorees/a/") && !retired.contains("honorees/b/"));
    assert!(
        retired.contains("已并入") && retired.contains("两江新区"),
        "{retired}"
    );
    let today = built.page("regions/500000/index.html");
    assert_eq!(drawn(&today).len(), 37);
    assert!(drawn(&today).contains("500157") && !drawn(&today).contains("500105"));
    assert!(today.contains("两江新区：2位"));
    assert!(today.contains("<p>3 位"), "each once");
    assert!(linked(&today).contains("500157"));
    // The programme's own map is of its day.
    let then = built.page("p/index.html");
    assert_eq!(drawn(&then).len(), 38);
    assert!(then.contains("江北区：1位") && then.contains("渝北区：1位"));
    // They are counted in what the districts became, too, which that map does not draw.
    assert!(!then.contains("图中未画出"));
    assert_eq!(
        linked(&then),
        ["500103", "500105", "500112"].map(str::to_owned).into()
    );
    assert_whole(&site.files(), &ONLINE);
}

#[test]
fn a_later_programme_is_drawn_with_the_later_units() {
    let site = Site::new("");
    site.person("a", "沈怀瑾", "region: 两江新区\n");
    let built = site.build();
    built.ok();
    assert_eq!(drawn(&built.page("p/index.html")).len(), 37);
    // Whose day is the reference date, else the deadline, else the year's end.
    for (date, units) in [
        ("reference_date: 2025-10-31\n", 38),
        ("reference_date: 2025-11-01\n", 37),
    ] {
        site.write("content/programmes/p.yaml", format!("{PROGRAMME}{date}"));
        let built = site.build();
        built.ok();
        assert_eq!(drawn(&built.page("p/index.html")).len(), units, "{date}");
    }
    for (year, units) in [("2024", 38), ("2025", 37)] {
        let programme = PROGRAMME
            .replace("deadline: 2026-01-23\n", "")
            .replace("year: 2025", &format!("year: {year}"));
        site.write("content/programmes/p.yaml", programme);
        let built = site.build();
        built.ok();
        assert_eq!(drawn(&built.page("p/index.html")).len(), units, "{year}");
    }
}

#[test]
fn the_nation_has_all_its_units_and_ten_dashes() {
    let site = Site::new("");
    edit(&site, "content/programmes/p.yaml", "region: 500000\n", "");
    site.person("a", "沈怀瑾", "region: 重庆市/渝中区\n")
        .person("b", "韦大山", "region: 南宁市\n")
        .person("c", "马小禾", "");
    let built = site.build();
    built.ok().expect(&[]);
    let page = built.page("regions/index.html");
    let units = drawn(&page);
    assert_eq!(units.len(), 34);
    for code in ["710000", "810000", "820000", "460000"] {
        assert!(units.contains(code), "{code}");
    }
    // The inset repeats the sea whole; three dashes are in the main drawing too.
    let all = tags(&page);
    let number = |tag: &Tag, name: &str| tag.attribute(name).unwrap().parse::<f64>().unwrap();
    let inset = all.iter().find(|tag| tag.attribute("class") == Some("box"));
    let inset = inset
        .map(|tag| (number(tag, "x"), number(tag, "y")))
        .unwrap();
    let strokes = all
        .iter()
        .filter(|tag| tag.attribute("class") == Some("dash"))
        .flat_map(|tag| tag.attribute("d").unwrap().split('M').skip(1))
        .filter(|stroke| {
            let start = stroke.split('l').next().unwrap();
            let (x, y) = start.split_once(' ').unwrap();
            x.parse::<f64>().unwrap() >= inset.0 && y.parse::<f64>().unwrap() >= inset.1
        })
        .count();
    assert_eq!(strokes, 10, "the dashes");
    assert_eq!(
        linked(&page),
        ["450000", "500000"].map(str::to_owned).into()
    );
    // The others are in the drawing with their count, and in a sentence.
    assert!(page.contains("<title>台湾省：0位</title>"));
    let sentence = page
        .split("<p class=\"small\">")
        .find(|part| part.contains("暂无收录。"))
        .unwrap();
    let sentence = sentence.split("暂无收录").next().unwrap();
    assert_eq!(sentence.split('、').count(), 32);
    assert!(sentence.contains("北京市") && sentence.contains("台湾省"));
    assert!(!sentence.contains("重庆市") && !sentence.contains("广西"));
    assert!(page.contains("另有1位未注明地区。"));
    assert!(page.contains("审图号：示例号"));
    assert!(!site.files().contains_key("regions/100000/index.html"));
    assert!(!site.files().contains_key("regions/110000/index.html"));
    let guangxi = built.page("regions/450000/index.html");
    assert_eq!(drawn(&guangxi).len(), 14);
    assert_eq!(linked(&guangxi), ["450100"].map(str::to_owned).into());
    assert!(
        built
            .page("regions/450100/index.html")
            .contains("honorees/b/")
    );
    assert_whole(&site.files(), &ONLINE);
}

#[test]
fn without_honorees_the_nation_is_drawn_and_the_sites_region_has_a_page() {
    let site = Site::new("");
    edit(
        &site,
        "content/site.yaml",
        "title: 示例站\n",
        "title: 示例站\nregion: 重庆市\n",
    );
    let built = site.build();
    built.ok();
    assert_eq!(drawn(&built.page("regions/index.html")).len(), 34);
    assert_eq!(drawn(&built.page("regions/500000/index.html")).len(), 37);
    assert_eq!(drawn(&built.page("index.html")).len(), 37);
    assert_whole(&site.files(), &ONLINE);
}

#[test]
fn one_person_of_two_programmes_counts_once_where_both_records_lie() {
    let site = Site::new("");
    site.write(
        "content/programmes/q.yaml",
        PROGRAMME
            .replace("2025年度", "2024年度")
            .replace("year: 2025", "year: 2024"),
    );
    site.person("a", "沈怀瑾", "region: 渝中区\nsame_as: b\n")
        .person("b", "沈怀瑾", "");
    edit(
        &site,
        "content/honorees/b/nomination.yaml",
        "programme: p",
        "programme: q",
    );
    let built = site.build();
    built.ok();
    // One of the two records says where: nobody is without a region.
    let page = built.page("regions/index.html");
    assert!(page.contains("重庆市：1位"));
    assert!(!page.contains("未注明地区"), "{page}");
    // Twice in one programme is still one person.
    site.person("b", "沈怀瑾", "region: 渝中区\n");
    let built = site.build();
    built.ok();
    assert!(built.page("p/index.html").contains("渝中区：1位"));
}

#[test]
fn an_approval_number_stands_beneath_every_map() {
    let site = Site::new("");
    edit(&site, "content/site.yaml", "示例号", "示例S（2026）001号");
    site.person("a", "沈怀瑾", "region: 渝中区\n");
    let built = site.build();
    built.ok();
    for page in [
        "index.html",
        "regions/index.html",
        "p/index.html",
        "honorees/a/index.html",
    ] {
        let page = built.page(page);
        assert!(page.contains("审图号：示例S（2026）001号"));
        assert!(!page.contains("示意图"));
    }
}
