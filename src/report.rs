//! Diagnostics and counts, shown: for people, as short lines, as JSON, for
//! GitHub, as a table. The one place that puts words on a terminal.

mod human;
mod json;
mod lines;
mod narrow;
mod preview;
mod subject;
mod summary;
mod table;

pub use preview::{show_address, show_failure};
pub use subject::{Named, Subject, Subjects};

use crate::cli::ReportKind;
use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::disk::Failure;
use crate::input::{SourcePath, Text};
use crate::parse::value::Moment;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;

/// How many were made, kept and taken away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub rendered: usize,
    pub reused: usize,
    pub removed: usize,
}

/// How long each stage took.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Seconds {
    pub scan: f64,
    pub parse: f64,
    pub plan: f64,
    pub render: f64,
    pub publish: f64,
    pub total: f64,
}

/// What a run did and found.
#[derive(Debug, Default)]
pub struct Report {
    /// HTML files, redirects included.
    pub pages: Counts,
    /// Derivatives.
    pub photos: Counts,
    /// Paths that went, relative to the output.
    pub removed: Vec<String>,
    pub due: Vec<(Moment, String)>,
    /// Breaches of rules that a record's `waived` silences.
    pub waived: usize,
    pub seconds: Seconds,
    pub diagnostics: Vec<Diagnostic>,
    /// For showing lines.
    pub texts: BTreeMap<SourcePath, Text>,
    /// The world is wrong.
    pub failure: Option<Failure>,
    /// The call itself is wrong: what the command line's reader said.
    pub usage: Option<String>,
    /// A build that had been stopped was finished first.
    pub recovered: bool,
    /// Whether the site was published.
    pub published: bool,
    pub strict: bool,
    /// Whether the run was a check, which tells a person what is due too, and where the problems lie.
    pub checked: bool,
    /// Whether a person wants to see all, however much it is.
    pub all: bool,
    /// Whom the problems concern.
    pub subjects: Subjects,
}

impl Report {
    /// 0 done; 1 the content is wrong; 2 the world is.
    pub fn exit_code(&self) -> u8 {
        if self.failure.is_some() || self.usage.is_some() {
            return 2;
        }
        u8::from(self.failed())
    }

    /// Whether something forbids publishing.
    pub fn failed(&self) -> bool {
        self.diagnostics.iter().any(|d| {
            d.severity == Severity::Error || (self.strict && d.severity == Severity::Warning)
        })
    }

    fn count(&self, severity: Severity) -> usize {
        self.diagnostics
            .iter()
            .filter(|d| d.severity == severity)
            .count()
    }

    /// Writes the report: what programs and spreadsheets read on stdout, all else on stderr. A table is only written of a
    /// run that came to its end: one without rows would say that all is well.
    pub fn show(&self, kind: ReportKind, lang: Lang, colour: bool) {
        let kind = match (kind, &self.failure) {
            (ReportKind::Csv, Some(_)) => ReportKind::Short,
            _ => kind,
        };
        let text = self.text(kind, lang, colour);
        // A closed pipe is no mistake of the site's.
        let _ = match kind {
            ReportKind::Json | ReportKind::Csv => {
                std::io::stdout().lock().write_all(text.as_bytes())
            }
            _ => std::io::stderr().lock().write_all(text.as_bytes()),
        };
    }

    /// The report in one of its forms, with a line end behind it.
    pub fn text(&self, kind: ReportKind, lang: Lang, colour: bool) -> String {
        match kind {
            ReportKind::Json => self.json(lang) + "\n",
            ReportKind::Human => self.human(lang, colour),
            ReportKind::Short => self.short(lang),
            ReportKind::Github => self.github(lang),
            ReportKind::Csv => self.table(lang),
        }
    }

    fn position(&self, diagnostic: &Diagnostic) -> Option<(String, usize, usize)> {
        let place = diagnostic.place.as_ref()?;
        let (line, column) = self
            .texts
            .get(&place.file)
            .map_or((1, 1), |text| text.position(place.span.start));
        Some((place.file.to_string(), line, column))
    }
}

fn said(failure: &Failure, lang: Lang) -> String {
    match lang {
        Lang::Zh => failure.chinese(),
        Lang::En => failure.english(),
    }
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
