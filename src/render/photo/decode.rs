//! The bytes of a photograph → pixels as they are stored, in their own colour space.

use std::borrow::Cow;
use std::io::Cursor;

use libjpeg_turbo_rs::{DecodeLimits, Decoder};
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use super::Ending;
use super::colour::Space;
use super::picture::Picture;
use super::raster::{Channels, Raster};
use crate::parse::photo::{ColourModel, PhotoFormat, PhotoHeader, PhotoProblem, PixelSize};

/// What chunks other than the pixels may unpack to, an ICC profile above all. Real ones stay below 4 MiB.
const METADATA_BYTES: usize = 16 << 20;

/// Decodes the whole picture.
pub(super) fn decode(
    bytes: &[u8],
    header: &PhotoHeader,
    ending: Ending,
) -> Result<(Picture, Space), PhotoProblem> {
    let (raster, space) = match header.format {
        PhotoFormat::Jpeg => return jpeg(bytes, header, ending),
        PhotoFormat::Png => png(bytes, header, ending)?,
        PhotoFormat::WebP => webp(bytes, header)?,
    };
    Ok((Picture::Pixels(raster.without_idle_alpha()), space))
}

/// A decoder that reads another size than the header, whose size the limits were applied to, is not let loose.
fn same_size(header: &PhotoHeader, width: usize, height: usize) -> Result<(), PhotoProblem> {
    let PixelSize {
        width: expected_width,
        height: expected_height,
    } = header.stored;
    if (width, height) == (expected_width as usize, expected_height as usize) {
        Ok(())
    } else {
        Err(PhotoProblem::damaged("the decoder finds another size"))
    }
}

/// Most JPEGs in planes. What libjpeg-turbo-rs does not take, zune-jpeg decides upon: inks, odd sampling, and every file that is
/// damaged or cut.
fn jpeg(
    bytes: &[u8],
    header: &PhotoHeader,
    ending: Ending,
) -> Result<(Picture, Space), PhotoProblem> {
    if header.colour == ColourModel::Rgb
        && !header.untransformed
        && let Some((planes, icc)) = planes(bytes, header)
    {
        return Ok((
            Picture::Planes(Box::new(planes)),
            Space::from_icc(icc.as_deref()),
        ));
    }
    let (raster, space) = jpeg_pixels(bytes, header, ending)?;
    Ok((Picture::Pixels(raster), space))
}

/// Scans that a file may hold: writers of progressive files use about ten, and each costs a walk over the whole picture.
const SCANS: usize = 64;

/// Brightness and the two planes of colour, each as large as the file holds it, and the embedded profile.
fn planes(bytes: &[u8], header: &PhotoHeader) -> Option<([Raster; 3], Option<Vec<u8>>)> {
    let limits = DecodeLimits {
        max_scans: SCANS,
        ..DecodeLimits::default()
    };
    let decoder = Decoder::new_with_limits(bytes, limits).ok()?;
    let frame = decoder.header();
    let (width, height) = (usize::from(frame.width), usize::from(frame.height));
    same_size(header, width, height).ok()?;
    let sampling: Vec<(usize, usize)> = frame
        .components
        .iter()
        .map(|part| {
            (
                part.horizontal_sampling.into(),
                part.vertical_sampling.into(),
            )
        })
        .collect();
    let [luma, blue, red] = sampling[..] else {
        return None;
    };
    let colour_is_smaller = |of: fn((usize, usize)) -> usize| {
        of(luma) >= of(blue) && of(blue) == of(red) && of(blue) > 0
    };
    if !colour_is_smaller(|(across, _)| across) || !colour_is_smaller(|(_, down)| down) {
        return None;
    }
    // A broken profile counts as none, as everywhere.
    let icc = decoder.icc_profile().ok().flatten();
    let raw = decoder.decode_raw().ok()?;
    let strides: [usize; 3] = raw.plane_widths.try_into().ok()?;
    let samples: [Vec<u8>; 3] = raw.planes.try_into().ok()?;
    let sizes = sampling.into_iter().map(|(across, down)| {
        let width = (width * across).div_ceil(luma.0);
        let height = (height * down).div_ceil(luma.1);
        (width, height)
    });
    let mut planes = samples
        .into_iter()
        .zip(strides)
        .zip(sizes)
        .map(|((samples, stride), (width, height))| trimmed(samples, stride, width, height));
    Some(([planes.next()??, planes.next()??, planes.next()??], icc))
}

/// A plane without the filling that makes whole blocks of its edges.
fn trimmed(mut samples: Vec<u8>, stride: usize, width: usize, height: usize) -> Option<Raster> {
    if stride < width || samples.len() < stride * height {
        return None;
    }
    if stride > width {
        for y in 1..height {
            samples.copy_within(y * stride..y * stride + width, y * width);
        }
    }
    samples.truncate(width * height);
    Some(Raster {
        width: u32::try_from(width).ok()?,
        height: u32::try_from(height).ok()?,
        channels: Channels::Grey,
        samples,
    })
}

fn jpeg_pixels(
    bytes: &[u8],
    header: &PhotoHeader,
    ending: Ending,
) -> Result<(Raster, Space), PhotoProblem> {
    let file = readable(bytes, header);
    let failed = |error: zune_jpeg::errors::DecodeErrors| jpeg_problem(bytes, header, &error);
    let (channels, wanted) = match header.colour {
        ColourModel::Grey => (Channels::Grey, ColorSpace::Luma),
        ColourModel::Rgb => (Channels::Rgb, ColorSpace::RGB),
        ColourModel::Cmyk => (Channels::Cmyk, ColorSpace::CMYK),
        ColourModel::Ycck => (Channels::Ycck, ColorSpace::YCCK),
    };
    // Strict, for otherwise a cut file comes back as a good one with a grey half.
    let options = DecoderOptions::default()
        .set_strict_mode(ending == Ending::Required)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .jpeg_set_out_colorspace(wanted);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(file.as_ref()), options);
    decoder.decode_headers().map_err(failed)?;
    let (width, height) = decoder.dimensions().unwrap_or_default();
    same_size(header, width, height)?;
    if header.untransformed {
        // Asking for the space the decoder believes in makes it hand over the samples as they are.
        let stored = decoder.input_colorspace().unwrap_or(ColorSpace::YCbCr);
        decoder.set_options(options.jpeg_set_out_colorspace(stored));
    }
    let samples = decoder.decode().map_err(failed)?;
    let space = Space::from_icc(decoder.icc_profile().as_deref());
    raster(header, channels, samples).map(|raster| (raster, space))
}

/// The file, with the Adobe marker misspelt where the decoder would draw the wrong conclusion from it.
fn readable<'a>(bytes: &'a [u8], header: &PhotoHeader) -> Cow<'a, [u8]> {
    let mut file = Cow::Borrowed(bytes);
    if let Some(at) = header.misread_marker
        && at < bytes.len()
    {
        file.to_mut()[at] = b'a';
    }
    file
}

/// Cut or damaged? zune-jpeg's errors do not tell, the file does: within entropy-coded data the end marker cannot occur.
fn jpeg_problem(
    bytes: &[u8],
    header: &PhotoHeader,
    error: &zune_jpeg::errors::DecodeErrors,
) -> PhotoProblem {
    let coded = bytes.get(header.scan_at..).unwrap_or_default();
    if coded.windows(2).any(|pair| pair == [0xFF, 0xD9]) {
        PhotoProblem::damaged(error.to_string())
    } else {
        PhotoProblem::Truncated
    }
}

fn png(
    bytes: &[u8],
    header: &PhotoHeader,
    ending: Ending,
) -> Result<(Raster, Space), PhotoProblem> {
    // A row, twice and at 16 bits a sample, is all that the decoder holds of the pixels.
    let row = header.stored.width as usize * 8;
    let limits = png::Limits {
        bytes: METADATA_BYTES + row * 2,
    };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    // Comments may unpack to anything; nobody reads them.
    decoder.set_ignore_text_chunk(true);
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(png_problem)?;
    let (width, height) = reader.info().size();
    same_size(header, width as usize, height as usize)?;
    let channels = match reader.output_color_type() {
        (png::ColorType::Grayscale, png::BitDepth::Eight) => Channels::Grey,
        (png::ColorType::GrayscaleAlpha, png::BitDepth::Eight) => Channels::GreyAlpha,
        (png::ColorType::Rgb, png::BitDepth::Eight) => Channels::Rgb,
        (png::ColorType::Rgba, png::BitDepth::Eight) => Channels::Rgba,
        other => return Err(PhotoProblem::damaged(format!("{other:?} after expansion"))),
    };
    let space = Space::from_icc(reader.info().icc_profile.as_deref());
    // White where a cut file that is tolerated has no pixels.
    let mut samples = vec![255; width as usize * height as usize * channels.count()];
    match reader.next_frame(&mut samples).map_err(png_problem) {
        Err(PhotoProblem::Truncated) if ending == Ending::Optional => {}
        Err(problem) => return Err(problem),
        Ok(_) => {}
    }
    raster(header, channels, samples).map(|raster| (raster, space))
}

fn png_problem(error: png::DecodingError) -> PhotoProblem {
    match error {
        png::DecodingError::IoError(error) if is_end(&error) => PhotoProblem::Truncated,
        other => PhotoProblem::damaged(other.to_string()),
    }
}

fn webp(bytes: &[u8], header: &PhotoHeader) -> Result<(Raster, Space), PhotoProblem> {
    let failed = |error| webp_problem(bytes, error);
    let mut decoder = image_webp::WebPDecoder::new(Cursor::new(bytes)).map_err(failed)?;
    decoder.set_memory_limit(METADATA_BYTES);
    let (width, height) = decoder.dimensions();
    same_size(header, width as usize, height as usize)?;
    let channels = if decoder.has_alpha() {
        Channels::Rgba
    } else {
        Channels::Rgb
    };
    // A profile that cannot be read counts as none, as elsewhere.
    let space = Space::from_icc(decoder.icc_profile().ok().flatten().as_deref());
    let mut samples = vec![0; width as usize * height as usize * channels.count()];
    decoder.read_image(&mut samples).map_err(failed)?;
    raster(header, channels, samples).map(|raster| (raster, space))
}

/// The file states its length after its first four bytes, so that a cut can be told from damage.
fn webp_problem(bytes: &[u8], error: image_webp::DecodingError) -> PhotoProblem {
    let stated = bytes.get(4..8).and_then(|length| length.try_into().ok());
    let cut = stated.is_some_and(|length| u32::from_le_bytes(length) as usize + 8 > bytes.len());
    match error {
        image_webp::DecodingError::IoError(error) if is_end(&error) => PhotoProblem::Truncated,
        _ if cut => PhotoProblem::Truncated,
        other => PhotoProblem::damaged(other.to_string()),
    }
}

fn is_end(error: &std::io::Error) -> bool {
    error.kind() == std::io::ErrorKind::UnexpectedEof
}

/// Checks what every later step relies on: as many samples as the size says.
fn raster(
    header: &PhotoHeader,
    channels: Channels,
    samples: Vec<u8>,
) -> Result<Raster, PhotoProblem> {
    let PixelSize { width, height } = header.stored;
    if samples.len() != width as usize * height as usize * channels.count() {
        return Err(PhotoProblem::damaged(
            "the decoder returns another number of samples",
        ));
    }
    Ok(Raster {
        width,
        height,
        channels,
        samples,
    })
}
