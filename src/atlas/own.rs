//! A site's atlas: the codes that it knows and the grounds of its maps.

use std::sync::Arc;

use super::boundaries::{Edition, Extent};
use super::{Adcode, Day, Divisions, Ground, Level};

/// The codes of a site and the boundaries of their units.
#[derive(Debug)]
pub struct Atlas {
    divisions: Arc<Divisions>,
}

impl Atlas {
    /// What is built in.
    pub fn embedded() -> Arc<Atlas> {
        Arc::new(Atlas {
            divisions: Divisions::shared(),
        })
    }

    /// The codes.
    pub fn divisions(&self) -> &Arc<Divisions> {
        &self.divisions
    }

    /// The ground of a region's map as its parts were on a day; `None` where there are no boundaries of its parts.
    pub fn ground(&self, code: &Adcode, day: Day) -> Option<Arc<Ground>> {
        let extent = match self.divisions.get(code)?.level {
            Level::Country => Extent::Nation,
            Level::Province => Extent::Province(*code),
            Level::Prefecture | Level::County => return None,
        };
        Ground::embedded(extent, Edition::on(day.year.into(), day.month))
    }
}
