//! Whom problems concern: the records, by their folders.

use super::Report;
use crate::diagnostic::Diagnostic;
use crate::input::SourcePath;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A programme or a category.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    pub id: String,
    pub title: String,
}

/// A record, as far as it is known: of one with errors, what could be read.
#[derive(Debug, Clone, Default)]
pub struct Subject {
    pub name: Option<String>,
    /// The recommending unit, by the name that all its spellings share.
    pub unit: Option<Arc<str>>,
    pub programme: Option<Arc<Named>>,
    pub category: Option<Arc<Named>>,
}

/// All records of a site.
#[derive(Debug, Default)]
pub struct Subjects {
    /// By folder.
    pub records: BTreeMap<String, Subject>,
    /// Ids of the programmes that have a file, with the titles of those that could be read.
    pub programmes: BTreeMap<String, Option<String>>,
}

impl Subjects {
    /// The record in whose folder a file lies: its stories, its photos and its private fields are its own.
    pub fn of(&self, file: &SourcePath) -> Option<&Subject> {
        let mut folder = file.folder();
        loop {
            if let Some(subject) = self.records.get(folder) {
                return Some(subject);
            }
            folder = folder.rsplit_once('/')?.0;
        }
    }
}

impl Report {
    /// The record that a problem is about.
    pub(super) fn concerned(&self, diagnostic: &Diagnostic) -> Option<&Subject> {
        self.subjects.of(&diagnostic.place.as_ref()?.file)
    }
}
