//! `pages/*.md`, `story.md`: Markdown whose text is kept whole. Its links are
//! read by `markdown`; this only names what a file is for.

use crate::input::{Digest, SourcePath, Text};

/// A Markdown file.
#[derive(Debug, Clone)]
pub struct Markdown {
    /// Where it is.
    pub file: SourcePath,
    /// Its decoded text.
    pub text: Text,
    /// The digest of the decoded text: the same text saved in another encoding
    /// is the same story.
    pub digest: Digest,
}

impl Markdown {
    /// Keeps a decoded text.
    pub fn new(file: &SourcePath, text: Text) -> Markdown {
        Markdown {
            file: file.clone(),
            digest: Digest::of(text.as_str().as_bytes()),
            text,
        }
    }
}
