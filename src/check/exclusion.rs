//! 不再参评: who was selected before, by the site's own earlier programmes and by `content/past-winners.csv`.
//!
//! The three calls draw the line differently, and a programme says how (`exclusion`): any year and any award of volunteer
//! service (重庆 2025), the awards of science volunteers of a range of years (广西 2024), or of two single years (中国科协 2021).

use super::Case;
use super::unit::{folded, key, slip, sounds_alike};
use super::waive::Findings;
use crate::diagnostic::catalog::Procedure;
use crate::parse::nomination::{Status, Subject};
use crate::parse::programme::Exclusion;
use crate::site::{Record, Site};
use std::collections::{BTreeMap, BTreeSet};

/// Somebody who was selected before.
struct Earlier<'s> {
    /// As written.
    name: &'s str,
    unit: String,
    programme: &'s str,
    /// The three without what tells no two apart.
    name_key: String,
    unit_key: String,
    programme_key: String,
    year: Option<i64>,
    /// `None`: not known.
    subject: Option<Subject>,
    /// What kind of group; `None`: not known.
    form: Option<&'s str>,
    /// Of the site itself; else the line of the list.
    source: Source<'s>,
}

enum Source<'s> {
    Record(&'s Record),
    Line(usize),
}

/// How far two names or units are the same.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    Near,
    Same,
}

pub(super) fn exclusion(site: &Site, cases: &[Case<'_>], findings: &mut [Findings]) {
    let asks = |case: &Case<'_>| case.programme.rules.exclusion.is_some();
    if !cases.iter().any(asks) {
        return;
    }
    let all = earlier(site, cases);
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut by_unit: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, earlier) in all.iter().enumerate() {
        by_name.entry(&earlier.name_key).or_default().push(index);
        by_unit.entry(&earlier.unit_key).or_default().push(index);
    }
    for (case, findings) in cases.iter().zip(findings) {
        let (Some(asked), Some(_)) = (&case.programme.rules.exclusion, case.record.status.weight())
        else {
            continue;
        };
        let unit = unit_of(site, case.record);
        let key = key(site, unit);
        let names = names(case.record);
        let mut candidates: BTreeSet<usize> = BTreeSet::new();
        for name in &names {
            candidates.extend(by_name.get(name.as_str()).into_iter().flatten());
        }
        if !unit.is_empty() {
            candidates.extend(by_unit.get(key.as_str()).into_iter().flatten());
        }
        let found = candidates
            .into_iter()
            .filter_map(|index| all.get(index))
            .filter(|earlier| in_scope(case, asked, earlier))
            .filter_map(|earlier| {
                Some((likeness(site, case, &names, &key, asked, earlier)?, earlier))
            })
            // The surest alone: whoever is excluded need not be warned too.
            .max_by_key(|(likeness, earlier)| (*likeness, earlier.year));
        if let Some((likeness, earlier)) = found {
            let (name, unit) = (case.record.name.clone(), unit.to_owned());
            let earlier = shown(earlier);
            let problem = match likeness {
                Likeness::Same => Procedure::Excluded {
                    name,
                    unit,
                    earlier,
                },
                Likeness::Near => Procedure::MaybeExcluded {
                    name,
                    unit,
                    earlier,
                },
            };
            findings.add("exclusion", case.breach(problem, case.name_place()));
        }
    }
}

/// Everybody who was selected before anything.
fn earlier<'s>(site: &'s Site, cases: &[Case<'s>]) -> Vec<Earlier<'s>> {
    let own = cases
        .iter()
        .filter(|case| case.record.status == Status::Honored)
        .map(|case| Earlier {
            name: &case.record.name,
            unit: unit_of(site, case.record).to_owned(),
            name_key: folded(&case.record.name),
            unit_key: key(site, unit_of(site, case.record)),
            programme_key: folded(&case.programme.title),
            programme: &case.programme.title,
            year: Some(case.programme.year),
            subject: Some(case.record.kind),
            form: Some(&case.category.form.id),
            source: Source::Record(case.record),
        });
    let listed = site.past_winners.iter().map(|winner| Earlier {
        name: &winner.name.value,
        unit: winner.unit.clone(),
        name_key: folded(&winner.name.value),
        unit_key: key(site, &winner.unit),
        programme_key: folded(&winner.programme),
        programme: &winner.programme,
        year: winner.year,
        subject: winner.subject(),
        form: form(&winner.kind),
        source: Source::Line(winner.line),
    });
    own.chain(listed).collect()
}

/// The built-in form that a kind's words mean.
fn form(kind: &str) -> Option<&'static str> {
    let kind = kind.to_lowercase();
    let words: [(&str, &[&str]); 5] = [
        ("station", &["station", "站", "岗"]),
        ("community", &["community", "社区", "村", "服务点"]),
        ("project", &["project", "项目"]),
        ("team", &["team", "队"]),
        ("organization", &["organization", "组织"]),
    ];
    let named = words
        .iter()
        .find(|(_, words)| words.iter().any(|word| kind.contains(word)));
    named.map(|(form, _)| *form)
}

/// Whether the call's exclusion reaches an earlier selection at all.
fn in_scope(case: &Case<'_>, asked: &Exclusion, earlier: &Earlier<'_>) -> bool {
    if let Source::Record(other) = earlier.source
        && (std::ptr::eq(other, case.record) || other.programme == case.record.programme)
    {
        return false;
    }
    let listed = matches!(earlier.source, Source::Line(_));
    if earlier
        .year
        .is_some_and(|year| year > case.programme.year || (year == case.programme.year && !listed))
    {
        return false;
    }
    if let (Some((from, to)), Some(year)) = (asked.years, earlier.year)
        && !(from..=to).contains(&year)
    {
        return false;
    }
    // A programme that is not named may be of the kind, and so is one that bears a title of this one's.
    let named = &earlier.programme_key;
    let titles = || {
        let categories = case.programme.categories.iter();
        categories.flat_map(|category| category.award.iter().chain([&category.title]))
    };
    asked.kinds.as_deref().is_none_or(|kinds| {
        named.is_empty()
            || named.contains(&folded(kinds))
            || titles().any(|title| named.contains(&folded(title)))
    })
}

/// How much an earlier winner is like a record: name, kind and unit alike is the same; where the unit or the year is not known or
/// differs, or where the name differs as by a slip, it may be.
fn likeness(
    site: &Site,
    case: &Case<'_>,
    names: &[String],
    unit: &str,
    asked: &Exclusion,
    earlier: &Earlier<'_>,
) -> Option<Likeness> {
    let record = case.record;
    if earlier
        .subject
        .is_some_and(|subject| subject != record.kind)
    {
        return None;
    }
    if let Source::Record(other) = earlier.source
        && site.one_subject(record, other)
    {
        return None;
    }
    let name = &earlier.name_key;
    let same_unit = !unit.is_empty() && earlier.unit_key == unit;
    if names.contains(name) {
        let groups = ["organization", "team"];
        let form = case.category.form.id.as_str();
        let same_form = earlier.form.is_none_or(|other| {
            // What one call calls an organisation is a team in another.
            other == form || (groups.contains(&other) && groups.contains(&form))
        }) || record.kind == Subject::Person;
        // The year of a list may be that of another level, or of the announcement.
        let before = earlier.year.is_some_and(|year| year < case.programme.year)
            || (earlier.year.is_none() && asked.years.is_none());
        let same = same_unit && same_form && before;
        return Some(if same { Likeness::Same } else { Likeness::Near });
    }
    let near = same_unit && names.iter().any(|own| near(own, name, record.kind));
    near.then_some(Likeness::Near)
}

/// A name but for a slip: a person's with one character of the same sound, a group's as a unit's.
fn near(one: &str, other: &str, kind: Subject) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    match kind {
        Subject::Group => slip(&one, &other),
        Subject::Person => {
            let mut odd = one.iter().zip(&other).filter(|(a, b)| a != b);
            one.len() == other.len()
                && odd.next().is_some_and(|(a, b)| sounds_alike(*a, *b))
                && odd.next().is_none()
        }
    }
}

/// A record's name as pages show it, and a path as a whole.
fn names(record: &Record) -> Vec<String> {
    let mut names = vec![folded(&record.name)];
    if let Some(written) = record.written_name() {
        let whole = folded(&written.value.replace(['/', '／'], ""));
        if !names.contains(&whole) {
            names.push(whole);
        }
    }
    names
}

fn unit_of<'s>(site: &'s Site, record: &Record) -> &'s str {
    let unit = record.unit.and_then(|unit| site.units.list.get(unit));
    unit.map(|unit| unit.name.as_str()).unwrap_or_default()
}

/// An earlier winner in words: where it is from, and what it says.
fn shown(earlier: &Earlier<'_>) -> String {
    let mut parts = vec![earlier.name.to_owned()];
    if !earlier.unit.is_empty() {
        parts.push(earlier.unit.clone());
    }
    let year = earlier.year.map(|year| year.to_string());
    let dated = year
        .as_ref()
        .is_some_and(|year| earlier.programme.contains(year));
    parts.extend(year.filter(|_| !dated));
    if !earlier.programme.is_empty() {
        parts.push(earlier.programme.to_owned());
    }
    let source = match earlier.source {
        Source::Record(record) => record.file.to_string(),
        Source::Line(line) => format!("content/past-winners.csv:{line}"),
    };
    format!("{}（{source}）", parts.join("，"))
}
