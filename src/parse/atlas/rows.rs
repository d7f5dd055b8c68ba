//! `content/atlas/divisions.csv`: a site's own codes.

use super::super::Problems;
use super::super::label::fold;
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
const COLUMNS: [&[&str]; 4] = [
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
    let text = text.as_str();
    // What a spreadsheet saves as "CSV" has semicolons or tabs in some countries.
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b',', b';', b'\t']
        .into_iter()
        .find(|by| first.as_bytes().contains(by))
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut columns: Option<[usize; 4]> = None;
    let mut out = Vec::new();
    for record in reader.records() {
        // The text is whole UTF-8 and rows may have any length, so that nothing can go wrong here.
        let Ok(record) = record else { continue };
        let start = record.position().map_or(0, |at| at.byte());
        let start = usize::try_from(start).unwrap_or_default();
        let start = start + leading(text, start);
        let Some(columns) = columns else {
            match header(&record) {
                Ok(found) => columns = Some(found),
                Err(missing) => {
                    let columns = missing.join("、");
                    problems.add(Boundaries::MissingColumns { columns }, Span::default());
                    return None;
                }
            }
            continue;
        };
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let starts = starts(text, start, delimiter);
        let cell = |column: usize| {
            let value = record.get(column).unwrap_or_default().trim().to_owned();
            let at = starts.get(column).or(starts.last()).copied();
            let at = at.unwrap_or(start);
            Spanned::new(value, Span::new(at, at))
        };
        let [adcode, name, level, parent] = columns.map(cell);
        out.push(Row {
            adcode,
            name,
            level,
            parent,
        });
    }
    Some(out)
}

/// Empty lines before a record count as its own.
fn leading(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    rest.len() - rest.trim_start_matches(['\n', '\r']).len()
}

fn header(record: &csv::StringRecord) -> Result<[usize; 4], Vec<&'static str>> {
    let names: Vec<String> = record.iter().map(fold).collect();
    let places = COLUMNS.map(|spellings| {
        names
            .iter()
            .position(|name| spellings.contains(&name.as_str()))
    });
    let missing: Vec<&str> = COLUMNS
        .iter()
        .zip(&places)
        .filter(|(_, place)| place.is_none())
        .filter_map(|(spellings, _)| spellings.first().copied())
        .collect();
    if missing.is_empty() {
        Ok(places.map(Option::unwrap_or_default))
    } else {
        Err(missing)
    }
}

/// Where the cells of the record at `start` begin.
fn starts(text: &str, start: usize, delimiter: u8) -> Vec<usize> {
    let mut starts = vec![start];
    let mut quoted = false;
    for (at, byte) in text.bytes().enumerate().skip(start) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if byte == delimiter && !quoted => starts.push(at + 1),
            _ => {}
        }
    }
    starts
}
