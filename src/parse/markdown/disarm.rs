//! Rewrites a text, before it is parsed, so that CommonMark reads it as a Chinese author means it.
//!
//! What must not act is replaced by a stand-in, which every reader of the parsed text turns back with [`shown`]; what
//! must act gets an invisible letter beside it. All of them are noncharacters of Unicode, which no text may hold; one
//! that does loses them.

use std::borrow::Cow;
use std::iter::Peekable;
use std::str::CharIndices;

use memchr::memchr3;

use super::edited::{Edit, Edited};
use super::script::{is_blank, is_han, is_hangul, is_shared_mark, is_wide_mark};

/// A letter that is nowhere shown.
const LETTER: &str = "\u{FDD0}";
/// Stands for a single `~`, which would strike out the years between `3~5年` and `10~20次`.
const TILDE: char = '\u{FDD1}';
/// Stands for a `<` that would begin raw HTML.
const LESS: char = '\u{FDD2}';

/// Markers of lists and quotes that may follow each other in a line: deeper nesting is nobody's meaning.
const MARKERS: usize = 16;
/// Columns of indentation that count.
const COLUMNS: usize = 64;

/// The text as its readers see it: stand-ins turned back; letters, control characters, the byte order mark and U+FFFD
/// dropped, also where an entity (`&#0;`) made them.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    if !may_hold_forbidden(text) {
        return Cow::Borrowed(text);
    }
    text.chars()
        .filter_map(|c| match c {
            TILDE => Some('~'),
            LESS => Some('<'),
            c if is_forbidden(c) => None,
            c => Some(c),
        })
        .collect()
}

/// Whether a text may hold one of [`is_forbidden`], by pairs of its UTF-8 bytes: nearly no text does. There is no way out of
/// the loop and no branch in it, so that it is compiled to look at sixteen pairs at once; inlined into a caller it would not
/// be. It errs on the safe side alone.
#[inline(never)]
pub(super) fn may_hold_forbidden(text: &str) -> bool {
    let bytes = text.as_bytes();
    let control = |byte: u8| (byte < 0x20) & (byte != b'\n') & (byte != b'\t') | (byte == 0x7F);
    let Some((first, rest)) = bytes.split_first() else {
        return false;
    };
    let pairs = bytes.iter().zip(rest);
    pairs.fold(control(*first), |found, (&before, &byte)| {
        // U+0080 to U+009F.
        let c1 = (before == 0xC2) & (byte < 0xA0);
        // U+FDC0 to U+FDFF, U+FEC0 to U+FEFF, U+FFC0 to U+FFFF.
        let last = (before == 0xEF) & ((byte == 0xB7) | (byte == 0xBB) | (byte == 0xBF));
        // The last 4,096 characters of every other plane.
        let plane = (before >= 0xF0) & (byte & 0x0F == 0x0F);
        found | control(byte) | c1 | last | plane
    })
}

/// Characters that no page may hold.
fn is_forbidden(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{FDD0}'..='\u{FDEF}' | '\u{FEFF}' | '\u{FFFD}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Drops the characters that no page may hold.
pub(crate) fn purge(text: &mut Edited) {
    if !may_hold_forbidden(text.text()) {
        return;
    }
    let edits: Vec<Edit> = text
        .text()
        .char_indices()
        .filter(|(_, c)| is_forbidden(*c))
        .map(|(at, c)| Edit {
            at: at..at + c.len_utf8(),
            with: Cow::Borrowed(""),
        })
        .collect();
    text.apply(&edits);
}

/// Makes all the rewritings of a text that holds no forbidden characters and no comments.
pub(crate) fn disarm(text: &mut Edited) {
    let mut edits = Vec::new();
    let mut offset = 0;
    // Most stories hold none of the characters that `inline` looks for.
    let has_inline = memchr3(b'<', b'*', b'~', text.text().as_bytes()).is_some();
    for line in text.text().split('\n') {
        if line.chars().all(is_blank) {
            // A line of ideographic spaces is a blank line to everyone but CommonMark.
            if !line.is_empty() {
                edits.push(Edit {
                    at: offset..offset + line.len(),
                    with: Cow::Borrowed(""),
                });
            }
        } else {
            let start = prefix(line, offset, &mut edits);
            if has_inline {
                inline(line, start, offset, &mut edits);
            }
        }
        offset += line.len() + 1;
    }
    text.apply(&edits);
}

/// Rewrites the indentation and the markers at the start of a line: tabs become blanks, too much of either is cut.
/// Returns the length of what it read.
fn prefix(line: &str, offset: usize, edits: &mut Vec<Edit>) -> usize {
    // `* * *` is a rule, not nested lists.
    let is_rule = |mark: char| line.chars().all(|c| c == mark || c == ' ' || c == '\t');
    if ['-', '*', '_'].into_iter().any(is_rule) {
        return line.len();
    }
    let mut column = 0;
    let mut spaces = 0;
    let mut markers = 0;
    let mut rest = line.char_indices().peekable();
    while let Some((at, c)) = rest.peek().copied() {
        match c {
            ' ' | '\t' => {
                let width = if c == '\t' { 4 - column % 4 } else { 1 };
                let room = width.min(COLUMNS.saturating_sub(spaces));
                if c == '\t' || room == 0 {
                    let with = "    ".get(..room).unwrap_or_default();
                    edits.push(Edit {
                        at: offset + at..offset + at + 1,
                        with: Cow::Borrowed(with),
                    });
                }
                column += width;
                spaces += room;
                rest.next();
            }
            _ => {
                let Some(length) = marker(&mut rest.clone()) else {
                    return at;
                };
                if markers == MARKERS {
                    edits.push(Edit {
                        at: offset + at..offset + at,
                        with: Cow::Borrowed(LETTER),
                    });
                    return at;
                }
                markers += 1;
                column += length;
                for _ in 0..length {
                    rest.next();
                }
            }
        }
    }
    line.len()
}

/// The length of the marker of a quote or a list item that stands here.
fn marker(rest: &mut Peekable<CharIndices<'_>>) -> Option<usize> {
    let ends = |after: Option<(usize, char)>| after.is_none_or(|(_, c)| c == ' ' || c == '\t');
    match rest.next()?.1 {
        '>' => Some(1),
        '-' | '+' | '*' => ends(rest.next()).then_some(1),
        c if c.is_ascii_digit() => {
            let mut digits = 1;
            while rest.next_if(|(_, c)| c.is_ascii_digit()).is_some() {
                digits += 1;
            }
            let closed = matches!(rest.next(), Some((_, '.' | ')')));
            (closed && digits <= 9 && ends(rest.next())).then_some(digits + 1)
        }
        _ => None,
    }
}

/// Rewrites what stands in a line, from `start` on.
fn inline(line: &str, start: usize, offset: usize, edits: &mut Vec<Edit>) {
    let mut before = ['\n', '\n'];
    let mut escaped = false;
    let mut rest = line.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let was_escaped = escaped;
        escaped = c == '\\' && !was_escaped;
        if at < start || was_escaped {
            before = [before[1], c];
            continue;
        }
        let place = offset + at;
        match c {
            '<' if !acts(line.get(at + 1..).unwrap_or_default(), before) => {
                edits.push(Edit {
                    at: place..place + 1,
                    with: Cow::Owned(LESS.to_string()),
                });
            }
            '*' | '~' => {
                let mut length = 1;
                while rest.next_if(|(_, next)| *next == c).is_some() {
                    length += 1;
                }
                let after = rest.peek().map_or('\n', |(_, next)| *next);
                if c == '*' || length == 2 {
                    beside(before[1], after, place, length, edits);
                } else if length == 1 {
                    edits.push(Edit {
                        at: place..place + 1,
                        with: Cow::Owned(TILDE.to_string()),
                    });
                }
            }
            _ => {}
        }
        before = [before[1], c];
    }
}

/// Whether a `<` is Markdown and not HTML: an address in angle brackets, or a destination of a link.
fn acts(rest: &str, before: [char; 2]) -> bool {
    if before == [']', '('] || before == [']', ':'] || before == [':', ' '] {
        return true;
    }
    let end = rest.find(|c: char| c == '>' || c == '<' || c.is_whitespace());
    let Some(inside) = end.and_then(|end| {
        rest.get(..end)
            .filter(|_| rest.get(end..end + 1) == Some(">"))
    }) else {
        return false;
    };
    let scheme = inside.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c))
    });
    scheme || inside.contains('@')
}

/// Puts a letter beside a run of `*` or `~~` where CommonMark's rule of flanking would keep it from opening or closing
/// though no blank stands between: beside a mark of full width, and beside an ASCII mark on the far side of which
/// Chinese goes on (`**“科技助老”**项目`, `项目**"甲"**发布`). CommonMark presumes blanks between words; Chinese has none.
fn beside(before: char, after: char, place: usize, length: usize, edits: &mut Vec<Edit>) {
    let chinese_mark = |c: char| is_wide_mark(c) || is_shared_mark(c);
    let chinese = |c: char| chinese_mark(c) || is_han(c) || is_hangul(c);
    let mut needs = |mark: char, other: char, at: usize| {
        if !is_blank(mark)
            && (chinese_mark(mark) || (mark.is_ascii_punctuation() && chinese(other)))
        {
            edits.push(Edit {
                at: at..at,
                with: Cow::Borrowed(LETTER),
            });
        }
    };
    needs(before, after, place);
    needs(after, before, place + length);
}
