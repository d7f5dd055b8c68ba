//! How many strokes a character has, and which: the data of the norm's order (GF 3003, GB 13000.1 字符集汉字字序).
//!
//! `data/strokes.bin` holds (sources and licences in `data/SOURCES.md`; includes "Conway Stroke Data by Conway", CC BY 4.0):
//!
//! ```text
//! u16      number of ranges                                       all integers little-endian
//! ranges   u32 first code point, u32 number of characters, u32 index of the first one's record
//! u32      number of records
//! records  one byte a character: number of strokes, plus 128 if its sequence is known
//! blocks   for each 64 records a u32: where the sequences of that block begin
//! bytes    the sequences one after another, three strokes a byte in base five, the first stroke the highest
//! ```

use crate::site::reading::han;
use std::collections::BTreeMap;

static DATA: &[u8] = include_bytes!("data/strokes.bin");

const BLOCK: usize = 64;
const KNOWN: u8 = 128;
const RANGE: usize = 12;

/// The most strokes that a character may be given; the data's own most is 84.
pub const MOST: usize = 100;

/// The strokes of one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Strokes<'a> {
    pub(crate) count: u8,
    pub(crate) sequence: Option<Sequence<'a>>,
}

/// A sequence of strokes, each 1–5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sequence<'a> {
    /// Three strokes a byte, as in the data.
    Packed(&'a [u8], u8),
    /// A stroke a byte, as the user wrote it.
    Plain(&'a [u8]),
}

impl Sequence<'_> {
    pub(crate) fn append_to(self, key: &mut Vec<u8>) {
        match self {
            Self::Plain(strokes) => key.extend_from_slice(strokes),
            Self::Packed(bytes, count) => {
                let strokes = bytes
                    .iter()
                    .flat_map(|byte| [byte / 25 + 1, byte / 5 % 5 + 1, byte % 5 + 1]);
                key.extend(strokes.take(usize::from(count)));
            }
        }
    }
}

/// The user's own sequences (`content/strokes.yaml`), which win over the data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnStrokes(BTreeMap<char, Vec<u8>>);

/// A sequence that is not one to [`MOST`] digits 1–5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotASequence;

impl OwnStrokes {
    /// None.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the sequence of a character, as digits 1 横 2 竖 3 撇 4 点 5 折; its number of strokes is their number.
    ///
    /// # Errors
    /// [`NotASequence`] when `digits` is anything else; nothing is added then.
    pub fn insert(&mut self, character: char, digits: &str) -> Result<(), NotASequence> {
        let strokes: Option<Vec<u8>> = digits
            .bytes()
            .map(|digit| matches!(digit, b'1'..=b'5').then(|| digit - b'0'))
            .collect();
        let strokes = strokes
            .filter(|strokes| (1..=MOST).contains(&strokes.len()))
            .ok_or(NotASequence)?;
        self.0.insert(han::unify(character), strokes);
        Ok(())
    }

    /// The number of strokes of a character, by these sequences, else by the data; `None` for what is no known Han character.
    pub fn stroke_count(&self, character: char) -> Option<u8> {
        self.strokes(han::unify(character))
            .map(|strokes| strokes.count)
    }

    /// The digits 1–5 of a character's strokes, empty when only their number is known.
    pub fn sequence(&self, character: char) -> Option<String> {
        let mut strokes = Vec::new();
        if let Some(sequence) = self.strokes(han::unify(character))?.sequence {
            sequence.append_to(&mut strokes);
        }
        Some(
            strokes
                .into_iter()
                .map(|stroke| char::from(b'0' + stroke))
                .collect(),
        )
    }

    pub(crate) fn strokes(&self, character: char) -> Option<Strokes<'_>> {
        if let Some(own) = self.0.get(&character) {
            return Some(Strokes {
                count: u8::try_from(own.len()).ok()?,
                sequence: Some(Sequence::Plain(own)),
            });
        }
        built_in(DATA, u32::from(character))
    }
}

fn u32_at(data: &[u8], at: usize) -> Option<usize> {
    let bytes = data.get(at..)?.first_chunk::<4>()?;
    usize::try_from(u32::from_le_bytes(*bytes)).ok()
}

fn bytes_of(count: u8) -> usize {
    usize::from(count).div_ceil(3)
}

/// Looks a code point up; `None` too if the data were damaged.
fn built_in(data: &[u8], code: u32) -> Option<Strokes<'_>> {
    let code = usize::try_from(code).ok()?;
    let ranges = usize::from(u16::from_le_bytes(*data.first_chunk::<2>()?));
    let record = (0..ranges).find_map(|range| {
        let at = 2 + range * RANGE;
        let offset = code.checked_sub(u32_at(data, at)?)?;
        (offset < u32_at(data, at + 4)?).then_some(u32_at(data, at + 8)? + offset)
    })?;
    let total = u32_at(data, 2 + ranges * RANGE)?;
    let records = 2 + ranges * RANGE + 4;
    let blocks = records + total;
    let bytes = blocks + total.div_ceil(BLOCK) * 4;
    let value = *data.get(records + record)?;
    let count = value % KNOWN;
    if value < KNOWN {
        return Some(Strokes {
            count,
            sequence: None,
        });
    }
    let block = record / BLOCK;
    let before = data.get(records + block * BLOCK..records + record)?;
    let skipped: usize = before
        .iter()
        .filter(|&&value| value >= KNOWN)
        .map(|value| bytes_of(value % KNOWN))
        .sum();
    let start = bytes + u32_at(data, blocks + block * 4)? + skipped;
    Some(Strokes {
        count,
        sequence: Some(Sequence::Packed(
            data.get(start..start + bytes_of(count))?,
            count,
        )),
    })
}
