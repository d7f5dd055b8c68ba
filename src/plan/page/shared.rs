//! What several kinds of page need.

use super::super::Assets;
use super::super::planner::Planner;
use super::super::theme::Theme;
use super::super::view::*;
use crate::parse::site::Order;
use crate::parse::value::{Date, Day};
use crate::site::Programme;
use crate::site::name::Kind;
use crate::site::published::{Honoree, PublishedProgramme};
use crate::site::slug::percent_encode;
use crate::site::{Published, order_note};

/// The site as every template sees it.
pub(in crate::plan) fn site_view(
    published: &Published,
    theme: &Theme,
    assets: &Assets,
) -> SiteView {
    let settings = &published.settings;
    let index = if settings.offline { "index.html" } else { "" };
    let href = |address: &str| format!("{address}{index}");
    let asset = |name: &str| assets.get(name).map(|(path, _)| path.to_string());
    let css = assets
        .iter()
        .find(|(name, _)| name.ends_with(".css"))
        .map(|(_, (path, _))| path.to_string());
    let nav = [
        ("先进典型", "honorees/", "honorees"),
        ("地区", "regions/", "regions"),
        ("服务领域", "fields/", "fields"),
        ("推荐单位", "units/", "units"),
        ("名录", "roll/", "roll"),
    ];
    SiteView {
        title: settings.title.clone(),
        subtitle: settings.subtitle.clone(),
        banner: settings.banner.clone(),
        language: settings.language.clone(),
        base_url: settings.base_url.as_ref().map(|base| base.join("")),
        footer: FooterView {
            issuers: settings
                .footer
                .issuers
                .iter()
                .map(|(role, names)| Issuers {
                    role: role.clone(),
                    names: names.clone(),
                })
                .collect(),
            contact: settings.footer.contact.clone(),
            icp: settings.footer.icp.clone(),
            police: settings.footer.police.clone(),
            site_id: settings.footer.site_id.clone(),
        },
        credits: settings
            .credits
            .iter()
            .map(|(role, name)| Credit {
                role: role.clone(),
                name: name.clone(),
            })
            .collect(),
        nav: nav
            .into_iter()
            .map(|(title, address, section)| NavEntry {
                title,
                href: href(address),
                section,
            })
            .collect(),
        pages: published
            .pages
            .iter()
            .map(|page| LinkView {
                title: page.title.as_str().into(),
                href: Some(href(&format!("{}/", percent_encode(&page.slug))).into()),
            })
            .chain((!published.corrections.is_empty()).then(|| LinkView {
                title: "更正".into(),
                href: Some(href(super::correction::ADDRESS).into()),
            }))
            .collect(),
        css: css.unwrap_or_default(),
        assets: assets
            .iter()
            .map(|(name, (path, _))| (name.clone(), path.to_string()))
            .collect(),
        icon: asset("icon.svg").or_else(|| asset("favicon.svg")),
        has_feed: settings.base_url.is_some(),
        feed_href: "atom.xml".to_owned(),
        options: theme.options.clone(),
        home_href: index.to_owned(),
        noun: "先进典型".to_owned(),
    }
}

/// When a programme was announced, or its deadline.
pub(super) fn announced(programme: &Programme) -> Option<Date> {
    let announced = programme.rules.announced_on.as_ref().map(|date| date.value);
    let deadline = programme.rules.deadline.as_ref();
    announced.or_else(|| deadline.map(|deadline| deadline.value.before().day().date()))
}

/// A day with its label.
pub(super) fn milestone(label: &str, date: Date) -> Milestone {
    Milestone {
        label: label.to_owned(),
        date: date.long(),
        iso: Some(date.iso()),
    }
}

/// A calendar day with its label.
pub(super) fn milestone_day(label: &str, day: Day) -> Milestone {
    milestone(label, day.date())
}

/// A programme as lists of programmes show it.
pub(super) fn programme_card(
    planner: &Planner<'_>,
    index: usize,
    published: &PublishedProgramme,
) -> ProgrammeCard {
    let programme = &published.programme;
    let members: Vec<usize> = planner
        .published
        .honorees
        .iter()
        .enumerate()
        .filter(|(_, honoree)| honoree.programme == index)
        .map(|(index, _)| index)
        .collect();
    // Of a programme that waits for its hour there is a notice and nothing else.
    let waits = !published.released;
    let notice = format!("{}/notice/", programme.id);
    ProgrammeCard {
        id: programme.id.clone(),
        title: programme.heading.clone(),
        full_title: programme.title.clone(),
        year: programme.year,
        summary: programme.rules.summary.clone().filter(|_| !waits),
        href: planner.href(&if waits {
            notice.clone()
        } else {
            format!("{}/", programme.id)
        }),
        count: members.len(),
        unit: planner.unit_of(&members).to_owned(),
        notice: published
            .notice
            .as_ref()
            .map(|_| planner.link("公示", &notice)),
    }
}

/// The order of a category's list.
pub(super) fn order_of(planner: &Planner<'_>, programme: &Programme, category: usize) -> Order {
    programme
        .categories
        .get(category)
        .and_then(|category| category.order)
        .unwrap_or(planner.published.settings.order)
}

/// How many cards a band shows at most: of persons, whose last tile is the
/// number that is left, and of all others.
pub(super) struct Most {
    pub(super) persons: usize,
    pub(super) groups: usize,
}

/// The bands of a programme: one a category, in its order.
pub(super) fn walls(
    planner: &Planner<'_>,
    index: usize,
    published: &PublishedProgramme,
    most: &Most,
) -> Vec<Wall> {
    let programme = &published.programme;
    programme
        .categories
        .iter()
        .enumerate()
        .map(|(at, category)| {
            let members = planner.members(index, at);
            let person = category.form.subject == Kind::Person;
            let most = if person { most.persons } else { most.groups };
            let most = if members.len() > most {
                // The last tile says how many are left.
                most - usize::from(person)
            } else {
                most
            };
            let shown: Vec<usize> = members.iter().copied().take(most).collect();
            Wall {
                title: category
                    .award
                    .clone()
                    .unwrap_or_else(|| category.title.clone()),
                href: Some(planner.href(&format!("{}/{}/", programme.id, category.id))),
                person,
                form: category.form.id.clone(),
                total: members.len(),
                left: members.len() - shown.len(),
                cards: planner.cards_of(&shown),
                note: order_note(order_of(planner, programme, at), category.form.subject)
                    .to_owned(),
            }
        })
        .collect()
}

/// What an honoree is listed under where programmes stand together: persons as
/// one kind, groups by their category.
pub(super) fn subject_title(planner: &Planner<'_>, honoree: &Honoree) -> String {
    if honoree.kind == Kind::Person {
        return "个人".to_owned();
    }
    planner
        .programme(honoree)
        .and_then(|p| p.programme.categories.get(honoree.category))
        .map(|category| category.title.clone())
        .unwrap_or_default()
}

/// The note beneath lists over several programmes.
pub(super) fn mixed_note(planner: &Planner<'_>) -> String {
    let order = planner.published.settings.order;
    let note = order_note(order, Kind::Person);
    format!(
        "（按届次由新到旧，同届同类{}",
        note.trim_start_matches('（')
    )
}

/// A sentence cut to what a description holds.
pub(super) fn description(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out: String = line.chars().take(140).collect();
    if out.chars().count() < line.chars().count() {
        out.push('…');
    }
    out
}
