//! Walks down from place to place along a path's steps and an address's beginning.

use super::places::{By, Place, Spot, spoken};
use super::{Context, Zone};
use crate::atlas::{Level, zone_at_start};

/// How far a text was read.
#[derive(Debug)]
pub(super) struct Walk<'a, 't> {
    /// Where it led; empty if nothing was read.
    pub(super) spots: Vec<Spot<'a>>,
    /// What was not read.
    pub(super) rest: &'t str,
    /// How many names were read.
    pub(super) steps: usize,
    /// The name that was read last was a short one.
    pub(super) short: bool,
}

/// One way to look for a name.
struct Attempt<'a> {
    /// Where; empty for anywhere.
    inside: Vec<Spot<'a>>,
    by: By,
    /// Only provinces and what holds the programme's region.
    only_above: bool,
    /// Nothing was read yet, so that the programme's region itself may be named.
    start: bool,
}

/// The levels between a province and its counties that codes have and people write, although they name no place.
pub(super) const NO_PLACES: [&str; 6] = [
    "市辖区",
    "省直辖县级行政区划",
    "自治区直辖县级行政区划",
    "省直辖县级行政单位",
    "自治区直辖县级行政单位",
    "县",
];

impl<'a> Context<'a> {
    /// The places that the whole step names, under the given ones or, without any, anywhere: inside the programme's
    /// region first. The second value tells whether by a short name.
    pub(super) fn step(&self, under: &[Spot<'a>], name: &str) -> (Vec<Spot<'a>>, bool) {
        // 重庆市/重庆市/渝中区 and 重庆市/市辖区/渝中区 stay where they are, unless a part has the name.
        let stay = |spot: &&Spot<'a>| {
            NO_PLACES.contains(&name)
                || [By::Full, By::Short]
                    .into_iter()
                    .any(|by| self.itself(spot, name, by).is_some())
        };
        let kinds = [By::Full, By::Short, By::Spoken, By::PastFull, By::PastShort];
        for attempt in self.attempts(under, kinds) {
            let retired = matches!(attempt.by, By::PastFull | By::PastShort);
            if retired && let Some(same) = under.iter().find(stay) {
                return (vec![*same], false);
            }
            let spots = self.attempt(&attempt, name);
            if !spots.is_empty() {
                return (spots, attempt.by == By::Short);
            }
        }
        (Vec::new(), false)
    }

    /// The place, if this is its own name.
    fn itself(&self, spot: &Spot<'a>, name: &str, by: By) -> Option<Spot<'a>> {
        let Place::Unit(unit) = spot.place else {
            return None;
        };
        let own = match by {
            By::Full => unit.name.as_ref(),
            By::Short => unit.short_name(),
            By::Spoken => {
                let (stem, whole) = spoken(name)?;
                let meant = unit.short_name() == stem && unit.name.ends_with(whole);
                return meant.then_some(*spot);
            }
            By::PastFull | By::PastShort => return None,
        };
        (own == name).then_some(*spot)
    }

    /// Reads names from the start of an address, as many as follow on each other. A short name counts only behind another
    /// name, or if one follows, or if the text ends (广西南宁市…, 重庆渝中…, not 和平东路).
    pub(super) fn walk<'t>(&self, under: &[Spot<'a>], text: &'t str) -> Walk<'a, 't> {
        let here = Walk {
            spots: under.to_vec(),
            rest: text,
            steps: 0,
            short: false,
        };
        if text.is_empty() || (!under.is_empty() && under.iter().all(|spot| self.is_lowest(spot))) {
            return here;
        }
        for pseudo in NO_PLACES.iter().filter(|name| name.chars().count() > 1) {
            if let Some(rest) = text.strip_prefix(pseudo).filter(|_| !under.is_empty()) {
                return self.walk(under, rest);
            }
        }
        // An address may name the place twice (重庆市重庆市渝中区).
        for spot in under {
            if let Place::Unit(unit) = spot.place
                && let Some(rest) = text.strip_prefix(unit.name.as_ref())
            {
                return self.walk(&[*spot], rest);
            }
        }
        for attempt in self.attempts(under, [By::Full, By::Spoken, By::PastFull, By::Short]) {
            for name in self.names_at_start(attempt.by, text) {
                let spots = self.attempt(&attempt, name);
                let rest = text.strip_prefix(name).unwrap_or_default();
                if spots.is_empty() {
                    continue;
                }
                let further = self.walk(&spots, rest);
                let by_short = attempt.by == By::Short;
                if !by_short || !under.is_empty() || further.steps > 0 || further.rest.is_empty() {
                    let short = if further.steps == 0 {
                        by_short
                    } else {
                        further.short
                    };
                    return Walk {
                        steps: further.steps + 1,
                        short,
                        ..further
                    };
                }
            }
        }
        here
    }

    /// The names of one kind with which the text begins, the longest first.
    fn names_at_start<'t>(&self, by: By, text: &'t str) -> Vec<&'t str> {
        let divisions = self.divisions;
        let names = match by {
            By::Full => divisions.names_at_start(text),
            By::Short => divisions.short_names_at_start(text),
            By::Spoken => {
                let stems = divisions.short_names_at_start(text);
                let with_word = stems.iter().filter_map(|stem| {
                    let word = text.get(stem.len()..)?.chars().next()?;
                    let name = text.get(..stem.len() + word.len_utf8())?;
                    spoken(name).map(|_| name)
                });
                return with_word.collect();
            }
            By::PastFull => {
                let former = divisions.former();
                former
                    .map(|former| former.names_at_start(text))
                    .unwrap_or_default()
            }
            // Addresses begin with names in full; a retired short name is too weak a sign.
            By::PastShort => Vec::new(),
        };
        let names = names.into_iter();
        names.filter_map(|name| text.get(..name.len())).collect()
    }

    /// What to try for a name, in order. Under places: their parts. At the start: the programme's region with its parts,
    /// but provinces and what holds that region before its retired names; then anywhere.
    fn attempts<const N: usize>(&self, under: &[Spot<'a>], kinds: [By; N]) -> Vec<Attempt<'a>> {
        let attempt = |inside: &[Spot<'a>], by| Attempt {
            inside: inside.to_vec(),
            by,
            only_above: false,
            start: under.is_empty(),
        };
        if !under.is_empty() {
            return kinds.into_iter().map(|by| attempt(under, by)).collect();
        }
        let mut attempts = Vec::new();
        if let Some(scope) = self.scope() {
            let scope = [Spot {
                place: Place::Unit(scope),
                through: None,
            }];
            let retired = |by: &By| matches!(by, By::PastFull | By::PastShort);
            let first_retired = kinds.iter().position(retired).unwrap_or(N);
            for (place, by) in kinds.into_iter().enumerate() {
                if place == first_retired {
                    attempts.extend([By::Full, By::Short].map(|by| Attempt {
                        only_above: true,
                        ..attempt(&[], by)
                    }));
                }
                attempts.push(attempt(&scope, by));
            }
        }
        // Anywhere, a name that some unit bore in full is meant before one that is only said.
        let (said, written): (Vec<By>, Vec<By>) =
            kinds.into_iter().partition(|by| *by == By::Spoken);
        attempts.extend(written.into_iter().chain(said).map(|by| attempt(&[], by)));
        attempts
    }

    fn attempt(&self, attempt: &Attempt<'a>, name: &str) -> Vec<Spot<'a>> {
        if attempt.inside.is_empty() {
            let mut spots = self.places(name, attempt.by, None);
            spots.retain(|spot| !attempt.only_above || self.is_above(spot));
            return spots;
        }
        let parts = attempt
            .inside
            .iter()
            .flat_map(|spot| self.places(name, attempt.by, Some(spot)));
        let own = attempt.inside.iter().filter(|_| attempt.start);
        parts
            .chain(own.filter_map(|spot| self.itself(spot, name, attempt.by)))
            .collect()
    }

    /// Whether what follows the place can only be streets: a county, or a prefecture without counties (东莞市).
    pub(super) fn is_lowest(&self, spot: &Spot<'a>) -> bool {
        match spot.place {
            Place::Unit(unit) => {
                unit.level == Level::County || self.divisions.children(&unit.code).next().is_none()
            }
            Place::Past(row) => row.level() == Level::County,
            Place::Zone(_) => true,
        }
    }

    /// The declared zone of which the text is the name, or, for what people shorten (重庆高新区 of 西部科学城重庆高新区),
    /// the only one whose name ends so.
    pub(super) fn zone_named(&self, text: &str, zones: &[&'a Zone]) -> Option<&'a Zone> {
        let exact = zones
            .iter()
            .find(|zone| super::fold_region(&zone.name) == text || zone.id == text);
        let mut ends = zones.iter().filter(|zone| {
            zone_at_start(text) == Some(text)
                && text.chars().nth(3).is_some()
                && super::fold_region(&zone.name).ends_with(text)
        });
        match (exact, ends.next(), ends.next()) {
            (Some(zone), _, _) | (None, Some(zone), None) => Some(zone),
            _ => None,
        }
    }

    /// The declared zone with whose full name the text begins; the longest.
    pub(super) fn zone_at_start_of(&self, text: &str, zones: &[&'a Zone]) -> Option<&'a Zone> {
        let begins = |zone: &&&Zone| {
            let name = super::fold_region(&zone.name);
            name.chars().nth(1).is_some() && text.starts_with(&name)
        };
        zones
            .iter()
            .filter(begins)
            .max_by_key(|zone| zone.name.len())
            .copied()
    }
}

/// Whether what follows a larger unit is an address in it (重庆市解放碑街道), not a name that is misspelt: a word of
/// streets comes before any word of divisions.
pub(super) fn is_street(rest: &str) -> bool {
    let streets = [
        "街", "路", "镇", "乡", "村", "社区", "巷", "大道", "号", "苏木", "嘎查",
    ];
    let divisions = ["区", "县", "市", "旗", "盟", "州"];
    let first = |words: &[&str]| words.iter().filter_map(|word| rest.find(word)).min();
    // 社区 holds 区, which stands behind its own beginning and therefore never comes first.
    match (first(&streets), first(&divisions)) {
        (Some(street), Some(division)) => street < division,
        (street, None) => street.is_some(),
        (None, Some(_)) => false,
    }
}
