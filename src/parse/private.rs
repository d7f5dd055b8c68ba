//! `private.yaml`: the form's private fields, flat. Only the command `check`
//! reads it. Its entries stay spanned nodes, since only the form knows their
//! types.

use super::Problems;
use super::yaml::Entry;
use crate::input::SourcePath;

/// The private fields beside a nomination, as they were written.
#[derive(Debug, Clone)]
pub struct PrivateFile {
    /// Its `private.yaml`.
    pub file: SourcePath,
    /// In the order of the file.
    pub entries: Vec<Entry>,
}

/// Keeps a file's entries.
pub fn parse(entries: Vec<Entry>, problems: &Problems) -> PrivateFile {
    PrivateFile {
        file: problems.file().clone(),
        entries,
    }
}
