//! Rows of digits: groups with at most two blanks or hyphens between them, as people write numbers.

use super::folded::Folded;

/// What stands between two groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    Blank,
    Hyphen,
    /// The bracket behind an area code.
    Bracket,
}

/// Digits in a row, from one place to another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    pub(super) from: usize,
    pub(super) to: usize,
}

impl Group {
    pub(super) fn len(self) -> usize {
        self.to - self.from
    }
}

/// One row.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) groups: Vec<Group>,
    /// `gaps[n]` stands behind `groups[n]`.
    pub(super) gaps: Vec<Gap>,
}

impl Row {
    pub(super) fn start(&self) -> usize {
        self.groups.first().map_or(0, |group| group.from)
    }

    pub(super) fn end(&self) -> usize {
        self.groups.last().map_or(0, |group| group.to)
    }

    pub(super) fn group(&self, index: usize) -> Option<Group> {
        self.groups.get(index).copied()
    }

    /// What stands before a group, and behind it, towards another.
    pub(super) fn gap_before(&self, index: usize) -> Option<Gap> {
        self.gaps.get(index.checked_sub(1)?).copied()
    }

    pub(super) fn gap_behind(&self, index: usize) -> Option<Gap> {
        self.gaps.get(index).copied()
    }

    /// How long the groups from one to another are.
    pub(super) fn lengths(&self, first: usize, last: usize) -> Vec<usize> {
        let groups = self.groups.get(first..=last).unwrap_or_default();
        groups.iter().map(|group| group.len()).collect()
    }
}

/// Every row of a text.
pub(super) fn rows(text: &Folded) -> Vec<Row> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if !text.is_digit(at) {
            at += 1;
            continue;
        }
        let mut row = Row {
            groups: Vec::new(),
            gaps: Vec::new(),
        };
        loop {
            let from = at;
            while text.is_digit(at) {
                at += 1;
            }
            let group = Group { from, to: at };
            row.groups.push(group);
            match gap(text, group) {
                Some((gap, next)) => {
                    row.gaps.push(gap);
                    at = next;
                }
                None => break,
            }
        }
        out.push(row);
    }
    out
}

/// What leads on to another group, and where that begins.
fn gap(text: &Folded, group: Group) -> Option<(Gap, usize)> {
    let mut at = group.to;
    let mut gap = Gap::Blank;
    if text.at(at) == Some(')') && text.before(group.from, 1) == Some('(') {
        gap = Gap::Bracket;
        at += 1;
    }
    let begun = at;
    while at < begun + 2 {
        match text.at(at) {
            Some(' ') => at += 1,
            Some('-') => {
                at += 1;
                if gap == Gap::Blank {
                    gap = Gap::Hyphen;
                }
            }
            _ => break,
        }
    }
    (at > group.to && text.is_digit(at)).then_some((gap, at))
}
