//! How long a story is, in 字数 as Word counts it, against the programme's limit; both bounds are allowed. A call that
//! limits the story wants one: less than a twentieth of the limit is a warning, unless the programme says where the
//! least lies.

use super::Case;
use super::waive::Findings;
use crate::diagnostic::catalog::Rules;
use crate::input::Place;
use crate::parse::markdown::words;

/// What part of the limit a story has at least, where the programme does not say.
const LEAST_PART: i64 = 20;

pub(super) fn length(case: &Case<'_>, findings: &mut Findings) {
    let (Some(story), Some(limits)) = (&case.record.story, case.programme.rules.story_words) else {
        return;
    };
    let most = limits.most.unwrap_or(i64::MAX);
    let least = limits
        .least
        .or_else(|| limits.most.map(|most| most / LEAST_PART))
        .unwrap_or_default();
    // Counting parses. No text has more words than characters, and one of far more characters than the least is not
    // short of words.
    let characters = i64::try_from(story.text.chars().count()).unwrap_or(i64::MAX);
    if characters <= most && characters >= least.saturating_mul(20) {
        return;
    }
    let count = i64::try_from(words(&story.text)).unwrap_or(i64::MAX);
    let label = case.category.form.story_label().to_owned();
    let place = match &case.record.answers.story {
        Some(field) if story.file == case.record.nomination.file => {
            Place::new(&story.file, field.span)
        }
        _ => Place::file(&story.file),
    };
    if count > most {
        let problem = Rules::StoryTooLong {
            label,
            words: count.to_string(),
            limit: most.to_string(),
        };
        findings.add("story-too-long", case.breach(problem, place));
    } else if count < least {
        let problem = Rules::StoryTooShort {
            label,
            words: count.to_string(),
            least: least.to_string(),
        };
        findings.add("story-too-short", case.breach(problem, place));
    }
}
