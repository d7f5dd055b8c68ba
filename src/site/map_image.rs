//! Maps that the user brought (`map.image`): which region each shows, and which of its elements are the region's parts.

use super::located::located;
use super::region::{Zone, fold_region};
use crate::atlas::{Adcode, Division, Divisions};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::Maps;
use crate::input::{Place, SourcePath, Text};
use crate::parse::map_image::{ImageFile, MapImage, written_name};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A user's map of a region.
#[derive(Debug, Clone)]
pub struct ImageMap {
    pub region: Adcode,
    pub image: Arc<MapImage>,
    /// Its own 审图号; else the site's, if this is the only map.
    pub approval_number: Option<String>,
    /// The site's 审图号 is this map's, and so not that of the maps that the program draws.
    pub takes_the_sites: bool,
    /// By what an id says, folded: the id.
    ids: BTreeMap<String, String>,
}

impl ImageMap {
    /// The ids of the elements that are the divisions: named by code or full name, else by a short name that no other
    /// division has taken (和田 is that of a city and of a county).
    pub fn parts<'d>(
        &self,
        divisions: impl IntoIterator<Item = &'d Division>,
    ) -> BTreeMap<Adcode, &str> {
        let id = |name: &str| self.ids.get(&fold_region(name)).map(String::as_str);
        let mut parts = BTreeMap::new();
        let mut left = Vec::new();
        for division in divisions {
            match id(division.code.as_str()).or_else(|| id(&division.name)) {
                Some(id) => {
                    parts.insert(division.code, id);
                }
                None => left.push(division),
            }
        }
        let mut taken: BTreeSet<&str> = parts.values().copied().collect();
        for division in left {
            if let Some(id) = id(division.short_name()).filter(|id| taken.insert(id)) {
                parts.insert(division.code, id);
            }
        }
        parts
    }
}

/// What the maps are chosen by.
pub(super) struct Choice<'c> {
    /// As they were written.
    pub(super) written: &'c [ImageFile],
    /// site.yaml.
    pub(super) file: &'c SourcePath,
    /// The SVGs of `content/atlas/`.
    pub(super) images: &'c [Arc<MapImage>],
    /// Every file that was read.
    pub(super) texts: &'c BTreeMap<SourcePath, Text>,
    pub(super) divisions: &'c Divisions,
    pub(super) zones: &'c [Zone],
    /// What the home map shows, which a map without a region of its own is of.
    pub(super) region: Option<Adcode>,
    pub(super) approval_number: Option<&'c String>,
}

/// Finds the maps that site.yaml names.
pub(super) fn image_maps(choice: &Choice<'_>, problems: &mut Vec<Diagnostic>) -> Vec<ImageMap> {
    let mut out: Vec<ImageMap> = Vec::new();
    for written in choice.written {
        let region = match &written.region {
            Some(text) => located(text, choice.divisions, choice.zones, choice.file, problems),
            None => choice
                .region
                .or_else(|| choice.divisions.root().map(|root| root.code)),
        };
        let Some(region) = region else { continue };
        let path = format!("content/{}", written.file.value.trim_start_matches('/'));
        let image = choice
            .images
            .iter()
            .find(|image| image.file.as_str() == path);
        let Some(image) = image else {
            // A file that is there and cannot be read has been reported where it stands.
            if !choice.texts.keys().any(|known| known.as_str() == path) {
                problems.push(Diagnostic::new(
                    Maps::NoImage { file: path },
                    Place::new(choice.file, written.file.span),
                ));
            }
            continue;
        };
        let ids = image.ids.iter();
        let map = ImageMap {
            region,
            image: image.clone(),
            approval_number: match &written.approval_number {
                Some(own) => Some(own.clone()),
                // A number is given for one map; which of several it is for, nobody can tell.
                None if written.alone => choice.approval_number.cloned(),
                None => None,
            },
            takes_the_sites: written.alone && written.approval_number.is_none(),
            ids: ids
                .map(|id| (fold_region(&written_name(id)), id.clone()))
                .collect(),
        };
        let parts = map.parts(choice.divisions.children(&region));
        let (drawn, missing): (Vec<&Division>, Vec<&Division>) = choice
            .divisions
            .children(&region)
            .partition(|division| parts.contains_key(&division.code));
        let named = |list: &[&Division]| {
            const NAMED: usize = 12;
            let names: Vec<&str> = list
                .iter()
                .take(NAMED)
                .map(|division| division.name.as_ref())
                .collect();
            names.join("、") + if list.len() > NAMED { "…" } else { "" }
        };
        let place = Place::file(&image.file);
        match (drawn.as_slice(), missing.as_slice()) {
            ([], _) => {
                let example = missing.first();
                problems.push(Diagnostic::new(
                    Maps::NoParts {
                        region: choice
                            .divisions
                            .get(&region)
                            .map_or_else(String::new, |division| division.name.to_string()),
                        code: example.map_or_else(String::new, |part| part.code.to_string()),
                        name: example.map_or_else(String::new, |part| part.name.to_string()),
                    },
                    place,
                ));
                continue;
            }
            (_, []) => {}
            (_, missing) => problems.push(Diagnostic::new(
                Maps::MissingParts {
                    count: missing.len(),
                    names: named(missing),
                },
                place,
            )),
        }
        out.push(map);
    }
    out
}
