//! Writing WebP: 1,600 pixels wide, at the quality whose pictures are as good as JPEG at 82.

use webpx::{Encoder, EncoderConfig, Unstoppable, YuvPlanesRef};

use crate::jpeg;
use crate::measure::{Judge, digest, mean, median, time, worst};
use crate::photo::{Photo, Pixels, Planes, Small};
use crate::resize::{decoded, planes_as_jpeg};

fn encode(of: &Pixels, method: u8, quality: f32) -> Vec<u8> {
    encode_with(of, EncoderConfig::new().method(method), quality)
}

fn encode_with(of: &Pixels, config: EncoderConfig, quality: f32) -> Vec<u8> {
    config
        .quality(quality)
        .encode_rgb(&of.samples, of.width as u32, of.height as u32, Unstoppable)
        .unwrap()
}

/// From JPEG's planes: full range to libwebp's 16 to 235 and 16 to 240, without the way over red, green and blue.
fn encode_planes(of: &Planes, method: u8, quality: f32) -> Vec<u8> {
    let levels = |low: f32, span: f32, centre: f32| -> [u8; 256] {
        std::array::from_fn(|level| {
            (low + (level as f32 - centre) * span / 255.0)
                .round()
                .clamp(0.0, 255.0) as u8
        })
    };
    let (luma, chroma) = (levels(16.0, 219.0, 0.0), levels(128.0, 224.0, 128.0));
    let map = |plane: &[u8], levels: &[u8; 256]| {
        plane
            .iter()
            .map(|level| levels[usize::from(*level)])
            .collect::<Vec<u8>>()
    };
    let [y, u, v] = [
        map(&of.planes[0], &luma),
        map(&of.planes[1], &chroma),
        map(&of.planes[2], &chroma),
    ];
    let (y_stride, u_stride) = (of.size(0).0, of.size(1).0);
    let (width, height) = (of.width as u32, of.height as u32);
    let planes = YuvPlanesRef {
        y: &y,
        y_stride,
        u: &u,
        u_stride,
        v: &v,
        v_stride: u_stride,
        a: None,
        a_stride: 0,
        width,
        height,
    };
    Encoder::new_yuv(planes)
        .config(EncoderConfig::new().quality(quality).method(method))
        .encode(Unstoppable)
        .unwrap()
}

fn read(file: &[u8]) -> Pixels {
    let (samples, width, height) = webpx::decode_rgb(file).unwrap();
    Pixels {
        width: width as usize,
        height: height as usize,
        samples,
    }
}

const TRIED: [f32; 5] = [72.0, 77.0, 82.0, 87.0, 92.0];

pub type Row = (&'static str, fn(&Small, f32) -> Vec<u8>);

pub const ROWS: &[Row] = &[
    ("method 0", |small, quality| {
        encode(&small.pixels, 0, quality)
    }),
    ("method 1", |small, quality| {
        encode(&small.pixels, 1, quality)
    }),
    ("method 2 (the product)", |small, quality| {
        encode(&small.pixels, 2, quality)
    }),
    ("method 2, from planes", |small, quality| {
        encode_planes(&small.planes, 2, quality)
    }),
    ("method 3", |small, quality| {
        encode(&small.pixels, 3, quality)
    }),
    ("method 4", |small, quality| {
        encode(&small.pixels, 4, quality)
    }),
    ("method 4, from planes", |small, quality| {
        encode_planes(&small.planes, 4, quality)
    }),
    ("method 2, sns 0", |small, quality| {
        encode_with(
            &small.pixels,
            EncoderConfig::new().method(2).sns_strength(0),
            quality,
        )
    }),
    ("method 2, filter 20", |small, quality| {
        encode_with(
            &small.pixels,
            EncoderConfig::new().method(2).filter_strength(20),
            quality,
        )
    }),
    ("method 2, sns 0, filter 20", |small, quality| {
        encode_with(
            &small.pixels,
            EncoderConfig::new()
                .method(2)
                .sns_strength(0)
                .filter_strength(20),
            quality,
        )
    }),
    ("method 2, sharp YUV", |small, quality| {
        encode_with(
            &small.pixels,
            EncoderConfig::new().method(2).sharp_yuv(true),
            quality,
        )
    }),
    ("method 6", |small, quality| {
        encode(&small.pixels, 6, quality)
    }),
];

pub fn table(photos: &[Photo], rounds: usize) {
    let smalls: Vec<Small> = photos.iter().map(Small::of).collect();
    let judges: Vec<Judge> = smalls
        .iter()
        .map(|small| Judge::new(&small.reference))
        .collect();
    let area = |small: &Small| (small.pixels.width * small.pixels.height) as f64;
    let aims: Vec<f64> = smalls
        .iter()
        .zip(&judges)
        .map(|(small, judge)| judge.score(&decoded(&planes_as_jpeg(&small.planes, jpeg::QUALITY))))
        .collect();
    println!(
        "JPEG at {}: {:.2} ({:.2})",
        jpeg::QUALITY,
        mean(&aims),
        worst(&aims)
    );
    println!(
        "| | quality of the same mean score | ns/px | KiB a picture | SSIMULACRA2 mean (worst) | by quality |\n|---|---|---|---|---|---|"
    );
    let scores_at = |encode: fn(&Small, f32) -> Vec<u8>, quality: f32| -> Vec<f64> {
        smalls
            .iter()
            .zip(&judges)
            .map(|(small, judge)| judge.score(&read(&encode(small, quality))))
            .collect()
    };
    let mut qualities = Vec::new();
    let mut curves = Vec::new();
    for (_, encode) in ROWS {
        let curve: Vec<f64> = TRIED
            .iter()
            .map(|quality| mean(&scores_at(*encode, *quality)))
            .collect();
        let aim = mean(&aims);
        let step = curve
            .windows(2)
            .position(|pair| pair[1] >= aim)
            .unwrap_or(TRIED.len() - 2);
        let part = (aim - curve[step]) / (curve[step + 1] - curve[step]);
        let exact = TRIED[step] + part as f32 * (TRIED[step + 1] - TRIED[step]);
        qualities.push((exact, exact.round().min(100.0)));
        let curve: Vec<String> = TRIED
            .iter()
            .zip(&curve)
            .map(|(quality, score)| format!("{quality}: {score:.2}"))
            .collect();
        curves.push(curve.join(", "));
    }
    let mut times = vec![vec![Vec::new(); smalls.len()]; ROWS.len()];
    for _ in 0..rounds {
        for (which, small) in smalls.iter().enumerate() {
            for (at, (_, encode)) in ROWS.iter().enumerate() {
                times[at][which].push(time(|| encode(small, qualities[at].1)).0 / area(small));
            }
        }
    }
    for (at, (name, encode)) in ROWS.iter().enumerate() {
        let (exact, quality) = qualities[at];
        let scores = scores_at(*encode, quality);
        let sizes: Vec<f64> = smalls
            .iter()
            .map(|small| encode(small, quality).len() as f64 / 1024.0)
            .collect();
        let took = median(
            &times[at]
                .iter()
                .map(|each| median(each))
                .collect::<Vec<_>>(),
        );
        println!(
            "| {name} | {exact:.1}, so {quality} | {took:.1} | {:.1} | {:.2} ({:.2}) | {} |",
            mean(&sizes),
            mean(&scores),
            worst(&scores),
            curves[at]
        );
    }
}

pub fn digests(small: &Small) {
    for (name, encode) in ROWS {
        println!("{:016x} libwebp, {name}", digest(&encode(small, 82.0)));
    }
}
