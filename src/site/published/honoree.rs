//! An honoree: what of a record may appear.

use super::super::model::{Photo, Programme, Record, Story};
use super::super::name::Kind;
use super::super::region::Region;
use super::super::settings::Settings;
use super::honored_on;
use crate::parse::form::Type;
use crate::parse::site::Data;
use crate::parse::value::{Date, Day, shown};
use std::sync::Arc;

/// A field of the form that may appear.
#[derive(Debug, Clone)]
pub struct PublicField {
    pub key: Arc<str>,
    pub label: Arc<str>,
    /// In words, with its unit.
    pub shown: Arc<str>,
    /// The items of a list.
    pub items: Vec<String>,
    /// The number and its unit, of a field that is one.
    pub number: Option<Box<(String, String)>>,
    /// As data, where the site publishes that.
    pub data: Option<Box<serde_json::Value>>,
    pub kind: Type,
}

/// A record as it may appear.
#[derive(Debug, Clone)]
pub struct Honoree {
    /// The record's index in the site.
    pub record: usize,
    pub slug: Arc<str>,
    pub name: Arc<str>,
    pub kind: Kind,
    pub name_en: Option<String>,
    pub pinyin: Option<String>,
    /// Index into [`super::Published::programmes`].
    pub programme: usize,
    pub category: usize,
    pub grade: Option<usize>,
    /// The honoree at whose page this one stands, if it is another.
    pub subject: Option<usize>,
    pub citation: Option<Arc<str>>,
    pub brief: Option<Arc<str>>,
    pub quote: Option<(String, Option<String>)>,
    pub affiliation: Option<Arc<str>>,
    pub region: Option<Region>,
    pub unit: Option<usize>,
    pub tags: Vec<usize>,
    pub honored_on: Option<Date>,
    pub honored_day: Option<Day>,
    pub fields: Vec<PublicField>,
    pub photos: Vec<Photo>,
    pub story: Option<Arc<Story>>,
    pub story_label: String,
    pub links: Vec<(String, String)>,
    pub aliases: Vec<String>,
}

/// A text as everything that shows it shares it.
fn shared(text: &Option<String>) -> Option<Arc<str>> {
    text.as_deref().map(Arc::from)
}

impl Honoree {
    pub(super) fn new(
        index: usize,
        record: &Record,
        programme: &Programme,
        at: usize,
        subject: Option<usize>,
        settings: &Settings,
    ) -> Honoree {
        let category = programme.categories.get(record.category);
        let form = category.map(|category| category.form.clone());
        let mut fields = Vec::new();
        for field in form.iter().flat_map(|form| &form.fields) {
            let value = record.answers.values.get(&field.key);
            let Some(value) = value.filter(|_| settings.publishes(field)) else {
                continue;
            };
            use crate::form::Value;
            let number = match &value.value {
                Value::Number(number) => Some((shown(*number), field.unit.clone())),
                Value::Percent(number) => Some((shown(*number), "%".into())),
                _ => None,
            };
            let number = number.map(Box::new);
            fields.push(PublicField {
                key: field.shared.0.clone(),
                label: field.shared.1.clone(),
                shown: value.value.shown(field).into(),
                items: match &value.value {
                    Value::List(items) => items.clone(),
                    _ => Vec::new(),
                },
                number,
                data: match settings.data {
                    Data::Full => Some(Box::new(value.value.data(field))),
                    Data::List | Data::None => None,
                },
                kind: field.kind,
            });
        }
        let nomination = &record.nomination;
        let honored = honored_on(record, programme);
        Honoree {
            record: index,
            slug: record.slug.as_str().into(),
            name: record.name.as_str().into(),
            kind: record.kind,
            name_en: nomination.name_en.clone(),
            pinyin: nomination.pinyin.clone(),
            programme: at,
            category: record.category,
            grade: record.grade,
            subject,
            citation: shared(&nomination.citation),
            brief: shared(&nomination.brief),
            quote: nomination.quote.clone(),
            affiliation: shared(&nomination.affiliation),
            region: record.region.clone(),
            unit: record.unit,
            tags: record.tags.clone(),
            honored_on: honored,
            honored_day: honored.map(|date| date.first_day()),
            fields,
            photos: record.photos.clone(),
            story: record.story.clone().map(Arc::new),
            story_label: form.map_or("主要事迹".to_owned(), |form| {
                form.story_label().to_owned()
            }),
            links: record.links.clone(),
            aliases: record.aliases.clone(),
        }
    }

    /// The value of a canonical field, if it may appear.
    pub fn field(&self, key: &str) -> Option<&PublicField> {
        self.fields.iter().find(|field| &*field.key == key)
    }
}
