//! A site's own boundaries and codes: other countries, the world, more levels of China.

use crate::links::{ONLINE, assert_whole};
use crate::markup::tags;
use crate::site::{PROGRAMME, Site};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A feature collection of squares: code, west, south, size.
fn squares(list: &[(&str, f64, f64, f64)]) -> String {
    let features: Vec<String> = list
        .iter()
        .map(|(code, west, south, size)| {
            let (east, north) = (west + size, south + size);
            format!(
                "{{\"type\":\"Feature\",\"properties\":{{\"adcode\":\"{code}\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":\
                 [[[{west},{south}],[{east},{south}],[{east},{north}],[{west},{north}],[{west},{south}]]]}}}}"
            )
        })
        .collect();
    format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{}]}}",
        features.join(",")
    )
}

const WORLD: &str = "\
adcode,name,level,parent_adcode
world,World,country,
FJ,Fiji,country,world
US,United States of America,country,world
US-TX,Texas,province,US
US-48453,Travis County,county,US-TX
NE,Niger,country,world
NG,Nigeria,country,world
ZZ,Nowhere,country,world
";

/// A site of another country's award on a map of the world.
fn world(map: &str) -> Site {
    let site = Site::new("");
    site.write(
        "content/site.yaml",
        format!(
            "title: 示例站\nbase_url: https://example.org/honour/\nregion: World\nmap: {map}\n"
        ),
    );
    site.write(
        "content/programmes/p.yaml",
        PROGRAMME.replace("region: 500000\n", ""),
    );
    site.write("content/atlas/divisions.csv", WORLD);
    let countries = [
        ("FJ", 177.0, -19.0, 5.0),
        ("US", -110.0, 30.0, 30.0),
        ("NE", 5.0, 14.0, 6.0),
        ("NG", 5.0, 6.0, 8.0),
        ("US-TX", -104.0, 30.0, 8.0),
        ("US-48453", -98.0, 30.0, 1.0),
    ];
    site.write("content/atlas/countries.geojson", squares(&countries));
    let people = [
        "Fiji",
        "United States of America / texas",
        "US-48453",
        "niger",
        "Nigeria",
        "ZZ",
        "Travis County",
    ];
    for (at, region) in people.iter().enumerate() {
        site.person(&format!("r{at}"), "沈怀瑾", &format!("region: {region}\n"));
    }
    site
}

fn drawn(page: &str) -> BTreeSet<String> {
    let tags = tags(page);
    let codes = tags.iter().filter_map(|tag| tag.attribute("data-adcode"));
    codes.map(str::to_owned).collect()
}

fn set(codes: &[&str]) -> BTreeSet<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

#[test]
fn a_map_of_the_world_and_the_way_down() {
    let site = world("{root: world}");
    let built = site.build();
    built
        .ok()
        .expect(&["content/atlas/countries.geojson:1:1 warning[missing-shapes]"]);
    let page = built.page("regions/index.html");
    assert_eq!(drawn(&page), set(&["FJ", "US", "NE", "NG"]));
    assert!(page.contains(">World</h1>") && page.contains("个国家和地区"));
    assert!(
        page.contains("<title>United States of America：3个</title>")
            || page.contains("<title>United States of America：3位</title>")
    );
    // What has no shape is named, linked and counted.
    let without = page.replace(&*page, &page);
    assert!(
        without.contains("href=\"ZZ/\"") || without.contains("regions/ZZ/"),
        "Nowhere is linked"
    );
    // China's sea is on no foreign map.
    assert!(!page.contains("class=\"dash\"") && !page.contains("class=\"box\""));
    assert_eq!(drawn(&built.page("regions/US/index.html")), set(&["US-TX"]));
    assert_eq!(
        drawn(&built.page("regions/US-TX/index.html")),
        set(&["US-48453"])
    );
    assert_eq!(drawn(&built.page("regions/US-48453/index.html")), set(&[]));
    let county = built.page("regions/US-48453/index.html");
    for above in [
        "../../regions/",
        "../../regions/US/",
        "../../regions/US-TX/",
    ] {
        assert!(county.contains(&format!("href=\"{above}\"")), "{above}");
    }
    assert!(
        built
            .page("honorees/r0/index.html")
            .contains("Fiji在World的位置")
    );
    assert!(
        built
            .page("honorees/r2/index.html")
            .contains("Travis County在Texas的位置")
    );
    assert_eq!(
        drawn(&built.page("index.html")),
        set(&["FJ", "US", "NE", "NG"])
    );
    assert_whole(&site.files(), &ONLINE);
}

#[test]
fn what_crosses_180_is_drawn_at_both_edges() {
    let site = world("{root: world, projection: natural-earth 0}");
    let page = site.build().page("regions/index.html");
    let (_, fiji) = page.split_once("data-adcode=\"FJ\"").unwrap();
    let (path, _) = fiji.split_once("</").unwrap();
    let d = path
        .split(" d=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let starts: Vec<f64> = d
        .split('M')
        .skip(1)
        .map(|line| {
            let end = line
                .find(|c: char| c != '.' && !c.is_ascii_digit())
                .unwrap();
            line.get(..end).unwrap().parse().unwrap()
        })
        .collect();
    assert_eq!(starts.len(), 2, "{d}");
    assert!(
        starts.iter().any(|x| *x < 100.0) && starts.iter().any(|x| *x > 620.0),
        "{d}"
    );
}

#[test]
fn a_projection_by_name_changes_the_map_and_nothing_else() {
    let mut pictures = BTreeSet::new();
    for projection in [
        "",
        "mercator",
        "equirectangular",
        "natural-earth 150",
        "albers 20 50 0",
        "{name: albers, parallels: [20, 50], meridian: 0}",
        "自然地球",
    ] {
        let site = world(&format!("{{root: world, projection: {projection}}}"));
        let page = site.build().page("regions/index.html");
        assert_eq!(drawn(&page).len(), 4, "{projection}");
        assert!(!page.contains("NaN"));
        let (_, map) = page.split_once("<svg class=\"map\"").unwrap();
        pictures.insert(map.split_once("</svg>").unwrap().0.to_owned());
    }
    // Both ways to write Albers are one.
    assert_eq!(pictures.len(), 6);
}

#[test]
fn counties_get_shapes_and_their_prefecture_a_map() {
    let site = Site::new("");
    site.write(
        "content/programmes/p.yaml",
        PROGRAMME.replace("500000", "450000"),
    );
    site.person("a", "沈怀瑾", "region: 青秀区\n");
    let built = site.build();
    built.ok().expect(&[]);
    let page = built.page("regions/450100/index.html");
    assert!(
        page.contains("class=\"map tiles") && drawn(&page).len() > 5,
        "squares"
    );
    let codes = [
        "450102", "450103", "450105", "450107", "450108", "450109", "450110", "450123", "450124",
        "450125", "450126", "450181",
    ];
    let list: Vec<(&str, f64, f64, f64)> = codes
        .iter()
        .zip(0..)
        .map(|(code, at)| {
            (
                *code,
                107.5 + 0.2 * f64::from(at % 4),
                22.3 + 0.2 * f64::from(at / 4),
                0.2,
            )
        })
        .collect();
    site.write("content/atlas/nanning.json", squares(&list));
    let built = site.build();
    built.ok().expect(&[]);
    let page = built.page("regions/450100/index.html");
    assert_eq!(drawn(&page), set(&codes));
    assert!(!page.contains("class=\"map tiles"));
    assert!(
        page.contains("href=\"../../regions/450103/\"") || page.contains("href=\"../450103/\"")
    );
    assert!(
        built
            .page("honorees/a/index.html")
            .contains("青秀区在南宁市的位置")
    );
    // Another boundary is another map: the page is rendered again.
    let mut moved = list.clone();
    moved[0].1 -= 0.1;
    site.write("content/atlas/nanning.json", squares(&moved));
    let (rendered, _, _) = site.build().pages();
    assert!((1..6).contains(&rendered), "{rendered}");
}

#[test]
fn a_province_is_drawn_by_the_site_and_completed_by_what_is_built_in() {
    let site = Site::new("");
    site.person("a", "沈怀瑾", "region: 渝中区\n");
    site.write(
        "content/atlas/one.geojson",
        squares(&[("500103", 106.5, 29.5, 0.2)]),
    );
    let built = site.build();
    built.ok().expect(&[]);
    assert_eq!(drawn(&built.page("regions/500000/index.html")).len(), 37);
    // Rows add to the built-in table.
    site.write(
        "content/atlas/divisions.csv",
        "adcode,name,level,parent_adcode\n500191,示例新区,county,500000\n",
    );
    site.person("b", "秦若岚", "region: 示例新区\n");
    let built = site.build();
    built
        .ok()
        .expect(&["content/atlas/one.geojson:1:1 warning[missing-shapes]"]);
    let page = built.page("regions/500000/index.html");
    assert!(page.contains("data-region=\"500191\"") && page.contains("图中未画出："));
}

#[test]
fn a_topology_draws_what_its_geojson_does() {
    let corners = |west: f64, south: f64| {
        let (east, north) = (west + 10.0, south + 10.0);
        format!(
            "[[{west},{south}],[{east},{south}],[{east},{north}],[{west},{north}],[{west},{south}]]"
        )
    };
    let rows =
        "adcode,name,level,parent_adcode\nw,World,country,\nA,甲国,country,w\nB,乙国,country,w\n";
    let site_of = |name: &str, text: &str| {
        let site = Site::new("");
        site.write(
            "content/site.yaml",
            "title: 示例站\nbase_url: https://example.org/\nmap: {root: w}\n",
        );
        site.write(
            "content/programmes/p.yaml",
            PROGRAMME.replace("region: 500000\n", ""),
        );
        site.write("content/atlas/divisions.csv", rows);
        site.write(name, text);
        site.person("a", "沈怀瑾", "region: 甲国\n");
        site
    };
    let geojson = squares(&[("A", 0.0, 0.0, 10.0), ("B", 10.0, 0.0, 10.0)]);
    let plain = site_of("content/atlas/a.geojson", &geojson)
        .build()
        .page("regions/index.html");
    let mut topology = String::from(
        "{\"type\":\"Topology\",\"objects\":{\"countries\":{\"type\":\"GeometryCollection\",\"geometries\":[",
    );
    for (at, code) in ["A", "B"].iter().enumerate() {
        let comma = if at > 0 { "," } else { "" };
        write!(
            topology,
            "{comma}{{\"type\":\"Polygon\",\"id\":\"{code}\",\"arcs\":[[{at}]]}}"
        )
        .unwrap();
    }
    write!(
        topology,
        "]}}}},\"arcs\":[{},{}]}}",
        corners(0.0, 0.0),
        corners(10.0, 0.0)
    )
    .unwrap();
    let site = site_of("content/atlas/a.topojson", &topology);
    assert_eq!(site.build().page("regions/index.html"), plain);
}

#[test]
fn hostile_boundaries_are_errors_or_nothing() {
    let deep = format!("{}1{}", "[".repeat(50_000), "]".repeat(50_000));
    let feature = |geometry: &str| {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"adcode\":500103}},\"geometry\":{geometry}}}"
        )
    };
    let ring = |ring: &str| {
        feature(&format!(
            "{{\"type\":\"Polygon\",\"coordinates\":[{ring}]}}"
        ))
    };
    for text in [
        deep.clone(),
        feature(&deep),
        ring(&deep),
        ring("[[1e400,1],[2,2],[3,3],[1e400,1]]"),
        ring("[[null,1],[2,2],[3,3],[1,1]]"),
        "\u{0}\u{1}".to_owned(),
        "{\"type\":\"FeatureCollection\",\"features\":{}}".to_owned(),
        "{\"type\":\"Topology\",\"arcs\":[],\"objects\":[],\"transform\":{\"scale\":[0,0]}}"
            .to_owned(),
    ] {
        let site = Site::new("");
        site.person("a", "沈怀瑾", "");
        site.write("content/atlas/a.json", &text);
        let built = site.check();
        let start: String = text.chars().take(60).collect();
        assert_eq!(built.report.exit_code(), 1, "{start}");
        assert_eq!(built.said().len(), 1, "{start} {:?}", built.said());
    }
    // A shape without an extent is drawn as a point; nothing is divided by it.
    let site = Site::new("");
    site.person("a", "沈怀瑾", "region: 渝中区\n");
    site.write(
        "content/atlas/a.json",
        ring("[[106,29],[106,29],[106,29],[106,29]]"),
    );
    let page = site.build().ok().page("regions/500000/index.html");
    assert!(!page.contains("NaN") && drawn(&page).contains("500103"));
}
