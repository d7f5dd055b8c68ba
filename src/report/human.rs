//! The report for a person on a terminal: a part of it, and what it comes to.

use super::{Report, said};
use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::input::{Place, SourcePath};
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// So many problems of one code are shown to a person; who has seen twenty knows the kind.
const OF_A_CODE: usize = 20;

/// So many in all: a terminal holds little more.
const IN_ALL: usize = 200;

/// So many codes are named of those that are not shown.
const CODES: usize = 10;

/// So many removed pages are named.
const REMOVED: usize = 20;

impl Report {
    pub(super) fn human(&self, lang: Lang, colour: bool) -> String {
        self.listed(lang, colour) + &self.summary(lang)
    }

    /// The diagnostics, each with its line and its remedy: as many as a person reads, and a word on the others.
    pub(super) fn listed(&self, lang: Lang, colour: bool) -> String {
        let renderer = if colour {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let mut out = String::new();
        let (shown, left) = self.chosen();
        let hiding = self.diagnostics.iter().filter(|d| d.problem.hides_line());
        let secret: BTreeSet<Line<'_>> = hiding
            .filter_map(|d| self.line(d.place.as_ref()?))
            .collect();
        let hides = |place: &Place| {
            is_private(place) || self.line(place).is_some_and(|line| secret.contains(&line))
        };
        for d in shown {
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
        out.push_str(&left_out(&left, lang));
        out
    }

    /// The line that a place begins in.
    fn line<'p>(&self, place: &'p Place) -> Option<Line<'p>> {
        let text = self.texts.get(&place.file)?;
        Some((&place.file, text.position(place.span.start).0))
    }

    /// What is shown, in the order of files, and how many of which code are not. When there are too many, errors are shown
    /// before warnings and warnings before notes.
    fn chosen(&self) -> (Vec<&Diagnostic>, BTreeMap<&'static str, usize>) {
        let mut left = BTreeMap::new();
        if self.all {
            return (self.diagnostics.iter().collect(), left);
        }
        let mut order: Vec<usize> = (0..self.diagnostics.len()).collect();
        order.sort_by_key(|at| self.diagnostics.get(*at).map(|said| said.severity));
        let mut shown: BTreeSet<usize> = BTreeSet::new();
        let mut of_code: BTreeMap<&str, usize> = BTreeMap::new();
        for at in order {
            let Some(code) = self.diagnostics.get(at).map(|said| said.problem.code()) else {
                continue;
            };
            let count = of_code.entry(code).or_default();
            if *count < OF_A_CODE && shown.len() < IN_ALL {
                *count += 1;
                shown.insert(at);
            } else {
                *left.entry(code).or_default() += 1;
            }
        }
        let list = shown.iter().filter_map(|at| self.diagnostics.get(*at));
        (list.collect(), left)
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
        if self.checked {
            out.push_str(&self.sums().shown(lang, self.all));
            out.push_str(&self.due_list(lang));
        }
        out.push_str(&self.removed_list(lang));
        out.push_str(&counted(errors, warnings, lang));
        out.push_str(match lang {
            Lang::Zh => "。",
            Lang::En => ". ",
        });
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

    /// What will appear or vanish by itself, and when.
    fn due_list(&self, lang: Lang) -> String {
        if self.due.is_empty() {
            return String::new();
        }
        let mut out = match lang {
            Lang::Zh => "将要出现或消失：\n".to_owned(),
            Lang::En => "Due to appear or to vanish:\n".to_owned(),
        };
        for (moment, what) in &self.due {
            out.push_str(&format!("  {}  {what}\n", moment.shown()));
        }
        out
    }

    /// The pages that are gone, which whoever took a record down wants to see.
    fn removed_list(&self, lang: Lang) -> String {
        let pages = self.removed.iter().filter(|path| path.ends_with(".html"));
        let count = pages.clone().count();
        if count == 0 {
            return String::new();
        }
        let mut out = match lang {
            Lang::Zh => "移除的页面：\n".to_owned(),
            Lang::En => "Pages removed:\n".to_owned(),
        };
        let shown = if self.all { count } else { REMOVED };
        for page in pages.take(shown) {
            out.push_str(&format!("  {page}\n"));
        }
        if count > shown {
            let left = count - shown;
            out.push_str(&match lang {
                Lang::Zh => format!("  ……还有 {left} 个，用 --all 全部列出\n"),
                Lang::En => format!("  … and {left} more, which --all shows\n"),
            });
        }
        out
    }
}

/// So many errors and warnings, in words.
pub(super) fn counted(errors: usize, warnings: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{errors} 个错误，{warnings} 个提醒"),
        Lang::En => {
            let many = |count: usize| if count == 1 { "" } else { "s" };
            let (e, w) = (many(errors), many(warnings));
            format!("{errors} error{e}, {warnings} warning{w}")
        }
    }
}

/// What is not shown, most first, and how to see it.
fn left_out(left: &BTreeMap<&'static str, usize>, lang: Lang) -> String {
    let count: usize = left.values().sum();
    if count == 0 {
        return String::new();
    }
    let mut codes: Vec<(&str, usize)> = left.iter().map(|(code, count)| (*code, *count)).collect();
    codes.sort_by_key(|(code, count)| (Reverse(*count), *code));
    let named: Vec<String> = codes
        .iter()
        .take(CODES)
        .map(|(code, count)| match lang {
            Lang::Zh => format!("{code} {count} 处"),
            Lang::En => format!("{count} of {code}"),
        })
        .collect();
    let more = codes.len() > CODES;
    match lang {
        Lang::Zh => format!(
            "还有 {count} 处没有列出：{}{}。要看全部，请加 --all；要表格，用 --report csv；给程序读，用 --report json。\n\n",
            named.join("，"),
            if more { "，等等" } else { "" },
        ),
        Lang::En => format!(
            "{count} more are not shown: {}{}. See all by --all, as a table by --report csv, for programs by --report json.\n\n",
            named.join(", "),
            if more { ", and others" } else { "" },
        ),
    }
}

/// A line of a file.
type Line<'p> = (&'p SourcePath, usize);

/// Whether the lines around a place hold private values, which are shown nowhere.
fn is_private(place: &Place) -> bool {
    place.file.name() == "private.yaml"
}
