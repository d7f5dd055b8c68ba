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
    for rule in rules.rules.iter().flatten() {
        for text in [&rule.quote, &rule.clause] {
            out.key(text.as_ref(), Sort::Literal, &["rules", "条件"]);
        }
    }
    for standard in rules.standards.iter().flatten() {
        const STANDARDS: &[&str] = &["standards", "标准"];
        out.key(Some(&standard.quote), Sort::Literal, STANDARDS);
        out.key(standard.clause.as_ref(), Sort::Literal, STANDARDS);
    }
    if let Some(approval) = &rules.approval {
        for text in [&approval.number, &approval.office] {
            out.key(text.as_ref(), Sort::Literal, &["approval", "批准"]);
        }
    }
    for name in rules.recommenders.iter().flatten() {
        out.key(Some(name), Sort::Literal, &["recommenders", "推荐单位范围"]);
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
