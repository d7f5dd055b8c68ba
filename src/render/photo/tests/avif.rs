//! AVIF, as far as it can be told without a decoder: tests of the pages show it in a browser.

use super::*;

/// The body of the first box of a name; boxes lie in one another, and the names are rare enough.
fn body<'a>(file: &'a [u8], name: &[u8; 4]) -> &'a [u8] {
    let at = memchr::memmem::find(file, name).unwrap();
    let length = u32::from_be_bytes(file[at - 4..at].try_into().unwrap()) as usize;
    &file[at + 4..at - 4 + length]
}

#[test]
fn avif_has_its_size_and_nothing_of_the_source() {
    let rgb = grain(200, 120);
    let source = jpeg(&rgb, 200, 120, ColorType::Rgb, false, &metadata_segments(6));
    let header = probe(&source, PhotoLimits::default()).unwrap();
    let spec = |quality| DerivativeSpec {
        width: 60,
        height: 100,
        format: DerivativeFormat::Avif,
        crop: None,
        quality,
    };
    let made = derive(&source, &header, &[spec(40), spec(90)], Ending::Required).unwrap();
    for file in &made {
        assert_eq!(&file[4..12], b"ftypavif");
        let extent = body(file, b"ispe");
        assert_eq!(extent[4..], [0, 0, 0, 60, 0, 0, 0, 100]);
        assert!(memchr::memmem::find(file, CANARY.as_bytes()).is_none());
        assert!(memchr::memmem::find(file, b"Exif").is_none());
    }
    assert!(made[0].len() * 2 < made[1].len());
    let again = derive(&source, &header, &[spec(40)], Ending::Required).unwrap();
    assert_eq!(again[0], made[0]);
}
