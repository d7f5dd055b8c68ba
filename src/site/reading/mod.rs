//! How Han characters are read: pinyin of surnames, of a few hundred words, and of single characters.
//!
//! Three sources, the first that knows wins: the record's own `pinyin` (format.md, nomination.yaml), the tables of
//! surnames and words here, and the `pinyin` crate's first reading (mozillazg/pinyin-data, MIT). Addresses
//! ([`crate::site::slug`]), orders ([`crate::site::order`]) and the search index read names through this module,
//! so that a person is `zeng` everywhere or nowhere.

mod given;
pub(crate) mod han;
mod phrase;
pub(crate) mod surname;
#[cfg(test)]
mod tests;

use pinyin::ToPinyin;
pub use surname::{SURNAMES, split};

/// One syllable of pinyin: up to six ASCII letters (`ü` is `v`, as on keyboards and in passports before 2012) and a tone.
///
/// Tone is 1–4, 0 for the neutral tone or where none is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Syllable {
    letters: [u8; 6],
    tone: u8,
}

impl Syllable {
    /// Reads `zhang1`, `lü3`, `lv3` or `de`; `None` when it is not one to six letters and at most one digit 0–5.
    pub fn parse(text: &str) -> Option<Self> {
        let mut letters = [0; 6];
        let mut count = 0;
        let mut tone = 0;
        for symbol in text.chars() {
            let letter = match symbol {
                'a'..='z' => symbol,
                'ü' => 'v',
                'ê' => 'e',
                '0'..='5' => {
                    tone = symbol
                        .to_digit(10)
                        .and_then(|digit| u8::try_from(digit % 5).ok())?;
                    continue;
                }
                _ => return None,
            };
            *letters.get_mut(count)? = u8::try_from(letter).ok()?;
            count += 1;
        }
        (count > 0).then_some(Self { letters, tone })
    }

    /// The letters, `a`–`z` only.
    pub fn letters(&self) -> &str {
        let end = self
            .letters
            .iter()
            .position(|&letter| letter == 0)
            .unwrap_or(self.letters.len());
        self.letters
            .get(..end)
            .and_then(|letters| std::str::from_utf8(letters).ok())
            .unwrap_or_default()
    }

    /// The tone, 1–4, or 0.
    pub fn tone(&self) -> u8 {
        self.tone
    }
}

/// What the start of a text is taken for when it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    /// A surname of this many characters (1 or 2): 单 is shan.
    Surname(usize),
    /// Ordinary words: 单 is dan.
    Words,
}

/// The reading of every character: `None` for what is not Han and for Han without a known reading.
///
/// The result has the length of `chars`, which should have passed [`han::unify`].
pub(crate) fn read(chars: &[char], start: Start) -> Vec<Option<Syllable>> {
    let mut readings: Vec<Option<Syllable>> = Vec::with_capacity(chars.len());
    for (at, &character) in chars.iter().enumerate() {
        let known = if character == '々' {
            readings.last().copied().flatten()
        } else {
            phrase::reading(chars, at)
        };
        readings.push(known.or_else(|| default(character)));
    }
    if let Start::Surname(length) = start {
        let surname = chars.get(..length).unwrap_or_default();
        for (slot, reading) in readings.iter_mut().zip(surname::reading(surname)) {
            *slot = reading.or(*slot);
        }
    }
    readings
}

/// The syllables of a name in the order of its Han characters; what is not Han is left out.
///
/// `own` is the record's `pinyin` (`Zēng Zhìqiáng`, `zeng zhi qiang`); where it fits the characters it wins, else it is
/// ignored. `person` says whether the first characters may be a surname with a reading of its own.
pub fn syllables(name: &str, person: bool, own: Option<&str>) -> Vec<Syllable> {
    let chars = han::characters(name);
    readings_of(&chars, person, own)
        .into_iter()
        .flatten()
        .collect()
}

/// As [`syllables`], with one entry for each character.
pub(crate) fn readings_of(
    chars: &[char],
    person: bool,
    own: Option<&str>,
) -> Vec<Option<Syllable>> {
    if let Some(readings) = own.and_then(|own| given::fit(chars, own)) {
        return readings;
    }
    let start = if person {
        surname::length(chars).map_or(Start::Words, Start::Surname)
    } else {
        Start::Words
    };
    read(chars, start)
}

/// Whether the record's `pinyin` can be laid over the characters of its name. A caller may warn when it cannot.
pub fn own_reading_fits(name: &str, own: &str) -> bool {
    given::fit(&han::characters(name), own).is_some()
}

fn default(character: char) -> Option<Syllable> {
    // The crate also knows private-use code points of old GBK fonts. Their shape depends on the font, so not ours.
    if !han::is_han(character) {
        return None;
    }
    character
        .to_pinyin()
        .and_then(|reading| Syllable::parse(reading.with_tone_num_end()))
}
