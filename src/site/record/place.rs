//! Where a record belongs, or why that is not known.

use super::Surroundings;
use crate::atlas::Day as AtlasDay;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::{Problem, References};
use crate::input::{Place, Spanned};
use crate::parse::records::RecordFile;
use crate::site::Programme;
use crate::site::region::{Candidate, Context, Found, Region, Standing, Unresolved, resolve};

/// Resolves a record's region; of a community the one that its name begins with.
pub(super) fn region(
    file: &RecordFile,
    parts: &[String],
    name: Option<&Spanned<String>>,
    programme: &Programme,
    around: &Surroundings<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Region> {
    let (year, month, day) = programme.map_day.parts();
    let on = AtlasDay::new(
        u16::try_from(year).unwrap_or_default(),
        u8::try_from(month).unwrap_or_default(),
        u8::try_from(day).unwrap_or_default(),
    );
    let context = Context {
        divisions: around.divisions,
        within: programme.region,
        zones: around.zones,
        aliases: around.aliases,
        on: Some(on),
    };
    let nomination = &file.nomination;
    let (text, span) = match &nomination.region {
        Some(written) => (written.value.clone(), written.span),
        None if nomination.present.region || parts.is_empty() => return None,
        // In a municipality the second part is the district already, so that
        // the third is a street, which an address may have behind it.
        None => (
            parts.iter().take(3).cloned().collect::<String>(),
            name.map(|name| name.span).unwrap_or_default(),
        ),
    };
    let place = Place::new(&nomination.file, span);
    match resolve(&text, &context) {
        Ok(Found { region, standing }) => {
            if let Standing::Retired(former) = standing {
                let successors: Vec<String> = former
                    .successors
                    .iter()
                    .map(|next| format!("{}（{}）", next.path, next.code))
                    .collect();
                problems.push(Diagnostic::new(
                    References::RetiredRegion {
                        text,
                        year: former.until_year,
                        successors: successors.join("、"),
                    },
                    place,
                ));
            }
            Some(region)
        }
        Err(unresolved) => {
            problems.push(Diagnostic::new(unresolved_words(text, unresolved), place));
            None
        }
    }
}

/// Why a region was not found, as the catalog's entry.
pub(in crate::site) fn unresolved_words(text: String, why: Unresolved) -> Problem {
    let listed = |candidates: &[Candidate]| -> String {
        let paths: Vec<&str> = candidates.iter().map(|c| c.path.as_str()).collect();
        paths.join("、")
    };
    match why {
        Unresolved::Empty => References::UnknownRegion {
            text,
            suggestion: None,
        },
        Unresolved::UnknownCode { near, .. } | Unresolved::Unknown { near, .. } => {
            References::UnknownRegion {
                text,
                suggestion: near
                    .first()
                    .map(|next| format!("{}（{}）", next.path, next.code)),
            }
        }
        Unresolved::Ambiguous { candidates, .. } => References::AmbiguousRegion {
            text,
            candidates: listed(&candidates),
        },
        Unresolved::Elsewhere { candidates, .. } => References::UnknownRegion {
            text,
            suggestion: candidates.first().map(|next| next.path.clone()),
        },
        Unresolved::Divided(former) => References::SplitRegion {
            text,
            year: former.until_year,
            successors: listed(&former.successors),
        },
        Unresolved::UndeclaredZone { name, within, .. } => References::UndeclaredZone {
            text: name,
            within: within.map_or("……".to_owned(), |within| within.code.to_string()),
        },
    }
    .into()
}
