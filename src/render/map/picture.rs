//! A map as a picture of its own: an SVG that stands alone, and the same as a PNG, with the title above, the key and the caption
//! below. Letters of the PNG are those of the program's own font, so that it is the same on every machine.

use std::fmt::Write as _;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::Tree;

use super::svg::{Escaped, Tenths};
use super::{draw, fonts, hatch, labels, tiles};
use crate::plan::map::{Drawn, PictureJob};

/// White around the drawing, in tenths of a unit.
const EDGE: i32 = 360;
/// From the picture's top to the drawing's, with the title and the note between.
const HEAD: i32 = 1060;
/// A line of the key or the caption.
const LINE: i32 = 240;
/// A sample of a class in the key.
const SAMPLE: (i32, i32) = (260, 130);
/// Font sizes in tenths, as in the theme's `picture.css`.
const SMALL: i32 = 130;
/// Pixels of the PNG to a unit: 1,584 wide, which prints 13 cm wide at 300 dots an inch.
const SCALE: f32 = 2.0;

/// The SVG and the PNG of a map; `css` is the theme's `picture.css`.
///
/// # Errors
///
/// The SVG cannot be read back, in the reader's words; no style sheet that we know of brings that about.
pub fn picture(job: &PictureJob, css: &str) -> Result<[Vec<u8>; 2], String> {
    let svg = standing_alone(job, css);
    let png = rasterised(&svg)?;
    Ok([svg.into_bytes(), png])
}

/// The whole picture as SVG.
fn standing_alone(job: &PictureJob, css: &str) -> String {
    let (svg, height, sizes) = match &job.map {
        Drawn::Land(spec) => {
            let drawing = draw(spec);
            (drawing.svg, drawing.height, drawing.sizes)
        }
        Drawn::Tiles(spec) => {
            let (svg, height) = tiles::sheet(spec);
            (svg, height, None)
        }
    };
    let tenths = |height: u32| i32::try_from(height).unwrap_or(0) * 10;
    let height = tenths(height);
    let width = super::layout::WIDTH + 2 * EDGE;
    let mut foot = HEAD + height + LINE;
    if let Some((_, height)) = &sizes {
        foot += tenths(*height);
    }
    let mut key = String::new();
    let mut right = EDGE;
    if !job.legend.is_empty() {
        right = write_key(&mut key, job, foot);
    }
    let caption_width = labels::width(&job.caption, SMALL);
    if right + 2 * SMALL + caption_width > width - EDGE {
        foot += LINE;
    }
    let whole = foot + EDGE;
    let (w, h) = (Tenths(width), Tenths(whole));
    let mut out = String::with_capacity(svg.len() + css.len() + 2048);
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\">\n\
         <style>{}</style>\n\
         <rect class=\"paper\" width=\"{w}\" height=\"{h}\"/>\n\
         <text class=\"title\" x=\"{edge}\" y=\"58\">{}</text>\n\
         <text class=\"note\" x=\"{edge}\" y=\"84\">{}</text>\n",
        Escaped(css),
        Escaped(&job.title),
        Escaped(&job.note),
        edge = Tenths(EDGE),
    );
    let parts = [
        Some((svg, HEAD)),
        sizes.map(|(svg, _)| (svg, HEAD + height)),
    ];
    for (part, top) in parts.into_iter().flatten() {
        if let Some(part) = part.strip_prefix("<svg") {
            let (left, top) = (Tenths(EDGE), Tenths(top));
            let _ = writeln!(out, "<svg x=\"{left}\" y=\"{top}\"{part}");
        }
    }
    out.push_str(&key);
    let _ = write!(
        out,
        "<text class=\"caption\" text-anchor=\"end\" x=\"{}\" y=\"{}\">{}</text>\n</svg>\n",
        Tenths(width - EDGE),
        Tenths(foot),
        Escaped(&job.caption)
    );
    // XML has no control characters, and a name from a user's table may hold some.
    out.retain(|character| !character.is_control() || character == '\n');
    out
}

/// What the ids of a map begin with.
fn id_prefix(map: &Drawn) -> &str {
    match map {
        Drawn::Land(spec) => &spec.id_prefix,
        Drawn::Tiles(spec) => &spec.id_prefix,
    }
}

/// The key on a line whose letters stand on `foot`; gives where it ends.
fn write_key(out: &mut String, job: &PictureJob, foot: i32) -> i32 {
    let head = format!("数量（{}）", job.unit);
    let mut at = EDGE;
    let text = |out: &mut String, at: i32, text: &str| {
        let _ = writeln!(
            out,
            "<text class=\"key\" x=\"{}\" y=\"{}\">{}</text>",
            Tenths(at),
            Tenths(foot),
            Escaped(text)
        );
        at + labels::width(text, SMALL)
    };
    at = text(out, at, &head) + SMALL;
    let (width, height) = SAMPLE;
    for class in &job.legend {
        let _ = writeln!(
            out,
            "<rect class=\"{}\"{} x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
            Escaped(&class.class),
            if class.class == "c-x" {
                hatch::fill(id_prefix(&job.map))
            } else {
                String::new()
            },
            Tenths(at),
            Tenths(foot - 110),
            Tenths(width),
            Tenths(height)
        );
        at = text(out, at + width + 60, &class.label) + SMALL;
    }
    at
}

/// An SVG as a PNG, opaque throughout: a word processor would show black where nothing is.
fn rasterised(svg: &str) -> Result<Vec<u8>, String> {
    let tree = Tree::from_str(svg, &fonts::options()).map_err(|error| error.to_string())?;
    let size = tree.size().to_int_size();
    let scaled = size.scale_by(SCALE).unwrap_or(size);
    let (width, height) = (scaled.width(), scaled.height());
    let mut pixels = Pixmap::new(width, height).ok_or("a picture without a size")?;
    pixels.fill(resvg::tiny_skia::Color::WHITE);
    resvg::render(
        &tree,
        Transform::from_scale(SCALE, SCALE),
        &mut pixels.as_mut(),
    );
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().map_err(|error| error.to_string())?;
    writer
        .write_image_data(pixels.data())
        .and_then(|()| writer.finish())
        .map_err(|error| error.to_string())?;
    Ok(out)
}
