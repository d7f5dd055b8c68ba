//! `corrections.yaml`: what was wrong on a page that had been published, and what is right.

use super::Problems;
use super::read::MapReader;
use super::site::required;
use super::value::Date;
use super::yaml::{self, Kind};
use crate::diagnostic::catalog::Fields;
use crate::input::{SourcePath, Span, Spanned, Text};

/// Where corrections stand.
pub const CORRECTIONS: &str = "content/corrections.yaml";

/// One correction as it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Correction {
    pub file: SourcePath,
    pub date: Spanned<Date>,
    /// The page's address below the site's root, such as `honorees/x/`.
    pub page: Spanned<String>,
    pub was: Option<Spanned<String>>,
    pub now: Option<Spanned<String>>,
}

/// Reads the file: a list, and nothing around it.
pub fn parse(text: &Text, problems: &mut Problems) -> Vec<Correction> {
    let Some(top) = yaml::top(text, problems) else {
        return Vec::new();
    };
    let items = match &top.kind {
        Kind::List(items) => items,
        Kind::Empty | Kind::Broken => return Vec::new(),
        // What could not be read is what its grammar made of it, and has been reported.
        Kind::Map(entries) if entries.iter().all(|e| matches!(e.value.kind, Kind::Broken)) => {
            return Vec::new();
        }
        _ => {
            problems.add(
                Fields::WrongKind {
                    key: problems.file().name().to_owned(),
                    expected: "a list",
                    found: top.describe(),
                },
                Span::new(top.span.start, top.span.start),
            );
            return Vec::new();
        }
    };
    let file = problems.file().clone();
    let mut out = Vec::new();
    for item in items {
        let key = file.name();
        if let Some(reader) = MapReader::of(item, key, problems) {
            out.extend(correction(reader, item.span, &file, problems));
        }
    }
    out
}

fn correction(
    mut r: MapReader<'_>,
    span: Span,
    file: &SourcePath,
    problems: &mut Problems,
) -> Option<Correction> {
    const DATE: &[&str] = &["date", "日期"];
    if !r.has(DATE) {
        let problem = Fields::MissingKey {
            key: "date".to_owned(),
            label: "日期".to_owned(),
        };
        problems.add(problem, Span::new(span.start, span.start));
    }
    let date = r.date(DATE, problems);
    let page = required(&mut r, &["page", "页面"], "页面", span, problems);
    let was = r.text(&["was", "原为"], problems);
    let now = r.text(&["now", "现为"], problems);
    r.finish(problems);
    Some(Correction {
        file: file.clone(),
        date: date?,
        page: page?,
        was,
        now,
    })
}
