//! What one map is drawn on: the shapes of a region's parts, the projection, and what belongs to China's own maps.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::boundaries::{self, Edition, Extent, Position, Shape, boundaries};
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

    /// The regions in the order of their codes.
    pub fn shapes(&self) -> &[Shape] {
        &self.shapes
    }

    /// The shape of a code.
    pub fn shape(&self, adcode: &super::Adcode) -> Option<&Shape> {
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
