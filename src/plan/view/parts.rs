//! Parts that several pages share.

use super::CardRef;
use serde::Serialize;
use std::sync::Arc;

/// A text that leads somewhere. Most are on many pages, which share them.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LinkView {
    pub title: Arc<str>,
    /// Relative to the root; `None` where the page itself stands.
    pub href: Option<Arc<str>>,
}

/// What every page says about itself.
#[derive(Debug, Clone, Serialize)]
pub struct PageHead {
    /// The template's name, such as `honoree`.
    pub kind: &'static str,
    /// `../../`, `./`, or a path for `404.html`.
    pub root: String,
    pub title: String,
    /// The title in parts between which a line may break.
    pub phrases: Vec<String>,
    /// The whole of `<title>`.
    pub full_title: String,
    pub description: String,
    /// Absolute; `None` without `base_url`.
    pub canonical: Option<String>,
    /// From the home page down to the page above this one.
    pub breadcrumbs: Vec<LinkView>,
    /// The entry of the navigation that this page belongs to.
    pub section: &'static str,
    pub noindex: bool,
    /// When something on it was last corrected.
    pub corrected: Option<Corrected>,
}

/// A page's last correction.
#[derive(Debug, Clone, Serialize)]
pub struct Corrected {
    /// The long form.
    pub date: String,
    pub iso: String,
    /// The page of corrections.
    pub href: String,
}

/// One size of a picture.
#[derive(Debug, Clone, Serialize)]
pub struct Candidate {
    pub src: String,
    pub width: u32,
}

/// A picture in one more format, for `<source>`.
#[derive(Debug, Clone, Serialize)]
pub struct Source {
    /// Such as `image/webp`.
    pub mime: &'static str,
    pub candidates: Vec<Candidate>,
}

/// A photo: every size of it, and what is said about it.
#[derive(Debug, Clone, Serialize)]
pub struct ImageView {
    /// The size for browsers that know no `srcset`.
    pub src: String,
    pub width: u32,
    pub height: u32,
    /// JPEG, ascending widths.
    pub candidates: Vec<Candidate>,
    /// Other formats, the preferred one first.
    pub sources: Vec<Source>,
    pub alt: String,
    pub caption: Option<String>,
    pub credit: Option<String>,
    /// Width by height in hundredths, rounded to five: `r-150` is 3:2.
    pub ratio: String,
    /// What a crop keeps, across and down in tenths: `fx-5 fy-3`.
    pub focus: Option<String>,
    pub role: &'static str,
}

/// A row of photos as wide windows show it: their ratios fill its width.
#[derive(Debug, Clone, Serialize)]
pub struct Strip {
    /// Where its photos are too few to fill the width, classes that say at which
    /// height it is held: `held` in a last row, `held high` in an only one.
    pub held: Option<&'static str>,
    /// The same photos in rows for narrow windows.
    pub parts: Vec<Part>,
}

/// A row of photos as narrow windows show it, within a [`Strip`].
#[derive(Debug, Clone, Serialize)]
pub struct Part {
    /// Whether its photo is too slim to be as wide as the window.
    pub held: bool,
    pub photos: Vec<Hung>,
}

/// A photo in its row.
#[derive(Debug, Clone, Serialize)]
pub struct Hung {
    /// Its place among the photos of its honour, from 1, for its address.
    pub number: usize,
    /// Width by height, a class a digit: `ra-1 rb-3 rc-3` is 1.33.
    pub ratio: String,
    /// How much of the content's width it gets in a wide window, in percent.
    pub wide: u32,
    /// And in a narrow one.
    pub narrow: u32,
    pub image: ImageView,
}

/// A drawn initial for those without a photo.
#[derive(Debug, Clone, Serialize)]
pub struct Monogram {
    pub text: String,
    /// One of eight tints, by the name: `t-sand` …
    pub tint: &'static str,
    /// Characters in `text`.
    pub length: usize,
}

/// An honoree in a list.
#[derive(Debug, Clone, Serialize)]
pub struct Card {
    pub slug: Arc<str>,
    pub name: Arc<str>,
    /// `two`, `three`, `four` for upright Han names, `long` for all others.
    pub name_class: &'static str,
    pub person: bool,
    pub href: Arc<str>,
    pub portrait: Option<Box<ImageView>>,
    pub monogram: Monogram,
    pub programme: Arc<str>,
    pub year: i64,
    pub category: Arc<str>,
    pub award: Option<String>,
    pub grade: Option<String>,
    /// The one line of lists: brief, else citation.
    pub brief: Option<Arc<str>>,
    pub affiliation: Option<Arc<str>>,
    pub unit: Option<Arc<str>>,
    /// The region in short.
    pub region: Option<Arc<str>>,
    /// The first of the fields of service.
    pub field: Option<Arc<str>>,
    /// The year in which a team, a project or a place began.
    pub since: Option<String>,
    /// How large it is, in words: `142 人`.
    pub measure: Option<String>,
}

/// A band of cards under a title.
#[derive(Debug, Clone, Serialize)]
pub struct Wall {
    pub title: String,
    pub href: Option<String>,
    pub person: bool,
    /// The form of its records, such as `project`.
    pub form: String,
    pub cards: Vec<CardRef>,
    /// How many there are, shown or not.
    pub total: usize,
    /// `total` less those shown.
    pub left: usize,
    /// （按姓氏笔画排序）
    pub note: String,
}

/// A number with its unit and what it counts.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    pub value: String,
    pub unit: String,
    pub label: String,
    pub href: Option<String>,
}

/// A line of a list of facts.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    pub key: Arc<str>,
    pub label: Arc<str>,
    pub value: Arc<str>,
    /// The items, where the value is a list.
    pub items: Vec<String>,
    /// Where a single value leads to.
    pub href: Option<String>,
}

/// One row of the table beside a map.
#[derive(Debug, Clone, Serialize)]
pub struct RegionRow {
    pub name: String,
    pub adcode: String,
    pub href: Option<String>,
    pub count: usize,
    /// How many in each layer of the map.
    pub layers: Vec<usize>,
}

/// A class of a map's legend.
#[derive(Debug, Clone, Serialize)]
pub struct LegendClass {
    /// `c-0` … `c-5`, or `c-x` for no data.
    pub class: String,
    /// `0`, `1`, `2–3`, `8 以上`.
    pub label: String,
}

/// A map and all that is said beside it. The drawing is `html.map`.
#[derive(Debug, Clone, Serialize)]
pub struct MapView {
    pub title: String,
    /// The word after a count.
    pub unit: String,
    /// The 审图号, or 示意图.
    pub caption: String,
    pub legend: Vec<LegendClass>,
    /// Regions with honorees.
    pub rows: Vec<RegionRow>,
    /// Names of those without one.
    pub without: Vec<String>,
    /// Names of those of which nothing is known.
    pub unknown: Vec<String>,
    /// Regions with honorees that the map does not draw.
    pub undrawn: Vec<RegionRow>,
    /// How many there are in the whole region.
    pub total: usize,
    /// Whether somebody is counted in several layers.
    pub repeated: bool,
    /// What can be chosen beside the whole; none or at least two.
    pub layers: Vec<LayerView>,
    /// What the layers are, as `年度`.
    pub layered_by: &'static str,
    /// The titles that the last layer, 其他, sums up.
    pub summed: Vec<String>,
    /// Distinguishes the ids of several maps on one page.
    pub id: String,
    /// The same map as a picture for a report, if the theme offers it.
    pub picture: Option<PictureView>,
}

/// A layer of a map.
#[derive(Debug, Clone, Serialize)]
pub struct LayerView {
    /// 1 to 8: the layer's number in the drawing.
    pub value: usize,
    pub title: String,
    /// How many there are in the whole region.
    pub count: usize,
}

/// The files of a map as a picture.
#[derive(Debug, Clone, Serialize)]
pub struct PictureView {
    /// From the site's root.
    pub svg: String,
    /// From the site's root.
    pub png: String,
    /// What a saved file is called, without an ending.
    pub name: String,
}

/// Where one stands in a list of several pages.
#[derive(Debug, Clone, Serialize)]
pub struct Pager {
    pub current: usize,
    pub total: usize,
    pub previous: Option<String>,
    pub next: Option<String>,
    pub pages: Vec<LinkView>,
}
