//! What a programme demands, as data: thresholds, standards, targets, shares,
//! photos, exclusion, registration, teams, and what of it was inferred.

use super::super::Problems;
use super::super::read::shape::Shape;
use super::super::read::{MapReader, Names};
use super::super::site::required;
use super::super::value;
use super::super::yaml::Kind;
use super::photos::range;
use crate::diagnostic::Severity;
use crate::diagnostic::catalog::Fields;
use crate::input::{Span, Spanned};

/// How a rule compares a field with its bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    AtLeast,
    AtMost,
    Equals,
    CountAtLeast,
    CountAtMost,
    YearsAtLeast,
}

const OPERATORS: &[(Operator, &str)] = &[
    (Operator::AtLeast, "at_least"),
    (Operator::AtMost, "at_most"),
    (Operator::Equals, "equals"),
    (Operator::CountAtLeast, "count_at_least"),
    (Operator::CountAtMost, "count_at_most"),
    (Operator::YearsAtLeast, "years_at_least"),
];

impl Operator {
    /// Its key.
    pub fn name(self) -> &'static str {
        OPERATORS
            .iter()
            .find(|(operator, _)| *operator == self)
            .map_or("", |(_, name)| name)
    }
}

/// What a field is compared with.
#[derive(Debug, Clone, PartialEq)]
pub enum Bound {
    Number(f64),
    Text(String),
}

/// One line of the document's criteria.
#[derive(Debug, Clone)]
pub struct Rule {
    /// `<category>-<field>-<operator>` unless given.
    pub id: String,
    pub category: Spanned<String>,
    pub field: Spanned<String>,
    pub operator: Operator,
    pub bound: Bound,
    /// `None`: an error while the record is a candidate.
    pub severity: Option<Severity>,
    pub clause: Option<String>,
    pub quote: Option<String>,
}

/// A criterion that is shown and not evaluated.
#[derive(Debug, Clone)]
pub struct Standard {
    /// `None`: of every category.
    pub category: Option<Spanned<String>>,
    pub clause: Option<String>,
    pub quote: String,
}

/// A standing aim, with a number or without.
#[derive(Debug, Clone)]
pub struct Target {
    pub what: String,
    pub at_least: Option<String>,
    pub by: Option<String>,
    pub clause: Option<String>,
    pub quote: Option<String>,
}

/// A bound on the whole set.
#[derive(Debug, Clone)]
pub struct Share {
    pub category: Option<Spanned<String>>,
    /// Field and value that are counted.
    pub condition: Vec<(String, Spanned<String>)>,
    pub at_most: Option<f64>,
    pub at_least: Option<f64>,
}

/// Who may not take part again.
#[derive(Debug, Clone, Default)]
pub struct Exclusion {
    /// `None`: of every year.
    pub years: Option<(i64, i64)>,
    pub kinds: Option<String>,
}

/// Where candidates have to be registered.
#[derive(Debug, Clone, Default)]
pub struct Registration {
    pub platform: Option<String>,
    pub before: Option<String>,
    pub categories: Vec<String>,
}

/// How teams are named and nested.
#[derive(Debug, Clone, Default)]
pub struct Teams {
    pub levels: Vec<String>,
    /// Who founds a team: its name, with `**` for the place or body.
    pub patterns: Vec<(String, String)>,
}

/// Where a key of the programme comes from.
#[derive(Debug, Clone)]
pub struct SourceNote {
    pub key: String,
    pub inferred: bool,
    pub because: Option<String>,
}

pub(super) fn rule(mut r: MapReader<'_>, span: Span, problems: &mut Problems) -> Option<Rule> {
    let category = required(&mut r, &["category", "类别"], "类别", span, problems);
    let field = required(&mut r, &["field", "字段"], "字段", span, problems);
    let mut found = None;
    for (operator, name) in OPERATORS {
        let names: &'static [&'static str] = std::slice::from_ref(name);
        if let Some(text) = r.text(names, problems) {
            found = Some((*operator, text));
        }
    }
    if found.is_none() {
        problems.add(
            Fields::MissingKey {
                key: "at_least".into(),
                label: "条件".into(),
            },
            Span::new(span.start, span.start),
        );
    }
    let severity = r.choice(
        &["severity", "程度"],
        &[
            (Severity::Error, &["error", "错误"]),
            (Severity::Warning, &["warning", "提醒"]),
        ],
        problems,
    );
    let clause = r.text(&["clause", "条款"], problems).map(|text| text.value);
    let quote = r.text(&["quote", "原文"], problems).map(|text| text.value);
    let id = r.text(&["id", "标识"], problems);
    r.finish(problems);
    let (category, field) = (category?, field?);
    let (operator, text) = found?;
    let bound =
        value::number(&text.value, "%").map_or(Bound::Text(text.value.clone()), Bound::Number);
    if matches!(bound, Bound::Text(_)) && operator != Operator::Equals {
        problems.add(
            Fields::BadNumber {
                key: operator.name().to_owned(),
                value: text.value,
                unit: "%".into(),
            },
            text.span,
        );
        return None;
    }
    let id = id.map_or_else(
        || format!("{}-{}-{}", category.value, field.value, operator.name()),
        |id| id.value,
    );
    Some(Rule {
        id,
        category,
        field,
        operator,
        bound,
        severity: severity.map(|severity| severity.value),
        clause,
        quote,
    })
}

pub(super) fn standard(
    mut r: MapReader<'_>,
    span: Span,
    problems: &mut Problems,
) -> Option<Standard> {
    let category = r.text(&["category", "类别"], problems);
    let clause = r.text(&["clause", "条款"], problems).map(|text| text.value);
    let quote = required(&mut r, &["quote", "原文"], "原文", span, problems);
    r.finish(problems);
    Some(Standard {
        category,
        clause,
        quote: quote?.value,
    })
}

pub(super) fn target(mut r: MapReader<'_>, span: Span, problems: &mut Problems) -> Option<Target> {
    let what = required(&mut r, &["what", "目标"], "目标", span, problems);
    let plain = |text: Option<Spanned<String>>| text.map(|text| text.value);
    let at_least = plain(r.text(&["at_least", "至少"], problems));
    let by = plain(r.text(&["by", "期限"], problems));
    let clause = plain(r.text(&["clause", "条款"], problems));
    let quote = plain(r.text(&["quote", "原文"], problems));
    r.finish(problems);
    Some(Target {
        what: what?.value,
        at_least,
        by,
        clause,
        quote,
    })
}

pub(super) fn share(mut r: MapReader<'_>, _: Span, problems: &mut Problems) -> Option<Share> {
    let category = r.text(&["category", "类别"], problems);
    let condition = r.pairs(&["where", "其中"], problems).unwrap_or_default();
    let mut bound = |names| {
        let text = r.text(names, problems)?;
        let read = value::percent(&text.value);
        if read.is_none() {
            problems.add(
                Fields::BadNumber {
                    key: "at_most".into(),
                    value: text.value,
                    unit: "%".into(),
                },
                text.span,
            );
        }
        read
    };
    let at_most = bound(&["at_most", "至多"]);
    let at_least = bound(&["at_least", "至少"]);
    r.finish(problems);
    Some(Share {
        category,
        condition,
        at_most,
        at_least,
    })
}

const YEARS: Names = &["years", "年度"];

pub(super) fn exclusion(mut r: MapReader<'_>, problems: &mut Problems) -> Exclusion {
    let mut years = None;
    const SCOPE: Names = &["scope", "范围"];
    problems.note_inner(SCOPE, Shape::Own, |mut r, problems| {
        r.text(YEARS, problems);
    });
    if let Some(node) = r.node(SCOPE, problems) {
        match &node.kind {
            Kind::Map(entries) => {
                let mut inner = MapReader::new(entries);
                if let Some(text) = inner.text(YEARS, problems) {
                    let read = |part: &str| part.trim_end_matches('年').parse().ok();
                    years = range(&text, "years", problems, read, |year: i64| year);
                }
                inner.finish(problems);
            }
            Kind::Scalar(text) if text == "all" || text == "全部" => {}
            Kind::Scalar(text) => problems.add(
                Fields::BadChoice {
                    key: "scope".into(),
                    value: text.clone(),
                    allowed: "all、{years: 2019-2023}".into(),
                },
                node.span,
            ),
            _ => {
                MapReader::of(node, "scope", problems);
            }
        }
    }
    let kinds = r.text(&["kinds", "种类"], problems);
    r.finish(problems);
    Exclusion {
        years,
        kinds: kinds
            .map(|kinds| kinds.value)
            .filter(|kinds| kinds != "all"),
    }
}

pub(super) fn registration(mut r: MapReader<'_>, problems: &mut Problems) -> Registration {
    let platform = r.text(&["platform", "平台"], problems);
    let before = r.text(&["before", "早于"], problems);
    let categories = r.texts(&["categories", "类别"], problems);
    r.finish(problems);
    Registration {
        platform: platform.map(|text| text.value),
        before: before.map(|text| text.value),
        categories: categories.into_iter().map(|text| text.value).collect(),
    }
}

pub(super) fn teams(mut r: MapReader<'_>, problems: &mut Problems) -> Teams {
    let levels = r.texts(&["levels", "层级"], problems);
    let patterns = r.pairs(&["patterns", "命名"], problems).unwrap_or_default();
    r.finish(problems);
    Teams {
        levels: levels.into_iter().map(|text| text.value).collect(),
        patterns: patterns
            .into_iter()
            .map(|(who, name)| (who, name.value))
            .collect(),
    }
}

pub(super) fn source(
    mut r: MapReader<'_>,
    span: Span,
    problems: &mut Problems,
) -> Option<SourceNote> {
    let key = required(&mut r, &["key", "项"], "项", span, problems);
    let inferred = r.flag(&["inferred", "推断"], problems).unwrap_or_default();
    let because = r
        .text(&["because", "理由"], problems)
        .map(|text| text.value);
    r.finish(problems);
    Some(SourceNote {
        key: key?.value,
        inferred,
        because,
    })
}
