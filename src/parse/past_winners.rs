//! `content/past-winners.csv`: who was selected before, where the site itself has no record of it.

use super::Problems;
use super::nomination::Subject;
use super::table;
use super::value::folded;
use crate::diagnostic::catalog::{Fields, Reading};
use crate::input::{Span, Spanned, Text};

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastWinner {
    pub name: Spanned<String>,
    /// As written: `person`, 科技志愿者, 组织 … ; may be empty.
    pub kind: String,
    /// May be empty.
    pub unit: String,
    /// What it was called; may be empty.
    pub programme: String,
    /// `None`: not given.
    pub year: Option<i64>,
    /// Its line, from 1.
    pub line: usize,
}

impl PastWinner {
    /// Whether `kind` says a person or a group; `None` where it says neither.
    pub fn subject(&self) -> Option<Subject> {
        let kind = self.kind.to_lowercase();
        // 志愿者（高校组织） is a person all the same, and so is 农村科技志愿者.
        let kind = kind.split(['（', '(']).next().unwrap_or_default().trim();
        if ["志愿者", "个人", "人物"]
            .iter()
            .any(|word| kind.ends_with(word))
        {
            return Some(Subject::Person);
        }
        let any = |words: &[&str]| words.iter().any(|word| kind.contains(word));
        // A team of volunteers is called by both words.
        if any(&[
            "group", "集体", "组织", "队", "项目", "社区", "村", "点", "站", "岗", "单位",
        ]) || any(&["organization", "team", "project", "community", "station"])
        {
            return Some(Subject::Group);
        }
        any(&["person", "volunteer", "个人", "志愿者", "人物"]).then_some(Subject::Person)
    }
}

const COLUMNS: [&[&str]; 5] = [
    &["name", "姓名", "名称"],
    &["kind", "种类", "类别"],
    &["unit", "推荐单位", "单位"],
    &["programme", "项目届次", "称号"],
    &["year", "年度", "年份"],
];

/// Reads the list.
pub fn parse(text: &Text, problems: &mut Problems) -> Vec<PastWinner> {
    let rows = match table::rows(text, COLUMNS, COLUMNS.len()) {
        Ok(rows) => rows,
        Err(missing) => {
            let columns = missing.join("、");
            let first = COLUMNS.map(|names| names.first().copied().unwrap_or_default());
            let all = first.join(",");
            problems.add(Reading::CsvColumns { columns, all }, Span::default());
            return Vec::new();
        }
    };
    let mut out = Vec::new();
    for [name, kind, unit, programme, year] in rows {
        if name.value.is_empty() {
            problems.add(
                Fields::MissingKey {
                    key: "name".into(),
                    label: "姓名".into(),
                },
                name.span,
            );
            continue;
        }
        let line = problems.line(name.span);
        out.push(PastWinner {
            year: (!year.value.is_empty())
                .then(|| read_year(&year, problems))
                .flatten(),
            name,
            kind: kind.value,
            unit: unit.value,
            programme: programme.value,
            line,
        });
    }
    out
}

fn read_year(year: &Spanned<String>, problems: &mut Problems) -> Option<i64> {
    let text = folded(&year.value);
    let text = text.trim_end_matches("年度").trim_end_matches('年');
    let read = text
        .parse()
        .ok()
        .filter(|year| (1900..=9999).contains(year));
    if read.is_none() {
        problems.add(
            Fields::BadValue {
                key: "year".into(),
                value: year.value.clone(),
                zh: "请写四位数的年份，例如 2023。",
                en: "Write a year of four digits, such as 2023.",
            },
            year.span,
        );
    }
    read
}
