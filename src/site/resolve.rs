//! Records become a site: every reference found, or reported.

use super::atlas::atlas;
use super::map_image::{Choice, image_maps};
use super::model::{Page, Programme, Record, Site};
use super::record::{Resolved, Surroundings, address, record};
use super::settings::{self, aliases, zones};
use super::slug::fold_key;
use super::story::story;
use super::{Groups, order::OwnStrokes, programme, slug};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::{Fields, References, Sites, Stories};
use crate::form::FormSet;
use crate::input::{Place, SourcePath};
use crate::parse::markdown;
use crate::parse::nomination::Nomination;
use crate::parse::records::{RecordFile, Records, SITE};
use crate::parse::site::SiteFile;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Resolves what was parsed, and takes the records for it. `base_url` is the
/// command line's and wins over site.yaml's.
pub fn resolve(records: &mut Records, base_url: Option<&str>) -> (Site, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let empty = SiteFile::default();
    let written = records.site.as_ref().unwrap_or(&empty);
    let file = site_path();
    let atlas = atlas(records, &written.map, &file, &mut problems);
    let divisions = &**atlas.divisions();
    let zones = zones(written, &file, divisions, &mut problems);
    let mut said = Vec::new();
    let mut settings = settings::settings(written, &file, divisions, &zones, base_url, &mut said);
    settings.known = records.site.is_some() && !records.site_broken;
    settings.images = image_maps(
        &Choice {
            written: &written.map.images,
            file: &file,
            images: &records.images,
            texts: &records.texts,
            divisions,
            zones: &zones,
            region: settings.region,
            approval_number: written.map.approval_number.as_ref(),
        },
        &mut said,
    );
    if settings.images.iter().any(|image| image.takes_the_sites) {
        settings.approval_number = None;
    }
    if records.site.is_some() {
        problems.append(&mut said);
    }
    let mut forms = FormSet::built_in();
    for (id, form) in &records.forms {
        forms.insert(FormSet::extended(id, form));
    }
    let mut programmes: Vec<Programme> = Vec::new();
    let mut unreadable = records.unreadable.clone();
    for (id, (path, written)) in &records.programmes {
        match programme::programme(id, path, written, &forms, divisions, &zones, &mut problems) {
            Some(programme) => programmes.push(programme),
            None => {
                unreadable.insert(id.clone());
            }
        }
    }
    settings::consent(written, &file, &forms, &programmes, &mut problems);
    let mut slugs: Vec<String> = records
        .records
        .iter()
        .map(|record| address(record, &mut problems))
        .collect();
    let taken = collisions(&records.records, &mut slugs, &mut problems);
    let paths: Vec<SourcePath> = records
        .records
        .iter()
        .map(|record| record.nomination.file.clone())
        .collect();
    let files = std::mem::take(&mut records.records);
    let records = &*records;
    let written = records.site.as_ref().unwrap_or(&empty);
    let aliases = aliases(written, &zones);
    let around = Surroundings {
        programmes: &programmes,
        unreadable: &unreadable,
        divisions,
        zones: &zones,
        aliases: &aliases,
        max_megapixels: settings.photos.max_megapixels,
        texts: &records.texts,
    };
    let found: Vec<(Option<Resolved>, Vec<Diagnostic>)> = files
        .into_par_iter()
        .zip(&slugs)
        .enumerate()
        .map(|(index, (file, slug))| {
            let mut said = Vec::new();
            let found = record(file, slug, &around, &mut said);
            // A second record of an address is reported as that and no more.
            let first = taken.get(&fold_key(slug)) == Some(&index);
            (found.filter(|_| first), said)
        })
        .collect();
    let mut units = Groups::new("推荐单位 / unit", "units");
    units.declare(&written.units, &file, &mut problems);
    let mut fields = Groups::new("服务领域 / field", "fields");
    fields.declare(&written.fields, &file, &mut problems);
    let mut list: Vec<Record> = Vec::with_capacity(found.len());
    for (resolved, said) in found {
        problems.extend(said);
        let Some(Resolved {
            mut record,
            unit,
            tags,
        }) = resolved
        else {
            continue;
        };
        record.unit = unit.and_then(|unit| units.named(&unit, &record.file, &mut problems));
        for tag in &tags {
            if let Some(field) = fields.named(tag, &record.file, &mut problems)
                && !record.tags.contains(&field)
            {
                record.tags.push(field);
            }
        }
        list.push(record);
    }
    subjects(&mut list, &taken, &paths, &mut problems);
    older_addresses(&mut list, &taken, &mut problems);
    let pages = pages(
        records,
        &programmes,
        settings.photos.max_megapixels,
        &mut problems,
    );
    let mut strokes = OwnStrokes::new();
    for (character, sequence, place) in &records.strokes {
        if strokes.insert(*character, sequence).is_err() {
            problems.push(Diagnostic::new(
                Fields::BadValue {
                    key: character.to_string(),
                    value: sequence.clone(),
                    zh: "请用 1 至 5 的数字写笔顺：1 横、2 竖、3 撇、4 点、5 折，例如 \"12511\"。",
                    en: "Write the strokes as digits 1 to 5, such as \"12511\".",
                },
                place.clone(),
            ));
        }
    }
    let complete = list.len() == paths.len() && !records.missed;
    let site = Site {
        complete,
        settings,
        divisions: atlas.divisions().clone(),
        atlas,
        zones,
        programmes,
        records: list,
        unit_names: written
            .units
            .iter()
            .flat_map(|named| std::iter::once(&named.name).chain(&named.aliases))
            .map(|name| name.value.clone())
            .collect(),
        units,
        fields,
        pages,
        corrections: records.corrections.clone(),
        strokes,
        past_winners: records.past_winners.clone(),
        words: records.words.clone(),
    };
    (site, problems)
}

fn site_path() -> SourcePath {
    SourcePath::new(SITE).unwrap_or_else(|_| unreachable!("the constant is a relative path"))
}

/// Which record has which address; two of one are an error at the second. It
/// goes on under the address that is proposed to it, so that nothing that
/// follows stumbles over the same mistake again.
fn collisions(
    files: &[RecordFile],
    slugs: &mut [String],
    problems: &mut Vec<Diagnostic>,
) -> BTreeMap<String, usize> {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for (index, slug) in slugs.iter().enumerate() {
        taken.entry(fold_key(slug)).or_insert(index);
    }
    for (index, (slug, file)) in slugs.iter_mut().zip(files).enumerate() {
        let Some(first) = taken.get(&fold_key(slug)).filter(|first| **first != index) else {
            continue;
        };
        let nomination = &file.nomination;
        let first = files.get(*first).map_or("", |other| other.folder.as_str());
        let proposal = proposal(slug, nomination, &taken);
        problems.push(Diagnostic::new(
            References::SlugCollision {
                slug: slug.clone(),
                first: first.to_owned(),
                proposal: proposal.clone(),
            },
            match &nomination.slug {
                Some(slug) => Place::new(&nomination.file, slug.span),
                None => Place::file(&nomination.file),
            },
        ));
        taken.insert(fold_key(&proposal), index);
        *slug = proposal;
    }
    taken
}

/// An address that nobody has: with the programme's id behind it, else a number.
fn proposal(slug: &str, nomination: &Nomination, taken: &BTreeMap<String, usize>) -> String {
    let programme = nomination.programme.as_ref().map(|id| id.value.as_str());
    let by_programme = programme.map(|id| format!("{slug}-{id}"));
    by_programme
        .into_iter()
        .chain((2..).map(|number| format!("{slug}-{number}")))
        .find(|text| slug::is_valid_explicit(text).is_ok() && !taken.contains_key(&fold_key(text)))
        .unwrap_or_default()
}

/// Finds whom each `same_as` names; a chain that comes back to its start is an
/// error. How far a chain is followed depends on what is published.
fn subjects(
    list: &mut [Record],
    taken: &BTreeMap<String, usize>,
    paths: &[SourcePath],
    problems: &mut Vec<Diagnostic>,
) {
    let by_file: BTreeMap<SourcePath, usize> = list
        .iter()
        .enumerate()
        .map(|(index, record)| (record.file.clone(), index))
        .collect();
    let mut next: Vec<Option<usize>> = Vec::with_capacity(list.len());
    for record in list.iter() {
        let target = record.nomination.same_as.as_ref().and_then(|named| {
            let Some(at) = taken.get(&fold_key(&named.value)) else {
                problems.push(Diagnostic::new(
                    References::UnknownSubject {
                        slug: named.value.clone(),
                    },
                    Place::new(&record.file, named.span),
                ));
                return None;
            };
            by_file.get(paths.get(*at)?).copied()
        });
        next.push(target);
    }
    for index in 0..list.len() {
        let mut at = index;
        let mut steps = 0;
        while let Some(Some(target)) = next.get(at) {
            at = *target;
            steps += 1;
            if at == index || steps > next.len() {
                break;
            }
        }
        let Some(record) = list.get_mut(index) else {
            continue;
        };
        if at == index && steps > 0 {
            if let Some(named) = &record.nomination.same_as {
                problems.push(Diagnostic::new(
                    References::SubjectCycle {
                        slug: named.value.clone(),
                    },
                    Place::new(&record.file, named.span),
                ));
            }
            continue;
        }
        // Who leads into a circle is not at fault, and has nobody to stand for.
        if steps <= next.len() {
            record.subject = next.get(index).copied().flatten();
        }
    }
}

/// Older addresses, which redirect; none may be a page's.
fn older_addresses(
    list: &mut [Record],
    taken: &BTreeMap<String, usize>,
    problems: &mut Vec<Diagnostic>,
) {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for record in list {
        for alias in record.nomination.aliases.clone() {
            let key = fold_key(&alias.value);
            let valid = slug::is_valid_explicit(&alias.value).is_ok();
            if !valid || taken.contains_key(&key) || !seen.insert(key) {
                problems.push(Diagnostic::new(
                    References::AliasTaken {
                        alias: alias.value.clone(),
                    },
                    Place::new(&record.file, alias.span),
                ));
            } else {
                record.aliases.push(alias.value);
            }
        }
    }
}

/// The user's own pages.
fn pages(
    records: &Records,
    programmes: &[Programme],
    max_megapixels: u32,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Page> {
    let mut out: Vec<Page> = Vec::new();
    for markdown in &records.pages {
        let stem = markdown.file.name().trim_end_matches(".md");
        let slug = slug::slug(stem).to_string();
        let reserved = programme::RESERVED.contains(&slug.as_str())
            || programmes.iter().any(|programme| programme.id == slug);
        if reserved {
            problems.push(Diagnostic::new(
                Sites::ReservedId { id: slug },
                Place::file(&markdown.file),
            ));
            continue;
        }
        if let Some(other) = out
            .iter()
            .find(|page| fold_key(&page.slug) == fold_key(&slug))
        {
            problems.push(Diagnostic::new(
                Sites::PathCollision {
                    path: format!("{slug}/"),
                    first: other.story.file.to_string(),
                    second: markdown.file.to_string(),
                },
                Place::file(&markdown.file),
            ));
            continue;
        }
        let text = markdown.text.share();
        if markdown::words(&text) == 0 {
            problems.push(Diagnostic::new(
                Stories::EmptyPage,
                Place::file(&markdown.file),
            ));
        }
        let title = markdown::title(&text);
        let folder = folder_of_pages(records, markdown.file.clone());
        let mut photos = Vec::new();
        let story = story(
            &markdown.file,
            &text,
            0,
            &folder,
            &mut photos,
            max_megapixels,
            problems,
        );
        out.push(Page {
            slug,
            titled: title.is_some(),
            title: title.map_or(stem.to_owned(), |(title, _)| title),
            story,
            photos,
        });
    }
    out
}

/// The folder of pages as if it were a record's: its photos may be shown.
fn folder_of_pages(records: &Records, file: SourcePath) -> RecordFile {
    let mut nothing = crate::parse::Problems::new(&file);
    RecordFile {
        folder: "content/pages".to_owned(),
        nomination: crate::parse::nomination::parse(&[], &mut nothing),
        story: None,
        story_unread: false,
        stories: BTreeMap::new(),
        photos: records.page_photos.clone(),
        odd: Vec::new(),
    }
}
