//! Which files will exist: no bytes yet. The plan maps output paths to
//! self-contained jobs; it takes [`Published`] and cannot name the site.

pub mod breaks;
mod card;
mod feed;
mod job;
mod links;
pub mod map;
mod page;
mod photo;
mod planner;
mod rows;
mod story;
pub mod theme;
pub mod view;

pub use job::{
    DataRow, DataRows, FeedEntry, FileJob, Job, LinkJob, PageJob, PhotoJob, Planned, Size,
    StoryJob, View,
};
pub use photo::ENCODER_VERSION;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::{Maps, Sites, Stories, Themes};
use crate::input::{Digest, OutPath, Place};
use crate::site::Published;
use crate::site::slug::fold_key;
use job::{Draft, Shared};
use planner::Planner;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use theme::{Shape, Theme};
use view::SiteView;

/// Every file of a site, by job.
#[derive(Debug)]
pub struct Plan {
    /// In the order of their first outputs.
    pub jobs: Vec<Planned>,
    /// What every template sees as `site`.
    pub site: SiteView,
    pub theme: Theme,
    /// The cache is swept down to so many bytes.
    pub cache_bytes: u64,
}

/// How large the cache may grow unless site.yaml says otherwise: 2 GB.
const CACHE_BYTES: u64 = 2_000_000_000;

/// Plans a site. What the plan was made of goes before its jobs are put together.
pub fn plan(published: Published, theme: Theme) -> (Plan, Vec<Diagnostic>) {
    let drafts = Drafts::new(&published, &theme.shape);
    let look = Look::new(&published, theme);
    drop(published);
    dressed(drafts, look)
}

/// Plans a site as [`plan`] does. `known` is of the same `published`, or nothing;
/// afterwards it holds what another look of the same shape leaves as it is.
pub fn plan_again(
    published: &Published,
    theme: Theme,
    known: &mut Option<Drafts>,
) -> (Plan, Vec<Diagnostic>) {
    let drafts = match known.take() {
        Some(drafts) if drafts.shape == theme.shape => drafts,
        _ => Drafts::new(published, &theme.shape),
    };
    *known = Some(drafts.clone());
    dressed(drafts, Look::new(published, theme))
}

/// All jobs that follow from the content, whatever the site looks like.
#[derive(Debug, Clone)]
pub struct Drafts {
    shape: Shape,
    jobs: Vec<Draft>,
    problems: Vec<Diagnostic>,
}

impl Drafts {
    fn new(published: &Published, shape: &Shape) -> Drafts {
        let photos = photo::photos(published, shape);
        let planner = Planner::new(published, shape, &photos);
        let (pages, pictures) = page::pages(&planner);
        let addresses: BTreeSet<&str> = pages.iter().map(|(path, _)| path.as_str()).collect();
        let broken = planner.broken_links(&addresses).into_iter().map(|said| {
            let target = said.destination;
            Diagnostic::new(Stories::BrokenLink { target }, said.place)
        });
        let mut problems: Vec<Diagnostic> = broken.collect();
        problems.extend(page::homeless(&planner, &pages));
        let approved = published.settings.approval_number.is_some();
        let bare = |(_, page): &(OutPath, PageJob)| page.is_unapproved(approved);
        if published.settings.known && pages.iter().any(bare) {
            let place = Place::file(&published.settings.file);
            problems.push(Diagnostic::new(Maps::Unapproved, place));
        }
        // Walking over every view for its digest is a great part of planning.
        let mut jobs: Vec<Draft> = pages
            .into_par_iter()
            .map(|(path, job)| Draft::new(vec![path], Job::Page(Arc::new(job))))
            .collect();
        jobs.extend(photo::jobs(&photos).into_iter().map(|job| {
            let outputs = job.outputs.iter().map(|(path, _)| path.clone()).collect();
            Draft::new(outputs, Job::Photo(Arc::new(job)))
        }));
        jobs.extend(
            pictures
                .into_iter()
                .map(|(paths, job)| Draft::new(paths, Job::Picture(Arc::new(job)))),
        );
        jobs.extend(
            feed::files(&planner)
                .into_iter()
                .map(|(path, job)| Draft::new(vec![path], Job::File(Arc::new(job)))),
        );
        Drafts {
            shape: shape.clone(),
            jobs,
            problems,
        }
    }
}

/// What a site looks like: its theme, and what every page shares.
struct Look {
    theme: Theme,
    assets: Assets,
    site: SiteView,
    cache_bytes: u64,
}

impl Look {
    fn new(published: &Published, theme: Theme) -> Look {
        let assets = assets(&theme);
        Look {
            site: page::site_view(published, &theme, &assets),
            cache_bytes: published.settings.cache_bytes.unwrap_or(CACHE_BYTES),
            assets,
            theme,
        }
    }
}

/// Gives a site its look.
fn dressed(drafts: Drafts, look: Look) -> (Plan, Vec<Diagnostic>) {
    let mut problems = drafts.problems;
    let Look {
        theme,
        assets,
        site,
        cache_bytes,
    } = look;
    let shared = Shared {
        pages: shared_digest(&site, &theme),
        pictures: Digest::of_value(&theme.picture),
    };
    let files = assets
        .into_values()
        .map(|(path, bytes)| Draft::new(vec![path], Job::Asset(bytes)));
    let mut jobs: Vec<Planned> = files.map(|draft| draft.planned(shared)).collect();
    for draft in drafts.jobs {
        match &draft.job {
            Job::Page(page) if !theme.templates.contains_key(page.template) => {
                problems.push(Diagnostic::global(Themes::NoTemplate {
                    template: page.template.to_owned(),
                }));
            }
            _ => jobs.push(draft.planned(shared)),
        }
    }
    jobs.sort_by(|a, b| a.outputs.cmp(&b.outputs));
    distinct(&mut jobs, &mut problems);
    let plan = Plan {
        jobs,
        site,
        theme,
        cache_bytes,
    };
    (plan, problems)
}

/// Static files by name, with their hashed addresses.
type Assets = BTreeMap<String, (OutPath, Arc<[u8]>)>;

fn assets(theme: &Theme) -> Assets {
    theme
        .statics
        .iter()
        .filter_map(|(name, bytes)| {
            let (stem, extension) = name.rsplit_once('.')?;
            let bytes = match extension {
                "css" => coloured(bytes, theme),
                _ => bytes.clone(),
            };
            let hash = Digest::of(&bytes).short();
            let path = OutPath::new(&format!("assets/{stem}.{hash}.{extension}")).ok()?;
            Some((name.clone(), (path, bytes)))
        })
        .collect()
}

/// A stylesheet with the colours that the site chose.
fn coloured(css: &Arc<[u8]>, theme: &Theme) -> Arc<[u8]> {
    if theme.colours.is_empty() {
        return css.clone();
    }
    let chosen: String = theme
        .colours
        .iter()
        .map(|(name, colour)| format!("--{name}:{colour};"))
        .collect();
    let rule = format!("\n:root{{{chosen}}}\n");
    [css, rule.as_bytes()].concat().into()
}

/// The digest of what all pages share, which is in each page's key and in no
/// page's view.
fn shared_digest(site: &SiteView, theme: &Theme) -> Digest {
    Digest::of_value(&(site, theme.digest))
}

/// No two jobs may write one file, also not where case does not count. The
/// second is reported and not rendered: the stage holds a path once.
fn distinct(jobs: &mut Vec<Planned>, problems: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, OutPath> = BTreeMap::new();
    jobs.retain(|job| {
        let mut alone = true;
        for path in &job.outputs {
            let key = fold_key(path.as_str());
            match seen.get(&key) {
                Some(first) => {
                    alone = false;
                    problems.push(Diagnostic::global(Sites::PathCollision {
                        path: path.to_string(),
                        first: first.to_string(),
                        second: path.to_string(),
                    }));
                }
                None => {
                    seen.insert(key, path.clone());
                }
            }
        }
        alone
    });
}

/// A link of a story that leads to no page.
pub(super) struct Broken {
    destination: String,
    place: Place,
}

#[cfg(test)]
mod tests;
