//! accolade: nomination records, stories and photos become a showcase site.

pub mod atlas;
pub mod calendar;
pub mod diagnostic;
pub mod form;
pub mod input;
pub mod parse;
pub mod presets;
pub mod site;
