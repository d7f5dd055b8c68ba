//! The report as one object, for programs.

use super::{Report, Subject, said};
use crate::diagnostic::Lang;

impl Report {
    /// One object, all keys always there (product.md).
    pub fn json(&self, lang: Lang) -> String {
        let mut diagnostics: Vec<serde_json::Value> = self
            .diagnostics
            .iter()
            .map(|d| {
                let place = self.position(d);
                serde_json::json!({
                    "code": d.problem.code(),
                    "severity": d.severity,
                    "message": d.problem.message(lang),
                    "help": d.problem.help(lang),
                    "file": place.as_ref().map(|(file, ..)| file),
                    "line": place.as_ref().map(|(_, line, _)| line),
                    "column": place.as_ref().map(|(.., column)| column),
                    "record": self.concerned(d).map(record),
                })
            })
            .collect();
        let failure = self.failure.as_ref();
        let failure = failure.map(|failure| ("system", said(failure, lang)));
        let usage = self.usage.clone().map(|usage| ("usage", usage));
        for (code, message) in failure.into_iter().chain(usage) {
            diagnostics.push(serde_json::json!({
                "code": code, "severity": "error", "message": message,
                "help": "", "file": null, "line": null, "column": null, "record": null,
            }));
        }
        let due: Vec<serde_json::Value> = self
            .due
            .iter()
            .map(|(moment, what)| serde_json::json!({"date": moment.day(), "what": what}))
            .collect();
        serde_json::json!({
            "pages": self.pages,
            "photos": self.photos,
            "removed": self.removed,
            "due": due,
            "waived": self.waived,
            "seconds": self.seconds,
            "summary": self.sums().json(),
            "diagnostics": diagnostics,
        })
        .to_string()
    }
}

/// Whom a problem concerns; programme and category by id.
fn record(subject: &Subject) -> serde_json::Value {
    serde_json::json!({
        "name": subject.name,
        "unit": subject.unit,
        "programme": subject.programme.as_ref().map(|programme| &programme.id),
        "category": subject.category.as_ref().map(|category| &category.id),
    })
}
