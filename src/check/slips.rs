//! Slips of wording in the texts of one record, programme or page: each distinct one is told once a file, at its first place,
//! with how often it occurs.

use super::shown::{Allowed, Scope};
use super::text::{Reading, Sort, Told};
use super::word::regulated::{self, Named, Sentences};
use super::word::{Hit, Slip, hits};
use crate::diagnostic::catalog::Words;
use crate::diagnostic::{Diagnostic, Severity};
use crate::input::{Place, SourcePath};
use crate::site::Programme;
use std::collections::BTreeMap;

/// A programme whose words may need an approval.
pub(super) struct Speaker<'s> {
    pub(super) programme: &'s Programme,
    pub(super) approved: bool,
    pub(super) named: Named<'s>,
}

/// One wrong text: in which file, of which kind, what is written, of which programme, and whether a story only mentions it.
type Key<'a> = (&'a SourcePath, Slip, String, Option<usize>, bool);

/// Its first place, what is written there, and how often it occurs.
struct First {
    place: Place,
    written: String,
    times: usize,
}

/// What is gathered of the texts of one record, programme or page.
pub(super) struct Slips<'a> {
    scope: &'a Scope<'a>,
    /// The one that the texts belong to, if they do.
    programme: Option<usize>,
    found: BTreeMap<Key<'a>, First>,
}

impl<'a> Slips<'a> {
    pub(super) fn new(scope: &'a Scope<'_>, programme: Option<usize>) -> Slips<'a> {
        Slips {
            scope,
            programme,
            found: BTreeMap::new(),
        }
    }

    pub(super) fn gather(
        &mut self,
        told: &Told<'a>,
        reading: &Reading<'_>,
        allowed: &mut Allowed<'_>,
    ) {
        if matches!(told.sort, Sort::Literal | Sort::Address | Sort::Target) {
            return;
        }
        let mut all = hits(&reading.text, &self.scope.lexicon);
        if told.sort == Sort::Title {
            let issuers = self
                .scope
                .speakers
                .iter()
                .flat_map(|speaker| &speaker.named.issuers);
            let own: Vec<&str> = issuers.map(String::as_str).collect();
            all.extend(regulated::scopes(&reading.text, &own));
            all.sort_by_key(|hit| (hit.range.start, hit.range.end));
        }
        let mut sentences = Sentences::new(&reading.text);
        for hit in all {
            if reading.is_literal(&hit.range) {
                continue;
            }
            let regulated = matches!(hit.slip, Slip::Regulated(_));
            let of = match regulated {
                true => match self.spoken(told.sort, &mut sentences, &hit) {
                    Some(of) => of,
                    None => continue,
                },
                false => (None, false),
            };
            self.add(told, reading, hit, of, allowed);
        }
    }

    fn add(
        &mut self,
        told: &Told<'a>,
        reading: &Reading<'_>,
        hit: Hit,
        (programme, elsewhere): (Option<usize>, bool),
        allowed: &mut Allowed<'_>,
    ) {
        let written = reading.text.get(hit.range.clone()).unwrap_or_default();
        let source = reading.source(&hit.range);
        if allowed.covers_part(&reading.text, &hit.range)
            || allowed.covers_part(&told.text, &source)
        {
            return;
        }
        // Which word a story mentions matters little: one note a file is enough.
        let key = match elsewhere {
            true => (told.file, Slip::Regulated(""), String::new(), None, true),
            false => (told.file, hit.slip, written.to_owned(), programme, false),
        };
        if let Some(first) = self.found.get_mut(&key) {
            first.times += 1;
            return;
        }
        let first = First {
            place: self.scope.place(told, &source),
            written: written.to_owned(),
            times: 1,
        };
        self.found.insert(key, first);
    }

    /// Whose regulated word it is, and whether a story only mentions it; nothing where it may stand.
    fn spoken(
        &self,
        sort: Sort,
        sentences: &mut Sentences<'_>,
        hit: &Hit,
    ) -> Option<(Option<usize>, bool)> {
        let open = |index: &usize| self.scope.speakers.get(*index).is_some_and(|s| !s.approved);
        let mut named = |index: &usize| {
            let speaker = self.scope.speakers.get(*index);
            speaker
                .is_some_and(|speaker| sentences.speak_of(hit.range.start, *index, &speaker.named))
        };
        let all = 0..self.scope.speakers.len();
        match (sort, self.programme) {
            (Sort::Title | Sort::Own, Some(index)) => open(&index).then_some((Some(index), false)),
            // The site speaks of all its programmes; one approval is enough for its own title.
            (Sort::Title | Sort::Own, None) => {
                let first = all.clone().next()?;
                all.clone()
                    .all(|index| open(&index))
                    .then_some((Some(first), false))
            }
            (Sort::Story, Some(index)) if open(&index) => Some((Some(index), !named(&index))),
            (Sort::Page, _) => {
                let mut open = all.filter(open);
                open.find(named).map(|index| (Some(index), false))
            }
            _ => None,
        }
    }

    pub(super) fn say(self, out: &mut Vec<Diagnostic>) {
        for ((_, slip, _, programme, elsewhere), first) in self.found {
            let First {
                place,
                written,
                times,
            } = first;
            let programme = programme.or(self.programme);
            let problem = match slip {
                Slip::Own(index) => {
                    let Some(word) = self.scope.lexicon.get(index) else {
                        continue;
                    };
                    Words::OwnWord {
                        wrong: word.wrong.clone(),
                        right: word.right.clone(),
                        reason: word.reason.clone(),
                        times,
                    }
                }
                Slip::Region(right) => Words::RegionName {
                    wrong: written,
                    right,
                    times,
                },
                Slip::Date => Words::ImpossibleDate { written, times },
                Slip::Doubled(once) => Words::Doubled {
                    written,
                    once,
                    times,
                },
                Slip::HalfWidth(right) => Words::HalfWidth {
                    written,
                    right,
                    times,
                },
                Slip::Regulated(_) => {
                    let speaker = programme.and_then(|index| self.scope.speakers.get(index));
                    let Some(Speaker { programme, .. }) = speaker else {
                        continue;
                    };
                    Words::RegulatedWord {
                        word: written,
                        title: programme.title.clone(),
                        id: programme.id.clone(),
                        times,
                        elsewhere,
                    }
                }
            };
            let said = Diagnostic::new(problem, place);
            out.push(match elsewhere {
                true => said.with_severity(Severity::Note),
                false => said,
            });
        }
    }
}
