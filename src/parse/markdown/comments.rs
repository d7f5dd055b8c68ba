//! HTML comments: an author's notes to himself, which no page shows.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::edited::{Edit, Edited};
use super::options::parser;

/// How often comments are looked for again: taking one out can end a code block that its inside had begun.
const ROUNDS: usize = 4;

/// Takes all comments out, across lines and paragraphs, except what stands in code. One that is never closed reaches to
/// the end, as in a browser: a note must not become public because its `-->` was forgotten. Returns where such a
/// comment starts, in the source.
pub(crate) fn remove(text: &mut Edited) -> Option<Range<usize>> {
    let mut unclosed = None;
    for _ in 0..ROUNDS {
        let (edits, open) = find(text.text());
        if edits.is_empty() {
            break;
        }
        if let Some(open) = open {
            unclosed = Some(text.source(&open));
        }
        text.apply(&edits);
    }
    unclosed
}

fn find(text: &str) -> (Vec<Edit>, Option<Range<usize>>) {
    let mut edits = Vec::new();
    if !text.contains("<!--") {
        return (edits, None);
    }
    let mut code = code(text).into_iter().peekable();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find("<!--")) {
        let start = at + found;
        while code.next_if(|range| range.end <= start).is_some() {}
        if let Some(range) = code.peek().filter(|range| range.start <= start) {
            at = range.end;
            continue;
        }
        if is_escaped(text, start) {
            at = start + 4;
            continue;
        }
        let inside = text.get(start + 4..).unwrap_or_default();
        let length = if inside.starts_with('>') {
            Some(1)
        } else if inside.starts_with("->") {
            Some(2)
        } else {
            inside.find("-->").map(|end| end + 3)
        };
        let Some(length) = length else {
            edits.push(Edit {
                at: start..text.len(),
                with: Cow::Borrowed(""),
            });
            return (edits, Some(start..start + 4));
        };
        at = start + 4 + length;
        edits.push(Edit {
            at: start..at,
            with: Cow::Borrowed(""),
        });
    }
    (edits, None)
}

/// The places of fenced code and code spans, in order. Indented code does not exist in this dialect.
fn code(text: &str) -> Vec<Range<usize>> {
    // Without a fence or a backquote there is no code, and most stories are spared a parse.
    if !text.contains('`') && !text.contains("~~~") {
        return Vec::new();
    }
    // No code behind the last comment matters; a code span ends with its paragraph.
    let last = text.rfind("<!--").unwrap_or_default();
    let end = text
        .get(last..)
        .and_then(|rest| rest.find("\n\n"))
        .map_or(text.len(), |length| last + length);
    parser(text.get(..end).unwrap_or(text))
        .into_offset_iter()
        .filter(|(event, _)| {
            matches!(
                event,
                Event::Code(_) | Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_)))
            )
        })
        .map(|(_, range)| range)
        .collect()
}

/// Whether an odd number of backslashes stands before the offset.
pub(crate) fn is_escaped(text: &str, offset: usize) -> bool {
    let before = text.as_bytes().get(..offset).unwrap_or_default();
    before
        .iter()
        .rev()
        .take_while(|byte| **byte == b'\\')
        .count()
        % 2
        == 1
}
