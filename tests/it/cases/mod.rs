//! What went wrong for real users of such programs: every case of the design's
//! list (cases.md) as a site, with what a correct product does.

mod photos;
mod yaml;
