//! A programme's file, its preset beneath it, becomes a programme.

use super::fit::fit;
use super::located::located;
use super::model::{Category, Programme};
use super::region::Zone;
use super::settings::is_id;
use crate::atlas::Divisions;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::{Fields, Sites};
use crate::form::{Form, FormSet};
use crate::input::{Place, SourcePath};
use crate::parse::label::nearest;
use crate::parse::programme::ProgrammeFile;
use crate::parse::value::{Date, Day};
use crate::presets::presets;
use std::sync::Arc;

/// Addresses that pages of the site have (product.md).
pub(super) const RESERVED: &[&str] = &[
    "honorees",
    "regions",
    "units",
    "fields",
    "roll",
    "figures",
    "search",
    "data",
    "assets",
    "photos",
    "corrections",
    "page",
    "plain",
    "en",
    "404",
    "atom",
    "sitemap",
    "robots",
    "index",
    "press",
];

/// Addresses below a programme that are not categories.
const RESERVED_CATEGORIES: &[&str] = &["notice", "announcement", "page"];

/// Resolves one programme. `None` when it lacks what it cannot be without.
pub(super) fn programme(
    id: &str,
    file: &SourcePath,
    written: &ProgrammeFile,
    forms: &FormSet,
    divisions: &Divisions,
    zones: &[Zone],
    problems: &mut Vec<Diagnostic>,
) -> Option<Programme> {
    let mut say = |problem: crate::diagnostic::Problem, span| {
        problems.push(Diagnostic::new(problem, Place::new(file, span)));
    };
    if RESERVED.contains(&id) {
        say(
            Sites::ReservedId { id: id.into() }.into(),
            Default::default(),
        );
    } else if !is_id(id) {
        say(Sites::BadId { id: id.into() }.into(), Default::default());
    }
    let mut whole = written.clone();
    if let Some(preset) = &written.preset {
        match presets().programmes.get(preset.value.as_str()) {
            Some(base) => whole = whole.over(base.clone()),
            None => say(
                Sites::UnknownPreset {
                    preset: preset.value.clone(),
                    presets: known_presets(),
                }
                .into(),
                preset.span,
            ),
        }
    }
    let unknown_preset = written
        .preset
        .as_ref()
        .is_some_and(|preset| !presets().programmes.contains_key(preset.value.as_str()));
    // With an unknown preset every key may be in it: nothing is missing.
    let mut missing = |key: &str, label: &str| {
        if !unknown_preset {
            problems.push(Diagnostic::new(
                Fields::MissingKey {
                    key: key.into(),
                    label: label.into(),
                },
                Place::file(file),
            ));
        }
    };
    if whole.title.is_none() {
        missing("title", "标题");
    }
    if whole.year.is_none() {
        missing("year", "年度");
    }
    if whole.categories.is_none() {
        missing("categories", "类别");
    }
    let uses = uses(&whole, file, problems);
    for document in &uses {
        if let Some(base) = presets().programmes.get(document) {
            lend(&mut whole, base);
        }
    }
    let region = whole
        .region
        .as_ref()
        .and_then(|text| located(text, divisions, zones, file, problems));
    let mut own = forms.clone();
    for (form, extension) in whole.forms.iter().flatten() {
        own.insert(FormSet::extended(&form.value, extension));
    }
    let categories = categories(&whole, &own, file, problems);
    let title = whole.title.as_ref()?.value.clone();
    let year = whole.year.as_ref()?.value;
    whole.categories.as_ref()?;
    let written_here = written.rules.is_some();
    fit(id, &whole, written_here, &categories, file, problems);
    notice(&whole, file, problems);
    // Its pages would stand where others do; what depends on it is not blamed.
    if RESERVED.contains(&id) {
        return None;
    }
    let grades = whole
        .grades
        .iter()
        .flatten()
        .map(|(id, title)| (id.value.clone(), title.clone()))
        .collect();
    Some(Programme {
        id: id.to_owned(),
        file: file.clone(),
        heading: heading(&title, year),
        title,
        year,
        region,
        categories,
        grades,
        map_day: map_day(&whole, year),
        notice: whole.notice.clone(),
        rules: whole,
    })
}

/// The ids of the built-in programmes, for messages.
pub(super) fn known_presets() -> String {
    let ids: Vec<&str> = presets().programmes.keys().copied().collect();
    ids.join("、")
}

fn heading(title: &str, year: i64) -> String {
    title
        .trim()
        .strip_prefix(&year.to_string())
        .map(|rest| rest.trim_start().trim_start_matches("年度").trim_start())
        .filter(|rest| !rest.is_empty())
        .unwrap_or(title)
        .to_owned()
}

fn map_day(whole: &ProgrammeFile, year: i64) -> Day {
    let reference = whole.reference_date.as_ref();
    reference
        .map(|date| date.value.last_day())
        .or_else(|| {
            // A deadline is the end of its day; a minute before it is that day.
            let deadline = whole.deadline.as_ref()?;
            Some(deadline.value.before().day())
        })
        .unwrap_or_else(|| {
            let year = i16::try_from(year).unwrap_or(2000);
            Date {
                year,
                month: Some(12),
                day: Some(31),
            }
            .first_day()
        })
}

fn uses(
    whole: &ProgrammeFile,
    file: &SourcePath,
    problems: &mut Vec<Diagnostic>,
) -> Vec<&'static str> {
    let mut out = Vec::new();
    for id in whole.uses.iter().flatten() {
        match presets().programmes.get_key_value(id.value.as_str()) {
            Some((known, _)) => out.push(*known),
            None => problems.push(Diagnostic::new(
                Sites::UnknownDocument {
                    id: id.value.clone(),
                    known: known_presets(),
                },
                Place::new(file, id.span),
            )),
        }
    }
    out
}

/// A standing document lends what the programme does not have: vocabularies,
/// naming rules, standards and targets (format.md, `uses`).
fn lend(whole: &mut ProgrammeFile, base: &ProgrammeFile) {
    let mut words = whole.vocabularies.take().unwrap_or_default();
    for (key, list) in base.vocabularies.iter().flatten() {
        if !words.iter().any(|(known, _)| known == key) {
            words.push((key.clone(), list.clone()));
        }
    }
    whole.vocabularies = Some(words);
    let known = |id: &str| {
        whole
            .categories
            .iter()
            .flatten()
            .any(|category| category.id.value == id)
    };
    let lent: Vec<_> = base
        .standards
        .iter()
        .flatten()
        .filter(|standard| {
            let category = standard.category.as_ref();
            category.is_none_or(|category| known(&category.value))
        })
        .cloned()
        .collect();
    whole.standards.get_or_insert_default().extend(lent);
    let targets = base.targets.iter().flatten().cloned();
    whole.targets.get_or_insert_default().extend(targets);
    if whole.teams.is_none() {
        whole.teams = base.teams.clone();
    }
}

fn categories(
    whole: &ProgrammeFile,
    forms: &FormSet,
    file: &SourcePath,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Category> {
    let mut out: Vec<Category> = Vec::new();
    for written in whole.categories.iter().flatten() {
        let id = written.id.value.clone();
        let mut say = |problem: Sites| {
            problems.push(Diagnostic::new(problem, Place::new(file, written.id.span)));
        };
        if RESERVED_CATEGORIES.contains(&id.as_str()) {
            say(Sites::ReservedId { id });
            continue;
        }
        if !is_id(&id) {
            say(Sites::BadId { id });
            continue;
        }
        if out.iter().any(|other| other.id == id) {
            say(Sites::DuplicateId { id });
            continue;
        }
        let Some(form) = forms.get(&written.form.value) else {
            problems.push(Diagnostic::new(
                Sites::UnknownForm {
                    form: written.form.value.clone(),
                    forms: forms.ids().join("、"),
                },
                Place::new(file, written.form.span),
            ));
            continue;
        };
        out.push(Category {
            title: written.title.value.clone(),
            award: written.award.clone(),
            form_title: written
                .form_title
                .clone()
                .unwrap_or_else(|| form.title.clone()),
            form: reclassed(form, whole, file, problems),
            quota: written.quota,
            order: written.order,
            id,
        });
    }
    out
}

/// The form with the publish classes that the programme changes.
fn reclassed(
    form: &Arc<Form>,
    whole: &ProgrammeFile,
    file: &SourcePath,
    problems: &mut Vec<Diagnostic>,
) -> Arc<Form> {
    let changes: Vec<_> = whole.fields.iter().flatten().collect();
    if changes.is_empty() {
        return form.clone();
    }
    let mut own = Form::clone(form);
    for change in changes {
        let known = own.reclass(
            &change.field.value,
            change.class,
            change.precision.as_deref(),
        );
        let anywhere = presets().forms.iter().any(|(_, form)| {
            form.fields
                .iter()
                .any(|(key, _)| key.value == change.field.value)
        });
        if !known && !anywhere {
            let keys = own.fields.iter().map(|field| field.key.as_str());
            problems.push(Diagnostic::new(
                Fields::UnknownKey {
                    key: change.field.value.clone(),
                    suggestion: nearest(&change.field.value, keys).map(str::to_owned),
                },
                Place::new(file, change.field.span),
            ));
        }
    }
    Arc::new(own)
}

fn notice(whole: &ProgrammeFile, file: &SourcePath, problems: &mut Vec<Diagnostic>) {
    let Some(notice) = &whole.notice else { return };
    if let (Some(from), Some(to)) = (&notice.from, &notice.to)
        && to.value.last_day() < from.value.first_day()
    {
        problems.push(Diagnostic::new(
            Sites::NoticeOrder,
            Place::new(file, to.span),
        ));
    }
}
