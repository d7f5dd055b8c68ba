//! Photographs made for tests: the four-coloured target, and files around it with any metadata.

/// Red top left, green top right, blue bottom right, yellow bottom left.
pub(crate) const CORNERS: [[u8; 3]; 4] =
    [[220, 30, 30], [30, 180, 40], [30, 50, 210], [230, 210, 20]];

/// Occurs in every metadata block that these functions write, and may occur in no derivative.
pub(crate) const CANARY: &str = "CANARY-31.2304N";

/// The upright target, three bytes a pixel.
pub(crate) fn target(width: usize, height: usize) -> Vec<u8> {
    let corner = |x: usize, y: usize| match (x * 2 < width, y * 2 < height) {
        (true, true) => CORNERS[0],
        (false, true) => CORNERS[1],
        (false, false) => CORNERS[2],
        (true, false) => CORNERS[3],
    };
    (0..width * height)
        .flat_map(|at| corner(at % width, at / width))
        .collect()
}

/// One colour all over.
pub(crate) fn flat(width: usize, height: usize, pixel: &[u8]) -> Vec<u8> {
    pixel.repeat(width * height)
}

/// A picture that compresses badly, so that a cut hits pixels: a gradient with a deterministic grain.
pub(crate) fn grain(width: usize, height: usize) -> Vec<u8> {
    let mut noise = Noise::new(7);
    (0..width * height)
        .flat_map(|at| {
            let base = (at % width * 180 / width) as u8;
            [0, 20, 40].map(|tint| base + tint + (noise.below(30) as u8))
        })
        .collect()
}

/// The grid that a camera stores so that `orientation` makes it `upright` again, and its width and height. Written as the
/// inverse turns, on purpose not as `render::photo::orient` writes them.
pub(crate) fn stored_for(
    orientation: u16,
    upright: &[u8],
    width: usize,
    height: usize,
) -> (Vec<u8>, usize, usize) {
    let mirrored = |grid: &[u8], width: usize| -> Vec<u8> {
        grid.chunks(width * 3)
            .flat_map(|row| row.chunks(3).rev().flatten().copied())
            .collect()
    };
    let upside_down = |grid: &[u8], width: usize| -> Vec<u8> {
        grid.chunks(width * 3).rev().flatten().copied().collect()
    };
    let transposed = |grid: &[u8], width: usize, height: usize| -> Vec<u8> {
        (0..width * height)
            .flat_map(|at| {
                let from = (at % height * width + at / height) * 3;
                [grid[from], grid[from + 1], grid[from + 2]]
            })
            .collect()
    };
    let turned = |grid: Vec<u8>| (grid, height, width);
    match orientation {
        2 => (mirrored(upright, width), width, height),
        3 => (mirrored(&upside_down(upright, width), width), width, height),
        4 => (upside_down(upright, width), width, height),
        5 => turned(transposed(upright, width, height)),
        // A quarter counter-clockwise, for the viewer turns it clockwise.
        6 => turned(upside_down(&transposed(upright, width, height), height)),
        7 => turned(upside_down(
            &mirrored(&transposed(upright, width, height), height),
            height,
        )),
        8 => turned(mirrored(&transposed(upright, width, height), height)),
        _ => (upright.to_vec(), width, height),
    }
}

/// An EXIF block without the JPEG prefix: false dimensions of 9 × 9, the orientation, a description with the canary.
pub(crate) fn exif(orientation: u16, big_endian: bool) -> Vec<u8> {
    let two = |value: u16| match big_endian {
        true => value.to_be_bytes(),
        false => value.to_le_bytes(),
    };
    let four = |value: u32| match big_endian {
        true => value.to_be_bytes(),
        false => value.to_le_bytes(),
    };
    let mut block = if big_endian { b"MM\0*" } else { b"II*\0" }.to_vec();
    block.extend(four(8));
    block.extend(two(6));
    let mut entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        block.extend(two(tag));
        block.extend(two(kind));
        block.extend(four(count));
        block.extend(value);
    };
    let short = |value: u16| {
        let [a, b] = two(value);
        [a, b, 0, 0]
    };
    entry(0x0100, 3, 1, short(9));
    entry(0x0101, 3, 1, short(9));
    entry(0x010E, 2, CANARY.len() as u32, four(8 + 2 + 6 * 12 + 4));
    entry(0x0112, 3, 1, short(orientation));
    entry(0xA002, 3, 1, short(9));
    entry(0xA003, 3, 1, short(9));
    block.extend(four(0));
    block.extend(CANARY.as_bytes());
    block
}

/// A JPEG segment's body for each kind of metadata that cameras and editors write, each with the canary.
pub(crate) fn metadata_segments(orientation: u16) -> Vec<(u8, Vec<u8>)> {
    let with = |prefix: &[u8], rest: &[u8]| [prefix, rest, CANARY.as_bytes()].concat();
    let thumbnail = jpeg(
        &target(8, 8),
        8,
        8,
        jpeg_encoder::ColorType::Rgb,
        false,
        &[],
    );
    vec![
        (
            1,
            [b"Exif\0\0", &exif(orientation, true)[..], &thumbnail].concat(),
        ),
        (1, with(b"http://ns.adobe.com/xap/1.0/\0", b"<x:xmpmeta/>")),
        (13, with(b"Photoshop 3.0\0", b"8BIM\x04\x04\0\0\0\0\0\x0F")),
        (11, with(b"note", b"")),
    ]
}

/// A JPEG of quality 95 without chroma subsampling, with these application segments.
pub(crate) fn jpeg(
    samples: &[u8],
    width: usize,
    height: usize,
    colours: jpeg_encoder::ColorType,
    progressive: bool,
    segments: &[(u8, Vec<u8>)],
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 95);
    encoder.set_progressive(progressive);
    for (number, body) in segments {
        encoder.add_app_segment(*number, body.clone()).unwrap();
    }
    encoder
        .encode(samples, width as u16, height as u16, colours)
        .unwrap();
    bytes
}

/// The application segments that hold an ICC profile.
pub(crate) fn profile_segment(icc: &[u8]) -> Vec<(u8, Vec<u8>)> {
    vec![(2, [b"ICC_PROFILE\0\x01\x01", icc].concat())]
}

/// A PNG with extra chunks before its pixels.
pub(crate) fn png(
    samples: &[u8],
    width: usize,
    height: usize,
    (colours, depth): (png::ColorType, png::BitDepth),
    chunks: &[([u8; 4], Vec<u8>)],
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width as u32, height as u32);
    encoder.set_color(colours);
    encoder.set_depth(depth);
    if colours == png::ColorType::Indexed {
        encoder.set_palette(CORNERS.concat());
        encoder.set_trns(vec![255, 255, 0]);
    }
    let mut writer = encoder.write_header().unwrap();
    for (name, data) in chunks {
        writer
            .write_chunk(png::chunk::ChunkType(*name), data)
            .unwrap();
    }
    writer.write_image_data(samples).unwrap();
    writer.finish().unwrap();
    bytes
}

/// The data of an `iCCP` chunk, stored without compression.
pub(crate) fn profile_chunk(icc: &[u8]) -> ([u8; 4], Vec<u8>) {
    let mut data = b"icc\0\0\x78\x01".to_vec();
    let last = icc.chunks(60_000).count().saturating_sub(1);
    for (index, block) in icc.chunks(60_000).enumerate() {
        data.push(u8::from(index == last));
        data.extend((block.len() as u16).to_le_bytes());
        data.extend((!(block.len() as u16)).to_le_bytes());
        data.extend(block);
    }
    let (a, b) = icc.iter().fold((1u32, 0u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    data.extend((b << 16 | a).to_be_bytes());
    (*b"iCCP", data)
}

/// A WebP; with chunks around the frame, an extended one.
pub(crate) fn webp(
    samples: &[u8],
    width: usize,
    height: usize,
    lossless: bool,
    chunks: &[([u8; 4], Vec<u8>)],
) -> Vec<u8> {
    let config = webpx::EncoderConfig::new().quality(95.0).lossless(lossless);
    let (w, h) = (width as u32, height as u32);
    let has_alpha = samples.len() == width * height * 4;
    let plain = if has_alpha {
        config.encode_rgba(samples, w, h, webpx::Unstoppable)
    } else {
        config.encode_rgb(samples, w, h, webpx::Unstoppable)
    }
    .unwrap();
    if chunks.is_empty() {
        return plain;
    }
    let mut flags = 0u8;
    for (name, _) in chunks {
        flags |= match name {
            b"ICCP" => 0x20,
            b"EXIF" => 0x08,
            _ => 0x04,
        };
    }
    let mut extended = vec![flags, 0, 0, 0];
    extended.extend(&(w - 1).to_le_bytes()[..3]);
    extended.extend(&(h - 1).to_le_bytes()[..3]);
    let mut body = b"WEBP".to_vec();
    let mut chunk = |name: &[u8], data: &[u8]| {
        body.extend(name);
        body.extend((data.len() as u32).to_le_bytes());
        body.extend(data);
        body.extend(vec![0; data.len() & 1]);
    };
    chunk(b"VP8X", &extended);
    for (name, data) in chunks.iter().filter(|(name, _)| name == b"ICCP") {
        chunk(name, data);
    }
    let frame = plain.len() - 20;
    chunk(&plain[12..16], &plain[20..20 + frame]);
    for (name, data) in chunks.iter().filter(|(name, _)| name != b"ICCP") {
        chunk(name, data);
    }
    [b"RIFF", &(body.len() as u32).to_le_bytes()[..], &body].concat()
}

/// A deterministic source of noise (Knuth's linear congruential generator).
pub(crate) struct Noise(u64);

impl Noise {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}
