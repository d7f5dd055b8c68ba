//! What a destination points to, and whether a page may carry it.

/// The kind of a link's or image's destination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// `http:` or `https:`, with something behind the scheme.
    Web,
    /// `mailto:`.
    Mail,
    /// `tel:`.
    Phone,
    /// A path relative to the file it stands in, or from the site's root (`/x`), perhaps with `?` and `#`.
    Relative,
    /// `#…`.
    Fragment,
    /// Empty, another scheme (`javascript:`, `data:`), a host without a scheme (`//host`), or control characters:
    /// never shown as a link.
    Refused,
}

/// Judges a destination as a browser would read it. Whatever a browser might take for a scheme that is not listed
/// above is refused, so that a page stays safe whatever its author pasted.
pub fn target(destination: &str) -> Target {
    let destination = destination.trim();
    if destination.is_empty() || destination.chars().any(char::is_control) {
        return Target::Refused;
    }
    if destination.starts_with('#') {
        return Target::Fragment;
    }
    // Browsers read a backslash as a slash, so `/\host` leaves the site as `//host` does.
    let mut start = destination.chars();
    if matches!(
        (start.next(), start.next()),
        (Some('/' | '\\'), Some('/' | '\\'))
    ) {
        return Target::Refused;
    }
    let head = destination
        .split(['/', '?', '#'])
        .next()
        .unwrap_or_default();
    let Some((scheme, _)) = head.split_once(':') else {
        return Target::Relative;
    };
    let rest = destination.get(scheme.len() + 1..).unwrap_or_default();
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" if rest.strip_prefix("//").is_some_and(|host| !host.is_empty()) => {
            Target::Web
        }
        "mailto" if !rest.is_empty() => Target::Mail,
        "tel" if !rest.is_empty() => Target::Phone,
        _ => Target::Refused,
    }
}
