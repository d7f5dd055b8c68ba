//! accolade: nomination records, stories and photos become a showcase site.

pub mod atlas;
pub mod build;
pub mod calendar;
pub mod cli;
pub mod diagnostic;
pub mod disk;
pub mod form;
pub mod input;
pub mod parse;
pub mod plan;
pub mod presets;
pub mod render;
pub mod report;
pub mod site;
pub mod starter;

/// The program's version and the digest of its sources: a part of every job's
/// key, since other code may make other bytes of the same job.
pub const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("ACCOLADE_SOURCES"));
