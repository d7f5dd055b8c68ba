//! Which script a character belongs to, as far as blanks, emphasis and 字数 depend on it.

/// How a character behaves beside a line break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Han, kana and bopomofo: written without blanks.
    Han,
    /// Marks of full width (`，。、（）《》`): never beside a blank.
    Mark,
    /// Hangul: words are set apart by blanks, also beside Han.
    Hangul,
    /// Everything else, Latin above all.
    Other,
}

/// The side that a character shows to a break, or `None` for marks that Chinese and Latin share (`“”—…·`), which
/// behave like the character behind them.
pub(crate) fn side(c: char) -> Option<Side> {
    if is_han(c) {
        Some(Side::Han)
    } else if is_wide_mark(c) {
        Some(Side::Mark)
    } else if is_hangul(c) {
        Some(Side::Hangul)
    } else if is_shared_mark(c) {
        None
    } else {
        Some(Side::Other)
    }
}

/// Whether a line break between the two sides stands for a blank. An unknown side (the text ended, or only shared
/// marks stand there) follows the other one.
pub(crate) fn blank_between(before: Option<Side>, after: Option<Side>) -> bool {
    match (before, after) {
        (None, None) => false,
        (Some(one), None) | (None, Some(one)) => matches!(one, Side::Hangul | Side::Other),
        (Some(Side::Mark), _) | (_, Some(Side::Mark)) => false,
        (Some(Side::Han), Some(other)) | (Some(other), Some(Side::Han)) => other == Side::Hangul,
        _ => true,
    }
}

/// Han ideographs and what is set like them: kana, bopomofo, radicals, and the private area where GB18030 keeps
/// characters that Unicode lacked.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3031}'..='\u{312F}'
        | '\u{31A0}'..='\u{31FF}' | '\u{3200}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{E000}'..='\u{F8FF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9F}' | '\u{20000}'..='\u{3FFFD}')
}

/// Punctuation and forms of full width.
pub(crate) fn is_wide_mark(c: char) -> bool {
    matches!(c,
        '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{302A}'..='\u{3030}' | '\u{FE10}'..='\u{FE1F}'
        | '\u{FE30}'..='\u{FE6F}' | '\u{FF01}'..='\u{FF65}' | '\u{FFE0}'..='\u{FFE6}')
}

/// Marks that Unicode gives to all scripts and a Chinese keyboard types at full width: quotes, dashes, the ellipsis,
/// the middle dot, circled numbers, Roman numerals, arrows and bullets.
pub(crate) fn is_shared_mark(c: char) -> bool {
    matches!(c,
        '\u{B7}' | '\u{D7}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203B}' | '\u{2103}' | '\u{2116}'
        | '\u{2160}'..='\u{217F}' | '\u{2190}'..='\u{2199}' | '\u{2460}'..='\u{24FF}' | '\u{25A0}'..='\u{2609}')
}

/// Hangul syllables and letters.
pub(crate) fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}')
}

/// Blanks of every kind, and the invisible ones that Word and web pages leave (zero-width space, byte order mark).
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}')
}

/// Whether a line begins with a number typed as text: `一、`, `（二）`, `3．`, `3、`, `3)`, `①`. Office documents number
/// their paragraphs so, and a paste of them has one line a paragraph.
pub(crate) fn is_numbered(line: &str) -> bool {
    let mut rest = line.chars().peekable();
    let bracket = rest.next_if(|c| matches!(c, '（' | '(')).is_some();
    let Some(first) = rest.next() else {
        return false;
    };
    if matches!(first, '\u{2460}'..='\u{2473}') {
        return !bracket;
    }
    let same: fn(&char) -> bool = if first.is_ascii_digit() {
        char::is_ascii_digit
    } else if is_numeral(&first) {
        is_numeral
    } else {
        return false;
    };
    let mut length = 1;
    while rest.next_if(same).is_some() {
        length += 1;
    }
    if length > 3 {
        return false;
    }
    match rest.next() {
        Some('）' | ')') => true,
        Some('、' | '．') => !bracket,
        // `3.5` is a number, `3.组织` a paragraph.
        Some('.') => !bracket && !rest.peek().is_some_and(char::is_ascii_digit),
        _ => false,
    }
}

fn is_numeral(c: &char) -> bool {
    "一二三四五六七八九十百〇零".contains(*c)
}

/// Whether a line that ends so has ended its sentence.
pub(crate) fn ends_sentence(c: char) -> bool {
    "。！？；：…”）!?;:".contains(c)
}
