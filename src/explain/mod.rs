//! What a code means, why it is one, and how to mend it, for `accolade explain`:
//! a text in each language with a heading for each code. The catalogue states
//! the facts of one mistake in a line; here is room for the reason and for an
//! example.
//!
//! The texts are Markdown that reads well in a terminal: `# Stage words`, and
//! below it `## code words` with paragraphs and indented examples.

use crate::diagnostic::{Lang, Problem, Severity};
use crate::parse::label::nearest;

const ZH: &str = include_str!("zh.md");
const EN: &str = include_str!("en.md");

fn text(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => ZH,
        Lang::En => EN,
    }
}

/// What is written of one code: a line, and what follows it.
fn section(code: &str, lang: Lang) -> Option<(&'static str, &'static str)> {
    let mut sections = text(lang).split("\n## ").skip(1);
    let section = sections.find(|section| {
        let rest = section.strip_prefix(code);
        rest.is_some_and(|rest| rest.starts_with(' '))
    })?;
    let own = section.split("\n# ").next().unwrap_or_default();
    let (heading, body) = own.split_once('\n').unwrap_or((own, ""));
    let (_, words) = heading.split_once(' ')?;
    Some((words.trim(), body.trim()))
}

/// What is written of a stage.
fn stage_words(stage: &str, lang: Lang) -> &'static str {
    let mut headings = text(lang)
        .lines()
        .filter_map(|line| line.strip_prefix("# "));
    let words = headings.find_map(|line| line.strip_prefix(stage)?.strip_prefix(' '));
    words.unwrap_or_default().trim()
}

fn weight(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::Zh) => "错误",
        (Severity::Warning, Lang::Zh) => "提醒",
        (Severity::Note, Lang::Zh) => "说明",
        (Severity::Error, Lang::En) => "error",
        (Severity::Warning, Lang::En) => "warning",
        (Severity::Note, Lang::En) => "note",
    }
}

/// A code as it is copied from a report: `unknown-key`, `[unknown-key]` or
/// `error[unknown-key]`.
fn bare(written: &str) -> String {
    let inner = written.rsplit('[').next().unwrap_or(written);
    let inner = inner.split(']').next().unwrap_or(inner);
    inner.trim().to_lowercase().replace('_', "-")
}

/// All that is said of a code, in both languages, the asked one first; `None` if
/// there is no such code.
pub fn explain(written: &str, lang: Lang) -> Option<String> {
    let asked = bare(written);
    let stages = Problem::stages();
    let all = stages.iter().flat_map(|(_, codes)| *codes);
    let (code, severity) = all.copied().find(|(code, _)| *code == asked)?;
    let other = match lang {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    };
    let one = |lang| {
        let (words, body) = section(code, lang)?;
        let heading = match lang {
            Lang::Zh => format!("{code}（{}）：{words}", weight(severity, lang)),
            Lang::En => format!("{code} ({}): {words}", weight(severity, lang)),
        };
        Some(format!("{heading}\n\n{body}\n"))
    };
    let both: Vec<String> = [lang, other].into_iter().filter_map(one).collect();
    Some(both.join("\n"))
}

/// Every code with a line of its own, by stage.
pub fn list(lang: Lang) -> String {
    let mut out = String::new();
    for (stage, codes) in Problem::stages() {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(stage_words(stage, lang));
        out.push('\n');
        for (code, severity) in codes {
            let words = section(code, lang).map_or("", |(words, _)| words);
            let (open, close) = match lang {
                Lang::Zh => ("（", "）"),
                Lang::En => (" (", ")"),
            };
            let weight = weight(*severity, lang);
            out.push_str(&format!("  {code:<24} {words}{open}{weight}{close}\n"));
        }
    }
    out
}

/// What to say of a code that does not exist.
pub fn unknown(written: &str, lang: Lang) -> String {
    let codes = Problem::codes();
    let asked = bare(written);
    let near = nearest(&asked, codes.iter().copied()).or_else(|| {
        let part = |code: &&&str| asked.chars().count() >= 4 && code.contains(&asked);
        codes.iter().find(part).copied()
    });
    match (lang, near) {
        (Lang::Zh, Some(near)) => format!(
            "没有代码“{written}”\n  怎么办：是否想写 {near}？请运行 accolade explain {near}；列出全部代码：accolade explain"
        ),
        (Lang::Zh, None) => {
            format!("没有代码“{written}”\n  怎么办：列出全部代码：accolade explain")
        }
        (Lang::En, Some(near)) => format!(
            "there is no code `{written}`\n  help: did you mean {near}? Run `accolade explain {near}`; `accolade explain` lists all codes"
        ),
        (Lang::En, None) => {
            format!("there is no code `{written}`\n  help: `accolade explain` lists all codes")
        }
    }
}

#[cfg(test)]
mod tests;
