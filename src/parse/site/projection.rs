//! `map.projection`: a name, a name with numbers behind it, or a map of both.

use crate::diagnostic::catalog::Boundaries;
use crate::input::{Span, Spanned};
use crate::parse::Problems;
use crate::parse::label::folded;
use crate::parse::read::shape::Shape;
use crate::parse::read::{MapReader, Names};
use crate::parse::value;
use crate::parse::yaml::Kind;

/// A projection as it was written; angles in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProjectionFile {
    pub name: ProjectionName,
    /// Standard parallels, of a cone.
    pub parallels: Option<[f64; 2]>,
    /// The central meridian.
    pub meridian: Option<f64>,
}

/// The projections that have a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProjectionName {
    /// 等距圆柱
    Equirectangular,
    /// 墨卡托
    Mercator,
    /// 阿尔伯斯
    Albers,
    /// Natural Earth
    NaturalEarth,
}

/// The spellings of projections.
pub const PROJECTIONS: &[(ProjectionName, &[&str])] = &[
    (
        ProjectionName::Equirectangular,
        &["equirectangular", "等距圆柱"],
    ),
    (ProjectionName::Mercator, &["mercator", "墨卡托"]),
    (ProjectionName::Albers, &["albers", "阿尔伯斯"]),
    (
        ProjectionName::NaturalEarth,
        &["natural-earth", "naturalearth", "natural_earth", "自然地球"],
    ),
];

const PROJECTION: Names = &["projection", "投影"];

/// Takes the projection; what cannot be read is reported and left out.
pub(super) fn projection(r: &mut MapReader<'_>, problems: &mut Problems) -> Option<ProjectionFile> {
    problems.note_inner(PROJECTION, Shape::Own, |r, problems| {
        written(r, problems);
    });
    let node = r.node(PROJECTION, problems)?;
    let (words, span) = match &node.kind {
        Kind::Scalar(text) => (
            text.split_whitespace().map(str::to_owned).collect(),
            node.span,
        ),
        Kind::Map(_) => {
            let r = MapReader::of(node, "projection", problems)?;
            (written(r, problems), node.span)
        }
        _ => (Vec::new(), node.span),
    };
    let read = self::read(&words);
    if read.is_none() {
        let value = words.join(" ");
        problems.add(
            Boundaries::Projection { value },
            Span::new(span.start, span.end),
        );
    }
    read
}

/// The words of the long way to write it.
fn written(mut r: MapReader<'_>, problems: &mut Problems) -> Vec<String> {
    let name = r.text(&["name", "名称"], problems);
    let parallels = r.texts(&["parallels", "标准纬线"], problems);
    let meridian = r.text(&["meridian", "中央经线"], problems);
    r.finish(problems);
    let plain = |text: Spanned<String>| text.value;
    let words = name.into_iter().chain(parallels).chain(meridian);
    words.map(plain).collect()
}

fn read(words: &[String]) -> Option<ProjectionFile> {
    let (name, numbers) = words.split_first()?;
    let name = folded(name);
    let (name, _) = PROJECTIONS
        .iter()
        .find(|(_, spellings)| spellings.contains(&&*name))?;
    let numbers: Vec<f64> = numbers
        .iter()
        .map(|text| text.trim_end_matches([',', '，', '°']))
        .map(|text| value::folded(text).parse().ok())
        .collect::<Option<_>>()?;
    let is_parallel = |lat: f64| (-89.0..=89.0).contains(&lat);
    let is_meridian = |lon: f64| (-180.0..=180.0).contains(&lon);
    let (parallels, meridian) = match (name, numbers.as_slice()) {
        (_, []) => (None, None),
        (ProjectionName::Albers, &[south, north, meridian]) => {
            // Parallels at one distance from the equator, on both sides of it, make no cone.
            let cone = (south + north).abs() > 1e-3;
            if !(is_parallel(south) && is_parallel(north) && cone) {
                return None;
            }
            (Some([south.min(north), south.max(north)]), Some(meridian))
        }
        (ProjectionName::Albers, _) => return None,
        (_, &[meridian]) => (None, Some(meridian)),
        _ => return None,
    };
    meridian.is_none_or(is_meridian).then_some(ProjectionFile {
        name: *name,
        parallels,
        meridian,
    })
}
