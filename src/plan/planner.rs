//! What all pages are planned with: addresses, cards, counts.

use super::breaks::phrases;
use super::card::{apart, cards};
use super::links::Links;
use super::photo::PhotoPlan;
use super::theme::Shape;
use super::view::{CardRef, LinkView, PageHead, Pager};
use crate::atlas::{Adcode, Divisions};
use crate::site::Published;
use crate::site::name::Kind;
use crate::site::published::{Honoree, PublishedProgramme};
use crate::site::region::Region;
use crate::site::slug::encoded_address;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Everything that page planning looks up.
pub(super) struct Planner<'p> {
    pub(super) published: &'p Published,
    pub(super) shape: &'p Shape,
    pub(super) photos: &'p PhotoPlan,
    /// By honoree.
    pub(super) cards: Vec<CardRef>,
    /// Honorees of each region, by code or zone id, those of its parts
    /// included; each subject once.
    pub(super) regions: BTreeMap<String, Vec<usize>>,
    /// How many subjects have no record that names a region.
    pub(super) unplaced: usize,
    /// By group index.
    pub(super) units: Vec<Vec<usize>>,
    pub(super) fields: Vec<Vec<usize>>,
    /// Indices of each subject's honours, newest first, by the honoree at whose
    /// page they stand.
    pub(super) honours: BTreeMap<usize, Vec<usize>>,
    pub(super) links: Links,
    /// The names of programmes: titles are not broken inside them.
    names: Vec<&'p str>,
}

/// The programmes' names without their years and without what stands in
/// brackets behind them.
fn names(published: &Published) -> Vec<&str> {
    let mut out: Vec<&str> = published
        .programmes
        .iter()
        .filter(|published| published.released || published.notice.is_some())
        .map(|published| published.programme.heading.as_str())
        .map(|heading| heading.split('（').next().unwrap_or(heading))
        .collect();
    // The longer first, so that one inside another does not part it.
    out.sort_by_key(|name| (std::cmp::Reverse(name.len()), *name));
    out.dedup();
    out
}

impl<'p> Planner<'p> {
    pub(super) fn new(
        published: &'p Published,
        shape: &'p Shape,
        photos: &'p PhotoPlan,
    ) -> Planner<'p> {
        let mut planner = Planner {
            published,
            shape,
            photos,
            cards: Vec::new(),
            regions: BTreeMap::new(),
            unplaced: 0,
            units: vec![Vec::new(); published.units.len()],
            fields: vec![Vec::new(); published.fields.len()],
            honours: BTreeMap::new(),
            links: Links::default(),
            names: names(published),
        };
        planner.gather();
        planner.links = Links::new(&planner);
        planner.cards = cards(&planner);
        planner
    }

    /// Sorts the honorees into the lists that show them.
    fn gather(&mut self) {
        let mut seen_regions: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        let mut seen_groups: BTreeSet<(bool, usize, usize)> = BTreeSet::new();
        let mut placed: BTreeSet<usize> = BTreeSet::new();
        let mut unplaced: BTreeSet<usize> = BTreeSet::new();
        for (index, honoree) in self.published.honorees.iter().enumerate() {
            let subject = honoree.subject.unwrap_or(index);
            self.honours.entry(subject).or_default().push(index);
            match &honoree.region {
                None => {
                    unplaced.insert(subject);
                }
                Some(region) => {
                    placed.insert(subject);
                    for code in region_codes(&self.published.divisions, region) {
                        if seen_regions
                            .entry(code.clone())
                            .or_default()
                            .insert(subject)
                        {
                            self.regions.entry(code).or_default().push(index);
                        }
                    }
                }
            }
            let unit = honoree.unit.iter().map(|unit| (false, *unit));
            let tags = honoree.tags.iter().map(|tag| (true, *tag));
            for (field, group) in unit.chain(tags) {
                let lists = if field {
                    &mut self.fields
                } else {
                    &mut self.units
                };
                if seen_groups.insert((field, group, subject))
                    && let Some(list) = lists.get_mut(group)
                {
                    list.push(index);
                }
            }
        }
        // One of a subject's records is enough to say where it belongs.
        self.unplaced = unplaced.difference(&placed).count();
        // The site's own region has a page even while nobody is in it.
        if let Some(region) = &self.published.settings.region {
            let code = Region::Division(*region);
            for code in region_codes(&self.published.divisions, &code) {
                self.regions.entry(code).or_default();
            }
        }
    }

    /// An address as links write it: encoded, and for a USB stick with
    /// `index.html` behind it.
    pub(super) fn href(&self, address: &str) -> String {
        let encoded = encoded_address(address);
        if self.published.settings.offline && (encoded.is_empty() || encoded.ends_with('/')) {
            format!("{encoded}index.html")
        } else {
            encoded
        }
    }

    /// The link to a region's page, if it has one.
    pub(super) fn region_href(&self, code: &str) -> Option<String> {
        if !self.regions.contains_key(code) {
            return None;
        }
        Some(self.href(&self.region_address(code)))
    }

    /// The address of a region's page; the nation's is the index itself.
    pub(super) fn region_address(&self, code: &str) -> String {
        let root = self.published.divisions.root();
        if root.is_some_and(|root| root.code.as_str() == code) {
            "regions/".to_owned()
        } else {
            format!("regions/{code}/")
        }
    }

    /// A region's full name; a zone's own.
    pub(super) fn region_name(&self, code: &str) -> String {
        match self.published.divisions.get_text(code) {
            // 中国 of the built-in table; a table of the site's own names its root itself.
            Some(division) if division.parent.is_none() && code == "100000" => "全国".to_owned(),
            Some(division) => division.name.to_string(),
            None => self
                .published
                .zones
                .iter()
                .find(|zone| zone.id == code)
                .map_or(code.to_owned(), |zone| zone.name.clone()),
        }
    }

    /// From the root down to `code`, each with its page.
    pub(super) fn region_path(&self, region: &Region) -> Vec<LinkView> {
        let divisions = &self.published.divisions;
        let ancestors = divisions.ancestors(region.code());
        let mut out: Vec<LinkView> = ancestors
            .map(|division| self.region_link(division.code.as_str()))
            .collect();
        out.reverse();
        out.push(self.region_link(region.code().as_str()));
        if let Region::Zone { id, .. } = region {
            out.push(self.region_link(id));
        }
        out
    }

    /// A region's name, leading to its page, if it has one.
    pub(super) fn region_link(&self, code: &str) -> LinkView {
        if let Some(known) = self.links.regions.get(code) {
            return known.clone();
        }
        LinkView {
            title: self.region_name(code).into(),
            href: self.region_href(code).map(Arc::from),
        }
    }

    /// Counts by code, for maps.
    pub(super) fn counts(&self) -> BTreeMap<String, usize> {
        self.regions
            .iter()
            .map(|(code, list)| (code.clone(), list.len()))
            .collect()
    }

    /// The honorees of one programme by region, parts included; each once.
    pub(super) fn programme_regions(&self, programme: usize) -> BTreeMap<String, Vec<usize>> {
        let mut out: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut seen: BTreeSet<(String, usize)> = BTreeSet::new();
        for (index, honoree) in self.published.honorees.iter().enumerate() {
            if honoree.programme != programme {
                continue;
            }
            let Some(region) = &honoree.region else {
                continue;
            };
            for code in region_codes(&self.published.divisions, region) {
                if seen.insert((code.clone(), honoree.subject.unwrap_or(index))) {
                    out.entry(code).or_default().push(index);
                }
            }
        }
        out
    }

    /// The honorees of one category of a programme, in list order.
    pub(super) fn members(&self, programme: usize, category: usize) -> Vec<usize> {
        let honorees = self.published.honorees.iter().enumerate();
        honorees
            .filter(|(_, honoree)| (honoree.programme, honoree.category) == (programme, category))
            .map(|(index, _)| index)
            .collect()
    }

    /// The honoree at whose page another one stands.
    pub(super) fn honoree(&self, index: usize) -> Option<&'p Honoree> {
        self.published.honorees.get(index)
    }

    /// The programme of an honoree.
    pub(super) fn programme(&self, honoree: &Honoree) -> Option<&'p PublishedProgramme> {
        self.published.programmes.get(honoree.programme)
    }

    /// The word behind a count of honorees: `位` where all are persons.
    pub(super) fn count_unit(&self) -> &'static str {
        let groups = self
            .published
            .honorees
            .iter()
            .any(|honoree| honoree.kind == Kind::Group);
        if groups { "个" } else { "位" }
    }

    /// The same for some of them.
    pub(super) fn unit_of(&self, list: &[usize]) -> &'static str {
        let group = |index: &usize| {
            self.honoree(*index)
                .is_some_and(|honoree| honoree.kind == Kind::Group)
        };
        if list.iter().any(group) { "个" } else { "位" }
    }

    /// What stands beneath every map.
    pub(super) fn map_caption(&self, approval_number: Option<&String>) -> String {
        match approval_number {
            Some(number) => format!("审图号：{number}"),
            None => "示意图".to_owned(),
        }
    }

    /// The cards of some honorees.
    pub(super) fn cards_of(&self, list: &[usize]) -> Vec<CardRef> {
        let cards = list
            .iter()
            .filter_map(|index| self.cards.get(*index).cloned());
        apart(cards.collect())
    }

    /// What a page says about itself.
    pub(super) fn head(
        &self,
        kind: &'static str,
        address: &str,
        title: &str,
        section: &'static str,
    ) -> PageHead {
        let settings = &self.published.settings;
        let depth = address.matches('/').count();
        PageHead {
            kind,
            root: if depth == 0 {
                "./".to_owned()
            } else {
                "../".repeat(depth)
            },
            title: title.to_owned(),
            phrases: phrases(title, &self.names),
            full_title: if title == settings.title {
                title.to_owned()
            } else {
                format!("{title} · {}", settings.title)
            },
            description: String::new(),
            canonical: settings
                .base_url
                .as_ref()
                .map(|base| base.join(&encoded_address(address))),
            breadcrumbs: if address.is_empty() {
                Vec::new()
            } else {
                vec![self.links.home.clone()]
            },
            section,
            noindex: false,
            corrected: self.corrected(address),
        }
    }

    /// A link to an address.
    pub(super) fn link(&self, title: &str, address: &str) -> LinkView {
        LinkView {
            title: title.into(),
            href: Some(self.href(address).into()),
        }
    }

    /// The numbers of a list's pages, from 1, each with the range it shows.
    pub(super) fn ranges(&self, total: usize) -> Vec<(usize, std::ops::Range<usize>)> {
        let size = self.shape.page_size;
        let pages = total.div_ceil(size).max(1);
        (1..=pages)
            .map(|page| (page, (page - 1) * size..(page * size).min(total)))
            .collect()
    }

    /// The pager of one page of a list; `None` where there is only one.
    pub(super) fn pager(&self, list: &str, current: usize, total: usize) -> Option<Pager> {
        if total <= 1 {
            return None;
        }
        let address = |page: usize| self.href(&page_address(list, page));
        Some(Pager {
            current,
            total,
            previous: (current > 1).then(|| address(current - 1)),
            next: (current < total).then(|| address(current + 1)),
            pages: (1..=total)
                .filter(|page| *page == 1 || *page == total || page.abs_diff(current) <= 2)
                .map(|page| LinkView {
                    title: page.to_string().into(),
                    href: (page != current).then(|| address(page).into()),
                })
                .collect(),
        })
    }
}

/// The address of a list's page: its own for the first, `page/2/` below it.
pub(super) fn page_address(list: &str, page: usize) -> String {
    if page <= 1 {
        list.to_owned()
    } else {
        format!("{list}page/{page}/")
    }
}

/// The codes under which a region counts: its own, those above it, and for one
/// that is no more its successor's.
pub(super) fn region_codes(divisions: &Divisions, region: &Region) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    if let Region::Zone { id, .. } = region {
        out.push(id.clone());
    }
    let mut add = |code: &Adcode| {
        let chain =
            std::iter::once(*code).chain(divisions.ancestors(code).map(|division| division.code));
        for code in chain {
            if !out.iter().any(|known| known == code.as_str()) {
                out.push(code.to_string());
            }
        }
    };
    let code = *region.code();
    add(&code);
    if let Some(next) = divisions.get(&code).and_then(|division| division.successor) {
        add(&next);
    }
    out
}
