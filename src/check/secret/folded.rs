//! A text with one spelling for each character: full width is half width, dashes are hyphens, blanks are blanks.

use std::ops::Range;

/// A character and where it stands.
#[derive(Debug, Clone, Copy)]
struct Glyph {
    /// As folded.
    c: char,
    start: usize,
    end: usize,
    /// Belongs to a web address or to what was found already.
    taken: bool,
}

/// The characters of a text; places in it are counted in characters.
#[derive(Debug)]
pub(super) struct Folded {
    glyphs: Vec<Glyph>,
}

/// What cannot be seen.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}')
}

fn fold(c: char) -> char {
    match c {
        // No part of a number, as a comma is.
        '，' => c,
        '\u{FF01}'..='\u{FF5D}' => u32::from(c)
            .checked_sub(0xFEE0)
            .and_then(char::from_u32)
            .unwrap_or(c),
        '\n' => c,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' | '\u{2500}' => '-',
        '∗' | '✱' | '﹡' | '●' | '•' | '×' | '■' | '□' | '█' | '▇' => '*',
        _ if c.is_whitespace() => ' ',
        _ => c,
    }
}

impl Folded {
    pub(super) fn new(text: &str) -> Folded {
        let mut glyphs: Vec<Glyph> = Vec::with_capacity(text.len() / 2);
        // A web address goes on as long as it is written in ASCII.
        let mut in_address = false;
        for (start, written) in text.char_indices() {
            if is_invisible(written) {
                continue;
            }
            if in_address {
                in_address =
                    written.is_ascii_graphic() && !matches!(written, '"' | '\'' | '<' | '>' | '`');
            } else if written == '/' {
                let head: String = glyphs.iter().rev().take(7).map(|glyph| glyph.c).collect();
                let head = head.to_ascii_lowercase();
                in_address = head.starts_with("/:ptth") || head.starts_with("/:sptth");
            } else if written == '.' {
                let head: String = glyphs.iter().rev().take(3).map(|glyph| glyph.c).collect();
                in_address = head.eq_ignore_ascii_case("www");
            }
            glyphs.push(Glyph {
                c: fold(written),
                start,
                end: start + written.len_utf8(),
                taken: in_address,
            });
        }
        let mut folded = Folded { glyphs };
        folded.fold_points();
        folded
    }

    /// Points between the groups of a mobile number (138.1234.5678) are hyphens too.
    fn fold_points(&mut self) {
        let point = |c: Option<char>| matches!(c, Some('.' | '·' | '・' | '‧' | '∙'));
        let mut points: Vec<usize> = Vec::new();
        for start in 0..self.len() {
            let mobile = self.at(start) == Some('1')
                && matches!(self.at(start + 1), Some('3'..='9'))
                && point(self.at(start + 3));
            let apart =
                |place: Option<char>| !point(place) && !place.is_some_and(|c| c.is_ascii_digit());
            if !mobile || !apart(self.before(start, 1)) {
                continue;
            }
            for pattern in [&[3, 4, 4][..], &[3, 2, 2, 2, 2]] {
                let mut at = start;
                let mut between = Vec::new();
                let fits = pattern.iter().enumerate().all(|(index, length)| {
                    if index > 0 {
                        if !point(self.at(at)) {
                            return false;
                        }
                        between.push(at);
                        at += 1;
                    }
                    let group = (at..at + length).all(|place| self.is_digit(place));
                    at += length;
                    group
                });
                let goes_on = self.is_digit(at) || point(self.at(at)) && self.is_digit(at + 1);
                if fits && !goes_on {
                    points.append(&mut between);
                }
            }
        }
        for place in points {
            if let Some(glyph) = self.glyphs.get_mut(place) {
                glyph.c = '-';
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.glyphs.len()
    }

    /// The character at a place; nothing before the first and behind the last.
    pub(super) fn at(&self, place: usize) -> Option<char> {
        self.glyphs.get(place).map(|glyph| glyph.c)
    }

    /// The character so many places before another.
    pub(super) fn before(&self, place: usize, by: usize) -> Option<char> {
        self.at(place.checked_sub(by)?)
    }

    /// A digit that nothing else has taken.
    pub(super) fn is_digit(&self, place: usize) -> bool {
        let glyph = self.glyphs.get(place);
        glyph.is_some_and(|glyph| glyph.c.is_ascii_digit() && !glyph.taken)
    }

    pub(super) fn is_taken(&self, place: usize) -> bool {
        self.glyphs.get(place).is_some_and(|glyph| glyph.taken)
    }

    /// The characters between two places.
    pub(super) fn text(&self, from: usize, to: usize) -> String {
        let part = self.glyphs.get(from..to.min(self.len()));
        part.unwrap_or_default()
            .iter()
            .map(|glyph| glyph.c)
            .collect()
    }

    /// The digits between two places, and the `X` of an identity number.
    pub(super) fn digits(&self, from: usize, to: usize) -> String {
        let part = self.glyphs.get(from..to.min(self.len()));
        let part = part.unwrap_or_default().iter().map(|glyph| glyph.c);
        part.filter(|c| c.is_ascii_digit() || matches!(c, 'x' | 'X'))
            .map(|c| c.to_ascii_uppercase())
            .collect()
    }

    /// Takes what lies between two places, and says which bytes of the text it is.
    pub(super) fn take(&mut self, from: usize, to: usize) -> Range<usize> {
        for glyph in self.glyphs.get_mut(from..to).unwrap_or_default() {
            glyph.taken = true;
        }
        self.bytes(from, to)
    }

    /// Which bytes of the text lie between two places.
    pub(super) fn bytes(&self, from: usize, to: usize) -> Range<usize> {
        let part = self.glyphs.get(from..to).unwrap_or_default();
        let start = part.first().map_or(0, |glyph| glyph.start);
        start..part.last().map_or(start, |glyph| glyph.end)
    }
}
