//! Where rendered files wait until they are published.

use crate::disk::Failure;
use crate::disk::failure::Reason;
use crate::input::{Digest, OutPath};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Staged files to a folder, where their names are numbers.
const A_FOLDER: usize = 1000;

/// A file that was staged.
#[derive(Debug, Clone)]
pub(crate) struct Staged {
    /// Where it waits; nothing if the same bytes are published already.
    pub(crate) file: Option<PathBuf>,
    pub(crate) content: Digest,
}

#[derive(Debug)]
pub(crate) struct Stage {
    folder: PathBuf,
    /// Whether files are numbered instead of lying under their own paths: that
    /// spares making all their folders twice.
    numbered: bool,
    folders: Mutex<BTreeSet<String>>,
    staged: Mutex<BTreeMap<OutPath, Staged>>,
}

/// A thread that panicked left the set as it was: every change is one call.
fn open<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Stage {
    fn new(folder: PathBuf, numbered: bool) -> Stage {
        Stage {
            folder,
            numbered,
            folders: Mutex::default(),
            staged: Mutex::default(),
        }
    }

    /// A folder that will become the output as it is.
    pub(crate) fn in_place(folder: PathBuf) -> Stage {
        Stage::new(folder, false)
    }

    /// A folder from which files are moved into the output.
    pub(crate) fn apart(folder: PathBuf) -> Stage {
        Stage::new(folder, true)
    }

    /// Removes the folder and all in it: nobody but us writes there. A link in
    /// its place is removed, and what it leads to is not.
    pub(crate) fn clear(&self) -> Result<(), Failure> {
        match fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(Failure::new("remove", &self.folder, error))
            }
            _ => Ok(()),
        }
    }

    /// Makes a folder in the stage, once.
    fn folder(&self, name: &str) -> Result<(), Failure> {
        if open(&self.folders).contains(name) {
            return Ok(());
        }
        // Two threads may both come here; the second finds the folder made.
        let folder = self.folder.join(name);
        fs::create_dir_all(&folder).map_err(Failure::to("create", &folder))?;
        open(&self.folders).insert(name.to_owned());
        Ok(())
    }

    /// Writes one file; with `same` only notes that it stays as it is.
    pub(crate) fn put(
        &self,
        path: &OutPath,
        bytes: &[u8],
        content: Digest,
        same: bool,
    ) -> Result<(), Failure> {
        let (folder, name) = {
            let mut staged = open(&self.staged);
            let number = staged.len();
            let (folder, name) = if self.numbered {
                let folder = (number / A_FOLDER).to_string();
                (folder, format!("{}", number % A_FOLDER))
            } else {
                (path.folder().to_owned(), path.name().to_owned())
            };
            let file = (!same).then(|| self.folder.join(&folder).join(&name));
            if staged
                .insert(path.clone(), Staged { file, content })
                .is_some()
            {
                return Err(Reason::Plan(path.clone()).at("write", &self.folder));
            }
            (folder, name)
        };
        if same {
            return Ok(());
        }
        self.folder(&folder)?;
        create(&self.folder.join(folder).join(name), bytes, false)
    }

    /// Writes one of our own lists into the stage, from where it is renamed.
    pub(crate) fn list(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, Failure> {
        self.folder("")?;
        let path = self.folder.join(name);
        // Where one call syncs a whole disk, commit makes it after this.
        create(&path, bytes, cfg!(not(target_os = "linux")))?;
        Ok(path)
    }

    /// All that was staged.
    pub(crate) fn staged(&self) -> BTreeMap<OutPath, Staged> {
        open(&self.staged).clone()
    }
}

/// Creates a file that must not exist; with `last` it reaches the disk before
/// we go on.
pub(crate) fn create(path: &Path, bytes: &[u8], last: bool) -> Result<(), Failure> {
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .map_err(Failure::to("create", path))?;
    file.write_all(bytes).map_err(Failure::to("write", path))?;
    if last {
        file.sync_all().map_err(Failure::to("sync", path))?;
    }
    Ok(())
}
