//! A story as plain text.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::reference::title_at;
use super::script::is_blank;
use super::settle::events;
use super::words::count_words;

/// The text as one reads it, without markup, destinations and pictures: for descriptions, feeds and the search. Each
/// paragraph, heading, list item and table row is a line; a hard line break is one too.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut in_image = false;
    for (event, _) in &events(text) {
        match event {
            Event::Start(Tag::Image { .. }) => in_image = true,
            Event::End(TagEnd::Image) => in_image = false,
            Event::Text(part) | Event::Code(part) if !in_image => plain.push_str(part),
            Event::HardBreak => plain.push('\n'),
            Event::End(TagEnd::TableCell) => plain.push(' '),
            Event::Start(tag) if is_block(&tag.to_end()) => end_line(&mut plain),
            Event::End(tag) if is_block(tag) => end_line(&mut plain),
            _ => {}
        }
    }
    end_line(&mut plain);
    plain.pop();
    plain
}

/// The 字数 of a story as Word counts it ([`count_words`]); neither markup nor destinations nor the texts of pictures
/// count.
pub fn words(text: &str) -> usize {
    count_words(&plain(text))
}

/// The first heading of the first level that is not empty, as plain text, and its bytes in the source.
pub fn title(text: &str) -> Option<(String, Range<usize>)> {
    let events = events(text);
    let (at, title) = title_at(&events)?;
    let (_, span) = events.get(at.start)?;
    // The parser counts the line's end to the heading.
    let length = text.get(span.clone())?.trim_end().len();
    Some((title, span.start..span.start + length))
}

fn is_block(tag: &TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::TableCell
    )
}

/// Ends the line, unless nothing stands in it.
fn end_line(plain: &mut String) {
    let length = plain.trim_end_matches(is_blank).len();
    plain.truncate(length);
    if length > 0 {
        plain.push('\n');
    }
}
