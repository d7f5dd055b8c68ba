//! Time, instructions and scores.

use std::time::Duration;

use fast_ssim2::{PixelDescriptor, PixelSlice, Ssimulacra2Reference};

use crate::photo::Pixels;

/// Time this thread spent on a processor, its page faults included. `getrusage` counts in ticks, too coarse for one call.
pub fn cpu() -> Duration {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &mut time) };
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// What callgrind counts inside of (`--toggle-collect=measured`).
#[unsafe(export_name = "measured")]
#[inline(never)]
pub fn measured(work: &mut dyn FnMut()) {
    work();
}

/// Nanoseconds of a call.
pub fn time<T>(mut work: impl FnMut() -> T) -> (f64, T) {
    let mut result = None;
    let start = cpu();
    measured(&mut || result = Some(std::hint::black_box(work())));
    let took = cpu() - start;
    (took.as_secs_f64() * 1e9, result.unwrap())
}

pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    match sorted.len() {
        0 => f64::NAN,
        odd if odd % 2 == 1 => sorted[odd / 2],
        even => (sorted[even / 2 - 1] + sorted[even / 2]) / 2.0,
    }
}

pub fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

pub fn worst(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::INFINITY, f64::min)
}

/// SSIMULACRA2 against one picture.
pub struct Judge(Ssimulacra2Reference);

impl Judge {
    pub fn new(reference: &Pixels) -> Judge {
        Judge(Ssimulacra2Reference::new(&slice(reference)).unwrap())
    }
    pub fn score(&self, pixels: &Pixels) -> f64 {
        self.0.compare(&slice(pixels)).unwrap()
    }
}

fn slice(pixels: &Pixels) -> PixelSlice<'_> {
    let (width, height) = (pixels.width as u32, pixels.height as u32);
    PixelSlice::new(
        &pixels.samples,
        width,
        height,
        pixels.width * 3,
        PixelDescriptor::RGB8_SRGB,
    )
    .unwrap()
}

/// FNV-1a: told apart by eye, and the same everywhere.
pub fn digest(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3)
    })
}
