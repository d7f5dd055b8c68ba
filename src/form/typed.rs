//! A nomination's other fields, typed by its form.

use super::field::{Field, Form};
use crate::diagnostic::catalog::{Fields, Yaml};
use crate::input::Spanned;
use crate::parse::Problems;
use crate::parse::form::{Class, Type};
use crate::parse::label::{fold, folded};
use crate::parse::nomination::{self, Nomination};
use crate::parse::read::{text_of, texts_of, unknown_key};
use crate::parse::value::{self, Date, Period};
use crate::parse::yaml::Kind;
use std::collections::BTreeMap;

/// What a field's text means.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Text(String),
    List(Vec<String>),
    /// A count or an amount; the unit is the field's.
    Number(f64),
    Percent(f64),
    Date(Date),
    Period(Period),
}

/// A value and where it stands.
pub type Typed = Spanned<Value>;

/// What a record answers to its form.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    /// By canonical key: public, consent and internal fields.
    pub values: BTreeMap<String, Typed>,
    /// Keys that are there though their values could not be read.
    pub unreadable: Vec<String>,
    /// The name, where it stands under the form's own label.
    pub name: Option<Spanned<String>>,
    /// The story, where it stands as a field.
    pub story: Option<Spanned<String>>,
}

/// Types the fields that only the form knows. Private keys are errors here:
/// they belong into `private.yaml`.
pub fn answers(record: &Nomination, form: &Form, problems: &mut Problems) -> Answers {
    let mut out = Answers::default();
    let mut seen: BTreeMap<&str, &Spanned<String>> = BTreeMap::new();
    for entry in &record.other {
        let folded = folded(&entry.key.value);
        let Some(field) = form.by_label(&folded) else {
            let labels = form
                .fields
                .iter()
                .flat_map(|field| [field.key.as_str(), field.label.as_str()]);
            unknown_key(
                entry,
                labels.chain(nomination::CORE.iter().copied()),
                problems,
            );
            continue;
        };
        if field.class == Class::Private {
            problems.add(
                Fields::PrivateKey {
                    key: entry.key.value.clone(),
                    label: field.label.clone(),
                },
                entry.key.span,
            );
            continue;
        }
        let core = match field.key.as_str() {
            "name" => record.name.as_ref(),
            "unit" => record.unit.as_ref(),
            "region" => record.region.as_ref(),
            _ => None,
        };
        let first = seen.get(field.key.as_str()).copied().or(core);
        if let Some(first) = first {
            problems.add(
                Yaml::DuplicateKey {
                    key: entry.key.value.clone(),
                    first: field.label.clone(),
                    line: problems.line(first.span),
                },
                entry.key.span,
            );
            continue;
        }
        seen.insert(&field.key, &entry.key);
        match &entry.value.kind {
            Kind::Empty => continue,
            Kind::Broken => {
                out.unreadable.push(field.key.clone());
                continue;
            }
            _ => {}
        }
        match field.key.as_str() {
            "name" => out.name = text_of(&entry.value, &field.label, problems),
            "story" => out.story = text_of(&entry.value, &field.label, problems),
            _ => match typed(entry, field, problems) {
                Some(value) => {
                    out.values.insert(field.key.clone(), value);
                }
                None => out.unreadable.push(field.key.clone()),
            },
        }
    }
    out
}

pub(super) fn typed(
    entry: &crate::parse::yaml::Entry,
    field: &Field,
    problems: &mut Problems,
) -> Option<Typed> {
    if field.kind == Type::List {
        let texts = texts_of(&entry.value, &field.label, problems);
        let list = texts.into_iter().map(|text| text.value).collect();
        return Some(Spanned::new(Value::List(list), entry.value.span));
    }
    let text = text_of(&entry.value, &field.label, problems)?;
    let key = field.label.clone();
    let value = text.value.clone();
    let read = match field.kind {
        Type::Text | Type::List => Ok(Value::Text(value)),
        Type::Integer => value::number(&value, &field.unit)
            .filter(|number| number.fract() == 0.0)
            .map(Value::Number)
            .ok_or(Fields::BadNumber {
                key,
                value,
                unit: field.unit.clone(),
            }),
        Type::Number => {
            value::number(&value, &field.unit)
                .map(Value::Number)
                .ok_or(Fields::BadNumber {
                    key,
                    value,
                    unit: field.unit.clone(),
                })
        }
        Type::Percent => match value::percent(&value) {
            Some(number) => Ok(Value::Percent(number)),
            None if value::number(&value, "%").is_some() => Err(Fields::OutOfRange { key, value }),
            None => Err(Fields::BadNumber {
                key,
                value,
                unit: "%".into(),
            }),
        },
        Type::Date => Date::parse(&value)
            .map(Value::Date)
            .ok_or(Fields::BadDate { key, value }),
        Type::Period => Period::parse(&value)
            .map(Value::Period)
            .ok_or(Fields::BadPeriod { key, value }),
        Type::Choice => {
            let folded = fold(&value);
            let open = field.values.is_empty();
            if open || field.values.iter().any(|word| fold(word) == folded) {
                Ok(Value::Text(value))
            } else {
                Err(Fields::BadChoice {
                    key,
                    value,
                    allowed: field.values.join("、"),
                })
            }
        }
    };
    match read {
        Ok(value) => Some(Spanned::new(value, text.span)),
        Err(problem) => {
            problems.add(problem, text.span);
            None
        }
    }
}

impl Value {
    /// The value in words, with its unit: `126次`, `62%`, `2018年3月`.
    pub fn shown(&self, field: &Field) -> String {
        match self {
            Value::Text(text) => text.clone(),
            Value::List(items) => items.join("、"),
            Value::Number(number) => format!("{}{}", value::shown(*number), field.unit),
            Value::Percent(number) => format!("{}%", value::shown(*number)),
            Value::Date(date) => field.visible(*date).long(),
            Value::Period(period) => period.long(),
        }
    }

    /// The value as data: numbers are numbers, dates are ISO, lists are lists.
    pub fn data(&self, field: &Field) -> serde_json::Value {
        match self {
            Value::Text(text) => text.clone().into(),
            Value::List(items) => items.clone().into(),
            Value::Number(number) | Value::Percent(number) => (*number).into(),
            Value::Date(date) => field.visible(*date).iso().into(),
            Value::Period(period) => {
                let to = period.to.map(|to| to.iso()).unwrap_or_default();
                format!("{}/{to}", period.from.iso()).into()
            }
        }
    }
}

impl Field {
    /// A date as far as the programme publishes it.
    fn visible(&self, date: Date) -> Date {
        match self.precision.as_deref() {
            Some("year") => Date {
                month: None,
                day: None,
                ..date
            },
            Some("month") => Date { day: None, ..date },
            _ => date,
        }
    }
}
