//! A photograph's header: what can be known of a picture without decoding a pixel.
//!
//! The plan needs sizes before anything is rendered, and `check` needs to say "this is HEIC" or "too many pixels" without
//! paying for a decode. Format is told by content, never by the file's name; size comes from the codec's own header, never
//! from EXIF's claims.

mod exif;
mod jpeg;
mod kind;
mod number;
mod png;
mod webp;

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

pub use crate::input::photo::{
    ColourModel, Found, LONGEST_SIDE, Orientation, PhotoFormat, PhotoHeader, PhotoProblem,
    PixelSize, UnusualCoding,
};

/// What a site allows; `site.yaml` → `photos`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhotoLimits {
    /// A picture of more than this many million pixels is refused.
    pub max_megapixels: u32,
    /// A picture that ends early is accepted here (the decoder then fills what is missing).
    pub tolerate_truncated: bool,
}

impl Default for PhotoLimits {
    fn default() -> Self {
        Self {
            max_megapixels: 100,
            tolerate_truncated: false,
        }
    }
}

/// Reads the headers of a picture. `bytes` is the whole file; segments and chunks are skipped by their lengths, so that the
/// cost does not depend on the number of pixels.
///
/// # Errors
///
/// Every way in which `bytes` is not an acceptable photograph, as far as its headers tell. Damage inside the compressed
/// pixels shows only in `render::photo::derive`.
pub fn probe(bytes: &[u8], limits: PhotoLimits) -> Result<PhotoHeader, PhotoProblem> {
    let (header, whole) = match kind::recognise(bytes)? {
        PhotoFormat::Jpeg => jpeg::read(bytes)?,
        PhotoFormat::Png => png::read(bytes)?,
        PhotoFormat::WebP => webp::read(bytes)?,
    };
    let PixelSize { width, height } = header.stored;
    if width == 0 || height == 0 {
        return Err(PhotoProblem::damaged("a side of zero pixels"));
    }
    // The pixel count comes first: of a bomb that is also cut, people should hear about the pixels.
    if header.pixels() > u64::from(limits.max_megapixels) * 1_000_000 {
        return Err(PhotoProblem::TooLarge { width, height });
    }
    if whole == Whole::No && !limits.tolerate_truncated {
        return Err(PhotoProblem::Truncated);
    }
    Ok(header)
}

/// Whether the lengths in the headers fit the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whole {
    /// They do, as far as headers tell.
    Yes,
    /// The file ends inside the picture's data.
    No,
}

/// The size of a derivative at most `max_width` pixels wide, computed from the upright source and never larger than it.
///
/// The height is the exact proportion rounded half up, at least 1. A picture so tall that its height would exceed
/// [`LONGEST_SIDE`] is made that high, and its width follows by the same rule.
pub fn fit(header: &PhotoHeader, max_width: u32) -> (u32, u32) {
    let PixelSize { width, height } = header.upright();
    let limit = max_width.clamp(1, LONGEST_SIDE);
    let fitted_width = width.min(limit);
    let fitted_height = proportion(height, fitted_width, width);
    if fitted_height <= LONGEST_SIDE {
        (fitted_width, fitted_height)
    } else {
        (proportion(width, LONGEST_SIDE, height), LONGEST_SIDE)
    }
}

/// `side · part / whole`, rounded half up, at least 1.
fn proportion(side: u32, part: u32, whole: u32) -> u32 {
    let whole = u64::from(whole.max(1));
    let scaled = (u64::from(side) * u64::from(part) * 2 + whole) / (whole * 2);
    u32::try_from(scaled).unwrap_or(u32::MAX).max(1)
}
