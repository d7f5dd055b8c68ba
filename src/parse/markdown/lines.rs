//! Joining the lines of plain text by the rule that stories follow.

use super::script::{Side, blank_between, is_blank, side};

/// Joins the lines of a plain text (a citation, a folded YAML scalar as it is written) into paragraphs, with one `\n`
/// between paragraphs. A line break between two words becomes a blank; where either side is Chinese it becomes
/// nothing, as Chinese is written without blanks (`cases.md`, soft breaks). Hangul keeps its blank. A blank line, and
/// a line that starts with two ideographic spaces, begins a paragraph. Blanks at the ends of lines are dropped.
pub fn join_lines(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut before: Option<Side> = None;
    let mut begin = false;
    for line in text.split('\n') {
        let shown = line.trim_matches(is_blank);
        if shown.is_empty() {
            begin = true;
            continue;
        }
        if !joined.is_empty() {
            if begin || is_indented_wide(line) {
                joined.push('\n');
                before = None;
            } else if blank_between(before, shown.chars().find_map(side)) {
                joined.push(' ');
            }
        }
        joined.push_str(shown);
        before = shown.chars().rev().find_map(side).or(before);
        begin = false;
    }
    joined
}

/// Drops the blanks between two Chinese characters or marks, for a scalar whose line breaks a YAML reader has already
/// turned into blanks. A blank that someone typed between two Han characters goes too: the two cannot be told apart.
pub fn close_gaps(text: &str) -> String {
    let mut closed = String::with_capacity(text.len());
    let mut before: Option<char> = None;
    let mut gap = String::new();
    for c in text.chars() {
        if c == ' ' || c == '\t' {
            gap.push(c);
            continue;
        }
        let chinese = |c: char| matches!(side(c), Some(Side::Han | Side::Mark));
        let both = before.is_some_and(|b| {
            (chinese(b) && (chinese(c) || side(c).is_none())) || (side(b).is_none() && chinese(c))
        });
        if !both {
            closed.push_str(&gap);
        }
        gap.clear();
        closed.push(c);
        before = Some(c);
    }
    closed.push_str(&gap);
    closed
}

/// Whether a line starts with the two ideographic spaces that open a Chinese paragraph.
pub(crate) fn is_indented_wide(line: &str) -> bool {
    line.trim_start_matches([' ', '\t'])
        .starts_with("\u{3000}\u{3000}")
}
