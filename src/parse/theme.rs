//! `theme.yaml`: a theme's manifest.

use super::Problems;
use super::read::MapReader;
use super::yaml::Entry;
use crate::input::Spanned;

/// The type of a theme's option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptionType {
    /// `#rrggbb`
    Color,
    Text,
    Number,
    Flag,
}

/// An option that site.yaml may set.
#[derive(Debug, Clone)]
pub struct ThemeOption {
    pub name: String,
    pub kind: OptionType,
    pub default: String,
}

/// A manifest as it was written.
#[derive(Debug, Clone, Default)]
pub struct ThemeFile {
    pub title: Option<String>,
    pub extends: Option<Spanned<String>>,
    pub page_size: Option<i64>,
    pub options: Vec<ThemeOption>,
    /// By role: widths at most, ascending.
    pub photos: Vec<(String, Vec<u32>)>,
    /// `jpeg` first, then what `<picture>` prefers.
    pub formats: Vec<String>,
    /// By format, 1 to 100.
    pub quality: Vec<(String, u8)>,
}

/// Reads a manifest's entries.
pub fn parse(entries: &[Entry], problems: &mut Problems) -> ThemeFile {
    let mut r = MapReader::new(entries);
    let title = r
        .text(&["title", "标题"], problems)
        .map(|title| title.value);
    let extends = r.text(&["extends", "沿用"], problems);
    let page_size = r
        .integer(&["page_size", "每页"], problems)
        .map(|size| size.value);
    let mut options = Vec::new();
    if let Some(node) = r.node(&["options", "选项"], problems)
        && let super::yaml::Kind::Map(entries) = &node.kind
    {
        for entry in entries {
            if let Some(mut inner) = MapReader::of(&entry.value, &entry.key.value, problems) {
                let kind = inner.choice(
                    &["type", "类型"],
                    &[
                        (OptionType::Color, &["color"]),
                        (OptionType::Text, &["text"]),
                        (OptionType::Number, &["number"]),
                        (OptionType::Flag, &["flag"]),
                    ],
                    problems,
                );
                let default = inner.text(&["default", "默认"], problems);
                inner.finish(problems);
                options.push(ThemeOption {
                    name: entry.key.value.clone(),
                    kind: kind.map_or(OptionType::Text, |kind| kind.value),
                    default: default.map(|text| text.value).unwrap_or_default(),
                });
            }
        }
    }
    let mut photos = Vec::new();
    if let Some(node) = r.node(&["photos", "照片"], problems)
        && let super::yaml::Kind::Map(entries) = &node.kind
    {
        for entry in entries {
            if let Some(mut inner) = MapReader::of(&entry.value, &entry.key.value, problems) {
                let mut widths: Vec<u32> = inner
                    .texts(&["fit", "宽"], problems)
                    .iter()
                    .filter_map(|text| text.value.parse().ok())
                    .filter(|width| (1..=10_000).contains(width))
                    .collect();
                inner.finish(problems);
                widths.sort_unstable();
                widths.dedup();
                photos.push((entry.key.value.clone(), widths));
            }
        }
    }
    let formats = r.texts(&["formats", "格式"], problems);
    let quality = r.pairs(&["quality", "质量"], problems).unwrap_or_default();
    r.finish(problems);
    ThemeFile {
        title,
        extends,
        page_size,
        options,
        photos,
        formats: formats.into_iter().map(|text| text.value).collect(),
        quality: quality
            .into_iter()
            .filter_map(|(format, text)| Some((format, text.value.parse().ok()?)))
            .collect(),
    }
}
