//! Tables as spreadsheets open them: UTF-8 with a mark, without which Excel takes them for another encoding, lines ended
//! as Windows ends them, and no cell that would run as a formula.

/// What stands before the first row.
pub const MARK: char = '\u{feff}';

/// A cell. What begins as a formula would gets an apostrophe before it, and is a text.
pub fn cell(text: &str) -> String {
    let guarded = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if guarded.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded
    }
}

/// Adds a row of finished cells.
pub fn add_row(out: &mut String, cells: &[String]) {
    out.push_str(&cells.join(","));
    out.push_str("\r\n");
}
