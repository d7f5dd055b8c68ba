//! Names the sources that the program was built from. Jobs carry that name in
//! their keys, so that a page made by other code is never taken for the same
//! page, also between two commits of one version.

#![allow(clippy::disallowed_methods, clippy::print_stdout)]

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::Hasher;
use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default());
    // Seeds that never change, and names in order: equal sources, equal names.
    let mut hasher = DefaultHasher::new();
    for part in ["src", "themes", "Cargo.lock"] {
        println!("cargo:rerun-if-changed={part}");
        add(&root, Path::new(part), &mut hasher)?;
    }
    println!("cargo:rustc-env=ACCOLADE_SOURCES={:016x}", hasher.finish());
    Ok(())
}

fn add(root: &Path, path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    let real = root.join(path);
    if real.is_dir() {
        let mut names = fs::read_dir(&real)?
            .map(|entry| Ok(entry?.file_name()))
            .collect::<io::Result<Vec<_>>>()?;
        names.sort();
        for name in names {
            add(root, &path.join(name), hasher)?;
        }
    } else if real.is_file() {
        hasher.write(path.to_string_lossy().replace('\\', "/").as_bytes());
        hasher.write(&fs::read(&real)?);
    }
    Ok(())
}
