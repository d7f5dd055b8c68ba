//! `/`: the latest programme, the map, its walls.

use super::super::breaks::clauses;
use super::super::job::View;
use super::super::map::{People, Subject, atlas_day, map};
use super::super::planner::Planner;
use super::super::view::*;
use super::Page;
use super::shared::{Most, description, programme_card, walls};
use crate::atlas::Adcode;
use crate::site::Programme;
use crate::site::name::Kind;

/// How many cards a band of the home page shows: two rows of portraits, as many
/// rows as stand beside a photo.
const BAND: Most = Most {
    persons: 12,
    groups: 7,
};

pub(super) fn home(planner: &Planner<'_>) -> Page {
    let published = planner.published;
    let settings = &published.settings;
    let mut head = planner.head("home", "", &settings.title, "home");
    head.description = description(settings.subtitle.as_deref().unwrap_or(&settings.title));
    let released: Vec<(usize, _)> = published
        .programmes
        .iter()
        .enumerate()
        .filter(|(_, programme)| programme.released)
        .collect();
    // The latest programme with an honoree; without one, the latest of all.
    let latest = released
        .iter()
        .find(|(index, _)| published.honorees.iter().any(|h| h.programme == *index))
        .or(released.first())
        .copied();
    let featured: Vec<usize> = settings
        .featured
        .iter()
        .filter_map(|slug| {
            let found = |honoree: &crate::site::published::Honoree| *honoree.slug == *slug.value;
            published.honorees.iter().position(found)
        })
        .collect();
    let listed: Vec<usize> = published
        .honorees
        .iter()
        .enumerate()
        .filter(|(_, honoree)| latest.is_some_and(|(index, _)| honoree.programme == index))
        .map(|(index, _)| index)
        .collect();
    let people = People {
        chosen: &featured,
        others: &listed,
    };
    let counts = planner.counts();
    let drawn = region(planner).and_then(|region| {
        // Its region's own page has the same map.
        let stem = format!("{}map", planner.region_address(region.as_str()));
        map(
            planner,
            &Subject {
                region: &region,
                day: published.today,
                counts: &counts,
                id_prefix: "map",
                root: &head.root,
                people,
                // The home page is a calm picture: layers are for the pages that one studies.
                layers: None,
                picture: &stem,
            },
        )
    });
    let (spec, map) = drawn.unzip();
    let view = HomeView {
        programme: latest.map(|(index, programme)| programme_card(planner, index, programme)),
        notices: published
            .programmes
            .iter()
            .filter(|programme| !programme.released && programme.notice.is_some())
            .map(|waiting| notice_link(planner, &waiting.programme))
            .collect(),
        map,
        figures: figures(planner),
        featured: planner
            .cards_of(&featured)
            .into_iter()
            .map(|card| Featured {
                clauses: card.brief.as_deref().map(clauses).unwrap_or_default(),
                card,
            })
            .collect(),
        summary: latest
            .and_then(|(_, programme)| programme.programme.rules.summary.as_deref())
            .map(clauses)
            .unwrap_or_default(),
        walls: latest.map_or_else(Vec::new, |(index, programme)| {
            walls(planner, index, programme, &BAND)
        }),
        programmes: published
            .programmes
            .iter()
            .enumerate()
            .filter(|(index, programme)| {
                programme.released && latest.is_none_or(|(latest, _)| latest != *index)
            })
            .map(|(index, programme)| programme_card(planner, index, programme))
            .collect(),
        page: head,
    };
    let mut page = Page::new("", "home.html", View::Home(Box::new(view)));
    if let Some(spec) = spec {
        spec.put(&mut page.job);
    }
    page
}

/// A notice by the whole title of its programme.
fn notice_link(planner: &Planner<'_>, programme: &Programme) -> LinkView {
    planner.link(
        &format!("{}公示", programme.title),
        &format!("{}/notice/", programme.id),
    )
}

/// What the home map shows: the site's region, else the smallest that holds
/// every honoree and has a map.
fn region(planner: &Planner<'_>) -> Option<Adcode> {
    let published = planner.published;
    if let Some(region) = published.settings.region {
        return Some(region);
    }
    let divisions = &published.divisions;
    let root = divisions.root()?.code;
    let placed = planner.regions.get(root.as_str())?.len();
    if placed == 0 {
        return None;
    }
    let day = atlas_day(published.today);
    let mut at = root;
    loop {
        let holds_all = |code: &Adcode| {
            let list = planner.regions.get(code.as_str());
            list.is_some_and(|list| list.len() == placed)
                && published.atlas.ground(code, day).is_some()
        };
        let part = {
            let mut parts = divisions.children(&at).map(|division| division.code);
            parts.find(holds_all)
        };
        match part {
            Some(part) => at = part,
            None => return Some(at),
        }
    }
}

/// How many persons, groups and units there are: three numbers, no more.
fn figures(planner: &Planner<'_>) -> Vec<Figure> {
    let published = planner.published;
    let count = |kind: Kind| {
        published
            .honorees
            .iter()
            .filter(|honoree| honoree.subject.is_none() && honoree.kind == kind)
            .count()
    };
    [
        (count(Kind::Person), "位", "个人典型", Some("honorees/")),
        (
            count(Kind::Group),
            "个",
            "组织、项目与站点",
            Some("honorees/"),
        ),
        (
            published
                .units
                .iter()
                .zip(&planner.units)
                .filter(|(_, list)| !list.is_empty())
                .count(),
            "家",
            "推荐单位",
            Some("units/"),
        ),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(count, unit, label, address)| Figure {
        value: count.to_string(),
        unit: unit.to_owned(),
        label: label.to_owned(),
        href: address.map(|address| planner.href(address)),
    })
    .collect()
}
