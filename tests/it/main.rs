//! Tests of the whole program, from a site's files to its output.

#![allow(clippy::disallowed_methods)]

mod architecture;
mod canary;
mod cases;
mod diagnostics;
mod encodings;
mod pictures;
mod pipeline;
mod site;
