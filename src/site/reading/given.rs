//! Lays a reading that the user wrote (`pinyin: Zēng Zhìqiáng`) over the characters of a name.

use super::{Syllable, han};
use pinyin::ToPinyinMulti;
use unicode_normalization::UnicodeNormalization;

/// More characters than this are no personal name, and the search below would have no bound.
const LONGEST: usize = 8;

/// A letter as written, with the tone that its mark or the digit after it gives (0 for none).
struct Letter {
    letter: u8,
    tone: u8,
}

/// The reading of each character, or `None` when the letters are not readings of these characters.
///
/// Every character must be Han. Letters may be run together in any way (`zengzhiqiang`), with or without tones, since
/// the characters' known readings say where a syllable ends. A reading that is in no data (a family's own) needs one
/// word for each character.
pub(super) fn fit(chars: &[char], own: &str) -> Option<Vec<Option<Syllable>>> {
    if chars.is_empty() || chars.len() > LONGEST || !chars.iter().copied().all(han::is_han) {
        return None;
    }
    let words = words(own)?;
    let letters: Vec<&Letter> = words.iter().flatten().collect();
    let mut found = Vec::with_capacity(chars.len());
    if lay(chars, &letters, &mut found) {
        return Some(found.into_iter().map(Some).collect());
    }
    if words.len() != chars.len() {
        return None;
    }
    words.iter().map(|word| syllable(word).map(Some)).collect()
}

/// Splits at everything that is not a letter; `None` when there is a letter that pinyin does not have.
fn words(own: &str) -> Option<Vec<Vec<Letter>>> {
    let mut words: Vec<Vec<Letter>> = Vec::new();
    let mut open = false;
    for symbol in own.nfd() {
        let last = words.last_mut().and_then(|word| word.last_mut());
        let tone = match symbol {
            '\u{304}' | '1' => 1,
            '\u{301}' | '2' => 2,
            '\u{30C}' | '\u{306}' | '3' => 3,
            '\u{300}' | '4' => 4,
            '\u{308}' => {
                last?.letter = b'v';
                continue;
            }
            _ if symbol.is_ascii_alphabetic() => {
                let letter = Letter {
                    letter: u8::try_from(symbol.to_ascii_lowercase()).ok()?,
                    tone: 0,
                };
                match words.last_mut() {
                    Some(word) if open => word.push(letter),
                    _ => words.push(vec![letter]),
                }
                open = true;
                continue;
            }
            _ if symbol.is_alphabetic() => return None,
            _ => {
                open = false;
                continue;
            }
        };
        if let Some(last) = last {
            last.tone = tone;
        }
    }
    Some(words)
}

fn syllable(letters: &[Letter]) -> Option<Syllable> {
    let text: String = letters
        .iter()
        .map(|letter| char::from(letter.letter))
        .collect();
    Some(Syllable {
        tone: tone(letters.iter()),
        ..Syllable::parse(&text)?
    })
}

fn tone<'a>(mut letters: impl Iterator<Item = &'a Letter>) -> u8 {
    letters
        .find(|letter| letter.tone > 0)
        .map_or(0, |letter| letter.tone)
}

/// Depth-first over the characters' known readings. At most [`LONGEST`] levels, and the readings of one character that
/// fit at one place are each other's prefixes, so that two or three branches remain.
fn lay(chars: &[char], letters: &[&Letter], found: &mut Vec<Syllable>) -> bool {
    let Some((&character, rest)) = chars.split_first() else {
        return letters.is_empty();
    };
    let known = character.to_pinyin_multi().into_iter().flatten();
    let mut candidates: Vec<(bool, Syllable)> = known
        .filter_map(|reading| Syllable::parse(reading.with_tone_num_end()))
        .filter_map(|reading| {
            let span = letters.get(..reading.letters().len())?;
            let same = span
                .iter()
                .map(|letter| letter.letter)
                .eq(reading.letters().bytes());
            let written = tone(span.iter().copied());
            same.then_some((written != 0 && written != reading.tone, reading))
        })
        .collect();
    // A reading of the written tone first; the data's own order otherwise.
    candidates.sort_by_key(|&(other_tone, _)| other_tone);
    candidates.dedup_by_key(|(_, reading)| reading.letters);
    candidates.into_iter().any(|(_, reading)| {
        let kept = found.len();
        found.push(reading);
        let laid = letters
            .get(reading.letters().len()..)
            .is_some_and(|letters| lay(rest, letters, found));
        if !laid {
            found.truncate(kept);
        }
        laid
    })
}
