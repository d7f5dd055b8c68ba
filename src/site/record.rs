//! One nomination becomes a record: its programme, category, region, unit and
//! tags found, its other fields typed by its form.

mod place;
mod required;

pub(super) use place::unresolved_words;

use super::model::{Photo, Programme, Record, Story};
use super::name::normalise;
use super::region::{Region, Zone};
use super::story::story;
use super::{photo, slug};
use crate::atlas::Divisions;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::{Fields, Forms, References, Stories};
use crate::form::{Answers, answers};
use crate::input::{Place, SourcePath, Spanned, Text};
use crate::parse::Problems;
use crate::parse::markdown::{Target, target};
use crate::parse::nomination::Subject;
use crate::parse::records::RecordFile;
use crate::presets::presets;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What records are resolved against.
pub(super) struct Surroundings<'s> {
    pub(super) programmes: &'s [Programme],
    /// Ids of programmes that exist but could not be read.
    pub(super) unreadable: &'s BTreeSet<String>,
    pub(super) divisions: &'s Divisions,
    pub(super) zones: &'s [Zone],
    pub(super) aliases: &'s BTreeMap<String, Region>,
    pub(super) max_megapixels: u32,
    pub(super) texts: &'s BTreeMap<SourcePath, Text>,
}

/// What was found of a record before units and tags, which need all records.
pub(super) struct Resolved {
    pub(super) record: Record,
    pub(super) unit: Option<Spanned<String>>,
    pub(super) tags: Vec<Spanned<String>>,
}

/// The address of a record: its `slug`, else its folder's name.
pub(super) fn address(file: &RecordFile, problems: &mut Vec<Diagnostic>) -> String {
    let folder = file.folder.rsplit('/').next().unwrap_or(&file.folder);
    let made = slug::slug(folder).to_string();
    let Some(written) = &file.nomination.slug else {
        if made == slug::REFUSED {
            problems.push(Diagnostic::new(
                References::BadSlug {
                    slug: made.clone(),
                    proposal: format!("{made}-1"),
                },
                Place::file(&file.nomination.file),
            ));
        }
        return made;
    };
    if slug::is_valid_explicit(&written.value).is_err() {
        let mut proposal = slug::slug(&written.value).to_string();
        if proposal == slug::REFUSED {
            proposal.push_str("-1");
        }
        problems.push(Diagnostic::new(
            References::BadSlug {
                slug: written.value.clone(),
                proposal: proposal.clone(),
            },
            Place::new(&file.nomination.file, written.span),
        ));
        return proposal;
    }
    written.value.clone()
}

/// Resolves a record. `None` when its programme, category, name or status is
/// not known, which has been reported; it exists, but nothing more is said.
pub(super) fn record(
    file: RecordFile,
    slug: &str,
    around: &Surroundings<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Resolved> {
    let nomination = &file.nomination;
    let path = &nomination.file;
    let programme = programme(&file, around, problems);
    let category = programme.and_then(|index| {
        let programme = around.programmes.get(index)?;
        let written = nomination.category.as_ref()?;
        let found = programme.category(&written.value).or_else(|| {
            programme
                .categories
                .iter()
                .position(|c| c.title == written.value)
        });
        if found.is_none() {
            let known: Vec<&str> = programme.categories.iter().map(|c| c.id.as_str()).collect();
            problems.push(Diagnostic::new(
                References::UnknownCategory {
                    id: written.value.clone(),
                    programme: programme.id.clone(),
                    known: known.join("、"),
                },
                Place::new(path, written.span),
            ));
        }
        found
    });
    let (programme_index, category_index) = (programme?, category?);
    let programme = around.programmes.get(programme_index)?;
    let category = programme.categories.get(category_index)?;
    let form = &category.form;
    let mut own = Problems::new(path);
    if let Some(text) = around.texts.get(path) {
        own.set_text(text);
    }
    let answers = answers(nomination, form, &mut own);
    problems.extend(own.into_list());

    let kind = nomination.kind.unwrap_or(form.subject);
    let written = nomination.name.clone().or_else(|| answers.name.clone());
    let status = nomination.status.as_ref().map(|status| status.value);
    let unread = nomination.present.name || answers.unreadable.iter().any(|key| key == "name");
    if written.is_none() && !unread {
        problems.push(Diagnostic::new(
            Fields::MissingKey {
                key: "name".into(),
                label: form.name_label().into(),
            },
            Place::file(path),
        ));
    }
    let (parts, name) = match &written {
        Some(name) => shown_name(&name.value, kind),
        None => (Vec::new(), String::new()),
    };
    let grade = nomination.grade.as_ref().and_then(|grade| {
        let found = programme
            .grades
            .iter()
            .position(|(id, title)| *id == grade.value || *title == grade.value);
        if found.is_none() {
            let known: Vec<&str> = programme.grades.iter().map(|(id, _)| id.as_str()).collect();
            problems.push(Diagnostic::new(
                References::UnknownGrade {
                    id: grade.value.clone(),
                    known: known.join("、"),
                },
                Place::new(path, grade.span),
            ));
        }
        found
    });
    let region = place::region(&file, &parts, written.as_ref(), programme, around, problems);
    let mut photos = photo::photos(&file, kind, around.max_megapixels, problems);
    let wanted = match &nomination.photos {
        Some(entries) => entries.len(),
        None => file.photos.len(),
    };
    let photos_refused = wanted.saturating_sub(photos.len());
    let story = told(
        &file,
        &answers,
        &mut photos,
        around.max_megapixels,
        problems,
    );
    let photos_unlisted = photo::unlisted(&file, &photos);
    let status = status?;
    let name = (!name.is_empty()).then_some(name)?;
    required::requirements(&file, form, &answers, story.is_some(), status, problems);
    let links = links(&file, problems);
    Some(Resolved {
        unit: nomination.unit.clone(),
        tags: nomination.tags.clone(),
        record: Record {
            slug: slug.to_owned(),
            file: path.clone(),
            folder: file.folder,
            programme: programme_index,
            category: category_index,
            grade,
            name,
            kind,
            status,
            region,
            unit: None,
            tags: Vec::new(),
            photos_unlisted,
            photos,
            photos_refused,
            story,
            answers,
            subject: None,
            aliases: Vec::new(),
            links,
            nomination: file.nomination,
        },
    })
}

fn programme(
    file: &RecordFile,
    around: &Surroundings<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<usize> {
    let written = file.nomination.programme.as_ref()?;
    let id = written.value.clone();
    let found = around
        .programmes
        .iter()
        .position(|programme| programme.id == id);
    if found.is_some() || around.unreadable.contains(&id) {
        return found;
    }
    let problem = if presets().programmes.contains_key(id.as_str()) {
        References::PresetWithoutFile { id }
    } else {
        let known: Vec<&str> = around.programmes.iter().map(|p| p.id.as_str()).collect();
        References::UnknownProgramme {
            id,
            known: known.join("、"),
        }
    };
    problems.push(Diagnostic::new(
        problem,
        Place::new(&file.nomination.file, written.span),
    ));
    None
}

/// The parts of a name that is a path, and the name that pages show: of a path
/// its last part (format.md, on a community's 服务点名称).
fn shown_name(written: &str, kind: Subject) -> (Vec<String>, String) {
    let parts: Vec<String> = written
        .split(['/', '／'])
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    if kind == Subject::Group && parts.len() >= 3 {
        let last = parts.last().cloned().unwrap_or_default();
        return (parts, normalise(&last, kind));
    }
    (Vec::new(), normalise(written, kind))
}

fn told(
    file: &RecordFile,
    answers: &Answers,
    photos: &mut Vec<Photo>,
    max_megapixels: u32,
    problems: &mut Vec<Diagnostic>,
) -> Option<Story> {
    let markdown = file
        .story
        .as_ref()
        .filter(|story| !is_blank(story.text.as_str()));
    if let (Some(_), Some(field)) = (markdown, &answers.story) {
        problems.push(Diagnostic::new(
            Forms::StoryTwice,
            Place::new(&file.nomination.file, field.span),
        ));
    }
    for translation in file.stories.values() {
        // Checked like the story itself; pages in a second language come later.
        let text = translation.text.share();
        story(
            &translation.file,
            &text,
            0,
            file,
            photos,
            max_megapixels,
            problems,
        );
    }
    match (markdown, &answers.story) {
        (Some(markdown), _) => {
            let text = markdown.text.share();
            Some(story(
                &markdown.file,
                &text,
                0,
                file,
                photos,
                max_megapixels,
                problems,
            ))
        }
        (None, Some(field)) => {
            let text: Arc<str> = field.value.as_str().into();
            let path = &file.nomination.file;
            Some(story(
                path,
                &text,
                field.span.start,
                file,
                photos,
                max_megapixels,
                problems,
            ))
        }
        (None, None) => None,
    }
}

/// Whether a text shows nothing. Only comments need parsing to tell.
fn is_blank(text: &str) -> bool {
    if text.contains("<!--") {
        return crate::parse::markdown::words(text) == 0;
    }
    !text.chars().any(char::is_alphanumeric)
}

fn links(file: &RecordFile, problems: &mut Vec<Diagnostic>) -> Vec<(String, String)> {
    let video = file.nomination.video.as_ref().and_then(|video| {
        let url = video.url.as_ref()?;
        Some(("视频".to_owned(), url))
    });
    let listed = file.nomination.links.iter().map(|link| {
        let title = link.title.clone().unwrap_or_else(|| link.url.value.clone());
        (title, &link.url)
    });
    let mut out = Vec::new();
    for (title, url) in video.into_iter().chain(listed) {
        if target(&url.value) == Target::Web {
            out.push((title, url.value.clone()));
        } else {
            problems.push(Diagnostic::new(
                Stories::RefusedLink {
                    target: url.value.clone(),
                },
                Place::new(&file.nomination.file, url.span),
            ));
        }
    }
    out
}
