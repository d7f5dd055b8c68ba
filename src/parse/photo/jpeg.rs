//! JPEG's segments up to the first scan (ITU-T T.81, annex B).

use super::number::{array, be16, up_to};
use super::{
    ColourModel, Orientation, PhotoFormat, PhotoHeader, PhotoProblem, PixelSize, UnusualCoding,
    Whole, exif,
};

/// What the frame header (SOF) says.
struct Frame {
    size: PixelSize,
    progressive: bool,
    /// Identifier and sampling factors of each component.
    components: Vec<[u8; 2]>,
}

/// What the segments before the first scan say.
#[derive(Default)]
struct Segments {
    frame: Option<Frame>,
    orientation: Option<Orientation>,
    has_profile: bool,
    jfif: bool,
    /// Offset of the word `Adobe` and the transform after it.
    adobe: Option<(usize, u8)>,
}

pub(super) fn read(bytes: &[u8]) -> Result<(PhotoHeader, Whole), PhotoProblem> {
    let mut segments = Segments::default();
    match segments.walk(bytes)? {
        Some((scan, scan_at)) => Ok((finish(&segments, scan, scan_at)?, Whole::Yes)),
        // There is no picture, but the size is known: should that be the greater problem, `probe` reports it.
        None if segments.frame.is_some() => Ok((finish(&segments, &[], bytes.len())?, Whole::No)),
        None => Err(PhotoProblem::Truncated),
    }
}

/// The next marker and the offset after it. Fill bytes and, as in libjpeg, stray bytes are skipped.
fn next_marker(bytes: &[u8], from: usize) -> Option<(u8, usize)> {
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
        at += bytes.get(at..)?.iter().position(|byte| *byte != 0xFF)?;
        let marker = *bytes.get(at)?;
        at += 1;
        if marker != 0 {
            return Some((marker, at));
        }
    }
}

impl Segments {
    /// Takes every segment up to the first scan: its header and the offset of its data; `None` if the file ends before.
    fn walk<'a>(&mut self, bytes: &'a [u8]) -> Result<Option<(&'a [u8], usize)>, PhotoProblem> {
        let mut at = 2;
        while let Some((marker, start)) = next_marker(bytes, at) {
            match marker {
                // Markers without a body: TEM, restarts, a second start of image.
                0x01 | 0xD0..=0xD8 => {
                    at = start;
                    continue;
                }
                0xD9 => return Err(PhotoProblem::damaged("end of image before the first scan")),
                _ => {}
            }
            let Some(length) = be16(bytes, start).map(usize::from) else {
                return Ok(None);
            };
            let body_length = length
                .checked_sub(2)
                .ok_or_else(|| PhotoProblem::damaged("a segment shorter than its length field"))?;
            let body = up_to(bytes, start + 2, body_length);
            if body.len() < body_length {
                return Ok(None);
            }
            at = start + length;
            if marker == 0xDA {
                return Ok(Some((body, at)));
            }
            self.take(marker, body, start + 2)?;
        }
        Ok(None)
    }

    fn take(&mut self, marker: u8, body: &[u8], offset: usize) -> Result<(), PhotoProblem> {
        match marker {
            0xE0 => self.jfif |= body.starts_with(b"JFIF\0"),
            0xE1 if self.orientation.is_none() && body.starts_with(b"Exif\0\0") => {
                self.orientation = Some(exif::orientation(body));
            }
            0xE2 => self.has_profile |= body.starts_with(b"ICC_PROFILE\0"),
            0xEE if body.starts_with(b"Adobe") => {
                self.adobe = body.get(11).map(|transform| (offset, *transform));
            }
            0xC0..=0xC2 => {
                if self.frame.is_some() {
                    return Err(PhotoProblem::damaged("two frame headers"));
                }
                self.frame = Some(frame(marker, body)?);
            }
            0xC3 | 0xC5..=0xC7 | 0xCB | 0xCD..=0xCF if body.len() > 5 => {
                let coding = match marker {
                    0xC3 | 0xC5..=0xC7 => UnusualCoding::LosslessOrHierarchical,
                    _ => UnusualCoding::Arithmetic,
                };
                return Err(PhotoProblem::Unusual { coding });
            }
            0xC9 | 0xCA => {
                return Err(PhotoProblem::Unusual {
                    coding: UnusualCoding::Arithmetic,
                });
            }
            _ => {}
        }
        Ok(())
    }
}

fn frame(marker: u8, body: &[u8]) -> Result<Frame, PhotoProblem> {
    let short = || PhotoProblem::damaged("a frame header that is too short");
    let [bits] = array(body, 0).ok_or_else(short)?;
    let height = be16(body, 1).ok_or_else(short)?;
    let width = be16(body, 3).ok_or_else(short)?;
    let [count] = array(body, 5).ok_or_else(short)?;
    let unusual = |coding| Err(PhotoProblem::Unusual { coding });
    if bits != 8 {
        return unusual(UnusualCoding::SampleBits(bits));
    }
    if !matches!(count, 1 | 3 | 4) {
        return unusual(UnusualCoding::Components(count));
    }
    if height == 0 {
        return unusual(UnusualCoding::HeightUnknown);
    }
    let (triples, _) = body.get(6..).unwrap_or_default().as_chunks::<3>();
    if triples.len() != usize::from(count) {
        return Err(short());
    }
    Ok(Frame {
        size: PixelSize {
            width: width.into(),
            height: height.into(),
        },
        progressive: marker == 0xC2,
        components: triples
            .iter()
            .map(|[id, sampling, _]| [*id, *sampling])
            .collect(),
    })
}

/// Puts a header together at the first scan, whose own header is `scan` and whose data start at `scan_at`.
fn finish(segments: &Segments, scan: &[u8], scan_at: usize) -> Result<PhotoHeader, PhotoProblem> {
    let frame = segments
        .frame
        .as_ref()
        .ok_or_else(|| PhotoProblem::damaged("a scan without a frame header"))?;
    let in_scan = scan.first().copied().unwrap_or_default();
    let all_at_once = usize::from(in_scan) == frame.components.len();
    let stored_samples = samples(frame);
    let held_coefficients = if frame.progressive || !all_at_once {
        stored_samples
    } else {
        0
    };
    let transform = segments.adobe.map(|(_, transform)| transform);
    let (colour, untransformed) = match frame.components.len() {
        1 => (ColourModel::Grey, false),
        // libjpeg's order of trust: JFIF is always YCbCr, then Adobe's word, then the letters R, G, B.
        3 => (
            ColourModel::Rgb,
            !segments.jfif && transform.is_some_and(|transform| transform == 0),
        ),
        _ if transform == Some(2) => (ColourModel::Ycck, false),
        _ => (ColourModel::Cmyk, false),
    };
    Ok(PhotoHeader {
        format: PhotoFormat::Jpeg,
        stored: frame.size,
        orientation: segments.orientation.unwrap_or_default(),
        colour,
        has_profile: segments.has_profile,
        has_alpha: false,
        stored_samples,
        held_coefficients,
        untransformed,
        misread_marker: segments
            .adobe
            .filter(|(_, transform)| frame.components.len() < 4 && *transform != 1)
            .map(|(offset, _)| offset),
        scan_at,
    })
}

/// Samples of all components together, padded to whole blocks as a decoder pads them.
fn samples(frame: &Frame) -> u64 {
    let factors = |sampling: u8| {
        (
            u64::from(sampling >> 4).max(1),
            u64::from(sampling & 15).max(1),
        )
    };
    let largest = frame
        .components
        .iter()
        .map(|[_, sampling]| factors(*sampling))
        .fold((1, 1), |(h, v), (h2, v2)| (h.max(h2), v.max(v2)));
    let across = u64::from(frame.size.width).div_ceil(8 * largest.0);
    let down = u64::from(frame.size.height).div_ceil(8 * largest.1);
    let blocks: u64 = frame
        .components
        .iter()
        .map(|[_, sampling]| factors(*sampling))
        .map(|(h, v)| h * v)
        .sum();
    across * down * blocks * 64
}
