//! Parsing again after an edit: only files of new content are read.

use super::{Read, Records, one, together};
use crate::input::{File, Snapshot, SourcePath};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What each file became, by its content. A file's path is a part of what it
/// becomes, so that one that moved is read anew.
#[derive(Default)]
pub struct Known {
    files: BTreeMap<SourcePath, Became>,
}

/// A file's bytes and what they became.
type Became = (Arc<[u8]>, Option<Arc<Read>>);

/// Parses a snapshot as [`super::records`] does, and takes from `known` what it
/// has of files that have not changed. Afterwards `known` is of this snapshot.
pub fn records_again(snapshot: &Snapshot, known: &mut Known) -> Records {
    let last = &known.files;
    let fresh: Vec<_> = snapshot
        .files
        .par_iter()
        .filter_map(|(path, file)| {
            let File::Bytes { bytes } = file else {
                return None;
            };
            match last.get(path) {
                Some((of, _)) if Arc::ptr_eq(of, bytes) || of == bytes => None,
                _ => Some((path.clone(), (bytes.clone(), one(path, file).map(Arc::new)))),
            }
        })
        .collect();
    known.files.extend(fresh);
    let there = |path: &SourcePath| matches!(snapshot.files.get(path), Some(File::Bytes { .. }));
    known.files.retain(|path, _| there(path));
    let known = &known.files;
    let read = snapshot
        .files
        .par_iter()
        .filter_map(|(path, file)| match file {
            File::Bytes { .. } => known.get(path)?.1.as_deref().cloned(),
            _ => one(path, file),
        })
        .collect();
    together(snapshot, read)
}
