//! The tree of a YAML file: spans, written texts, nothing interpreted.

use crate::input::{Span, Spanned};

/// A value and the range it stands in.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Its range in the decoded text.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Nothing behind the key, or an empty text: the same as an absent key.
    Empty,
    /// A text as it was written; `0771`, `No` and `~` are texts.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// A map, its entries in the order of the file.
    Map(Vec<Entry>),
    /// It was there, but its grammar is wrong, which has been reported.
    Broken,
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key as written.
    pub key: Spanned<String>,
    /// The value.
    pub value: Node,
}

impl Node {
    /// What it is, for messages.
    pub fn describe(&self) -> &'static str {
        match self.kind {
            Kind::Empty => "empty",
            Kind::Scalar(_) => "a text",
            Kind::List(_) => "a list",
            Kind::Map(_) => "a map",
            Kind::Broken => "broken",
        }
    }
}
