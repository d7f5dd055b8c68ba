//! `/<programme>/` and its categories.

use super::super::breaks::clauses;
use super::super::job::View;
use super::super::map::picture::picture;
use super::super::map::{Layers, People, Subject, map};
use super::super::planner::{Planner, page_address};
use super::super::view::*;
use super::Page;
use super::shared::{
    Most, announced, description, milestone, milestone_day, order_of, programme_card, walls,
};
use crate::parse::map_style::LayerBy;
use crate::parse::value::Day;
use crate::site::name::Kind;
use crate::site::published::PublishedProgramme;
use crate::site::{Programme, order_note};
use std::collections::BTreeMap;

/// How many cards a band of a programme's page shows: six rows of portraits,
/// as many rows as stand beside a photo and in two columns beneath it.
const BAND: Most = Most {
    persons: 30,
    groups: 24,
};

pub(super) fn programmes(planner: &Planner<'_>) -> Vec<Page> {
    let mut out = Vec::new();
    for (index, published) in planner.published.programmes.iter().enumerate() {
        if published.released {
            out.push(programme(planner, index, published));
            for at in 0..published.programme.categories.len() {
                out.extend(category(planner, index, published, at));
            }
        }
    }
    out
}

fn programme(planner: &Planner<'_>, index: usize, published: &PublishedProgramme) -> Page {
    let programme = &published.programme;
    let address = format!("{}/", programme.id);
    let mut head = planner.head("programme", &address, &programme.title, "honorees");
    let summary = programme.rules.summary.as_deref();
    head.description = description(summary.unwrap_or(&programme.title));
    let counts = counts(planner, index);
    // A programme has one year and is one programme; what differs inside it are its categories.
    let shown = planner.published.settings.map.shown.layers;
    let layers = shown.and_then(|by| {
        let by = match by {
            LayerBy::Field => LayerBy::Field,
            _ => LayerBy::Category,
        };
        Layers::new(planner, by, |honoree| honoree.programme == index)
    });
    let stem = format!("{address}map");
    let drawn = programme.region.as_ref().and_then(|region| {
        map(
            planner,
            &Subject {
                region,
                day: programme.map_day,
                counts: &counts,
                id_prefix: "map",
                root: &head.root,
                people: People::default(),
                layers: layers.as_ref(),
                picture: &stem,
            },
        )
    });
    let picture = drawn
        .as_ref()
        .filter(|(_, map)| map.picture.is_some())
        .map(|(spec, map)| (stem.clone(), picture(spec, map, &programme.title)));
    let (spec, map) = drawn.unzip();
    let walls = walls(planner, index, published, &BAND);
    let criteria = criteria(programme);
    let view = ProgrammeView {
        programme: programme_card(planner, index, published),
        summary: summary.map(clauses).unwrap_or_default(),
        issuers: programme
            .rules
            .issuers
            .iter()
            .flatten()
            .map(|(role, names)| fact(role, &names.join("、")))
            .collect(),
        document: document(programme),
        document_url: programme
            .rules
            .document
            .as_ref()
            .and_then(|document| document.url.as_ref())
            .map(|url| url.value.clone())
            .filter(|url| url.starts_with("https://") || url.starts_with("http://")),
        milestones: milestones(published, planner.published.today),
        figures: walls
            .iter()
            .filter(|wall| wall.total > 0)
            .map(|wall| Figure {
                value: wall.total.to_string(),
                unit: if wall.person { "位" } else { "个" }.to_owned(),
                label: wall.title.clone(),
                href: wall.href.clone(),
            })
            .collect(),
        walls,
        map,
        criteria_total: criteria.iter().map(|own| own.items.len()).sum(),
        criteria,
        region: programme
            .region
            .as_ref()
            .map(|region| planner.region_name(region.as_str())),
        recommenders: programme.rules.recommenders.clone().unwrap_or_default(),
        page: head,
    };
    let mut page = Page::new(address, "programme.html", View::Programme(Box::new(view)));
    if let Some(spec) = spec {
        spec.put(&mut page.job);
    }
    page.picture = picture;
    page.date = announced(programme).map(|date| date.iso());
    page
}

fn fact(label: &str, value: &str) -> Fact {
    Fact {
        key: "".into(),
        label: label.into(),
        value: value.into(),
        items: Vec::new(),
        href: None,
    }
}

/// Counts of one programme's honorees by region.
fn counts(planner: &Planner<'_>, index: usize) -> BTreeMap<String, usize> {
    planner
        .programme_regions(index)
        .into_iter()
        .map(|(code, list)| (code, list.len()))
        .collect()
}

fn document(programme: &Programme) -> Vec<Fact> {
    let rules = &programme.rules;
    let mut out = Vec::new();
    if let Some(document) = &rules.document {
        let rows = [
            ("文件", document.title.clone()),
            ("文号", document.number.clone()),
            ("印发日期", document.date.map(|date| date.long())),
        ];
        out.extend(
            rows.into_iter()
                .filter_map(|(label, value)| Some(fact(label, &value?))),
        );
    }
    if let Some(approval) = &rules.approval {
        let rows = [
            ("批准文号", approval.number.clone()),
            ("批准机关", approval.office.clone()),
            ("批准日期", approval.date.map(|date| date.long())),
        ];
        out.extend(
            rows.into_iter()
                .filter_map(|(label, value)| Some(fact(label, &value?))),
        );
    }
    out
}

/// The course of a programme. A step is taken on its first day; the last one
/// taken is where the programme stands.
fn milestones(published: &PublishedProgramme, today: Day) -> Vec<Step> {
    let rules = &published.programme.rules;
    let mut days: Vec<(Milestone, Day)> = Vec::new();
    if let Some(date) = rules.document.as_ref().and_then(|document| document.date) {
        days.push((milestone("通知印发", date), date.first_day()));
    }
    if let Some(deadline) = &rules.deadline {
        let day = deadline.value.before().day();
        days.push((milestone_day("申报截止", day), day));
    }
    if let Some(notice) = &published.notice {
        let period = Milestone {
            label: "公示".to_owned(),
            date: period(notice.from, notice.to),
            iso: None,
        };
        days.push((period, notice.from));
    }
    if let Some(date) = &rules.announced_on {
        days.push((milestone("名单公布", date.value), date.value.first_day()));
    }
    let current = days.iter().rposition(|(_, first)| *first <= today);
    days.into_iter()
        .enumerate()
        .map(|(at, (day, _))| Step {
            day,
            current: current == Some(at),
        })
        .collect()
}

/// A period in its long form: what both ends share is said once.
fn period(from: Day, to: Day) -> String {
    let ((year, month, day), (to_year, to_month, to_day)) = (from.parts(), to.parts());
    let start = format!("{year}年{month}月{day}日");
    match () {
        () if from == to => start,
        () if (year, month) == (to_year, to_month) => format!("{start}至{to_day}日"),
        () if year == to_year => format!("{start}至{to_month}月{to_day}日"),
        () => format!("{start}至{}", to.date().long()),
    }
}

/// The document's criteria by category, rules and standards in the order of
/// their clauses as printed.
fn criteria(programme: &Programme) -> Vec<Criteria> {
    let rules = &programme.rules;
    let mut out = Vec::new();
    for category in &programme.categories {
        let mut items: Vec<Criterion> = Vec::new();
        let standards = rules.standards.iter().flatten().filter_map(|standard| {
            let own = standard.category.as_ref().map(|own| &own.value);
            (own == Some(&category.id)).then(|| (standard.clause.clone(), standard.quote.clone()))
        });
        let thresholds = rules.rules.iter().flatten().filter_map(|rule| {
            (rule.category.value == category.id)
                .then(|| Some((rule.clause.clone(), rule.quote.clone()?)))
                .flatten()
        });
        for (clause, quote) in standards.chain(thresholds) {
            items.push(Criterion { clause, quote });
        }
        // Clauses of one document sort by their printed numbers; within one
        // clause the order of the data is that of the text.
        items.sort_by(|a, b| a.clause.cmp(&b.clause));
        if !items.is_empty() {
            out.push(Criteria {
                category: category.title.clone(),
                items,
            });
        }
    }
    out
}

fn category(
    planner: &Planner<'_>,
    index: usize,
    published: &PublishedProgramme,
    at: usize,
) -> Vec<Page> {
    let programme = &published.programme;
    let Some(category) = programme.categories.get(at) else {
        return Vec::new();
    };
    let address = format!("{}/{}/", programme.id, category.id);
    let title = category
        .award
        .clone()
        .unwrap_or_else(|| category.title.clone());
    let members = planner.members(index, at);
    let ranges = planner.ranges(members.len());
    let total = ranges.len();
    ranges
        .into_iter()
        .map(|(number, range)| {
            let here = page_address(&address, number);
            let mut head = planner.head("category", &here, &title, "honorees");
            head.description = description(&format!("{}：{title}", programme.title));
            head.breadcrumbs
                .push(planner.link(&programme.title, &format!("{}/", programme.id)));
            let shown = members.get(range).unwrap_or_default();
            let view = ListView {
                page: head,
                kicker: Some(programme.title.clone()),
                lead: None,
                cards: planner.cards_of(shown),
                total: members.len(),
                unit: if category.form.subject == Kind::Person {
                    "位"
                } else {
                    "个"
                }
                .to_owned(),
                note: order_note(order_of(planner, programme, at), category.form.subject)
                    .to_owned(),
                pager: planner.pager(&address, number, total),
                empty: "这一类别目前没有可以公开的名单。".to_owned(),
            };
            Page::new(here, "category.html", View::List(Box::new(view)))
        })
        .collect()
}
