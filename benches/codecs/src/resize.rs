//! Making smaller: on planes, on pixels, in linear light.

use std::sync::LazyLock;

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{
    FilterType, PixelComponentMapper, PixelType, ResizeAlg, ResizeOptions, Resizer,
    create_srgb_mapper,
};
use libjpeg_turbo_rs::{Decoder, PixelFormat, ScalingFactor, Subsampling, compress, compress_raw};

use crate::measure::{Judge, median, time, worst};
use crate::photo::{Photo, Pixels, Planes, WIDTH};

pub const LANCZOS: FilterType = FilterType::Lanczos3;

fn one(
    samples: &[u8],
    kind: PixelType,
    (width, height): (usize, usize),
    to: (usize, usize),
    filter: FilterType,
) -> Vec<u8> {
    let view = ImageRef::new(width as u32, height as u32, samples, kind).unwrap();
    let mut target = Image::new(to.0 as u32, to.1 as u32, kind);
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(filter))
        .use_alpha(false);
    Resizer::new().resize(&view, &mut target, &options).unwrap();
    target.into_vec()
}

pub fn pixels(source: &Pixels, (width, height): (usize, usize), filter: FilterType) -> Pixels {
    let samples = one(
        &source.samples,
        PixelType::U8x3,
        (source.width, source.height),
        (width, height),
        filter,
    );
    Pixels {
        width,
        height,
        samples,
    }
}

pub fn planes(source: &Planes, (width, height): (usize, usize), filter: FilterType) -> Planes {
    let empty = Planes {
        width,
        height,
        planes: Default::default(),
    };
    let planes = [0, 1, 2].map(|at| {
        one(
            &source.planes[at],
            PixelType::U8,
            source.size(at),
            empty.size(at),
            filter,
        )
    });
    Planes { planes, ..empty }
}

static MAPPER: LazyLock<PixelComponentMapper> = LazyLock::new(create_srgb_mapper);

/// Pixels to linear light in `kind` (16 bits or floats), smaller, and back.
fn linear(source: &Pixels, (width, height): (usize, usize), kind: PixelType) -> Pixels {
    let view = ImageRef::new(
        source.width as u32,
        source.height as u32,
        &source.samples,
        PixelType::U8x3,
    )
    .unwrap();
    let mut wide = Image::new(source.width as u32, source.height as u32, kind);
    if kind == PixelType::F32x3 {
        // The mapper knows no floats.
        let table: Vec<f32> = (0..256)
            .map(|level| to_linear(level as f32 / 255.0))
            .collect();
        let (_, floats, _) = unsafe { wide.buffer_mut().align_to_mut::<f32>() };
        floats
            .iter_mut()
            .zip(&source.samples)
            .for_each(|(to, from)| *to = table[usize::from(*from)]);
    } else {
        MAPPER.forward_map(&view, &mut wide).unwrap();
    }
    let mut small = Image::new(width as u32, height as u32, kind);
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(LANCZOS))
        .use_alpha(false);
    Resizer::new().resize(&wide, &mut small, &options).unwrap();
    let samples = if kind == PixelType::F32x3 {
        let (_, floats, _) = unsafe { small.buffer().align_to::<f32>() };
        floats
            .iter()
            .map(|level| to_level(from_linear(*level)))
            .collect()
    } else {
        let mut back = Image::new(width as u32, height as u32, PixelType::U8x3);
        MAPPER.backward_map(&small, &mut back).unwrap();
        back.into_vec()
    };
    Pixels {
        width,
        height,
        samples,
    }
}

fn to_linear(level: f32) -> f32 {
    if level <= 0.04045 {
        level / 12.92
    } else {
        ((level + 0.055) / 1.055).powf(2.4)
    }
}

fn from_linear(light: f32) -> f32 {
    if light <= 0.003_130_8 {
        light * 12.92
    } else {
        1.055 * light.powf(1.0 / 2.4) - 0.055
    }
}

fn to_level(level: f32) -> u8 {
    (level * 255.0).round().clamp(0.0, 255.0) as u8
}

/// Three-lobed Lanczos in floating point, rounded once at the end: what no codec and no shortcut has touched.
pub fn reference(
    source: &Pixels,
    (width, height): (usize, usize),
    in_linear_light: bool,
) -> Pixels {
    let table: Vec<f32> = (0..256)
        .map(|level| level as f32 / 255.0)
        .map(|level| {
            if in_linear_light {
                to_linear(level)
            } else {
                level
            }
        })
        .collect();
    let across = weights(source.width, width);
    let mut wide = vec![0f32; source.height * width * 3];
    for (row, to) in source
        .samples
        .chunks_exact(source.width * 3)
        .zip(wide.chunks_exact_mut(width * 3))
    {
        let row: Vec<f32> = row.iter().map(|level| table[usize::from(*level)]).collect();
        for ((first, weights), to) in across.iter().zip(to.chunks_exact_mut(3)) {
            for (weight, from) in weights.iter().zip(row[first * 3..].chunks_exact(3)) {
                (0..3).for_each(|channel| to[channel] += weight * from[channel]);
            }
        }
    }
    let mut samples = Vec::with_capacity(width * height * 3);
    for (first, weights) in weights(source.height, height) {
        let mut row = vec![0f32; width * 3];
        for (weight, from) in weights
            .iter()
            .zip(wide[first * width * 3..].chunks_exact(width * 3))
        {
            row.iter_mut()
                .zip(from)
                .for_each(|(to, from)| *to += weight * from);
        }
        samples.extend(row.iter().map(|level| {
            to_level(if in_linear_light {
                from_linear(*level)
            } else {
                *level
            })
        }));
    }
    Pixels {
        width,
        height,
        samples,
    }
}

/// For each sample the first that lends to it, and how much each lends.
fn weights(from: usize, to: usize) -> Vec<(usize, Vec<f32>)> {
    let scale = from as f64 / to as f64;
    let reach = 3.0 * scale.max(1.0);
    let sinc = |x: f64| {
        if x == 0.0 {
            1.0
        } else {
            (std::f64::consts::PI * x).sin() / (std::f64::consts::PI * x)
        }
    };
    (0..to)
        .map(|at| {
            let centre = (at as f64 + 0.5) * scale;
            let first = (centre - reach).ceil().max(0.0) as usize;
            let last = ((centre + reach).floor() as usize).min(from);
            let parts: Vec<f64> = (first..last)
                .map(|x| (x as f64 + 0.5 - centre) / scale.max(1.0))
                .map(|x| {
                    if x.abs() < 3.0 {
                        sinc(x) * sinc(x / 3.0)
                    } else {
                        0.0
                    }
                })
                .collect();
            let sum: f64 = parts.iter().sum();
            (
                first,
                parts.iter().map(|part| (part / sum) as f32).collect(),
            )
        })
        .collect()
}

/// A picture as a reader gets it.
pub enum Made {
    Pixels(Pixels),
    Planes(Planes),
}

impl Made {
    pub fn as_jpeg(&self, quality: u8) -> Vec<u8> {
        match self {
            Made::Pixels(of) => compress(
                &of.samples,
                of.width,
                of.height,
                PixelFormat::Rgb,
                quality,
                Subsampling::S420,
            )
            .unwrap(),
            Made::Planes(of) => planes_as_jpeg(of, quality),
        }
    }
}

pub fn planes_as_jpeg(of: &Planes, quality: u8) -> Vec<u8> {
    let sizes = [0, 1, 2].map(|at| of.size(at));
    let planes = of.planes.each_ref().map(|plane| plane.as_slice());
    compress_raw(
        &planes,
        &sizes.map(|size| size.0),
        &sizes.map(|size| size.1),
        of.width,
        of.height,
        quality,
        Subsampling::S420,
    )
    .unwrap()
}

pub fn decoded(jpeg: &[u8]) -> Pixels {
    let image = Decoder::decode_to(jpeg, PixelFormat::Rgb).unwrap();
    let (width, height) = (image.width, image.height);
    Pixels {
        width,
        height,
        samples: image.into_vec(),
    }
}

pub struct Source {
    pixels: Pixels,
    planes: Planes,
    half: Pixels,
}

impl Source {
    pub fn of(photo: &Photo) -> Source {
        let mut decoder = Decoder::new(&photo.bytes).unwrap();
        decoder.set_scale(ScalingFactor::try_new(1, 2).unwrap());
        decoder.set_output_format(PixelFormat::Rgb);
        let half = decoder.decode_image().unwrap();
        let (width, height) = (half.width, half.height);
        Source {
            pixels: photo.pixels(),
            planes: photo.planes(),
            half: Pixels {
                width,
                height,
                samples: half.into_vec(),
            },
        }
    }
}

pub type Row = (&'static str, fn(&Source, (usize, usize)) -> Made);

pub const ROWS: &[Row] = &[
    ("planes, Lanczos3 (the product)", |of, size| {
        Made::Planes(planes(&of.planes, size, LANCZOS))
    }),
    ("planes, CatmullRom", |of, size| {
        Made::Planes(planes(&of.planes, size, FilterType::CatmullRom))
    }),
    ("pixels, Lanczos3", |of, size| {
        Made::Pixels(pixels(&of.pixels, size, LANCZOS))
    }),
    ("pixels, CatmullRom", |of, size| {
        Made::Pixels(pixels(&of.pixels, size, FilterType::CatmullRom))
    }),
    ("pixels, Lanczos3, linear light in 16 bits", |of, size| {
        Made::Pixels(linear(&of.pixels, size, PixelType::U16x3))
    }),
    ("pixels, Lanczos3, linear light in floats", |of, size| {
        Made::Pixels(linear(&of.pixels, size, PixelType::F32x3))
    }),
    (
        "pixels decoded at half size by DCT, Lanczos3",
        |of, size| Made::Pixels(pixels(&of.half, size, LANCZOS)),
    ),
];

pub fn table(photos: &[Photo], rounds: usize) {
    let mut times = vec![Vec::new(); ROWS.len()];
    let mut scores = vec![[const { Vec::new() }; 4]; ROWS.len()];
    for photo in photos {
        let source = Source::of(photo);
        let size = (WIDTH, photo.small_height());
        let judges =
            [false, true].map(|linear| Judge::new(&reference(&source.pixels, size, linear)));
        let area = (photo.width * photo.height) as f64;
        let mut each = vec![Vec::new(); ROWS.len()];
        for round in 0..rounds {
            for (at, (_, make)) in ROWS.iter().enumerate() {
                let (took, made) = time(|| make(&source, size));
                each[at].push(took / area);
                if round == 0 {
                    for (column, (quality, judge)) in [(100, 0), (100, 1), (82, 0), (82, 1)]
                        .into_iter()
                        .enumerate()
                    {
                        scores[at][column]
                            .push(judges[judge].score(&decoded(&made.as_jpeg(quality))));
                    }
                }
            }
        }
        each.iter()
            .enumerate()
            .for_each(|(at, each)| times[at].push(median(each)));
    }
    println!(
        "| | ns/px | 100, gamma: median (worst) | 100, linear | 82, gamma | 82, linear |\n|---|---|---|---|---|---|"
    );
    for (at, (name, _)) in ROWS.iter().enumerate() {
        let scores: Vec<String> = scores[at]
            .iter()
            .map(|scores| format!("{:.2} ({:.2})", median(scores), worst(scores)))
            .collect();
        println!(
            "| {name} | {:.2} | {} |",
            median(&times[at]),
            scores.join(" | ")
        );
    }
}

/// Both ways of one picture as PNG files beside the whole of it, to look at.
pub fn show(photo: &Photo, width: usize, folder: &str) {
    let source = photo.pixels();
    let size = (
        width,
        (photo.height * width + photo.width / 2) / photo.width,
    );
    for (name, linear) in [("gamma", false), ("linear", true)] {
        let picture = reference(&source, size, linear);
        let file =
            std::fs::File::create(format!("{folder}/{}-{width}-{name}.png", photo.name)).unwrap();
        let mut encoder = png::Encoder::new(file, size.0 as u32, size.1 as u32);
        encoder.set_color(png::ColorType::Rgb);
        encoder
            .write_header()
            .unwrap()
            .write_image_data(&picture.samples)
            .unwrap();
    }
}
