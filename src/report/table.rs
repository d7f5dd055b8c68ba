//! The report as a table, for the colleague who telephones the recommending units: a line a problem, unit by unit, in the
//! words of the form.

use super::{Report, Subject};
use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::sheet::{MARK, add_row, cell};

impl Report {
    /// All problems, those that concern no unit last.
    pub(super) fn table(&self, lang: Lang) -> String {
        let (head, other) = match lang {
            Lang::Zh => (
                [
                    "推荐单位",
                    "项目届次",
                    "类别",
                    "姓名/名称",
                    "程度",
                    "问题",
                    "怎么办",
                    "文件",
                    "行",
                ],
                "其他",
            ),
            Lang::En => (
                [
                    "Recommending unit",
                    "Programme",
                    "Category",
                    "Name",
                    "Severity",
                    "Problem",
                    "What to do",
                    "File",
                    "Line",
                ],
                "Others",
            ),
        };
        let mut said: Vec<(Option<&Subject>, &Diagnostic)> = self
            .diagnostics
            .iter()
            .map(|said| (self.concerned(said), said))
            .collect();
        // Within a unit they stay in the order of files, and so by programme and record.
        said.sort_by_key(|(subject, _)| {
            let unit = subject.and_then(|subject| subject.unit.as_deref());
            (unit.is_none(), unit)
        });
        let mut out = String::from(MARK);
        add_row(&mut out, &head.map(cell));
        for (subject, said) in said {
            let unit = subject.and_then(|subject| subject.unit.as_deref());
            let programme = subject.and_then(|subject| subject.programme.as_ref());
            let category = subject.and_then(|subject| subject.category.as_ref());
            let name = subject.and_then(|subject| subject.name.as_deref());
            // What concerns no record is the editor's to mend, who has the files before him.
            let (problem, help) = match subject {
                Some(_) => said.problem.plain(lang),
                None => (said.problem.message(lang), said.problem.help(lang)),
            };
            let (file, line) = match self.position(said) {
                Some((file, line, _)) => (file, line.to_string()),
                None => (String::new(), String::new()),
            };
            add_row(
                &mut out,
                &[
                    unit.unwrap_or(other),
                    programme.map_or("", |programme| &programme.title),
                    category.map_or("", |category| &category.title),
                    name.unwrap_or_default(),
                    severity(said.severity, lang),
                    &problem,
                    &help,
                    &file,
                    &line,
                ]
                .map(cell),
            );
        }
        out
    }
}

fn severity(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::Zh) => "错误",
        (Severity::Warning, Lang::Zh) => "提醒",
        (Severity::Note, Lang::Zh) => "说明",
        (severity, Lang::En) => super::word(severity),
    }
}
