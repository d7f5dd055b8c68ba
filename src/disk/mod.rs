//! The only room that touches the file system. It reads a site into a
//! [`Snapshot`](crate::input::Snapshot), reads a single source again, publishes
//! what was rendered, and keeps the cache. It knows paths and bytes, and nothing
//! of what is in them; it asks no clock, so whoever calls says what time it is.

#![allow(clippy::disallowed_methods)]

mod create;
mod failure;
mod load;
mod memo;
mod poll;
pub mod publish;
mod scan;
pub mod store;

pub use create::create;
pub use failure::Failure;
pub use load::load;
pub use memo::{Memo, OutputMemo, ScanMemo};
pub use poll::Poll;
pub use publish::{Committed, Entry, Output, Step};
pub use scan::{LARGEST_PHOTO, LARGEST_RESOURCE, LONGEST_TEXT, Probe, ScanRules, rescan, scan};
pub use store::Store;

#[cfg(test)]
mod tests;
