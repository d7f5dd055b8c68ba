//! What is wrong with the content, as data. A [`Problem`] holds facts; its words
//! are chosen at the rim, in one of two languages, from its stage's catalog.

pub mod catalog;
mod mask;

use crate::input::Place;
pub use catalog::Problem;
pub use mask::masked;
use serde::Serialize;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The build stops.
    Error,
    /// The build goes on, unless it is strict.
    Warning,
    /// Something was read in a way the user may want to know of.
    Note,
}

/// The language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// 中文
    Zh,
    /// English
    En,
}

/// One problem, its weight, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// The facts.
    pub problem: Problem,
    /// The weight, which a programme or a record's status may change.
    pub severity: Severity,
    /// Where, if it is in a file at all.
    pub place: Option<Place>,
}

impl Diagnostic {
    /// A problem at a place, with the catalog's own weight.
    pub fn new(problem: impl Into<Problem>, place: Place) -> Diagnostic {
        let problem = problem.into();
        Diagnostic {
            severity: problem.severity(),
            problem,
            place: Some(place),
        }
    }

    /// A problem of the site as a whole.
    pub fn global(problem: impl Into<Problem>) -> Diagnostic {
        let problem = problem.into();
        Diagnostic {
            severity: problem.severity(),
            problem,
            place: None,
        }
    }

    /// The same with another weight.
    pub fn with_severity(mut self, severity: Severity) -> Diagnostic {
        self.severity = severity;
        self
    }
}

/// Puts diagnostics in the order of files and places, drops repetitions, and
/// says whether one of them forbids publishing.
pub fn settle(diagnostics: &mut Vec<Diagnostic>) -> bool {
    diagnostics.sort_by(|a, b| {
        (&a.place, a.severity, a.problem.code())
            .cmp(&(&b.place, b.severity, b.problem.code()))
            .then_with(|| {
                a.problem
                    .message(Lang::Zh)
                    .cmp(&b.problem.message(Lang::Zh))
            })
    });
    diagnostics.dedup();
    diagnostics.iter().any(|d| d.severity == Severity::Error)
}

#[cfg(test)]
mod tests;
