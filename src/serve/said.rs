//! A diagnostic as the browser shows it.

use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::disk::Failure;
use crate::input::{Span, Text};
use serde::Serialize;

/// The longest part of a source line that is shown, in characters before and
/// behind the place.
const AROUND: usize = 160;

/// Plain texts: whoever shows them must not take them for markup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Said {
    pub(super) severity: Severity,
    /// Its word in the user's language.
    pub(super) weight: &'static str,
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) help: String,
    pub(super) file: Option<String>,
    /// From 1, as in reports.
    pub(super) line: Option<usize>,
    pub(super) column: Option<usize>,
    /// The source line: before the place, the place, behind it.
    pub(super) source: Option<[String; 3]>,
}

impl Said {
    /// A diagnostic with the line of `text` that it points at.
    pub(super) fn new(said: &Diagnostic, text: Option<&Text>, lang: Lang) -> Said {
        let span = said.place.as_ref().map(|place| place.span);
        let at = span.map(|span| text.map_or((1, 1), |text| text.position(span.start)));
        Said {
            severity: said.severity,
            weight: weight(said.severity, lang),
            code: said.problem.code(),
            message: said.problem.message(lang),
            help: said.problem.help(lang),
            file: said.place.as_ref().map(|place| place.file.to_string()),
            line: at.map(|(line, _)| line),
            column: at.map(|(_, column)| column),
            source: text
                .zip(span)
                .and_then(|(text, span)| source(text.as_str(), span)),
        }
    }

    /// What the system refused.
    pub(super) fn failure(failure: &Failure, lang: Lang) -> Said {
        let message = match lang {
            Lang::Zh => failure.chinese(),
            Lang::En => failure.english(),
        };
        Said {
            severity: Severity::Error,
            weight: weight(Severity::Error, lang),
            code: "system",
            message,
            help: String::new(),
            file: None,
            line: None,
            column: None,
            source: None,
        }
    }
}

fn weight(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::Zh) => "错误",
        (Severity::Error, Lang::En) => "error",
        (Severity::Warning, Lang::Zh) => "提醒",
        (Severity::Warning, Lang::En) => "warning",
        (Severity::Note, Lang::Zh) => "说明",
        (Severity::Note, Lang::En) => "note",
    }
}

fn source(text: &str, span: Span) -> Option<[String; 3]> {
    let start = text.get(..span.start)?.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(start..)?.lines().next().unwrap_or_default();
    let from = span.start - start;
    let to = (span.end.max(span.start) - start).min(line.len()).max(from);
    let before = line.get(..from)?.chars().rev().take(AROUND);
    let before: Vec<char> = before.collect();
    let short = |text: &str| text.chars().take(AROUND).collect::<String>();
    Some([
        before.into_iter().rev().collect(),
        short(line.get(from..to)?),
        short(line.get(to..)?),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, span: (usize, usize), expected: [&str; 3]) {
        let found = source(text, Span::new(span.0, span.1)).unwrap();
        assert_eq!(found, expected.map(str::to_owned));
    }

    #[test]
    fn the_line_of_a_place() {
        check("a: b\nc: d\n", (8, 9), ["c: ", "d", ""]);
        check("a: b\nc: d", (0, 1), ["", "a", ": b"]);
        check("名: 值\n", (5, 8), ["名: ", "值", ""]);
        // A place of several lines shows its first; an empty one nothing.
        check("ab\ncd", (1, 5), ["a", "b", ""]);
        check("ab\n", (3, 3), ["", "", ""]);
        check("", (0, 0), ["", "", ""]);
    }
}
