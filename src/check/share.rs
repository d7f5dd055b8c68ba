//! 构成: what part of all who stand in a programme may be of one kind.

use super::Case;
use super::waive::Findings;
use crate::diagnostic::catalog::{Procedure, References, Rules};
use crate::diagnostic::{Diagnostic, Severity};
use crate::form::Field;
use crate::input::{Place, Spanned};
use crate::parse::label::fold;
use crate::parse::programme::Share;
use crate::parse::value::shown;
use crate::site::{Programme, Site};
use std::collections::BTreeSet;

/// A share has rounding of its own: 10 % of 30 is 3, whatever a division of floats says.
const SLACK: f64 = 1e-9;

/// Judges every share of every programme. A share over a field that some records lack is not counted: what is missing is told
/// at each of them.
pub(super) fn shares(
    site: &Site,
    cases: &[Case<'_>],
    findings: &mut [Findings],
    problems: &mut Vec<Diagnostic>,
) {
    for (at, programme) in site.programmes.iter().enumerate() {
        let members: Vec<usize> = cases
            .iter()
            .enumerate()
            .filter(|(_, case)| {
                case.record.programme == at && case.record.status.weight().is_some()
            })
            .map(|(index, _)| index)
            .collect();
        for share in programme.rules.shares.iter().flatten() {
            if fits(programme, share, problems) {
                judge(programme, share, cases, &members, findings, problems);
            }
        }
    }
}

/// Reports a share that names a category or a field that does not exist.
fn fits(programme: &Programme, share: &Share, problems: &mut Vec<Diagnostic>) -> bool {
    let file = &programme.file;
    let named = share.category.as_ref();
    if let Some(category) = named.filter(|named| programme.category(&named.value).is_none()) {
        let known: Vec<&str> = programme.categories.iter().map(|c| c.id.as_str()).collect();
        problems.push(Diagnostic::new(
            References::UnknownCategory {
                id: category.value.clone(),
                programme: programme.id.clone(),
                known: known.join("、"),
            },
            Place::new(file, category.span),
        ));
        return false;
    }
    let forms = || {
        let asked = |category: &&crate::site::Category| {
            named.is_none_or(|named| named.value == category.id)
        };
        programme.categories.iter().filter(asked).map(|c| &c.form)
    };
    let mut fits = true;
    for (field, value) in &share.condition {
        let key = fold(field);
        if CORE.contains(&key.as_str()) || forms().any(|form| form.by_label(&key).is_some()) {
            continue;
        }
        let labels: BTreeSet<&str> = forms()
            .flat_map(|form| form.fields.iter().map(|field| field.label.as_str()))
            .collect();
        let known: Vec<&str> = labels.into_iter().collect();
        problems.push(Diagnostic::new(
            Procedure::ShareUnfit {
                field: field.clone(),
                known: known.join("、"),
            },
            Place::new(file, value.span),
        ));
        fits = false;
    }
    fits
}

/// Keys that every record has beside its form's.
const CORE: &[&str] = &["grade", "等次", "tags", "服务领域"];

fn judge(
    programme: &Programme,
    share: &Share,
    cases: &[Case<'_>],
    members: &[usize],
    findings: &mut [Findings],
    problems: &mut Vec<Diagnostic>,
) {
    let (mut counted, mut total) = (Vec::new(), 0);
    let (mut open, mut weight) = (false, Severity::Warning);
    for index in members {
        let Some(case) = cases.get(*index) else {
            continue;
        };
        let asked = share.category.as_ref();
        if asked.is_some_and(|category| category.value != case.category.id) {
            continue;
        }
        total += 1;
        weight = weight.min(case.record.status.weight().unwrap_or(weight));
        let mut matches = Some(true);
        for (field, value) in &share.condition {
            match holds(case, field, value) {
                Ok(held) => matches = matches.map(|before| before && held),
                Err(missing) => {
                    matches = None;
                    open = true;
                    if let (Some(field), Some(findings)) = (missing, findings.get_mut(*index)) {
                        let problem = Rules::RuleFieldMissing {
                            label: field.label.clone(),
                            key: field.key.clone(),
                            clause: String::new(),
                            rule: what(programme, share),
                        };
                        let place = Place::file(&case.record.nomination.file);
                        findings.say(case.breach(problem, place));
                    }
                }
            }
        }
        if matches == Some(true) {
            counted.push(case.record.name.as_str());
        }
    }
    if open || total == 0 {
        return;
    }
    let part = counted.len() as f64 * 100.0 / total as f64;
    let broken = [(share.at_most, false), (share.at_least, true)]
        .into_iter()
        .filter_map(|(bound, least)| Some((bound?, least)))
        .filter(|(bound, least)| {
            if *least {
                part + SLACK < *bound
            } else {
                part > *bound + SLACK
            }
        });
    for (bound, least) in broken {
        let problem = Procedure::ShareBroken {
            what: what(programme, share),
            count: counted.len(),
            total,
            found: shown((part * 10.0).round() / 10.0),
            bound: shown(bound),
            least,
            names: if counted.is_empty() {
                "—".to_owned()
            } else {
                counted.join("、")
            },
        };
        let first = share.condition.first();
        let place = first.map_or_else(
            || Place::file(&programme.file),
            |(_, value)| Place::new(&programme.file, value.span),
        );
        problems.push(Diagnostic::new(problem, place).with_severity(weight));
    }
}

/// A share in words, as `性别：女`.
fn what(programme: &Programme, share: &Share) -> String {
    let label = |field: &str| {
        let key = fold(field);
        let mut forms = programme.categories.iter().map(|category| &category.form);
        let known = forms.find_map(|form| Some(form.by_label(&key)?.label.clone()));
        known.unwrap_or_else(|| field.to_owned())
    };
    let conditions: Vec<String> = share
        .condition
        .iter()
        .map(|(field, value)| format!("{}：{}", label(field), value.value))
        .collect();
    conditions.join("、")
}

/// Whether a record is of the kind.
///
/// # Errors
///
/// The field that it lacks; `None` for one whose value could not be read, which has been reported, or that its form does not have.
fn holds<'c>(
    case: &Case<'c>,
    field: &str,
    value: &Spanned<String>,
) -> Result<bool, Option<&'c Field>> {
    let wanted = fold(&value.value);
    let is = |text: &str| fold(text) == wanted;
    let record = case.record;
    match fold(field).as_str() {
        "grade" | "等次" => {
            let grade = record.grade.and_then(|at| case.programme.grades.get(at));
            return Ok(grade.is_some_and(|(id, title)| is(id) || is(title)));
        }
        "tags" | "服务领域" => {
            return Ok(record.nomination.tags.iter().any(|tag| is(&tag.value)));
        }
        _ => {}
    }
    // Where categories have different forms, one without the field is not of the kind.
    let Some(field) = case.category.form.by_label(&fold(field)) else {
        return Ok(false);
    };
    match record.answers.values.get(&field.key) {
        Some(typed) => Ok(match &typed.value {
            crate::form::Value::List(items) => items.iter().any(|item| is(item)),
            other => is(&other.shown(field)),
        }),
        None if field.required || record.answers.unreadable.contains(&field.key) => Err(None),
        None => Err(Some(field)),
    }
}
