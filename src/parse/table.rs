//! Tables as spreadsheets save them: CSV whose first line names the columns, in any order, in English or Chinese.

use super::label::fold;
use crate::input::{Span, Spanned};

/// The rows of a table, each cell as written, without the blanks around it, and where it stands; empty lines are no rows. Each
/// column is given by its spellings, folded as labels are.
///
/// # Errors
///
/// The first spellings of the columns that are not there.
pub fn rows<const N: usize>(
    text: &str,
    columns: &[&'static [&'static str]; N],
) -> Result<Vec<[Spanned<String>; N]>, Vec<&'static str>> {
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
    let mut places: Option<[usize; N]> = None;
    let mut out = Vec::new();
    for record in reader.records() {
        // The text is whole UTF-8 and rows may have any length, so that nothing can go wrong here.
        let Ok(record) = record else { continue };
        let start = record.position().map_or(0, |at| at.byte());
        let start = usize::try_from(start).unwrap_or_default();
        let start = start + leading(text, start);
        let Some(places) = places else {
            places = Some(header(&record, columns)?);
            continue;
        };
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let starts = starts(text, start, delimiter);
        out.push(places.map(|column| {
            let value = record.get(column).unwrap_or_default().trim().to_owned();
            let at = starts.get(column).or(starts.last()).copied();
            let at = at.unwrap_or(start);
            Spanned::new(value, Span::new(at, at))
        }));
    }
    // A file without a line has no columns either.
    if places.is_none() {
        header(&csv::StringRecord::new(), columns)?;
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
    columns: &[&'static [&'static str]; N],
) -> Result<[usize; N], Vec<&'static str>> {
    let names: Vec<String> = record.iter().map(fold).collect();
    let places = columns.map(|spellings| {
        names
            .iter()
            .position(|name| spellings.contains(&name.as_str()))
    });
    let missing: Vec<&str> = columns
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
