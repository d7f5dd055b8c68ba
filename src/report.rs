//! Diagnostics and counts, shown: for people, as short lines, as JSON, for
//! GitHub. The one place that puts words on a terminal.

mod preview;

pub use preview::{show_address, show_failure};

use crate::cli::ReportKind;
use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::disk::Failure;
use crate::input::{Place, SourcePath, Text};
use crate::parse::value::Moment;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

/// How many were made, kept and taken away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub rendered: usize,
    pub reused: usize,
    pub removed: usize,
}

/// How long each stage took.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Seconds {
    pub scan: f64,
    pub parse: f64,
    pub plan: f64,
    pub render: f64,
    pub publish: f64,
    pub total: f64,
}

/// What a run did and found.
#[derive(Debug, Default)]
pub struct Report {
    /// HTML files, redirects included.
    pub pages: Counts,
    /// Derivatives.
    pub photos: Counts,
    /// Paths that went, relative to the output.
    pub removed: Vec<String>,
    pub due: Vec<(Moment, String)>,
    /// Breaches of rules that a record's `waived` silences.
    pub waived: usize,
    pub seconds: Seconds,
    pub diagnostics: Vec<Diagnostic>,
    /// For showing lines.
    pub texts: BTreeMap<SourcePath, Text>,
    /// The world is wrong.
    pub failure: Option<Failure>,
    /// The call itself is wrong: what the command line's reader said.
    pub usage: Option<String>,
    /// A build that had been stopped was finished first.
    pub recovered: bool,
    /// Whether the site was published.
    pub published: bool,
    pub strict: bool,
}

impl Report {
    /// 0 done; 1 the content is wrong; 2 the world is.
    pub fn exit_code(&self) -> u8 {
        if self.failure.is_some() || self.usage.is_some() {
            return 2;
        }
        u8::from(self.failed())
    }

    /// Whether something forbids publishing.
    pub fn failed(&self) -> bool {
        self.diagnostics.iter().any(|d| {
            d.severity == Severity::Error || (self.strict && d.severity == Severity::Warning)
        })
    }

    fn count(&self, severity: Severity) -> usize {
        self.diagnostics
            .iter()
            .filter(|d| d.severity == severity)
            .count()
    }

    /// Writes the report: JSON on stdout, all else on stderr.
    pub fn show(&self, kind: ReportKind, lang: Lang, colour: bool) {
        let text = self.text(kind, lang, colour);
        // A closed pipe is no mistake of the site's.
        let _ = match kind {
            ReportKind::Json => std::io::stdout().lock().write_all(text.as_bytes()),
            _ => std::io::stderr().lock().write_all(text.as_bytes()),
        };
    }

    /// The report in one of its forms, with a line end behind it.
    pub fn text(&self, kind: ReportKind, lang: Lang, colour: bool) -> String {
        match kind {
            ReportKind::Json => self.json(lang) + "\n",
            ReportKind::Human => self.human(lang, colour),
            ReportKind::Short => self.short(lang),
            ReportKind::Github => self.github(lang),
        }
    }

    /// One object, all keys always there (product.md).
    pub fn json(&self, lang: Lang) -> String {
        let diagnostics: Vec<serde_json::Value> = self
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
                })
            })
            .collect();
        let mut diagnostics = diagnostics;
        let failure = self.failure.as_ref();
        let failure = failure.map(|failure| ("system", said(failure, lang)));
        let usage = self.usage.clone().map(|usage| ("usage", usage));
        for (code, message) in failure.into_iter().chain(usage) {
            diagnostics.push(serde_json::json!({
                "code": code, "severity": "error", "message": message,
                "help": "", "file": null, "line": null, "column": null,
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
            "diagnostics": diagnostics,
        })
        .to_string()
    }

    fn position(&self, diagnostic: &Diagnostic) -> Option<(String, usize, usize)> {
        let place = diagnostic.place.as_ref()?;
        let (line, column) = self
            .texts
            .get(&place.file)
            .map_or((1, 1), |text| text.position(place.span.start));
        Some((place.file.to_string(), line, column))
    }

    /// The line that a place begins in.
    fn line<'p>(&self, place: &'p Place) -> Option<Line<'p>> {
        let text = self.texts.get(&place.file)?;
        Some((&place.file, text.position(place.span.start).0))
    }

    fn short(&self, lang: Lang) -> String {
        let mut out = String::new();
        for d in &self.diagnostics {
            let place = match self.position(d) {
                Some((file, line, column)) => format!("{file}:{line}:{column}: "),
                None => String::new(),
            };
            let severity = word(d.severity);
            let (code, message) = (d.problem.code(), d.problem.message(lang));
            out.push_str(&format!("{place}{severity}[{code}]: {message}\n"));
        }
        if let Some(failure) = &self.failure {
            out.push_str(&format!("error[system]: {}\n", said(failure, lang)));
        }
        out
    }

    fn github(&self, lang: Lang) -> String {
        let mut out = String::new();
        for d in &self.diagnostics {
            let level = match d.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "notice",
            };
            let place = match self.position(d) {
                Some((file, line, column)) => {
                    format!("file={},line={line},col={column},", property(&file))
                }
                None => String::new(),
            };
            let code = d.problem.code();
            let text = format!("{} {}", d.problem.message(lang), d.problem.help(lang));
            let text = escaped(&text);
            out.push_str(&format!("::{level} {place}title={code}::{text}\n"));
        }
        if let Some(failure) = &self.failure {
            let text = escaped(&said(failure, lang));
            out.push_str(&format!("::error title=system::{text}\n"));
        }
        out
    }

    fn human(&self, lang: Lang, colour: bool) -> String {
        self.listed(lang, colour) + &self.summary(lang)
    }

    /// The diagnostics, each with its line and its remedy.
    fn listed(&self, lang: Lang, colour: bool) -> String {
        let renderer = if colour {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let mut out = String::new();
        let hiding = self.diagnostics.iter().filter(|d| d.problem.hides_line());
        let secret: BTreeSet<Line<'_>> = hiding
            .filter_map(|d| self.line(d.place.as_ref()?))
            .collect();
        let hides = |place: &Place| {
            is_private(place) || self.line(place).is_some_and(|line| secret.contains(&line))
        };
        for d in &self.diagnostics {
            let level = match (d.severity, lang) {
                (Severity::Error, Lang::Zh) => Level::ERROR.with_name("错误"),
                (Severity::Error, Lang::En) => Level::ERROR,
                (Severity::Warning, Lang::Zh) => Level::WARNING.with_name("提醒"),
                (Severity::Warning, Lang::En) => Level::WARNING,
                (Severity::Note, Lang::Zh) => Level::NOTE.with_name("说明"),
                (Severity::Note, Lang::En) => Level::NOTE,
            };
            let message = d.problem.message(lang);
            let help = d.problem.help(lang);
            let title = level.primary_title(&message).id(d.problem.code());
            let advice = match lang {
                Lang::Zh => Level::HELP.with_name("怎么办"),
                Lang::En => Level::HELP,
            };
            let text = d
                .place
                .as_ref()
                .filter(|place| !hides(place))
                .and_then(|place| Some((place, self.texts.get(&place.file)?)));
            let mut group = annotate_snippets::Group::with_title(title);
            match (text, &d.place) {
                (Some((place, text)), _) => {
                    let length = text.as_str().len();
                    let start = place.span.start.min(length);
                    let end = place.span.end.clamp(start, length);
                    group = group.element(
                        Snippet::source(text.as_str())
                            .path(place.file.as_str())
                            .annotation(AnnotationKind::Primary.span(start..end)),
                    );
                }
                (None, Some(place)) => {
                    let mut origin = annotate_snippets::Origin::path(place.file.as_str());
                    if hides(place)
                        && let Some((_, line, column)) = self.position(d)
                    {
                        origin = origin.line(line).char_column(column);
                    }
                    group = group.element(origin);
                }
                (None, None) => {}
            }
            group = group.element(advice.message(&help));
            out.push_str(&renderer.render(&[group]));
            out.push_str("\n\n");
        }
        out
    }

    fn summary(&self, lang: Lang) -> String {
        let (errors, warnings) = (self.count(Severity::Error), self.count(Severity::Warning));
        let mut out = String::new();
        if self.recovered {
            out.push_str(match lang {
                Lang::Zh => "上一次生成中途停止，已先补完它。\n",
                Lang::En => "The last build had been stopped midway; it was completed first.\n",
            });
        }
        if let Some(failure) = &self.failure {
            out.push_str(&said(failure, lang));
            out.push('\n');
        }
        let counts = match lang {
            Lang::Zh => format!("{errors} 个错误，{warnings} 个提醒。"),
            Lang::En => {
                let many = |count: usize| if count == 1 { "" } else { "s" };
                let (e, w) = (many(errors), many(warnings));
                format!("{errors} error{e}, {warnings} warning{w}. ")
            }
        };
        out.push_str(&counts);
        if self.waived > 0 {
            let waived = self.waived;
            out.push_str(&match lang {
                Lang::Zh => format!("已豁免 {waived} 项条件。"),
                Lang::En if waived == 1 => "1 rule waived. ".to_owned(),
                Lang::En => format!("{waived} rules waived. "),
            });
        }
        if self.published {
            let (pages, photos) = (self.pages, self.photos);
            out.push_str(&match lang {
                Lang::Zh => format!(
                    "页面：生成 {}，沿用 {}，移除 {}；照片：生成 {}，沿用 {}，移除 {}；用时 {:.2} 秒。",
                    pages.rendered, pages.reused, pages.removed,
                    photos.rendered, photos.reused, photos.removed, self.seconds.total
                ),
                Lang::En => format!(
                    "Pages: {} rendered, {} reused, {} removed; photos: {} rendered, {} reused, {} removed; {:.2} s.",
                    pages.rendered, pages.reused, pages.removed,
                    photos.rendered, photos.reused, photos.removed, self.seconds.total
                ),
            });
        } else if self.failed() {
            out.push_str(match lang {
                Lang::Zh => "没有改动已生成的网站。",
                Lang::En => "The site that was built before is unchanged.",
            });
        }
        out.push('\n');
        out
    }
}

/// A line of a file.
type Line<'p> = (&'p SourcePath, usize);

/// Whether the lines around a place hold private values, which are shown nowhere.
fn is_private(place: &Place) -> bool {
    place.file.name() == "private.yaml"
}

fn said(failure: &Failure, lang: Lang) -> String {
    match lang {
        Lang::Zh => failure.chinese(),
        Lang::En => failure.english(),
    }
}

/// A text as GitHub's workflow commands take it.
fn escaped(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property of a workflow command, in which colons and commas mean something.
fn property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
