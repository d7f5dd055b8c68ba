//! The texts of the site itself and of its own pages.

use super::{At, Gathered, Sort, Told, bodies};
use crate::parse::corrections::Correction;
use crate::site::{Page, Settings};
use std::borrow::Cow;

/// What stands on every page. The footer's contact is not among it: it is the office's own.
pub(in crate::check) fn site(settings: &Settings) -> Vec<Told<'_>> {
    let mut out = Gathered::new(&settings.file);
    out.key(Some(&settings.title), Sort::Title, &["title", "标题"]);
    out.key(
        settings.subtitle.as_ref(),
        Sort::Own,
        &["subtitle", "副标题"],
    );
    out.key(
        settings.banner.as_ref(),
        Sort::Plain,
        &["banner", "站点提示"],
    );
    bodies(&mut out, &settings.footer.issuers, &["footer", "页脚"]);
    for (role, name) in &settings.credits {
        out.key(Some(role), Sort::Plain, &["credits", "署名"]);
        out.key(Some(name), Sort::Plain, &["credits", "署名"]);
    }
    out.list
}

/// A page of the user's own, and its address.
pub(in crate::check) fn page(page: &Page) -> Vec<Told<'_>> {
    let mut out = Gathered::new(&page.story.file);
    out.list.push(Told {
        text: Cow::Borrowed(&page.story.text),
        sort: Sort::Page,
        file: &page.story.file,
        at: At::File,
    });
    out.add(page.slug.as_str(), Sort::Address, At::Folder);
    if !page.titled {
        out.add(page.title.as_str(), Sort::Plain, At::Folder);
    }
    out.list
}

/// What a correction tells.
pub(in crate::check) fn correction(correction: &Correction) -> Vec<Told<'_>> {
    let mut out = Gathered::new(&correction.file);
    for told in [&correction.was, &correction.now].into_iter().flatten() {
        out.add(told.value.as_str(), Sort::Plain, At::Span(told.span));
    }
    out.list
}
