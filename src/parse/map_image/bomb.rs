//! What makes a small drawing a large one. The limits of the readers count elements, not what comes of them.

use resvg::usvg::roxmltree::{Document, Node};

/// Drawing programs write entities for the names of their own spaces, which are addresses.
const LONGEST_ENTITY: usize = 128;
/// Layers and groups of a real map nest about ten deep, and what is far deeper fills the stack.
const DEEPEST: usize = 200;

/// The first entity that is long or refers to another, with its place.
pub(super) fn entity(text: &str) -> Option<(usize, String)> {
    text.match_indices("<!ENTITY").find_map(|(at, _)| {
        let rest = text.get(at..)?;
        let declaration = rest.split('>').next().unwrap_or(rest);
        let value = declaration
            .split_once(['"', '\''])
            .map_or("", |(_, value)| value);
        let large = value.len() > LONGEST_ENTITY || value.contains('&');
        large.then(|| (at, "<!ENTITY>".to_owned()))
    })
}

/// The first element that lies too deep, refers to its like from within, or has an id that cannot be written.
pub(super) fn element<'d, 'x>(document: &'d Document<'x>) -> Option<(Node<'d, 'x>, String)> {
    let chained = ["marker", "mask"];
    let is_chained = |node: &Node<'_, '_>| chained.contains(&node.tag_name().name());
    let elements = || document.descendants().filter(Node::is_element);
    let several = elements().filter(is_chained).nth(1).is_some();
    elements().find_map(|node| {
        let name = node.tag_name().name();
        if node.ancestors().nth(DEEPEST).is_some() {
            return Some((node, format!("<{name}> × {DEEPEST}")));
        }
        let refers = |word: &str| chained.iter().any(|chain| word.contains(chain));
        let inside = node.ancestors().skip(1).any(|above| is_chained(&above));
        let attribute = node.attributes().find(|attribute| {
            let key = attribute.name();
            inside && (refers(key) || (key == "style" && refers(attribute.value())))
        });
        if let Some(attribute) = attribute {
            return Some((node, format!("<{name} {}>", attribute.name())));
        }
        let style = name == "style" && several && node.text().is_some_and(refers);
        if style {
            return Some((node, "<style>".to_owned()));
        }
        let id = node.attribute("id")?;
        let unfit = id.contains(['&', '<']);
        unfit.then(|| (node, format!("id=\"{id}\"")))
    })
}
