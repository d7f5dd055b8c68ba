//! The report as a line for each problem: short, and as GitHub's workflow commands.

use super::{Report, said, word};
use crate::diagnostic::{Lang, Severity};

impl Report {
    pub(super) fn short(&self, lang: Lang) -> String {
        let mut out = String::new();
        for d in &self.diagnostics {
            let place = match self.position(d) {
                Some((file, line, column)) => format!("{file}:{line}:{column}: "),
                None => String::new(),
            };
            let severity = word(d.severity);
            let (code, message) = (d.problem.code(), d.problem.message(lang));
            out.push_str(&format!("{place}{severity}[{code}]: {message}\n"));
        }
        if let Some(failure) = &self.failure {
            out.push_str(&format!("error[system]: {}\n", said(failure, lang)));
        }
        out
    }

    pub(super) fn github(&self, lang: Lang) -> String {
        let mut out = String::new();
        for d in &self.diagnostics {
            let level = match d.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "notice",
            };
            let place = match self.position(d) {
                Some((file, line, column)) => {
                    format!("file={},line={line},col={column},", property(&file))
                }
                None => String::new(),
            };
            let code = d.problem.code();
            let text = format!("{} {}", d.problem.message(lang), d.problem.help(lang));
            let text = escaped(&text);
            out.push_str(&format!("::{level} {place}title={code}::{text}\n"));
        }
        if let Some(failure) = &self.failure {
            let text = escaped(&said(failure, lang));
            out.push_str(&format!("::error title=system::{text}\n"));
        }
        out
    }
}

/// A text as GitHub's workflow commands take it.
fn escaped(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property of a workflow command, in which colons and commas mean something.
fn property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}
