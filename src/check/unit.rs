//! A recommending unit that is written as one of the programme's `recommenders` or the site's `units`, but for a slip of
//! the keyboard: a character left out, doubled, exchanged with its neighbour, or taken for another of the same sound.
//! One character more or less of another sound is another unit: 渝北区科协 is no slip of 渝中区科协.

use super::Case;
use super::waive::Findings;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::Rules;
use crate::input::Place;
use crate::parse::label::fold;
use crate::site::Site;
use crate::site::reading::han::is_han;
use crate::site::reading::{Start, read};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// Below this many characters every name is near another.
const SHORTEST: usize = 4;

/// The names of units that are known to be right.
#[derive(Debug, Default)]
pub(super) struct Units {
    known: Vec<(String, Vec<char>)>,
    all: BTreeSet<String>,
}

impl Units {
    /// Those of site.yaml and those of a programme.
    pub(super) fn new(site: &[String], recommenders: Option<&Vec<String>>) -> Units {
        let mut units = Units::default();
        for name in site.iter().chain(recommenders.into_iter().flatten()) {
            let folded = fold(name);
            let characters = folded.chars().collect();
            if units.all.insert(folded) {
                units.known.push((name.clone(), characters));
            }
        }
        units
    }

    /// The known name that this one is a slip of.
    pub(super) fn meant(&self, written: &str) -> Option<&str> {
        let folded = fold(written);
        if self.known.is_empty() || self.all.contains(&folded) {
            return None;
        }
        let characters: Vec<char> = folded.chars().collect();
        let meant = self
            .known
            .iter()
            .find(|(_, known)| slip(&characters, known))?;
        Some(&meant.0)
    }

    pub(super) fn compare(&self, case: &Case<'_>, findings: &mut Findings) {
        let Some(unit) = &case.record.nomination.unit else {
            return;
        };
        if let Some(known) = self.meant(&unit.value) {
            let problem = Rules::UnitTypo {
                unit: unit.value.clone(),
                known: known.to_owned(),
            };
            let place = Place::new(&case.record.nomination.file, unit.span);
            findings.say(Diagnostic::new(problem, place));
        }
    }
}

/// Whether one name is the other with a slip of the keyboard.
pub(super) fn slip(written: &[char], known: &[char]) -> bool {
    let (short, long) = if written.len() <= known.len() {
        (written, known)
    } else {
        (known, written)
    };
    if short.len() < SHORTEST || long.len() > short.len() + 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (short, long) = (
        short.get(same..).unwrap_or_default(),
        long.get(same..).unwrap_or_default(),
    );
    match (short, long) {
        // Left out or doubled; numbers tell units apart.
        (short, [odd, rest @ ..]) if short.len() == rest.len() => {
            short == rest && is_han(*odd) && !is_numeral(*odd)
        }
        ([a, b, one @ ..], [c, d, other @ ..]) if a == d && b == c => one == other,
        ([a, one @ ..], [b, other @ ..]) => one == other && sounds_alike(*a, *b),
        _ => false,
    }
}

fn is_numeral(character: char) -> bool {
    "〇零一二三四五六七八九十百".contains(character)
}

/// Whether two characters are typed alike: the same syllable, tones and the pairs that many do not tell apart aside.
pub(super) fn sounds_alike(one: char, other: char) -> bool {
    let sound = |character: char| {
        let syllable = read(&[character], Start::Words).into_iter().next()??;
        let mut letters = syllable.letters().to_owned();
        for (from, to) in [("zh", "z"), ("ch", "c"), ("sh", "s")] {
            if let Some(rest) = letters.strip_prefix(from) {
                letters = format!("{to}{rest}");
            }
        }
        Some(
            letters
                .strip_suffix("ng")
                .map_or(letters.clone(), |rest| format!("{rest}n")),
        )
    };
    !is_numeral(one) && !is_numeral(other) && sound(one).is_some() && sound(one) == sound(other)
}

/// A name without what tells no two apart: widths, blanks, quotation marks, kinds of brackets and of middle dots.
pub(super) fn folded(name: &str) -> String {
    name.nfkc()
        .filter(|c| !c.is_whitespace() && !"“”‘’\"'「」『』《》".contains(*c))
        .map(|c| match c {
            '〔' | '【' | '[' | '〖' => '(',
            '〕' | '】' | ']' | '〗' => ')',
            '•' | '・' | '.' | '‧' => '·',
            c => c,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

/// A unit by its first spelling of site.yaml; 科学技术协会 and 科协 are one.
pub(super) fn key(site: &Site, unit: &str) -> String {
    let known = site
        .units
        .position(unit)
        .and_then(|at| site.units.list.get(at));
    let name = known.map_or(unit, |unit| unit.name.as_str());
    folded(name).replace("科学技术协会", "科协")
}
