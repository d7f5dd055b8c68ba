//! The texts of a programme: its own, and those that it quotes.

use super::{Gathered, Sort, Told, bodies};
use crate::site::Programme;

/// What would be published of a programme. How to object is not among it: an office gives its own number there.
pub(in crate::check) fn programme(programme: &Programme) -> Vec<Told<'_>> {
    let rules = &programme.rules;
    let mut out = Gathered::new(&programme.file);
    if let Some(title) = &rules.title {
        out.key(Some(&title.value), Sort::Title, &["title", "标题"]);
    }
    out.key(rules.summary.as_ref(), Sort::Own, &["summary", "导语"]);
    for category in &programme.categories {
        const CATEGORIES: &[&str] = &["categories", "类别"];
        out.key(Some(&category.title), Sort::Own, CATEGORIES);
        out.key(category.award.as_ref(), Sort::Title, CATEGORIES);
    }
    for (_, title) in &programme.grades {
        out.key(Some(title), Sort::Plain, &["grades", "等次"]);
    }
    for (_, word) in rules.terms.iter().flatten() {
        out.key(Some(&word.value), Sort::Own, &["terms", "用语"]);
    }
    bodies(
        &mut out,
        rules.issuers.as_deref().unwrap_or_default(),
        &["issuers", "发布单位"],
    );
    if let Some(document) = &rules.document {
        const DOCUMENT: &[&str] = &["document", "文件"];
        out.key(document.title.as_ref(), Sort::Literal, DOCUMENT);
        out.key(document.number.as_ref(), Sort::Literal, DOCUMENT);
        if let Some(url) = &document.url {
            out.key(Some(&url.value), Sort::Target, DOCUMENT);
        }
    }
    out.key(rules.review.as_ref(), Sort::Literal, &["review", "评审"]);
    let quotes = (rules.rules.iter().flatten()).filter_map(|rule| rule.quote.as_ref());
    for quote in quotes {
        out.key(Some(quote), Sort::Literal, &["rules", "条件"]);
    }
    if let Some(notice) = &programme.notice {
        const NOTICE: &[&str] = &["notice", "公示"];
        out.key(notice.title.as_ref(), Sort::Own, NOTICE);
        out.key(notice.basis.as_ref(), Sort::Own, NOTICE);
        for body in &notice.signed {
            out.key(Some(body), Sort::Plain, NOTICE);
        }
    }
    out.list
}
