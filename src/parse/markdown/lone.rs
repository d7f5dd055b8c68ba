//! Texts that need no parser: paragraphs of one line each, without a character that Markdown or this dialect knows.
//! Most stories are such, since that is what people type; reading them so takes a tenth of the time.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::disarm::may_hold_forbidden;
use super::script::is_blank;
use super::settle::Events;

/// The longest text that is looked at, in bytes: no story is longer, and a hostile file is not read once more.
const LONGEST: usize = 64 * 1024;

/// The events of a text of lone lines, the same that the parser and `settle` would give; `None` for any other text.
pub(super) fn events(text: &str) -> Option<Events> {
    if text.len() > LONGEST || may_hold_forbidden(text) || may_hold_markup(text.as_bytes()) {
        return None;
    }
    let mut out = Events::new();
    let mut open = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.strip_suffix('\n').unwrap_or(line);
        let range = start..start + line.len();
        start = range.end;
        let Some(first) = words.chars().next() else {
            open = false;
            continue;
        };
        // A line below another belongs to its paragraph, and blanks at an end are dropped. What begins with ASCII may
        // be a heading, an item, a rule.
        let ends_blank = words.chars().next_back().is_none_or(is_blank);
        if open || first.is_ascii() || is_blank(first) || ends_blank {
            return None;
        }
        open = true;
        let inside = range.start..range.start + words.len();
        out.push((Event::Start(Tag::Paragraph), range.clone()));
        out.push((Event::Text(words.to_owned().into()), inside));
        out.push((Event::End(TagEnd::Paragraph), range));
    }
    Some(out)
}

/// Whether a byte stands there that may mean something inside a line. There is no way out of the loop, so that it is
/// compiled to look at many bytes at once; inlined into its caller it would not be.
#[inline(never)]
fn may_hold_markup(bytes: &[u8]) -> bool {
    let found = bytes.iter().fold(0_u8, |found, &byte| {
        let mark =
            (byte == b'!') | (byte == b'#') | (byte == b'$') | (byte == b'&') | (byte == b'*');
        let angle = (byte == b'<') | (byte == b'>') | (byte == b'@') | (byte == b'\t');
        let within = |first: u8, last: u8| byte.wrapping_sub(first) <= last - first;
        found | u8::from(mark | angle | within(b'[', b'`') | within(b'{', b'~'))
    });
    found != 0
}
