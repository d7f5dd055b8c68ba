//! The classes of a map's counts. Zero is always a class of its own.

use crate::parse::map_style::Classes;
use serde::Serialize;

/// Where each class begins and where the last one ends.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Scale {
    /// The smallest count of each class but zero, ascending.
    lows: Vec<u32>,
    /// The map's greatest count.
    max: u32,
    /// The largest count of the last class: its round end, or the maximum where it has none.
    last: u32,
}

/// One class of a map's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Class {
    /// The smallest count of the class.
    pub low: u32,
    /// The largest.
    pub high: u32,
    /// 0 to 5, for the CSS class `c-0 … c-5`.
    pub class: u8,
}

impl Scale {
    /// The scale of a map with these counts, in any order. `layered`: smaller counts than these will be shown by it as well.
    pub fn new(classes: &Classes, counts: impl IntoIterator<Item = u32>, layered: bool) -> Scale {
        let mut counts: Vec<u32> = counts.into_iter().filter(|count| *count > 0).collect();
        counts.sort_unstable();
        let max = counts.last().copied().unwrap_or_default();
        let mut lows = match classes {
            // Each twice the last, so that one more is visible in a poor class and does not shout in a rich one; with a
            // maximum of four at most, one class a number.
            Classes::Rounded if max <= 4 => vec![1, 2, 3, 4],
            Classes::Rounded => vec![1, 2, 4, 8],
            Classes::Quantile => quartiles(&counts),
            Classes::From(lows) => lows.clone(),
        };
        if layered && let Some(first) = lows.first_mut() {
            *first = 1;
        }
        let next = lows.iter().find(|low| **low > max);
        let last = next.map_or(max, |next| next - 1);
        lows.retain(|low| *low <= max);
        Scale { lows, max, last }
    }

    /// The class of a count.
    pub fn class(&self, count: u32) -> u8 {
        let class = self.lows.iter().filter(|low| **low <= count).count();
        // A count below all is none of the map's own, and still more than nothing.
        u8::try_from(class.max(usize::from(count > 0))).unwrap_or(u8::MAX)
    }

    /// The classes of the map's key, from zero up to the one that holds the maximum.
    pub fn legend(&self) -> Vec<Class> {
        let zero = Class {
            low: 0,
            high: 0,
            class: 0,
        };
        let ends = self.lows.iter().skip(1).map(|next| next - 1);
        let classes = self.lows.iter().zip(ends.chain([self.last]));
        let classes = classes.map(|(&low, high)| Class {
            low,
            high,
            class: self.class(low),
        });
        std::iter::once(zero).chain(classes).collect()
    }

    /// The map's greatest count.
    pub fn max(&self) -> u32 {
        self.max
    }
}

/// Where four classes of as many regions each begin. Equal counts stay together, so that there may be fewer.
fn quartiles(sorted: &[u32]) -> Vec<u32> {
    let mut lows: Vec<u32> = (0..4)
        .filter_map(|part| sorted.get(sorted.len() * part / 4).copied())
        .collect();
    lows.dedup();
    lows
}

#[cfg(test)]
mod tests;
