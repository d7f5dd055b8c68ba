//! The values that a field's type reads from its written text: numbers with
//! units, dates that keep their precision, periods, moments, lists.

mod moment;

use crate::input::has_one_form;
use jiff::civil;
pub use moment::Moment;
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

/// A date as precise as it was written: a year, a month or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Date {
    /// 1900 to 2200.
    pub year: i16,
    /// 1 to 12, if given.
    pub month: Option<i8>,
    /// 1 to 31, if given; the day exists.
    pub day: Option<i8>,
}

impl Date {
    /// Reads `2018`, `2018-03`, `2018-03-05`, `2018年3月5日`, `2018.03`, `2018/3`.
    pub fn parse(written: &str) -> Option<Date> {
        let text = folded(written);
        let text = text.trim_end_matches(['日', '号']);
        let text = text.trim_end_matches('月').trim_end_matches('年');
        let mut parts = text.split(['年', '月', '-', '.', '/']).map(str::trim);
        let mut number = |most: usize| -> Option<Option<i16>> {
            match parts.next() {
                None => Some(None),
                Some(part) if part.len() <= most && part.chars().all(|c| c.is_ascii_digit()) => {
                    part.parse().ok().map(Some)
                }
                Some(_) => None,
            }
        };
        let year = number(4)??;
        let month = number(2)?;
        let day = number(2)?;
        if parts.next().is_some() {
            return None;
        }
        let month = month.map(i8::try_from).transpose().ok()?;
        let day = day.map(i8::try_from).transpose().ok()?;
        let whole = civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1));
        ((1900..=2200).contains(&year) && whole.is_ok()).then_some(Date { year, month, day })
    }

    /// The first day that the date can mean.
    pub fn first_day(&self) -> Day {
        civil::Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
            .map(Day)
            .unwrap_or_default()
    }

    /// The last day that the date can mean.
    pub fn last_day(&self) -> Day {
        let first = self.first_day().0;
        Day(match (self.month, self.day) {
            (Some(_), Some(_)) => first,
            (Some(_), None) => first.last_of_month(),
            _ => first.last_of_year(),
        })
    }

    /// The long form: `2018年3月5日`, as far as it is known.
    pub fn long(&self) -> String {
        let mut out = format!("{}年", self.year);
        if let Some(month) = self.month {
            out.push_str(&format!("{month}月"));
        }
        if let Some(day) = self.day {
            out.push_str(&format!("{day}日"));
        }
        out
    }

    /// The short form of data files: `2018-03-05`, as far as it is known.
    pub fn iso(&self) -> String {
        // Every honoree has several: digits are set one by one, which takes a
        // tenth of what the general way does.
        let digit = |number: i16| char::from(b'0' + (number % 10).unsigned_abs() as u8);
        let mut out = String::with_capacity("2018-03-05".len());
        out.extend([1000, 100, 10, 1].map(|place| digit(self.year / place)));
        for part in [self.month, self.day].into_iter().flatten() {
            let part = i16::from(part);
            out.extend(['-', digit(part / 10), digit(part)]);
        }
        out
    }
}

/// A calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Day(civil::Date);

impl Day {
    /// The day of a year, month and day; `None` if there is no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Day> {
        civil::Date::new(year, month, day).ok().map(Day)
    }

    /// Year, month and day.
    pub fn parts(&self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }

    /// The day as a date of full precision.
    pub fn date(&self) -> Date {
        let (year, month, day) = self.parts();
        Date {
            year,
            month: Some(month),
            day: Some(day),
        }
    }

    /// Whether it is a Saturday or a Sunday.
    pub fn is_weekend(&self) -> bool {
        use jiff::civil::Weekday::{Saturday, Sunday};
        matches!(self.0.weekday(), Saturday | Sunday)
    }

    /// The day of the week, as `周一`.
    pub fn weekday(&self) -> &'static str {
        use jiff::civil::Weekday;
        match self.0.weekday() {
            Weekday::Monday => "周一",
            Weekday::Tuesday => "周二",
            Weekday::Wednesday => "周三",
            Weekday::Thursday => "周四",
            Weekday::Friday => "周五",
            Weekday::Saturday => "周六",
            Weekday::Sunday => "周日",
        }
    }

    /// The same day so many months later, or that month's last if it has none such.
    pub fn after_months(&self, months: i64) -> Day {
        let span = jiff::Span::new().try_months(months);
        let later = span.and_then(|span| self.0.checked_add(span));
        Day(later.unwrap_or(civil::Date::MAX))
    }

    /// The day after, or the same at the calendar's end.
    pub fn next(&self) -> Day {
        Day(self.0.tomorrow().unwrap_or(self.0))
    }
}

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.date().iso())
    }
}

/// From a date to another; open when it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Period {
    /// When it began.
    pub from: Date,
    /// When it ended, if it did.
    pub to: Option<Date>,
}

impl Period {
    /// Reads `2019-05/2024-12`, `2019-05/`, `2019年5月至2024年12月`, `…至今`, or
    /// a date alone, from which it goes on.
    pub fn parse(written: &str) -> Option<Period> {
        let text = folded(written);
        if let Some(from) = Date::parse(&text) {
            return Some(Period { from, to: None });
        }
        for separator in ["至", "—", "–", "~", "到", " - ", "/", "-"] {
            let Some((from, to)) = text.split_once(separator) else {
                continue;
            };
            let to = to.trim_start_matches(separator).trim();
            let Some(from) = Date::parse(from.trim()) else {
                continue;
            };
            if matches!(to, "" | "今" | "现在" | "目前") {
                return Some(Period { from, to: None });
            }
            if let Some(to) = Date::parse(to) {
                return (from.first_day() <= to.last_day())
                    .then_some(Period { from, to: Some(to) });
            }
        }
        None
    }

    /// The long form.
    pub fn long(&self) -> String {
        match self.to {
            Some(to) => format!("{}至{}", self.from.long(), to.long()),
            None => format!("{}至今", self.from.long()),
        }
    }
}

/// Full-width digits and letters become ASCII, ends are trimmed.
pub fn folded(written: &str) -> String {
    if has_one_form(written) {
        return written.trim().to_owned();
    }
    let compatible: String = written.nfkc().collect();
    compatible.trim().to_owned()
}

/// Reads a number: thousands marks, full-width digits, the form's unit behind
/// it (also 万 for ten thousands) are all understood.
pub fn number(written: &str, unit: &str) -> Option<f64> {
    let text = folded(written);
    let unit = folded(unit);
    let mut text = text.as_str();
    if !unit.is_empty() {
        text = text.strip_suffix(&*unit).unwrap_or(text).trim_end();
        // The form's own period may stand behind the unit, as in 次/年.
        text = text
            .strip_suffix("/年")
            .and_then(|rest| rest.strip_suffix(&*unit))
            .unwrap_or(text)
            .trim_end();
    }
    let (text, factor) = match text.strip_suffix('万') {
        Some(rest) => (rest.trim_end(), 10_000.0),
        None => (text, 1.0),
    };
    let digits: String = text
        .chars()
        .filter(|c| !matches!(c, ',' | ' ' | '，'))
        .collect();
    let plain = digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    let value: f64 = digits.parse().ok().filter(|_| plain && thousands(text))?;
    Some(value * factor)
}

/// Thousands marks, if any, stand before three digits each.
fn thousands(text: &str) -> bool {
    let whole = text.split('.').next().unwrap_or_default();
    let mut groups = whole.split([',', ' ', '，']);
    let first = groups.next().unwrap_or_default();
    groups.clone().next().is_none()
        || ((1..=3).contains(&first.len()) && groups.all(|g| g.len() == 3))
}

/// Reads a percentage: `62`, `62%`, `６２％`; between 0 and 100.
pub fn percent(written: &str) -> Option<f64> {
    number(written, "%").filter(|value| (0.0..=100.0).contains(value))
}

/// Splits one line into a list, at `、`, `；`, `;` and line ends.
pub fn split_list(written: &str) -> Vec<String> {
    written
        .split(['、', '；', ';', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A number as people write it: no trailing zeros, no exponent.
pub fn shown(value: f64) -> String {
    // Up to here every whole number is exact, and an integer is written in a
    // tenth of the time that a float needs.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() < EXACT {
        (value as i64).to_string()
    } else if value.fract() == 0.0 {
        format!("{value:.0}")
    } else {
        let text = format!("{value:.2}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}

#[cfg(test)]
mod tests;
