//! The site's own stroke sequences.

use crate::diagnostic::catalog::Fields;
use crate::input::Place;
use crate::parse::Problems;
use crate::parse::yaml::{Entry, Kind, Node};

/// `content/strokes.yaml`: character → sequence of 1–5.
pub(super) fn strokes(entries: &[Entry], problems: &mut Problems) -> Vec<(char, String, Place)> {
    let mut out = Vec::new();
    for entry in entries {
        let mut chars = entry.key.value.chars();
        let (Some(character), None) = (chars.next(), chars.next()) else {
            problems.add(
                Fields::UnknownKey {
                    key: entry.key.value.clone(),
                    suggestion: None,
                },
                entry.key.span,
            );
            continue;
        };
        if let Node {
            kind: Kind::Scalar(sequence),
            span,
        } = &entry.value
        {
            let place = Place::new(problems.file(), *span);
            out.push((character, sequence.trim().to_owned(), place));
        }
    }
    out
}
