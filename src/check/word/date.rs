//! Days that are in no calendar. A day of February without its year may be the 29th; one of the lunar calendar may be the
//! 30th.

use super::{Hit, Slip};
use crate::parse::value::Date;

/// What stands before a date of the lunar calendar, or behind it.
const LUNAR: &[&str] = &[
    "农历", "阴历", "旧历", "夏历", "藏历", "彝历", "傣历", "回历",
];

/// What follows 号 where it is the number of a house or a line and no day.
const HOUSES: &str = "楼栋幢院房室厅馆线";

/// What stands before a number that looks like a date.
const NUMBERED: &[&str] = &["版本", "版本号", "型号", "编号", "文号"];

/// Whether a date that stands between two texts is one of the lunar calendar. Behind a date of the other calendar may stand
/// which day of the lunar one it is: that has its own month.
fn is_lunar(before: &str, behind: &str) -> bool {
    const MONTHS: &str = "正一二三四五六七八九十冬腊闰0123456789";
    let near: String = before.chars().rev().take(12).collect();
    let near: String = near.chars().rev().collect();
    let ends = |c: &char| "，。；！？\n".contains(*c);
    let next: String = behind.chars().take_while(|c| !ends(c)).take(12).collect();
    LUNAR.iter().any(|word| {
        let other = || next.split_once(word).map(|(_, more)| more);
        near.contains(word) || other().is_some_and(|more| !more.starts_with(|c| MONTHS.contains(c)))
    })
}

/// The digits that end a text, as a number, and where they begin; full width counts.
fn number(head: &str) -> Option<(i64, usize)> {
    let mut start = head.len();
    let mut digits = String::new();
    for (at, c) in head.char_indices().rev() {
        let folded = match c {
            '\u{FF10}'..='\u{FF19}' => char::from_digit(u32::from(c) - 0xFF10, 10),
            '0'..='9' => Some(c),
            _ => None,
        };
        let Some(digit) = folded.filter(|_| digits.len() < 5) else {
            break;
        };
        digits.insert(0, digit);
        start = at;
    }
    Some((digits.parse().ok()?, start))
}

/// Whether a day is in the calendar; without a year, in some year. Calendars repeat every 400 years.
fn exists(year: Option<i64>, month: i64, day: i64) -> bool {
    let year = 2000 + year.unwrap_or_default().rem_euclid(400);
    // The years that are read end with 2200; 2300 is no leap year, nor is 2100.
    let year = if year > 2200 { year - 200 } else { year };
    Date::parse(&format!("{year:04}-{month:02}-{day:02}")).is_some()
}

/// 2025年2月29日, 2月30日, 13月5日: the date whose 日 or 号 stands between two places.
pub(super) fn written(text: &str, at: usize, end: usize) -> Option<Hit> {
    let head = text.get(..at)?;
    let (day, start) = number(head)?;
    let head = head.get(..start)?.strip_suffix('月')?;
    let (month, start) = number(head)?;
    let mut from = start;
    let mut year = None;
    let head = head.get(..start)?;
    if let Some(head) = head.strip_suffix('年')
        && let Some((written, start)) = number(head)
    {
        let known = (1000..3000).contains(&written);
        (year, from) = (known.then_some(written), if known { start } else { from });
    }
    let before = text.get(..from)?;
    let behind = text.get(end..)?;
    let house = text.get(at..end) == Some("号") && behind.starts_with(|c| HOUSES.contains(c));
    let lunar = is_lunar(before, behind);
    // A range such as 1-13月 ends in no month of its own.
    let joined = before.ends_with(['-', '—', '～', '~', '/', '.', '至', '第']);
    if house || lunar || joined || month > 99 || day > 99 || exists(year, month, day) {
        return None;
    }
    Some(Hit {
        range: from..end,
        slip: Slip::Date,
    })
}

/// 2025-02-30, 2025.2.30, 2025/02/30: the date that begins with a digit.
pub(super) fn numeric(text: &str, at: usize, before: char) -> Option<Hit> {
    if before.is_ascii_alphanumeric() || "-./_第号".contains(before) {
        return None;
    }
    let rest = text.get(at..)?;
    let mut bytes = rest.bytes();
    let year: usize = bytes
        .by_ref()
        .take(4)
        .take_while(u8::is_ascii_digit)
        .count();
    let by = rest
        .as_bytes()
        .get(4)
        .copied()
        .filter(|by| b"-./".contains(by))?;
    if year < 4 {
        return None;
    }
    let mut parts = rest.splitn(3, char::from(by));
    let year: i64 = parts.next()?.parse().ok()?;
    let month = parts.next()?;
    let last = parts.next()?;
    let day: String = last.chars().take_while(char::is_ascii_digit).collect();
    let behind = last.get(day.len()..)?;
    // A full stop ends the sentence, unless a number goes on behind it.
    let goes_on = |c: char| c.is_ascii_alphanumeric() || "-/_".contains(c);
    let point = behind.strip_prefix('.');
    if behind.starts_with(goes_on)
        || point.is_some_and(|more| more.starts_with(|c: char| c.is_ascii_alphanumeric()))
        || !(1..=2).contains(&month.len())
        || !(1..=2).contains(&day.len())
    {
        return None;
    }
    let (month, day_number): (i64, i64) = (month.parse().ok()?, day.parse().ok()?);
    // Numbers of documents and versions look alike: only what can hardly be anything else counts.
    let likely =
        (1900..2100).contains(&year) && (1..=31).contains(&day_number) && (1..=12).contains(&month);
    let length = rest.len() - last.len() + day.len();
    if !likely || exists(Some(year), month, day_number) {
        return None;
    }
    let head = text.get(..at)?;
    let name = head.trim_end_matches([' ', ':', '：']);
    if NUMBERED.iter().any(|word| name.ends_with(word)) || is_lunar(head, behind) {
        return None;
    }
    Some(Hit {
        range: at..at + length,
        slip: Slip::Date,
    })
}
