//! Finding out what changed where the system does not tell: network drives.
//!
//! By length and time of change in the fineness that the system has. The poller
//! of `notify` compares whole seconds and asks only for later ones, so that the
//! second of two saves in one second, and a file that an older one replaced,
//! would never show.

use super::scan::TREES;
use std::collections::BTreeMap;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use walkdir::WalkDir;

/// FAT and some network drives keep times in steps of two seconds: a file this
/// young is named as changed each time, since its next version might look alike.
const TICK: Duration = Duration::from_secs(3);

/// A site's files as they were at the last look.
#[derive(Debug, Default)]
pub struct Poll {
    last: BTreeMap<PathBuf, (u64, Option<SystemTime>)>,
}

impl Poll {
    /// The paths below `content/` and `themes/` that came, went or changed since
    /// the last look, by what the system says at `now`. Folders that cannot be
    /// listed are taken for empty, as on a drive that is away for a moment.
    pub fn look(&mut self, root: &Path, now: SystemTime) -> Vec<PathBuf> {
        let mut found = BTreeMap::new();
        for tree in TREES {
            for entry in WalkDir::new(root.join(tree)).into_iter().flatten() {
                if let (false, Ok(metadata)) = (entry.file_type().is_dir(), entry.metadata()) {
                    found.insert(entry.into_path(), stamp(&metadata));
                }
            }
        }
        let young = |(_, modified): &(u64, Option<SystemTime>)| {
            modified.is_none_or(|modified| modified + TICK > now)
        };
        let changed = found
            .iter()
            .filter(|(path, stamp)| self.last.get(*path) != Some(stamp) || young(stamp))
            .map(|(path, _)| path);
        let gone = self.last.keys().filter(|path| !found.contains_key(*path));
        let out = changed.chain(gone).cloned().collect();
        self.last = found;
        out
    }
}

fn stamp(metadata: &Metadata) -> (u64, Option<SystemTime>) {
    (metadata.len(), metadata.modified().ok())
}
