//! `/regions/` and a page for each region: its map, its parts, its honorees.

use super::super::job::View;
use super::super::map::picture::picture;
use super::super::map::{Layers, People, Subject, map};
use super::super::planner::{Planner, page_address};
use super::super::view::*;
use super::Page;
use super::shared::{description, mixed_note, subject_title};
use crate::atlas::{Adcode, Division, Level, short_name};
use crate::site::name::Kind;
use crate::site::region::Region;
use std::collections::BTreeMap;

pub(super) fn regions(planner: &Planner<'_>) -> Vec<Page> {
    let counts = planner.counts();
    let divisions = &planner.published.divisions;
    let mut codes: Vec<String> = planner.regions.keys().cloned().collect();
    // The page of the whole is the index of regions and exists on every site.
    if let Some(root) = divisions.root()
        && !codes.iter().any(|code| code == root.code.as_str())
    {
        codes.push(root.code.to_string());
    }
    let layers = (planner.published.settings.map.shown.layers)
        .and_then(|by| Layers::new(planner, by, |_| true));
    codes
        .iter()
        .flat_map(|code| region(planner, code, &counts, layers.as_ref()))
        .collect()
}

fn region(
    planner: &Planner<'_>,
    code: &str,
    counts: &BTreeMap<String, usize>,
    layers: Option<&Layers>,
) -> Vec<Page> {
    let published = planner.published;
    let divisions = &published.divisions;
    let division = divisions.get_text(code);
    let zone = published.zones.iter().find(|zone| zone.id == code);
    let address = planner.region_address(code);
    let nation = division.is_some_and(|division| division.parent.is_none());
    let empty = Vec::new();
    let list = planner.regions.get(code).unwrap_or(&empty);
    // The page of the whole is an index: its list of honorees is `/honorees/`.
    let listed: &[usize] = if nation { &[] } else { list };
    let ranges = planner.ranges(listed.len());
    let total_pages = ranges.len();
    let name = planner.region_name(code);
    ranges
        .into_iter()
        .map(|(number, range)| {
            let here = page_address(&address, number);
            let title = if nation { "地区" } else { &name };
            let mut head = planner.head("region", &here, title, "regions");
            head.description = description(&format!("{name}的科技志愿服务先进典型"));
            breadcrumbs(planner, code, nation, &mut head);
            let stem = format!("{address}map");
            let drawn = division.filter(|_| number == 1).and_then(|division| {
                map(
                    planner,
                    &Subject {
                        region: &division.code,
                        day: published.today,
                        counts,
                        id_prefix: "map",
                        root: &head.root,
                        people: People::default(),
                        layers,
                        picture: &stem,
                    },
                )
            });
            let picture = drawn
                .as_ref()
                .filter(|(_, map)| map.picture.is_some())
                .map(|(spec, map)| (stem.clone(), picture(spec, map, &published.settings.title)));
            let (spec, map) = drawn.unzip();
            let unit = planner.unit_of(list);
            let view = RegionView {
                name: name.clone(),
                adcode: code.to_owned(),
                whole: nation,
                parts_called: parts_called(planner, division),
                level: match division.map(|division| division.level) {
                    Some(Level::Country) => "country",
                    Some(Level::Province) => "province",
                    Some(Level::Prefecture) => "prefecture",
                    Some(Level::County) => "county",
                    None => "zone",
                },
                figures: vec![Figure {
                    value: list.len().to_string(),
                    unit: unit.to_owned(),
                    label: "入选先进典型".to_owned(),
                    href: nation.then(|| planner.href("honorees/")),
                }],
                kinds: if number == 1 {
                    kinds(planner, list)
                } else {
                    Vec::new()
                },
                people: match &map {
                    Some(map) if !nation => people(planner, &map.rows),
                    _ => Vec::new(),
                },
                parts: parts(planner, code, counts),
                map,
                cards: planner.cards_of(listed.get(range).unwrap_or_default()),
                total: list.len(),
                unit: unit.to_owned(),
                note: mixed_note(planner),
                pager: planner.pager(&address, number, total_pages),
                remarks: remarks(planner, code, nation, zone.map(|zone| zone.within)),
                empty: format!("{name}目前没有可以公开的名单。"),
                page: head,
            };
            let mut page = Page::new(here, "region.html", View::Region(Box::new(view)));
            if let Some(spec) = spec {
                spec.put(&mut page.job);
            }
            page.picture = picture;
            page
        })
        .collect()
}

/// What the parts of a region are called together.
fn parts_called(planner: &Planner<'_>, division: Option<&Division>) -> &'static str {
    let Some(division) = division.filter(|division| division.level == Level::Country) else {
        return "地区";
    };
    let mut parts = planner.published.divisions.children(&division.code);
    match parts.next() {
        Some(part) if part.level == Level::Country => "国家和地区",
        Some(_) if division.code.as_str() == "100000" => "省（自治区、直辖市）",
        _ => "地区",
    }
}

/// How many of each kind, persons first.
fn kinds(planner: &Planner<'_>, list: &[usize]) -> Vec<KindRow> {
    let mut out: Vec<(Kind, KindRow)> = Vec::new();
    for honoree in list.iter().filter_map(|index| planner.honoree(*index)) {
        let title = subject_title(planner, honoree);
        match out.iter_mut().find(|(_, row)| row.title == title) {
            Some((_, row)) => row.count += 1,
            None => out.push((
                honoree.kind,
                KindRow {
                    title,
                    count: 1,
                    unit: match honoree.kind {
                        Kind::Person => "位",
                        Kind::Group => "个",
                    },
                },
            )),
        }
    }
    out.sort_by_key(|(kind, _)| *kind == Kind::Group);
    out.into_iter().map(|(_, row)| row).collect()
}

/// How many names a part of a region shows.
const NAMES: usize = 12;

/// The names in each part that the map draws.
fn people(planner: &Planner<'_>, rows: &[RegionRow]) -> Vec<RegionPeople> {
    rows.iter()
        .map(|row| {
            let list = planner.regions.get(&row.adcode);
            let list = list.map(Vec::as_slice).unwrap_or_default();
            let cards = list.iter().filter_map(|index| planner.cards.get(*index));
            RegionPeople {
                name: short_name(&row.name).to_owned(),
                adcode: row.adcode.clone(),
                href: row.href.clone(),
                names: cards
                    .take(NAMES)
                    .map(|card| LinkView {
                        title: card.name.clone(),
                        href: Some(card.href.clone()),
                    })
                    .collect(),
                left: list.len().saturating_sub(NAMES),
            }
        })
        .collect()
}

fn breadcrumbs(planner: &Planner<'_>, code: &str, nation: bool, head: &mut PageHead) {
    if nation {
        return;
    }
    let divisions = &planner.published.divisions;
    let zone = planner.published.zones.iter().find(|zone| zone.id == code);
    let region = match (zone, Adcode::new(code)) {
        (Some(zone), _) => Region::Zone {
            id: zone.id.clone(),
            within: zone.within,
        },
        (None, Some(code)) if divisions.get(&code).is_some() => Region::Division(code),
        _ => return,
    };
    let mut path = planner.region_path(&region);
    path.pop();
    for (at, mut link) in path.into_iter().enumerate() {
        if at == 0 {
            link.title = "地区".into();
        }
        head.breadcrumbs.push(link);
    }
}

/// The parts of a region that have a page: divisions, then zones.
fn parts(planner: &Planner<'_>, code: &str, counts: &BTreeMap<String, usize>) -> Vec<RegionRow> {
    let divisions = &planner.published.divisions;
    let Some(own) = Adcode::new(code) else {
        return Vec::new();
    };
    let inner = divisions
        .children(&own)
        .map(|division| division.code.to_string());
    let zones = planner
        .published
        .zones
        .iter()
        .filter(|zone| zone.within == own)
        .map(|zone| zone.id.clone());
    inner
        .chain(zones)
        .filter_map(|code| {
            Some(RegionRow {
                name: planner.region_name(&code),
                href: Some(planner.region_href(&code)?),
                count: counts.get(&code).copied().unwrap_or_default(),
                layers: Vec::new(),
                adcode: code,
            })
        })
        .collect()
}

/// What has to be said beside the numbers.
fn remarks(planner: &Planner<'_>, code: &str, nation: bool, within: Option<Adcode>) -> Vec<String> {
    let divisions = &planner.published.divisions;
    let mut out = Vec::new();
    if nation && planner.unplaced > 0 {
        out.push(format!(
            "另有{}{}未注明地区。",
            planner.unplaced,
            planner.count_unit()
        ));
    }
    if let Some(within) = within {
        out.push(format!(
            "功能区，位于{}，计入该地区。",
            planner.region_name(within.as_str())
        ));
    }
    if let Some(next) = divisions
        .get_text(code)
        .and_then(|division| division.successor)
    {
        let until = divisions.get_text(code).and_then(|division| division.until);
        let since = until
            .map(|day| format!("自{}年{}月起", day.year, day.month))
            .unwrap_or_default();
        out.push(format!(
            "{since}已并入{}，计入该地区。",
            planner.region_name(next.as_str())
        ));
    }
    out
}
