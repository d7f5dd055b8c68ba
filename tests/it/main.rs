//! Tests of the whole program, from a site's files to its output.

#![allow(clippy::disallowed_methods)]

mod addresses;
mod agree;
mod architecture;
mod atlas;
mod cache;
mod canary;
mod cases;
mod cli;
mod corrections;
mod diagnostics;
mod edits;
mod encodings;
mod explain;
mod frames;
mod incremental;
mod lawful;
mod links;
mod lists;
mod loading;
mod map_pictures;
mod markup;
mod photo_rules;
mod picture;
mod pictures;
mod pipeline;
mod private;
mod publish;
mod ramp;
mod regions;
mod release;
mod reports;
mod schema;
mod secrets;
mod seeds;
mod selection;
mod serve;
mod site;
mod standing;
mod styles;
mod takedown;
mod teams;
mod thresholds;
mod whole;
mod words;
