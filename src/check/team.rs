//! How teams are called and nested, by the `teams:` of a programme: the four levels of 甘肃 2023 (总队—队—支队—分队, with a name for
//! each founder), the two of 重庆 (总队—支队).
//!
//! A name tells its level by its end. A team whose level the programme does not know and that is plainly a 队 stands outside of the
//! hierarchy, as most teams do where there are but two levels.

use super::Case;
use super::waive::Findings;
use crate::diagnostic::catalog::Teams as Problem;
use crate::input::Place;
use crate::parse::label::fold;
use crate::parse::programme::Teams;
use crate::site::{LEVELS, PARENT, level};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn teams(cases: &[Case<'_>], findings: &mut [Findings]) {
    let circles = circles(cases);
    for (at, (case, findings)) in cases.iter().zip(findings).enumerate() {
        let form = &case.category.form;
        // A hierarchy is of forms that know what stands above.
        if form.field(PARENT).is_none() || case.record.status.weight().is_none() {
            continue;
        }
        if let Some(rules) = &case.programme.rules.teams {
            named(case, rules, findings);
        }
        nested(case, circles.contains(&at), findings);
    }
}

/// The teams that come to stand above themselves. Each team is walked over once.
fn circles(cases: &[Case<'_>]) -> BTreeSet<usize> {
    if cases.iter().all(|case| case.record.parent().is_none()) {
        return BTreeSet::new();
    }
    let by_name: BTreeMap<String, usize> = cases
        .iter()
        .enumerate()
        .map(|(at, case)| (fold(&case.record.name), at))
        .collect();
    let above: Vec<Option<usize>> = cases
        .iter()
        .map(|case| by_name.get(&fold(case.record.parent()?)).copied())
        .collect();
    let mut circles = BTreeSet::new();
    // By team, the walk that came over it first.
    let mut walked: Vec<Option<usize>> = vec![None; cases.len()];
    for start in 0..cases.len() {
        let mut next = Some(start);
        while let Some(at) = next {
            match walked.get(at).copied().flatten() {
                None => {}
                // It came back to where it was before: what lies between stands in a circle.
                Some(walk) if walk == start && circles.insert(at) => {}
                Some(_) => break,
            }
            if let Some(slot) = walked.get_mut(at) {
                *slot = Some(start);
            }
            next = above.get(at).copied().flatten();
        }
    }
    circles
}

fn named(case: &Case<'_>, rules: &Teams, findings: &mut Findings) {
    let name = case.record.name.as_str();
    let place = case.name_place();
    let Some(own) = level(name, &rules.levels) else {
        if let Some(claimed) = LEVELS.iter().find(|claimed| name.ends_with(**claimed)) {
            let problem = Problem::NoLevel {
                name: name.to_owned(),
                level: (*claimed).to_owned(),
                levels: rules.levels.join("、"),
            };
            findings.add("team-level", case.breach(problem, place));
        }
        return;
    };
    let of_level: Vec<&(String, String)> = rules
        .patterns
        .iter()
        .filter(|(_, pattern)| level(pattern, &rules.levels) == Some(own))
        .collect();
    // For some levels the document gives no name.
    if of_level.is_empty() || of_level.iter().any(|(_, pattern)| fits(name, pattern)) {
        return;
    }
    let patterns: Vec<String> = of_level
        .iter()
        .map(|(who, pattern)| format!("{who}：{pattern}"))
        .collect();
    let problem = Problem::Name {
        name: name.to_owned(),
        patterns: patterns.join("；"),
    };
    findings.add("team-name", case.breach(problem, place));
}

/// What a pattern calls the kind of founder behind `**`, where the founder's own name stands in its place.
const STAND_INS: &[&str] = &["单位"];

/// Whether a name follows a pattern: `**` is any name, `市（州）` and `学会、协会、研究会` are one of what they list.
fn fits(name: &str, pattern: &str) -> bool {
    let name = fold(name);
    variants(pattern).iter().any(|variant| {
        let parts: Vec<&str> = variant.split("**").collect();
        let Some((first, rest)) = parts.split_first() else {
            return false;
        };
        let Some(mut left) = name.strip_prefix(first) else {
            return false;
        };
        let last = rest.len();
        for (at, part) in rest.iter().enumerate() {
            // Something stands for each `**`; what is found last leaves the most to it.
            let found = if at + 1 == last {
                left.strip_suffix(part).map(|before| (before, ""))
            } else {
                left.rsplit_once(part)
            };
            match found {
                Some((before, after)) if !before.is_empty() => left = after,
                _ => return false,
            }
        }
        left.is_empty()
    })
}

/// A pattern's spellings, folded as names are.
fn variants(pattern: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut parts: Vec<Vec<String>> = Vec::new();
    let mut plain = pattern.to_owned();
    for stand_in in STAND_INS {
        plain = plain.replace(&format!("**{stand_in}"), "**");
    }
    // `市（州）`: the character before the bracket, or what is inside.
    let characters: Vec<char> = plain.chars().collect();
    let mut at = 0;
    while let Some(character) = characters.get(at) {
        let close = characters.iter().skip(at).position(|c| *c == '）');
        match (characters.get(at + 1), close) {
            (Some('（'), Some(close)) => {
                let inner: String = characters
                    .get(at + 2..at + close)
                    .unwrap_or_default()
                    .iter()
                    .collect();
                parts.push(vec![character.to_string(), inner]);
                at += close + 1;
            }
            _ => {
                parts.push(vec![character.to_string()]);
                at += 1;
            }
        }
    }
    for part in parts {
        out = out
            .iter()
            .flat_map(|before| part.iter().map(move |one| format!("{before}{one}")))
            .collect();
    }
    // `**学会、协会、研究会科技…`: each of the listed, and all that stands behind them.
    out.into_iter()
        .flat_map(|text| listed(&text))
        .map(|text| fold(&text))
        .collect()
}

fn listed(text: &str) -> Vec<String> {
    let Some((before, rest)) = text.split_once("**") else {
        return vec![text.to_owned()];
    };
    let words: Vec<&str> = rest.split('、').collect();
    let (Some(last), true) = (words.last(), words.len() > 1) else {
        return vec![text.to_owned()];
    };
    // The last of the listed ends as the others do: 研究会, as 学会 and 协会.
    let end = words.first().and_then(|word| word.chars().next_back());
    let Some(at) = end.and_then(|end| last.find(end).map(|at| at + end.len_utf8())) else {
        return vec![text.to_owned()];
    };
    let (word, behind) = last.split_at_checked(at).unwrap_or((last, ""));
    let others = words.iter().take(words.len() - 1).copied();
    others
        .chain([word])
        .map(|word| format!("{before}**{word}{behind}"))
        .collect()
}

fn nested(case: &Case<'_>, circular: bool, findings: &mut Findings) {
    let record = case.record;
    let Some(above) = record.parent() else { return };
    let Some(span) = record.answers.values.get(PARENT).map(|value| value.span) else {
        return;
    };
    let place = Place::new(&record.nomination.file, span);
    if circular {
        let problem = Problem::Circle {
            name: record.name.clone(),
            above: above.to_owned(),
        };
        findings.say(case.breach(problem, place));
        return;
    }
    let Some(rules) = &case.programme.rules.teams else {
        return;
    };
    let rank = |name: &str| {
        let own = level(name, &rules.levels)?;
        rules.levels.iter().position(|level| level == own)
    };
    let (Some(own), Some(upper)) = (rank(&record.name), rank(above)) else {
        return;
    };
    // 市州 and 县区 are both a 队 in 甘肃, though one is below the other.
    let doubled = own == upper && own > 0 && own + 1 < rules.levels.len();
    if upper + 1 != own && !doubled {
        let problem = Problem::Parent {
            name: record.name.clone(),
            above: above.to_owned(),
            levels: rules.levels.join("—"),
        };
        findings.add("team-parent", case.breach(problem, place));
    }
}
