//! GeoJSON (RFC 7946): polygons of either winding.

use super::super::Problems;
use super::json::{At, Document, Geometry, Json, Raw};
use super::{Feature, Said, ring};
use crate::diagnostic::catalog::Boundaries;
use crate::input::Span;
use serde::Deserialize;

#[derive(Deserialize)]
struct Written<'a> {
    #[serde(borrow)]
    properties: Option<Raw<'a>>,
    #[serde(borrow)]
    geometry: Option<Raw<'a>>,
    #[serde(borrow)]
    id: Option<Raw<'a>>,
}

/// The features of a collection, or the one that the file is.
pub(super) fn features<'a>(
    json: &Json<'a>,
    document: &Document<'a>,
    problems: &mut Problems,
) -> Option<Vec<Feature>> {
    let Some(list) = document.features else {
        let written = Written {
            properties: document.properties,
            geometry: document.geometry,
            id: document.id,
        };
        let one = feature(json, &written, Span::default(), problems);
        return Some(one.into_iter().collect());
    };
    let list: Vec<Raw<'a>> = json.read(list, problems)?;
    let mut out = Vec::new();
    for raw in list {
        let span = json.span(raw);
        let span = Span::new(span.start, span.start);
        if let Some(written) = json.read::<Written<'a>>(raw, problems) {
            out.extend(feature(json, &written, span, problems));
        }
    }
    Some(out)
}

fn feature<'a>(
    json: &Json<'a>,
    written: &Written<'a>,
    span: Span,
    problems: &mut Problems,
) -> Option<Feature> {
    let said = Said::new(json, written.properties, written.id);
    let called = said.called();
    let no_polygon = |kind: &str, problems: &mut Problems| {
        // DataV's file of China holds the dashes of the South China Sea, which the maps have of their own.
        if said
            .adcode
            .as_ref()
            .is_none_or(|code| code.value != "100000_JD")
        {
            let (name, kind) = (called.clone(), kind.to_owned());
            problems.add(Boundaries::NotPolygon { name, kind }, span);
        }
    };
    let geometry = match written.geometry {
        Some(raw) => json.read::<Geometry<'a>>(raw, problems)?,
        None => {
            no_polygon("null", problems);
            return None;
        }
    };
    let kind = geometry.kind.as_deref().unwrap_or_default();
    let list: Vec<Vec<Raw<'a>>> = match (kind, geometry.coordinates) {
        ("Polygon", Some(raw)) => vec![json.read(raw, problems)?],
        ("MultiPolygon", Some(raw)) => json.read(raw, problems)?,
        _ => {
            no_polygon(kind, problems);
            return None;
        }
    };
    let mut polygons = Vec::with_capacity(list.len());
    for rings in list {
        let mut polygon = Vec::with_capacity(rings.len());
        for raw in rings {
            let span = json.span(raw);
            let line: Vec<At> = json.read(raw, problems)?;
            let line = line.into_iter().map(|At(position)| position).collect();
            polygon.push(ring(
                line,
                &called,
                Span::new(span.start, span.start),
                problems,
            )?);
        }
        if !polygon.is_empty() {
            polygons.push(polygon);
        }
    }
    if polygons.is_empty() {
        let name = called;
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
