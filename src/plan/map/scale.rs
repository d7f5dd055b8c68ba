//! The classes of a choropleth: 0 · 1 · 2–3 · 4–7 · 8 and more. Each is twice the last, so that one more is visible in a
//! poor class and does not shout in a rich one; with a maximum of four at most, one class a number.

/// One class of a map's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Class {
    /// The smallest count of the class.
    pub low: u32,
    /// The largest; that of the last class is the map's maximum.
    pub high: u32,
    /// 0 to 4, for the CSS class `c-0 … c-4`.
    pub class: u8,
}

/// The class of a count on a map whose greatest count is `max`.
pub fn class(count: u32, max: u32) -> u8 {
    match count {
        0..=2 => u8::try_from(count).unwrap_or_default(),
        3 if max <= 4 => 3,
        4 if max <= 4 => 4,
        3 => 2,
        4..=7 => 3,
        _ => 4,
    }
}

/// The classes of a map's key, from 0 up to the one that holds `max`: 66 gives 0, 1, 2–3, 4–7, 8–66; 3 gives 0, 1, 2, 3. The
/// class of 4 to 7 keeps its round end, the last one ends at the maximum.
pub fn legend(max: u32) -> Vec<Class> {
    let round: &[(u32, u32)] = if max <= 4 {
        &[(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]
    } else {
        &[(0, 0), (1, 1), (2, 3), (4, 7), (8, max)]
    };
    let classes = round.iter().filter(|(low, _)| *low <= max);
    classes
        .map(|&(low, high)| Class {
            low,
            high,
            class: class(low, max),
        })
        .collect()
}
