//! `theme.yaml`: a theme's manifest.

use super::Problems;
use super::read::MapReader;
use super::yaml::Entry;
use crate::diagnostic::catalog::{Fields, Themes};
use crate::input::Spanned;
use crate::input::photo::DerivativeFormat;

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
    /// By use: a role, `default`, or a kind of card, `tile` and `plate`.
    pub photos: Vec<(String, PhotoUse)>,
    /// What is offered; none if the manifest does not say. JPEG always is.
    pub formats: Option<Vec<DerivativeFormat>>,
    /// By format, 1 to 100.
    pub quality: Vec<(DerivativeFormat, u8)>,
}

/// How large a photo is needed somewhere, and in which proportions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PhotoUse {
    /// `fit`: widths at most in pixels, ascending. Nothing is enlarged.
    pub widths: Vec<u32>,
    /// `fill`: width and height of a frame that the photo is cropped to, as
    /// `4:5`; none shows it whole.
    pub fill: Option<(u32, u32)>,
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
            if let Some(inner) = MapReader::of(&entry.value, &entry.key.value, problems) {
                photos.push((entry.key.value.clone(), photo_use(inner, problems)));
            }
        }
    }
    let formats = formats(&mut r, problems);
    let quality = quality(&mut r, problems);
    r.finish(problems);
    ThemeFile {
        title,
        extends,
        page_size,
        options,
        photos,
        formats,
        quality,
    }
}

fn photo_use(mut r: MapReader<'_>, problems: &mut Problems) -> PhotoUse {
    let mut widths = Vec::new();
    for text in r.texts(&["fit", "宽"], problems) {
        match text.value.parse() {
            Ok(width @ 1..=10_000) => widths.push(width),
            _ => bad_value("fit", text, "[400, 800, 1600]", problems),
        }
    }
    widths.sort_unstable();
    widths.dedup();
    let fill = r.text(&["fill", "裁成"], problems).and_then(|text| {
        let sides = text.value.split_once([':', '：', '/', 'x', '×']);
        let sides = sides.and_then(|(width, height)| {
            let side = |text: &str| {
                text.trim()
                    .parse()
                    .ok()
                    .filter(|side| (1..=100).contains(side))
            };
            Some((side(width)?, side(height)?))
        });
        if sides.is_none() {
            bad_value("fill", text, "4:5", problems);
        }
        sides
    });
    r.finish(problems);
    PhotoUse { widths, fill }
}

/// A format by its name.
fn format(text: Spanned<String>, key: &str, problems: &mut Problems) -> Option<DerivativeFormat> {
    let found = DerivativeFormat::named(&text.value);
    if found.is_none() {
        problems.add(
            Fields::BadChoice {
                key: key.to_owned(),
                value: text.value,
                allowed: DerivativeFormat::ALL.map(DerivativeFormat::name).join("、"),
            },
            text.span,
        );
    }
    found
}

fn formats(r: &mut MapReader<'_>, problems: &mut Problems) -> Option<Vec<DerivativeFormat>> {
    const KEY: &[&str] = &["formats", "格式"];
    if !r.has(KEY) {
        return None;
    }
    let mut out = Vec::new();
    for text in r.texts(KEY, problems) {
        let span = text.span;
        match format(text, "formats", problems) {
            Some(format) if !format.is_built_in() => problems.add(Themes::NoAvif, span),
            found => out.extend(found),
        }
    }
    Some(out)
}

fn quality(r: &mut MapReader<'_>, problems: &mut Problems) -> Vec<(DerivativeFormat, u8)> {
    let mut out = Vec::new();
    for (name, text) in r.pairs(&["quality", "质量"], problems).unwrap_or_default() {
        let value = match text.value.parse() {
            Ok(quality @ 1..=100) => Some(quality),
            _ => {
                bad_value(&name, text.clone(), "82", problems);
                None
            }
        };
        let name = Spanned::new(name, text.span);
        if let (Some(format), Some(value)) = (format(name, "quality", problems), value) {
            out.push((format, value));
        }
    }
    out
}

fn bad_value(key: &str, text: Spanned<String>, example: &str, problems: &mut Problems) {
    problems.add(
        Themes::BadManifest {
            key: key.to_owned(),
            value: text.value,
            example: example.to_owned(),
        },
        text.span,
    );
}
