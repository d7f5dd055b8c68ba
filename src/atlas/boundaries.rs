//! The embedded boundaries: the nation by 34 province-level units with the ten dashes of the South China Sea, and every
//! province by prefecture (the four municipalities, Hong Kong and Macao by district).
//!
//! Sources, licences and simplification are described in `shared/atlas/SOURCES.md`. The provinces were simplified one by
//! one, so two of them must never be drawn side by side as one map, and neither beside the nation's file.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use serde::Deserialize;

use super::Adcode;

#[cfg(test)]
mod tests;

const NATION: &str = include_str!("data/china-provinces.topo.json");
const CITIES: &str = include_str!("data/cities.topo.json");
const CHONGQING_SINCE_2025_11: &str = include_str!("data/500000-2025-11.geojson");
const CHONGQING: &str = "500000";

/// What a map shows. Prefectures and counties have no embedded boundaries below them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Extent {
    /// The nation by its 34 province-level units.
    Nation,
    /// One province-level unit, by its six-digit code (`500000`), by its parts.
    Province(Adcode),
}

/// Which state of the divisions is drawn. Only Chongqing differs: 江北区 and 渝北区 were merged into 两江新区 on 2025-11-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edition {
    /// Until 2025-10-31: Chongqing by its 38 districts and counties.
    Before2025November,
    /// From 2025-11-01 on: Chongqing by 37.
    Since2025November,
}

impl Edition {
    /// The edition in force on a day of the Gregorian calendar.
    pub fn on(year: i32, month: u8) -> Self {
        if (year, month) < (2025, 11) {
            Self::Before2025November
        } else {
            Self::Since2025November
        }
    }
}

/// Longitude and latitude in degrees, WGS 84.
pub type Position = [f64; 2];

/// A closed line without its repeated last point: at least three positions.
pub type Ring = Vec<Position>;

/// One region with its boundary.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Code of the division.
    pub adcode: Adcode,
    /// Full official name, as `渝中区`.
    pub name: String,
    /// A position inside the largest polygon, for a label or a mark.
    pub center: Position,
    /// Polygons, each with its outer ring first and holes after it.
    pub polygons: Vec<Vec<Ring>>,
}

impl Shape {
    /// All rings, outer ones and holes alike: with the even-odd rule they describe the region.
    pub fn rings(&self) -> impl Iterator<Item = &Ring> {
        self.polygons.iter().flatten()
    }
}

/// The regions of a map in the order of their codes, or `None` where nothing is embedded (an unknown province).
/// Decoded on first use, once a process.
pub fn boundaries(extent: Extent, edition: Edition) -> Option<&'static [Shape]> {
    match extent {
        Extent::Nation => Some(NATIONAL.shapes.as_slice()),
        Extent::Province(code)
            if code.as_str() == CHONGQING && edition == Edition::Since2025November =>
        {
            static SHAPES: LazyLock<Vec<Shape>> =
                LazyLock::new(|| decode_geojson(CHONGQING_SINCE_2025_11));
            Some(SHAPES.as_slice())
        }
        Extent::Province(adcode) => {
            let (object, shapes) = PROVINCIAL.objects.get(&adcode)?;
            Some(
                shapes
                    .get_or_init(|| PROVINCIAL.topology.shapes(object))
                    .as_slice(),
            )
        }
    }
}

/// The ten dashes of the South China Sea as open lines, the one east of Taiwan among them.
pub fn dashes() -> &'static [Vec<Position>] {
    &NATIONAL.dashes
}

struct National {
    shapes: Vec<Shape>,
    dashes: Vec<Vec<Position>>,
}

static NATIONAL: LazyLock<National> = LazyLock::new(|| {
    let mut topology = decode_topology(NATION);
    let objects = std::mem::take(&mut topology.objects);
    let shapes = objects
        .get("provinces")
        .map(|object| topology.shapes(object))
        .unwrap_or_default();
    let dashes = objects
        .get("dashes")
        .map(|object| topology.lines(object))
        .unwrap_or_default();
    National { shapes, dashes }
});

struct Provincial {
    topology: Topology,
    objects: BTreeMap<Adcode, (Object, OnceLock<Vec<Shape>>)>,
}

static PROVINCIAL: LazyLock<Provincial> = LazyLock::new(|| {
    let mut topology = decode_topology(CITIES);
    let objects = std::mem::take(&mut topology.objects)
        .into_iter()
        .filter_map(|(name, object)| Some((Adcode::new(&name)?, (object, OnceLock::new()))))
        .collect();
    Provincial { topology, objects }
});

/// A quantised TopoJSON topology (TopoJSON specification 1.0, section 2.1). Arcs hold differences, and are summed up when a
/// shape is built, since most processes draw one province of the 34.
#[derive(Deserialize, Default)]
struct Topology {
    transform: Transform,
    arcs: Vec<Vec<[i32; 2]>>,
    objects: BTreeMap<String, Object>,
}

#[derive(Deserialize, Default)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize, Default)]
struct Object {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    properties: Properties,
    #[serde(flatten)]
    arcs: Arcs,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Arcs {
    Polygon(Vec<Vec<i32>>),
    MultiPolygon(Vec<Vec<Vec<i32>>>),
    MultiLineString(Vec<Vec<i32>>),
}

#[derive(Deserialize)]
struct Properties {
    adcode: serde_json::Value,
    name: String,
    center: Option<Position>,
}

/// The embedded files are part of the program and a test decodes each of them, so a failure cannot reach a user; it yields
/// an empty topology rather than a panic.
fn decode_topology(text: &str) -> Topology {
    serde_json::from_str(text).unwrap_or_default()
}

impl Topology {
    /// The positions of an arc; a negative index `!i` means arc `i` backwards (specification, section 2.1.4).
    fn append_arc(&self, index: i32, line: &mut Vec<Position>) {
        let (at, backwards) = if index < 0 {
            (!index, true)
        } else {
            (index, false)
        };
        let Some(arc) = usize::try_from(at).ok().and_then(|at| self.arcs.get(at)) else {
            return;
        };
        let (mut x, mut y) = (0, 0);
        let mut positions: Vec<Position> = arc
            .iter()
            .map(|[dx, dy]| {
                x += dx;
                y += dy;
                let [sx, sy] = self.transform.scale;
                let [tx, ty] = self.transform.translate;
                [f64::from(x) * sx + tx, f64::from(y) * sy + ty]
            })
            .collect();
        if backwards {
            positions.reverse();
        }
        // Consecutive arcs share the position where they meet.
        line.extend(positions.into_iter().skip(usize::from(!line.is_empty())));
    }

    fn line(&self, arcs: &[i32]) -> Vec<Position> {
        let mut line = Vec::new();
        for &index in arcs {
            self.append_arc(index, &mut line);
        }
        line
    }

    fn polygon(&self, rings: &[Vec<i32>]) -> Vec<Ring> {
        rings
            .iter()
            .filter_map(|arcs| open(self.line(arcs)))
            .collect()
    }

    fn shapes(&self, object: &Object) -> Vec<Shape> {
        let shapes = object.geometries.iter().filter_map(|geometry| {
            let polygons = match &geometry.arcs {
                Arcs::Polygon(rings) => vec![self.polygon(rings)],
                Arcs::MultiPolygon(polygons) => {
                    polygons.iter().map(|rings| self.polygon(rings)).collect()
                }
                Arcs::MultiLineString(_) => return None,
            };
            shape(&geometry.properties, polygons)
        });
        in_order(shapes.collect())
    }

    fn lines(&self, object: &Object) -> Vec<Vec<Position>> {
        let lines = object
            .geometries
            .iter()
            .filter_map(|geometry| match &geometry.arcs {
                Arcs::MultiLineString(lines) => Some(lines),
                Arcs::Polygon(_) | Arcs::MultiPolygon(_) => None,
            });
        lines.flatten().map(|arcs| self.line(arcs)).collect()
    }
}

#[derive(Deserialize, Default)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Properties,
    geometry: Coordinates,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Coordinates {
    Polygon(Vec<Ring>),
    MultiPolygon(Vec<Vec<Ring>>),
}

fn decode_geojson(text: &str) -> Vec<Shape> {
    let collection: Collection = serde_json::from_str(text).unwrap_or_default();
    let shapes = collection.features.into_iter().filter_map(|feature| {
        let polygons = match feature.geometry {
            Coordinates::Polygon(rings) => vec![rings],
            Coordinates::MultiPolygon(polygons) => polygons,
        };
        let polygons = polygons
            .into_iter()
            .map(|rings| rings.into_iter().filter_map(open).collect());
        shape(&feature.properties, polygons.collect())
    });
    in_order(shapes.collect())
}

/// A ring without its repeated last position; `None` if it is not closed or encloses nothing.
fn open(mut line: Vec<Position>) -> Option<Ring> {
    let closed = line.len() >= 4 && line.first() == line.last();
    line.pop();
    closed.then_some(line)
}

fn shape(properties: &Properties, polygons: Vec<Vec<Ring>>) -> Option<Shape> {
    let adcode = Adcode::new(&properties.adcode.as_u64()?.to_string())?;
    Some(Shape {
        adcode,
        name: properties.name.clone(),
        center: properties.center?,
        polygons,
    })
}

fn in_order(mut shapes: Vec<Shape>) -> Vec<Shape> {
    shapes.sort_by_key(|shape| shape.adcode);
    shapes
}
