//! `nomination.yaml`: the keys of every record, and those that forms add.

use super::{Page, Shared, value, whole};
use crate::form::{Field, Form};
use crate::parse::form::{Class, Type};
use crate::parse::nomination;
use crate::parse::read::shape::{Key, Shape, keys_of};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The schema of a record of one of these forms. A key that they read in
/// different ways may be written in any of them.
pub fn nomination(forms: &[&Form]) -> Value {
    let keys = keys_of(|r, problems| drop(nomination::read(r, problems)));
    let mut defs = Shared::new();
    let mut page = Page::of("nomination", &keys, &mut defs);
    let core: BTreeSet<&str> = keys.iter().flat_map(|key| key.names).copied().collect();
    let mut fields: BTreeMap<&str, Vec<(&Form, &Field)>> = BTreeMap::new();
    for form in forms {
        for field in &form.fields {
            for spelling in spellings(field) {
                fields.entry(spelling).or_default().push((form, field));
            }
        }
    }
    for (spelling, found) in &fields {
        if !core.contains(spelling) {
            page.properties
                .insert((*spelling).to_owned(), of_all(found));
        }
    }
    let names = named(forms, "name", &["name", "姓名"]);
    for name in &names {
        let own = page.properties.get_mut(name);
        if let Some(schema) = own.filter(|schema| schema.get("type").is_some()) {
            *schema = value::not_empty(schema.take());
        }
    }
    if let Some(schema) = defs.get_mut("nomination.name") {
        *schema = value::not_empty(schema.take());
    }
    page.need(&names);
    page.all_of.extend(asked_of_candidates(&keys, forms));
    let title = match forms {
        [form] => form.title.clone(),
        _ => "推荐表".to_owned(),
    };
    whole("nomination.yaml", &title, page, defs)
}

fn spellings(field: &Field) -> impl Iterator<Item = &str> {
    let names = [&field.key, &field.label].into_iter().chain(&field.labels);
    names.map(String::as_str)
}

/// All the ways to write a field in these forms, after those of the program.
fn named(forms: &[&Form], key: &str, known: &[&str]) -> Vec<String> {
    let fields = forms.iter().filter_map(|form| form.field(key));
    let mut all: Vec<String> = Vec::new();
    for name in known.iter().copied().chain(fields.flat_map(spellings)) {
        if !all.iter().any(|known| known == name) {
            all.push(name.to_owned());
        }
    }
    all
}

/// What may stand behind a spelling, by the fields that bear it.
fn of_all(found: &[(&Form, &Field)]) -> Value {
    let public: Vec<&(&Form, &Field)> = found
        .iter()
        .filter(|(_, field)| field.class != Class::Private)
        .collect();
    let Some((_, first)) = public.first() else {
        return refused(found);
    };
    let mut schemas: Vec<Value> = Vec::new();
    for (_, field) in &public {
        let schema = of_field(field);
        if !schemas.contains(&schema) {
            schemas.push(schema);
        }
    }
    let mut schema = match schemas.as_slice() {
        [one] => one.clone(),
        _ => json!({"anyOf": schemas}),
    };
    let mut words = vec![kind(first.kind).to_owned()];
    if !first.unit.is_empty() {
        words.push(format!("单位：{}", first.unit));
    }
    match first.class {
        Class::Consent => words.push("须在 site.yaml 的 consent 里列出才公开".to_owned()),
        Class::Internal => words.push("只用于检查，不公开".to_owned()),
        Class::Public | Class::Private => {}
    }
    let titles: BTreeSet<&str> = found.iter().map(|(form, _)| form.title.as_str()).collect();
    let titles: Vec<&str> = titles.into_iter().collect();
    schema["title"] = format!("{} / {}", first.key, first.label).into();
    schema["description"] = format!("{}。{}", words.join("；"), titles.join("、")).into();
    schema
}

/// A private field: it is refused here, and an editor does not propose it.
fn refused(found: &[(&Form, &Field)]) -> Value {
    let label = found.first().map_or("", |(_, field)| &field.label);
    let words = format!("“{label}”不公开：请写在同一文件夹的 private.yaml。");
    // No value will do; of an `enum` editors say our own words, of `not` they do not.
    json!({"enum": [], "title": label, "description": words, "errorMessage": words, "doNotSuggest": true})
}

fn kind(kind: Type) -> &'static str {
    match kind {
        Type::Text => "文字",
        Type::List => "列表，也可以写成一行，用顿号隔开",
        Type::Integer => "整数",
        Type::Number => "数字",
        Type::Percent => "百分比，0 至 100",
        Type::Date => "日期：2018、2018-03 或 2018-03-05",
        Type::Period => "起止时间：2019-05/2024-12，未结束写 2019-05/",
        Type::Choice => "选一项",
    }
}

fn of_field(field: &Field) -> Value {
    match field.kind {
        Type::Text => value::text(),
        Type::List => value::texts(),
        Type::Integer => value::number(&field.unit, true),
        Type::Number => value::number(&field.unit, false),
        Type::Percent => value::percent(),
        Type::Date => value::date(),
        Type::Period => value::period(),
        Type::Choice if field.values.is_empty() => value::text(),
        Type::Choice => value::choice(std::slice::from_ref(&field.values)),
    }
}

/// What a record must have while it is a candidate; afterwards the decision is
/// made, and what is missing is a warning. The story is mostly in a file of its own.
fn asked_of_candidates(keys: &[Key], forms: &[&Form]) -> Option<Value> {
    let status = keys.iter().find(|key| key.names.contains(&"status"))?;
    let Shape::Choice(words) = &status.shape else {
        return None;
    };
    let candidates: Vec<&String> = words
        .iter()
        .filter(|words| {
            let canonical = words.first().map(String::as_str);
            matches!(canonical, Some("nominated" | "recommended" | "notice"))
        })
        .flatten()
        .collect();
    let is = |name: &&str| json!({"properties": {*name: {"enum": candidates}}, "required": [name]});
    let (first, others) = forms.split_first()?;
    let everywhere = |field: &&Field| {
        let asks = |form: &&Form| form.field(&field.key).is_some_and(|field| field.required);
        field.required && others.iter().all(asks)
    };
    let mut asked: Vec<Vec<String>> = first
        .fields
        .iter()
        .filter(|field| !matches!(field.key.as_str(), "name" | "story" | "unit"))
        .filter(everywhere)
        .map(|field| named(forms, &field.key, &[]))
        .collect();
    asked.push(named(forms, "unit", &["unit", "推荐单位"]));
    let filled = |name: &String| json!({"required": [name], "properties": {name.as_str(): {"not": {"type": "null"}}}});
    let asked: Vec<Value> = asked
        .iter()
        .map(|names| json!({"anyOf": names.iter().map(filled).collect::<Vec<_>>()}))
        .collect();
    Some(json!({
        "if": {"anyOf": status.names.iter().map(is).collect::<Vec<_>>()},
        "then": {"allOf": asked},
    }))
}
