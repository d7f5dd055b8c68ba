//! The texts of the site itself and of its own pages.

use super::{At, Gathered, Sort, Told, bodies};
use crate::parse::corrections::Correction;
use crate::site::{Page, Site};
use std::borrow::Cow;

/// What stands on every page. The footer's contact is not among it: it is the office's own.
pub(in crate::check) fn site(site: &Site) -> Vec<Told<'_>> {
    let settings = &site.settings;
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
    let footer = &settings.footer;
    for number in [&footer.icp, &footer.police] {
        // A serial number by itself, whatever its digits look like.
        let filed = number.as_ref().is_some_and(|number| is_filing(number));
        if !filed {
            out.key(number.as_ref(), Sort::Literal, &["footer", "页脚"]);
        }
    }
    for (groups, names) in [
        (&site.units, &["units", "推荐单位"]),
        (&site.fields, &["fields", "服务领域"]),
    ] {
        for group in groups.declared() {
            out.key(Some(&group.name), Sort::Literal, names);
            // An address that was made of the name says nothing more.
            if !digits(&group.name).contains(&digits(&group.slug)) {
                out.key(Some(&group.slug), Sort::Address, names);
            }
        }
    }
    for zone in &site.zones {
        const REGIONS: &[&str] = &["regions", "功能区"];
        out.key(Some(&zone.name), Sort::Literal, REGIONS);
        out.key(Some(&zone.id), Sort::Address, REGIONS);
    }
    out.list
}

fn digits(text: &str) -> String {
    text.chars().filter(|c| c.is_numeric()).collect()
}

/// Whether a text is the number of a filing and nothing else: 渝ICP备12345678号-1, 渝公网安备 50010302001234号.
fn is_filing(text: &str) -> bool {
    let Some((_, number)) = text.split_once('备') else {
        return false;
    };
    number
        .chars()
        .all(|c| c.is_numeric() || c.is_whitespace() || "案号第：:-－".contains(c))
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
