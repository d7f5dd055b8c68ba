//! Tests of the whole program, from a site's files to its output.

#![allow(clippy::disallowed_methods)]

mod architecture;
mod cases;
mod pictures;
mod pipeline;
mod site;
