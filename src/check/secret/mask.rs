//! A secret as a message may show it.

use super::Kind;
use super::find;

/// Enough to find it again, and no more.
pub(crate) fn masked(written: &str, kind: Kind) -> String {
    match kind {
        Kind::Email => {
            let (name, host) = written.split_once(['@', '＠']).unwrap_or((written, ""));
            let first: String = name.chars().take(1).collect();
            format!("{first}***@{host}")
        }
        Kind::Address => {
            let first: String = written.chars().take(2).collect();
            format!("{first}……")
        }
        Kind::Mobile => ends(written, 3, 4),
        Kind::Id | Kind::Landline | Kind::Card => ends(written, 3, 2),
    }
}

/// The first and the last digits; stars for the others, and nothing of what stands between them.
fn ends(written: &str, first: usize, last: usize) -> String {
    let digits: Vec<char> = written.chars().filter(|c| c.is_alphanumeric()).collect();
    let until = digits.len().saturating_sub(last);
    let shown = digits.iter().enumerate();
    shown
        .map(|(at, digit)| {
            if at < first || at >= until {
                *digit
            } else {
                '*'
            }
        })
        .collect()
}

/// A text with every secret in it masked. Where nothing is found, words around it may have made a number one: many digits are
/// masked all the same.
pub(crate) fn masked_text(text: &str) -> String {
    let all = find(text);
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    if all.is_empty() && digits >= 7 {
        return ends(text, 3, 2);
    }
    let mut out = String::new();
    let mut at = 0;
    for found in all {
        out.push_str(text.get(at..found.range.start).unwrap_or_default());
        let written = text.get(found.range.clone()).unwrap_or_default();
        out.push_str(&masked(written, found.kind));
        at = found.range.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}
