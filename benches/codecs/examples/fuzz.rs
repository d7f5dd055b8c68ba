//! Mutated small JPEGs through libjpeg-turbo-rs as `src/render/photo/decode.rs` calls it.
//!
//! `fuzz FROM TO [MOST_PIXELS]` runs the cases FROM to TO (excluded), each made from its number alone, so that a bad one is run
//! again by `fuzz N N+1`. `fuzz save N` writes case N to standard output. `fuzz scans MEGAPIXELS SCANS` times the worst file
//! the limits admit. Prints what panicked, took more than two seconds, or took more memory than `cost_bytes` allows for.

use std::alloc::{GlobalAlloc, Layout, System};
use std::collections::BTreeMap;
use std::io::Write;
use std::panic::catch_unwind;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use libjpeg_turbo_rs::{DecodeLimits, Decoder, PixelFormat, Subsampling};

struct Counting;
static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);
static CASE: AtomicU64 = AtomicU64::new(0);

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        grown(layout.size());
        unsafe { System.alloc(layout) }
    }
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        grown(layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }
    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(at, layout) }
    }
}

fn grown(by: usize) {
    PEAK.fetch_max(NOW.fetch_add(by, Relaxed) + by, Relaxed);
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// As in `decode.rs` and `parse::photo`.
const SCANS: usize = 64;
const MOST_PIXELS: u64 = 100_000_000;
const ROOM: u64 = 40 << 20;

struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }
}

fn picture(width: usize, height: usize) -> Vec<u8> {
    let mut random = Random(7);
    let mut pixels = Vec::new();
    for y in 0..height {
        for x in 0..width {
            let noise = random.below(40);
            let edge = if (x / 7 + y / 5) % 3 == 0 { 90 } else { 0 };
            pixels.extend([
                (x * 3 + noise + edge) as u8,
                (y * 4 + noise) as u8,
                (x + y + edge) as u8,
            ]);
        }
    }
    pixels
}

fn seeds() -> Vec<Vec<u8>> {
    // Progressive with restarts and optimised tables at once makes jpeg-encoder 0.7.1 panic.
    use SamplingFactor::*;
    let mut seeds = Vec::new();
    for (width, height) in [(61, 45), (16, 16), (131, 9)] {
        let pixels = picture(width, height);
        for factor in [F_1_1, F_2_1, F_1_2, F_2_2, F_4_1, F_4_2, F_1_4, F_2_4] {
            for (progressive, restart, optimised) in [
                (false, 0, false),
                (false, 2, false),
                (true, 0, true),
                (true, 3, false),
                (false, 0, true),
            ] {
                let mut out = Vec::new();
                let mut encoder = Encoder::new(&mut out, 80);
                encoder.set_sampling_factor(factor);
                encoder.set_progressive(progressive);
                encoder.set_optimized_huffman_tables(optimised);
                if restart > 0 {
                    encoder.set_restart_interval(restart);
                }
                encoder
                    .encode(&pixels, width as u16, height as u16, ColorType::Rgb)
                    .unwrap();
                seeds.push(out);
            }
        }
        let turbo =
            || libjpeg_turbo_rs::Encoder::new(&pixels, width, height, PixelFormat::Rgb).quality(75);
        seeds.push(
            turbo()
                .subsampling(Subsampling::S420)
                .progressive(true)
                .encode()
                .unwrap(),
        );
        seeds.push(
            turbo()
                .subsampling(Subsampling::S422)
                .restart_rows(1)
                .encode()
                .unwrap(),
        );
        seeds.push(
            turbo()
                .subsampling(Subsampling::S420)
                .arithmetic(true)
                .encode()
                .unwrap(),
        );
        seeds.push(
            turbo()
                .subsampling(Subsampling::S420)
                .arithmetic(true)
                .progressive(true)
                .encode()
                .unwrap(),
        );
        // Sampling that no encoder here writes: the same scan under a frame header that says otherwise.
        let whole = turbo().subsampling(Subsampling::S444).encode().unwrap();
        for factors in [
            [0x31, 0x11, 0x11],
            [0x21, 0x12, 0x11],
            [0x32, 0x21, 0x11],
            [0x44, 0x11, 0x22],
            [0x11, 0x21, 0x12],
            [0x13, 0x11, 0x11],
        ] {
            let mut odd = whole.clone();
            let at = odd
                .windows(2)
                .position(|pair| pair == [0xFF, 0xC0])
                .unwrap();
            for (index, factor) in factors.into_iter().enumerate() {
                odd[at + 11 + index * 3] = factor;
            }
            seeds.push(odd);
        }
    }
    seeds
}

/// Case `number`: a seed with one to four changes, of which a sixth and more are in the headers.
fn case(seeds: &[Vec<u8>], number: u64) -> Vec<u8> {
    let mut random = Random(number.wrapping_mul(0xD129_0B26_88FC_6D3F) ^ 0xACC0_1ADE);
    let mut bytes = seeds[random.below(seeds.len())].clone();
    let changes = 1 + random.below(4);
    for _ in 0..changes {
        if bytes.len() < 4 {
            break;
        }
        let head = bytes
            .windows(2)
            .position(|pair| pair == [0xFF, 0xDA])
            .unwrap_or(bytes.len() / 2)
            + 14;
        let at = if random.below(6) == 0 {
            random.below(head.min(bytes.len()))
        } else {
            random.below(bytes.len())
        };
        let length = 1 + random.below(24);
        let end = (at + length).min(bytes.len());
        match random.below(11) {
            0 => bytes[at] ^= 1 << random.below(8),
            1 => bytes[at] = random.next() as u8,
            2 => bytes[at] = [0, 0xFF, 0x7F, 0x80, 1, 0x11, 0x22, 0x44, 63, 64][random.below(10)],
            3 => bytes[at..end]
                .iter_mut()
                .for_each(|byte| *byte = random.next() as u8),
            4 => drop(bytes.drain(at..end)),
            5 => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            6 => bytes.truncate(at.max(2)),
            7 => {
                // A piece of another file.
                let other = &seeds[random.below(seeds.len())];
                let from = random.below(other.len());
                let piece = other[from..(from + 8 * length).min(other.len())].to_vec();
                bytes.splice(at..end, piece);
            }
            8 => {
                // A marker.
                let marker = [
                    0xC0, 0xC1, 0xC2, 0xC4, 0xC9, 0xCA, 0xD0, 0xD7, 0xD8, 0xD9, 0xDA, 0xDB, 0xDD,
                    0xDC, 0xEE, 0xC3, 0xCC,
                ];
                if at + 1 < bytes.len() {
                    bytes[at] = 0xFF;
                    bytes[at + 1] = marker[random.below(marker.len())];
                }
            }
            9 => {
                // The whole of one segment said twice, or moved.
                let segments: Vec<usize> = (0..bytes.len() - 4)
                    .filter(|at| {
                        bytes[*at] == 0xFF && matches!(bytes[at + 1], 0xC0..=0xC4 | 0xDA..=0xDD)
                    })
                    .collect();
                if let Some(from) = segments.get(random.below(segments.len())).copied() {
                    let size =
                        usize::from(bytes[from + 2]) * 256 + usize::from(bytes[from + 3]) + 2;
                    let piece = bytes[from..(from + size).min(bytes.len())].to_vec();
                    let to = segments[random.below(segments.len())];
                    bytes.splice(to..to, piece);
                }
            }
            _ => bytes.swap(at, end - 1),
        }
    }
    bytes
}

/// What came of a case, and how many bytes `cost_bytes` allows.
fn decode(bytes: &[u8], most_pixels: u64) -> (&'static str, u64) {
    let limits = DecodeLimits {
        max_scans: SCANS,
        ..DecodeLimits::default()
    };
    let Ok(decoder) = Decoder::new_with_limits(bytes, limits) else {
        return ("refused", ROOM);
    };
    let frame = decoder.header();
    let (width, height) = (u64::from(frame.width), u64::from(frame.height));
    if width * height > most_pixels {
        return ("larger than allowed", ROOM);
    }
    let factor = |of: fn(u8, u8) -> u8| {
        frame
            .components
            .iter()
            .map(|part| u64::from(of(part.horizontal_sampling, part.vertical_sampling)))
            .max()
            .unwrap_or(1)
            .max(1)
    };
    let units = width.div_ceil(8 * factor(|across, _| across))
        * height.div_ceil(8 * factor(|_, down| down));
    let blocks: u64 = frame
        .components
        .iter()
        .map(|part| u64::from(part.horizontal_sampling) * u64::from(part.vertical_sampling))
        .sum();
    let samples = units * blocks * 64;
    let held = if frame.is_progressive || decoder.has_multiple_scans() {
        samples * 2
    } else {
        0
    };
    let allowed = samples + held + ROOM;
    let _ = decoder.icc_profile();
    match decoder.decode_raw() {
        Ok(raw) => {
            // Touch every sample, so that memcheck sees any that was never written.
            let sum: u64 = raw
                .planes
                .iter()
                .flatten()
                .map(|sample| u64::from(*sample))
                .sum();
            if sum == 1 {
                ("decoded, dark", allowed)
            } else {
                ("decoded", allowed)
            }
        }
        Err(_) => ("refused later", allowed),
    }
}

/// A progressive file of grey, whose scans all say "nothing more in this picture" in as few bytes as can be.
fn scans(megapixels: u32, count: usize) -> Vec<u8> {
    let side = ((megapixels * 1_000_000) as f64).sqrt() as u32 / 16 * 16;
    let mut out = vec![0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0];
    out.extend([1; 64]);
    let [high, low] = (side as u16).to_be_bytes();
    out.extend([
        0xFF, 0xC2, 0, 17, 8, high, low, high, low, 3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0,
    ]);
    // DC: the one-bit code 0 means no difference. AC: the one-bit code 0 means a run of 2^14 blocks and more.
    out.extend([
        0xFF, 0xC4, 0, 20, 0x00, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ]);
    out.extend([
        0xFF, 0xC4, 0, 20, 0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xE0,
    ]);
    let blocks = (side / 16).pow(2) as usize;
    out.extend([0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 0, 0x00]);
    out.extend(vec![0; (blocks * 6).div_ceil(8)]);
    let runs = (side as usize / 8).pow(2).div_ceil(1 << 14) + 1;
    for _ in 1..count {
        out.extend([0xFF, 0xDA, 0, 8, 1, 1, 0, 1, 63, 0x00]);
        out.extend(vec![0; (runs * 15).div_ceil(8)]);
    }
    out.extend([0xFF, 0xD9]);
    out
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| words.get(at).and_then(|word| word.parse::<u64>().ok());
    let seeds = seeds();
    if words.first().is_some_and(|word| word == "save") {
        std::io::stdout()
            .write_all(&case(&seeds, number(1).unwrap()))
            .unwrap();
        return;
    }
    if words.first().is_some_and(|word| word == "scans") {
        let bytes = scans(number(1).unwrap() as u32, number(2).unwrap() as usize);
        let start = Instant::now();
        PEAK.store(NOW.load(Relaxed), Relaxed);
        let (before, (outcome, allowed)) = (NOW.load(Relaxed), decode(&bytes, MOST_PIXELS));
        let peak = PEAK.load(Relaxed) - before;
        println!(
            "{} bytes: {outcome} in {:?}, {} MiB, allowed {} MiB",
            bytes.len(),
            start.elapsed(),
            peak >> 20,
            allowed >> 20
        );
        return;
    }
    let (from, to) = (number(0).unwrap(), number(1).unwrap());
    let small = number(2).unwrap_or(4_000_000);
    std::panic::set_hook(Box::new(|info| {
        println!("case {}: {info}", CASE.load(Relaxed))
    }));
    // A case that never ends is found by a second thread.
    std::thread::spawn(|| {
        let (mut last, mut since) = (u64::MAX, Instant::now());
        loop {
            std::thread::sleep(Duration::from_secs(1));
            let now = CASE.load(Relaxed);
            if now != last {
                (last, since) = (now, Instant::now());
            } else if since.elapsed() > Duration::from_secs(120) {
                println!("case {now}: still not done after two minutes");
                std::process::exit(1);
            }
        }
    });
    let mut outcomes: BTreeMap<&str, u64> = BTreeMap::new();
    let (mut longest, mut most_over) = ((Duration::ZERO, 0), (i64::MIN, 0));
    for number in from..to {
        CASE.store(number, Relaxed);
        let bytes = case(&seeds, number);
        // A file that says it is large costs much time and finds little, so most of these are left out.
        let most_pixels = if number % 16 == 0 { MOST_PIXELS } else { small };
        let before = NOW.load(Relaxed);
        PEAK.store(before, Relaxed);
        let start = Instant::now();
        let result = catch_unwind(|| decode(&bytes, most_pixels));
        let took = start.elapsed();
        let (outcome, allowed) = result.unwrap_or(("PANIC", ROOM));
        *outcomes.entry(outcome).or_default() += 1;
        let over = (PEAK.load(Relaxed) - before) as i64 - allowed as i64;
        longest = longest.max((took, number));
        most_over = most_over.max((over, number));
        if took > Duration::from_secs(2) {
            println!("case {number}: {took:?}, {outcome}");
        }
        if over > 0 {
            println!("case {number}: {over} bytes more than allowed, {outcome}");
        }
    }
    println!("{outcomes:?}\nlongest {longest:?}, nearest to its memory {most_over:?}");
}
