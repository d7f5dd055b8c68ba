//! `story:` of a programme: how long a story may and should be.

use super::super::Problems;
use super::super::read::MapReader;
use crate::diagnostic::catalog::Fields;

/// How long a story may and should be, in 字数 as Word counts it; both bounds are allowed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StoryWords {
    pub most: Option<i64>,
    pub least: Option<i64>,
}

pub(super) fn words(mut r: MapReader<'_>, problems: &mut Problems) -> StoryWords {
    let most = r.integer(&["max_words", "不超过"], problems);
    let mut least = r.integer(&["min_words", "不少于"], problems);
    r.finish(problems);
    let most = most.map(|words| words.value);
    // No story could be as long as both ask.
    let above = |least: i64| most.is_some_and(|most| least > most);
    if let Some(wrong) = least.take_if(|least| above(least.value)) {
        problems.add(
            Fields::BadValue {
                key: "min_words".into(),
                value: wrong.value.to_string(),
                zh: "最少字数（min_words）不能多于最多字数（max_words），请改其中一个。",
                en: "`min_words` must not be above `max_words`; change one of them.",
            },
            wrong.span,
        );
    }
    StoryWords {
        most,
        least: least.map(|words| words.value),
    }
}
