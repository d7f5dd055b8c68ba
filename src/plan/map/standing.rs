//! Whose names stand on a map. Only a person's Han name of two to four characters does: a longer one, or that of a team,
//! would be a column of text, and all text but names runs horizontally.

use super::super::planner::Planner;
use super::{Names, StandingName};
use crate::atlas::{Adcode, Divisions};
use crate::site::name::{Kind, is_han_name};
use crate::site::region::Region;
use std::collections::BTreeSet;

/// People whose names may stand on a map.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::plan) struct People<'p> {
    /// Whom the site chose itself: positions among the honorees, the first before all others.
    pub(in crate::plan) chosen: &'p [usize],
    /// All others, in list order.
    pub(in crate::plan) others: &'p [usize],
}

/// So many are offered to the drawing, which finds places for four: some lie too far inland.
const OFFERED: usize = 24;

/// The names that may stand on a map that draws the regions `drawn`: each person once, one of a region; those of the regions
/// themselves where there is nobody.
pub(super) fn names(
    planner: &Planner<'_>,
    people: People<'_>,
    drawn: &[&str],
    root: &str,
) -> Names {
    let published = planner.published;
    let mut subjects = BTreeSet::new();
    let mut parts = BTreeSet::new();
    let chosen = people.chosen.iter().map(|index| (*index, true));
    let others = people.others.iter().map(|index| (*index, false));
    let list: Vec<StandingName> = chosen
        .chain(others)
        .filter_map(|(index, chosen)| {
            let honoree = published.honorees.get(index)?;
            if honoree.kind != Kind::Person || !is_han_name(&honoree.name) {
                return None;
            }
            let part = part(&published.divisions, honoree.region.as_ref()?, drawn)?;
            let subject = honoree.subject.unwrap_or(index);
            if parts.contains(part) || !subjects.insert(subject) {
                return None;
            }
            parts.insert(part);
            let card = planner.cards.get(index)?;
            Some(StandingName {
                adcode: Adcode::new(part)?,
                href: format!("{root}{}", card.href),
                title: format!("{}，{}", honoree.name, planner.region_name(part)),
                name: honoree.name.to_string(),
                chosen,
            })
        })
        .take(OFFERED)
        .collect();
    if list.is_empty() {
        Names::Regions
    } else {
        Names::Standing(list)
    }
}

/// The drawn region that holds a place; that of its successor where it is retired.
fn part<'d>(divisions: &Divisions, region: &Region, drawn: &[&'d str]) -> Option<&'d str> {
    let code = *region.code();
    let next = divisions.get(&code).and_then(|division| division.successor);
    [Some(code), next].into_iter().flatten().find_map(|code| {
        let above = divisions.ancestors(&code).map(|division| division.code);
        std::iter::once(code)
            .chain(above)
            .find_map(|code| drawn.iter().find(|part| **part == code.as_str()).copied())
    })
}
