//! The texts of a record.

use super::{At, Gathered, Sort, Told};
use crate::form::Value;
use crate::input::{SourcePath, Text};
use crate::site::{Category, Record, Settings};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Bound;

/// What would be published of a record once it is honoured.
pub(in crate::check) fn record<'s>(
    record: &'s Record,
    category: &'s Category,
    settings: &Settings,
    texts: &'s BTreeMap<SourcePath, Text>,
) -> Vec<Told<'s>> {
    let nomination = &record.nomination;
    let mut out = Gathered::new(&nomination.file);
    let at = record
        .written_name()
        .map_or(At::Key(&["name", "姓名"]), |name| At::Span(name.span));
    out.add(record.name.as_str(), Sort::Plain, at);
    out.key(
        nomination.name_en.as_ref(),
        Sort::Plain,
        &["name_en", "英文名"],
    );
    out.key(
        nomination.affiliation.as_ref(),
        Sort::Plain,
        &["affiliation", "工作单位及职务"],
    );
    out.key(
        nomination.citation.as_ref(),
        Sort::Own,
        &["citation", "推介词"],
    );
    out.key(nomination.brief.as_ref(), Sort::Own, &["brief", "一句话"]);
    if let Some((text, source)) = &nomination.quote {
        out.key(Some(text), Sort::Plain, &["quote", "引语"]);
        out.key(source.as_ref(), Sort::Plain, &["quote", "引语"]);
    }
    for text in nomination.tags.iter().chain(&nomination.unit) {
        out.add(text.value.as_str(), Sort::Plain, At::Span(text.span));
    }
    for photo in nomination.photos.iter().flatten() {
        for text in [&photo.caption, &photo.alt, &photo.credit] {
            out.key(text.as_ref(), Sort::Plain, &["photos", "照片"]);
        }
    }
    for link in &nomination.links {
        out.key(link.title.as_ref(), Sort::Plain, &["links", "链接"]);
        out.add(
            link.url.value.as_str(),
            Sort::Target,
            At::Span(link.url.span),
        );
    }
    if let Some(url) = nomination
        .video
        .as_ref()
        .and_then(|video| video.url.as_ref())
    {
        out.add(url.value.as_str(), Sort::Target, At::Span(url.span));
    }
    answers(record, category, settings, &mut out);
    match &nomination.slug {
        Some(slug) => out.add(record.slug.as_str(), Sort::Address, At::Span(slug.span)),
        None => out.add(record.slug.as_str(), Sort::Address, At::Folder),
    }
    for alias in &nomination.aliases {
        out.add(alias.value.as_str(), Sort::Address, At::Span(alias.span));
    }
    if let Some(story) = &record.story {
        match &record.answers.story {
            Some(field) if story.file == nomination.file => {
                out.add(field.value.as_str(), Sort::Story, At::Span(field.span));
            }
            _ => out.list.push(Told {
                text: Cow::Borrowed(&story.text),
                sort: Sort::Story,
                file: &story.file,
                at: At::File,
            }),
        }
    }
    // Stories in other languages.
    let prefix = format!("{}/story.", record.folder);
    let others = texts
        .range::<str, _>((Bound::Included(prefix.as_str()), Bound::Unbounded))
        .take_while(|(path, _)| path.as_str().starts_with(&prefix))
        .filter(|(path, _)| path.as_str().ends_with(".md") && path.name() != "story.md");
    out.list.extend(others.map(|(file, text)| Told {
        text: Cow::Borrowed(text.as_str()),
        sort: Sort::Story,
        file,
        at: At::File,
    }));
    out.list
}

/// The fields of the form that may appear.
fn answers<'s>(
    record: &'s Record,
    category: &'s Category,
    settings: &Settings,
    out: &mut Gathered<'s>,
) {
    for field in &category.form.fields {
        let value = record.answers.values.get(&field.key);
        let Some(value) = value.filter(|_| settings.publishes(field)) else {
            continue;
        };
        let mut add = |text: &'s str| out.add(text, Sort::Plain, At::Span(value.span));
        match &value.value {
            Value::Text(text) => add(text),
            Value::List(items) => items.iter().for_each(|item| add(item)),
            // Numbers and dates are made of what they mean.
            Value::Number(_) | Value::Percent(_) | Value::Date(_) | Value::Period(_) => {}
        }
    }
}
