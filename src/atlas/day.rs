//! A calendar day, as far as the history of divisions needs one.

/// A day of the civil calendar; ordered in time. Nothing checks that the day exists, since it is only compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// Four-digit year.
    pub year: u16,
    /// 1–12.
    pub month: u8,
    /// 1–31.
    pub day: u8,
}

impl Day {
    /// The day `year`-`month`-`day`.
    pub const fn new(year: u16, month: u8, day: u8) -> Day {
        Day { year, month, day }
    }
}
