//! Pages of many things.

use super::CardRef;
use super::parts::*;
use serde::Serialize;
use std::sync::Arc;

/// `/honorees/`, a category, a unit, a field: cards over several pages.
#[derive(Debug, Clone, Serialize)]
pub struct ListView {
    pub page: PageHead,
    /// A line above the title.
    pub kicker: Option<String>,
    pub lead: Option<String>,
    pub cards: Vec<CardRef>,
    pub total: usize,
    pub unit: String,
    /// How the list is ordered.
    pub note: String,
    pub pager: Option<Pager>,
    /// What stands in place of an empty list.
    pub empty: String,
}

/// `/regions/` and `/regions/<adcode>/`
#[derive(Debug, Clone, Serialize)]
pub struct RegionView {
    pub page: PageHead,
    pub name: String,
    pub adcode: String,
    /// `country`, `province`, `prefecture`, `county` or `zone`.
    pub level: &'static str,
    /// Whether it is the root, whose page is the index of all regions.
    pub whole: bool,
    /// What its parts are called together, as `国家和地区`.
    pub parts_called: &'static str,
    pub figures: Vec<Figure>,
    pub map: Option<MapView>,
    /// How many of each kind, persons first.
    pub kinds: Vec<KindRow>,
    /// The names in each part that the map draws; for a nation too many.
    pub people: Vec<RegionPeople>,
    /// The parts that have a page, where there is no map.
    pub parts: Vec<RegionRow>,
    pub cards: Vec<CardRef>,
    pub total: usize,
    pub unit: String,
    pub note: String,
    pub pager: Option<Pager>,
    /// How many have no region, and of a region that is no more, what became
    /// of it.
    pub remarks: Vec<String>,
    pub empty: String,
}

/// How many of a kind there are.
#[derive(Debug, Clone, Serialize)]
pub struct KindRow {
    pub title: String,
    pub count: usize,
    pub unit: &'static str,
}

/// A part of a region with the names it has.
#[derive(Debug, Clone, Serialize)]
pub struct RegionPeople {
    pub name: String,
    pub adcode: String,
    pub href: Option<String>,
    pub names: Vec<LinkView>,
    /// How many more there are.
    pub left: usize,
}

/// `/units/` and `/fields/`
#[derive(Debug, Clone, Serialize)]
pub struct IndexView {
    pub page: PageHead,
    pub lead: Option<String>,
    pub rows: Vec<IndexRow>,
    /// How the list is ordered.
    pub note: String,
    pub empty: String,
}

/// A row of an index.
#[derive(Debug, Clone, Serialize)]
pub struct IndexRow {
    pub name: String,
    pub href: String,
    pub count: usize,
    /// The word behind the count.
    pub unit: &'static str,
}

/// `/roll/` and `/roll/pinyin/`
#[derive(Debug, Clone, Serialize)]
pub struct RollView {
    pub page: PageHead,
    /// The two orders.
    pub orders: Vec<LinkView>,
    pub sections: Vec<RollSection>,
    pub total: usize,
    pub unit: String,
    /// `2021年至2025年`
    pub years: String,
    pub empty: String,
}

/// A category of the roll; persons first.
#[derive(Debug, Clone, Serialize)]
pub struct RollSection {
    pub title: String,
    pub person: bool,
    pub note: String,
    pub groups: Vec<RollGroup>,
    pub total: usize,
}

/// Names under one heading, such as 七画 or `S`.
#[derive(Debug, Clone, Serialize)]
pub struct RollGroup {
    /// Empty where the order has no headings.
    pub heading: String,
    pub names: Vec<RollName>,
}

/// A name in the roll.
#[derive(Debug, Clone, Serialize)]
pub struct RollName {
    pub name: Arc<str>,
    pub name_class: &'static str,
    pub href: Arc<str>,
    /// Tells two people of one name apart, and shows beneath the name.
    pub detail: Arc<str>,
    /// The region in short.
    pub place: Option<Arc<str>>,
    /// Programme or year, for those honoured more than once.
    pub year: i64,
}
