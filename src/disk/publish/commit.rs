//! Makes a publication visible, step by step.

use super::folders::Folders;
use super::settle::{Plan, Work, agrees, holds, removable, settle};
use super::stage::create;
use super::{Committed, Entry, JOURNAL, MANIFEST, OURS, Output, above, beside, journal, manifest};
use crate::disk::Failure;
use crate::disk::failure::Reason;
use crate::input::OutPath;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

/// What a publication is about to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Wait until all that is staged is on disk.
    Sync,
    /// Put the journal in place: from here on a killed build is finished by the
    /// next.
    Journal,
    /// Remove a file in whose place a folder will stand, or the reverse.
    Clear(OutPath),
    /// Make a folder.
    Make(String),
    /// Put a file in its place.
    Place(OutPath),
    /// Remove a file.
    Remove(OutPath),
    /// Remove a folder if it is empty.
    Fold(String),
    /// Put the manifest in place.
    Manifest,
    /// Remove the stage.
    Unstage,
    /// Remove the journal.
    Finish,
    /// Put a folder that was built beside its place where it belongs.
    Move,
}

/// Asked before each step; an error stops the build there, as a kill would.
type Watch<'a> = &'a mut dyn FnMut(Step) -> io::Result<()>;

impl Output {
    /// Publishes the plan: what was staged is put in place, what else the plan
    /// lists stays as it is, and what earlier builds wrote and the plan does not
    /// list goes. A plan that changes nothing touches nothing.
    ///
    /// `watch` is told of every step beforehand. If it returns an error, all
    /// stops right there, as if the process had been killed.
    ///
    /// # Errors
    ///
    /// Before anything visible changes: a file of somebody else stands in the
    /// way ([`Failure::conflicts`]), a folder is a link, or the plan has a file
    /// that is neither staged nor intact. After that, only what the system
    /// refuses; the next build will finish the work.
    pub fn commit(
        self,
        plan: &BTreeMap<OutPath, Entry>,
        watch: &mut dyn FnMut(Step) -> io::Result<()>,
    ) -> Result<Committed, Failure> {
        if self.base != self.out {
            return self.commit_beside(plan, watch);
        }
        let mut folders = Folders::new(&self.base);
        let staged = self.stage.staged();
        match settle(&self, plan, &staged, &mut folders) {
            Ok(work) => self.commit_in_place(plan, work, folders, watch),
            Err(failure) => {
                self.abandon();
                Err(failure)
            }
        }
    }

    fn commit_beside(self, plan: &Plan, watch: Watch<'_>) -> Result<Committed, Failure> {
        let staged = self.stage.staged();
        let missing = plan.keys().find(|path| !staged.contains_key(*path));
        let agreed = match missing {
            Some(path) => Err(Reason::Plan(path.clone()).at("publish", &self.out)),
            None => agrees(plan, &staged, &self),
        };
        if let Err(failure) = agreed {
            self.abandon();
            return Err(failure);
        }
        let mut step = Steps::new(&self.out, watch);
        step.take(Step::Manifest)?;
        let list = self.base.join(OURS).join(MANIFEST);
        create(&list, &manifest::write(plan), false)?;
        step.take(Step::Sync)?;
        sync(&self.base)?;
        step.take(Step::Move)?;
        beside::place(&self.base, &self.out)?;
        Ok(Committed {
            written: plan.keys().cloned().collect(),
            ..Committed::default()
        })
    }

    fn commit_in_place(
        self,
        plan: &Plan,
        work: Work,
        mut folders: Folders,
        watch: Watch<'_>,
    ) -> Result<Committed, Failure> {
        let ours = self.out.join(OURS);
        let (list, log) = (ours.join(MANIFEST), ours.join(JOURNAL));
        let mut step = Steps::new(&self.out, watch);
        let fresh = manifest::write(plan);
        let visible = !work.place.is_empty() || work.obsolete || self.journal.is_some();
        if !visible && fresh == self.manifest.bytes {
            self.stage.clear()?;
            return Ok(Committed::default());
        }
        let fresh = self.stage.list("manifest", &fresh)?;
        let mut removed = Vec::new();
        if visible {
            let written = self.stage.list("journal", &journal::write(&work.journal))?;
            step.take(Step::Sync)?;
            sync(&self.out)?;
            step.take(Step::Journal)?;
            rename(&written, &log)?;
            if !work.clear.is_empty() {
                for path in &work.clear {
                    step.take(Step::Clear(path.clone()))?;
                    removed.extend(self.remove(path)?);
                }
                self.fold(&work.clear, plan, &mut step)?;
                folders.forget();
            }
            for (path, file) in &work.place {
                if let Some(folder) = folders.missing(path.as_str()) {
                    step.take(Step::Make(folder.to_owned()))?;
                    folders.make(path.as_str())?;
                }
                step.take(Step::Place(path.clone()))?;
                rename(file, &self.out.join(path.as_str()))?;
            }
            for path in &work.remove {
                step.take(Step::Remove(path.clone()))?;
                removed.extend(self.remove(path)?);
            }
            self.fold(&work.remove, plan, &mut step)?;
        }
        step.take(Step::Sync)?;
        sync(&self.out)?;
        step.take(Step::Manifest)?;
        rename(&fresh, &list)?;
        step.take(Step::Unstage)?;
        self.stage.clear()?;
        if visible {
            step.take(Step::Finish)?;
            fs::remove_file(&log).map_err(Failure::to("remove", &log))?;
        }
        let mut written: Vec<OutPath> = work.place.into_iter().map(|(path, _)| path).collect();
        written.sort();
        removed.sort();
        Ok(Committed {
            written,
            removed,
            adopted: work.adopted,
        })
    }

    /// Removes a file of ours, and returns its path if there was one.
    fn remove(&self, path: &OutPath) -> Result<Option<OutPath>, Failure> {
        let file = self.out.join(path.as_str());
        if !removable(&file) {
            return Ok(None);
        }
        fs::remove_file(&file).map_err(Failure::to("remove", &file))?;
        Ok(Some(path.clone()))
    }

    /// Removes the folders that held these files, from the deepest up, unless
    /// the plan needs them or somebody else's files are in them. They are empty
    /// also where a killed build made a folder and nothing in it.
    fn fold(&self, files: &[OutPath], plan: &Plan, step: &mut Steps<'_>) -> Result<(), Failure> {
        let folders: BTreeSet<&str> = files.iter().flat_map(|path| above(path.as_str())).collect();
        // A folder comes before those in it, hence in reverse after them.
        for folder in folders.into_iter().rev() {
            if holds(plan, folder) {
                continue;
            }
            step.take(Step::Fold(folder.to_owned()))?;
            let path = self.out.join(folder);
            match fs::remove_dir(&path) {
                Err(error) if !stays(error.kind()) => {
                    return Err(Failure::new("remove", &path, error));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// Why a folder that is not empty, or none, stays without a word.
fn stays(kind: io::ErrorKind) -> bool {
    use io::ErrorKind as Kind;
    matches!(
        kind,
        Kind::NotFound | Kind::DirectoryNotEmpty | Kind::AlreadyExists | Kind::NotADirectory
    )
}

struct Steps<'a> {
    out: &'a Path,
    watch: Watch<'a>,
}

impl<'a> Steps<'a> {
    fn new(out: &'a Path, watch: Watch<'a>) -> Steps<'a> {
        Steps { out, watch }
    }

    fn take(&mut self, step: Step) -> Result<(), Failure> {
        (self.watch)(step).map_err(Failure::to("publish", self.out))
    }
}

fn rename(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::rename(from, to).map_err(Failure::to("replace", to))
}

/// Waits until all that was written to the folder's disk has reached it. One
/// call for all files: one for each would cost more than writing them.
#[cfg(target_os = "linux")]
fn sync(folder: &Path) -> Result<(), Failure> {
    let disk = fs::File::open(folder).map_err(Failure::to("open", folder))?;
    rustix::fs::syncfs(&disk).map_err(|error| Failure::new("sync", folder, error.into()))
}

/// Other systems have no such call in reach; there our lists alone are synced,
/// when they are written, and a file that a power cut spoils is found by its
/// digest and made again.
#[cfg(not(target_os = "linux"))]
fn sync(_: &Path) -> Result<(), Failure> {
    Ok(())
}
