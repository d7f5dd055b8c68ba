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
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
        .crop(part.left, part.top, part.width, part.height)
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
