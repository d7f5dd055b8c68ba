use super::*;
use std::collections::BTreeSet;

/// The paths of all keys, as the words are found by them.
fn paths(path: &str, keys: &[Key], out: &mut BTreeSet<String>) {
    for key in keys {
        let path = format!("{path}.{}", key.names[0]);
        if let Shape::Map(inner) | Shape::Maps(inner) | Shape::Own(inner) = &key.shape {
            paths(&path, inner, out);
        }
        out.insert(path);
    }
}

#[test]
fn every_key_has_its_words_and_every_word_its_key() {
    let mut known = BTreeSet::new();
    let site = keys_of(|r, problems| drop(site::read(r, problems)));
    paths("site", &site, &mut known);
    let programme = keys_of(|r, problems| drop(programme::read(r, problems)));
    paths("programme", &programme, &mut known);
    let record = keys_of(|r, problems| drop(crate::parse::nomination::read(r, problems)));
    paths("nomination", &record, &mut known);
    let words: BTreeSet<String> = words::paths().map(str::to_owned).collect();
    assert_eq!(words, known);
    for path in &known {
        assert!(
            words::of(path).is_some(),
            "{path}: the words are not in order"
        );
    }
}

#[test]
fn shapes_are_those_that_the_readers_take() {
    let keys = keys_of(|r, problems| drop(site::read(r, problems)));
    let key = |name: &str| keys.iter().find(|key| key.names[0] == name).unwrap();
    assert!(key("title").required && !key("subtitle").required);
    assert_eq!(key("languages").shape, Shape::Texts);
    assert_eq!(key("credits").shape, Shape::Pairs);
    let Shape::Maps(zone) = &key("regions").shape else {
        panic!("{:?}", key("regions"));
    };
    let required: Vec<&str> = zone
        .iter()
        .filter(|key| key.required)
        .map(|key| key.names[0])
        .collect();
    assert_eq!(required, ["id", "name", "within"]);
    let Shape::Choice(words) = &key("data").shape else {
        panic!("{:?}", key("data"));
    };
    assert_eq!(words[0], ["list", "列表"]);
}
