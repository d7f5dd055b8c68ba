//! Keys and printed labels are compared after folding, since forms are typed
//! off paper: widths, inner spaces, kinds of brackets, a trailing colon and the
//! form's bracketed hints do not tell two labels apart.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// Folds a key or a printed label.
///
/// `姓　名：` becomes `姓名`, `主要事迹（不超过1000字）` becomes `主要事迹`, and
/// `Name ` becomes `name`.
pub fn fold(label: &str) -> String {
    folded(label).into_owned()
}

/// The same; most labels are folded as they stand.
pub fn folded(label: &str) -> Cow<'_, str> {
    // Most keys are as they should be; Han characters outside the blocks of
    // compatibility characters and brackets fold to themselves.
    let plain = |c: char| {
        c.is_ascii_lowercase()
            || c.is_ascii_digit()
            || c == '_'
            || ('\u{4e00}'..='\u{9fff}').contains(&c)
    };
    if label.chars().all(plain) {
        return Cow::Borrowed(label);
    }
    let compatible: String = label.nfkc().collect();
    let mut out = String::new();
    let mut hint: Option<String> = None;
    for c in compatible.chars() {
        let c = match c {
            '〔' | '【' | '［' | '[' => '(',
            '〕' | '】' | '］' | ']' => ')',
            c if c.is_whitespace() || c == '\u{3000}' => continue,
            c => c,
        };
        match (&mut hint, c) {
            (None, '(') => hint = Some(String::new()),
            (Some(text), ')') => {
                // A hint such as （不超过1000字） or （2张） speaks of the answer; a
                // bracket such as 站（岗）名称 or 申报单位（组织） belongs to the label.
                if !is_hint(text) {
                    out.push_str(text);
                }
                hint = None;
            }
            (Some(text), c) => text.push(c),
            (None, c) => out.extend(c.to_lowercase()),
        }
    }
    if let Some(open) = hint {
        out.push_str(&open);
    }
    while out.ends_with([':', '*']) {
        out.pop();
    }
    Cow::Owned(out)
}

fn is_hint(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
        || ["人", "次", "场", "小时", "支", "年", "月"].contains(&text)
        || [
            "不超过",
            "不少于",
            "盖章",
            "可多选",
            "选填",
            "必填",
            "请",
            "单位:",
            "张",
            "%",
        ]
        .iter()
        .any(|word| text.contains(word))
}

/// The known name that is nearest to `word`, if one is near enough to be meant.
///
/// A far guess is worse than none: at most a third of the shorter one's
/// characters may differ, and words below three characters match nothing by
/// distance (地址 is not 地区). Two neighbours that changed places count once.
/// Ties go to the first of `known`.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(word);
    let length = folded.chars().count();
    known
        .into_iter()
        .filter_map(|name| {
            let other = fold(name);
            let shorter = length.min(other.chars().count());
            let distance = (shorter >= 3).then(|| strsim::osa_distance(&folded, &other))?;
            (distance <= shorter / 3).then_some((distance, name))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}
