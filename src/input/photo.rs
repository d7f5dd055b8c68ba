//! Photos as their headers describe them: plain data that the scan keeps. How it
//! is read is the business of `parse::photo`.

use serde::{Deserialize, Serialize};

/// Longest side of a derivative in pixels: what WebP can hold (RFC 9649, 14 bits a side).
pub const LONGEST_SIDE: u32 = 16_383;

/// Formats that can be decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PhotoFormat {
    /// JPEG, ITU-T T.81: baseline or progressive, 8 bits a sample, Huffman coded.
    Jpeg,
    /// PNG (W3C PNG third edition), any colour type; of an animated one the still picture.
    Png,
    /// WebP (RFC 9649), lossy or lossless; of an animated one the first frame.
    WebP,
}

/// How the stored samples are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ColourModel {
    /// One channel, with or without transparency.
    Grey,
    /// Stored as YCbCr, RGB or a palette.
    Rgb,
    /// Stored as four inks, in JPEG only. By Adobe's convention, which all decoders follow, the samples are inverted.
    Cmyk,
    /// As `Cmyk`, but the three colours were transformed to YCbCr before coding.
    Ycck,
}

/// File formats of derivatives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum DerivativeFormat {
    /// Sequential, one scan, 4:2:0; transparency becomes white.
    Jpeg,
    /// Lossy, by libwebp; transparency stays.
    WebP,
    /// Lossy, 4:4:4, by rav1e; transparency stays. Only in a program built with the feature `avif`.
    Avif,
}

impl DerivativeFormat {
    /// All of them: JPEG, which every browser knows, first.
    pub const ALL: [DerivativeFormat; 3] = [
        DerivativeFormat::Jpeg,
        DerivativeFormat::WebP,
        DerivativeFormat::Avif,
    ];

    /// Its name in a theme's manifest.
    pub fn name(self) -> &'static str {
        match self {
            DerivativeFormat::Jpeg => "jpeg",
            DerivativeFormat::WebP => "webp",
            DerivativeFormat::Avif => "avif",
        }
    }

    /// Whether this program can write it.
    pub fn is_built_in(self) -> bool {
        self != DerivativeFormat::Avif || cfg!(feature = "avif")
    }

    /// The format of a name.
    pub fn named(name: &str) -> Option<DerivativeFormat> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// How the names of its files end.
    pub fn extension(self) -> &'static str {
        match self {
            DerivativeFormat::Jpeg => "jpg",
            DerivativeFormat::WebP => "webp",
            DerivativeFormat::Avif => "avif",
        }
    }

    /// Its media type (RFC 2046, RFC 9649, AVIF 1.1).
    pub fn mime(self) -> &'static str {
        match self {
            DerivativeFormat::Jpeg => "image/jpeg",
            DerivativeFormat::WebP => "image/webp",
            DerivativeFormat::Avif => "image/avif",
        }
    }
}

/// What a cropped derivative keeps in its middle, as far as the edges allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Focus {
    /// A point of the upright picture in thousandths of its width and height: the record's `focus`.
    At(u16, u16),
    /// The middle of the upper third, where a portrait has its face.
    UpperThird,
    /// Where most is to be seen.
    Busiest,
}

/// Width and height in pixels, both at least 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PixelSize {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
}

/// How a stored pixel grid is to be turned for viewing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Orientation {
    /// 1: as stored.
    #[default]
    AsStored,
    /// 2: mirrored left to right.
    MirrorHorizontal,
    /// 3: turned half around.
    Turn180,
    /// 4: mirrored top to bottom.
    MirrorVertical,
    /// 5: mirrored along the diagonal from top left.
    Transpose,
    /// 6: turned a quarter clockwise.
    Turn90,
    /// 7: mirrored along the diagonal from top right.
    Transverse,
    /// 8: turned a quarter counter-clockwise.
    Turn270,
}

impl Orientation {
    /// From the tag's value; 0, 9 and beyond mean "as stored", as in every viewer.
    pub fn from_tag(value: u16) -> Self {
        match value {
            2 => Self::MirrorHorizontal,
            3 => Self::Turn180,
            4 => Self::MirrorVertical,
            5 => Self::Transpose,
            6 => Self::Turn90,
            7 => Self::Transverse,
            8 => Self::Turn270,
            _ => Self::AsStored,
        }
    }

    /// Whether width and height change places.
    pub fn swaps_sides(self) -> bool {
        matches!(
            self,
            Self::Transpose | Self::Turn90 | Self::Transverse | Self::Turn270
        )
    }
}

/// What the headers of a picture say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhotoHeader {
    /// Told by content.
    pub format: PhotoFormat,
    /// Size of the stored pixel grid, before the orientation is applied.
    pub stored: PixelSize,
    /// How the stored grid is to be turned for viewing; 1 where EXIF is absent or says nonsense.
    pub orientation: Orientation,
    /// How the samples are stored.
    pub colour: ColourModel,
    /// Whether an ICC profile is embedded.
    pub has_profile: bool,
    /// Whether the format declares transparency.
    pub has_alpha: bool,
    /// JPEG's samples of all components, padded to whole blocks; 0 in the other formats.
    pub stored_samples: u64,
    /// JPEG's samples that a decoder must hold as coefficients before it can produce the first pixel: all of them in a
    /// progressive or scan-by-scan file, 0 otherwise and in the other formats. It decides what a decode costs.
    pub held_coefficients: u64,
    /// Set in a three-component JPEG whose Adobe marker says "no transform": its samples are RGB as they stand.
    pub(crate) untransformed: bool,
    /// Where the word `Adobe` starts in a JPEG whose decoder must not see it. zune-jpeg takes "no transform" for CMYK
    /// whatever the number of components, and refuses the file.
    pub(crate) misread_marker: Option<usize>,
    /// Where the entropy-coded data of a JPEG starts, 0 in other formats. An end marker counts only after it: thumbnails
    /// in EXIF have their own.
    pub(crate) scan_at: usize,
}

impl PhotoHeader {
    /// The size of the picture as people see it, that is, after the orientation is applied.
    pub fn upright(&self) -> PixelSize {
        if self.orientation.swaps_sides() {
            PixelSize {
                width: self.stored.height,
                height: self.stored.width,
            }
        } else {
            self.stored
        }
    }

    /// Number of stored pixels.
    pub fn pixels(&self) -> u64 {
        u64::from(self.stored.width) * u64::from(self.stored.height)
    }
}

/// Codings that are valid but that no common viewer shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnusualCoding {
    /// JPEG with arithmetic coding.
    Arithmetic,
    /// Lossless or hierarchical JPEG.
    LosslessOrHierarchical,
    /// JPEG with this many bits a sample instead of 8.
    SampleBits(u8),
    /// JPEG with this number of components instead of 1, 3 or 4.
    Components(u8),
    /// JPEG whose height is given only after the first scan (DNL).
    HeightUnknown,
}

/// Kinds of file that people hand in as photographs and that are not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Found {
    /// An iPhone's or a Huawei's HEIF with HEVC inside.
    Heic,
    /// HEIF with AV1 inside.
    Avif,
    /// TIFF, and most cameras' raw formats, which are TIFF inside.
    Tiff,
    /// Windows bitmap.
    Bmp,
    /// GIF.
    Gif,
    /// JPEG 2000.
    Jpeg2000,
    /// JPEG XL.
    JpegXl,
    /// Photoshop document.
    Psd,
    /// SVG drawing.
    Svg,
    /// PDF, such as a scan.
    Pdf,
    /// MP4 or QuickTime film, such as the moving half of a Live Photo.
    Video,
    /// ZIP, which is also what Word, Excel and WPS write.
    Zip,
    /// Old Word, Excel or WPS file (OLE).
    Office,
    /// RAR or 7z archive.
    Archive,
    /// A web page.
    Html,
}

/// Why a file cannot serve as a photograph. Facts only; words are chosen elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PhotoProblem {
    /// The file has no bytes.
    Empty,
    /// So few bytes that nothing can be told of them.
    TooShort {
        /// Length of the file in bytes.
        bytes: usize,
    },
    /// Readable text, whatever its name says.
    Text,
    /// A known kind of file that is not accepted.
    Format {
        /// What it is.
        found: Found,
    },
    /// Neither a picture nor anything else that is recognised.
    Unrecognised,
    /// More pixels than the site allows. Nothing was decoded.
    TooLarge {
        /// Stored width in pixels.
        width: u32,
        /// Stored height in pixels.
        height: u32,
    },
    /// The file ends before the picture does: an interrupted copy or download.
    Truncated,
    /// A valid picture in a coding that is not supported.
    Unusual {
        /// Which.
        coding: UnusualCoding,
    },
    /// The picture contradicts its format.
    Damaged {
        /// The decoder's own words, in English, for a log.
        reason: String,
    },
}

impl PhotoProblem {
    pub(crate) fn damaged(reason: impl Into<String>) -> Self {
        Self::Damaged {
            reason: reason.into(),
        }
    }
}
