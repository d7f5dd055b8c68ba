//! Thresholds: the `rules` of a programme, each against the field that it names. Bounds are inclusive.

use super::Case;
use super::waive::Findings;
use crate::diagnostic::catalog::Rules;
use crate::diagnostic::{Diagnostic, Severity};
use crate::form::{Field, Typed, Value};
use crate::input::{Place, SourcePath};
use crate::parse::form::Class;
use crate::parse::label::fold;
use crate::parse::programme::{Bound, Operator, Rule};
use crate::parse::value::{Date, Day};
use std::collections::{BTreeMap, BTreeSet};

/// What stands for a private value in a message.
const HIDDEN: &str = "……";

/// The rules of the record's category, each with the field that it looks at.
pub(super) fn applying<'r>(
    case: &Case<'r>,
) -> impl Iterator<Item = (&'r Rule, Option<&'r Field>)> + use<'r> {
    let category = case.category;
    let rules = case.programme.rules.rules.iter().flatten();
    rules
        .filter(move |rule| rule.category.value == category.id)
        .map(move |rule| (rule, category.form.by_label(&fold(&rule.field.value))))
}

/// The rules whose fields stand in `nomination.yaml`.
pub(super) fn thresholds(case: &Case<'_>, findings: &mut Findings) {
    let file = &case.record.nomination.file;
    for (rule, field) in applying(case) {
        let Some(field) = field.filter(|field| field.class != Class::Private) else {
            continue;
        };
        if case.record.answers.unreadable.contains(&field.key) {
            findings.leave(&rule.id);
            continue;
        }
        match case.record.answers.values.get(&field.key) {
            Some(value) => {
                let place = Place::new(file, value.span);
                judge(case, rule, field, &value.value, place, findings);
            }
            // What the form asks for is missing already.
            None if field.required => findings.leave(&rule.id),
            None => findings.add(&rule.id, missing(case, rule, field, Place::file(file))),
        }
    }
}

/// The rules whose fields stand in `private.yaml`.
pub(super) fn private(
    case: &Case<'_>,
    values: &BTreeMap<String, Typed>,
    file: &SourcePath,
    findings: &mut Findings,
) {
    for (rule, field) in applying(case) {
        let Some(field) = field.filter(|field| field.class == Class::Private) else {
            continue;
        };
        match values.get(&field.key) {
            Some(value) => {
                let place = Place::new(file, value.span);
                judge(case, rule, field, &value.value, place, findings);
            }
            None => findings.add(&rule.id, missing(case, rule, field, Place::file(file))),
        }
    }
}

fn judge(
    case: &Case<'_>,
    rule: &Rule,
    field: &Field,
    value: &Value,
    place: Place,
    findings: &mut Findings,
) {
    if let Some((zh, en)) = breach(rule, field, value, case.programme.map_day) {
        let problem = Rules::RuleUnmet {
            label: field.label.clone(),
            zh,
            en,
            clause: source(rule),
            rule: rule.id.clone(),
        };
        findings.add(&rule.id, weighed(case, rule, problem, place));
    }
}

fn missing(case: &Case<'_>, rule: &Rule, field: &Field, place: Place) -> Diagnostic {
    let problem = Rules::RuleFieldMissing {
        label: field.label.clone(),
        key: field.key.clone(),
        clause: source(rule),
        rule: rule.id.clone(),
    };
    weighed(case, rule, problem, place)
}

/// 「原则上」 is a warning, whether the rule says so by `severity` or by its wording alone.
fn weighed(case: &Case<'_>, rule: &Rule, problem: Rules, place: Place) -> Diagnostic {
    let diagnostic = case.breach(problem, place);
    let softened = rule
        .quote
        .as_ref()
        .is_some_and(|quote| quote.contains("原则上"));
    let own = rule.severity.unwrap_or(if softened {
        Severity::Warning
    } else {
        Severity::Error
    });
    // The lighter of the two.
    let severity = diagnostic.severity.max(own);
    diagnostic.with_severity(severity)
}

/// A rule's clause and wording, as far as it has them.
fn source(rule: &Rule) -> String {
    let clause = rule.clause.clone().unwrap_or_default();
    match &rule.quote {
        Some(quote) => format!("{clause}“{quote}”"),
        None => clause,
    }
}

/// What a rule says against a value, in both languages: the bound and what was found. `None` if it is met, or if the
/// rule does not fit the field, which is the programme's fault and told there.
pub(super) fn breach(
    rule: &Rule,
    field: &Field,
    value: &Value,
    reference: Day,
) -> Option<(String, String)> {
    let private = field.class == Class::Private;
    let found = |text: String| if private { HIDDEN.to_owned() } else { text };
    match (rule.operator, &rule.bound, value) {
        (
            Operator::AtLeast | Operator::AtMost | Operator::Equals,
            Bound::Number(bound),
            Value::Number(number) | Value::Percent(number),
        ) => {
            let percent = matches!(value, Value::Percent(_));
            let unit = if percent { "%" } else { field.unit.as_str() };
            let here = found(format!("{number}{unit}"));
            let (met, zh, en) = match (rule.operator, percent) {
                (Operator::AtLeast, true) => (number >= bound, "不低于", "at least "),
                (Operator::AtLeast, false) => (number >= bound, "不少于", "at least "),
                (Operator::AtMost, true) => (number <= bound, "不高于", "at most "),
                (Operator::AtMost, false) => (number <= bound, "不多于", "at most "),
                _ => (number == bound, "是", ""),
            };
            (!met).then(|| {
                (
                    format!("应{zh}{bound}{unit}，这里是{here}"),
                    format!("should be {en}{bound}{unit}, but is {here}"),
                )
            })
        }
        (Operator::Equals, bound, _) => {
            let bound = match bound {
                Bound::Number(number) => number.to_string(),
                Bound::Text(text) => text.clone(),
            };
            let here = value.shown(field);
            let met = fold(&here) == fold(&bound)
                || value.data(field).as_str().is_some_and(|data| data == bound);
            let here = found(here);
            (!met).then(|| {
                (
                    format!("应是{bound}，这里是{here}"),
                    format!("should be {bound}, but is {here}"),
                )
            })
        }
        (
            Operator::CountAtLeast | Operator::CountAtMost,
            Bound::Number(bound),
            Value::List(items),
        ) => counted(rule.operator, *bound, items),
        (Operator::YearsAtLeast, Bound::Number(bound), Value::Date(from)) => {
            years(*bound, *from, None, reference, private)
        }
        (Operator::YearsAtLeast, Bound::Number(bound), Value::Period(period)) => {
            years(*bound, period.from, period.to, reference, private)
        }
        _ => None,
    }
}

/// The length of a list. What stands there twice counts once; 等 at its end is no item.
fn counted(operator: Operator, bound: f64, items: &[String]) -> Option<(String, String)> {
    let all: Vec<String> = items.iter().map(|item| fold(item)).collect();
    let named = || all.iter().filter(|item| !item.is_empty() && *item != "等");
    let distinct: BTreeSet<&String> = named().collect();
    let count = distinct.len();
    let (met, zh, en) = match operator {
        Operator::CountAtMost => (count as f64 <= bound, "不多于", "most"),
        _ => (count as f64 >= bound, "不少于", "least"),
    };
    let (twice_zh, twice_en) = if named().count() > count {
        (
            "（重复的只算一项）",
            " (what stands there twice counts once)",
        )
    } else {
        ("", "")
    };
    // Somebody who writes `5支` has counted what should be listed.
    let number = matches!(all.as_slice(), [one] if one.starts_with(|c: char| c.is_ascii_digit()));
    let (list_zh, list_en) = if number {
        (
            "；请逐个写出名称，不要只写数目",
            "; list the names, not their number",
        )
    } else {
        ("", "")
    };
    (!met).then(|| {
        (
            format!("应{zh}{bound}项，这里是{count}项{twice_zh}{list_zh}"),
            format!("should have at {en} {bound} entries, but has {count}{twice_en}{list_en}"),
        )
    })
}

/// Years from a date to the reference date, or to an end that comes before it. A date of less precision counts from its
/// first day, an end to its last, which is part of the time.
fn years(
    bound: f64,
    from: Date,
    to: Option<Date>,
    reference: Day,
    private: bool,
) -> Option<(String, String)> {
    let start = from.first_day();
    let ended = to.filter(|to| to.last_day() < reference);
    let until = ended.map_or(reference, |to| to.last_day().next());
    let months = (bound * 12.0).round() as i64;
    if start.after_months(months) <= until {
        return None;
    }
    let till = ended.unwrap_or_else(|| reference.date());
    let (till_zh, till_en) = (till.long(), till.iso());
    let mut whole = 0;
    while start.after_months(whole + 1) <= until && whole < months {
        whole += 1;
    }
    let many = |count: i64, word| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    let (zh, en) = match (private, whole / 12, whole % 12) {
        (true, ..) => (HIDDEN.to_owned(), HIDDEN.to_owned()),
        (_, 0, 0) => ("不满1个月".to_owned(), "less than a month".to_owned()),
        (_, 0, months) => (format!("只有{months}个月"), many(months, "month")),
        (_, years, 0) => (format!("只有{years}年"), many(years, "year")),
        (_, years, months) => (
            format!("只有{years}年{months}个月"),
            format!("{} and {}", many(years, "year"), many(months, "month")),
        ),
    };
    let (since_zh, since_en) = match private {
        true => (HIDDEN.to_owned(), HIDDEN.to_owned()),
        false => (from.long(), from.iso()),
    };
    Some((
        format!("到{till_zh}应满{bound}年，这里从{since_zh}算起，{zh}"),
        format!("should reach {bound} years by {till_en}; from {since_en} on it is {en}"),
    ))
}
