//! Publishing, through the whole program: builds that are stopped, files of
//! somebody else, files of ours that were touched.

use crate::picture::jpeg;
use crate::site::{Site, files_below, temporary};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

type Files = BTreeMap<String, Vec<u8>>;

/// What no byte and no name may hold once 滕晓红 has withdrawn.
const TRACES: &[&str] = &[
    "滕晓红",
    "teng-xiaohong",
    "独一推荐单位",
    "duyi-tuijian",
    "独有领域",
    "duyou",
    "独有说明",
    "500101",
    "万州",
];

/// Two persons, each with a photo; nobody but 滕晓红 is of her unit, field and
/// region.
fn both() -> Site {
    let site = Site::new("=== content/pages/about.md\n# 关于\n\n说明。\n");
    site.person(
        "teng-xiaohong",
        "滕晓红",
        "region: 万州区\ntags: [独有领域]\ncitation: 独有说明。\n",
    );
    let record = "content/honorees/teng-xiaohong/nomination.yaml";
    let text = fs::read_to_string(site.root().join(record)).unwrap();
    site.write(record, text.replace("渝中区科协", "独一推荐单位"));
    site.write(
        "content/honorees/teng-xiaohong/photos/1.jpg",
        jpeg(30, 40, [200, 30, 30]),
    );
    site.person("马小禾", "马小禾", "region: 渝中区\ntags: [健康义诊]\n");
    site.write(
        "content/honorees/马小禾/photos/1.jpg",
        jpeg(30, 40, [30, 30, 200]),
    );
    site
}

fn withdraw(site: &Site) {
    let record = "content/honorees/teng-xiaohong/nomination.yaml";
    let text = fs::read_to_string(site.root().join(record)).unwrap();
    site.write(record, text.replace("honored", "withdrawn"));
}

fn foreign() -> Files {
    [
        ("CNAME", "example.org"),
        ("honorees/.htaccess", "own rules"),
        ("p/volunteer/own.pdf", "a scan"),
        ("old/index.html", "somebody else's"),
    ]
    .into_iter()
    .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
    .collect()
}

fn put(folder: &Path, files: &Files) {
    fs::create_dir_all(folder).unwrap();
    for (path, bytes) in files {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
}

/// Every file and folder below, our own included, with length and time of change.
fn tree(folder: &Path) -> BTreeMap<String, (Vec<u8>, std::time::SystemTime)> {
    walk(folder)
        .into_iter()
        .map(|path| {
            let metadata = fs::symlink_metadata(&path).unwrap();
            let name = path.strip_prefix(folder).unwrap();
            let bytes = if metadata.is_file() {
                fs::read(&path).unwrap()
            } else {
                Vec::new()
            };
            (
                name.to_string_lossy().into_owned(),
                (bytes, metadata.modified().unwrap()),
            )
        })
        .collect()
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut out = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path.clone());
            }
            out.push(path);
        }
    }
    out
}

/// Asserts that an output holds exactly `expected`, our folder nothing but the
/// manifest, and nothing a trace of the one who withdrew.
fn settled(out: &Path, expected: &Files, why: &str) {
    let files = files_below(out);
    let names = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&files), names(expected), "{why}");
    for (path, bytes) in &files {
        assert!(bytes == &expected[path], "{why}: {path}");
    }
    let own: Vec<_> = fs::read_dir(out.join(".accolade"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(own, ["manifest.json"], "{why}");
    let parent = out.parent().unwrap();
    assert_eq!(fs::read_dir(parent).unwrap().count(), 1, "{why}");
    for path in walk(out) {
        let bytes = fs::read(&path).unwrap_or_default();
        let name = path.strip_prefix(out).unwrap().to_string_lossy();
        let text = String::from_utf8_lossy(&bytes);
        for trace in TRACES {
            assert!(!name.contains(trace), "{why}: {name}");
            // Maps name every region of their province, with or without people.
            if !matches!(*trace, "万州" | "500101") {
                assert!(!text.contains(trace), "{why}: {trace} in {name}");
            }
        }
    }
}

/// Stops a build of both at every step, then builds without 滕晓红.
/// `before` is published first, into an output that holds `foreign`.
fn stopped_at_every_step(foreign: Option<&Files>, before: bool, least: usize) {
    let mut expected = {
        let site = both();
        withdraw(&site);
        site.clean()
    };
    expected.extend(foreign.cloned().unwrap_or_default());
    let mut start = foreign.cloned().unwrap_or_default();
    if before {
        let old = both();
        old.write("content/site.yaml", "title: 旧标题\n");
        old.remove("content/honorees/马小禾");
        old.build().ok();
        start.extend(old.files());
        let manifest = ".accolade/manifest.json";
        let bytes = fs::read(old.out().join(manifest)).unwrap();
        start.insert(manifest.to_owned(), bytes);
    }
    let next = AtomicUsize::new(0);
    let steps = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                // With the cache, as people build: one site a thread.
                let (full, gone) = (both(), both());
                withdraw(&gone);
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let place = temporary();
                    let out = place.path().join("public");
                    put(&out, &start);
                    if start.is_empty() {
                        fs::remove_dir(&out).unwrap();
                    }
                    let mut taken = 0;
                    let report = full
                        .build_into(&out, &mut |_| {
                            taken += 1;
                            match taken > at {
                                true => Err(io::Error::other("stopped")),
                                false => Ok(()),
                            }
                        })
                        .report;
                    let stopped = report.failure.is_some();
                    assert_eq!(report.exit_code(), if stopped { 2 } else { 0 });
                    gone.build_into(&out, &mut |_| Ok(())).ok();
                    settled(&out, &expected, &format!("stopped at step {at}"));
                    if !stopped {
                        steps.fetch_max(taken, Ordering::Relaxed);
                        break;
                    }
                }
            });
        }
    });
    let steps = steps.into_inner();
    assert!(steps >= least, "only {steps} steps");
}

#[test]
fn a_first_build_that_is_stopped_leaves_nothing_of_a_withdrawn_honoree() {
    stopped_at_every_step(None, false, 3);
}

#[test]
fn so_does_one_into_a_folder_with_foreign_files() {
    stopped_at_every_step(Some(&foreign()), false, 40);
}

#[test]
fn so_does_an_update() {
    stopped_at_every_step(Some(&foreign()), true, 35);
}

#[test]
fn a_stopped_build_is_finished_by_the_next_and_said_so() {
    let site = both();
    put(&site.out(), &foreign());
    let mut taken = 0;
    let report = site
        .build_watched(&mut |_| {
            taken += 1;
            match taken > 30 {
                true => Err(io::Error::other("stopped")),
                false => Ok(()),
            }
        })
        .report;
    assert_eq!((report.exit_code(), report.published), (2, false));
    // An error in between changes nothing, and the journal waits.
    site.write("content/site.yaml", "titel: x\n");
    let mut before = tree(&site.out());
    before.retain(|name, _| !name.starts_with(".accolade/stage") && name != ".accolade");
    assert_eq!(site.build().report.exit_code(), 1);
    let mut after = tree(&site.out());
    after.remove(".accolade");
    assert!(after.contains_key(".accolade/journal.json"));
    assert!(after == before);
    site.write("content/site.yaml", "title: 示例站\n");
    withdraw(&site);
    let built = site.build();
    built.ok();
    assert!(built.report.recovered);
    let english = "The last build had been stopped midway";
    assert!(human(&built.report).contains(english));
    assert!(!site.build().report.recovered);
}

fn human(report: &accolade::report::Report) -> String {
    report.text(
        accolade::cli::ReportKind::Human,
        accolade::diagnostic::Lang::En,
        false,
    )
}

#[test]
fn withdrawal_in_one_site_with_its_cache() {
    let site = both();
    let place = temporary();
    let out = place.path().join("public");
    put(&out, &foreign());
    let first = site.build_into(&out, &mut |_| Ok(())).ok().report.pages;
    withdraw(&site);
    let built = site.build_into(&out, &mut |_| Ok(()));
    built.ok();
    let mut expected = site.clean();
    expected.extend(foreign());
    settled(&out, &expected, "withdrawn");
    let report = &built.report;
    let page = "honorees/teng-xiaohong/index.html".to_owned();
    assert!(report.removed.contains(&page), "{:?}", report.removed);
    // JPEG and WebP.
    assert_eq!(report.photos.removed, 2);
    assert!(report.pages.rendered < first.rendered);
    assert_eq!(
        report.pages.rendered + report.pages.reused + report.pages.removed,
        first.rendered
    );
}

#[test]
fn what_was_altered_or_deleted_comes_back() {
    let site = both();
    site.build().ok();
    let before = site.files();
    let css = before.keys().find(|path| path.ends_with(".css")).unwrap();
    let photo = before
        .keys()
        .find(|path| path.starts_with("photos/"))
        .unwrap();
    fs::write(site.out().join("index.html"), "altered").unwrap();
    fs::remove_file(site.out().join("roll/index.html")).unwrap();
    fs::remove_dir_all(site.out().join("honorees/ma-xiaohe")).unwrap();
    fs::remove_file(site.out().join(css)).unwrap();
    fs::write(site.out().join(photo), "x").unwrap();
    let built = site.build();
    built.ok();
    assert_eq!(site.files(), before);
    let report = &built.report;
    // Home, the roll, the honoree's page and the gallery.
    assert_eq!(report.pages.rendered, 4);
    assert_eq!((report.photos.rendered, report.photos.reused), (0, 4));
    assert_eq!(report.removed, Vec::<String>::new());
}

#[test]
fn a_second_run_renders_nothing_and_touches_nothing() {
    let site = both();
    put(&site.out(), &foreign());
    let first = site.build().ok().report.pages;
    let before = tree(&site.out());
    let sources = tree(&site.root().join("content"));
    let second = site.build();
    second.ok();
    let report = &second.report;
    assert_eq!(
        (report.pages.rendered, report.pages.reused),
        (0, first.rendered)
    );
    assert_eq!((report.photos.rendered, report.photos.reused), (0, 4));
    assert!(report.removed.is_empty());
    assert!(tree(&site.out()) == before);
    assert!(tree(&site.root().join("content")) == sources);
}

/// Breaks the site in some way, builds, and asserts that nothing was published.
fn refused(break_it: impl Fn(&Site), strict: bool, code: &str) {
    for built_before in [true, false] {
        let mut site = both();
        site.strict = strict;
        site.write(
            "content/site.yaml",
            "title: 示例站\nbase_url: https://example.org/\nmap: {approval_number: 示例号}\n",
        );
        if built_before {
            site.build().ok();
        }
        // The folder `.accolade` itself held the stage for a while.
        let tree = |site: &Site| {
            let mut tree = tree(&site.out());
            tree.remove(".accolade");
            tree
        };
        let before = tree(&site);
        withdraw(&site);
        break_it(&site);
        // A check finds what a build finds.
        let checked = site.check().said();
        let built = site.build();
        assert_eq!(built.said(), checked);
        assert_eq!(built.report.exit_code(), 1, "{code}");
        assert!(
            built.said().iter().any(|said| said.contains(code)),
            "{code}: {:?}",
            built.said()
        );
        assert!(!built.report.published && built.report.removed.is_empty());
        assert!(tree(&site) == before, "{code}");
        assert_eq!(site.out().exists(), built_before, "{code}");
        let beside = site.root().join("public.accolade-new");
        assert!(!beside.exists(), "{code}");
    }
}

#[test]
fn an_error_publishes_nothing() {
    refused(
        |site| site.write("content/honorees/马小禾/nomination.yaml", "name: [\n"),
        false,
        "unclosed-bracket",
    );
    refused(
        |site| site.write("themes/laurel/templates/roll.html", "{% if %}"),
        false,
        "template",
    );
    refused(
        |site| {
            let bytes = jpeg(300, 400, [1, 2, 3]);
            let cut = &bytes[..bytes.len() * 2 / 3];
            site.write("content/honorees/马小禾/photos/2.jpg", cut);
        },
        false,
        "photo",
    );
    refused(
        |site| site.write("content/site.yaml", "title: 示例站\n"),
        true,
        "warning",
    );
}

#[test]
fn a_foreign_file_in_the_way_stops_the_build() {
    for (path, text, named) in [
        ("index.html", "somebody else's", "index.html"),
        (
            "honorees/ma-xiaohe",
            "a file where a folder goes",
            "honorees/ma-xiaohe",
        ),
        (
            "roll/index.html/x",
            "a folder where a file goes",
            "roll/index.html",
        ),
    ] {
        let site = both();
        let file = site.out().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, text).unwrap();
        let before = tree(&site.out());
        let report = site.build().report;
        assert_eq!(report.exit_code(), 2, "{path}");
        let failure = report.failure.unwrap();
        let (english, chinese) = (failure.english(), failure.chinese());
        assert!(english.contains(named), "{english}");
        assert!(english.contains("accolade did not write"), "{english}");
        assert!(chinese.contains(named), "{chinese}");
        assert!(chinese.contains("不是 accolade 写的"), "{chinese}");
        let names = |tree: &BTreeMap<String, (Vec<u8>, _)>| -> Vec<(String, Vec<u8>)> {
            tree.iter()
                .map(|(name, (bytes, _))| (name.clone(), bytes.clone()))
                .collect()
        };
        assert!(names(&tree(&site.out())) == names(&before), "{path}");
        // Moved away, the same build succeeds.
        fs::remove_file(&file).unwrap();
        if path.ends_with("/x") {
            fs::remove_dir(file.parent().unwrap()).unwrap();
        }
        site.build().ok();
        assert_eq!(site.files(), site.clean());
    }
}

#[test]
fn a_foreign_file_that_equals_ours_becomes_ours() {
    let site = both();
    let clean = site.clean();
    put(
        &site.out(),
        &[("index.html".to_owned(), clean["index.html"].clone())].into(),
    );
    site.build().ok();
    assert_eq!(site.files(), clean);
}
