//! accolade: nomination records, stories and photos become a showcase site.

pub mod diagnostic;
pub mod input;
pub mod parse;
