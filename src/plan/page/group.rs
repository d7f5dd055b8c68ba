//! `/units/`, `/fields/` and a page for each of them.

use super::super::job::View;
use super::super::planner::Planner;
use super::super::view::*;
use super::Page;
use super::list::paged;
use super::shared::{description, mixed_note};
use crate::site::Group;

/// The two kinds of group: folder, title, templates, words.
struct Kind {
    folder: &'static str,
    title: &'static str,
    index: &'static str,
    template: &'static str,
    kicker: &'static str,
    lead: &'static str,
    empty: &'static str,
}

const UNITS: Kind = Kind {
    folder: "units",
    title: "推荐单位",
    index: "units.html",
    template: "unit.html",
    kicker: "推荐单位",
    lead: "推荐过入选典型的单位。",
    empty: "目前没有推荐单位。",
};

const FIELDS: Kind = Kind {
    folder: "fields",
    title: "服务领域",
    index: "fields.html",
    template: "field.html",
    kicker: "服务领域",
    lead: "按服务领域查看入选典型。",
    empty: "目前没有服务领域。",
};

pub(super) fn groups(planner: &Planner<'_>) -> Vec<Page> {
    let published = planner.published;
    let mut out = kind(planner, &UNITS, &published.units, &planner.units);
    out.extend(kind(planner, &FIELDS, &published.fields, &planner.fields));
    out
}

fn kind(planner: &Planner<'_>, kind: &Kind, groups: &[Group], lists: &[Vec<usize>]) -> Vec<Page> {
    let folder = format!("{}/", kind.folder);
    let mut rows: Vec<(usize, &Group, &Vec<usize>)> = groups
        .iter()
        .zip(lists)
        .filter(|(_, list)| !list.is_empty())
        .map(|(group, list)| (list.len(), group, list))
        .collect();
    // Those with most first would rank them; the order is that of names.
    rows.sort_by(|a, b| a.1.slug.cmp(&b.1.slug));
    let mut head = planner.head(kind.folder, &folder, kind.title, kind.folder);
    head.description = description(&format!(
        "{}：{}",
        planner.published.settings.title, kind.title
    ));
    let index = IndexView {
        page: head,
        lead: Some(kind.lead.to_owned()),
        rows: rows
            .iter()
            .map(|(count, group, list)| IndexRow {
                name: group.name.clone(),
                href: planner.href(&format!("{folder}{}/", group.slug)),
                count: *count,
                unit: planner.unit_of(list),
            })
            .collect(),
        note: "（按名称拼音排序）".to_owned(),
        empty: kind.empty.to_owned(),
    };
    let mut out = vec![Page::new(
        folder.clone(),
        kind.index,
        View::Index(Box::new(index)),
    )];
    for (_, group, list) in rows {
        let address = format!("{folder}{}/", group.slug);
        let pages = paged(planner, &address, list, |here| {
            let mut head = planner.head(kind.folder, here, &group.name, kind.folder);
            head.description = description(&format!("{}：{}", kind.title, group.name));
            head.breadcrumbs.push(planner.link(kind.title, &folder));
            ListView {
                page: head,
                kicker: Some(kind.kicker.to_owned()),
                lead: None,
                cards: Vec::new(),
                total: 0,
                unit: planner.unit_of(list).to_owned(),
                note: mixed_note(planner),
                pager: None,
                empty: kind.empty.to_owned(),
            }
        });
        out.extend(
            pages
                .into_iter()
                .map(|(here, view)| Page::new(here, kind.template, View::List(Box::new(view)))),
        );
    }
    out
}
