//! What may appear. Plan takes this and cannot name the site: nothing that is
//! private, internal, not consented to, not yet honoured or no longer so can
//! reach a page, since it is not here.

mod correction;
mod honoree;
mod notice;

use super::group::Group;
use super::model::{Page, Programme, Record, Site};
use super::order::OwnStrokes;
use super::region::Zone;
use super::settings::Settings;
use super::sort::{ListKey, list_key};
use super::team::PARENT;
use crate::atlas::{Atlas, Divisions};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::{References, Sites};
use crate::input::Place;
use crate::parse::label::fold;
use crate::parse::nomination::Status;
use crate::parse::site::Order;
use crate::parse::value::{Date, Day, Moment};
pub use correction::Correction;
pub use honoree::{Honoree, PublicField};
pub use notice::{Candidate, Notice, State};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Everything that may appear at one moment.
#[derive(Debug)]
pub struct Published {
    pub settings: Settings,
    pub divisions: Arc<Divisions>,
    pub atlas: Arc<Atlas>,
    pub zones: Vec<Zone>,
    /// Newest first: by year, then announcement, then id. Programmes that are
    /// not released yet are here only for their notice.
    pub programmes: Vec<PublishedProgramme>,
    /// In list order: newest programme first, then category, then its order.
    pub honorees: Vec<Honoree>,
    pub units: Vec<Group>,
    pub fields: Vec<Group>,
    pub pages: Vec<Page>,
    /// Newest first.
    pub corrections: Vec<Correction>,
    pub strokes: OwnStrokes,
    pub today: Day,
    /// What will appear or vanish by itself, and when.
    pub due: Vec<(Moment, String)>,
    /// The two orders of the roll: the site's, or strokes where that is pinyin,
    /// and pinyin.
    pub rolls: [Roll; 2],
}

/// An order of the roll.
#[derive(Debug)]
pub struct Roll {
    pub order: Order,
    /// By honoree, its place in the order.
    pub places: Vec<usize>,
}

impl Roll {
    /// An order by its keys, which come by honoree.
    fn new(order: Order, keys: &[ListKey]) -> Roll {
        let mut sorted: Vec<(&ListKey, usize)> = keys.iter().zip(0..).collect();
        sorted.sort();
        let mut places = vec![0; keys.len()];
        for (place, (_, index)) in sorted.into_iter().enumerate() {
            if let Some(slot) = places.get_mut(index) {
                *slot = place;
            }
        }
        Roll { order, places }
    }
}

/// A programme as it may appear.
#[derive(Debug)]
pub struct PublishedProgramme {
    pub programme: Programme,
    /// Whether it has a page and honorees; else only its notice exists.
    pub released: bool,
    pub notice: Option<Notice>,
}

impl Published {
    /// What of `site` may appear at `now`.
    pub fn new(site: &Site, now: Moment) -> (Published, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let today = now.day();
        let mut order: Vec<usize> = (0..site.programmes.len()).collect();
        order.sort_by_key(|index| {
            site.programmes.get(*index).map(|programme| {
                let announced = programme.rules.announced_on.as_ref();
                (
                    std::cmp::Reverse(programme.year),
                    std::cmp::Reverse(announced.map(|date| date.value.first_day())),
                    programme.id.clone(),
                )
            })
        });
        let mut due = Vec::new();
        let mut programmes = Vec::new();
        let mut position = vec![0; site.programmes.len()];
        for (at, index) in order.iter().enumerate() {
            let Some(programme) = site.programmes.get(*index) else {
                continue;
            };
            if let Some(slot) = position.get_mut(*index) {
                *slot = at;
            }
            let release = programme.rules.release_at.as_ref().map(|at| at.value);
            if let Some(release) = release.filter(|release| *release > now) {
                due.push((release, format!("{}：发布", programme.title)));
            }
            programmes.push(PublishedProgramme {
                released: release.is_none_or(|release| release <= now),
                notice: notice::notice(site, programme, *index, now, &mut due),
                programme: programme.clone(),
            });
        }
        let (honorees, listed) = honorees(site, &programmes, &position);
        let by_name = match site.settings.order {
            Order::Pinyin => Order::Strokes,
            other => other,
        };
        let rolls = [by_name, Order::Pinyin].map(|order| {
            let keys = honorees.par_iter().zip(&listed);
            let keys = keys.filter_map(|(honoree, (known, key))| {
                // Most often lists and roll have one order.
                if *known == order {
                    return Some(key.clone());
                }
                let record = site.records.get(honoree.record)?;
                Some(list_key(record, order, honoree.honored_day, &site.strokes))
            });
            Roll::new(order, &keys.collect::<Vec<_>>())
        });
        if honorees.is_empty() && site.complete {
            problems.push(Diagnostic::global(Sites::Empty));
        }
        for slug in &site.settings.featured {
            // One who only waits for the hour of release is no mistake.
            let waits = site.records.iter().any(|record| {
                let published = position.get(record.programme);
                let published = published.and_then(|at| programmes.get(*at));
                record.slug == slug.value
                    && published.is_some_and(|published| {
                        !published.released && appears(record, &published.programme)
                    })
            });
            if !waits && !honorees.iter().any(|honoree| *honoree.slug == *slug.value) {
                problems.push(Diagnostic::new(
                    References::UnknownFeatured {
                        slug: slug.value.clone(),
                    },
                    Place::new(&site.settings.file, slug.span),
                ));
            }
        }
        let (units, fields) = groups(site, &honorees);
        let corrections = correction::corrections(site, &honorees, today, &mut problems);
        due.sort();
        let published = Published {
            settings: site.settings.clone(),
            divisions: site.divisions.clone(),
            atlas: site.atlas.clone(),
            zones: site.zones.clone(),
            programmes,
            honorees,
            units,
            fields,
            pages: site.pages.clone(),
            corrections,
            strokes: site.strokes.clone(),
            today,
            due,
            rolls,
        };
        (published, problems)
    }
}

/// The units and fields, named as those write them who appear.
fn groups(site: &Site, honorees: &[Honoree]) -> (Vec<Group>, Vec<Group>) {
    let mut shown: Vec<usize> = honorees.iter().map(|honoree| honoree.record).collect();
    shown.sort_unstable();
    let shown: Vec<&Record> = shown
        .into_iter()
        .filter_map(|index| site.records.get(index))
        .collect();
    let units = shown.iter().filter_map(|record| {
        let written = record.nomination.unit.as_ref()?;
        Some((record.unit?, written.value.as_str()))
    });
    let fields = shown.iter().flat_map(|record| {
        let written = record.nomination.tags.iter().map(|tag| tag.value.as_str());
        written.filter_map(|tag| Some((site.fields.position(tag)?, tag)))
    });
    (site.units.named_by(units), site.fields.named_by(fields))
}

/// Whether a record may appear as an honoree of a released programme.
fn appears(record: &Record, programme: &Programme) -> bool {
    match record.status {
        Status::Honored => true,
        Status::Recommended => programme.rules.publish_recommended == Some(true),
        Status::Nominated | Status::Notice | Status::NotSelected | Status::Withdrawn => false,
    }
}

/// All who may appear, in list order, and the keys that they stand by.
fn honorees(
    site: &Site,
    programmes: &[PublishedProgramme],
    position: &[usize],
) -> (Vec<Honoree>, Vec<(Order, ListKey)>) {
    let placed = |(index, record): (usize, &Record)| {
        let at = position.get(record.programme).copied()?;
        let published = programmes.get(at)?;
        if !published.released || !appears(record, &published.programme) {
            return None;
        }
        let category = published.programme.categories.get(record.category);
        let order = category
            .and_then(|category| category.order)
            .unwrap_or(site.settings.order);
        let honored = honored_on(record, &published.programme).map(|date| date.first_day());
        let key = list_key(record, order, honored, &site.strokes);
        Some(((at, record.category, key, index), order))
    };
    let records = site.records.par_iter().enumerate();
    let mut list: Vec<_> = records.filter_map(placed).collect();
    list.sort_by(|(one, _), (other, _)| one.cmp(other));
    let places: BTreeMap<usize, usize> = list
        .iter()
        .enumerate()
        .map(|(at, ((_, _, _, index), _))| (*index, at))
        .collect();
    let hidden = hidden(site, &places);
    list.into_par_iter()
        .filter_map(|((at, _, key, index), order)| {
            let record = site.records.get(index)?;
            let programme = &programmes.get(at)?.programme;
            let subject = host(site, index, &places).and_then(|host| places.get(&host).copied());
            let mut honoree = Honoree::new(index, record, programme, at, subject, &site.settings);
            if record
                .parent()
                .is_some_and(|above| hidden.contains(&fold(above)))
            {
                honoree.fields.retain(|field| &*field.key != PARENT);
            }
            Some((honoree, (order, key)))
        })
        .unzip()
}

/// Names of groups that have a record and may not appear: as the team above another they would all the same.
fn hidden(site: &Site, places: &BTreeMap<usize, usize>) -> BTreeSet<String> {
    if !site.records.iter().any(|record| record.parent().is_some()) {
        return BTreeSet::new();
    }
    let (mut shown, mut hidden) = (BTreeSet::new(), BTreeSet::new());
    for (index, record) in site.records.iter().enumerate() {
        let names = if places.contains_key(&index) {
            &mut shown
        } else {
            &mut hidden
        };
        names.insert(fold(&record.name));
    }
    hidden.retain(|name| !shown.contains(name));
    hidden
}

/// The record at whose page another one stands: `same_as` is followed as far as
/// records are published, since a relation to one that is not is ignored.
fn host(site: &Site, index: usize, places: &BTreeMap<usize, usize>) -> Option<usize> {
    let named = |at: usize| {
        let subject = site.records.get(at)?.subject?;
        places.contains_key(&subject).then_some(subject)
    };
    let mut host = named(index)?;
    while let Some(further) = named(host) {
        host = further;
    }
    Some(host)
}

/// The day of the honour: the record's, else the programme's, else its deadline.
fn honored_on(record: &Record, programme: &Programme) -> Option<Date> {
    let own = record.nomination.honored_on.as_ref().map(|date| date.value);
    let announced = programme.rules.announced_on.as_ref().map(|date| date.value);
    let deadline = programme.rules.deadline.as_ref();
    own.or(announced)
        .or_else(|| deadline.map(|deadline| deadline.value.before().day().date()))
}
