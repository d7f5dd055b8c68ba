//! From longitude and latitude to a plane: Albers' equal-area conic projection, so that a region's colour weighs as much
//! as its ground (J. P. Snyder, Map Projections: A Working Manual, USGS 1395, 1987, equations 14-1 to 14-6, on the sphere).

use crate::atlas::Projection;
use crate::atlas::boundaries::Position;

/// From longitude and latitude in degrees to x and y in radii of the sphere. `y` grows downwards, as on a screen.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Plane {
    Albers(Albers),
    /// `narrow`: the cosine of the latitude at which both axes have one scale.
    Equirectangular {
        meridian: f64,
        narrow: f64,
    },
    Mercator {
        meridian: f64,
    },
    NaturalEarth {
        meridian: f64,
    },
}

impl Plane {
    /// The projection of a map that shows these positions.
    pub(crate) fn new(projection: Projection, positions: impl Iterator<Item = Position>) -> Plane {
        match projection {
            Projection::Fitted => Plane::Albers(Albers::around(positions)),
            Projection::Albers {
                south,
                north,
                meridian,
            } => Plane::Albers(Albers::new(south, north, meridian)),
            Projection::Equirectangular { meridian } => {
                let (mut south, mut north) = (f64::INFINITY, f64::NEG_INFINITY);
                for [_, lat] in positions {
                    (south, north) = (south.min(lat), north.max(lat));
                }
                // A map of the world has its scale at the equator.
                let middle = if north - south < 90.0 {
                    f64::midpoint(south, north)
                } else {
                    0.0
                };
                Plane::Equirectangular {
                    meridian: meridian.unwrap_or_default(),
                    narrow: libm::cos(middle.to_radians()).max(0.01),
                }
            }
            Projection::Mercator { meridian } => Plane::Mercator {
                meridian: meridian.unwrap_or_default(),
            },
            Projection::NaturalEarth { meridian } => Plane::NaturalEarth {
                meridian: meridian.unwrap_or_default(),
            },
        }
    }

    /// `[longitude, latitude]` to x and y.
    pub(crate) fn project(&self, position: Position) -> (f64, f64) {
        let [lon, lat] = position;
        match *self {
            Plane::Albers(albers) => albers.project(position),
            Plane::Equirectangular { meridian, narrow } => {
                ((lon - meridian).to_radians() * narrow, -lat.to_radians())
            }
            Plane::Mercator { meridian } => {
                let angle = lat.clamp(-MERCATOR_END, MERCATOR_END).to_radians();
                let half = std::f64::consts::FRAC_PI_4 + angle / 2.0;
                ((lon - meridian).to_radians(), -libm::log(libm::tan(half)))
            }
            Plane::NaturalEarth { meridian } => {
                let (l, d) = natural_earth(lat.to_radians());
                ((lon - meridian).to_radians() * l, -d)
            }
        }
    }
}

/// Beyond it Mercator's map would go on for ever; here a map of the whole world is a square.
const MERCATOR_END: f64 = 85.051_128_78;

/// The length of the parallel and its distance from the equator, for a latitude in radians (Šavrič and others 2011, with
/// the coefficients of their table 2).
fn natural_earth(lat: f64) -> (f64, f64) {
    let p = lat * lat;
    let p2 = p * p;
    let l = 0.870_700 - 0.131_979 * p + p2 * (-0.013_791 + p2 * (0.003_971 * p - 0.001_529 * p2));
    let d =
        lat * (1.007_226 + p * (0.015_085 + p2 * (-0.044_475 + 0.028_874 * p - 0.005_916 * p2)));
    (l, d)
}

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
