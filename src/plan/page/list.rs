//! `/honorees/`: everybody, newest programme first.

use super::super::job::View;
use super::super::planner::{Planner, page_address};
use super::super::view::*;
use super::Page;
use super::shared::{description, mixed_note};

pub(super) fn honorees(planner: &Planner<'_>) -> Vec<Page> {
    // Each subject once, with its newest honour.
    let list: Vec<usize> = (0..planner.published.honorees.len())
        .filter(|index| {
            let subject = planner
                .honoree(*index)
                .and_then(|honoree| honoree.subject)
                .unwrap_or(*index);
            let first = planner.honours.get(&subject).and_then(|list| list.first());
            first == Some(index)
        })
        .collect();
    paged(planner, "honorees/", &list, |here| {
        let mut head = planner.head("honorees", here, "先进典型", "honorees");
        head.description = description(&format!(
            "{}：全部先进典型",
            planner.published.settings.title
        ));
        ListView {
            page: head,
            kicker: None,
            lead: None,
            cards: Vec::new(),
            total: 0,
            unit: planner.unit_of(&list).to_owned(),
            note: mixed_note(planner),
            pager: None,
            empty: "目前没有可以公开的名单。".to_owned(),
        }
    })
    .into_iter()
    .map(|(here, view)| Page::new(here, "honorees.html", View::List(Box::new(view))))
    .collect()
}

/// The pages of a list: each made by `view`, then filled with its cards.
pub(super) fn paged(
    planner: &Planner<'_>,
    address: &str,
    list: &[usize],
    view: impl Fn(&str) -> ListView,
) -> Vec<(String, ListView)> {
    let ranges = planner.ranges(list.len());
    let pages = ranges.len();
    ranges
        .into_iter()
        .map(|(number, range)| {
            let here = page_address(address, number);
            let view = ListView {
                cards: planner.cards_of(list.get(range).unwrap_or_default()),
                total: list.len(),
                pager: planner.pager(address, number, pages),
                ..view(&here)
            };
            (here, view)
        })
        .collect()
}
