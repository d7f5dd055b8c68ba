//! Stories and pages: Markdown as people type it in Chinese.
//!
//! The text takes three steps, each in a file of its own: `comments` go, `disarm` rewrites what CommonMark would
//! misread, `indent` takes indented code back; then `pulldown-cmark` parses, and `settle` turns its events into what
//! every reader here and `render::markdown` share. All steps take time in proportion to the text, whatever it holds, and
//! all places lead back to the source.
//!
//! Input is decoded text with `\n` alone at the ends of lines and no byte order mark.

mod comments;
mod disarm;
mod edited;
mod indent;
mod lines;
mod lone;
mod options;
mod reference;
mod script;
mod settle;
mod target;
mod text;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use self::edited::Edited;

pub use self::lines::{close_gaps, join_lines};
pub use self::reference::{Kind, Reference, references};
pub(crate) use self::reference::{reference_at, title_at};
pub(crate) use self::settle::{Events, events};
pub use self::target::{Target, target};
pub use self::text::{plain, title, words};
pub use self::words::count_words;

/// Where the first comment stands that is opened and never closed: everything behind it is hidden, and its author
/// should hear of it. The range is that of its `<!--`.
pub fn unclosed_comment(text: &str) -> Option<Range<usize>> {
    prepare(text).1
}

/// Makes the text ready for the parser, and says where a comment stays open.
fn prepare(text: &str) -> (Edited, Option<Range<usize>>) {
    let mut edited = Edited::new(text);
    disarm::purge(&mut edited);
    let unclosed = comments::remove(&mut edited);
    disarm::disarm(&mut edited);
    indent::take_back(&mut edited);
    (edited, unclosed)
}
