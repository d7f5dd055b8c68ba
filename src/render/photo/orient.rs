//! Turns a pixel grid as its orientation tag says. It runs after the largest resize, on a few hundred thousand pixels
//! rather than on tens of millions.

use super::raster::Raster;
use crate::parse::photo::Orientation;

/// The picture as people see it.
pub(super) fn upright(raster: Raster, orientation: Orientation) -> Raster {
    if orientation == Orientation::AsStored {
        return raster;
    }
    let (width, height) = if orientation.swaps_sides() {
        (raster.height, raster.width)
    } else {
        (raster.width, raster.height)
    };
    let count = raster.channels.count();
    let row = raster.width as usize * count;
    let mut samples = Vec::with_capacity(raster.samples.len());
    let (last_x, last_y) = (raster.width.max(1) - 1, raster.height.max(1) - 1);
    for y in 0..height {
        for x in 0..width {
            // Where the pixel that is seen at (x, y) is stored.
            let (from_x, from_y) = match orientation {
                Orientation::AsStored => (x, y),
                Orientation::MirrorHorizontal => (last_x - x, y),
                Orientation::Turn180 => (last_x - x, last_y - y),
                Orientation::MirrorVertical => (x, last_y - y),
                Orientation::Transpose => (y, x),
                Orientation::Turn90 => (y, last_y - x),
                Orientation::Transverse => (last_x - y, last_y - x),
                Orientation::Turn270 => (last_x - y, x),
            };
            let at = from_y as usize * row + from_x as usize * count;
            samples.extend_from_slice(&raster.samples[at..at + count]);
        }
    }
    Raster {
        width,
        height,
        channels: raster.channels,
        samples,
    }
}
