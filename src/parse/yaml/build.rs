//! Events become nodes.

use super::node::{Entry, Kind, Node};
use crate::input::{Span, Spanned};
use crate::parse::markdown::{close_gaps, join_lines};
use serde_yaml::granit_parser::{Event, Options, Parser, ScalarStyle, ScanError, options};
use std::collections::BTreeMap;

/// Deeper than any form; more is a mistake or an attack.
const DEEPEST: usize = 32;

/// A document's tree and what was wrong with it short of its syntax.
pub(super) struct Built {
    pub(super) node: Option<Node>,
    /// Features that are refused, by their names.
    pub(super) refused: Vec<(&'static str, Span)>,
    /// The first and the repeated one of equal keys of one map.
    pub(super) duplicates: Vec<(Spanned<String>, Spanned<String>)>,
    /// Values whose Chinese quotation marks were dropped.
    pub(super) curly: Vec<Span>,
}

impl Built {
    /// Moves all ranges, as when a part of a file was read alone.
    pub(super) fn shift(mut self, by: usize) -> Built {
        self.node = self.node.map(|node| shifted(node, by));
        for (_, span) in &mut self.refused {
            *span = span.shift(by);
        }
        for span in &mut self.curly {
            *span = span.shift(by);
        }
        for (first, again) in &mut self.duplicates {
            first.span = first.span.shift(by);
            again.span = again.span.shift(by);
        }
        self
    }
}

fn shifted(node: Node, by: usize) -> Node {
    map_spans(node, &|span| span.shift(by))
}

/// The same tree with every range turned into another.
pub(super) fn map_spans(node: Node, turn: &impl Fn(Span) -> Span) -> Node {
    let span = turn(node.span);
    let kind = match node.kind {
        Kind::List(items) => Kind::List(
            items
                .into_iter()
                .map(|item| map_spans(item, turn))
                .collect(),
        ),
        Kind::Map(entries) => Kind::Map(
            entries
                .into_iter()
                .map(|entry| Entry {
                    key: Spanned::new(entry.key.value, turn(entry.key.span)),
                    value: map_spans(entry.value, turn),
                })
                .collect(),
        ),
        other => other,
    };
    Node { span, kind }
}

/// A collection that is still open.
enum Open {
    List(Span, Vec<Node>),
    Map(Span, Vec<Entry>, Option<Spanned<String>>),
}

/// Reads one document.
pub(super) fn document(source: &str) -> Result<Built, ScanError> {
    let mut built = Built {
        node: None,
        refused: Vec::new(),
        duplicates: Vec::new(),
        curly: Vec::new(),
    };
    let options: Options = options! {
        emit_unresolved_aliases: true,
        flow_nesting_limit: DEEPEST,
        block_nesting_limit: DEEPEST,
        simple_key_max_lookahead: 1024,
    };
    let mut open: Vec<Open> = Vec::new();
    let mut documents = 0;
    for event in Parser::new_from_str_with_options(source, options) {
        let (event, at) = event?;
        let span = at
            .byte_range()
            .map_or(Span::default(), |range| Span::new(range.start, range.end));
        let node = match event {
            Event::DocumentStart(_, version) => {
                documents += 1;
                if documents > 1 {
                    built.refused.push(("多文档（---）/ second document", span));
                    break;
                }
                if version.is_some() {
                    built.refused.push(("指令（%）/ directive", span));
                }
                continue;
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                built.refused.push(("别名（*）/ alias", span));
                Node {
                    span,
                    kind: Kind::Broken,
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                refuse(&mut built, source, anchor, tag.is_some(), span);
                let node = scalar(source, &text, style, span);
                if style == ScalarStyle::Plain {
                    unquoted(node, &mut built)
                } else {
                    node
                }
            }
            Event::SequenceStart(_, anchor, tag) => {
                refuse(&mut built, source, anchor, tag.is_some(), span);
                open.push(Open::List(span, Vec::new()));
                continue;
            }
            Event::MappingStart(_, anchor, tag) => {
                refuse(&mut built, source, anchor, tag.is_some(), span);
                open.push(Open::Map(span, Vec::new(), None));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(Open::List(start, items)) => Node {
                    span: Span::new(start.start, span.end.max(start.end)),
                    kind: Kind::List(items),
                },
                Some(Open::Map(start, entries, _)) => Node {
                    span: Span::new(start.start, span.end.max(start.end)),
                    kind: Kind::Map(without_duplicates(entries, &mut built)),
                },
                None => continue,
            },
            _ => continue,
        };
        match open.last_mut() {
            None => built.node = Some(node),
            Some(Open::List(_, items)) => items.push(node),
            Some(Open::Map(_, entries, key)) => match key.take() {
                Some(key) => entries.push(Entry { key, value: node }),
                None => *key = Some(key_text(node)),
            },
        }
    }
    Ok(built)
}

fn refuse(built: &mut Built, source: &str, anchor: usize, tag: bool, span: Span) {
    // The parser's range is that of the value behind the mark.
    let before = source.get(..span.start).unwrap_or_default();
    let marked = |mark: char| {
        let kept = before
            .trim_end_matches(|c| c != mark)
            .trim_end_matches(mark);
        Span::new(kept.len(), span.end)
    };
    if anchor != 0 {
        built.refused.push(("锚点（&）/ anchor", marked('&')));
    }
    if tag {
        built.refused.push(("标签（!）/ tag", marked('!')));
    }
}

fn key_text(node: Node) -> Spanned<String> {
    let text = match node.kind {
        Kind::Scalar(text) => text,
        // A list or a map as a key has no name; it is reported as unknown.
        _ => String::from("?"),
    };
    Spanned::new(text, node.span)
}

fn scalar(source: &str, text: &str, style: ScalarStyle, span: Span) -> Node {
    let written = source.get(span.start..span.end).unwrap_or_default();
    let text = match style {
        // The parser writes an absent value as `~`; a `~` that stands there is text.
        ScalarStyle::Plain if written.is_empty() => String::new(),
        ScalarStyle::Plain if written.contains('\n') => join_lines(written),
        ScalarStyle::Folded => close_gaps(text.trim_end_matches('\n')),
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted if written.contains('\n') => {
            close_gaps(text)
        }
        ScalarStyle::Literal => text.trim_end_matches('\n').to_owned(),
        _ => text.to_owned(),
    };
    let kind = if text.trim().is_empty() {
        Kind::Empty
    } else {
        Kind::Scalar(text)
    };
    Node { span, kind }
}

/// A plain value without one pair of Chinese quotation marks around all of it.
fn unquoted(node: Node, built: &mut Built) -> Node {
    let Kind::Scalar(text) = &node.kind else {
        return node;
    };
    let inner = text
        .strip_prefix('“')
        .and_then(|inner| inner.strip_suffix('”'))
        .filter(|inner| !inner.contains(['“', '”']));
    match inner {
        Some(inner) => {
            built.curly.push(node.span);
            Node {
                span: node.span,
                kind: Kind::Scalar(inner.to_owned()),
            }
        }
        None => node,
    }
}

fn without_duplicates(entries: Vec<Entry>, built: &mut Built) -> Vec<Entry> {
    let mut seen: BTreeMap<String, Spanned<String>> = BTreeMap::new();
    let mut kept = Vec::with_capacity(entries.len());
    for entry in entries {
        match seen.get(&entry.key.value) {
            Some(first) => built.duplicates.push((first.clone(), entry.key)),
            None => {
                seen.insert(entry.key.value.clone(), entry.key.clone());
                kept.push(entry);
            }
        }
    }
    kept
}
