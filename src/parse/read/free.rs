//! Maps whose keys the user chooses, such as `issuers` and `options`, and lists that may replace a preset's.

use super::shape::Shape;
use super::{MapReader, Names, canonical, text_of, texts_of, wrong_kind};
use crate::input::Spanned;
use crate::parse::Problems;
use crate::parse::yaml::{Entry, Kind};

impl<'a> MapReader<'a> {
    /// Takes the entries of a map whose keys are free.
    fn free(&mut self, names: Names, problems: &mut Problems) -> Option<&'a [Entry]> {
        let node = self.node(names, problems)?;
        let Kind::Map(entries) = &node.kind else {
            wrong_kind(node, canonical(names), "a map", problems);
            return None;
        };
        Some(entries)
    }

    /// Takes a map with free keys, each value a list of texts.
    pub fn lists(
        &mut self,
        names: Names,
        problems: &mut Problems,
    ) -> Option<Vec<(String, Vec<String>)>> {
        problems.note(names, || Shape::Lists);
        let entries = self.free(names, problems)?;
        Some(
            entries
                .iter()
                .map(|entry| {
                    let values = texts_of(&entry.value, &entry.key.value, problems);
                    let values = values.into_iter().map(|text| text.value).collect();
                    (entry.key.value.clone(), values)
                })
                .collect(),
        )
    }

    /// Takes a list of texts, if the key is there: one that is empty replaces a preset's too.
    pub fn texts_if_there(
        &mut self,
        names: Names,
        problems: &mut Problems,
    ) -> Option<Vec<Spanned<String>>> {
        let there = self.has(names);
        let texts = self.texts(names, problems);
        there.then_some(texts)
    }

    /// Takes a map with free keys and texts for values.
    pub fn pairs(
        &mut self,
        names: Names,
        problems: &mut Problems,
    ) -> Option<Vec<(String, Spanned<String>)>> {
        let pairs = self.placed_pairs(names, problems)?;
        let plain = |(key, text): (Spanned<String>, _)| (key.value, text);
        Some(pairs.into_iter().map(plain).collect())
    }

    /// The same, with the places of the keys.
    pub fn placed_pairs(
        &mut self,
        names: Names,
        problems: &mut Problems,
    ) -> Option<Vec<(Spanned<String>, Spanned<String>)>> {
        problems.note(names, || Shape::Pairs);
        let entries = self.free(names, problems)?;
        Some(
            entries
                .iter()
                .filter_map(|entry| {
                    let text = text_of(&entry.value, &entry.key.value, problems)?;
                    Some((entry.key.clone(), text))
                })
                .collect(),
        )
    }
}
