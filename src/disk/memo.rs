//! What was read of files that have not changed since. A file counts as
//! unchanged only if its length, mtime, ctime, inode and device are all the
//! same: a photo can be replaced under the same length and mtime, but not under
//! the same ctime as well.
//!
//! A memo belongs to one machine and one folder. It is a matter of speed only:
//! one that is missing, damaged or foreign makes a run slower and nothing else.

use super::Failure;
use crate::input::photo::{PhotoHeader, PhotoProblem};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A file that changed this shortly before the run may change again within the
/// same tick of the file system's clock (2 s on FAT), and would then look
/// unchanged. It is not remembered; the next run reads it once more.
const TICK: Duration = Duration::from_secs(2);

/// What a system says about a file without opening it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stamp {
    length: u64,
    modified: (i64, i64),
    changed: (i64, i64),
    inode: u64,
    device: u64,
}

impl Stamp {
    /// The stamp of a file; none where the system has no ctime and inode to
    /// offer, and nothing is ever taken for unchanged.
    #[cfg(unix)]
    pub(crate) fn of(metadata: &Metadata) -> Option<Stamp> {
        use std::os::unix::fs::MetadataExt;
        Some(Stamp {
            length: metadata.len(),
            modified: (metadata.mtime(), metadata.mtime_nsec()),
            changed: (metadata.ctime(), metadata.ctime_nsec()),
            inode: metadata.ino(),
            device: metadata.dev(),
        })
    }

    /// The stamp of a file; none where the system has no ctime and inode to
    /// offer, and nothing is ever taken for unchanged.
    #[cfg(not(unix))]
    pub(crate) fn of(_: &Metadata) -> Option<Stamp> {
        None
    }

    /// Whether the last change lies at least a tick before `now`.
    fn settled(&self, now: SystemTime) -> bool {
        let Some(limit) = now
            .checked_sub(TICK)
            .and_then(|limit| limit.duration_since(UNIX_EPOCH).ok())
        else {
            return false;
        };
        let limit = i64::try_from(limit.as_secs()).unwrap_or(0);
        self.modified.0 < limit && self.changed.0 < limit
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Remembered<V> {
    stamp: Stamp,
    value: V,
}

/// Values by path, each good as long as its file is unchanged.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Memo<V> {
    /// What the values depend on besides the file; other words, other values.
    version: String,
    /// Whether the last scan met links.
    #[serde(default)]
    pub(crate) linked: bool,
    files: BTreeMap<String, Remembered<V>>,
}

/// What a scan knew of photos: digest and header.
pub type ScanMemo = Memo<PhotoMemo>;

/// What a build knew of its output: the digest of each file's content.
pub type OutputMemo = Memo<String>;

/// A photo as the last scan read it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PhotoMemo {
    /// In hexadecimal.
    pub(crate) digest: String,
    pub(crate) header: Result<PhotoHeader, PhotoProblem>,
}

impl<V> Memo<V> {
    /// An empty memo. `version` names everything that the values depend on
    /// besides the file: for photos the probe's version and its limits.
    pub fn new(version: &str) -> Memo<V> {
        Memo {
            version: version.to_owned(),
            linked: false,
            files: BTreeMap::new(),
        }
    }

    /// How many files are remembered.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether nothing is remembered.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    pub(crate) fn get(&self, path: &str, stamp: &Stamp) -> Option<&V> {
        let known = self.files.get(path)?;
        (known.stamp == *stamp).then_some(&known.value)
    }

    /// Remembers a value, unless its file is too young to be told apart from
    /// its next version.
    pub(crate) fn put(&mut self, path: &str, stamp: Stamp, value: V, now: SystemTime) {
        if stamp.settled(now) {
            let known = Remembered { stamp, value };
            self.files.insert(path.to_owned(), known);
        } else {
            self.files.remove(path);
        }
    }

    pub(crate) fn forget(&mut self, keep: impl Fn(&str) -> bool) {
        self.files.retain(|path, _| keep(path));
    }
}

impl<V: Serialize + DeserializeOwned> Memo<V> {
    /// Reads a memo; an empty one when there is none, it is damaged, or it was
    /// made for another `version`.
    pub fn load(path: &Path, version: &str) -> Memo<V> {
        fs::read(path)
            .ok()
            .and_then(|bytes| serde_json::from_slice::<Memo<V>>(&bytes).ok())
            .filter(|memo| memo.version == version)
            .unwrap_or_else(|| Memo::new(version))
    }

    /// Writes the memo beside its place and renames it, so that two builds at
    /// once leave one whole memo.
    ///
    /// # Errors
    ///
    /// Fails when the file cannot be written; the site is none the worse.
    pub fn save(&self, path: &Path) -> Result<(), Failure> {
        let folder = path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(Failure::to("create", folder))?;
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}", std::process::id()));
        let fresh = path.with_file_name(name);
        let bytes = serde_json::to_vec(self)
            .map_err(|error| Failure::new("write", path, std::io::Error::other(error)))?;
        fs::write(&fresh, bytes).map_err(Failure::to("write", &fresh))?;
        fs::rename(&fresh, path).map_err(Failure::to("rename", &fresh))
    }
}
