//! Tests of the whole program, from a site's files to its output.

#![allow(clippy::disallowed_methods)]

mod addresses;
mod architecture;
mod cases;
mod links;
mod lists;
mod markup;
mod pipeline;
mod regions;
mod site;
mod whole;
