//! Decides, before anything visible changes, what a publication will do, and
//! whether it may.

use super::folders::{Folders, Standing};
use super::stage::Staged;
use super::{Entry, OURS, Output, above, order};
use crate::disk::Failure;
use crate::disk::failure::Reason;
use crate::input::OutPath;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Bound;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

pub(crate) type Plan = BTreeMap<OutPath, Entry>;

/// The paths that earlier builds wrote, as a map so that they can be searched
/// like a plan.
type Owned = BTreeMap<OutPath, ()>;

/// What a publication in place will do, each list in the order of doing.
#[derive(Debug, Default)]
pub(crate) struct Work {
    /// Files of ours that go first, because a new file needs their place: a file
    /// became a folder, or a folder a file.
    pub(crate) clear: Vec<OutPath>,
    /// Staged files to put in place.
    pub(crate) place: Vec<(OutPath, PathBuf)>,
    /// Files of ours to remove.
    pub(crate) remove: Vec<OutPath>,
    /// Files of somebody else that equal ours.
    pub(crate) adopted: Vec<OutPath>,
    /// Whether earlier builds listed paths that the plan does not have.
    pub(crate) obsolete: bool,
    /// Every path that a build which is killed from here on may leave without
    /// a manifest that says so.
    pub(crate) journal: BTreeSet<OutPath>,
}

/// Whether a plan has a path inside the folder of this name.
pub(crate) fn holds<T>(plan: &BTreeMap<OutPath, T>, folder: &str) -> bool {
    let below = format!("{folder}/");
    plan.range::<str, _>((Bound::Included(below.as_str()), Bound::Unbounded))
        .next()
        .is_some_and(|(path, _)| path.as_str().starts_with(&below))
}

/// Checks that a plan is possible in any folder, and that it is what was staged.
pub(crate) fn agrees(
    plan: &Plan,
    staged: &BTreeMap<OutPath, Staged>,
    output: &Output,
) -> Result<(), Failure> {
    let refuse = |path: &OutPath| Err(Reason::Plan(path.clone()).at("publish", &output.out));
    for (path, entry) in plan {
        let top = path.as_str().split('/').next().unwrap_or_default();
        if top.eq_ignore_ascii_case(OURS)
            || above(path.as_str()).any(|folder| plan.contains_key(folder))
            || staged
                .get(path)
                .is_some_and(|staged| staged.content != entry.content)
        {
            return refuse(path);
        }
    }
    match staged.keys().find(|path| !plan.contains_key(*path)) {
        Some(path) => refuse(path),
        None => Ok(()),
    }
}

/// Settles the work of publishing `plan` in place.
///
/// # Errors
///
/// Fails when a file of somebody else stands in the way, when a link does, or
/// when a file is neither staged nor as it was.
pub(crate) fn settle(
    output: &Output,
    plan: &Plan,
    staged: &BTreeMap<OutPath, Staged>,
    folders: &mut Folders,
) -> Result<Work, Failure> {
    agrees(plan, staged, output)?;
    let owned: Owned = output.owned().map(|path| (path.clone(), ())).collect();
    let ours =
        |path: &str| owned.contains_key(path) || (output.damaged() && plan.contains_key(path));
    let mut work = Work::default();
    let mut conflicts = Vec::new();
    for (path, entry) in plan {
        if !output.manifest.files.contains_key(path) {
            work.journal.insert(path.clone());
        }
        let Some(staged) = staged.get(path) else {
            if output.kept(path, entry.job) != Some(entry.content) {
                return Err(Reason::Plan(path.clone()).at("publish", &output.out));
            }
            continue;
        };
        let standing = folders.holding(path.as_str())?;
        if standing == Standing::Folder && output.on_disk(path)? == Some(entry.content) {
            if !ours(path.as_str()) {
                work.adopted.push(path.clone());
            }
            continue;
        }
        let free = match standing {
            Standing::Absent => true,
            Standing::File => above(path.as_str())
                .any(|folder| ours(folder) && output.base.join(folder).is_file()),
            Standing::Folder => match fs::symlink_metadata(output.base.join(path.as_str())) {
                Ok(metadata) if metadata.is_dir() => all_ours(output, path, &owned)?,
                Ok(_) => ours(path.as_str()),
                // Mostly because it does not exist; if not, the rename will say.
                Err(_) => true,
            },
        };
        match &staged.file {
            Some(file) if free => {
                work.journal.insert(path.clone());
                work.place.push((path.clone(), file.clone()));
            }
            Some(_) => conflicts.push(path.clone()),
            // It was the same when it was staged, and was altered since.
            None => return Err(Reason::Plan(path.clone()).at("publish", &output.out)),
        }
    }
    if !conflicts.is_empty() {
        return Err(Reason::Conflict(conflicts).at("publish", &output.out));
    }
    for path in owned.keys().filter(|path| !plan.contains_key(*path)) {
        work.obsolete = true;
        work.journal.insert(path.clone());
        // A link among its folders is refused here: what lies behind is not ours.
        folders.holding(path.as_str())?;
        if holds(plan, path.as_str())
            || above(path.as_str()).any(|folder| plan.contains_key(folder))
        {
            work.clear.push(path.clone());
        } else {
            work.remove.push(path.clone());
        }
    }
    order::to_place(&mut work.place, |path| owned.contains_key(path));
    order::to_remove(&mut work.clear);
    order::to_remove(&mut work.remove);
    Ok(work)
}

/// Whether a folder that stands where a file must go holds nothing but files
/// and folders of ours. They are all obsolete then.
fn all_ours(output: &Output, folder: &OutPath, owned: &Owned) -> Result<bool, Failure> {
    for entry in WalkDir::new(output.base.join(folder.as_str())) {
        let entry = entry.map_err(|error| {
            Failure::new("list", &output.base.join(folder.as_str()), error.into())
        })?;
        let below = entry.path().strip_prefix(&output.base).ok();
        let below = below
            .and_then(|below| below.to_str())
            .map(|below| below.replace(std::path::MAIN_SEPARATOR, "/"));
        let known = below.is_some_and(|below| {
            if entry.file_type().is_dir() {
                holds(owned, &below)
            } else {
                owned.contains_key(below.as_str())
            }
        });
        if !known {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether something that we may unlink stands at a path of ours: a file, or a
/// link that somebody put in a file's place. A folder is not ours.
pub(crate) fn removable(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| !metadata.is_dir())
}
