//! Typed fields from a map. A reader takes what it knows, gathers every problem
//! on the way, and reports what nobody took.

mod free;
pub mod shape;

use super::Problems;
use super::label::{folded, nearest};
use super::value::{self, Date, Day, Moment};
use super::yaml::{Entry, Kind, Node};
use crate::diagnostic::catalog::{Fields, Yaml};
use crate::input::{Span, Spanned};
use shape::Shape;
use std::borrow::Cow;

/// The entries of one map, and which of them have been taken.
pub struct MapReader<'a> {
    entries: &'a [Entry],
    folded: Vec<Cow<'a, str>>,
    taken: Vec<bool>,
    names: Vec<&'static str>,
}

/// The spellings of one key; the first is the canonical one.
pub type Names = &'static [&'static str];

impl<'a> MapReader<'a> {
    /// Reads a file's entries.
    pub fn new(entries: &'a [Entry]) -> MapReader<'a> {
        MapReader {
            entries,
            folded: entries
                .iter()
                .map(|entry| folded(&entry.key.value))
                .collect(),
            taken: vec![false; entries.len()],
            names: Vec::new(),
        }
    }

    /// Reads the map that `node` should be.
    pub fn of(node: &'a Node, key: &str, problems: &mut Problems) -> Option<MapReader<'a>> {
        match &node.kind {
            Kind::Map(entries) => Some(MapReader::new(entries)),
            Kind::Empty | Kind::Broken => None,
            _ => {
                wrong_kind(node, key, "a map", problems);
                None
            }
        }
    }

    /// Takes an entry under any of its spellings. A second spelling of it is
    /// reported at its key.
    pub fn entry(&mut self, names: Names, problems: &mut Problems) -> Option<&'a Entry> {
        problems.note(names, || Shape::Own(Vec::new()));
        self.names.extend(names);
        let mut found: Option<&'a Entry> = None;
        let rows = self.entries.iter().zip(&self.folded).zip(&mut self.taken);
        for ((entry, folded), taken) in rows {
            if *taken || !names.contains(&&**folded) {
                continue;
            }
            *taken = true;
            match found {
                None => found = Some(entry),
                Some(first) => problems.add(
                    Yaml::DuplicateKey {
                        key: entry.key.value.clone(),
                        first: first.key.value.clone(),
                        line: problems.line(first.key.span),
                    },
                    entry.key.span,
                ),
            }
        }
        found
    }

    /// Takes a value that is neither absent nor empty nor broken.
    pub fn node(&mut self, names: Names, problems: &mut Problems) -> Option<&'a Node> {
        let node = &self.entry(names, problems)?.value;
        (!matches!(node.kind, Kind::Empty | Kind::Broken)).then_some(node)
    }

    /// Whether an entry stands there, though perhaps broken; an empty one does
    /// not count.
    pub fn has(&self, names: Names) -> bool {
        self.entries
            .iter()
            .zip(&self.folded)
            .any(|(entry, folded)| {
                names.contains(&&**folded) && !matches!(entry.value.kind, Kind::Empty)
            })
    }

    /// Reports a key that is absent or empty, at the file's beginning.
    pub fn require(&self, names: Names, label: &str, problems: &mut Problems) {
        problems.note_required(names);
        if !self.has(names) {
            problems.add(
                Fields::MissingKey {
                    key: names.first().copied().unwrap_or_default().to_owned(),
                    label: label.to_owned(),
                },
                Span::default(),
            );
        }
    }

    /// Takes a text.
    pub fn text(&mut self, names: Names, problems: &mut Problems) -> Option<Spanned<String>> {
        problems.note(names, || Shape::Text);
        let node = self.node(names, problems)?;
        text_of(node, canonical(names), problems)
    }

    /// Takes a list of texts: a YAML list, or one line split at 、；;.
    pub fn texts(&mut self, names: Names, problems: &mut Problems) -> Vec<Spanned<String>> {
        problems.note(names, || Shape::Texts);
        match self.node(names, problems) {
            Some(node) => texts_of(node, canonical(names), problems),
            None => Vec::new(),
        }
    }

    /// Takes a list of maps, each read by `read`.
    pub fn maps<T>(
        &mut self,
        names: Names,
        problems: &mut Problems,
        mut read: impl FnMut(MapReader<'a>, Span, &mut Problems) -> Option<T>,
    ) -> Option<Vec<T>> {
        problems.note_inner(names, Shape::Maps, |r, problems| {
            read(r, Span::default(), problems);
        });
        let node = self.node(names, problems)?;
        let Kind::List(items) = &node.kind else {
            wrong_kind(node, canonical(names), "a list", problems);
            return None;
        };
        let mut out = Vec::new();
        for item in items {
            if let Some(reader) = MapReader::of(item, canonical(names), problems) {
                out.extend(read(reader, item.span, problems));
            }
        }
        Some(out)
    }

    /// Takes a map and reads it.
    pub fn map<T>(
        &mut self,
        names: Names,
        problems: &mut Problems,
        read: impl FnOnce(MapReader<'a>, &mut Problems) -> T,
    ) -> Option<T> {
        if problems.is_noting() {
            problems.note_inner(names, Shape::Map, |r, problems| {
                read(r, problems);
            });
            return None;
        }
        let node = self.node(names, problems)?;
        let reader = MapReader::of(node, canonical(names), problems)?;
        Some(read(reader, problems))
    }

    /// Takes one of several words, each given as (canonical, spellings).
    pub fn choice<T: Copy>(
        &mut self,
        names: Names,
        words: &[(T, &[&str])],
        problems: &mut Problems,
    ) -> Option<Spanned<T>> {
        problems.note(names, || {
            let spellings = |(_, spellings): &(T, &[&str])| {
                spellings.iter().map(|word| (*word).to_owned()).collect()
            };
            Shape::Choice(words.iter().map(spellings).collect())
        });
        let text = self.text(names, problems)?;
        let folded = folded(&text.value);
        let found = words
            .iter()
            .find(|(_, spellings)| spellings.contains(&&*folded));
        match found {
            Some((value, _)) => Some(Spanned::new(*value, text.span)),
            None => {
                let allowed: Vec<String> = words.iter().map(|(_, s)| s.join(" / ")).collect();
                problems.add(
                    Fields::BadChoice {
                        key: canonical(names).to_owned(),
                        value: text.value,
                        allowed: allowed.join("、"),
                    },
                    text.span,
                );
                None
            }
        }
    }

    /// Takes a yes or no.
    pub fn flag(&mut self, names: Names, problems: &mut Problems) -> Option<bool> {
        let words: &[(bool, &[&str])] = &[
            (true, &["true", "yes", "是", "on"]),
            (false, &["false", "no", "否", "off"]),
        ];
        Some(self.choice(names, words, problems)?.value)
    }

    /// Takes a whole number that is not negative.
    pub fn integer(&mut self, names: Names, problems: &mut Problems) -> Option<Spanned<i64>> {
        problems.note(names, || Shape::Integer);
        let text = self.text(names, problems)?;
        let folded = value::folded(&text.value);
        match folded.parse() {
            Ok(number) => Some(Spanned::new(number, text.span)),
            Err(_) => {
                problems.add(
                    Fields::BadNumber {
                        key: canonical(names).to_owned(),
                        value: text.value,
                        unit: String::new(),
                    },
                    text.span,
                );
                None
            }
        }
    }

    /// Takes a date of any precision.
    pub fn date(&mut self, names: Names, problems: &mut Problems) -> Option<Spanned<Date>> {
        problems.note(names, || Shape::Date);
        let text = self.text(names, problems)?;
        let date = Date::parse(&text.value);
        self.dated(names, text, date, problems)
    }

    /// Takes a list of days.
    pub fn days(&mut self, names: Names, problems: &mut Problems) -> Vec<Day> {
        let texts = self.texts(names, problems);
        let days = texts.into_iter().filter_map(|text| {
            let date = Date::parse(&text.value).filter(|date| date.day.is_some());
            let date = self.dated(names, text, date, problems)?;
            Some(date.value.first_day())
        });
        days.collect()
    }

    /// Takes a moment; a bare day counts from its start, or to its end.
    pub fn moment(
        &mut self,
        names: Names,
        to_end: bool,
        problems: &mut Problems,
    ) -> Option<Spanned<Moment>> {
        problems.note(names, || Shape::Moment);
        let text = self.text(names, problems)?;
        let moment = Moment::parse(&text.value, to_end);
        self.dated(names, text, moment, problems)
    }

    fn dated<T>(
        &self,
        names: Names,
        text: Spanned<String>,
        read: Option<T>,
        problems: &mut Problems,
    ) -> Option<Spanned<T>> {
        if read.is_none() {
            problems.add(
                Fields::BadDate {
                    key: canonical(names).to_owned(),
                    value: text.value,
                },
                text.span,
            );
        }
        read.map(|value| Spanned::new(value, text.span))
    }

    /// What nobody took.
    pub fn rest(self) -> Vec<&'a Entry> {
        self.entries
            .iter()
            .zip(self.taken)
            .filter(|(_, taken)| !taken)
            .map(|(entry, _)| entry)
            .collect()
    }

    /// Reports what nobody took.
    pub fn finish(self, problems: &mut Problems) {
        let names = self.names.clone();
        for entry in self.rest() {
            unknown_key(entry, names.iter().copied(), problems);
        }
    }
}

/// Reports a key that nothing knows, with the known one that is nearest.
pub fn unknown_key<'k>(
    entry: &Entry,
    known: impl IntoIterator<Item = &'k str>,
    problems: &mut Problems,
) {
    // Looking for a near name costs more than all else that is done for a key.
    if problems.is_full("unknown-key") {
        return;
    }
    problems.add(
        Fields::UnknownKey {
            key: entry.key.value.clone(),
            suggestion: nearest(&entry.key.value, known).map(str::to_owned),
        },
        entry.key.span,
    );
}

fn canonical(names: Names) -> &'static str {
    names.first().copied().unwrap_or_default()
}

fn wrong_kind(node: &Node, key: &str, expected: &'static str, problems: &mut Problems) {
    problems.add(
        Fields::WrongKind {
            key: key.to_owned(),
            expected,
            found: node.describe(),
        },
        node.span,
    );
}

/// The text that a node should be.
pub fn text_of(node: &Node, key: &str, problems: &mut Problems) -> Option<Spanned<String>> {
    match &node.kind {
        Kind::Scalar(text) => Some(Spanned::new(text.trim().to_owned(), node.span)),
        Kind::Empty | Kind::Broken => None,
        _ => {
            wrong_kind(node, key, "a text", problems);
            None
        }
    }
}

/// The texts that a node should be: a list of them, or one line.
pub fn texts_of(node: &Node, key: &str, problems: &mut Problems) -> Vec<Spanned<String>> {
    match &node.kind {
        Kind::List(items) => items
            .iter()
            .filter_map(|item| text_of(item, key, problems))
            .collect(),
        Kind::Scalar(text) => {
            let inner = text
                .strip_prefix(['［', '【'])
                .and_then(|rest| rest.strip_suffix(['］', '】']));
            if let Some(inner) = inner {
                problems.add(
                    Yaml::FullwidthPunctuation {
                        found: '［',
                        meant: '[',
                    },
                    node.span,
                );
                let parts = inner.split(['，', ',', '、', '；']);
                return parts
                    .map(str::trim)
                    .filter(|part| !part.is_empty())
                    .map(|part| Spanned::new(part.to_owned(), node.span))
                    .collect();
            }
            value::split_list(text)
                .into_iter()
                .map(|part| Spanned::new(part, node.span))
                .collect()
        }
        Kind::Empty | Kind::Broken => Vec::new(),
        Kind::Map(_) => {
            wrong_kind(node, key, "a list", problems);
            Vec::new()
        }
    }
}
