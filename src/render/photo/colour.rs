//! Any colour space → sRGB. Derivatives carry no profile, so their numbers must be sRGB's.

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::picture::rgb;
use super::raster::{Channels, Raster};

/// The colour space of a decoded picture.
pub(super) enum Space {
    /// Nothing embedded, or nothing that fits the pixels: sRGB, as on the web.
    Assumed,
    /// An embedded profile.
    Profile {
        profile: Box<ColorProfile>,
        /// Whether it says of some colour something else than sRGB says.
        moves_colours: bool,
    },
}

impl Space {
    /// Reads an ICC profile. A broken one counts as none: browsers show such pictures, so a build must not fail on them.
    pub(super) fn from_icc(icc: Option<&[u8]>) -> Self {
        let profile = icc.and_then(|bytes| ColorProfile::new_from_slice(bytes).ok());
        profile.map_or(Self::Assumed, |profile| Self::Profile {
            moves_colours: profile.color_space == DataColorSpace::Rgb && !same_as_srgb(&profile),
            profile: Box::new(profile),
        })
    }

    /// Whether coloured pixels have to be converted. A profile that says of every colour what sRGB says needs no work:
    /// cameras and editors embed one by the million.
    pub(super) fn converts_colour(&self) -> bool {
        matches!(
            self,
            Self::Profile {
                moves_colours: true,
                ..
            }
        )
    }

    fn profile_for(&self, wanted: DataColorSpace) -> Option<&ColorProfile> {
        match self {
            Self::Profile { profile, .. } if profile.color_space == wanted => Some(profile),
            _ => None,
        }
    }
}

/// The raster in sRGB: grey stays grey, everything else becomes RGB; transparency stays.
pub(super) fn to_srgb(raster: Raster, space: &Space) -> Raster {
    match raster.channels {
        Channels::Rgb | Channels::Rgba => {
            let layout = if raster.channels == Channels::Rgb {
                Layout::Rgb
            } else {
                Layout::Rgba
            };
            match space.profile_for(DataColorSpace::Rgb) {
                Some(profile) => match transform(profile, &raster.samples, layout, layout) {
                    Some(samples) => Raster { samples, ..raster },
                    None => raster,
                },
                None => raster,
            }
        }
        Channels::Grey | Channels::GreyAlpha => match space.profile_for(DataColorSpace::Gray) {
            Some(profile) => grey(profile, raster),
            None => raster,
        },
        Channels::Cmyk => inks(raster, space),
        Channels::Ycck => inks(untransform(raster), space),
    }
}

/// Whether no colour of a grid moves by more than rounding.
fn same_as_srgb(profile: &ColorProfile) -> bool {
    const STEPS: [u8; 9] = [0, 32, 64, 96, 128, 160, 192, 224, 255];
    let grid: Vec<u8> = STEPS
        .iter()
        .flat_map(|red| STEPS.iter().map(move |green| (*red, *green)))
        .flat_map(|(red, green)| STEPS.iter().flat_map(move |blue| [red, green, *blue]))
        .collect();
    transform(profile, &grid, Layout::Rgb, Layout::Rgb)
        .is_some_and(|seen| std::iter::zip(&grid, &seen).all(|(a, b)| a.abs_diff(*b) <= 1))
}

fn transform(profile: &ColorProfile, samples: &[u8], from: Layout, to: Layout) -> Option<Vec<u8>> {
    let transform = profile
        .create_transform_8bit(
            from,
            &ColorProfile::new_srgb(),
            to,
            TransformOptions::default(),
        )
        .ok()?;
    let mut out = vec![0; samples.len() / from.channels() * to.channels()];
    transform.transform(samples, &mut out).ok()?;
    Some(out)
}

fn grey(profile: &ColorProfile, raster: Raster) -> Raster {
    let (from, to) = if raster.channels == Channels::Grey {
        (Layout::Gray, Layout::Rgb)
    } else {
        (Layout::GrayAlpha, Layout::Rgba)
    };
    let Some(coloured) = transform(profile, &raster.samples, from, to) else {
        return raster;
    };
    // A neutral colour has three equal numbers in sRGB, so the green one stands for all; the last is the alpha, if any.
    let samples = coloured
        .chunks_exact(to.channels())
        .flat_map(|pixel| match pixel {
            [_, green, _, alpha] => [*green, *alpha].into_iter().take(2),
            [_, green, ..] => [*green, 0].into_iter().take(1),
            _ => [0, 0].into_iter().take(0),
        })
        .collect();
    Raster { samples, ..raster }
}

/// YCbCr → the inverted inks of `Channels::Cmyk`. Black stays.
fn untransform(mut raster: Raster) -> Raster {
    for pixel in raster.samples.chunks_exact_mut(4) {
        if let [y, cb, cr, _] = pixel {
            [*y, *cb, *cr] = rgb(*y, *cb, *cr).map(|value| 255 - value);
        }
    }
    Raster {
        channels: Channels::Cmyk,
        ..raster
    }
}

fn inks(mut raster: Raster, space: &Space) -> Raster {
    let by_profile = space.profile_for(DataColorSpace::Cmyk).and_then(|profile| {
        // ICC counts ink, the file counts its absence.
        raster
            .samples
            .iter_mut()
            .for_each(|sample| *sample = 255 - *sample);
        let colours = transform(profile, &raster.samples, Layout::Rgba, Layout::Rgb);
        raster
            .samples
            .iter_mut()
            .for_each(|sample| *sample = 255 - *sample);
        colours
    });
    let samples = by_profile.unwrap_or_else(|| {
        // Without a profile: what is left of white after each ink, as browsers compute it.
        raster
            .samples
            .chunks_exact(4)
            .flat_map(|pixel| match pixel {
                [c, m, y, k] => [*c, *m, *y].map(|ink| product(ink, *k)),
                _ => [0; 3],
            })
            .collect()
    });
    Raster {
        channels: Channels::Rgb,
        samples,
        ..raster
    }
}

/// `a · b / 255`, rounded.
fn product(a: u8, b: u8) -> u8 {
    ((u32::from(a) * u32::from(b) + 127) / 255) as u8
}
