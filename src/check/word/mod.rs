//! Slips in a text: what the department's own list calls wrong, regions by wrong names, days that do not exist, what is typed
//! twice, punctuation of half width. One pass over the characters, since ten thousand stories have few of them.

mod date;
mod double;
mod region;
pub(super) mod regulated;
#[cfg(test)]
mod tests;

use crate::parse::words::OwnWord;
use crate::site::reading::han::is_han;
use std::ops::Range;

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slip {
    /// On the department's list, at this index.
    Own(usize),
    /// A region, and its right name.
    Region(String),
    Date,
    /// And as it should be.
    Doubled(String),
    /// And as it should be.
    HalfWidth(String),
    /// A word that needs an approval.
    Regulated(&'static str),
}

/// A slip and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) range: Range<usize>,
    pub(super) slip: Slip,
}

/// Marks of half width that Chinese has in full width.
const MARKS: &[(char, char)] = &[
    (',', '，'),
    (';', '；'),
    (':', '：'),
    ('!', '！'),
    ('?', '？'),
    ('(', '（'),
    (')', '）'),
];

/// How many characters share a place in [`Lexicon::starts`].
const STARTS: usize = 4096;

/// The department's own list, ready for being looked up at every character.
pub(super) struct Lexicon<'s> {
    words: &'s [OwnWord],
    /// Whether a word may begin with such a character.
    starts: Vec<bool>,
}

fn slot(c: char) -> usize {
    usize::try_from(u32::from(c)).unwrap_or_default() % STARTS
}

impl<'s> Lexicon<'s> {
    pub(super) fn new(words: &'s [OwnWord]) -> Lexicon<'s> {
        let mut starts = vec![false; STARTS];
        for first in words.iter().filter_map(|word| word.wrong.chars().next()) {
            if let Some(start) = starts.get_mut(slot(first)) {
                *start = true;
            }
        }
        Lexicon { words, starts }
    }

    pub(super) fn get(&self, index: usize) -> Option<&OwnWord> {
        self.words.get(index)
    }

    /// The longest word that begins at a place; not one that is a part of the right word there.
    fn at(&self, text: &str, at: usize, first: char) -> Option<Hit> {
        if !self.starts.get(slot(first)).copied().unwrap_or_default() {
            return None;
        }
        let rest = text.get(at..)?;
        let words = self.words.iter().enumerate();
        let (index, word) = words
            .filter(|(_, word)| rest.starts_with(&word.wrong) && !is_right(text, at, word))
            .max_by_key(|(_, word)| word.wrong.len())?;
        Some(Hit {
            range: at..at + word.wrong.len(),
            slip: Slip::Own(index),
        })
    }
}

/// Whether a wrong word at a place is a part of the right one, as 志愿 is of 志愿者.
fn is_right(text: &str, at: usize, word: &OwnWord) -> bool {
    let within = word.right.match_indices(&word.wrong);
    within.map(|(offset, _)| offset).any(|offset| {
        let start = at.checked_sub(offset);
        let part = start.and_then(|start| text.get(start..start + word.right.len()));
        part == Some(&*word.right)
    })
}

/// The slips of a text, in their order.
pub(super) fn hits(text: &str, lexicon: &Lexicon<'_>) -> Vec<Hit> {
    let mut out = Vec::new();
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        out.extend(lexicon.at(text, at, c));
        let end = at + c.len_utf8();
        match c {
            '省' | '治' => out.extend(region::region(text, at, end)),
            '日' | '号' => out.extend(date::written(text, at, end)),
            '0'..='9' => out.extend(date::numeric(text, at, before)),
            '奖' | '彰' | '予' | '选' | '者' => out.extend(regulated::word(text, end)),
            _ => {}
        }
        if let Some(previous) = before {
            if previous == c {
                out.extend(double::doubled(text, at, c));
            }
            out.extend(half_width(text, at, c, previous));
        }
        before = Some(c);
    }
    out.sort_by_key(|hit| (hit.range.start, hit.range.end));
    out
}

/// A mark of half width between two Han characters.
fn half_width(text: &str, at: usize, mark: char, before: char) -> Option<Hit> {
    if !mark.is_ascii_punctuation() || !is_han(before) {
        return None;
    }
    let (_, full) = MARKS.iter().find(|(half, _)| *half == mark)?;
    let next = text.get(at + 1..)?.chars().next().filter(|c| is_han(*c))?;
    Some(Hit {
        range: at - before.len_utf8()..at + 1 + next.len_utf8(),
        slip: Slip::HalfWidth(format!("{before}{full}{next}")),
    })
}
