//! Finds what belongs to a person in a text: identity numbers, telephone numbers, e-mail and home addresses, bank cards.
//! Pure, and knows nothing of records; `check::shown` asks it of every text that would be published.
//!
//! A text is read as people type it: digits of full width are digits, blanks and hyphens may stand between groups, what is
//! invisible is not there. A mobile number that touches any other word is found.
//!
//! **Kept quiet on purpose.** What a unit of measure follows is a count (13812345678元); what stands behind 编号, 证书号, No. and
//! the like is a serial number, unless it passes every test of an identity number; capitals of a register that touch a number,
//! and letters among digits, make it part of a code (ZL…, CN…A, a credit code); decimals are no telephone numbers; stars make
//! a number masked, one alone only between digits; a room is no home where its sentence names an office; hotlines (12396,
//! 400-…) are nobody's; digits in a web address are its own.
//!
//! **Known false alarms**, for which there is `allow`: a serial number of eleven digits that begins like a mobile number and
//! has no word before it; one of 16 to 19 digits that happens to satisfy the check digit of bank cards (one in ten of those that
//! begin with 62 or 4); an office whose address is written like a home (3号楼201室), or stands behind 通讯地址; a landline of an
//! office that stands neither in the footer nor in the notice.
//!
//! **Known misses**: numbers in Chinese numerals, identity numbers of the fifteen old digits, `name(at)example.org`, addresses
//! without a number.

mod address;
mod area;
mod context;
mod email;
mod folded;
mod landline;
mod mask;
mod number;
mod office;
mod row;
mod suspect;
#[cfg(test)]
mod tests;
mod wanted;

use folded::Folded;
pub(super) use mask::{masked, masked_text};
pub(super) use office::{is_among, own, same};
use std::ops::Range;
pub(super) use suspect::suspect;
pub(super) use wanted::Wanted;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A resident identity number.
    Id,
    Mobile,
    Landline,
    Email,
    Address,
    Card,
}

/// A secret and the bytes of the text that it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
}

/// The secrets of a text, in their order; no two overlap.
pub(super) fn find(text: &str) -> Vec<Found> {
    let mut folded = Folded::new(text);
    let mut out = Vec::new();
    // Each takes the characters that it has found away from those behind it.
    email::emails(&mut folded, &mut out);
    number::numbers(&mut folded, &mut out);
    address::addresses(&mut folded, &mut out);
    out.sort_by_key(|found| found.range.start);
    out
}

/// The same of a field that is shown in one line, whatever lines it is written in.
pub(super) fn find_in_field(text: &str) -> Vec<Found> {
    let mut out = find(text);
    if text.contains('\n') {
        let digit = |c: Option<char>| c.is_some_and(char::is_numeric);
        let mut before = None;
        let mut joined = String::with_capacity(text.len());
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            let inside = c == '\n' && digit(before) && digit(chars.peek().copied());
            joined.push(if inside { ' ' } else { c });
            before = Some(c);
        }
        out.extend(find(&joined));
        one_each(&mut out);
    }
    out
}

/// Keeps the first of those that overlap.
fn one_each(out: &mut Vec<Found>) {
    out.sort_by_key(|found| found.range.start);
    out.dedup_by(|one, first| one.range.start < first.range.end);
}

/// The same of a name in an address or of a file, whose letters are separators rather than parts of codes.
pub(super) fn find_in_name(name: &str) -> Vec<Found> {
    let spaced: String = name
        .chars()
        .map(|c| match c {
            'X' | 'x' | '@' | '.' => c,
            _ if c.is_ascii_alphabetic() || c == '_' => '/',
            _ => c,
        })
        .collect();
    let mut out = find(&spaced);
    out.extend(find(name));
    one_each(&mut out);
    out
}
