use super::*;

#[test]
fn dates_keep_their_precision() {
    for (written, iso) in [
        ("2018", "2018"),
        ("2018-03", "2018-03"),
        ("2018-03-05", "2018-03-05"),
        ("2018年3月", "2018-03"),
        ("2018年3月5日", "2018-03-05"),
        ("2018.03", "2018-03"),
        ("２０１８／３", "2018-03"),
        ("2018年", "2018"),
    ] {
        assert_eq!(
            Date::parse(written).map(|d| d.iso()).as_deref(),
            Some(iso),
            "{written}"
        );
    }
    for wrong in [
        "",
        "18",
        "2018-13",
        "2018-02-30",
        "三月",
        "2018-03-05-01",
        "12:30",
    ] {
        assert_eq!(Date::parse(wrong), None, "{wrong}");
    }
    assert_eq!(
        Date::parse("2024-02").unwrap().last_day().parts(),
        (2024, 2, 29)
    );
}

#[test]
fn moments_are_those_of_china_unless_they_say_otherwise() {
    let end = Moment::parse("2026-01-23", true).unwrap();
    assert_eq!(Moment::parse("2026-01-23T24:00", true), Some(end));
    assert_eq!(Moment::parse("2026-01-24", false), Some(end));
    assert_eq!(Moment::parse("2026-01-23T16:00Z", false), Some(end));
    assert_eq!(Moment::parse("2026-01-24T01:00+09:00", false), Some(end));
    assert_eq!(Moment::parse("2026-01-23T24:01", false), None);
    assert_eq!(Moment::parse("2026-01", false), None);
    assert_eq!(end.day().parts(), (2026, 1, 24));
    // The last second of a day is not the next, whoever asks.
    let last = Moment::parse("2026-01-23T23:59:59", false).unwrap();
    assert_eq!((last, last.day().parts()), (end.before(), (2026, 1, 23)));
    for (written, shown) in [
        ("2026-01-24", "2026-01-24"),
        ("2026-05-30T02:00Z", "2026-05-30 10:00"),
        ("2026-05-30T23:59:01+09:30", "2026-05-30 22:29:01"),
    ] {
        assert_eq!(Moment::parse(written, false).unwrap().shown(), shown);
    }
}

#[test]
fn numbers_carry_units_and_thousands() {
    for (written, unit, value) in [
        ("1200小时", "小时", Some(1200.0)),
        ("1,200", "小时", Some(1200.0)),
        ("１２６次", "次", Some(126.0)),
        ("1.2万人", "人", Some(12000.0)),
        ("1,20", "", None),
        ("约20", "", None),
        ("1e3", "", None),
        ("", "", None),
        ("20次/年", "次", Some(20.0)),
    ] {
        assert_eq!(number(written, unit), value, "{written}");
    }
    assert_eq!(percent("62%"), Some(62.0));
    assert_eq!(percent("６２．５％"), Some(62.5));
    assert_eq!(percent("162"), None);
    assert_eq!(shown(62.50), "62.5");
}

#[test]
fn periods_are_closed_or_open() {
    let long = |written: &str| Period::parse(written).map(|p| p.long());
    assert_eq!(
        long("2019-05/2024-12").as_deref(),
        Some("2019年5月至2024年12月")
    );
    assert_eq!(long("2019-05/").as_deref(), Some("2019年5月至今"));
    assert_eq!(long("2019年5月至今").as_deref(), Some("2019年5月至今"));
    assert_eq!(
        long("2019.5—2024.12").as_deref(),
        Some("2019年5月至2024年12月")
    );
    assert_eq!(long("2019").as_deref(), Some("2019年至今"));
    assert_eq!(long("2024/2019"), None);
}

#[test]
fn lists_are_split_at_chinese_marks() {
    assert_eq!(split_list("甲、乙；丙; 丁"), ["甲", "乙", "丙", "丁"]);
    assert_eq!(split_list("AI, VR"), ["AI, VR"]);
}
