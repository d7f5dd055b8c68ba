//! A map that the user brought, as it will be drawn.

use super::{Look, MapRegion};
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
    /// The classes of its colours.
    pub look: Look,
    /// It bears a 审图号.
    pub approved: bool,
}

/// A region of a user's map.
#[derive(Debug, Clone, Serialize)]
pub struct ImageRegion {
    /// The element that is the region.
    pub id: String,
    pub region: MapRegion,
}
