//! Scores pictures by SSIMULACRA2. Standard input holds any number of groups: a line `WIDTH HEIGHT COUNT`, the pixels of a
//! reference and of COUNT pictures, three bytes of sRGB each. For each group a line of scores is printed.

use fast_ssim2::{PixelDescriptor, PixelSlice, compute_ssimulacra2};
use std::io::{BufRead, Error, Read, Result, stdin};

fn main() -> Result<()> {
    let mut input = stdin().lock();
    loop {
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let numbers: Vec<u32> = line.split_whitespace().flat_map(str::parse).collect();
        let [width, height, count] = numbers[..] else {
            return Err(Error::other(format!("not a head: {line}")));
        };
        let mut pixels = vec![0; width as usize * 3 * height as usize];
        input.read_exact(&mut pixels)?;
        let reference = pixels.clone();
        let reference = picture(&reference, width, height)?;
        let mut scores = Vec::new();
        for _ in 0..count {
            input.read_exact(&mut pixels)?;
            let other = picture(&pixels, width, height)?;
            let score = compute_ssimulacra2(&reference, &other).map_err(Error::other)?;
            scores.push(format!("{score:.3}"));
        }
        println!("{}", scores.join(" "));
    }
}

fn picture(bytes: &[u8], width: u32, height: u32) -> Result<PixelSlice<'_>> {
    let stride = width as usize * 3;
    PixelSlice::new(bytes, width, height, stride, PixelDescriptor::RGB8_SRGB).map_err(Error::other)
}
