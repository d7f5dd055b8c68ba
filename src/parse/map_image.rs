//! A map that the user brings as an SVG (`map.image`): an approved one, with its regions named by id.

use super::Problems;
use super::read::shape::Shape;
use super::read::{MapReader, text_of};
use super::yaml::Kind;
use crate::diagnostic::catalog::Maps;
use crate::input::{Digest, SourcePath, Span, Spanned, Text};
use resvg::usvg::roxmltree::{Document, ParsingOptions};
use std::collections::BTreeSet;
use std::sync::Arc;

/// An SVG of the user's, as it was written.
#[derive(Debug, Clone)]
pub struct MapImage {
    pub file: SourcePath,
    pub text: Arc<str>,
    pub digest: Digest,
    /// The ids of its elements.
    pub ids: BTreeSet<String>,
}

/// Where site.yaml says which map is of which region.
#[derive(Debug, Clone)]
pub struct ImageFile {
    /// What it shows; else what the home map shows.
    pub region: Option<Spanned<String>>,
    /// Below `content/`.
    pub file: Spanned<String>,
    /// Its own 审图号.
    pub approval_number: Option<String>,
}

/// Takes `image` from `map:`: a file, or a list of `{region, file, approval_number}`.
pub(super) fn images(r: &mut MapReader<'_>, problems: &mut Problems) -> Vec<ImageFile> {
    const NAMES: &[&str] = &["image", "图片"];
    let one = |mut r: MapReader<'_>, problems: &mut Problems| {
        let region = r.text(&["region", "地区"], problems);
        r.require(&["file", "文件"], "file", problems);
        let file = r.text(&["file", "文件"], problems);
        let approval_number = r
            .text(&["approval_number", "审图号"], problems)
            .map(|number| number.value);
        r.finish(problems);
        file.map(|file| ImageFile {
            region,
            file,
            approval_number,
        })
    };
    problems.note_inner(NAMES, Shape::Own, |r, problems| {
        one(r, problems);
    });
    let Some(node) = r.node(NAMES, problems) else {
        return Vec::new();
    };
    match &node.kind {
        Kind::Scalar { .. } => text_of(node, "image", problems)
            .map(|file| ImageFile {
                region: None,
                file,
                approval_number: None,
            })
            .into_iter()
            .collect(),
        Kind::List(items) => items
            .iter()
            .filter_map(|item| one(MapReader::of(item, "image", problems)?, problems))
            .collect(),
        Kind::Map(_) => MapReader::of(node, "image", problems)
            .and_then(|r| one(r, problems))
            .into_iter()
            .collect(),
        Kind::Empty | Kind::Broken => Vec::new(),
    }
}

/// So many elements at most: a map of a thousand regions has far fewer, and a bomb of entities has more.
const ELEMENTS: u32 = 200_000;

/// Reads an SVG's ids; `None` for what is none, which is reported where the reader stopped.
pub fn map_image(file: &SourcePath, text: &Text, problems: &mut Problems) -> Option<MapImage> {
    // Entities are how a small file becomes a large one; drawing programs write a few for namespaces.
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: ELEMENTS,
        ..ParsingOptions::default()
    };
    let document = match Document::parse_with_options(text.as_str(), options) {
        Ok(document) => document,
        Err(error) => {
            let at = error.pos();
            let detail = error.to_string();
            problems.add(Maps::BadImage { detail }, span(text, at.row, at.col));
            return None;
        }
    };
    let root = document.root_element();
    if root.tag_name().name() != "svg" {
        let detail = format!("<{}>", root.tag_name().name());
        let at = document.text_pos_at(root.range().start);
        problems.add(Maps::BadImage { detail }, span(text, at.row, at.col));
        return None;
    }
    let ids = document
        .descendants()
        .filter_map(|element| element.attribute("id"))
        .map(str::to_owned);
    Some(MapImage {
        file: file.clone(),
        digest: Digest::of(text.as_str().as_bytes()),
        ids: ids.collect(),
        text: text.share(),
    })
}

/// A row and a column, from 1, as a span of one character.
fn span(text: &Text, row: u32, column: u32) -> Span {
    let row = usize::try_from(row.saturating_sub(1)).unwrap_or_default();
    let column = usize::try_from(column.saturating_sub(1)).unwrap_or_default();
    let mut start = 0;
    for (at, line) in text.as_str().split_inclusive('\n').enumerate() {
        if at == row {
            let letters = line.char_indices().nth(column);
            start += letters.map_or(0, |(offset, _)| offset);
            break;
        }
        start += line.len();
    }
    Span::new(start, start)
}

/// The name that a drawing program was given, of the id that it wrote: Illustrator writes a character that it takes for
/// unfit as `_x` and its number, `_x35_00103` for `500103`.
pub fn written_name(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    let mut rest = id;
    while let Some((before, after)) = rest.split_once("_x") {
        let named = after.split_once('_').and_then(|(digits, after)| {
            let number = u32::from_str_radix(digits, 16).ok()?;
            Some((char::from_u32(number)?, after))
        });
        out.push_str(before);
        rest = match named {
            Some((character, after)) => {
                out.push(character);
                after
            }
            None => {
                out.push_str("_x");
                after
            }
        };
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::{map_image, written_name};
    use crate::input::{SourcePath, Text};
    use crate::parse::Problems;

    fn read(text: &str) -> (Option<Vec<String>>, Vec<(usize, usize)>) {
        let file = SourcePath::new("content/atlas/a.svg").unwrap();
        let text = Text::new(text);
        let mut problems = Problems::new(&file);
        let image = map_image(&file, &text, &mut problems);
        let said = problems.into_list();
        let places = said
            .iter()
            .map(|d| text.position(d.place.as_ref().unwrap().span.start));
        (
            image.map(|image| image.ids.into_iter().collect()),
            places.collect(),
        )
    }

    #[test]
    fn ids_are_found_at_any_depth() {
        let (ids, said) =
            read("<svg xmlns='http://www.w3.org/2000/svg'><g id='b'><path id='a'/></g></svg>");
        assert_eq!(ids.unwrap(), ["a", "b"]);
        assert_eq!(said, []);
    }

    #[test]
    fn what_is_no_svg_is_said_where_it_stops() {
        assert_eq!(read("<svg>\n  <g></path></svg>"), (None, vec![(2, 6)]));
        assert_eq!(read("<html/>"), (None, vec![(1, 1)]));
        assert_eq!(read(""), (None, vec![(1, 1)]));
        let bomb = "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>\
                    <!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>\
                    <!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'>]><svg>&f;</svg>";
        assert_eq!(read(bomb).0, None);
    }

    #[test]
    fn illustrators_ids_are_read_as_they_were_meant() {
        for (id, name) in [
            ("_x35_00103", "500103"),
            ("_x6E1D__x4E2D_", "渝中"),
            ("500103", "500103"),
            ("a_x", "a_x"),
            ("a_xyz_b", "a_xyz_b"),
            ("_xFFFFFFFF_", "_xFFFFFFFF_"),
        ] {
            assert_eq!(written_name(id), name);
        }
    }
}
