//! Places that a name can mean, inside another place or anywhere.

use super::{Candidate, Context, Former, Zone};
use crate::atlas::{Adcode, Division, FormerUnit};

/// What a name can mean.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place<'a> {
    /// One of today's units.
    Unit(&'a Division),
    /// A retired one.
    Past(&'static FormerUnit),
    /// A declared zone.
    Zone(&'a Zone),
}

/// A place that was reached, and the retired unit through which (襄樊市 in 襄樊市/襄城区).
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot<'a> {
    pub(super) place: Place<'a>,
    pub(super) through: Option<&'static FormerUnit>,
}

/// By which of its names a place is meant. Tried in this order: a name in use wins over a retired one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Full,
    Short,
    /// 恩施州, 龙胜县, 广西省: the short name of an autonomous unit with the word for its level, as people say it.
    Spoken,
    PastFull,
    PastShort,
}

impl<'a> Context<'a> {
    /// The programme's region, if it narrows anything.
    pub(super) fn scope(&self) -> Option<&'a Division> {
        let scope = self.divisions.get(&self.within?)?;
        scope.parent.is_some().then_some(scope)
    }

    /// The places of a name, in code order. `inside` is a place that holds them, `None` for anywhere; a place is not
    /// inside itself. Direct parts of `inside` win over parts of parts, so that a missing level is tolerated.
    pub(super) fn places(&self, name: &str, by: By, inside: Option<&Spot<'a>>) -> Vec<Spot<'a>> {
        let through = inside.and_then(|spot| spot.through);
        match by {
            By::Full => self.units_inside(self.divisions.named(name), inside, through),
            By::Short => self.units_inside(self.divisions.called(name), inside, through),
            By::Spoken => {
                let Some((stem, whole)) = spoken(name) else {
                    return Vec::new();
                };
                let units = self.divisions.called(stem);
                let meant = units.filter(|unit| unit.name.ends_with(whole));
                self.units_inside(meant, inside, through)
            }
            By::PastFull | By::PastShort => {
                let Some(former) = self.divisions.former() else {
                    return Vec::new();
                };
                let holds =
                    |row: &&FormerUnit| inside.is_none_or(|spot| self.held_former(row, spot));
                let spot = |row| Spot {
                    place: Place::Past(row),
                    through: Some(through.unwrap_or(row)),
                };
                if by == By::PastFull {
                    former.named(name).filter(holds).map(spot).collect()
                } else {
                    former.called(name).filter(holds).map(spot).collect()
                }
            }
        }
    }

    fn units_inside(
        &self,
        units: impl Iterator<Item = &'a Division>,
        inside: Option<&Spot<'a>>,
        through: Option<&'static FormerUnit>,
    ) -> Vec<Spot<'a>> {
        let Some(inside) = inside else {
            return units
                .map(|unit| Spot {
                    place: Place::Unit(unit),
                    through,
                })
                .collect();
        };
        let holders: Vec<Adcode> = match inside.place {
            Place::Unit(unit) => vec![unit.code],
            Place::Past(row) => self.successors(row),
            Place::Zone(_) => Vec::new(),
        };
        // A retired unit holds its successors themselves (南宁地区/横州市), a unit of today only its parts.
        let past = matches!(inside.place, Place::Past(_));
        let within = |unit: &&Division| {
            holders.iter().any(|holder| {
                (past || unit.code != *holder) && self.divisions.is_within(&unit.code, holder)
            })
        };
        let held: Vec<&Division> = units.filter(within).collect();
        let direct = |unit: &Division| unit.parent.is_some_and(|parent| holders.contains(&parent));
        let any_direct = held.iter().any(|unit| direct(unit));
        let wanted = held.into_iter().filter(|unit| !any_direct || direct(unit));
        wanted
            .map(|unit| Spot {
                place: Place::Unit(unit),
                through,
            })
            .collect()
    }

    /// Whether a retired unit lay in the place, or lies in it today.
    fn held_former(&self, row: &FormerUnit, spot: &Spot<'a>) -> bool {
        match spot.place {
            Place::Unit(unit) => self.former_within(row, unit),
            Place::Past(above) => {
                row.code != above.code && row.code.enclosing(4) == Some(above.code)
            }
            Place::Zone(_) => false,
        }
    }

    /// Whether a retired unit was in `unit` by its code, or is so by what became of it. The unit itself under an older
    /// name counts too.
    pub(super) fn former_within(&self, row: &FormerUnit, unit: &Division) -> bool {
        let by_code = [row.code.enclosing(4), row.code.enclosing(2)];
        by_code.contains(&Some(unit.code))
            || self
                .successors(row)
                .iter()
                .any(|code| self.divisions.is_within(code, &unit.code))
    }

    /// What became of a retired unit.
    pub(super) fn successors(&self, row: &FormerUnit) -> Vec<Adcode> {
        let former = self.divisions.former();
        former
            .map(|former| former.successors(row, self.divisions))
            .unwrap_or_default()
    }

    /// Whether the place is inside the unit or is it.
    pub(super) fn is_in(&self, spot: &Spot<'a>, unit: &Division) -> bool {
        match spot.place {
            Place::Unit(here) => self.divisions.is_within(&here.code, &unit.code),
            Place::Past(row) => self.former_within(row, unit),
            Place::Zone(zone) => self.divisions.is_within(&zone.within, &unit.code),
        }
    }

    /// The zones that lie in the place or in a part of it.
    pub(super) fn zones_in(&self, spot: &Spot<'a>) -> impl Iterator<Item = &'a Zone> {
        let holder = match spot.place {
            Place::Unit(unit) => Some(unit.code),
            _ => None,
        };
        let holds = move |zone: &&Zone| {
            holder.is_some_and(|holder| self.divisions.is_within(&zone.within, &holder))
        };
        self.zones.iter().filter(holds)
    }

    /// The unit as a diagnostic names it.
    pub(super) fn candidate(&self, code: &Adcode) -> Candidate {
        Candidate {
            code: *code,
            path: self.divisions.path(code).join("/"),
        }
    }

    /// The place as a diagnostic names it.
    pub(super) fn candidate_of(&self, place: &Place<'a>) -> Candidate {
        match place {
            Place::Unit(unit) => self.candidate(&unit.code),
            Place::Zone(zone) => {
                let names = self.divisions.path(&zone.within);
                Candidate {
                    code: zone.within,
                    path: format!("{}/{}", names.join("/"), zone.name),
                }
            }
            Place::Past(row) => {
                let former = self.divisions.former();
                let names = former
                    .map(|former| former.path(row, self.divisions))
                    .unwrap_or_default();
                Candidate {
                    code: row.code,
                    path: names.join("/"),
                }
            }
        }
    }

    /// The facts about a retired unit.
    pub(super) fn former(&self, row: &FormerUnit) -> Former {
        Former {
            code: row.code,
            name: row.name.to_owned(),
            until_year: row.until_year,
            until_day: row.until_day(),
            successors: self
                .successors(row)
                .iter()
                .map(|code| self.candidate(code))
                .collect(),
        }
    }
}

/// A spoken name as the unit's short name and the end of its full one: 恩施州 as 恩施 and 自治州.
pub(super) fn spoken(name: &str) -> Option<(&str, &'static str)> {
    [
        ("州", "自治州"),
        ("县", "自治县"),
        ("旗", "自治旗"),
        ("区", "自治区"),
        ("省", "自治区"),
    ]
    .into_iter()
    .find_map(|(word, whole)| Some((name.strip_suffix(word)?, whole)))
}
