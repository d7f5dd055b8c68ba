//! One line at a time, with what the lines above have left open.

use super::Edits;
use super::flow::flow;
use super::value::{Named, comment_cut, value};
use crate::diagnostic::catalog::Yaml;
use crate::input::Span;

/// A line, where it starts, and the indentation of the next line with content.
pub(super) struct Line<'t> {
    text: &'t str,
    start: usize,
    next_indent: usize,
}

/// The lines of a text.
pub(super) struct Lines<'t> {
    rest: &'t str,
    at: usize,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Lines<'t> {
        Lines { rest: text, at: 0 }
    }

    pub(super) fn advance(&mut self) -> Option<Line<'t>> {
        if self.rest.is_empty() {
            return None;
        }
        let (text, rest) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
        let consumed = self.rest.len() - rest.len();
        let next = rest
            .lines()
            .take(64)
            .find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
        let line = Line {
            text,
            start: self.at,
            next_indent: next.map_or(0, indentation),
        };
        self.rest = rest;
        self.at += consumed;
        Some(line)
    }
}

fn is_indent(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{3000}' | '\u{a0}')
}

/// The width of a line's indentation; a tab or an ideographic space counts two.
fn indentation(line: &str) -> usize {
    line.chars()
        .take_while(|c| is_indent(*c))
        .map(|c| if c == ' ' || c == '\u{a0}' { 1 } else { 2 })
        .sum()
}

/// What the lines above have left open.
#[derive(Default)]
pub(super) struct State {
    /// A block scalar of the entry at this indentation.
    pub(super) block: Option<usize>,
    /// A quotation mark without its partner.
    pub(super) quote: Option<char>,
    /// Open flow brackets.
    pub(super) flow: Vec<char>,
    /// The indentations of the maps that are open.
    maps: Vec<usize>,
}

/// Repairs one line.
pub(super) fn repair(line: &Line<'_>, state: &mut State, named: &Named<'_>, edits: &mut Edits<'_>) {
    let indent = indentation(line.text);
    let content = line.text.trim_start_matches(is_indent);
    if content.trim_end().is_empty() {
        return;
    }
    if let Some(base) = state.block {
        if indent > base {
            return;
        }
        state.block = None;
    }
    let mut at = line.start + (line.text.len() - content.len());
    if let Some(quote) = state.quote {
        if let Some(end) = closing(content, quote) {
            state.quote = None;
            let rest = content.get(end..).unwrap_or_default();
            flow(rest, at + end, state, edits);
        }
        return;
    }
    if !state.flow.is_empty() {
        flow(content, at, state, edits);
        return;
    }
    if content.starts_with('#') {
        return;
    }
    repair_indentation(line, content, edits);

    let mut content = content;
    let mut indent = indent;
    while let Some(rest) = content.strip_prefix("- ") {
        let inner = rest.trim_start_matches(is_indent);
        at += content.len() - inner.len();
        indent += content.len() - inner.len();
        content = inner;
        if inner.is_empty() {
            return;
        }
        state.maps.retain(|open| *open < indent);
    }
    let is_item =
        at > line.start + (line.text.len() - line.text.trim_start_matches(is_indent).len());
    state.maps.retain(|open| *open <= indent);
    let sibling = indent == 0 || state.maps.contains(&indent);
    match key(content, sibling && !is_item) {
        Some(found) => {
            if !state.maps.contains(&indent) {
                state.maps.push(indent);
            }
            let colon = Span::new(at + found.colon, at + found.value);
            match found.kind {
                Colon::Plain => {}
                Colon::Fullwidth => edits.replace(colon, ": ", Some(Yaml::FullwidthColon)),
                Colon::Tight => edits.replace(colon, ": ", Some(Yaml::ColonWithoutBlank)),
                Colon::WideBlank => edits.replace(
                    colon,
                    ": ",
                    Some(Yaml::FullwidthPunctuation {
                        found: '\u{3000}',
                        meant: ' ',
                    }),
                ),
            }
            let rest = content.get(found.value..).unwrap_or_default();
            let wraps = line.next_indent > indent;
            value(rest, at + found.value, indent, wraps, state, named, edits);
        }
        None if is_item => {
            let wraps = line.next_indent >= indent;
            value(content, at, indent, wraps, state, named, edits);
        }
        None => comment_cut(content, at, edits),
    }
}

fn repair_indentation(line: &Line<'_>, content: &str, edits: &mut Edits<'_>) {
    let blank = line
        .text
        .get(..line.text.len() - content.len())
        .unwrap_or_default();
    let found = if blank.contains('\t') {
        "制表符（Tab）"
    } else if blank.contains('\u{3000}') {
        "全角空格"
    } else if blank.contains('\u{a0}') {
        "不换行空格"
    } else {
        return;
    };
    edits.replace(
        Span::new(line.start, line.start + blank.len()),
        " ".repeat(indentation(line.text)),
        Some(Yaml::Indentation { found }),
    );
}

enum Colon {
    /// `: ` or a colon at the end.
    Plain,
    /// `：`
    Fullwidth,
    /// `:` with text right behind it.
    Tight,
    /// `:` with an ideographic space behind it.
    WideBlank,
}

struct Key {
    /// Where the colon stands.
    colon: usize,
    /// Where the value starts.
    value: usize,
    kind: Colon,
}

/// Finds the colon behind a key. `sure` says that the line can be nothing but
/// an entry, so that colons of other kinds are taken for one too.
fn key(content: &str, sure: bool) -> Option<Key> {
    if let Some(quote) = content.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let end = 1 + closing(content.get(1..)?, quote)?;
        let rest = content.get(end..)?;
        let blank = rest.len() - rest.trim_start_matches(' ').len();
        return rest.trim_start_matches(' ').starts_with(':').then(|| {
            let colon = end + blank;
            Key {
                colon,
                value: value_start(content, colon + 1),
                kind: Colon::Plain,
            }
        });
    }
    if content.starts_with(['[', '{', '|', '>', '“']) {
        return None;
    }
    for (at, c) in content.char_indices() {
        let behind = at + c.len_utf8();
        let next = content.get(behind..)?.chars().next();
        match c {
            ':' if next.is_none_or(|c| matches!(c, ' ' | '\t')) => {
                return Some(Key {
                    colon: at,
                    value: value_start(content, behind),
                    kind: Colon::Plain,
                });
            }
            ':' if sure && next == Some('\u{3000}') => {
                return Some(Key {
                    colon: at,
                    value: value_start(content, behind),
                    kind: Colon::WideBlank,
                });
            }
            ':' if sure && is_key(content.get(..at)?) => {
                return Some(Key {
                    colon: at,
                    value: value_start(content, behind),
                    kind: Colon::Tight,
                });
            }
            '：' if sure && is_key(content.get(..at)?) => {
                return Some(Key {
                    colon: at,
                    value: value_start(content, behind),
                    kind: Colon::Fullwidth,
                });
            }
            '#' if content.get(..at)?.ends_with(' ') => return None,
            _ => {}
        }
    }
    None
}

pub(super) fn value_start(content: &str, from: usize) -> usize {
    let rest = content.get(from..).unwrap_or_default();
    from + (rest.len() - rest.trim_start_matches(is_indent).len())
}

/// Whether a text can stand before a colon as a key.
pub(super) fn is_key(text: &str) -> bool {
    let text = text.trim_end();
    // The length in bytes first: a line of a million colons asks as often.
    !text.is_empty()
        && text.len() <= 160
        && text.chars().count() <= 40
        && !text.contains([
            '，', '。', '；', '！', '？', '“', '”', '"', '[', ']', '{', '}', ',', '/',
        ])
}

/// Where a quotation mark of `kind` closes: the byte behind it.
pub(super) fn closing(text: &str, kind: char) -> Option<usize> {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c == '\\' && kind == '"' {
            chars.next();
        } else if c == kind {
            if kind == '\'' && chars.peek().is_some_and(|(_, next)| *next == '\'') {
                chars.next();
                continue;
            }
            return Some(at + c.len_utf8());
        }
    }
    None
}
