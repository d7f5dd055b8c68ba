//! The order in which the meanings of a region are tried.

use super::choose::{current, in_zone};
use super::fold::quoted;
use super::places::{Place, Spot};
use super::walk::is_street;
use super::{Context, Found, Region, Unresolved, Zone, fold_region};
use crate::atlas::{Adcode, looks_like_zone, province_by_latin_name, zone_at_start, zone_stem};

/// Reads a region as it was typed (format.md, `region`): an alias, a zone, a code of six, nine or twelve digits, a path
/// with `/` or `>`, a full or short name that is unique inside the programme's region, or an address that begins with
/// one. A retired name or code is read with a note ([`Standing`]), inside the programme's region before a namesake
/// elsewhere. Never panics; the first 200 characters count.
pub fn resolve(text: &str, context: &Context<'_>) -> Result<Found, Unresolved> {
    let folded = fold_region(text);
    if !folded.chars().any(char::is_alphanumeric) {
        return Err(Unresolved::Empty);
    }
    let text = folded.as_str();
    if let Some(region) = context.aliases.get(text) {
        return Ok(current(region.clone()));
    }
    let zones: Vec<&Zone> = context.zones.iter().collect();
    if let Some(zone) = context
        .zones
        .iter()
        .find(|zone| zone.id == text || fold_region(&zone.name) == text)
    {
        return Ok(in_zone(zone));
    }
    if let Some(result) = context.code(text) {
        return result;
    }
    if let Some(code) = province_by_latin_name(text)
        && let Some(unit) = context.divisions.get_text(code)
        && context.divisions.former().is_some()
    {
        return Ok(current(Region::Division(unit.code)));
    }
    if matches!(text, "中国" | "全国")
        && context.divisions.former().is_some()
        && let Some(root) = context.divisions.root()
    {
        return Ok(current(Region::Division(root.code)));
    }
    if let Some(found) = context.in_letters(text) {
        return found;
    }
    let steps: Vec<&str> = text.split('/').filter(|step| !step.is_empty()).collect();
    if let [name] = steps.as_slice()
        && let Some(zone) = context.zone_named(name, &zones)
        && context.step(&[], name).0.is_empty()
    {
        return Ok(in_zone(zone));
    }
    context.path(&steps)
}

impl<'a> Context<'a> {
    /// The text as a code; `None` if it is not meant as one.
    fn code(&self, text: &str) -> Option<Result<Found, Unresolved>> {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let exact = self.divisions.get_text(text);
        if exact.is_none() && !digits {
            return None;
        }
        let six = match text.len() {
            9 | 12 if exact.is_none() => text.get(..6).unwrap_or(text),
            _ => text,
        };
        let code = Adcode::new(six);
        let unit = code.and_then(|code| self.divisions.get(&code));
        let former = self.divisions.former();
        let rows = code
            .and_then(|code| former.map(|former| former.with_code(&code)))
            .unwrap_or_default();
        let today = unit.filter(|unit| unit.until.is_none());
        if let Some(unit) = today {
            // On the programme's day the code may have meant another unit than it does today.
            let then = self.on.and_then(|day| {
                rows.iter()
                    .find(|row| row.from_year <= day.year && day.year < row.until_year)
            });
            let other = then.filter(|row| self.successors(row) != [unit.code]);
            return Some(match other {
                Some(row) => self.settle_former_code(row),
                None => Ok(current(Region::Division(unit.code))),
            });
        }
        let in_use = rows
            .iter()
            .find(|row| self.on.is_some_and(|day| row.in_use_on(day)));
        Some(match in_use.or(rows.last()) {
            Some(row) => self.settle_former_code(row),
            None => Err(Unresolved::UnknownCode {
                code: quoted(six),
                near: self.similar_codes(six),
            }),
        })
    }

    /// The text as a path of one or more steps; the last may go on as an address.
    fn path(&self, steps: &[&str]) -> Result<Found, Unresolved> {
        let mut spots: Vec<Spot<'a>> = Vec::new();
        let (mut count, mut short) = (0, false);
        for (place, step) in steps.iter().enumerate() {
            if let Some(unit) = self.divisions.get_text(step) {
                let spot = Spot {
                    place: Place::Unit(unit),
                    through: None,
                };
                if spots.is_empty() || spots.iter().any(|above| self.is_in_spot(&spot, above)) {
                    (spots, count, short) = (vec![spot], count + 1, false);
                    continue;
                }
            }
            if spots.is_empty()
                && let Some(unit) =
                    province_by_latin_name(step).and_then(|code| self.divisions.get_text(code))
            {
                spots = vec![Spot {
                    place: Place::Unit(unit),
                    through: None,
                }];
                count += 1;
                continue;
            }
            // Streets and communities follow a county.
            let lowest = !spots.is_empty() && spots.iter().all(|spot| self.is_lowest(spot));
            let (next, by_short) = if lowest {
                self.below_county(&spots, step)?
            } else {
                self.step(&spots, step)
            };
            if lowest && next.is_empty() {
                return self.finish(spots, count, short);
            }
            if !next.is_empty() {
                (spots, count, short) = (next, count + 1, by_short);
                continue;
            }
            let walk = self.walk(&spots, step);
            if walk.steps > 0 {
                (spots, count, short) = (walk.spots, count + walk.steps, walk.short);
            }
            if walk.rest.is_empty() {
                continue;
            }
            if let Some(zone) = self.zone_below(&spots, walk.rest) {
                return Ok(in_zone(zone));
            }
            if spots.is_empty() || !spots.iter().all(|spot| self.is_lowest(spot)) {
                let street = is_street(walk.rest) && !spots.is_empty();
                if zone_at_start(walk.rest)
                    .is_some_and(|zone| !street || zone.len() == walk.rest.len())
                {
                    return Err(self.undeclared(walk.rest, &spots));
                }
                if !street {
                    return Err(self.unknown(walk.rest, &spots));
                }
            }
            if place + 1 < steps.len() && !spots.iter().all(|spot| self.is_lowest(spot)) {
                continue;
            }
            return self.finish(spots, count, short);
        }
        self.finish(spots, count, short)
    }

    /// A step below a county: a part of it in a user's table, or a zone. Streets give nothing.
    fn below_county(
        &self,
        spots: &[Spot<'a>],
        step: &str,
    ) -> Result<(Vec<Spot<'a>>, bool), Unresolved> {
        let (next, short) = self.step(spots, step);
        if !next.is_empty() {
            return Ok((next, short));
        }
        if let Some(zone) = self.zone_below(spots, step) {
            return Ok((
                vec![Spot {
                    place: Place::Zone(zone),
                    through: None,
                }],
                false,
            ));
        }
        if looks_like_zone(step) {
            return Err(self.undeclared(step, spots));
        }
        Ok((Vec::new(), false))
    }

    fn is_in_spot(&self, spot: &Spot<'a>, above: &Spot<'a>) -> bool {
        matches!(above.place, Place::Unit(unit) if self.is_in(spot, unit))
    }

    /// The declared zone with which the text begins, inside the places or, without any, anywhere.
    fn zone_below(&self, spots: &[Spot<'a>], text: &str) -> Option<&'a Zone> {
        let zones: Vec<&Zone> = match spots {
            [] => self.zones.iter().collect(),
            spots => spots.iter().flat_map(|spot| self.zones_in(spot)).collect(),
        };
        self.zone_named(text, &zones)
            .or_else(|| self.zone_at_start_of(text, &zones))
    }

    fn unknown(&self, text: &str, spots: &[Spot<'a>]) -> Unresolved {
        let under = spots.first();
        // 渝宗区解放碑街道: only the name itself is compared.
        let name = text
            .find(['区', '县', '市', '旗'])
            .and_then(|at| text.get(..at + '区'.len_utf8()))
            .unwrap_or(text);
        let near = self.similar(name, under);
        let under = under.map(|spot| self.candidate_of(&spot.place));
        Unresolved::Unknown {
            name: quoted(text),
            under,
            near,
        }
    }

    /// The facts for declaring a zone; its name is without the unit that was written before it.
    fn undeclared(&self, text: &str, spots: &[Spot<'a>]) -> Unresolved {
        let name = zone_at_start(text).unwrap_or(text);
        let stem = zone_stem(name);
        // 万盛经开区 is named after 万盛区, which today is 綦江区.
        let by_stem = self.step(spots, stem).0;
        let mut codes: Vec<Adcode> = Vec::new();
        for spot in by_stem.iter().chain(spots) {
            match spot.place {
                Place::Unit(unit) => codes.push(unit.code),
                Place::Past(row) => codes.extend(self.successors(row).first()),
                Place::Zone(zone) => codes.push(zone.within),
            }
        }
        let within = codes.first().map(|code| self.candidate(code));
        let alike = |zone: &&Zone| {
            zone.name
                .chars()
                .rev()
                .take(3)
                .eq(name.chars().rev().take(3))
        };
        let declared = self
            .zones
            .iter()
            .filter(alike)
            .map(|zone| zone.name.clone())
            .collect();
        Unresolved::UndeclaredZone {
            name: quoted(name),
            within,
            declared,
        }
    }
}
