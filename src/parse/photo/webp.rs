//! WebP's chunks (RFC 9649). The canvas of an extended file and the frame inside both state a size; a decoder allocates
//! for the inner one, so both are read and have to agree.

use super::number::{array, le16, le24, le32, up_to};
use super::{
    ColourModel, Orientation, PhotoFormat, PhotoHeader, PhotoProblem, PixelSize, Whole, exif,
};

pub(super) fn read(bytes: &[u8]) -> Result<(PhotoHeader, Whole), PhotoProblem> {
    let declared = le32(bytes, 4).ok_or(PhotoProblem::Truncated)? as usize;
    // Some writers forget to count the padding byte.
    let whole = if declared.saturating_add(8) > bytes.len() + 1 {
        Whole::No
    } else {
        Whole::Yes
    };
    let mut canvas = None;
    let mut frame = None;
    let mut header = PhotoHeader {
        format: PhotoFormat::WebP,
        stored: PixelSize {
            width: 0,
            height: 0,
        },
        orientation: Orientation::AsStored,
        colour: ColourModel::Rgb,
        has_profile: false,
        has_alpha: false,
        stored_samples: 0,
        held_coefficients: 0,
        untransformed: false,
        misread_marker: None,
        scan_at: 0,
    };
    for (name, data) in chunks(up_to(bytes, 12, declared.saturating_sub(4))) {
        match &name {
            b"VP8X" => {
                canvas = size_of_canvas(data);
                header.has_alpha = data.first().is_some_and(|flags| flags & 0x10 != 0);
            }
            b"VP8 " | b"VP8L" if frame.is_none() => frame = size_of_frame(&name, data),
            b"ANMF" if frame.is_none() => {
                frame = chunks(data.get(16..).unwrap_or_default())
                    .find_map(|(inner, data)| size_of_frame(&inner, data));
            }
            b"ICCP" => header.has_profile = true,
            b"EXIF" => header.orientation = exif::orientation(data),
            _ => {}
        }
        if &name == b"VP8L" && canvas.is_none() {
            // The only place where a plain lossless file states its transparency: a bit after the two sizes.
            header.has_alpha = data.get(4).is_some_and(|byte| byte & 0x10 != 0);
        }
    }
    let size = match (canvas, frame) {
        (None, None) => return Err(PhotoProblem::Truncated),
        (Some(size), None) | (None, Some(size)) => size,
        // A frame of an animation may be smaller than the canvas, never larger.
        (Some(canvas), Some(frame)) => {
            if frame.width > canvas.width || frame.height > canvas.height {
                return Err(PhotoProblem::damaged("a frame larger than its canvas"));
            }
            canvas
        }
    };
    header.stored = size;
    // Without a frame there is no picture; `probe` reports the size first, should that be the greater problem.
    let whole = if frame.is_none() { Whole::No } else { whole };
    Ok((header, whole))
}

/// Name and data of each chunk; the last may be cut short.
fn chunks(mut rest: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    std::iter::from_fn(move || {
        let name = array(rest, 0)?;
        let length = le32(rest, 4)? as usize;
        let data = up_to(rest, 8, length);
        let padded = length.saturating_add(length & 1).saturating_add(8);
        rest = rest.get(padded..).unwrap_or_default();
        Some((name, data))
    })
}

fn size_of_canvas(data: &[u8]) -> Option<PixelSize> {
    Some(PixelSize {
        width: le24(data, 4)? + 1,
        height: le24(data, 7)? + 1,
    })
}

fn size_of_frame(name: &[u8; 4], data: &[u8]) -> Option<PixelSize> {
    match name {
        b"VP8 " => {
            // Three bytes of frame tag, three of start code (RFC 6386, 9.1), then two sizes of 14 bits.
            (array(data, 3)? == [0x9D, 0x01, 0x2A]).then_some(())?;
            Some(PixelSize {
                width: u32::from(le16(data, 6)? & 0x3FFF),
                height: u32::from(le16(data, 8)? & 0x3FFF),
            })
        }
        b"VP8L" => {
            (*data.first()? == 0x2F).then_some(())?;
            let sizes = le32(data, 1)?;
            Some(PixelSize {
                width: (sizes & 0x3FFF) + 1,
                height: ((sizes >> 14) & 0x3FFF) + 1,
            })
        }
        _ => None,
    }
}
