//! `content/atlas/divisions.csv`: a site's own codes.

use super::super::Problems;
use super::super::table::{self, Heading};
use crate::diagnostic::catalog::Boundaries;
use crate::input::{SourcePath, Span, Spanned, Text};

/// One row, its cells as written and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// `adcode`.
    pub adcode: Spanned<String>,
    /// `name`.
    pub name: Spanned<String>,
    /// `level`.
    pub level: Spanned<String>,
    /// `parent_adcode`; empty for the root.
    pub parent: Spanned<String>,
}

/// The table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DivisionTable {
    /// The file.
    pub file: SourcePath,
    /// Its rows; empty lines are none.
    pub rows: Vec<Row>,
    /// Whether it has the columns; else it has been reported.
    pub has_columns: bool,
}

/// The columns, in any order, and their Chinese names.
const COLUMNS: [Heading; 4] = [
    &["adcode", "code", "代码"],
    &["name", "名称"],
    &["level", "级别"],
    &["parent_adcode", "parent", "上级代码"],
];

/// Reads the table.
pub fn table(file: &SourcePath, text: &Text, problems: &mut Problems) -> DivisionTable {
    let rows = rows(text, problems);
    DivisionTable {
        file: file.clone(),
        has_columns: rows.is_some(),
        rows: rows.unwrap_or_default(),
    }
}

/// Its rows; nothing without the columns.
pub(super) fn rows(text: &Text, problems: &mut Problems) -> Option<Vec<Row>> {
    match table::rows(text, COLUMNS, COLUMNS.len()) {
        Ok(rows) => {
            let row = |[adcode, name, level, parent]: [Spanned<String>; 4]| Row {
                adcode,
                name,
                level,
                parent,
            };
            Some(rows.into_iter().map(row).collect())
        }
        Err(missing) => {
            let columns = missing.join("、");
            problems.add(Boundaries::MissingColumns { columns }, Span::default());
            None
        }
    }
}
