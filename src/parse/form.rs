//! Forms as data: the fields that a printed form asks for. Used for the
//! built-in forms, for `content/forms/<id>.yaml` and for a programme's `forms:`.

use super::Problems;
use super::nomination::{SUBJECTS, Subject};
use super::read::shape::Shape;
use super::read::{MapReader, Names};
use super::yaml::{Entry, Kind};
use crate::diagnostic::catalog::Fields;
use crate::input::Spanned;
use serde::Serialize;

/// How a field's text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Type {
    Text,
    List,
    Integer,
    Number,
    Percent,
    Date,
    Period,
    Choice,
}

/// Who may see a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Everybody.
    Public,
    /// Everybody, where site.yaml switches it on.
    Consent,
    /// Checked, not published.
    Internal,
    /// Never leaves `private.yaml`.
    Private,
}

/// The spellings of the publish classes.
pub const CLASSES: &[(Class, &[&str])] = &[
    (Class::Public, &["public", "公开"]),
    (Class::Consent, &["consent", "需同意"]),
    (Class::Internal, &["internal", "内部"]),
    (Class::Private, &["private", "不公开"]),
];

const TYPES: &[(Type, &[&str])] = &[
    (Type::Text, &["text"]),
    (Type::List, &["list"]),
    (Type::Integer, &["integer"]),
    (Type::Number, &["number"]),
    (Type::Percent, &["percent"]),
    (Type::Date, &["date"]),
    (Type::Period, &["period"]),
    (Type::Choice, &["choice"]),
];

/// A field as it was written; what is absent comes from the form below.
#[derive(Debug, Clone, Default)]
pub struct FieldFile {
    pub label: Option<String>,
    pub labels: Vec<String>,
    pub kind: Option<Type>,
    pub values: Vec<String>,
    pub unit: Option<String>,
    pub class: Option<Class>,
    pub required: Option<bool>,
}

/// A form as it was written.
#[derive(Debug, Clone, Default)]
pub struct FormFile {
    pub title: Option<String>,
    pub kind: Option<Subject>,
    /// By key, in printed order.
    pub fields: Vec<(Spanned<String>, FieldFile)>,
}

/// Reads a form's entries.
pub fn parse(entries: &[Entry], problems: &mut Problems) -> FormFile {
    read(MapReader::new(entries), problems)
}

/// Reads the map of a form.
pub fn read(mut r: MapReader<'_>, problems: &mut Problems) -> FormFile {
    let title = r
        .text(&["title", "标题"], problems)
        .map(|title| title.value);
    let kind = r
        .choice(&["kind", "性质"], SUBJECTS, problems)
        .map(|kind| kind.value);
    let mut fields = Vec::new();
    const FIELDS: Names = &["fields", "字段"];
    problems.note_inner(FIELDS, Shape::Own, |r, problems| {
        field(r, problems);
    });
    if let Some(node) = r.node(FIELDS, problems) {
        match &node.kind {
            Kind::Map(entries) => {
                for entry in entries {
                    let reader = MapReader::of(&entry.value, &entry.key.value, problems);
                    let field = reader.map_or_else(FieldFile::default, |r| field(r, problems));
                    fields.push((entry.key.clone(), field));
                }
            }
            _ => problems.add(
                Fields::WrongKind {
                    key: "fields".into(),
                    expected: "a map",
                    found: node.describe(),
                },
                node.span,
            ),
        }
    }
    r.finish(problems);
    FormFile {
        title,
        kind,
        fields,
    }
}

fn field(mut r: MapReader<'_>, problems: &mut Problems) -> FieldFile {
    let plain = |texts: Vec<Spanned<String>>| texts.into_iter().map(|text| text.value).collect();
    let field = FieldFile {
        label: r
            .text(&["label", "标签"], problems)
            .map(|label| label.value),
        labels: plain(r.texts(&["labels", "其他标签"], problems)),
        kind: r
            .choice(&["type", "类型"], TYPES, problems)
            .map(|kind| kind.value),
        values: plain(r.texts(&["values", "选项"], problems)),
        unit: r.text(&["unit", "单位"], problems).map(|unit| unit.value),
        class: r
            .choice(&["class", "公开范围"], CLASSES, problems)
            .map(|class| class.value),
        required: r.flag(&["required", "必填"], problems),
    };
    r.finish(problems);
    field
}
