//! Whatever a source is stored in, its derivatives show the colour in sRGB.

use super::*;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// What the flat pictures look like, in sRGB.
const BRICK: [u8; 3] = [200, 60, 40];

fn check_flat(bytes: &[u8], expected: [u8; 3]) {
    let outputs = derived(bytes, &[60, 20]).unwrap();
    assert_eq!(outputs.len(), 4);
    for output in outputs {
        near(seen(&output).centre(), expected, 5);
    }
}

/// The numbers of `BRICK` in another space.
fn numbers_in(profile: &ColorProfile) -> [u8; 3] {
    let mut out = [0; 3];
    ColorProfile::new_srgb()
        .create_transform_8bit(
            Layout::Rgb,
            profile,
            Layout::Rgb,
            TransformOptions::default(),
        )
        .unwrap()
        .transform(&BRICK, &mut out)
        .unwrap();
    out
}

#[test]
fn wide_gamuts_become_srgb() {
    let profiles = [
        ColorProfile::new_display_p3(),
        ColorProfile::new_adobe_rgb(),
    ];
    for profile in profiles {
        let icc = profile.encode().unwrap();
        let pixel = numbers_in(&profile);
        assert!(
            pixel[0].abs_diff(BRICK[0]) > 12,
            "the test would pass without a conversion"
        );
        let rgb = flat(96, 64, &pixel);
        let clear = flat(96, 64, &[pixel[0], pixel[1], pixel[2], 255]);
        let rgba8 = (png::ColorType::Rgba, png::BitDepth::Eight);
        check_flat(
            &jpeg(&rgb, 96, 64, ColorType::Rgb, false, &profile_segment(&icc)),
            BRICK,
        );
        check_flat(
            &jpeg(&rgb, 96, 64, ColorType::Rgb, true, &profile_segment(&icc)),
            BRICK,
        );
        check_flat(&png(&rgb, 96, 64, RGB8, &[profile_chunk(&icc)]), BRICK);
        check_flat(&png(&clear, 96, 64, rgba8, &[profile_chunk(&icc)]), BRICK);
        check_flat(&webp(&rgb, 96, 64, true, &[(*b"ICCP", icc.clone())]), BRICK);
    }
}

#[test]
fn a_useless_profile_counts_as_none() {
    let rgb = flat(96, 64, &BRICK);
    let grey = ColorProfile::new_gray_with_gamma(1.0).encode().unwrap();
    for icc in [grey, b"not a profile".to_vec(), vec![0; 200]] {
        check_flat(
            &jpeg(&rgb, 96, 64, ColorType::Rgb, false, &profile_segment(&icc)),
            BRICK,
        );
        check_flat(&png(&rgb, 96, 64, RGB8, &[profile_chunk(&icc)]), BRICK);
    }
}

#[test]
fn inks_become_colours() {
    // 255 is full ink here: the encoder inverts, as Photoshop does.
    let pure = flat(96, 64, &[55, 195, 215, 0]);
    let with_black = flat(96, 64, &[0, 140, 175, 55]);
    for colours in [ColorType::Cmyk, ColorType::CmykAsYcck] {
        for progressive in [false, true] {
            check_flat(&jpeg(&pure, 96, 64, colours, progressive, &[]), BRICK);
            check_flat(
                &jpeg(&with_black, 96, 64, colours, progressive, &[]),
                [200, 90, 63],
            );
        }
    }
}

#[test]
fn inks_follow_their_profile() {
    // Full cyan is made a middle grey by this profile, which nothing but the profile could cause.
    let cyan = flat(96, 64, &[255, 0, 0, 0]);
    let icc = ink_profile();
    let parsed = ColorProfile::new_from_slice(&icc).unwrap();
    assert_eq!(parsed.color_space, DataColorSpace::Cmyk);
    for colours in [ColorType::Cmyk, ColorType::CmykAsYcck] {
        check_flat(
            &jpeg(&cyan, 96, 64, colours, false, &profile_segment(&icc)),
            [119; 3],
        );
        check_flat(&jpeg(&cyan, 96, 64, colours, false, &[]), [0, 255, 255]);
    }
}

/// An ICC v2 profile for CMYK whose lookup table knows two lightnesses: L* 100 without cyan, 50 with it.
fn ink_profile() -> Vec<u8> {
    let mut lut = b"mft1\0\0\0\0\x04\x03\x02\0".to_vec();
    for value in [1, 0, 0, 0, 1, 0, 0, 0, 1i32] {
        lut.extend((value << 16).to_be_bytes());
    }
    let line: Vec<u8> = (0..=255).collect();
    lut.extend(line.repeat(4));
    for node in 0..16 {
        // The first ink varies slowest.
        let lightness = if node & 8 == 0 { 255 } else { 128 };
        lut.extend([lightness, 128, 128]);
    }
    lut.extend(line.repeat(3));
    let mut profile = vec![0; 128];
    profile[8] = 2;
    profile[12..16].copy_from_slice(b"prtr");
    profile[16..20].copy_from_slice(b"CMYK");
    profile[20..24].copy_from_slice(b"Lab ");
    profile[36..40].copy_from_slice(b"acsp");
    for (at, value) in [(68, 0xF6D6u32), (72, 0x10000), (76, 0xD32D)] {
        profile[at..at + 4].copy_from_slice(&value.to_be_bytes());
    }
    profile.extend(1u32.to_be_bytes());
    profile.extend(b"A2B0");
    profile.extend(144u32.to_be_bytes());
    profile.extend((lut.len() as u32).to_be_bytes());
    profile.extend(lut);
    let length = profile.len() as u32;
    profile[..4].copy_from_slice(&length.to_be_bytes());
    profile
}

#[test]
fn grey_stays_grey() {
    let grey8 = (png::ColorType::Grayscale, png::BitDepth::Eight);
    check_flat(&png(&flat(96, 64, &[90]), 96, 64, grey8, &[]), [90; 3]);
    check_flat(
        &jpeg(&flat(96, 64, &[90]), 96, 64, ColorType::Luma, false, &[]),
        [90; 3],
    );
    check_flat(
        &jpeg(&flat(96, 64, &[90]), 96, 64, ColorType::Luma, true, &[]),
        [90; 3],
    );
    // A linear 55 is sRGB's 127.
    let icc = ColorProfile::new_gray_with_gamma(1.0).encode().unwrap();
    let linear = flat(96, 64, &[55]);
    check_flat(
        &png(&linear, 96, 64, grey8, &[profile_chunk(&icc)]),
        [127; 3],
    );
    let segments = profile_segment(&icc);
    check_flat(
        &jpeg(&linear, 96, 64, ColorType::Luma, false, &segments),
        [127; 3],
    );
    let one_component = &derived(&png(&linear, 96, 64, grey8, &[]), &[60]).unwrap()[0];
    let header = probe(one_component, PhotoLimits::default()).unwrap();
    assert_eq!(header.colour, ColourModel::Grey);
}

#[test]
fn every_kind_of_png_is_read() {
    use png::{BitDepth, ColorType};
    let check = |pixel: &[u8], kind, expected| {
        check_flat(&png(&flat(96, 64, pixel), 96, 64, kind, &[]), expected);
    };
    let wide = [200, 60, 40]
        .map(|value: u16| (value * 257).to_be_bytes())
        .concat();
    check(&wide, (ColorType::Rgb, BitDepth::Sixteen), BRICK);
    let clear = [&wide[..], &[0xFF, 0xFF]].concat();
    check(&clear, (ColorType::Rgba, BitDepth::Sixteen), BRICK);
    check(&[90, 0], (ColorType::Grayscale, BitDepth::Sixteen), [90; 3]);
    check(
        &[90, 255],
        (ColorType::GrayscaleAlpha, BitDepth::Eight),
        [90; 3],
    );
    check(&[1], (ColorType::Indexed, BitDepth::Eight), CORNERS[1]);
    let bits = vec![0xFF; 12 * 64];
    check_flat(
        &png(&bits, 96, 64, (ColorType::Grayscale, BitDepth::One), &[]),
        [255; 3],
    );
}

#[test]
fn transparency_is_white_in_jpeg_and_stays_in_webp() {
    use png::{BitDepth, ColorType};
    let half = flat(96, 64, &[200, 60, 40, 128]);
    let outputs = derived(
        &png(&half, 96, 64, (ColorType::Rgba, BitDepth::Eight), &[]),
        &[60],
    );
    let outputs = outputs.unwrap();
    near(seen(&outputs[0]).centre(), [227, 157, 147], 5);
    near(seen(&outputs[1]).centre(), BRICK, 5);
    assert!(
        probe(&outputs[1], PhotoLimits::default())
            .unwrap()
            .has_alpha
    );
    let clear = flat(96, 64, &[2]);
    let outputs = derived(
        &png(&clear, 96, 64, (ColorType::Indexed, BitDepth::Eight), &[]),
        &[60],
    );
    near(seen(&outputs.unwrap()[0]).centre(), [255; 3], 2);
    let grey = flat(96, 64, &[0, 0]);
    let kind = (ColorType::GrayscaleAlpha, BitDepth::Eight);
    near(
        seen(&derived(&png(&grey, 96, 64, kind, &[]), &[60]).unwrap()[0]).centre(),
        [255; 3],
        2,
    );
}

#[test]
fn rgb_without_a_transform_is_read_as_rgb() {
    // Photoshop's "RGB" JPEG: no JFIF, an Adobe marker that says 0.
    let adobe = vec![(14, b"Adobe\0\x64\0\0\0\0\0".to_vec())];
    let with_jfif = jpeg(
        &flat(96, 64, &BRICK),
        96,
        64,
        ColorType::Ycbcr,
        false,
        &adobe,
    );
    let bytes = [&with_jfif[..2], &with_jfif[20..]].concat();
    assert!(bytes.windows(4).all(|four| four != b"JFIF"));
    check_flat(&bytes, BRICK);
    // With JFIF, the marker is wrong: JFIF is YCbCr. So libjpeg, so browsers.
    check_flat(
        &jpeg(&flat(96, 64, &BRICK), 96, 64, ColorType::Rgb, false, &adobe),
        BRICK,
    );
    check_flat(
        &jpeg(&flat(96, 64, &[90]), 96, 64, ColorType::Luma, false, &adobe),
        [90; 3],
    );
}
