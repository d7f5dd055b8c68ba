//! `pages/*.md`, `story.md`: Markdown whose text is kept whole. Its links are
//! read by `markdown`; this only names what a file is for.

use crate::input::{SourcePath, Text};

/// A Markdown file.
#[derive(Debug, Clone)]
pub struct Markdown {
    /// Where it is.
    pub file: SourcePath,
    /// Its decoded text.
    pub text: Text,
}

impl Markdown {
    /// Keeps a decoded text.
    pub fn new(file: &SourcePath, text: Text) -> Markdown {
        Markdown {
            file: file.clone(),
            text,
        }
    }
}
