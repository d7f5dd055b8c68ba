//! Reading one source again, as a job does that holds only its digest.

use super::Failure;
use crate::input::SourcePath;
use std::fs;
use std::io;
use std::path::Path;

/// Reads a source below the site's folder whole. Whether it is still what the
/// scan saw is for the caller to compare, by digest: a file that changed in
/// between is an error and not a wrong picture.
///
/// # Errors
///
/// Fails when the file is gone, cannot be read, or is no longer a file.
pub fn load(root: &Path, source: &SourcePath) -> Result<Vec<u8>, Failure> {
    let path = root.join(source.as_str());
    // A pipe that took the file's place would keep us waiting for ever.
    let metadata = fs::metadata(&path).map_err(Failure::to("read", &path))?;
    if !metadata.is_file() {
        let error = io::Error::new(io::ErrorKind::InvalidInput, "not a file any more");
        return Err(Failure::new("read", &path, error));
    }
    fs::read(&path).map_err(Failure::to("read", &path))
}
