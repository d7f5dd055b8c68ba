//! 名额: how many candidates a unit may have in a category.

use super::Case;
use super::waive::Findings;
use crate::diagnostic::Severity;
use crate::diagnostic::catalog::Procedure;
use crate::input::Place;
use crate::site::Site;
use std::collections::BTreeMap;

/// Adds a word to the first record beyond a quota. Records that waive it do not count; candidates are told before those who are
/// honoured, since nothing can be done about these.
pub(super) fn quota(site: &Site, cases: &[Case<'_>], findings: &mut [Findings]) {
    let mut members: BTreeMap<(usize, usize, usize), Vec<usize>> = BTreeMap::new();
    for (index, case) in cases.iter().enumerate() {
        if let (Some(unit), Some(_)) = (case.record.unit, case.record.status.weight()) {
            let of = (case.record.programme, case.record.category, unit);
            members.entry(of).or_default().push(index);
        }
    }
    for ((_, _, unit), mut list) in members {
        let at = |index: usize| cases.get(index);
        let Some(case) = list.first().and_then(|first| at(*first)) else {
            continue;
        };
        let Some(quota) = case.category.quota.or(case.programme.rules.quota) else {
            continue;
        };
        let allowed = usize::try_from(quota).unwrap_or_default();
        if list.len() <= allowed {
            continue;
        }
        let waives = |index: &usize| at(*index).is_some_and(|case| case.waives("quota"));
        let weight = |index: &usize| at(*index).and_then(|case| case.record.status.weight());
        // Those who are beyond the quota by a decision come last, candidates before them.
        list.sort_by_key(|index| (waives(index), weight(index) != Some(Severity::Warning)));
        let granted = list.iter().filter(|index| waives(index)).count();
        let counted = list.len() - granted;
        let name = site.units.list.get(unit).map(|unit| unit.name.clone());
        let names: Vec<&str> = list
            .iter()
            .filter_map(|index| Some(at(*index)?.record.name.as_str()))
            .collect();
        let told = list.get(allowed).filter(|_| counted > allowed).into_iter();
        for index in told.chain(list.iter().filter(|index| waives(index))) {
            let Some(case) = at(*index) else { continue };
            let record = &case.record.nomination;
            let place = record.unit.as_ref().map_or_else(
                || Place::file(&record.file),
                |unit| Place::new(&record.file, unit.span),
            );
            let problem = Procedure::OverQuota {
                unit: name.clone().unwrap_or_default(),
                category: case.category.title.clone(),
                count: list.len(),
                quota,
                names: names.join("、"),
            };
            if let Some(findings) = findings.get_mut(*index) {
                findings.add("quota", case.breach(problem, place));
            }
        }
    }
}
