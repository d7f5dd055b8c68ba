//! Files in which each line is a key and a short value, as most nominations are: there is nothing to repair in them,
//! and nothing that YAML could mean otherwise. Reading them so takes a tenth of the time; every other file goes to the
//! parser, and a test holds the two against each other.

use super::node::{Entry, Kind, Node};
use crate::input::{Span, Spanned};

/// The most entries that are read so: each key is compared with those before it.
const MOST: usize = 64;
/// The longest key, in bytes.
const LONGEST_KEY: usize = 90;

/// The entries of a file of simple lines, the same that the parser would give and without a problem; `None` for any
/// other file.
pub(super) fn entries(text: &str) -> Option<Vec<Entry>> {
    let mut out: Vec<Entry> = Vec::with_capacity(16);
    let mut behind = 0;
    for line in text.split_inclusive('\n') {
        let start = behind;
        behind += line.len();
        let line = line.strip_suffix('\n').unwrap_or(line);
        if line.is_empty() {
            continue;
        }
        let (key, written) = line.split_once(": ")?;
        let twice = || out.iter().any(|entry| entry.key.value == key);
        if !is_key(key) || out.len() == MOST || twice() {
            return None;
        }
        let value = value(written, start + key.len() + ": ".len())?;
        out.push(Entry {
            key: Spanned::new(key.to_owned(), Span::new(start, start + key.len())),
            value,
        });
    }
    (!out.is_empty()).then_some(out)
}

fn is_key(key: &str) -> bool {
    let begins = |c: char| c.is_ascii_lowercase() || is_han(c);
    key.len() <= LONGEST_KEY
        && key.starts_with(begins)
        && key
            .chars()
            .all(|c| begins(c) || c.is_ascii_digit() || c == '_')
}

fn value(written: &str, at: usize) -> Option<Node> {
    let span = Span::new(at, at + written.len());
    if let Some(inside) = written.strip_prefix('"') {
        let text = inside.strip_suffix('"')?;
        let simple = !text.trim().is_empty() && text.chars().all(is_simple);
        return simple.then(|| scalar(text, span));
    }
    if let Some(inside) = written.strip_prefix('[') {
        let mut items = Vec::new();
        let mut start = at + 1;
        for part in inside.strip_suffix(']')?.split(',') {
            let item = part.strip_prefix(' ').unwrap_or(part);
            let from = start + (part.len() - item.len());
            if !item.starts_with(begins) || !item.chars().all(is_of_item) {
                return None;
            }
            items.push(scalar(item, Span::new(from, from + item.len())));
            start += part.len() + 1;
        }
        let kind = Kind::List(items);
        return Some(Node { span, kind });
    }
    let simple =
        written.starts_with(begins) && !written.ends_with(' ') && written.chars().all(is_simple);
    simple.then(|| scalar(written, span))
}

fn scalar(text: &str, span: Span) -> Node {
    Node {
        span,
        kind: Kind::Scalar(text.to_owned()),
    }
}

/// The block of common Han characters.
fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// What a value may begin with, so that it is a plain text.
fn begins(c: char) -> bool {
    is_han(c) || c.is_ascii_alphanumeric()
}

/// What means nothing to YAML inside a text, and nothing to `repair`.
fn is_simple(c: char) -> bool {
    begins(c)
        || matches!(c, ' ' | '-' | '.' | '%' | '/' | '_' | '+' | '(' | ')')
        || matches!(
            c,
            '，' | '。' | '、' | '；' | '：' | '！' | '？' | '（' | '）' | '《' | '》'
        )
        || matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

/// The same inside a list in brackets.
fn is_of_item(c: char) -> bool {
    begins(c) || matches!(c, '-' | '.' | '_' | '·' | '（' | '）')
}
