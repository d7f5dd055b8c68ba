//! Orders of names: what a list is sorted by, as keys that compare byte by byte.
//!
//! The orders are format.md's `strokes`, `strokes-word`, `pinyin` and `alphabetical`; those by region, date or hand use these keys for
//! their ties. Every key ends with the name itself, so that only equal names have equal keys and a list
//! has one order. Punctuation, quotation marks and blanks count only there.
//!
//! - **strokes**: surname by number of strokes, then by their sequence, then by code point (the norm's further keys, main shape and
//!   structure, are in no free data); a surname of two characters by its first, then its second, after the same first one
//!   alone (欧 before 欧阳); then given names of one character; then the given characters alike. Names that are no
//!   [Han name](super::name::is_han_name), and all groups, go character by character. A character whose number is known and whose
//!   sequence is not stands after those of its number; unknown Han characters after all known; then digits and Latin letters, then
//!   other scripts.
//! - **strokes-word**: number of strokes, then code point, character by character, as Word and Excel do; no surnames.
//! - **pinyin**: syllable by syllable, letters, then tone (neutral or unknown first), then strokes, then code point (as dictionaries do);
//!   the surname, in its own reading, before the given name, so that those of one surname stand together.
//!   Digits come first, Latin letters stand among the syllables, other scripts and Han without a reading last.
//! - **alphabetical**: `sort_as`, else `name_en`, else the name with Han as pinyin, without case and marks.

mod strokes;
#[cfg(test)]
mod tests;

use super::name::Kind;
use super::reading::{self, Syllable, han};
use super::slug::latin;
pub use strokes::{MOST, NotASequence, OwnStrokes};

/// An order that looks at names alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameOrder {
    /// By the norm: `strokes`.
    Strokes,
    /// As office software: `strokes-word`.
    StrokesWord,
    /// `pinyin`.
    Pinyin,
    /// `alphabetical`.
    Alphabetical,
}

/// What the orders need to know of a record.
#[derive(Clone, Copy, Debug)]
pub struct Name<'a> {
    /// The shown name, from [`super::name::normalise`].
    pub text: &'a str,
    /// A person's name has a surname.
    pub kind: Kind,
    /// The record's `pinyin`, which wins over the tables where it fits the characters.
    pub pinyin: Option<&'a str>,
    /// The record's `name_en`, for `alphabetical`.
    pub name_en: Option<&'a str>,
    /// The record's `sort_as`, for `alphabetical`.
    pub sort_as: Option<&'a str>,
}

impl<'a> Name<'a> {
    /// A name of which nothing else is known.
    pub fn new(text: &'a str, kind: Kind) -> Self {
        Self {
            text,
            kind,
            pinyin: None,
            name_en: None,
            sort_as: None,
        }
    }

    fn person(&self) -> bool {
        self.kind == Kind::Person
    }
}

/// Compares as its name stands in the list. Keys of different orders have nothing to say to each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey(Box<[u8]>);

/// The key of a name in an order. `strokes` are the built-in ones with the user's own.
pub fn key(order: NameOrder, name: &Name<'_>, strokes: &OwnStrokes) -> SortKey {
    let mut key = Vec::with_capacity(64);
    match order {
        NameOrder::Alphabetical => letters(&mut key, name),
        NameOrder::Strokes | NameOrder::StrokesWord | NameOrder::Pinyin => {
            characters(&mut key, order, name, strokes)
        }
    }
    key.push(END);
    key.extend_from_slice(name.text.as_bytes());
    SortKey(key.into_boxed_slice())
}

/// The strokes of the first character that counts: the heading of the roll by strokes. `None` for what is not Han.
pub fn heading_strokes(name: &Name<'_>, strokes: &OwnStrokes) -> Option<u8> {
    first(name).and_then(|character| strokes.stroke_count(character))
}

/// The heading of the roll by pinyin: `A`–`Z`; `None` for digits, other scripts and Han without a reading.
pub fn heading_letter(name: &Name<'_>) -> Option<char> {
    let chars = han::characters(name.text);
    let readings = reading::readings_of(&chars, name.person(), name.pinyin);
    let (&character, reading) = chars
        .iter()
        .zip(readings)
        .find(|(character, _)| character.is_alphanumeric())?;
    let plain = latin::plain(character);
    let letters = reading
        .as_ref()
        .map(Syllable::letters)
        .or(plain.as_ref().map(|plain| plain.as_str()));
    letters?
        .chars()
        .next()
        .filter(char::is_ascii_alphabetic)
        .map(|letter| letter.to_ascii_uppercase())
}

fn first(name: &Name<'_>) -> Option<char> {
    han::characters(name.text)
        .into_iter()
        .find(|character| character.is_alphanumeric())
}

/// Ends a part of a key. All that may stand in its place is greater, so that the shorter of two names comes first.
const END: u8 = 0;

/// Kinds of characters, in the order in which they follow one another. All are above [`END`].
mod class {
    pub(super) const READ: u8 = 1;
    pub(super) const STROKES: u8 = 1;
    pub(super) const UNKNOWN_HAN: u8 = 2;
    pub(super) const LATIN: u8 = 3;
    pub(super) const SCRIPT: u8 = 4;
    pub(super) const UNREAD_HAN: u8 = 5;
}

fn characters(key: &mut Vec<u8>, order: NameOrder, name: &Name<'_>, strokes: &OwnStrokes) {
    let chars = han::characters(name.text);
    let readings = match order {
        NameOrder::Pinyin => reading::readings_of(&chars, name.person(), name.pinyin),
        _ => Vec::new(),
    };
    // Where the given name begins, if the name has one.
    let han_name =
        name.person() && (2..=4).contains(&chars.len()) && chars.iter().copied().all(han::is_han);
    let given = han_name.then(|| reading::surname::length(&chars).unwrap_or(1));
    for (at, &character) in chars.iter().enumerate() {
        if order != NameOrder::StrokesWord && given == Some(at) {
            key.push(END);
            if order == NameOrder::Strokes {
                key.push(if chars.len() - at == 1 { 1 } else { 2 });
            }
        }
        if !character.is_alphanumeric() && !han::is_han(character) {
            continue;
        }
        let character = repeated(&chars, at).unwrap_or(character);
        match order {
            NameOrder::Pinyin => {
                by_reading(key, character, readings.get(at).copied().flatten(), strokes)
            }
            NameOrder::StrokesWord => by_strokes(key, character, strokes, false),
            _ => by_strokes(key, character, strokes, true),
        }
    }
    if order != NameOrder::StrokesWord && given == Some(chars.len()) {
        key.push(END);
    }
}

/// 々 counts as the character before it.
fn repeated(chars: &[char], at: usize) -> Option<char> {
    (chars.get(at) == Some(&'々'))
        .then(|| {
            chars
                .get(..at)?
                .iter()
                .rfind(|&&character| character != '々')
                .copied()
        })
        .flatten()
}

fn by_strokes(key: &mut Vec<u8>, character: char, strokes: &OwnStrokes, with_sequence: bool) {
    let Some(known) = strokes.strokes(character) else {
        return other(key, character, class::LATIN, class::UNKNOWN_HAN);
    };
    key.extend([class::STROKES, known.count]);
    if with_sequence {
        match known.sequence {
            Some(sequence) => sequence.append_to(key),
            None => key.push(6),
        }
    }
    code_point(key, character);
}

fn by_reading(key: &mut Vec<u8>, character: char, reading: Option<Syllable>, strokes: &OwnStrokes) {
    let Some(reading) = reading else {
        return other(key, character, class::READ, class::UNREAD_HAN);
    };
    key.push(class::READ);
    key.extend_from_slice(reading.letters().as_bytes());
    // Below every letter, so that xi comes before xian.
    key.push(reading.tone() + 1);
    by_strokes(key, character, strokes, true);
}

/// A character without strokes or reading, in the class of its kind, and there without case and marks.
fn other(key: &mut Vec<u8>, character: char, latin: u8, unknown_han: u8) {
    if let Some(plain) = latin::plain(character) {
        key.push(latin);
        return key.extend_from_slice(plain.as_str().as_bytes());
    }
    key.push(if han::is_han(character) {
        unknown_han
    } else {
        class::SCRIPT
    });
    character
        .to_lowercase()
        .for_each(|lower| code_point(key, lower));
}

/// Three bytes, the highest first, so that bytes compare as code points do.
fn code_point(key: &mut Vec<u8>, character: char) {
    let [_, bytes @ ..] = u32::from(character).to_be_bytes();
    key.extend_from_slice(&bytes);
}

fn letters(key: &mut Vec<u8>, name: &Name<'_>) {
    let written = [name.sort_as, name.name_en]
        .into_iter()
        .flatten()
        .find(|text| !text.trim().is_empty());
    let text = written.unwrap_or(name.text);
    let chars = han::characters(text);
    let readings = match written {
        Some(_) => reading::readings_of(&chars, false, None),
        None => reading::readings_of(&chars, name.person(), name.pinyin),
    };
    let given = chars
        .iter()
        .copied()
        .all(han::is_han)
        .then(|| reading::surname::length(&chars))
        .flatten();
    let mut spelled = String::with_capacity(text.len());
    for (at, (&character, reading)) in chars.iter().zip(&readings).enumerate() {
        if name.person() && given == Some(at) {
            spelled.push(' ');
        }
        match reading {
            Some(reading) => spelled.push_str(reading.letters()),
            None => spelled.push(character),
        }
    }
    // Words compare before their continuations: "Li Wei" before "Lin An". Marks between words are one blank.
    let folded = latin::fold(&spelled);
    let words = folded
        .split(|character: char| !(character.is_alphanumeric() || character == '\''))
        .filter(|word| !word.is_empty());
    for (at, word) in words.enumerate() {
        if at > 0 {
            key.push(b' ');
        }
        key.extend(word.bytes().filter(|&byte| byte != b'\''));
    }
}
