//! Links, images and the title, found in the settled events.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::lines::join_lines;
use super::settle::{Events, events};

/// What a reference is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `[text](destination)`, also in the forms `<https://…>` and `[text][label]`.
    Link,
    /// `![text](destination)`.
    Image,
}

/// A link or an image as its author wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Link or image.
    pub kind: Kind,
    /// The destination with Markdown's escapes and entities decoded, and nothing else changed. Empty in `[text]()`.
    pub destination: String,
    /// The link's text or the image's alternative text, without markup.
    pub text: String,
    /// The title in quotes behind the destination, or empty.
    pub title: String,
    /// The bytes of the whole construct in the source, from its `[`, `![` or `<`.
    pub span: Range<usize>,
}

/// Each link and image of the text, in order. An image inside a link follows it; one inside another image's
/// alternative text is no image.
pub fn references(text: &str) -> Vec<Reference> {
    // A link, an image and an address in angle brackets all begin with one of
    // these; most stories have none of them, and parsing costs a page's time.
    if memchr::memchr2(b'[', b'<', text.as_bytes()).is_none() {
        return Vec::new();
    }
    let events = events(text);
    (0..events.len())
        .filter_map(|at| reference_at(&events, at))
        .map(|(reference, _)| reference)
        .collect()
}

/// The link or image that starts at an event, and the index of the event that ends it.
pub(crate) fn reference_at(events: &Events, at: usize) -> Option<(Reference, usize)> {
    let (event, span) = events.get(at)?;
    let (kind, destination, title, end) = match event {
        Event::Start(Tag::Link {
            dest_url,
            title,
            link_type,
            ..
        }) => {
            let mail = *link_type == pulldown_cmark::LinkType::Email;
            let scheme = if mail { "mailto:" } else { "" };
            (
                Kind::Link,
                format!("{scheme}{dest_url}"),
                title,
                TagEnd::Link,
            )
        }
        Event::Start(Tag::Image {
            dest_url, title, ..
        }) => (Kind::Image, dest_url.to_string(), title, TagEnd::Image),
        _ => return None,
    };
    let (text, last) = text_until(events, at + 1, end);
    Some((
        Reference {
            kind,
            destination,
            text,
            title: title.to_string(),
            span: span.clone(),
        },
        last,
    ))
}

/// The indices of the page's title, the first heading of the first level that has a text, with that text.
pub(crate) fn title_at(events: &Events) -> Option<(Range<usize>, String)> {
    let is_title = |event: &Event<'_>| {
        matches!(
            event,
            Event::Start(Tag::Heading {
                level: HeadingLevel::H1,
                ..
            })
        )
    };
    events
        .iter()
        .enumerate()
        .filter(|(_, (event, _))| is_title(event))
        .find_map(|(at, _)| {
            let (text, last) = text_until(events, at + 1, TagEnd::Heading(HeadingLevel::H1));
            (!text.is_empty()).then(|| (at..last + 1, text))
        })
}

/// The text from an event to the first that ends the given tag, and that event's index.
fn text_until(events: &Events, start: usize, end: TagEnd) -> (String, usize) {
    let mut text = String::new();
    let mut at = start;
    while let Some((event, _)) = events.get(at) {
        match event {
            Event::End(tag) if *tag == end => break,
            Event::Text(part) | Event::Code(part) => text.push_str(part),
            Event::HardBreak => text.push('\n'),
            _ => {}
        }
        at += 1;
    }
    (join_lines(&text), at)
}
