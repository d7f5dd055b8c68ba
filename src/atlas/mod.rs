//! Division codes: today's units, the units that no longer exist, and their names.
//!
//! Data: `data/SOURCES.md` beside this file.

mod adcode;
mod antimeridian;
pub mod boundaries;
mod day;
mod divisions;
mod gcj;
mod geometry;
mod ground;
mod names;
mod own;
mod projection;
mod retired;
mod rows;
mod stitch;
#[cfg(test)]
mod tests;

pub use adcode::Adcode;
pub use day::Day;
pub use divisions::{Division, Divisions, Fate, Level};
pub use gcj::looks_shifted;
pub use ground::{Ground, OwnShape, Scope, SouthChinaSea};
pub use names::{looks_like_zone, province_by_latin_name, short_name, zone_at_start, zone_stem};
pub use own::Atlas;
pub use projection::Projection;
pub use retired::{FormerTable, FormerUnit};
pub use rows::{DivisionRow, RowFault, RowProblem};
