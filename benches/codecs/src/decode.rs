//! Reading JPEG at full size.

use libjpeg_turbo_rs::{DecodeLimits, Decoder, PixelFormat, ScalingFactor};
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;

use crate::measure::{median, time};
use crate::photo::{Photo, trimmed};

/// What a decoder gives.
#[allow(
    dead_code,
    reason = "a build without all C libraries has no use for all"
)]
pub enum Decoded {
    Pixels(Vec<u8>),
    /// Planes and their strides.
    Planes(Vec<Vec<u8>>, Vec<usize>),
    /// Of another size, so not to be compared.
    Half(Vec<u8>),
}

pub type Row = (&'static str, fn(&Photo) -> Decoded);

pub const ROWS: &[Row] = &[
    ("libjpeg-turbo-rs 0.9.0, planes (the product)", |photo| {
        let limits = DecodeLimits {
            max_scans: 64,
            ..DecodeLimits::default()
        };
        let raw = Decoder::new_with_limits(&photo.bytes, limits)
            .unwrap()
            .decode_raw()
            .unwrap();
        Decoded::Planes(raw.planes, raw.plane_widths)
    }),
    ("libjpeg-turbo-rs 0.9.0, pixels", |photo| {
        Decoded::Pixels(
            Decoder::decode_to(&photo.bytes, PixelFormat::Rgb)
                .unwrap()
                .into_vec(),
        )
    }),
    ("libjpeg-turbo-rs 0.9.0, pixels at 1/2", |photo| {
        let mut decoder = Decoder::new(&photo.bytes).unwrap();
        decoder.set_scale(ScalingFactor::try_new(1, 2).unwrap());
        decoder.set_output_format(PixelFormat::Rgb);
        Decoded::Half(decoder.decode_image().unwrap().into_vec())
    }),
    (
        if cfg!(feature = "rc") {
            "zune-jpeg 0.5.16-rc3 strict, pixels"
        } else {
            "zune-jpeg 0.5.15 strict, pixels"
        },
        |photo| {
            let options = DecoderOptions::default()
                .set_strict_mode(true)
                .jpeg_set_out_colorspace(ColorSpace::RGB);
            let mut decoder =
                zune_jpeg::JpegDecoder::new_with_options(ZCursor::new(&photo.bytes), options);
            Decoded::Pixels(decoder.decode().unwrap())
        },
    ),
    #[cfg(feature = "rc")]
    ("zune-jpeg 0.5.16-rc3 strict, planes", |photo| {
        let options = DecoderOptions::default().set_strict_mode(true);
        let mut decoder =
            zune_jpeg::JpegDecoder::new_with_options(ZCursor::new(&photo.bytes), options);
        decoder.decode_headers().unwrap();
        let mut raw = decoder.raw_output();
        let layout = raw.layout().unwrap();
        let mut planes: Vec<Vec<u8>> = (0..3).map(|at| vec![0; layout[at].byte_size]).collect();
        let mut parts: Vec<&mut [u8]> = planes.iter_mut().map(Vec::as_mut_slice).collect();
        raw.decode_into_planes(&mut parts).unwrap();
        Decoded::Planes(
            planes,
            layout[..3].iter().map(|plane| plane.stride).collect(),
        )
    }),
    ("rusty_jpeg 0.4.8, planes", |photo| {
        let mut decoder = rusty_jpeg::Decoder::new(&photo.bytes[..]);
        decoder.set_single_threaded(true);
        let image = decoder.decode_planar().unwrap();
        let strides = image.components.iter().map(|plane| plane.stride).collect();
        Decoded::Planes(image.into_planes(), strides)
    }),
    ("jpeg-decoder 0.3.2, pixels", |photo| {
        Decoded::Pixels(
            jpeg_decoder::Decoder::new(&photo.bytes[..])
                .decode()
                .unwrap(),
        )
    }),
    ("jpeg-decoder 0.3.2, pixels at 1/2", |photo| {
        let mut decoder = jpeg_decoder::Decoder::new(&photo.bytes[..]);
        decoder
            .scale(
                photo.width.div_ceil(2) as u16,
                photo.height.div_ceil(2) as u16,
            )
            .unwrap();
        Decoded::Half(decoder.decode().unwrap())
    }),
    #[cfg(feature = "debian")]
    ("libjpeg-turbo 2.1.5 of Debian, planes", |photo| {
        let strides: Vec<usize> = vec![
            photo.width.div_ceil(16) * 16,
            photo.width.div_ceil(16) * 8,
            photo.width.div_ceil(16) * 8,
        ];
        Decoded::Planes(
            crate::debian::planes(&photo.bytes, photo.width, photo.height),
            strides,
        )
    }),
    #[cfg(feature = "debian")]
    ("libjpeg-turbo 2.1.5 of Debian, pixels", |photo| {
        Decoded::Pixels(crate::debian::pixels(
            &photo.bytes,
            photo.width,
            photo.height,
            1,
        ))
    }),
    #[cfg(feature = "debian")]
    ("libjpeg-turbo 2.1.5 of Debian, pixels at 1/2", |photo| {
        Decoded::Half(crate::debian::pixels(
            &photo.bytes,
            photo.width.div_ceil(2),
            photo.height.div_ceil(2),
            2,
        ))
    }),
    #[cfg(feature = "turbojpeg")]
    ("turbojpeg 1.5.1 (libjpeg-turbo 3), planes", |photo| {
        let image = turbojpeg::decompress_to_yuv(&photo.bytes).unwrap();
        let (wide, narrow) = (
            photo.width.div_ceil(4) * 4,
            photo.width.div_ceil(2).div_ceil(4) * 4,
        );
        let cut = wide * photo.height;
        let next = cut + narrow * photo.height.div_ceil(2);
        let planes = vec![
            image.pixels[..cut].to_vec(),
            image.pixels[cut..next].to_vec(),
            image.pixels[next..].to_vec(),
        ];
        Decoded::Planes(planes, vec![wide, narrow, narrow])
    }),
    #[cfg(feature = "turbojpeg")]
    ("turbojpeg 1.5.1 (libjpeg-turbo 3), pixels", |photo| {
        Decoded::Pixels(
            turbojpeg::decompress(&photo.bytes, turbojpeg::PixelFormat::RGB)
                .unwrap()
                .pixels,
        )
    }),
    #[cfg(feature = "mozjpeg")]
    ("mozjpeg 0.10.13, planes", |photo| {
        let mut started = mozjpeg::Decompress::new_mem(&photo.bytes)
            .unwrap()
            .raw()
            .unwrap();
        let (wide, high) = (
            photo.width.div_ceil(16) * 16,
            photo.height.div_ceil(16) * 16,
        );
        let mut planes = [
            Vec::with_capacity(wide * high),
            Vec::with_capacity(wide * high / 4),
            Vec::with_capacity(wide * high / 4),
        ];
        started.read_raw_data(&mut planes.iter_mut().collect::<Vec<_>>());
        let strides = planes
            .iter()
            .zip([high, high / 2, high / 2])
            .map(|(plane, height)| plane.len() / height)
            .collect();
        Decoded::Planes(planes.into(), strides)
    }),
    #[cfg(feature = "mozjpeg")]
    ("mozjpeg 0.10.13, pixels", |photo| {
        Decoded::Pixels(
            mozjpeg::Decompress::new_mem(&photo.bytes)
                .unwrap()
                .rgb()
                .unwrap()
                .read_scanlines_flat()
                .unwrap(),
        )
    }),
];

/// How a decoder's numbers differ from libjpeg-turbo-rs': the share, and by how much at most.
fn difference(photo: &Photo, decoded: Decoded) -> Option<(f64, u8)> {
    let (ours, theirs): (Vec<u8>, Vec<u8>) = match decoded {
        Decoded::Half(_) => return None,
        Decoded::Pixels(samples) => (photo.pixels().samples, samples),
        Decoded::Planes(planes, strides) => (
            photo.planes().planes.concat(),
            trimmed(photo, planes, &strides).planes.concat(),
        ),
    };
    assert_eq!(ours.len(), theirs.len());
    let differences = ours.iter().zip(&theirs).map(|(a, b)| a.abs_diff(*b));
    let most = differences.clone().max()?;
    let count = differences.filter(|by| *by > 0).count();
    Some((count as f64 / ours.len() as f64, most))
}

pub fn table(photos: &[Photo], rounds: usize) {
    println!(
        "| | baseline ns/px | progressive ns/px | differs from libjpeg-turbo-rs |\n|---|---|---|---|"
    );
    let mut times = vec![[const { Vec::new() }; 2]; ROWS.len()];
    let mut differs = vec![None; ROWS.len()];
    for photo in photos {
        let mut each = vec![Vec::new(); ROWS.len()];
        for round in 0..rounds {
            for (at, (_, decode)) in ROWS.iter().enumerate() {
                let (took, decoded) = time(|| decode(photo));
                each[at].push(took / (photo.width * photo.height) as f64);
                if round == 0
                    && let Some((share, most)) = difference(photo, decoded)
                {
                    let so_far = differs[at].get_or_insert((0.0, 0u8));
                    *so_far = (f64::max(so_far.0, share), so_far.1.max(most));
                }
            }
        }
        each.iter()
            .enumerate()
            .for_each(|(at, each)| times[at][usize::from(photo.progressive)].push(median(each)));
    }
    for (at, (name, _)) in ROWS.iter().enumerate() {
        let differs = match differs[at] {
            None => String::new(),
            Some((_, 0)) => "no".to_owned(),
            Some((share, most)) => format!("{:.2} % by up to {most}", share * 100.0),
        };
        println!(
            "| {name} | {:.2} | {:.2} | {differs} |",
            median(&times[at][0]),
            median(&times[at][1])
        );
    }
}
