//! What stands where the folders of an output should be. Each is looked at once.

use super::above;
use crate::disk::Failure;
use crate::disk::failure::Reason;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What stands at a folder's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nothing, or nothing yet.
    Absent,
    Folder,
    /// A file, perhaps one of ours that is to go.
    File,
}

#[derive(Debug)]
pub(crate) struct Folders {
    base: PathBuf,
    known: BTreeMap<String, Standing>,
}

impl Folders {
    pub(crate) fn new(base: &Path) -> Folders {
        Folders {
            base: base.to_path_buf(),
            known: BTreeMap::new(),
        }
    }

    /// What stands at the folder that holds a path. The first folder above it
    /// that is not there decides.
    ///
    /// # Errors
    ///
    /// Fails when one of the folders is a link: behind it nothing is ours.
    pub(crate) fn holding(&mut self, path: &str) -> Result<Standing, Failure> {
        let mut folders: Vec<&str> = above(path).collect();
        // Mostly the nearest is known already.
        if let Some(known) = folders.first().and_then(|nearest| self.known.get(*nearest)) {
            return Ok(*known);
        }
        folders.reverse();
        let mut last = Standing::Folder;
        for folder in folders {
            last = match (last, self.known.get(folder)) {
                (_, Some(known)) => *known,
                (Standing::Folder, None) => self.look(folder)?,
                (missing, None) => missing,
            };
            self.known.insert(folder.to_owned(), last);
        }
        Ok(last)
    }

    fn look(&self, folder: &str) -> Result<Standing, Failure> {
        let path = self.base.join(folder);
        match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_dir() => Ok(Standing::Folder),
            Ok(metadata) if metadata.is_symlink() => Err(Reason::Link.at("write", &path)),
            Ok(_) => Ok(Standing::File),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Standing::Absent),
            Err(error) => Err(Failure::new("open", &path, error)),
        }
    }

    /// The folder that holds a path, if it is not there.
    pub(crate) fn missing<'a>(&self, path: &'a str) -> Option<&'a str> {
        let nearest = above(path).next()?;
        (self.known.get(nearest) != Some(&Standing::Folder)).then_some(nearest)
    }

    /// Makes the folder that holds a path, and those above it.
    pub(crate) fn make(&mut self, path: &str) -> Result<(), Failure> {
        for (at, folder) in above(path).enumerate() {
            if at == 0 {
                let folder = self.base.join(folder);
                fs::create_dir_all(&folder).map_err(Failure::to("create", &folder))?;
            }
            self.known.insert(folder.to_owned(), Standing::Folder);
        }
        Ok(())
    }

    /// Forgets what was seen, as after a removal.
    pub(crate) fn forget(&mut self) {
        self.known.clear();
    }
}
