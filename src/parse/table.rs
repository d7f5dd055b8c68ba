//! Tables that people keep in a spreadsheet and save as CSV: a line of headings, then a row a line. Each cell keeps its
//! place.

use super::label::fold;
use crate::input::{Span, Spanned, Text};

/// The spellings of a column's heading, folded; the first is the one that messages name.
pub(super) type Heading = &'static [&'static str];

/// The rows of a table with these columns, in any order; empty lines are none. The columns from `optional` on may be
/// absent, and their cells are empty then.
///
/// # Errors
///
/// The headings that are missing.
pub(super) fn rows<const N: usize>(
    text: &Text,
    headings: [Heading; N],
    optional: usize,
) -> Result<Vec<[Spanned<String>; N]>, Vec<&'static str>> {
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
    let mut columns: Option<[Option<usize>; N]> = None;
    let mut out = Vec::new();
    for record in reader.records() {
        // The text is whole UTF-8 and rows may have any length, so that nothing can go wrong here.
        let Ok(record) = record else { continue };
        let start = record.position().map_or(0, |at| at.byte());
        let start = usize::try_from(start).unwrap_or_default();
        let start = start + leading(text, start);
        let Some(columns) = columns else {
            columns = Some(header(&record, headings, optional)?);
            continue;
        };
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let starts = starts(text, start, delimiter);
        out.push(columns.map(|column| {
            let Some(column) = column else {
                return Spanned::new(String::new(), Span::new(start, start));
            };
            let value = record.get(column).unwrap_or_default().trim().to_owned();
            let at = starts.get(column).or(starts.last()).copied();
            let at = at.unwrap_or(start);
            Spanned::new(value, Span::new(at, at))
        }));
    }
    Ok(out)
}

/// Empty lines before a record count as its own.
fn leading(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    rest.len() - rest.trim_start_matches(['\n', '\r']).len()
}

fn header<const N: usize>(
    record: &csv::StringRecord,
    headings: [Heading; N],
    optional: usize,
) -> Result<[Option<usize>; N], Vec<&'static str>> {
    let names: Vec<String> = record.iter().map(fold).collect();
    let places = headings.map(|spellings| {
        names
            .iter()
            .position(|name| spellings.contains(&name.as_str()))
    });
    let missing: Vec<&str> = headings
        .iter()
        .zip(&places)
        .take(optional)
        .filter(|(_, place)| place.is_none())
        .filter_map(|(spellings, _)| spellings.first().copied())
        .collect();
    if missing.is_empty() {
        Ok(places)
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
