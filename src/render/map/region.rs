//! What is drawn of one region, and its name, ready to be written.

use std::borrow::Cow;

use crate::atlas::Adcode;
use crate::atlas::boundaries::Shape;
use crate::plan::map::{Look, MapRegion};

use super::core_inset::Core;
use super::labels::Spot;
use super::layout::Sheet;
use super::outline::{Outline, Point, Rect};

/// The last part of a region's class; nothing where circles tell its count.
pub(super) fn class_of(look: &Look, region: Option<&MapRegion>) -> Cow<'static, str> {
    const CLASSES: [&str; 6] = ["0", "1", "2", "3", "4", "5"];
    let class = match region {
        Some(region) if region.unknown => "x",
        Some(region) if look.style.colours() => {
            let class = usize::from(look.scale.class(region.count));
            CLASSES.get(class).copied().unwrap_or("5")
        }
        _ => "0",
    };
    Cow::Borrowed(class)
}

/// One region, ready to be written.
pub(super) struct Region<'a> {
    pub(super) adcode: Adcode,
    /// The last part of its class: `0` to `5`, or `x`.
    pub(super) class: Cow<'static, str>,
    /// Its classes in the layers.
    pub(super) layers: String,
    pub(super) title: String,
    pub(super) href: Option<&'a str>,
    pub(super) drawn: Drawn,
}

/// A name, ready to be written, with the class of the region it stands on; `None` for one on the paper beside it.
pub(super) struct Label<'a> {
    pub(super) text: &'a str,
    pub(super) on: Option<String>,
    pub(super) spot: Spot,
    /// From its region to it, where it does not stand beside it.
    pub(super) lead: Option<(Point, Point)>,
}

/// What is drawn of one region.
#[derive(Debug, Clone, Default)]
pub(super) struct Drawn {
    /// On the main map and in the magnified core.
    pub(super) land: Vec<Vec<Point>>,
    /// In the box of the South China Sea.
    pub(super) sea: Vec<Vec<Point>>,
    pub(super) isles: Vec<Vec<Point>>,
    /// A region too small for an outline: a dot in its place.
    pub(super) dot: Option<Point>,
    /// A place for the pointer on a region that is hard to hit, with its radius in tenths.
    pub(super) hit: Option<(Point, i32)>,
}

/// A region of islands less than this wide and high is a dot.
const SMALL: i32 = 80;

impl Drawn {
    pub(super) fn new(sheet: &Sheet, core: Option<&Core>, at: usize, shape: &Shape) -> Self {
        let outline = |outlines: &[Outline]| outlines.get(at).cloned().unwrap_or_default();
        let main = outline(&sheet.outlines);
        let sea = sheet
            .sea
            .as_ref()
            .map(|sea| outline(&sea.outlines))
            .unwrap_or_default();
        let core = core
            .map(|core| outline(&core.inset.outlines))
            .unwrap_or_default();

        let extent = Rect::around(main.land.iter().chain(&main.isles).flatten().copied());
        let only_isles = main.land.is_empty() && core.land.is_empty();
        let center = sheet.frame.point(shape.center);
        let small = extent.is_some_and(|extent| extent.width().max(extent.height()) < SMALL);
        let dot = (small && only_isles).then_some(center);
        let mut isles = if dot.is_some() {
            Vec::new()
        } else {
            main.isles
        };
        isles.extend(sea.isles);
        isles.extend(core.isles);
        let mut land = main.land;
        land.extend(core.land);
        Self {
            land,
            sea: sea.land,
            isles,
            dot,
            hit: None,
        }
    }
}
