//! Codes of YAML's grammar and of what a Chinese keyboard makes of it. The
//! lines begin in line 10 of the record.

use super::{Case, case, lines};

macro_rules! said {
    ($($place:literal $what:literal),* $(,)?) => {
        &[$(concat!("content/honorees/a/nomination.yaml:", $place, " ", $what)),*]
    };
}

pub(super) fn cases() -> Vec<Case> {
    let mut all = read_as_meant();
    all.extend(errors());
    all
}

fn read_as_meant() -> Vec<Case> {
    vec![
        case(
            "fullwidth-colon",
            said!("10:4" "note[fullwidth-colon]"),
            lines("推介词：甲\n"),
        ),
        case(
            "colon-without-blank",
            said!("10:4" "note[colon-without-blank]"),
            lines("推介词:甲\n"),
        ),
        case(
            "text-behind-quote",
            said!("10:6" "note[text-behind-quote]"),
            lines("推介词: \"科技助老\"项目\n"),
        ),
        case(
            "fullwidth-punctuation",
            said!("10:7" "note[fullwidth-punctuation]"),
            lines("tags: ［农技，健康］\n"),
        ),
        case(
            "fullwidth-punctuation",
            said!("10:4" "note[fullwidth-punctuation]"),
            lines("推介词:\u{3000}甲\n"),
        ),
        case(
            "indentation",
            said!("11:1" "note[indentation]", "12:1" "note[indentation]"),
            lines("quote:\n\ttext: 甲\n\t出处: 乙\n"),
        ),
        case(
            "indentation",
            said!("11:1" "note[indentation]"),
            lines("quote:\n\u{3000}text: 甲\n"),
        ),
        case(
            "curly-quotes",
            said!("10:6" "note[curly-quotes]"),
            lines("推介词: “甲”\n"),
        ),
        case(
            "colon-in-value",
            said!("10:6" "note[colon-in-value]"),
            lines("推介词: 标题: 副题\n"),
        ),
        case(
            "indicator-as-text",
            said!("10:6" "note[indicator-as-text]"),
            lines("推介词: *必填*\n"),
        ),
        case(
            "indicator-as-text",
            said!("10:6" "note[indicator-as-text]"),
            lines("推介词: @某人 你好\n"),
        ),
        case(
            "comment-cuts-text",
            said!("10:8" "warning[comment-cuts-text]"),
            lines("推介词: C #1\n"),
        ),
    ]
}

fn errors() -> Vec<Case> {
    vec![
        case(
            "fullwidth-colon-unclear",
            said!("11:4" "error[fullwidth-colon-unclear]"),
            lines("照片:\n甲，乙：丙\n"),
        ),
        case(
            "yaml-feature-refused",
            said!("10:6" "error[yaml-feature-refused]", "11:6" "error[yaml-feature-refused]"),
            lines("推介词: &甲 乙\n一句话: *甲\n"),
        ),
        case(
            "yaml-feature-refused",
            said!("10:6" "error[yaml-feature-refused]"),
            lines("推介词: !!str 甲\n"),
        ),
        case(
            "nested-too-deep",
            said!("10:39" "error[nested-too-deep]"),
            || {
                let site = lines("")();
                let text = format!("tags: {}\n", "[".repeat(40));
                site.person("a", "沈怀瑾", &text);
                site
            },
        ),
        case(
            "duplicate-key",
            said!("10:1" "error[duplicate-key]"),
            lines("姓名: 沈怀玉\n"),
        ),
        case(
            "duplicate-key",
            said!("11:1" "error[duplicate-key]"),
            lines("推介词: 甲\n推介词: 乙\n"),
        ),
        case(
            "unclosed-bracket",
            said!("10:7" "error[unclosed-bracket]"),
            lines("tags: [农技, 健康\n"),
        ),
        case(
            "unclosed-quote",
            said!("10:6" "error[unclosed-quote]"),
            lines("推介词: \"甲\n一句话: 乙\n"),
        ),
        case(
            "bad-indentation",
            said!("12:2" "error[bad-indentation]"),
            lines("quote:\n   text: 甲\n 出处: 乙\n"),
        ),
        case(
            "missing-colon",
            said!("10:1" "error[missing-colon]"),
            lines("这一行没有冒号\n推介词: 甲\n"),
        ),
        case(
            "yaml-syntax",
            said!("10:12" "error[yaml-syntax]"),
            lines("推介词: {甲: 乙}: 丙\n"),
        ),
    ]
}
