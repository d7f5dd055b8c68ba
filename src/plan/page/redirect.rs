//! Older addresses, and those of records whose page stands elsewhere.

use super::super::job::View;
use super::super::planner::Planner;
use super::super::view::*;
use super::Page;
use crate::site::slug::encoded_address;

pub(super) fn redirects(planner: &Planner<'_>) -> Vec<Page> {
    let mut out = Vec::new();
    for honoree in &planner.published.honorees {
        let host = honoree
            .subject
            .and_then(|subject| planner.honoree(subject))
            .unwrap_or(honoree);
        let own = honoree.subject.map(|_| &*honoree.slug);
        for from in own
            .into_iter()
            .chain(honoree.aliases.iter().map(String::as_str))
        {
            out.push(redirect(planner, from, &host.slug, &host.name));
        }
    }
    out
}

fn redirect(planner: &Planner<'_>, from: &str, to: &str, name: &str) -> Page {
    let target = format!("honorees/{to}/");
    let address = format!("honorees/{from}/");
    let mut head = planner.head("redirect", &address, name, "honorees");
    head.noindex = true;
    head.canonical = planner
        .published
        .settings
        .base_url
        .as_ref()
        .map(|base| base.join(&encoded_address(&target)));
    let view = RedirectView {
        page: head,
        target: planner.href(&target),
    };
    Page::new(address, "redirect.html", View::Redirect(Box::new(view)))
}
