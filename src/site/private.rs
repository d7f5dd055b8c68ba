//! Private fields beside the model and never inside it: [`Site`], and whatever is
//! made from it, cannot name them. The command `check` alone has them read.

use super::model::Site;
use super::rules::judge_private;
use crate::diagnostic::Diagnostic;
use crate::form::{Typed, private};
use crate::parse::Problems;
use crate::parse::records::Records;
use crate::parse::value::Day;
use std::collections::BTreeMap;

/// Private values by the folder of their record, then by canonical key.
pub type PrivateFields = BTreeMap<String, BTreeMap<String, Typed>>;

/// Types what the scan read of private fields, each file by its record's form.
/// Nothing is said of a file whose record could not be resolved: its form is not
/// known. What only private values can tell is judged by the rules of `site`, whose count of waived ones grows.
pub fn private_fields(
    records: &Records,
    site: &mut Site,
    today: Day,
) -> (PrivateFields, Vec<Diagnostic>) {
    let mut fields = PrivateFields::new();
    let mut said = Vec::new();
    let mut waived = 0;
    for record in &site.records {
        let Some(file) = records.private.get(&record.folder) else {
            continue;
        };
        let programme = site.programmes.get(record.programme);
        let category = programme.and_then(|programme| programme.categories.get(record.category));
        let (Some(programme), Some(category)) = (programme, category) else {
            continue;
        };
        let mut problems = Problems::new(&file.file);
        if let Some(text) = records.texts.get(&file.file) {
            problems.set_text(text);
        }
        let (values, mut own) = private(file, &category.form, problems);
        said.append(&mut own);
        let rules = judge_private(
            record, programme, category, &values, &file.file, today, &mut said,
        );
        waived += rules.len();
        fields.insert(record.folder.clone(), values);
    }
    site.waived += waived;
    (fields, said)
}
