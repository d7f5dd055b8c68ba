//! The tags of a template in tokens, as far as it takes to follow paths.

/// What stands between `{{` and `}}` or `{%` and `%}`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    /// Its value is printed.
    pub(super) prints: bool,
    pub(super) tokens: Vec<Token<'t>>,
}

/// A token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// A name or a keyword.
    Name(&'t str),
    /// A string's inside.
    Text(&'t str),
    Number,
    Mark(&'t str),
}

/// Marks of several characters.
const LONG: [&str; 8] = ["...", "==", "!=", "<=", ">=", "//", "**", "?."];

/// The tags of a template, comments and raw text left out.
pub(super) fn tags(template: &str) -> Vec<Tag<'_>> {
    let mut out = Vec::new();
    let mut rest = template;
    while let Some((_, behind)) = rest.split_once('{') {
        rest = behind;
        if let Some(comment) = behind.strip_prefix('#') {
            rest = after(comment, "#}");
        } else if let Some(inside) = behind.strip_prefix('{') {
            let (tokens, behind) = tokens(inside, "}}");
            rest = behind;
            out.push(Tag {
                prints: true,
                tokens,
            });
        } else if let Some(inside) = behind.strip_prefix('%') {
            let (tokens, behind) = tokens(inside, "%}");
            let raw = tokens.first() == Some(&Token::Name("raw"));
            rest = if raw { after(behind, "endraw") } else { behind };
            out.push(Tag {
                prints: false,
                tokens,
            });
        }
    }
    out
}

fn after<'t>(text: &'t str, end: &str) -> &'t str {
    text.split_once(end).map_or("", |(_, behind)| behind)
}

/// The tokens up to the tag's end, and what stands behind it.
fn tokens<'t>(inside: &'t str, end: &str) -> (Vec<Token<'t>>, &'t str) {
    let mut out = Vec::new();
    let mut rest = inside.strip_prefix('-').unwrap_or(inside);
    // Braces of the tag's own: maps, and what is given to a component.
    let mut open = 0_usize;
    loop {
        rest = rest.trim_start();
        let ending = rest.strip_prefix('-').unwrap_or(rest);
        if open == 0
            && let Some(behind) = ending.strip_prefix(end)
        {
            return (out, behind);
        }
        let Some(first) = rest.chars().next() else {
            return (out, "");
        };
        let (token, length) = if let '"' | '\'' | '`' = first {
            let text = rest.get(1..).unwrap_or_default();
            let text = text.split(first).next().unwrap_or_default();
            (Token::Text(text), text.len() + 2)
        } else if is_name(first) {
            let name = rest.split(|c| !is_name(c)).next().unwrap_or_default();
            let number = first.is_ascii_digit();
            let token = if number {
                Token::Number
            } else {
                Token::Name(name)
            };
            (token, name.len())
        } else {
            let long = LONG.iter().find(|mark| rest.starts_with(**mark));
            let length = long.map_or(first.len_utf8(), |mark| mark.len());
            (Token::Mark(rest.get(..length).unwrap_or_default()), length)
        };
        match token {
            Token::Mark("{") => open += 1,
            Token::Mark("}") => open = open.saturating_sub(1),
            _ => {}
        }
        out.push(token);
        rest = rest.get(length..).unwrap_or_default();
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
