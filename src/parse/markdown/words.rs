//! 字数 as Word counts it.

use super::script::{is_blank, is_han, is_shared_mark, is_wide_mark};

/// The 字数 of a plain text: each Han character and each mark of full width counts 1, and so does each run of other
/// characters between them or between blanks (`Excel`, `2018`, `3.5`). This is the figure that Word shows as 字数 and
/// that a call's limit (`不超过1000字`, `format.md` key `story.max_words`) means.
pub fn count_words(text: &str) -> usize {
    let mut total = 0;
    let mut in_run = false;
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let inside_word = matches!(c, '\u{2010}'..='\u{2013}' | '\u{2019}')
            && in_run
            && before.is_some_and(char::is_alphanumeric)
            && rest
                .peek()
                .is_some_and(|next| next.is_alphanumeric() && !is_han(*next));
        if is_blank(c) || c.is_control() {
            in_run = false;
        } else if is_modifier(c) {
            // A variation selector or joiner belongs to the character before it.
        } else if !inside_word && (is_han(c) || is_wide_mark(c) || is_shared_mark(c)) {
            total += 1;
            in_run = false;
        } else if !in_run {
            total += 1;
            in_run = true;
        }
        before = Some(c);
    }
    total
}

fn is_modifier(c: char) -> bool {
    matches!(c, '\u{200C}'..='\u{200F}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}
