//! Writing AVIF by ravif, without assembly and on one thread. Nothing here reads it: `../avif.py` scores the files.

use ravif::{Encoder, Img, RGB8};

use crate::jpeg;
use crate::measure::time;
use crate::photo::{Photo, Pixels, Small};
use crate::resize::planes_as_jpeg;

fn encode(of: &Pixels, speed: u8, quality: f32) -> Vec<u8> {
    let pixels: Vec<RGB8> = of
        .samples
        .chunks_exact(3)
        .map(|rgb| RGB8::new(rgb[0], rgb[1], rgb[2]))
        .collect();
    let encoder = Encoder::new()
        .with_speed(speed)
        .with_quality(quality)
        .with_num_threads(Some(1));
    encoder
        .encode_rgb(Img::new(&pixels, of.width, of.height))
        .unwrap()
        .avif_file
}

/// Files by speed and quality, the reference of each photograph as raw pixels, and its JPEG.
pub fn files(photos: &[Photo], folder: &str) {
    println!("photo speed quality ns/px bytes");
    for photo in photos {
        let small = Small::of(photo);
        let of = &small.reference;
        let area = (of.width * of.height) as f64;
        std::fs::write(
            format!("{folder}/{}-{}x{}.rgb", photo.name, of.width, of.height),
            &of.samples,
        )
        .unwrap();
        std::fs::write(
            format!("{folder}/{}.jpg", photo.name),
            planes_as_jpeg(&small.planes, jpeg::QUALITY),
        )
        .unwrap();
        for speed in [6, 7, 8] {
            for quality in [82.0, 90.0, 95.0] {
                let (took, file) = time(|| encode(&small.pixels, speed, quality));
                println!(
                    "{} {speed} {quality} {:.0} {}",
                    photo.name,
                    took / area,
                    file.len()
                );
                std::fs::write(
                    format!("{folder}/{}-{speed}-{quality}.avif", photo.name),
                    file,
                )
                .unwrap();
            }
        }
    }
}
