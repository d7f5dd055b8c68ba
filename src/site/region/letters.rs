//! Names in letters, as a site's own table of other countries has them: spaces and case do not count, and no name is a part of
//! another (Niger, Nigeria).

use super::choose::current;
use super::{Context, Found, Region, Unresolved, fold_region};
use crate::atlas::Division;

impl Context<'_> {
    /// Reads a name or a path of such names, whole; `None` if it is none.
    pub(super) fn in_letters(&self, text: &str) -> Option<Result<Found, Unresolved>> {
        // The built-in table has no such names.
        if !text.chars().any(|c| c.is_alphabetic() && c < '\u{2e80}') {
            return None;
        }
        let mut found: Vec<&Division> = Vec::new();
        for (at, step) in text.split('/').filter(|step| !step.is_empty()).enumerate() {
            let step = step.to_lowercase();
            let is_meant = |unit: &&Division| {
                unit.code.as_str().eq_ignore_ascii_case(&step)
                    || fold_region(&unit.name).to_lowercase() == step
            };
            let inside = |unit: &&Division| {
                let mut above = self.divisions.ancestors(&unit.code);
                above.any(|above| found.iter().any(|unit| unit.code == above.code))
            };
            let next = self.divisions.iter().filter(is_meant);
            found = match at {
                0 => next.collect(),
                _ => next.filter(inside).collect(),
            };
            if found.is_empty() {
                return None;
            }
        }
        if let (true, Some(within)) = (found.len() > 1, self.within) {
            found.retain(|unit| self.divisions.is_within(&unit.code, &within));
        }
        match found.as_slice() {
            [] => None,
            [one] => Some(Ok(current(Region::Division(one.code)))),
            several => Some(Err(Unresolved::Ambiguous {
                candidates: several
                    .iter()
                    .map(|unit| self.candidate(&unit.code))
                    .collect(),
            })),
        }
    }
}
