//! The cache: results by the digest of all that made them, in
//! `<site>/.accolade/cache/`. It is safe to delete at any time, safe to keep
//! between CI runs, and safe to share by two builds at once.
//!
//! An entry is a file of its own, `ab/<key>`, that begins with the digest of
//! key and content; one that does not match counts as absent. Which entries were
//! used last is told by counting builds, not by times: a checkout or a restored
//! cache sets all times anew, and access times are often not kept at all.

#[cfg(test)]
mod tests;

use super::Failure;
use crate::input::{Digest, Hasher};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use walkdir::WalkDir;

/// The list of which build used an entry last.
const USES: &str = "uses";
/// How the names of half-written files begin.
const HALF: &str = "half-";
const HEAD: &[u8] = b"accolade 1 ";

/// The cache as one build sees it. All calls may come from many threads.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    /// The number of this build.
    build: u64,
    /// The last build that used an entry, as far as it is known.
    uses: BTreeMap<Digest, u64>,
    used: Mutex<BTreeSet<Digest>>,
    halves: AtomicU64,
}

impl Store {
    /// Opens a cache. The folder is made when the first entry is put there.
    pub fn open(folder: &Path) -> Store {
        let uses = fs::read_to_string(folder.join(USES))
            .map_or_else(|_| BTreeMap::new(), |text| read_uses(&text));
        Store {
            folder: folder.to_path_buf(),
            build: uses.values().max().map_or(1, |last| last.saturating_add(1)),
            uses,
            used: Mutex::default(),
            halves: AtomicU64::new(0),
        }
    }

    /// Marks an entry as used by this build without reading it, such as a photo
    /// whose derivatives stand in the output already. Used entries are the last
    /// that [`Store::sweep`] removes.
    pub fn keep(&self, key: Digest) {
        self.used
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(key);
    }

    /// An entry's content; nothing if there is none, or it is damaged.
    pub fn get(&self, key: Digest) -> Option<Vec<u8>> {
        let mut bytes = fs::read(self.path(key)).ok()?;
        let length = HEAD.len() + 64;
        let stored = bytes.get(..length)?.strip_prefix(HEAD)?;
        let stored = Digest::parse(std::str::from_utf8(stored).ok()?)?;
        if stored != seal(key, bytes.get(length..)?) {
            return None;
        }
        bytes.drain(..length);
        self.keep(key);
        Some(bytes)
    }

    /// Stores an entry. A reader finds all of it or nothing.
    ///
    /// # Errors
    ///
    /// Fails when the file cannot be written. A build can go on without.
    pub fn put(&self, key: Digest, bytes: &[u8]) -> Result<(), Failure> {
        let path = self.path(key);
        let folder = path.parent().unwrap_or(&self.folder);
        let (half, mut file) = self.half(folder)?;
        let written = file
            .write_all(HEAD)
            .and_then(|()| file.write_all(seal(key, bytes).hex().as_bytes()))
            .and_then(|()| file.write_all(bytes));
        drop(file);
        let placed = match written {
            Ok(()) => fs::rename(&half, &path).map_err(Failure::to("rename", &half)),
            Err(error) => Err(Failure::new("write", &half, error)),
        };
        if placed.is_err() {
            // A full disk is better for every file less on it.
            let _ = fs::remove_file(&half);
        } else {
            self.keep(key);
        }
        placed
    }

    /// Ends the build: removes the entries used least recently until no more
    /// than `limit` bytes are left, and notes which were used by this build.
    /// Returns the number of entries removed.
    ///
    /// # Errors
    ///
    /// Fails when the folder cannot be read or written. What was used is
    /// forgotten then, and nothing else is lost.
    pub fn sweep(&self, limit: u64) -> Result<usize, Failure> {
        if !self.folder.is_dir() {
            return Ok(0);
        }
        let mut uses = self.uses.clone();
        // A build that ran beside this one may have ended in between.
        let other = fs::read_to_string(self.folder.join(USES));
        for (key, build) in read_uses(&other.unwrap_or_default()) {
            let known = uses.entry(key).or_default();
            *known = build.max(*known);
        }
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        for key in used.iter() {
            uses.insert(*key, self.build);
        }
        drop(used);
        let mut entries = self.entries(&uses)?;
        entries.sort();
        let mut bytes: u64 = entries.iter().map(|entry| entry.length).sum();
        let mut removed = 0;
        let mut kept = BTreeMap::new();
        for entry in entries {
            if bytes > limit {
                bytes -= entry.length;
                removed += 1;
                remove(&entry.path)?;
            } else if entry.build > 0 {
                kept.insert(entry.key, entry.build);
            }
        }
        self.write_uses(&kept)?;
        Ok(removed)
    }

    fn path(&self, key: Digest) -> PathBuf {
        let hex = key.hex();
        let folder = hex.get(..2).unwrap_or_default();
        self.folder.join(folder).join(&hex)
    }

    /// Creates a file that no other build has.
    fn half(&self, folder: &Path) -> Result<(PathBuf, fs::File), Failure> {
        loop {
            let number = self.halves.fetch_add(1, Ordering::Relaxed);
            let name = format!("{HALF}{}-{}-{number}", self.build, std::process::id());
            let path = folder.join(name);
            let file = fs::OpenOptions::new()
                .write(true)
                .create_new(true)
                .open(&path);
            match file {
                Ok(file) => return Ok((path, file)),
                // Two containers can have processes of one number.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    fs::create_dir_all(folder).map_err(Failure::to("create", folder))?;
                }
                Err(error) => return Err(Failure::new("create", &path, error)),
            }
        }
    }

    /// All entries. Files that a build left half-written are removed once two
    /// more builds have begun since; until then it may be running.
    fn entries(&self, uses: &BTreeMap<Digest, u64>) -> Result<Vec<Stored>, Failure> {
        let mut entries = Vec::new();
        let walk = WalkDir::new(&self.folder).min_depth(1).max_depth(2);
        for entry in walk.sort_by_file_name() {
            // What vanishes meanwhile was removed by another build.
            let Ok(entry) = entry else { continue };
            if !entry.file_type().is_file() {
                continue;
            }
            let name = entry.file_name().to_str().unwrap_or_default();
            if let Some(key) = Digest::parse(name) {
                let Ok(metadata) = entry.metadata() else {
                    continue;
                };
                entries.push(Stored {
                    build: uses.get(&key).copied().unwrap_or(0),
                    key,
                    length: metadata.len(),
                    path: entry.into_path(),
                });
            } else if let Some(rest) = name.strip_prefix(HALF) {
                let build = rest.split('-').next().and_then(|build| build.parse().ok());
                if build.is_none_or(|build: u64| build.saturating_add(2) <= self.build) {
                    remove(entry.path())?;
                }
            }
        }
        Ok(entries)
    }

    fn write_uses(&self, uses: &BTreeMap<Digest, u64>) -> Result<(), Failure> {
        let mut text = String::new();
        for (key, build) in uses {
            // Writing into a String cannot fail.
            let _ = writeln!(text, "{} {build}", key.hex());
        }
        let (half, mut file) = self.half(&self.folder)?;
        file.write_all(text.as_bytes())
            .map_err(Failure::to("write", &half))?;
        drop(file);
        fs::rename(&half, self.folder.join(USES)).map_err(Failure::to("rename", &half))
    }
}

/// An entry on disk. Those to be removed first sort first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Stored {
    build: u64,
    key: Digest,
    length: u64,
    path: PathBuf,
}

/// The digest that an entry begins with: of its key too, so that an entry under
/// another's name is noticed.
fn seal(key: Digest, bytes: &[u8]) -> Digest {
    let mut hasher = Hasher::default();
    hasher.bytes(key.hex().as_bytes());
    hasher.bytes(bytes);
    hasher.finish()
}

fn read_uses(text: &str) -> BTreeMap<Digest, u64> {
    text.lines()
        .filter_map(|line| {
            let (key, build) = line.split_once(' ')?;
            Some((Digest::parse(key)?, build.parse().ok()?))
        })
        .collect()
}

fn remove(path: &Path) -> Result<(), Failure> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Failure::new("remove", path, error))
        }
        _ => Ok(()),
    }
}
