//! What an office gives as its own, and when a secret is the same.

use super::folded::Folded;
use super::{Kind, area, email, number, row};
use std::collections::BTreeSet;

/// The numbers and mail addresses of a text in the form in which two spellings of one are the same: all that an office gives
/// as its own. Landlines are there with their area code and without.
pub(in crate::check) fn own(text: &str) -> BTreeSet<String> {
    let folded = Folded::new(text);
    let mut out = BTreeSet::new();
    // In a list, an area code stands before the first alone.
    let mut area: Option<String> = None;
    for row in row::rows(&folded) {
        for last in 0..row.groups.len() {
            // Digits beyond a hyphen may be of an extension.
            let whole = last + 1 == row.groups.len();
            let to = row.group(last).map_or(0, |group| group.to);
            let digits = plain(&folded.digits(row.start(), to));
            match area::split(&digits) {
                Some((code, local)) => {
                    area = Some(code.to_owned());
                    out.insert(local.to_owned());
                    out.insert(digits);
                }
                None if whole && digits.len() >= 5 => {
                    if let Some(area) = area.as_ref().filter(|_| matches!(digits.len(), 7 | 8)) {
                        out.insert(format!("{area}{digits}"));
                    }
                    out.insert(digits);
                }
                None => {}
            }
        }
    }
    let mut taken = Folded::new(text);
    let mut emails = Vec::new();
    email::emails(&mut taken, &mut emails);
    out.extend(emails.iter().map(|found| {
        let written = text.get(found.range.clone()).unwrap_or_default();
        same(written, Kind::Email)
    }));
    out
}

/// Whether a secret is one of those that an office gave: a landline also without the area code, unless it was given with
/// another.
pub(in crate::check) fn is_among(own: &BTreeSet<String>, written: &str, kind: Kind) -> bool {
    let number = same(written, kind);
    own.contains(&number)
        || kind == Kind::Landline
            && area::split(&number).is_some_and(|(_, local)| {
                own.contains(local)
                    && !own
                        .iter()
                        .any(|other| area::split(other).is_some_and(|(_, own)| own == local))
            })
}

/// A secret in that form.
pub(in crate::check) fn same(written: &str, kind: Kind) -> String {
    let folded = Folded::new(written);
    match kind {
        Kind::Email => folded.text(0, folded.len()).to_ascii_lowercase(),
        Kind::Address => folded.text(0, folded.len()).replace(' ', ""),
        Kind::Mobile | Kind::Landline => plain(&folded.digits(0, folded.len())),
        Kind::Id | Kind::Card => folded.digits(0, folded.len()),
    }
}

/// The digits of a telephone number without the country's code.
fn plain(digits: &str) -> String {
    let rest = ["0086", "086", "86"]
        .iter()
        .find_map(|country| digits.strip_prefix(country));
    match rest {
        Some(rest) if number::is_mobile(rest) => rest.to_owned(),
        Some(rest) if area::split(&format!("0{}", rest.trim_start_matches('0'))).is_some() => {
            format!("0{}", rest.trim_start_matches('0'))
        }
        _ => digits.to_owned(),
    }
}
