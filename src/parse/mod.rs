//! One file becomes one record. No parser sees another file, a clock or a disk;
//! each returns what could be read together with everything that was wrong.

#![cfg_attr(not(test), warn(clippy::indexing_slicing))]

pub mod allow;
pub mod atlas;
pub mod corrections;
pub mod form;
pub mod label;
pub mod map_image;
pub mod map_style;
pub mod markdown;
pub mod nomination;
pub mod page;
pub mod past_winners;
pub mod photo;
pub mod private;
pub mod programme;
pub mod read;
pub mod records;
pub mod site;
mod table;
pub mod text;
pub mod theme;
pub mod value;
pub mod words;
pub mod yaml;

use crate::diagnostic::{Diagnostic, Problem};
use crate::input::{Place, SourcePath, Span, Text};
use std::collections::BTreeMap;

/// Collects what is wrong with one file.
#[derive(Debug)]
pub struct Problems {
    file: SourcePath,
    text: Option<Text>,
    list: Vec<Diagnostic>,
    counts: BTreeMap<&'static str, usize>,
    /// What the parser asks for, where somebody wants to know.
    notes: Option<Box<read::shape::Notes>>,
}

/// How often one kind of mistake is told of one file. What is wrong more often
/// is wrong throughout, and a hostile file shall not drown the others.
const OFTEN: usize = 200;

impl Problems {
    /// Nothing wrong with `file` yet.
    pub fn new(file: &SourcePath) -> Problems {
        Problems {
            file: file.clone(),
            text: None,
            list: Vec::new(),
            counts: BTreeMap::new(),
            notes: None,
        }
    }

    /// Names the text that spans lie in, for messages that state a line.
    pub fn set_text(&mut self, text: &Text) {
        self.text = Some(text.clone());
    }

    /// The line of a range, from 1.
    pub fn line(&self, span: Span) -> usize {
        self.text
            .as_ref()
            .map_or(1, |text| text.position(span.start).0)
    }

    /// The file that is being read.
    pub fn file(&self) -> &SourcePath {
        &self.file
    }

    /// Whether this kind of mistake has been told often enough.
    pub fn is_full(&self, code: &str) -> bool {
        self.counts.get(code).is_some_and(|count| *count >= OFTEN)
    }

    /// Adds a problem at a range of the file, unless there are plenty of its
    /// kind.
    pub fn add(&mut self, problem: impl Into<Problem>, span: Span) {
        let problem = problem.into();
        if self.is_full(problem.code()) {
            return;
        }
        *self.counts.entry(problem.code()).or_default() += 1;
        self.list
            .push(Diagnostic::new(problem, Place::new(&self.file, span)));
    }

    /// All that was gathered.
    pub fn into_list(self) -> Vec<Diagnostic> {
        self.list
    }
}
