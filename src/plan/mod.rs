//! Which files will exist: no bytes yet. The plan maps output paths to
//! self-contained jobs; it takes [`Published`] and cannot name the site.

pub mod breaks;
mod card;
mod feed;
mod job;
pub mod map;
mod page;
mod photo;
mod planner;
mod story;
pub mod theme;
pub mod view;

pub use job::{
    DataRow, FeedEntry, FileJob, Job, LinkJob, PageJob, PhotoJob, Planned, Size, StoryJob, View,
};
pub use photo::ENCODER_VERSION;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::{Sites, Stories, Themes};
use crate::input::{Digest, OutPath, Place};
use crate::site::Published;
use crate::site::slug::fold_key;
use planner::Planner;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use theme::Theme;
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

/// Plans a site.
pub fn plan(published: &Published, theme: Theme) -> (Plan, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let mut jobs = Vec::new();
    let assets = assets(&theme);
    let site = page::site_view(published, &theme, &assets);
    let shared = shared_digest(&site, &theme);
    for (path, bytes) in assets.values() {
        jobs.push(Planned::new(
            vec![path.clone()],
            Job::Asset(bytes.clone()),
            shared,
        ));
    }
    let photos = photo::photos(published, &theme);
    let planner = Planner::new(published, &theme, &photos);
    let pages = page::pages(&planner);
    let addresses: BTreeSet<&str> = pages.iter().map(|(path, _)| path.as_str()).collect();
    for said in planner.broken_links(&addresses) {
        problems.push(Diagnostic::new(
            Stories::BrokenLink {
                target: said.destination,
            },
            said.place,
        ));
    }
    let (pages, bare): (Vec<_>, Vec<_>) = pages
        .into_iter()
        .partition(|(_, job)| theme.templates.contains_key(&job.template));
    problems.extend(bare.into_iter().map(|(_, job)| {
        Diagnostic::global(Themes::NoTemplate {
            template: job.template,
        })
    }));
    // Walking over every view for its key is the greater part of planning.
    jobs.par_extend(
        pages
            .into_par_iter()
            .map(|(path, job)| Planned::new(vec![path], Job::Page(Box::new(job)), shared)),
    );
    for job in photo::jobs(&photos) {
        let outputs = job.outputs.iter().map(|(path, _)| path.clone()).collect();
        jobs.push(Planned::new(outputs, Job::Photo(Box::new(job)), shared));
    }
    for (path, job) in feed::files(&planner) {
        jobs.push(Planned::new(vec![path], Job::File(Box::new(job)), shared));
    }
    jobs.sort_by(|a, b| a.outputs.cmp(&b.outputs));
    distinct(&mut jobs, &mut problems);
    let cache_bytes = published.settings.cache_bytes.unwrap_or(CACHE_BYTES);
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
