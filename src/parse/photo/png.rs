//! PNG's chunks (W3C PNG, third edition). All are walked, by their lengths: `eXIf` may stand after the pixels, and a file
//! without its last chunk, `IEND`, was cut.

use super::number::{be32, up_to};
use super::{
    ColourModel, Orientation, PhotoFormat, PhotoHeader, PhotoProblem, PixelSize, Whole, exif,
};

const SIGNATURE_LENGTH: usize = 8;
/// Length, name and checksum around a chunk's data.
const FRAME: usize = 12;

pub(super) fn read(bytes: &[u8]) -> Result<(PhotoHeader, Whole), PhotoProblem> {
    let mut header = first_chunk(up_to(bytes, SIGNATURE_LENGTH, 25))?;
    let mut whole = Whole::No;
    let mut oriented = false;
    let mut at = SIGNATURE_LENGTH;
    while let (Some(length), Some(name)) = (be32(bytes, at), bytes.get(at + 4..at + 8)) {
        let length = length as usize;
        let data = up_to(bytes, at + 8, length);
        if data.len() < length {
            break;
        }
        match name {
            b"IEND" => {
                whole = Whole::Yes;
                break;
            }
            b"iCCP" => header.has_profile = true,
            b"tRNS" => header.has_alpha = true,
            b"eXIf" if !oriented => {
                header.orientation = exif::orientation(data);
                oriented = true;
            }
            _ => {}
        }
        at += length + FRAME;
    }
    Ok((header, whole))
}

fn first_chunk(chunk: &[u8]) -> Result<PhotoHeader, PhotoProblem> {
    if chunk.len() < 25 {
        return Err(PhotoProblem::Truncated);
    }
    if chunk.get(4..8) != Some(b"IHDR") {
        return Err(PhotoProblem::damaged("the first chunk is not IHDR"));
    }
    let side = |at| be32(chunk, at).unwrap_or_default();
    let colour_type = chunk.get(17).copied().unwrap_or_default();
    Ok(PhotoHeader {
        format: PhotoFormat::Png,
        stored: PixelSize {
            width: side(8),
            height: side(12),
        },
        orientation: Orientation::AsStored,
        colour: if colour_type & 2 == 0 {
            ColourModel::Grey
        } else {
            ColourModel::Rgb
        },
        has_profile: false,
        has_alpha: colour_type & 4 != 0,
        stored_samples: 0,
        held_coefficients: 0,
        untransformed: false,
        misread_marker: None,
        scan_at: 0,
    })
}
