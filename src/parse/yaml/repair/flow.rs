//! Lists and maps in brackets, which may run over several lines.

use super::super::repair::Edits;
use super::line::{State, closing, is_key, value_start};
use crate::diagnostic::catalog::Yaml;
use crate::input::Span;

/// Reads a part of a list or map in brackets: keeps count of them, and takes a
/// full-width colon behind a bare word inside `{…}` for the colon of a key.
pub(super) fn flow(part: &str, at: usize, state: &mut State, edits: &mut Edits<'_>) {
    let mut chars = part.char_indices();
    let mut fresh = true;
    let mut word_start = None;
    while let Some((index, c)) = chars.next() {
        match c {
            '[' | '{' => {
                state.flow.push(c);
                fresh = true;
                word_start = None;
            }
            ']' | '}' => {
                state.flow.pop();
                fresh = false;
                if state.flow.is_empty() {
                    return;
                }
            }
            ',' => {
                fresh = true;
                word_start = None;
            }
            '"' | '\'' if fresh && word_start.is_none() => {
                let rest = part.get(index + 1..).unwrap_or_default();
                match closing(rest, c) {
                    Some(end) => {
                        let stop = index + 1 + end;
                        while chars.clone().next().is_some_and(|(next, _)| next < stop) {
                            chars.next();
                        }
                        fresh = false;
                    }
                    None => {
                        state.quote = Some(c);
                        return;
                    }
                }
            }
            ':' => {
                fresh = matches!(
                    part.get(index + 1..).and_then(|r| r.chars().next()),
                    Some(' ') | None
                )
            }
            '#' if part
                .get(..index)
                .is_none_or(|p| p.is_empty() || p.ends_with(' ')) =>
            {
                return;
            }
            '：' if fresh && state.flow.last() == Some(&'{') => {
                if let Some(start) = word_start {
                    let word = part.get(start..index).unwrap_or_default();
                    if is_key(word) && !word.contains(':') {
                        let end = value_start(part, index + c.len_utf8());
                        edits.replace(
                            Span::new(at + index, at + end),
                            ": ",
                            Some(Yaml::FullwidthColon),
                        );
                        fresh = false;
                        word_start = None;
                    }
                }
            }
            c if c.is_whitespace() => {}
            _ => {
                if word_start.is_none() {
                    word_start = Some(index);
                }
            }
        }
    }
}
