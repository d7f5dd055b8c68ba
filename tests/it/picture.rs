//! Pictures for tests.

use jpeg_encoder::{ColorType, Encoder};

/// A JPEG of one colour.
pub(crate) fn jpeg(width: u16, height: u16, colour: [u8; 3]) -> Vec<u8> {
    let pixels = colour.repeat(usize::from(width) * usize::from(height));
    let mut out = Vec::new();
    Encoder::new(&mut out, 90)
        .encode(&pixels, width, height, ColorType::Rgb)
        .unwrap();
    out
}
