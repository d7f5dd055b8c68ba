//! Tests of the whole program, from a site's files to its output.

#![allow(clippy::disallowed_methods)]

mod addresses;
mod architecture;
mod cache;
mod cases;
mod cli;
mod edits;
mod incremental;
mod links;
mod lists;
mod markup;
mod picture;
mod pipeline;
mod private;
mod publish;
mod regions;
mod site;
mod whole;
