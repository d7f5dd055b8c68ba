//! What a parser takes, told by the parser itself: it runs once over nothing
//! while its readers note each key they ask for. So `accolade schema` knows the
//! keys, their spellings and their words from the one place where they stand.

use super::super::Problems;
use super::{MapReader, Names};
use crate::input::SourcePath;

/// What stands behind a key.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// One text; numbers and yes or no are texts too.
    Text,
    /// A list of texts, or one line of them.
    Texts,
    /// A whole number that is not negative.
    Integer,
    /// A date of any precision.
    Date,
    /// A day, perhaps with a time.
    Moment,
    /// One of several words, each with its spellings.
    Choice(Vec<Vec<String>>),
    /// A map of these keys.
    Map(Vec<Key>),
    /// A list of such maps.
    Maps(Vec<Key>),
    /// A map with free keys and texts behind them.
    Pairs,
    /// A map with free keys and lists of texts behind them.
    Lists,
    /// Something with a reader of its own; with the keys that a map in it may have.
    Own(Vec<Key>),
}

/// One key that a parser takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// Its spellings, the canonical one first.
    pub names: Names,
    /// What stands behind it.
    pub shape: Shape,
    /// Whether a file or an entry without it is refused.
    pub required: bool,
}

/// The keys of the maps that are open just now, the innermost last.
#[derive(Debug)]
pub struct Notes {
    open: Vec<Vec<Key>>,
    required: Vec<Vec<Names>>,
}

impl Notes {
    fn new() -> Notes {
        Notes {
            open: vec![Vec::new()],
            required: vec![Vec::new()],
        }
    }

    fn close(&mut self) -> Vec<Key> {
        let mut keys = self.open.pop().unwrap_or_default();
        let required = self.required.pop().unwrap_or_default();
        for key in &mut keys {
            key.required = required.contains(&key.names);
        }
        keys
    }
}

impl Problems {
    /// Notes what a key takes, if somebody asks. The first to speak of a key
    /// knows most: `choice` asks for a `text`, and that for a `node`.
    pub(in crate::parse) fn note(&mut self, names: Names, shape: impl FnOnce() -> Shape) {
        let open = self.notes.as_mut().and_then(|notes| notes.open.last_mut());
        if let Some(keys) = open
            && !keys.iter().any(|key| key.names == names)
        {
            keys.push(Key {
                names,
                shape: shape(),
                required: false,
            });
        }
    }

    /// Notes that a key must be there.
    pub(in crate::parse) fn note_required(&mut self, names: Names) {
        let notes = self.notes.as_mut();
        if let Some(required) = notes.and_then(|notes| notes.required.last_mut()) {
            required.push(names);
        }
    }

    /// Whether somebody asks: then nothing is there to be read.
    pub(in crate::parse) fn is_noting(&self) -> bool {
        self.notes.is_some()
    }

    /// Notes what the maps behind a key take, by reading one that is empty, if
    /// somebody asks.
    pub(in crate::parse) fn note_inner(
        &mut self,
        names: Names,
        shape: fn(Vec<Key>) -> Shape,
        read: impl FnOnce(MapReader<'static>, &mut Problems),
    ) {
        let Some(notes) = &mut self.notes else {
            return;
        };
        notes.open.push(Vec::new());
        notes.required.push(Vec::new());
        read(MapReader::new(&[]), self);
        let inner = self.notes.as_mut().map(|notes| notes.close());
        self.note(names, || shape(inner.unwrap_or_default()));
    }
}

/// The keys that a parser takes.
pub fn keys_of(read: impl FnOnce(MapReader<'static>, &mut Problems)) -> Vec<Key> {
    let Ok(nowhere) = SourcePath::new("schema") else {
        return Vec::new();
    };
    let mut problems = Problems::new(&nowhere);
    problems.notes = Some(Box::new(Notes::new()));
    read(MapReader::new(&[]), &mut problems);
    problems
        .notes
        .map(|mut notes| notes.close())
        .unwrap_or_default()
}
