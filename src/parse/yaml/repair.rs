//! Reads what a Chinese keyboard makes of YAML, where only one meaning is
//! possible, and says so. Each repair is an edit of the text; positions are led
//! back to the file as it is.

use super::build::map_spans;
use super::node::{Entry, Node};
use crate::diagnostic::catalog::Yaml;
use crate::input::{Span, Spanned};
use crate::parse::Problems;

mod flow;
mod line;
mod value;

use line::{Lines, State};
use value::Named;

/// The text to parse, and the way back.
pub(super) struct Repaired {
    pub(super) text: String,
    /// Pairs of offsets (repaired, original) behind each edit, ascending.
    marks: Vec<(usize, usize)>,
}

impl Repaired {
    /// The original range of a repaired one.
    pub(super) fn span(&self, span: Span) -> Span {
        let start = self.offset(span.start);
        Span::new(start, self.offset(span.end).max(start))
    }

    fn offset(&self, at: usize) -> usize {
        let index = self.marks.partition_point(|(repaired, _)| *repaired <= at);
        match index.checked_sub(1).and_then(|i| self.marks.get(i)) {
            Some((repaired, original)) => original + (at - repaired),
            None => at,
        }
    }

    /// A node with its original ranges.
    pub(super) fn restore(&self, node: Node) -> Node {
        if self.marks.is_empty() {
            return node;
        }
        map_spans(node, &|span| self.span(span))
    }

    /// An entry with its original ranges.
    pub(super) fn restore_entry(&self, entry: Entry) -> Entry {
        Entry {
            key: Spanned::new(entry.key.value, self.span(entry.key.span)),
            value: self.restore(entry.value),
        }
    }
}

/// One replacement in the original text.
struct Edit {
    at: Span,
    with: String,
}

/// The edits of a file, in the order of its text.
struct Edits<'p> {
    list: Vec<Edit>,
    problems: &'p mut Problems,
}

impl Edits<'_> {
    fn replace(&mut self, at: Span, with: impl Into<String>, why: Option<Yaml>) {
        if let Some(why) = why {
            self.problems.add(why, at);
        }
        self.list.push(Edit {
            at,
            with: with.into(),
        });
    }

    fn warn(&mut self, at: Span, why: Yaml) {
        self.problems.add(why, at);
    }
}

/// Repairs a file's text.
pub(super) fn repair(text: &str, problems: &mut Problems) -> Repaired {
    let mut edits = Edits {
        list: Vec::new(),
        problems,
    };
    let mut state = State::default();
    let named = Named::of(text);
    let mut lines = Lines::new(text);
    while let Some(line) = lines.advance() {
        line::repair(&line, &mut state, &named, &mut edits);
    }
    apply(text, edits.list)
}

fn apply(text: &str, mut edits: Vec<Edit>) -> Repaired {
    if edits.is_empty() {
        return Repaired {
            text: text.to_owned(),
            marks: Vec::new(),
        };
    }
    edits.sort_by_key(|edit| edit.at);
    let mut out = String::with_capacity(text.len() + 16);
    let mut marks = Vec::new();
    let mut from = 0;
    for edit in edits {
        // Edits of one line never overlap by construction; should they, the
        // later one is dropped rather than the text garbled.
        if edit.at.start < from {
            continue;
        }
        out.push_str(text.get(from..edit.at.start).unwrap_or_default());
        marks.push((out.len(), edit.at.start));
        out.push_str(&edit.with);
        marks.push((out.len(), edit.at.end));
        from = edit.at.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    Repaired { text: out, marks }
}
