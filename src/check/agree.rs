//! Whether a record agrees with itself, by the canonical keys of the built-in forms (format.md): hours, party members,
//! dates, age. A form of one's own that uses these keys is judged alike.

use super::Case;
use super::waive::Findings;
use crate::diagnostic::catalog::Rules;
use crate::form::{Typed, Value};
use crate::input::{Place, SourcePath, Span};
use crate::parse::nomination::Subject;
use crate::parse::value::{self, Date};
use std::collections::BTreeMap;

/// How far 人均 × 人数 may be from 累计: this part of 累计, or so many hours a head, whichever is more. 人均 is rounded,
/// and people come and go while hours are added up.
const HOURS_PART: f64 = 0.05;
const HOURS_A_HEAD: f64 = 0.5;

/// The age from which a person answers for themselves.
const OF_AGE: i64 = 18;

/// What stands for a private value in a message.
const HIDDEN: &str = "……";

/// Dates of the past, in the order in which they come: what began, and when the unit put its seal on it.
const BEGUN: &[&str] = &["founded", "service_since", "period"];
const SEALED: &str = "recommended_on";

fn number(case: &Case<'_>, key: &str) -> Option<(f64, Span)> {
    let value = case.record.answers.values.get(key)?;
    match value.value {
        Value::Number(number) => Some((number, value.span)),
        _ => None,
    }
}

/// A date, or when a period began.
fn date(case: &Case<'_>, key: &str) -> Option<(Date, Span)> {
    let value = case.record.answers.values.get(key)?;
    match value.value {
        Value::Date(date) => Some((date, value.span)),
        Value::Period(period) => Some((period.from, value.span)),
        _ => None,
    }
}

fn label(case: &Case<'_>, key: &str) -> String {
    let field = case.category.form.field(key);
    field.map_or_else(|| key.to_owned(), |field| field.label.clone())
}

/// Hours and heads.
pub(super) fn figures(case: &Case<'_>, findings: &mut Findings) {
    let file = &case.record.nomination.file;
    let Some((volunteers, _)) = number(case, "volunteers") else {
        return;
    };
    if let (Some((each, at)), Some((total, _))) =
        (number(case, "hours_per_volunteer"), number(case, "hours"))
    {
        let product = each * volunteers;
        let allowed = (total * HOURS_PART).max(volunteers * HOURS_A_HEAD);
        if (product - total).abs() > allowed {
            let problem = Rules::HoursMismatch {
                volunteers: value::shown(volunteers),
                each: value::shown(each),
                product: value::shown(product),
                total: value::shown(total),
            };
            findings.add("hours-mismatch", case.breach(problem, Place::new(file, at)));
        }
    }
    if let Some((members, at)) = number(case, "party_members")
        && members > volunteers
    {
        let problem = Rules::PartyExceeds {
            label: label(case, "party_members"),
            found: value::shown(members),
            whole_label: label(case, "volunteers"),
            whole: value::shown(volunteers),
        };
        findings.add("party-exceeds", case.breach(problem, Place::new(file, at)));
    }
}

/// Dates that have come, in their order. A date of less precision is wrong only if every day that it can mean is; the
/// end of a period may lie in the future.
pub(super) fn dates(case: &Case<'_>, findings: &mut Findings) {
    let file = &case.record.nomination.file;
    for key in BEGUN.iter().chain([&SEALED]) {
        if let Some((date, at)) = date(case, key)
            && date.first_day() > case.today
        {
            let problem = Rules::FutureDate {
                label: label(case, key),
                found: date.long(),
                today: case.today.date().long(),
            };
            findings.say(case.breach(problem, Place::new(file, at)));
        }
    }
    let honored = case.record.nomination.honored_on.as_ref();
    let honored = honored.map(|date| ("公布日期".to_owned(), date.value, date.span));
    let sealed = date(case, SEALED).map(|(date, at)| (label(case, SEALED), date, at));
    for key in BEGUN.iter().chain([&SEALED]) {
        let Some((earlier, _)) = date(case, key) else {
            continue;
        };
        let sealed = sealed.as_ref().filter(|_| *key != SEALED);
        let later = [sealed, honored.as_ref()].into_iter().flatten();
        for (name, later, at) in later {
            if later.last_day() < earlier.first_day() {
                let problem = Rules::DateOrder {
                    label: name.clone(),
                    found: later.long(),
                    earlier_label: label(case, key),
                    earlier: earlier.long(),
                };
                findings.say(case.breach(problem, Place::new(file, *at)));
            }
        }
    }
}

/// A person's age, and whether the date of birth can be true. It is private: no message repeats it.
pub(super) fn birth(
    case: &Case<'_>,
    values: &BTreeMap<String, Typed>,
    file: &SourcePath,
    findings: &mut Findings,
) {
    let Some(Typed {
        value: Value::Date(born),
        span,
    }) = values.get("born")
    else {
        return;
    };
    let place = || Place::new(file, *span);
    let born = born.first_day();
    if born > case.today {
        let problem = Rules::FutureDate {
            label: label(case, "born"),
            found: HIDDEN.to_owned(),
            today: case.today.date().long(),
        };
        findings.say(case.breach(problem, place()));
        return;
    }
    if case.record.kind == Subject::Person && born.after_months(OF_AGE * 12) > case.today {
        findings.add("minor", case.breach(Rules::Minor, place()));
    }
    if let Some((since, _)) = date(case, "service_since")
        && since.last_day() < born
    {
        let problem = Rules::DateOrder {
            label: label(case, "service_since"),
            found: since.long(),
            earlier_label: label(case, "born"),
            earlier: HIDDEN.to_owned(),
        };
        findings.say(case.breach(problem, place()));
    }
}
