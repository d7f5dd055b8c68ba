//! Private values, looked for in texts that everybody will read.

use super::folded::Folded;
use super::row::{Row, rows};
use super::{Kind, email, own, same};
use crate::form::Value;
use std::ops::Range;

/// Below so many digits a number may stand in a text by chance.
const DIGITS: usize = 7;

/// Below so many characters an address is a place that many live in.
const ADDRESS: usize = 6;

/// What of a private value must not be found.
pub(in crate::check) struct Wanted {
    numbers: Vec<String>,
    emails: Vec<String>,
    phrases: Vec<String>,
}

impl Wanted {
    /// By the canonical key of its field.
    pub(in crate::check) fn new(key: &str, value: &Value) -> Wanted {
        let mut wanted = Wanted {
            numbers: Vec::new(),
            emails: Vec::new(),
            phrases: Vec::new(),
        };
        match value {
            Value::Text(text) => {
                let (emails, numbers) = own(text).into_iter().partition(|own| own.contains('@'));
                wanted.emails = emails;
                wanted.numbers = numbers;
                let text = text.trim();
                if key == "address" && text.chars().count() >= ADDRESS {
                    wanted.phrases.push(text.to_owned());
                }
            }
            Value::Date(date) => {
                if let (Some(month), Some(day)) = (date.month, date.day) {
                    let year = date.year;
                    wanted.phrases.extend([
                        format!("{year}年{month}月{day}日"),
                        format!("{year}年{month:02}月{day:02}日"),
                        format!("{year}-{month:02}-{day:02}"),
                        format!("{year}.{month:02}.{day:02}"),
                        format!("{year}.{month}.{day}"),
                        format!("{year}/{month:02}/{day:02}"),
                        format!("{year}/{month}/{day}"),
                    ]);
                    wanted.phrases.dedup();
                    wanted.numbers.push(format!("{year}{month:02}{day:02}"));
                }
            }
            _ => {}
        }
        wanted.numbers.retain(|number| number.len() >= DIGITS);
        wanted
    }

    pub(in crate::check) fn is_empty(&self) -> bool {
        self.numbers.is_empty() && self.emails.is_empty() && self.phrases.is_empty()
    }

    /// Where a text holds any of it; no place is named twice.
    pub(in crate::check) fn places(&self, text: &str) -> Vec<Range<usize>> {
        let mut out: Vec<Range<usize>> = Vec::new();
        for phrase in &self.phrases {
            let found = text.match_indices(phrase.as_str());
            out.extend(
                found
                    .map(|(at, _)| at..at + phrase.len())
                    .filter(|part| is_whole(text, part)),
            );
        }
        let mut folded = Folded::new(text);
        let rows = rows(&folded);
        let numbers = rows.iter().filter_map(|row| self.number(&folded, row));
        out.extend(numbers);
        let mut emails = Vec::new();
        email::emails(&mut folded, &mut emails);
        let found = emails.into_iter().map(|found| found.range);
        out.extend(found.filter(|part| {
            let written = text.get(part.clone()).unwrap_or_default();
            self.emails.contains(&same(written, Kind::Email))
        }));
        out.sort_by_key(|part| (part.start, part.end));
        out.dedup_by(|next, first| next.start < first.end);
        out
    }

    /// The first number of a row: it is the whole row, or some groups of it.
    fn number(&self, folded: &Folded, row: &Row) -> Option<Range<usize>> {
        let digits = folded.digits(row.start(), row.end());
        let mut end = 0;
        let ends: Vec<usize> = row
            .groups
            .iter()
            .map(|group| {
                end += group.len();
                end
            })
            .collect();
        row.groups.iter().enumerate().find_map(|(first, group)| {
            let start = first.checked_sub(1).and_then(|before| ends.get(before));
            let start = start.copied().unwrap_or_default();
            let rest = digits.get(start..)?;
            let known = self.numbers.iter().filter(|number| {
                let ends_group = || ends.binary_search(&(start + number.len())).is_ok();
                rest.starts_with(number.as_str()) && ends_group()
            });
            let length = known.map(String::len).min()?;
            let last = ends.binary_search(&(start + length)).ok()?;
            Some(folded.bytes(group.from, row.group(last)?.to))
        })
    }
}

/// Whether no digit touches a part, which would be of a longer number.
fn is_whole(text: &str, part: &Range<usize>) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let before = text
        .get(..part.start)
        .unwrap_or_default()
        .chars()
        .next_back();
    let behind = text.get(part.end..).unwrap_or_default().chars().next();
    !digit(before) && !digit(behind)
}
