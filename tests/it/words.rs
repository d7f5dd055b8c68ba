//! Words that need an approval, the department's own list, and slips, in published texts.

use crate::site::{PROGRAMME, Site};

const STORY: &str = "content/honorees/a/story.md";

fn said(site: &Site) -> Vec<String> {
    let short = |said: String| {
        said.replace("content/honorees/a/nomination.yaml:", "")
            .replace(&format!("{STORY}:"), "story ")
            .replace("content/programmes/p.yaml:", "p ")
            .replace("content/", "")
    };
    // How notices are, and who is honoured while they run, has tests of its own (`selection.rs`).
    let mut said = site.check().said();
    said.retain(|said| !said.contains("[notice-") && !said.ends_with("[honored-in-notice]"));
    said.into_iter().map(short).collect()
}

/// A site whose programme has these lines behind its own, and this story.
fn told(programme: &str, story: &str) -> Site {
    let site = Site::new("");
    site.person("a", "沈怀瑾", "");
    let programme = format!(
        "{}issuers: {{主办: [示例科学技术协会]}}\n{programme}",
        PROGRAMME.replace("2025年度示例", "2025年度科技志愿服务之星")
    );
    site.write("content/programmes/p.yaml", programme);
    site.write(STORY, story);
    site
}

#[test]
fn a_departments_own_words_need_an_approval() {
    for (lines, place) in [
        ("summary: 表彰先进\n", "p 10:10"),
        ("terms: {honoree: 获奖者}\n", "p 10:18"),
        (
            "notice: {title: 关于评选的公示, from: 2026-05-30, to: 2026-06-05}\n",
            "p 10:19",
        ),
        (
            "notice: {basis: 经评选, from: 2026-05-30, to: 2026-06-05}\n",
            "p 10:18",
        ),
    ] {
        let site = told(lines, "甲。\n");
        assert_eq!(
            said(&site),
            [format!("{place} warning[regulated-word]")],
            "{lines}"
        );
        let site = told(
            &format!("{lines}approval: {{number: 甲〔2025〕1号}}\n"),
            "甲。\n",
        );
        assert_eq!(said(&site), Vec::<String>::new(), "{lines}");
    }
    // A document's title is its own.
    let site = told(
        "document: {title: 关于评选表彰的通知}\nrules: [{category: volunteer, field: activities, at_least: 1, quote: 曾获表彰}]\n",
        "甲。\n",
    );
    assert_eq!(said(&site), Vec::<String>::new());
}

#[test]
fn titles_claim_no_country() {
    let site = told("", "甲。\n");
    let text = PROGRAMME
        .replace("2025年度示例", "2025年度全国科技志愿服务之星")
        .replace("form: person}", "form: person, award: 中国之星}");
    site.write("content/programmes/p.yaml", &text);
    site.write(
        "content/site.yaml",
        "title: 全国光荣榜\nsubtitle: 全国的人\nbase_url: https://example.org/\n",
    );
    assert_eq!(
        said(&site),
        [
            "p 1:14 warning[regulated-word]",
            "p 7:56 warning[regulated-word]",
            "site.yaml:1:8 warning[regulated-word]"
        ]
    );
    site.write(
        "content/programmes/p.yaml",
        text.replace("全国科技", "中国科协科技")
            .replace("中国之星", "全国科普日之星")
            + "issuers: {主办: [中国科协]}\n",
    );
    site.write(
        "content/site.yaml",
        "title: 中国科学技术协会光荣榜\nbase_url: https://example.org/\n",
    );
    assert_eq!(said(&site), Vec::<String>::new());
}

#[test]
fn biographies_may_speak_of_earlier_honours() {
    for (story, expected) in [
        (
            "2019年他获奖。甲获奖，乙受表彰。\n",
            &["story 1:7 note[regulated-word]"][..],
        ),
        (
            "他获奖成为科技志愿服务之星。\n",
            &["story 1:2 warning[regulated-word]"],
        ),
        (
            "示例科协授予他称号。\n",
            &["story 1:5 warning[regulated-word]"],
        ),
        (
            "2018年，示例科协授予他称号。\n",
            &["story 1:11 note[regulated-word]"],
        ),
        ("他入选科技志愿服务之星。他当选代表。\n", &[]),
    ] {
        assert_eq!(said(&told("", story)), expected, "{story}");
        let approved = told("approval: {number: 甲}\n", story);
        assert_eq!(said(&approved), Vec::<String>::new(), "{story}");
    }
    let site = told("", "甲。\n");
    site.write(
        "content/pages/about.md",
        "# 关于\n\n2019年获奖的人。科技志愿服务之星是评选的。\n",
    );
    assert_eq!(said(&site), ["pages/about.md:3:20 warning[regulated-word]"]);
}

#[test]
fn the_departments_list_holds_in_every_text() {
    let site = told("summary: 到院坝去\n", "甲。\n");
    // What is allowed is the text as it stands, and no other place of its words.
    site.person(
        "a",
        "沈怀瑾",
        "tags: [院坝]\ncitation: 在院坝课\nallow: [{text: 院坝课, because: 课名}]\n",
    );
    site.write(STORY, "院坝。\n\n**院坝**`院坝`，院**坝课**。\n");
    site.write("content/words.csv", "wrong,right,reason\n院坝,院子,方言\n");
    assert_eq!(
        said(&site),
        [
            "10:8 warning[own-word]",
            "story 1:1 warning[own-word]",
            "p 10:11 warning[own-word]"
        ]
    );
    let report = site.check().report;
    let story = report.diagnostics.iter().find(|said| {
        let place = said.place.as_ref();
        place.is_some_and(|place| place.file.as_str() == STORY)
    });
    assert_eq!(
        story
            .unwrap()
            .problem
            .message(accolade::diagnostic::Lang::Zh),
        "“院坝”在本单位的用词表（words.csv）里：方言（这个文件里共 2 处）"
    );
}

#[test]
fn the_list_is_read_as_spreadsheets_save_it() {
    let table = "错误,正确\r\n\"院坝\",\"院子\"\r\n\r\n";
    let gbk = encoding_rs::GB18030.encode(table).0.into_owned();
    let marked = format!("\u{feff}{table}");
    let semicolons = table.replace(',', ";");
    for bytes in [
        table.as_bytes(),
        &gbk,
        marked.as_bytes(),
        semicolons.as_bytes(),
    ] {
        let site = told("", "到院坝去。\n");
        site.write("content/words.csv", bytes);
        let mut said = said(&site);
        said.retain(|said| !said.contains("[decoded]"));
        assert_eq!(said, ["story 1:2 warning[own-word]"]);
    }
    let site = told("", "到院坝去。\n");
    site.write(
        "content/words.csv",
        "wrong,right\n院坝,院子\n,甲\n乙,乙\n\"院坝\",丙\n",
    );
    assert_eq!(
        said(&site),
        [
            "story 1:2 warning[own-word]",
            "words.csv:3:1 error[words-empty]",
            "words.csv:4:1 error[words-same]",
            "words.csv:5:1 error[words-twice]"
        ]
    );
    site.write("content/words.csv", "");
    assert_eq!(said(&site), Vec::<String>::new());
}

#[test]
fn each_slip_is_told_once_a_file() {
    let site = told(
        "",
        "他的的书，，好。\n\n他的的书，，好，，甲,乙。`甲,丙` https://example.org/甲,丁 [戊](https://example.org/己,庚)\n",
    );
    assert_eq!(
        said(&site),
        [
            "story 1:1 warning[doubled]",
            "story 1:5 warning[doubled]",
            "story 3:10 warning[half-width]",
        ]
    );
    let doubled = site.check().report;
    let times: Vec<String> = doubled
        .diagnostics
        .iter()
        .filter(|said| said.problem.code() == "doubled")
        .map(|said| said.problem.message(accolade::diagnostic::Lang::Zh))
        .collect();
    assert_eq!(
        times,
        [
            "“他的的书”像是多打了一个（这个文件里共 2 处）",
            "“，，”像是多打了一个（这个文件里共 3 处）"
        ]
    );
}

#[test]
fn what_is_allowed_is_no_slip() {
    let site = told("", "广西省委旧址，2月30日。\n");
    assert_eq!(
        said(&site),
        [
            "story 1:1 warning[region-name]",
            "story 1:8 warning[impossible-date]"
        ]
    );
    site.person(
        "a",
        "沈怀瑾",
        "allow: [{text: 广西省委旧址, because: 旧称}, {text: 2月30日, because: 剧名}]\n",
    );
    site.write(STORY, "广西省委旧址，2月30日。\n");
    assert_eq!(said(&site), Vec::<String>::new());
}

#[test]
fn presets_trip_nothing() {
    for preset in [
        "chongqing-2025",
        "guangxi-2024",
        "cast-2021",
        "gansu-2023",
        "yushanyumei-2025",
    ] {
        let site = Site::new("");
        site.write(
            "content/programmes/p.yaml",
            format!("preset: {preset}\nannounced_on: 2026-04-22\nyear: 2025\n"),
        );
        let said = said(&site);
        let slip = said.iter().any(|said| {
            [
                "regulated-word",
                "doubled",
                "half-width",
                "region-name",
                "impossible-date",
                "secret-",
            ]
            .iter()
            .any(|code| said.contains(code))
        });
        assert!(!slip, "{preset}: {said:?}");
    }
}

#[test]
fn a_word_may_stand_in_a_story_as_often_as_one_likes() {
    const TIMES: usize = 20_000;
    // In one sentence about the programme, and in as many that are not.
    let story = format!(
        "科技志愿服务之星{}。\n\n{}",
        "他获奖".repeat(TIMES),
        "他获奖。".repeat(TIMES)
    );
    let report = told("", &story).check().report;
    let honours = report.diagnostics.iter();
    let honours = honours.filter(|said| said.problem.code() == "regulated-word");
    let messages: Vec<String> = honours
        .map(|said| said.problem.message(accolade::diagnostic::Lang::Zh))
        .collect();
    assert_eq!(
        messages,
        [
            format!(
                "“获奖”要有批准才能用，“2025年度科技志愿服务之星”没有写 approval（这个文件里共 {TIMES} 处）"
            ),
            "事迹里有“获奖”".to_owned(),
        ]
    );
}

#[test]
fn a_department_may_list_as_many_words_as_it_likes() {
    let mut list = "wrong,right\n".to_owned();
    for word in 0..20_000 {
        list.push_str(&format!("院{word:05}坝,院子\n"));
    }
    let site = told("", &"院".repeat(20_000));
    site.write("content/words.csv", &list);
    assert_eq!(said(&site), Vec::<String>::new());
    site.write(STORY, "院".repeat(20_000) + "19999坝");
    assert_eq!(said(&site), ["story 1:20000 warning[own-word]"]);
}

#[test]
fn marks_of_half_width_may_stand_anywhere_often() {
    let site = told("", &"甲,".repeat(20_000));
    assert_eq!(said(&site), ["story 1:1 warning[half-width]"]);
}
