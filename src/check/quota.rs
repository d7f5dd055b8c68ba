//! 名额: how many candidates a unit may have in a category.

use super::Case;
use super::unit::key;
use super::waive::Findings;
use crate::diagnostic::Severity;
use crate::diagnostic::catalog::Procedure;
use crate::input::Place;
use crate::site::Site;
use std::collections::BTreeMap;

/// Adds a word to the first record beyond a quota. Records that waive it do not count; candidates are told before those who are
/// honoured, since nothing can be done about these.
pub(super) fn quota(site: &Site, cases: &[Case<'_>], findings: &mut [Findings]) {
    // 科协 and 科学技术协会 are one unit, though their pages are two.
    let keys: Vec<String> = site
        .units
        .list
        .iter()
        .map(|unit| key(site, &unit.name))
        .collect();
    let mut members: BTreeMap<(usize, usize, &str), Vec<usize>> = BTreeMap::new();
    for (index, case) in cases.iter().enumerate() {
        let unit = case.record.unit.and_then(|unit| keys.get(unit));
        if let (Some(unit), Some(_)) = (unit, case.record.status.weight()) {
            let of = (case.record.programme, case.record.category, unit.as_str());
            members.entry(of).or_default().push(index);
        }
    }
    for mut list in members.into_values() {
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
        let unit = case.record.unit.and_then(|unit| site.units.list.get(unit));
        let name = unit.map(|unit| unit.name.clone());
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
