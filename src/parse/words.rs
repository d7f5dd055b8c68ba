//! `content/words.csv`: the department's own list of words, each wrong one with the right one and the reason.

use super::Problems;
use super::label::fold;
use super::table::{self, Heading};
use crate::diagnostic::catalog::{Reading, Words};
use crate::input::{Span, Spanned, Text};
use std::collections::BTreeMap;

/// Where the list stands.
pub const WORDS: &str = "content/words.csv";

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnWord {
    /// What must not stand in a text.
    pub wrong: String,
    /// What should stand there; empty where the word should go.
    pub right: String,
    /// Why, or nothing.
    pub reason: String,
}

/// The columns, in any order, and their Chinese names; the reason may be absent.
const COLUMNS: [Heading; 3] = [
    &["wrong", "错误", "误", "原词"],
    &["right", "正确", "正", "改为"],
    &["reason", "理由", "说明"],
];

/// Reads the list; what is wrong with a line is reported, and the line is left out.
pub fn words(text: &Text, problems: &mut Problems) -> Vec<OwnWord> {
    let rows = match table::rows(text, COLUMNS, 2) {
        Ok(rows) => rows,
        Err(missing) => {
            let columns = missing.join("、");
            let all = "wrong,right,reason".to_owned();
            problems.add(Reading::CsvColumns { columns, all }, Span::default());
            return Vec::new();
        }
    };
    let mut out: Vec<OwnWord> = Vec::new();
    let mut seen: BTreeMap<String, Spanned<String>> = BTreeMap::new();
    for [wrong, right, reason] in rows {
        if wrong.value.is_empty() {
            problems.add(Words::WordsEmpty, wrong.span);
            continue;
        }
        if wrong.value == right.value {
            let word = wrong.value;
            problems.add(Words::WordsSame { word }, wrong.span);
            continue;
        }
        if let Some(first) = seen.get(&fold(&wrong.value)) {
            let line = problems.line(first.span);
            let word = wrong.value;
            problems.add(Words::WordsTwice { word, line }, wrong.span);
            continue;
        }
        seen.insert(fold(&wrong.value), wrong.clone());
        out.push(OwnWord {
            wrong: wrong.value,
            right: right.value,
            reason: reason.value,
        });
    }
    out
}
