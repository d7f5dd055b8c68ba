//! Relative paths that cannot leave their folder. A path is either one of the
//! site's sources or one of its outputs; the two never mix.

use serde::Serialize;
use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// Why a text is not a path inside the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathError {
    /// Nothing was given.
    Empty,
    /// It begins at the file system's root or a drive.
    Absolute,
    /// One of its parts is `..`.
    Escapes,
    /// A part is empty, `.`, or holds a character that no file name may hold.
    Part,
}

fn checked(text: &str) -> Result<Arc<str>, PathError> {
    if text.is_empty() {
        return Err(PathError::Empty);
    }
    if text.starts_with('/') || text.starts_with('\\') || text.get(1..2) == Some(":") {
        return Err(PathError::Absolute);
    }
    for part in text.split('/') {
        match part {
            ".." => return Err(PathError::Escapes),
            "" | "." => return Err(PathError::Part),
            _ if part.contains(['\\', '\0']) => return Err(PathError::Part),
            _ => {}
        }
    }
    Ok(text.into())
}

macro_rules! path {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Checks a relative path with `/` between its parts.
            pub fn new(text: &str) -> Result<$name, PathError> {
                checked(text).map($name)
            }

            /// The path as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The last part.
            pub fn name(&self) -> &str {
                self.0.rsplit_once('/').map_or(&*self.0, |(_, name)| name)
            }

            /// Everything before the last `/`, empty at the top.
            pub fn folder(&self) -> &str {
                self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
            }

            /// The lower-case part of the name behind its last dot.
            pub fn extension(&self) -> Option<String> {
                let (stem, extension) = self.name().rsplit_once('.')?;
                (!stem.is_empty()).then(|| extension.to_ascii_lowercase())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

path!(
    /// A file below the site's folder, such as `content/site.yaml`.
    SourcePath
);
path!(
    /// A file below the output folder, such as `honorees/shen-huaijin/index.html`.
    OutPath
);

impl OutPath {
    /// The page of an address such as `honorees/x/`; the empty address is home.
    pub fn page(address: &str) -> Result<OutPath, PathError> {
        OutPath::new(&format!("{address}index.html"))
    }
}
