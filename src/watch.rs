//! Waits for changes of a site, and plans it again: [`Changes`] says what
//! changed, [`World`] knows the rest and makes a [`Round`] of it.

mod changes;
mod world;

pub use changes::{Changed, Changes};
pub use world::{Home, Round, World};
