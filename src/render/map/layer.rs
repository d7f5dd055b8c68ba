//! Classes by which the theme shows one layer of a map instead of the whole: `q1-3` stands for the third class in the first
//! layer, `q1` for what is seen in the first layer alone, `q0` for what is not seen in any.

use crate::plan::map::{Look, MapRegion};
use std::fmt::Write as _;

/// The classes of a region or its label, with a blank before each; zero has none, which is most of them.
pub(super) fn classes(look: &Look, region: Option<&MapRegion>) -> String {
    let mut out = String::new();
    if !look.style.colours() {
        return out;
    }
    let counts = region.map(|region| region.layers.as_slice());
    for (at, count) in counts.unwrap_or_default().iter().enumerate() {
        let class = look.scale.class(*count);
        if class > 0 {
            let _ = write!(out, " q{}-{class}", at + 1);
        }
    }
    out
}
