//! Machine-readable files: data, feed, sitemap, robots.

use super::job::{DataRow, DataRows, FeedEntry, FileJob};
use super::planner::Planner;
use crate::input::OutPath;
use crate::parse::site::Data;
use crate::site::published::Honoree;
use crate::site::region::Region;
use crate::site::slug::encoded_address;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many entries the feed holds.
const NEWEST: usize = 50;

/// The files of a site that are no pages.
pub(super) fn files(planner: &Planner<'_>) -> Vec<(OutPath, FileJob)> {
    let published = planner.published;
    let settings = &published.settings;
    let mut out: Vec<(&str, FileJob)> = Vec::new();
    if settings.data != Data::None {
        let mut paths = Paths::new();
        let rows = published.honorees.iter();
        let rows = rows.map(|honoree| row(planner, honoree, &mut paths));
        let rows = DataRows::new(rows.collect());
        out.push((
            "data/honorees.json",
            FileJob::Json {
                generated_for: published.today.date().iso(),
                rows: rows.clone(),
            },
        ));
        out.push(("data/honorees.csv", FileJob::Csv { rows }));
    }
    let sitemap = settings
        .base_url
        .as_ref()
        .map(|base| base.join("sitemap.xml"));
    if let Some(base) = &settings.base_url {
        let entries = feed(planner);
        out.push((
            "atom.xml",
            FileJob::Atom {
                title: settings.title.clone(),
                home: base.join(""),
                itself: base.join("atom.xml"),
                updated: entries
                    .iter()
                    .map(|entry| entry.updated.clone())
                    .max()
                    .unwrap_or_else(|| timestamp("1970-01-01")),
                entries,
            },
        ));
        out.push((
            "sitemap.xml",
            FileJob::Sitemap {
                entries: super::page::sitemap(planner)
                    .into_iter()
                    .map(|(address, date)| (base.join(&encoded_address(&address)), date))
                    .collect(),
            },
        ));
    }
    out.push(("robots.txt", FileJob::Robots { sitemap }));
    out.into_iter()
        .filter_map(|(path, job)| Some((OutPath::new(path).ok()?, job)))
        .collect()
}

/// A day as a moment of RFC 3339, at its start in China.
fn timestamp(day: &str) -> String {
    format!("{day}T00:00:00+08:00")
}

fn feed(planner: &Planner<'_>) -> Vec<FeedEntry> {
    let published = planner.published;
    let Some(base) = &published.settings.base_url else {
        return Vec::new();
    };
    let mut newest: Vec<&Honoree> = published
        .honorees
        .iter()
        .filter(|honoree| honoree.subject.is_none())
        .collect();
    newest.sort_by_key(|honoree| (std::cmp::Reverse(honoree.honored_day), honoree.programme));
    newest
        .into_iter()
        .take(NEWEST)
        .map(|honoree| {
            let day = honoree.honored_day.unwrap_or(published.today).date().iso();
            let programme = planner.programme(honoree);
            let programme = programme
                .map(|p| p.programme.title.clone())
                .unwrap_or_default();
            FeedEntry {
                title: format!("{} · {programme}", honoree.name),
                address: base.join(&encoded_address(&format!("honorees/{}/", honoree.slug))),
                updated: timestamp(&day),
                summary: honoree
                    .citation
                    .clone()
                    .or_else(|| honoree.brief.clone())
                    .unwrap_or_default()
                    .to_string(),
            }
        })
        .collect()
}

/// Regions from the root down, by code and zone: many honorees share one.
type Paths = BTreeMap<(String, Option<String>), Arc<str>>;

/// `重庆市/渝中区`, with the zone behind it.
fn region_path(planner: &Planner<'_>, region: &Region, paths: &mut Paths) -> Arc<str> {
    let zone = match region {
        Region::Zone { id, .. } => Some(id),
        Region::Division(_) => None,
    };
    let path = paths
        .entry((region.code().to_string(), zone.cloned()))
        .or_insert_with(|| {
            let mut path = planner.published.divisions.path(region.code()).join("/");
            if let Some(id) = zone {
                path.push_str(&format!("/{}", planner.region_name(id)));
            }
            path.into()
        });
    path.clone()
}

fn row(planner: &Planner<'_>, honoree: &Honoree, paths: &mut Paths) -> DataRow {
    let published = planner.published;
    let programme = planner.programme(honoree).map(|p| &p.programme);
    let category = programme.and_then(|programme| programme.categories.get(honoree.category));
    let host = honoree
        .subject
        .and_then(|subject| planner.honoree(subject))
        .unwrap_or(honoree);
    let region = honoree.region.as_ref();
    let mut fields = serde_json::Map::new();
    if published.settings.data == Data::Full {
        for field in &honoree.fields {
            let data = field.data.as_deref().cloned().unwrap_or_default();
            fields.insert(field.key.to_string(), data);
        }
    }
    DataRow {
        slug: honoree.slug.clone(),
        name: honoree.name.clone(),
        programme: programme.map(|p| p.id.clone()).unwrap_or_default(),
        year: programme.map(|p| p.year).unwrap_or_default(),
        category: category.map(|c| c.id.clone()).unwrap_or_default(),
        award: category.and_then(|c| c.award.clone()),
        grade: honoree
            .grade
            .and_then(|grade| programme?.grades.get(grade))
            .map(|(id, _)| id.clone()),
        region: region.map(|region| region_path(planner, region, paths)),
        adcode: region.map(|region| region.code().to_string()),
        unit: honoree
            .unit
            .and_then(|unit| planner.links.units.get(unit))
            .map(|unit| unit.title.clone()),
        affiliation: honoree.affiliation.clone(),
        citation: honoree.citation.clone(),
        tags: honoree
            .tags
            .iter()
            .filter_map(|tag| Some(planner.links.fields.get(*tag)?.title.clone()))
            .collect(),
        honored_on: honoree.honored_on.map(|date| date.iso()),
        address: match &published.settings.base_url {
            Some(base) => base.join(&encoded_address(&format!("honorees/{}/", host.slug))),
            None => format!("/{}", encoded_address(&format!("honorees/{}/", host.slug))),
        },
        fields,
    }
}
