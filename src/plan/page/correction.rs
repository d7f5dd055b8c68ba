//! The page of corrections, and the line on each page that was corrected.

use super::super::job::{PageJob, View};
use super::super::planner::Planner;
use super::super::view::*;
use super::Page;
use super::shared::milestone;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::References;
use crate::input::OutPath;
use std::collections::BTreeMap;

/// Where it stands.
pub(super) const ADDRESS: &str = "corrections/";

/// The page, if there is anything on it. Of each corrected page it needs the title.
pub(super) fn corrections(planner: &Planner<'_>, pages: &[Page]) -> Option<Page> {
    let titles: BTreeMap<&str, &str> = pages
        .iter()
        .filter(|page| is_read(&page.job))
        .map(|page| (page.address.as_str(), page.job.view.head().title.as_str()))
        .collect();
    let rows: Vec<CorrectionRow> = planner
        .published
        .corrections
        .iter()
        .filter_map(|correction| {
            let title = match correction.page.as_str() {
                "" => "首页",
                page => titles.get(page)?,
            };
            Some(CorrectionRow {
                date: milestone("更正日期", correction.date),
                link: planner.link(title, &correction.page),
                was: correction.was.clone(),
                now: correction.now.clone(),
            })
        })
        .collect();
    let newest = planner.published.corrections.first()?.date.iso();
    if rows.is_empty() {
        return None;
    }
    let mut head = planner.head("corrections", ADDRESS, "更正", "page");
    head.description = "本站已发布内容的更正，新的在前。".to_owned();
    let view = CorrectionsView { page: head, rows };
    let mut page = Page::new(
        ADDRESS,
        "corrections.html",
        View::Corrections(Box::new(view)),
    );
    page.date = Some(newest);
    Some(page)
}

/// Corrections of pages that are not published.
pub(in crate::plan) fn homeless(
    planner: &Planner<'_>,
    pages: &[(OutPath, PageJob)],
) -> Vec<Diagnostic> {
    let there = |address: &str| {
        let file = if address.is_empty() || address.ends_with('/') {
            format!("{address}index.html")
        } else {
            address.to_owned()
        };
        let own = format!("{ADDRESS}index.html");
        pages
            .iter()
            .any(|(path, job)| path.as_str() == file && file != own && is_read(job))
    };
    let corrections = planner.published.corrections.iter();
    corrections
        .filter(|correction| !there(&correction.page))
        .map(|correction| {
            let page = correction.page.clone();
            Diagnostic::new(References::UnknownPage { page }, correction.place.clone())
        })
        .collect()
}

/// Whether a page is there to be read: one that only leads elsewhere is not, nor is the one for addresses of nothing.
fn is_read(job: &PageJob) -> bool {
    !matches!(job.view, View::Redirect(_) | View::NotFound(_))
}

impl Planner<'_> {
    /// When the page at an address was last corrected, if it ever was.
    pub(in crate::plan) fn corrected(&self, address: &str) -> Option<Corrected> {
        let mut corrections = self.published.corrections.iter();
        // The newest comes first.
        let last = corrections.find(|correction| correction.page == address)?;
        Some(Corrected {
            date: last.date.long(),
            iso: last.date.iso(),
            href: self.href(ADDRESS),
        })
    }
}
