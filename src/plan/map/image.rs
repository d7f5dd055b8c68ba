//! A map that the user brought, as it will be drawn.

use crate::atlas::Adcode;
use crate::input::{Digest, SourcePath};
use serde::Serialize;
use std::sync::Arc;

/// A user's map to draw.
#[derive(Debug, Clone, Serialize)]
pub struct ImageSpec {
    /// Where a fault of it is shown.
    pub file: SourcePath,
    /// The SVG; `digest` stands for it in the job's key.
    #[serde(skip)]
    pub text: Arc<str>,
    pub digest: Digest,
    pub regions: Vec<ImageRegion>,
    /// The map's accessible name.
    pub label_title: String,
    /// What it shows, in a sentence.
    pub desc: String,
    /// Distinguishes the ids of several maps on one page.
    pub id_prefix: String,
}

/// A region of a user's map.
#[derive(Debug, Clone, Serialize)]
pub struct ImageRegion {
    /// The element that is the region.
    pub id: String,
    pub adcode: Adcode,
    /// The CSS class of its count, as `c-3`.
    pub class: String,
    /// The region's page, if it has one.
    pub href: Option<String>,
    /// What hovering shows, as `渝中区：3人`.
    pub title: String,
}
