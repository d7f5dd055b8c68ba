//! GCJ-02, the shifted coordinates of Chinese web maps: how far a position is moved, so that boundaries in it can be told.

use std::collections::BTreeMap;

use super::boundaries::{Edition, Extent, Position, Shape, boundaries};
use super::geometry::Moments;
use super::{Adcode, Divisions, OwnShape};

/// Metres in a degree of latitude, nearly.
const DEGREE: f64 = 111_320.0;

/// By how much GCJ-02 moves a position of WGS 84, in degrees. The formula is public since 2010 (EvilTransform); it is used to
/// recognise, not to convert.
fn shift([lon, lat]: Position) -> Position {
    use std::f64::consts::PI;
    const AXIS: f64 = 6_378_245.0;
    const ECCENTRICITY: f64 = 0.006_693_421_622_965_943;
    let (x, y) = (lon - 105.0, lat - 35.0);
    let sin = |degrees: f64| libm::sin(degrees * PI);
    let root = libm::sqrt(x.abs());
    let common = (20.0 * sin(6.0 * x) + 20.0 * sin(2.0 * x)) * 2.0 / 3.0;
    let north = -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * root
        + common
        + (20.0 * sin(y) + 40.0 * sin(y / 3.0)) * 2.0 / 3.0
        + (160.0 * sin(y / 12.0) + 320.0 * sin(y / 30.0)) * 2.0 / 3.0;
    let east = 300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * root
        + common
        + (20.0 * sin(x) + 40.0 * sin(x / 3.0)) * 2.0 / 3.0
        + (150.0 * sin(x / 12.0) + 300.0 * sin(x / 30.0)) * 2.0 / 3.0;
    let radians = lat.to_radians();
    let magic = 1.0 - ECCENTRICITY * libm::sin(radians) * libm::sin(radians);
    let root = libm::sqrt(magic);
    [
        east * 180.0 / (AXIS / root * libm::cos(radians) * PI),
        north * 180.0 / (AXIS * (1.0 - ECCENTRICITY) / (magic * root) * PI),
    ]
}

/// Whether a site's shapes of Chinese divisions look like GCJ-02 beside the embedded boundaries: one of them, and by how many
/// metres they are off. Counties are compared together, as the prefecture that they make up.
pub fn looks_shifted(shapes: &[OwnShape], divisions: &Divisions) -> Option<(Adcode, u32)> {
    let mut sums: BTreeMap<Adcode, (&'static Shape, Moments)> = BTreeMap::new();
    for shape in shapes {
        let above = divisions.ancestors(&shape.adcode).map(|unit| unit.code);
        let mut chain = std::iter::once(shape.adcode).chain(above);
        let Some(known) = chain.find_map(|code| embedded(&code)) else {
            continue;
        };
        let sum = sums
            .entry(known.adcode)
            .or_insert((known, Moments::default()));
        sum.1.add(Moments::of_polygons(&shape.polygons), 1.0);
    }
    let pairs = sums.iter().filter_map(|(code, (known, given))| {
        let known = Moments::of_polygons(&known.polygons);
        // Else it is not the same area: some counties of a prefecture, or other islands.
        let alike = (0.93..=1.07).contains(&(given.area / known.area));
        let (known, given) = (known.centroid()?, given.centroid()?);
        alike.then_some((*code, Pair { known, given }))
    });
    let (codes, pairs): (Vec<Adcode>, Vec<Pair>) = pairs.unzip();
    Some((*codes.first()?, off(&pairs)?))
}

/// The embedded shape of a unit of the built-in table: a province's on the nation's map, else that on its province's.
fn embedded(code: &Adcode) -> Option<&'static Shape> {
    let province = code.enclosing(2)?;
    let extent = if province == *code {
        Extent::Nation
    } else {
        Extent::Province(province)
    };
    let shapes = boundaries(extent, Edition::Since2025November)?;
    shapes.iter().find(|shape| shape.adcode == *code)
}

/// How a place lies to where it should: two centroids of one region.
#[derive(Debug, Clone, Copy)]
struct Pair {
    /// That of boundaries that are known to be in WGS 84.
    known: Position,
    /// That of the boundaries in question.
    given: Position,
}

/// Whether regions are off as GCJ-02 would move them: by how many metres, the middle one of them. The rest of each offset,
/// which simplification and other surveys cause, must be small beside it.
fn off(pairs: &[Pair]) -> Option<u32> {
    // Along the expected shift (1 for GCJ-02, 0 for WGS 84) and across it, in units of its length.
    let mut along: Vec<f64> = Vec::new();
    let mut rest: Vec<f64> = Vec::new();
    let mut metres: Vec<f64> = Vec::new();
    for &Pair { known, given } in pairs {
        let narrow = libm::cos(known[1].to_radians());
        let [ex, ey] = shift(known);
        let (ex, ey) = (ex * narrow, ey);
        let (dx, dy) = ((given[0] - known[0]) * narrow, given[1] - known[1]);
        let length = ex * ex + ey * ey;
        let share = (dx * ex + dy * ey) / length;
        along.push(share);
        rest.push(((dx * ey - dy * ex) / length).abs());
        metres.push(libm::sqrt(dx * dx + dy * dy) * DEGREE);
    }
    let (along, rest, metres) = (middle(along)?, middle(rest)?, middle(metres)?);
    // Few regions may agree by chance. With these bounds none of 800 files of two real sets of China's cities and districts
    // in WGS 84 is taken for it, and most of them are told once they are moved.
    let most = if pairs.len() < 3 { 0.2 } else { 0.5 };
    let shifted = (along - 1.0).abs() <= most && rest <= most;
    shifted.then_some(metres.round() as u32)
}

fn middle(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

#[cfg(test)]
mod tests;
