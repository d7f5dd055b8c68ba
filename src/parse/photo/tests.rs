use super::sample::*;
use super::*;
use jpeg_encoder::ColorType;

const RGB8: (::png::ColorType, ::png::BitDepth) = (::png::ColorType::Rgb, ::png::BitDepth::Eight);

fn probed(bytes: &[u8]) -> Result<PhotoHeader, PhotoProblem> {
    probe(bytes, PhotoLimits::default())
}

fn check(bytes: &[u8], expected: PhotoProblem) {
    assert_eq!(probed(bytes), Err(expected));
}

fn check_found(bytes: &[u8], found: Found) {
    check(bytes, PhotoProblem::Format { found });
}

fn small_jpeg() -> Vec<u8> {
    jpeg(&grain(64, 48), 64, 48, ColorType::Rgb, false, &[])
}

/// A PNG's chunk with a checksum of zero, which headers alone never look at.
fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    [&(data.len() as u32).to_be_bytes()[..], name, data, &[0; 4]].concat()
}

fn png_header(width: u32, height: u32) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let header = chunk(b"IHDR", &[&size[..], &[8, 2, 0, 0, 0]].concat());
    [b"\x89PNG\r\n\x1A\n", &header[..]].concat()
}

fn jpeg_header(frame_marker: u8, bits: u8, width: u16, height: u16) -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8, 0xFF, frame_marker, 0, 17, bits];
    bytes.extend(height.to_be_bytes());
    bytes.extend(width.to_be_bytes());
    bytes.extend([3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
    bytes.extend([0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0]);
    bytes
}

#[test]
fn reads_each_format() {
    let header = probed(&small_jpeg()).unwrap();
    assert_eq!(header.format, PhotoFormat::Jpeg);
    assert_eq!((header.stored.width, header.stored.height), (64, 48));
    assert_eq!(header.colour, ColourModel::Rgb);
    assert_eq!(header.held_coefficients, 0);
    let header = probed(&png(&target(5, 7), 5, 7, RGB8, &[])).unwrap();
    assert_eq!(header.format, PhotoFormat::Png);
    assert_eq!((header.stored.width, header.stored.height), (5, 7));
    for lossless in [false, true] {
        let header = probed(&webp(&target(33, 21), 33, 21, lossless, &[])).unwrap();
        assert_eq!(header.format, PhotoFormat::WebP);
        assert_eq!((header.stored.width, header.stored.height), (33, 21));
        assert!(!header.has_alpha);
    }
    let clear = flat(16, 16, &[9, 9, 9, 128]);
    assert!(probed(&webp(&clear, 16, 16, true, &[])).unwrap().has_alpha);
    assert!(probed(&webp(&clear, 16, 16, false, &[])).unwrap().has_alpha);
}

#[test]
fn sees_profile_inks_and_progression() {
    let icc = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let rgb = target(16, 16);
    let with = jpeg(&rgb, 16, 16, ColorType::Rgb, true, &profile_segment(&icc));
    let header = probed(&with).unwrap();
    assert!(header.has_profile);
    assert_eq!(header.held_coefficients, 3 * 16 * 16);
    assert!(!probed(&small_jpeg()).unwrap().has_profile);
    let with = png(&rgb, 16, 16, RGB8, &[profile_chunk(&icc)]);
    assert!(probed(&with).unwrap().has_profile);
    let with = webp(&rgb, 16, 16, false, &[(*b"ICCP", icc)]);
    assert!(probed(&with).unwrap().has_profile);
    let inks = flat(16, 16, &[1, 2, 3, 4]);
    let colour = |colours| {
        probed(&jpeg(&inks, 16, 16, colours, false, &[]))
            .unwrap()
            .colour
    };
    assert_eq!(colour(ColorType::Cmyk), ColourModel::Cmyk);
    assert_eq!(colour(ColorType::CmykAsYcck), ColourModel::Ycck);
    assert_eq!(colour(ColorType::Luma), ColourModel::Grey);
}

#[test]
fn orientation_turns_the_size_and_false_dimensions_do_not_count() {
    for tag in 0..=9 {
        for big_endian in [false, true] {
            let block = exif(tag, big_endian);
            let segment = vec![(1, [b"Exif\0\0", &block[..]].concat())];
            let bytes = jpeg(&target(40, 24), 40, 24, ColorType::Rgb, false, &segment);
            let upright = if (5..=8).contains(&tag) {
                (24, 40)
            } else {
                (40, 24)
            };
            let check = |bytes: &[u8]| {
                let header = probed(bytes).unwrap();
                assert_eq!(header.orientation, Orientation::from_tag(tag));
                assert_eq!((header.upright().width, header.upright().height), upright);
            };
            check(&bytes);
            check(&png(
                &target(40, 24),
                40,
                24,
                RGB8,
                &[(*b"eXIf", block.clone())],
            ));
            let prefixed = [b"Exif\0\0", &block[..]].concat();
            for data in [block, prefixed] {
                check(&webp(&target(40, 24), 40, 24, false, &[(*b"EXIF", data)]));
            }
        }
    }
}

#[test]
fn orientation_survives_nonsense() {
    let check = |block: &[u8], tag: u16| {
        assert_eq!(
            exif::orientation(block),
            Orientation::from_tag(tag),
            "{block:?}"
        );
    };
    let good = sample::exif(6, false);
    check(&good, 6);
    for length in 0..40 {
        check(&good[..length], 1);
    }
    let mut long_type = good.clone();
    long_type[10 + 3 * 12 + 2] = 4;
    check(&long_type, 1);
    let mut far = good.clone();
    far[4..8].copy_from_slice(&[0xFF; 4]);
    check(&far, 1);
    check(b"MM\0*\0\0\0\x08\xFF\xFF", 1);
}

#[test]
fn names_what_it_is_not() {
    check(b"", PhotoProblem::Empty);
    check(b"\0\x01\x02", PhotoProblem::TooShort { bytes: 3 });
    check("照片稍后补上。\n".as_bytes(), PhotoProblem::Text);
    check(b"\xD5\xD5\xC6\xAC\xC9\xD4\xBA\xF3", PhotoProblem::Text);
    check(b"\xFF\xFEh\0i\0", PhotoProblem::Text);
    check(&[0; 400], PhotoProblem::Unrecognised);
    check_found(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Found::Heic);
    check_found(b"\0\0\0\x1Cftypmsf1\0\0\0\0msf1hevc", Found::Heic);
    check_found(b"\0\0\0\x1Cftypmif1\0\0\0\0mif1avif", Found::Avif);
    check_found(b"\0\0\0\x18ftypheix", Found::Heic);
    check_found(b"\0\0\0\x18ftypqt  \0\0\0\0qt  ", Found::Video);
    check_found(b"II*\0\x08\0\0\0", Found::Tiff);
    check_found(b"GIF89a\x01\0\x01\0", Found::Gif);
    check_found(b"%PDF-1.7\n", Found::Pdf);
    check_found(b"PK\x03\x04\x14\0\x06\0", Found::Zip);
    check_found(b"\xEF\xBB\xBF\n<!DOCTYPE HTML><title>", Found::Html);
    check_found(b"<?xml version='1.0'?><svg xmlns=''/>", Found::Svg);
    check_found(&[b"BM", &[0; 12][..], &[40, 0, 0, 0]].concat(), Found::Bmp);
    check(b"BMI of the participants", PhotoProblem::Text);
}

#[test]
fn counts_pixels_before_anything_else() {
    let (width, height) = (30_000, 30_000);
    let pixels = chunk(b"IDAT", &vec![0; 100_000]);
    let bomb = [png_header(width, height), pixels].concat();
    check(&bomb, PhotoProblem::TooLarge { width, height });
    check(
        &png_header(width, height),
        PhotoProblem::TooLarge { width, height },
    );
    let (width, height) = (65_500, 65_500);
    let bomb = jpeg_header(0xC0, 8, 65_500, 65_500);
    check(&bomb, PhotoProblem::TooLarge { width, height });
    check(
        &bomb[..bomb.len() - 14],
        PhotoProblem::TooLarge { width, height },
    );
    let limits = PhotoLimits {
        max_megapixels: 1,
        ..PhotoLimits::default()
    };
    assert!(probe(&jpeg_header(0xC0, 8, 1000, 1000), limits).is_ok());
    assert!(probe(&jpeg_header(0xC0, 8, 1001, 1000), limits).is_err());
    // A small canvas around a large frame.
    let mut lying = webp(&target(16, 16), 16, 16, false, &[(*b"EXIF", vec![0; 4])]);
    let frame = lying
        .windows(3)
        .position(|three| three == [0x9D, 0x01, 0x2A])
        .unwrap();
    lying[frame + 3..frame + 7].copy_from_slice(&[0xFF, 0x3F, 0xFF, 0x3F]);
    assert!(matches!(probed(&lying), Err(PhotoProblem::Damaged { .. })));
}

#[test]
fn notices_a_cut_in_the_headers() {
    let segments = metadata_segments(6);
    let whole = jpeg(&grain(64, 48), 64, 48, ColorType::Rgb, false, &segments);
    check(&whole[..200], PhotoProblem::Truncated);
    let whole = png(&grain(64, 48), 64, 48, RGB8, &[]);
    check(&whole[..20], PhotoProblem::Truncated);
    check(&whole[..whole.len() * 2 / 3], PhotoProblem::Truncated);
    check(&whole[..whole.len() - 12], PhotoProblem::Truncated);
    let tolerant = PhotoLimits {
        tolerate_truncated: true,
        ..PhotoLimits::default()
    };
    assert!(probe(&whole[..whole.len() * 2 / 3], tolerant).is_ok());
    let whole = webp(&grain(64, 48), 64, 48, false, &[]);
    check(&whole[..whole.len() * 2 / 3], PhotoProblem::Truncated);
    check(&whole[..11], PhotoProblem::TooShort { bytes: 11 });
}

#[test]
fn names_unusual_codings() {
    let check = |bytes: &[u8], coding| check(bytes, PhotoProblem::Unusual { coding });
    check(&jpeg_header(0xC9, 8, 9, 9), UnusualCoding::Arithmetic);
    check(
        &jpeg_header(0xC3, 8, 9, 9),
        UnusualCoding::LosslessOrHierarchical,
    );
    check(&jpeg_header(0xC1, 12, 9, 9), UnusualCoding::SampleBits(12));
    check(&jpeg_header(0xC0, 8, 9, 0), UnusualCoding::HeightUnknown);
    assert!(matches!(
        probed(&jpeg_header(0xC0, 8, 0, 9)),
        Err(PhotoProblem::Damaged { .. })
    ));
}

#[test]
fn fits_without_enlarging() {
    let check = |stored: (u16, u16), max_width, expected| {
        let header = probed(&jpeg_header(0xC0, 8, stored.0, stored.1)).unwrap();
        assert_eq!(fit(&header, max_width), expected);
    };
    check((3840, 2160), 1600, (1600, 900));
    check((3000, 1999), 400, (400, 267));
    check((300, 200), 400, (300, 200));
    check((8, 5), 4, (4, 3));
    check((60_000, 10), 400, (400, 1));
    check((10, 60_000), 400, (3, 16_383));
    check((20_000, 30), 30_000, (16_383, 25));
    check((7, 7), 0, (1, 1));
}
