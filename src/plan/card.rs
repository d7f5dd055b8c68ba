//! Honorees as lists show them. A card is made once and shared by every list.

use super::photo::{Frame, card_photo};
use super::planner::Planner;
use super::view::{Card, CardRef, Monogram};
use crate::atlas::short_name;
use crate::input::Digest;
use crate::site::name::{Kind, is_han_name, monogram};
use crate::site::published::Honoree;
use crate::site::region::Region;
use rayon::prelude::*;

const TINTS: [&str; 8] = [
    "t-sand", "t-sage", "t-mist", "t-rose", "t-clay", "t-dusk", "t-stone", "t-moss",
];

/// The cards of all honorees.
pub(super) fn cards(planner: &Planner<'_>) -> Vec<CardRef> {
    planner
        .published
        .honorees
        .par_iter()
        .map(|honoree| CardRef::new(card(planner, honoree)))
        .collect()
}

fn card(planner: &Planner<'_>, honoree: &Honoree) -> Card {
    let links = &planner.links;
    let programme = planner
        .programme(honoree)
        .map(|published| &published.programme);
    let category = programme.and_then(|programme| programme.categories.get(honoree.category));
    let grade = honoree
        .grade
        .and_then(|grade| programme?.grades.get(grade))
        .map(|(_, title)| title.clone());
    // The page may be that of another record of the same subject.
    let host = honoree
        .subject
        .and_then(|subject| planner.honoree(subject))
        .unwrap_or(honoree);
    let photo = card_photo(honoree);
    let frame = Frame::of_card(honoree.kind);
    Card {
        slug: honoree.slug.clone(),
        name_class: name_class(&honoree.name),
        person: honoree.kind == Kind::Person,
        href: planner.href(&format!("honorees/{}/", host.slug)).into(),
        portrait: photo.map(|photo| {
            let mut image = planner
                .photos
                .image(photo, frame, &honoree.name, planner.shape);
            // A card names its honoree beside the picture; caption and credit
            // stand on the honoree's page.
            image.caption = None;
            image.credit = None;
            Box::new(image)
        }),
        monogram: drawn(&honoree.name, honoree.kind),
        programme: links
            .headings
            .get(honoree.programme)
            .cloned()
            .unwrap_or_default(),
        year: programme
            .map(|programme| programme.year)
            .unwrap_or_default(),
        category: links
            .category(honoree)
            .map(|category| category.title.clone())
            .unwrap_or_default(),
        award: category.and_then(|category| category.award.clone()),
        grade,
        brief: honoree.brief.clone().or_else(|| honoree.citation.clone()),
        affiliation: honoree.affiliation.clone(),
        unit: honoree
            .unit
            .and_then(|unit| links.units.get(unit))
            .map(|unit| unit.title.clone()),
        region: honoree.region.as_ref().map(|region| match region {
            Region::Zone { id, .. } => planner.region_link(id).title,
            Region::Division(code) => {
                let name = planner.region_link(code.as_str()).title;
                let short = short_name(&name);
                if short.len() == name.len() {
                    name
                } else {
                    short.into()
                }
            }
        }),
        field: honoree
            .tags
            .first()
            .and_then(|tag| links.fields.get(*tag))
            .map(|field| field.title.clone()),
        since: since(honoree),
        measure: measure(honoree),
        name: honoree.name.clone(),
    }
}

/// The year in which a team, a project or a place began.
fn since(honoree: &Honoree) -> Option<String> {
    let field = ["founded", "period"]
        .iter()
        .find_map(|key| honoree.field(key))?;
    let year: String = field.shown.chars().take(4).collect();
    year.chars()
        .all(|c| c.is_ascii_digit())
        .then_some(year)
        .filter(|year| year.len() == 4)
}

/// How large a team, a project or a place is, in words.
fn measure(honoree: &Honoree) -> Option<String> {
    if honoree.kind == Kind::Person {
        return None;
    }
    let number = |key: &str| honoree.field(key).and_then(|field| field.number.as_deref());
    if let Some((value, unit)) = number("resident_ratio") {
        return Some(format!("居民参与 {value}{unit}"));
    }
    let (value, unit) = number("volunteers")?;
    Some(format!("{value} {unit}"))
}

/// How far a tint is kept from the next of its kind: the cards of a row and the
/// one above, in walls of up to six columns. Eight tints always leave one.
const APART: usize = 6;

/// Cards of one list with their monograms' tints changed where two would stand
/// side by side, or one above the other, on the same.
pub(super) fn apart(mut cards: Vec<CardRef>) -> Vec<CardRef> {
    let mut tints: Vec<Option<&'static str>> = Vec::with_capacity(cards.len());
    for card in &mut cards {
        if card.portrait.is_some() {
            tints.push(None);
            continue;
        }
        let near = tints.get(tints.len().saturating_sub(APART)..);
        let taken = |tint: &'static str| near.is_some_and(|near| near.contains(&Some(tint)));
        let own = card.tint();
        if taken(own) {
            let at = TINTS.iter().position(|tint| *tint == own).unwrap_or(0);
            let free = TINTS.iter().cycle().skip(at).take(TINTS.len());
            if let Some(tint) = free.copied().find(|tint| !taken(tint)) {
                card.set_tint(tint);
            }
        }
        tints.push(Some(card.tint()));
    }
    cards
}

/// Upright names are Han names of two to four characters; all others are long.
pub(super) fn name_class(name: &str) -> &'static str {
    if !is_han_name(name) {
        return "long";
    }
    match name.chars().count() {
        2 => "two",
        3 => "three",
        _ => "four",
    }
}

/// The monogram of a name, on a tint that the name alone decides.
fn drawn(name: &str, kind: Kind) -> Monogram {
    let text = monogram(name, kind);
    let digest = Digest::of(name.as_bytes()).hex();
    let at = digest
        .chars()
        .next()
        .and_then(|c| c.to_digit(16))
        .unwrap_or_default() as usize;
    Monogram {
        length: text.chars().count(),
        tint: TINTS.get(at % TINTS.len()).copied().unwrap_or("t-sand"),
        text,
    }
}
