//! A picture between its source and its derivatives: in planes as a JPEG holds it, or pixel by pixel.
//!
//! A JPEG stores brightness in one plane and colour in two that mostly have a quarter of its samples. Most photographs
//! come as JPEG and leave as JPEG, and for them the planes are made smaller as they are: no pixel is ever put together, which
//! halves the samples to be touched and the memory, and no colour is interpolated only to be averaged away again.

use std::borrow::Cow;

use fast_image_resize::Resizer;

use super::colour::{self, Space};
use super::crop::Window;
use super::orient;
use super::raster::{Channels, Raster};
use super::resize;
use crate::parse::photo::{Orientation, PhotoProblem, PixelSize};

/// What a step of the pipeline takes and gives.
#[derive(Debug, Clone)]
pub(super) enum Picture {
    /// Brightness, blue and red differences (BT.601, full range, as in JFIF), each `Channels::Grey`.
    Planes(Box<[Raster; 3]>),
    /// Everything else, a grey JPEG too.
    Pixels(Raster),
}

/// How many samples of colour a resized picture gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chroma {
    /// Half as many across and down as of brightness, rounded up: what derivatives hold (4:2:0).
    Halved,
    /// As many as of brightness: what a conversion of colours needs.
    Full,
}

impl Picture {
    /// Width and height in pixels.
    pub(super) fn size(&self) -> (u32, u32) {
        let raster = match self {
            Picture::Planes(planes) => &planes[0],
            Picture::Pixels(raster) => raster,
        };
        (raster.width, raster.height)
    }

    /// A part of the picture at `width` × `height` pixels.
    pub(super) fn resized(
        &self,
        resizer: &mut Resizer,
        part: Window,
        (width, height): (u32, u32),
        chroma: Chroma,
    ) -> Result<Picture, PhotoProblem> {
        match self {
            Picture::Pixels(raster) => {
                resize::resize(resizer, raster, part, width, height).map(Picture::Pixels)
            }
            Picture::Planes(planes) => {
                let [luma, blue, red] = planes.as_ref();
                let (across, down) = (width.div_ceil(2), height.div_ceil(2));
                let size = PixelSize {
                    width: luma.width,
                    height: luma.height,
                };
                let mut colour = |plane: &Raster| {
                    let part = part.scaled(size, (plane.width, plane.height));
                    if chroma == Chroma::Full {
                        resize::resize(resizer, plane, part, width, height)
                    } else if plane.width < luma.width {
                        resize::resize(resizer, plane, part, across, down)
                    } else {
                        // Colour as fine as brightness keeps more of itself when it is averaged last: viewers double it by
                        // the reverse of an average.
                        let full = resize::resize(resizer, plane, part, width, height)?;
                        Ok(resize::halved(&full))
                    }
                };
                let (blue, red) = (colour(blue)?, colour(red)?);
                let luma = resize::resize(resizer, luma, part, width, height)?;
                Ok(Picture::Planes(Box::new([luma, blue, red])))
            }
        }
    }

    /// The picture as people see it.
    pub(super) fn upright(self, orientation: Orientation) -> Picture {
        match self {
            Picture::Pixels(raster) => Picture::Pixels(orient::upright(raster, orientation)),
            Picture::Planes(planes) => Picture::Planes(Box::new(
                planes.map(|plane| orient::upright(plane, orientation)),
            )),
        }
    }

    /// The picture in sRGB. Planes stay planes where there is nothing to convert.
    pub(super) fn in_srgb(self, space: &Space) -> Picture {
        match self {
            Picture::Planes(_) if space.converts_colour() => {
                Picture::Pixels(colour::to_srgb(self.into_pixels(), space))
            }
            Picture::Planes(_) => self,
            Picture::Pixels(raster) => Picture::Pixels(colour::to_srgb(raster, space)),
        }
    }

    fn into_pixels(self) -> Raster {
        match self {
            Picture::Pixels(raster) => raster,
            Picture::Planes(planes) => join(&planes),
        }
    }

    /// The picture pixel by pixel, for encoders that know no planes.
    pub(super) fn pixels(&self) -> Cow<'_, Raster> {
        match self {
            Picture::Pixels(raster) => Cow::Borrowed(raster),
            Picture::Planes(planes) => Cow::Owned(join(planes)),
        }
    }
}

/// Three planes → red, green and blue. Where colour has fewer samples each serves
/// all its pixels: an encoder that averages them again gets back exactly what was there.
fn join(planes: &[Raster; 3]) -> Raster {
    let [luma, blue, red] = planes;
    let width = luma.width as usize;
    let mut samples = Vec::with_capacity(width * luma.height as usize * 3);
    // A row of colour as wide as one of brightness.
    let (mut wide_blue, mut wide_red) = (vec![0; width], vec![0; width]);
    for (y, row) in luma.samples.chunks_exact(width.max(1)).enumerate() {
        spread(blue, y, luma, &mut wide_blue);
        spread(red, y, luma, &mut wide_red);
        samples.extend(
            row.iter()
                .zip(&wide_blue)
                .zip(&wide_red)
                .flat_map(|((y, cb), cr)| rgb(*y, *cb, *cr)),
        );
    }
    Raster {
        width: luma.width,
        height: luma.height,
        channels: Channels::Rgb,
        samples,
    }
}

/// Row `y` of a plane of colour, as wide as the brightness.
fn spread(plane: &Raster, y: usize, luma: &Raster, wide: &mut [u8]) {
    let halved = |whole: u32, part: u32| if part < whole { 2 } else { 1 };
    let (across, down) = (
        halved(luma.width, plane.width),
        halved(luma.height, plane.height),
    );
    let width = plane.width as usize;
    let row = plane.samples.chunks_exact(width.max(1)).nth(y / down);
    let row = row.unwrap_or_default();
    if across == 1 {
        wide.iter_mut().zip(row).for_each(|(to, from)| *to = *from);
    } else {
        for (pair, from) in wide.chunks_mut(2).zip(row) {
            pair.fill(*from);
        }
    }
}

/// One pixel by JFIF's equations in 16-bit fixed point, rounded to the nearest.
pub(super) fn rgb(y: u8, cb: u8, cr: u8) -> [u8; 3] {
    let luma = (i32::from(y) << 16) + (1 << 15);
    let (blue, red) = (i32::from(cb) - 128, i32::from(cr) - 128);
    let level = |sum: i32| (sum >> 16).clamp(0, 255) as u8;
    [
        level(luma + 91_881 * red),
        level(luma - 22_554 * blue - 46_802 * red),
        level(luma + 116_130 * blue),
    ]
}
