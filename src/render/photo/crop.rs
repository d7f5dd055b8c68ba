//! Which part of a picture a derivative of other proportions shows.

use super::picture::Picture;
use super::raster::Raster;
use crate::input::photo::PixelSize;
use crate::parse::photo::Orientation;

/// A rectangle in pixels of some picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Window {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Window {
    /// All of a picture.
    pub(super) fn whole((width, height): (u32, u32)) -> Window {
        Window {
            left: 0.0,
            top: 0.0,
            width: f64::from(width),
            height: f64::from(height),
        }
    }

    /// The largest part of a picture of `size` with the proportions of `target`, as near around a point (in 0 to 1) as fits.
    pub(super) fn around(
        (across, down): (f64, f64),
        size: PixelSize,
        (width, height): (u32, u32),
    ) -> Window {
        let (whole_width, whole_height) = (f64::from(size.width), f64::from(size.height));
        let scale = (whole_width / f64::from(width)).min(whole_height / f64::from(height));
        let width = (f64::from(width) * scale).min(whole_width);
        let height = (f64::from(height) * scale).min(whole_height);
        Window {
            left: (across * whole_width - width / 2.0).clamp(0.0, whole_width - width),
            top: (down * whole_height - height / 2.0).clamp(0.0, whole_height - height),
            width,
            height,
        }
    }

    /// The same part of the grid as it is stored; `upright` is the size after turning.
    pub(super) fn stored(self, orientation: Orientation, upright: PixelSize) -> Window {
        let right = f64::from(upright.width) - self.left - self.width;
        let bottom = f64::from(upright.height) - self.top - self.height;
        let (left, top) = match orientation {
            Orientation::AsStored => (self.left, self.top),
            Orientation::MirrorHorizontal => (right, self.top),
            Orientation::Turn180 => (right, bottom),
            Orientation::MirrorVertical => (self.left, bottom),
            Orientation::Transpose => (self.top, self.left),
            Orientation::Turn90 => (self.top, right),
            Orientation::Transverse => (bottom, right),
            Orientation::Turn270 => (bottom, self.left),
        };
        let (width, height) = if orientation.swaps_sides() {
            (self.height, self.width)
        } else {
            (self.width, self.height)
        };
        Window {
            left,
            top,
            width,
            height,
        }
    }

    /// The same part of the same picture at another size, such as a plane that has fewer samples.
    pub(super) fn scaled(self, from: PixelSize, (width, height): (u32, u32)) -> Window {
        let across = f64::from(width) / f64::from(from.width.max(1));
        let down = f64::from(height) / f64::from(from.height.max(1));
        Window {
            left: self.left * across,
            top: self.top * down,
            width: self.width * across,
            height: self.height * down,
        }
    }
}

/// The point, in 0 to 1, around which a picture has most to show at the proportions of `target`.
///
/// `small` is the upright picture at about a hundred pixels. What counts is contrast between neighbours, in brightness and in
/// colour: people, things and writing have it, sky, walls and water have less. Only the direction in which something has to
/// go is looked at. Between parts that differ little the middle wins, for there the photographer put what he meant.
pub(super) fn busiest(small: &Picture, target: (u32, u32)) -> (f64, f64) {
    let raster = small.pixels();
    let (width, height) = (raster.width as usize, raster.height as usize);
    let size = PixelSize {
        width: raster.width,
        height: raster.height,
    };
    let window = Window::around((0.5, 0.5), size, target);
    let contrast = contrast(&raster);
    let columns: Vec<u64> = (0..width)
        .map(|x| contrast.iter().skip(x).step_by(width).sum())
        .collect();
    let rows: Vec<u64> = contrast
        .chunks_exact(width.max(1))
        .map(|row| row.iter().sum())
        .collect();
    (
        fullest(&columns, window.width.round() as usize) / width.max(1) as f64,
        fullest(&rows, window.height.round() as usize) / height.max(1) as f64,
    )
}

/// How much each pixel differs from its right and its lower neighbour, all channels together.
fn contrast(raster: &Raster) -> Vec<u64> {
    let count = raster.channels.count();
    let (width, height) = (raster.width as usize, raster.height as usize);
    let pixel = |x: usize, y: usize| {
        let at = (y * width + x) * count;
        raster.samples.get(at..at + count).unwrap_or_default()
    };
    let apart = |one: &[u8], other: &[u8]| -> u64 {
        std::iter::zip(one, other)
            .map(|(a, b)| u64::from(a.abs_diff(*b)))
            .sum()
    };
    (0..height)
        .flat_map(|y| (0..width).map(move |x| (x, y)))
        .map(|(x, y)| {
            let here = pixel(x, y);
            apart(here, pixel((x + 1).min(width - 1), y))
                + apart(here, pixel(x, (y + 1).min(height - 1)))
        })
        .collect()
}

/// The middle of the stretch of `length` values with the largest sum. A stretch at the edge has to have a quarter more than the
/// one in the middle.
fn fullest(values: &[u64], length: usize) -> f64 {
    let length = length.clamp(1, values.len().max(1));
    let last = values.len().saturating_sub(length);
    let score = |start: usize| {
        let sum: u64 = values.iter().skip(start).take(length).sum();
        // In eighths of the way from the middle to the edge.
        let from_middle = (2 * start).abs_diff(last) * 8 / last.max(1);
        sum * (40 - from_middle as u64)
    };
    let middle = last / 2;
    // Of equals the one nearest to the middle.
    let best = (0..=last)
        .max_by_key(|start| (score(*start), last - start.abs_diff(middle)))
        .unwrap_or(middle);
    best as f64 + length as f64 / 2.0
}

#[cfg(test)]
mod tests {
    use super::super::raster::Channels;
    use super::*;

    const WIDE: PixelSize = PixelSize {
        width: 300,
        height: 100,
    };

    fn corners(window: Window) -> [f64; 4] {
        [window.left, window.top, window.width, window.height]
    }

    #[test]
    fn a_window_is_as_large_as_fits_and_stays_inside() {
        let square = |point| corners(Window::around(point, WIDE, (50, 50)));
        assert_eq!(square((0.5, 0.5)), [100.0, 0.0, 100.0, 100.0]);
        assert_eq!(square((0.0, 1.0)), [0.0, 0.0, 100.0, 100.0]);
        assert_eq!(square((0.9, 0.1)), [200.0, 0.0, 100.0, 100.0]);
        let wider = Window::around((0.5, 0.2), WIDE, (600, 100));
        assert_eq!(corners(wider), [0.0, 0.0, 300.0, 50.0]);
    }

    #[test]
    fn a_window_finds_its_place_in_every_stored_grid() {
        let upright = PixelSize {
            width: 40,
            height: 30,
        };
        let window = Window {
            left: 4.0,
            top: 3.0,
            width: 10.0,
            height: 8.0,
        };
        let expected = [
            [4.0, 3.0, 10.0, 8.0],
            [26.0, 3.0, 10.0, 8.0],
            [26.0, 19.0, 10.0, 8.0],
            [4.0, 19.0, 10.0, 8.0],
            [3.0, 4.0, 8.0, 10.0],
            [3.0, 26.0, 8.0, 10.0],
            [19.0, 26.0, 8.0, 10.0],
            [19.0, 4.0, 8.0, 10.0],
        ];
        for (tag, expected) in (1..).zip(expected) {
            let orientation = Orientation::from_tag(tag);
            assert_eq!(
                corners(window.stored(orientation, upright)),
                expected,
                "{tag}"
            );
        }
    }

    /// A flat picture with a chequered patch around a column.
    fn patched(middle: u32) -> Picture {
        let samples = (0..100 * 40)
            .map(|at: u32| {
                let (x, y) = (at % 100, at / 100);
                if x.abs_diff(middle) < 12 && (x + y) % 2 == 0 {
                    255
                } else {
                    90
                }
            })
            .collect();
        Picture::Pixels(Raster {
            width: 100,
            height: 40,
            channels: Channels::Grey,
            samples,
        })
    }

    #[test]
    fn the_busiest_part_is_kept() {
        for middle in [22, 50, 75] {
            let (across, down) = busiest(&patched(middle), (40, 40));
            let window = Window::around(
                (across, down),
                PixelSize {
                    width: 100,
                    height: 40,
                },
                (40, 40),
            );
            let (left, right) = (window.left, window.left + window.width);
            let patch = f64::from(middle);
            assert!(
                left <= patch - 11.0 && patch + 11.0 <= right,
                "{middle}: {window:?}"
            );
        }
    }

    #[test]
    fn where_nothing_stands_out_the_middle_is_kept() {
        let flat = Picture::Pixels(Raster {
            width: 100,
            height: 40,
            channels: Channels::Grey,
            samples: vec![7; 4000],
        });
        assert_eq!(busiest(&flat, (40, 40)), (0.5, 0.5));
    }
}
