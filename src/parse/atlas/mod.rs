//! A site's own boundaries and codes: `content/atlas/*.geojson` (also `.json` and `.topojson`) and
//! `content/atlas/divisions.csv` (format.md, "Other files").

mod geojson;
mod json;
mod rows;
#[cfg(test)]
mod tests;
mod topojson;

use super::Problems;
use crate::diagnostic::catalog::Boundaries;
use crate::input::{SourcePath, Span, Spanned, Text};
use json::{Json, Raw};

pub use rows::{DivisionTable, Row, table};

/// Longitude and latitude in degrees.
pub type Position = [f64; 2];

/// A file of boundaries.
#[derive(Debug, Clone, PartialEq)]
pub struct BoundaryFile {
    /// The file.
    pub file: SourcePath,
    /// Its features that have a shape.
    pub features: Vec<Feature>,
}

/// Whether a path is that of boundaries.
pub fn is_boundaries(path: &SourcePath) -> bool {
    path.folder() == "content/atlas"
        && matches!(
            path.extension().as_deref(),
            Some("geojson" | "topojson" | "json")
        )
}

/// One feature that has a shape.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature {
    /// `adcode`, else the feature's `id`, as text; where the name stands if it has neither.
    pub adcode: Option<Spanned<String>>,
    /// `name`, if it has one.
    pub name: Option<String>,
    /// `center` (or DataV's `centroid`), if it is a position.
    pub center: Option<Position>,
    /// Polygons, each with its outer ring first; rings without their repeated last position.
    pub polygons: Vec<Vec<Vec<Position>>>,
    /// The feature's beginning.
    pub span: Span,
}

impl Feature {
    /// All positions of all rings.
    pub fn positions(&self) -> impl Iterator<Item = Position> + '_ {
        self.polygons.iter().flatten().flatten().copied()
    }
}

/// The largest file of boundaries that is read, in bytes.
pub const LARGEST: u64 = 32 * 1024 * 1024;

/// So many positions one file may unfold to: the arcs of a topology can be named again and again.
const MOST_POSITIONS: usize = 4_000_000;

/// Reads a file of boundaries: a feature collection, a single feature, or a topology.
pub fn features(text: &Text, problems: &mut Problems) -> Vec<Feature> {
    let text = text.as_str();
    let json = Json::new(text);
    let Some(document) = json.whole(problems) else {
        return Vec::new();
    };
    let features = match document.kind.as_deref() {
        Some("Topology") => topojson::features(&json, &document, problems),
        Some("FeatureCollection" | "Feature") => geojson::features(&json, &document, problems),
        _ => {
            problems.add(Boundaries::NotGeoJson, Span::default());
            None
        }
    };
    let mut features = features.unwrap_or_default();
    degrees(&mut features, problems);
    features
}

/// What a feature says of itself, whatever the format.
#[derive(Debug, Clone, Default)]
struct Said {
    adcode: Option<Spanned<String>>,
    name: Option<String>,
    center: Option<Position>,
}

impl Said {
    /// From `properties` and `id`.
    fn new(json: &Json<'_>, properties: Option<Raw<'_>>, id: Option<Raw<'_>>) -> Said {
        let properties = json.properties(properties);
        let code = |raw: Raw<'_>| Some(Spanned::new(json.code(raw)?, json.span(raw)));
        let adcode = properties
            .adcode
            .and_then(code)
            .or_else(|| id.and_then(code));
        let center = properties.center.or(properties.centroid);
        Said {
            adcode,
            name: properties.name.and_then(|raw| json.text(raw)),
            center: center
                .and_then(|raw| json.position(raw))
                .filter(|position| is_degrees(*position)),
        }
    }

    /// For messages.
    fn called(&self) -> String {
        let code = self.adcode.as_ref().map(|code| code.value.clone());
        self.name.clone().or(code).unwrap_or_default()
    }
}

/// A ring without its repeated last position, its direction as it may be; what prevents it is reported at `span`.
fn ring(
    mut line: Vec<Position>,
    called: &str,
    span: Span,
    problems: &mut Problems,
) -> Option<Vec<Position>> {
    if line.len() < 4 {
        let name = called.to_owned();
        problems.add(Boundaries::ShortRing { name }, span);
        return None;
    }
    // Some programs round the last position in another way than the first.
    let apart = |axis: usize| match (line.first(), line.last()) {
        (Some(first), Some(last)) => {
            let at = |position: &Position| position.get(axis).copied().unwrap_or_default();
            (at(first) - at(last)).abs()
        }
        _ => f64::INFINITY,
    };
    if !(apart(0) < 1e-7 && apart(1) < 1e-7) {
        let name = called.to_owned();
        problems.add(Boundaries::OpenRing { name }, span);
        return None;
    }
    line.pop();
    Some(line)
}

/// Longitudes may run past the antimeridian (Fiji from 177 to 182); what is further off is in other units.
fn is_degrees([lon, lat]: Position) -> bool {
    (-360.0..=360.0).contains(&lon) && (-90.0..=90.0).contains(&lat)
}

/// Leaves out features whose coordinates are no degrees and says why, once a file.
fn degrees(features: &mut Vec<Feature>, problems: &mut Problems) {
    let is_right = |feature: &Feature| feature.positions().all(is_degrees);
    let Some(first) = features.iter().find(|feature| !is_right(feature)) else {
        return;
    };
    // Latitude first: then all would be right the other way round.
    let swapped = features
        .iter()
        .flat_map(Feature::positions)
        .all(|[lon, lat]| is_degrees([lat, lon]));
    let problem = if swapped {
        Boundaries::Swapped
    } else {
        let worst = first.positions().find(|position| !is_degrees(*position));
        let [x, y] = worst.unwrap_or_default();
        Boundaries::NotDegrees {
            value: format!("[{x}, {y}]"),
        }
    };
    problems.add(problem, first.span);
    features.retain(is_right);
}
