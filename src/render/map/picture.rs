//! A map as a picture of its own: an SVG that stands alone, and the same as a PNG, with the title above, the key and the caption
//! below. Letters of the PNG are those of the program's own font, so that it is the same on every machine.

use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::svg::{Escaped, Tenths};
use super::{draw, labels};
use crate::plan::map::PictureJob;

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

/// The type of a PNG: a part of Noto Sans CJK SC; see `data/SOURCES.md`.
static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_source(fontdb::Source::Binary(Arc::new(include_bytes!(
        "data/map-sans.otf"
    ))));
    Arc::new(fonts)
});

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
    let drawing = draw(&job.map);
    let height = i32::try_from(drawing.height).unwrap_or(0) * 10;
    let width = super::layout::WIDTH + 2 * EDGE;
    let mut foot = HEAD + height + LINE;
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
    let mut out = String::with_capacity(drawing.svg.len() + css.len() + 2048);
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
    if let Some(drawing) = drawing.svg.strip_prefix("<svg") {
        let _ = writeln!(
            out,
            "<svg x=\"{}\" y=\"{}\"{drawing}",
            Tenths(EDGE),
            Tenths(HEAD)
        );
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
            "<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
            Escaped(&class.class),
            Tenths(at),
            Tenths(foot - 110),
            Tenths(width),
            Tenths(height)
        );
        at = text(out, at + width + 60, &class.label) + SMALL;
    }
    at
}

/// An SVG as a PNG without transparency, which a word processor would show black.
fn rasterised(svg: &str) -> Result<Vec<u8>, String> {
    let options = Options {
        fontdb: FONTS.clone(),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
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
    let rgb: Vec<u8> = pixels
        .pixels()
        .iter()
        .flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()])
        .collect();
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().map_err(|error| error.to_string())?;
    writer
        .write_image_data(&rgb)
        .and_then(|()| writer.finish())
        .map_err(|error| error.to_string())?;
    Ok(out)
}
