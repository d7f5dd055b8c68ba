//! A syntax error in words: by what the parser expected and by what the line
//! looks like.

use crate::diagnostic::Problem;
use crate::diagnostic::catalog::Yaml;
use crate::input::Span;
use serde_yaml::granit_parser::{ErrorKind, ScanError};

/// The problem and its range in `source`.
pub(super) fn explain(source: &str, error: &ScanError) -> (Problem, Span) {
    let at = error
        .marker()
        .byte_offset()
        .unwrap_or_default()
        .min(source.len());
    let here = Span::new(at, at);
    use ErrorKind as E;
    match error.kind() {
        E::UnclosedFlowCollection { .. }
        | E::UnexpectedEofFlowSequence
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofImplicitFlowMapping
        | E::ExpectedFlowMappingSeparator
        | E::ExpectedFlowSequenceSeparator
        | E::InvalidFlowScalarIndent => match open_bracket(source) {
            Some((index, open)) => (
                Yaml::Unclosed {
                    open,
                    close: if open == '[' { ']' } else { '}' },
                }
                .into(),
                Span::new(index, index + 1),
            ),
            None => general(source, error, here),
        },
        E::UnclosedQuotedScalar
        | E::DocumentIndicatorInQuotedScalar
        | E::InvalidQuotedScalarIndent => {
            let found = source.char_indices().find(|(_, c)| matches!(c, '"' | '\''));
            match found {
                Some((index, quote)) => (
                    Yaml::UnclosedQuote { quote }.into(),
                    Span::new(index, index + 1),
                ),
                None => general(source, error, here),
            }
        }
        E::RecursionLimitExceeded => (Yaml::TooDeep.into(), here),
        E::DirectiveDisallowed => (
            Yaml::Refused {
                what: "指令（%）/ directive",
            }
            .into(),
            here,
        ),
        E::InvalidIndentation
        | E::TabInIndentation
        | E::TabInBlockIndentation
        | E::TabNotAllowed => (Yaml::BadIndentation.into(), line_content(source, at)),
        _ => general(source, error, here),
    }
}

fn general(source: &str, error: &ScanError, here: Span) -> (Problem, Span) {
    let span = line_content(source, here.start);
    let line = source.get(span.start..span.end).unwrap_or_default();
    if line.starts_with(['&', '*', '!']) || line.contains(": &") || line.contains(": *") {
        return (
            Yaml::Refused {
                what: "锚点、别名或标签（& * !）/ anchors, aliases or tags",
            }
            .into(),
            here,
        );
    }
    // An indented entry or item that belongs to nothing above it.
    let indented = source
        .get(..span.start)
        .is_some_and(|before| before.ends_with([' ', '\t']));
    let stray = matches!(
        error.kind(),
        ErrorKind::ExpectedBlockMappingKey | ErrorKind::MappingValueNotAllowed
    );
    let entry = line.contains(": ") || line.ends_with(':');
    if indented && (line.starts_with("- ") || (stray && entry)) {
        return (Yaml::BadIndentation.into(), span);
    }
    if let Some((word, rest)) = line.split_once('：') {
        return (
            Yaml::FullwidthColonUnclear {
                line: format!("{}: {}", word.trim(), rest.trim()),
            }
            .into(),
            Span::new(
                span.start + word.len(),
                span.start + word.len() + '：'.len_utf8(),
            ),
        );
    }
    if !line.is_empty() && !line.contains(':') {
        let words: String = line.chars().take(12).collect();
        return (
            Yaml::NoColon {
                line: format!("{words}: ……"),
            }
            .into(),
            span,
        );
    }
    (
        Yaml::Syntax {
            detail: detail(error.kind()),
        }
        .into(),
        here,
    )
}

/// The parser's own name for what it missed, in words.
fn detail(kind: &ErrorKind) -> String {
    let name = format!("{kind:?}");
    let name: String = name
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push(' ');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// The range of the line at `at`, without its indentation; at the end of the
/// text, of the last line that holds anything.
fn line_content(source: &str, at: usize) -> Span {
    let mut at = at.min(source.len());
    while !source.is_char_boundary(at) {
        at -= 1;
    }
    let before = source.get(..at).unwrap_or_default();
    let mut start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let mut line = source
        .get(start..)
        .and_then(|rest| rest.lines().next())
        .unwrap_or_default();
    if line.trim().is_empty() {
        let kept = before.trim_end();
        start = kept.rfind('\n').map_or(0, |newline| newline + 1);
        line = kept.get(start..).unwrap_or_default();
    }
    let indent = line.len() - line.trim_start().len();
    Span::new(start + indent, start + indent + line.trim().len())
}

/// The first bracket that nothing closes, outside quotation marks.
fn open_bracket(source: &str) -> Option<(usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut quote: Option<char> = None;
    for (index, c) in source.char_indices() {
        match (quote, c) {
            (Some(q), c) if c == q => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '[' | '{') => open.push((index, c)),
            (None, ']' | '}') => {
                open.pop();
            }
            _ => {}
        }
    }
    open.first().copied()
}
