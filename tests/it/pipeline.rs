//! From nothing to a site, and again.

use crate::site::Site;

#[test]
fn a_record_becomes_a_page_and_a_second_run_touches_nothing() {
    let site = Site::new("");
    site.person(
        "沈怀瑾",
        "沈怀瑾",
        "region: 渝中区\ncitation: 他把科学送到院坝。\n",
    );
    let first = site.build();
    first.ok().expect(&[]);
    let page = first.page("honorees/shen-huaijin/index.html");
    assert!(page.contains("沈怀瑾"), "{page}");
    assert!(page.contains("他把科学送到院坝。"), "{page}");
    let before = stamps(&site);
    let second = site.build();
    second.ok();
    assert_eq!(second.report.pages.rendered, 0);
    assert_eq!(second.report.pages.reused, first.report.pages.rendered);
    assert_eq!(stamps(&site), before);
}

/// Path, length and time of change of every file of the output.
fn stamps(site: &Site) -> Vec<(String, u64, std::time::SystemTime)> {
    let mut out: Vec<_> = site
        .files()
        .keys()
        .map(|path| {
            let metadata = std::fs::metadata(site.out().join(path)).unwrap();
            (path.clone(), metadata.len(), metadata.modified().unwrap())
        })
        .collect();
    let manifest = std::fs::metadata(site.out().join(".accolade/manifest.json")).unwrap();
    out.push((
        "manifest".into(),
        manifest.len(),
        manifest.modified().unwrap(),
    ));
    out
}

#[test]
fn a_site_without_an_honoree_builds() {
    let site = Site::new("");
    let built = site.build();
    built.ok().expect(&["note[no-honorees]"]);
    for page in [
        "index.html",
        "honorees/index.html",
        "roll/index.html",
        "regions/index.html",
        "p/index.html",
    ] {
        assert!(built.page(page).contains("<main"), "{page}");
    }
}

#[test]
fn a_withdrawn_honoree_leaves_nothing_behind() {
    let site = Site::new("");
    site.person("滕晓红", "滕晓红", "");
    site.person("other", "马小禾", "");
    site.build().ok();
    site.person("滕晓红", "滕晓红", "");
    let record = "content/honorees/滕晓红/nomination.yaml";
    let text = std::fs::read_to_string(site.root().join(record)).unwrap();
    site.write(record, text.replace("honored", "withdrawn"));
    let built = site.build();
    built.ok();
    assert!(
        built
            .report
            .removed
            .contains(&"honorees/teng-xiaohong/index.html".to_owned())
    );
    for (path, bytes) in site.files() {
        assert!(
            !String::from_utf8_lossy(&bytes).contains("滕晓红"),
            "{path}"
        );
    }
}

#[test]
fn a_notice_shows_names_only_while_it_runs() {
    let mut site = Site::new("").at("2026-03-08");
    site.person("甲", "沈怀瑾", "");
    let record = "content/honorees/甲/nomination.yaml";
    let text = std::fs::read_to_string(site.root().join(record)).unwrap();
    site.write(record, text.replace("honored", "notice"));
    let programme = format!(
        "{}notice: {{from: 2026-03-09, to: 2026-03-13, basis: 依据某文件。}}\n",
        crate::site::PROGRAMME
    );
    site.write("content/programmes/p.yaml", programme);
    let page = "p/notice/index.html";
    site.build().ok();
    assert!(!site.files().contains_key(page), "before it begins");
    for (date, named) in [
        ("2026-03-09", true),
        ("2026-03-13T23:59", true),
        ("2026-03-14", false),
    ] {
        site.set_date(date);
        let built = site.build();
        built.ok();
        assert_eq!(built.page(page).contains("沈怀瑾"), named, "{date}");
        assert!(!site.files().contains_key("honorees/jia/index.html"));
    }
    site.remove("content/honorees/甲");
    let built = site.build();
    built.ok();
    assert!(built.pages().1 > 0, "untouched pages are reused");
}

#[test]
fn five_mistakes_in_three_files_are_found_in_one_run_and_nothing_changes() {
    let site = Site::new("");
    site.person("a", "沈怀瑾", "")
        .person("b", "马小禾", "")
        .person("c", "谭明远", "");
    site.build().ok();
    let before = site.files();
    site.person("a", "沈怀瑾", "联系方式: x\nregion: 渝种区\n");
    site.person(
        "b",
        "马小禾",
        "tags: [农技\nactivitees: 3\nhonored_on: 某日\n",
    );
    site.write(
        "content/programmes/p.yaml",
        format!("{}titel: x\n", crate::site::PROGRAMME),
    );
    let expected = [
        "content/honorees/a/nomination.yaml:10:1 error[private-key]",
        "content/honorees/a/nomination.yaml:11:9 error[unknown-region]",
        "content/honorees/b/nomination.yaml:10:7 error[unclosed-bracket]",
        "content/honorees/b/nomination.yaml:11:1 error[unknown-key]",
        "content/honorees/b/nomination.yaml:12:13 error[bad-date]",
        "content/programmes/p.yaml:9:1 error[unknown-key]",
    ];
    site.check().expect(&expected);
    let built = site.build();
    built.expect(&expected);
    assert_eq!(built.report.exit_code(), 1);
    assert_eq!(site.files(), before);
}
