//! What stands behind a key or a dash.

use super::super::repair::Edits;
use super::flow::flow;
use super::line::{State, closing};
use crate::diagnostic::catalog::Yaml;
use crate::input::Span;
use std::collections::BTreeSet;

/// Where the name of an anchor or an alias ends.
const ENDS: [char; 6] = [' ', '\t', '\n', ',', ']', '}'];

/// The names that a file may give to anchors and use in aliases, gathered once:
/// a file with a star in each line is no cause for searching it once a line.
pub(super) struct Named<'t> {
    anchors: BTreeSet<&'t str>,
    aliases: BTreeSet<&'t str>,
}

impl<'t> Named<'t> {
    pub(super) fn of(text: &'t str) -> Named<'t> {
        let behind = |mark: char| -> BTreeSet<&'t str> {
            text.match_indices(mark)
                .filter(|(at, _)| {
                    let before = text.get(..*at).and_then(|text| text.chars().next_back());
                    before.is_none_or(|c| c.is_whitespace() || "[{,-".contains(c))
                })
                .filter_map(|(at, _)| text.get(at + 1..)?.split(ENDS).next())
                .filter(|name| !name.is_empty())
                .collect()
        };
        Named {
            anchors: behind('&'),
            aliases: behind('*'),
        }
    }
}

/// Repairs what stands behind a key or a dash. `wraps` says that the next line
/// continues the value, so that it cannot be quoted within this one.
pub(super) fn value(
    rest: &str,
    at: usize,
    indent: usize,
    wraps: bool,
    state: &mut State,
    named: &Named<'_>,
    edits: &mut Edits<'_>,
) {
    let rest = rest.trim_end();
    let Some(first) = rest.chars().next() else {
        return;
    };
    match first {
        '|' | '>' => {
            let header = rest.get(1..).unwrap_or_default();
            let header = header.split(" #").next().unwrap_or_default().trim();
            if header
                .chars()
                .all(|c| c.is_ascii_digit() || c == '+' || c == '-')
            {
                state.block = Some(indent);
            }
        }
        '"' | '\'' => match rest.get(1..).and_then(|inner| closing(inner, first)) {
            Some(end) => {
                let behind = rest.get(1 + end..).unwrap_or_default();
                if !behind.is_empty() && !behind.trim_start().starts_with('#') && !wraps {
                    quote(rest, at, edits, Yaml::TextBehindQuote);
                }
            }
            None => state.quote = Some(first),
        },
        '[' | '{' => flow(rest, at, state, edits),
        '#' => {}
        '*' | '&' | '!' | '%' | '@' | '`' => {
            if !is_feature(first, rest, named) && !wraps {
                let plain = before_comment(rest, at, edits);
                quote(plain, at, edits, Yaml::IndicatorAsText { found: first });
            }
        }
        _ => {
            let plain = before_comment(rest, at, edits);
            if is_curly(plain) && !wraps {
                quote_inner(plain, at, edits);
            } else if (plain.contains(": ") || plain.ends_with(':')) && !wraps {
                quote(plain, at, edits, Yaml::ColonInValue);
            }
        }
    }
}

/// Whether the whole text stands in one pair of Chinese quotation marks.
fn is_curly(text: &str) -> bool {
    text.strip_prefix('“')
        .and_then(|inner| inner.strip_suffix('”'))
        .is_some_and(|inner| !inner.contains(['“', '”']))
}

fn quote(text: &str, at: usize, edits: &mut Edits<'_>, why: Yaml) {
    edits.replace(
        Span::new(at, at + text.len()),
        format!("'{}'", text.replace('\'', "''")),
        Some(why),
    );
}

fn quote_inner(text: &str, at: usize, edits: &mut Edits<'_>) {
    let inner = text.trim_start_matches('“').trim_end_matches('”');
    edits.replace(
        Span::new(at, at + text.len()),
        format!("'{}'", inner.replace('\'', "''")),
        Some(Yaml::CurlyQuotes),
    );
}

/// A real anchor, alias or tag, as opposed to text that begins like one.
fn is_feature(first: char, rest: &str, named: &Named<'_>) -> bool {
    let word = rest.split(ENDS).next().unwrap_or_default();
    let name = word.get(1..).unwrap_or_default();
    let behind = rest.get(word.len()..).unwrap_or_default().trim_start();
    match first {
        '*' => named.anchors.contains(name),
        '&' => {
            !name.is_empty()
                && (named.aliases.contains(name)
                    || behind.starts_with(['[', '{', '|', '>'])
                    || behind.is_empty())
        }
        '!' => word.starts_with("!!") || word.starts_with("!<") || behind.starts_with(['[', '{']),
        _ => false,
    }
}

/// The plain text before a comment; warns of a `#` that cuts text off.
fn before_comment<'t>(rest: &'t str, at: usize, edits: &mut Edits<'_>) -> &'t str {
    comment_cut(rest, at, edits);
    match rest.find(" #") {
        Some(cut) => rest.get(..cut).unwrap_or(rest).trim_end(),
        None => rest,
    }
}

/// Warns of a `#` that cuts text off.
pub(super) fn comment_cut(rest: &str, at: usize, edits: &mut Edits<'_>) {
    let Some(cut) = rest.find(" #") else { return };
    let lost = rest.get(cut + 1..).unwrap_or_default();
    let behind = lost.get(1..).unwrap_or_default().chars().next();
    if behind.is_some_and(|c| !c.is_whitespace() && c != '#') {
        edits.warn(
            Span::new(at + cut + 1, at + rest.trim_end().len()),
            Yaml::CommentCut {
                lost: lost.trim_end().to_owned(),
            },
        );
    }
}
