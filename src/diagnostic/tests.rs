use super::catalog::*;
use super::*;
use std::collections::BTreeSet;

#[test]
fn codes_are_unique_and_kebab_case() {
    let codes = Problem::codes();
    let distinct: BTreeSet<&str> = codes.iter().copied().collect();
    assert_eq!(codes.len(), distinct.len());
    for code in codes {
        assert!(
            code.chars().all(|c| c.is_ascii_lowercase() || c == '-'),
            "{code}"
        );
    }
}

#[test]
fn words_are_chosen_by_language_and_state_the_facts() {
    let problem = Problem::from(Fields::UnknownKey {
        key: "姓 明".into(),
        suggestion: Some("姓名".into()),
    });
    assert_eq!(problem.message(Lang::Zh), "没有“姓 明”这一项");
    assert_eq!(problem.help(Lang::Zh), "是否想写“姓名”？");
    assert_eq!(problem.message(Lang::En), "there is no key `姓 明` here");
    assert_eq!(problem.help(Lang::En), "Did you mean `姓名`?");
}

#[test]
fn settling_drops_repetitions_and_finds_errors() {
    let note = Diagnostic::global(Sites::Empty);
    let error = Diagnostic::global(Reading::NoSite);
    let mut all = vec![note.clone(), error.clone(), note.clone()];
    assert!(settle(&mut all));
    assert_eq!(all, vec![error, note.clone()]);
    assert!(!settle(&mut vec![note]));
}
