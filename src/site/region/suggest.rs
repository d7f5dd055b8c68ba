//! Similar names and codes for a region that was not understood.

use super::places::{Place, Spot};
use super::{Candidate, Context};
use crate::atlas::{Adcode, Division};

/// More suggestions than this help nobody.
const MOST: usize = 5;

/// Longer texts are no misspelt names.
const LONGEST: usize = 20;

impl<'a> Context<'a> {
    /// Units whose full or short name is within a third of the longer one's length, inside the place, else inside the
    /// programme's region, else anywhere; the nearest first, then in code order.
    pub(super) fn similar(&self, text: &str, under: Option<&Spot<'a>>) -> Vec<Candidate> {
        let wanted: Vec<char> = text.chars().take(LONGEST + 1).collect();
        if wanted.len() > LONGEST {
            return Vec::new();
        }
        let scope = match under.map(|spot| spot.place) {
            Some(Place::Unit(unit)) => Some(unit),
            _ => self.scope(),
        };
        let mut near: Vec<(usize, Adcode)> = Vec::new();
        let mut weigh = |unit: &Division| {
            let distances =
                [unit.name.as_ref(), unit.short_name()].map(|name| distance(&wanted, name));
            near.extend(
                distances
                    .into_iter()
                    .flatten()
                    .min()
                    .map(|distance| (distance, unit.code)),
            );
        };
        match scope {
            Some(scope) => self.each_part(scope, &mut weigh),
            None => self.divisions.iter().for_each(weigh),
        }
        near.sort();
        near.into_iter()
            .take(MOST)
            .map(|(_, code)| self.candidate(&code))
            .collect()
    }

    fn each_part(&self, unit: &Division, weigh: &mut impl FnMut(&Division)) {
        for part in self.divisions.children(&unit.code) {
            weigh(part);
            self.each_part(part, weigh);
        }
    }

    /// Codes that differ in the fewest digits; two digits at most, and of those that differ alike the ones that agree
    /// longest from the left.
    pub(super) fn similar_codes(&self, code: &str) -> Vec<Candidate> {
        let mut near: Vec<(usize, usize, Adcode)> = Vec::new();
        for unit in self.divisions.iter() {
            let other = unit.code.as_str();
            let pairs = || code.bytes().zip(other.bytes());
            let agree = pairs().take_while(|(a, b)| a == b).count();
            let distance = if other.len() == code.len() {
                pairs().filter(|(a, b)| a != b).count()
            } else {
                // 50 and 5001 are the beginnings of 500000 and 500100, as statistics shorten them.
                let filled = other
                    .strip_prefix(code)
                    .is_some_and(|rest| rest.bytes().all(|digit| digit == b'0'));
                if filled && !code.is_empty() {
                    1
                } else {
                    continue;
                }
            };
            if distance <= 2 {
                near.push((distance, usize::MAX - agree, unit.code));
            }
        }
        near.sort();
        near.into_iter()
            .take(MOST)
            .map(|(_, _, code)| self.candidate(&code))
            .collect()
    }
}

/// The edit distance, if it is at most a third of the longer name's length.
fn distance(wanted: &[char], name: &str) -> Option<usize> {
    let length = name.chars().count();
    let most = wanted.len().max(length) / 3;
    // Each edit spends at most one character: names that share too few are told apart without the whole computation.
    let shared = name
        .chars()
        .filter(|letter| wanted.contains(letter))
        .count();
    if wanted.len().abs_diff(length) > most || shared + most < length {
        return None;
    }
    let letters: Vec<char> = name.chars().collect();
    let distance = strsim::generic_levenshtein(&Letters(wanted), &Letters(&letters));
    (distance <= most).then_some(distance)
}

/// What `strsim` can walk twice.
struct Letters<'a>(&'a [char]);

impl<'a> IntoIterator for &Letters<'a> {
    type Item = &'a char;
    type IntoIter = std::slice::Iter<'a, char>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
