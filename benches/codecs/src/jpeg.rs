//! Writing JPEG: 1,600 pixels wide, quality 82, 4:2:0.

use libjpeg_turbo_rs::{Encoder, PixelFormat, Subsampling, compress};

use crate::measure::{Judge, digest, mean, median, time, worst};
use crate::photo::{Photo, Small};
use crate::resize::{decoded, planes_as_jpeg};

pub const QUALITY: u8 = 82;

pub type Row = (&'static str, fn(&Small) -> Vec<u8>);

fn turbo(small: &Small) -> Encoder<'_> {
    let of = &small.pixels;
    Encoder::new(&of.samples, of.width, of.height, PixelFormat::Rgb)
        .quality(QUALITY)
        .subsampling(Subsampling::S420)
}

fn encoder(small: &Small, change: fn(&mut jpeg_encoder::Encoder<&mut Vec<u8>>)) -> Vec<u8> {
    let of = &small.pixels;
    let mut out = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut out, QUALITY);
    encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::F_2_2);
    change(&mut encoder);
    encoder
        .encode(
            &of.samples,
            of.width as u16,
            of.height as u16,
            jpeg_encoder::ColorType::Rgb,
        )
        .unwrap();
    out
}

fn rusty(small: &Small, optimised: bool) -> Vec<u8> {
    let of = &small.planes;
    let [y, cb, cr] = of.planes.each_ref();
    let strides = [of.size(0).0, of.size(1).0, of.size(2).0];
    let image = rusty_jpeg::encode::PlanarYcbcrImage::new(
        y,
        cb,
        cr,
        strides,
        of.width as u16,
        of.height as u16,
        (2, 2),
    )
    .unwrap();
    let mut out = Vec::new();
    let mut encoder = rusty_jpeg::Encoder::new(&mut out, QUALITY);
    encoder.set_sampling_factor(image.sampling_factor());
    encoder.set_optimized_huffman_tables(optimised);
    encoder.encode_image(image).unwrap();
    out
}

pub const ROWS: &[Row] = &[
    ("libjpeg-turbo-rs 0.9.0, planes (the product)", |small| {
        planes_as_jpeg(&small.planes, QUALITY)
    }),
    ("libjpeg-turbo-rs 0.9.0, pixels", |small| {
        let of = &small.pixels;
        compress(
            &of.samples,
            of.width,
            of.height,
            PixelFormat::Rgb,
            QUALITY,
            Subsampling::S420,
        )
        .unwrap()
    }),
    (
        "libjpeg-turbo-rs 0.9.0, pixels, optimised tables",
        |small| turbo(small).optimize_huffman(true).encode().unwrap(),
    ),
    ("libjpeg-turbo-rs 0.9.0, pixels, progressive", |small| {
        turbo(small).progressive(true).encode().unwrap()
    }),
    (
        if cfg!(feature = "jpeg-encoder-simd") {
            "jpeg-encoder 0.7.1 with `simd`, pixels"
        } else {
            "jpeg-encoder 0.7.1, pixels"
        },
        |small| encoder(small, |_| ()),
    ),
    (
        if cfg!(feature = "jpeg-encoder-simd") {
            "jpeg-encoder 0.7.1 with `simd`, optimised tables"
        } else {
            "jpeg-encoder 0.7.1, optimised tables"
        },
        |small| encoder(small, |encoder| encoder.set_optimized_huffman_tables(true)),
    ),
    ("rusty_jpeg 0.4.8, planes", |small| rusty(small, false)),
    ("rusty_jpeg 0.4.8, planes, optimised tables", |small| {
        rusty(small, true)
    }),
    #[cfg(feature = "debian")]
    ("libjpeg-turbo 2.1.5 of Debian, planes", |small| {
        crate::debian::encode_planes(&small.planes, QUALITY, false)
    }),
    #[cfg(feature = "debian")]
    (
        "libjpeg-turbo 2.1.5 of Debian, planes, optimised tables",
        |small| crate::debian::encode_planes(&small.planes, QUALITY, true),
    ),
    #[cfg(feature = "debian")]
    ("libjpeg-turbo 2.1.5 of Debian, pixels", |small| {
        crate::debian::encode_pixels(&small.pixels, QUALITY, false)
    }),
    #[cfg(feature = "turbojpeg")]
    ("turbojpeg 1.5.1 (libjpeg-turbo 3), planes", |small| {
        let of = &small.planes;
        let [y_plane, u_plane, v_plane] = of.planes.each_ref().map(|plane| plane.as_slice());
        // Its planes hold an even number of rows.
        let even = if of.height % 2 == 1 {
            [y_plane, &y_plane[y_plane.len() - of.width..]].concat()
        } else {
            Vec::new()
        };
        let y_plane = if even.is_empty() { y_plane } else { &even };
        let (width, height, y_stride, u_stride, v_stride) = (
            of.width,
            of.height,
            of.size(0).0,
            of.size(1).0,
            of.size(2).0,
        );
        let subsamp = turbojpeg::Subsamp::Sub2x2;
        let image = turbojpeg::YuvPlanesImage {
            y_plane,
            u_plane,
            v_plane,
            width,
            height,
            y_stride,
            u_stride,
            v_stride,
            subsamp,
        };
        turbojpeg::compress_yuv_planes(&image, QUALITY.into())
            .unwrap()
            .to_vec()
    }),
    #[cfg(feature = "turbojpeg")]
    ("turbojpeg 1.5.1 (libjpeg-turbo 3), pixels", |small| {
        let of = &small.pixels;
        let (pixels, width, height, pitch, format) = (
            &of.samples[..],
            of.width,
            of.height,
            of.width * 3,
            turbojpeg::PixelFormat::RGB,
        );
        let image = turbojpeg::Image {
            pixels,
            width,
            height,
            pitch,
            format,
        };
        turbojpeg::compress(image, QUALITY.into(), turbojpeg::Subsamp::Sub2x2)
            .unwrap()
            .to_vec()
    }),
    #[cfg(feature = "mozjpeg")]
    ("mozjpeg 0.10.13, fastest, pixels", |small| {
        let of = &small.pixels;
        let mut encoder = mozjpeg::Compress::new(mozjpeg::ColorSpace::JCS_RGB);
        encoder.set_fastest_defaults();
        encoder.set_size(of.width, of.height);
        encoder.set_quality(QUALITY.into());
        encoder.set_chroma_sampling_pixel_sizes((2, 2), (2, 2));
        encoder.set_optimize_coding(false);
        let mut started = encoder.start_compress(Vec::new()).unwrap();
        started.write_scanlines(&of.samples).unwrap();
        started.finish().unwrap()
    }),
];

pub fn table(photos: &[Photo], rounds: usize) {
    let mut times = vec![Vec::new(); ROWS.len()];
    let mut sizes = vec![Vec::new(); ROWS.len()];
    let mut scores = vec![Vec::new(); ROWS.len()];
    for photo in photos {
        let small = Small::of(photo);
        let judge = Judge::new(&small.reference);
        let area = (small.pixels.width * small.pixels.height) as f64;
        let mut each = vec![Vec::new(); ROWS.len()];
        for round in 0..rounds {
            for (at, (_, encode)) in ROWS.iter().enumerate() {
                let (took, file) = time(|| encode(&small));
                each[at].push(took / area);
                if round == 0 {
                    sizes[at].push(file.len() as f64);
                    scores[at].push(judge.score(&decoded(&file)));
                }
            }
        }
        each.iter()
            .enumerate()
            .for_each(|(at, each)| times[at].push(median(each)));
    }
    println!("| | ns/px | KiB a picture | SSIMULACRA2 mean (worst) |\n|---|---|---|---|");
    for (at, (name, _)) in ROWS.iter().enumerate() {
        let (took, size) = (median(&times[at]), mean(&sizes[at]) / 1024.0);
        println!(
            "| {name} | {took:.2} | {size:.1} | {:.2} ({:.2}) |",
            mean(&scores[at]),
            worst(&scores[at])
        );
    }
}

/// One line a row, to be compared between processors.
pub fn digests(small: &Small) {
    for (name, encode) in ROWS {
        println!("{:016x} {name}", digest(&encode(small)));
    }
}
