//! Recommending units and fields of service: things that records name in many
//! spellings, each with one page.

use super::slug::{self, percent_encode, slug};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::References;
use crate::input::has_one_form;
use crate::input::{Place, SourcePath, Spanned};
use crate::parse::site::Named;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// A unit or a field.
#[derive(Debug, Clone)]
pub struct Group {
    pub name: String,
    pub slug: String,
}

impl Group {
    /// Its address below `units/` or `fields/`.
    pub fn address(&self, folder: &str) -> String {
        format!("{folder}/{}/", percent_encode(&self.slug))
    }
}

/// All units, or all fields: those of site.yaml first, then in the order in
/// which records name them.
#[derive(Debug)]
pub struct Groups {
    kind: &'static str,
    key: &'static str,
    pub list: Vec<Group>,
    /// So many of them are site.yaml's, and named by it.
    declared: usize,
    by_name: BTreeMap<String, usize>,
    by_slug: BTreeMap<String, usize>,
}

/// Two spellings of one name: widths and blanks do not count, letters' case
/// does, since `C` and `c` may be two.
fn folded(name: &str) -> String {
    if has_one_form(name) && !name.contains(char::is_whitespace) {
        return name.to_owned();
    }
    name.nfkc().filter(|c| !c.is_whitespace()).collect()
}

impl Groups {
    /// Those that site.yaml names.
    pub fn declared(&self) -> &[Group] {
        self.list.get(..self.declared).unwrap_or(&self.list)
    }

    pub(super) fn new(kind: &'static str, key: &'static str) -> Groups {
        Groups {
            kind,
            key,
            list: Vec::new(),
            declared: 0,
            by_name: BTreeMap::new(),
            by_slug: BTreeMap::new(),
        }
    }

    /// Those that site.yaml lists.
    pub(super) fn declare(
        &mut self,
        named: &[Named],
        file: &SourcePath,
        problems: &mut Vec<Diagnostic>,
    ) {
        for entry in named {
            let explicit = entry.slug.as_ref();
            if let Some(text) = explicit
                && slug::is_valid_explicit(&text.value).is_err()
            {
                problems.push(Diagnostic::new(
                    References::BadSlug {
                        slug: text.value.clone(),
                        proposal: slug(&text.value).to_string(),
                    },
                    Place::new(file, text.span),
                ));
                continue;
            }
            let address = explicit.map(|text| text.value.clone());
            let index = self.insert(&entry.name, address, file, problems);
            for alias in &entry.aliases {
                if let Some(index) = index {
                    self.by_name.insert(folded(&alias.value), index);
                }
            }
        }
        self.declared = self.list.len();
    }

    /// The groups as those name them who may appear: a group has the name that its first record writes, and who is not shown
    /// does not decide how others are written. `spelt` holds the index of a group and a spelling of it, in the order of records.
    pub(super) fn named_by<'n>(&self, spelt: impl Iterator<Item = (usize, &'n str)>) -> Vec<Group> {
        let mut list = self.list.clone();
        let mut named = vec![false; list.len()];
        for (index, name) in spelt {
            if let (Some(group), Some(named)) = (list.get_mut(index), named.get_mut(index))
                && index >= self.declared
                && !std::mem::replace(named, true)
            {
                group.name = name.trim().to_owned();
            }
        }
        list
    }

    /// The group that a record names, made if it is new.
    pub(super) fn named(
        &mut self,
        name: &Spanned<String>,
        file: &SourcePath,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<usize> {
        match self.by_name.get(&folded(&name.value)) {
            Some(index) => Some(*index),
            None => self.insert(name, None, file, problems),
        }
    }

    /// The group that bears a name, in whatever spelling.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.by_name.get(&folded(name)).copied()
    }

    fn insert(
        &mut self,
        name: &Spanned<String>,
        address: Option<String>,
        file: &SourcePath,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<usize> {
        let text = address.unwrap_or_else(|| {
            let made = slug(&name.value).to_string();
            // Lists need the address `page`; no group may stand there.
            if made == slug::REFUSED {
                made + "-1"
            } else {
                made
            }
        });
        let index = self.list.len();
        if let Some(other) = self.by_slug.get(&slug::fold_key(&text)) {
            let first = self.list.get(*other).map(|group| group.name.clone());
            problems.push(Diagnostic::new(
                References::NameCollision {
                    kind: self.kind,
                    first: first.unwrap_or_default(),
                    second: name.value.clone(),
                    slug: text,
                    key: self.key,
                },
                Place::new(file, name.span),
            ));
            return None;
        }
        self.by_slug.insert(slug::fold_key(&text), index);
        self.by_name.insert(folded(&name.value), index);
        self.list.push(Group {
            name: name.value.trim().to_owned(),
            slug: text,
        });
        Some(index)
    }
}
