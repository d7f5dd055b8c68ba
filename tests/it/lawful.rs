//! What the law asks of public maps: a 审图号 or its absence told, a map of the department's own, or none with boundaries.

use crate::markup::tags;
use crate::site::{EVERY_SITE, Site};

fn site(settings: &str) -> Site {
    let site = Site::new("").with_pictures();
    site.person("a", "沈怀瑾", "region: 重庆市/渝中区\n");
    site.person("b", "陆知远", "region: 重庆市/万州区\n");
    let text = format!("title: 示例站\nbase_url: https://example.org/\nregion: 重庆市\n{settings}");
    site.write("content/site.yaml", text);
    site
}

/// How often a run warns of maps without a number.
fn warnings(site: &Site) -> usize {
    let built = site.build();
    built.ok();
    built
        .all_said()
        .iter()
        .filter(|said| said.ends_with(EVERY_SITE))
        .count()
}

/// A drawing program's map: styles, scripts, names that stand on their regions, what is fetched from elsewhere.
const DRAWN: &str = r##"<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 360 180" onload="alert(1)">
  <style>.land { fill: #dddddd; stroke: #336699; stroke-width: 2px } .name { fill: #101010 }</style>
  <script>alert(2)</script>
  <image xlink:href="https://example.com/spy.png" width="9" height="9"/>
  <g id="_x35_00103"><path class="land" d="M10 10h100v100h-100z"/><path class="name" d="M30 30h10v10h-10z"/></g>
  <path id="万州" class="land" style="opacity:.9" onclick="alert(3)" d="M120 10h100v100h-100z"/>
  <path id="500102" class="land" d="M230 10h100v100h-100z"/>
  <a xlink:href="https://example.com/"><text x="20" y="150" font-family="SimHei">审图号示例</text></a>
  <use xlink:href="#title" id="again"/><path id="title" d="M0 0h5v5h-5z"/>
</svg>"##;

#[test]
fn a_site_with_maps_and_no_number_is_told_once() {
    assert_eq!(warnings(&site("")), 1);
    assert_eq!(warnings(&site("map: {approval_number: 示例号}\n")), 0);
    assert_eq!(warnings(&site("map: {style: tiles}\n")), 0);
    let empty = Site::new("");
    empty.write(
        "content/site.yaml",
        "title: 示例站\nbase_url: https://example.org/\n",
    );
    // The nation's page stands on every site.
    assert_eq!(warnings(&empty), 1);
}

#[test]
fn tiles_hold_no_boundary_at_all() {
    let site = site("map: {style: tiles}\n");
    site.build().ok();
    for (path, bytes) in site.files() {
        if !path.ends_with(".html") && !path.ends_with("map.svg") {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains("class=\"map\""), "{path}");
        assert!(!text.contains("示意图"), "{path}");
        for (at, _) in text.match_indices(" d=\"") {
            // Whatever is drawn as a path is short: a border has hundreds of points.
            let path_data = text.get(at + 4..).unwrap().split('"').next().unwrap();
            assert!(path_data.len() < 60, "{path}: {path_data}");
        }
    }
}

#[test]
fn a_map_of_ones_own_is_coloured_named_and_linked() {
    let site = site(
        "map:\n  image: {file: atlas/cq.svg, approval_number: 示例S号}\n  approval_number: 示例Z号\n",
    );
    site.write("content/atlas/cq.svg", DRAWN);
    let built = site.build();
    built
        .ok()
        .expect(&["content/atlas/cq.svg:1:1 warning[map-image-incomplete]"]);
    assert!(
        !built
            .all_said()
            .iter()
            .any(|said| said.ends_with(EVERY_SITE))
    );
    for page in ["index.html", "regions/500000/index.html"] {
        let html = built.page(page);
        let (_, own) = html.split_once("<svg class=\"map-own\"").expect(page);
        let (own, _) = own.split_once("</svg>").unwrap();
        let tags = tags(own);
        let class_of = |code: &str| {
            let tag = tags
                .iter()
                .find(|tag| tag.attribute("data-adcode") == Some(code));
            tag.and_then(|tag| tag.attribute("class"))
                .map(str::to_owned)
        };
        assert_eq!(class_of("500103").as_deref(), Some("region c-1"), "{own}");
        assert_eq!(class_of("500101").as_deref(), Some("region c-1"));
        assert_eq!(class_of("500102").as_deref(), Some("region c-0"));
        assert!(
            own.contains("<title>渝中区：1位</title>")
                && own.contains("<title>涪陵区：0位</title>")
        );
        let links: Vec<&str> = (tags.iter().filter(|tag| tag.name == "a"))
            .filter_map(|tag| tag.attribute("href"))
            .collect();
        assert_eq!(links.len(), 2, "{links:?}");
        assert!(links.iter().any(|link| link.ends_with("regions/500103/")));
        // The land takes the class's colour, its line and the name on it stay.
        assert!(!own.contains("#dddddd"), "{own}");
        assert!(own.contains("#336699") && own.contains("#101010"));
        for never in [
            "script",
            "alert",
            "onload",
            "onclick",
            "style=",
            "<style",
            "example.com",
            "<image",
            "<text",
        ] {
            assert!(!own.contains(never), "{never} in {own}");
        }
        assert!(
            html.contains("审图号：示例S号"),
            "its own number stands beneath it"
        );
    }
    // Another region's map is not the one that was approved under that number.
    assert!(built.page("regions/index.html").contains("审图号：示例Z号"));
    let page = built.page("regions/500000/index.html");
    assert!(page.contains("下载图片"));
    let svg = String::from_utf8(site.files()["regions/500000/map.svg"].clone()).unwrap();
    assert!(svg.contains("#336699") && svg.contains("示例S号"));
}

#[test]
fn a_map_of_ones_own_without_a_number_is_told() {
    let site = site("map: {image: [{region: 重庆市, file: atlas/cq.svg}]}\n");
    site.write("content/atlas/cq.svg", DRAWN);
    assert_eq!(warnings(&site), 1);
}

#[test]
fn who_is_missing_on_a_map_of_ones_own_is_named_beneath() {
    let site = site("map: {image: atlas/cq.svg, approval_number: 示例号}\n");
    site.write("content/atlas/cq.svg", DRAWN);
    site.person("c", "许清和", "region: 重庆市/江津区\n");
    let built = site.build();
    built.ok();
    let page = built.page("regions/500000/index.html");
    let (_, beneath) = page.split_once("图中未画出").unwrap();
    assert!(beneath.split("</p>").next().unwrap().contains("江津区"));
}

#[test]
fn a_number_given_for_ones_own_map_stands_beneath_no_other() {
    let one = site("map: {image: atlas/cq.svg, approval_number: 示例S号}\n");
    one.write("content/atlas/cq.svg", DRAWN);
    let built = one.build();
    built.ok();
    assert!(
        built
            .page("regions/500000/index.html")
            .contains("审图号：示例S号")
    );
    for drawn in ["regions/index.html", "honorees/a/index.html"] {
        let page = built.page(drawn);
        assert!(
            page.contains("示意图") && !page.contains("示例S号"),
            "{drawn}"
        );
    }
    assert_eq!(warnings(&one), 1);
    // Of several maps none takes a number that stands beside them.
    let site = self::site(
        "map: {image: [{region: 重庆市, file: atlas/cq.svg}], approval_number: 示例Z号}\n",
    );
    site.write("content/atlas/cq.svg", DRAWN);
    let built = site.build();
    let page = built.ok().page("regions/500000/index.html");
    assert!(page.contains("示意图") && !page.contains("示例Z号"));
    assert!(built.page("regions/index.html").contains("示例Z号"));
}

#[test]
fn what_a_map_of_ones_own_hides_is_missing_on_it() {
    let site = site("map: {image: atlas/cq.svg, approval_number: 示例号}\n");
    let hidden = DRAWN.replace("<path id=\"万州\"", "<path id=\"万州\" display=\"none\"");
    site.write("content/atlas/cq.svg", hidden);
    let built = site.build();
    let page = built.ok().page("regions/500000/index.html");
    let (_, beneath) = page.split_once("图中未画出").unwrap();
    assert!(beneath.split("</p>").next().unwrap().contains("万州区"));
}
