//! A user's own divisions: rows of `content/atlas/divisions.csv` (format.md "Other files"), checked as a set.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Adcode, Division, Level};

/// One row of `divisions.csv` as it was read, header `adcode,name,level,parent_adcode`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DivisionRow {
    /// Any ASCII code that [`Adcode::new`] reads.
    pub adcode: String,
    /// Full name.
    pub name: String,
    /// `country`, `province`, `prefecture` or `county`; `city` and `district` are read as the last two.
    pub level: String,
    /// The code of the unit above; empty for the root.
    pub parent_adcode: String,
}

/// A row that was left out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFault {
    /// The row's place in the input, from 0; `None` for a fault of the whole table.
    pub row: Option<usize>,
    /// What is wrong.
    pub problem: RowProblem,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowProblem {
    /// The code is not one ([`Adcode::new`]).
    Code,
    /// The name is empty.
    Name,
    /// The level is none of the four.
    Level,
    /// The code stands in an earlier row.
    Duplicate {
        /// That row, from 0.
        first: usize,
    },
    /// No usable row has the parent's code.
    UnknownParent,
    /// The row has no parent, but there is a root already.
    SecondRoot,
    /// The row is its own ancestor.
    Circle,
    /// No row is without a parent.
    NoRoot,
}

/// Reads rows into divisions. `base` holds the units that the rows add to, empty when they replace; a row with the code
/// of a base unit takes its place. Faulty rows are left out, and with them what hangs on them.
pub(super) fn read(
    rows: &[DivisionRow],
    base: BTreeMap<Adcode, Division>,
) -> (BTreeMap<Adcode, Division>, Vec<RowFault>) {
    let mut faults = Vec::new();
    let mut units = base;
    let mut places: BTreeMap<Adcode, usize> = BTreeMap::new();
    let mut root = units
        .values()
        .find(|unit| unit.parent.is_none())
        .map(|unit| unit.code);
    for (place, row) in rows.iter().enumerate() {
        let mut refuse = |problem| {
            faults.push(RowFault {
                row: Some(place),
                problem,
            })
        };
        let Some(code) = Adcode::new(row.adcode.trim()) else {
            refuse(RowProblem::Code);
            continue;
        };
        let name = row.name.trim();
        if name.is_empty() {
            refuse(RowProblem::Name);
            continue;
        }
        let Some(level) = Level::read(row.level.trim()) else {
            refuse(RowProblem::Level);
            continue;
        };
        if let Some(&first) = places.get(&code) {
            refuse(RowProblem::Duplicate { first });
            continue;
        }
        let parent = match row.parent_adcode.trim() {
            "" if root.is_some_and(|root| root != code) => {
                refuse(RowProblem::SecondRoot);
                continue;
            }
            "" => {
                root = Some(code);
                None
            }
            text => match Adcode::new(text) {
                // The root of the base cannot be hung below one of its parts.
                Some(_) if root == Some(code) => {
                    refuse(RowProblem::Circle);
                    continue;
                }
                Some(parent) => Some(parent),
                None => {
                    refuse(RowProblem::UnknownParent);
                    continue;
                }
            },
        };
        places.insert(code, place);
        units.insert(
            code,
            Division::new(code, Cow::Owned(name.to_owned()), level, parent),
        );
    }
    if root.is_none() && !rows.is_empty() {
        faults.push(RowFault {
            row: None,
            problem: RowProblem::NoRoot,
        });
    }
    drop_detached(&mut units, &places, &mut faults);
    faults.sort_by_key(|fault| fault.row);
    (units, faults)
}

/// Drops every unit from which no chain of parents leads to the root.
fn drop_detached(
    units: &mut BTreeMap<Adcode, Division>,
    places: &BTreeMap<Adcode, usize>,
    faults: &mut Vec<RowFault>,
) {
    let mut attached: BTreeMap<Adcode, bool> = BTreeMap::new();
    let mut lost: Vec<(Adcode, RowProblem)> = Vec::new();
    for start in units.values() {
        // Walks up to a unit whose fate is known, and gives the whole chain that fate; so every unit is walked once.
        let mut chain = Vec::new();
        let mut here = Some(start.code);
        let (good, problem) = loop {
            let Some(code) = here else {
                break (true, RowProblem::NoRoot);
            };
            if let Some(&known) = attached.get(&code) {
                // A chain that meets itself is a circle; one that meets a lost unit has no parent that counts.
                let circle = chain.contains(&code);
                let problem = if circle {
                    RowProblem::Circle
                } else {
                    RowProblem::UnknownParent
                };
                break (known && !circle, problem);
            }
            let Some(unit) = units.get(&code) else {
                break (false, RowProblem::UnknownParent);
            };
            attached.insert(code, false);
            chain.push(code);
            here = unit.parent;
        };
        for code in chain {
            attached.insert(code, good);
            if !good {
                lost.push((code, problem.clone()));
            }
        }
    }
    for (code, problem) in lost {
        units.remove(&code);
        if let Some(&row) = places.get(&code) {
            faults.push(RowFault {
                row: Some(row),
                problem,
            });
        }
    }
}
