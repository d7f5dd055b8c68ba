//! The levels of a text's headings below its page's own.

/// Gives each heading its level: the order of the source's levels is kept, and no level is skipped on the way down, since a
/// gap is an error to validators and a riddle to screen readers.
pub(crate) struct Headings {
    top: u8,
    /// The source's levels that are open, each lower than the one before it.
    open: Vec<u8>,
}

impl Headings {
    /// Headings of which the highest is of level `top`.
    pub(crate) fn below(top: u8) -> Self {
        Self {
            top: top.clamp(1, 6),
            open: Vec::new(),
        }
    }

    /// The level, at most 6, of the next heading, which the source has at `level`.
    pub(crate) fn next(&mut self, level: u8) -> u8 {
        while self.open.last().is_some_and(|last| *last >= level) {
            self.open.pop();
        }
        let depth = u8::try_from(self.open.len()).unwrap_or(5);
        self.open.push(level);
        self.top.saturating_add(depth).min(6)
    }
}
