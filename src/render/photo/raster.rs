//! Pixels in memory, eight bits a sample.

/// What a pixel's samples mean, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Channels {
    Grey,
    GreyAlpha,
    Rgb,
    Rgba,
    /// Inverted, as JPEG files hold it: 255 is no ink.
    Cmyk,
    /// As `Cmyk`, the first three still as YCbCr.
    Ycck,
}

impl Channels {
    /// Samples, which are bytes, a pixel.
    pub(super) fn count(self) -> usize {
        match self {
            Self::Grey => 1,
            Self::GreyAlpha => 2,
            Self::Rgb => 3,
            Self::Rgba | Self::Cmyk | Self::Ycck => 4,
        }
    }

    pub(super) fn has_alpha(self) -> bool {
        matches!(self, Self::GreyAlpha | Self::Rgba)
    }
}

/// A picture: `height` rows of `width` pixels without padding.
#[derive(Debug, Clone)]
pub(super) struct Raster {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) channels: Channels,
    pub(super) samples: Vec<u8>,
}

impl Raster {
    /// Drops an alpha channel that is opaque everywhere: three quarters of the work in all that follows.
    pub(super) fn without_idle_alpha(self) -> Self {
        let count = self.channels.count();
        let opaque = self.channels.has_alpha()
            && self
                .samples
                .chunks_exact(count)
                .all(|pixel| pixel.last() == Some(&255));
        if !opaque {
            return self;
        }
        let channels = if self.channels == Channels::Rgba {
            Channels::Rgb
        } else {
            Channels::Grey
        };
        // In place: a copy would double the largest buffer of the whole program.
        let mut samples = self.samples;
        let kept = channels.count();
        let pixels = samples.len() / count;
        for pixel in 0..pixels {
            samples.copy_within(pixel * count..pixel * count + kept, pixel * kept);
        }
        samples.truncate(pixels * kept);
        Self {
            channels,
            samples,
            ..self
        }
    }

    /// The picture on white paper, for formats without transparency.
    pub(super) fn on_white(&self) -> std::borrow::Cow<'_, Self> {
        let channels = match self.channels {
            Channels::GreyAlpha => Channels::Grey,
            Channels::Rgba => Channels::Rgb,
            _ => return std::borrow::Cow::Borrowed(self),
        };
        let mut samples = Vec::with_capacity(self.samples.len());
        for pixel in self.samples.chunks_exact(self.channels.count()) {
            if let [colours @ .., alpha] = pixel {
                samples.extend(colours.iter().map(|colour| over_white(*colour, *alpha)));
            }
        }
        std::borrow::Cow::Owned(Self {
            width: self.width,
            height: self.height,
            channels,
            samples,
        })
    }

    /// Grey written as three equal colours, for encoders that know no grey.
    pub(super) fn in_colour(&self) -> std::borrow::Cow<'_, Self> {
        let channels = match self.channels {
            Channels::Grey => Channels::Rgb,
            Channels::GreyAlpha => Channels::Rgba,
            _ => return std::borrow::Cow::Borrowed(self),
        };
        let mut samples = Vec::with_capacity(self.samples.len() * 3);
        for pixel in self.samples.chunks_exact(self.channels.count()) {
            if let [grey, alpha @ ..] = pixel {
                samples.extend_from_slice(&[*grey; 3]);
                samples.extend_from_slice(alpha);
            }
        }
        std::borrow::Cow::Owned(Self {
            width: self.width,
            height: self.height,
            channels,
            samples,
        })
    }
}

/// Rounded exactly: 255 over white is 255, whatever the alpha.
fn over_white(colour: u8, alpha: u8) -> u8 {
    let (colour, alpha) = (u32::from(colour), u32::from(alpha));
    ((colour * alpha + 255 * (255 - alpha) + 127) / 255) as u8
}
