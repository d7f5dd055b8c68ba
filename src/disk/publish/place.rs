//! Where an output may stand.

use crate::disk::Failure;
use crate::disk::failure::Reason;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The folders of a site that are its own: sources, and the cache.
const OWN: [&str; 3] = ["content", "themes", ".accolade"];

/// Checks that an output is neither the site's folder itself nor among what is
/// the site's own: there pages would lie between sources, be read as such by the
/// next build, and share `.accolade` with the cache.
///
/// # Errors
///
/// Refuses such a folder.
pub fn apart(out: &Path, site: &Path) -> Result<(), Failure> {
    let (real, site) = (real(out), real(site));
    let inside = OWN.iter().any(|own| real.starts_with(site.join(own)));
    if real == site || inside {
        return Err(Reason::Sources.at("write", out));
    }
    Ok(())
}

/// A path without links as far as it exists.
fn real(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let known = whole
        .ancestors()
        .find_map(|above| Some((above, fs::canonicalize(above).ok()?)));
    match known {
        Some((above, real)) => match whole.strip_prefix(above) {
            // What does not exist holds no links, so `..` is the folder above.
            Ok(rest) => rest.components().fold(real, |mut path, part| {
                match part {
                    Component::ParentDir => {
                        path.pop();
                    }
                    part => path.push(part),
                }
                path
            }),
            Err(_) => whole,
        },
        None => whole,
    }
}
