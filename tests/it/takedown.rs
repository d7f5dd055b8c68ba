//! What is taken down leaves nothing behind, wherever it had been.

use crate::canary::{Cage, everything, heard, hidden, silent};
use crate::site::Site;
use std::fs;

const SETTINGS: &str = "title: 示例站\nbase_url: https://example.org/honour/\ndata: full\nconsent: [gender]\n\
    map: {approval_number: 示例号}\nfeatured: [kanarienvogel000]\n";

/// A site with one record of canaries, to which another one points.
fn site(cage: &mut Cage) -> (Site, String) {
    let site = Site::new("").with_pictures();
    site.write("content/site.yaml", SETTINGS);
    site.person("a", "沈怀瑾", "region: 500103\ntags: [讲座]\n");
    let folder = hidden(&site, cage, "x", "p", "honored");
    assert_eq!(folder, "content/honorees/KANARIENVOGEL000");
    // Nobody else is in that province: its page and its map are there for this record alone.
    let file = format!("{folder}/nomination.yaml");
    let text = fs::read_to_string(site.root().join(&file)).unwrap();
    site.write(&file, text.replace("region: 500118", "region: 510104"));
    site.person("b", "尉迟敏", "region: 500103\nsame_as: kanarienvogel000\n");
    (site, folder)
}

fn becomes(site: &Site, folder: &str, from: &str, to: &str) {
    let file = format!("{folder}/nomination.yaml");
    let text = fs::read_to_string(site.root().join(&file)).unwrap();
    let changed = text.replace(&format!("status: {from}\n"), &format!("status: {to}\n"));
    assert_ne!(text, changed);
    site.write(&file, changed);
}

#[test]
fn a_record_that_was_published_is_gone_from_every_file() {
    let cage = &mut Cage::default();
    let (site, folder) = site(cage);
    let mut photos = 0;
    for status in ["withdrawn", "not_selected", "nominated"] {
        site.build().ok();
        let there = heard(&site, cage);
        // The page, its gallery, older addresses, groups, lists and files for machines, all with their addresses.
        for file in [
            ".accolade/manifest.json",
            "atom.xml",
            "data/honorees.csv",
            "data/honorees.json",
            "honorees/index.html",
            "honorees/kanarienvogel000/index.html",
            "index.html",
            "p/volunteer/index.html",
            "regions/510104/index.html",
            "roll/index.html",
            "sitemap.xml",
        ] {
            let start = format!("{file}: ");
            assert!(there.iter().any(|leak| leak.starts_with(&start)), "{file}");
        }
        for folder in ["units/", "fields/", "honorees/kanarienvogel010/"] {
            assert!(
                there.iter().any(|leak| leak.starts_with(folder)),
                "{folder}: {there:#?}"
            );
        }
        let before = site.files();
        assert!(
            before.contains_key("regions/510000/map.svg"),
            "{:?}",
            before
                .keys()
                .filter(|path| path.contains("map"))
                .collect::<Vec<_>>()
        );
        assert!(
            before["honorees/b/index.html"].len() < 2000,
            "it leads to the record's page"
        );
        let own: Vec<&String> = before
            .keys()
            .filter(|path| path.starts_with("photos/"))
            .collect();
        photos = own.len();
        assert!(photos > 1);

        becomes(&site, &folder, "honored", status);
        let built = site.build();
        built.ok();
        silent(&site, cage);
        let after = site.files();
        // The report names every file that is gone, the photos and the drawn maps among them.
        let gone: Vec<&String> = before
            .keys()
            .filter(|path| !after.contains_key(*path))
            .collect();
        let mut said = built.report.removed.clone();
        said.sort();
        assert_eq!(said.iter().collect::<Vec<_>>(), gone);
        for path in [
            "honorees/kanarienvogel000/index.html",
            "regions/510000/index.html",
        ] {
            assert!(said.iter().any(|gone| gone == path), "{path}");
        }
        assert!(said.iter().any(|path| path == "regions/510000/map.png"));
        for path in own {
            assert!(!after.contains_key(path), "{path}");
        }
        assert!(
            after["honorees/b/index.html"].len() > 2000,
            "its own page again"
        );
        assert_eq!(after, site.clean());
        becomes(&site, &folder, status, "honored");
    }
    assert!(photos > 0);
}

#[test]
fn what_may_not_appear_does_not_so_much_as_move_a_comma() {
    for status in [
        "withdrawn",
        "not_selected",
        "nominated",
        "recommended",
        "notice",
    ] {
        let build = |with: bool| {
            let site = Site::new("");
            site.write(
                "content/site.yaml",
                SETTINGS.replace("featured: [kanarienvogel000]\n", ""),
            );
            site.person("b", "尉迟敏", "region: 500103\ntags: [AI 科普, 讲座]\n");
            site.person("c", "沈怀瑾", "region: 500103\ntags: [讲座]\n");
            if with {
                // It comes first, and writes the same names in its own way.
                site.person(
                    "a",
                    "马小禾",
                    "status_: x\nregion: 500118\ntags: [讲　座, AI科普]\nphotos: []\n",
                );
                let file = "content/honorees/a/nomination.yaml";
                let text = fs::read_to_string(site.root().join(file)).unwrap();
                let text = text
                    .replace("status_: x\n", "")
                    .replace("status: honored", &format!("status: {status}"))
                    .replace("unit: 渝中区科协", "unit: 渝中区 科协");
                site.write(file, text);
            }
            site.build().ok();
            everything(&site.out())
                .into_iter()
                .collect::<std::collections::BTreeMap<_, _>>()
        };
        let (without, with) = (build(false), build(true));
        let differ: Vec<&String> = without
            .keys()
            .chain(with.keys())
            .filter(|path| without.get(*path) != with.get(*path))
            .collect();
        assert_eq!(differ, Vec::<&String>::new(), "{status}");
    }
}
