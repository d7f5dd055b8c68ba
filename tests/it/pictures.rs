//! Photographs made for tests, as cameras, phones and editors write them, and
//! the pixels of what the product made of them.

use std::io::Cursor;

/// Red top left, green top right, blue bottom right, yellow bottom left.
pub(crate) const CORNERS: [[u8; 3]; 4] =
    [[220, 30, 30], [30, 180, 40], [30, 50, 210], [230, 210, 20]];

/// The upright target, three bytes a pixel.
pub(crate) fn target(width: usize, height: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(width * height * 3);
    for y in 0..height {
        for x in 0..width {
            let corner = match (x * 2 < width, y * 2 < height) {
                (true, true) => 0,
                (false, true) => 1,
                (false, false) => 2,
                (true, false) => 3,
            };
            out.extend(CORNERS[corner]);
        }
    }
    out
}

/// A picture that compresses badly, so that a cut hits pixels.
pub(crate) fn grain(width: usize, height: usize) -> Vec<u8> {
    let mut state = 7u32;
    (0..width * height * 3)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        })
        .collect()
}

/// The grid that a camera stores so that a viewer which follows `orientation`
/// (TIFF 6.0, tag 274) sees `upright`; and its width and height.
pub(crate) fn stored(
    orientation: u16,
    upright: &[u8],
    width: usize,
    height: usize,
) -> (Vec<u8>, usize, usize) {
    let turned = matches!(orientation, 5..=8);
    let (w, h) = if turned {
        (height, width)
    } else {
        (width, height)
    };
    let mut out = Vec::with_capacity(upright.len());
    for y in 0..h {
        for x in 0..w {
            // Row 0 and column 0 of the stored grid lie where the tag says:
            // 1 top left, 2 top right, 3 bottom right, 4 bottom left,
            // 5 left top, 6 right top, 7 right bottom, 8 left bottom.
            let (column, row) = match orientation {
                2 => (width - 1 - x, y),
                3 => (width - 1 - x, height - 1 - y),
                4 => (x, height - 1 - y),
                5 => (y, x),
                6 => (width - 1 - y, x),
                7 => (width - 1 - y, height - 1 - x),
                8 => (y, height - 1 - x),
                _ => (x, y),
            };
            let at = (row * width + column) * 3;
            out.extend(&upright[at..at + 3]);
        }
    }
    (out, w, h)
}

/// A block of EXIF: false dimensions of 9×9, the orientation, and `secret` as
/// description, camera owner and place.
pub(crate) fn exif(orientation: u16, secret: &str) -> Vec<u8> {
    let text = format!("{secret}\0");
    let length = text.len() as u32;
    // 8 entries and the offset of the next directory, behind the header of 8.
    let texts = 8 + 2 + 8 * 12 + 4u32;
    let gps = texts + length;
    let mut out = b"MM\0*\0\0\0\x08".to_vec();
    out.extend(8u16.to_be_bytes());
    let mut entry = |tag: u16, kind: u16, count: u32, value: u32| {
        out.extend(tag.to_be_bytes());
        out.extend(kind.to_be_bytes());
        out.extend(count.to_be_bytes());
        out.extend(value.to_be_bytes());
    };
    let short = |value: u16| u32::from(value) << 16;
    entry(0x0100, 3, 1, short(9));
    entry(0x0101, 3, 1, short(9));
    entry(0x010E, 2, length, texts);
    entry(0x0112, 3, 1, short(orientation));
    entry(0x8825, 4, 1, gps);
    entry(0xA002, 3, 1, short(9));
    entry(0xA003, 3, 1, short(9));
    entry(0xA430, 2, length, texts);
    out.extend([0; 4]);
    out.extend(text.as_bytes());
    // The directory of the place: its datum's and its area's names.
    out.extend(2u16.to_be_bytes());
    for tag in [0x0012u16, 0x001C] {
        out.extend(tag.to_be_bytes());
        out.extend(2u16.to_be_bytes());
        out.extend(length.to_be_bytes());
        out.extend(texts.to_be_bytes());
    }
    out.extend([0; 4]);
    out
}

/// A JPEG of quality 95 with these segments: a marker's second byte and a body.
pub(crate) fn jpeg(
    samples: &[u8],
    width: usize,
    height: usize,
    segments: &[(u8, Vec<u8>)],
) -> Vec<u8> {
    let mut plain = Vec::new();
    jpeg_encoder::Encoder::new(&mut plain, 95)
        .encode(
            samples,
            width as u16,
            height as u16,
            jpeg_encoder::ColorType::Rgb,
        )
        .unwrap();
    let mut out = plain[..2].to_vec();
    for (marker, body) in segments {
        out.extend([0xFF, *marker]);
        out.extend((body.len() as u16 + 2).to_be_bytes());
        out.extend(body);
    }
    out.extend(&plain[2..]);
    out
}

/// The segment that holds EXIF.
pub(crate) fn exif_segment(orientation: u16, secret: &str) -> (u8, Vec<u8>) {
    (0xE1, [b"Exif\0\0", &exif(orientation, secret)[..]].concat())
}

/// The segment that holds an ICC profile.
pub(crate) fn profile_segment(icc: &[u8]) -> (u8, Vec<u8>) {
    (0xE2, [b"ICC_PROFILE\0\x01\x01", icc].concat())
}

/// A PNG of RGB with these chunks before its pixels.
pub(crate) fn png(
    samples: &[u8],
    width: usize,
    height: usize,
    chunks: &[([u8; 4], Vec<u8>)],
) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width as u32, height as u32);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().unwrap();
    for (name, data) in chunks {
        writer
            .write_chunk(png::chunk::ChunkType(*name), data)
            .unwrap();
    }
    writer.write_image_data(samples).unwrap();
    writer.finish().unwrap();
    out
}

/// Adobe RGB (1998) as Photoshop embeds it: ICC v2, gamma 563/256.
pub(crate) fn adobe_rgb() -> Vec<u8> {
    let fixed = |value: f64| ((value * 65_536.0).round() as i32).to_be_bytes();
    let xyz = |values: [f64; 3]| [b"XYZ \0\0\0\0".to_vec(), values.map(fixed).concat()].concat();
    let curve = b"curv\0\0\0\0\0\0\0\x01\x02\x33\0\0".to_vec();
    let tags = [
        (b"wtpt", xyz([0.9642, 1.0, 0.8249])),
        (b"rXYZ", xyz([0.609_74, 0.311_11, 0.019_47])),
        (b"gXYZ", xyz([0.205_28, 0.625_67, 0.060_87])),
        (b"bXYZ", xyz([0.149_19, 0.063_22, 0.744_57])),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut out = vec![0; 128];
    out[8..12].copy_from_slice(&[2, 0x10, 0, 0]);
    out[12..24].copy_from_slice(b"mntrRGB XYZ ");
    out[36..40].copy_from_slice(b"acsp");
    out[68..80].copy_from_slice(&[0.9642, 1.0, 0.8249].map(fixed).concat());
    out.extend((tags.len() as u32).to_be_bytes());
    let mut at = 132 + tags.len() as u32 * 12;
    for (name, data) in &tags {
        out.extend(*name);
        out.extend(at.to_be_bytes());
        out.extend((data.len() as u32).to_be_bytes());
        at += data.len() as u32;
    }
    out.extend(tags.iter().flat_map(|(_, data)| data));
    out[..4].copy_from_slice(&at.to_be_bytes());
    out
}

/// A PNG of RGB with an ICC profile.
pub(crate) fn png_with_profile(samples: &[u8], width: usize, height: usize, icc: &[u8]) -> Vec<u8> {
    let mut packed =
        flate2::write::ZlibEncoder::new(b"profile\0\0".to_vec(), flate2::Compression::default());
    std::io::Write::write_all(&mut packed, icc).unwrap();
    png(
        samples,
        width,
        height,
        &[(*b"iCCP", packed.finish().unwrap())],
    )
}

/// A PNG that claims a size and holds that many rows of zeros, packed.
pub(crate) fn png_bomb(side: u32) -> Vec<u8> {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    // One bit a pixel, grey, a filter byte in front of each row.
    let row = vec![0; 1 + side.div_ceil(8) as usize];
    for _ in 0..side {
        std::io::Write::write_all(&mut packed, &row).unwrap();
    }
    let data = packed.finish().unwrap();
    let mut header = Vec::new();
    header.extend(side.to_be_bytes());
    header.extend(side.to_be_bytes());
    header.extend([1, 0, 0, 0, 0]);
    let mut out = b"\x89PNG\r\n\x1A\n".to_vec();
    for (name, data) in [(*b"IHDR", header), (*b"IDAT", data), (*b"IEND", Vec::new())] {
        out.extend((data.len() as u32).to_be_bytes());
        let body = [&name[..], &data].concat();
        out.extend(&body);
        let mut crc = flate2::Crc::new();
        crc.update(&body);
        out.extend(crc.sum().to_be_bytes());
    }
    out
}

/// A WebP of RGB with EXIF and XMP behind its frame.
pub(crate) fn webp(
    samples: &[u8],
    width: usize,
    height: usize,
    exif: &[u8],
    xmp: &[u8],
) -> Vec<u8> {
    let plain = webpx::EncoderConfig::new()
        .quality(95.0)
        .encode_rgb(samples, width as u32, height as u32, webpx::Unstoppable)
        .unwrap();
    let mut extended = vec![0x08 | 0x04, 0, 0, 0];
    extended.extend(&(width as u32 - 1).to_le_bytes()[..3]);
    extended.extend(&(height as u32 - 1).to_le_bytes()[..3]);
    let mut body = b"WEBP".to_vec();
    let frame = &plain[20..];
    for (name, data) in [
        (*b"VP8X", &extended[..]),
        (*b"VP8 ", frame),
        (*b"EXIF", exif),
        (*b"XMP ", xmp),
    ] {
        body.extend(name);
        body.extend((data.len() as u32).to_le_bytes());
        body.extend(data);
        body.extend(vec![0; data.len() & 1]);
    }
    [b"RIFF", &(body.len() as u32).to_le_bytes()[..], &body].concat()
}

/// The first boxes of a HEIC as an iPhone writes it: `ftyp` and `meta`.
pub(crate) fn heic() -> Vec<u8> {
    let mut out = vec![0, 0, 0, 0x24];
    out.extend(b"ftypheic\0\0\0\0mif1MiHBMiHEMiPrheic");
    out.extend([0, 0, 0, 0x21]);
    out.extend(b"meta\0\0\0\0\0\0\0\x15hdlr\0\0\0\0\0\0\0\0pict");
    out.extend(vec![0xA5; 4000]);
    out
}

/// A picture, decoded: width, height, three bytes a pixel.
pub(crate) struct Seen {
    pub(crate) width: usize,
    pub(crate) height: usize,
    rgb: Vec<u8>,
}

impl Seen {
    /// Decodes a derivative.
    pub(crate) fn new(bytes: &[u8]) -> Seen {
        if bytes.starts_with(b"RIFF") {
            let mut decoder = image_webp::WebPDecoder::new(Cursor::new(bytes)).unwrap();
            let (width, height) = decoder.dimensions();
            assert!(!decoder.has_alpha());
            let mut rgb = vec![0; decoder.output_buffer_size().unwrap()];
            decoder.read_image(&mut rgb).unwrap();
            return Seen {
                width: width as usize,
                height: height as usize,
                rgb,
            };
        }
        let mut decoder = zune_jpeg::JpegDecoder::new(zune_core::bytestream::ZCursor::new(bytes));
        let rgb = decoder.decode().unwrap();
        let (width, height) = decoder.dimensions().unwrap();
        Seen { width, height, rgb }
    }

    pub(crate) fn pixel(&self, x: usize, y: usize) -> [u8; 3] {
        let at = (y * self.width + x) * 3;
        [self.rgb[at], self.rgb[at + 1], self.rgb[at + 2]]
    }

    /// The middle of the picture.
    pub(crate) fn centre(&self) -> [u8; 3] {
        self.pixel(self.width / 2, self.height / 2)
    }

    /// Top left, top right, bottom right, bottom left, an eighth inside.
    pub(crate) fn corners(&self) -> [[u8; 3]; 4] {
        let (w, h) = (self.width, self.height);
        let (left, top) = (w / 8, h / 8);
        let (right, bottom) = (w - 1 - left, h - 1 - top);
        [
            self.pixel(left, top),
            self.pixel(right, top),
            self.pixel(right, bottom),
            self.pixel(left, bottom),
        ]
    }
}

/// Whether each channel is the other's within a few steps.
pub(crate) fn near(actual: [u8; 3], expected: [u8; 3], within: u8) -> bool {
    std::iter::zip(actual, expected).all(|(a, b)| a.abs_diff(b) <= within)
}
