//! A map that the user brings as an SVG (`map.image`): an approved one, with its regions named by id.

mod bomb;

use super::Problems;
use super::read::shape::Shape;
use super::read::{MapReader, text_of};
use super::yaml::Kind;
use crate::diagnostic::catalog::Maps;
use crate::input::{Digest, SourcePath, Span, Spanned, Text};
use resvg::usvg::roxmltree::{Document, ParsingOptions};
use resvg::usvg::{Group, ImageHrefResolver, Node as SvgNode, Options, Tree};
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// An SVG of the user's, as it was written.
#[derive(Debug, Clone)]
pub struct MapImage {
    pub file: SourcePath,
    pub text: Arc<str>,
    pub digest: Digest,
    /// The ids of what it draws.
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
    /// It is the only map, so that the 审图号 beside it can be its own.
    pub alone: bool,
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
            alone: false,
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
                alone: true,
            })
            .into_iter()
            .collect(),
        Kind::List(items) => items
            .iter()
            .filter_map(|item| one(MapReader::of(item, "image", problems)?, problems))
            .collect(),
        Kind::Map(_) => MapReader::of(node, "image", problems)
            .and_then(|r| one(r, problems))
            .map(|only| ImageFile {
                alone: true,
                ..only
            })
            .into_iter()
            .collect(),
        Kind::Empty | Kind::Broken => Vec::new(),
    }
}

/// So many elements at most: a map of a thousand regions has far fewer, and a bomb of entities has more.
const ELEMENTS: u32 = 200_000;

/// Reads an SVG; `None` for what is none, which is reported where the reader stopped. What could make a small file a large
/// drawing is refused: long entities, depth, markers and masks that refer to others.
pub fn map_image(file: &SourcePath, text: &Text, problems: &mut Problems) -> Option<MapImage> {
    if let Some((at, detail)) = bomb::entity(text.as_str()) {
        problems.add(Maps::BadImage { detail }, Span::new(at, at));
        return None;
    }
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
    if let Some((element, detail)) = bomb::element(&document) {
        let at = document.text_pos_at(element.range().start);
        problems.add(Maps::BadImage { detail }, span(text, at.row, at.col));
        return None;
    }
    match drawn(text.as_str()) {
        Ok(ids) => Some(MapImage {
            file: file.clone(),
            digest: Digest::of(text.as_str().as_bytes()),
            ids,
            text: text.share(),
        }),
        Err(detail) => {
            problems.add(Maps::BadImage { detail }, Span::default());
            None
        }
    }
}

/// How drawings are read: no file that they name is opened, and no picture in them shown.
pub fn alone() -> Options<'static> {
    Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

/// Reads a drawing. It is as hostile as a photo: whatever its reader trips over is an error of the file.
///
/// # Errors
///
/// It is no SVG, or shows nothing; in the reader's words.
pub fn tree(text: &str, options: &Options<'_>) -> Result<Tree, String> {
    catch_unwind(AssertUnwindSafe(|| Tree::from_str(text, options)))
        .map_err(|_| "panic".to_owned())?
        .map_err(|error| error.to_string())
}

/// The ids of what is drawn: not of what is hidden, cut away, or only there to be referred to.
fn drawn(text: &str) -> Result<BTreeSet<String>, String> {
    fn walk(group: &Group, ids: &mut BTreeSet<String>) {
        for node in group.children() {
            if !node.id().is_empty() {
                ids.insert(node.id().to_owned());
            }
            if let SvgNode::Group(inner) = node {
                walk(inner, ids);
            }
        }
    }
    let tree = tree(text, &alone())?;
    let mut ids = BTreeSet::new();
    walk(tree.root(), &mut ids);
    Ok(ids)
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
        let (ids, said) = read(
            "<svg viewBox='0 0 9 9' xmlns='http://www.w3.org/2000/svg'><g id='b'><path id='a' d='M0 0h5v5z'/></g>\
             <g display='none'><path id='c' d='M0 0h5v5z'/></g></svg>",
        );
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
    fn what_grows_is_refused() {
        let long = format!("<!DOCTYPE a [<!ENTITY e '{}'>]><svg/>", "a".repeat(200));
        assert_eq!(read(&long), (None, vec![(1, 14)]));
        let deep = format!("<svg>{}{}</svg>", "<g>".repeat(300), "</g>".repeat(300));
        assert_eq!(read(&deep).0, None);
        for chained in [
            "<marker id='a'><path marker-mid='url(#b)' d='M0 0h1v1'/></marker>",
            "<mask id='a'><g style='mask: url(#b)'/></mask>",
            "<style>.m { marker-mid: url(#b) }</style><marker id='a'/><marker id='b'/>",
            "<path id='a&amp;b' d='M0 0h5v5z'/>",
        ] {
            let svg = format!(
                "<svg viewBox='0 0 9 9' xmlns='http://www.w3.org/2000/svg'>{chained}</svg>"
            );
            let (image, said) = read(&svg);
            assert_eq!((image, said.len()), (None, 1), "{chained}");
        }
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
