//! Building an absent or empty output beside its place, in `<out>.accolade-new`.
//! The folder is known for ours by the folder `.accolade` in it, which is the
//! first thing to be made there.

use super::{OURS, lock};
use crate::disk::Failure;
use crate::disk::failure::Reason;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folder in which an output is built.
pub(crate) fn name(out: &Path) -> Result<PathBuf, Failure> {
    match out.file_name() {
        Some(name) => {
            let mut name = name.to_owned();
            name.push(".accolade-new");
            Ok(out.with_file_name(name))
        }
        // The root of a disk always exists and is built in place; this name is
        // never made.
        None if out.is_dir() => Ok(out.join(".accolade-new")),
        None => Err(Reason::Name.at("open", out)),
    }
}

fn is_empty(folder: &Path) -> io::Result<bool> {
    Ok(fs::read_dir(folder)?.next().is_none())
}

/// Whether an output is absent or empty, and can be exchanged by one rename.
pub(crate) fn fits(out: &Path) -> Result<bool, Failure> {
    if out.file_name().is_none() {
        return Ok(false);
    }
    match fs::symlink_metadata(out) {
        Ok(_) => {
            let empty = is_empty(out).map_err(Failure::to("list", out))?;
            Ok(empty && !is_mount(out))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(Failure::new("open", out, error)),
    }
}

/// Whether a folder is a disk of its own, as a container's volume is: it cannot
/// be renamed over.
#[cfg(unix)]
fn is_mount(out: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::metadata(path).ok().map(|metadata| metadata.dev());
    out.parent().and_then(device) != device(out)
}

#[cfg(not(unix))]
fn is_mount(_: &Path) -> bool {
    false
}

/// Makes the folder; `false` if we may not write beside the output, which is
/// then built in place.
pub(crate) fn create(building: &Path) -> Result<bool, Failure> {
    match fs::create_dir(building) {
        Ok(()) => {}
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
            ) =>
        {
            return Ok(false);
        }
        Err(error) => return Err(Failure::new("create", building, error)),
    }
    let ours = building.join(OURS);
    fs::create_dir(&ours).map_err(Failure::to("create", &ours))?;
    Ok(true)
}

/// Removes what a killed build left beside the output.
pub(crate) fn clear(building: &Path) -> Result<(), Failure> {
    let metadata = match fs::symlink_metadata(building) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Failure::new("open", building, error)),
    };
    if !metadata.is_dir() {
        return Err(Reason::Taken.at("create", building));
    }
    let _lock = lock(building)?;
    let ours = fs::symlink_metadata(building.join(OURS)).is_ok_and(|metadata| metadata.is_dir());
    if !ours && !is_empty(building).map_err(Failure::to("list", building))? {
        return Err(Reason::Taken.at("create", building));
    }
    clear_own(building)
}

/// Removes the folder that we have been building in, with all in it. The folder
/// that shows it to be ours goes last, so that a kill on the way leaves a folder
/// that is still known.
pub(crate) fn clear_own(building: &Path) -> Result<(), Failure> {
    let list = || Failure::to("list", building);
    for entry in fs::read_dir(building).map_err(list())? {
        let entry = entry.map_err(list())?;
        if entry.file_name() == OURS {
            continue;
        }
        let path = entry.path();
        let folder = entry.file_type().is_ok_and(|is| is.is_dir());
        let removed = if folder {
            fs::remove_dir_all(&path)
        } else {
            fs::remove_file(&path)
        };
        removed.map_err(Failure::to("remove", &path))?;
    }
    fs::remove_dir_all(building).map_err(Failure::to("remove", building))
}

/// Puts the finished folder in its place, by one rename. An empty folder there
/// gives its permissions and gives way; if it has filled meanwhile, the rename
/// fails and nothing has happened.
pub(crate) fn place(building: &Path, out: &Path) -> Result<(), Failure> {
    if let Ok(metadata) = fs::metadata(out) {
        // A matter of courtesy: publishing does not depend on it.
        let _ = fs::set_permissions(building, metadata.permissions());
        if cfg!(windows) {
            fs::remove_dir(out).map_err(Failure::to("replace", out))?;
        }
    }
    fs::rename(building, out).map_err(Failure::to("replace", out))
}
