//! A team's place among teams: what stands above it, up to the highest, and what below.

use super::super::planner::Planner;
use super::super::view::{LinkView, TierView};
use crate::parse::label::fold;
use crate::site::level;
use crate::site::published::Honoree;
use std::collections::{BTreeMap, BTreeSet};

/// Teams by name, and by the name of the team above.
#[derive(Debug, Default)]
pub(super) struct Hierarchy {
    named: BTreeMap<String, usize>,
    below: BTreeMap<String, Vec<usize>>,
}

fn above(honoree: &Honoree) -> Option<&str> {
    honoree.field("parent").map(|field| &*field.shown)
}

impl Hierarchy {
    pub(super) fn new(planner: &Planner<'_>) -> Hierarchy {
        let mut out = Hierarchy::default();
        let honorees = planner.published.honorees.iter().enumerate();
        let own = honorees.filter(|(_, honoree)| honoree.subject.is_none());
        for (index, honoree) in own {
            if let Some(above) = above(honoree) {
                out.below.entry(fold(above)).or_default().push(index);
            }
        }
        if out.below.is_empty() {
            return out;
        }
        for (index, honoree) in planner.published.honorees.iter().enumerate() {
            let name = fold(&honoree.name);
            if honoree.subject.is_none()
                && (out.below.contains_key(&name) || above(honoree).is_some())
            {
                out.named.entry(name).or_insert(index);
            }
        }
        out
    }

    /// The way from the highest team that is known down to this one; empty where nothing stands above or below it.
    pub(super) fn tiers(&self, planner: &Planner<'_>, honoree: &Honoree) -> Vec<TierView> {
        let own = fold(&honoree.name);
        if above(honoree).is_none() && !self.below.contains_key(&own) {
            return Vec::new();
        }
        let mut out = vec![tier(planner, honoree, &honoree.name, None)];
        let mut seen = BTreeSet::from([own]);
        let mut next = above(honoree);
        while let Some(name) = next {
            // Teams that stand above one another have been reported.
            if !seen.insert(fold(name)) {
                break;
            }
            let found = self
                .named
                .get(&fold(name))
                .and_then(|at| planner.honoree(*at));
            let href = found.map(|found| planner.href(&format!("honorees/{}/", found.slug)));
            out.push(tier(planner, honoree, name, href));
            next = found.and_then(above);
        }
        out.reverse();
        if let Some(last) = out.last_mut() {
            last.here = true;
        }
        out
    }

    /// The teams right below, in list order.
    pub(super) fn below(&self, planner: &Planner<'_>, honoree: &Honoree) -> Vec<LinkView> {
        let below = self.below.get(&fold(&honoree.name)).into_iter().flatten();
        below
            .filter_map(|at| planner.honoree(*at))
            .filter(|other| other.slug != honoree.slug)
            .map(|other| planner.link(&other.name, &format!("honorees/{}/", other.slug)))
            .collect()
    }
}

/// A team on the way, with the level that its name claims by the honoree's own programme.
fn tier(planner: &Planner<'_>, honoree: &Honoree, name: &str, href: Option<String>) -> TierView {
    let programme = planner.programme(honoree).map(|entry| &entry.programme);
    let teams = programme.and_then(|programme| programme.rules.teams.as_ref());
    let level = teams.and_then(|teams| level(name, &teams.levels));
    TierView {
        title: name.into(),
        level: level.map(str::to_owned),
        href: href.map(Into::into),
        here: false,
    }
}
