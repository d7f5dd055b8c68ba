use super::*;
use std::collections::BTreeSet;

#[track_caller]
fn check(name: &str, person: bool, own: Option<&str>, expected: &str) {
    let read: Vec<String> = syllables(name, person, own)
        .iter()
        .map(|syllable| format!("{}{}", syllable.letters(), syllable.tone()))
        .collect();
    assert_eq!(read.join(" "), expected, "{name} {own:?}");
}

#[test]
fn surnames_are_read_as_surnames() {
    check("曾乐", true, None, "zeng1 le4");
    check("乐曾", true, None, "yue4 ceng2");
    check("单于雄", true, None, "chan2 yu2 xiong2");
    check("令狐冲", true, None, "ling2 hu2 chong1");
    check("澹台明", true, None, "tan2 tai2 ming2");
    check("单位", false, None, "dan1 wei4");
    check("翟让", true, None, "zhai2 rang4");
    check("盖叫天", true, None, "ge3 jiao4 tian1");
}

#[test]
fn words_settle_readings() {
    check("重庆", false, None, "chong2 qing4");
    check("成都会计", false, None, "cheng2 du1 kuai4 ji4");
    check("大厦厦门", false, None, "da4 sha4 xia4 men2");
    check("C语言", false, None, "yu3 yan2");
}

#[test]
fn the_records_own_reading_wins_where_it_fits() {
    check("曾志强", true, Some("Céng Zhìqiǎng"), "ceng2 zhi4 qiang3");
    check("曾志强", true, Some("cengzhiqiang"), "ceng2 zhi4 qiang2");
    check("吕行", true, Some("Lǚ Háng"), "lv3 hang2");
    check("吕行", true, Some("lv3 hang2"), "lv3 hang2");
    check("西安", false, Some("xi'an"), "xi1 an1");
    // A reading in no dictionary needs one word a character.
    check("冼星", true, Some("sin xing"), "sin0 xing0");
    // Not a reading of these characters: ignored.
    check("曾志强", true, Some("Wang Er"), "zeng1 zhi4 qiang2");
    check("曾志强", true, Some(""), "zeng1 zhi4 qiang2");
    assert!(!own_reading_fits("曾志强", "Wang Er"));
    assert!(!own_reading_fits("曾志强", "Зенг Жи Чианг"));
    assert!(own_reading_fits("曾志强", "ZENG Zhi-qiang"));
    check(
        &"阿".repeat(9),
        false,
        Some(&"a".repeat(9)),
        ["a1"; 9].join(" ").as_str(),
    );
}

#[test]
fn splits() {
    assert_eq!(split("尉迟敏"), Some(("尉迟", "敏")));
    assert_eq!(split("沈怀瑾"), Some(("沈", "怀瑾")));
    assert_eq!(split("司马"), Some(("司马", "")));
    assert_eq!(split("渝中"), None);
    assert_eq!(split("王"), None);
    assert_eq!(split("王家坝小队"), None);
    assert_eq!(split("王A"), None);
}

#[test]
fn tables_are_sound() {
    let (single, compound, readings) = surname::table();
    let singles: BTreeSet<char> = single.chars().collect();
    let compounds: BTreeSet<&str> = compound.split_whitespace().collect();
    assert_eq!((singles.len(), compounds.len()), SURNAMES);
    assert_eq!(single.chars().count(), singles.len());
    assert!(singles.iter().all(|&character| han::is_han(character)));
    assert!(compounds.iter().all(|pair| pair.chars().count() == 2));
    // Places and words of this trade that must not look like people.
    assert!(
        "渝科社健志防理政技讲展示公通广"
            .chars()
            .all(|character| !singles.contains(&character))
    );
    for (surname, reading) in readings {
        let chars: Vec<char> = surname.chars().collect();
        assert!(
            singles.contains(&chars[0]) || compounds.contains(surname),
            "{surname}"
        );
        assert!(
            surname::reading(&chars).all(|syllable| syllable.is_some()),
            "{surname} {reading}"
        );
    }
    for (character, reading, words) in phrase::table() {
        assert!(Syllable::parse(reading).is_some(), "{reading}");
        assert!(
            words.split(' ').all(|word| word.contains(*character)),
            "{character} {words}"
        );
    }
}

#[test]
fn every_single_surname_has_a_reading() {
    for character in surname::table().0.chars() {
        assert!(
            read(&[character], Start::Surname(1))[0].is_some(),
            "{character}"
        );
    }
}
