//! The form in which regions are compared.

/// No division's name or address needs more; what follows is not read.
const LONGEST: usize = 200;

/// Folds a region for comparison: full-width ASCII to half width, no white space, no invisible characters, `>` and `\`
/// as `/`, at most 200 characters. Aliases must be folded by the same function.
pub fn fold_region(text: &str) -> String {
    text.chars()
        .map(half_width)
        .filter(|letter| !is_blank(*letter))
        .take(LONGEST)
        .collect()
}

fn half_width(letter: char) -> char {
    let folded = match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    };
    match folded {
        '>' | '\\' | '›' | '»' | '→' | '∕' => '/',
        other => other,
    }
}

fn is_blank(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// The start of a text that a diagnostic quotes: at most 40 characters.
pub(super) fn quoted(text: &str) -> String {
    text.chars().take(40).collect()
}
