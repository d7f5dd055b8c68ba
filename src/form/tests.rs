use super::*;
use crate::input::{SourcePath, Text};
use crate::parse::{Problems, nomination, yaml};

/// Reads a record by a form; shows its values and the codes of its problems.
fn check(form: &str, record: &str, expected: &[&str], codes: &[&str]) {
    let set = FormSet::built_in();
    let form = set.get(form).unwrap();
    let file = SourcePath::new("content/honorees/x/nomination.yaml").unwrap();
    let text = Text::new(format!(
        "programme: p\ncategory: c\nstatus: honored\n{record}"
    ));
    let mut problems = Problems::new(&file);
    problems.set_text(&text);
    let entries = yaml::entries(&text, &mut problems);
    let nomination = nomination::parse(&entries, &mut problems);
    let answers = answers(&nomination, form, &mut problems);
    let shown: Vec<String> = answers
        .values
        .iter()
        .map(|(key, value)| format!("{key}={}", value.value.shown(form.field(key).unwrap())))
        .collect();
    assert_eq!(shown, expected, "{record}");
    let said: Vec<String> = problems
        .into_list()
        .iter()
        .map(|d| {
            let (line, column) = text.position(d.place.as_ref().unwrap().span.start);
            format!("{line}:{column} {}", d.problem.code())
        })
        .collect();
    assert_eq!(said, codes, "{record}");
}

#[test]
fn printed_labels_and_canonical_keys_are_one() {
    check(
        "person",
        "姓　名： 张三\n何时起参加科技志愿服务活动: 2018-03\nactivities: 126次\n",
        &["activities=126次", "service_since=2018年3月"],
        &["4:4 fullwidth-colon"],
    );
    check(
        "organization",
        "组织名称: 队\n注册科技志愿者人数（人）: 1,200 人\nactive_ratio: 62\n",
        &["active_ratio=62%", "volunteers=1200人"],
        &[],
    );
}

#[test]
fn one_field_under_two_labels_is_refused() {
    check(
        "person",
        "name: 甲\nactivities: 1\n参加科技志愿服务活动次数: 2\n",
        &["activities=1次"],
        &["6:1 duplicate-key"],
    );
    check(
        "organization",
        "name: 甲\n组织名称: 乙\n",
        &[],
        &["5:1 duplicate-key"],
    );
    check(
        "person",
        "name: 甲\n姓名: 乙\n",
        &[],
        &["5:1 duplicate-key"],
    );
}

#[test]
fn private_and_unknown_keys_are_told_apart() {
    check(
        "person",
        "联系方式: x\n出生年月: 1970-01\n何时参加科技志愿服务活动: 2018\n",
        &[],
        &["4:1 private-key", "5:1 private-key", "6:1 unknown-key"],
    );
}

#[test]
fn values_of_another_type_are_reported_at_the_value() {
    check(
        "person",
        "service_since: 三年\nactivities: 很多\ngender: 未知\n",
        &[],
        &["4:16 bad-date", "5:13 bad-number", "6:9 bad-choice"],
    );
}
