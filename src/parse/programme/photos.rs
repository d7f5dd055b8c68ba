//! `photos:` of a programme: what it asks of photos, by form or by role.

use super::super::Problems;
use super::super::nomination::{Role, role_words};
use super::super::read::shape::Shape;
use super::super::read::{MapReader, Names};
use super::super::value;
use super::super::yaml::Kind;
use crate::diagnostic::catalog::Fields;
use crate::input::Spanned;
use std::fmt;

/// A file's size as a call prints it: its `M` may mean either.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// The number and the unit.
    pub written: Written,
    /// In bytes, `M` for 10⁶.
    pub decimal: u64,
    /// In bytes, `M` for 2²⁰.
    pub binary: u64,
}

/// A number and its unit, such as `1.5M`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Written {
    number: f64,
    unit: &'static str,
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", value::shown(self.number), self.unit)
    }
}

impl Size {
    /// Reads `1M`, `800K`, `3MB` or a number of bytes.
    fn parse(written: &str) -> Option<Size> {
        let text = value::folded(written).to_ascii_uppercase();
        let text = text.trim_end_matches('B');
        let units = [("K", 1), ("M", 2), ("G", 3)];
        let unit = units.into_iter().find(|(unit, _)| text.ends_with(unit));
        let (unit, power) = unit.unwrap_or(("", 0));
        let number = value::number(text.trim_end_matches(unit), "")?;
        let bytes = |thousand: f64| (number * thousand.powi(power)) as u64;
        Some(Size {
            written: Written { number, unit },
            decimal: bytes(1000.0),
            binary: bytes(1024.0),
        })
    }
}

/// What a programme asks of photos.
#[derive(Debug, Clone, Default)]
pub struct PhotoRule {
    /// The form it is for; `None` for all others.
    pub form: Option<String>,
    /// The role it is for.
    pub role: Option<Role>,
    /// From and to.
    pub count: Option<(i64, i64)>,
    /// From and to.
    pub bytes: Option<(Size, Size)>,
    /// landscape or portrait.
    pub orient: Option<String>,
    pub min_px: Option<(u32, u32)>,
}

/// By form (a map whose keys are forms) or by role (a list).
pub(super) fn photos(r: &mut MapReader<'_>, problems: &mut Problems) -> Option<Vec<PhotoRule>> {
    const PHOTOS: Names = &["photos", "照片要求"];
    problems.note_inner(PHOTOS, Shape::Own, |r, problems| {
        photo_rule(r, problems);
    });
    let node = r.node(PHOTOS, problems)?;
    let mut out = Vec::new();
    match &node.kind {
        Kind::Map(entries) => {
            for entry in entries {
                if let Some(reader) = MapReader::of(&entry.value, &entry.key.value, problems) {
                    let form = (entry.key.value != "default").then(|| entry.key.value.clone());
                    out.push(PhotoRule {
                        form,
                        ..photo_rule(reader, problems)
                    });
                }
            }
        }
        Kind::List(items) => {
            for item in items {
                if let Some(reader) = MapReader::of(item, "photos", problems) {
                    out.push(photo_rule(reader, problems));
                }
            }
        }
        _ => {
            MapReader::of(node, "photos", problems);
        }
    }
    Some(out)
}

fn photo_rule(mut r: MapReader<'_>, problems: &mut Problems) -> PhotoRule {
    let role = r.choice(&["role", "用途"], role_words(), problems);
    let count = r.text(&["count", "张数"], problems);
    let size = r.text(&["bytes", "大小"], problems);
    let orient = r.choice(
        &["orient", "方向"],
        &[
            ("landscape", &["landscape", "横"]),
            ("portrait", &["portrait", "竖"]),
        ],
        problems,
    );
    let min_px = r.text(&["min_px", "最少像素"], problems);
    r.finish(problems);
    PhotoRule {
        form: None,
        role: role.map(|role| role.value),
        count: count.and_then(|text| {
            let read = |part: &str| part.parse::<i64>().ok();
            range(&text, "count", problems, read, |count| count)
        }),
        bytes: size
            .and_then(|text| range(&text, "bytes", problems, Size::parse, |size| size.decimal)),
        orient: orient.map(|orient| orient.value.to_owned()),
        min_px: min_px.and_then(|text| pixels(&text, problems)),
    }
}

/// A number or two with a dash between them, the second not below the first by their measure.
pub(super) fn range<T: Copy, M: PartialOrd>(
    text: &Spanned<String>,
    key: &str,
    problems: &mut Problems,
    read: impl Fn(&str) -> Option<T>,
    measure: impl Fn(T) -> M,
) -> Option<(T, T)> {
    let folded = value::folded(&text.value).replace(['—', '–', '~', '至'], "-");
    let (from, to) = folded.split_once('-').unwrap_or((&folded, &folded));
    let both = read(from.trim()).zip(read(to.trim_start_matches('-').trim()));
    let (zh, en) = match both {
        Some((from, to)) if measure(from) <= measure(to) => return both,
        Some(_) => (
            "范围请从小写到大，例如 2-5、1M-3M。",
            "Write the smaller one first, such as 2-5 or 1M-3M.",
        ),
        None => (
            "请写一个数或一段范围，例如 2 或 2-3、1M-3M。",
            "Write a number or a range, such as 2, 2-3 or 1M-3M.",
        ),
    };
    let (key, value) = (key.to_owned(), text.value.clone());
    problems.add(Fields::BadValue { key, value, zh, en }, text.span);
    None
}

fn pixels(text: &Spanned<String>, problems: &mut Problems) -> Option<(u32, u32)> {
    let folded = value::folded(&text.value).replace(['×', '*', 'X'], "x");
    let both = folded
        .split_once('x')
        .and_then(|(width, height)| width.trim().parse().ok().zip(height.trim().parse().ok()));
    if both.is_none() {
        problems.add(
            Fields::BadValue {
                key: "min_px".into(),
                value: text.value.clone(),
                zh: "请写宽×高，例如 1920x1080。",
                en: "Write width by height, such as 1920x1080.",
            },
            text.span,
        );
    }
    both
}
