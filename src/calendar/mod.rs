//! Working days: Monday to Friday, less statutory holidays, plus make-up days.
//!
//! The embedded facts are those of the State Council's yearly notices for 2019
//! to 2026, by way of PyPI `chinesecalendar` 1.11.0 (MIT). A year that is not in
//! them counts as a plain week.

use crate::parse::value::{Date, Day};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static EXCEPTIONS: LazyLock<BTreeMap<Day, bool>> = LazyLock::new(|| {
    include_str!("working-days.csv")
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut cells = line.split(',');
            let day = Date::parse(cells.next()?)?.first_day();
            Some((day, cells.next()? == "work"))
        })
        .collect()
});

/// Whether a day is a working day.
pub fn is_working(day: Day) -> bool {
    EXCEPTIONS
        .get(&day)
        .copied()
        .unwrap_or_else(|| !day.is_weekend())
}

/// The days from one to another, both included; at most a year of them.
pub fn days(from: Day, to: Day) -> Vec<Day> {
    let mut out = Vec::new();
    let mut day = from;
    while day <= to && out.len() < 366 {
        out.push(day);
        day = day.next();
    }
    out
}

/// The last day of a period of so many days that begins with `from`.
pub fn end_of(from: Day, count: i64, working: bool) -> Day {
    let mut left = count.clamp(1, 366);
    let mut day = from;
    loop {
        if !working || is_working(day) {
            left -= 1;
        }
        if left == 0 {
            return day;
        }
        day = day.next();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Date::parse(text).unwrap().first_day()
    }

    #[test]
    fn holidays_and_make_up_days_count() {
        assert!(is_working(day("2026-03-09")));
        assert!(!is_working(day("2026-03-14")));
        assert!(!is_working(day("2019-02-04")));
        assert!(is_working(day("2019-02-02")));
    }

    #[test]
    fn a_period_counts_both_ends() {
        assert_eq!(days(day("2026-03-09"), day("2026-03-13")).len(), 5);
        assert_eq!(end_of(day("2026-03-09"), 5, true), day("2026-03-13"));
        assert_eq!(end_of(day("2026-03-12"), 3, true), day("2026-03-16"));
        assert_eq!(end_of(day("2026-03-12"), 3, false), day("2026-03-14"));
    }
}
