//! E-mail addresses.

use super::folded::Folded;
use super::{Found, Kind};

/// What ends the name of a file and no host: `logo@2x.png`.
const FILES: &[&str] = &[
    "png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "pdf", "mp4",
];

fn is_local(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-')
}

fn is_host(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-')
}

pub(super) fn emails(text: &mut Folded, out: &mut Vec<Found>) {
    for at in 0..text.len() {
        if text.at(at) != Some('@') || text.is_taken(at) {
            continue;
        }
        let mut from = at;
        while text.before(from, 1).is_some_and(is_local) && !text.is_taken(from - 1) {
            from -= 1;
        }
        while text.at(from).is_some_and(|c| !c.is_ascii_alphanumeric()) && from < at {
            from += 1;
        }
        let mut to = at + 1;
        while text.at(to).is_some_and(is_host) {
            to += 1;
        }
        while to > at + 1
            && text
                .before(to, 1)
                .is_some_and(|c| !c.is_ascii_alphanumeric())
        {
            to -= 1;
        }
        let host = text.text(at + 1, to);
        let Some((name, top)) = host.rsplit_once('.') else {
            continue;
        };
        let is_top = (2..=24).contains(&top.len()) && top.chars().all(|c| c.is_ascii_alphabetic());
        if from < at && !name.is_empty() && is_top && !FILES.contains(&&*top.to_ascii_lowercase()) {
            out.push(Found {
                range: text.take(from, to),
                kind: Kind::Email,
            });
        }
    }
}
