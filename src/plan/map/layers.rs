//! Layers of a map: the same regions counted by programme, category, year or field, to be chosen one at a time.

use super::super::planner::{Planner, region_codes};
use crate::parse::map_style::LayerBy;
use crate::site::published::Honoree;
use std::collections::{BTreeMap, BTreeSet};

/// So many can be chosen, the last of them the sum of all others where there are more.
const MOST: usize = 8;
/// The layer of what is left.
const OTHERS: &str = "其他";

/// One layer.
#[derive(Debug, Clone)]
pub(in crate::plan) struct Layer {
    pub(in crate::plan) title: String,
    /// By code.
    pub(in crate::plan) counts: BTreeMap<String, usize>,
}

/// All layers of some honorees.
#[derive(Debug, Clone)]
pub(in crate::plan) struct Layers {
    /// What they are called together, as `年度`.
    pub(in crate::plan) by: &'static str,
    pub(in crate::plan) list: Vec<Layer>,
    /// The titles that 其他 sums up.
    pub(in crate::plan) summed: Vec<String>,
}

/// A layer's place among the others.
type Key = (i64, String);

impl Layers {
    /// The layers of those honorees that `of` wants; `None` where there are fewer than two.
    pub(in crate::plan) fn new(
        planner: &Planner<'_>,
        by: LayerBy,
        of: impl Fn(&Honoree) -> bool,
    ) -> Option<Layers> {
        let published = planner.published;
        // A subject counts once in a layer, however many records name it there.
        let mut layers: BTreeMap<Key, BTreeMap<String, BTreeSet<usize>>> = BTreeMap::new();
        let mut sizes: BTreeMap<Key, usize> = BTreeMap::new();
        for (index, honoree) in published.honorees.iter().enumerate() {
            let Some(region) = honoree.region.as_ref().filter(|_| of(honoree)) else {
                continue;
            };
            let key = key(planner, by, honoree);
            let subject = honoree.subject.unwrap_or(index);
            *sizes.entry(key.clone()).or_default() += 1;
            let layer = layers.entry(key).or_default();
            for code in region_codes(&published.divisions, region) {
                layer.entry(code).or_default().insert(subject);
            }
        }
        if layers.len() < 2 {
            return None;
        }
        let mut order: Vec<Key> = layers.keys().cloned().collect();
        if by == LayerBy::Field {
            // The fields that most serve in come first; those that name none stand last.
            order.sort_by_key(|key| (key.0, std::cmp::Reverse(sizes[key])));
        }
        let kept = if order.len() > MOST {
            MOST - 1
        } else {
            order.len()
        };
        let rest = order.split_off(kept);
        let counted = |key: &Key| layers.get(key).cloned().unwrap_or_default();
        let layer = |title: String, regions: BTreeMap<String, BTreeSet<usize>>| Layer {
            title,
            counts: regions
                .into_iter()
                .map(|(code, subjects)| (code, subjects.len()))
                .collect(),
        };
        let mut list: Vec<Layer> = order
            .into_iter()
            .map(|key| {
                let regions = counted(&key);
                layer(key.1, regions)
            })
            .collect();
        if !rest.is_empty() {
            let mut regions: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
            for (code, subjects) in rest.iter().flat_map(counted) {
                regions.entry(code).or_default().extend(subjects);
            }
            list.push(layer(OTHERS.to_owned(), regions));
        }
        Some(Layers {
            by: match by {
                LayerBy::Programme => "届次",
                LayerBy::Category => "类别",
                LayerBy::Year => "年度",
                LayerBy::Field => "服务领域",
            },
            list,
            summed: rest.into_iter().map(|(_, title)| title).collect(),
        })
    }
}

fn key(planner: &Planner<'_>, by: LayerBy, honoree: &Honoree) -> Key {
    let published = planner.published;
    let programme = published
        .programmes
        .get(honoree.programme)
        .map(|published| &published.programme);
    let none = || (i64::MAX, "未注明".to_owned());
    let at = |index: usize| i64::try_from(index).unwrap_or(i64::MAX);
    match by {
        // Newest first, as everywhere.
        LayerBy::Year => programme.map_or_else(none, |programme| {
            (-programme.year, format!("{}年度", programme.year))
        }),
        LayerBy::Programme => programme.map_or_else(none, |programme| {
            (at(honoree.programme), programme.title.clone())
        }),
        LayerBy::Category => programme
            .and_then(|programme| programme.categories.get(honoree.category))
            .map_or_else(none, |category| {
                let same = |title: &str| title == category.title;
                // A category of several programmes is one layer, at the place where it first stands.
                let first = (published.programmes.iter())
                    .filter(|published| published.released)
                    .flat_map(|published| &published.programme.categories)
                    .position(|other| same(&other.title));
                (first.map_or(i64::MAX, at), category.title.clone())
            }),
        // The first tag is the main field.
        LayerBy::Field => honoree
            .tags
            .first()
            .and_then(|tag| published.fields.get(*tag))
            .map_or_else(none, |field| (0, field.name.clone())),
    }
}
