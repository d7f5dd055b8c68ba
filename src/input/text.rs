//! A decoded text and places in it. Offsets count bytes of the decoded text,
//! in which every line ends in `\n` and no byte order mark stands, so that a
//! line and a column are those that an editor shows, whatever the file's
//! encoding and line ends are.

use super::SourcePath;
use serde::Serialize;
use std::sync::{Arc, OnceLock};

/// A range of bytes of a decoded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
}

impl Span {
    /// The range from `start` up to `end`.
    pub fn new(start: usize, end: usize) -> Span {
        Span { start, end }
    }

    /// This range moved to the right, as when a part is read alone.
    pub fn shift(self, by: usize) -> Span {
        Span::new(self.start + by, self.end + by)
    }
}

/// A value together with the range it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Joins a value and its range.
    pub fn new(value: T, span: Span) -> Spanned<T> {
        Spanned { value, span }
    }

    /// Turns the value into another, in the same place.
    pub fn map<U>(self, turn: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned::new(turn(self.value), self.span)
    }
}

/// A range in one of the site's files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: SourcePath,
    /// The range in its decoded text; empty at 0 for the file as a whole.
    pub span: Span,
}

impl Place {
    /// A range of a file.
    pub fn new(file: &SourcePath, span: Span) -> Place {
        Place {
            file: file.clone(),
            span,
        }
    }

    /// The file as a whole, shown as 1:1.
    pub fn file(file: &SourcePath) -> Place {
        Place::new(file, Span::default())
    }
}

/// A file's decoded text. Where its lines start is found once, when a place is
/// first asked for: a file with a mistake in each line is no cause for reading it
/// once a mistake.
#[derive(Debug, Clone)]
pub struct Text {
    text: Arc<str>,
    lines: Arc<OnceLock<Vec<usize>>>,
}

impl PartialEq for Text {
    fn eq(&self, other: &Text) -> bool {
        self.text == other.text
    }
}

impl Eq for Text {}

impl Text {
    /// Takes a text whose lines end in `\n`.
    pub fn new(text: impl Into<Arc<str>>) -> Text {
        Text {
            text: text.into(),
            lines: Arc::default(),
        }
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text, shared.
    pub fn share(&self) -> Arc<str> {
        self.text.clone()
    }

    /// Line and column of a byte, both from 1; a column counts characters.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let mut at = offset.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let starts = self.lines.get_or_init(|| {
            let breaks = self.text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(breaks).collect()
        });
        let line = starts.partition_point(|start| *start <= at);
        let start = starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let column = self.text.get(start..at).unwrap_or_default().chars().count() + 1;
        (line, column)
    }
}

/// Whether no form of Unicode, composed or compatible, is another text than this:
/// it is made of ASCII and the block of common Han characters, as most names and
/// values are. Finding the forms of a text takes a hundred times as long.
pub fn has_one_form(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii() || matches!(c, '\u{4E00}'..='\u{9FFF}'))
}
