//! Units that no longer exist: their names, their years, and what became of them.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::names::{places_by_name, starts_of};
use super::{Adcode, Day, Division, Divisions, Level, short_name};

/// Retired codes since 1981 by code, then year: `code name from until successors`, the last `;`-separated and possibly
/// missing. From `retired.csv`, without what follows from the code (level, province, prefecture) and without parts that
/// were given away in an earlier year (a successor with a year in brackets): the rest is what the unit became.
const RETIRED: &str = include_str!("data/retired.txt");

/// A merger of which the day is known and whose old units keep their pages.
pub(super) struct Merger {
    code: &'static str,
    name: &'static str,
    parent: &'static str,
    /// The first day of the new unit.
    pub(super) on: Day,
    pub(super) successor: &'static str,
}

/// Units with boundaries for a day before their end (`500000.geojson`, product.md "The site it makes").
pub(super) const KEPT: &[Merger] = &[
    Merger {
        code: "500105",
        name: "江北区",
        parent: "500000",
        on: Day::new(2025, 11, 1),
        successor: "500157",
    },
    Merger {
        code: "500112",
        name: "渝北区",
        parent: "500000",
        on: Day::new(2025, 11, 1),
        successor: "500157",
    },
];

/// The division of a unit that keeps its page.
pub(super) fn kept_unit(merger: &Merger) -> Option<Division> {
    let code = Adcode::new(merger.code)?;
    let parent = Some(Adcode::new(merger.parent)?);
    let mut unit = Division::new(code, Cow::Borrowed(merger.name), Level::County, parent);
    unit.until = Some(merger.on);
    unit.successor = Adcode::new(merger.successor);
    Some(unit)
}

/// A name and a code that were in use together, and are no longer.
#[derive(Debug, PartialEq, Eq)]
pub struct FormerUnit {
    /// The code; it may be in use again, for the same unit under a new name or for another.
    pub code: Adcode,
    /// The full name.
    pub name: &'static str,
    /// The first year; 1981 also for everything older.
    pub from_year: u16,
    /// The year in which the code or the name was given up.
    pub until_year: u16,
    short: usize,
    next: &'static str,
}

impl FormerUnit {
    /// The short name (襄樊 of 襄樊市).
    pub fn short_name(&self) -> &'static str {
        self.name.get(..self.short).unwrap_or(self.name)
    }

    /// The level, by the code.
    pub fn level(&self) -> Level {
        if self.code.as_str().ends_with("00") {
            Level::Prefecture
        } else {
            Level::County
        }
    }

    /// The day of the change where it is known, else `None`: then only `until_year` is.
    pub fn until_day(&self) -> Option<Day> {
        let mut kept = KEPT
            .iter()
            .filter(|merger| merger.code == self.code.as_str());
        kept.find(|merger| merger.on.year == self.until_year)
            .map(|merger| merger.on)
    }

    /// Whether the unit was still in use on the day. Where only the year of the change is known, the whole year counts
    /// as before it, since nobody can be told that the name was already wrong.
    pub fn in_use_on(&self, day: Day) -> bool {
        match self.until_day() {
            Some(until) => day < until,
            None => day.year <= self.until_year,
        }
    }

    fn overlaps(&self, year: u16) -> bool {
        self.from_year <= year && year < self.until_year
    }
}

/// The retired units, with an index by name. The table is parsed at its first use, since most sites never need it.
#[derive(Debug)]
pub struct FormerTable {
    /// By code, then `until_year`.
    rows: Vec<FormerUnit>,
    by_name: Vec<usize>,
    by_short: Vec<usize>,
}

static EMBEDDED: LazyLock<FormerTable> = LazyLock::new(FormerTable::read);

impl FormerTable {
    /// The built-in table of 3,612 rows.
    pub fn embedded() -> &'static FormerTable {
        &EMBEDDED
    }

    fn read() -> FormerTable {
        let rows: Vec<FormerUnit> = RETIRED.lines().filter_map(read_row).collect();
        let names: Vec<(&str, &str, usize)> = rows
            .iter()
            .enumerate()
            .map(|(place, row)| (row.name, row.short_name(), place))
            .collect();
        let (by_name, by_short) = places_by_name(names);
        FormerTable {
            rows,
            by_name,
            by_short,
        }
    }

    /// All rows, by code, then by the year of their end.
    pub fn iter(&self) -> impl Iterator<Item = &FormerUnit> {
        self.rows.iter()
    }

    /// The rows of a code, oldest first.
    pub fn with_code(&self, code: &Adcode) -> &[FormerUnit] {
        let start = self.rows.partition_point(|row| row.code < *code);
        let rest = self.rows.get(start..).unwrap_or_default();
        rest.get(..rest.partition_point(|row| row.code == *code))
            .unwrap_or_default()
    }

    /// The rows of this full name, by code.
    pub fn named(&self, name: &str) -> impl Iterator<Item = &FormerUnit> {
        self.equal_run(&self.by_name, name, |row| row.name)
    }

    /// The rows of this short name, by code.
    pub fn called(&self, short: &str) -> impl Iterator<Item = &FormerUnit> {
        self.equal_run(&self.by_short, short, FormerUnit::short_name)
    }

    fn equal_run<'a>(
        &'a self,
        index: &'a [usize],
        wanted: &str,
        key: fn(&FormerUnit) -> &'static str,
    ) -> impl Iterator<Item = &'a FormerUnit> {
        let name = move |place: &usize| self.rows.get(*place).map(key);
        let start = index.partition_point(|place| name(place) < Some(wanted));
        let rest = index.get(start..).unwrap_or_default();
        let length = rest.partition_point(|place| name(place) == Some(wanted));
        rest.get(..length)
            .unwrap_or_default()
            .iter()
            .filter_map(|&place| self.rows.get(place))
    }

    /// The full names with which the text begins, the longest first, each once.
    pub(crate) fn names_at_start(&self, text: &str) -> Vec<&'static str> {
        let name = |at: usize| {
            let row = self.by_name.get(at).and_then(|&place| self.rows.get(place));
            row.map(|row| row.name).unwrap_or_default()
        };
        starts_of(self.by_name.len(), name, text)
    }

    /// The counties that a retired prefecture held in its last year, as far as their codes ended with it or later.
    fn counties_of(&self, prefecture: &FormerUnit) -> impl Iterator<Item = &FormerUnit> {
        let code = prefecture.code;
        let start = self.rows.partition_point(|row| row.code <= code);
        let rest = self.rows.get(start..).unwrap_or_default();
        let until = prefecture.until_year;
        rest.iter()
            .take_while(move |row| row.code.enclosing(4) == Some(code))
            .filter(move |row| row.code != code && row.from_year < until && row.until_year >= until)
    }

    /// Today's units in which the area of a retired one lies, in code order; the unit itself if only its name changed.
    /// A successor that the table lacks is replaced by the unit that encloses it. A prefecture without recorded
    /// successors became those that hold its counties today. Empty if nothing is known.
    pub fn successors(&self, row: &FormerUnit, today: &Divisions) -> Vec<Adcode> {
        let mut found = BTreeSet::new();
        self.follow(row, today, 0, &mut found);
        found.into_iter().collect()
    }

    fn follow(&self, row: &FormerUnit, today: &Divisions, depth: u8, found: &mut BTreeSet<Adcode>) {
        // The longest real chain has six steps; the bound only guards against a circle in the data.
        if depth > 16 {
            return;
        }
        if row.next.is_empty() {
            if exists(today, &row.code) {
                found.insert(row.code);
            } else if row.level() == Level::Prefecture {
                let mut counties = BTreeSet::new();
                for county in self.counties_of(row) {
                    self.follow(county, today, depth + 1, &mut counties);
                }
                found.extend(counties.iter().map(|county| {
                    let mut above = today.ancestors(county);
                    above
                        .find(|unit| unit.level == Level::Prefecture)
                        .map_or(*county, |unit| unit.code)
                }));
            }
            return;
        }
        for code in row.next.split(';').filter_map(Adcode::new) {
            let later = self.with_code(&code);
            // A code may have had several names: the successor is the one in use after the change.
            if let Some(next) = later.iter().find(|next| next.overlaps(row.until_year)) {
                self.follow(next, today, depth + 1, found);
            } else if exists(today, &code) {
                found.insert(code);
            } else if let Some(next) = later
                .iter()
                .find(|next| next.until_year >= row.until_year && *next != row)
            {
                self.follow(next, today, depth + 1, found);
            } else {
                let enclosing = [4, 2]
                    .into_iter()
                    .filter_map(|digits| code.enclosing(digits));
                found.extend(enclosing.filter(|code| exists(today, code)).take(1));
            }
        }
    }

    /// The names from the province down, as they were before the unit's end: 广西壮族自治区, 南宁地区, 横县.
    pub fn path<'a>(&self, row: &FormerUnit, today: &'a Divisions) -> Vec<&'a str> {
        let name_of = |code: Adcode| {
            let then = self
                .with_code(&code)
                .iter()
                .find(|above| above.overlaps(row.until_year.saturating_sub(1)));
            then.map(|above| above.name)
                .or_else(|| today.get(&code).map(|unit| unit.name.as_ref()))
        };
        let province = row.code.enclosing(2);
        let prefecture = row
            .code
            .enclosing(4)
            .filter(|code| Some(*code) != province && *code != row.code);
        let mut names: Vec<&str> = [province, prefecture]
            .into_iter()
            .flatten()
            .filter_map(name_of)
            .collect();
        names.push(row.name);
        names
    }
}

/// Whether the code is one of today's.
fn exists(today: &Divisions, code: &Adcode) -> bool {
    today.get(code).is_some_and(|unit| unit.until.is_none())
}

fn read_row(line: &'static str) -> Option<FormerUnit> {
    let mut parts = line.split(' ');
    let code = Adcode::new(parts.next()?)?;
    let name = parts.next()?;
    let from_year = parts.next()?.parse().ok()?;
    let until_year = parts.next()?.parse().ok()?;
    let next = parts.next().unwrap_or_default();
    Some(FormerUnit {
        code,
        name,
        from_year,
        until_year,
        short: short_name(name).len(),
        next,
    })
}
