//! A photograph's bytes → its derivatives: decoded once, for all sizes and formats.
//!
//! The order of steps is what makes it cheap. The source is resized while still as stored and in its own colour space;
//! turning it upright and converting its colours then touch a tenth of the pixels. See `house.md`, "Photos".

mod colour;
mod decode;
mod encode;
mod orient;
mod raster;
mod resize;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use self::raster::Raster;
use crate::parse::photo::{ColourModel, PhotoFormat, PhotoHeader, PhotoProblem};

pub use crate::plan::ENCODER_VERSION;

/// File formats of derivatives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DerivativeFormat {
    /// Sequential, one scan, 4:2:0; transparency becomes white.
    Jpeg,
    /// Lossy, by libwebp; transparency stays.
    WebP,
}

/// One file to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DerivativeSpec {
    /// Width in pixels of the upright picture, from `parse::photo::fit`. A picture is never enlarged: what exceeds the
    /// source is cut to the source's size.
    pub width: u32,
    /// Height in pixels of the upright picture, likewise.
    pub height: u32,
    /// Which file format.
    pub format: DerivativeFormat,
    /// 1 to 100, in the scale of the format's own encoder.
    pub quality: u8,
}

/// Whether a picture has to be complete; `site.yaml` → `photos` → `tolerate_truncated`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ending {
    /// A cut file is `PhotoProblem::Truncated`.
    #[default]
    Required,
    /// A cut JPEG or PNG is filled with grey or white. A cut WebP stays an error: its decoder has no half pictures.
    Optional,
}

/// How much larger than its target a derivative must be, on either side, for the target to be made from it instead of from
/// the source. At twice the size and more the two ways differ by 48 dB or more in the sample photographs, which nobody
/// sees; below it, the filters' edges add up.
const CHAIN_RATIO: u32 = 2;

/// Makes all derivatives, in the order of `specs`, in sRGB and without metadata. The same input gives the same bytes.
///
/// `header` is what `parse::photo::probe` said of the same `bytes`; its limits hold here too.
///
/// # Errors
///
/// `Truncated` and `Damaged`, both about the source. Decoders of hostile bytes may also panic in spite of their authors'
/// care, so a caller keeps `catch_unwind` around this function.
pub fn derive(
    bytes: &[u8],
    header: &PhotoHeader,
    specs: &[DerivativeSpec],
    ending: Ending,
) -> Result<Vec<Vec<u8>>, PhotoProblem> {
    if specs.is_empty() {
        return Ok(Vec::new());
    }
    let rasters = rasters(bytes, header, specs, ending)?;
    specs
        .iter()
        .map(|spec| {
            let raster = rasters.get(&size(header, spec)).ok_or_else(|| {
                PhotoProblem::damaged("a size was not made, though it was asked for")
            })?;
            encode::encode(raster, spec)
        })
        .collect()
}

/// Every size that is asked for, upright and in sRGB. The source is gone when this returns: it is by far the largest
/// piece of memory, and the encoders need some too.
fn rasters(
    bytes: &[u8],
    header: &PhotoHeader,
    specs: &[DerivativeSpec],
    ending: Ending,
) -> Result<BTreeMap<(u32, u32), Raster>, PhotoProblem> {
    let mut sizes: Vec<(u32, u32)> = specs.iter().map(|spec| size(header, spec)).collect();
    sizes.sort_unstable();
    sizes.dedup();
    let (source, space) = decode::decode(bytes, header, ending)?;
    let mut resizer = fast_image_resize::Resizer::new();
    let mut made: BTreeMap<(u32, u32), Raster> = BTreeMap::new();
    for (width, height) in sizes.into_iter().rev() {
        // The map is ordered by width, so the first that is large enough is the smallest such.
        let larger = made.values().find(|raster| {
            raster.width >= width * CHAIN_RATIO && raster.height >= height * CHAIN_RATIO
        });
        let raster = match larger {
            Some(larger) => resize::resize(&mut resizer, larger, width, height)?,
            None => {
                let stored = if header.orientation.swaps_sides() {
                    (height, width)
                } else {
                    (width, height)
                };
                let small = resize::resize(&mut resizer, &source, stored.0, stored.1)?;
                orient::upright(colour::to_srgb(small, &space), header.orientation)
            }
        };
        made.insert((width, height), raster);
    }
    Ok(made)
}

fn size(header: &PhotoHeader, spec: &DerivativeSpec) -> (u32, u32) {
    let upright = header.upright();
    (
        spec.width.clamp(1, upright.width),
        spec.height.clamp(1, upright.height),
    )
}

/// About how many bytes of memory `derive` takes at its peak, beside the file itself, for the caller's budget of photos in
/// work at once. It errs on the high side.
pub fn cost_bytes(header: &PhotoHeader) -> u64 {
    /// Rasters of the sizes made, the resizer's and the encoders' buffers: measured at 1600 pixels, with room.
    const DERIVATIVES: u64 = 40 << 20;
    let channels = match header.colour {
        ColourModel::Grey => 1,
        ColourModel::Rgb => 3,
        ColourModel::Cmyk | ColourModel::Ycck => 4,
    };
    let samples = channels + u64::from(header.has_alpha && header.colour != ColourModel::Cmyk);
    let decoder = match header.format {
        PhotoFormat::Jpeg => header.held_coefficients * 2,
        PhotoFormat::Png => u64::from(header.stored.width) * 16,
        // The planes of a lossy frame, or the transparency of a lossless one.
        PhotoFormat::WebP => header.pixels() * 5 / 2,
    };
    header.pixels() * samples + decoder + DERIVATIVES
}
