//! Whether a record agrees with itself, its story's length, and slips in a unit's name: each bound from both sides.

use crate::site::{PROGRAMME, Site};

/// Checks one record and returns what is said of it, places aside.
fn said(programme: &str, record: &str, story: &str, private: &str) -> Vec<String> {
    let site = Site::new("");
    site.write(
        "content/programmes/p.yaml",
        format!("{PROGRAMME}{programme}"),
    );
    site.write("content/honorees/a/nomination.yaml", record);
    site.write("content/honorees/a/story.md", story);
    if !private.is_empty() {
        site.write("content/honorees/a/private.yaml", private);
    }
    let all = site.check().said();
    all.iter()
        .filter(|said| !said.ends_with("note[no-honorees]"))
        .map(|said| said.rsplit(' ').next().unwrap_or_default().to_owned())
        .collect()
}

fn person(status: &str, extra: &str) -> String {
    format!(
        "programme: p\ncategory: volunteer\nname: 沈怀瑾\nstatus: {status}\nunit: 渝中区科协\norganization: 示例队\n\
         projects: [讲座]\nactivities: 40\n{extra}"
    )
}

fn team(volunteers: &str, members: &str, hours: &str, each: &str) -> Vec<String> {
    let record = format!(
        "programme: p\ncategory: team\nname: 示例服务队\nstatus: nominated\nunit: 渝中区科协\nvolunteers: {volunteers}\n\
         party_members: {members}\nhours: {hours}\nhours_per_volunteer: {each}\nactive_ratio: 100%\nactivities: 50\n\
         projects: [讲座]\nfounded: 2018\n"
    );
    said("", &record, "示例事迹。\n", "")
}

#[test]
fn hours_agree_within_a_twentieth_or_half_an_hour_a_head() {
    for (volunteers, hours, each, agrees) in [
        ("40", "4000", "100", true),
        ("40", "4000", "105", true),
        ("40", "4000", "105.1", false),
        ("40", "4000", "95", true),
        ("40", "4000", "94.9", false),
        // 1.5 is written as 2, and 100 heads make 50 hours of that.
        ("100", "150小时", "2小时", true),
        ("100", "149", "2", false),
        ("0", "0", "0", true),
        ("3.2万", "1,600,000", "50", true),
    ] {
        let expected: &[&str] = if agrees {
            &[]
        } else {
            &["warning[hours-mismatch]"]
        };
        assert_eq!(
            team(volunteers, "0", hours, each),
            expected,
            "{volunteers} {hours} {each}"
        );
    }
}

#[test]
fn party_members_are_among_the_volunteers() {
    assert_eq!(team("40", "40", "4000", "100"), Vec::<String>::new());
    assert_eq!(team("40", "41", "4000", "100"), ["error[party-exceeds]"]);
}

#[test]
fn ratios_lie_between_none_and_all() {
    for (ratio, expected) in [
        ("0", None),
        ("100%", None),
        ("100.1%", Some("out-of-range")),
        ("-1%", Some("bad-number")),
    ] {
        let record = format!(
            "programme: p\ncategory: team\nname: 示例服务队\nstatus: nominated\nunit: 渝中区科协\nvolunteers: 40\n\
             party_members: 1\nhours: 4000\nhours_per_volunteer: 100\nactive_ratio: {ratio}\nactivities: 50\n\
             projects: [讲座]\nfounded: 2018\n"
        );
        let expected: Vec<String> = expected
            .into_iter()
            .map(|code| format!("error[{code}]"))
            .collect();
        assert_eq!(said("", &record, "示例事迹。\n", ""), expected, "{ratio}");
    }
}

#[test]
fn dates_exist_have_come_and_are_in_order() {
    // Today is 2026-06-01.
    for (extra, expected) in [
        ("service_since: 2026-06-01\n", vec![]),
        ("service_since: 2026-06-02\n", vec!["error[future-date]"]),
        ("service_since: 2026\n", vec![]),
        ("service_since: 2027\n", vec!["error[future-date]"]),
        ("service_since: 2023-02-29\n", vec!["error[bad-date]"]),
        ("service_since: 2024-02-29\n", vec![]),
        (
            "service_since: 2018-03\nrecommended_on: 2018-03-01\n",
            vec![],
        ),
        (
            "service_since: 2018-03\nrecommended_on: 2018-02-28\n",
            vec!["error[date-order]"],
        ),
        ("service_since: 2018-03-31\nrecommended_on: 2018\n", vec![]),
        (
            "service_since: 2018-03\nrecommended_on: 2026-01\nhonored_on: 2025-12-31\n",
            vec!["error[date-order]"],
        ),
        ("service_since: 2018-03\nhonored_on: 2027-01-01\n", vec![]),
    ] {
        assert_eq!(
            said("", &person("nominated", extra), "示例事迹。\n", ""),
            expected,
            "{extra}"
        );
    }
    for status in ["not_selected", "withdrawn"] {
        let record = person(status, "service_since: 2027\n");
        assert_eq!(
            said("", &record, "示例事迹。\n", "born: 2020\n"),
            Vec::<String>::new()
        );
    }
}

#[test]
fn age_is_told_from_the_private_file_by_check_alone() {
    let since = "service_since: 2018-03\n";
    let minor = ["warning[minor]"];
    for (private, record, expected) in [
        ("born: 2008-06-01\n", since.to_owned(), &[][..]),
        ("born: 2008-06-02\n", since.to_owned(), &minor[..]),
        ("出生年月: 2008年6月\n", since.to_owned(), &[]),
        ("出生年月: 2008年7月\n", since.to_owned(), &minor),
        (
            "born: 2008-07\n",
            format!("{since}waived: [{{rule: minor, because: 监护人同意}}]\n"),
            &[],
        ),
        (
            "born: 2026-07\n",
            since.to_owned(),
            &["warning[future-date]"],
        ),
        (
            "born: 1999-07\n",
            "service_since: 1998\n".to_owned(),
            &["warning[date-order]"],
        ),
    ] {
        assert_eq!(
            said("", &person("honored", &record), "示例事迹。\n", private),
            expected,
            "{private}"
        );
    }
    let site = Site::new("");
    site.person("a", "沈怀瑾", "");
    site.write("content/honorees/a/private.yaml", "born: 2008-06-02\n");
    let built = site.build();
    built.ok().expect(&[]);
    let report = site.check().report;
    for lang in [
        accolade::diagnostic::Lang::Zh,
        accolade::diagnostic::Lang::En,
    ] {
        assert!(!report.json(lang).contains("2008"));
    }
}

#[test]
fn a_rule_on_a_private_field_is_for_check() {
    let rule = "rules: [{category: volunteer, field: born, years_at_least: 20}]\n";
    let record = person("nominated", "service_since: 2018-03\n");
    assert_eq!(
        said(rule, &record, "示例事迹。\n", "born: 2006-01-23\n"),
        Vec::<String>::new()
    );
    assert_eq!(
        said(rule, &record, "示例事迹。\n", "born: 2006-01-24\n"),
        ["error[rule-unmet]"]
    );
    assert_eq!(
        said(rule, &record, "示例事迹。\n", "contact: 甲\n"),
        ["error[rule-field-missing]"]
    );
}

#[test]
fn a_units_slip_is_told_from_another_unit() {
    let list = "recommenders: [渝中区科学技术协会, 涪陵区科协, 重庆市数学学会, 第一中学科协]\n";
    for (unit, slip) in [
        ("渝中区科学技术协会", false),
        ("渝中区 科学技术协会", false),
        ("渝种区科学技术协会", true),
        ("渝中区科学计术协会", true),
        ("渝中区科技学术协会", true),
        ("渝中区科学技术协", true),
        ("渝中区科学技术协会会", true),
        ("渝中区学科技术协会", true),
        ("浮陵区科协", true),
        ("渝北区科学技术协会", false),
        ("重庆市医学学会", false),
        ("重庆市数学会", true),
        ("第二中学科协", false),
        ("第十一中学科协", false),
        ("江北区科协", false),
    ] {
        let record = person("honored", "service_since: 2018-03\n").replace("渝中区科协", unit);
        let expected: &[&str] = if slip { &["warning[unit-typo]"] } else { &[] };
        assert_eq!(said(list, &record, "示例事迹。\n", ""), expected, "{unit}");
    }
}

#[test]
fn a_story_has_no_more_and_no_fewer_words_than_asked() {
    let record = person("recommended", "service_since: 2018-03\n");
    let limits = "story: {max_words: 1000, min_words: 100}\n";
    let long = "error[story-too-long]";
    let short = "warning[story-too-short]";
    for (limits, story, expected) in [
        (limits, "字".repeat(1000), None),
        (limits, "字".repeat(1001), Some(long)),
        (limits, format!("{} Excel 2018。", "𠮷".repeat(997)), None),
        (
            limits,
            format!("{} Excel 2018。", "𠮷".repeat(998)),
            Some(long),
        ),
        // Markup and destinations do not count.
        (
            limits,
            format!(
                "**{}**[字](https://example.org/{})",
                "字".repeat(999),
                "x".repeat(900)
            ),
            None,
        ),
        (limits, "字".repeat(100), None),
        (limits, "字".repeat(99), Some(short)),
        (
            limits,
            format!("{}<!-- {} -->", "字".repeat(99), "注".repeat(900)),
            Some(short),
        ),
        // Without a least, a twentieth of the most.
        ("story: {max_words: 1000}\n", "字".repeat(50), None),
        (
            "story: {max_words: 1000}\n",
            "见附件。".to_owned(),
            Some(short),
        ),
        ("", "见附件。".to_owned(), None),
        (limits, " \n".to_owned(), Some("error[no-story]")),
    ] {
        let expected: Vec<&str> = expected.into_iter().collect();
        assert_eq!(
            said(limits, &record, &format!("{story}\n"), ""),
            expected,
            "{story}"
        );
    }
}
