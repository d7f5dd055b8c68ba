//! What a file of the content is, told by its path.

use super::SITE;
use crate::input::SourcePath;
use crate::parse::atlas;
use crate::parse::corrections::CORRECTIONS;
use crate::parse::words::WORDS;

/// The kinds of files that are parsed.
#[derive(Clone, Copy)]
pub(super) enum FileKind {
    Site,
    Programme,
    Form,
    Nomination,
    Private,
    Markdown,
    Strokes,
    Corrections,
    Boundaries,
    Image,
    Divisions,
    PastWinners,
    Words,
}

/// What a file is, or nothing that is parsed here.
pub(super) fn kind(path: &SourcePath) -> Option<FileKind> {
    let text = path.as_str();
    let yaml = matches!(path.extension().as_deref(), Some("yaml" | "yml"));
    let name = path.name();
    if text == SITE {
        return Some(FileKind::Site);
    }
    if text == "content/strokes.yaml" {
        return Some(FileKind::Strokes);
    }
    if text == CORRECTIONS {
        return Some(FileKind::Corrections);
    }
    if atlas::is_boundaries(path) {
        return Some(FileKind::Boundaries);
    }
    if text.starts_with("content/atlas/") && path.extension().as_deref() == Some("svg") {
        return Some(FileKind::Image);
    }
    if text == "content/atlas/divisions.csv" {
        return Some(FileKind::Divisions);
    }
    if text == "content/past-winners.csv" {
        return Some(FileKind::PastWinners);
    }
    if text == WORDS {
        return Some(FileKind::Words);
    }
    match path.folder() {
        "content/programmes" if yaml => return Some(FileKind::Programme),
        "content/forms" if yaml => return Some(FileKind::Form),
        "content/pages" if name.ends_with(".md") => {
            return (!name.starts_with('_')).then_some(FileKind::Markdown);
        }
        _ => {}
    }
    if !text.starts_with("content/honorees/") {
        return None;
    }
    if name == "nomination.yaml" {
        return Some(FileKind::Nomination);
    }
    if name == "private.yaml" {
        return Some(FileKind::Private);
    }
    let story = name == "story.md" || (name.starts_with("story.") && name.ends_with(".md"));
    story.then_some(FileKind::Markdown)
}
