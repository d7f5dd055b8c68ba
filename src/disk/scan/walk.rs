//! Finds what lies below a site's folder, opening nothing.
//!
//! Links are followed only if they stay inside the site. Each is resolved when
//! it is met, before anything behind it is touched.

use super::kind::{self, Kind};
use crate::disk::Failure;
use crate::input::{File, SourcePath};
use std::collections::BTreeMap;
use std::fs::{self, FileType};
use std::io;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use walkdir::WalkDir;

/// Links to folders inside linked folders, at most so many deep: below that,
/// a few links could make a walk without end even where none leads upward.
const DEEPEST: usize = 2;

/// A file that is to be read.
#[derive(Debug)]
pub(crate) struct Found {
    /// Its path in the site, through links.
    pub(crate) source: SourcePath,
    /// Where it really is.
    pub(crate) real: PathBuf,
    pub(crate) kind: Kind,
}

/// One walk, over any number of the site's folders.
pub(crate) struct Walk {
    root: PathBuf,
    private: bool,
    /// What is to be read.
    pub(crate) found: Vec<Found>,
    /// What needs no reading.
    pub(crate) files: BTreeMap<SourcePath, File>,
    /// Whether a link was met: then one file may stand at several paths.
    pub(crate) linked: bool,
}

impl Walk {
    /// `private`: whether `private.yaml` may be read.
    pub(crate) fn new(root: &Path, private: bool) -> Result<Walk, Failure> {
        let real = fs::canonicalize(root).map_err(Failure::to("find", root))?;
        if !real.is_dir() {
            let error = io::Error::from(io::ErrorKind::NotADirectory);
            return Err(Failure::new("open", root, error));
        }
        Ok(Walk {
            root: real,
            private,
            found: Vec::new(),
            files: BTreeMap::new(),
            linked: false,
        })
    }

    /// The site's folder, without links.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Walks one path such as `content`; nothing happens if it does not exist.
    pub(crate) fn tree(&mut self, source: &str) -> Result<(), Failure> {
        let path = self.root.join(source);
        match fs::symlink_metadata(&path) {
            Ok(metadata) => self.entry(&path, source, metadata.file_type(), &mut Vec::new()),
            // Gone, or its folder is a file now.
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
            {
                Ok(())
            }
            Err(error) => Err(Failure::new("read", &path, error)),
        }
    }

    fn entry(
        &mut self,
        real: &Path,
        source: &str,
        is: FileType,
        links: &mut Vec<PathBuf>,
    ) -> Result<(), Failure> {
        if is.is_dir() {
            return self.folder(real, source, links);
        }
        if is.is_symlink() {
            return self.link(real, source, links);
        }
        if is.is_file() {
            self.file(real, source);
        } else {
            self.foreign(source);
        }
        Ok(())
    }

    fn folder(
        &mut self,
        real: &Path,
        source: &str,
        links: &mut Vec<PathBuf>,
    ) -> Result<(), Failure> {
        self.folder_name(source);
        let mut walk = WalkDir::new(real)
            .min_depth(1)
            .sort_by_file_name()
            .into_iter();
        while let Some(entry) = walk.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().unwrap_or(real).to_path_buf();
                    let error = io::Error::from(error);
                    // It went away while we walked.
                    if error.kind() == io::ErrorKind::NotFound {
                        continue;
                    }
                    return Err(Failure::new("list", &path, error));
                }
            };
            let is = entry.file_type();
            let name = entry.file_name().to_string_lossy();
            if kind::junk(&name) {
                if is.is_dir() {
                    walk.skip_current_dir();
                }
                continue;
            }
            let below = entry.path().strip_prefix(real).unwrap_or(entry.path());
            let below = below.to_string_lossy().replace(MAIN_SEPARATOR, "/");
            let source = format!("{source}/{below}");
            if kind::private(&source) && !self.private {
                // Whatever stands there, a pipe or a folder: it is not looked at.
                if is.is_dir() {
                    walk.skip_current_dir();
                }
                continue;
            }
            let readable = entry.file_name().to_str();
            if readable.is_none_or(|name| name.contains('\\')) {
                self.foreign(&source);
                if is.is_dir() {
                    walk.skip_current_dir();
                }
            } else if is.is_dir() {
                self.folder_name(&source);
            } else {
                self.entry(entry.path(), &source, is, links)?;
            }
        }
        Ok(())
    }

    fn folder_name(&mut self, source: &str) {
        let name = source.rsplit('/').next().unwrap_or(source);
        if kind::promises_file(name)
            && let Ok(source) = SourcePath::new(source)
        {
            self.files.insert(source, File::Folder);
        }
    }

    fn file(&mut self, real: &Path, source: &str) {
        if kind::private(source) && !(self.private && source.ends_with("/private.yaml")) {
            return;
        }
        if let Ok(path) = SourcePath::new(source) {
            self.found.push(Found {
                source: path,
                real: real.to_path_buf(),
                kind: kind::kind(source),
            });
        }
    }

    /// Something that is there and that we do not touch. A name that is no text
    /// or holds `\` cannot be a source's path: what cannot be shown of it becomes
    /// U+FFFD.
    fn foreign(&mut self, source: &str) {
        if let Ok(path) = SourcePath::new(&source.replace('\\', "\u{fffd}")) {
            self.files.entry(path).or_insert(File::Foreign);
        }
    }

    fn link(&mut self, link: &Path, source: &str, links: &mut Vec<PathBuf>) -> Result<(), Failure> {
        self.linked = true;
        if kind::private(source) && !self.private {
            return Ok(());
        }
        // Broken, circular and forbidden links are all links that we do not
        // follow; if a record names one, it is told so.
        let Ok(target) = fs::canonicalize(link) else {
            self.foreign(source);
            return Ok(());
        };
        let Ok(inside) = target.strip_prefix(&self.root) else {
            self.foreign(source);
            return Ok(());
        };
        let upward = |place: &PathBuf| place.starts_with(&target);
        if link.starts_with(&target) || links.iter().any(upward) {
            return Ok(());
        }
        let inside = inside.to_string_lossy().replace(MAIN_SEPARATOR, "/");
        // Neither hidden folders nor private fields come in by another name.
        let hidden = inside.split('/').any(kind::junk)
            || (kind::private(&inside) && !(self.private && kind::private(source)));
        let Ok(metadata) = fs::metadata(&target) else {
            self.foreign(source);
            return Ok(());
        };
        if hidden {
            self.foreign(source);
        } else if metadata.is_file() {
            self.file(&target, source);
        } else if metadata.is_dir() && links.len() < DEEPEST {
            links.push(link.to_path_buf());
            self.folder(&target, source, links)?;
            links.pop();
        } else {
            self.foreign(source);
        }
        Ok(())
    }
}
