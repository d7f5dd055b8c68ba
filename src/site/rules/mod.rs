//! What a programme demands of a record, evaluated: thresholds, the length of the story, and whether the record agrees
//! with itself. Pure; "today" is an input. A record that was not selected or is withdrawn is not judged.
//!
//! A breach is an error while the record is a candidate and a warning once it is honoured, since the decision is made
//! (format.md). What cannot be read has been reported and is not judged.

mod agree;
mod demand;
mod fit;
mod length;
mod unit;
mod waive;

pub(super) use fit::fit;
pub(super) use unit::Units;

use super::model::{Category, Programme, Record, Story};
use crate::diagnostic::{Diagnostic, Problem, Severity};
use crate::form::{Answers, Typed};
use crate::input::{Place, SourcePath};
use crate::parse::nomination::{Nomination, Status};
use crate::parse::value::Day;
use std::collections::BTreeMap;
use waive::Findings;

/// A record as far as rules look at it.
#[derive(Clone, Copy)]
pub(super) struct Case<'r> {
    pub(super) programme: &'r Programme,
    pub(super) category: &'r Category,
    pub(super) nomination: &'r Nomination,
    pub(super) answers: &'r Answers,
    pub(super) story: Option<&'r Story>,
    pub(super) status: Status,
    pub(super) today: Day,
}

impl Case<'_> {
    /// A problem at a place, as heavy as the record's status makes a breach.
    fn breach(&self, problem: impl Into<Problem>, place: Place) -> Diagnostic {
        let diagnostic = Diagnostic::new(problem, place);
        let own = diagnostic.severity;
        diagnostic.with_severity(match weight(self.status) {
            Some(Severity::Warning) if own == Severity::Error => Severity::Warning,
            _ => own,
        })
    }
}

/// How heavy a breach is; `None`: a record that is not judged.
pub(super) fn weight(status: Status) -> Option<Severity> {
    match status {
        Status::Honored => Some(Severity::Warning),
        Status::Nominated | Status::Recommended | Status::Notice => Some(Severity::Error),
        Status::NotSelected | Status::Withdrawn => None,
    }
}

/// Judges a record by all that stands in `nomination.yaml` and its story. Returns the ids of the rules that were waived.
pub(super) fn judge(case: &Case<'_>, units: &Units, problems: &mut Vec<Diagnostic>) -> Vec<String> {
    let mut findings = Findings::default();
    if weight(case.status).is_some() {
        demand::thresholds(case, &mut findings);
        length::length(case, &mut findings);
        agree::figures(case, &mut findings);
        agree::dates(case, problems);
        units.compare(case, problems);
    } else {
        findings.not_judged();
    }
    waive::settle(case, findings, problems)
}

/// Judges what only `private.yaml` can tell. No message repeats a private value. Returns the ids of the rules that were
/// waived.
pub(super) fn judge_private(
    record: &Record,
    programme: &Programme,
    category: &Category,
    values: &BTreeMap<String, Typed>,
    file: &SourcePath,
    today: Day,
    problems: &mut Vec<Diagnostic>,
) -> Vec<String> {
    let case = Case {
        programme,
        category,
        nomination: &record.nomination,
        answers: &record.answers,
        story: None,
        status: record.status,
        today,
    };
    if weight(record.status).is_none() {
        return Vec::new();
    }
    let mut findings = Findings::default();
    demand::private(&case, values, file, &mut findings);
    agree::birth(&case, record.kind, values, file, &mut findings, problems);
    waive::silence(&case, findings, problems)
}
