//! Polygons that a file has cut at 180° (RFC 7946, section 3.1.9) are joined again, for sheets whose edge lies elsewhere.

use super::boundaries::{Position, Ring};
use super::geometry::signed_area;

/// What counts as one latitude, in degrees: files round.
const NEAR: f64 = 1e-4;

/// Which side of 180° a position on it belongs to: the west of it (180) or the east (-180).
fn side([lon, _]: Position) -> Option<bool> {
    ((lon.abs() - 180.0).abs() < 1e-6).then_some(lon > 0.0)
}

/// A part of a ring between two of its stretches along 180°.
struct Chain {
    line: Ring,
    west: bool,
}

/// Joins a shape's polygons along 180°. A shape whose stretches there do not match each other stays as it is.
pub(super) fn stitched(polygons: &[Vec<Ring>]) -> Vec<Vec<Ring>> {
    let mut out: Vec<Vec<Ring>> = Vec::new();
    let mut holes: Vec<Ring> = Vec::new();
    let mut chains: Vec<Chain> = Vec::new();
    for polygon in polygons {
        match polygon.split_first().and_then(|(outer, _)| opened(outer)) {
            Some(parts) => {
                chains.extend(parts);
                holes.extend(polygon.iter().skip(1).cloned());
            }
            None => out.push(polygon.clone()),
        }
    }
    let Some(joined) = joined(&chains).filter(|joined| !joined.is_empty()) else {
        return polygons.to_vec();
    };
    let mut joined = joined.into_iter();
    // All rings of a shape are filled by the even-odd rule: a hole may stand in any of its polygons.
    let first = joined.next().into_iter().chain(holes).collect();
    out.push(first);
    out.extend(joined.map(|ring| vec![ring]));
    out
}

/// A ring without its stretches along 180°; `None` if it has none, or lies on both sides of it, round a pole.
fn opened(ring: &Ring) -> Option<Vec<Chain>> {
    let mut ring = ring.clone();
    // Against the clock, so that the stretches of both sides run in opposite directions.
    if signed_area(&ring) < 0.0 {
        ring.reverse();
    }
    let mut sides = ring.iter().filter_map(|position| side(*position));
    let west = sides.next()?;
    if sides.any(|other| other != west) {
        return None;
    }
    let next = |at: usize| (at + 1) % ring.len();
    let along = |at: usize| side(ring[at]).is_some() && side(ring[next(at)]).is_some();
    let start = (0..ring.len()).find(|&at| along(at) && !along(next(at)))?;
    let turn = if west { 0.0 } else { 360.0 };
    let mut chains = Vec::new();
    let mut line: Ring = Vec::new();
    for step in 1..=ring.len() {
        let at = (start + step) % ring.len();
        let [lon, lat] = ring[at];
        line.push([lon + turn, lat]);
        if along(at) {
            if line.len() > 1 {
                chains.push(Chain {
                    line: std::mem::take(&mut line),
                    west,
                });
            }
            line.clear();
        }
    }
    Some(chains)
}

/// The rings that the chains form; `None` if one of them has no other to go on with.
fn joined(chains: &[Chain]) -> Option<Vec<Ring>> {
    let lat = |position: Option<&Position>| position.map(|[_, lat]| *lat);
    let mut after = Vec::with_capacity(chains.len());
    for chain in chains {
        let end = lat(chain.line.last())?;
        let mut others = (0..chains.len()).filter(|&at| chains[at].west != chain.west);
        after.push(others.find(|&at| {
            lat(chains[at].line.first()).is_some_and(|start| (start - end).abs() < NEAR)
        })?);
    }
    let mut used = vec![false; chains.len()];
    let mut out = Vec::new();
    for first in 0..chains.len() {
        let (mut at, mut ring) = (first, Ring::new());
        while !used[at] {
            used[at] = true;
            ring.extend(chains[at].line.iter().copied());
            at = after[at];
        }
        // Two chains that go on with one and the same do not close.
        if !ring.is_empty() && at != first {
            return None;
        }
        let same =
            |a: &Position, b: &Position| (a[0] - b[0]).abs() < NEAR && (a[1] - b[1]).abs() < NEAR;
        ring.dedup_by(|a, b| same(a, b));
        if let (Some(first), Some(last)) = (ring.first(), ring.last())
            && same(first, last)
        {
            ring.pop();
        }
        if ring.len() > 2 {
            out.push(ring);
        }
    }
    Some(out)
}
