//! Moments: when something appears or vanishes.

use super::{Date, Day, folded};
use jiff::civil;
use serde::Serialize;

/// A moment, in seconds since 1970 in Coordinated Universal Time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Moment {
    seconds: i64,
}

/// The zone of every date without one: that of China, in seconds.
const CHINA: i64 = 8 * 3600;

const DAY: i64 = 24 * 3600;

impl Moment {
    /// The moment of a number of seconds since 1970.
    pub fn from_unix(seconds: i64) -> Moment {
        Moment { seconds }
    }

    /// The beginning of a day in China.
    pub fn start_of(day: Day) -> Moment {
        Moment {
            seconds: days(day) * DAY - CHINA,
        }
    }

    /// The end of a day in China, which is the beginning of the next.
    pub fn end_of(day: Day) -> Moment {
        Moment {
            seconds: (days(day) + 1) * DAY - CHINA,
        }
    }

    /// The second before, so that the end of a day lies in that day.
    pub fn before(&self) -> Moment {
        Moment {
            seconds: self.seconds - 1,
        }
    }

    /// The day in China at this moment.
    pub fn day(&self) -> Day {
        let days = (self.seconds + CHINA).div_euclid(DAY);
        let days = i32::try_from(days).unwrap_or_default();
        let day = civil::date(1970, 1, 1).checked_add(jiff::Span::new().days(days));
        Day(day.unwrap_or_default())
    }

    /// As the end of something, in China's time: `2026年1月23日` for the end of that day, else `2026年1月23日 17:00`.
    pub fn end_long(&self) -> String {
        let time = (self.seconds + CHINA).rem_euclid(DAY);
        if time == 0 {
            return self.before().day().date().long();
        }
        let day = self.day().date().long();
        format!("{day} {:02}:{:02}", time / 3600, time / 60 % 60)
    }

    /// The day in China and, unless it is the day's beginning, the time: `2026-05-30 10:00`.
    pub fn shown(&self) -> String {
        let day = self.day().date().iso();
        let time = (self.seconds + CHINA).rem_euclid(DAY);
        let (hours, minutes, seconds) = (time / 3600, time / 60 % 60, time % 60);
        match (time, seconds) {
            (0, _) => day,
            (_, 0) => format!("{day} {hours:02}:{minutes:02}"),
            _ => format!("{day} {hours:02}:{minutes:02}:{seconds:02}"),
        }
    }

    /// Reads `2026-05-30`, `2026-05-30T10:00`, with seconds and zone if wanted.
    /// A bare day is its beginning, or its end where `to_end` says so.
    pub fn parse(written: &str, to_end: bool) -> Option<Moment> {
        let text = folded(written);
        let (date, time) = match text.split_once(['T', 't', ' ']) {
            Some((date, time)) => (date, Some(time)),
            None => (text.as_str(), None),
        };
        let date = Date::parse(date)?;
        date.day?;
        let day = date.first_day();
        let Some(time) = time else {
            return Some(if to_end {
                Moment::end_of(day)
            } else {
                Moment::start_of(day)
            });
        };
        let (clock, zone) = split_zone(time.trim())?;
        let mut parts = clock.split(':');
        let hour: i64 = parts.next()?.parse().ok()?;
        let minute: i64 = parts.next()?.parse().ok()?;
        let second: i64 = parts.next().unwrap_or("0").parse().ok()?;
        let valid = (0..24).contains(&hour) || (hour == 24 && minute == 0 && second == 0);
        if !valid || !(0..60).contains(&minute) || !(0..60).contains(&second) {
            return None;
        }
        Some(Moment {
            seconds: days(day) * DAY + hour * 3600 + minute * 60 + second - zone,
        })
    }
}

fn split_zone(time: &str) -> Option<(&str, i64)> {
    if let Some(clock) = time.strip_suffix(['Z', 'z']) {
        return Some((clock, 0));
    }
    let Some(at) = time.rfind(['+', '-']) else {
        return Some((time, CHINA));
    };
    let (clock, zone) = time.split_at_checked(at)?;
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    let value: i64 = digits.parse().ok()?;
    let seconds = match digits.len() {
        1 | 2 => value * 3600,
        4 => value / 100 * 3600 + value % 100 * 60,
        _ => return None,
    };
    Some((clock, sign * seconds))
}

fn days(day: Day) -> i64 {
    let since = day.0.since((jiff::Unit::Day, civil::date(1970, 1, 1)));
    since.map(|span| span.get_days().into()).unwrap_or_default()
}
