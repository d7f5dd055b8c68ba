//! Ways to show counts: classes, circles, tiles, layers, and regions of no data.

use crate::site::Site;

/// A site with these settings of `map:`, and people in Chongqing, Nanning and Guilin in two years.
fn site(map: &str) -> Site {
    let site = Site::new(
        "=== content/programmes/q.yaml
title: 2023年度示例
year: 2023
region: 100000
announced_on: 2024-04-22
categories:
  - {id: volunteer, title: 科技志愿者, form: person}
",
    );
    site.write(
        "content/site.yaml",
        format!("title: 示例站\nbase_url: https://example.org/honour/\n{map}"),
    );
    site.person("a", "沈怀瑾", "region: 涪陵区\ntags: [义诊]\n");
    site.person("b", "黎望舒", "region: 涪陵区\ntags: [讲座]\n");
    site.person("c", "马小禾", "region: 渝中区\ntags: [讲座]\n");
    for (folder, name, region) in [
        ("d", "陈青林", "450102"),
        ("e", "丁一一", "450302"),
        ("f", "夏青", "500102"),
    ] {
        site.person(folder, name, &format!("region: {region}\n"));
        let file = format!("content/honorees/{folder}/nomination.yaml");
        let text = std::fs::read_to_string(site.root().join(&file)).unwrap();
        site.write(&file, text.replace("programme: p\n", "programme: q\n"));
    }
    site
}

/// The maps of a page, each from its start tag on.
fn maps(page: &str) -> Vec<&str> {
    let starts = page.match_indices("<svg class=\"map");
    starts
        .map(|(at, _)| {
            let rest = page.get(at..).unwrap();
            rest.split_once("</svg>").unwrap().0
        })
        .collect()
}

/// The map's key, entry by entry.
fn key(page: &str) -> Vec<String> {
    let Some((_, key)) = page.split_once("<div class=\"key\">") else {
        return Vec::new();
    };
    let (key, _) = key.split_once("</ol>").unwrap();
    let entries = key.split("<li class=\"").skip(1);
    entries
        .map(|entry| {
            let (class, rest) = entry.split_once("\">").unwrap();
            format!("{class} {}", rest.split_once('<').unwrap().0)
        })
        .collect()
}

#[test]
fn classes_are_rounded_by_quantile_or_given() {
    let check = |map: &str, expected: &[&str]| {
        let site = site(map);
        let built = site.build();
        built.ok();
        assert_eq!(key(&built.page("regions/index.html")), expected, "{map}");
    };
    check("", &["c-0 0", "c-1 1", "c-2 2", "c-3 3", "c-4 4"]);
    check(
        "map: {classes: rounded}\n",
        &["c-0 0", "c-1 1", "c-2 2", "c-3 3", "c-4 4"],
    );
    check("map: {classes: quantile}\n", &["c-0 0", "c-1 2–3", "c-2 4"]);
    check(
        "map: {classes: [1, 3, 9]}\n",
        &["c-0 0", "c-1 1–2", "c-2 3–8"],
    );
    check(
        "map: {classes: \"3，5\"}\n",
        &["c-0 0", "c-1 1–2", "c-2 3–4"],
    );
    check("地图: {分级: 1、2}\n", &["c-0 0", "c-1 1", "c-2 2–4"]);
}

#[test]
fn a_map_without_the_new_keys_is_what_it_was() {
    let site = site("");
    let plain = site.clean();
    site.write(
        "content/site.yaml",
        "title: 示例站\nbase_url: https://example.org/honour/\nmap: {style: choropleth, classes: rounded, layers: none}\n",
    );
    assert_eq!(plain, site.clean());
}

#[test]
fn regions_of_no_data_are_hatched_and_named() {
    let site = site("map: {no_data: [台湾省, 500102]}\n");
    let built = site.build();
    built.ok();
    let page = built.page("regions/index.html");
    assert!(page.contains("<title>台湾省：资料暂缺</title>"));
    assert!(page.contains("台湾省资料暂缺。"));
    assert!(!page.contains("、台湾省") && !page.contains("台湾省、"));
    assert_eq!(key(&page).last().unwrap(), "c-x 暂缺");
    assert_eq!(page.matches("class=\"region c-x\"").count(), 1);
    // Who is published counts, whatever else is not known.
    let chongqing = built.page("regions/500000/index.html");
    assert!(chongqing.contains("涪陵区：3位") && !chongqing.contains("c-x"));
}

#[test]
fn circles_stand_in_place_of_colours_or_over_them() {
    for (style, colours) in [
        ("circles", false),
        ("[choropleth, circles]", true),
        ("分级+圆点", true),
    ] {
        let site = site(&format!("map: {{style: {style}}}\n"));
        let built = site.build();
        built.ok();
        let page = built.page("regions/index.html");
        assert_eq!(page.matches("<g class=\"circle\"").count(), 2, "{style}");
        assert!(page.contains("<g class=\"circle\" data-adcode=\"500000\""));
        assert_eq!(!key(&page).is_empty(), colours, "{style}");
        assert_eq!(page.contains("class=\"region c-4\""), colours, "{style}");
        assert!(page.contains("sizes\" viewBox"), "{style}");
        let circle = page
            .split_once("<g class=\"circle\" data-adcode=\"500000\"")
            .unwrap();
        assert!(
            circle
                .0
                .ends_with("<a href=\"../regions/500000/\" tabindex=\"-1\">")
        );
        assert!(circle.1.contains("<title>重庆市：4位</title>"));
    }
}

#[test]
fn a_site_of_tiles_holds_no_boundary() {
    let site = site("region: 重庆市\nmap: {style: tiles, layers: year, no_data: [710000]}\n");
    site.build().ok();
    let mut drawn = 0;
    for (file, bytes) in site.files() {
        let Ok(text) = String::from_utf8(bytes) else {
            continue;
        };
        if !file.ends_with(".html") && !file.ends_with(".svg") {
            continue;
        }
        for map in maps(&text) {
            drawn += 1;
            for absent in ["<path", " d=\"", "<polyg", "示意图"] {
                assert!(!map.contains(absent), "{file}: {absent}");
            }
        }
        assert!(
            !text.contains("class=\"dash\"") && !text.contains("class=\"coast\""),
            "{file}"
        );
    }
    // Home, the programmes, the regions above everybody, and everybody's locator.
    assert!(drawn >= 12, "{drawn}");
    let built = site.build();
    let nation = built.page("regions/index.html");
    assert_eq!(nation.matches("<g class=\"region ").count(), 34);
    assert!(nation.contains("方格示意") && !nation.contains("示意图"));
    let honoree = built.page("honorees/a/index.html");
    let locator = maps(&honoree)[0];
    assert!(
        locator.contains("class=\"here\"") && locator.contains(">涪陵区</text>"),
        "{locator}"
    );
    assert!(locator.contains("role=\"img\"") && locator.contains("涪陵区在重庆市的位置"));
}

#[test]
fn where_the_land_of_the_parts_is_not_known_they_are_tiles() {
    let site = site("");
    let built = site.build();
    built.ok();
    let nanning = built.page("regions/450100/index.html");
    let [tiles] = maps(&nanning)[..] else {
        panic!("{nanning}")
    };
    assert!(tiles.contains("class=\"map tiles\"") && !tiles.contains("<path"));
    assert!(tiles.contains("<a href=\"../../regions/450102/\" tabindex=\"-1\">"));
    assert!(tiles.contains("<title>兴宁区：1位</title>"));
    assert!(nanning.contains("data-region=\"450102\""));
    // A county has no parts that are known, and no map.
    assert!(maps(&built.page("regions/450102/index.html")).is_empty());
    // Its province is drawn as it was.
    assert!(maps(&built.page("regions/450000/index.html"))[0].contains("<path class=\"region"));
}

/// The cells of the table of layers, row by row.
fn table(page: &str) -> Vec<String> {
    let Some((_, table)) = page.split_once("<table class=\"counts\">") else {
        return Vec::new();
    };
    let (table, _) = table.split_once("</table>").unwrap();
    let rows = table.split("<tr").skip(1);
    rows.map(|row| {
        let cells = row.split(['<', '>']).skip(1).step_by(2);
        let words: Vec<&str> = cells.filter(|text| !text.trim().is_empty()).collect();
        words.join(" ")
    })
    .collect()
}

#[test]
fn layers_are_chosen_by_radio_buttons_and_said_in_titles_and_a_table() {
    let site = site("map: {layers: year}\n");
    let built = site.build();
    built.ok();
    let nation = built.page("regions/index.html");
    assert_eq!(
        table(&nation),
        [
            "地区 2025年度 2023年度 合计（位）",
            "广西壮族自治区 0 2 2",
            "重庆市 3 1 4",
            "合计 3 3 6",
        ]
    );
    assert!(nation.contains("<title>重庆市：4位（2025年度 3，2023年度 1）</title>"));
    assert!(nation.contains("class=\"region c-4 q1-3 q2-1\" data-adcode=\"500000\""));
    assert_eq!(
        nation.matches("data-adcode=\"500000\"").count(),
        1,
        "one geometry"
    );
    assert_eq!(nation.matches("<input type=\"radio\"").count(), 3);
    assert!(nation.contains("<fieldset class=\"choose\"><legend>年度</legend>"));
    assert!(nation.contains("value=\"0\" checked>全部<span>6</span>"));
    // The nation's table has the links, since no other list there has them.
    assert!(nation.contains("<tr data-region=\"500000\"><th scope=\"row\"><a href="));
    let province = built.page("regions/500000/index.html");
    assert_eq!(province.matches("<input type=\"radio\"").count(), 3);
    assert!(
        !province.contains("<th scope=\"row\"><a href="),
        "no second tab stop"
    );
    // One layer is no choice, and the home page is a calm picture.
    for calm in ["regions/450000/index.html", "index.html"] {
        assert!(!built.page(calm).contains("type=\"radio\""), "{calm}");
    }
}

#[test]
fn layers_by_field_programme_and_category() {
    let check = |by: &str, page: &str, expected: &str| {
        let site = site(&format!("地图: {{图层: {by}}}\n"));
        site.person("g", "欧阳望舒", "region: 涪陵区\ntags: [讲座, 义诊]\n");
        let built = site.build();
        built.ok();
        let table = table(&built.page(page));
        assert_eq!(table.first().map(String::as_str), Some(expected), "{by}");
    };
    check(
        "服务领域",
        "regions/index.html",
        "地区 讲座 义诊 未注明 合计（位）",
    );
    check(
        "programme",
        "regions/index.html",
        "地区 2025年度示例 2023年度示例 合计（位）",
    );
    check("field", "p/index.html", "地区 讲座 义诊 合计（位）");
}

#[test]
fn a_programme_shows_its_categories() {
    let site = site("map: {layers: year}\n");
    let file = site.root().join("content/honorees/c/nomination.yaml");
    let text = std::fs::read_to_string(file).unwrap();
    site.write(
        "content/honorees/c/nomination.yaml",
        text.replace("category: volunteer", "category: team")
            .replace("organization: 示例队\n", "")
            .replace("service_since: 2018-03\n", ""),
    );
    site.build();
    let page = String::from_utf8(site.files()["p/index.html"].clone()).unwrap();
    assert_eq!(
        table(&page),
        [
            "地区 科技志愿者 服务队 合计（个）",
            "涪陵区 2 0 2",
            "渝中区 0 1 1",
            "合计 2 1 3",
        ]
    );
}

#[test]
fn more_than_eight_layers_are_summed_up() {
    let site = site("map: {layers: field}\n");
    for at in 0..10 {
        site.person(
            &format!("x{at}"),
            "沈怀瑾",
            &format!("region: 渝中区\ntags: [领域{at}]\n"),
        );
    }
    let built = site.build();
    built.ok();
    let page = built.page("regions/500000/index.html");
    assert_eq!(page.matches("<input type=\"radio\"").count(), 9);
    assert!(page.contains(">其他<span>"));
    assert!(page.contains("“其他”包括："), "what is summed up is named");
}

#[test]
fn who_counts_in_two_layers_counts_once_in_the_whole() {
    let site = site("map: {layers: year}\n");
    let file = site.root().join("content/honorees/f/nomination.yaml");
    let text = std::fs::read_to_string(file).unwrap();
    site.write(
        "content/honorees/f/nomination.yaml",
        format!("{text}same_as: a\n"),
    );
    let built = site.build();
    built.ok();
    let nation = built.page("regions/index.html");
    assert!(
        table(&nation).contains(&"重庆市 3 1 3".to_owned()),
        "{:?}",
        table(&nation)
    );
    assert!(nation.contains("合计里只计一次"));
}

#[test]
fn a_picture_for_a_report_shows_the_same_in_every_style() {
    for style in ["circles", "choropleth+circles", "tiles"] {
        let site = site(&format!("map: {{style: {style}, layers: year}}\n")).with_pictures();
        site.build().ok();
        let files = site.files();
        let svg = String::from_utf8(files["regions/map.svg"].clone()).unwrap();
        assert!(files.contains_key("regions/map.png"));
        // Nothing leads anywhere and nothing can be chosen on paper.
        for absent in ["<a ", "visibility", " q1"] {
            assert!(!svg.contains(absent), "{style}: {absent}");
        }
        assert_eq!(svg.contains("sizes\" viewBox"), style != "tiles", "{style}");
        // A place for the pointer is no mark: its rule is the most particular of those on circles.
        assert!(svg.contains(".map .circle .hit { fill: none; stroke: none; }"));
    }
}
