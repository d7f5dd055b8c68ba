//! Projections by name, as data; `render::map::projection` computes them.

/// How positions become points of a map. Angles are degrees; a meridian that is not given is the middle of what the map
/// shows, on a map of the world 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Projection {
    /// Albers' equal-area conic projection, its parallels and its meridian fitted to what the map shows.
    Fitted,
    /// The same with given parallels and meridian.
    Albers {
        /// The southern standard parallel.
        south: f64,
        /// The northern one.
        north: f64,
        /// The central meridian.
        meridian: f64,
    },
    /// Degrees as they are, longitudes narrowed by the cosine of the middle latitude.
    Equirectangular {
        /// The central meridian.
        meridian: Option<f64>,
    },
    /// Mercator's, cut at 85° north and south.
    Mercator {
        /// The central meridian.
        meridian: Option<f64>,
    },
    /// The Natural Earth projection: B. Šavrič, B. Jenny, T. Patterson, D. Petrovič, L. Hurni, "A polynomial equation for
    /// the Natural Earth projection", Cartography and Geographic Information Science 38 (2011).
    NaturalEarth {
        /// The central meridian.
        meridian: Option<f64>,
    },
}

impl Projection {
    /// That of the maps of China: standard parallels 25° and 47° N, central meridian 105° E.
    pub const CHINA: Projection = Projection::Albers {
        south: 25.0,
        north: 47.0,
        meridian: 105.0,
    };

    /// A map over more degrees of longitude than this is one of the world.
    pub(super) const WORLDWIDE: f64 = 200.0;

    /// The central meridian, if it is known.
    pub(super) fn meridian(&self) -> Option<f64> {
        match *self {
            Projection::Fitted => None,
            Projection::Albers { meridian, .. } => Some(meridian),
            Projection::Equirectangular { meridian }
            | Projection::Mercator { meridian }
            | Projection::NaturalEarth { meridian } => meridian,
        }
    }

    /// The same with a meridian, where it has none.
    pub(super) fn around(self, middle: f64) -> Projection {
        let meridian = Some(self.meridian().unwrap_or(middle));
        match self {
            Projection::Fitted | Projection::Albers { .. } => self,
            Projection::Equirectangular { .. } => Projection::Equirectangular { meridian },
            Projection::Mercator { .. } => Projection::Mercator { meridian },
            Projection::NaturalEarth { .. } => Projection::NaturalEarth { meridian },
        }
    }

    /// What a site's projection means for a map that is not of its root: a cylinder suits every map; a cone or an oval that
    /// was chosen for the whole would lay a part on its side.
    pub(super) fn of_part(self) -> Option<Projection> {
        match self {
            Projection::Equirectangular { .. } => {
                Some(Projection::Equirectangular { meridian: None })
            }
            Projection::Mercator { .. } => Some(Projection::Mercator { meridian: None }),
            Projection::Fitted | Projection::Albers { .. } | Projection::NaturalEarth { .. } => {
                None
            }
        }
    }
}
