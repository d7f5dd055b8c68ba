//! A record's private fields, typed by its form. They stay apart from its other
//! answers, so that nothing that publishes can reach them.

use super::field::{Field, Form};
use super::typed::{Typed, typed};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::{Fields, Problem, Yaml};
use crate::input::Spanned;
use crate::parse::Problems;
use crate::parse::form::Class;
use crate::parse::label::fold;
use crate::parse::nomination;
use crate::parse::private::PrivateFile;
use crate::parse::read::unknown_key;
use crate::parse::yaml::Kind;
use std::collections::BTreeMap;

/// What stands for a private value in a message: logs are kept and passed on.
const HIDDEN: &str = "……";

/// Types the entries of a `private.yaml`: values by canonical key. Keys that may
/// be published are errors here: they belong into `nomination.yaml`.
pub fn private(
    file: &PrivateFile,
    form: &Form,
    mut problems: Problems,
) -> (BTreeMap<String, Typed>, Vec<Diagnostic>) {
    let mut out = BTreeMap::new();
    let mut seen: BTreeMap<&str, &Spanned<String>> = BTreeMap::new();
    for entry in &file.entries {
        let written = &entry.key;
        let folded = fold(&written.value);
        let field = form.by_label(&folded);
        let Some(field) = field.filter(|field| field.class == Class::Private) else {
            misplaced(form, field, entry, &folded, &mut problems);
            continue;
        };
        if let Some(first) = seen.insert(&field.key, written) {
            problems.add(
                Yaml::DuplicateKey {
                    key: written.value.clone(),
                    first: first.value.clone(),
                    line: problems.line(first.span),
                },
                written.span,
            );
            seen.insert(&field.key, first);
            continue;
        }
        if matches!(entry.value.kind, Kind::Empty | Kind::Broken) {
            continue;
        }
        if let Some(value) = typed(entry, field, &mut problems) {
            out.insert(field.key.clone(), value);
        }
    }
    let mut said = problems.into_list();
    for diagnostic in &mut said {
        hide(&mut diagnostic.problem);
    }
    (out, said)
}

/// Reports a key that is no private field of the form.
fn misplaced(
    form: &Form,
    field: Option<&Field>,
    entry: &crate::parse::yaml::Entry,
    folded: &str,
    problems: &mut Problems,
) {
    let key = entry.key.value.clone();
    let private = || {
        let fields = form.fields.iter();
        fields.filter(|field| field.class == Class::Private)
    };
    // 地址 is a record's web address in nomination.yaml; here it can only be meant
    // for 通讯地址.
    let part = |field: &&Field| folded.chars().count() > 1 && fold(&field.label).contains(folded);
    if let Some(meant) = private().find(part) {
        let suggestion = Some(meant.label.clone());
        problems.add(Fields::UnknownKey { key, suggestion }, entry.key.span);
    } else if let Some(field) = field {
        let label = field.label.clone();
        problems.add(Fields::NotPrivate { key, label }, entry.key.span);
    } else if nomination::CORE.contains(&folded) {
        let label = key.clone();
        problems.add(Fields::NotPrivate { key, label }, entry.key.span);
    } else {
        // A private field that is near comes before any other.
        let own = private();
        let other = form.fields.iter();
        let other = other.filter(|field| field.class != Class::Private);
        let names = |field: &'_ Field| [field.key.clone(), field.label.clone()];
        let known: Vec<String> = own.chain(other).flat_map(names).collect();
        let core = nomination::CORE.iter().copied();
        unknown_key(
            entry,
            known.iter().map(String::as_str).chain(core),
            problems,
        );
    }
}

fn hide(problem: &mut Problem) {
    if let Problem::Fields(
        Fields::BadDate { value, .. }
        | Fields::BadNumber { value, .. }
        | Fields::OutOfRange { value, .. }
        | Fields::BadPeriod { value, .. }
        | Fields::BadChoice { value, .. },
    ) = problem
    {
        *value = HIDDEN.to_owned();
    }
}
