//! What a file is, by its first bytes. Names lie: an iPhone's HEIC arrives as `.jpg`, a saved web page too.

use super::number::array;
use super::{Found, PhotoFormat, PhotoProblem};

/// Tells the format, or what the file is instead.
pub(super) fn recognise(bytes: &[u8]) -> Result<PhotoFormat, PhotoProblem> {
    if bytes.is_empty() {
        return Err(PhotoProblem::Empty);
    }
    if bytes.starts_with(b"\xFF\xD8\xFF") {
        return Ok(PhotoFormat::Jpeg);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1A\n") {
        return Ok(PhotoFormat::Png);
    }
    if bytes.starts_with(b"RIFF") && array(bytes, 8) == Some(*b"WEBP") {
        return Ok(PhotoFormat::WebP);
    }
    if let Some(found) = other(bytes) {
        return Err(PhotoProblem::Format { found });
    }
    if is_text(bytes) {
        return Err(PhotoProblem::Text);
    }
    if bytes.len() < 16 {
        return Err(PhotoProblem::TooShort { bytes: bytes.len() });
    }
    Err(PhotoProblem::Unrecognised)
}

fn other(bytes: &[u8]) -> Option<Found> {
    const SIGNATURES: [(&[u8], Found); 17] = [
        (b"GIF87a", Found::Gif),
        (b"GIF89a", Found::Gif),
        (b"II*\0", Found::Tiff),
        (b"MM\0*", Found::Tiff),
        (b"II+\0", Found::Tiff),
        (b"MM\0+", Found::Tiff),
        (b"\0\0\0\x0CjP  \r\n\x87\n", Found::Jpeg2000),
        (b"\xFF\x4F\xFF\x51", Found::Jpeg2000),
        (b"\0\0\0\x0CJXL \r\n\x87\n", Found::JpegXl),
        (b"\xFF\x0A", Found::JpegXl),
        (b"8BPS\0", Found::Psd),
        (b"%PDF-", Found::Pdf),
        (b"PK\x03\x04", Found::Zip),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Found::Office),
        (b"Rar!\x1A\x07", Found::Archive),
        (b"7z\xBC\xAF\x27\x1C", Found::Archive),
        (b"\x1A\x45\xDF\xA3", Found::Video),
    ];
    let by_signature = SIGNATURES
        .iter()
        .find(|(signature, _)| bytes.starts_with(signature))
        .map(|(_, found)| *found);
    by_signature
        .or_else(|| bitmap(bytes))
        .or_else(|| media_box(bytes))
        .or_else(|| markup(bytes))
}

/// `BM` alone also begins many texts, so the size of the second header has to be a known one.
fn bitmap(bytes: &[u8]) -> Option<Found> {
    let known = bytes.starts_with(b"BM")
        && matches!(
            super::number::le32(bytes, 14)?,
            12 | 40 | 52 | 56 | 64 | 108 | 124
        );
    known.then_some(Found::Bmp)
}

/// The first box of an ISO base media file (ISO/IEC 14496-12): `ftyp`, its major brand and the compatible ones.
fn media_box(bytes: &[u8]) -> Option<Found> {
    let length = usize::try_from(super::number::be32(bytes, 0)?).ok()?;
    match &array::<4>(bytes, 4)? {
        b"ftyp" => {}
        // Old QuickTime films have no `ftyp`.
        b"moov" | b"mdat" | b"wide" => return Some(Found::Video),
        _ => return None,
    }
    // A cut or lying length must not hide the brands that are there.
    let end = length.clamp(12, 256).min(bytes.len());
    let (brands, _) = bytes.get(8..end)?.as_chunks::<4>();
    let has = |wanted: &[[u8; 4]]| brands.iter().any(|brand| wanted.contains(brand));
    if has(&[*b"avif", *b"avis"]) {
        return Some(Found::Avif);
    }
    let heic = [
        *b"heic", *b"heix", *b"heim", *b"heis", *b"hevc", *b"hevx", *b"hevm", *b"hevs", *b"mif1",
        *b"mif2", *b"msf1",
    ];
    Some(if has(&heic) {
        Found::Heic
    } else {
        Found::Video
    })
}

fn markup(bytes: &[u8]) -> Option<Found> {
    let start = super::number::up_to(bytes, 0, 1024);
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    let start = start.trim_ascii_start().to_ascii_lowercase();
    if start.starts_with(b"<svg") {
        return Some(Found::Svg);
    }
    if start.starts_with(b"<!doctype html") || start.starts_with(b"<html") {
        return Some(Found::Html);
    }
    let svg_inside = start.starts_with(b"<?xml") && start.windows(4).any(|four| four == b"<svg");
    svg_inside.then_some(Found::Svg)
}

/// Text in any encoding this country uses: UTF-16 by its mark, all others by the absence of control characters.
fn is_text(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return true;
    }
    super::number::up_to(bytes, 0, 512)
        .iter()
        .all(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | 0x20..=0x7E | 0x80..=0xFF))
}
