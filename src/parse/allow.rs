//! `allow:` of a record and of a site: texts that look like a secret or a slip and may stand all the same.

use super::Problems;
use super::read::MapReader;
use super::site::required;
use crate::input::{Span, Spanned};

/// An exact text that may appear, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowance {
    /// The text.
    pub text: Spanned<String>,
    /// The reason, which whoever reads the file after its author needs.
    pub because: String,
}

pub(super) fn allowance(
    mut r: MapReader<'_>,
    span: Span,
    problems: &mut Problems,
) -> Option<Allowance> {
    let text = required(&mut r, &["text", "文字"], "文字", span, problems);
    let because = required(&mut r, &["because", "理由"], "理由", span, problems);
    r.finish(problems);
    Some(Allowance {
        text: text?,
        because: because?.value,
    })
}
