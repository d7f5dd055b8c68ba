//! All that one scan of a site's folder found.

use super::photo::{PhotoHeader, PhotoProblem};
use super::{Digest, SourcePath};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One file as the scan found it.
#[derive(Debug, Clone)]
pub enum File {
    /// A file that a stage reads whole: YAML, Markdown, CSV, a theme's parts.
    Bytes {
        /// Its bytes as they are on disk.
        bytes: Arc<[u8]>,
    },
    /// A photo, of which only the headers were kept.
    Photo {
        /// The digest of its bytes.
        digest: Digest,
        /// Its length in bytes.
        bytes: u64,
        /// What its headers say, or why they say nothing.
        header: Result<PhotoHeader, PhotoProblem>,
    },
    /// A folder whose name promises a file, such as `a.jpg/`.
    Folder,
    /// A link that leads out of the site, a device or a pipe.
    Foreign,
    /// A file over the limit of its kind, with its length in bytes.
    TooLong(u64),
    /// A file of a kind that no stage reads, such as a Word document or a film
    /// beside a nomination, with its length in bytes. It was not opened.
    Unread(u64),
}

/// The files of a site, by their paths in byte order.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    /// Every file below `content/` and `themes/` that may concern us.
    pub files: BTreeMap<SourcePath, File>,
}

impl Snapshot {
    /// The bytes of a file that was read whole.
    pub fn bytes(&self, path: &str) -> Option<&Arc<[u8]>> {
        match self.files.get(path)? {
            File::Bytes { bytes, .. } => Some(bytes),
            _ => None,
        }
    }
}
