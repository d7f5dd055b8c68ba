//! The orientation tag of EXIF (CIPA DC-008, tag 0x0112), and nothing else of it: every other tag stays unread, and none
//! is ever published.

use super::number::{be16, be32, le16, le32};
use crate::input::photo::Orientation;

/// Reads the orientation from an EXIF block, with or without the prefix `Exif\0\0` that JPEG requires and that some
/// writers put into WebP as well. Anything malformed means "as stored".
pub(super) fn orientation(block: &[u8]) -> Orientation {
    let tiff = block.strip_prefix(b"Exif\0\0").unwrap_or(block);
    tag(tiff).map(Orientation::from_tag).unwrap_or_default()
}

fn tag(tiff: &[u8]) -> Option<u16> {
    type Read16 = fn(&[u8], usize) -> Option<u16>;
    type Read32 = fn(&[u8], usize) -> Option<u32>;
    let (read16, read32): (Read16, Read32) = match tiff.get(..4)? {
        b"II*\0" => (le16, le32),
        b"MM\0*" => (be16, be32),
        _ => return None,
    };
    let directory = usize::try_from(read32(tiff, 4)?).ok()?;
    let entries = read16(tiff, directory)?;
    for index in 0..usize::from(entries) {
        let entry = directory.checked_add(2 + index * 12)?;
        if read16(tiff, entry)? == 0x0112 {
            // A SHORT, once. Others exist in the wild, and viewers ignore them.
            let short = read16(tiff, entry + 2)? == 3 && read32(tiff, entry + 4)? == 1;
            return if short { read16(tiff, entry + 8) } else { None };
        }
    }
    None
}
