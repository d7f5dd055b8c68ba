//! What was read, as plain data: files, places in them, and the paths that
//! lead to them. Nothing here reads anything.

mod digest;
mod path;
pub mod photo;
mod snapshot;
mod text;

pub use digest::{Digest, Hasher};
pub use path::{OutPath, PathError, SourcePath};
pub use snapshot::{File, Snapshot};
pub use text::{Place, Span, Spanned, Text, has_one_form};
