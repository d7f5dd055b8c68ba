//! `/honorees/<slug>/`: one person or team, and every honour of theirs.

use super::super::breaks::clauses;
use super::super::job::{StoryJob, View};
use super::super::map::{locator, tiles};
use super::super::photo::Frame;
use super::super::planner::Planner;
use super::super::view::*;
use super::Page;
use super::hierarchy::Hierarchy;
use super::photos;
use super::shared::{description, milestone};
use crate::parse::form::Type;
use crate::parse::map_style::MapStyle;
use crate::parse::value::Date;
use crate::site::published::{Honoree, PublicField};
use rayon::prelude::*;
use std::sync::Arc;

/// How many neighbours of the same field are shown.
const RELATED: usize = 5;

pub(super) fn honorees(planner: &Planner<'_>) -> Vec<Page> {
    let hierarchy = Hierarchy::new(planner);
    let honorees = planner.published.honorees.par_iter().enumerate();
    let own = honorees.filter(|(_, honoree)| honoree.subject.is_none());
    let pages: Vec<Vec<Page>> = own
        .map(|(index, honoree)| honoree_pages(planner, &hierarchy, index, honoree))
        .collect();
    pages.into_iter().flatten().collect()
}

fn honoree_pages(
    planner: &Planner<'_>,
    hierarchy: &Hierarchy,
    index: usize,
    honoree: &Honoree,
) -> Vec<Page> {
    let address = format!("honorees/{}/", honoree.slug);
    let mut head = planner.head("honoree", &address, &honoree.name, "honorees");
    let line = honoree.citation.as_ref().or(honoree.brief.as_ref());
    head.description = description(line.unwrap_or(&honoree.name));
    let indices = planner.honours.get(&index).cloned().unwrap_or_default();
    let mut stories: Vec<StoryJob> = Vec::new();
    let mut honours = Vec::new();
    for honour in indices.iter().filter_map(|at| planner.honoree(*at)) {
        honours.push(honour_view(planner, honour, &head.root, &mut stories));
    }
    if let Some(first) = honours.first() {
        head.breadcrumbs.push(first.programme.clone());
        head.breadcrumbs.push(first.category.clone());
    }
    let Some(card) = planner.cards.get(index).cloned() else {
        return Vec::new();
    };
    let day = planner.programme(honoree).map(|p| p.programme.map_day);
    let located = honoree
        .region
        .as_ref()
        .zip(day)
        .map(|(region, day)| (region.code(), day));
    let tiled = planner.published.settings.map.shown.style == MapStyle::Tiles;
    let squares =
        (located.filter(|_| tiled)).and_then(|(region, day)| tiles::locator(planner, region, day));
    let located =
        (located.filter(|_| !tiled)).and_then(|(region, day)| locator(planner, region, day));
    let hero = photos::hero(&card, &honours);
    photos::hang(&mut honours, &mut stories, hero.as_ref());
    let any_photo = honours.iter().any(|honour| !honour.photos.is_empty());
    let gallery = format!("{address}photos/");
    let view = HonoreeView {
        name_en: honoree.name_en.clone(),
        affiliation: honoree.affiliation.clone(),
        quote: honoree.quote.clone().map(|(text, source)| QuoteView {
            clauses: clauses(&text),
            source,
        }),
        region: honoree
            .region
            .as_ref()
            .map(|region| planner.region_path(region))
            .unwrap_or_default(),
        unit: honoree
            .unit
            .and_then(|unit| planner.links.units.get(unit))
            .cloned(),
        tags: tags(planner, &indices),
        links: honoree
            .links
            .iter()
            .map(|(title, url)| LinkView {
                title: title.as_str().into(),
                href: Some(url.as_str().into()),
            })
            .collect(),
        video: None,
        locator: located.is_some() || squares.is_some(),
        map_caption: if tiled {
            tiles::CAPTION.to_owned()
        } else {
            planner.map_caption(planner.published.settings.approval_number.as_ref())
        },
        previous: neighbour(planner, index, honoree, false),
        next: neighbour(planner, index, honoree, true),
        related: related(planner, index, honoree),
        tiers: hierarchy.tiers(planner, honoree),
        below: hierarchy.below(planner, honoree),
        gallery_href: any_photo.then(|| planner.href(&gallery)),
        hero,
        honours,
        card,
        page: head,
    };
    let mut out = Vec::new();
    if any_photo {
        out.push(photos::gallery(planner, honoree, gallery, &address, &view));
    }
    let mut page = Page::new(address, "honoree.html", View::Honoree(Box::new(view)));
    page.job.stories = stories;
    page.job.locator = located.map(Arc::new);
    page.job.tile_locator = squares.map(Arc::new);
    page.date = honoree.honored_day.map(|day| day.date().iso());
    out.push(page);
    out
}

fn honour_view(
    planner: &Planner<'_>,
    honour: &Honoree,
    root: &str,
    stories: &mut Vec<StoryJob>,
) -> HonourView {
    let programme = planner.programme(honour).map(|p| &p.programme);
    let category = programme.and_then(|programme| programme.categories.get(honour.category));
    let links = &planner.links;
    let story = honour.story.as_deref().map(|story| {
        stories.push(planner.story(story, &honour.photos, &honour.name, root, 3, false));
        stories.len() - 1
    });
    HonourView {
        programme: links
            .programmes
            .get(honour.programme)
            .cloned()
            .unwrap_or_default(),
        year: programme
            .map(|programme| programme.year)
            .unwrap_or_default(),
        category: links.category(honour).cloned().unwrap_or_default(),
        award: category.and_then(|category| category.award.clone()),
        grade: honour
            .grade
            .and_then(|grade| programme?.grades.get(grade))
            .map(|(_, title)| title.clone()),
        honored_on: honour.honored_on.map(|date| milestone("公布日期", date)),
        clauses: honour.citation.as_deref().map(clauses).unwrap_or_default(),
        citation: honour.citation.clone(),
        figures: figures(honour),
        facts: honour.fields.iter().map(fact).collect(),
        story,
        story_label: honour.story_label.clone(),
        photos: honour
            .photos
            .iter()
            .filter(|photo| photo.listed)
            .map(|photo| {
                planner
                    .photos
                    .image(photo, Frame::Whole, &honour.name, planner.shape)
            })
            .collect(),
        strips: Vec::new(),
        leads: false,
    }
}

/// The numbers that stand best alone, in this order; others follow as printed.
const TELLING: [&str; 6] = [
    "volunteers",
    "activities",
    "hours",
    "activities_per_year",
    "resident_ratio",
    "active_ratio",
];

/// Up to four numbers of the form, and for how many years a person has served.
fn figures(honour: &Honoree) -> Vec<Figure> {
    let mut numbers: Vec<&PublicField> = honour
        .fields
        .iter()
        .filter(|field| field.number.is_some())
        .collect();
    numbers.sort_by_key(|field| {
        let place = TELLING.iter().position(|key| *key == &*field.key);
        place.unwrap_or(TELLING.len())
    });
    let numbers = numbers.into_iter().filter_map(|field| {
        let (value, unit) = *field.number.clone()?;
        Some(Figure {
            value: grouped(&value),
            unit,
            label: field.label.to_string(),
            href: None,
        })
    });
    numbers.chain(service(honour)).take(4).collect()
}

/// The full years from the month of the first service to that of the honour.
fn service(honour: &Honoree) -> Option<Figure> {
    let field = honour.field("service_since")?;
    let (since, until) = (Date::parse(&field.shown)?, honour.honored_on?);
    let early = until.month.zip(since.month).is_some_and(|(u, s)| u < s);
    let years = until.year - since.year - i16::from(early);
    (years > 0).then(|| Figure {
        value: years.to_string(),
        unit: "年".to_owned(),
        label: format!("自{}起", field.shown),
        href: None,
    })
}

/// A number of four digits and more in groups of three: `21,300`.
fn grouped(number: &str) -> String {
    let whole = number.split('.').next().unwrap_or(number);
    let rest: String = number.chars().skip(whole.chars().count()).collect();
    let digits = whole.chars().count();
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (digits - at).is_multiple_of(3) && digits > 3 {
            out.push(',');
        }
        out.push(digit);
    }
    out + &rest
}

fn fact(field: &PublicField) -> Fact {
    Fact {
        key: field.key.clone(),
        label: field.label.clone(),
        value: field.shown.clone(),
        items: if field.kind == Type::List {
            field.items.clone()
        } else {
            Vec::new()
        },
        href: None,
    }
}

/// The fields of all honours, the main one first.
fn tags(planner: &Planner<'_>, honours: &[usize]) -> Vec<LinkView> {
    let mut seen = Vec::new();
    for honour in honours.iter().filter_map(|at| planner.honoree(*at)) {
        for tag in &honour.tags {
            if !seen.contains(tag) {
                seen.push(*tag);
            }
        }
    }
    seen.into_iter()
        .filter_map(|tag| planner.links.fields.get(tag).cloned())
        .collect()
}

/// The one before or behind in the list of the same category.
fn neighbour(
    planner: &Planner<'_>,
    index: usize,
    honoree: &Honoree,
    forward: bool,
) -> Option<Neighbour> {
    let mut at = index;
    loop {
        at = if forward {
            at.checked_add(1)?
        } else {
            at.checked_sub(1)?
        };
        let other = planner.honoree(at)?;
        if (other.programme, other.category) != (honoree.programme, honoree.category) {
            return None;
        }
        if other.subject.is_none() {
            let card = planner.cards.get(at)?;
            return Some(Neighbour {
                name: card.name.clone(),
                name_class: card.name_class,
                person: card.person,
                href: card.href.clone(),
                portrait: card.portrait.clone(),
                monogram: card.monogram.clone(),
            });
        }
    }
}

/// Others of the main field: those that follow in its list, round its end.
fn related(planner: &Planner<'_>, index: usize, honoree: &Honoree) -> Vec<CardRef> {
    let Some(list) = honoree
        .tags
        .first()
        .and_then(|tag| planner.fields.get(*tag))
    else {
        return Vec::new();
    };
    let start = list.partition_point(|other| *other <= index);
    let (before, behind) = list.split_at(start);
    // Persons beside a person, teams beside a team; the order stays otherwise.
    // The field may be everybody's: only as many are looked at as are needed.
    let (mut alike, mut others) = (Vec::new(), Vec::new());
    for other in behind.iter().chain(before).copied() {
        let Some(found) = planner.honoree(other) else {
            continue;
        };
        if found.subject.unwrap_or(other) == index {
            continue;
        }
        if found.kind == honoree.kind {
            alike.push(other);
            if alike.len() == RELATED {
                break;
            }
        } else if others.len() < RELATED {
            others.push(other);
        }
    }
    alike.append(&mut others);
    alike.truncate(RELATED);
    planner.cards_of(&alike)
}
