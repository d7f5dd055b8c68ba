//! The built-in forms and programmes, as YAML in the format that users write.
//! They are read by the same parsers; a test holds that nothing is wrong in
//! them.

use crate::input::{SourcePath, Text};
use crate::parse::Problems;
use crate::parse::form::{self, FormFile};
use crate::parse::programme::{self, ProgrammeFile};
use crate::parse::yaml::{self, Entry};
use std::collections::BTreeMap;
use std::sync::LazyLock;

macro_rules! embedded {
    ($folder:literal: $($id:literal),* $(,)?) => {
        &[$(($id, include_str!(concat!($folder, "/", $id, ".yaml")))),*]
    };
}

const FORMS: &[(&str, &str)] = embedded!("forms":
    "person", "organization", "team", "project", "community", "station");
const CORE: &str = include_str!("forms/core.yaml");
const PROGRAMMES: &[(&str, &str)] = embedded!("programmes":
    "chongqing-2025", "guangxi-2024", "cast-2021", "gansu-2023", "yushanyumei-2025");

/// Everything embedded, parsed once.
pub struct Presets {
    /// Fields of every record, whatever its form.
    pub core: FormFile,
    /// The six forms, by id, in the order of format.md.
    pub forms: Vec<(&'static str, FormFile)>,
    /// The five programmes, by id.
    pub programmes: BTreeMap<&'static str, ProgrammeFile>,
    /// What was wrong with them: nothing, which a test asserts.
    pub problems: Vec<crate::diagnostic::Diagnostic>,
}

/// The embedded forms and programmes.
pub fn presets() -> &'static Presets {
    static PRESETS: LazyLock<Presets> = LazyLock::new(|| {
        let mut said = Vec::new();
        let core = read("core", CORE, form::parse, &mut said);
        let forms = FORMS
            .iter()
            .map(|(id, text)| (*id, read(id, text, form::parse, &mut said)))
            .collect();
        let programmes = PROGRAMMES
            .iter()
            .map(|(id, text)| (*id, read(id, text, programme::parse, &mut said)))
            .collect();
        Presets {
            core,
            forms,
            programmes,
            problems: said,
        }
    });
    &PRESETS
}

fn read<T: Default>(
    id: &str,
    text: &str,
    parse: impl FnOnce(&[Entry], &mut Problems) -> T,
    said: &mut Vec<crate::diagnostic::Diagnostic>,
) -> T {
    let Ok(path) = SourcePath::new(&format!("presets/{id}.yaml")) else {
        return T::default();
    };
    let mut problems = Problems::new(&path);
    let text = Text::new(text.to_owned());
    problems.set_text(&text);
    let entries = yaml::entries(&text, &mut problems);
    let parsed = parse(&entries, &mut problems);
    said.extend(problems.into_list());
    parsed
}

#[cfg(test)]
mod tests;
