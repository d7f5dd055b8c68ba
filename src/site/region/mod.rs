//! Reads a `region`: a code, a path, a name, an address, an alias or a zone (format.md, `region`), for a programme's
//! region and day. Pure; the outcome holds facts, the words are the diagnostics' own.

mod choose;
mod fold;
mod letters;
mod places;
mod resolve;
mod retire;
mod suggest;
#[cfg(test)]
mod tests;
mod walk;

use std::collections::BTreeMap;

pub use fold::fold_region;
pub use resolve::resolve;

use crate::atlas::{Adcode, Day, Divisions};

/// A zone without a code (功能区) that site.yaml declares inside a coded region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    /// `id`.
    pub id: String,
    /// `name`.
    pub name: String,
    /// `within`: a code of the table in use; the caller has checked it.
    pub within: Adcode,
}

/// What a region is read against.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The table of codes.
    pub divisions: &'a Divisions,
    /// The programme's `region`: a bare name must be unique inside it. `None`: the whole table.
    pub within: Option<Adcode>,
    /// site.yaml's `regions`, in any order.
    pub zones: &'a [Zone],
    /// Other spellings, folded by [`fold_region`], of what they mean.
    pub aliases: &'a BTreeMap<String, Region>,
    /// The programme's reference date, which decides whether a retired name deserves a note; `None`: today.
    pub on: Option<Day>,
}

/// Where a record belongs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Region {
    /// A division of the table: one of today's, or a merged one that keeps its page (500105, 500112).
    Division(Adcode),
    /// A declared zone.
    Zone {
        /// Its `id`.
        id: String,
        /// The division in which it lies, and in which it is counted.
        within: Adcode,
    },
}

impl Region {
    /// The division in which the region is counted, or which it is.
    pub fn code(&self) -> &Adcode {
        match self {
            Region::Division(code) | Region::Zone { within: code, .. } => code,
        }
    }
}

/// A region that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where the record belongs; always in the table.
    pub region: Region,
    /// Whether its name is still in use.
    pub standing: Standing,
}

/// Whether what was written is still a name or code of the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is.
    Current,
    /// It is not today, but was on the programme's day: nothing to say. The region is the successor, or, if there are
    /// several, the smallest unit that holds them all; pages may print the former name.
    Then(Former),
    /// It was not even on the programme's day: a warning that names the successor.
    Retired(Former),
}

/// A unit that no longer exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Former {
    /// Its code.
    pub code: Adcode,
    /// Its full name.
    pub name: String,
    /// The year of its end.
    pub until_year: u16,
    /// The first day without it, where known.
    pub until_day: Option<Day>,
    /// What it is today, in code order; empty if unknown.
    pub successors: Vec<Candidate>,
}

/// A place to name in a diagnostic.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    /// Its code.
    pub code: Adcode,
    /// Its names from the province down, joined by `/`: what to type instead.
    pub path: String,
}

/// Why a region could not be read. Texts are as they were compared: folded, and at most 40 characters long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unresolved {
    /// Nothing is written but spaces and punctuation.
    Empty,
    /// Digits that are no code.
    UnknownCode {
        /// The digits; the first six of nine or twelve.
        code: String,
        /// The nearest codes, at most five.
        near: Vec<Candidate>,
    },
    /// A name that is not in the table.
    Unknown {
        /// The part that was not understood.
        name: String,
        /// The unit that was read before it.
        under: Option<Candidate>,
        /// Similar names, at most five, the nearest first.
        near: Vec<Candidate>,
    },
    /// Several places have the name.
    Ambiguous {
        /// All of them, in code order.
        candidates: Vec<Candidate>,
    },
    /// The bare name is that of places outside the programme's region only; its path would be read.
    Elsewhere {
        /// The programme's region.
        within: Candidate,
        /// The places, in code order.
        candidates: Vec<Candidate>,
    },
    /// The unit was divided before the programme's day, so the record must name one of the successors.
    Divided(Former),
    /// The name is that of a zone without a code, which site.yaml must declare under `regions`.
    UndeclaredZone {
        /// The zone's name, for `name`.
        name: String,
        /// The smallest division that the text or the name's beginning gives, for `within`: 500110 for 万盛经开区. It
        /// may be too large (重庆高新区: 500000), then the user knows better.
        within: Option<Candidate>,
        /// Names of declared zones that share its ending and region, in the order of site.yaml.
        declared: Vec<String>,
    },
}
