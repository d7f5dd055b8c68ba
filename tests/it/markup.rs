//! Reads pages far enough to see their tags.

/// One start tag of a page: its name and its attributes, entities decoded.
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
}

impl Tag {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// The start tags of a page, comments and declarations aside.
pub(crate) fn tags(page: &str) -> Vec<Tag> {
    let mut out = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at + 1..).unwrap_or_default();
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let mut tag = Tag {
            name: name.to_ascii_lowercase(),
            attributes: Vec::new(),
        };
        rest = attributes(after, &mut tag.attributes);
        out.push(tag);
    }
    out
}

/// Reads attributes up to the tag's end and returns what follows it.
fn attributes<'t>(mut rest: &'t str, out: &mut Vec<(String, String)>) -> &'t str {
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return after;
        }
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/'))
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        if name.is_empty() && !after.starts_with('=') {
            return after;
        }
        rest = after;
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix('=') {
            let quote = if after.starts_with('\'') { '\'' } else { '"' };
            let inner = after
                .strip_prefix(quote)
                .unwrap_or_else(|| panic!("an attribute without quotes: {name}"));
            let (text, after) = inner.split_once(quote).expect("an open quote");
            value = text_of(text);
            rest = after;
        }
        out.push((name.to_ascii_lowercase(), value));
    }
}

/// Text with its entities decoded.
pub(crate) fn text_of(escaped: &str) -> String {
    let mut out = String::new();
    let mut rest = escaped;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let Some((entity, after)) = after.split_once(';') else {
            out.push('&');
            rest = after;
            continue;
        };
        let number =
            entity
                .strip_prefix('#')
                .and_then(|digits| match digits.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok(),
                    None => digits.parse().ok(),
                });
        out.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" => '\u{a0}',
            _ => number
                .and_then(char::from_u32)
                .unwrap_or_else(|| panic!("&{entity};")),
        });
        rest = after;
    }
    out.push_str(rest);
    out
}
