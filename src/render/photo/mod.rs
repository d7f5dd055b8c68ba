//! A photograph's bytes → its derivatives: decoded once, for all sizes and formats.
//!
//! The order of steps is what makes it cheap. The source is resized while still as stored and in its own colour space;
//! turning it upright and converting its colours then touch a tenth of the pixels. See `house.md`, "Photos".

mod colour;
mod crop;
mod decode;
mod encode;
mod orient;
mod picture;
mod raster;
mod resize;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use self::crop::Window;
use self::picture::{Chroma, Picture};
use crate::parse::photo::{
    ColourModel, Orientation, PhotoFormat, PhotoHeader, PhotoProblem, PixelSize,
};

pub use crate::input::photo::{DerivativeFormat, Focus};
pub use crate::plan::ENCODER_VERSION;

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
    /// Where `width` and `height` have other proportions than the picture: what the part that is shown is around.
    pub crop: Option<Focus>,
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

/// The longer side of the picture in which the busiest part is looked for, in pixels.
const SMALL: u32 = 96;

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
    let pictures = pictures(bytes, header, specs, ending)?;
    std::iter::zip(specs, &pictures)
        .map(|(spec, picture)| encode::encode(picture, spec))
        .collect()
}

/// The picture of every spec, upright and in sRGB. The source is gone when this returns: it is by far the largest piece of
/// memory, and the encoders need some too.
fn pictures(
    bytes: &[u8],
    header: &PhotoHeader,
    specs: &[DerivativeSpec],
    ending: Ending,
) -> Result<Vec<Arc<Picture>>, PhotoProblem> {
    let mut bench = Bench::new(decode::decode(bytes, header, ending)?, header);
    let mut whole: Vec<(u32, u32)> = specs
        .iter()
        .filter(|spec| spec.crop.is_none())
        .map(|spec| size(header, spec))
        .collect();
    whole.sort_unstable();
    for size in whole.into_iter().rev() {
        bench.whole(size)?;
    }
    specs
        .iter()
        .map(|spec| match spec.crop {
            None => bench.whole(size(header, spec)),
            Some(focus) => bench.part(size(header, spec), focus),
        })
        .collect()
}

/// A decoded photograph and what was made of it so far.
struct Bench {
    source: Picture,
    space: colour::Space,
    upright: PixelSize,
    orientation: Orientation,
    resizer: fast_image_resize::Resizer,
    /// Pictures of the whole, by size.
    wholes: BTreeMap<(u32, u32), Arc<Picture>>,
    /// Crops, by size and focus: JPEG and WebP share one.
    parts: Vec<((u32, u32), Focus, Arc<Picture>)>,
}

impl Bench {
    fn new((source, space): (Picture, colour::Space), header: &PhotoHeader) -> Bench {
        Bench {
            source,
            space,
            upright: header.upright(),
            orientation: header.orientation,
            resizer: fast_image_resize::Resizer::new(),
            wholes: BTreeMap::new(),
            parts: Vec::new(),
        }
    }

    /// The whole picture at a size, of the smallest one there is that is large enough, else of the source.
    fn whole(&mut self, size: (u32, u32)) -> Result<Arc<Picture>, PhotoProblem> {
        if let Some(made) = self.wholes.get(&size) {
            return Ok(made.clone());
        }
        // The map is ordered by width, so the first that is large enough is the smallest such.
        let larger = self.wholes.values().find(|picture| {
            let (wide, high) = picture.size();
            wide >= size.0 * CHAIN_RATIO && high >= size.1 * CHAIN_RATIO
        });
        let picture = match larger {
            Some(larger) => {
                let all = Window::whole(larger.size());
                larger.resized(&mut self.resizer, all, size, Chroma::Halved)?
            }
            None => self.of_source(Window::whole(self.source.size()), size)?,
        };
        let picture = Arc::new(picture);
        self.wholes.insert(size, picture.clone());
        Ok(picture)
    }

    /// A part of the picture at a size.
    fn part(&mut self, size: (u32, u32), focus: Focus) -> Result<Arc<Picture>, PhotoProblem> {
        let known = self
            .parts
            .iter()
            .find(|(of, around, _)| (*of, *around) == (size, focus));
        if let Some((_, _, made)) = known {
            return Ok(made.clone());
        }
        let point = match focus {
            Focus::At(across, down) => (f64::from(across) / 1000.0, f64::from(down) / 1000.0),
            Focus::UpperThird => (0.5, 1.0 / 3.0),
            Focus::Busiest => crop::busiest(self.small()?.as_ref(), size),
        };
        let part = Window::around(point, self.upright, size);
        // As with the whole, of the smallest picture that is large enough.
        let larger = self.wholes.values().find(|picture| {
            let part = part.scaled(self.upright, picture.size());
            part.width >= f64::from(size.0 * CHAIN_RATIO)
                && part.height >= f64::from(size.1 * CHAIN_RATIO)
        });
        let picture = match larger {
            Some(larger) => {
                let part = part.scaled(self.upright, larger.size());
                larger.resized(&mut self.resizer, part, size, Chroma::Halved)?
            }
            None => {
                let stored = part.stored(self.orientation, self.upright);
                self.of_source(stored, size)?
            }
        };
        let picture = Arc::new(picture);
        self.parts.push((size, focus, picture.clone()));
        Ok(picture)
    }

    /// The picture at about a hundred pixels.
    fn small(&mut self) -> Result<Arc<Picture>, PhotoProblem> {
        let PixelSize { width, height } = self.upright;
        let longest = width.max(height);
        let side = |side: u32| {
            (u64::from(side) * u64::from(SMALL) / u64::from(longest)).clamp(1, u64::from(side))
                as u32
        };
        let size = if longest > SMALL {
            (side(width), side(height))
        } else {
            (width, height)
        };
        self.whole(size)
    }

    /// A part of the source, as it is stored, at a size of the upright picture.
    fn of_source(&mut self, part: Window, size: (u32, u32)) -> Result<Picture, PhotoProblem> {
        let (width, height) = size;
        let stored = if self.orientation.swaps_sides() {
            (height, width)
        } else {
            (width, height)
        };
        let chroma = if self.space.converts_colour() {
            Chroma::Full
        } else {
            Chroma::Halved
        };
        let small = self
            .source
            .resized(&mut self.resizer, part, stored, chroma)?;
        Ok(small.in_srgb(&self.space).upright(self.orientation))
    }
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
    let pixels = header.pixels() * samples;
    let source = match header.format {
        // What is stored, and of what comes in several scans the coefficients, two bytes each.
        PhotoFormat::Jpeg => header.stored_samples + header.held_coefficients * 2,
        PhotoFormat::Png => pixels + u64::from(header.stored.width) * 16,
        // The planes of a lossy frame, or the transparency of a lossless one.
        PhotoFormat::WebP => pixels + header.pixels() * 5 / 2,
    };
    source + DERIVATIVES
}
