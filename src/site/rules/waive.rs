//! `waived: [{rule, because}]`: a record stands below a rule by a decision that was made before.

use super::Case;
use super::demand::applying;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::Rules;
use crate::form::Field;
use crate::input::Place;
use crate::parse::form::Class;
use crate::parse::label::nearest;
use std::collections::BTreeSet;

/// Rules that no programme states and that can be waived all the same, by the code of their message.
const OWN: &[&str] = &["story-too-long", "story-too-short", "hours-mismatch", MINOR];

/// The one of them that only `check` can tell.
const MINOR: &str = "minor";

/// What was found, by the rule that says so.
#[derive(Default)]
pub(super) struct Findings {
    list: Vec<(String, Diagnostic)>,
    /// Rules that could not be judged, since a value is missing or unreadable, which has been reported.
    open: BTreeSet<String>,
    nothing_judged: bool,
}

impl Findings {
    /// A breach of a rule.
    pub(super) fn add(&mut self, rule: &str, diagnostic: Diagnostic) {
        self.list.push((rule.to_owned(), diagnostic));
    }

    /// A rule that cannot be judged.
    pub(super) fn leave(&mut self, rule: &str) {
        self.open.insert(rule.to_owned());
    }

    /// The record is not judged at all.
    pub(super) fn not_judged(&mut self) {
        self.nothing_judged = true;
    }
}

/// Takes away what is waived and reports the rest. Returns the ids of the rules that were waived.
pub(super) fn silence(
    case: &Case<'_>,
    findings: Findings,
    problems: &mut Vec<Diagnostic>,
) -> Vec<String> {
    let mut waived = BTreeSet::new();
    for (rule, diagnostic) in findings.list {
        let asked = &case.nomination.waived;
        if asked.iter().any(|(named, _)| named.value == rule) {
            waived.insert(rule);
        } else {
            problems.push(diagnostic);
        }
    }
    waived.into_iter().collect()
}

/// The same, with a word on waivers of rules that do not exist or are not broken.
pub(super) fn settle(
    case: &Case<'_>,
    findings: Findings,
    problems: &mut Vec<Diagnostic>,
) -> Vec<String> {
    let (open, judged) = (findings.open.clone(), !findings.nothing_judged);
    let waived = silence(case, findings, problems);
    if case.nomination.waived.is_empty() {
        return waived;
    }
    let rules: Vec<(&str, Option<&Field>)> = applying(case)
        .map(|(rule, field)| (rule.id.as_str(), field))
        .collect();
    let private = |id: &str| {
        let mut own = rules.iter().filter(|(rule, _)| *rule == id);
        id == MINOR || own.any(|(_, field)| field.is_some_and(|f| f.class == Class::Private))
    };
    let mut seen = BTreeSet::new();
    for (named, _) in &case.nomination.waived {
        let id = named.value.as_str();
        let known = || {
            rules
                .iter()
                .map(|(rule, _)| *rule)
                .chain(OWN.iter().copied())
        };
        let place = Place::new(&case.nomination.file, named.span);
        if !known().any(|rule| rule == id) {
            let all: Vec<&str> = known().collect();
            problems.push(Diagnostic::new(
                Rules::UnknownRule {
                    rule: id.to_owned(),
                    known: all.join("、"),
                    suggestion: nearest(id, known()).map(str::to_owned),
                },
                place,
            ));
            continue;
        }
        let needed = waived.iter().any(|rule| rule == id) && seen.insert(id);
        if judged && !needed && !open.contains(id) && !private(id) {
            let rule = id.to_owned();
            problems.push(Diagnostic::new(Rules::WaiverUnneeded { rule }, place));
        }
    }
    waived
}
