//! Writes a new site where nothing is yet.

use super::Failure;
use super::failure::Reason;
use std::fs;
use std::io;
use std::path::Path;

/// Writes files into a folder that is absent or empty.
///
/// # Errors
///
/// Refuses a folder that holds anything, before a byte is written.
pub fn create<B: AsRef<[u8]>>(dir: &Path, files: &[(String, B)]) -> Result<(), Failure> {
    match fs::read_dir(dir) {
        Ok(mut entries) => {
            if entries.next().is_some() {
                return Err(Reason::NotEmpty.at("create", dir));
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(Failure::new("create", dir, error)),
    }
    for (path, bytes) in files {
        let file = dir.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(Failure::to("create", folder))?;
        }
        fs::write(&file, bytes).map_err(Failure::to("write", &file))?;
    }
    Ok(())
}
