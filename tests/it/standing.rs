//! Names that stand upright on the home map, and what a map and its table share.

use crate::site::Site;

/// The names that stand on the home map, in order.
fn standing(site: &Site) -> Vec<String> {
    let built = site.build();
    built.ok();
    let page = built.page("index.html");
    page.split("<a class=\"stand\"")
        .skip(1)
        .map(|link| {
            let (_, title) = link.split_once("<title>").unwrap();
            let (title, _) = title.split_once("，").unwrap();
            title.to_owned()
        })
        .collect()
}

fn site(people: &[(&str, &str, &str)]) -> Site {
    let site = Site::new("");
    for (folder, name, extra) in people {
        site.person(folder, name, extra);
    }
    site
}

#[test]
fn one_honoree_stands_with_a_link_to_its_page() {
    let site = site(&[("a", "沈怀瑾", "region: 涪陵区\n")]);
    assert_eq!(standing(&site), ["沈怀瑾"]);
    let page = site.build().page("index.html");
    assert!(
        page.contains("<a class=\"stand\" href=\"./honorees/a/\"><title>沈怀瑾，涪陵区</title>"),
        "{page}"
    );
    assert!(!page.contains("role=\"img\""));
    // A region's own page keeps the names of its parts.
    let region = site.build().page("regions/500000/index.html");
    assert!(!region.contains("class=\"stand\"") && region.contains(">涪陵</text>"));
}

#[test]
fn at_most_four_stand_each_in_a_region_of_its_own() {
    let regions = [
        "涪陵区",
        "万州区",
        "合川区",
        "永川区",
        "武隆区",
        "云阳县",
        "秀山土家族苗族自治县",
    ];
    let site = Site::new("");
    for (at, region) in regions.into_iter().enumerate() {
        for (folder, name) in [("a", "沈怀瑾"), ("b", "黎望舒")] {
            site.person(
                &format!("{folder}{at}"),
                name,
                &format!("region: {region}\n"),
            );
        }
    }
    let first = site.clean();
    let page = String::from_utf8(first["index.html"].clone()).unwrap();
    let titles: Vec<&str> = page
        .split("<a class=\"stand\"")
        .skip(1)
        .map(|link| {
            link.split_once("<title>")
                .unwrap()
                .1
                .split_once("</title>")
                .unwrap()
                .0
        })
        .collect();
    assert_eq!(titles.len(), 4, "{titles:?}");
    let mut places: Vec<&str> = titles
        .iter()
        .map(|title| title.split_once("，").unwrap().1)
        .collect();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), 4, "{titles:?}");
    assert_eq!(first["index.html"], site.clean()["index.html"]);
}

#[test]
fn only_a_persons_han_name_of_two_to_four_characters_stands() {
    let check = |name: &str, expected: usize| {
        let site = site(&[("a", name, "region: 涪陵区\n")]);
        assert_eq!(standing(&site).len(), expected, "{name}");
    };
    check("夏青", 1);
    check("欧阳望舒", 1);
    check("一二三四五", 0);
    check("阿依古丽·买买提", 0);
    check("John Smith", 0);
    let team = Site::new("");
    team.person("t", "红岩队", "region: 涪陵区\n");
    let file = team.root().join("content/honorees/t/nomination.yaml");
    let text = std::fs::read_to_string(file).unwrap();
    // As the record of a team it lacks figures and has one too many, which a build tells and forgives.
    let text = text
        .replace("category: volunteer", "category: team")
        .replace("organization: 示例队\n", "")
        .replace("service_since: 2018-03\n", "");
    team.write("content/honorees/t/nomination.yaml", text);
    let page = String::from_utf8(team.clean()["index.html"].clone()).unwrap();
    assert!(page.contains("红岩队") && !page.contains("class=\"stand\""));
}

#[test]
fn whom_the_site_features_stands_first() {
    let site = site(&[
        ("a", "丁一一", "region: 涪陵区\n"),
        ("b", "沈怀瑾", "region: 渝中区\n"),
        ("c", "黎望舒", "region: 渝中区\n"),
    ]);
    assert!(!standing(&site).contains(&"黎望舒".to_owned()));
    site.write(
        "content/site.yaml",
        "title: 示例站\nbase_url: https://example.org/honour/\nfeatured: [c]\n",
    );
    assert_eq!(standing(&site), ["黎望舒", "丁一一"]);
}

#[test]
fn who_is_not_published_does_not_stand() {
    for status in ["withdrawn", "nominated", "not_selected"] {
        let site = site(&[("a", "丁一一", "region: 涪陵区\n")]);
        site.person("b", "沈怀瑾", "region: 云阳县\n");
        // Whose line is shorter comes first.
        assert_eq!(standing(&site), ["沈怀瑾", "丁一一"]);
        let file = site.root().join("content/honorees/b/nomination.yaml");
        let text = std::fs::read_to_string(file).unwrap();
        let text = text.replace("status: honored", &format!("status: {status}"));
        site.write("content/honorees/b/nomination.yaml", text);
        // In the build that follows, the map is drawn anew.
        assert_eq!(standing(&site), ["丁一一"], "{status}");
    }
}

#[test]
fn a_map_and_its_table_share_codes_and_a_script() {
    let site = site(&[("a", "沈怀瑾", "region: 涪陵区\n")]);
    let built = site.build();
    built.ok();
    let files = site.files();
    let script = files
        .keys()
        .find(|path| path.starts_with("assets/map.") && path.ends_with(".js"))
        .unwrap();
    assert!(files[script].len() < 2048);
    for page in [
        "index.html",
        "regions/500000/index.html",
        "regions/index.html",
        "p/index.html",
    ] {
        let text = built.page(page);
        assert!(
            text.contains(&format!("{script}\" defer></script>")),
            "{page}"
        );
        let rows: Vec<&str> = text
            .split(" data-region=\"")
            .skip(1)
            .map(|row| row.split_once('"').unwrap().0)
            .collect();
        assert!(!rows.is_empty(), "{page}");
        for row in rows {
            let region = format!("\" data-adcode=\"{row}\"");
            assert!(text.contains(&region), "{page}: {row} is not on the map");
        }
    }
    for page in ["honorees/a/index.html", "roll/index.html", "404.html"] {
        assert!(!built.page(page).contains(script.as_str()), "{page}");
    }
}
