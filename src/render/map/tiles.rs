//! A map of tiles as inline SVG.
//!
//! Classes for the theme beside those of `svg`: `tiles` the whole, `name` and `count` the two lines of a square, `here` the
//! square that a locator points at.

use super::outline::Rect;
use super::svg::{Escaped, Tenths, open};
use super::{hatch, layer};
use crate::plan::map::tiles::{Tile, TilesSpec};
use std::fmt::Write as _;

/// The sheet is 720 units wide, in tenths, as every map's.
const WIDTH: i32 = 7200;
/// Between two squares.
const GAP: i32 = 40;
/// A grid of fewer columns has no larger squares than this.
const LARGEST: i32 = 1200;
/// The square of a locator: it bears no words.
const SMALL: i32 = 600;

/// Draws tiles as an inline `<svg>`.
pub fn tiles(spec: &TilesSpec) -> String {
    sheet(spec).0
}

/// The same with its height in units.
pub(super) fn sheet(spec: &TilesSpec) -> (String, u32) {
    let (columns, rows) = (i32::from(spec.columns.max(1)), i32::from(spec.rows));
    let pitch = match &spec.here {
        None => (WIDTH / columns).min(LARGEST),
        Some(_) => (WIDTH / columns).min(SMALL),
    };
    let left = (WIDTH - pitch * columns) / 2;
    let caption = if spec.here.is_some() { 420 } else { 0 };
    let bounds = Rect {
        left: 0,
        top: 0,
        right: WIDTH,
        bottom: pitch * rows + caption,
    };
    let mut out = String::with_capacity(16 * 1024);
    let (class, role) = match &spec.here {
        None => ("map tiles", "group"),
        Some(_) => ("map tiles locator", "img"),
    };
    open(
        &mut out,
        (class, role, ""),
        &spec.id_prefix,
        &spec.label_title,
        &spec.desc,
        bounds,
    );
    if spec.tiles.iter().any(|tile| tile.region.unknown) {
        hatch::write(&mut out, &spec.id_prefix);
    }
    for tile in &spec.tiles {
        let square = Rect {
            left: left + i32::from(tile.place.0) * pitch + GAP / 2,
            top: i32::from(tile.place.1) * pitch + GAP / 2,
            right: left + i32::from(tile.place.0 + 1) * pitch - GAP / 2,
            bottom: i32::from(tile.place.1 + 1) * pitch - GAP / 2,
        };
        match &spec.here {
            None => write_tile(&mut out, spec, tile, square),
            Some((here, name)) => {
                let class = if *here == tile.region.adcode {
                    "here"
                } else {
                    "c-0"
                };
                let _ = writeln!(out, "<g class=\"{class}\">{}</g>", rect(square));
                if *here == tile.region.adcode {
                    // Beneath the grid, on the height of its square as far as there is room.
                    let half = super::labels::width(name, 300) / 2;
                    let x = square
                        .center()
                        .0
                        .clamp(half.min(WIDTH / 2), (WIDTH - half).max(WIDTH / 2));
                    let _ = writeln!(
                        out,
                        "<text class=\"spot\" text-anchor=\"middle\" x=\"{}\" y=\"{}\">{}</text>",
                        Tenths(x),
                        Tenths(pitch * rows + 360),
                        Escaped(name)
                    );
                }
            }
        }
    }
    out.push_str("</svg>");
    (out, u32::try_from(bounds.height() / 10).unwrap_or_default())
}

fn rect(square: Rect) -> String {
    format!(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
        Tenths(square.left),
        Tenths(square.top),
        Tenths(square.width()),
        Tenths(square.height())
    )
}

fn write_tile(out: &mut String, spec: &TilesSpec, tile: &Tile, square: Rect) {
    let region = &tile.region;
    if let Some(href) = &region.href {
        let _ = write!(out, "<a href=\"{}\" tabindex=\"-1\">", Escaped(href));
    }
    let class = spec.look.scale.class(region.count);
    let layers = layer::classes(&spec.look, Some(region));
    let (class, fill) = if region.unknown {
        ("x".to_owned(), hatch::fill(&spec.id_prefix))
    } else {
        (class.to_string(), String::new())
    };
    let _ = write!(
        out,
        "<g class=\"region c-{class}{layers}\" data-adcode=\"{}\"{fill}><title>{}</title>{}",
        Escaped(region.adcode.as_str()),
        Escaped(&region.title),
        rect(square),
    );
    let (x, middle) = square.center();
    let lines = lines(&region.short);
    // One line of the name stands above the middle, two with it on the line between them.
    let first =
        middle - 60 - i32::try_from(lines.len().saturating_sub(1)).unwrap_or_default() * 110;
    for (at, line) in lines.iter().enumerate() {
        let y = first + i32::try_from(at).unwrap_or_default() * 200;
        let _ = write!(
            out,
            "<text class=\"name on-{class}{layers}\" text-anchor=\"middle\" x=\"{}\" y=\"{}\">{}</text>",
            Tenths(x),
            Tenths(y),
            Escaped(line)
        );
    }
    let number = |out: &mut String, count: u32, more: &str| {
        let _ = write!(
            out,
            "<text class=\"count on-{class}{layers}{more}\" text-anchor=\"middle\" x=\"{}\" y=\"{}\">{count}</text>",
            Tenths(x),
            Tenths(square.bottom - 160),
        );
    };
    if !region.unknown {
        let layered = spec.look.layers > 0;
        number(out, region.count, if layered { " q0" } else { "" });
        if layered {
            // Without styles the whole is seen, and the layers are hidden together.
            out.push_str("<g visibility=\"hidden\">");
            for (at, count) in region.layers.iter().enumerate() {
                number(out, *count, &format!(" q{}", at + 1));
            }
            out.push_str("</g>");
        }
    }
    out.push_str("</g>");
    out.push_str(if region.href.is_some() {
        "</a>\n"
    } else {
        "\n"
    });
}

/// A short name on one or two lines: four characters and more would be wider than a square.
fn lines(name: &str) -> Vec<String> {
    let characters: Vec<char> = name.chars().collect();
    let count = characters.len();
    if count <= 3 {
        return vec![name.to_owned()];
    }
    let half = count.div_ceil(2);
    characters
        .chunks(half)
        .map(|line| line.iter().collect())
        .collect()
}
