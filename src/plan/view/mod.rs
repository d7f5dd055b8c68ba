//! What templates see: one `view` a page, plain values, nothing to look up.
//!
//! Every `href` and `src` is relative to the site's root and already ends in
//! `index.html` where the site is for a USB stick; a template writes it behind
//! `{{ page.root }}`. Long HTML (a story, a map) arrives beside the view as
//! `html`, since a job owns its source and not its rendering.

mod card_ref;
mod lists;
mod pages;
mod parts;
mod site;

pub use card_ref::CardRef;
pub use lists::*;
pub use pages::*;
pub use parts::*;
pub use site::*;
