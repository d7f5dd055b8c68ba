//! Bytes become text: encodings, byte order marks, line ends.
//!
//! Windows' Notepad writes UTF-8 with a mark, UTF-16 or "ANSI", which on a
//! Chinese system is GBK; GB18030 contains it. A file in none of these is an
//! error at its first offending byte, never text with replacement characters.

use super::Problems;
use crate::diagnostic::catalog::Reading;
use crate::input::{Span, Text};
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// The longest text file that is read, in bytes. The longest form holds a story
/// of a thousand characters; four mebibytes leave room for any list.
pub const LONGEST: u64 = 4 * 1024 * 1024;

/// Decodes a file. `None` when no encoding fits; the reason is in `problems`.
pub fn decode(bytes: &[u8], problems: &mut Problems) -> Option<Text> {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, bytes.get(length..).unwrap_or_default()),
        None => (without_mark(bytes), bytes),
    };
    if encoding == UTF_8 {
        return match std::str::from_utf8(bytes) {
            Ok(text) => Some(Text::new(with_plain_lines(text))),
            Err(error) => {
                undecodable(bytes, error.valid_up_to(), problems);
                None
            }
        };
    }
    let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) else {
        let valid = std::str::from_utf8(bytes)
            .err()
            .map_or(0, |error| error.valid_up_to());
        undecodable(bytes, valid, problems);
        return None;
    };
    // GB18030 accepts almost any bytes. No text has control characters, so a
    // file that gives some was something else: UTF-16 without a mark or a blank,
    // a Word file called story.md.
    if text.contains(is_control) {
        undecodable(bytes, 0, problems);
        return None;
    }
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

fn is_control(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}')
}

/// Guesses the encoding of bytes that carry no mark.
fn without_mark(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    // Text in Latin letters or Han saved as UTF-16 without a mark has a zero in
    // every ASCII character, line ends included; GB18030 never has one.
    let zeros = |odd: usize| {
        bytes
            .chunks_exact(2)
            .filter(|pair| pair.get(odd) == Some(&0))
            .count()
    };
    if bytes.contains(&0) {
        return if zeros(1) >= zeros(0) {
            UTF_16LE
        } else {
            UTF_16BE
        };
    }
    GB18030
}

fn undecodable(bytes: &[u8], valid: usize, problems: &mut Problems) {
    // No text exists for this file, so that the place is given as the number of
    // line breaks before the offending byte; report.rs shows line and column of
    // the lossy reading, whose lines are the same.
    let before = String::from_utf8_lossy(bytes.get(..valid).unwrap_or_default()).len();
    problems.add(Reading::Undecodable, Span::new(before, before));
}

/// Every line ends in `\n`; no byte order mark is left inside.
fn with_plain_lines(text: &str) -> String {
    if !text.contains(['\r', '\u{feff}']) {
        return text.to_owned();
    }
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\u{feff}', "")
}

/// A readable stand-in for a file that could not be decoded, for diagnostics.
pub fn lossy(bytes: &[u8]) -> Text {
    Text::new(with_plain_lines(&String::from_utf8_lossy(bytes)))
}
