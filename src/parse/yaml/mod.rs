//! YAML, by the parser that `serde_yaml`'s successor re-exports. This is the
//! only place that knows it.
//!
//! A file is repaired where only one meaning is possible (`repair`), turned
//! into a tree (`build`), and after a syntax error read again entry by entry, so
//! that one unclosed bracket does not hide the other mistakes. Most files are so
//! simple that they need none of this (`lines`).

mod build;
mod explain;
mod lines;
mod node;
mod repair;

pub use node::{Entry, Kind, Node};

use super::Problems;
use crate::diagnostic::catalog::{Fields, Yaml};
use crate::input::{Span, Spanned, Text};
use std::collections::BTreeMap;

/// The entries of a YAML file whose top is a map. Whatever could not be read is
/// in `problems`; an entry that could not be read is there as [`Kind::Broken`].
pub fn entries(text: &Text, problems: &mut Problems) -> Vec<Entry> {
    lines::entries(text.as_str()).unwrap_or_else(|| parsed(text, problems))
}

/// The same by the parser.
fn parsed(text: &Text, problems: &mut Problems) -> Vec<Entry> {
    match top(text, problems) {
        Some(Node {
            kind: Kind::Map(entries),
            ..
        }) => entries,
        None
        | Some(Node {
            kind: Kind::Empty | Kind::Broken,
            ..
        }) => Vec::new(),
        Some(other) => {
            problems.add(
                Fields::WrongKind {
                    key: problems.file().name().to_owned(),
                    expected: "a map",
                    found: other.describe(),
                },
                Span::new(other.span.start, other.span.start),
            );
            Vec::new()
        }
    }
}

/// The value that a whole file is; `None` for an empty file.
pub fn top(text: &Text, problems: &mut Problems) -> Option<Node> {
    let repaired = repair::repair(text.as_str(), problems);
    let source = repaired.text.as_str();
    match build::document(source) {
        Ok(built) => {
            report_duplicates_and_refusals(&built, &repaired, text, problems);
            built.node.map(|node| repaired.restore(node))
        }
        Err(first) => {
            let mut entries = Vec::new();
            let mut explained = false;
            for (start, chunk) in chunks(source) {
                match build::document(chunk) {
                    Ok(built) => {
                        let built = built.shift(start);
                        report_duplicates_and_refusals(&built, &repaired, text, problems);
                        if let Some(Kind::Map(found)) =
                            built.node.map(|node| repaired.restore(node).kind)
                        {
                            entries.extend(found);
                        }
                    }
                    Err(error) => {
                        explained = true;
                        let (problem, span) = explain::explain(chunk, &error);
                        problems.add(problem, repaired.span(span.shift(start)));
                        if let Some(entry) = broken(chunk, start) {
                            entries.push(repaired.restore_entry(entry));
                        }
                    }
                }
            }
            if !explained {
                let (problem, span) = explain::explain(source, &first);
                problems.add(problem, repaired.span(span));
            }
            duplicates(&entries, text, problems);
            let end = text.as_str().len();
            Some(Node {
                span: Span::new(0, end),
                kind: Kind::Map(entries),
            })
        }
    }
}

fn report_duplicates_and_refusals(
    built: &build::Built,
    repaired: &repair::Repaired,
    text: &Text,
    problems: &mut Problems,
) {
    // One line may hold many aliases; to name the first is enough.
    let mut line = 0;
    for (what, span) in &built.refused {
        let span = repaired.span(*span);
        let (at, _) = text.position(span.start);
        if at != line {
            problems.add(Yaml::Refused { what }, span);
            line = at;
        }
    }
    for span in &built.curly {
        problems.add(Yaml::CurlyQuotes, repaired.span(*span));
    }
    for (first, again) in &built.duplicates {
        let (line, _) = text.position(repaired.span(first.span).start);
        problems.add(
            Yaml::DuplicateKey {
                key: again.value.clone(),
                first: first.value.clone(),
                line,
            },
            repaired.span(again.span),
        );
    }
}

/// Equal keys in chunks that were read apart.
fn duplicates(entries: &[Entry], text: &Text, problems: &mut Problems) {
    let mut seen: BTreeMap<&str, &Spanned<String>> = BTreeMap::new();
    for entry in entries {
        let Some(first) = seen.get(entry.key.value.as_str()) else {
            seen.insert(&entry.key.value, &entry.key);
            continue;
        };
        let (line, _) = text.position(first.span.start);
        problems.add(
            Yaml::DuplicateKey {
                key: entry.key.value.clone(),
                first: first.value.clone(),
                line,
            },
            entry.key.span,
        );
    }
}

/// The top-level entries of a file, each from a line that starts in column 0,
/// with the byte it starts at.
fn chunks(source: &str) -> Vec<(usize, &str)> {
    let mut starts = vec![];
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let opens = line
            .chars()
            .next()
            .is_some_and(|c| !c.is_whitespace() && !"#]}-".contains(c));
        if opens || (starts.is_empty() && line.starts_with('-')) {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([source.len()]);
    starts
        .iter()
        .zip(ends)
        .filter_map(|(start, end)| Some((*start, source.get(*start..end)?)))
        .collect()
}

fn broken(chunk: &str, start: usize) -> Option<Entry> {
    let line = chunk.lines().next()?;
    let (key, _) = line.split_once([':', '：'])?;
    let span = Span::new(start, start + key.len());
    Some(Entry {
        key: Spanned::new(key.trim().to_owned(), span),
        value: Node {
            span: Span::new(span.end, start + line.len()),
            kind: Kind::Broken,
        },
    })
}

#[cfg(test)]
mod tests;
