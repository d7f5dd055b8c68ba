//! Places that the boundaries lack, and names that changed.

use super::{edit, told};
use crate::site::Site;

#[test]
fn missing_region() {
    let site = Site::new("");
    site.person("甲", "沈怀瑾", "region: 重庆市/万盛经开区\n")
        .person("乙", "马小禾", "region: 重庆高新区\n");
    let built = site.build();
    built.expect(&[
        "content/honorees/乙/nomination.yaml:10:9 error[undeclared-zone]",
        "content/honorees/甲/nomination.yaml:10:9 error[undeclared-zone]",
    ]);
    assert_eq!(built.report.exit_code(), 1);
    let mut declared =
        String::from("title: 示例站\nbase_url: https://example.org/honour/\nregions:\n");
    for (who, id, code) in [("甲", "wansheng", "500110"), ("乙", "gaoxin", "500107")] {
        let said = told(&built, &format!("content/honorees/{who}/nomination.yaml"));
        let (_, help) = said.first().unwrap();
        // What the help says to write, the user's own id and code in it.
        let entry = help
            .split_once("regions: [")
            .unwrap()
            .1
            .split_once(']')
            .unwrap()
            .0;
        let name = entry
            .split_once("name: ")
            .unwrap()
            .1
            .split(',')
            .next()
            .unwrap();
        declared.push_str(&format!("  - {{id: {id}, name: {name}, within: {code}}}\n"));
    }
    site.write("content/site.yaml", declared);
    let built = site.build();
    built.ok().expect(&[]);
    for (page, name) in [
        ("regions/wansheng/index.html", "沈怀瑾"),
        ("regions/500110/index.html", "沈怀瑾"),
        ("regions/gaoxin/index.html", "马小禾"),
        ("regions/500107/index.html", "马小禾"),
    ] {
        assert!(built.page(page).contains(name), "{page}");
    }
    assert!(
        built
            .page("regions/500000/index.html")
            .contains("綦江区：1位")
    );
}

#[test]
fn retired_names() {
    let site = Site::new("");
    edit(&site, "content/programmes/p.yaml", "region: 500000\n", "");
    let rows = [
        ("横县", "横州市"),
        ("450127", "横州市"),
        ("延庆县", "延庆区"),
        ("襄樊市", "襄阳市"),
        ("崇文区", "东城区"),
        ("重庆市江北区", "两江新区"),
        ("渝北区", "两江新区"),
        ("闸北区", "静安区"),
        ("西沙群岛", "西沙区"),
    ];
    for (at, (region, _)) in rows.iter().enumerate() {
        site.person(&format!("r{at}"), "沈怀瑾", &format!("region: {region}\n"));
    }
    let built = site.check();
    for (at, (region, successor)) in rows.iter().enumerate() {
        let said = told(&built, &format!("content/honorees/r{at}/nomination.yaml"));
        assert_eq!(said.len(), 1, "{region}: {said:?}");
        let (line, words) = &said[0];
        assert_eq!(*line, 10, "{region}");
        assert!(words.contains(successor), "{region}: {words}");
    }
}

#[test]
fn a_retired_name_inside_the_programmes_region_names_its_successor() {
    let site = Site::new("");
    site.person("甲", "沈怀瑾", "region: 江北区\n");
    let built = site.build();
    built.ok();
    let said = told(&built, "content/honorees/甲/nomination.yaml");
    assert!(
        said.len() == 1 && said[0].1.contains("两江新区"),
        "{said:?}"
    );
}
