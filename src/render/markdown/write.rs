//! Writing text and attributes.

use memchr::memchr3_iter;

/// Appends text, escaped for an element's content.
pub(crate) fn content(text: &str, out: &mut String) {
    let mut done = 0;
    for at in memchr3_iter(b'&', b'<', b'>', text.as_bytes()) {
        out.push_str(text.get(done..at).unwrap_or_default());
        out.push_str(match text.as_bytes().get(at) {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            _ => "&gt;",
        });
        done = at + 1;
    }
    out.push_str(text.get(done..).unwrap_or_default());
}

/// Appends text, escaped for an attribute's value in double quotes, on one line.
pub(crate) fn attribute(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push(' '),
            c => out.push(c),
        }
    }
}

/// An address with its blanks percent-encoded; all else is the caller's, and non-ASCII stays readable.
pub(crate) fn encoded(address: &str) -> String {
    address.trim().replace(' ', "%20")
}

/// The text of a telephone link, which no line break may cut.
pub(crate) fn unbroken(text: &str) -> String {
    text.replace(' ', "\u{A0}").replace('-', "\u{2011}")
}

/// The class for a fence's language, `language-…`, or `None` when the fence names none.
pub(crate) fn class_of(info: &str) -> Option<String> {
    let name = info.split([' ', ',', '{']).next().unwrap_or_default();
    let fits = name.len() <= 20
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+#_-".contains(c));
    (fits && !name.is_empty()).then(|| name.to_ascii_lowercase())
}
