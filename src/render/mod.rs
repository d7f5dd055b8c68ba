//! A job becomes bytes. Rendering never sees the site: a job owns all it needs.

pub mod file;
pub mod map;
pub mod markdown;
pub mod page;
pub mod photo;
mod shown;
