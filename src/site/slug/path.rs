//! What hosts and file systems allow in a path.

use super::{LONGEST, REFUSED};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Everything but RFC 3986's unreserved characters.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The same without the slash between components.
const RESERVED_IN_ADDRESS: &AsciiSet = &RESERVED.remove(b'/');

/// Why a `slug` that the user wrote cannot be an address. Each holds what a message needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nothing was written.
    Empty,
    /// It has this many bytes, above [`LONGEST`].
    TooLong(usize),
    /// It is [`REFUSED`], which lists need.
    Refused,
    /// Windows knows it as a device (`con`, `NUL`, `com1`, also with an extension).
    Device,
    /// It begins with `_` (GitHub Pages hides it) or `.` (servers hide it).
    Start(char),
    /// It ends with `.` or a blank, which Windows drops.
    End(char),
    /// It contains a character that is no letter, digit, `-`, `_` or `.`.
    Character(char),
    /// It is not in NFC: typed alike, two such addresses would differ.
    NotComposed,
}

/// Whether a `slug:` that the user wrote is used as it stands.
///
/// Allowed are letters and digits of every script with their marks (in their case), `-`, and inside `_` and `.`. Unlike a made one
/// it is never changed: what cannot stand is an error, for which `slug(text)` is the suggestion.
pub fn is_valid_explicit(text: &str) -> Result<(), Why> {
    let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) else {
        return Err(Why::Empty);
    };
    if text.len() > LONGEST {
        return Err(Why::TooLong(text.len()));
    }
    if text.eq_ignore_ascii_case(REFUSED) {
        return Err(Why::Refused);
    }
    if is_device(text) {
        return Err(Why::Device);
    }
    if matches!(first, '_' | '.') || is_combining_mark(first) {
        return Err(Why::Start(first));
    }
    if last == '.' || last.is_whitespace() {
        return Err(Why::End(last));
    }
    let allowed = |character: char| {
        character.is_alphanumeric()
            || matches!(character, '-' | '_' | '.')
            || is_combining_mark(character)
    };
    match text
        .chars()
        .find(|&character| !allowed(character) || super::is_invisible(character))
    {
        Some(character) => Err(Why::Character(character)),
        None if !is_nfc(text) => Err(Why::NotComposed),
        None => Ok(()),
    }
}

/// Whether Windows takes a name, or what stands before its first dot, for a device.
pub(super) fn is_device(name: &str) -> bool {
    let stem = name
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_end()
        .to_ascii_lowercase();
    if matches!(
        stem.as_str(),
        "con" | "prn" | "aux" | "nul" | "conin$" | "conout$"
    ) {
        return true;
    }
    let port = stem
        .strip_prefix("com")
        .or_else(|| stem.strip_prefix("lpt"));
    port.is_some_and(|port| {
        matches!(
            port,
            "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³"
        )
    })
}

/// One path component for a link: all but `A–Z a–z 0–9 - . _ ~` as `%XX` of its UTF-8 bytes.
pub fn percent_encode(component: &str) -> String {
    let mut out = String::with_capacity(component.len());
    out.extend(utf8_percent_encode(component, RESERVED));
    out
}

/// An address for a link: its components as [`percent_encode`] gives them, its slashes as they are.
pub fn encoded_address(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    out.extend(utf8_percent_encode(address, RESERVED_IN_ADDRESS));
    out
}

/// Two paths with one key are one file on some file system: case and Unicode form are folded. For comparing, not for showing.
pub fn fold_key(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    // Upper case first joins what only full folding joins: ß and ss, ſ and s, the two sigmas.
    let folded = path
        .nfd()
        .flat_map(char::to_uppercase)
        .flat_map(char::to_lowercase);
    folded.collect::<String>().nfc().collect()
}
