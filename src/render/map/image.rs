//! A map that the user brought (`map.image`): drawn as it is, its regions coloured by their counts, named and linked.
//!
//! A file of a drawing program holds scripts, styles, fonts and whatever else; `usvg` makes of it the few elements that show
//! something, with all they need written on them, and only those are written here.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use resvg::usvg::WriteOptions;
use resvg::usvg::roxmltree::{Document, Node};

use super::outline::Rect;
use super::region::class_of;
use super::svg::{Escaped, open};
use super::{fonts, hatch, layer, layout};
use crate::parse::map_image::tree;
use crate::plan::map::Look;
use crate::plan::map::image::{ImageRegion, ImageSpec};

/// Draws the map: an `<svg>` element 720 wide, and its height.
///
/// # Errors
///
/// It cannot be read as an SVG, or shows nothing; in the reader's words.
pub fn image(spec: &ImageSpec) -> Result<(String, u32), String> {
    let tree = tree(&spec.text, &fonts::options())?;
    // Ids of the page and of the file must not meet, and ours end where the file's begin.
    let prefix = format!("{}-own-", spec.id_prefix);
    let plain = tree.to_string(&WriteOptions {
        id_prefix: Some(prefix.clone()),
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
    let _ = writeln!(out, "<g transform=\"scale({scale})\">");
    if spec.regions.iter().any(|own| own.region.unknown) {
        hatch::write(&mut out, &spec.id_prefix);
    }
    let writer = Writer {
        prefix: &prefix,
        id_prefix: &spec.id_prefix,
        look: &spec.look,
        regions: spec
            .regions
            .iter()
            .map(|own| (own.id.as_str(), own))
            .collect(),
    };
    for child in document.root_element().children() {
        writer.element(&mut out, child, Region::Outside);
    }
    out.push_str("</g>\n</svg>");
    Ok((out, u32::try_from(height / 10).unwrap_or_default()))
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
    id_prefix: &'a str,
    look: &'a Look,
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
        let Some(own) = named else {
            self.whole(out, node, place, ("", ""));
            return;
        };
        let region = &own.region;
        if let Some(href) = &region.href {
            let _ = write!(out, "<a href=\"{}\" tabindex=\"-1\">", Escaped(href));
        }
        let land = land_colour(node);
        let class = class_of(self.look, Some(region));
        let hatched = if class == "x" {
            hatch::fill(self.id_prefix)
        } else {
            String::new()
        };
        let marks = format!(
            " class=\"region c-{class}{}\" data-adcode=\"{}\"{hatched}",
            layer::classes(self.look, Some(region)),
            region.adcode
        );
        let title = format!("<title>{}</title>", Escaped(&region.title));
        self.whole(out, node, Region::Inside(&land), (&marks, &title));
        if region.href.is_some() {
            out.push_str("</a>");
        }
        out.push('\n');
    }

    /// Writes an element with its attributes, `marks` among them, and what it holds behind its `title`.
    fn whole(
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
            let recoloured =
                matches!(place, Region::Inside(land) if key == "fill" && value == land);
            // The pages' policy forbids `style`, which is left only where layers are blended.
            if recoloured || key == "style" {
                continue;
            }
            let _ = write!(out, " {key}=\"{}\"", Escaped(value));
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
