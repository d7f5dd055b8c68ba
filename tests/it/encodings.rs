//! The same content gives the same bytes: whatever the encoding its files are
//! saved in, the folder, the threads, the times of files and the locale.

use crate::pictures::{grain, jpeg, target};
use crate::site::{PROGRAMME, Site, files_below};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

/// A site with text in every kind of file.
fn site(photos: bool) -> Site {
    let site = Site::new(
        "=== content/pages/about.md
# 关于本站

本站由示例科协主办，
收录䶮溪与𠮷村的人。

- 一
- 二

=== content/forms/laureate.yaml
title: 学者推荐表
kind: person
fields:
  field_of_work: {label: 研究领域, type: text}
=== content/strokes.yaml
䶮: \"41431531511354444\"
",
    );
    site.write(
        "content/programmes/p.yaml",
        format!("{PROGRAMME}  - {{id: laureate, title: 学者, form: laureate}}\n"),
    );
    site.person(
        "甲",
        "沈怀瑾",
        "region: 渝中区\ntags: [农技推广, C++]\ncitation: >\n  他把科学送到院坝，\n  走遍 the long road\n  of 𠮷村。\n",
    );
    site.write(
        "content/honorees/甲/story.md",
        "# 院坝里的课\n\n他在院坝里讲课，\n一讲就是八年。\n\n　　第二段里有 **“科技助老”**项目。  \n换行。\n\n<!-- 备注 -->\n",
    );
    site.person("乙", "谭䶮", "quote: {text: 慢慢来, source: 座谈会}\n");
    site.write(
        "content/honorees/丙/nomination.yaml",
        "programme: p\ncategory: laureate\nname: 马小禾\nstatus: honored\nunit: 甲校\n研究领域: 水稻\n",
    );
    site.write("content/honorees/丙/story.md", "她的事迹。\n");
    if photos {
        let folder = "content/honorees/甲/photos";
        site.write(
            &format!("{folder}/1.jpg"),
            jpeg(&grain(500, 400), 500, 400, &[]),
        );
        site.write(
            &format!("{folder}/2.jpg"),
            jpeg(&target(900, 600), 900, 600, &[]),
        );
        site.write(
            "content/honorees/乙/photos/像.png",
            crate::pictures::png(&target(400, 500), 400, 500, &[]),
        );
    }
    site
}

/// The text files of the content.
fn texts(site: &Site) -> Vec<PathBuf> {
    files_below(&site.root().join("content"))
        .into_keys()
        .filter(|path| path.ends_with(".yaml") || path.ends_with(".md"))
        .map(|path| site.root().join("content").join(path))
        .collect()
}

/// The output of the site with each text file saved by `save`, and the codes
/// of what was said.
fn saved(save: impl Fn(&str) -> Vec<u8>) -> (BTreeMap<String, Vec<u8>>, Vec<&'static str>) {
    let site = site(false);
    let files = texts(&site);
    assert_eq!(files.len(), 11);
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        fs::write(file, save(&text)).unwrap();
    }
    let built = site.build();
    built.ok();
    let codes = built
        .report
        .diagnostics
        .iter()
        .map(|d| d.problem.code())
        .collect();
    (site.files(), codes)
}

#[track_caller]
fn same(left: &BTreeMap<String, Vec<u8>>, right: &BTreeMap<String, Vec<u8>>) {
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(left), names(right));
    for (path, bytes) in left {
        assert!(right[path] == *bytes, "{path} differs");
    }
}

/// Turns a text into a file's bytes.
type Save<'s> = &'s dyn Fn(&str) -> Vec<u8>;

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2], mark: bool) -> Vec<u8> {
    let mark = mark.then_some(0xFEFF);
    mark.into_iter()
        .chain(text.encode_utf16())
        .flat_map(bytes)
        .collect()
}

fn crlf(text: &str) -> String {
    text.replace('\n', "\r\n")
}

#[test]
fn an_encoding_changes_nothing() {
    let (plain, said) = saved(|text| text.as_bytes().to_vec());
    assert_eq!(said, Vec::<&str>::new());
    assert!(plain.len() > 20);
    let mark = "\u{FEFF}".as_bytes();
    let (marked, said) = saved(|text| [mark, crlf(text).as_bytes()].concat());
    same(&plain, &marked);
    assert_eq!(said, Vec::<&str>::new());
    for (path, bytes) in &marked {
        let at = bytes.windows(3).position(|three| three == mark);
        let allowed = (path == "data/honorees.csv").then_some(0);
        assert_eq!(at, allowed, "{path}");
    }
    let (bare, said) = saved(|text| text.replace('\n', "\r").into_bytes());
    same(&plain, &bare);
    assert_eq!(said, Vec::<&str>::new());
    let notes = vec!["decoded"; 11];
    let encodings: [(&str, Save); 6] = [
        ("UTF-16LE", &|text| utf16(text, u16::to_le_bytes, true)),
        ("UTF-16BE", &|text| utf16(text, u16::to_be_bytes, true)),
        ("UTF-16LE, CRLF", &|text| {
            utf16(&crlf(text), u16::to_le_bytes, true)
        }),
        ("UTF-16LE, no mark", &|text| {
            utf16(text, u16::to_le_bytes, false)
        }),
        ("UTF-16BE, no mark", &|text| {
            utf16(text, u16::to_be_bytes, false)
        }),
        ("GB18030", &|text| {
            let (bytes, _, lost) = encoding_rs::GB18030.encode(text);
            assert!(!lost);
            bytes.into_owned()
        }),
    ];
    for (name, save) in encodings {
        let (made, said) = saved(save);
        same(&plain, &made);
        assert_eq!(said, notes, "{name}");
    }
}

#[test]
fn folder_threads_and_times_change_nothing() {
    let (one, two) = (site(true), site(true));
    let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1);
    for path in files_below(two.root()).into_keys() {
        let file = fs::File::options()
            .write(true)
            .open(two.root().join(path))
            .unwrap();
        file.set_modified(old).unwrap();
    }
    let pool = |threads| {
        rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap()
    };
    pool(1).install(|| one.build().ok().expect(&[]).pages());
    pool(7).install(|| two.build().ok().expect(&[]).pages());
    let photos = one.files().into_keys().filter(|p| p.starts_with("photos/"));
    assert!(photos.count() >= 5);
    same(&one.files(), &two.files());
    let manifest = |site: &Site| fs::read(site.out().join(".accolade/manifest.json")).unwrap();
    assert!(manifest(&one) == manifest(&two));
}

/// Runs the program itself.
fn run(site: &Path, jobs: &str, locale: &str, zone: &str) -> BTreeMap<String, Vec<u8>> {
    let output = Command::new(env!("CARGO_BIN_EXE_accolade"))
        .args(["build", "--date", "2026-06-01", "--jobs", jobs, "--site"])
        .arg(site)
        .env("LC_ALL", locale)
        .env("LANG", locale)
        .env("TZ", zone)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        said.contains("rendered"),
        locale.starts_with("en"),
        "{said}"
    );
    files_below(&site.join("public"))
}

#[test]
fn locale_zone_and_jobs_change_nothing() {
    let (one, two) = (site(true), site(true));
    let zh = run(one.root(), "1", "zh_CN.GB18030", "Asia/Shanghai");
    let en = run(two.root(), "4", "en_US.UTF-8", "America/New_York");
    same(&zh, &en);
}
