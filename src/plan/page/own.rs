//! The user's own pages, and the page for addresses that lead nowhere.

use super::super::job::View;
use super::super::planner::Planner;
use super::super::view::*;
use super::Page;
use super::shared::description;
use crate::parse::markdown::plain;

pub(super) fn pages(planner: &Planner<'_>) -> Vec<Page> {
    planner
        .published
        .pages
        .iter()
        .map(|own| {
            let address = format!("{}/", own.slug);
            let mut head = planner.head("page", &address, &own.title, "page");
            let text = plain(&own.story.text);
            let first = text
                .lines()
                .find(|line| *line != own.title && !line.is_empty());
            head.description = description(first.unwrap_or(&own.title));
            let mut story = planner.story(
                &own.story,
                &own.photos,
                &own.title,
                &head.root,
                2,
                own.titled,
            );
            story.leads = true;
            let view = OwnPageView { page: head };
            let mut page = Page::new(address, "page.html", View::Own(Box::new(view)));
            page.job.stories = vec![story];
            page
        })
        .collect()
}

/// `404.html`: a host serves it at any depth, so its links start at the host's
/// root; on a USB stick nothing serves it, and they are relative.
pub(super) fn not_found(planner: &Planner<'_>) -> Page {
    let settings = &planner.published.settings;
    let mut head = planner.head("404", "", "没有这个页面", "404");
    head.noindex = true;
    head.canonical = None;
    // It has the address of the home page, and nothing on it.
    head.corrected = None;
    head.description = "没有这个页面".to_owned();
    head.root = match (&settings.base_url, settings.offline) {
        (_, true) => "./".to_owned(),
        (Some(base), false) => base.path.clone(),
        (None, false) => "/".to_owned(),
    };
    let view = NotFoundView {
        page: head,
        links: vec![
            planner.link("首页", ""),
            planner.link("先进典型", "honorees/"),
            planner.link("名录", "roll/"),
        ],
    };
    Page::new("404.html", "404.html", View::NotFound(Box::new(view)))
}
