//! Chooses among the places that a text can mean.

use super::places::{By, Place, Spot};
use super::{Candidate, Context, Found, Region, Standing, Unresolved, Zone};
use crate::atlas::{Adcode, Division, FormerUnit, Level};

/// A place whose name is in use.
pub(super) fn current(region: Region) -> Found {
    Found {
        region,
        standing: Standing::Current,
    }
}

/// A declared zone.
pub(super) fn in_zone(zone: &Zone) -> Found {
    current(Region::Zone {
        id: zone.id.clone(),
        within: zone.within,
    })
}

impl<'a> Context<'a> {
    /// Chooses among the places that were reached.
    pub(super) fn finish(
        &self,
        mut spots: Vec<Spot<'a>>,
        count: usize,
        short: bool,
    ) -> Result<Found, Unresolved> {
        if let Some(scope) = self.scope() {
            let inside: Vec<Spot> = spots
                .iter()
                .filter(|spot| self.is_in(spot, scope))
                .copied()
                .collect();
            if !inside.is_empty() {
                spots = inside;
            } else if count == 1 && !spots.iter().any(|spot| self.is_above(spot)) {
                let within = self.candidate(&scope.code);
                return Err(Unresolved::Elsewhere {
                    within,
                    candidates: self.candidates(&spots),
                });
            }
        }
        if spots.len() > 1 && short {
            self.keep_wholes(&mut spots);
        }
        if let Some(rows) = Self::only_formers(&spots) {
            return self.settle_formers(&rows);
        }
        match spots.as_slice() {
            [spot] => {
                if let (1, None, Place::Unit(unit)) = (count, self.scope(), spot.place) {
                    self.check_kept_namesake(spot, &unit.name)?;
                }
                match (spot.place, spot.through) {
                    (Place::Unit(unit), None) => Ok(current(Region::Division(unit.code))),
                    (Place::Unit(unit), Some(row)) => Ok(self.reached_through(unit.code, row)),
                    (Place::Past(row), _) => self.settle_former(row),
                    (Place::Zone(zone), _) => Ok(in_zone(zone)),
                }
            }
            [] => Err(Unresolved::Empty),
            several => Err(Unresolved::Ambiguous {
                candidates: self.candidates(several),
            }),
        }
    }

    /// A bare 江北区 with no programme's region could be Ningbo's, or Chongqing's, which has a page of its own.
    fn check_kept_namesake(&self, spot: &Spot<'a>, name: &str) -> Result<(), Unresolved> {
        let kept =
            |other: &Spot<'a>| matches!(other.place, Place::Past(row) if row.until_day().is_some());
        let mut others = self.places(name, By::PastFull, None);
        others.retain(kept);
        if others.is_empty() {
            return Ok(());
        }
        others.push(*spot);
        Err(Unresolved::Ambiguous {
            candidates: self.candidates(&others),
        })
    }

    /// A unit of today under a retired one: the note names the retired one's successor.
    fn reached_through(&self, code: Adcode, row: &'static FormerUnit) -> Found {
        let then = self.on.is_some_and(|day| row.in_use_on(day));
        let former = self.former(row);
        let standing = if then {
            Standing::Then(former)
        } else {
            Standing::Retired(former)
        };
        Found {
            region: Region::Division(code),
            standing,
        }
    }

    /// Whether the place holds the programme's region, or is a province: then its name alone says enough.
    pub(super) fn is_above(&self, spot: &Spot<'a>) -> bool {
        let Place::Unit(unit) = spot.place else {
            return false;
        };
        let holds = self
            .within
            .is_some_and(|within| self.divisions.is_within(&within, &unit.code));
        holds || unit.level <= Level::Province
    }

    /// A short name that a unit shares with a part of it means the whole (长沙 is 长沙市, not 长沙县), and one that a
    /// province shares means the province (海南).
    fn keep_wholes(&self, spots: &mut Vec<Spot<'a>>) {
        let unit = |spot: &Spot<'a>| match spot.place {
            Place::Unit(unit) => Some(unit),
            _ => None,
        };
        let units: Vec<&Division> = spots.iter().filter_map(unit).collect();
        let whole = units.iter().find(|unit| {
            unit.level <= Level::Province
                || units
                    .iter()
                    .all(|other| self.divisions.is_within(&other.code, &unit.code))
        });
        if let Some(whole) = whole.map(|unit| unit.code) {
            spots.retain(|spot| matches!(spot.place, Place::Unit(unit) if unit.code == whole));
        }
    }

    fn candidates(&self, spots: &[Spot<'a>]) -> Vec<Candidate> {
        let mut candidates: Vec<_> = spots
            .iter()
            .map(|spot| self.candidate_of(&spot.place))
            .collect();
        candidates.sort();
        candidates.dedup();
        candidates
    }
}
