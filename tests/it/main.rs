//! Tests of the whole program, from a site's files to its output.

#![allow(clippy::disallowed_methods)]

mod architecture;
mod cache;
mod cli;
mod edits;
mod incremental;
mod picture;
mod pipeline;
mod private;
mod publish;
mod site;
