//! `waived: [{rule, because}]`: a record stands below a rule by a decision that was made before.

use super::Case;
use super::threshold::applying;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::Rules;
use crate::form::Field;
use crate::input::Place;
use crate::parse::form::Class;
use crate::parse::label::nearest;
use std::collections::BTreeSet;

/// Rules without an id of their own: by the code of their message, or by the key of the programme that asks for it.
const OWN: &[&str] = &[
    "story-too-long",
    "story-too-short",
    "hours-mismatch",
    "photo-count",
    "photo-bytes",
    "photo-orientation",
    "photo-few-pixels",
    "photo-small",
    "photo-shared",
    "photo-same",
    "registration",
    "joint_review",
    "deadline",
    "quota",
    "exclusion",
    "team-name",
    "team-level",
    "team-parent",
    MINOR,
];

/// The one of them that only `check` can tell.
const MINOR: &str = "minor";

/// What was found of one record.
#[derive(Default)]
pub(super) struct Findings {
    /// By the rule that says so, which a record may waive.
    list: Vec<(String, Diagnostic)>,
    /// What no waiver silences.
    said: Vec<Diagnostic>,
    /// Rules that could not be judged, since a value is missing or unreadable, which has been reported.
    open: BTreeSet<String>,
}

impl Findings {
    /// A breach of a rule.
    pub(super) fn add(&mut self, rule: &str, diagnostic: Diagnostic) {
        self.list.push((rule.to_owned(), diagnostic));
    }

    /// A fault that nobody can decide to accept.
    pub(super) fn say(&mut self, diagnostic: Diagnostic) {
        self.said.push(diagnostic);
    }

    /// A rule that cannot be judged.
    pub(super) fn leave(&mut self, rule: &str) {
        self.open.insert(rule.to_owned());
    }
}

/// Takes away what is waived and adds the rest to `problems`, with a word on waivers of rules that do not exist or are not
/// broken. Returns how many rules were waived.
pub(super) fn settle(
    case: &Case<'_>,
    findings: Findings,
    private_read: bool,
    problems: &mut Vec<Diagnostic>,
) -> usize {
    let asked = &case.record.nomination.waived;
    problems.extend(findings.said);
    let mut waived = BTreeSet::new();
    for (rule, diagnostic) in findings.list {
        if asked.iter().any(|(named, _)| named.value == rule) {
            waived.insert(rule);
        } else {
            problems.push(diagnostic);
        }
    }
    if asked.is_empty() {
        return 0;
    }
    let rules: Vec<(&str, Option<&Field>)> = applying(case)
        .map(|(rule, field)| (rule.id.as_str(), field))
        .collect();
    let unread = |id: &str| {
        let mut own = rules.iter().filter(|(rule, _)| *rule == id);
        let private = own.any(|(_, field)| field.is_some_and(|f| f.class == Class::Private));
        !private_read && (id == MINOR || private)
    };
    let judged = case.record.status.weight().is_some();
    let mut seen = BTreeSet::new();
    for (named, _) in asked {
        let id = named.value.as_str();
        let known = || {
            rules
                .iter()
                .map(|(rule, _)| *rule)
                .chain(OWN.iter().copied())
        };
        let place = Place::new(&case.record.nomination.file, named.span);
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
        let needed = waived.contains(id) && seen.insert(id);
        if judged && !needed && !findings.open.contains(id) && !unread(id) {
            let rule = id.to_owned();
            problems.push(Diagnostic::new(Rules::WaiverUnneeded { rule }, place));
        }
    }
    waived.len()
}
