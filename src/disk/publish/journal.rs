//! The journal: which files a build is about to create or remove. It exists only
//! while a build publishes, and after one that was killed. Without it the page of
//! an honoree who withdrew after a killed first build would pass for the user's
//! own file, and stay public.

use super::manifest::{self, Listing, published, unknown};
use crate::disk::Failure;
use crate::input::OutPath;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const VERSION: u32 = 1;

#[derive(Deserialize)]
struct Written {
    version: u32,
    paths: Vec<String>,
}

/// Reads the journal that a killed build left; nothing if there is none.
pub(crate) fn read(path: &Path) -> Result<Option<Listing>, Failure> {
    let Some(bytes) = manifest::bytes(path)? else {
        return Ok(None);
    };
    let whole = serde_json::from_slice::<Written>(&bytes)
        .ok()
        .filter(|written| written.version == VERSION);
    let damaged = whole.is_none();
    let paths = match whole {
        Some(written) => written.paths,
        None => salvage(&bytes),
    };
    let files: BTreeMap<_, _> = paths
        .iter()
        .filter_map(|path| Some((published(path)?, unknown())))
        .collect();
    Ok(Some(Listing {
        files,
        damaged,
        bytes,
    }))
}

fn salvage(bytes: &[u8]) -> Vec<String> {
    String::from_utf8_lossy(bytes)
        .lines()
        .filter_map(|line| serde_json::from_str(line.trim().trim_end_matches(',')).ok())
        .collect()
}

/// The journal of these paths, one a line.
pub(crate) fn write(paths: &BTreeSet<OutPath>) -> Vec<u8> {
    let lines: Vec<String> = paths
        .iter()
        .map(|path| serde_json::Value::from(path.as_str()).to_string())
        .collect();
    let lines = lines.join(",\n");
    format!("{{\n\"version\": {VERSION},\n\"paths\": [\n{lines}\n]\n}}\n").into_bytes()
}
