//! Bytes become text: encodings, byte order marks, line ends.
//!
//! Windows' Notepad writes UTF-8 with a mark, UTF-16 or "ANSI", which on a
//! Chinese system is GBK; GB18030 contains it. A file in none of these is an
//! error at its first offending byte, never text with replacement characters.

use super::Problems;
use crate::diagnostic::catalog::Reading;
use crate::input::{Span, Text};
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use memchr::{memchr, memmem};
use std::borrow::Cow;

/// The longest text file that is read, in bytes. The longest form holds a story
/// of a thousand characters; four mebibytes leave room for any list.
pub const LONGEST: u64 = 4 * 1024 * 1024;

/// Decodes a file. `None` when no encoding fits; the reason is in `problems`.
pub fn decode(bytes: &[u8], problems: &mut Problems) -> Option<Text> {
    // Nearly every file is this, and Chinese text is what the standard library
    // is slowest at telling.
    if !bytes.starts_with(b"\xEF\xBB\xBF")
        && let Ok(text) = simdutf8::basic::from_utf8(bytes)
    {
        return Some(Text::new(with_plain_lines(text)));
    }
    let (encoding, inner) = encoding(bytes);
    if encoding == UTF_8 {
        let text = std::str::from_utf8(inner).ok();
        if text.is_none() {
            undecodable(bytes, problems);
        }
        return text.map(|text| Text::new(with_plain_lines(text)));
    }
    // GB18030 accepts almost any bytes. No text has control characters, so a
    // file that gives some was something else: UTF-16 without a mark or a blank,
    // a Word file called story.md.
    let text = encoding
        .decode_without_bom_handling_and_without_replacement(inner)
        .filter(|text| !text.contains(is_control));
    let Some(text) = text else {
        undecodable(bytes, problems);
        return None;
    };
    problems.add(
        Reading::Decoded {
            // The standard's name is written in capitals; the library's is not.
            encoding: if encoding == GB18030 {
                "GB18030"
            } else {
                encoding.name()
            },
        },
        Span::default(),
    );
    Some(Text::new(with_plain_lines(&text)))
}

/// The encoding of a file, and its bytes without a mark.
fn encoding(bytes: &[u8]) -> (&'static Encoding, &[u8]) {
    match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, bytes.get(length..).unwrap_or_default()),
        None => (without_mark(bytes), bytes),
    }
}

fn is_control(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}')
}

/// Guesses the encoding of bytes that carry no mark.
fn without_mark(bytes: &[u8]) -> &'static Encoding {
    // UTF-16 of ASCII alone is valid UTF-8 too, but every other byte is a zero.
    let zeros = bytes.iter().filter(|byte| **byte == 0).count();
    if zeros * 4 < bytes.len().max(1) {
        let valid = match std::str::from_utf8(bytes) {
            Ok(_) => return UTF_8,
            Err(error) => bytes.get(..error.valid_up_to()).unwrap_or_default(),
        };
        // No text in GB18030 begins with two Han characters of valid UTF-8 by
        // chance; such a file is UTF-8 that was cut or damaged, and read as
        // anything else it would be gibberish.
        let valid = std::str::from_utf8(valid).unwrap_or_default();
        if valid.chars().filter(|c| *c >= '\u{800}').nth(1).is_some() {
            return UTF_8;
        }
    }
    // Text in Latin letters or Han saved as UTF-16 without a mark has a zero in
    // every ASCII character, line ends included; GB18030 never has one.
    let zeros_at = |odd: usize| {
        bytes
            .chunks_exact(2)
            .filter(|pair| pair.get(odd) == Some(&0))
            .count()
    };
    if zeros > 0 {
        return if zeros_at(1) >= zeros_at(0) {
            UTF_16LE
        } else {
            UTF_16BE
        };
    }
    GB18030
}

/// Reports a file that has no text, at the first place where its lossy reading
/// shows something that is none.
fn undecodable(bytes: &[u8], problems: &mut Problems) {
    let shown = lossy(bytes);
    let wrong = |c: char| c == char::REPLACEMENT_CHARACTER || is_control(c);
    let at = shown.as_str().find(wrong).unwrap_or_default();
    problems.add(Reading::Undecodable, Span::new(at, at));
}

/// Every line ends in `\n`; no byte order mark is left inside.
fn with_plain_lines(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    if memchr(b'\r', bytes).is_none() && memmem::find(bytes, "\u{feff}".as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    Cow::Owned(text.replace('\u{feff}', ""))
}

/// A readable stand-in for a file that could not be decoded, for diagnostics.
pub fn lossy(bytes: &[u8]) -> Text {
    let (encoding, inner) = encoding(bytes);
    let (text, _) = encoding.decode_without_bom_handling(inner);
    Text::new(with_plain_lines(&text))
}
