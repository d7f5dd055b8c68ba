use super::*;
use NameOrder::{Alphabetical, Pinyin, Strokes, StrokesWord};

fn sorted<'a>(order: NameOrder, kind: Kind, names: &[&'a str], own: &OwnStrokes) -> Vec<&'a str> {
    let mut names = names.to_vec();
    names.sort_by_cached_key(|name| key(order, &Name::new(name, kind), own));
    names
}

/// Gives the expected list in several orders of input, and wants it back each time.
#[track_caller]
fn check(order: NameOrder, kind: Kind, expected: &str) {
    let expected: Vec<&str> = expected.split('、').collect();
    let mut input = expected.clone();
    for _ in 0..expected.len() {
        input.rotate_left(1);
        assert_eq!(
            sorted(order, kind, &input, &OwnStrokes::new()),
            expected,
            "{order:?}"
        );
    }
    input.reverse();
    assert_eq!(
        sorted(order, kind, &input, &OwnStrokes::new()),
        expected,
        "{order:?}"
    );
}

#[test]
fn by_the_norm() {
    // Two state lists, as they were printed (SOURCES.md).
    check(
        Strokes,
        Kind::Person,
        "王一、巴一、田一、许一、张一、赵一、黄一、路一",
    );
    check(Strokes, Kind::Person, "艾一、申一、麦一、张一");
    // One-character given names first, then the given characters alike; a compound surname after its first character alone.
    check(Strokes, Kind::Person, "李四、李鑫、李一明、沈怀瑾");
    check(Strokes, Kind::Person, "欧一、欧鑫鑫、欧阳一、欧阳一一");
    check(Strokes, Kind::Person, "丁一、丁丁、丁丁々");
    // One sequence, two characters: the code point keeps each surname together.
    check(Strokes, Kind::Person, "王一、王一一、王鑫鑫");
    // Known number, unknown number, letters.
    check(
        Strokes,
        Kind::Person,
        "丁一、阿依古丽·买买提、鑫一、123、John、Zoë、Иван",
    );
}

#[test]
fn as_office_software() {
    // Word knows neither surnames nor given names of one character.
    check(StrokesWord, Kind::Person, "李一明、李四、李鑫");
    assert_eq!(
        sorted(
            StrokesWord,
            Kind::Person,
            &["田一", "申一"],
            &OwnStrokes::new()
        ),
        ["田一", "申一"]
    );
    // 申 25112 comes before 田 25121 by the norm and after it by code point.
    assert_eq!(
        sorted(Strokes, Kind::Person, &["田一", "申一"], &OwnStrokes::new()),
        ["申一", "田一"]
    );
}

#[test]
fn by_pinyin() {
    check(Pinyin, Kind::Person, "汪一、王一、王志、王志强、吴一、伍一");
    check(Pinyin, Kind::Person, "黎明、李明");
    check(
        Pinyin,
        Kind::Person,
        "白一、单一、解一、尤一、曾一、翟一、张一",
    );
    check(Pinyin, Kind::Person, "欧一、欧周、欧阳安");
    check(
        Pinyin,
        Kind::Group,
        "123、AI社、北碚区科协、Café、重庆市科协、“渝善渝美”、Иван",
    );
    // 单位 is read as a word in a group's name.
    check(Pinyin, Kind::Group, "丹、单位、弹");
}

#[test]
fn the_records_own_reading_decides() {
    let name = Name {
        pinyin: Some("Tán Yī"),
        ..Name::new("覃一", Kind::Person)
    };
    assert_eq!(
        (
            heading_letter(&name),
            heading_letter(&Name::new("覃一", Kind::Person))
        ),
        (Some('T'), Some('Q'))
    );
    let (own, shen) = (
        key(Pinyin, &name, &OwnStrokes::new()),
        key(Pinyin, &Name::new("沈一", Kind::Person), &OwnStrokes::new()),
    );
    assert!(own > shen);
}

#[test]
fn alphabetically() {
    check(
        Alphabetical,
        Kind::Person,
        "Adams、Ångström、Li Wei、Lin An、沈怀瑾、Smith、尉迟敏",
    );
    check(Alphabetical, Kind::Person, "éa、Eb、ec");
    check(Alphabetical, Kind::Person, "O'Brien、Obst");
    let name = Name {
        name_en: Some("Zoe"),
        sort_as: Some("Abel"),
        ..Name::new("沈怀瑾", Kind::Person)
    };
    let en = Name {
        sort_as: Some(" "),
        ..name
    };
    let own = OwnStrokes::new();
    let [sort_as, en, bell] =
        [name, en, Name::new("Bell", Kind::Person)].map(|name| key(Alphabetical, &name, &own));
    assert!(sort_as < bell && bell < en);
}

#[test]
fn headings() {
    #[track_caller]
    fn check(name: &str, kind: Kind, strokes: Option<u8>, letter: Option<char>) {
        let name = Name::new(name, kind);
        assert_eq!(
            (
                heading_strokes(&name, &OwnStrokes::new()),
                heading_letter(&name)
            ),
            (strokes, letter),
            "{name:?}"
        );
    }
    check("沈怀瑾", Kind::Person, Some(7), Some('S'));
    check("单一", Kind::Person, Some(8), Some('S'));
    check("单位", Kind::Group, Some(8), Some('D'));
    check("“渝善渝美”", Kind::Group, Some(12), Some('Y'));
    check("Ångström", Kind::Person, None, Some('A'));
    check("007", Kind::Person, None, None);
    check("？", Kind::Person, None, None);
    check("𠮷一", Kind::Person, Some(6), None);
}

#[test]
fn the_users_own_strokes() {
    let mut own = OwnStrokes::new();
    assert_eq!(
        (own.stroke_count('王'), own.sequence('王').as_deref()),
        (Some(4), Some("1121"))
    );
    assert_eq!(
        (own.sequence('张').as_deref(), own.sequence('路').as_deref()),
        (Some("5153154"), Some("2512121354251"))
    );
    assert_eq!(
        (
            own.stroke_count('a'),
            own.sequence('a'),
            own.sequence('\u{323AF}')
        ),
        (None, None, Some(String::new()))
    );
    assert_eq!(own.insert('王', "5"), Ok(()));
    assert_eq!(own.insert('〇', "5"), Ok(()));
    for wrong in ["", "6", "0", "1a", "１", &"1".repeat(101)] {
        assert_eq!(own.insert('巴', wrong), Err(NotASequence), "{wrong}");
    }
    assert_eq!(
        (
            own.stroke_count('王'),
            own.stroke_count('〇'),
            own.stroke_count('巴')
        ),
        (Some(1), Some(1), Some(4))
    );
    assert_eq!(
        sorted(Strokes, Kind::Person, &["丁一", "王一"], &own),
        ["王一", "丁一"]
    );
}

#[test]
fn mainland_sequences_are_used_where_sources_disagree() {
    let own = OwnStrokes::new();
    assert_eq!(
        (own.sequence('再').as_deref(), own.sequence('恭').as_deref()),
        (Some("125211"), Some("1221342444"))
    );
}

#[test]
fn only_equal_names_have_equal_keys() {
    let names = [
        "王一",
        "王 一",
        "王·一",
        "“王一”",
        "王一王",
        "王",
        "",
        "?",
        "？",
        "a",
        "A",
        "á",
        "𠮷",
        "U",
        "々",
        "〇",
    ];
    for order in [Strokes, StrokesWord, Pinyin, Alphabetical] {
        for kind in [Kind::Person, Kind::Group] {
            let mut keys: Vec<SortKey> = names
                .iter()
                .map(|name| key(order, &Name::new(name, kind), &OwnStrokes::new()))
                .collect();
            keys.sort();
            keys.dedup();
            assert_eq!(keys.len(), names.len(), "{order:?}");
        }
    }
}

#[test]
fn anything_can_be_a_name() {
    let pieces: Vec<char> =
        "王欧阳々〇·•．（ aÅß1＋\u{301}\u{3000}\0\u{FE0F}\u{E000}𠮷🎉ئИ\u{306}\u{200B}ང-"
            .chars()
            .collect();
    // A fixed sequence of pseudo-random numbers: the same names in every run.
    let mut state = 1_u64;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(state >> 40).unwrap_or_default()
    };
    let own = OwnStrokes::new();
    for _ in 0..3000 {
        let length = next() % 9;
        let text: String = (0..length).map(|_| pieces[next() % pieces.len()]).collect();
        for kind in [Kind::Person, Kind::Group] {
            let shown = crate::site::name::normalise(&text, kind);
            assert_eq!(
                crate::site::name::normalise(&shown, kind),
                shown,
                "{text:?}"
            );
            let _ = crate::site::name::monogram(&text, kind);
            let name = Name {
                pinyin: Some(&text),
                sort_as: Some(&text),
                ..Name::new(&shown, kind)
            };
            let _ = (heading_letter(&name), heading_strokes(&name, &own));
            for order in [Strokes, StrokesWord, Pinyin, Alphabetical] {
                assert_eq!(key(order, &name, &own), key(order, &name, &own));
            }
        }
        let made = crate::site::slug::slug(&text);
        assert_eq!(
            crate::site::slug::is_valid_explicit(made.as_str()),
            Ok(()),
            "{text:?} {made}"
        );
    }
}
