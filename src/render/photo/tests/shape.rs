//! Which way up, how large, from which source.

use super::*;

/// Every derivative shows the target's corners where they belong, at the size that was planned.
fn check_upright(bytes: &[u8]) {
    let outputs = derived(bytes, &[240, 100, 60]).unwrap();
    assert_eq!(outputs.len(), 6);
    let sizes = [
        (240, 180),
        (240, 180),
        (100, 75),
        (100, 75),
        (60, 45),
        (60, 45),
    ];
    for (output, size) in std::iter::zip(&outputs, sizes) {
        let picture = seen(output);
        assert_eq!((picture.width, picture.height), size);
        let (right, bottom) = (picture.width - 8, picture.height - 8);
        let corners = [(7, 7), (right, 7), (right, bottom), (7, bottom)];
        for ((x, y), colour) in std::iter::zip(corners, CORNERS) {
            near(picture.pixel(x, y), colour, 24);
        }
    }
}

#[test]
fn every_orientation_ends_upright() {
    let upright = target(320, 240);
    for tag in 0..=9 {
        let (grid, width, height) = stored_for(tag, &upright, 320, 240);
        let block = exif(tag, tag % 2 == 0);
        let segment = vec![(1, [b"Exif\0\0", &block[..]].concat())];
        check_upright(&jpeg(
            &grid,
            width,
            height,
            ColorType::Rgb,
            tag % 3 == 0,
            &segment,
        ));
        check_upright(&png(
            &grid,
            width,
            height,
            RGB8,
            &[(*b"eXIf", block.clone())],
        ));
        check_upright(&webp(
            &grid,
            width,
            height,
            tag % 2 == 0,
            &[(*b"EXIF", block)],
        ));
    }
}

#[test]
fn nothing_is_enlarged() {
    let bytes = jpeg(&target(60, 40), 60, 40, ColorType::Rgb, false, &[]);
    for output in derived(&bytes, &[400, 1600]).unwrap() {
        let picture = seen(&output);
        assert_eq!((picture.width, picture.height), (60, 40));
    }
    let header = probe(&bytes, PhotoLimits::default()).unwrap();
    let format = DerivativeFormat::Jpeg;
    let asked = DerivativeSpec {
        width: 400,
        height: 300,
        format,
        crop: None,
        quality: 82,
    };
    let picture = seen(&derive(&bytes, &header, &[asked], Ending::Required).unwrap()[0]);
    assert_eq!((picture.width, picture.height), (60, 40));
}

#[test]
fn one_pixel_and_long_strips_work() {
    for (width, height) in [(1, 1), (1, 900), (900, 1), (17, 3)] {
        let bytes = png(&target(width, height), width, height, RGB8, &[]);
        for output in derived(&bytes, &[400, 7, 1]).unwrap() {
            assert!(seen(&output).width <= width);
        }
        let bytes = jpeg(
            &target(width, height),
            width,
            height,
            ColorType::Rgb,
            false,
            &[],
        );
        assert_eq!(derived(&bytes, &[400, 7, 1]).unwrap().len(), 6);
    }
}

#[test]
fn the_order_of_the_specs_is_kept_and_does_not_matter() {
    let bytes = jpeg(&grain(200, 120), 200, 120, ColorType::Rgb, false, &[]);
    let header = probe(&bytes, PhotoLimits::default()).unwrap();
    let forth = specs(&header, &[160, 40, 70]);
    let back: Vec<_> = forth.iter().rev().copied().collect();
    let mut of_back = derive(&bytes, &header, &back, Ending::Required).unwrap();
    of_back.reverse();
    assert_eq!(
        derive(&bytes, &header, &forth, Ending::Required).unwrap(),
        of_back
    );
    assert_eq!(
        derive(&bytes, &header, &[], Ending::Required),
        Ok(Vec::new())
    );
}

/// A derivative from the next larger one looks like one from the source: 40 dB and more. Rounding to 8 bits alone is 59.
#[test]
fn the_chain_costs_no_visible_quality() {
    let rgb = grain(640, 480);
    let sources = [
        png(&rgb, 640, 480, RGB8, &[]),
        jpeg(&rgb, 640, 480, ColorType::Rgb, false, &[]),
    ];
    for bytes in sources {
        let header = probe(&bytes, PhotoLimits::default()).unwrap();
        let smallest = |widths: &[u32]| {
            let specs = specs(&header, widths);
            let made = pictures(&bytes, &header, &specs, Ending::Required).unwrap();
            made.last().unwrap().pixels().samples.clone()
        };
        let (chained, direct) = (smallest(&[320, 160, 80]), smallest(&[80]));
        let squares: f64 = std::iter::zip(&chained, &direct)
            .map(|(a, b)| f64::from(a.abs_diff(*b)).powi(2))
            .sum();
        let noise: f64 = squares / direct.len() as f64;
        let decibels = 10.0 * (255.0 * 255.0 / noise.max(1e-9)).log10();
        assert!(decibels > 40.0, "{decibels} dB");
    }
}

/// Fails when the same source gives other bytes than the last time somebody looked: then `ENCODER_VERSION` has to be
/// raised with the numbers here, or caches would serve the old bytes under the same address.
#[test]
fn the_bytes_belong_to_this_encoder_version() {
    let icc = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let bytes = jpeg(
        &grain(200, 120),
        200,
        120,
        ColorType::Rgb,
        false,
        &profile_segment(&icc),
    );
    let sums: Vec<u64> = derived(&bytes, &[160, 40])
        .unwrap()
        .iter()
        .map(|output| {
            output.iter().fold(0xCBF2_9CE4_8422_2325, |sum: u64, byte| {
                (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3)
            })
        })
        .collect();
    let expected = vec![
        4_366_075_192_046_901_678,
        4_140_496_504_614_799_314,
        16_755_974_903_980_491_702,
        15_002_956_822_297_365_666,
    ];
    assert_eq!((ENCODER_VERSION, sums), ("2", expected));
}

#[test]
fn the_cost_covers_what_is_held() {
    let jpeg_of = |progressive| {
        let bytes = jpeg(
            &target(160, 160),
            160,
            160,
            ColorType::Rgb,
            progressive,
            &[],
        );
        cost_bytes(&probe(&bytes, PhotoLimits::default()).unwrap())
    };
    let pixels = 160 * 160;
    assert!(jpeg_of(false) >= pixels * 3);
    assert_eq!(jpeg_of(true) - jpeg_of(false), pixels * 6);
}

/// A crop of a picture that is stored in every way shows the corner it is told to.
#[test]
fn a_crop_is_around_its_focus_however_it_is_stored() {
    let upright = target(320, 240);
    let points = [(0, 0), (1000, 0), (1000, 1000), (0, 1000)];
    for tag in 1..=8 {
        let (grid, width, height) = stored_for(tag, &upright, 320, 240);
        let segment = vec![(1, [b"Exif\0\0", &exif(tag, true)[..]].concat())];
        let bytes = jpeg(&grid, width, height, ColorType::Rgb, false, &segment);
        let header = probe(&bytes, PhotoLimits::default()).unwrap();
        for (point, colour) in std::iter::zip(points, CORNERS) {
            for (width, height) in [(60, 120), (120, 60)] {
                let spec = DerivativeSpec {
                    width,
                    height,
                    format: DerivativeFormat::Jpeg,
                    crop: Some(Focus::At(point.0, point.1)),
                    quality: 82,
                };
                let made = derive(&bytes, &header, &[spec], Ending::Required).unwrap();
                let picture = seen(&made[0]);
                assert_eq!(
                    (picture.width, picture.height),
                    (width as usize, height as usize)
                );
                let x = if point.0 == 0 { 6 } else { picture.width - 7 };
                let y = if point.1 == 0 { 6 } else { picture.height - 7 };
                near(picture.pixel(x, y), colour, 24);
            }
        }
    }
}

/// A crop is not distorted: a circle stays one.
#[test]
fn a_crop_keeps_its_proportions() {
    let mut rgb = flat(400, 300, &[255, 255, 255]);
    for (at, pixel) in rgb.chunks_exact_mut(3).enumerate() {
        let (x, y) = ((at % 400) as i32 - 200, (at / 400) as i32 - 150);
        if x * x + y * y < 100 * 100 {
            pixel.fill(0);
        }
    }
    let bytes = jpeg(&rgb, 400, 300, ColorType::Rgb, false, &[]);
    let header = probe(&bytes, PhotoLimits::default()).unwrap();
    for focus in [Focus::At(500, 500), Focus::Busiest] {
        let spec = DerivativeSpec {
            width: 120,
            height: 150,
            format: DerivativeFormat::Jpeg,
            crop: Some(focus),
            quality: 90,
        };
        let made = derive(&bytes, &header, &[spec], Ending::Required).unwrap();
        let picture = seen(&made[0]);
        let dark = |x: usize, y: usize| picture.pixel(x, y)[1] < 128;
        let across = (0..120).filter(|x| dark(*x, 75)).count();
        let down = (0..150).filter(|y| dark(60, *y)).count();
        // 199 pixels, made half as large.
        assert_eq!(across, down, "{focus:?}");
        assert!((99..=100).contains(&across), "{across}");
    }
}
