//! Hatching for regions of which nothing is known: a pattern that the theme colours, since pages bear no inline style.

use super::svg::Escaped;
use std::fmt::Write as _;

/// Writes the pattern. Its id begins with that of the map, since a page may hold several.
pub(super) fn write(out: &mut String, id_prefix: &str) {
    let _ = writeln!(
        out,
        "<defs><pattern id=\"{}-hatch\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
         <rect class=\"hatch-ground\" width=\"7\" height=\"7\"/><rect class=\"hatch-line\" width=\"2\" height=\"7\"/></pattern></defs>",
        Escaped(id_prefix)
    );
}

/// The attribute by which an element is hatched.
pub(super) fn fill(id_prefix: &str) -> String {
    format!(" fill=\"url(#{}-hatch)\"", Escaped(id_prefix))
}
