//! Reads a site's folder into a [`Snapshot`].
//!
//! Texts and a theme's resources are held whole; of photos only the digest and
//! what the headers say, from one reading. Names decide what is junk, private or
//! not ours to open; see `kind`.

mod kind;
#[cfg(test)]
mod tests;
mod walk;

use super::Failure;
use super::memo::{PhotoMemo, ScanMemo, Stamp};
use crate::input::photo::{PhotoHeader, PhotoProblem};
use crate::input::{Digest, File, Snapshot, SourcePath};
use kind::Kind;
use rayon::prelude::*;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use walk::{Found, Walk};

/// Usual limit of a text in bytes.
pub const LONGEST_TEXT: u64 = 4 << 20;
/// Usual limit of a file of boundaries.
const LARGEST_BOUNDARIES: u64 = 32 << 20;
/// Usual limit of a font or of another of a theme's files: whole collections of
/// Chinese faces take 120 MB.
pub const LARGEST_RESOURCE: u64 = 160 << 20;
/// Usual limit of a photo.
pub const LARGEST_PHOTO: u64 = 400 << 20;
/// Photos above this are read one at a time, so that no more is held at once
/// than this times the number of threads, or one large photo.
const LARGE: u64 = 32 << 20;

/// Reads a photo's headers from its whole bytes. It must not use rayon.
pub type Probe<'a> = dyn Fn(&[u8]) -> Result<PhotoHeader, PhotoProblem> + Sync + 'a;

/// What a scan may read and how far.
#[derive(Clone, Copy)]
pub struct ScanRules<'a> {
    /// Whether `private.yaml` is read; only the command `check` says so.
    pub private: bool,
    /// Limit of a text in bytes; above it, it is [`File::TooLong`].
    pub longest_text: u64,
    /// The same for a file of boundaries.
    pub largest_boundaries: u64,
    /// The same for fonts and a theme's other files.
    pub largest_resource: u64,
    /// The same for photos.
    pub largest_photo: u64,
    /// When the scan begins. Photos that changed within two seconds before are
    /// not remembered in the memo.
    pub now: SystemTime,
    /// Tells what a photo's headers say.
    pub probe: &'a Probe<'a>,
}

impl<'a> ScanRules<'a> {
    /// The usual limits, without private fields.
    pub fn new(now: SystemTime, probe: &'a Probe<'a>) -> ScanRules<'a> {
        ScanRules {
            private: false,
            longest_text: LONGEST_TEXT,
            largest_boundaries: LARGEST_BOUNDARIES,
            largest_resource: LARGEST_RESOURCE,
            largest_photo: LARGEST_PHOTO,
            now,
            probe,
        }
    }
}

/// The folders of a site that hold sources.
pub(crate) const TREES: [&str; 2] = ["content", "themes"];

/// Reads `content/` and `themes/` below `root`. Paths keep the spelling they
/// have on disk, Unicode form included. Neither folder needs to exist.
///
/// `memo` spares reading photos that have not changed; afterwards it holds the
/// photos of this scan.
///
/// # Errors
///
/// Fails when `root` does not exist, or a file or folder cannot be read. A file
/// that vanishes during the scan is taken for absent.
pub fn scan(root: &Path, rules: &ScanRules<'_>, memo: &mut ScanMemo) -> Result<Snapshot, Failure> {
    let mut walk = Walk::new(root, rules.private)?;
    for tree in TREES {
        walk.tree(tree)?;
    }
    memo.linked = walk.linked;
    let snapshot = read(walk, rules, memo)?;
    memo.forget(|path| matches!(snapshot.files.get(path), Some(File::Photo { .. })));
    Ok(snapshot)
}

/// Brings the last snapshot up to date with the paths that a watcher names
/// (absolute, or relative to `root`), as [`scan`] would find the site now. A
/// changed folder is walked with all that is in it. Walks everything if the
/// site has links, since then one file may stand at several paths.
///
/// # Errors
///
/// As [`scan`].
pub fn rescan(
    root: &Path,
    rules: &ScanRules<'_>,
    memo: &mut ScanMemo,
    last: &Snapshot,
    changed: &[PathBuf],
) -> Result<Snapshot, Failure> {
    let mut walk = Walk::new(root, rules.private)?;
    let mut sources = Vec::new();
    for path in changed {
        let inside = path
            .strip_prefix(walk.root())
            .or_else(|_| path.strip_prefix(root))
            .ok()
            .or_else(|| path.is_relative().then_some(path))
            .and_then(Path::to_str)
            .map(|inside| inside.replace(std::path::MAIN_SEPARATOR, "/"));
        match inside {
            Some(inside) if SourcePath::new(&inside).is_ok() => sources.push(inside),
            // A name that is no text, or the site's folder itself.
            _ => return scan(root, rules, memo),
        }
    }
    if memo.linked {
        return scan(root, rules, memo);
    }
    sources.sort();
    sources.dedup();
    let mut snapshot = last.clone();
    for source in &sources {
        let mut parts = source.split('/');
        let ours = TREES.contains(&parts.next().unwrap_or_default());
        if !ours || source.split('/').any(kind::junk) {
            continue;
        }
        let below = format!("{source}/");
        snapshot
            .files
            .retain(|path, _| path.as_str() != source && !path.as_str().starts_with(&below));
        walk.tree(source)?;
    }
    if walk.linked {
        return scan(root, rules, memo);
    }
    // One changed path may lie below another; the later walk found it again.
    walk.found.sort_by(|a, b| a.source.cmp(&b.source));
    walk.found.dedup_by(|a, b| a.source == b.source);
    snapshot.files.extend(read(walk, rules, memo)?.files);
    memo.forget(|path| matches!(snapshot.files.get(path), Some(File::Photo { .. })));
    Ok(snapshot)
}

/// What reading one file gave.
struct Reading {
    file: File,
    /// For a photo, what the memo should know of it.
    stamp: Option<Stamp>,
}

impl From<File> for Reading {
    fn from(file: File) -> Reading {
        Reading { file, stamp: None }
    }
}

fn read(walk: Walk, rules: &ScanRules<'_>, memo: &mut ScanMemo) -> Result<Snapshot, Failure> {
    let known: &ScanMemo = memo;
    // First everything but the photos that must be opened.
    let quick: Vec<_> = walk
        .found
        .into_par_iter()
        .map(|found| (quick(&found, rules, known), found))
        .collect();
    let mut snapshot = Snapshot { files: walk.files };
    let (mut small, mut large) = (Vec::new(), Vec::new());
    for (outcome, found) in quick {
        match outcome? {
            Quick::Gone => {}
            Quick::Done(file) => {
                snapshot.files.insert(found.source, file);
            }
            Quick::Open(length) if length <= LARGE => small.push(found),
            Quick::Open(_) => large.push(found),
        }
    }
    let mut photos: Vec<_> = small
        .into_par_iter()
        .with_max_len(1)
        .map(|found| (photo(&found, rules), found.source))
        .collect();
    photos.extend(
        large
            .into_iter()
            .map(|found| (photo(&found, rules), found.source)),
    );
    for (outcome, source) in photos {
        let Some(Reading { file, stamp }) = outcome? else {
            continue;
        };
        if let (File::Photo { digest, header, .. }, Some(stamp)) = (&file, stamp) {
            let value = PhotoMemo {
                digest: digest.hex(),
                header: header.clone(),
            };
            memo.put(source.as_str(), stamp, value, rules.now);
        }
        snapshot.files.insert(source, file);
    }
    Ok(snapshot)
}

enum Quick {
    /// The file went away.
    Gone,
    Done(File),
    /// A photo of this length that must be read.
    Open(u64),
}

fn quick(found: &Found, rules: &ScanRules<'_>, memo: &ScanMemo) -> Result<Quick, Failure> {
    let limit = match found.kind {
        Kind::Text => rules.longest_text,
        Kind::Boundaries => rules.largest_boundaries,
        Kind::Resource => rules.largest_resource,
        Kind::Photo | Kind::Unread => {
            let Some(metadata) = present(fs::metadata(&found.real), "read", &found.real)? else {
                return Ok(Quick::Gone);
            };
            let length = metadata.len();
            return Ok(match found.kind {
                Kind::Unread => Quick::Done(File::Unread(length)),
                _ if length > rules.largest_photo => Quick::Done(File::TooLong(length)),
                _ => match remembered(&found.source, &metadata, memo) {
                    Some(file) => Quick::Done(file),
                    None => Quick::Open(length),
                },
            });
        }
    };
    Ok(match whole(&found.real, limit, false)? {
        None => Quick::Gone,
        Some(Whole::TooLong(length)) => Quick::Done(File::TooLong(length)),
        Some(Whole::Bytes { bytes, .. }) => Quick::Done(File::Bytes {
            bytes: bytes.into(),
        }),
    })
}

fn remembered(source: &SourcePath, metadata: &fs::Metadata, memo: &ScanMemo) -> Option<File> {
    let known = memo.get(source.as_str(), &Stamp::of(metadata)?)?;
    Some(File::Photo {
        digest: Digest::parse(&known.digest)?,
        bytes: metadata.len(),
        header: known.header.clone(),
    })
}

fn photo(found: &Found, rules: &ScanRules<'_>) -> Result<Option<Reading>, Failure> {
    Ok(match whole(&found.real, rules.largest_photo, true)? {
        None => None,
        Some(Whole::TooLong(length)) => Some(File::TooLong(length).into()),
        Some(Whole::Bytes { bytes, stamp }) => Some(Reading {
            file: File::Photo {
                digest: Digest::of(&bytes),
                bytes: bytes.len() as u64,
                header: (rules.probe)(&bytes),
            },
            stamp,
        }),
    })
}

enum Whole {
    Bytes {
        bytes: Vec<u8>,
        /// Present if it was asked for, and the file was the same before and
        /// after the reading.
        stamp: Option<Stamp>,
    },
    TooLong(u64),
}

/// Reads a file whole, unless it holds more than `limit` bytes; with `stamped`
/// also says how it can be told from its next version.
fn whole(path: &Path, limit: u64, stamped: bool) -> Result<Option<Whole>, Failure> {
    let Some(file) = present(fs::File::open(path), "open", path)? else {
        return Ok(None);
    };
    let failed = || Failure::to("read", path);
    let before = file.metadata().map_err(failed())?;
    if before.len() > limit {
        return Ok(Some(Whole::TooLong(before.len())));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(before.len()).unwrap_or(0) + 1);
    // It may grow while we read.
    (&file)
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(failed())?;
    if bytes.len() as u64 > limit {
        return Ok(Some(Whole::TooLong(bytes.len() as u64)));
    }
    if !stamped {
        return Ok(Some(Whole::Bytes { bytes, stamp: None }));
    }
    let after = file.metadata().map_err(failed())?;
    let stamp = Stamp::of(&after)
        .filter(|stamp| Stamp::of(&before).as_ref() == Some(stamp))
        .filter(|_| after.len() == bytes.len() as u64);
    Ok(Some(Whole::Bytes { bytes, stamp }))
}

/// What a call on an existing file gave; nothing if the file has gone.
fn present<T>(
    outcome: io::Result<T>,
    action: &'static str,
    path: &Path,
) -> Result<Option<T>, Failure> {
    match outcome {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::new(action, path, error)),
    }
}
