//! Judges a [`Site`] and builds nothing: each family of rules is a file. Pure; "now" is an input.
//!
//! What a programme demands of a record, whether records agree with themselves and with one another, and what must not
//! get out. A breach is an error while the record is a candidate and a warning once it is honoured, since the decision is made
//! (format.md); a record that was not selected or is withdrawn is not judged. What cannot be read has been reported and is
//! not judged either.

mod agree;
mod exclusion;
mod length;
mod notice;
mod photo;
mod procedure;
mod quota;
mod secret;
mod share;
mod shown;
mod slips;
mod team;
mod text;
mod threshold;
mod unit;
mod waive;
mod word;

pub use photo::Largest;

use crate::diagnostic::{Diagnostic, Problem, Severity};
use crate::input::{Place, SourcePath, Text};
use crate::parse::value::{Day, Moment};
use crate::site::{Category, Private, PrivateFields, Programme, Record, Site};
use rayon::prelude::*;
use std::collections::BTreeMap;
use unit::Units;
use waive::Findings;

/// What was found.
#[derive(Debug, Default)]
pub struct Checked {
    pub problems: Vec<Diagnostic>,
    /// How many breaches are silenced by `waived`.
    pub waived: usize,
}

/// A record as far as rules look at it.
#[derive(Clone, Copy)]
struct Case<'s> {
    programme: &'s Programme,
    category: &'s Category,
    record: &'s Record,
    today: Day,
}

impl<'s> Case<'s> {
    fn new(site: &'s Site, record: &'s Record, today: Day) -> Option<Case<'s>> {
        let programme = site.programmes.get(record.programme)?;
        Some(Case {
            programme,
            category: programme.categories.get(record.category)?,
            record,
            today,
        })
    }

    /// Whether the record stands outside a rule by a decision.
    fn waives(&self, rule: &str) -> bool {
        let waived = &self.record.nomination.waived;
        waived.iter().any(|(named, _)| named.value == rule)
    }

    /// Where the record's name is written.
    fn name_place(&self) -> Place {
        let file = &self.record.nomination.file;
        match self.record.written_name() {
            Some(name) => Place::new(file, name.span),
            None => Place::file(file),
        }
    }

    /// A problem at a place, as heavy as the record's status makes a breach.
    fn breach(&self, problem: impl Into<Problem>, place: Place) -> Diagnostic {
        let diagnostic = Diagnostic::new(problem, place);
        let own = diagnostic.severity;
        diagnostic.with_severity(match self.record.status.weight() {
            Some(Severity::Warning) if own == Severity::Error => Severity::Warning,
            _ => own,
        })
    }
}

/// Judges a site at a moment. `private` holds what the command `check` alone has read; no message repeats any of it.
/// `texts` are the files that the site was read from; `largest` is the theme's.
pub fn check(
    site: &Site,
    private: &PrivateFields,
    texts: &BTreeMap<SourcePath, Text>,
    largest: &Largest,
    now: Moment,
) -> Checked {
    let today = now.day();
    let units: Vec<Units> = site
        .programmes
        .iter()
        .map(|programme| Units::new(&site.unit_names, programme.rules.recommenders.as_ref()))
        .collect();
    let cases: Vec<Case<'_>> = site
        .records
        .iter()
        .filter_map(|record| Case::new(site, record, today))
        .collect();
    let mut findings: Vec<Findings> = cases
        .par_iter()
        .map(|case| {
            let mut findings = alone(case, units.get(case.record.programme), private);
            if case.record.status.weight().is_some() {
                photo::photos(case, site, largest, &mut findings);
                notice::standing(case, site, now, &mut findings);
            }
            findings
        })
        .collect();
    let mut checked = Checked::default();
    quota::quota(site, &cases, &mut findings);
    exclusion::exclusion(site, &cases, &mut findings);
    photo::same(site, &cases, &mut findings);
    team::teams(&cases, &mut findings);
    share::shares(site, &cases, &mut findings, &mut checked.problems);
    notice::notices(site, now, &mut checked.problems);
    for (case, findings) in cases.iter().zip(findings) {
        let private_read = private.contains_key(&case.record.folder);
        checked.waived += waive::settle(case, findings, private_read, &mut checked.problems);
    }
    checked.problems.extend(shown::shown(site, private, texts));
    checked
}

/// What a record says by itself.
fn alone(case: &Case<'_>, units: Option<&Units>, private: &PrivateFields) -> Findings {
    let mut findings = Findings::default();
    if case.record.status.weight().is_none() {
        return findings;
    }
    threshold::thresholds(case, &mut findings);
    length::length(case, &mut findings);
    agree::figures(case, &mut findings);
    agree::dates(case, &mut findings);
    procedure::procedure(case, &mut findings);
    if let Some(units) = units {
        units.compare(case, &mut findings);
    }
    if let Some(Private { file, values }) = private.get(&case.record.folder) {
        threshold::private(case, values, file, &mut findings);
        agree::birth(case, values, file, &mut findings);
    }
    findings
}
