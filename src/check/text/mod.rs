//! Every text that would be published, with its place: of a record, a programme, a page and the site itself. Secrets and words
//! are looked for in these and nowhere else, so that what is private, internal or a comment never trips anything.

mod place;
mod programme;
mod reading;
mod record;
mod site;

use crate::input::{SourcePath, Span};
pub(super) use place::place;
pub(super) use programme::programme;
pub(super) use reading::Reading;
pub(super) use record::record;
pub(super) use site::{correction, page, site};
use std::borrow::Cow;

/// What a text is, as far as rules differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A title of the department's own: the site's, a programme's, an award's.
    Title,
    /// Other words of the department's own: a summary, a citation.
    Own,
    /// Anything else that is written for readers.
    Plain,
    /// Quoted from a document, which nobody may reword.
    Literal,
    /// A story in Markdown.
    Story,
    /// A page in Markdown.
    Page,
    /// A part of an address of this site.
    Address,
    /// Where a link leads.
    Target,
}

/// Where a text stands in its file.
#[derive(Debug, Clone)]
pub(super) enum At {
    /// It is the file.
    File,
    /// In this range, perhaps folded or quoted as YAML has it.
    Span(Span),
    /// Somewhere in the value of this key, in one of its spellings.
    Key(&'static [&'static str]),
    /// Nowhere: it is the name of the record's folder.
    Folder,
}

/// A text that would be published.
#[derive(Debug, Clone)]
pub(super) struct Told<'s> {
    pub(super) text: Cow<'s, str>,
    pub(super) sort: Sort,
    pub(super) file: &'s SourcePath,
    pub(super) at: At,
}

/// Gathers the texts of one file.
struct Gathered<'s> {
    file: &'s SourcePath,
    list: Vec<Told<'s>>,
}

impl<'s> Gathered<'s> {
    fn new(file: &'s SourcePath) -> Gathered<'s> {
        Gathered {
            file,
            list: Vec::new(),
        }
    }

    fn add(&mut self, text: impl Into<Cow<'s, str>>, sort: Sort, at: At) {
        let text = text.into();
        if !text.is_empty() {
            self.list.push(Told {
                text,
                sort,
                file: self.file,
                at,
            });
        }
    }

    fn key(&mut self, text: Option<&'s String>, sort: Sort, names: &'static [&'static str]) {
        if let Some(text) = text {
            self.add(text.as_str(), sort, At::Key(names));
        }
    }
}

/// The names of roles and of the bodies in them: issuers, credits.
fn bodies<'s>(
    out: &mut Gathered<'s>,
    roles: &'s [(String, Vec<String>)],
    names: &'static [&'static str],
) {
    for (role, bodies) in roles {
        out.key(Some(role), Sort::Plain, names);
        for body in bodies {
            out.key(Some(body), Sort::Plain, names);
        }
    }
}
