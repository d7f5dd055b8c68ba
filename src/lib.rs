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

/// The program's version, which is part of every job's key.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
