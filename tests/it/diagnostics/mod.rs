//! Every code of the catalog: the smallest site that provokes it, the exact
//! place, and the words in both languages. And how reports show them.

mod atlas;
mod fields;
mod files;
mod maps;
mod photos;
mod procedure;
mod reports;
mod rules;
mod secrets;
mod sites;
mod words;
mod yaml;

use crate::site::{Built, Site};
use accolade::diagnostic::{Lang, Problem, catalog};
use accolade::report::Report;
use std::collections::BTreeSet;

/// A code, what provokes it, and all that the run says.
pub(crate) struct Case {
    pub(crate) code: &'static str,
    pub(crate) site: Box<dyn Fn() -> Site>,
    run: fn(&Site) -> Built<'_>,
    pub(crate) said: &'static [&'static str],
}

impl Case {
    /// What the run reports.
    pub(crate) fn report(&self, site: &Site) -> Report {
        (self.run)(site).report
    }
}

/// A case that a check shows.
fn case(
    code: &'static str,
    said: &'static [&'static str],
    site: impl Fn() -> Site + 'static,
) -> Case {
    Case {
        code,
        site: Box::new(site),
        run: Site::check,
        said,
    }
}

/// A site whose only person has these lines behind all that the form asks for;
/// they begin in line 10.
fn lines(extra: &'static str) -> impl Fn() -> Site {
    move || {
        let site = Site::new("");
        site.person("a", "沈怀瑾", extra);
        site
    }
}

/// A site with a person and these files, each after a line `=== path`.
fn files(written: &'static str) -> impl Fn() -> Site {
    move || {
        let site = Site::new(written);
        site.person("a", "沈怀瑾", "");
        site
    }
}

/// A site with a person and with these lines behind its settings (line 3 on).
fn settings(extra: &'static str) -> impl Fn() -> Site {
    move || {
        let site = Site::new("");
        site.person("a", "沈怀瑾", "");
        let text = format!("title: 示例站\nbase_url: https://example.org/\n{extra}");
        site.write("content/site.yaml", text);
        site
    }
}

/// A site with a person and with these lines behind its programme (line 9 on).
fn programme(extra: &'static str) -> impl Fn() -> Site {
    move || {
        let site = Site::new("");
        site.person("a", "沈怀瑾", "");
        let text = format!("{}{extra}", crate::site::PROGRAMME);
        site.write("content/programmes/p.yaml", text);
        site
    }
}

/// Every case.
pub(crate) fn cases() -> Vec<Case> {
    let mut all = files::cases();
    all.extend(yaml::cases());
    all.extend(fields::cases());
    all.extend(maps::cases());
    all.extend(sites::cases());
    all.extend(atlas::cases());
    all.extend(rules::cases());
    all.extend(procedure::cases());
    all.extend(photos::cases());
    all.extend(secrets::cases());
    all.extend(words::cases());
    all
}

/// Asserts that a message is fit to be shown in both languages.
fn worded(problem: &Problem) {
    let code = problem.code();
    for word in [Problem::message, Problem::help] {
        let (zh, en) = (word(problem, Lang::Zh), word(problem, Lang::En));
        assert_ne!(zh, en, "{code}");
        let han = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        assert!(han(&zh), "{code}: {zh}");
        assert!(en.chars().any(|c| c.is_ascii_lowercase()), "{code}: {en}");
        for text in [&zh, &en] {
            assert!(!text.contains('\n') && !text.trim().is_empty(), "{code}");
            assert!(
                !text.contains("None") && !text.contains("Some("),
                "{code}: {text}"
            );
        }
    }
}

#[test]
fn every_code_has_its_smallest_site() {
    let cases = cases();
    let covered: BTreeSet<&str> = cases.iter().map(|case| case.code).collect();
    let catalog: BTreeSet<&str> = Problem::codes().into_iter().collect();
    assert_eq!(
        Problem::codes().len(),
        catalog.len(),
        "a code is there twice"
    );
    assert_eq!(covered, catalog);
    let mut wrong = Vec::new();
    let mut words = BTreeSet::new();
    let mut of_records = 0;
    for case in &cases {
        let site = (case.site)();
        let built = (case.run)(&site);
        let mut said = if case.code == "map-unapproved" {
            built.all_said()
        } else {
            built.said()
        };
        said.dedup();
        if said != case.said {
            wrong.push(format!(
                "{}\n   is {said:#?}\n  not {:#?}",
                case.code, case.said
            ));
        }
        let mut found = false;
        for diagnostic in &built.report.diagnostics {
            if diagnostic.problem.code() == case.code {
                found = true;
                words.insert(spelt(&diagnostic.problem));
            }
            worded(&diagnostic.problem);
        }
        if !found {
            wrong.push(format!("{}: not said", case.code));
        }
        let (told, of_record) = crate::reports::read_out(&built.report, case.code);
        of_records += usize::from(of_record);
        if !told.is_empty() {
            wrong.push(format!(
                "{}: read out on the telephone: {told:?}",
                case.code
            ));
        }
        let failed = said.iter().any(|said| said.contains("error["));
        assert_eq!(built.report.exit_code(), u8::from(failed), "{}", case.code);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(of_records > 60, "{of_records}");
    let words: Vec<String> = words.into_iter().collect();
    exactly(&words.join("\n"));
}

/// A code with its message and its remedy in both languages.
fn spelt(problem: &Problem) -> String {
    let mut out = format!("{}\n", problem.code());
    for lang in [Lang::Zh, Lang::En] {
        for text in [problem.message(lang), problem.help(lang)] {
            out.push_str(&format!("  {text}\n"));
        }
    }
    out
}

/// What the program says, word for word, as `words.txt` keeps it: a change of a message shows in the change of that file. It is
/// written anew with `ACCOLADE_WORDS=1 cargo test --test it every_code`.
fn exactly(words: &str) {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/it/diagnostics/words.txt"
    );
    if std::env::var_os("ACCOLADE_WORDS").is_some() {
        std::fs::write(file, words).unwrap();
    }
    let kept = std::fs::read_to_string(file).unwrap_or_default();
    let differing = words
        .lines()
        .zip(kept.lines().chain(std::iter::repeat("")))
        .find(|(is, kept)| is != kept);
    assert_eq!(differing, None, "what is said differs from words.txt");
    assert_eq!(words.len(), kept.len());
}

#[test]
fn stages_and_codes_are_named_alike() {
    for code in Problem::codes() {
        let plain = |c: char| c.is_ascii_lowercase() || c == '-';
        assert!(code.chars().all(plain), "{code}");
    }
    assert!(catalog::Yaml::CODES.contains(&"duplicate-key"));
}

/// The places of a report in the form of [`Built::said`], from its JSON.
fn places(report: &Report) -> Vec<(String, u64, u64)> {
    let json: serde_json::Value = serde_json::from_str(&report.json(Lang::Zh)).unwrap();
    json["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| {
            (
                d["code"].as_str().unwrap().to_owned(),
                d["line"].as_u64().unwrap(),
                d["column"].as_u64().unwrap(),
            )
        })
        .collect()
}

#[test]
fn places_are_those_of_an_editor_in_every_encoding() {
    let record = "# 䶮溪镇\nprogramme: p\ncategory: volunteer\nname: 沈怀瑾\nstatus: honored\nunit: 渝中区科协\n\
        organization: 示例队\nprojects: [讲座, 𠮷村, {a: 1}]\nservice_since: 二〇一八\nactivities: 四十\n\
        标签：x\n主要事迹: 甲。\nquote: {内容: 慢慢来, 出处处处: 乙}\n照片: [{file: photos/无.jpg}]\n";
    let expected: Vec<(String, u64, u64)> = [
        ("wrong-kind", 8, 20),
        ("bad-date", 9, 16),
        ("bad-number", 10, 13),
        ("unknown-key", 11, 1),
        ("fullwidth-colon", 11, 3),
        ("unknown-key", 13, 18),
        ("photo-missing", 14, 13),
    ]
    .map(|(code, line, column)| (code.to_owned(), line, column))
    .to_vec();
    let crlf = record.replace('\n', "\r\n");
    let utf16 = |text: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units.flat_map(bytes).collect()
    };
    let saved: [(&str, Vec<u8>); 7] = [
        ("LF", record.as_bytes().to_vec()),
        ("CRLF", crlf.clone().into_bytes()),
        ("CR", record.replace('\n', "\r").into_bytes()),
        ("BOM and CRLF", format!("\u{feff}{crlf}").into_bytes()),
        ("UTF-16LE", utf16(&crlf, u16::to_le_bytes)),
        ("UTF-16BE", utf16(record, u16::to_be_bytes)),
        ("GB18030", encoding_rs::GB18030.encode(&crlf).0.into_owned()),
    ];
    for (name, bytes) in saved {
        let site = Site::new("");
        site.write("content/honorees/a/nomination.yaml", bytes);
        let mut found = places(&site.check().report);
        found.retain(|(code, ..)| code != "decoded");
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn a_record_with_the_required_keys_alone_builds() {
    for (category, name) in [
        ("volunteer", "沈怀瑾"),
        ("team", "示例服务队"),
        ("organization", "示例组织"),
        ("project", "示例项目"),
        ("community", "示例社区"),
        ("station", "示例站"),
    ] {
        let site = Site::new("");
        site.write("content/site.yaml", "title: 示例站\n");
        site.write(
            "content/programmes/p.yaml",
            "title: 示例\nyear: 2025\ncategories:\n  - {id: volunteer, title: 甲, form: person}\n  - {id: team, title: 乙, form: team}\n\
             \u{20} - {id: organization, title: 丙, form: organization}\n  - {id: project, title: 丁, form: project}\n\
             \u{20} - {id: community, title: 戊, form: community}\n  - {id: station, title: 己, form: station}\n",
        );
        site.write(
            "content/honorees/a/nomination.yaml",
            format!("programme: p\ncategory: {category}\nname: {name}\nstatus: honored\n"),
        );
        let built = site.build();
        built.ok();
        for said in built.said() {
            assert!(said.contains(" warning["), "{category}: {said}");
        }
        assert!(built.page("honorees/a/index.html").contains(name));
    }
}
