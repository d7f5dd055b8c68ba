//! A text that was edited before parsing, and the way back to the source's offsets.

use std::borrow::Cow;
use std::ops::Range;

/// Replaces the bytes of `at` by `with`.
pub(crate) struct Edit {
    pub(crate) at: Range<usize>,
    pub(crate) with: Cow<'static, str>,
}

/// A stretch that was kept: `length` bytes at `now`, which stood at `was`.
struct Kept {
    now: usize,
    was: usize,
    length: usize,
}

/// A text after any number of rounds of edits.
pub(crate) struct Edited {
    text: String,
    rounds: Vec<Vec<Kept>>,
}

impl Edited {
    pub(crate) fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            rounds: Vec::new(),
        }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Makes a round of edits, in order of place. One that overlaps its predecessor or splits a character is left out.
    pub(crate) fn apply(&mut self, edits: &[Edit]) {
        if edits.is_empty() {
            return;
        }
        let mut text = String::with_capacity(self.text.len());
        let mut kept = Vec::with_capacity(edits.len() + 1);
        let mut done = 0;
        let mut keep = |text: &mut String, part: &str, was: usize| {
            if !part.is_empty() {
                kept.push(Kept {
                    now: text.len(),
                    was,
                    length: part.len(),
                });
                text.push_str(part);
            }
        };
        for edit in edits {
            let Some(part) = self.text.get(done..edit.at.start) else {
                continue;
            };
            if !self.text.is_char_boundary(edit.at.end) || edit.at.end < edit.at.start {
                continue;
            }
            keep(&mut text, part, done);
            text.push_str(&edit.with);
            done = edit.at.end;
        }
        keep(&mut text, self.text.get(done..).unwrap_or_default(), done);
        self.text = text;
        self.rounds.push(kept);
    }

    /// The place in the source of a range of the edited text.
    pub(crate) fn source(&self, range: &Range<usize>) -> Range<usize> {
        let mut start = range.start;
        let mut end = range.end;
        for round in self.rounds.iter().rev() {
            start = start_before(round, start);
            end = end_before(round, end);
        }
        start..end.max(start)
    }
}

/// Where a start stood before the round. What an edit put in starts where the text after it does.
fn start_before(round: &[Kept], offset: usize) -> usize {
    let next = round.partition_point(|kept| kept.now <= offset);
    match next.checked_sub(1).and_then(|at| round.get(at)) {
        Some(kept) if offset - kept.now < kept.length => kept.was + (offset - kept.now),
        Some(kept) => round
            .get(next)
            .map_or(kept.was + kept.length, |after| after.was),
        None => round.first().map_or(0, |first| first.was),
    }
}

/// Where an end stood before the round: behind the last byte that it encloses and that was kept.
fn end_before(round: &[Kept], offset: usize) -> usize {
    let next = round.partition_point(|kept| kept.now < offset);
    match next.checked_sub(1).and_then(|at| round.get(at)) {
        Some(kept) => kept.was + (offset - kept.now).min(kept.length),
        None => 0,
    }
}
