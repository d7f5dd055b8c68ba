//! The parser's events, settled for Chinese: line breaks decided, indentation dropped, empty paragraphs gone.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag, TagEnd};

use super::disarm::shown;
use super::lines::{is_indented_wide, join_lines};
use super::lone;
use super::options::parser;
use super::script::{Side, blank_between, ends_sentence, is_blank, is_numbered, side};

/// Events with their places in the source. There are no `SoftBreak`, `Html` and `InlineHtml` among them, no indented code,
/// and an image holds one text at most.
pub(crate) type Events = Vec<(Event<'static>, Range<usize>)>;

/// Emphasis inside emphasis that is kept.
const DEPTH: usize = 16;

/// Reads a text.
pub(crate) fn events(text: &str) -> Events {
    lone::events(text).unwrap_or_else(|| parsed(text))
}

/// Reads a text by the parser.
pub(super) fn parsed(text: &str) -> Events {
    let (edited, _) = super::prepare(text);
    let mut settler = Settler::default();
    for (event, range) in parser(edited.text()).into_offset_iter() {
        settler.take(event, edited.source(&range));
    }
    settler.end_leaf();
    settler
        .out
        .retain(|(event, _)| !matches!(event, Event::Text(text) if text.is_empty()));
    settler.out
}

/// A line break whose other side is not known yet. Two places are held for it in the output.
struct Break {
    at: usize,
    hard: bool,
    /// Nothing but the paragraph itself is open, so a new one may begin here.
    outside: bool,
    /// The line before it has ended its sentence, or is a numbered one.
    ended: bool,
    /// The next line starts with two ideographic spaces.
    wide: bool,
}

#[derive(Default)]
struct Settler {
    out: Events,
    /// Where the paragraph or heading that is open starts.
    block: Option<usize>,
    /// The open block is a paragraph.
    is_paragraph: bool,
    /// The open block shows something.
    visible: bool,
    in_code: bool,
    /// Open inline tags; `false` for those left out.
    inline: Vec<bool>,
    /// The depth in images, and the alternative text of the outermost.
    images: usize,
    alt: String,
    pending: Option<Break>,
    /// Where the line starts in the output, and whether it is empty so far and numbered.
    line: usize,
    line_filled: bool,
    line_numbered: bool,
    before: Option<Side>,
    last: Option<char>,
}

impl Settler {
    fn take(&mut self, event: Event<'_>, at: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(tag, at),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) if !self.in_code => {
                for (number, line) in text.split('\n').enumerate() {
                    if number > 0 {
                        self.line_break(false, at.clone());
                    }
                    self.text(&shown(line), at.clone());
                }
            }
            Event::Text(text) => self.push(Event::Text(shown(&text).into_owned().into()), at),
            Event::Code(code) if self.images > 0 => self.alt.push_str(&shown(&code)),
            Event::Code(code) => {
                let code = shown(&code);
                self.settle_break(code.chars().find_map(side), &code);
                self.note(&code);
                self.push(Event::Code(code.into_owned().into()), at);
            }
            Event::SoftBreak => self.line_break(false, at),
            Event::HardBreak => self.line_break(true, at),
            Event::Rule => {
                self.end_leaf();
                self.push(Event::Rule, at);
            }
            // The options that make the others are off.
            _ => {}
        }
    }

    fn push(&mut self, event: Event<'static>, at: Range<usize>) {
        self.out.push((event, at));
    }

    fn start(&mut self, tag: Tag<'_>, at: Range<usize>) {
        match tag {
            Tag::Image {
                link_type,
                dest_url,
                title,
                ..
            } => {
                self.images += 1;
                if self.images == 1 {
                    self.settle_break(Some(Side::Other), "");
                    self.before = Some(Side::Other);
                    self.last = None;
                    self.line_filled = true;
                    self.visible = true;
                    let (dest_url, title) = (cleaned(&dest_url), cleaned(&title));
                    self.push(
                        Event::Start(Tag::Image {
                            link_type,
                            dest_url,
                            title,
                            id: CowStr::Borrowed(""),
                        }),
                        at,
                    );
                }
            }
            _ if self.images > 0 => {}
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                self.inline.push(true);
                let (dest_url, title) = (cleaned(&dest_url), cleaned(&title));
                self.visible = true;
                self.push(
                    Event::Start(Tag::Link {
                        link_type,
                        dest_url,
                        title,
                        id: CowStr::Borrowed(""),
                    }),
                    at,
                );
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {
                let kept = self.inline.len() < DEPTH;
                self.inline.push(kept);
                if kept {
                    self.push(Event::Start(tag.into_static()), at);
                }
            }
            block => {
                self.end_leaf();
                self.in_code = matches!(block, Tag::CodeBlock(CodeBlockKind::Fenced(_)));
                let block = match block {
                    Tag::HtmlBlock | Tag::CodeBlock(CodeBlockKind::Indented) => Tag::Paragraph,
                    Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                        Tag::CodeBlock(CodeBlockKind::Fenced(cleaned(&info)))
                    }
                    other => other.into_static(),
                };
                self.is_paragraph = block == Tag::Paragraph;
                self.block =
                    matches!(block, Tag::Paragraph | Tag::Heading { .. }).then_some(self.out.len());
                self.visible = false;
                self.push(Event::Start(block), at);
                self.line = self.out.len();
            }
        }
    }

    fn end(&mut self, tag: TagEnd, at: Range<usize>) {
        match tag {
            TagEnd::Image => {
                self.images = self.images.saturating_sub(1);
                if self.images == 0 {
                    let alt = join_lines(&std::mem::take(&mut self.alt));
                    self.push(Event::Text(alt.into()), at.clone());
                    self.push(Event::End(tag), at);
                }
            }
            _ if self.images > 0 => {}
            TagEnd::Link | TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {
                if self.inline.pop().unwrap_or_default() {
                    self.push(Event::End(tag), at);
                }
            }
            block => {
                self.end_leaf();
                let block = match block {
                    TagEnd::HtmlBlock => TagEnd::Paragraph,
                    TagEnd::CodeBlock if !self.in_code => TagEnd::Paragraph,
                    other => other,
                };
                self.in_code = false;
                let opened = self.block.take();
                match opened.filter(|_| !self.visible) {
                    Some(start) => self.out.truncate(start),
                    None => self.push(Event::End(block), at),
                }
                self.is_paragraph = false;
                self.line = self.out.len();
            }
        }
    }

    /// Takes in a part of a line.
    fn text(&mut self, text: &str, at: Range<usize>) {
        if self.images > 0 {
            self.alt.push_str(text);
            return;
        }
        let shown = if self.line_filled {
            text
        } else {
            text.trim_start_matches(is_blank)
        };
        if let Some(pending) = self.pending.as_mut().filter(|_| !self.line_filled) {
            pending.wide |= is_indented_wide(text);
        }
        if shown.is_empty() {
            return;
        }
        self.settle_break(shown.chars().find_map(side), shown);
        self.note(shown);
        self.push(Event::Text(shown.to_owned().into()), at);
    }

    /// Remembers what the line ends with so far.
    fn note(&mut self, text: &str) {
        if !self.line_filled {
            self.line_numbered = is_numbered(text);
        }
        self.line_filled = true;
        self.visible |= !text.is_empty();
        self.before = text.chars().rev().find_map(side).or(self.before);
        self.last = text.chars().next_back().or(self.last);
    }

    fn line_break(&mut self, hard: bool, at: Range<usize>) {
        if self.images > 0 {
            self.alt.push('\n');
            return;
        }
        if !self.line_filled {
            if let Some(pending) = &mut self.pending {
                pending.hard |= hard;
            }
            return;
        }
        self.settle_break(None, "");
        self.decide_break(None);
        self.trim_line();
        self.pending = Some(Break {
            at: self.out.len(),
            hard,
            outside: self.is_paragraph && self.inline.is_empty(),
            ended: self.line_numbered || self.last.is_some_and(ends_sentence),
            wide: false,
        });
        self.push(Event::Text(CowStr::Borrowed("")), at.clone());
        self.push(Event::Text(CowStr::Borrowed("")), at);
        self.line = self.out.len();
        self.line_filled = false;
        self.line_numbered = false;
    }

    /// Decides the break before a text that starts a line, as far as its side is known. Two ideographic spaces begin a
    /// paragraph, and so does a typed number behind a line that had ended.
    fn settle_break(&mut self, after: Option<Side>, text: &str) {
        let Some(pending) = &self.pending else { return };
        let numbered = pending.ended && !self.line_filled && is_numbered(text);
        if pending.outside && (pending.wide || numbered) {
            let at = pending.at;
            for (slot, event) in [
                (at, Event::End(TagEnd::Paragraph)),
                (at + 1, Event::Start(Tag::Paragraph)),
            ] {
                if let Some((held, _)) = self.out.get_mut(slot) {
                    *held = event;
                }
            }
            self.pending = None;
        } else if after.is_some() {
            self.decide_break(after);
        }
    }

    /// Makes the break a hard one, a blank or nothing.
    fn decide_break(&mut self, after: Option<Side>) {
        let Some(pending) = self.pending.take() else {
            return;
        };
        let event = if pending.hard {
            Event::HardBreak
        } else if blank_between(self.before, after) {
            Event::Text(CowStr::Borrowed(" "))
        } else {
            return;
        };
        if let Some((held, _)) = self.out.get_mut(pending.at) {
            *held = event;
        }
    }

    /// Drops the blanks at the end of the line.
    fn trim_line(&mut self) {
        for (event, _) in self.out.iter_mut().skip(self.line).rev() {
            match event {
                Event::Text(text) => {
                    let kept = text.trim_end_matches(is_blank);
                    if kept.len() < text.len() {
                        *text = kept.to_owned().into();
                    }
                    if !text.is_empty() {
                        break;
                    }
                }
                Event::Start(
                    Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. },
                )
                | Event::End(
                    TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link,
                ) => {}
                _ => break,
            }
        }
    }

    /// Ends a run of inline text, where a block starts or ends.
    fn end_leaf(&mut self) {
        if !self.in_code {
            if self.line_filled {
                self.decide_break(None);
            }
            self.trim_line();
        }
        self.pending = None;
        self.inline.clear();
        self.line = self.out.len();
        self.line_filled = false;
        self.line_numbered = false;
        self.before = None;
        self.last = None;
    }
}

fn cleaned(text: &str) -> CowStr<'static> {
    shown(text).into_owned().into()
}
