//! The manifest: which files a build left, made by which job and with what
//! content. It holds nothing of the machine. One file a line, so that it can be
//! compared and merged, and read in part when it is damaged.

use super::{Entry, OURS};
use crate::disk::Failure;
use crate::input::{Digest, OutPath};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

const VERSION: u32 = 1;

/// What a manifest or a journal lists.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    /// The files. A journal knows no digests; nor do we trust those of a damaged
    /// manifest. Such entries have the digest of nothing at all.
    pub(crate) files: BTreeMap<OutPath, Entry>,
    /// Whether it could be read only in part.
    pub(crate) damaged: bool,
    /// The file as it is on disk.
    pub(crate) bytes: Vec<u8>,
}

#[derive(Deserialize)]
struct Written {
    version: u32,
    files: BTreeMap<String, (String, String)>,
}

/// An entry that equals no job's.
pub(crate) fn unknown() -> Entry {
    Entry {
        job: Digest::default(),
        content: Digest::default(),
    }
}

/// A path that an output of ours can have.
pub(crate) fn published(path: &str) -> Option<OutPath> {
    let top = path.split('/').next()?;
    OutPath::new(path)
        .ok()
        .filter(|_| !top.eq_ignore_ascii_case(OURS))
}

/// Reads one of our two lists; nothing if it does not exist.
pub(crate) fn bytes(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::new("read", path, error)),
    }
}

pub(crate) fn read(path: &Path) -> Result<Option<Listing>, Failure> {
    Ok(bytes(path)?.map(parse))
}

fn parse(bytes: Vec<u8>) -> Listing {
    let whole = serde_json::from_slice::<Written>(&bytes)
        .ok()
        .filter(|written| written.version == VERSION)
        .and_then(|written| written.files.into_iter().map(entry).collect());
    match whole {
        Some(files) => Listing {
            files,
            damaged: false,
            bytes,
        },
        None => Listing {
            files: salvage(&bytes),
            damaged: true,
            bytes,
        },
    }
}

fn entry((path, (job, content)): (String, (String, String))) -> Option<(OutPath, Entry)> {
    let entry = Entry {
        job: Digest::parse(&job)?,
        content: Digest::parse(&content)?,
    };
    Some((published(&path)?, entry))
}

/// Every path on a line that can still be read.
fn salvage(bytes: &[u8]) -> BTreeMap<OutPath, Entry> {
    String::from_utf8_lossy(bytes)
        .lines()
        .filter_map(|line| {
            let line = format!("{{{}}}", line.trim().trim_end_matches(','));
            serde_json::from_str::<BTreeMap<String, (String, String)>>(&line).ok()
        })
        .flatten()
        .filter_map(|(path, _)| Some((published(&path)?, unknown())))
        .collect()
}

/// The manifest of a plan.
pub(crate) fn write(plan: &BTreeMap<OutPath, Entry>) -> Vec<u8> {
    let mut text = format!("{{\n\"version\": {VERSION},\n\"files\": {{\n");
    let mut left = plan.len();
    for (path, Entry { job, content }) in plan {
        left -= 1;
        let comma = if left == 0 { "" } else { "," };
        let path = serde_json::Value::from(path.as_str());
        // Writing into a String cannot fail.
        let _ = writeln!(
            text,
            "{path}: [\"{}\", \"{}\"]{comma}",
            job.hex(),
            content.hex()
        );
    }
    text.push_str("}\n}\n");
    text.into_bytes()
}
