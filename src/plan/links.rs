//! Links that many pages show: made once, shared by all.

use super::planner::Planner;
use super::view::LinkView;
use crate::site::Group;
use crate::site::published::Honoree;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Links to what honorees belong to.
#[derive(Debug, Default)]
pub(super) struct Links {
    pub(super) home: LinkView,
    /// By programme.
    pub(super) programmes: Vec<LinkView>,
    /// The programmes' titles in lists, by programme.
    pub(super) headings: Vec<Arc<str>>,
    /// By programme and category.
    pub(super) categories: Vec<Vec<LinkView>>,
    /// By group index.
    pub(super) units: Vec<LinkView>,
    pub(super) fields: Vec<LinkView>,
    /// Of the regions that have a page, by code or zone id.
    pub(super) regions: BTreeMap<String, LinkView>,
}

impl Links {
    /// The link to an honoree's category.
    pub(super) fn category(&self, honoree: &Honoree) -> Option<&LinkView> {
        let categories = self.categories.get(honoree.programme)?;
        categories.get(honoree.category)
    }

    /// The links of a site whose lists are gathered.
    pub(super) fn new(planner: &Planner<'_>) -> Links {
        let published = planner.published;
        let programmes = published.programmes.iter().map(|entry| &entry.programme);
        let groups = |folder, groups: &[Group]| {
            let link =
                |group: &Group| planner.link(&group.name, &format!("{folder}/{}/", group.slug));
            groups.iter().map(link).collect()
        };
        Links {
            home: planner.link("首页", ""),
            programmes: programmes
                .clone()
                .map(|programme| planner.link(&programme.title, &format!("{}/", programme.id)))
                .collect(),
            headings: programmes
                .clone()
                .map(|programme| programme.heading.as_str().into())
                .collect(),
            categories: programmes
                .map(|programme| {
                    let categories = programme.categories.iter();
                    categories
                        .map(|category| {
                            let address = format!("{}/{}/", programme.id, category.id);
                            planner.link(&category.title, &address)
                        })
                        .collect()
                })
                .collect(),
            units: groups("units", &published.units),
            fields: groups("fields", &published.fields),
            regions: planner
                .regions
                .keys()
                .map(|code| (code.clone(), planner.region_link(code)))
                .collect(),
        }
    }
}
