//! A map that the user brought (`map.image`): drawn as it is, its regions coloured by their counts, named and linked.
//!
//! A file of a drawing program holds scripts, styles, fonts and whatever else; `usvg` makes of it the few elements that show
//! something, with all they need written on them, and only those are written here.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use resvg::usvg::roxmltree::{Document, Node};
use resvg::usvg::{Tree, WriteOptions};

use super::svg::{Escaped, Tenths, open};
use super::{Drawing, KeyPlace, Rect, fonts, layout};
use crate::plan::map::image::{ImageRegion, ImageSpec};

/// Draws the map.
///
/// # Errors
///
/// It cannot be read as an SVG, or shows nothing; in the reader's words.
pub fn image(spec: &ImageSpec) -> Result<Drawing, String> {
    let tree = Tree::from_str(&spec.text, &fonts::options()).map_err(|error| error.to_string())?;
    // Ids of the page and of the file must not meet, and ours end where the file's begin.
    let prefix = format!("{}-own-", spec.id_prefix);
    let plain = tree.to_string(&WriteOptions {
        id_prefix: Some(prefix.clone()),
        coordinates_precision: 3,
        transforms_precision: 6,
        ..WriteOptions::default()
    });
    let document = Document::parse(&plain).map_err(|error| error.to_string())?;
    let size = tree.size();
    let width = layout::WIDTH;
    let height = rounded(f64::from(size.height()) / f64::from(size.width()) * f64::from(width));
    let bounds = Rect {
        left: 0,
        top: 0,
        right: width,
        bottom: height,
    };
    let mut out = String::with_capacity(plain.len() + spec.regions.len() * 200);
    open(
        &mut out,
        ("map-own", "group", ""),
        &spec.id_prefix,
        &spec.label_title,
        &spec.desc,
        bounds,
    );
    let scale = f64::from(width) / 10.0 / f64::from(size.width());
    let _ = writeln!(out, "<g transform=\"scale({scale:.5})\">");
    let writer = Writer {
        prefix: &prefix,
        regions: spec
            .regions
            .iter()
            .map(|region| (region.id.as_str(), region))
            .collect(),
    };
    for child in document.root_element().children() {
        writer.element(&mut out, child, Region::Outside);
    }
    out.push_str("</g>\n</svg>");
    Ok(Drawing {
        svg: out,
        height: u32::try_from(height / 10).unwrap_or_default(),
        key: KeyPlace::Below,
        without_shape: Vec::new(),
    })
}

/// A length in tenths; a picture as tall as it is absurd is cut to what a page can bear.
#[expect(
    clippy::cast_possible_truncation,
    reason = "`as` saturates, and the value is clamped"
)]
fn rounded(value: f64) -> i32 {
    value.round().clamp(1.0, 100_000.0) as i32
}

/// Where an element stands.
#[derive(Clone, Copy)]
enum Region<'a> {
    Outside,
    /// In a region, whose land is what is filled with this colour.
    Inside(&'a str),
}

struct Writer<'a> {
    prefix: &'a str,
    /// By the id that they have in the file.
    regions: BTreeMap<&'a str, &'a ImageRegion>,
}

impl Writer<'_> {
    fn element(&self, out: &mut String, node: Node<'_, '_>, place: Region<'_>) {
        if !node.is_element() {
            return;
        }
        let named = node.attribute("id").and_then(|id| {
            let id = id.strip_prefix(self.prefix)?;
            self.regions.get(id).copied()
        });
        let Some(region) = named else {
            self.bare(out, node, place, "");
            return;
        };
        if let Some(href) = &region.href {
            let _ = write!(out, "<a href=\"{}\" tabindex=\"-1\">", Escaped(href));
        }
        let land = land_colour(node);
        let marks = format!(
            " class=\"region {}\" data-adcode=\"{}\"",
            region.class, region.adcode
        );
        let title = format!("<title>{}</title>", Escaped(&region.title));
        self.titled(out, node, Region::Inside(&land), (&marks, &title));
        if region.href.is_some() {
            out.push_str("</a>");
        }
        out.push('\n');
    }

    fn bare(&self, out: &mut String, node: Node<'_, '_>, place: Region<'_>, marks: &str) {
        self.titled(out, node, place, (marks, ""));
    }

    /// Writes an element with its attributes, `marks` among them, and what it holds behind its `title`.
    fn titled(
        &self,
        out: &mut String,
        node: Node<'_, '_>,
        place: Region<'_>,
        (marks, title): (&str, &str),
    ) {
        let name = node.tag_name().name();
        let _ = write!(out, "<{name}{marks}");
        for attribute in node.attributes() {
            let (key, value) = (attribute.name(), attribute.value());
            let recoloured = matches!(place, Region::Inside(land) if key == "fill" && value == land);
            // The pages' policy forbids `style`, which is left only where layers are blended.
            if recoloured || key == "style" {
                continue;
            }
            let space = attribute.namespace().map_or("", |space| {
                if space.ends_with("xlink") { "xlink:" } else { "" }
            });
            let _ = write!(out, " {space}{key}=\"{}\"", Escaped(value));
        }
        if title.is_empty() && !node.has_children() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        out.push_str(title);
        for child in node.children() {
            self.element(out, child, place);
        }
        let _ = write!(out, "</{name}>");
    }
}

/// The colour of a region's land: that of the first thing filled in it. A name that stands on it has another.
fn land_colour(node: Node<'_, '_>) -> String {
    let mut fills = node
        .descendants()
        .filter(|part| part.tag_name().name() == "path")
        .filter_map(|part| part.attribute("fill"))
        .filter(|fill| *fill != "none");
    fills.next().unwrap_or("#000000").to_owned()
}
