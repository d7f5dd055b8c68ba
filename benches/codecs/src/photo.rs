//! A photograph, its pixels, its planes, and what it is at 1,600 pixels.

use libjpeg_turbo_rs::{Decoder, PixelFormat};

use crate::resize;

/// Three bytes of sRGB each.
#[derive(Clone, PartialEq)]
pub struct Pixels {
    pub width: usize,
    pub height: usize,
    pub samples: Vec<u8>,
}

/// Brightness and two planes of colour at half the size, without padding.
#[derive(Clone, PartialEq)]
pub struct Planes {
    pub width: usize,
    pub height: usize,
    pub planes: [Vec<u8>; 3],
}

impl Planes {
    pub fn size(&self, at: usize) -> (usize, usize) {
        if at == 0 {
            (self.width, self.height)
        } else {
            (self.width.div_ceil(2), self.height.div_ceil(2))
        }
    }
}

pub struct Photo {
    pub name: String,
    pub bytes: Vec<u8>,
    pub width: usize,
    pub height: usize,
    pub progressive: bool,
}

pub const WIDTH: usize = 1600;

impl Photo {
    /// Only 4:2:0 is measured: nearly all cameras and exports write it.
    pub fn read(path: &str) -> Photo {
        let bytes = std::fs::read(path).unwrap();
        let frame = Decoder::new(&bytes).unwrap();
        let frame = frame.header();
        let sampling: Vec<_> = frame
            .components
            .iter()
            .map(|part| part.horizontal_sampling * 16 + part.vertical_sampling)
            .collect();
        assert_eq!(sampling, [0x22, 0x11, 0x11], "{path} is not 4:2:0");
        let (width, height, progressive) = (
            usize::from(frame.width),
            usize::from(frame.height),
            frame.is_progressive,
        );
        let name = path
            .rsplit('/')
            .next()
            .unwrap()
            .trim_end_matches(".jpg")
            .to_owned();
        Photo {
            name,
            bytes,
            width,
            height,
            progressive,
        }
    }

    pub fn pixels(&self) -> Pixels {
        let samples = Decoder::decode_to(&self.bytes, PixelFormat::Rgb)
            .unwrap()
            .into_vec();
        Pixels {
            width: self.width,
            height: self.height,
            samples,
        }
    }

    pub fn planes(&self) -> Planes {
        let raw = Decoder::new(&self.bytes).unwrap().decode_raw().unwrap();
        trimmed(self, raw.planes, &raw.plane_widths)
    }

    /// Height at `WIDTH`.
    pub fn small_height(&self) -> usize {
        (self.height * WIDTH + self.width / 2) / self.width
    }
}

pub fn trimmed(photo: &Photo, planes: Vec<Vec<u8>>, strides: &[usize]) -> Planes {
    let empty = Planes {
        width: photo.width,
        height: photo.height,
        planes: Default::default(),
    };
    let mut at = 0;
    let mut planes = planes.into_iter();
    let planes = [(); 3].map(|()| {
        let (width, height) = empty.size(at);
        let plane = planes.next().unwrap();
        let rows = plane
            .chunks(strides[at])
            .take(height)
            .flat_map(|row| &row[..width])
            .copied()
            .collect();
        at += 1;
        rows
    });
    Planes { planes, ..empty }
}

/// A photograph at 1,600 pixels: the two inputs of an encoder, and what the result is held against.
pub struct Small {
    pub pixels: Pixels,
    pub planes: Planes,
    /// Lanczos in floating point on sRGB's own numbers.
    pub reference: Pixels,
}

impl Small {
    pub fn of(photo: &Photo) -> Small {
        let reference = resize::reference(&photo.pixels(), (WIDTH, photo.small_height()), false);
        Small {
            reference,
            ..Small::without_reference(photo)
        }
    }

    /// To be quick under valgrind.
    pub fn without_reference(photo: &Photo) -> Small {
        let (pixels, planes) = (photo.pixels(), photo.planes());
        let size = (WIDTH, photo.small_height());
        Small {
            reference: Pixels {
                width: 0,
                height: 0,
                samples: Vec::new(),
            },
            pixels: resize::pixels(&pixels, size, resize::LANCZOS),
            planes: resize::planes(&planes, size, resize::LANCZOS),
        }
    }
}
