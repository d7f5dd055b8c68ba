//! Pages, one file a kind.

mod correction;
mod group;
mod hierarchy;
mod home;
mod honoree;
mod list;
mod notice;
mod own;
mod photos;
mod programme;
mod redirect;
mod region;
mod roll;
mod shared;

use super::job::{PageJob, View};
use super::map::PictureJob;
use super::map::picture;
use super::planner::Planner;
use crate::input::OutPath;
use std::collections::BTreeMap;

pub(super) use correction::homeless;
pub(super) use shared::site_view;

/// A page with its address below the root.
pub(super) struct Page {
    pub(super) address: String,
    pub(super) job: PageJob,
    /// The date of its content, for the sitemap.
    pub(super) date: Option<String>,
    /// Its map as a picture, by the address of the files without an ending.
    pub(super) picture: Option<(String, PictureJob)>,
}

impl Page {
    fn new(address: impl Into<String>, template: &'static str, view: View) -> Page {
        Page {
            address: address.into(),
            job: PageJob {
                template,
                view,
                stories: Vec::new(),
                map: None,
                locator: None,
                tiles: None,
                image: None,
                tile_locator: None,
            },
            date: None,
            picture: None,
        }
    }
}

/// Pictures by their files.
type Pictures = Vec<(Vec<OutPath>, PictureJob)>;

/// All pages by their files, and the pictures of maps that belong to them.
pub(super) fn pages(planner: &Planner<'_>) -> (Vec<(OutPath, PageJob)>, Pictures) {
    let mut pictures = Vec::new();
    let pages = all(planner)
        .into_iter()
        .filter_map(|page| {
            if let Some((stem, job)) = page.picture {
                pictures.push((picture::files(&stem), job));
            }
            let file = if page.address.is_empty() || page.address.ends_with('/') {
                format!("{}index.html", page.address)
            } else {
                page.address
            };
            Some((OutPath::new(&file).ok()?, page.job))
        })
        .collect();
    (pages, pictures)
}

fn all(planner: &Planner<'_>) -> Vec<Page> {
    let mut out = vec![home::home(planner)];
    out.extend(programme::programmes(planner));
    out.extend(notice::notices(planner));
    out.extend(honoree::honorees(planner));
    out.extend(list::honorees(planner));
    out.extend(region::regions(planner));
    out.extend(group::groups(planner));
    out.extend(roll::rolls(planner));
    out.extend(own::pages(planner));
    out.push(own::not_found(planner));
    out.extend(redirect::redirects(planner));
    out.extend(correction::corrections(planner, &out));
    out
}

/// The addresses that search engines should know, with their dates.
pub(super) fn sitemap(planner: &Planner<'_>) -> Vec<(String, Option<String>)> {
    let published = planner.published;
    let mut out = BTreeMap::new();
    for address in ["", "honorees/", "regions/", "units/", "fields/", "roll/"] {
        out.insert(address.to_owned(), None);
    }
    for entry in &published.programmes {
        let programme = &entry.programme;
        let day = shared::announced(programme).map(|date| date.iso());
        if entry.released {
            out.insert(format!("{}/", programme.id), day.clone());
            for category in &programme.categories {
                out.insert(format!("{}/{}/", programme.id, category.id), day.clone());
            }
        }
        if entry.notice.is_some() {
            out.insert(format!("{}/notice/", programme.id), None);
        }
    }
    for honoree in published
        .honorees
        .iter()
        .filter(|honoree| honoree.subject.is_none())
    {
        let day = honoree.honored_day.map(|day| day.date().iso());
        out.insert(format!("honorees/{}/", honoree.slug), day);
    }
    for code in planner.regions.keys() {
        out.insert(planner.region_address(code), None);
    }
    let units = published
        .units
        .iter()
        .zip(&planner.units)
        .map(|row| ("units", row));
    let fields = published
        .fields
        .iter()
        .zip(&planner.fields)
        .map(|row| ("fields", row));
    for (folder, (group, list)) in units.chain(fields) {
        if !list.is_empty() {
            out.insert(format!("{folder}/{}/", group.slug), None);
        }
    }
    if let Some(newest) = published.corrections.first() {
        out.insert(correction::ADDRESS.to_owned(), Some(newest.date.iso()));
    }
    for page in &published.pages {
        out.insert(format!("{}/", page.slug), None);
    }
    out.into_iter().collect()
}
