//! libjpeg-turbo as the system has it, through `turbo.c`.

use crate::photo::{Pixels, Planes};

unsafe extern "C" {
    fn turbo_pixels(data: *const u8, length: usize, out: *mut u8, denominator: i32);
    fn turbo_planes(
        data: *const u8,
        length: usize,
        y: *mut u8,
        cb: *mut u8,
        cr: *mut u8,
        stride: usize,
    );
    fn turbo_encode(
        y: *const u8,
        cb: *const u8,
        cr: *const u8,
        width: i32,
        height: i32,
        quality: i32,
        optimise: i32,
        length: *mut usize,
    ) -> *mut u8;
}

pub fn pixels(bytes: &[u8], width: usize, height: usize, denominator: i32) -> Vec<u8> {
    let mut out = vec![0; width * height * 3];
    unsafe { turbo_pixels(bytes.as_ptr(), bytes.len(), out.as_mut_ptr(), denominator) };
    out
}

pub fn planes(bytes: &[u8], width: usize, height: usize) -> Vec<Vec<u8>> {
    let (width, height) = (width.div_ceil(16) * 16, height.div_ceil(16) * 16);
    let [mut y, mut cb, mut cr] = [1, 4, 4].map(|part| vec![0u8; width * height / part]);
    unsafe {
        turbo_planes(
            bytes.as_ptr(),
            bytes.len(),
            y.as_mut_ptr(),
            cb.as_mut_ptr(),
            cr.as_mut_ptr(),
            width,
        )
    };
    vec![y, cb, cr]
}

pub fn encode_pixels(of: &Pixels, quality: u8, optimise: bool) -> Vec<u8> {
    encode(
        [of.samples.as_ptr(), std::ptr::null(), std::ptr::null()],
        (of.width, of.height),
        quality,
        optimise,
    )
}

pub fn encode_planes(of: &Planes, quality: u8, optimise: bool) -> Vec<u8> {
    assert_eq!(of.width % 16, 0);
    encode(
        of.planes.each_ref().map(|plane| plane.as_ptr()),
        (of.width, of.height),
        quality,
        optimise,
    )
}

fn encode(
    [y, cb, cr]: [*const u8; 3],
    (width, height): (usize, usize),
    quality: u8,
    optimise: bool,
) -> Vec<u8> {
    let mut length = 0;
    unsafe {
        let out = turbo_encode(
            y,
            cb,
            cr,
            width as i32,
            height as i32,
            quality.into(),
            optimise.into(),
            &mut length,
        );
        let file = std::slice::from_raw_parts(out, length).to_vec();
        libc::free(out.cast());
        file
    }
}
