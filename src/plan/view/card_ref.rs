//! A card that many pages show: digested once, made into what templates see once.

use super::Card;
use crate::input::Digest;
use serde::Serialize;
use std::sync::{Arc, OnceLock};
use tera::Value;
use tera::value::Key;

/// A card as lists hold it: shared, with its digest, which stands for it in the
/// key of every page that shows it.
#[derive(Debug, Clone)]
pub struct CardRef {
    shared: Arc<Shared>,
    /// The monogram's tint on this list, where it is not the card's own.
    tint: Option<&'static str>,
}

#[derive(Debug)]
struct Shared {
    card: Card,
    digest: Digest,
    /// The card as a value of Tera: an honoree is on a dozen lists, and a value
    /// is cloned by its count of references.
    value: OnceLock<Value>,
}

impl CardRef {
    /// Shares a card.
    pub fn new(card: Card) -> CardRef {
        CardRef {
            shared: Arc::new(Shared {
                digest: Digest::of_value(&card),
                card,
                value: OnceLock::new(),
            }),
            tint: None,
        }
    }

    /// The monogram's tint, such as `t-sand`.
    pub fn tint(&self) -> &'static str {
        self.tint.unwrap_or(self.shared.card.monogram.tint)
    }

    /// The same card with another tint on this list.
    pub fn set_tint(&mut self, tint: &'static str) {
        self.tint = (tint != self.shared.card.monogram.tint).then_some(tint);
    }

    fn value(&self) -> Value {
        let shared = &self.shared;
        let value = shared
            .value
            .get_or_init(|| Value::from_serializable(&shared.card));
        match self.tint {
            Some(tint) => tinted(value, tint),
            None => value.clone(),
        }
    }
}

/// A card's value with another tint.
fn tinted(value: &Value, tint: &'static str) -> Value {
    let monogram = value
        .as_map()
        .and_then(|card| card.get(&Key::from("monogram")))
        .and_then(Value::as_map);
    let (Some(card), Some(monogram)) = (value.as_map(), monogram) else {
        return value.clone();
    };
    let (mut card, mut monogram) = (card.clone(), monogram.clone());
    monogram.insert("tint".into(), Value::from(tint));
    card.insert("monogram".into(), Value::from(monogram));
    Value::from(card)
}

impl std::ops::Deref for CardRef {
    type Target = Card;

    fn deref(&self) -> &Card {
        &self.shared.card
    }
}

impl Serialize for CardRef {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            self.value().serialize(serializer)
        } else {
            (self.shared.digest, self.tint).serialize(serializer)
        }
    }
}
