//! Who may ask for what. Any page that the browser has open can send requests
//! to this machine; only the preview's own pages and its user get an answer.

use axum::http::{HeaderMap, Method, StatusCode, Uri, header};

/// The longest path that is looked at, in bytes as they are sent.
const LONGEST: usize = 4096;

/// The path that a request asks for, decoded and without its leading slash.
///
/// # Errors
///
/// The status of a request that gets nothing.
pub(super) fn asked(
    method: &Method,
    uri: &Uri,
    headers: &HeaderMap,
    port: u16,
) -> Result<String, StatusCode> {
    // A foreign name that leads here (DNS rebinding) stays in the header.
    let mut hosts = headers.get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return Err(StatusCode::FORBIDDEN);
    };
    let named = uri.authority().is_none_or(|host| ours(host.as_str(), port));
    if !named || !host.to_str().is_ok_and(|host| ours(host, port)) {
        return Err(StatusCode::FORBIDDEN);
    }
    for origin in headers.get_all(header::ORIGIN) {
        let host = origin
            .to_str()
            .ok()
            .and_then(|origin| origin.strip_prefix("http://"));
        if !host.is_some_and(|host| ours(host, port)) {
            return Err(StatusCode::FORBIDDEN);
        }
    }
    // A link on a foreign page may lead here; it may not draw parts of us in.
    let sent = |name: &str| headers.get(name).map(|value| value.as_bytes());
    if matches!(sent("sec-fetch-site"), Some(b"cross-site" | b"same-site"))
        && (sent("sec-fetch-mode") != Some(b"navigate")
            || sent("sec-fetch-dest") != Some(b"document"))
    {
        return Err(StatusCode::FORBIDDEN);
    }
    if !matches!(*method, Method::GET | Method::HEAD) {
        return Err(StatusCode::METHOD_NOT_ALLOWED);
    }
    path(uri.path()).ok_or(StatusCode::NOT_FOUND)
}

/// Whether a host and port are the preview's own. A page of another port on
/// this machine is foreign too.
fn ours(host: &str, port: u16) -> bool {
    let (name, given) = match host.rsplit_once(':') {
        Some((name, given)) if !given.ends_with(']') => (name, given.parse().ok()),
        _ => (host, Some(80)),
    };
    given == Some(port)
        && ["127.0.0.1", "localhost", "[::1]"]
            .iter()
            .any(|ours| name.eq_ignore_ascii_case(ours))
}

/// A path as it is sent, decoded once and without its leading slash; `None` if
/// it is no path of ours.
pub(super) fn path(sent: &str) -> Option<String> {
    if sent.len() > LONGEST {
        return None;
    }
    let sent = sent.strip_prefix('/')?;
    let decoded = percent_encoding::percent_decode_str(sent)
        .decode_utf8()
        .ok()?;
    let inner = decoded.strip_suffix('/').unwrap_or(&decoded);
    let odd = |part: &str| matches!(part, "" | "." | "..");
    if decoded.contains(['\\', '\0']) || decoded.chars().any(char::is_control) {
        return None;
    }
    if !decoded.is_empty() && inner.split('/').any(odd) {
        return None;
    }
    Some(decoded.into_owned())
}

/// A value of a query, decoded.
pub(super) fn value(uri: &Uri, name: &str) -> Option<String> {
    let mut pairs = uri
        .query()?
        .split('&')
        .filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.find(|(key, _)| *key == name)?;
    let decoded = percent_encoding::percent_decode_str(value)
        .decode_utf8()
        .ok()?;
    Some(decoded.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts() {
        for host in ["127.0.0.1:4", "localhost:4", "LocalHost:4", "[::1]:4"] {
            assert!(ours(host, 4), "{host}");
        }
        for host in [
            "",
            ":4",
            "127.0.0.1",
            "127.0.0.1:5",
            "127.0.0.1:",
            "localhost.:4",
            "evil:4",
            "127.0.0.1.evil:4",
            "evil@127.0.0.1:4",
            "[::1]",
            "::1:4",
            "127.1:4",
            "127.0.0.1:4 ",
        ] {
            assert!(!ours(host, 4), "{host}");
        }
        assert!(ours("localhost", 80) && ours("[::1]", 80) && ours("localhost:80", 80));
    }

    #[test]
    fn paths() {
        #[track_caller]
        fn check(sent: &str, expected: Option<&str>) {
            assert_eq!(path(sent).as_deref(), expected, "{sent}");
        }
        check("/", Some(""));
        check("/a/", Some("a/"));
        check("/a/b.html", Some("a/b.html"));
        check("/%E5%A4%A7/", Some("大/"));
        // Once and no more.
        check("/%252e%252e/", Some("%2e%2e/"));
        for odd in [
            "",
            "a",
            "*",
            "//",
            "/a//",
            "/a//b",
            "/../x",
            "/a/..",
            "/%2e%2e/x",
            "/.%2e/",
            "/./a",
            "/a%5c..%5cb",
            "/a\\b",
            "/a%00",
            "/%ff",
            "/a%0d%0ab",
            "/a%2f%2e%2e%2fb",
            "/a%2f",
        ] {
            if odd == "/a%2f" {
                check(odd, Some("a/"));
            } else {
                check(odd, None);
            }
        }
        check(&format!("/{}", "a".repeat(5000)), None);
    }
}
