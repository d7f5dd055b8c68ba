//! Cut, broken, lying and talkative files.

use super::*;

#[test]
fn a_cut_picture_is_an_error_and_not_a_grey_one() {
    let rgb = grain(320, 240);
    let wholes = [
        jpeg(&rgb, 320, 240, ColorType::Rgb, false, &metadata_segments(6)),
        jpeg(&rgb, 320, 240, ColorType::Rgb, true, &metadata_segments(1)),
        jpeg(
            &flat(320, 240, &[9, 9, 9, 9]),
            320,
            240,
            ColorType::Cmyk,
            false,
            &[],
        ),
        png(&rgb, 320, 240, RGB8, &[]),
        webp(&rgb, 320, 240, false, &[]),
        webp(&rgb, 320, 240, true, &[(*b"EXIF", exif(1, true))]),
    ];
    for whole in &wholes {
        assert!(derived(whole, &[100]).is_ok());
        for part in [
            whole.len() / 3,
            whole.len() * 2 / 3,
            whole.len() * 99 / 100,
            200,
        ] {
            assert_eq!(
                derived(&whole[..part], &[100]),
                Err(PhotoProblem::Truncated),
                "{part}"
            );
        }
    }
    // What headers cannot see, the decoders do.
    for whole in wholes {
        let header = probe(&whole, PhotoLimits::default()).unwrap();
        let specs = specs(&header, &[100]);
        let cut = derive(
            &whole[..whole.len() * 2 / 3],
            &header,
            &specs,
            Ending::Required,
        );
        assert_eq!(cut, Err(PhotoProblem::Truncated));
    }
}

#[test]
fn a_missing_end_marker_harms_nobody() {
    for progressive in [false, true] {
        let whole = jpeg(&grain(64, 48), 64, 48, ColorType::Rgb, progressive, &[]);
        let cut = &whole[..whole.len() - 2];
        assert_eq!(derived(cut, &[60]).is_ok(), !progressive);
        let trailing = [&whole[..], b"MotionPhoto", &whole].concat();
        assert_eq!(derived(&trailing, &[60]), derived(&whole, &[60]));
    }
}

#[test]
fn a_cut_picture_is_shown_where_it_is_tolerated() {
    let limits = PhotoLimits {
        tolerate_truncated: true,
        ..PhotoLimits::default()
    };
    let rgb = flat(320, 240, &CORNERS[0]);
    let mut grainy = grain(320, 240);
    grainy[..rgb.len() / 2].copy_from_slice(&rgb[..rgb.len() / 2]);
    let jpegs = [false, true].map(|p| jpeg(&grainy, 320, 240, ColorType::Rgb, p, &[]));
    for whole in [&jpegs[0], &jpegs[1], &png(&grainy, 320, 240, RGB8, &[])] {
        let cut = &whole[..whole.len() * 2 / 3];
        let header = probe(cut, limits).unwrap();
        let outputs = derive(cut, &header, &specs(&header, &[160]), Ending::Optional).unwrap();
        near(seen(&outputs[0]).pixel(40, 20), CORNERS[0], 24);
    }
}

#[test]
fn a_comment_of_sixty_megabytes_is_not_read() {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 64, 48);
    encoder.set_color(png::ColorType::Rgb);
    encoder
        .add_ztxt_chunk("Comment".into(), "a".repeat(60_000_000))
        .unwrap();
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&target(64, 48)).unwrap();
    writer.finish().unwrap();
    assert!(bytes.len() < 1_000_000);
    assert_eq!(
        derived(&bytes, &[32]),
        derived(&png(&target(64, 48), 64, 48, RGB8, &[]), &[32])
    );
}

#[test]
fn a_profile_of_sixty_megabytes_is_damage() {
    let icc = vec![0; 60_000_000];
    let bytes = png(&target(64, 48), 64, 48, RGB8, &[profile_chunk(&icc)]);
    assert!(matches!(
        derived(&bytes, &[32]),
        Err(PhotoProblem::Damaged { .. })
    ));
}

#[test]
fn no_metadata_gets_out() {
    let rgb = grain(200, 120);
    let icc = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let mut segments = metadata_segments(1);
    segments.extend(profile_segment(&icc));
    let mut commented = jpeg(&rgb, 200, 120, ColorType::Rgb, false, &segments);
    let comment = [
        &[0xFF, 0xFE, 0, 2 + CANARY.len() as u8][..],
        CANARY.as_bytes(),
    ]
    .concat();
    commented.splice(2..2, comment);
    let text = (*b"tEXt", [b"Comment\0", CANARY.as_bytes()].concat());
    let xmp = (*b"XMP ", CANARY.as_bytes().to_vec());
    let sources = [
        commented,
        png(
            &rgb,
            200,
            120,
            RGB8,
            &[profile_chunk(&icc), (*b"eXIf", exif(1, true)), text],
        ),
        webp(
            &rgb,
            200,
            120,
            false,
            &[(*b"ICCP", icc), (*b"EXIF", exif(1, false)), xmp],
        ),
    ];
    let marks: [&[u8]; 8] = [
        CANARY.as_bytes(),
        b"Exif",
        b"EXIF",
        b"ICC",
        b"xmp",
        b"XMP",
        b"8BIM",
        b"Adobe",
    ];
    for source in sources {
        assert!(
            source
                .windows(CANARY.len())
                .any(|part| part == CANARY.as_bytes())
        );
        for output in derived(&source, &[160, 80]).unwrap() {
            for mark in marks {
                assert!(
                    !output.windows(mark.len()).any(|part| part == mark),
                    "{mark:?}"
                );
            }
        }
    }
}

#[test]
fn a_header_of_other_bytes_is_refused() {
    let one = jpeg(&target(64, 48), 64, 48, ColorType::Rgb, false, &[]);
    let other = jpeg(&target(48, 64), 48, 64, ColorType::Rgb, false, &[]);
    let header = probe(&one, PhotoLimits::default()).unwrap();
    let outcome = derive(&other, &header, &specs(&header, &[32]), Ending::Required);
    assert!(matches!(outcome, Err(PhotoProblem::Damaged { .. })));
}

/// Small files of every kind, each with thousands of changed bytes, cuts and repetitions: errors, never a panic.
#[test]
fn mutated_files_never_panic() {
    let rgb = grain(40, 24);
    let clear: Vec<u8> = rgb
        .chunks(3)
        .flat_map(|p| [p[0], p[1], p[2], p[0]])
        .collect();
    let icc = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let mut segments = metadata_segments(6);
    segments.extend(profile_segment(&icc));
    let rgba8 = (png::ColorType::Rgba, png::BitDepth::Eight);
    let seeds = [
        jpeg(&rgb, 40, 24, ColorType::Rgb, false, &segments),
        jpeg(&rgb, 40, 24, ColorType::Rgb, true, &[]),
        jpeg(&rgb, 40, 24, ColorType::Rgb, false, &[]),
        jpeg(&clear, 40, 24, ColorType::CmykAsYcck, true, &[]),
        jpeg(&clear, 40, 24, ColorType::Cmyk, false, &[]),
        png(
            &clear,
            40,
            24,
            rgba8,
            &[profile_chunk(&icc), (*b"eXIf", exif(8, true))],
        ),
        webp(
            &rgb,
            40,
            24,
            false,
            &[(*b"ICCP", icc), (*b"EXIF", exif(5, true))],
        ),
        webp(&clear, 40, 24, true, &[]),
        webp(&clear, 40, 24, false, &[]),
    ];
    let limits = PhotoLimits {
        max_megapixels: 1,
        tolerate_truncated: false,
    };
    let tolerant = PhotoLimits {
        tolerate_truncated: true,
        ..limits
    };
    let mut noise = Noise::new(20_260_202);
    let mut derived = 0;
    for seed in &seeds {
        for round in 0..MUTATIONS {
            let mut bytes = seed.clone();
            for _ in 0..=noise.below(4) {
                let at = noise.below(bytes.len());
                match noise.below(8) {
                    0 => bytes.truncate(at.max(1)),
                    1 => bytes.insert(at, noise.below(256) as u8),
                    2 => bytes[at] = 0xFF,
                    3 => bytes[at] ^= 1 << noise.below(8),
                    _ => bytes[at] = noise.below(256) as u8,
                }
            }
            let (limits, ending) = if round % 2 == 0 {
                (limits, Ending::Required)
            } else {
                (tolerant, Ending::Optional)
            };
            if let Ok(header) = probe(&bytes, limits) {
                let specs = specs(&header, &[16]);
                derived += usize::from(derive(&bytes, &header, &specs, ending).is_ok());
            }
        }
    }
    // The mutations are mild enough that many files survive: the decoders were really run.
    assert!(derived > MUTATIONS);
}

const MUTATIONS: usize = 400;
