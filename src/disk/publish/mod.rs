//! Publishing into an output folder, in place, so that whoever reads it while a
//! build runs finds only whole files, and no page without its images and styles.
//!
//! 1. Every changed file is written into `<out>/.accolade/stage/` while pages
//!    are rendered: an error or a full disk comes before anything visible changes.
//! 2. A journal lists every path that will be created or removed.
//! 3. Renames: assets and photos, new pages, changed pages, home.
//! 4. Removals: lists before leaves, photos last, and folders left empty.
//! 5. One sync, the manifest, and the journal goes.
//!
//! The manifest lists what is ours; so does a journal that a killed run left
//! behind. All other files are somebody else's: they are neither changed nor
//! removed, and where one stands in the way nothing is published. An output that
//! is absent or empty is built beside its place and renamed once.
//!
//! The manifest is damaged when people merge or edit it. Then every line of it
//! that can still be read counts as ours, and so does every file in the way of
//! the plan, since the folder had been ours; [`Output::damaged`] says so. With no
//! manifest at all, files equal to ours are adopted and others are conflicts.

mod beside;
mod commit;
mod folders;
mod journal;
mod manifest;
mod order;
mod place;
mod settle;
mod stage;
#[cfg(test)]
mod tests;

use super::Failure;
use super::failure::Reason;
use super::memo::{OutputMemo, Stamp};
use crate::input::{Digest, OutPath};
pub use commit::Step;
use manifest::Listing;
pub use place::apart;
use rayon::prelude::*;
use stage::Stage;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Our folder in an output; no published path may lead into it.
const OURS: &str = ".accolade";
const MANIFEST: &str = "manifest.json";
const JOURNAL: &str = "journal.json";
const STAGE: &str = "stage";

/// What a planned path will hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The digest of the job that makes it.
    pub job: Digest,
    /// The digest of its bytes, as [`Output::stage`] returns it.
    pub content: Digest,
}

/// What a publication changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Committed {
    /// Files that were created or replaced, in the order of their paths.
    pub written: Vec<OutPath>,
    /// Files of earlier builds that were removed, in the order of their paths.
    pub removed: Vec<OutPath>,
    /// Files that somebody else had put there, equal to ours, and that are ours
    /// from now on.
    pub adopted: Vec<OutPath>,
}

/// An output folder that is being built. Whoever holds it holds its lock: a
/// second build of the same folder fails at once.
#[derive(Debug)]
pub struct Output {
    /// The output folder, without links where it exists.
    out: PathBuf,
    /// Where files stand at the moment: the output folder, or the one beside it.
    base: PathBuf,
    /// What the last build to succeed left.
    manifest: Listing,
    /// What a killed build may have left.
    journal: Option<Listing>,
    /// The contents on disk, for the paths that were looked at.
    verified: BTreeMap<OutPath, Option<Digest>>,
    stage: Stage,
    _lock: Option<Lock>,
}

impl Output {
    /// Opens an output folder, which need not exist. Clears what a killed build
    /// left half-written beside the visible files, and adopts its journal.
    ///
    /// # Errors
    ///
    /// Fails when `out` is no folder, when another build has it open, or when
    /// `.accolade` in it is a link.
    pub fn open(out: &Path) -> Result<Output, Failure> {
        let out = resolve(out)?;
        let building = beside::name(&out)?;
        beside::clear(&building)?;
        if beside::fits(&out)? && beside::create(&building)? {
            return Ok(Output {
                _lock: lock(&building)?,
                stage: Stage::in_place(building.clone()),
                base: building,
                out,
                manifest: Listing::default(),
                journal: None,
                verified: BTreeMap::new(),
            });
        }
        let lock = lock(&out)?;
        let ours = out.join(OURS);
        match fs::symlink_metadata(&ours) {
            Ok(metadata) if metadata.is_dir() => {}
            Ok(_) => return Err(Reason::Link.at("open", &ours)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(Failure::new("open", &ours, error)),
        }
        let stage = Stage::apart(ours.join(STAGE));
        stage.clear()?;
        Ok(Output {
            base: out.clone(),
            manifest: manifest::read(&ours.join(MANIFEST))?.unwrap_or_default(),
            journal: journal::read(&ours.join(JOURNAL))?,
            verified: BTreeMap::new(),
            out,
            stage,
            _lock: lock,
        })
    }

    /// Whether an earlier build was stopped while it published; this one will
    /// finish what that one began.
    pub fn recovered(&self) -> bool {
        self.journal.is_some()
    }

    /// Whether the manifest or the journal could be read only in part.
    pub fn damaged(&self) -> bool {
        self.manifest.damaged || self.journal.as_ref().is_some_and(|list| list.damaged)
    }

    /// Compares the files on disk with the manifest, once and in parallel, so
    /// that [`Output::intact`] and [`Output::commit`] need not read them again.
    /// `memo` spares reading the files that have not changed since the last
    /// build; `now` is the time at which this one began.
    ///
    /// # Errors
    ///
    /// Fails when a file exists and cannot be read.
    pub fn verify_all(&mut self, memo: &mut OutputMemo, now: SystemTime) -> Result<(), Failure> {
        let known: &OutputMemo = memo;
        let paths: BTreeSet<&OutPath> = self.owned().collect();
        let read: Vec<_> = paths
            .into_par_iter()
            .map(|path| {
                let file = self.base.join(path.as_str());
                let stamp = fs::symlink_metadata(&file)
                    .ok()
                    .filter(fs::Metadata::is_file)
                    .and_then(|metadata| Stamp::of(&metadata));
                let seen = stamp
                    .as_ref()
                    .and_then(|stamp| known.get(path.as_str(), stamp))
                    .and_then(|hex| Digest::parse(hex));
                match seen {
                    Some(digest) => Ok((path.clone(), Some(digest), None)),
                    None => content(&file).map(|digest| (path.clone(), digest, stamp)),
                }
            })
            .collect();
        let mut verified = BTreeMap::new();
        for outcome in read {
            let (path, digest, stamp) = outcome?;
            if let (Some(digest), Some(stamp)) = (digest, stamp) {
                memo.put(path.as_str(), stamp, digest.hex(), now);
            }
            verified.insert(path, digest);
        }
        memo.forget(|path| verified.contains_key(path));
        self.verified = verified;
        Ok(())
    }

    /// The content of a file that this job made in an earlier build, if the file
    /// on disk is still the same: then it need not be rendered.
    pub fn kept(&self, path: &OutPath, job: Digest) -> Option<Digest> {
        let entry = self.manifest.files.get(path)?;
        let same = entry.job == job && self.on_disk(path).ok()? == Some(entry.content);
        same.then_some(entry.content)
    }

    /// Whether a file is as this job made it in an earlier build. One that was
    /// altered or deleted by hand is not, so it comes back.
    pub fn intact(&self, path: &OutPath, job: Digest) -> bool {
        self.kept(path, job).is_some()
    }

    /// Puts one rendered file aside until [`Output::commit`], and returns the
    /// digest of its bytes. Any number of threads may call it.
    ///
    /// # Errors
    ///
    /// Fails when the file cannot be written, or when a path comes twice.
    pub fn stage(&self, path: &OutPath, bytes: &[u8]) -> Result<Digest, Failure> {
        let digest = Digest::of(bytes);
        // A new job may make the same bytes as the old one did. Then the file
        // stays as it is.
        let same = self.verified.get(path) == Some(&Some(digest));
        self.stage.put(path, bytes, digest, same)?;
        Ok(digest)
    }

    /// Gives up: what was staged goes, and nothing visible has changed. A
    /// journal stays for the build that will succeed.
    pub fn abandon(self) {
        // What cannot be removed now is removed when the output is next opened.
        if self.base != self.out {
            let _ = beside::clear_own(&self.base);
        } else {
            let _ = self.stage.clear();
            // Only if it is empty, that is, if we have never published here.
            let _ = fs::remove_dir(self.out.join(OURS));
        }
    }

    /// Every path that an earlier build wrote.
    fn owned(&self) -> impl Iterator<Item = &OutPath> {
        let journal = self.journal.iter().flat_map(|list| list.files.keys());
        self.manifest.files.keys().chain(journal)
    }

    /// The digest of what stands at a path; nothing where no plain file stands.
    fn on_disk(&self, path: &OutPath) -> Result<Option<Digest>, Failure> {
        match self.verified.get(path) {
            Some(known) => Ok(*known),
            None => content(&self.base.join(path.as_str())),
        }
    }
}

/// The output folder's real place, in a folder that exists.
fn resolve(out: &Path) -> Result<PathBuf, Failure> {
    match fs::canonicalize(out) {
        Ok(real) if real.is_dir() => return Ok(real),
        Ok(real) => {
            let error = io::Error::from(io::ErrorKind::NotADirectory);
            return Err(Failure::new("open", &real, error));
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(Failure::new("open", out, error)),
    }
    let name = out
        .file_name()
        .ok_or_else(|| Reason::Name.at("open", out))?;
    if fs::symlink_metadata(out).is_ok() {
        // A link to nowhere: we cannot know what was meant.
        return Err(Reason::Link.at("open", out));
    }
    let parent = match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent).map_err(Failure::to("create", parent))?;
    let parent = fs::canonicalize(parent).map_err(Failure::to("open", parent))?;
    Ok(parent.join(name))
}

/// A folder's lock. It is given back when it is dropped, and not only when the
/// file is closed: a process that we start holds a copy of every open file for
/// a moment.
#[derive(Debug)]
struct Lock(fs::File);

impl Drop for Lock {
    fn drop(&mut self) {
        // The system gives it back in any case, if a moment later.
        let _ = self.0.unlock();
    }
}

/// Locks a folder against a second build. Systems and network drives without
/// such locks go without.
fn lock(folder: &Path) -> Result<Option<Lock>, Failure> {
    // On Windows a folder cannot be opened as a file.
    let Ok(file) = fs::File::open(folder) else {
        return Ok(None);
    };
    match file.try_lock() {
        Ok(()) => Ok(Some(Lock(file))),
        Err(fs::TryLockError::WouldBlock) => Err(Reason::Busy.at("lock", folder)),
        Err(fs::TryLockError::Error(_)) => Ok(None),
    }
}

/// The digest of a plain file's content; nothing where none stands.
fn content(path: &Path) -> Result<Option<Digest>, Failure> {
    use io::ErrorKind as Kind;
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_file() => {}
        Ok(_) => return Ok(None),
        Err(error) if matches!(error.kind(), Kind::NotFound | Kind::NotADirectory) => {
            return Ok(None);
        }
        Err(error) => return Err(Failure::new("read", path, error)),
    }
    let bytes = fs::read(path).map_err(Failure::to("read", path))?;
    Ok(Some(Digest::of(&bytes)))
}

/// The address of each folder above a path, the nearest first.
fn above(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(path.rsplit_once('/'), |(folder, _)| folder.rsplit_once('/'))
        .map(|(folder, _)| folder)
}
