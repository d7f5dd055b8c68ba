//! Private fields beside the model and never inside it: [`Site`], and whatever is
//! made from it, cannot name them. The command `check` alone has them read, and only the room `check` sees them.

use super::model::Site;
use crate::diagnostic::Diagnostic;
use crate::form::{Typed, private};
use crate::input::SourcePath;
use crate::parse::Problems;
use crate::parse::records::Records;
use std::collections::BTreeMap;

/// A record's private values.
#[derive(Debug)]
pub struct Private {
    /// Its `private.yaml`.
    pub file: SourcePath,
    /// By canonical key.
    pub values: BTreeMap<String, Typed>,
}

/// Private values by the folder of their record.
pub type PrivateFields = BTreeMap<String, Private>;

/// Types what the scan read of private fields, each file by its record's form.
/// Nothing is said of a file whose record could not be resolved: its form is not
/// known.
pub fn private_fields(records: &Records, site: &Site) -> (PrivateFields, Vec<Diagnostic>) {
    let mut fields = PrivateFields::new();
    let mut said = Vec::new();
    for record in &site.records {
        let Some(file) = records.private.get(&record.folder) else {
            continue;
        };
        let programme = site.programmes.get(record.programme);
        let category = programme.and_then(|programme| programme.categories.get(record.category));
        let Some(category) = category else {
            continue;
        };
        let mut problems = Problems::new(&file.file);
        if let Some(text) = records.texts.get(&file.file) {
            problems.set_text(text);
        }
        let (values, mut own) = private(file, &category.form, problems);
        said.append(&mut own);
        let file = file.file.clone();
        fields.insert(record.folder.clone(), Private { file, values });
    }
    (fields, said)
}
