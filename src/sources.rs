//! Names the sources that the program was built from. Jobs carry that name in
//! their keys, so that a page made by other code is never taken for the same
//! page, also between two commits of one version.

#![allow(clippy::disallowed_methods, clippy::print_stdout)]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default());
    // FNV-1a over files in the order of their names: equal sources, equal names,
    // whatever compiler runs this.
    let mut hash = 0xcbf2_9ce4_8422_2325;
    for part in ["src", "themes", "Cargo.lock"] {
        println!("cargo:rerun-if-changed={part}");
        add(&root, Path::new(part), &mut hash)?;
    }
    println!("cargo:rustc-env=ACCOLADE_SOURCES={:016x}", hash);
    Ok(())
}

fn add(root: &Path, path: &Path, hash: &mut u64) -> io::Result<()> {
    let real = root.join(path);
    if real.is_dir() {
        let mut names = fs::read_dir(&real)?
            .map(|entry| Ok(entry?.file_name()))
            .collect::<io::Result<Vec<_>>>()?;
        names.sort();
        for name in names {
            add(root, &path.join(name), hash)?;
        }
    } else if real.is_file() {
        let name = path.to_string_lossy().replace('\\', "/");
        for byte in name.bytes().chain(fs::read(&real)?) {
            *hash = (*hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    Ok(())
}
