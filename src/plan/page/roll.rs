//! `/roll/`, the 名录: all names, persons first, printable on A4.

use super::super::card::name_class;
use super::super::job::View;
use super::super::planner::Planner;
use super::super::view::*;
use super::Page;
use super::shared::{description, subject_title};
use crate::parse::site::Order;
use crate::site::name::Kind;
use crate::site::order::{Name, heading_letter, heading_strokes};
use crate::site::order_note;
use crate::site::published::{Honoree, Roll};
use std::collections::BTreeMap;

pub(super) fn rolls(planner: &Planner<'_>) -> Vec<Page> {
    let [by_name, by_pinyin] = &planner.published.rolls;
    vec![
        roll(planner, "roll/", by_name),
        roll(planner, "roll/pinyin/", by_pinyin),
    ]
}

fn roll(planner: &Planner<'_>, address: &str, roll: &Roll) -> Page {
    let published = planner.published;
    let order = roll.order;
    let [by_name, _] = &published.rolls;
    let mut head = planner.head("roll", address, "名录", "roll");
    head.description = description(&format!("{}：全部名录", published.settings.title));
    let mut listed: Vec<usize> = (0..published.honorees.len())
        .filter(|index| planner.honours.contains_key(index))
        .collect();
    listed.sort_by_key(|index| roll.places.get(*index));
    // Persons first, then the other categories by their titles' first
    // appearance in the order of programmes.
    let mut sections: Vec<(String, Kind, Vec<usize>)> = Vec::new();
    let mut titles: Vec<(usize, String, Kind)> = Vec::new();
    for (index, honoree) in published.honorees.iter().enumerate() {
        if !planner.honours.contains_key(&index) {
            continue;
        }
        let title = subject_title(planner, honoree);
        if !titles.iter().any(|(_, known, _)| *known == title) {
            titles.push((index, title, honoree.kind));
        }
    }
    titles.sort_by_key(|(at, _, kind)| (*kind == Kind::Group, *at));
    let mut members: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for index in &listed {
        if let Some(honoree) = planner.honoree(*index) {
            members
                .entry(subject_title(planner, honoree))
                .or_default()
                .push(*index);
        }
    }
    for (_, title, kind) in titles {
        let list = members.remove(&title).unwrap_or_default();
        sections.push((title, kind, list));
    }
    let view = RollView {
        orders: vec![
            LinkView {
                title: order_note(by_name.order, Kind::Person)
                    .trim_matches(['（', '）'])
                    .trim_end_matches("排序")
                    .into(),
                href: (address != "roll/").then(|| planner.href("roll/").into()),
            },
            LinkView {
                title: "按拼音".into(),
                href: (address == "roll/").then(|| planner.href("roll/pinyin/").into()),
            },
        ],
        total: listed.len(),
        unit: planner.unit_of(&listed).to_owned(),
        years: years(planner),
        sections: sections
            .into_iter()
            .map(|(title, kind, list)| section(planner, title, kind, &list, order))
            .collect(),
        empty: "目前没有可以公开的名单。".to_owned(),
        page: head,
    };
    Page::new(address, "roll.html", View::Roll(Box::new(view)))
}

/// From the first year of all honours to the last.
fn years(planner: &Planner<'_>) -> String {
    let years = planner.cards.iter().map(|card| card.year);
    match (years.clone().min(), years.max()) {
        (Some(first), Some(last)) if first != last => format!("{first}年至{last}年"),
        (Some(only), _) => format!("{only}年"),
        (None, _) => String::new(),
    }
}

enum Heading {
    Strokes,
    Letters,
    None,
}

fn by_heading(order: Order) -> Heading {
    match order {
        Order::Strokes | Order::StrokesWord => Heading::Strokes,
        Order::Pinyin => Heading::Letters,
        _ => Heading::None,
    }
}

fn section(
    planner: &Planner<'_>,
    title: String,
    kind: Kind,
    list: &[usize],
    order: Order,
) -> RollSection {
    let published = planner.published;
    let mut groups: Vec<RollGroup> = Vec::new();
    for index in list {
        let Some(honoree) = planner.honoree(*index) else {
            continue;
        };
        let name = Name {
            text: &honoree.name,
            kind: honoree.kind,
            pinyin: honoree.pinyin.as_deref(),
            name_en: honoree.name_en.as_deref(),
            sort_as: None,
        };
        let heading = match (by_heading(order), kind) {
            (Heading::Strokes, Kind::Person) => heading_strokes(&name, &published.strokes)
                .map_or("其他".to_owned(), |count| {
                    format!("{}画", han_number(count))
                }),
            (Heading::Letters, _) => heading_letter(&name).map_or("其他".to_owned(), String::from),
            _ => String::new(),
        };
        if groups.last().is_none_or(|group| group.heading != heading) {
            groups.push(RollGroup {
                heading,
                names: Vec::new(),
            });
        }
        if let Some(group) = groups.last_mut() {
            group.names.push(entry(planner, *index, honoree));
        }
    }
    RollSection {
        title,
        person: kind == Kind::Person,
        note: order_note(order, kind).to_owned(),
        total: list.len(),
        groups,
    }
}

fn entry(planner: &Planner<'_>, index: usize, honoree: &Honoree) -> RollName {
    let card = planner.cards.get(index);
    let detail = honoree
        .affiliation
        .clone()
        .or_else(|| card.and_then(|card| card.unit.clone()))
        .or_else(|| card.and_then(|card| card.region.clone()))
        .unwrap_or_default();
    RollName {
        name: honoree.name.clone(),
        name_class: name_class(&honoree.name),
        href: card.map(|card| card.href.clone()).unwrap_or_default(),
        detail,
        place: card.and_then(|card| card.region.clone()),
        year: card.map(|card| card.year).unwrap_or_default(),
    }
}

/// A stroke count in Han digits: 一, 十, 十二, 二十.
fn han_number(number: u8) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |at: u8| DIGITS.get(usize::from(at)).copied().unwrap_or("");
    match number {
        0 => "零".to_owned(),
        1..=9 => digit(number).to_owned(),
        10..=19 => format!("十{}", digit(number % 10)),
        _ => format!("{}十{}", digit(number / 10), digit(number % 10)),
    }
}
