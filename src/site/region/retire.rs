//! Decides what a retired unit means for a programme of a given day.

use super::places::{Place, Spot};
use super::{Context, Found, Region, Standing, Unresolved};
use crate::atlas::{Adcode, FormerUnit};

impl<'a> Context<'a> {
    /// The record's place when the text named a retired unit.
    pub(super) fn settle_former(&self, row: &'static FormerUnit) -> Result<Found, Unresolved> {
        let then = self.on.is_some_and(|day| row.in_use_on(day));
        let former = self.former(row);
        let stand = |former| {
            if then {
                Standing::Then(former)
            } else {
                Standing::Retired(former)
            }
        };
        let keeps_page = row.until_day().is_some() && self.divisions.get(&row.code).is_some();
        if keeps_page {
            return Ok(Found {
                region: Region::Division(row.code),
                standing: stand(former),
            });
        }
        let codes: Vec<Adcode> = former
            .successors
            .iter()
            .map(|successor| successor.code)
            .collect();
        match codes.as_slice() {
            [only] => {
                // A unit that only moved to another prefecture, or got a new code under its old name, needs no note
                // when it was named; a code that was given up does, and that is seen by who read the code.
                let same_name = self
                    .divisions
                    .get(only)
                    .is_some_and(|unit| unit.name == row.name);
                let standing = if same_name {
                    Standing::Current
                } else {
                    stand(former)
                };
                Ok(Found {
                    region: Region::Division(*only),
                    standing,
                })
            }
            several if then => match self.smallest_holding(several, row) {
                Some(code) => Ok(Found {
                    region: Region::Division(code),
                    standing: Standing::Then(former),
                }),
                None => Err(Unresolved::Divided(former)),
            },
            _ => Err(Unresolved::Divided(former)),
        }
    }

    /// The same for a retired code, where the old code deserves a note even if the name lives on.
    pub(super) fn settle_former_code(&self, row: &'static FormerUnit) -> Result<Found, Unresolved> {
        let mut found = self.settle_former(row)?;
        let given_up = found.region.code() != &row.code;
        if found.standing == Standing::Current && given_up {
            let then = self.on.is_some_and(|day| row.in_use_on(day));
            let former = self.former(row);
            found.standing = if then {
                Standing::Then(former)
            } else {
                Standing::Retired(former)
            };
        }
        Ok(found)
    }

    /// The smallest of today's units that holds all successors of a divided unit; its province if none is known.
    fn smallest_holding(&self, codes: &[Adcode], row: &FormerUnit) -> Option<Adcode> {
        let Some(first) = codes.first() else {
            return row
                .code
                .enclosing(2)
                .filter(|code| self.divisions.get(code).is_some());
        };
        let mut above = self.divisions.ancestors(first).map(|unit| unit.code);
        above.find(|unit| {
            codes
                .iter()
                .all(|code| self.divisions.is_within(code, unit))
        })
    }

    /// Of retired units with one name, the one that is meant: rows that became the same place are one line of descent,
    /// of which the last counts; of several lines the one that was in use on the programme's day.
    pub(super) fn settle_formers(&self, rows: &[&'static FormerUnit]) -> Result<Found, Unresolved> {
        let mut lines: Vec<(&'static FormerUnit, Vec<Adcode>)> = Vec::new();
        let mut latest_first = rows.to_vec();
        latest_first.sort_by_key(|row| (std::cmp::Reverse(row.until_year), row.code));
        for row in latest_first {
            let codes = self.successors(row);
            let known = lines
                .iter()
                .any(|(_, line)| codes.iter().any(|code| line.contains(code)));
            if !known {
                lines.push((row, codes));
            }
        }
        if let [(only, _)] = lines.as_slice() {
            return self.settle_former(only);
        }
        let in_use = |row: &FormerUnit| {
            self.on
                .is_some_and(|day| row.from_year <= day.year && row.in_use_on(day))
        };
        let mut then = lines.iter().filter(|(row, _)| in_use(row));
        if let (Some((row, _)), None) = (then.next(), then.next()) {
            return self.settle_former(row);
        }
        let mut candidates: Vec<_> = lines
            .iter()
            .map(|(row, _)| self.candidate_of(&Place::Past(row)))
            .collect();
        candidates.sort();
        Err(Unresolved::Ambiguous { candidates })
    }

    /// The retired units among the spots, if there is nothing else.
    pub(super) fn only_formers(spots: &[Spot<'a>]) -> Option<Vec<&'static FormerUnit>> {
        let former = |spot: &Spot<'a>| match spot.place {
            Place::Past(row) => Some(row),
            _ => None,
        };
        spots
            .iter()
            .map(former)
            .collect::<Option<Vec<_>>>()
            .filter(|rows| !rows.is_empty())
    }
}
