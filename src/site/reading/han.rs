//! Which characters are Han, and one form for each of them.

use crate::input::has_one_form;
use unicode_normalization::UnicodeNormalization;

/// Whether a character is a Han ideograph: unified and compatibility blocks, planes 2 and 3, 〇 and 々.
pub(crate) fn is_han(character: char) -> bool {
    matches!(u32::from(character),
        0x4E00..=0x9FFF | 0x3400..=0x4DBF | 0x3005 | 0x3007 | 0xF900..=0xFAFF | 0x20000..=0x2FFFD | 0x30000..=0x3FFFD)
}

/// Kangxi radicals and the supplement, which copying from PDF leaves in place of ideographs, become ideographs.
pub(crate) fn unify(character: char) -> char {
    match character {
        '\u{2E80}'..='\u{2FDF}' => std::iter::once(character)
            .nfkc()
            .next()
            .unwrap_or(character),
        _ => character,
    }
}

/// The text in NFC with one form for each ideograph, as characters.
pub(crate) fn characters(text: &str) -> Vec<char> {
    if has_one_form(text) {
        return text.chars().collect();
    }
    text.nfc().map(unify).collect()
}
