//! Codes of keys, values, forms and references in a record. The lines begin in
//! line 10 of the record.

use super::{Case, case, files, lines, programme, settings};
use crate::site::Site;

macro_rules! said {
    ($($place:literal $what:literal),* $(,)?) => {
        &[$(concat!("content/honorees/a/nomination.yaml:", $place, " ", $what)),*]
    };
}

/// A record that is not the usual one.
fn record(text: &'static str) -> impl Fn() -> Site {
    move || {
        let site = lines("")();
        site.write("content/honorees/a/nomination.yaml", text);
        site
    }
}

/// The usual record with one part of its text replaced.
fn replaced(from: &'static str, to: &'static str) -> impl Fn() -> Site {
    move || {
        let site = lines("")();
        let file = "content/honorees/a/nomination.yaml";
        let text = std::fs::read_to_string(site.root().join(file)).unwrap();
        assert!(text.contains(from));
        site.write(file, text.replace(from, to));
        site
    }
}

/// A second record beside the usual one, with these lines in both.
fn two(first: &'static str, second: &'static str) -> impl Fn() -> Site {
    move || {
        let site = lines(first)();
        site.person("b", "马小禾", second);
        site
    }
}

pub(super) fn cases() -> Vec<Case> {
    let mut all = of_values();
    all.extend(of_references());
    all
}

fn of_values() -> Vec<Case> {
    vec![
        case(
            "unknown-key",
            said!("10:1" "error[unknown-key]"),
            lines("citatoin: 甲\n"),
        ),
        case(
            "missing-key",
            said!("1:1" "error[missing-key]"),
            replaced("name: 沈怀瑾\n", "name:\n"),
        ),
        case(
            "missing-key",
            said!("1:1" "error[missing-key]"),
            record("# 空\n"),
        ),
        case(
            "wrong-kind",
            said!("10:8" "error[wrong-kind]"),
            lines("quote: 甲\n"),
        ),
        case(
            "wrong-kind",
            said!("10:6" "error[wrong-kind]"),
            lines("推介词: [甲]\n"),
        ),
        case(
            "bad-choice",
            said!("10:5" "error[bad-choice]"),
            lines("性质: 团队\n"),
        ),
        case(
            "bad-number",
            said!("9:13" "error[bad-number]"),
            replaced("activities: 40", "activities: 四十"),
        ),
        case(
            "bad-date",
            said!("10:7" "error[bad-date]"),
            lines("公布日期: 2026-13-01\n"),
        ),
        case(
            "bad-period",
            &["content/honorees/a/nomination.yaml:11:10 error[bad-period]"],
            || {
                let site = lines("")();
                site.write(
                "content/programmes/p.yaml",
                "title: 示例\nyear: 2025\ncategories: [{id: project, title: 项目, form: project}]\n",
            );
                site.write(
                "content/honorees/a/nomination.yaml",
                "programme: p\ncategory: project\nname: 示例项目\nstatus: honored\nunit: 甲\n申报单位（组织）: 甲\nvolunteers: 3\n\
                 party_ratio: 10%\nleader: 乙\nengineering: 志愿助力\n开展项目的时间: 去年至今\n",
            );
                site
            },
        ),
        case(
            "bad-value",
            said!("10:13" "error[photo-missing]", "10:35" "error[bad-value]"),
            lines("照片: [{file: photos/a.jpg, focus: [2, 0]}]\n"),
        ),
        case(
            "bad-value",
            &["content/programmes/p.yaml:9:18 error[bad-value]"],
            programme("photos: [{count: 5-2}]\n"),
        ),
        case(
            "bad-value",
            &["content/programmes/p.yaml:9:18 error[bad-value]"],
            programme("photos: [{bytes: 3M-1M}]\n"),
        ),
        case(
            "bad-value",
            &["content/programmes/p.yaml:9:28 error[bad-value]"],
            programme("exclusion: {scope: {years: 2023-2019}}\n"),
        ),
        case(
            "bad-value",
            &["content/programmes/p.yaml:9:36 error[bad-value]"],
            programme("story: {max_words: 100, min_words: 1000}\n"),
        ),
        case(
            "bad-value",
            &["content/site.yaml:3:23 error[bad-value]"],
            settings("map: {classes: [1, 5, 2]}\n"),
        ),
        case(
            "bad-value",
            &["content/site.yaml:3:17 error[bad-value]"],
            settings("map: {classes: [0, 5]}\n"),
        ),
        case(
            "bad-value",
            &["content/site.yaml:3:29 error[bad-value]"],
            settings("map: {classes: [2, 3, 4, 5, 6]}\n"),
        ),
        case(
            "bad-value",
            &["content/site.yaml:3:16 error[bad-value]"],
            settings("map: {classes: equal}\n"),
        ),
        case(
            "bad-value",
            &["content/site.yaml:3:24 error[bad-value]"],
            settings("map: {style: [circles, tiles]}\n"),
        ),
        case(
            "bad-choice",
            &["content/site.yaml:3:14 error[bad-choice]"],
            settings("map: {style: bubbles}\n"),
        ),
        case(
            "bad-choice",
            &["content/site.yaml:4:7 error[bad-choice]"],
            settings("map:\n  图层: 性别\n"),
        ),
        case(
            "private-key",
            said!("10:1" "error[private-key]"),
            lines("联系方式: 甲\n"),
        ),
        case(
            "unknown-key",
            &["content/site.yaml:3:19 error[unknown-key]"],
            settings("consent: [gender, leadre]\n"),
        ),
        case(
            "not-private",
            &["content/honorees/a/private.yaml:1:1 error[not-private]"],
            files("=== content/honorees/a/private.yaml\nactivities: 40\n"),
        ),
        case(
            "required-field",
            said!("1:1" "warning[required-field]"),
            replaced("activities: 40\n", ""),
        ),
        case(
            "required-field",
            said!("1:1" "error[required-field]"),
            || {
                let site = lines("")();
                let file = "content/honorees/a/nomination.yaml";
                let text = std::fs::read_to_string(site.root().join(file)).unwrap();
                site.write(
                    file,
                    text.replace("activities: 40\n", "")
                        .replace("honored", "nominated"),
                );
                site.person("b", "马小禾", "");
                site
            },
        ),
    ]
}

fn of_references() -> Vec<Case> {
    vec![
        case(
            "unknown-programme",
            said!("1:12" "error[unknown-programme]"),
            replaced("programme: p", "programme: q"),
        ),
        case(
            "preset-without-file",
            said!("1:12" "error[preset-without-file]"),
            replaced("programme: p", "programme: cast-2021"),
        ),
        case(
            "unknown-category",
            said!("2:11" "error[unknown-category]"),
            replaced("volunteer", "person"),
        ),
        case(
            "unknown-grade",
            said!("10:5" "error[unknown-grade]"),
            lines("等次: 一等\n"),
        ),
        case(
            "unknown-region",
            said!("10:5" "error[unknown-region]"),
            lines("地区: 渝种区\n"),
        ),
        case(
            "undeclared-zone",
            said!("10:5" "error[undeclared-zone]"),
            lines("地区: 重庆高新区\n"),
        ),
        case(
            "ambiguous-region",
            said!("10:5" "error[ambiguous-region]"),
            || {
                let site = lines("地区: 鼓楼区\n")();
                let text = crate::site::PROGRAMME.replace("region: 500000\n", "");
                site.write("content/programmes/p.yaml", text);
                site
            },
        ),
        case(
            "retired-region",
            said!("10:5" "warning[retired-region]"),
            || {
                let site = lines("地区: 横县\n")();
                let text = crate::site::PROGRAMME.replace("500000", "450000");
                site.write("content/programmes/p.yaml", text);
                site
            },
        ),
        case("split-region", said!("10:5" "error[split-region]"), || {
            let site = lines("地区: 130103\n")();
            let text = crate::site::PROGRAMME.replace("500000", "130000");
            site.write("content/programmes/p.yaml", text);
            site
        }),
        case(
            "address-collision",
            &["content/honorees/x/a/nomination.yaml:1:1 error[address-collision]"],
            || {
                let site = lines("")();
                site.person("x/a", "马小禾", "");
                site
            },
        ),
        case(
            "bad-slug",
            said!("10:5" "error[bad-slug]"),
            lines("地址: 沈 怀瑾/\n"),
        ),
        case(
            "name-collision",
            said!("10:15" "error[name-collision]"),
            lines("服务领域: [农技-推广, 农技·推广]\n"),
        ),
        case(
            "unknown-same-as",
            said!("10:7" "error[unknown-same-as]"),
            lines("同一对象: b\n"),
        ),
        case(
            "same-as-cycle",
            &[
                "content/honorees/a/nomination.yaml:10:10 error[same-as-cycle]",
                "content/honorees/b/nomination.yaml:10:10 error[same-as-cycle]",
            ],
            two("same_as: b\n", "same_as: a\n"),
        ),
        case(
            "unknown-featured",
            &["content/site.yaml:3:15 warning[unknown-featured]"],
            settings("featured: [a, b]\n"),
        ),
        case(
            "alias-taken",
            said!("10:11" "error[alias-taken]"),
            two("aliases: [b]\n", ""),
        ),
    ]
}
