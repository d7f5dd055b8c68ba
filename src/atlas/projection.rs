//! Projections by name, as data; `render::map::projection` computes them.

/// How positions become points of a map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Projection {
    /// Albers' equal-area conic projection, its parallels and its meridian fitted to what the map shows.
    Fitted,
    /// The same with given parallels and meridian, in degrees.
    Albers {
        /// The southern standard parallel.
        south: f64,
        /// The northern one.
        north: f64,
        /// The central meridian.
        meridian: f64,
    },
}

impl Projection {
    /// That of the maps of China: standard parallels 25° and 47° N, central meridian 105° E.
    pub const CHINA: Projection = Projection::Albers {
        south: 25.0,
        north: 47.0,
        meridian: 105.0,
    };
}
