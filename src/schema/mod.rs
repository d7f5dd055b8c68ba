//! JSON Schemas (draft 2020-12) of what users write, so that an editor completes
//! and checks it. The keys are those that the parsers ask for
//! ([`crate::parse::read::shape`]), the fields those of the forms; of its own this
//! room has the words that an editor shows and the patterns of values that have
//! a reader of their own.

mod nomination;
mod own;
mod value;
mod words;

use crate::diagnostic::Lang;
use crate::form::{Form, FormSet};
use crate::parse::label::nearest;
use crate::parse::read::shape::{Key, Shape, keys_of};
use crate::parse::records::Records;
use crate::parse::{programme, site};
use serde_json::{Map, Value, json};

pub use nomination::nomination;

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema that `accolade schema` is asked for: `site`, `programme`, a form's
/// id, or without a name that of a record of any form.
///
/// # Errors
///
/// What to tell of a name that is none of these.
pub fn named(what: Option<&str>, records: &Records, lang: Lang) -> Result<Value, String> {
    let forms = forms(Some(records));
    let of = |id: Option<&str>| -> Vec<&Form> {
        let wanted = |(known, _): &&(String, Form)| id.is_none_or(|id| id == known);
        forms.iter().filter(wanted).map(|(_, form)| form).collect()
    };
    let what = match what {
        Some("site") => return Ok(site()),
        Some("programme") => return Ok(programme()),
        None | Some("nomination") => return Ok(nomination(&of(None))),
        Some(id) => id,
    };
    let found = of(Some(what));
    if !found.is_empty() {
        return Ok(nomination(&found));
    }
    let mut known: Vec<&str> = Vec::new();
    for id in forms
        .iter()
        .map(|(id, _)| id.as_str())
        .chain(["site", "programme"])
    {
        if !known.contains(&id) {
            known.push(id);
        }
    }
    let near = nearest(what, known.iter().copied());
    Err(match (lang, near) {
        (Lang::Zh, Some(near)) => format!("没有推荐表“{what}”\n  怎么办：是否想写 {near}？"),
        (Lang::Zh, None) => {
            format!("没有推荐表“{what}”\n  怎么办：可选：{}", known.join("、"))
        }
        (Lang::En, Some(near)) => {
            format!("there is no form `{what}`\n  help: did you mean {near}?")
        }
        (Lang::En, None) => {
            format!(
                "there is no form `{what}`\n  help: choose one of: {}",
                known.join(", ")
            )
        }
    })
}

/// The forms that a site's records may be of: the built-in ones, those of
/// `content/forms/` and those of its programmes, by id. A form that programmes
/// write in different ways is there several times.
pub fn forms(records: Option<&Records>) -> Vec<(String, Form)> {
    let set = records.map_or_else(FormSet::built_in, |records| {
        let mut set = FormSet::built_in();
        for (id, form) in &records.forms {
            set.insert(FormSet::extended(id, form));
        }
        set
    });
    let ids = set.ids().iter();
    let mut out: Vec<(String, Form)> = ids
        .filter_map(|id| Some((id.clone(), Form::clone(set.get(id)?))))
        .collect();
    for (_, programme) in records
        .iter()
        .flat_map(|records| records.programmes.values())
    {
        for (id, form) in programme.forms.iter().flatten() {
            out.push((id.value.clone(), FormSet::extended(&id.value, form)));
        }
        // A field that the programme shows to others than its form does.
        for change in programme.fields.iter().flatten() {
            let changed: Vec<_> = out
                .iter()
                .filter_map(|(id, form)| {
                    let mut form = form.clone();
                    let precision = change.precision.as_deref();
                    form.reclass(&change.field.value, change.class, precision)
                        .then(|| (id.clone(), form))
                })
                .collect();
            out.extend(changed);
        }
    }
    out
}

/// The schema of `content/site.yaml`.
pub fn site() -> Value {
    let keys = keys_of(|r, problems| drop(site::read(r, problems)));
    let mut defs = Shared::new();
    let page = Page::of("site", &keys, &mut defs);
    whole("content/site.yaml", "网站设置", page, defs)
}

/// The schema of `content/programmes/<id>.yaml`.
pub fn programme() -> Value {
    let keys = keys_of(|r, problems| drop(programme::read(r, problems)));
    let mut defs = Shared::new();
    let mut page = Page::of("programme", &keys, &mut defs);
    // A preset has all that a programme must have.
    let spelled = |key: &str| keys.iter().find(|known| known.names.first() == Some(&key));
    let one = |key: &str| json!({"oneOf": spelled(key).map(|key| any_spelling(key.names))});
    let written = ["title", "year", "categories"].map(one);
    page.all_of
        .push(json!({"anyOf": [one("preset"), {"allOf": written}]}));
    whole("content/programmes/<id>.yaml", "项目届次", page, defs)
}

/// A schema as it is written into a file.
pub fn text(schema: &Value) -> String {
    format!("{schema:#}\n")
}

/// What is written once and named from where it holds: a key has two spellings,
/// and so have the keys below it.
type Shared = Map<String, Value>;

/// An object of the schema: its properties, and what it needs.
#[derive(Default)]
struct Page {
    properties: Map<String, Value>,
    all_of: Vec<Value>,
}

impl Page {
    /// The object of these keys; `path` leads to the words that describe them.
    fn of(path: &str, keys: &[Key], defs: &mut Shared) -> Page {
        let mut page = Page::default();
        for key in keys {
            let Some(canonical) = key.names.first() else {
                continue;
            };
            let path = format!("{path}.{canonical}");
            let schema = described(&path, key, defs);
            let named = json!({"$ref": format!("#/$defs/{path}")});
            defs.insert(path, schema);
            for name in key.names {
                page.properties.insert((*name).to_owned(), named.clone());
            }
            if key.required {
                page.need(key.names);
            }
        }
        page
    }

    /// One of the spellings must be there, and only one.
    fn need<T: AsRef<str>>(&mut self, names: &[T]) {
        self.all_of.push(json!({"oneOf": any_spelling(names)}));
    }

    /// The object itself, with nothing else in it.
    fn into_object(self, kind: Value) -> Value {
        let mut out = json!({
            "type": kind,
            "properties": self.properties,
            "additionalProperties": false,
        });
        if !self.all_of.is_empty()
            && let Some(map) = out.as_object_mut()
        {
            map.insert("allOf".to_owned(), self.all_of.into());
        }
        out
    }
}

fn any_spelling<T: AsRef<str>>(names: &[T]) -> Vec<Value> {
    let one = |name: &T| json!({"required": [name.as_ref()]});
    names.iter().map(one).collect()
}

/// A whole schema, with what it is of.
fn whole(file: &str, title: &str, page: Page, defs: Shared) -> Value {
    let mut out = page.into_object(json!("object"));
    if let Some(map) = out.as_object_mut() {
        map.insert("$schema".to_owned(), DRAFT.into());
        map.insert("title".to_owned(), title.into());
        map.insert("$defs".to_owned(), defs.into());
        map.insert(
            "description".to_owned(),
            format!("{file}（accolade {}）", env!("CARGO_PKG_VERSION")).into(),
        );
    }
    out
}

/// A key's schema with its Chinese name and what it is for.
fn described(path: &str, key: &Key, defs: &mut Shared) -> Value {
    let mut schema = of_shape(path, key, defs);
    if let Some(map) = schema.as_object_mut() {
        // The other name stands in the title, whichever of them is typed.
        map.insert("title".to_owned(), key.names.join(" / ").into());
        if let Some(words) = words::of(path) {
            map.insert("description".to_owned(), words.into());
        }
    }
    schema
}

fn of_shape(path: &str, key: &Key, defs: &mut Shared) -> Value {
    if let Some(schema) = own::of(path, key, defs) {
        return schema;
    }
    let schema = match &key.shape {
        Shape::Text => value::text(),
        Shape::Texts => value::texts(),
        Shape::Integer => value::integer(),
        Shape::Date => value::date(),
        Shape::Moment => value::moment(),
        Shape::Choice(words) => value::choice(words),
        Shape::Map(keys) => Page::of(path, keys, defs).into_object(json!(["object", "null"])),
        Shape::Maps(keys) => {
            let items = Page::of(path, keys, defs).into_object(json!(["object", "null"]));
            json!({"type": ["array", "null"], "items": items})
        }
        Shape::Pairs => {
            json!({"type": ["object", "null"], "additionalProperties": value::text()})
        }
        Shape::Lists => {
            json!({"type": ["object", "null"], "additionalProperties": value::texts()})
        }
        Shape::Own(_) => json!({}),
    };
    if key.required {
        value::not_empty(schema)
    } else {
        schema
    }
}

#[cfg(test)]
mod tests;
