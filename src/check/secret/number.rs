//! Identity numbers, mobile numbers and bank cards, among rows of digits.

use super::context::{is_account, is_count, is_part, is_phone, is_serial};
use super::folded::Folded;
use super::landline::landline;
use super::row::{Gap, Row, rows};
use super::{Found, Kind};
use crate::parse::value::Date;

pub(super) fn numbers(text: &mut Folded, out: &mut Vec<Found>) {
    // Where the last serial number and the last telephone number ended: in a list, a word stands before the first alone.
    let mut serial: Option<(usize, usize)> = None;
    let mut phone = None;
    for row in rows(text) {
        // Numbers of one series are of one length; behind a staff number a telephone number may stand.
        let length: usize = row.groups.iter().map(|group| group.len()).sum();
        let of_series =
            serial.is_some_and(|(end, digits)| digits == length && goes_on(text, end, row.start()));
        let mut index = 0;
        while index < row.groups.len() {
            let listed = phone.is_some_and(|end| goes_on(text, end, row.start()));
            let found = one(text, &row, index, of_series, listed);
            match found {
                Some((kind, last, to)) => {
                    let from = row.group(index).map_or(0, |group| group.from);
                    let from = with_country(text, from);
                    let range = text.take(from, to);
                    out.push(Found { range, kind });
                    if matches!(kind, Kind::Mobile | Kind::Landline) {
                        phone = Some(to);
                    }
                    index = last + 1;
                }
                None => index += 1,
            }
        }
        if of_series || is_serial(text, row.start(), row.end()) {
            serial = Some((row.end(), length));
        }
    }
}

/// Whether nothing but the mark of a list lies between two numbers.
fn goes_on(text: &Folded, end: usize, start: usize) -> bool {
    let between = text.text(end, start);
    let between = between.trim();
    !between.is_empty()
        && between.chars().count() <= 3
        && between.chars().all(|c| "、，,/和及或至到~;； ".contains(c))
}

/// A plus sign belongs to the number.
fn with_country(text: &Folded, from: usize) -> usize {
    match text.before(from, 1) {
        Some('+' | '(') if text.before(from, 1) == Some('+') => from - 1,
        _ => from,
    }
}

/// What begins with a group: its kind, its last group, and where it ends.
fn one(
    text: &Folded,
    row: &Row,
    first: usize,
    serial: bool,
    phone: bool,
) -> Option<(Kind, usize, usize)> {
    if let Some((last, to)) = id(text, row, first) {
        return Some((Kind::Id, last, to));
    }
    let serial = serial || first == 0 && is_serial(text, row.start(), row.end());
    let (kind, last) = mobile(text, row, first, serial)
        .map(|last| (Kind::Mobile, last))
        .or_else(|| Some((Kind::Card, card(text, row, first, serial)?)))
        .or_else(|| Some((Kind::Landline, landline(text, row, first, serial, phone)?)))?;
    Some((kind, last, row.group(last)?.to))
}

/// The provinces whose codes an identity number may begin with.
fn is_province(code: &str) -> bool {
    let code: u32 = code.parse().unwrap_or_default();
    matches!(code, 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83)
}

/// GB 11643: eighteen digits, or seventeen and an X, of a province, with a date of birth and the right check digit.
fn id(text: &Folded, row: &Row, first: usize) -> Option<(usize, usize)> {
    let from = row.group(first)?.from;
    for last in first..row.groups.len().min(first + 6) {
        let to = row.group(last)?.to;
        let length: usize = row.lengths(first, last).iter().sum();
        if length > 18 {
            return None;
        }
        let mut end = to;
        if length == 17 {
            if text.at(end) == Some(' ') || text.at(end) == Some('-') {
                end += 1;
            }
            if !matches!(text.at(end), Some('x' | 'X')) {
                continue;
            }
            end += 1;
        } else if length < 18 {
            continue;
        }
        // With the right check digit nothing is hidden by stars behind it.
        let followed = text.at(end).is_some_and(|c| c.is_ascii_alphanumeric());
        if !followed && is_id(&text.digits(from, end)) {
            return Some((last, end));
        }
    }
    None
}

fn is_id(number: &str) -> bool {
    let part = |from: usize, to: usize| number.get(from..to).unwrap_or_default();
    let number_of = |from, to| part(from, to).parse::<i16>().unwrap_or_default();
    let born = Date {
        year: number_of(6, 10),
        month: i8::try_from(number_of(10, 12)).ok(),
        day: i8::try_from(number_of(12, 14)).ok(),
    };
    let written = format!("{}-{}-{}", part(6, 10), part(10, 12), part(12, 14));
    if !is_province(part(0, 2))
        || !(1900..2050).contains(&born.year)
        || Date::parse(&written).is_none()
    {
        return false;
    }
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let digits = number.chars().map(|c| c.to_digit(10).unwrap_or_default());
    let sum: u32 = digits
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit * weight)
        .sum();
    let check = "10X98765432"
        .chars()
        .nth(usize::try_from(sum % 11).unwrap_or_default());
    number.chars().nth(17) == check
}

/// How the eleven digits of a mobile number are grouped.
const MOBILE: &[&[usize]] = &[
    &[11],
    &[3, 4, 4],
    &[3, 8],
    &[7, 4],
    &[3, 3, 5],
    &[4, 3, 4],
    &[3, 2, 2, 2, 2],
];

fn mobile(text: &Folded, row: &Row, first: usize, serial: bool) -> Option<usize> {
    let start = row.group(first)?;
    let head = text.digits(start.from, start.to);
    let country = matches!(&*head, "86" | "086" | "0086");
    // 86 and the number without a gap.
    if head.len() == 13 && head.strip_prefix("86").is_some_and(is_mobile)
        || head.len() == 15 && head.strip_prefix("0086").is_some_and(is_mobile)
    {
        return alone(text, row, first, first, serial).then_some(first);
    }
    let begin = if country { first + 1 } else { first };
    if !matches!(
        row.gap_behind(first),
        Some(Gap::Blank | Gap::Hyphen | Gap::Bracket)
    ) && country
    {
        return None;
    }
    for pattern in MOBILE {
        let last = begin + pattern.len() - 1;
        if row.lengths(begin, last) != *pattern {
            continue;
        }
        let digits = text.digits(row.group(begin)?.from, row.group(last)?.to);
        if is_mobile(&digits) && alone(text, row, first, last, serial) {
            return Some(last);
        }
    }
    None
}

pub(super) fn is_mobile(digits: &str) -> bool {
    let mut digits = digits.chars();
    digits.next() == Some('1')
        && digits.next().is_some_and(|c| ('3'..='9').contains(&c))
        && digits.count() == 9
}

/// Whether the groups from one to another are a number by themselves: neither a part of a longer one, nor a count.
fn alone(text: &Folded, row: &Row, first: usize, last: usize, serial: bool) -> bool {
    let (Some(from), Some(to)) = (row.group(first), row.group(last)) else {
        return false;
    };
    let (from, to) = (from.from, to.to);
    let split = last > first;
    let inner = row.gap_behind(first).filter(|_| split);
    // Digits beyond a hyphen are the same number's; beyond a blank they are, if this one is written with blanks too.
    let joined = |gap: Option<Gap>, other: usize| match gap {
        None => false,
        Some(Gap::Blank) => inner == Some(Gap::Blank) && !begins(text, row, other),
        Some(Gap::Hyphen | Gap::Bracket) => true,
    };
    let continues = first.checked_sub(1).is_some_and(|before| {
        let group = row.group(before);
        let apart = group.is_some_and(|group| {
            // Another number, or that of a line in a list.
            let line = group.len() <= 2 && row.gap_behind(before) == Some(Gap::Blank);
            text.is_taken(group.from) || line
        });
        !apart && joined(row.gap_behind(before), before)
    });
    let counts = !is_phone(text, from) && is_count(text, from, to);
    let goes_on = joined(row.gap_behind(last), last + 1);
    !(serial || continues || goes_on || counts || is_part(text, from, to))
}

/// Whether a group may be the beginning of another mobile number.
fn begins(text: &Folded, row: &Row, index: usize) -> bool {
    let Some(group) = row.group(index) else {
        return false;
    };
    let head = text.digits(group.from, group.to);
    matches!(head.len(), 3 | 7 | 11)
        && head.starts_with('1')
        && !matches!(head.chars().nth(1), Some('0'..='2'))
}

/// A bank card: behind a word for it any twelve to nineteen digits, else those of the usual issuers with the right check
/// digit.
fn card(text: &Folded, row: &Row, first: usize, serial: bool) -> Option<usize> {
    let from = row.group(first)?.from;
    let labelled = first == 0 && is_account(text, from);
    for last in (first..row.groups.len().min(first + 6)).rev() {
        let lengths = row.lengths(first, last);
        let length: usize = lengths.iter().sum();
        let to = row.group(last)?.to;
        if is_part(text, from, to) || row.gap_behind(last) == Some(Gap::Hyphen) {
            continue;
        }
        if labelled && (12..=19).contains(&length) && !is_count(text, from, to) {
            return Some(last);
        }
        let (tail, body) = lengths.split_last()?;
        let grouped = body.iter().all(|group| *group == 4) && *tail <= 4 || lengths == [6, 13];
        if last > first && !grouped || serial || row.gap_before(first) == Some(Gap::Hyphen) {
            continue;
        }
        let digits = text.digits(from, to);
        if is_issued(&digits) && luhn(&digits) && !is_count(text, from, to) {
            return Some(last);
        }
    }
    None
}

fn is_issued(digits: &str) -> bool {
    let foreign = ["4", "51", "52", "53", "54", "55"];
    match digits.len() {
        16 => digits.starts_with("62") || foreign.iter().any(|head| digits.starts_with(head)),
        17..=19 => digits.starts_with("62"),
        _ => false,
    }
}

/// The check digit of cards (ISO/IEC 7812): every second digit from the right counts twice.
fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .chars()
        .rev()
        .filter_map(|c| c.to_digit(10))
        .zip([false, true].into_iter().cycle())
        .map(|(digit, twice)| match digit * if twice { 2 } else { 1 } {
            large @ 10.. => large - 9,
            small => small,
        })
        .sum();
    sum.is_multiple_of(10)
}
