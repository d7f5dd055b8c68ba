//! Whom problems may concern: every record as far as it is known, for the report. What resolving could not make sense of is
//! as it was written.

use crate::diagnostic::masked;
use crate::form::FormSet;
use crate::input::Spanned;
use crate::parse::nomination::Nomination;
use crate::parse::records::Records;
use crate::parse::yaml::Kind;
use crate::report::{Named, Subject, Subjects};
use crate::site::{Programme, Site};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a record says of itself.
pub(super) struct Written {
    folder: String,
    name: Option<String>,
    unit: Option<String>,
    programme: Option<String>,
    category: Option<String>,
}

/// Every record, before resolving takes them.
pub(super) fn written(parsed: &Records) -> Vec<Written> {
    let forms = FormSet::built_in();
    let labels = forms.ids().iter().filter_map(|id| forms.get(id));
    let labels: BTreeSet<&str> = labels.map(|form| form.name_label()).collect();
    let labelled = |nomination: &Nomination| {
        let mut other = nomination.other.iter();
        let entry = other.find(|entry| labels.contains(entry.key.value.as_str()))?;
        match &entry.value.kind {
            Kind::Scalar(text) => Some(text.trim().to_owned()),
            _ => None,
        }
    };
    let text = |text: &Option<Spanned<String>>| text.as_ref().map(|text| text.value.clone());
    let records = parsed.records.iter();
    records
        .map(|record| {
            let nomination = &record.nomination;
            Written {
                folder: record.folder.clone(),
                name: text(&nomination.name)
                    .or_else(|| labelled(nomination))
                    // Whoever wrote it knows it by its folder.
                    .or_else(|| record.folder.rsplit('/').next().map(str::to_owned)),
                unit: text(&nomination.unit),
                programme: text(&nomination.programme),
                category: text(&nomination.category),
            }
        })
        .collect()
}

/// The records of a site and those that did not become part of it.
pub(super) fn subjects(parsed: &Records, written: Vec<Written>, site: &Site) -> Subjects {
    let mut out = Subjects::default();
    let ids = parsed.programmes.keys().chain(&parsed.unreadable);
    out.programmes = ids.map(|id| (id.clone(), None)).collect();
    let mut known: BTreeMap<&str, Kinds> = BTreeMap::new();
    for programme in &site.programmes {
        let title = Some(programme.title.clone());
        out.programmes.insert(programme.id.clone(), title);
        known.insert(&programme.id, Kinds::new(programme));
    }
    let units = site.units.list.iter().map(|unit| masked(&unit.name).into());
    let units: Vec<Arc<str>> = units.collect();
    for record in written {
        let kinds = record.programme.as_deref().and_then(|id| known.get(id));
        let category = record.category.as_deref();
        let unit = record.unit.as_deref();
        let unit = unit.map(|unit| match site.units.position(unit) {
            Some(at) => units.get(at).cloned().unwrap_or_else(|| unit.into()),
            None => masked(unit.trim()).into(),
        });
        let subject = Subject {
            name: record.name.as_deref().map(masked),
            unit,
            category: category.and_then(|category| kinds?.category(category)),
            programme: match kinds {
                Some(kinds) => Some(kinds.programme.clone()),
                None => record.programme.map(|id| {
                    let title = id.clone();
                    Arc::new(Named { id, title })
                }),
            },
        };
        out.records.insert(record.folder, subject);
    }
    for record in &site.records {
        // As pages show it; a form may have another key for it.
        if let Some(subject) = out.records.get_mut(&record.folder) {
            subject.name = Some(masked(&record.name));
        }
    }
    out
}

/// A programme and its categories, which all its records share.
struct Kinds {
    programme: Arc<Named>,
    categories: Vec<Arc<Named>>,
}

impl Kinds {
    fn new(programme: &Programme) -> Kinds {
        let named = |id: &str, title: &str| {
            Arc::new(Named {
                id: id.to_owned(),
                title: title.to_owned(),
            })
        };
        let categories = programme.categories.iter();
        Kinds {
            programme: named(&programme.id, &programme.title),
            categories: categories
                .map(|category| named(&category.id, &category.title))
                .collect(),
        }
    }

    /// By id or by title, as records name it.
    fn category(&self, written: &str) -> Option<Arc<Named>> {
        let named = |category: &&Arc<Named>| category.id == written;
        let titled = |category: &&Arc<Named>| category.title == written;
        let categories = &self.categories;
        let found = categories.iter().find(named);
        found.or_else(|| categories.iter().find(titled)).cloned()
    }
}
