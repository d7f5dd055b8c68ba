//! A card that many pages show: held once, digested once.

use super::Card;
use crate::input::Digest;
use serde::Serialize;
use std::sync::Arc;

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
}

impl CardRef {
    /// Shares a card.
    pub fn new(card: Card) -> CardRef {
        CardRef {
            shared: Arc::new(Shared {
                digest: Digest::of_value(&card),
                card,
            }),
            tint: None,
        }
    }

    /// The digest of the card itself.
    pub fn digest(&self) -> Digest {
        self.shared.digest
    }

    /// The monogram's tint, such as `t-sand`.
    pub fn tint(&self) -> &'static str {
        self.tint.unwrap_or(self.shared.card.monogram.tint)
    }

    /// The same card with another tint on this list.
    pub fn set_tint(&mut self, tint: &'static str) {
        self.tint = (tint != self.shared.card.monogram.tint).then_some(tint);
    }
}

impl std::ops::Deref for CardRef {
    type Target = Card;

    fn deref(&self) -> &Card {
        &self.shared.card
    }
}

impl Serialize for CardRef {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.shared.digest, self.tint).serialize(serializer)
    }
}
