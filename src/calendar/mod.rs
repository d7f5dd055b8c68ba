//! Working days: Monday to Friday, less statutory holidays, plus make-up days.
//!
//! The embedded facts are those of the State Council's yearly notices for 2019
//! to 2026, by way of PyPI `chinesecalendar` 1.11.0 (MIT). A year that is not in
//! them counts as a plain week, which `check` says. A site's `holidays:` stand above them.

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

/// The built-in days and a site's own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    /// Whether a day is worked, where it is not as its day of the week.
    own: BTreeMap<Day, bool>,
}

impl Calendar {
    /// With days off and make-up working days of a site's own.
    pub fn new(
        off: impl IntoIterator<Item = Day>,
        work: impl IntoIterator<Item = Day>,
    ) -> Calendar {
        let off = off.into_iter().map(|day| (day, false));
        let work = work.into_iter().map(|day| (day, true));
        Calendar {
            own: off.chain(work).collect(),
        }
    }

    /// Whether a day is a working day.
    pub fn is_working(&self, day: Day) -> bool {
        let known = self.own.get(&day).or_else(|| EXCEPTIONS.get(&day));
        known.copied().unwrap_or_else(|| !day.is_weekend())
    }

    /// The last day of a period of so many days that begins with `from`.
    pub fn end_of(&self, from: Day, count: i64, working: bool) -> Day {
        let mut left = count.clamp(1, 366);
        let mut day = from;
        loop {
            if !working || self.is_working(day) {
                left -= 1;
            }
            if left == 0 {
                return day;
            }
            day = day.next();
        }
    }

    /// Whether the holidays of a day's year are known.
    pub fn knows(&self, day: Day) -> bool {
        let (year, ..) = day.parts();
        let mut known = self.own.keys().chain(EXCEPTIONS.keys());
        known.any(|day| day.parts().0 == year)
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Date::parse(text).unwrap().first_day()
    }

    #[test]
    fn holidays_and_make_up_days_count() {
        assert!(Calendar::default().is_working(day("2026-03-09")));
        assert!(!Calendar::default().is_working(day("2026-03-14")));
        assert!(!Calendar::default().is_working(day("2019-02-04")));
        assert!(Calendar::default().is_working(day("2019-02-02")));
    }

    #[test]
    fn a_period_counts_both_ends() {
        assert_eq!(days(day("2026-03-09"), day("2026-03-13")).len(), 5);
        assert_eq!(
            Calendar::default().end_of(day("2026-03-09"), 5, true),
            day("2026-03-13")
        );
        assert_eq!(
            Calendar::default().end_of(day("2026-03-12"), 3, true),
            day("2026-03-16")
        );
        assert_eq!(
            Calendar::default().end_of(day("2026-03-12"), 3, false),
            day("2026-03-14")
        );
    }

    #[test]
    fn a_sites_own_days_stand_above_the_built_in_ones() {
        let own = Calendar::new([day("2026-03-10")], [day("2026-03-14")]);
        assert!(!own.is_working(day("2026-03-10")) && own.is_working(day("2026-03-14")));
        assert_eq!(own.end_of(day("2026-03-09"), 5, true), day("2026-03-14"));
    }

    #[test]
    fn a_year_is_known_by_its_holidays() {
        let built_in = Calendar::default();
        assert!(built_in.knows(day("2026-07-01")) && !built_in.knows(day("2031-07-01")));
        assert!(Calendar::new([day("2031-01-01")], []).knows(day("2031-07-01")));
    }
}
