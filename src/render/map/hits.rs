//! Places for the pointer on regions that are hard to hit: a disc of at least 24 pixels on a phone, where the map's 720 units
//! are 350 pixels wide.

use super::outline::Point;

/// 24 pixels of 350 are 49 units of 720; the radius in tenths.
pub(super) const RADIUS: i32 = 250;

/// For marks with these centres and radii, the radius of each one's place: as large as it should be, but no nearer to another
/// mark than half the way.
pub(super) fn radii(marks: &[(Point, i32)]) -> Vec<i32> {
    let half = |at: usize, center: Point| {
        let others = marks.iter().enumerate().filter(|(other, _)| *other != at);
        let away = others.map(|(_, &((x, y), _))| {
            let (dx, dy) = (i64::from(x - center.0), i64::from(y - center.1));
            (dx * dx + dy * dy).isqrt() / 2
        });
        away.min()
            .and_then(|half| i32::try_from(half).ok())
            .unwrap_or(RADIUS)
    };
    marks
        .iter()
        .enumerate()
        .map(|(at, &(center, radius))| RADIUS.min(half(at, center)).max(radius))
        .collect()
}
