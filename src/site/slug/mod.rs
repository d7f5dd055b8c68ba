//! Addresses: the part of a path that stands for an honoree, a unit or a tag.
//!
//! The rule is product.md, "An honoree's address is …"; where it leaves room, this is how it is read here:
//!
//! - *Two to four Han characters that begin with a surname*: the text's first characters up to the first that is not Han,
//!   so `沈怀瑾`, `沈怀瑾（示例）`, `沈怀瑾-2025` and `沈怀瑾2025` are people, and five or more Han characters in one run
//!   (`江北区科协`) never are. The rule looks at no record, so a tag such as 农技推广 (农 is a surname) is `nong-jituiguang`.
//!   A surname of two characters alone is one word (`ouyang`).
//! - Marks and digits: full and half width are one; a character that stands for ASCII letters or digits (`ﬁ`, `①`) becomes
//!   them. `lü` in pinyin is `lv`; the letter `ü` in a Latin word is `u`.
//! - Other scripts' letters, their combining marks and digits stay, in their case. Symbols and emoji are no letters.
//!   Invisible characters (joiners, variation selectors, byte order marks) vanish without a `-`.
//! - A Han or private-use character without a known reading is its code point (`u20bb7`), so that nothing is lost.
//! - A name that Windows refuses (`con`) gets `-1`.
//! - Above 200 bytes the text is cut and `-` and ten digits of the whole slug's BLAKE3 follow: two long names stay distinct.

pub(crate) mod latin;
mod path;
#[cfg(test)]
mod tests;

use super::reading::{self, Start, han};
pub use path::{Why, encoded_address, fold_key, is_valid_explicit, percent_encode};
use std::fmt::Write;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The longest address of one component, in bytes (product.md). Hosts and file systems allow 255; extensions need room.
pub const LONGEST: usize = 200;

/// A slug that product.md refuses: `<list>page/2/` is where lists go on. [`slug`] leaves it; the site reports it.
pub const REFUSED: &str = "page";

/// An address component that [`slug`] made. Never empty, never above [`LONGEST`] bytes, safe as a file name everywhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slug {
    text: String,
    change: Change,
}

/// What befell a slug beyond the ordinary rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Nothing.
    None,
    /// No letter or digit was left: the slug lists code points.
    CodePoints,
    /// It was above [`LONGEST`] bytes.
    Cut,
    /// A host refuses the name, so `-1` was added.
    Refused,
}

impl Slug {
    /// The component, in NFC, not percent-encoded (see [`percent_encode`]).
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What befell it.
    pub fn change(&self) -> Change {
        self.change
    }
}

impl std::fmt::Display for Slug {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.text
    }
}

/// The address of a folder's name, a tag or a unit, by the rule in the module's docs. Depends on the text alone.
pub fn slug(text: &str) -> Slug {
    let chars = han::characters(text.trim());
    let text = words(&chars);
    if text.is_empty() {
        return cut(code_points(&chars), Change::CodePoints);
    }
    if path::is_device(&text) {
        return Slug {
            text: text + "-1",
            change: Change::Refused,
        };
    }
    cut(text, Change::None)
}

/// The slug by words, unbounded and perhaps empty.
fn words(chars: &[char]) -> String {
    let mut out = Words::default();
    let lead = chars
        .iter()
        .take_while(|&&character| han::is_han(character))
        .count();
    let surname = chars
        .get(..lead)
        .filter(|_| (2..=4).contains(&lead))
        .and_then(reading::surname::length);
    let mut at = 0;
    while let Some(&character) = chars.get(at) {
        if !han::is_han(character) {
            out.push(character);
            at += 1;
            continue;
        }
        let run = chars.get(at..).unwrap_or_default();
        let run = run
            .split(|&other| !han::is_han(other))
            .next()
            .unwrap_or_default();
        let surname = surname.filter(|_| at == 0);
        out.han(run, surname);
        at += run.len();
    }
    // What vanished between two characters may have kept them from composing.
    if is_nfc(&out.text) {
        out.text
    } else {
        out.text.nfc().collect()
    }
}

/// The slug so far, and whether the next letter continues its last word.
#[derive(Default)]
struct Words {
    text: String,
    last: Last,
}

#[derive(Default, PartialEq)]
enum Last {
    /// A word's end, or the start.
    #[default]
    Gap,
    /// An ASCII letter or digit, whose marks fall.
    Latin,
    /// A letter of another script, whose marks stay.
    Other,
    /// A syllable, which is a word by itself.
    Syllable,
}

impl Words {
    fn han(&mut self, run: &[char], surname: Option<usize>) {
        let readings = reading::read(run, surname.map_or(Start::Words, Start::Surname));
        for (at, (character, reading)) in run.iter().zip(readings).enumerate() {
            // A word starts at each character, in a personal name only at the surname and the given name.
            if surname.is_none_or(|length| at == 0 || at == length) {
                self.gap();
            }
            match reading {
                Some(reading) => self.text.push_str(reading.letters()),
                None => self.code_point(*character),
            }
            self.last = Last::Syllable;
        }
    }

    fn push(&mut self, character: char) {
        if let Some(letters) = latin::plain(character) {
            self.letter(letters.as_str(), Last::Latin);
            return;
        }
        match character {
            '+' | '＋' | '﹢' => self.symbol("plus"),
            '#' | '＃' | '﹟' | '♯' => self.symbol("sharp"),
            _ if is_invisible(character) => {}
            _ if is_combining_mark(character) => {
                if self.last == Last::Other {
                    self.text.push(character);
                }
            }
            '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}' => {
                self.gap();
                self.code_point(character);
                self.last = Last::Syllable;
            }
            _ if character.is_alphanumeric() => {
                self.letter(character.encode_utf8(&mut [0; 4]), Last::Other);
            }
            _ => self.last = Last::Gap,
        }
    }

    fn letter(&mut self, letters: &str, kind: Last) {
        if matches!(self.last, Last::Gap | Last::Syllable) {
            self.gap();
        }
        self.text.push_str(letters);
        self.last = kind;
    }

    /// `+` and `#` are words of their own that end where they stand: `C++` is `c-plus-plus`.
    fn symbol(&mut self, word: &str) {
        self.gap();
        self.text.push_str(word);
        self.last = Last::Syllable;
    }

    fn code_point(&mut self, character: char) {
        // Writing to a String cannot fail.
        let _ = write!(self.text, "u{:x}", u32::from(character));
    }

    fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('-') {
            self.text.push('-');
        }
    }
}

/// Joiners, directional marks, variation selectors, soft hyphens: they separate nothing.
fn is_invisible(character: char) -> bool {
    matches!(u32::from(character),
        0xAD | 0x61C | 0x180B..=0x180F | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0xFE00..=0xFE0F | 0xFEFF | 0xE0000..=0xE0FFF)
}

/// `u-ff1f-ff01`; `u` for no character at all.
fn code_points(chars: &[char]) -> String {
    chars
        .iter()
        .fold(String::from("u"), |mut text, &character| {
            let _ = write!(text, "-{:x}", u32::from(character));
            text
        })
}

fn cut(text: String, change: Change) -> Slug {
    if text.len() <= LONGEST {
        return Slug { text, change };
    }
    let digest = blake3::hash(text.as_bytes()).to_hex();
    let suffix: String = std::iter::once('-')
        .chain(digest.chars().take(10))
        .collect();
    let room = (0..=LONGEST - suffix.len()).rfind(|&end| text.is_char_boundary(end));
    let kept = room
        .and_then(|end| text.get(..end))
        .unwrap_or_default()
        .trim_end_matches('-');
    Slug {
        text: kept.to_owned() + &suffix,
        change: Change::Cut,
    }
}
