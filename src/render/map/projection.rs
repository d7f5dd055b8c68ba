//! From longitude and latitude to a plane: Albers' equal-area conic projection, so that a region's colour weighs as much
//! as its ground (J. P. Snyder, Map Projections: A Working Manual, USGS 1395, 1987, equations 14-1 to 14-6, on the sphere).

use crate::atlas::boundaries::Position;

/// An Albers projection of the unit sphere. `y` grows downwards, as on a screen.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Albers {
    n: f64,
    c: f64,
    rho0: f64,
    meridian: f64,
}

impl Albers {
    /// The projection of the maps of China: standard parallels 25° and 47° N, central meridian 105° E.
    pub(crate) fn nation() -> Self {
        Self::new(25.0, 47.0, 105.0)
    }

    /// A projection of its own for one region: the standard parallels a sixth of the height inside its southern and northern
    /// edge, the meridian in the middle, so that north points up.
    pub(crate) fn around(positions: impl Iterator<Item = Position>) -> Self {
        let mut west = f64::INFINITY;
        let mut east = f64::NEG_INFINITY;
        let mut south = f64::INFINITY;
        let mut north = f64::NEG_INFINITY;
        for [lon, lat] in positions {
            west = west.min(lon);
            east = east.max(lon);
            south = south.min(lat);
            north = north.max(lat);
        }
        if west > east {
            return Self::nation();
        }
        let sixth = (north - south) / 6.0;
        Self::new(south + sixth, north - sixth, f64::midpoint(west, east))
    }

    /// The projection of two standard parallels and a central meridian, in degrees.
    pub(crate) fn new(south: f64, north: f64, meridian: f64) -> Self {
        let (sin_south, cos_south) = libm::sincos(south.to_radians());
        let n = f64::midpoint(sin_south, libm::sin(north.to_radians()));
        // A cone needs a side: parallels on both sides of the equator at one distance would make a cylinder of it.
        let n = if n.abs() < 1e-6 { 1e-6 } else { n };
        let c = cos_south * cos_south + 2.0 * n * sin_south;
        Self {
            n,
            c,
            rho0: libm::sqrt(c.max(0.0)) / n,
            meridian,
        }
    }

    /// `[longitude, latitude]` in degrees to x and y in radii of the sphere.
    pub(crate) fn project(&self, [lon, lat]: Position) -> (f64, f64) {
        let rho =
            libm::sqrt((self.c - 2.0 * self.n * libm::sin(lat.to_radians())).max(0.0)) / self.n;
        let (sin, cos) = libm::sincos(self.n * (lon - self.meridian).to_radians());
        (rho * sin, rho * cos - self.rho0)
    }
}
