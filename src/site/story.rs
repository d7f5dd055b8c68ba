//! A story's links and images, checked: an image is a photo of the record's
//! folder, a link leads out, to a page of the site, or to a photo.

use super::model::{Photo, Story, StoryLink, StoryTarget};
use super::photo::{find, header, place_of};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::Stories;
use crate::input::{Digest, Place, SourcePath, Span};
use crate::parse::markdown::{Kind, Target, references, target, unclosed_comment};
use crate::parse::nomination::Role;
use crate::parse::records::RecordFile;
use std::sync::Arc;

/// Resolves a text's references. Photos that only the text shows are added to
/// `photos`.
pub(super) fn story(
    file: &SourcePath,
    text: &Arc<str>,
    shift: usize,
    record: &RecordFile,
    photos: &mut Vec<Photo>,
    max_megapixels: u32,
    problems: &mut Vec<Diagnostic>,
) -> Story {
    if text.contains("<!--")
        && let Some(open) = unclosed_comment(text)
    {
        let span = Span::new(open.start, open.end).shift(shift);
        problems.push(Diagnostic::new(
            Stories::UnclosedComment,
            Place::new(file, span),
        ));
    }
    let mut links = Vec::new();
    for reference in references(text) {
        let span = Span::new(reference.span.start, reference.span.end).shift(shift);
        let image = reference.kind == Kind::Image;
        let destination = reference.destination.clone();
        let kind = target(&destination);
        let found = match kind {
            Target::Web | Target::Mail | Target::Phone | Target::Fragment if !image => {
                StoryTarget::Outside
            }
            Target::Relative => relative(
                &destination,
                image,
                record,
                photos,
                max_megapixels,
                problems,
            ),
            _ => StoryTarget::Nowhere,
        };
        if found == StoryTarget::Nowhere {
            let target = destination.clone();
            let problem = match (image, kind) {
                (true, _) => Stories::MissingImage { target },
                (false, Target::Relative) => Stories::BrokenLink { target },
                (false, _) => Stories::RefusedLink { target },
            };
            problems.push(Diagnostic::new(problem, Place::new(file, span)));
        }
        links.push(StoryLink {
            destination,
            image,
            span,
            target: found,
        });
    }
    Story {
        file: file.clone(),
        text: text.clone(),
        digest: Digest::of(text.as_bytes()),
        links,
    }
}

fn relative(
    destination: &str,
    image: bool,
    record: &RecordFile,
    photos: &mut Vec<Photo>,
    max_megapixels: u32,
    problems: &mut Vec<Diagnostic>,
) -> StoryTarget {
    let path = percent_encoding::percent_decode_str(destination)
        .decode_utf8_lossy()
        .into_owned();
    if !image {
        if let Some(address) = path.strip_prefix('/') {
            let (address, fragment) = address.split_once('#').unwrap_or((address, ""));
            let address = address.trim_end_matches("index.html");
            return StoryTarget::Page(address.to_owned(), fragment.to_owned());
        }
        // A page beside this one, as `about.md`; it is known once all are.
        if let Some(page) = path.strip_suffix(".md")
            && record.folder == "content/pages"
        {
            let slug = super::slug::slug(page).to_string();
            return StoryTarget::Page(format!("{slug}/"), String::new());
        }
    }
    let Some(file) = find(record, &path) else {
        return StoryTarget::Nowhere;
    };
    if let Some(index) = photos.iter().position(|photo| photo.file == file.file) {
        return StoryTarget::Photo(index);
    }
    match header(file, max_megapixels) {
        Ok(header) => {
            photos.push(Photo {
                place: Place::file(&file.file),
                file: file.file.clone(),
                digest: file.digest,
                bytes: file.bytes,
                header,
                role: Role::Activity,
                caption: None,
                alt: None,
                credit: None,
                focus: None,
                listed: false,
            });
            StoryTarget::Photo(photos.len() - 1)
        }
        Err(problem) => {
            problems.push(Diagnostic::new(problem, place_of(file)));
            // It is there and has been reported; as a target it leads nowhere
            // without another word.
            StoryTarget::Outside
        }
    }
}
