//! A job's view as templates see it: a value of Tera.
//!
//! A value is made of the fields that the page's templates name: a plain page shows a
//! tenth of what its view holds, and each key of a map is hashed and stored. Where
//! templates may ask for a field without naming it, all are kept (`named`). Which
//! structs a view is made of stands in one table (`views`).

mod named;
#[cfg(test)]
mod tests;
mod views;

use crate::input::Digest;
use crate::plan::theme::Theme;
use crate::plan::view::{Card, CardRef};
use crate::plan::{PageJob, View};
use named::Kept;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use tera::Value;
use tera::value::Key;
use views::Struct;

/// What can be shown to templates.
trait Shown {
    /// The struct that this is, or whose list it is.
    const STRUCT: Option<Struct> = None;

    fn shown(&self, page: &Page<'_>) -> Value;
}

/// Makes the values of one theme's pages.
pub(super) struct Show {
    /// What of a view is shown, by template.
    pages: BTreeMap<&'static str, Kept>,
    /// What of cards is shown: all that any page asks for, so that one value serves
    /// all pages.
    cards: Kept,
    /// For a template that no page is known to be made of.
    everything: Kept,
    /// Cards made so far: an honoree is on a dozen lists, and a value is cloned by
    /// its count of references. In parts, so that threads seldom wait.
    made: [Mutex<BTreeMap<Digest, Value>>; PARTS],
}

const PARTS: usize = 32;

impl Show {
    /// For the templates of a theme.
    pub(super) fn new(theme: &Theme) -> Show {
        let templates = theme.templates.iter();
        let pages = named::kept(
            templates.map(|(name, (_, text))| (name.as_str(), &**text)),
            theme.options.values().map(String::as_str),
        );
        let mut cards = vec![0; views::FIELDS.len()];
        for kept in pages.values() {
            for (all, bits) in cards.iter_mut().zip(kept) {
                *all |= bits;
            }
        }
        Show {
            pages,
            cards,
            everything: named::everything(),
            made: std::array::from_fn(|_| Mutex::default()),
        }
    }

    /// A page's view.
    pub(super) fn view(&self, job: &PageJob) -> Value {
        let kept = self.pages.get(job.template);
        let page = Page {
            show: self,
            kept: kept.unwrap_or(&self.everything),
        };
        match &job.view {
            View::Home(view) => view.shown(&page),
            View::Programme(view) => view.shown(&page),
            View::Notice(view) => view.shown(&page),
            View::Honoree(view) => view.shown(&page),
            View::Gallery(view) => view.shown(&page),
            View::List(view) => view.shown(&page),
            View::Region(view) => view.shown(&page),
            View::Index(view) => view.shown(&page),
            View::Roll(view) => view.shown(&page),
            View::Own(view) => view.shown(&page),
            View::Corrections(view) => view.shown(&page),
            View::NotFound(view) => view.shown(&page),
            View::Redirect(view) => view.shown(&page),
        }
    }

    fn card(&self, card: &CardRef, of: &Page<'_>) -> Value {
        let whole: &Card = card;
        if std::ptr::eq(of.kept, &self.everything) {
            return whole.shown(of);
        }
        let page = Page {
            show: self,
            kept: &self.cards,
        };
        let digest = card.digest();
        let [first, ..] = digest.bytes();
        let part = usize::from(first) % PARTS;
        let Some(Ok(mut part)) = self.made.get(part).map(|part| part.lock()) else {
            return whole.shown(&page);
        };
        let made = part.entry(digest).or_insert_with(|| whole.shown(&page));
        made.clone()
    }
}

/// What one page shows.
struct Page<'s> {
    show: &'s Show,
    kept: &'s Kept,
}

impl Page<'_> {
    fn bits(&self, of: Struct) -> u64 {
        self.kept.get(of as usize).copied().unwrap_or(u64::MAX)
    }

    fn fields(&self, of: Struct) -> Fields {
        let kept = self.bits(of);
        let most = views::FIELDS
            .get(of as usize)
            .map_or(0, |fields| fields.len());
        Fields {
            kept,
            list: Vec::with_capacity(most.min(kept.count_ones() as usize)),
        }
    }

    /// Whether a field is shown at all.
    fn shows(&self, of: Struct, field: &str) -> bool {
        let fields = views::FIELDS.get(of as usize).copied().unwrap_or_default();
        let at = fields.iter().position(|known| *known == field);
        at.is_some_and(|at| self.bits(of) >> at & 1 == 1)
    }
}

/// The fields of one map, in the order in which they come.
struct Fields {
    /// A bit for each field to come.
    kept: u64,
    list: Vec<(&'static str, Value)>,
}

impl Fields {
    fn add(&mut self, key: &'static str, field: &impl Shown, page: &Page<'_>) {
        if self.kept & 1 == 1 {
            self.list.push((key, field.shown(page)));
        }
        self.kept >>= 1;
    }

    fn value(self) -> Value {
        Value::from_serializable(&self)
    }
}

/// The only way to a map of Tera that does not build another one first.
impl Serialize for Fields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_struct("", self.list.len())?;
        for (key, value) in &self.list {
            map.serialize_field(key, value)?;
        }
        map.end()
    }
}

impl Shown for CardRef {
    const STRUCT: Option<Struct> = Some(Struct::Card);

    fn shown(&self, page: &Page<'_>) -> Value {
        let value = page.show.card(self, page);
        let seen = page.shows(Struct::Card, "monogram") && page.shows(Struct::Monogram, "tint");
        if seen && self.tint() != self.monogram.tint {
            return with(&value, "monogram", |monogram| {
                with(monogram, "tint", |_| Value::from(self.tint()))
            });
        }
        value
    }
}

/// A map with one of its values changed.
fn with(map: &Value, changed: &str, change: impl Fn(&Value) -> Value) -> Value {
    let entries = map.as_map().into_iter().flatten();
    let list = entries.filter_map(|(key, value)| match key {
        Key::Str(key) if *key == changed => Some((*key, change(value))),
        Key::Str(key) => Some((*key, value.clone())),
        _ => None,
    });
    Fields {
        kept: 0,
        list: list.collect(),
    }
    .value()
}

impl<T: Shown> Shown for Option<T> {
    const STRUCT: Option<Struct> = T::STRUCT;

    fn shown(&self, page: &Page<'_>) -> Value {
        match self {
            Some(value) => value.shown(page),
            None => Value::none(),
        }
    }
}

impl<T: Shown> Shown for Vec<T> {
    const STRUCT: Option<Struct> = T::STRUCT;

    fn shown(&self, page: &Page<'_>) -> Value {
        let items: Vec<Value> = self.iter().map(|item| item.shown(page)).collect();
        Value::from(items)
    }
}

impl<T: Shown> Shown for Box<T> {
    const STRUCT: Option<Struct> = T::STRUCT;

    fn shown(&self, page: &Page<'_>) -> Value {
        (**self).shown(page)
    }
}

impl Shown for Arc<str> {
    fn shown(&self, _: &Page<'_>) -> Value {
        Value::from(&**self)
    }
}

impl Shown for String {
    fn shown(&self, _: &Page<'_>) -> Value {
        Value::from(self.as_str())
    }
}

macro_rules! plain {
    ($($kind:ty),*) => {
        $(impl Shown for $kind {
            fn shown(&self, _: &Page<'_>) -> Value {
                Value::from(*self)
            }
        })*
    };
}

plain!(&'static str, bool, i64, u32, usize);
