//! `/<programme>/notice/`, the 公示: a plain page with real tables.

use super::super::job::View;
use super::super::planner::Planner;
use super::super::view::*;
use super::Page;
use super::shared::{description, milestone_day, order_of, programme_card};
use crate::calendar;
use crate::parse::programme::{Objections, Show};
use crate::site::name::Kind;
use crate::site::published::{Candidate, Notice, PublishedProgramme, State};
use crate::site::{Published, order_note};
use std::cmp::Ordering;

pub(super) fn notices(planner: &Planner<'_>) -> Vec<Page> {
    planner
        .published
        .programmes
        .iter()
        .enumerate()
        .filter_map(|(index, published)| {
            let notice = published.notice.as_ref()?;
            Some(page(planner, index, published, notice))
        })
        .collect()
}

fn page(
    planner: &Planner<'_>,
    index: usize,
    published: &PublishedProgramme,
    notice: &Notice,
) -> Page {
    let programme = &published.programme;
    let address = format!("{}/notice/", programme.id);
    let title = notice
        .file
        .title
        .clone()
        .unwrap_or_else(|| format!("{}公示", programme.title));
    let mut head = planner.head("notice", &address, &title, "honorees");
    head.description = description(&title);
    if published.released {
        head.breadcrumbs
            .push(planner.link(&programme.title, &format!("{}/", programme.id)));
    }
    // Names in a notice are there for its days and not for search engines.
    head.noindex = true;
    let view = NoticeView {
        page: head,
        programme: programme_card(planner, index, published),
        title,
        state: match notice.state {
            State::Running => "running",
            State::Over => "over",
        },
        basis: notice.file.basis.clone(),
        from: milestone_day("公示开始", notice.from),
        to: milestone_day("公示结束", notice.to),
        days: notice.days,
        working_days: notice.working_days,
        course: course(notice, planner.published),
        tables: notice
            .candidates
            .iter()
            .map(|(at, candidates)| table(planner, published, notice, *at, candidates))
            .collect(),
        objections: match notice.state {
            State::Running => notice
                .file
                .objections
                .as_ref()
                .map(objections)
                .unwrap_or_default(),
            State::Over => Vec::new(),
        },
        signed: notice.file.signed.clone(),
    };
    Page::new(address, "notice.html", View::Notice(Box::new(view)))
}

/// How many working days are shown one by one.
const COURSE: usize = 7;

/// The working days of a notice, unless they are too many for a line.
fn course(notice: &Notice, published: &Published) -> Vec<NoticeDay> {
    let (today, working) = (published.today, &published.settings.calendar);
    if notice.working_days > COURSE {
        return Vec::new();
    }
    let over = notice.state == State::Over;
    calendar::days(notice.from, notice.to)
        .into_iter()
        .filter(|day| working.is_working(*day))
        .map(|day| {
            let (_, month, number) = day.parts();
            NoticeDay {
                weekday: day.weekday(),
                date: format!("{month}月{number}日"),
                iso: day.date().iso(),
                state: match day.cmp(&today) {
                    _ if over => "past",
                    Ordering::Less => "past",
                    Ordering::Equal => "now",
                    Ordering::Greater => "next",
                },
            }
        })
        .collect()
}

fn table(
    planner: &Planner<'_>,
    published: &PublishedProgramme,
    notice: &Notice,
    at: usize,
    candidates: &[Candidate],
) -> NoticeTable {
    let programme = &published.programme;
    let category = programme.categories.get(at);
    let name = category.map_or("名称", |category| category.form.name_label());
    let mut columns: Vec<String> = notice
        .file
        .columns
        .iter()
        .map(|c| c.value.clone())
        .collect();
    if columns.is_empty() {
        columns = ["name", "affiliation", "unit"].map(str::to_owned).to_vec();
    }
    if matches!(notice.show, Show::Cards | Show::Stories)
        && !columns.iter().any(|c| c == "citation")
    {
        columns.push("citation".to_owned());
    }
    // A column that no candidate fills says nothing and goes.
    columns.retain(|column| {
        candidates
            .iter()
            .any(|candidate| cell(candidate, column).is_some())
    });
    NoticeTable {
        title: category
            .map(|category| category.title.clone())
            .unwrap_or_default(),
        columns: columns
            .iter()
            .map(|column| match column.as_str() {
                "name" | "姓名" => name.to_owned(),
                "affiliation" => "工作单位及职务".to_owned(),
                "unit" => "推荐单位".to_owned(),
                "region" => "地区".to_owned(),
                "citation" => "推介词".to_owned(),
                other => other.to_owned(),
            })
            .collect(),
        rows: candidates
            .iter()
            .map(|candidate| {
                columns
                    .iter()
                    .map(|column| cell(candidate, column).unwrap_or_default())
                    .collect()
            })
            .collect(),
        unit: match category.map(|category| category.form.subject) {
            Some(Kind::Person) => "位",
            _ => "个",
        }
        .to_owned(),
        note: category
            .map(|category| order_note(order_of(planner, programme, at), category.form.subject))
            .unwrap_or_default()
            .to_owned(),
    }
}

fn cell(candidate: &Candidate, column: &str) -> Option<String> {
    match column {
        "name" | "姓名" => Some(candidate.name.clone()),
        "affiliation" | "工作单位及职务" => candidate.affiliation.clone(),
        "unit" | "推荐单位" => candidate.unit.clone(),
        "region" | "地区" => candidate.region.clone(),
        "citation" | "推介词" => candidate.citation.clone(),
        _ => None,
    }
}

fn objections(objections: &Objections) -> Vec<Fact> {
    let anonymous = objections.anonymous.map(|anonymous| {
        if anonymous {
            "受理匿名反映"
        } else {
            "匿名反映不予受理"
        }
        .to_owned()
    });
    let ways = (!objections.ways.is_empty()).then(|| objections.ways.join("、"));
    let post = objections.post.clone().map(|post| match post.as_str() {
        "sent" => "以寄出日邮戳为准".to_owned(),
        "received" => "以收到日为准".to_owned(),
        _ => post,
    });
    [
        ("受理部门", objections.office.clone()),
        ("联系人", objections.contact.clone()),
        ("电话", objections.phone.clone()),
        ("邮箱", objections.email.clone()),
        ("地址", objections.address.clone()),
        ("邮编", objections.postcode.clone()),
        ("反映方式", ways),
        ("以个人名义反映", objections.person.clone()),
        ("以单位名义反映", objections.unit.clone()),
        ("匿名反映", anonymous),
        ("信函时间", post),
    ]
    .into_iter()
    .filter_map(|(label, value)| {
        Some(Fact {
            key: "".into(),
            label: label.into(),
            value: value?.into(),
            items: Vec::new(),
            href: None,
        })
    })
    .collect()
}
