//! Shapes of the round earth become shapes of a sheet: cut at the meridian opposite to the map's middle, closed along the
//! poles, with points along long edges, which are curves in most projections.

use std::borrow::Cow;

use super::boundaries::{Position, Ring};
use super::stitch::stitched;

/// Edges longer than this many degrees get points between their ends.
const LONG: f64 = 3.0;

/// The western edge and the width, in whole degrees, of the shortest stretch of longitudes that holds all rings.
pub(crate) fn stretch<'r>(rings: impl Iterator<Item = &'r Ring>) -> (f64, f64) {
    // In steps of one degree: an edge covers all between its ends, the short way round.
    let mut covered = [false; 360];
    for ring in rings {
        for line in unwrapped(ring).windows(2) {
            let [[a, _], [b, _]] = line else { continue };
            let (mut at, to) = (a.min(*b).floor(), a.max(*b));
            let mut steps = 0;
            while at <= to && steps < 360 {
                if let Some(slot) = covered.get_mut(at.rem_euclid(360.0) as usize) {
                    *slot = true;
                }
                at += 1.0;
                steps += 1;
            }
        }
    }
    let (mut best, mut at_best, mut run) = (0, 0, 0);
    for at in 0..720 {
        run = if covered[at % 360] { 0 } else { run + 1 };
        if run > best {
            (best, at_best) = (run, at);
        }
    }
    if best >= 360 || best == 0 {
        return (-180.0, 360.0);
    }
    let west = (at_best + 1) % 360;
    let west = if west >= 180 {
        west as f64 - 360.0
    } else {
        west as f64
    };
    (west, f64::from(360 - best))
}

/// A ring with longitudes that do not jump: each lies within half a turn of the one before. Its first position stands at
/// its end again, a whole turn away if the ring goes round a pole.
fn unwrapped(ring: &[Position]) -> Vec<Position> {
    let mut out: Vec<Position> = Vec::with_capacity(ring.len() + 1);
    for &[lon, lat] in ring.iter().chain(ring.first()) {
        let lon = match out.last() {
            None => lon,
            Some(&[last, _]) => last + nearest_turn(lon - last),
        };
        out.push([lon, lat]);
    }
    out
}

/// A difference of longitudes the short way round. What is short already stays as it is, to the last bit.
fn nearest_turn(difference: f64) -> f64 {
    if (-180.0..=180.0).contains(&difference) {
        difference
    } else {
        difference - 360.0 * (difference / 360.0).round()
    }
}

/// Lays polygons on a sheet whose middle is `meridian`: all longitudes are within 180° of it.
pub(crate) fn laid_out(polygons: &[Vec<Ring>], meridian: f64) -> Vec<Vec<Ring>> {
    // A file that is cut at 180° needs no joining where the sheet is cut there too.
    let whole = match meridian.rem_euclid(360.0) {
        0.0 => Cow::Borrowed(polygons),
        _ => Cow::Owned(stitched(polygons)),
    };
    whole
        .iter()
        .filter_map(|polygon| laid_out_polygon(polygon, meridian))
        .collect()
}

/// A longitude within 180° of the sheet's middle.
pub(crate) fn near(lon: f64, meridian: f64) -> f64 {
    meridian + nearest_turn(lon - meridian)
}

/// Holes stay with their polygon, since all of a shape's rings are filled by the even-odd rule.
fn laid_out_polygon(polygon: &[Ring], meridian: f64) -> Option<Vec<Ring>> {
    let rings: Vec<Ring> = polygon
        .iter()
        .flat_map(|ring| laid_out_ring(ring, meridian))
        .collect();
    (!rings.is_empty()).then_some(rings)
}

fn laid_out_ring(ring: &[Position], meridian: f64) -> Vec<Ring> {
    let edge = meridian - 180.0;
    let mut line = unwrapped(ring);
    let turns = match (line.first(), line.last()) {
        (Some([first, _]), Some([last, _])) => last - first,
        _ => 0.0,
    };
    if turns.abs() > 180.0 {
        return around_pole(ring, edge);
    }
    line.pop();
    let lons = || line.iter().map(|[lon, _]| *lon);
    let (west, east) = (
        lons().fold(f64::INFINITY, f64::min),
        lons().fold(f64::NEG_INFINITY, f64::max),
    );
    if !(west.is_finite() && east.is_finite()) {
        return Vec::new();
    }
    let turn = |lon: f64| ((lon - edge) / 360.0).floor();
    let (mut from, mut to) = (turn(west), turn(east));
    // What ends at the edge itself, or as near to it as numbers are rounded, does not lie beyond it.
    if to > from && east - (edge + 360.0 * to) < 1e-6 {
        to -= 1.0;
    }
    if to > from && edge + 360.0 * (from + 1.0) - west < 1e-6 {
        from += 1.0;
    }
    // A hostile ring may wind round the earth without end.
    if to - from > 8.0 {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut at = from;
    while at <= to {
        out.extend(window(&line, edge + 360.0 * at, 360.0 * at));
        at += 1.0;
    }
    out
}

/// A ring that goes round a pole, the nearer one: closed along it. What some files have there already is left out, since
/// it stands at any longitude. Three turns of the coast are laid side by side, so that the middle one can be cut wherever
/// the sheet begins.
fn around_pole(ring: &[Position], edge: f64) -> Vec<Ring> {
    let off_pole: Ring = ring
        .iter()
        .copied()
        .filter(|[_, lat]| lat.abs() < 90.0)
        .collect();
    let line = unwrapped(&off_pole);
    let (Some(&[first, _]), Some(&[last, _])) = (line.first(), line.last()) else {
        return Vec::new();
    };
    let turn = last - first;
    if (turn.abs() - 360.0).abs() > 1e-6 {
        return Vec::new();
    }
    let sum: f64 = line.iter().map(|[_, lat]| lat).sum();
    let pole = if sum < 0.0 { -90.0 } else { 90.0 };
    let turns = [0.0, turn, 2.0 * turn];
    let mut long: Ring = turns
        .iter()
        .flat_map(|by| line.iter().map(move |&[lon, lat]| [lon + by, lat]))
        .collect();
    long.dedup();
    let end = first + 3.0 * turn;
    long.extend([[end, pole], [first, pole]]);
    // The first edge of a sheet that lies within the middle turn.
    let west = first.min(end) + 360.0;
    let at = ((west - edge) / 360.0).ceil();
    window(&long, edge + 360.0 * at, 360.0 * at)
}

/// What of a line lies between `left` and a turn further east, moved back by `by`.
fn window(line: &[Position], left: f64, by: f64) -> Vec<Ring> {
    let parts = beyond(line, left, true);
    let parts = parts
        .iter()
        .flat_map(|part| beyond(part, left + 360.0, false));
    parts
        .map(|part| {
            let moved: Ring = part.into_iter().map(|[lon, lat]| [lon - by, lat]).collect();
            with_points(&moved)
        })
        .filter(|ring| ring.len() > 2)
        .collect()
}

/// The parts of a ring east (or west) of a meridian. Where it crosses, the crossings, sorted by latitude, pair up: between
/// the two of a pair lies the inside.
fn beyond(ring: &[Position], meridian: f64, east: bool) -> Vec<Ring> {
    let inside = |[lon, _]: Position| {
        if east {
            lon >= meridian
        } else {
            lon <= meridian
        }
    };
    let Some(start) = (0..ring.len()).find(|&at| {
        let next = ring[(at + 1) % ring.len()];
        !inside(ring[at]) && inside(next)
    }) else {
        return if ring.iter().all(|&position| inside(position)) {
            vec![ring.to_vec()]
        } else {
            Vec::new()
        };
    };
    // Chains that lie inside, each from the crossing where it comes in to the one where it goes out.
    let mut chains: Vec<Ring> = Vec::new();
    let mut chain: Ring = Vec::new();
    for step in 0..ring.len() {
        let (here, next) = (
            ring[(start + step) % ring.len()],
            ring[(start + step + 1) % ring.len()],
        );
        match (inside(here), inside(next)) {
            (false, true) => chain = vec![crossing(here, next, meridian), next],
            (true, true) => chain.push(next),
            (true, false) => {
                chain.push(crossing(here, next, meridian));
                chains.push(std::mem::take(&mut chain));
            }
            (false, false) => {}
        }
    }
    // (latitude, chain, whether its end)
    let mut crossings: Vec<(f64, usize, bool)> = chains
        .iter()
        .enumerate()
        .flat_map(|(at, chain)| {
            let ends = [(chain.first(), false), (chain.last(), true)];
            ends.into_iter()
                .filter_map(move |(end, last)| Some((end?[1], at, last)))
        })
        .collect();
    crossings.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    // From each chain's end on to the other crossing of its pair.
    let mut partner = vec![None; chains.len()];
    for pair in crossings.chunks(2) {
        let [one, other] = pair else { continue };
        match (one.2, other.2) {
            (true, false) => partner[one.1] = Some(other.1),
            (false, true) => partner[other.1] = Some(one.1),
            // A ring that crosses itself: each chain is closed by itself.
            _ => {}
        }
    }
    let mut used = vec![false; chains.len()];
    let mut out = Vec::new();
    for first in 0..chains.len() {
        let (mut at, mut ring) = (first, Ring::new());
        while !used[at] {
            used[at] = true;
            ring.extend(chains[at].iter().copied());
            at = partner[at].unwrap_or(first);
        }
        ring.dedup();
        if ring.len() > 2 {
            out.push(ring);
        }
    }
    out
}

/// Where an edge meets a meridian; the same from both of its ends, so that neighbours keep one border.
fn crossing(a: Position, b: Position, meridian: f64) -> Position {
    let ([ax, ay], [bx, by]) = if a[0] <= b[0] { (a, b) } else { (b, a) };
    let width = bx - ax;
    let share = if width > 0.0 {
        (meridian - ax) / width
    } else {
        0.0
    };
    [meridian, ay + (by - ay) * share]
}

/// A ring with points along its long edges; again the same from both ends.
fn with_points(ring: &[Position]) -> Ring {
    let mut out = Vec::with_capacity(ring.len());
    for (&here, &next) in ring.iter().zip(ring.iter().cycle().skip(1)) {
        out.push(here);
        let forward = (here[0], here[1]) <= (next[0], next[1]);
        let (a, b) = if forward { (here, next) } else { (next, here) };
        let length = (b[0] - a[0]).abs().max((b[1] - a[1]).abs());
        if length <= LONG {
            continue;
        }
        let steps = (length / LONG).ceil().min(200.0) as usize;
        let between = |step: usize| {
            let share = step as f64 / steps as f64;
            [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
        };
        if forward {
            out.extend((1..steps).map(between));
        } else {
            out.extend((1..steps).rev().map(between));
        }
    }
    out
}

#[cfg(test)]
mod tests;
