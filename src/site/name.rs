//! Names as they are shown: one form for what people type in many, and the characters that stand for a name.

use super::reading::{self, han};
use crate::input::has_one_form;
use unicode_normalization::UnicodeNormalization;

pub use crate::parse::nomination::Subject as Kind;

/// The name as pages show it (format.md, "Names: fold …").
///
/// - NFC; ends trimmed; blanks of every kind (U+3000, tabs, line breaks) count as blanks; zero-width blanks and byte order
///   marks go, joiners (Persian, Mongolian) stay.
/// - `·•・．` and their like become U+00B7 between two letters, without blanks around; between digits `．` stays.
/// - Blanks that only set characters apart go: between Han characters of a person's name of at most four (`张　三`, `欧阳 明`), and
///   in any name where each Han character stands alone (`科 技 队`). Other blanks become one (`John  Smith`, `红岩 先锋队`).
pub fn normalise(text: &str, kind: Kind) -> String {
    // Nearly all names: neither blanks nor dots nor anything else to decide.
    if text.bytes().all(|byte| !byte.is_ascii()) && has_one_form(text) {
        return text.to_owned();
    }
    // Composed last, since what goes may have kept a letter from its mark.
    let shown = text
        .chars()
        .filter(|character| !matches!(character, '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}'))
        .nfc();
    let shown: String = shown
        .map(|character| {
            if character.is_control() {
                ' '
            } else {
                character
            }
        })
        .collect();
    let parts: Vec<&str> = shown.split_whitespace().collect();
    let lengths = parts.iter().map(|part| part.chars().count());
    let only_han = parts.iter().all(|part| part.chars().all(han::is_han));
    let short = kind == Kind::Person && lengths.clone().sum::<usize>() <= 4;
    let apart = only_han && (short || lengths.clone().all(|length| length == 1));
    dots(&parts.join(if apart { "" } else { " " }))
}

fn is_dot(character: char) -> bool {
    matches!(
        character,
        '·' | '•' | '・' | '．' | '‧' | '･' | '∙' | '⋅' | '᛫'
    )
}

fn dots(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(&character) = chars.get(at) {
        // A dot with the blanks around it, if letters stand on both sides.
        let blanks = usize::from(character == ' ');
        let dot = chars.get(at + blanks).is_some_and(|&dot| is_dot(dot));
        let after = at + blanks + 1;
        let next = chars
            .get(after)
            .filter(|&&next| next != ' ')
            .or_else(|| chars.get(after + 1));
        let before = at.checked_sub(1).and_then(|before| chars.get(before));
        if dot
            && before.is_some_and(|c| c.is_alphabetic())
            && next.is_some_and(|c| c.is_alphabetic())
        {
            out.push('·');
            at = after + usize::from(chars.get(after) == Some(&' '));
        } else {
            out.push(character);
            at += 1;
        }
    }
    out
}

/// Whether a name is made of Han characters alone, two to four of them: surname and given name without a mark between.
pub fn is_han_name(name: &str) -> bool {
    (2..=4).contains(&name.chars().count()) && name.chars().all(han::is_han)
}

/// Surname and given name of a [Han name](is_han_name): by the table of surnames, else after the first character.
/// `None` for every other name (阿依古丽·买买提, John Smith, five Han characters).
pub fn surname(name: &str) -> Option<(&str, &str)> {
    if !is_han_name(name) {
        return None;
    }
    reading::split(name).or_else(|| name.split_at_checked(name.chars().next()?.len_utf8()))
}

/// What stands in place of a missing portrait: one or two characters, empty only for a name without letters and digits.
///
/// A person: the surname (沈, 尉迟); of a longer or dotted Han name the first character; of words in letters the
/// first and the last one's initials. A group: the first Han character inside quotation marks if there are any (“渝善渝美” → 渝), else
/// the first after the name of a province or municipality (重庆市渝中区… → 渝), else the first; a Latin name as a person's.
pub fn monogram(name: &str, kind: Kind) -> String {
    let name = normalise(name, kind);
    if kind == Kind::Person
        && let Some((surname, _)) = surname(&name)
    {
        return surname.to_owned();
    }
    let named = if kind == Kind::Group {
        quoted(&name).unwrap_or_else(|| after_province(&name))
    } else {
        &name
    };
    let mut words = named
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let Some(first) = words.next().and_then(|word| word.chars().next()) else {
        return name
            .chars()
            .find(|character| character.is_alphanumeric())
            .map(String::from)
            .unwrap_or_default();
    };
    let last = words.next_back().and_then(|word| word.chars().next());
    let bicameral = |character: char| character.is_uppercase() || character.is_lowercase();
    let initials = [
        Some(first),
        last.filter(|&last| bicameral(first) && bicameral(last)),
    ];
    initials
        .into_iter()
        .flatten()
        .flat_map(char::to_uppercase)
        .collect()
}

fn quoted(name: &str) -> Option<&str> {
    let (_, rest) = name.split_once(['“', '「', '『', '《', '"'])?;
    let (inside, _) = rest.split_once(['”', '」', '』', '》', '"'])?;
    inside.chars().any(char::is_alphanumeric).then_some(inside)
}

/// The name without 重庆市, 甘肃省, 广西壮族自治区 in front, if two characters or more remain.
fn after_province(name: &str) -> &str {
    let rest = ["自治区", "特别行政区", "省", "市"]
        .into_iter()
        .find_map(|level| {
            let (province, rest) = name.split_once(level)?;
            ((2..=6).contains(&province.chars().count()) && rest.chars().count() >= 2)
                .then_some(rest)
        });
    rest.unwrap_or(name)
}

#[cfg(test)]
mod tests;
