//! Latin letters without their marks.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_compatible;

/// The ASCII letters and digits that stand for one character, lower-cased: `Ö` → `o`, `Ａ` → `a`, `ß` → `ss`, `ﬁ` → `fi`, `①` → `1`.
///
/// `None` when the character is no Latin letter and no form of an ASCII digit. At most four characters.
pub(crate) fn plain(character: char) -> Option<Plain> {
    if character.is_ascii_alphanumeric() {
        return Some(Plain::one(character.to_ascii_lowercase()));
    }
    if character.is_ascii() {
        return None;
    }
    if let Some(letters) = undecomposed(character) {
        return Some(Plain::of(letters.chars()));
    }
    let mut all = Plain::default();
    let mut only_ascii = true;
    decompose_compatible(character, |part| {
        if part.is_ascii_alphanumeric() {
            all.push(part.to_ascii_lowercase());
        } else if let Some(letters) = undecomposed(part) {
            letters.chars().for_each(|letter| all.push(letter));
        } else if !unicode_normalization::char::is_combining_mark(part) {
            only_ascii = false;
        }
    });
    (only_ascii && all.count > 0).then_some(all)
}

/// A few ASCII characters, without an allocation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Plain {
    letters: [u8; 4],
    count: usize,
}

impl Plain {
    fn one(letter: char) -> Self {
        Self::of(std::iter::once(letter))
    }

    fn of(letters: impl Iterator<Item = char>) -> Self {
        let mut all = Self::default();
        letters.for_each(|letter| all.push(letter));
        all
    }

    fn push(&mut self, letter: char) {
        if let (Some(slot), Ok(letter)) = (self.letters.get_mut(self.count), u8::try_from(letter)) {
            *slot = letter;
            self.count += 1;
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        self.letters
            .get(..self.count)
            .and_then(|letters| std::str::from_utf8(letters).ok())
            .unwrap_or_default()
    }
}

/// Latin letters that Unicode does not decompose: strokes, ligatures, letters of their own.
fn undecomposed(character: char) -> Option<&'static str> {
    Some(match character {
        'ß' | 'ẞ' => "ss",
        'Æ' | 'æ' => "ae",
        'Œ' | 'œ' => "oe",
        'Ø' | 'ø' | 'Ɔ' | 'ɔ' | 'Ɵ' | 'ɵ' => "o",
        'Đ' | 'đ' | 'Ð' | 'ð' | 'Ɖ' | 'ɖ' | 'Ɗ' | 'ɗ' => "d",
        'Þ' | 'þ' => "th",
        'Ł' | 'ł' | 'Ƚ' | 'ƚ' | 'Ɫ' | 'ɫ' => "l",
        'ı' | 'Ɨ' | 'ɨ' | 'Ɩ' | 'ɩ' => "i",
        'Ħ' | 'ħ' => "h",
        'Ŋ' | 'ŋ' => "ng",
        'ĸ' | 'Ƙ' | 'ƙ' => "k",
        'Ə' | 'ə' | 'Ǝ' | 'ǝ' | 'Ɛ' | 'ɛ' | 'Ɇ' | 'ɇ' => "e",
        'Ɓ' | 'ɓ' | 'Ƀ' | 'ƀ' => "b",
        'Ƈ' | 'ƈ' | 'Ȼ' | 'ȼ' => "c",
        'Ƒ' | 'ƒ' => "f",
        'Ǥ' | 'ǥ' | 'Ɠ' | 'ɠ' | 'Ɣ' | 'ɣ' => "g",
        'Ɲ' | 'ɲ' | 'Ƞ' | 'ƞ' => "n",
        'Ŧ' | 'ŧ' | 'Ƭ' | 'ƭ' | 'Ⱦ' | 'ⱦ' => "t",
        'Ʉ' | 'ʉ' | 'Ʊ' | 'ʊ' => "u",
        'Ʋ' | 'ʋ' => "v",
        'Ƴ' | 'ƴ' | 'Ɏ' | 'ɏ' => "y",
        'Ƶ' | 'ƶ' | 'Ȥ' | 'ȥ' | 'Ʒ' | 'ʒ' => "z",
        'Ⱥ' | 'ⱥ' => "a",
        _ => return None,
    })
}

/// The whole text by [`plain`], other characters as they are, lower-cased; what `alphabetical` compares.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.nfc() {
        match plain(character) {
            Some(letters) => folded.push_str(letters.as_str()),
            None if unicode_normalization::char::is_combining_mark(character)
                && folded.ends_with(|c: char| c.is_ascii()) => {}
            None => folded.extend(character.to_lowercase()),
        }
    }
    folded
}
