//! Indented text is never code: Word and habit indent paragraphs by four blanks or a tab.

use std::borrow::Cow;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::edited::{Edit, Edited};
use super::options::parser;

/// How often indentation is taken back: each time what was hidden in one block may show another. What is left after
/// that is shown as a paragraph all the same.
const ROUNDS: usize = 6;

/// Takes back the indentation of what CommonMark reads as indented code, as far as the block's first line has it, so that
/// lists in it keep their levels. The parser itself says where that is; so lists nested by indentation stay whole.
pub(crate) fn take_back(text: &mut Edited) {
    for round in 0..ROUNDS {
        let edits = find(text.text(), round + 1 == ROUNDS);
        if edits.is_empty() {
            break;
        }
        text.apply(&edits);
    }
}

/// The indentation to take back. `all` takes back every line's own.
fn find(text: &str, all: bool) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    // Only a line with four blanks in a row can be indented code.
    if !text.contains("    ") {
        return edits;
    }
    let mut inside = false;
    let mut first: Option<usize> = None;
    for (event, range) in parser(text).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                inside = true;
                first = None;
            }
            Event::End(TagEnd::CodeBlock) => inside = false,
            Event::Text(_) if inside => {
                let before = text.get(..range.start).unwrap_or_default();
                let after = text.get(range.clone()).unwrap_or_default();
                let outer = blanks(before.bytes().rev()).min(4);
                let own = outer + blanks(after.bytes());
                let take = if all {
                    own
                } else {
                    own.min(*first.get_or_insert(own))
                };
                let start = range.start - outer;
                if take > 0 && edits.last().is_none_or(|last| last.at.end <= start) {
                    edits.push(Edit {
                        at: start..start + take,
                        with: Cow::Borrowed(""),
                    });
                }
            }
            _ => {}
        }
    }
    edits
}

fn blanks(bytes: impl Iterator<Item = u8>) -> usize {
    bytes.take_while(|byte| *byte == b' ').count()
}
