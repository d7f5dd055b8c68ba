use super::*;
use std::collections::BTreeSet;

fn headings(lang: Lang) -> Vec<(&'static str, Vec<&'static str>)> {
    let mut out: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in text(lang).lines() {
        let first = |line: &'static str| line.split(' ').next().unwrap();
        if let Some(stage) = line.strip_prefix("# ") {
            out.push((first(stage), Vec::new()));
        } else if let Some(code) = line.strip_prefix("## ") {
            out.last_mut().unwrap().1.push(first(code));
        }
    }
    out
}

#[test]
fn each_language_has_the_stages_and_codes_of_the_catalogue_and_no_others() {
    for lang in [Lang::Zh, Lang::En] {
        let written = headings(lang);
        let known = Problem::stages();
        let stages: Vec<&str> = known.iter().map(|(stage, _)| *stage).collect();
        let found: Vec<&str> = written.iter().map(|(stage, _)| *stage).collect();
        assert_eq!(found, stages, "{lang:?}");
        for ((stage, codes), (_, written)) in known.iter().zip(&written) {
            let known: BTreeSet<&str> = codes.iter().map(|(code, _)| *code).collect();
            let found: BTreeSet<&str> = written.iter().copied().collect();
            let lacking: Vec<_> = known.difference(&found).collect();
            let foreign: Vec<_> = found.difference(&known).collect();
            assert!(lacking.is_empty(), "{lang:?} {stage} lacks {lacking:?}");
            assert!(foreign.is_empty(), "{lang:?} {stage} has {foreign:?}");
            assert_eq!(found.len(), written.len(), "{stage}: a code is there twice");
        }
    }
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

#[test]
fn every_code_says_in_both_languages_what_why_and_how() {
    for (stage, codes) in Problem::stages() {
        for lang in [Lang::Zh, Lang::En] {
            assert!(!stage_words(stage, lang).is_empty(), "{stage} {lang:?}");
        }
        for (code, _) in codes {
            let (zh, zh_body) = section(code, Lang::Zh).unwrap();
            let (en, en_body) = section(code, Lang::En).unwrap();
            assert!(zh.chars().any(is_han), "{code}: {zh}");
            assert!(
                zh_body.chars().filter(|c| is_han(*c)).count() > 15,
                "{code}: {zh_body}"
            );
            assert!(
                en.split(' ').count() > 2 && !en.ends_with('.'),
                "{code}: {en}"
            );
            assert!(en_body.split_whitespace().count() > 10, "{code}: {en_body}");
            assert!(zh_body.contains("怎么改："), "{code}: {zh_body}");
            assert!(en_body.contains("To mend it:"), "{code}: {en_body}");
            let both = explain(code, Lang::En).unwrap();
            assert!(
                both.find(en_body).unwrap() < both.find(zh_body).unwrap(),
                "{code}"
            );
        }
    }
}

#[test]
fn a_code_is_taken_as_a_report_shows_it() {
    let plain = explain("unknown-key", Lang::Zh);
    assert!(plain.is_some());
    for written in [
        "[unknown-key]",
        "error[unknown-key]",
        "Unknown-Key",
        " unknown_key ",
    ] {
        assert_eq!(explain(written, Lang::Zh), plain, "{written}");
    }
    assert_eq!(explain("unknown", Lang::Zh), None);
}
