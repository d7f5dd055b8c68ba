//! The table of divisions: codes, names and what lies in what, with an index by name.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use super::names::{places_by_name, starts_of};
use super::retired::{self, FormerTable, KEPT};
use super::rows::{self, DivisionRow, RowFault};
use super::{Adcode, Day, short_name};

/// Today's codes in code order, one `code name` a line. Levels and parents follow from the codes (a test holds them
/// against `divisions.csv`); Taiwan's sub-units are no GB/T 2260 codes and all of prefecture level.
const TODAY: &str = include_str!("data/divisions.txt");

/// How high a division stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 国家.
    Country,
    /// 省级.
    Province,
    /// 地级; also the cities and counties of Taiwan.
    Prefecture,
    /// 县级; also the districts of Hong Kong and Macao.
    County,
}

impl Level {
    /// Reads the word of `divisions.csv`, in English or Chinese; `city` and `district` are those of the map files.
    pub fn read(word: &str) -> Option<Level> {
        match word {
            "country" | "国家" => Some(Level::Country),
            "province" | "省级" | "省" => Some(Level::Province),
            "prefecture" | "city" | "地级" | "地市" => Some(Level::Prefecture),
            "county" | "district" | "县级" | "县区" | "区县" => Some(Level::County),
            _ => None,
        }
    }
}

/// One division.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// Its code.
    pub code: Adcode,
    /// Its full name.
    pub name: Cow<'static, str>,
    /// Its level.
    pub level: Level,
    /// The code of the unit above; `None` for the root.
    pub parent: Option<Adcode>,
    /// The first day on which it existed, where the table knows the day (两江新区: 2025-11-01).
    pub since: Option<Day>,
    /// The first day on which it existed no more; `None` while it does.
    pub until: Option<Day>,
    /// The unit in which it is counted since `until`.
    pub successor: Option<Adcode>,
    short: usize,
    above: Option<usize>,
}

impl Division {
    pub(super) fn new(
        code: Adcode,
        name: Cow<'static, str>,
        level: Level,
        parent: Option<Adcode>,
    ) -> Division {
        let short = short_name(&name).len();
        Division {
            code,
            name,
            level,
            parent,
            since: None,
            until: None,
            successor: None,
            short,
            above: None,
        }
    }

    /// The short name (渝中 of 渝中区), see [`short_name`].
    pub fn short_name(&self) -> &str {
        self.name.get(..self.short).unwrap_or(&self.name)
    }

    /// Whether it exists on the day; on any day of which the table does not know better.
    pub fn exists_on(&self, day: Day) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day < until)
    }
}

/// What has become of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The unit exists.
    Current,
    /// The unit's area is today this one unit, or part of it.
    One(Adcode),
    /// The unit was divided; in code order. Empty if the table does not know the successors.
    Several(Vec<Adcode>),
}

/// An immutable table of divisions. "Today" means the newest state of the table. A unit that was merged on a known day
/// and keeps its page (500105, 500112; product.md) is found by code, has a path, and is left out of everything else.
#[derive(Debug)]
pub struct Divisions {
    /// In code order.
    units: Vec<Division>,
    /// The places of each unit's parts, in code order, those that no longer exist included.
    parts: Vec<Vec<usize>>,
    /// The places of today's units, by full name, then code.
    by_name: Vec<usize>,
    /// The same by short name.
    by_short: Vec<usize>,
    root: Option<usize>,
    built_in: bool,
}

static EMBEDDED: LazyLock<Arc<Divisions>> =
    LazyLock::new(|| Arc::new(Divisions::assemble(built_in_units(), true)));

impl Divisions {
    /// The built-in table: 34 provinces, 333 prefectures, 2,845 counties, and the sub-units of Hong Kong, Macao, Taiwan.
    pub fn embedded() -> &'static Divisions {
        &EMBEDDED
    }

    /// The same, shared.
    pub fn shared() -> Arc<Divisions> {
        EMBEDDED.clone()
    }

    /// A table of the user's rows alone (`map.root` is set). The root is the row without a parent. Faulty rows are
    /// left out and reported. Such a table has no retired codes.
    pub fn replaced_by(rows: &[DivisionRow]) -> (Divisions, Vec<RowFault>) {
        let (units, faults) = rows::read(rows, BTreeMap::new());
        (
            Divisions::assemble(units.into_values().collect(), false),
            faults,
        )
    }

    /// This table with the user's rows added; a row with a known code replaces that unit. Faulty rows are left out and
    /// reported.
    pub fn extended_by(&self, rows: &[DivisionRow]) -> (Divisions, Vec<RowFault>) {
        let base = self
            .units
            .iter()
            .map(|unit| (unit.code, unit.clone()))
            .collect();
        let (units, faults) = rows::read(rows, base);
        (
            Divisions::assemble(units.into_values().collect(), self.built_in),
            faults,
        )
    }

    /// `units` in code order, each parent among them.
    fn assemble(mut units: Vec<Division>, built_in: bool) -> Divisions {
        let mut parts = vec![Vec::new(); units.len()];
        let mut root = None;
        for place in 0..units.len() {
            let parent = units.get(place).and_then(|unit| unit.parent);
            let above =
                parent.and_then(|code| units.binary_search_by(|unit| unit.code.cmp(&code)).ok());
            match above.and_then(|above| parts.get_mut(above)) {
                Some(parts) => parts.push(place),
                None => root = root.or(Some(place)),
            }
            if let Some(unit) = units.get_mut(place) {
                unit.above = above;
            }
        }
        let today = units
            .iter()
            .enumerate()
            .filter(|(_, unit)| unit.until.is_none());
        let names: Vec<(&str, &str, usize)> = today
            .map(|(place, unit)| (unit.name.as_ref(), unit.short_name(), place))
            .collect();
        let (by_name, by_short) = places_by_name(names);
        Divisions {
            units,
            parts,
            by_name,
            by_short,
            root,
            built_in,
        }
    }

    /// The unit of a code, also one that no longer exists but keeps its page.
    pub fn get(&self, code: &Adcode) -> Option<&Division> {
        self.place(code).and_then(|place| self.units.get(place))
    }

    /// Like [`Divisions::get`], from text.
    pub fn get_text(&self, code: &str) -> Option<&Division> {
        self.get(&Adcode::new(code)?)
    }

    fn place(&self, code: &Adcode) -> Option<usize> {
        self.units.binary_search_by(|unit| unit.code.cmp(code)).ok()
    }

    /// The unit without a parent.
    pub fn root(&self) -> Option<&Division> {
        self.root.and_then(|place| self.units.get(place))
    }

    /// Today's units in code order, the root included.
    pub fn iter(&self) -> impl Iterator<Item = &Division> {
        self.units.iter().filter(|unit| unit.until.is_none())
    }

    /// Today's parts of a unit, in code order; none for an unknown code.
    pub fn children(&self, code: &Adcode) -> impl Iterator<Item = &Division> {
        self.all_parts(code).filter(|unit| unit.until.is_none())
    }

    /// The parts of a unit as they were on a day: for 500000 the 38 units before 2025-11-01 and the 37 since. Changes
    /// of which only the year is known are not undone, as no boundaries exist for them.
    pub fn children_at(&self, code: &Adcode, day: Day) -> impl Iterator<Item = &Division> {
        self.all_parts(code).filter(move |unit| unit.exists_on(day))
    }

    fn all_parts(&self, code: &Adcode) -> impl Iterator<Item = &Division> {
        let places = self
            .place(code)
            .and_then(|place| self.parts.get(place))
            .map(Vec::as_slice)
            .unwrap_or_default();
        places.iter().filter_map(|&place| self.units.get(place))
    }

    /// The unit above.
    pub fn parent<'a>(&'a self, unit: &Division) -> Option<&'a Division> {
        unit.above.and_then(|place| self.units.get(place))
    }

    /// The units above, the nearest first, the root last.
    pub fn ancestors(&self, code: &Adcode) -> impl Iterator<Item = &Division> {
        let first = self.get(code).and_then(|unit| self.parent(unit));
        std::iter::successors(first, |unit| self.parent(unit))
    }

    /// Whether `code` is `ancestor` or lies in it.
    pub fn is_within(&self, code: &Adcode, ancestor: &Adcode) -> bool {
        code == ancestor || self.ancestors(code).any(|unit| unit.code == *ancestor)
    }

    /// The names from the province (in a user's table: from below the root) down to the unit: 重庆市, 渝中区. The root's
    /// own path is its name. Empty for an unknown code.
    pub fn path(&self, code: &Adcode) -> Vec<&str> {
        let Some(unit) = self.get(code) else {
            return Vec::new();
        };
        let above = self.ancestors(code).filter(|unit| unit.parent.is_some());
        let mut names: Vec<&str> = std::iter::once(unit)
            .chain(above)
            .map(|unit| unit.name.as_ref())
            .collect();
        names.reverse();
        names
    }

    /// Today's units of this full name, in code order.
    pub fn named(&self, name: &str) -> impl Iterator<Item = &Division> {
        self.equal_run(&self.by_name, name, |unit| &unit.name)
    }

    /// Today's units of this short name, in code order.
    pub fn called(&self, short: &str) -> impl Iterator<Item = &Division> {
        self.equal_run(&self.by_short, short, Division::short_name)
    }

    fn equal_run<'a>(
        &'a self,
        index: &'a [usize],
        wanted: &str,
        key: fn(&'a Division) -> &'a str,
    ) -> impl Iterator<Item = &'a Division> {
        let name = move |place: &usize| self.units.get(*place).map(key);
        let start = index.partition_point(|place| name(place) < Some(wanted));
        let rest = index.get(start..).unwrap_or_default();
        let length = rest.partition_point(|place| name(place) == Some(wanted));
        rest.get(..length)
            .unwrap_or_default()
            .iter()
            .filter_map(|&place| self.units.get(place))
    }

    /// Today's full names with which the text begins, the longest first, each once.
    pub(crate) fn names_at_start(&self, text: &str) -> Vec<&str> {
        starts_of(
            self.by_name.len(),
            |at| self.key_at(&self.by_name, at, |unit| &unit.name),
            text,
        )
    }

    /// The same of short names.
    pub(crate) fn short_names_at_start(&self, text: &str) -> Vec<&str> {
        let key = Division::short_name;
        starts_of(
            self.by_short.len(),
            |at| self.key_at(&self.by_short, at, key),
            text,
        )
    }

    fn key_at<'a>(
        &'a self,
        index: &[usize],
        at: usize,
        key: fn(&'a Division) -> &'a str,
    ) -> &'a str {
        let unit = index.get(at).and_then(|&place| self.units.get(place));
        unit.map(key).unwrap_or_default()
    }

    /// The retired codes, if this is the built-in table or an extension of it.
    pub fn former(&self) -> Option<&'static FormerTable> {
        self.built_in.then(FormerTable::embedded)
    }

    /// What has become of a code; `None` if it was never one. A record in 500105 counts under 500157 today.
    pub fn successor_today(&self, code: &Adcode) -> Option<Fate> {
        match self.get(code) {
            Some(unit) if unit.until.is_none() => return Some(Fate::Current),
            Some(Division {
                successor: Some(successor),
                ..
            }) => return Some(Fate::One(*successor)),
            _ => {}
        }
        let former = self.former()?;
        let mut successors = former.successors(former.with_code(code).last()?, self);
        match successors.pop() {
            Some(only) if successors.is_empty() => Some(Fate::One(only)),
            last => {
                successors.extend(last);
                Some(Fate::Several(successors))
            }
        }
    }
}

/// The units of the embedded table, those that keep a page included, in code order.
fn built_in_units() -> Vec<Division> {
    let mut units: Vec<Division> = Vec::with_capacity(TODAY.len() / 18);
    let (mut province, mut prefecture) = (None, None);
    for line in TODAY.lines() {
        let Some((code, name)) = line.split_once(' ') else {
            continue;
        };
        let Some(code) = Adcode::new(code) else {
            continue;
        };
        let text = code.as_str();
        let country = Adcode::new("100000");
        let (level, parent) = if Some(code) == country {
            (Level::Country, None)
        } else if text.ends_with("0000") {
            (province, prefecture) = (Some(code), None);
            (Level::Province, country)
        } else if text.ends_with("00") {
            prefecture = Some(code);
            (Level::Prefecture, province)
        } else if text.starts_with("71") {
            (Level::Prefecture, province)
        } else {
            // 县级 units directly under a province (429004) follow its prefectures without sharing their first digits.
            let near = prefecture.filter(|prefecture| code.enclosing(4) == Some(*prefecture));
            (Level::County, near.or(province))
        };
        units.push(Division::new(code, Cow::Borrowed(name), level, parent));
    }
    for merger in KEPT {
        if let Some(unit) = retired::kept_unit(merger) {
            units.push(unit);
        }
        let successor = units
            .iter_mut()
            .find(|unit| unit.code.as_str() == merger.successor);
        if let Some(successor) = successor {
            successor.since = Some(merger.on);
        }
    }
    units.sort_by_key(|unit| unit.code);
    units
}
