#[cfg(feature = "avif")]
mod avif;
mod colours;
mod hostile;
mod shape;

use super::*;
use crate::parse::photo::sample::*;
use crate::parse::photo::{PhotoLimits, fit, probe};
use jpeg_encoder::ColorType;

const RGB8: (png::ColorType, png::BitDepth) = (png::ColorType::Rgb, png::BitDepth::Eight);

/// A derivative, decoded again: width, height and three bytes a pixel.
struct Seen {
    width: usize,
    height: usize,
    rgb: Vec<u8>,
}

impl Seen {
    fn pixel(&self, x: usize, y: usize) -> [u8; 3] {
        let at = (y * self.width + x) * 3;
        [self.rgb[at], self.rgb[at + 1], self.rgb[at + 2]]
    }

    fn centre(&self) -> [u8; 3] {
        self.pixel(self.width / 2, self.height / 2)
    }
}

fn seen(bytes: &[u8]) -> Seen {
    if bytes.starts_with(b"RIFF") {
        let mut decoder = image_webp::WebPDecoder::new(std::io::Cursor::new(bytes)).unwrap();
        let (width, height) = decoder.dimensions();
        let mut samples = vec![0; decoder.output_buffer_size().unwrap()];
        decoder.read_image(&mut samples).unwrap();
        let (width, height) = (width as usize, height as usize);
        let rgb = if decoder.has_alpha() {
            samples
                .chunks(4)
                .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
                .collect()
        } else {
            samples
        };
        return Seen { width, height, rgb };
    }
    let mut decoder = zune_jpeg::JpegDecoder::new(zune_core::bytestream::ZCursor::new(bytes));
    let rgb = decoder.decode().unwrap();
    let (width, height) = decoder.dimensions().unwrap();
    Seen { width, height, rgb }
}

/// JPEG and WebP at these widths.
fn specs(header: &PhotoHeader, widths: &[u32]) -> Vec<DerivativeSpec> {
    let mut specs = Vec::new();
    for max_width in widths {
        let (width, height) = fit(header, *max_width);
        for format in [DerivativeFormat::Jpeg, DerivativeFormat::WebP] {
            specs.push(DerivativeSpec {
                width,
                height,
                format,
                crop: None,
                quality: 82,
            });
        }
    }
    specs
}

fn derived(bytes: &[u8], widths: &[u32]) -> Result<Vec<Vec<u8>>, PhotoProblem> {
    let header = probe(bytes, PhotoLimits::default())?;
    derive(bytes, &header, &specs(&header, widths), Ending::Required)
}

#[track_caller]
fn near(actual: [u8; 3], expected: [u8; 3], within: u8) {
    let far = std::iter::zip(actual, expected).any(|(a, b)| a.abs_diff(b) > within);
    assert!(!far, "{actual:?} is not {expected:?} ± {within}");
}
