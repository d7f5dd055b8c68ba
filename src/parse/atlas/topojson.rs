//! TopoJSON (specification 1.0), quantised or not.

use super::super::Problems;
use super::json::{At, Document, Geometry, Json, Raw};
use super::{Feature, MOST_POSITIONS, Position, Said, ring};
use crate::diagnostic::catalog::Boundaries;
use crate::input::Span;
use serde::Deserialize;

#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

/// The arcs, unpacked, and how many positions may still be made of them.
struct Arcs {
    arcs: Vec<Vec<Position>>,
    left: usize,
}

/// The features of all objects that name codes; other objects (the land beside the countries) are outlines for other
/// purposes.
pub(super) fn features<'a>(
    json: &Json<'a>,
    document: &Document<'a>,
    problems: &mut Problems,
) -> Option<Vec<Feature>> {
    let (Some(raw), Some(objects)) = (document.arcs, &document.objects) else {
        problems.add(Boundaries::NotGeoJson, Span::default());
        return None;
    };
    let arcs: Vec<Vec<At>> = json.read(raw, problems)?;
    let transform = match document.transform {
        Some(raw) => Some(json.read::<Transform>(raw, problems)?),
        None => None,
    };
    let mut arcs = Arcs {
        arcs: unpacked(arcs, transform.as_ref()),
        left: MOST_POSITIONS,
    };
    let mut objects_read = Vec::new();
    for raw in objects.values() {
        let geometry: Geometry<'a> = json.read(raw, problems)?;
        let list: Vec<(Raw<'a>, Geometry<'a>)> = match geometry.geometries {
            Some(list) => {
                let list: Vec<Raw<'a>> = json.read(list, problems)?;
                let mut read = Vec::with_capacity(list.len());
                for raw in list {
                    read.push((raw, json.read(raw, problems)?));
                }
                read
            }
            None => vec![(*raw, geometry)],
        };
        let list: Vec<(Span, Said, Geometry<'a>)> = list
            .into_iter()
            .map(|(raw, geometry)| {
                let start = json.span(raw).start;
                let said = Said::new(json, geometry.properties, geometry.id);
                (Span::new(start, start), said, geometry)
            })
            .collect();
        objects_read.push(list);
    }
    let has_codes = |list: &Vec<(Span, Said, Geometry<'a>)>| {
        list.iter().any(|(_, said, _)| said.adcode.is_some())
    };
    if objects_read.iter().any(has_codes) {
        objects_read.retain(has_codes);
    }
    let mut out = Vec::new();
    for (span, said, geometry) in objects_read.into_iter().flatten() {
        out.extend(feature(json, span, said, &geometry, &mut arcs, problems));
        if arcs.left == 0 {
            problems.add(
                Boundaries::TooManyPositions {
                    limit: MOST_POSITIONS,
                },
                span,
            );
            return None;
        }
    }
    Some(out)
}

/// Sums up the differences of a quantised topology (specification, section 2.1.3).
fn unpacked(arcs: Vec<Vec<At>>, transform: Option<&Transform>) -> Vec<Vec<Position>> {
    let unpack = |arc: Vec<At>| {
        let (mut x, mut y) = (0.0, 0.0);
        arc.into_iter()
            .map(|At(position)| match transform {
                None => position,
                Some(Transform { scale, translate }) => {
                    let [dx, dy] = position;
                    (x, y) = (x + dx, y + dy);
                    [x * scale[0] + translate[0], y * scale[1] + translate[1]]
                }
            })
            .collect()
    };
    arcs.into_iter().map(unpack).collect()
}

fn feature<'a>(
    json: &Json<'a>,
    span: Span,
    said: Said,
    geometry: &Geometry<'a>,
    arcs: &mut Arcs,
    problems: &mut Problems,
) -> Option<Feature> {
    let name = said.called();
    let kind = geometry.kind.as_deref().unwrap_or_default();
    let list: Vec<Vec<Vec<i64>>> = match (kind, geometry.arcs) {
        ("Polygon", Some(raw)) => vec![json.read(raw, problems)?],
        ("MultiPolygon", Some(raw)) => json.read(raw, problems)?,
        _ => {
            let kind = kind.to_owned();
            problems.add(Boundaries::NotPolygon { name, kind }, span);
            return None;
        }
    };
    let mut polygons = Vec::with_capacity(list.len());
    for rings in list {
        let mut polygon = Vec::with_capacity(rings.len());
        for indices in rings {
            let Some(line) = arcs.line(&indices) else {
                if arcs.left > 0 {
                    problems.add(Boundaries::NoArc { name }, span);
                }
                return None;
            };
            polygon.push(ring(line, &name, span, problems)?);
        }
        if !polygon.is_empty() {
            polygons.push(polygon);
        }
    }
    if polygons.is_empty() {
        problems.add(Boundaries::ShortRing { name }, span);
        return None;
    }
    Some(Feature {
        adcode: said.adcode,
        name: said.name,
        center: said.center,
        polygons,
        span,
    })
}

impl Arcs {
    /// Joins arcs; a negative index `!i` means arc `i` backwards (specification, section 2.1.4). `None` where one does
    /// not exist, or there would be too many positions.
    fn line(&mut self, indices: &[i64]) -> Option<Vec<Position>> {
        let mut line: Vec<Position> = Vec::new();
        for &index in indices {
            let at = if index < 0 { !index } else { index };
            let arc = self.arcs.get(usize::try_from(at).ok()?)?;
            if arc.len() > self.left {
                self.left = 0;
                return None;
            }
            self.left -= arc.len();
            // Consecutive arcs share the position where they meet.
            let skip = usize::from(!line.is_empty());
            if index < 0 {
                line.extend(arc.iter().rev().skip(skip));
            } else {
                line.extend(arc.iter().skip(skip));
            }
        }
        Some(line)
    }
}
