//! What the preview says on the terminal.

use super::{Report, said};
use crate::cli::ReportKind;
use crate::diagnostic::{Lang, Severity};
use crate::disk::Failure;
use std::io::Write;

impl Report {
    /// Shows what planning after a change found, and a line that says how it
    /// went; that alone if all was said before. As JSON each round is one object on a line of its own.
    pub fn show_round(&self, kind: ReportKind, lang: Lang, colour: bool, repeated: bool) {
        if kind == ReportKind::Json {
            self.show(kind, lang, colour);
            return;
        }
        let mut text = match kind {
            _ if repeated => String::new(),
            // A table each round would be no table.
            ReportKind::Human | ReportKind::Csv => self.listed(lang, colour),
            _ => self.text(kind, lang, colour),
        };
        let (errors, warnings) = (self.count(Severity::Error), self.count(Severity::Warning));
        let milliseconds = (self.seconds.total * 1000.0).round();
        text.push_str(&match (lang, errors) {
            (Lang::Zh, 0) => format!("已更新，{milliseconds} 毫秒，{warnings} 个提醒。\n"),
            (Lang::Zh, _) => {
                format!("{errors} 个错误，{warnings} 个提醒；页面仍是上一次正确的样子。\n")
            }
            (Lang::En, 0) => {
                format!("Updated in {milliseconds} ms, with {warnings} warnings.\n")
            }
            (Lang::En, _) => format!(
                "{errors} errors, {warnings} warnings; the pages are what was last right.\n"
            ),
        });
        tell(&text);
    }
}

/// Says where the preview is. The address is what a script waits for, and goes
/// to stdout, unless that is for objects.
pub fn show_address(kind: ReportKind, address: &str, polls: bool, lang: Lang) {
    let (at, end, slow) = match lang {
        Lang::Zh => ("预览：", "按 Ctrl-C 结束。\n", "定时查看改动。\n"),
        Lang::En => (
            "Preview: ",
            "Ctrl-C ends it.\n",
            "Changes are looked for at intervals.\n",
        ),
    };
    if kind == ReportKind::Json {
        tell(&format!("{at}{address}\n"));
    } else {
        // Nobody is left to be told when the pipe has gone.
        let _ = writeln!(std::io::stdout().lock(), "{at}{address}");
        let _ = std::io::stdout().flush();
    }
    tell(if polls { slow } else { "" });
    tell(end);
}

/// Says what could not be read.
pub fn show_failure(failure: &Failure, lang: Lang) {
    tell(&format!("{}\n", said(failure, lang)));
}

fn tell(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}
