//! A raster → the bytes of a file that holds pixels and nothing else: no EXIF, XMP, IPTC, profile or comment.
//!
//! libjpeg-turbo-rs writes what libjpeg-turbo writes, byte for byte, with AVX2, with SSE2 and with neither; the encoders that
//! were tried beside it round differently with AVX2, and the same site would come out with other bytes on another machine.
//! Only its encoder is used, on pixels of our own: hostile bytes go to zune-jpeg. zune-jpeg, fast_image_resize and moxcms gave
//! the same bytes with and without their vector code on x86-64, libwebp with AVX2, with SSE4.1 and with SSSE3.

use libjpeg_turbo_rs::api::raw_data::compress_raw;
use libjpeg_turbo_rs::{PixelFormat, Subsampling, compress};

use super::picture::Picture;
use super::raster::{Channels, Raster};
use super::{DerivativeFormat, DerivativeSpec};
use crate::parse::photo::PhotoProblem;

/// Encodes `picture`, which is in sRGB.
pub(super) fn encode(picture: &Picture, spec: &DerivativeSpec) -> Result<Vec<u8>, PhotoProblem> {
    let quality = spec.quality.clamp(1, 100);
    match spec.format {
        DerivativeFormat::Jpeg => jpeg(picture, quality),
        DerivativeFormat::WebP => webp(&picture.pixels().in_colour(), quality),
        DerivativeFormat::Avif => avif::avif(&picture.pixels().in_colour(), quality),
    }
}

/// Neither progressive nor with Huffman tables made to measure: the former saves 5 % of the bytes for six times the work, and
/// costs the viewer's decoder a buffer for the whole picture; the latter saves 0.7 % for more than twice the work
/// (`benches/README.md`).
fn jpeg(picture: &Picture, quality: u8) -> Result<Vec<u8>, PhotoProblem> {
    let encoded = match picture {
        Picture::Planes(planes) => {
            let [luma, blue, red] = planes.as_ref();
            let sides =
                |side: fn(&Raster) -> u32| planes.each_ref().map(|plane| side(plane) as usize);
            let halved = blue.width < luma.width || blue.height < luma.height || luma.width == 1;
            compress_raw(
                &[&luma.samples, &blue.samples, &red.samples],
                &sides(|plane| plane.width),
                &sides(|plane| plane.height),
                luma.width as usize,
                luma.height as usize,
                quality,
                if halved {
                    Subsampling::S420
                } else {
                    Subsampling::S444
                },
            )
        }
        Picture::Pixels(raster) => {
            let raster = raster.on_white();
            let (format, sampling) = if raster.channels == Channels::Grey {
                (PixelFormat::Grayscale, Subsampling::S444)
            } else {
                (PixelFormat::Rgb, Subsampling::S420)
            };
            compress(
                &raster.samples,
                raster.width as usize,
                raster.height as usize,
                format,
                quality,
                sampling,
            )
        }
    };
    encoded.map_err(|error| PhotoProblem::damaged(error.to_string()))
}

fn webp(raster: &Raster, quality: u8) -> Result<Vec<u8>, PhotoProblem> {
    // Method 2 of 6, chosen in the trials of house.md: the default, 4, is slower.
    let config = webpx::EncoderConfig::new()
        .quality(f32::from(quality))
        .method(2);
    let encoded = if raster.channels == Channels::Rgba {
        config.encode_rgba(
            &raster.samples,
            raster.width,
            raster.height,
            webpx::Unstoppable,
        )
    } else {
        config.encode_rgb(
            &raster.samples,
            raster.width,
            raster.height,
            webpx::Unstoppable,
        )
    };
    encoded.map_err(|error| PhotoProblem::damaged(error.to_string()))
}

#[cfg(feature = "avif")]
mod avif {
    use super::*;
    use ravif::{Encoder, Img, RGB8, RGBA8};

    /// Speed 7 of 10: slower ones win few bytes at such sizes. One thread, since photos are encoded side by side.
    pub(super) fn avif(raster: &Raster, quality: u8) -> Result<Vec<u8>, PhotoProblem> {
        let encoder = Encoder::new()
            .with_quality(f32::from(quality))
            .with_speed(7)
            .with_num_threads(Some(1));
        let (width, height) = (raster.width as usize, raster.height as usize);
        let encoded = if raster.channels == Channels::Rgba {
            let (pixels, _) = raster.samples.as_chunks::<4>();
            let pixels: Vec<RGBA8> = pixels.iter().map(|pixel| RGBA8::from(*pixel)).collect();
            encoder.encode_rgba(Img::new(&pixels, width, height))
        } else {
            let (pixels, _) = raster.samples.as_chunks::<3>();
            let pixels: Vec<RGB8> = pixels.iter().map(|pixel| RGB8::from(*pixel)).collect();
            encoder.encode_rgb(Img::new(&pixels, width, height))
        };
        encoded
            .map(|image| image.avif_file)
            .map_err(|error| PhotoProblem::damaged(error.to_string()))
    }
}

#[cfg(not(feature = "avif"))]
mod avif {
    use super::*;

    /// Never asked for: a manifest that names AVIF is refused by a program without it.
    pub(super) fn avif(_: &Raster, _: u8) -> Result<Vec<u8>, PhotoProblem> {
        Err(PhotoProblem::damaged(
            "this program has no encoder for AVIF",
        ))
    }
}
