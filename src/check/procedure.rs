//! Registration, joint review and deadline: what goes along with a recommendation. The fields are internal, so that messages may
//! repeat them and pages never do.

use super::Case;
use super::waive::Findings;
use crate::diagnostic::Severity;
use crate::diagnostic::catalog::Procedure;
use crate::form::{Typed, Value};
use crate::input::Place;
use crate::parse::label::fold;
use crate::parse::programme::Registration;
use crate::parse::value::Date;

/// Platforms that are known by name (the documents' own, and those that records name in their place).
const PLATFORMS: &[&str] = &[
    "大美志愿",
    "科技志愿服务信息平台",
    "科技志愿服务微信公众号",
    "中国志愿服务网",
    "志愿中国",
    "志愿云",
    "志愿汇",
];

/// What departments are also called.
const DEPARTMENTS: &[(&str, &[&str])] = &[
    ("纪检监察", &["纪检", "监察", "纪委", "监委"]),
    ("社会工作", &["社工"]),
];

/// What a record says under an internal field, each entry of a list; `None`: nothing.
fn said(value: &Typed) -> Vec<&str> {
    match &value.value {
        Value::Text(text) => vec![text.as_str()],
        Value::List(items) => items.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

/// Whether papers that go along with a recommendation are still asked for: once the decision is made, nobody brings them.
fn is_candidate(case: &Case<'_>) -> bool {
    case.record.status.weight() == Some(Severity::Error)
}

pub(super) fn procedure(case: &Case<'_>, findings: &mut Findings) {
    if let Some(registration) = &case.programme.rules.registration {
        registered(case, registration, findings);
    }
    if let Some(departments) = &case.programme.rules.joint_review {
        reviewed(case, departments, findings);
    }
    deadline(case, findings);
}

const REGISTRATION: &str = "registration";

fn registered(case: &Case<'_>, asked: &Registration, findings: &mut Findings) {
    let every = asked.categories.is_empty();
    let Some(field) = case.category.form.field(REGISTRATION) else {
        return;
    };
    if !every && !asked.categories.contains(&case.category.id) {
        return;
    }
    let answers = &case.record.answers;
    let platform = asked.platform.clone();
    let platform = platform.unwrap_or_else(|| "规定的平台".to_owned());
    let label = field.label.clone();
    let file = &case.record.nomination.file;
    let Some(value) = answers.values.get(REGISTRATION) else {
        if is_candidate(case) && !answers.unreadable.iter().any(|key| key == REGISTRATION) {
            let problem = Procedure::RegistrationMissing { label, platform };
            findings.add(REGISTRATION, case.breach(problem, Place::file(file)));
        } else {
            findings.leave(REGISTRATION);
        }
        return;
    };
    let place = || Place::new(file, value.span);
    let text = said(value).concat();
    let plain: String = fold(&text)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    if refuses(&plain) {
        let problem = Procedure::Unregistered { label, platform };
        findings.add(REGISTRATION, case.breach(problem, place()));
        return;
    }
    let asked_for: String = platform.chars().filter(|c| c.is_alphanumeric()).collect();
    let named: Vec<&str> = PLATFORMS
        .iter()
        .copied()
        .filter(|known| plain.contains(known))
        .collect();
    let there = named.iter().any(|known| asked_for.contains(known));
    if let Some(found) = named
        .first()
        .filter(|_| !there && asked.platform.is_some() && !plain.contains(&asked_for))
    {
        let found = (*found).to_owned();
        let problem = Procedure::RegisteredElsewhere { found, platform };
        findings.add(REGISTRATION, case.breach(problem, place()));
    }
    if let Some(before) = asked.before.as_deref().and_then(Date::parse)
        && let Some(on) = date_in(&text)
        && on.first_day() > before.last_day()
    {
        let problem = Procedure::RegisteredLate {
            found: on.long(),
            before: before.long(),
        };
        findings.add(REGISTRATION, case.breach(problem, place()));
    }
}

/// Whether a text says that the registration is not done. What is done may be followed by what is not, such as 已注册，尚未开通积分.
fn refuses(plain: &str) -> bool {
    let done = plain.split_once('已').is_some_and(|(before, rest)| {
        let near: String = rest.chars().take(24).collect();
        !before.contains("注册") && (near.contains("注册") || near.contains("登记"))
    });
    let not_done = [
        "未注册",
        "没有",
        "没注册",
        "尚未",
        "还没",
        "还未",
        "未在",
        "未完成",
        "未登记",
        "正在办理",
        "办理中",
        "待注册",
        "拟注册",
    ];
    matches!(plain, "否" | "无" | "未" | "没有")
        || (!done && not_done.iter().any(|no| plain.contains(no)))
}

/// The first date in a text, such as that of `2021年9月12日在平台注册`.
fn date_in(text: &str) -> Option<Date> {
    let characters: Vec<char> = text.chars().collect();
    let part = |c: &char| c.is_ascii_digit() || "年月日-./".contains(*c);
    characters
        .split(|c| !part(c))
        .filter(|run| run.iter().take_while(|c| c.is_ascii_digit()).count() == 4)
        .find_map(|run| Date::parse(&run.iter().collect::<String>()))
}

const REVIEW: &str = "joint_review";

fn reviewed(case: &Case<'_>, departments: &[String], findings: &mut Findings) {
    let Some(field) = case.category.form.field(REVIEW) else {
        return;
    };
    let answers = &case.record.answers;
    let label = field.label.clone();
    let file = &case.record.nomination.file;
    let Some(value) = answers.values.get(REVIEW) else {
        if is_candidate(case) && !answers.unreadable.iter().any(|key| key == REVIEW) {
            let departments = departments.join("、");
            let problem = Procedure::ReviewMissing { label, departments };
            findings.add(REVIEW, case.breach(problem, Place::file(file)));
        } else {
            findings.leave(REVIEW);
        }
        return;
    };
    let place = || Place::new(file, value.span);
    let entries = said(value);
    let objects = |entry: &&&str| {
        // 无不同意见 is no objection.
        let entry = entry.replace("不同意见", "").replace("无异议", "");
        [
            "不同意",
            "不予",
            "未同意",
            "有异议",
            "未通过",
            "不通过",
            "暂缓",
            "反对",
        ]
        .iter()
        .any(|no| entry.contains(no))
    };
    if let Some(found) = entries.iter().find(objects) {
        let found = (*found).to_owned();
        let problem = Procedure::ReviewObjection { label, found };
        findings.add(REVIEW, case.breach(problem, place()));
        return;
    }
    let all = entries.concat();
    let named = |department: &&String| {
        let others = DEPARTMENTS.iter().find(|(name, _)| name == department);
        all.contains(department.as_str())
            || others.is_some_and(|(_, others)| others.iter().any(|other| all.contains(other)))
    };
    let missing: Vec<&str> = departments
        .iter()
        .filter(|department| !named(department))
        .map(String::as_str)
        .collect();
    // "All seven departments agree" names none of them.
    let together = missing.len() == departments.len()
        && [
            "均同意",
            "均无异议",
            "全部同意",
            "一致同意",
            "均已同意",
            "联审通过",
        ]
        .iter()
        .any(|yes| all.contains(yes));
    if !missing.is_empty() && !together {
        let missing = missing.join("、");
        let problem = Procedure::ReviewIncomplete { label, missing };
        findings.add(REVIEW, case.breach(problem, place()));
    }
}

const RECOMMENDED: &str = "recommended_on";

/// Recommended in time: a date of less precision is late only if each day that it can mean is.
fn deadline(case: &Case<'_>, findings: &mut Findings) {
    let Some(deadline) = &case.programme.rules.deadline else {
        return;
    };
    let Some(value) = case.record.answers.values.get(RECOMMENDED) else {
        findings.leave("deadline");
        return;
    };
    let Value::Date(date) = value.value else {
        return;
    };
    // The deadline of a day is its end, so that the last moment before it is of that day.
    let last = deadline.value.before().day();
    if date.first_day() > last {
        let field = case.category.form.field(RECOMMENDED);
        let problem = Procedure::AfterDeadline {
            label: field.map_or_else(|| RECOMMENDED.to_owned(), |field| field.label.clone()),
            found: date.long(),
            deadline: deadline.value.end_long(),
        };
        let place = Place::new(&case.record.nomination.file, value.span);
        findings.add("deadline", case.breach(problem, place));
    }
}
