//! A text as it will be read: of Markdown without its markup, each place leading back to the source.

use super::{Sort, Told};
use crate::parse::markdown::{Target, events, target};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// A part of the text and where it stands in the source.
struct Piece {
    start: usize,
    source: Range<usize>,
    /// Whether the two are letter by letter the same.
    same: bool,
}

/// A text as it will be read.
pub(in crate::check) struct Reading<'t> {
    pub(in crate::check) text: Cow<'t, str>,
    /// None where the text is its own source.
    pieces: Vec<Piece>,
    /// Code, and what links lead to: nobody's prose.
    literal: Vec<Range<usize>>,
}

/// Whether something in a line of Markdown may read otherwise than it is written.
fn has_markup(text: &str) -> bool {
    let mut before = b'\n';
    let mut bytes = text.trim_end().bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'*' | b'_' | b'&' | b'\\' | b'<' | b'[' | b'`' | b'~' => return true,
            // A line break inside a paragraph.
            b'\n' if before != b'\n' && bytes.peek() != Some(&b'\n') => return true,
            _ => {}
        }
        before = byte;
    }
    false
}

impl<'t> Reading<'t> {
    pub(in crate::check) fn new(told: &'t Told<'_>) -> Reading<'t> {
        let markdown = matches!(told.sort, Sort::Story | Sort::Page);
        if !markdown || !has_markup(&told.text) {
            return Reading {
                text: Cow::Borrowed(&told.text),
                pieces: Vec::new(),
                literal: Vec::new(),
            };
        }
        let mut writer = Writer {
            source: &told.text,
            text: String::with_capacity(told.text.len()),
            pieces: Vec::new(),
            literal: Vec::new(),
            targets: Vec::new(),
        };
        for (event, at) in &events(&told.text) {
            writer.take(event, at);
        }
        for (address, at) in std::mem::take(&mut writer.targets) {
            writer.line();
            writer.literal(&address, &at);
        }
        Reading {
            text: Cow::Owned(writer.text),
            pieces: writer.pieces,
            literal: writer.literal,
        }
    }

    /// Where a part of the text stands in the source.
    pub(in crate::check) fn source(&self, part: &Range<usize>) -> Range<usize> {
        if self.pieces.is_empty() {
            return part.clone();
        }
        let of = |place: usize, end: bool| {
            let index = self.pieces.partition_point(|piece| {
                if end {
                    piece.start < place
                } else {
                    piece.start <= place
                }
            });
            let Some(piece) = self.pieces.get(index.saturating_sub(1)) else {
                return 0;
            };
            match (piece.same, end) {
                (true, _) => (piece.source.start + (place - piece.start)).min(piece.source.end),
                (false, true) => piece.source.end,
                (false, false) => piece.source.start,
            }
        };
        let start = of(part.start, false);
        start..of(part.end, true).max(start)
    }

    /// Whether a part lies in code or in what a link leads to.
    pub(in crate::check) fn is_literal(&self, part: &Range<usize>) -> bool {
        let mut literal = self.literal.iter();
        literal.any(|range| range.start < part.end && part.start < range.end)
    }
}

struct Writer<'t> {
    source: &'t str,
    text: String,
    pieces: Vec<Piece>,
    literal: Vec<Range<usize>>,
    targets: Vec<(String, Range<usize>)>,
}

impl Writer<'_> {
    fn take(&mut self, event: &Event<'_>, at: &Range<usize>) {
        match event {
            Event::Text(text) => self.push(text, at),
            Event::Code(code) => self.literal(code, at),
            Event::HardBreak => self.line(),
            Event::Start(Tag::Image { title, .. }) => {
                // Its alternative text is read in its place, and by itself.
                self.line();
                self.note(title, at);
            }
            Event::Start(Tag::Link {
                dest_url,
                title,
                link_type,
                ..
            }) => {
                let mail = *link_type == pulldown_cmark::LinkType::Email;
                let address = if mail {
                    format!("mailto:{dest_url}")
                } else {
                    dest_url.to_string()
                };
                // Digits of web addresses are their own.
                if matches!(target(&address), Target::Mail | Target::Phone) {
                    self.targets.push((address, at.clone()));
                }
                self.note(title, at);
            }
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
            | Event::End(
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link,
            ) => {}
            _ => self.line(),
        }
    }

    fn push(&mut self, text: &str, at: &Range<usize>) {
        let written = self.source.get(at.clone()).unwrap_or_default();
        // A line loses the blanks at its ends.
        let within = written.find(text);
        self.pieces.push(Piece {
            start: self.text.len(),
            source: match within {
                Some(start) => at.start + start..at.start + start + text.len(),
                None => at.clone(),
            },
            same: within.is_some(),
        });
        self.text.push_str(text);
    }

    fn literal(&mut self, text: &str, at: &Range<usize>) {
        let start = self.text.len();
        self.push(text, at);
        self.literal.push(start..self.text.len());
    }

    /// The title of a link or an image, which shows when one points at it.
    fn note(&mut self, title: &str, at: &Range<usize>) {
        if !title.is_empty() {
            self.targets.push((title.to_owned(), at.clone()));
        }
    }

    fn line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            let end = self.pieces.last().map_or(0, |piece| piece.source.end);
            self.pieces.push(Piece {
                start: self.text.len(),
                source: end..end,
                same: false,
            });
            self.text.push('\n');
        }
    }
}
