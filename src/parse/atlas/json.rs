//! JSON with places: serde_json reads the parts one by one out of the text, so that each part's place is known.

use super::super::Problems;
use super::Position;
use crate::diagnostic::catalog::Boundaries;
use crate::input::Span;
use serde::Deserialize;
use serde::de::{IgnoredAny, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// A part of the text that is whole JSON.
pub(super) type Raw<'a> = &'a RawValue;

/// The text that all parts lie in.
pub(super) struct Json<'a> {
    text: &'a str,
}

/// The outermost object, as far as it matters.
#[derive(Deserialize)]
pub(super) struct Document<'a> {
    #[serde(borrow, rename = "type")]
    pub(super) kind: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub(super) features: Option<Raw<'a>>,
    #[serde(borrow)]
    pub(super) properties: Option<Raw<'a>>,
    #[serde(borrow)]
    pub(super) geometry: Option<Raw<'a>>,
    #[serde(borrow)]
    pub(super) id: Option<Raw<'a>>,
    #[serde(borrow)]
    pub(super) transform: Option<Raw<'a>>,
    #[serde(borrow)]
    pub(super) arcs: Option<Raw<'a>>,
    #[serde(borrow)]
    pub(super) objects: Option<BTreeMap<Cow<'a, str>, Raw<'a>>>,
}

/// A geometry, in a topology with what else its feature says.
#[derive(Deserialize)]
pub(super) struct Geometry<'a> {
    #[serde(borrow, rename = "type")]
    pub(super) kind: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub(super) coordinates: Option<Raw<'a>>,
    #[serde(borrow)]
    pub(super) arcs: Option<Raw<'a>>,
    #[serde(borrow)]
    pub(super) geometries: Option<Raw<'a>>,
    #[serde(borrow)]
    pub(super) properties: Option<Raw<'a>>,
    #[serde(borrow)]
    pub(super) id: Option<Raw<'a>>,
}

/// The properties that count.
#[derive(Deserialize, Default)]
pub(super) struct Properties<'a> {
    #[serde(borrow)]
    pub(super) adcode: Option<Raw<'a>>,
    #[serde(borrow)]
    pub(super) name: Option<Raw<'a>>,
    #[serde(borrow)]
    pub(super) center: Option<Raw<'a>>,
    #[serde(borrow)]
    pub(super) centroid: Option<Raw<'a>>,
}

impl<'a> Json<'a> {
    pub(super) fn new(text: &'a str) -> Json<'a> {
        Json { text }
    }

    /// The outermost object.
    pub(super) fn whole(&self, problems: &mut Problems) -> Option<Document<'a>> {
        // First the grammar, of all the text: a file cut off in the middle is that, and not a wrong kind of value.
        if let Err(error) = serde_json::from_str::<IgnoredAny>(self.text) {
            self.refuse(&error, 0, problems);
            return None;
        }
        match serde_json::from_str(self.text) {
            Ok(document) => Some(document),
            Err(_) => {
                problems.add(Boundaries::NotGeoJson, Span::default());
                None
            }
        }
    }

    /// Reads a part; what prevents it is reported where it stands.
    pub(super) fn read<T: Deserialize<'a>>(
        &self,
        raw: Raw<'a>,
        problems: &mut Problems,
    ) -> Option<T> {
        match serde_json::from_str(raw.get()) {
            Ok(value) => Some(value),
            Err(error) => {
                self.refuse(&error, self.span(raw).start, problems);
                None
            }
        }
    }

    fn refuse(&self, error: &serde_json::Error, base: usize, problems: &mut Problems) {
        let part = self.text.get(base..).unwrap_or_default();
        let line_start = part
            .split_inclusive('\n')
            .take(error.line().saturating_sub(1))
            .map(str::len)
            .sum::<usize>();
        // Its column counts bytes, from 1; 0 where a line ended too soon.
        let at = (base + line_start + error.column().saturating_sub(1)).min(self.text.len());
        let whole = error.to_string();
        let detail = whole
            .split(" at line ")
            .next()
            .unwrap_or_default()
            .to_owned();
        problems.add(Boundaries::BadJson { detail }, Span::new(at, at));
    }

    /// Where a part stands.
    pub(super) fn span(&self, raw: Raw<'_>) -> Span {
        let inside = raw.get().as_ptr() as usize;
        let start = inside.saturating_sub(self.text.as_ptr() as usize);
        let start = start.min(self.text.len());
        Span::new(start, (start + raw.get().len()).min(self.text.len()))
    }

    /// The properties; none if they are not an object.
    pub(super) fn properties<'r>(&self, raw: Option<Raw<'r>>) -> Properties<'r> {
        raw.and_then(|raw| serde_json::from_str(raw.get()).ok())
            .unwrap_or_default()
    }

    /// A text.
    pub(super) fn text(&self, raw: Raw<'_>) -> Option<String> {
        let text: String = serde_json::from_str(raw.get()).ok()?;
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A code, written as a text or as a whole number.
    pub(super) fn code(&self, raw: Raw<'_>) -> Option<String> {
        let number = || serde_json::from_str::<u64>(raw.get()).ok();
        self.text(raw).or_else(|| Some(number()?.to_string()))
    }

    /// A position.
    pub(super) fn position(&self, raw: Raw<'_>) -> Option<Position> {
        let At(position) = serde_json::from_str(raw.get()).ok()?;
        Some(position)
    }
}

/// A position as JSON writes it: two numbers, and perhaps a height behind them.
#[derive(Debug, Clone, Copy)]
pub(super) struct At(pub(super) Position);

impl<'de> Deserialize<'de> for At {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<At, D::Error> {
        struct Numbers;
        impl<'de> Visitor<'de> for Numbers {
            type Value = At;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a position of two numbers")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<At, A::Error> {
                let short = |length| serde::de::Error::invalid_length(length, &self);
                let x = seq.next_element()?.ok_or_else(|| short(0))?;
                let y = seq.next_element()?.ok_or_else(|| short(1))?;
                while seq.next_element::<IgnoredAny>()?.is_some() {}
                Ok(At([x, y]))
            }
        }
        deserializer.deserialize_seq(Numbers)
    }
}
