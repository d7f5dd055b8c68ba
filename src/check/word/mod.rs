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
use std::collections::{BTreeMap, BTreeSet};
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

/// Characters at which a slip may end or begin, digits aside.
const SIGNS: &str = "省治日号奖彰予选者,;:!?()0123456789";

/// How many characters share a place in [`Lexicon::signs`].
const SLOTS: usize = 4096;

/// The department's own list, ready for being looked up at every character.
pub(super) struct Lexicon<'s> {
    words: &'s [OwnWord],
    /// Where in it each wrong word stands.
    wrong: BTreeMap<&'s str, usize>,
    /// How long the words with a first character are: many words have few lengths.
    lengths: BTreeMap<char, BTreeSet<usize>>,
    /// Whether a character may be the first of a word or one of [`SIGNS`]: most are neither, and are passed over.
    signs: Vec<bool>,
}

fn slot(c: char) -> usize {
    usize::try_from(u32::from(c)).unwrap_or_default() % SLOTS
}

impl<'s> Lexicon<'s> {
    pub(super) fn new(words: &'s [OwnWord]) -> Lexicon<'s> {
        let mut signs = vec![false; SLOTS];
        let mut lengths: BTreeMap<char, BTreeSet<usize>> = BTreeMap::new();
        for word in words {
            let first = word.wrong.chars().next().unwrap_or_default();
            lengths.entry(first).or_default().insert(word.wrong.len());
        }
        for sign in lengths.keys().copied().chain(SIGNS.chars()) {
            if let Some(known) = signs.get_mut(slot(sign)) {
                *known = true;
            }
        }
        Lexicon {
            words,
            wrong: (words.iter().enumerate())
                .map(|(index, word)| (word.wrong.as_str(), index))
                .collect(),
            lengths,
            signs,
        }
    }

    fn is_sign(&self, c: char) -> bool {
        self.signs.get(slot(c)).copied().unwrap_or_default()
    }

    pub(super) fn get(&self, index: usize) -> Option<&OwnWord> {
        self.words.get(index)
    }

    /// The longest word that begins at a place; not one that is a part of the right word there.
    fn at(&self, text: &str, at: usize, first: char) -> Option<Hit> {
        let mut ends = self.lengths.get(&first)?.iter().rev().map(|len| at + len);
        ends.find_map(|end| {
            let index = *self.wrong.get(text.get(at..end)?)?;
            let right = is_right(text, at, self.words.get(index)?);
            (!right).then_some(Hit {
                range: at..end,
                slip: Slip::Own(index),
            })
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
    let mut before = '\0';
    // A web address that is no link goes on to the next blank or mark.
    let mut in_address = false;
    for (at, c) in text.char_indices() {
        if before == c
            && let Some(hit) = double::doubled(text, at, c)
        {
            out.push(hit);
        }
        if in_address {
            in_address = !(c.is_whitespace() || "，。；、（）".contains(c));
        } else if c == '/' && before == '/' {
            in_address = text.get(..at).is_some_and(|head| head.ends_with(":/"));
        }
        if lexicon.is_sign(c) {
            let end = at + c.len_utf8();
            out.extend(lexicon.at(text, at, c));
            out.extend(match c {
                '省' | '治' => region::region(text, at, end),
                '日' | '号' => date::written(text, at, end),
                '0'..='9' => date::numeric(text, at, before),
                '奖' | '彰' | '予' | '选' | '者' => regulated::word(text, end),
                _ if in_address => None,
                _ => half_width(text, at, c, before),
            });
        }
        before = c;
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
