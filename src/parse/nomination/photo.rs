//! `photos:` of a nomination.

use super::super::Problems;
use super::super::read::{MapReader, Names};
use crate::diagnostic::catalog::Fields;
use crate::input::{Span, Spanned};
use serde::Serialize;

/// What a photo is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 肖像
    Portrait,
    /// 工作照
    Work,
    /// 合影
    Group,
    /// 活动照
    Activity,
}

const ROLES: &[(Role, &[&str])] = &[
    (Role::Portrait, &["portrait", "肖像"]),
    (Role::Work, &["work", "工作照"]),
    (Role::Group, &["group", "合影"]),
    (Role::Activity, &["activity", "活动照"]),
];

/// The spellings of a photo's role, for rules about photos.
pub fn role_words() -> &'static [(Role, &'static [&'static str])] {
    ROLES
}

/// One entry of `photos:`.
#[derive(Debug, Clone, PartialEq)]
pub struct PhotoEntry {
    /// The entry's range.
    pub span: Span,
    /// Relative to the record's folder.
    pub file: Spanned<String>,
    /// What it is for.
    pub role: Option<Role>,
    /// The text beneath it.
    pub caption: Option<String>,
    /// The text in its place.
    pub alt: Option<String>,
    /// Who took it.
    pub credit: Option<String>,
    /// What must stay visible when it is cropped, each from 0 to 1.
    pub focus: Option<(f64, f64)>,
    /// The side on which words may stand.
    pub calm: Option<String>,
}

pub(super) fn photo(
    mut r: MapReader<'_>,
    span: Span,
    problems: &mut Problems,
) -> Option<PhotoEntry> {
    const FILE: Names = &["file", "文件"];
    problems.note_required(FILE);
    let missing = !r.has(FILE);
    let file = r.text(FILE, problems);
    if missing {
        problems.add(
            Fields::MissingKey {
                key: "file".into(),
                label: "文件".into(),
            },
            span,
        );
    }
    let plain = |text: Option<Spanned<String>>| text.map(|text| text.value);
    let role = r.choice(&["role", "用途"], ROLES, problems);
    let caption = plain(r.text(&["caption", "说明"], problems));
    let alt = plain(r.text(&["alt", "替代文字"], problems));
    let credit = plain(r.text(&["credit", "摄影"], problems));
    let focus = focus(r.texts(&["focus", "焦点"], problems), problems);
    let calm = r.choice(
        &["calm", "留白"],
        &[
            ("left", &["left", "左"]),
            ("right", &["right", "右"]),
            ("top", &["top", "上"]),
            ("bottom", &["bottom", "下"]),
        ],
        problems,
    );
    r.finish(problems);
    Some(PhotoEntry {
        span,
        file: file?,
        role: role.map(|role| role.value),
        caption,
        alt,
        credit,
        focus,
        calm: calm.map(|calm| calm.value.to_owned()),
    })
}

fn focus(parts: Vec<Spanned<String>>, problems: &mut Problems) -> Option<(f64, f64)> {
    let first = parts.first()?;
    let numbers: Vec<f64> = parts
        .iter()
        .filter_map(|part| part.value.parse().ok())
        .filter(|number| (0.0..=1.0).contains(number))
        .collect();
    match (numbers.as_slice(), parts.len()) {
        ([x, y], 2) => Some((*x, *y)),
        _ => {
            problems.add(
                Fields::BadValue {
                    key: "focus".into(),
                    value: first.value.clone(),
                    zh: "请写两个 0 到 1 之间的数，例如 [0.5, 0.3]，先横后竖。",
                    en: "Write two numbers from 0 to 1, such as [0.5, 0.3], across and down.",
                },
                first.span,
            );
            None
        }
    }
}
