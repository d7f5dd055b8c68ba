//! Every threshold of every preset: just inside its bound, on it, just outside, and with the field missing. The table is
//! written by hand from the documents; the test fails for a rule that it does not know, and for one that is gone.

use crate::site::Site;
use accolade::diagnostic::Lang;
use accolade::presets::presets;
use std::collections::BTreeMap;

/// The rule's id; values inside, on and outside its bound; whether the document says 原则上.
type Row = (&'static str, &'static str, &'static str, &'static str, bool);

const TEN: &str = "[甲, 乙, 丙, 丁, 戊, 己, 庚, 辛, 壬, 癸]";

/// Deadline 2026-01-23.
const CHONGQING: &[Row] = &[
    (
        "volunteer-service_since-years_at_least",
        "2023-01-22",
        "2023-01-23",
        "2023-01-24",
        false,
    ),
    (
        "organization-founded-years_at_least",
        "2023-01-22",
        "2023-01-23",
        "2023-01-24",
        false,
    ),
    (
        "organization-projects-count_at_least",
        "[甲, 乙, 丙]",
        "[甲, 乙]",
        "[甲]",
        false,
    ),
    ("organization-volunteers-at_least", "21人", "20", "19", true),
    (
        "organization-active_ratio-at_least",
        "60.01%",
        "60%",
        "59.99%",
        false,
    ),
    (
        "project-period-years_at_least",
        "2023-01-22/",
        "2023-01-23/",
        "2023-01-24/",
        false,
    ),
    ("project-volunteers-at_least", "11", "10", "9", false),
    (
        "community-resident_ratio-at_least",
        "40.01",
        "40",
        "39.99",
        false,
    ),
    (
        "community-teams-count_at_least",
        "[甲, 乙, 丙, 丁, 戊, 己]",
        "甲、乙、丙、丁、戊",
        "甲、乙、丙、丁",
        false,
    ),
    (
        "community-activity_kinds-count_at_least",
        "[甲, 乙, 丙, 丁, 戊, 己]",
        "甲；乙；丙；丁；戊",
        "甲；乙；丙；丁；等",
        false,
    ),
];

/// Deadline 2025-02-13.
const GUANGXI: &[Row] = &[
    (
        "volunteer-service_since-years_at_least",
        "2022-02-12",
        "2022-02-13",
        "2022-02-14",
        false,
    ),
    (
        "organization-founded-years_at_least",
        "2022-02-12",
        "2022-02-13",
        "2022-02-14",
        false,
    ),
    ("organization-volunteers-at_least", "21", "20", "19", true),
    (
        "organization-active_ratio-at_least",
        "60.01",
        "60",
        "59.99",
        false,
    ),
    (
        "organization-projects-count_at_least",
        "[甲, 乙, 丙]",
        "[甲, 乙]",
        "[甲]",
        false,
    ),
    (
        "organization-activities-at_least",
        "51场",
        "50场",
        "49场",
        false,
    ),
    (
        "project-period-years_at_least",
        "2022-02-12/2025-02",
        "2022-02-13/2025-02-13",
        "2022-02-14/2025-03",
        false,
    ),
    ("project-volunteers-at_least", "11", "10", "9", false),
    (
        "community-resident_ratio-at_least",
        "60.01%",
        "60.0%",
        "59.99%",
        false,
    ),
    (
        "community-teams-count_at_least",
        "[甲, 乙, 丙, 丁, 戊, 己]",
        "[甲, 乙, 丙, 丁, 戊]",
        "[甲, 乙, 丙, 丁]",
        false,
    ),
    (
        "community-activity_kinds-count_at_least",
        "[甲, 乙, 丙, 丁, 戊, 己]",
        "[甲, 乙, 丙, 丁, 戊]",
        "[甲, 乙, 丙, 丁, 丁]",
        false,
    ),
];

const CAST: &[Row] = &[
    ("team-volunteers-at_least", "21", "20", "19", true),
    (
        "community-activity_kinds-count_at_least",
        "甲、乙、丙、丁",
        "甲、乙、丙",
        "甲、乙",
        false,
    ),
    (
        "community-teams-count_at_least",
        "甲、乙、丙、丁",
        "甲、乙、丙",
        "甲、乙",
        false,
    ),
    (
        "community-registered_ratio-at_least",
        "10.01%",
        "10%",
        "9.99%",
        false,
    ),
];

/// By preset; the last two have no number that a form asks for.
const TABLE: &[(&str, &[Row])] = &[
    ("chongqing-2025", CHONGQING),
    ("guangxi-2024", GUANGXI),
    ("cast-2021", CAST),
    ("gansu-2023", &[]),
    ("yushanyumei-2025", &[]),
];

/// What a form asks for, with values beyond every bound.
fn good(category: &str) -> Vec<(&'static str, &'static str)> {
    let group = [
        ("founded", "2015-01"),
        ("volunteers", "100"),
        ("party_members", "5"),
        ("hours", "5000"),
        ("hours_per_volunteer", "50"),
        ("active_ratio", "90%"),
        ("activities", "200"),
        ("projects", TEN),
    ];
    match category {
        "volunteer" => vec![
            ("organization", "示例队"),
            ("projects", TEN),
            ("service_since", "2010-01"),
            ("activities", "200"),
        ],
        "organization" | "team" => group.to_vec(),
        "project" => vec![
            ("applicant", "示例单位"),
            ("period", "2010-01/"),
            ("volunteers", "100"),
            ("party_ratio", "5%"),
        ],
        "community" => vec![
            ("volunteers", "100"),
            ("party_members", "5"),
            ("registered_ratio", "30%"),
            ("resident_ratio", "90%"),
            ("activity_kinds", TEN),
            ("activities_per_year", "50"),
            ("teams", TEN),
        ],
        other => panic!("{other}"),
    }
}

/// A record with one field of its own; `None` leaves it out.
fn record(preset: &str, category: &str, status: &str, key: &str, value: Option<&str>) -> String {
    let mut text = format!(
        "programme: {preset}\ncategory: {category}\nname: 示例名称甲\nstatus: {status}\nunit: 示例县科协\n"
    );
    let mut fields = good(category);
    assert!(fields.iter().any(|(known, _)| *known == key), "{key}");
    fields.retain(|(known, _)| *known != key);
    fields.extend(value.map(|value| ("", value)));
    for (known, value) in fields {
        // Hours would no longer agree with another number of heads.
        if key == "volunteers" && matches!(known, "hours" | "hours_per_volunteer") {
            text.push_str(&format!("{known}: 0\n"));
        } else {
            let known = if known.is_empty() { key } else { known };
            text.push_str(&format!("{known}: {value}\n"));
        }
    }
    text
}

/// What is said of thresholds and of missing fields, by the record's folder.
fn judged(site: &Site) -> BTreeMap<String, Vec<String>> {
    let mut out: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for said in &site.check().report.diagnostics {
        let (code, place) = (said.problem.code(), said.place.as_ref());
        if code.starts_with("rule-") || code == "required-field" {
            let folder = place.map_or("", |place| place.file.folder());
            let folder = folder.rsplit('/').next().unwrap_or_default().to_owned();
            let severity = format!("{:?}", said.severity).to_lowercase();
            out.entry(folder)
                .or_default()
                .push(format!("{severity} {code}"));
        }
    }
    out
}

#[test]
fn every_threshold_of_every_preset() {
    let known: Vec<&str> = TABLE.iter().map(|(preset, _)| *preset).collect();
    for preset in presets().programmes.keys() {
        assert!(known.contains(preset), "{preset} is not in the table");
    }
    for (preset, rows) in TABLE {
        let rules = presets().programmes[preset]
            .rules
            .clone()
            .unwrap_or_default();
        let mut ids: Vec<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
        let mut listed: Vec<&str> = rows.iter().map(|row| row.0).collect();
        ids.sort_unstable();
        listed.sort_unstable();
        assert_eq!(ids, listed, "{preset}");
        if rows.is_empty() {
            continue;
        }
        let site = Site::new("");
        site.write(
            &format!("content/programmes/{preset}.yaml"),
            format!("preset: {preset}\n"),
        );
        let mut expected: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (at, (id, inside, on, outside, soft)) in rows.iter().enumerate() {
            let mut parts = id.split('-');
            let (category, key) = (parts.next().unwrap(), parts.next().unwrap());
            for status in [
                "nominated",
                "recommended",
                "notice",
                "honored",
                "not_selected",
                "withdrawn",
            ] {
                let breach = match (status, soft) {
                    ("not_selected" | "withdrawn", _) => None,
                    ("honored", _) | (_, true) => Some("warning rule-unmet"),
                    _ => Some("error rule-unmet"),
                };
                let missing = match status {
                    "not_selected" | "withdrawn" => None,
                    "honored" => Some("warning required-field"),
                    _ => Some("error required-field"),
                };
                let cases = [
                    ("inside", Some(*inside), None),
                    ("on", Some(*on), None),
                    ("outside", Some(*outside), breach),
                    ("missing", None, missing),
                ];
                for (name, value, said) in cases {
                    let folder = format!("r{at}-{status}-{name}").replace('_', "-");
                    let file = format!("content/honorees/{folder}/nomination.yaml");
                    site.write(&file, record(preset, category, status, key, value));
                    site.write(
                        &format!("content/honorees/{folder}/story.md"),
                        "示例事迹。\n",
                    );
                    if let Some(said) = said {
                        expected.insert(folder, vec![said.to_owned()]);
                    }
                }
            }
        }
        assert_eq!(judged(&site), expected, "{preset}");
    }
}

/// A site with one record of the Chongqing call; its messages on rules.
fn messages(category: &str, key: &str, value: &str) -> Vec<(String, String)> {
    let site = Site::new("");
    site.write(
        "content/programmes/chongqing-2025.yaml",
        "preset: chongqing-2025\n",
    );
    site.write(
        "content/honorees/a/nomination.yaml",
        record("chongqing-2025", category, "notice", key, Some(value)),
    );
    site.write("content/honorees/a/story.md", "示例事迹。\n");
    let report = site.check().report;
    let of_rules = report
        .diagnostics
        .iter()
        .filter(|said| said.problem.code() == "rule-unmet");
    of_rules
        .map(|said| {
            (
                said.problem.message(Lang::Zh),
                said.problem.message(Lang::En),
            )
        })
        .collect()
}

#[test]
fn messages_name_the_clause_what_was_found_and_the_bound() {
    let said = |zh: &str, en: &str| vec![(zh.to_owned(), en.to_owned())];
    assert_eq!(
        messages("volunteer", "service_since", "2024年3月"),
        said(
            "“何时起参加科技志愿服务活动”到2026年1月23日应满3年，这里从2024年3月算起，只有1年10个月（条件一（一）2“服务年限达3年及以上”）",
            "`何时起参加科技志愿服务活动` should reach 3 years by 2026-01-23; from 2024-03 on it is 1 year and 10 months (clause 一（一）2“服务年限达3年及以上”)",
        )
    );
    assert_eq!(
        messages("organization", "volunteers", "19人"),
        said(
            "“注册科技志愿者人数”应不少于20人，这里是19人（条件一（二）4“注册科技志愿者人数原则上不少于20人”）",
            "`注册科技志愿者人数` should be at least 20人, but is 19人 (clause 一（二）4“注册科技志愿者人数原则上不少于20人”)",
        )
    );
    assert_eq!(
        messages("community", "teams", "[甲队, 乙队, 甲 队]"),
        said(
            "“组建的科技志愿服务队”应不少于5项，这里是2项（重复的只算一项）（条件一（四）3（第一个）“组建的科技志愿服务队伍不少于5支”）",
            "`组建的科技志愿服务队` should have at least 5 entries, but has 2 (what stands there twice counts once) (clause 一（四）3（第一个）“组建的科技志愿服务队伍不少于5支”)",
        )
    );
}

#[test]
fn dates_of_less_precision_count_from_their_first_day_and_ends_to_their_last() {
    for (category, key, value, met) in [
        ("volunteer", "service_since", "2023-01", true),
        ("volunteer", "service_since", "2023-02", false),
        ("volunteer", "service_since", "2023", true),
        ("volunteer", "service_since", "2024", false),
        ("project", "period", "2020-01/2022-12", true),
        ("project", "period", "2020-02/2022-12", false),
        ("project", "period", "2020-01-01/2022-12-31", true),
        ("project", "period", "2020-01-01/2022-12-30", false),
        ("project", "period", "2020/2022", true),
        // An end beyond the reference date does not help.
        ("project", "period", "2023-02/2030-12", false),
        ("project", "period", "2023-01-24/2026-01-23", false),
        ("project", "period", "2023-01-23/2026-01-23", true),
    ] {
        assert_eq!(messages(category, key, value).is_empty(), met, "{value}");
    }
}

#[test]
fn waivers_silence_and_are_counted() {
    let site = Site::new("");
    site.write(
        "content/programmes/chongqing-2025.yaml",
        "preset: chongqing-2025\nreference_date: 2026-03\n",
    );
    let text = record(
        "chongqing-2025",
        "volunteer",
        "notice",
        "service_since",
        Some("2023-04"),
    );
    let file = "content/honorees/a/nomination.yaml";
    site.write("content/honorees/a/story.md", "示例事迹。\n");
    let rule = "volunteer-service_since-years_at_least";
    site.write(file, &text);
    let waived = |site: &Site| {
        let report = site.check().report;
        let json: serde_json::Value = serde_json::from_str(&report.json(Lang::Zh)).unwrap();
        (judged(site).len(), json["waived"].as_u64().unwrap())
    };
    assert_eq!(waived(&site), (1, 0));
    site.write(
        file,
        format!("{text}豁免: [{{规则: {rule}, 理由: 已议定}}]\n"),
    );
    assert_eq!(waived(&site), (0, 1));
    let shown = site.check().report;
    let human = |lang| shown.text(accolade::cli::ReportKind::Human, lang, false);
    assert!(human(Lang::Zh).contains("已豁免 1 项条件。"));
    assert!(human(Lang::En).contains("1 rule waived. "));
    // The whole of March counts; one who began on its last day has served three years.
    site.write(
        file,
        record(
            "chongqing-2025",
            "volunteer",
            "notice",
            "service_since",
            Some("2023-03-31"),
        ),
    );
    assert_eq!(waived(&site), (0, 0));
    site.write(
        file,
        format!(
            "{text}waived: [{{rule: volunteer-service-since-years_at_least, because: 已议定}}]\n"
        ),
    );
    let report = site.check().report;
    let unknown = report
        .diagnostics
        .iter()
        .find(|said| said.problem.code() == "unknown-rule");
    assert!(unknown.unwrap().problem.help(Lang::Zh).contains(rule));
}
