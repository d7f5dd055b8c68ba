//! Hosts, office software and file systems.

use super::{pages_below, told};
use crate::links::{ONLINE, assert_whole};
use crate::site::Site;

#[test]
fn subpath() {
    let built = ["https://example.org/a/b", "https://example.org/a/b/"].map(|base| {
        let site = Site::new("");
        site.write(
            "content/site.yaml",
            format!("title: 示例站\nbase_url: {base}\n"),
        );
        site.person("甲", "沈怀瑾", "region: 渝中区\naliases: [older]\n");
        site.build().ok().expect(&[]);
        assert_whole(
            &site.files(),
            &crate::links::Promise {
                base_url: Some(base),
                offline: false,
            },
        );
        site.files()
    });
    assert_eq!(built[0], built[1]);
    let text = |path: &str| String::from_utf8(built[0][path].clone()).unwrap();
    let base = "https://example.org/a/b/";
    assert!(text("robots.txt").contains(&format!("Sitemap: {base}sitemap.xml\n")));
    assert!(text("sitemap.xml").contains(&format!("<loc>{base}honorees/jia/</loc>")));
    assert!(text("honorees/jia/index.html").contains(&format!(
        "<link rel=\"canonical\" href=\"{base}honorees/jia/\""
    )));
    let feed = text("atom.xml");
    assert!(feed.contains(&format!("<id>{base}honorees/jia/</id>")));
    for date in feed.split("<updated>").skip(1) {
        let date = date.split('<').next().unwrap();
        assert_eq!(date, "2026-04-22T00:00:00+08:00");
    }
}

/// Rows of a file of comma-separated values, read as RFC 4180 says.
pub(crate) fn rows(text: &str) -> Vec<Vec<String>> {
    let mut out = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let row = out.last_mut().unwrap();
        match c {
            '"' if quoted && chars.next_if_eq(&'"').is_some() => row.last_mut().unwrap().push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted && chars.next_if_eq(&'\n').is_some() => out.push(vec![String::new()]),
            c => row.last_mut().unwrap().push(c),
        }
    }
    assert_eq!(
        out.pop(),
        Some(vec![String::new()]),
        "the last row has no end"
    );
    out
}

#[test]
fn csv_excel() {
    let site = Site::new("");
    let names = [
        "=HYPERLINK(\"http://x\",\"点我\")",
        "+86号队",
        "@示例",
        "-1队",
    ];
    for (at, name) in names.iter().enumerate() {
        site.person(
            &format!("r{at}"),
            &format!("'{name}'"),
            "citation: '他说,\"好\"'\nunit: ''\ntags: ['=1+1', '-x']\naffiliation: '@公司'\n",
        );
        super::edit(
            &site,
            &format!("content/honorees/r{at}/nomination.yaml"),
            "unit: 渝中区科协\n",
            "",
        );
    }
    site.build().ok();
    let bytes = site.files()["data/honorees.csv"].clone();
    assert!(bytes.starts_with(&[0xEF, 0xBB, 0xBF]));
    let text = String::from_utf8(bytes).unwrap();
    let rows = rows(text.trim_start_matches('\u{feff}'));
    assert_eq!(rows.len(), names.len() + 1);
    for row in &rows {
        assert_eq!(row.len(), rows[0].len());
        for cell in row {
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
    for name in names {
        assert!(
            rows.iter().any(|row| row[1] == format!("'{name}")),
            "{name}"
        );
    }
    assert!(rows[1].contains(&"他说,\"好\"".to_owned()));
}

#[test]
fn a_full_table_is_as_safe() {
    let site = Site::new("");
    site.write(
        "content/site.yaml",
        "title: 示例站\nbase_url: https://example.org/honour/\ndata: full\n",
    );
    site.person("甲", "沈怀瑾", "");
    super::edit(
        &site,
        "content/honorees/甲/nomination.yaml",
        "organization: 示例队",
        "organization: =1+1",
    );
    site.build().ok();
    let text = String::from_utf8(site.files()["data/honorees.csv"].clone()).unwrap();
    let rows = rows(text.trim_start_matches('\u{feff}'));
    let at = rows[0]
        .iter()
        .position(|key| key == "organization")
        .unwrap();
    assert_eq!(rows[1][at], "'=1+1");
    assert_eq!(rows[0].len(), rows[1].len());
}

/// What hosts send with the right type, and Windows can store.
fn assert_host_safe(site: &Site) {
    const KNOWN: &[&str] = &[
        "html", "css", "js", "svg", "jpg", "png", "webp", "json", "csv", "xml", "txt",
    ];
    const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "com1", "lpt1"];
    for path in site.files().keys() {
        let name = path.rsplit('/').next().unwrap();
        let extension = name.rsplit_once('.').map(|(_, extension)| extension);
        assert!(
            extension.is_some_and(|extension| KNOWN.contains(&extension)),
            "{path}"
        );
        for part in path.split('/') {
            let stem = part.split('.').next().unwrap().to_ascii_lowercase();
            assert!(!DEVICES.contains(&stem.as_str()), "{path}");
            assert!(!part.ends_with(['.', ' ']), "{path}");
            assert!(!part.starts_with(['_', '.']), "{path}");
            assert!(
                !part.contains(['<', '>', ':', '"', '|', '?', '*', '\\']),
                "{path}"
            );
        }
    }
}

#[test]
fn host_safe_names() {
    let slugs = ["con", "aux", "NUL", "com1", "\"a.\"", "\"b \""];
    let site = Site::new("=== content/pages/_draft.md\n# 草稿\n\n未定。\n");
    for (at, slug) in slugs.iter().enumerate() {
        site.person(&format!("r{at}"), "沈怀瑾", &format!("slug: {slug}\n"));
    }
    let built = site.build();
    for (at, slug) in slugs.iter().enumerate() {
        let path = format!("content/honorees/r{at}/nomination.yaml");
        let said = told(&built, &path);
        if *slug == "\"b \"" && said.is_empty() {
            // The blank at the end is dropped, as everywhere in the records.
            continue;
        }
        assert_eq!(said.len(), 1, "{slug}: {said:?}");
        assert_eq!(said[0].0, 10, "{slug}");
        let (_, proposal) = said[0].1.split_once("slug: ").unwrap();
        super::edit(
            &site,
            &path,
            &format!("slug: {slug}"),
            &format!("slug: {proposal}"),
        );
    }
    site.build().ok();
    assert_host_safe(&site);
    assert_eq!(pages_below(&site, "honorees/").len(), slugs.len());
    assert!(!site.files().keys().any(|path| path.contains("draft")));
    assert_whole(&site.files(), &ONLINE);
}

#[test]
fn folders_tags_units_and_pages_that_a_host_refuses_get_other_addresses() {
    let site = Site::new(
        "=== content/pages/con.md\n# 页\n\n一。\n=== content/pages/a b?.md\n# 页二\n\n二。\n",
    );
    for folder in ["con", "aux", "NUL", "com1", "_a", "b ", "c."] {
        site.person(folder, "沈怀瑾", "tags: [nul, page, con.d, 'e ']\n");
        super::edit(
            &site,
            &format!("content/honorees/{folder}/nomination.yaml"),
            "渝中区科协",
            "prn",
        );
    }
    site.build().ok().expect(&[]);
    assert_host_safe(&site);
    assert_eq!(pages_below(&site, "honorees/").len(), 7);
    assert_eq!(pages_below(&site, "fields/").len(), 4);
    assert_whole(&site.files(), &ONLINE);
}
