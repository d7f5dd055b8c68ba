//! Tests of the whole program, from a site's files to its output.

#![allow(clippy::disallowed_methods)]

mod architecture;
mod pipeline;
mod site;
