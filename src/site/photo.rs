//! Which photos a record shows.

use super::model::Photo;
use super::slug::fold_key;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::{Photos, Problem};
use crate::input::photo::{Found, PhotoProblem};
use crate::input::{Place, SourcePath, Span};
use crate::parse::nomination::{PhotoEntry, Role, Subject};
use crate::parse::records::{PhotoFile, RecordFile};
use std::collections::BTreeSet;

/// The photos of a record: those it lists, or all in its folder.
pub(super) fn photos(
    record: &RecordFile,
    kind: Subject,
    max_megapixels: u32,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Photo> {
    let entries = match &record.nomination.photos {
        Some(entries) => listed(record, entries, problems),
        None => record
            .photos
            .iter()
            .map(|file| (file, None, Place::file(&file.file)))
            .collect(),
    };
    let no_portrait = !entries
        .iter()
        .any(|(_, entry, _)| entry.is_some_and(|entry| entry.role == Some(Role::Portrait)));
    let mut out = Vec::new();
    for (index, (file, entry, place)) in entries.into_iter().enumerate() {
        let implied = if index == 0 && no_portrait && kind == Subject::Person {
            Role::Portrait
        } else {
            Role::Activity
        };
        match header(file, max_megapixels) {
            Ok(header) => out.push(Photo {
                place,
                file: file.file.clone(),
                digest: file.digest,
                bytes: file.bytes,
                header,
                role: entry.and_then(|entry| entry.role).unwrap_or(implied),
                caption: entry.and_then(|entry| entry.caption.clone()),
                alt: entry.and_then(|entry| entry.alt.clone()),
                credit: entry.and_then(|entry| entry.credit.clone()),
                focus: entry.and_then(|entry| entry.focus),
                listed: true,
            }),
            Err(problem) => problems.push(Diagnostic::new(problem, place)),
        }
    }
    out
}

type Listed<'r> = (&'r PhotoFile, Option<&'r PhotoEntry>, Place);

fn listed<'r>(
    record: &'r RecordFile,
    entries: &'r [PhotoEntry],
    problems: &mut Vec<Diagnostic>,
) -> Vec<Listed<'r>> {
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for entry in entries {
        let file = entry.file.value.clone();
        let place = Place::new(&record.nomination.file, entry.file.span);
        match find(record, &file) {
            Some(found) if seen.insert(found.file.clone()) => {
                out.push((found, Some(entry), place));
            }
            Some(_) => problems.push(Diagnostic::new(Photos::Twice { file }, place)),
            None if is_odd(record, &file) => {}
            None => problems.push(Diagnostic::new(Photos::Missing { file }, place)),
        }
    }
    out
}

/// Photos of the folder that a record with a list leaves out, and its story too.
pub(super) fn unlisted(record: &RecordFile, shown: &[Photo]) -> Vec<SourcePath> {
    let Some(entries) = &record.nomination.photos else {
        return Vec::new();
    };
    let listed: BTreeSet<String> = entries
        .iter()
        .map(|entry| wanted(record, &entry.file.value))
        .collect();
    let left_out = record
        .photos
        .iter()
        .map(|photo| &photo.file)
        .filter(|file| {
            !listed.contains(&fold_key(file.as_str()))
                && !shown.iter().any(|photo| photo.file == **file)
        });
    left_out.cloned().collect()
}

/// The photo of a path that is relative to the record's folder. Case and the
/// Unicode form of names do not count: macOS writes them decomposed.
pub(super) fn find<'r>(record: &'r RecordFile, relative: &str) -> Option<&'r PhotoFile> {
    let wanted = wanted(record, relative);
    record
        .photos
        .iter()
        .find(|photo| fold_key(photo.file.as_str()) == wanted)
}

fn wanted(record: &RecordFile, relative: &str) -> String {
    let relative = relative.trim().replace('\\', "/");
    let relative = relative.trim_start_matches("./");
    fold_key(&format!("{}/{relative}", record.folder))
}

/// Whether what stands there has been reported already.
fn is_odd(record: &RecordFile, relative: &str) -> bool {
    let wanted = wanted(record, relative);
    record
        .odd
        .iter()
        .any(|path| fold_key(path.as_str()) == wanted)
}

/// The header of a photo, or what is wrong with it.
pub(super) fn header(
    file: &PhotoFile,
    max_megapixels: u32,
) -> Result<crate::input::photo::PhotoHeader, Problem> {
    match &file.header {
        Ok(header) if header.pixels() > u64::from(max_megapixels) * 1_000_000 => {
            Err(Photos::TooLarge {
                width: header.stored.width,
                height: header.stored.height,
                limit: max_megapixels,
            }
            .into())
        }
        Ok(header) => Ok(header.clone()),
        Err(problem) => Err(said(problem, max_megapixels)),
    }
}

/// A photo's problem as the catalog's entry.
pub fn said(problem: &PhotoProblem, limit: u32) -> Problem {
    match problem {
        PhotoProblem::Empty => Photos::Empty,
        PhotoProblem::TooShort { bytes } => Photos::Broken {
            detail: format!("{bytes} bytes"),
        },
        PhotoProblem::Text => Photos::Format {
            found: "文字 / text".into(),
        },
        PhotoProblem::Format { found: Found::Heic } => Photos::Heic,
        PhotoProblem::Format { found } => Photos::Format {
            found: format!("{found:?}"),
        },
        PhotoProblem::Unrecognised => Photos::Format {
            found: "无法识别的数据 / unknown data".into(),
        },
        PhotoProblem::TooLarge { width, height } => Photos::TooLarge {
            width: *width,
            height: *height,
            limit,
        },
        PhotoProblem::Truncated => Photos::Truncated,
        PhotoProblem::Unusual { coding } => Photos::Broken {
            detail: format!("{coding:?}"),
        },
        PhotoProblem::Damaged { reason } => Photos::Broken {
            detail: reason.clone(),
        },
    }
    .into()
}

/// The place of a photo's file as a whole.
pub(super) fn place_of(file: &PhotoFile) -> Place {
    Place::new(&file.file, Span::default())
}
