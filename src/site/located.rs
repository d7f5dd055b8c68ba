//! The region that site.yaml or a programme names: anywhere in the table, with
//! no programme around it to narrow its name.

use super::record::unresolved_words;
use super::region::{Context, Zone, resolve};
use crate::atlas::{Adcode, Divisions};
use crate::diagnostic::Diagnostic;
use crate::input::{Place, SourcePath, Spanned};
use std::collections::BTreeMap;

/// Resolves a region's name; what prevents it is reported at the name.
pub(super) fn located(
    text: &Spanned<String>,
    divisions: &Divisions,
    zones: &[Zone],
    file: &SourcePath,
    problems: &mut Vec<Diagnostic>,
) -> Option<Adcode> {
    let none = BTreeMap::new();
    let context = Context {
        divisions,
        within: None,
        zones,
        aliases: &none,
        on: None,
    };
    match resolve(&text.value, &context) {
        Ok(found) => Some(*found.region.code()),
        Err(why) => {
            let problem = unresolved_words(text.value.clone(), why);
            problems.push(Diagnostic::new(problem, Place::new(file, text.span)));
            None
        }
    }
}
