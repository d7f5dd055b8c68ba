//! How maps show counts: `style`, `classes`, `layers` and `no_data` of `map:` in `content/site.yaml`.

use super::Problems;
use super::label::folded;
use super::read::{MapReader, texts_of};
use super::value;
use crate::diagnostic::catalog::Fields;
use crate::input::Spanned;
use serde::Serialize;

/// What shows how many there are in a region.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub enum MapStyle {
    /// 分级: the region's colour.
    #[default]
    Choropleth,
    /// 圆点: a circle whose area grows with the count.
    Circles,
    /// Both on one map.
    Both,
    /// 方格: a square of one size for each region, in the class's colour, and no boundary at all.
    Tiles,
}

impl MapStyle {
    /// Whether a region's own colour tells its class.
    pub fn colours(self) -> bool {
        self != MapStyle::Circles
    }

    /// Whether circles stand on the map.
    pub fn circles(self) -> bool {
        matches!(self, MapStyle::Circles | MapStyle::Both)
    }
}

/// The spellings of styles; the two that have boundaries may be joined.
pub const STYLES: &[(MapStyle, &[&str])] = &[
    (MapStyle::Choropleth, &["choropleth", "分级"]),
    (MapStyle::Circles, &["circles", "圆点"]),
    (MapStyle::Tiles, &["tiles", "方格"]),
];

/// The spellings of classes that the program finds itself.
pub const FOUND_CLASSES: &[(Classes, &[&str])] = &[
    (Classes::Rounded, &["rounded", "取整"]),
    (Classes::Quantile, &["quantile", "分位"]),
];

/// Where the classes of a map begin.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub enum Classes {
    /// Each twice the last: 1, 2, 4, 8.
    #[default]
    Rounded,
    /// As many regions in each.
    Quantile,
    /// Where site.yaml says, from 1 on, ascending.
    From(Vec<u32>),
}

/// What the layers of a map are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum LayerBy {
    /// 届次
    Programme,
    /// 类别
    Category,
    /// 年度
    Year,
    /// 服务领域
    Field,
}

/// The four keys.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    pub style: MapStyle,
    pub classes: Classes,
    pub layers: Option<LayerBy>,
    /// Regions of which nothing is known, as they were written.
    pub no_data: Vec<Spanned<String>>,
}

/// So many classes have a colour in a theme, zero aside (`c-1` … `c-5`).
pub const MOST_CLASSES: usize = 5;

/// Takes the four keys from `map:`.
pub(super) fn shown(r: &mut MapReader<'_>, problems: &mut Problems) -> Shown {
    Shown {
        style: style(r, problems).unwrap_or_default(),
        classes: classes(r, problems).unwrap_or_default(),
        layers: r
            .choice(
                &["layers", "图层"],
                &[
                    (None, &["none", "无"]),
                    (Some(LayerBy::Programme), &["programme", "届次", "项目届次"]),
                    (Some(LayerBy::Category), &["category", "类别"]),
                    (Some(LayerBy::Year), &["year", "年度"]),
                    (Some(LayerBy::Field), &["field", "服务领域"]),
                ],
                problems,
            )
            .and_then(|by| by.value),
        no_data: r.texts(&["no_data", "暂缺"], problems),
    }
}

/// `choropleth`, `circles`, `tiles`, `[choropleth, circles]` or `choropleth+circles`.
fn style(r: &mut MapReader<'_>, problems: &mut Problems) -> Option<MapStyle> {
    let node = r.node(&["style", "样式"], problems)?;
    let written = split(texts_of(node, "style", problems), &['+', '＋', ',', '，']);
    let mut whole = None;
    for word in written {
        let folded = folded(&word.value);
        let one = match STYLES.iter().find(|(_, words)| words.contains(&&*folded)) {
            Some((style, _)) => *style,
            None => {
                problems.add(
                    Fields::BadChoice {
                        key: "style".to_owned(),
                        value: word.value,
                        allowed:
                            "choropleth / 分级、circles / 圆点、tiles / 方格、choropleth+circles"
                                .to_owned(),
                    },
                    word.span,
                );
                return None;
            }
        };
        whole = match (whole, one) {
            (None, one) => Some(one),
            (Some(known), one) if known == one => Some(one),
            (Some(MapStyle::Tiles), _) | (_, MapStyle::Tiles) => {
                problems.add(
                    Fields::BadValue {
                        key: "style".to_owned(),
                        value: word.value,
                        zh: "方格（tiles）图上没有边界，不能与别的样式合用。",
                        en: "A map of tiles has no boundaries and goes with no other style.",
                    },
                    word.span,
                );
                return None;
            }
            _ => Some(MapStyle::Both),
        };
    }
    whole
}

/// `rounded`, `quantile`, `[1, 2, 5, 10]` or `1,2,5,10`.
fn classes(r: &mut MapReader<'_>, problems: &mut Problems) -> Option<Classes> {
    let node = r.node(&["classes", "分级"], problems)?;
    let written = split(texts_of(node, "classes", problems), &[',', '，']);
    if let [word] = written.as_slice() {
        let folded = folded(&word.value);
        let found = FOUND_CLASSES
            .iter()
            .find(|(_, words)| words.contains(&&*folded));
        if let Some((classes, _)) = found {
            return Some(classes.clone());
        }
    }
    let mut from: Vec<u32> = Vec::new();
    for word in written {
        let number: Option<u32> = value::folded(&word.value).trim().parse().ok();
        let wrong = match number {
            None => Some((
                "请写 rounded（取整）、quantile（分位），或各级的起始数，例如 [1, 2, 5, 10]。",
                "Write rounded, quantile, or where each class begins, such as [1, 2, 5, 10].",
            )),
            Some(0) => Some((
                "0 总是单独一级，分级请从 1 写起，例如 [1, 2, 5, 10]。",
                "Zero is always a class of its own; begin at 1, as in [1, 2, 5, 10].",
            )),
            Some(number) if from.last().is_some_and(|last| *last >= number) => Some((
                "各级的起始数要从小到大，例如 [1, 2, 5, 10]。",
                "Where the classes begin must ascend, as in [1, 2, 5, 10].",
            )),
            // What lies below the first bound is a class too.
            Some(number) => {
                let below = usize::from(from.first().copied().unwrap_or(number) > 1);
                (from.len() + below >= MOST_CLASSES).then_some((
                    "最多分五级（0 和第一个起始数以下的另算在内），再多就看不出差别。请减少。",
                    "Five classes at most, with the one below the first bound: more cannot be told apart. Write fewer.",
                ))
            }
        };
        if let Some((zh, en)) = wrong {
            problems.add(
                Fields::BadValue {
                    key: "classes".to_owned(),
                    value: word.value,
                    zh,
                    en,
                },
                word.span,
            );
            return None;
        }
        from.extend(number);
    }
    if from.first().is_some_and(|first| *first > 1) {
        from.insert(0, 1);
    }
    (!from.is_empty()).then_some(Classes::From(from))
}

/// Texts that were written on one line, each with the place of the line.
fn split(texts: Vec<Spanned<String>>, at: &[char]) -> Vec<Spanned<String>> {
    let parts = texts.into_iter().flat_map(|text| {
        let parts: Vec<Spanned<String>> = text
            .value
            .split(at)
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| Spanned::new(part.to_owned(), text.span))
            .collect();
        parts
    });
    parts.collect()
}
