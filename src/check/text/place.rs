//! Where in its file a part of a text stands. Most values are kept without their places, so a file in which something was
//! found is read once more.

use super::{At, Told};
use crate::input::{Place, SourcePath, Span, Text};
use crate::parse::Problems;
use crate::parse::label::folded;
use crate::parse::yaml::{Kind, Node, entries};
use std::collections::BTreeMap;
use std::ops::Range;

/// The place of a part of a text; where it cannot be told, that of the text or of its file.
pub(in crate::check) fn place(
    told: &Told<'_>,
    part: &Range<usize>,
    texts: &BTreeMap<SourcePath, Text>,
) -> Place {
    let Some(file) = texts.get(told.file) else {
        return Place::file(told.file);
    };
    let around = match &told.at {
        At::File => return Place::new(told.file, Span::new(part.start, part.end)),
        At::Folder => return Place::file(told.file),
        At::Span(span) => Some(*span),
        At::Key(names) => of_key(told, names, file),
    };
    let Some(around) = around else {
        return Place::file(told.file);
    };
    let written = told.text.get(part.clone()).unwrap_or_default();
    let before = told.text.get(..part.start).unwrap_or_default();
    let value = file.as_str().get(around.start..around.end);
    let value = value.unwrap_or_default();
    let index = before.matches(written).count();
    let found = value.match_indices(written).nth(index);
    let found = found.or_else(|| value.match_indices(written).next());
    match found {
        Some((at, _)) if !written.is_empty() => {
            let start = around.start + at;
            Place::new(told.file, Span::new(start, start + written.len()))
        }
        _ => Place::new(told.file, Span::new(around.start, around.start)),
    }
}

/// The range of the scalar in a key's value that is the text.
fn of_key(told: &Told<'_>, names: &[&str], file: &Text) -> Option<Span> {
    let mut nothing = Problems::new(told.file);
    let entries = entries(file, &mut nothing);
    let mut named = entries
        .iter()
        .filter(|entry| names.contains(&&*folded(&entry.key.value)));
    let entry = named.next()?;
    Some(scalar(&entry.value, &told.text).unwrap_or(entry.value.span))
}

fn scalar(node: &Node, text: &str) -> Option<Span> {
    match &node.kind {
        Kind::Scalar(value) => (value.trim() == text).then_some(node.span),
        Kind::List(items) => items.iter().find_map(|item| scalar(item, text)),
        Kind::Map(entries) => entries.iter().find_map(|entry| scalar(&entry.value, text)),
        _ => None,
    }
}
