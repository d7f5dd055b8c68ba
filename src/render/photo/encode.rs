//! A raster → the bytes of a file that holds pixels and nothing else: no EXIF, XMP, IPTC, profile or comment.
//!
//! jpeg-encoder is built without its feature `simd`: with AVX2 it rounds differently, and the same site would come out
//! with other bytes on another machine. zune-jpeg, fast_image_resize and moxcms gave the same bytes with and without
//! their vector code on x86-64; libwebp was not tried without SSE2.

use super::raster::{Channels, Raster};
use super::{DerivativeFormat, DerivativeSpec};
use crate::parse::photo::PhotoProblem;

/// Encodes `raster`, which is in sRGB.
pub(super) fn encode(raster: &Raster, spec: &DerivativeSpec) -> Result<Vec<u8>, PhotoProblem> {
    let quality = spec.quality.clamp(1, 100);
    match spec.format {
        DerivativeFormat::Jpeg => jpeg(&raster.on_white(), quality),
        DerivativeFormat::WebP => webp(&raster.in_colour(), quality),
    }
}

fn jpeg(raster: &Raster, quality: u8) -> Result<Vec<u8>, PhotoProblem> {
    let failed = |error: &dyn std::fmt::Display| PhotoProblem::damaged(error.to_string());
    let width = u16::try_from(raster.width).map_err(|error| failed(&error))?;
    let height = u16::try_from(raster.height).map_err(|error| failed(&error))?;
    let colours = if raster.channels == Channels::Grey {
        jpeg_encoder::ColorType::Luma
    } else {
        jpeg_encoder::ColorType::Rgb
    };
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, quality);
    encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::R_4_2_0);
    // The default takes every fourth chroma sample and drops the others, which frays red edges.
    encoder.set_chroma_subsampling_method(jpeg_encoder::ChromaSubsamplingMethod::Average);
    // Neither progressive nor Huffman tables made to measure: this encoder then writes a scan for each component, which
    // costs the viewer's decoder a buffer for the whole picture, and saves 1.9 % of the bytes (made to measure) or adds
    // 3.9 % (progressive) in the sample photographs.
    encoder
        .encode(&raster.samples, width, height, colours)
        .map_err(|error| failed(&error))?;
    Ok(bytes)
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
