//! One step of the chain: a smaller raster from a larger one.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

use super::crop::Window;
use super::raster::{Channels, Raster};
use crate::parse::photo::PhotoProblem;

/// A part of `source` at `width` × `height` pixels by Lanczos, of which transparent pixels lend no colour to their neighbours.
pub(super) fn resize(
    resizer: &mut Resizer,
    source: &Raster,
    part: Window,
    width: u32,
    height: u32,
) -> Result<Raster, PhotoProblem> {
    let whole = part == Window::whole((source.width, source.height));
    if whole && (source.width, source.height) == (width, height) {
        return Ok(source.clone());
    }
    let pixel_type = match source.channels {
        Channels::Grey => PixelType::U8,
        Channels::GreyAlpha => PixelType::U8x2,
        Channels::Rgb => PixelType::U8x3,
        Channels::Rgba | Channels::Cmyk | Channels::Ycck => PixelType::U8x4,
    };
    let view = ImageRef::new(source.width, source.height, &source.samples, pixel_type)
        .map_err(|error| PhotoProblem::damaged(error.to_string()))?;
    let mut target = Image::new(width, height, pixel_type);
    // Parts that were scaled may lie outside by a rounding of the last digit.
    let inside = |start: f64, length: f64, whole: u32| {
        let start = start.clamp(0.0, f64::from(whole));
        (start, length.min(f64::from(whole) - start))
    };
    let (left, wide) = inside(part.left, part.width, source.width);
    let (top, high) = inside(part.top, part.height, source.height);
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
        .crop(left, top, wide, high)
        .use_alpha(source.channels.has_alpha());
    resizer
        .resize(&view, &mut target, &options)
        .map_err(|error| PhotoProblem::damaged(error.to_string()))?;
    Ok(Raster {
        width,
        height,
        channels: source.channels,
        samples: target.into_vec(),
    })
}

/// A plane at half its size, rounded up, by the plain average of two by two samples. What lies between two numbers is rounded
/// down and up by turns, for always up is a tint that is seen in skies and walls.
pub(super) fn halved(plane: &Raster) -> Raster {
    let (width, height) = (plane.width as usize, plane.height as usize);
    let mut samples = Vec::with_capacity(width.div_ceil(2) * height.div_ceil(2));
    let mut rows = plane.samples.chunks_exact(width.max(1));
    while let Some(upper) = rows.next() {
        let lower = rows.next().unwrap_or(upper);
        let pairs = std::iter::zip(upper.chunks(2), lower.chunks(2));
        samples.extend(pairs.enumerate().map(|(at, (upper, lower))| {
            let sum = |pair: &[u8]| match pair {
                [left, right, ..] => u16::from(*left) + u16::from(*right),
                [alone] => u16::from(*alone) * 2,
                [] => 0,
            };
            ((sum(upper) + sum(lower) + 1 + (at as u16 & 1)) >> 2) as u8
        }));
    }
    Raster {
        width: plane.width.div_ceil(2),
        height: plane.height.div_ceil(2),
        channels: plane.channels,
        samples,
    }
}
