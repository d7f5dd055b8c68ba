//! What the problems come to, by recommending unit and by category: whom to telephone first.

use super::{Named, Report, human::counted};
use crate::diagnostic::{Lang, Severity};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// So many rows of a summary are shown to a person.
const ROWS: usize = 20;

/// Errors and warnings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sum {
    errors: usize,
    warnings: usize,
}

impl Sum {
    fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => {}
        }
    }
}

/// A programme's category; either may be unknown.
type Kind<'r> = (Option<&'r Arc<Named>>, Option<&'r Arc<Named>>);

/// The rows that have problems, most first.
#[derive(Debug)]
pub(super) struct Sums<'r> {
    /// Problems that concern no unit come last.
    units: Vec<(Option<&'r str>, Sum)>,
    categories: Vec<(Kind<'r>, Sum)>,
    /// Records without an error or a warning.
    clean: usize,
}

impl Report {
    pub(super) fn sums(&self) -> Sums<'_> {
        let mut units: BTreeMap<Option<&str>, Sum> = BTreeMap::new();
        let mut categories: BTreeMap<Kind<'_>, Sum> = BTreeMap::new();
        let mut marked: BTreeSet<*const super::Subject> = BTreeSet::new();
        for said in &self.diagnostics {
            if said.severity == Severity::Note {
                continue;
            }
            let subject = self.concerned(said);
            let unit = subject.and_then(|subject| subject.unit.as_deref());
            units.entry(unit).or_default().add(said.severity);
            if let Some(subject) = subject {
                marked.insert(subject);
                let kind = (subject.programme.as_ref(), subject.category.as_ref());
                categories.entry(kind).or_default().add(said.severity);
            }
        }
        let mut units: Vec<_> = units.into_iter().collect();
        units.sort_by_key(|(unit, sum)| (unit.is_none(), Reverse(*sum)));
        let mut categories: Vec<_> = categories.into_iter().collect();
        categories.sort_by_key(|(_, sum)| Reverse(*sum));
        Sums {
            units,
            categories,
            clean: self.subjects.records.len() - marked.len(),
        }
    }
}

impl Sums<'_> {
    /// For programs; programmes and categories by id.
    pub(super) fn json(&self) -> serde_json::Value {
        let units = self.units.iter().map(|(unit, sum)| {
            serde_json::json!({"unit": unit, "errors": sum.errors, "warnings": sum.warnings})
        });
        let categories = self.categories.iter().map(|((programme, category), sum)| {
            serde_json::json!({
                "programme": programme.map(|programme| &programme.id),
                "category": category.map(|category| &category.id),
                "errors": sum.errors,
                "warnings": sum.warnings,
            })
        });
        serde_json::json!({
            "units": units.collect::<Vec<_>>(),
            "categories": categories.collect::<Vec<_>>(),
        })
    }

    /// For a person: both lists, and how many records are as they should be.
    pub(super) fn shown(&self, lang: Lang, all: bool) -> String {
        let (by_unit, by_category, other, unknown) = match lang {
            Lang::Zh => ("按推荐单位：", "按类别：", "其他", "未写明"),
            Lang::En => ("By recommending unit:", "By category:", "Others", "unknown"),
        };
        let units = self.units.iter();
        let units = units.map(|(unit, sum)| (unit.unwrap_or(other).to_owned(), *sum));
        let title = |named: Option<&Arc<Named>>| match named {
            Some(named) => named.title.clone(),
            None => unknown.to_owned(),
        };
        let categories = self.categories.iter();
        let categories = categories.map(|((programme, category), sum)| {
            let kind = format!("{} · {}", title(*programme), title(*category));
            (kind, *sum)
        });
        let mut out = String::new();
        // Where no unit has a problem there is nobody to telephone.
        if self.units.iter().any(|(unit, _)| unit.is_some()) {
            out.push_str(&rows(by_unit, units.collect(), lang, all));
        }
        out.push_str(&rows(by_category, categories.collect(), lang, all));
        if self.clean > 0 {
            let clean = self.clean;
            out.push_str(&match lang {
                Lang::Zh => format!("没有问题的记录：{clean} 条。\n"),
                Lang::En => format!("Records without problems: {clean}.\n"),
            });
        }
        out
    }
}

fn rows(heading: &str, rows: Vec<(String, Sum)>, lang: Lang, all: bool) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut out = format!("{heading}\n");
    let shown = if all { rows.len() } else { ROWS };
    let colon = match lang {
        Lang::Zh => "：",
        Lang::En => ": ",
    };
    for (name, sum) in rows.iter().take(shown) {
        let sum = counted(sum.errors, sum.warnings, lang);
        out.push_str(&format!("  {name}{colon}{sum}\n"));
    }
    let left = rows.len().saturating_sub(shown);
    if left > 0 {
        out.push_str(&match lang {
            Lang::Zh => format!("  ……还有 {left} 行，用 --all 全部列出\n"),
            Lang::En => format!("  … and {left} more, which --all shows\n"),
        });
    }
    out
}
