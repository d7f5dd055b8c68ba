//! Stories and pages as HTML.
//!
//! The output suits html-validate's recommended rules and a page's `default-src 'self'`: no `style`, no ids, void elements
//! without a slash, headings without a gap. Raw HTML of an author is text by the time it arrives here.

mod headings;
mod quote;
mod write;

#[cfg(test)]
mod tests;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Tag, TagEnd};

use self::headings::Headings;
use self::write::{attribute, class_of, content, encoded, unbroken};
use crate::parse::markdown::{
    Events, Kind, Reference, Target, events, reference_at, target, title_at,
};

/// How a text is set into its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The level, 1 to 6, of the text's highest headings: one below the page's own. Lower ones follow without a gap, and
    /// none is below 6.
    pub top: u8,
    /// Leaves out the heading that [`crate::parse::markdown::title`] gives, for a template that shows it itself.
    pub skip_title: bool,
}

/// What becomes of a link or an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    /// The address, unescaped, for `href` or `src`. One that [`target`] refuses counts as [`Resolved::Text`], and so does a
    /// `mailto:`, `tel:` or `#…` of an image.
    Link(String),
    /// HTML of the caller's, phrasing content such as `<picture>…</picture>`, in place of the whole construct.
    Html(String),
    /// No link: the link's content, or the image's alternative text.
    Text,
}

/// Renders a Markdown text. `resolve` is asked once for each link and image that is shown, in order. An image alone in its
/// paragraph, or among images only, becomes a `<figure>`, with its title as caption. A quote's paragraph of words alone is
/// written clause by clause, each in a `<span>`, so that a page can break its lines where the sentence breathes. Tables stand in a
/// `<div class="table">`, their cells aligned by the classes `left`, `center` and `right`.
pub fn html(text: &str, options: &Options, resolve: &dyn Fn(&Reference) -> Resolved) -> String {
    let events = events(text);
    let skip = if options.skip_title {
        title_at(&events).map(|(range, _)| range)
    } else {
        None
    };
    let mut page = Page {
        events: &events,
        resolve,
        headings: Headings::below(options.top),
        open_headings: Vec::new(),
        alignments: Vec::new(),
        cell: Cell::default(),
        open_links: Vec::new(),
        in_code: false,
        quotes: 0,
        out: String::with_capacity(text.len() * 3 / 2),
    };
    let mut at = 0;
    while at < events.len() {
        at = match &skip {
            Some(range) if range.start == at => range.end,
            _ => page.event(at),
        };
    }
    page.out
}

/// Where a table's current cell is.
#[derive(Default)]
struct Cell {
    column: usize,
    head: bool,
    /// The body has begun.
    body: bool,
    /// Where its tag starts in the output, and where its content does.
    tag: usize,
    content: usize,
}

/// What was written for a link that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OpenLink {
    /// Nothing: its content stands alone.
    None,
    /// An `<a>`, here of a telephone number.
    Anchor { phone: bool },
}

struct Page<'a> {
    events: &'a Events,
    resolve: &'a dyn Fn(&Reference) -> Resolved,
    headings: Headings,
    open_headings: Vec<u8>,
    alignments: Vec<Alignment>,
    cell: Cell,
    open_links: Vec<OpenLink>,
    in_code: bool,
    /// How many quotes are open.
    quotes: usize,
    out: String,
}

impl Page<'_> {
    /// Renders an event, and says which is next.
    fn event(&mut self, at: usize) -> usize {
        let events = self.events;
        let Some((event, _)) = events.get(at) else {
            return at + 1;
        };
        match event {
            Event::Start(Tag::Paragraph) => match self.figures(at).or_else(|| self.quoted(at)) {
                Some(next) => return next,
                None => self.out.push_str("<p>"),
            },
            Event::Start(Tag::Link { .. }) => return self.link(at),
            Event::Start(Tag::Image { .. }) => return self.image(at),
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) if self.in_code => {
                // A blank at the end of a line of code shows nothing, and validators complain.
                for line in text.split_inclusive('\n') {
                    content(line.trim_end(), &mut self.out);
                    if line.ends_with('\n') {
                        self.out.push('\n');
                    }
                }
            }
            Event::Text(text) => self.text(text),
            Event::Code(code) => {
                self.out.push_str("<code>");
                self.text(code);
                self.out.push_str("</code>");
            }
            Event::HardBreak => self.out.push_str("<br>"),
            Event::Rule => self.out.push_str("<hr>\n"),
            _ => {}
        }
        at + 1
    }

    fn text(&mut self, text: &str) {
        if self.open_links.contains(&OpenLink::Anchor { phone: true }) {
            content(&unbroken(text), &mut self.out);
        } else {
            content(text, &mut self.out);
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                let level = self.headings.next(*level as u8);
                self.open_headings.push(level);
                self.out.push_str(&format!("<h{level}>"));
            }
            Tag::BlockQuote(_) => {
                self.quotes += 1;
                self.out.push_str("<blockquote>\n");
            }
            Tag::CodeBlock(kind) => {
                self.in_code = true;
                let language = match kind {
                    CodeBlockKind::Fenced(info) => class_of(info),
                    CodeBlockKind::Indented => None,
                };
                match language {
                    Some(class) => self
                        .out
                        .push_str(&format!("<pre><code class=\"language-{class}\">")),
                    None => self.out.push_str("<pre><code>"),
                }
            }
            Tag::List(None) => self.out.push_str("<ul>\n"),
            Tag::List(Some(1)) => self.out.push_str("<ol>\n"),
            Tag::List(Some(first)) => self.out.push_str(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => self.out.push_str("<li>"),
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<del>"),
            Tag::Table(alignments) => {
                self.alignments.clone_from(alignments);
                self.cell = Cell::default();
                self.out.push_str("<div class=\"table\"><table>\n");
            }
            Tag::TableHead => {
                self.cell.head = true;
                self.cell.column = 0;
                self.out.push_str("<thead>\n<tr>");
            }
            Tag::TableRow => {
                if !std::mem::replace(&mut self.cell.body, true) {
                    self.out.push_str("<tbody>\n");
                }
                self.cell.column = 0;
                self.out.push_str("<tr>");
            }
            Tag::TableCell => {
                self.cell.tag = self.out.len();
                self.out.push_str(if self.cell.head {
                    "<th scope=\"col\""
                } else {
                    "<td"
                });
                self.out.push_str(self.alignment());
                self.out.push('>');
                self.cell.content = self.out.len();
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.out.push_str("</p>\n"),
            TagEnd::Heading(_) => {
                let level = self.open_headings.pop().unwrap_or(6);
                self.out.push_str(&format!("</h{level}>\n"));
            }
            TagEnd::BlockQuote(_) => {
                self.quotes = self.quotes.saturating_sub(1);
                self.out.push_str("</blockquote>\n");
            }
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.out.push_str("</code></pre>\n");
            }
            TagEnd::List(ordered) => self
                .out
                .push_str(if ordered { "</ol>\n" } else { "</ul>\n" }),
            TagEnd::Item => self.out.push_str("</li>\n"),
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Strikethrough => self.out.push_str("</del>"),
            TagEnd::Link => match self.open_links.pop() {
                Some(OpenLink::Anchor { .. }) => self.out.push_str("</a>"),
                Some(OpenLink::None) | None => {}
            },
            TagEnd::Table => {
                self.out.push_str(if self.cell.body {
                    "</tbody>\n</table></div>\n"
                } else {
                    "</table></div>\n"
                });
            }
            TagEnd::TableHead => {
                self.cell.head = false;
                self.out.push_str("</tr>\n</thead>\n");
            }
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => self.end_cell(),
            _ => {}
        }
    }

    fn alignment(&self) -> &'static str {
        match self.alignments.get(self.cell.column) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::None) | None => "",
        }
    }

    fn end_cell(&mut self) {
        let empty = self.out.len() == self.cell.content;
        if self.cell.head && empty {
            // A header without words heads nothing; a screen reader would announce it.
            self.out.truncate(self.cell.tag);
            self.out.push_str("<td></td>");
        } else {
            self.out
                .push_str(if self.cell.head { "</th>" } else { "</td>" });
        }
        self.cell.column += 1;
    }

    /// Opens a link, or writes what replaces it.
    fn link(&mut self, at: usize) -> usize {
        let Some((reference, end)) = reference_at(self.events, at) else {
            return at + 1;
        };
        let link = match (self.resolve)(&reference) {
            Resolved::Html(html) => {
                self.out.push_str(&html);
                return end + 1;
            }
            Resolved::Link(address) => Some((target(&address), address)),
            Resolved::Text => None,
        };
        let Some((kind, address)) = link.filter(|(kind, _)| *kind != Target::Refused) else {
            self.open_links.push(OpenLink::None);
            return at + 1;
        };
        let has_image = self.events.get(at..end).is_some_and(|inside| {
            inside
                .iter()
                .any(|(event, _)| matches!(event, Event::Start(Tag::Image { .. })))
        });
        if reference.text.is_empty() && has_image {
            // A picture without words would be a link that a screen reader cannot name.
            self.open_links.push(OpenLink::None);
            return at + 1;
        }
        self.open_links.push(OpenLink::Anchor {
            phone: kind == Target::Phone,
        });
        self.out.push_str("<a href=\"");
        attribute(&encoded(&address), &mut self.out);
        self.out.push_str("\">");
        if reference.text.is_empty() {
            self.text(&reference.destination);
        }
        at + 1
    }

    /// Writes an image, and says which event follows it.
    fn image(&mut self, at: usize) -> usize {
        let Some((reference, end)) = reference_at(self.events, at) else {
            return at + 1;
        };
        debug_assert_eq!(reference.kind, Kind::Image);
        let resolved = (self.resolve)(&reference);
        self.picture(&reference, resolved);
        end + 1
    }

    fn picture(&mut self, reference: &Reference, resolved: Resolved) {
        match resolved {
            Resolved::Html(html) => self.out.push_str(&html),
            Resolved::Link(address)
                if matches!(target(&address), Target::Web | Target::Relative) =>
            {
                self.out.push_str("<img src=\"");
                attribute(&encoded(&address), &mut self.out);
                self.out.push_str("\" alt=\"");
                attribute(&reference.text, &mut self.out);
                self.out.push_str("\">");
            }
            Resolved::Link(_) | Resolved::Text => self.text(&reference.text),
        }
    }

    /// Writes a paragraph that holds images only as figures, and says which event follows it; `None` when it is not one.
    fn figures(&mut self, at: usize) -> Option<usize> {
        let mut images = Vec::new();
        let mut next = at + 1;
        loop {
            match self.events.get(next).map(|(event, _)| event) {
                Some(Event::Start(Tag::Image { .. })) => {
                    let (reference, end) = reference_at(self.events, next)?;
                    images.push(reference);
                    next = end + 1;
                }
                Some(Event::HardBreak) => next += 1,
                Some(Event::Text(text)) if text.trim().is_empty() => next += 1,
                Some(Event::End(TagEnd::Paragraph)) => break,
                _ => return None,
            }
        }
        for reference in &images {
            match (self.resolve)(reference) {
                Resolved::Text if reference.text.is_empty() => {}
                Resolved::Text => {
                    self.out.push_str("<p>");
                    self.text(&reference.text);
                    self.out.push_str("</p>\n");
                }
                resolved => {
                    self.out.push_str("<figure>");
                    self.picture(reference, resolved);
                    if !reference.title.is_empty() {
                        self.out.push_str("<figcaption>");
                        content(&reference.title, &mut self.out);
                        self.out.push_str("</figcaption>");
                    }
                    self.out.push_str("</figure>\n");
                }
            }
        }
        Some(next + 1)
    }
}
