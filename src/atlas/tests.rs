use std::collections::BTreeSet;

use super::*;

fn embedded() -> &'static Divisions {
    Divisions::embedded()
}

fn code(text: &str) -> Adcode {
    Adcode::new(text).unwrap()
}

#[test]
fn counts_are_those_of_the_sources() {
    let count = |level| {
        let listed = |unit: &&Division| {
            unit.level == level && !matches!(unit.code.as_str().get(..2), Some("71" | "81" | "82"))
        };
        embedded().iter().filter(listed).count()
    };
    assert_eq!(
        embedded()
            .iter()
            .filter(|unit| unit.level == Level::Province)
            .count(),
        34
    );
    assert_eq!(count(Level::Prefecture), 333);
    assert_eq!(count(Level::County), 2845);
    assert_eq!(embedded().iter().count(), 3259);
    assert_eq!(FormerTable::embedded().iter().count(), 3612);
    assert_eq!(embedded().root().unwrap().code.as_str(), "100000");
}

#[test]
fn levels_and_parents_follow_from_codes() {
    let check = |adcode: &str, name: &str, level: Level, parent: &str| {
        let unit = embedded().get_text(adcode).unwrap();
        let above = unit.parent.map(|code| code.to_string()).unwrap_or_default();
        assert_eq!(
            (unit.name.as_ref(), unit.level, above.as_str()),
            (name, level, parent)
        );
    };
    check("100000", "中华人民共和国", Level::Country, "");
    check("110000", "北京市", Level::Province, "100000");
    check("110101", "东城区", Level::County, "110000");
    check("130100", "石家庄市", Level::Prefecture, "130000");
    check("130102", "长安区", Level::County, "130100");
    check("429021", "神农架林区", Level::County, "420000");
    check("460302", "西沙区", Level::County, "460300");
    check("659012", "白杨市", Level::County, "650000");
    check("710001", "高雄市", Level::Prefecture, "710000");
    check("820008", "圣方济各堂区", Level::County, "820000");
}

#[test]
fn units_are_in_code_order_and_under_the_root() {
    let codes: Vec<Adcode> = embedded().iter().map(|unit| unit.code).collect();
    assert!(codes.is_sorted());
    let root = code("100000");
    assert!(codes.iter().all(|code| embedded().is_within(code, &root)));
    assert!(
        codes
            .iter()
            .all(|code| !embedded().children(code).any(|part| part.code == *code))
    );
}

#[test]
fn short_names() {
    let check = |name, expected| assert_eq!(short_name(name), expected);
    check("宁夏回族自治区", "宁夏");
    check("内蒙古自治区", "内蒙古");
    check("新疆维吾尔自治区", "新疆");
    check("西藏自治区", "西藏");
    check("广西壮族自治区", "广西");
    check("香港特别行政区", "香港");
    check("澳门特别行政区", "澳门");
    check("渝中区", "渝中");
    check("两江新区", "两江");
    check("碑林区", "碑林");
    check("北林区", "北林");
    check("清新区", "清新");
    check("神农架林区", "神农架");
    check("六枝特区", "六枝");
    check("峰峰矿区", "峰峰");
    check("井陉矿区", "井陉矿区");
    check("矿区", "矿区");
    check("东区", "东区");
    check("忠县", "忠县");
    check("沙县区", "沙县");
    check("石柱土家族自治县", "石柱");
    check("秀山土家族苗族自治县", "秀山");
    check("彭水苗族土家族自治县", "彭水");
    check("积石山保安族东乡族撒拉族自治县", "积石山");
    check("双江拉祜族佤族布朗族傣族自治县", "双江");
    check("巴里坤哈萨克自治县", "巴里坤");
    check("克孜勒苏柯尔克孜自治州", "克孜勒苏");
    check("海西蒙古族藏族自治州", "海西");
    check("龙胜各族自治县", "龙胜");
    check("东乡族自治县", "东乡");
    check("鄂温克族自治旗", "鄂温克");
    check("鄂伦春自治旗", "鄂伦春");
    check("大兴安岭地区", "大兴安岭");
    check("锡林郭勒盟", "锡林郭勒");
    check("土默特左旗", "土默特左旗");
    check("正蓝旗", "正蓝旗");
    check("敖汉旗", "敖汉");
    check("梅里斯达斡尔族区", "梅里斯");
    check("管城回族区", "管城");
    check("市", "市");
    check("", "");
    check("自治县", "自治县");
    // Every built-in short name is a start of the name, and keeps two characters where the name has them.
    for unit in embedded().iter() {
        assert!(unit.name.starts_with(unit.short_name()));
        assert!(unit.short_name().chars().count() >= 2, "{}", unit.name);
        assert!(!unit.short_name().ends_with('族'), "{}", unit.name);
    }
}

#[test]
fn no_short_name_keeps_a_people() {
    for unit in embedded().iter() {
        assert!(!unit.short_name().ends_with('族'), "{}", unit.name);
    }
}

#[test]
fn short_names_of_siblings_differ_except_for_known_pairs() {
    let mut pairs = BTreeSet::new();
    for unit in embedded().iter() {
        let parts: Vec<&Division> = embedded().children(&unit.code).collect();
        for (place, part) in parts.iter().enumerate() {
            if parts
                .iter()
                .skip(place + 1)
                .any(|other| other.short_name() == part.short_name())
            {
                pairs.insert(part.short_name().to_owned());
            }
        }
    }
    // Read by full name; 石家庄's 井陉 and the cities around which a county lies.
    assert!(pairs.len() < 12, "{pairs:?}");
}

#[test]
fn chongqing_before_and_after() {
    let chongqing = code("500000");
    assert_eq!(embedded().children(&chongqing).count(), 37);
    let at = |year, month, day| {
        embedded()
            .children_at(&chongqing, Day::new(year, month, day))
            .count()
    };
    assert_eq!(
        (at(2025, 10, 31), at(2025, 11, 1), at(2019, 1, 1)),
        (38, 37, 38)
    );
    assert_eq!(embedded().path(&code("500105")), ["重庆市", "江北区"]);
    assert_eq!(
        embedded().path(&code("450181")),
        ["广西壮族自治区", "南宁市", "横州市"]
    );
    assert_eq!(embedded().path(&code("100000")), ["中华人民共和国"]);
    // The merged units take part in nothing else.
    assert!(embedded().iter().all(|unit| unit.code.as_str() != "500105"));
    assert!(embedded().named("渝北区").next().is_none());
}

#[test]
fn names_at_the_start_of_a_text() {
    let check = |text, expected: &[&str]| assert_eq!(embedded().names_at_start(text), expected);
    check("吉林省吉林市", &["吉林省"]);
    check("沙县区虬江街道", &["沙县区"]);
    check("津市市", &["津市市"]);
    check("", &[]);
    check("🀄", &[]);
    assert_eq!(
        embedded().short_names_at_start("井陉矿区"),
        ["井陉矿区", "井陉"]
    );
    assert_eq!(
        FormerTable::embedded().names_at_start("横县横州镇"),
        ["横县"]
    );
}

#[test]
fn fates() {
    let check = |text: &str, expected: Option<Fate>| {
        assert_eq!(embedded().successor_today(&code(text)), expected, "{text}");
    };
    check("500103", Some(Fate::Current));
    check("500105", Some(Fate::One(code("500157"))));
    check("510211", Some(Fate::One(code("500157"))));
    check("450127", Some(Fate::One(code("450181"))));
    check("452122", Some(Fate::One(code("450181"))));
    check("110103", Some(Fate::One(code("110101"))));
    check("310108", Some(Fate::One(code("310106"))));
    check("469031", Some(Fate::One(code("460302"))));
    check("469033", Some(Fate::One(code("460300"))));
    check(
        "330104",
        Some(Fate::Several(vec![code("330102"), code("330114")])),
    );
    check("999999", None);
    // Nothing in the data leads nowhere but what has no successor at all.
    for row in FormerTable::embedded().iter() {
        for successor in FormerTable::embedded().successors(row, embedded()) {
            assert!(
                embedded()
                    .get(&successor)
                    .is_some_and(|unit| unit.until.is_none()),
                "{row:?}"
            );
        }
    }
    let lost = FormerTable::embedded().iter().filter(|row| {
        FormerTable::embedded()
            .successors(row, embedded())
            .is_empty()
    });
    assert_eq!(
        lost.map(|row| row.name).collect::<Vec<_>>(),
        Vec::<&str>::new()
    );
}

fn row(adcode: &str, name: &str, level: &str, parent: &str) -> DivisionRow {
    let [adcode, name, level, parent_adcode] = [adcode, name, level, parent].map(str::to_owned);
    DivisionRow {
        adcode,
        name,
        level,
        parent_adcode,
    }
}

#[test]
fn rows_replace() {
    let rows = [
        row("L", "图书馆", "country", ""),
        row("L-2", "南馆", "province", "L"),
        row("L-1", "北馆", "province", "L"),
        row("L-1-a", "少儿部", "county", "L-1"),
    ];
    let (divisions, faults) = Divisions::replaced_by(&rows);
    assert_eq!(faults, []);
    assert_eq!(
        divisions
            .children(&code("L"))
            .map(|unit| unit.code.to_string())
            .collect::<Vec<_>>(),
        ["L-1", "L-2"]
    );
    assert_eq!(divisions.path(&code("L-1-a")), ["北馆", "少儿部"]);
    assert!(divisions.get_text("500103").is_none());
    assert!(divisions.former().is_none());
}

#[test]
fn rows_add_and_replace_one() {
    let rows = [
        row("500190", "万盛经开区", "district", "500110"),
        row("500103", "渝中半岛区", "county", "500000"),
    ];
    let (divisions, faults) = embedded().extended_by(&rows);
    assert_eq!(faults, []);
    assert_eq!(
        divisions.path(&code("500190")),
        ["重庆市", "綦江区", "万盛经开区"]
    );
    assert_eq!(divisions.path(&code("500103")), ["重庆市", "渝中半岛区"]);
    assert_eq!(divisions.iter().count(), 3260);
    assert!(divisions.named("渝中区").next().is_none());
}

#[test]
fn faulty_rows_are_left_out() {
    let check = |rows: &[DivisionRow], expected: &[(Option<usize>, RowProblem)]| {
        let (divisions, faults) = Divisions::replaced_by(rows);
        let faults: Vec<_> = faults
            .into_iter()
            .map(|fault| (fault.row, fault.problem))
            .collect();
        assert_eq!(faults, expected);
        // What is left is a tree.
        for unit in divisions.iter() {
            assert!(divisions.ancestors(&unit.code).count() <= rows.len());
        }
    };
    let root = row("r", "根", "country", "");
    check(
        &[root.clone(), row("区", "甲", "county", "r")],
        &[(Some(1), RowProblem::Code)],
    );
    check(
        &[root.clone(), row("a/b", "甲", "county", "r")],
        &[(Some(1), RowProblem::Code)],
    );
    check(
        &[root.clone(), row("a", " ", "county", "r")],
        &[(Some(1), RowProblem::Name)],
    );
    check(
        &[root.clone(), row("a", "甲", "town", "r")],
        &[(Some(1), RowProblem::Level)],
    );
    check(
        &[root.clone(), root.clone()],
        &[(Some(1), RowProblem::Duplicate { first: 0 })],
    );
    check(
        &[root.clone(), row("a", "甲", "county", "")],
        &[(Some(1), RowProblem::SecondRoot)],
    );
    check(
        &[root.clone(), row("a", "甲", "county", "x")],
        &[(Some(1), RowProblem::UnknownParent)],
    );
    check(
        &[
            root.clone(),
            row("a", "甲", "county", "b"),
            row("b", "乙", "county", "a"),
            row("c", "丙", "county", "a"),
        ],
        &[
            (Some(1), RowProblem::Circle),
            (Some(2), RowProblem::Circle),
            (Some(3), RowProblem::UnknownParent),
        ],
    );
    check(
        &[row("a", "甲", "county", "b"), row("b", "乙", "county", "a")],
        &[
            (None, RowProblem::NoRoot),
            (Some(0), RowProblem::Circle),
            (Some(1), RowProblem::Circle),
        ],
    );
    check(&[], &[]);
    let (_, faults) = embedded().extended_by(&[row("100000", "中国", "country", "500103")]);
    assert_eq!(faults.len(), 1);
}

#[test]
fn codes() {
    let check = |text: &str, good: bool| assert_eq!(Adcode::new(text).is_some(), good, "{text}");
    check("500103", true);
    check("US-CA_06.1", true);
    check("", false);
    check("..", false);
    check("-a", false);
    check("渝", false);
    check("a b", false);
    check(&"1".repeat(23), true);
    check(&"1".repeat(24), false);
    assert!(
        code("5001") < code("500100")
            && code("500100") < code("500101")
            && code("9") > code("500100")
    );
    assert_eq!(format!("{:>8}|", code("500103")), "  500103|");
}

#[test]
fn latin_names() {
    let check = |text, expected| assert_eq!(province_by_latin_name(text), expected, "{text}");
    check("Guangxi", Some("450000"));
    check("INNER MONGOLIA", Some("150000"));
    check("Shaanxi Province", Some("610000"));
    check("Shanxi", Some("140000"));
    check("Shanghai", Some("310000"));
    check("shi", None);
    check("", None);
    check("Yuzhong", None);
}

#[test]
fn zones_by_their_words() {
    let check = |text, expected| assert_eq!(zone_at_start(text), expected, "{text}");
    check("万盛经开区", Some("万盛经开区"));
    check("高新区金凤镇", Some("高新区"));
    check("高新技术产业开发区", Some("高新技术产业开发区"));
    check("渝中区", None);
    check("", None);
    assert_eq!(zone_stem("万盛经开区"), "万盛");
}
