//! What one map is drawn on: the shapes of a region's parts, the projection, and what belongs to China's own maps.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::Adcode;
use super::antimeridian::{laid_out, near, stretch};
use super::boundaries::{self, Edition, Extent, Position, Ring, Shape, boundaries};
use super::geometry::{Moments, encloses, pole};
use super::projection::Projection;

/// The ground of one map. It is made once for all maps and locators of a region, and shared; a job's key holds its digest
/// and not its coordinates.
#[derive(Debug)]
pub struct Ground {
    shapes: Cow<'static, [Shape]>,
    /// How positions become points.
    pub projection: Projection,
    /// How much of the world it shows.
    pub scope: Scope,
    /// The South China Sea, on China's national map and on those of its provinces.
    pub sea: Option<SouthChinaSea>,
    digest: [u8; 32],
}

/// How much a map shows: what is whole keeps one scale and has more detail; of a part the crowded core may be magnified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// A country or the world.
    Whole,
    /// A part of a country.
    Part,
}

/// What China's maps draw of the South China Sea: shapes south of 17.9° N lie in a box of their own, with the dashes.
#[derive(Debug, Clone, Copy)]
pub struct SouthChinaSea {
    /// The ten dashes, the one east of Taiwan among them, as open lines.
    pub dashes: &'static [Vec<Position>],
    /// The nation's shapes where the map is a province's, for the coasts in the box.
    pub nation: Option<&'static [Shape]>,
}

/// A region's boundary as a site brings it.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnShape {
    /// Its code.
    pub adcode: Adcode,
    /// Its full name.
    pub name: String,
    /// Where its label or mark stands; if it lies outside or nowhere, a place is found.
    pub center: Option<Position>,
    /// Polygons, each with its outer ring first; rings without their repeated last position.
    pub polygons: Vec<Vec<Ring>>,
}

impl OwnShape {
    fn laid_out(&self, meridian: f64) -> Shape {
        let polygons = laid_out(&self.polygons, meridian);
        let inside = |center: &Position| polygons.iter().any(|polygon| encloses(polygon, *center));
        let given = self.center.map(|[lon, lat]| [near(lon, meridian), lat]);
        let center = given
            .filter(inside)
            .or_else(|| pole(&polygons))
            .or_else(|| Moments::of_polygons(&polygons).centroid())
            .or_else(|| polygons.iter().flatten().flatten().next().copied());
        Shape {
            adcode: self.adcode,
            name: self.name.clone(),
            center: center.unwrap_or_default(),
            polygons,
        }
    }
}

impl Ground {
    /// The embedded ground of an extent, or `None` where nothing is embedded. Made on first use, once a process.
    pub fn embedded(extent: Extent, edition: Edition) -> Option<Arc<Ground>> {
        static MADE: Mutex<BTreeMap<(Extent, Edition), Arc<Ground>>> = Mutex::new(BTreeMap::new());
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ground) = made.get(&(extent, edition)) {
            return Some(ground.clone());
        }
        let shapes = boundaries(extent, edition)?;
        let nation = match extent {
            Extent::Nation => None,
            Extent::Province(_) => Some(boundaries(Extent::Nation, edition)?),
        };
        let (projection, scope) = match extent {
            Extent::Nation => (Projection::CHINA, Scope::Whole),
            Extent::Province(_) => (Projection::Fitted, Scope::Part),
        };
        let ground = Arc::new(Ground {
            shapes: Cow::Borrowed(shapes),
            projection,
            scope,
            sea: Some(SouthChinaSea {
                dashes: boundaries::dashes(),
                nation,
            }),
            // The embedded boundaries are part of the program, whose version is in every key.
            digest: *blake3::hash(format!("embedded {extent:?} {edition:?}").as_bytes()).as_bytes(),
        });
        made.insert((extent, edition), ground.clone());
        Some(ground)
    }

    /// The ground of a site's own shapes, in any order. They are laid out around the projection's meridian: cut where they
    /// cross the sheet's edge, closed along the poles.
    pub(super) fn own(
        shapes: &[OwnShape],
        projection: Option<Projection>,
        scope: Scope,
        sea: Option<SouthChinaSea>,
    ) -> Arc<Ground> {
        let rings = || {
            shapes
                .iter()
                .flat_map(|shape| shape.polygons.iter().flatten())
        };
        let (west, width) = stretch(rings());
        let projection = match projection {
            Some(projection) => projection,
            None if width > Projection::WORLDWIDE => Projection::NaturalEarth { meridian: None },
            None => Projection::Fitted,
        };
        let middle = if width > Projection::WORLDWIDE {
            0.0
        } else {
            west + width / 2.0
        };
        let projection = projection.around(middle);
        let meridian = projection.meridian().unwrap_or(middle);
        let mut laid: Vec<Shape> = shapes
            .iter()
            .map(|shape| shape.laid_out(meridian))
            .filter(|shape| !shape.polygons.is_empty())
            .collect();
        laid.sort_by_key(|shape| shape.adcode);
        let mut hasher = blake3::Hasher::new();
        let about = (projection, scope, sea.is_some());
        hasher.update(format!("own {about:?}").as_bytes());
        for shape in &laid {
            hasher.update(shape.adcode.as_str().as_bytes());
            hasher.update(&[0]);
            hasher.update(shape.name.as_bytes());
            for ring in shape.rings() {
                hasher.update(&(ring.len() as u64).to_le_bytes());
                let mut bytes = Vec::with_capacity(ring.len() * 16);
                for number in ring.iter().flatten() {
                    bytes.extend(number.to_bits().to_le_bytes());
                }
                hasher.update(&bytes);
            }
            for number in shape.center {
                hasher.update(&number.to_bits().to_le_bytes());
            }
        }
        Arc::new(Ground {
            shapes: Cow::Owned(laid),
            projection,
            scope,
            sea,
            digest: *hasher.finalize().as_bytes(),
        })
    }

    /// The same in another projection.
    pub(super) fn projected(&self, projection: Projection) -> Arc<Ground> {
        let rings = self.shapes.iter().flat_map(Shape::rings);
        let (west, width) = stretch(rings);
        let projection = projection.around(west + width / 2.0);
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.digest);
        hasher.update(format!("{projection:?}").as_bytes());
        Arc::new(Ground {
            shapes: self.shapes.clone(),
            projection,
            scope: self.scope,
            sea: self.sea,
            digest: *hasher.finalize().as_bytes(),
        })
    }

    /// The regions in the order of their codes.
    pub fn shapes(&self) -> &[Shape] {
        &self.shapes
    }

    /// The shape of a code.
    pub fn shape(&self, adcode: &Adcode) -> Option<&Shape> {
        let at = self
            .shapes
            .binary_search_by(|shape| shape.adcode.cmp(adcode));
        self.shapes.get(at.ok()?)
    }

    /// Tells this ground from every other.
    pub fn digest(&self) -> [u8; 32] {
        self.digest
    }
}

impl serde::Serialize for Ground {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.digest)
    }
}
