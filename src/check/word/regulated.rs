//! Words that a department may use of its own act only where it has been approved: 获奖, 表彰, 授予, 评选. And 全国, 中国 in a
//! title. People's biographies speak of earlier honours, so in a story they count only in a sentence about this programme.

use super::{Hit, Slip};
use std::collections::BTreeMap;
use std::ops::Range;

const WORDS: &[&str] = &["荣誉获得者", "获奖", "表彰", "授予", "评选"];

/// What a title may not claim.
const SCOPES: &[&str] = &["全国", "中国"];

/// Names of bodies and days in which it claims nothing.
const NAMES: &[&str] = &[
    "中国科协",
    "中国科学技术协会",
    "中国科学技术馆",
    "中国科技馆",
    "中国科学院",
    "中国工程院",
    "中国科技志愿服务",
    "中国科技志愿",
    "中国志愿服务联合会",
    "中国志愿服务",
    "中国共产党",
    "中国农技协",
    "中国航天日",
    "科普中国",
    "科技志愿中国",
    "全国科普日",
    "全国科普月",
    "全国科技工作者日",
    "全国科技活动周",
    "全国学会",
    "全国志愿服务信息系统",
];

/// The word that ends at a place.
pub(super) fn word(text: &str, end: usize) -> Option<Hit> {
    let head = text.get(..end)?;
    let word = WORDS.iter().find(|word| head.ends_with(**word))?;
    Some(Hit {
        range: end - word.len()..end,
        slip: Slip::Regulated(word),
    })
}

/// The claims of a title, names of bodies aside.
pub(in crate::check) fn scopes(title: &str, own: &[&str]) -> Vec<Hit> {
    let names = || NAMES.iter().chain(own).filter(|name| !name.is_empty());
    let covered: Vec<_> = names()
        .flat_map(|name| title.match_indices(name).map(|(at, _)| at..at + name.len()))
        .collect();
    let found = SCOPES.iter().flat_map(|scope| {
        let places = title.match_indices(scope);
        places.map(|(at, _)| Hit {
            range: at..at + scope.len(),
            slip: Slip::Regulated(scope),
        })
    });
    found
        .filter(|hit| !covered.iter().any(|name| name.contains(&hit.range.start)))
        .collect()
}

/// The sentences of a text, walked once with its words: each is judged once, however many of them stand in it.
pub(in crate::check) struct Sentences<'t> {
    text: &'t str,
    /// Where the one of the last word stands.
    current: Range<usize>,
    /// By programme, whether it speaks of it.
    about: BTreeMap<usize, bool>,
}

impl<'t> Sentences<'t> {
    pub(in crate::check) fn new(text: &'t str) -> Sentences<'t> {
        Sentences {
            text,
            current: 0..0,
            about: BTreeMap::new(),
        }
    }

    /// The sentence around a place; places must not go backward.
    pub(super) fn at(&mut self, place: usize) -> &'t str {
        const ENDS: &[char] = &['。', '！', '？', '；', '!', '?', '\n'];
        if place >= self.current.end {
            let passed = self.text.get(self.current.end..place).unwrap_or_default();
            let last = passed.char_indices().rev().find(|(_, c)| ENDS.contains(c));
            let start = last.map_or(0, |(end, c)| end + c.len_utf8()) + self.current.end;
            let behind = self.text.get(place..).unwrap_or_default();
            let length = behind.find(ENDS).unwrap_or(behind.len());
            self.current = start..place + length;
            self.about.clear();
        }
        self.text.get(self.current.clone()).unwrap_or_default()
    }

    /// Whether the sentence around a place speaks of a programme.
    pub(in crate::check) fn speak_of(
        &mut self,
        place: usize,
        programme: usize,
        named: &Named<'_>,
    ) -> bool {
        let sentence = self.at(place);
        let about = self.about.entry(programme);
        *about.or_insert_with(|| named.is_in(sentence))
    }
}

/// A programme as its sentences name it.
pub(in crate::check) struct Named<'s> {
    pub(in crate::check) year: i64,
    /// Its title, its heading, its awards.
    pub(in crate::check) titles: Vec<&'s str>,
    /// Who issues it, in full and in short.
    pub(in crate::check) issuers: Vec<String>,
}

impl Named<'_> {
    /// Whether a sentence speaks of this programme: it names it, or tells of an act of its issuers, and of no other year.
    pub(in crate::check) fn is_in(&self, sentence: &str) -> bool {
        let titles = self.titles.iter().map(|title| bare(title));
        let named = titles.filter(|title| title.chars().count() >= 4);
        if named.into_iter().any(|title| sentence.contains(title)) {
            return true;
        }
        let issuer = self
            .issuers
            .iter()
            .any(|issuer| sentence.contains(&**issuer));
        issuer && years(sentence).all(|year| year == self.year || year == self.year + 1)
    }
}

/// A title without what stands in brackets behind it.
fn bare(title: &str) -> &str {
    let end = title.find(['（', '(']).unwrap_or(title.len());
    title.get(..end).unwrap_or(title).trim()
}

/// The years that a sentence names.
fn years(sentence: &str) -> impl Iterator<Item = i64> + '_ {
    sentence.match_indices('年').filter_map(|(at, _)| {
        let head = sentence.get(..at)?;
        let digits = head.chars().rev().take_while(char::is_ascii_digit).count();
        if digits != 4 {
            return None;
        }
        head.get(head.len() - digits..)?.parse().ok()
    })
}

/// 科学技术协会 in short.
pub(in crate::check) fn short(issuer: &str) -> Vec<String> {
    let mut out = vec![issuer.to_owned()];
    if issuer.contains("科学技术协会") {
        out.push(issuer.replace("科学技术协会", "科协"));
    }
    out
}
