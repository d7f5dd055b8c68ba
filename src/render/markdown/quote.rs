//! Quotes that stand out of a story: their lines break where the sentence breathes.

use pulldown_cmark::{Event, TagEnd};

use super::Page;
use super::write::content;
use crate::plan::breaks::clauses;

impl Page<'_> {
    /// Writes a quote's paragraph of words alone clause by clause, and says which event follows it; `None` when it is not
    /// one.
    pub(super) fn quoted(&mut self, at: usize) -> Option<usize> {
        if self.quotes == 0 {
            return None;
        }
        let mut lines = vec![String::new()];
        let mut next = at + 1;
        loop {
            match self.events.get(next).map(|(event, _)| event)? {
                Event::Text(text) => lines.last_mut()?.push_str(text),
                Event::HardBreak => lines.push(String::new()),
                Event::End(TagEnd::Paragraph) => break,
                _ => return None,
            }
            next += 1;
        }
        self.out.push_str("<p>");
        for (number, line) in lines.iter().enumerate() {
            if number > 0 {
                self.out.push_str("<br>");
            }
            for clause in clauses(line) {
                self.out.push_str("<span>");
                content(&clause, &mut self.out);
                self.out.push_str("</span>");
            }
        }
        self.out.push_str("</p>\n");
        Some(next + 1)
    }
}
