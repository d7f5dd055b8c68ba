//! A site's atlas: the codes that it knows and the grounds of its maps.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use super::boundaries::{self, Edition, Extent, Shape, boundaries};
use super::ground::OwnShape;
use super::{Adcode, Day, Division, Divisions, Ground, Level, Projection, Scope, SouthChinaSea};

/// The codes of a site and the boundaries of their units: what is built in, the site's own, or both.
#[derive(Debug)]
pub struct Atlas {
    divisions: Arc<Divisions>,
    own: BTreeMap<Adcode, OwnShape>,
    /// Whether the embedded boundaries belong to it.
    embedded: bool,
    projection: Option<Projection>,
    grounds: Mutex<Grounds>,
}

/// The grounds that were asked for so far, by region and edition; `None` where there are no boundaries.
type Grounds = BTreeMap<(Adcode, Edition), Option<Arc<Ground>>>;

impl Atlas {
    /// An atlas of these codes with a site's own shapes, at most one of a code. `embedded`: the built-in boundaries draw
    /// what the own ones do not.
    pub fn new(
        divisions: Arc<Divisions>,
        own: impl IntoIterator<Item = OwnShape>,
        embedded: bool,
        projection: Option<Projection>,
    ) -> Atlas {
        Atlas {
            divisions,
            own: own.into_iter().map(|shape| (shape.adcode, shape)).collect(),
            embedded,
            projection,
            grounds: Mutex::default(),
        }
    }

    /// The codes.
    pub fn divisions(&self) -> &Arc<Divisions> {
        &self.divisions
    }

    /// The ground of a region's map as its parts were on a day; `None` where there are no boundaries of its parts.
    pub fn ground(&self, code: &Adcode, day: Day) -> Option<Arc<Ground>> {
        // Of the built-in table one change alone is known to the day, and a site's own has none.
        let edition = Edition::on(day.year.into(), day.month);
        let mut grounds = self.grounds.lock().unwrap_or_else(PoisonError::into_inner);
        grounds
            .entry((*code, edition))
            .or_insert_with(|| self.made(code, day, edition))
            .clone()
    }

    fn made(&self, code: &Adcode, day: Day, edition: Edition) -> Option<Arc<Ground>> {
        let division = self.divisions.get(code)?;
        let scope = match division.level {
            Level::Country => Scope::Whole,
            Level::Province | Level::Prefecture | Level::County => Scope::Part,
        };
        let projection = match (self.projection, division.parent) {
            (Some(projection), Some(_)) => projection.of_part(),
            (projection, _) => projection,
        };
        let parts: BTreeSet<Adcode> = self
            .divisions
            .children_at(code, day)
            .map(|part| part.code)
            .collect();
        let mut shapes: Vec<OwnShape> = parts
            .iter()
            .filter_map(|part| self.own.get(part).cloned())
            .collect();
        let embedded = extent(division)
            .filter(|_| self.embedded)
            .and_then(|extent| Ground::embedded(extent, edition));
        if shapes.is_empty() {
            let ground = embedded?;
            // Albers' without a word more is what they are drawn in.
            return Some(match projection {
                Some(projection) if projection != Projection::Fitted => {
                    ground.projected(projection)
                }
                _ => ground,
            });
        }
        if let Some(ground) = embedded {
            // What the site does not draw itself is drawn as it is without it.
            let drawn: BTreeSet<Adcode> = shapes.iter().map(|shape| shape.adcode).collect();
            let lacking =
                |shape: &&Shape| parts.contains(&shape.adcode) && !drawn.contains(&shape.adcode);
            shapes.extend(
                ground
                    .shapes()
                    .iter()
                    .filter(lacking)
                    .map(|shape| OwnShape {
                        adcode: shape.adcode,
                        name: shape.name.clone(),
                        center: Some(shape.center),
                        polygons: shape.polygons.clone(),
                    }),
            );
        }
        let sea = south_china_sea(code, &shapes);
        let projection = match (projection, sea) {
            (None | Some(Projection::Fitted), Some(SouthChinaSea { nation: None, .. })) => {
                Some(Projection::CHINA)
            }
            (projection, _) => projection,
        };
        Some(Ground::own(&shapes, projection, scope, sea))
    }

    /// The regions of which some parts have shapes of the site's own and others have none at all: each with these others.
    pub fn incomplete(&self) -> Vec<(&Division, Vec<&Division>)> {
        let parents: BTreeSet<Adcode> = self
            .own
            .keys()
            .filter_map(|code| self.divisions.get(code)?.parent)
            .collect();
        let mut out = Vec::new();
        for parent in parents.iter().filter_map(|code| self.divisions.get(code)) {
            let known = extent(parent)
                .filter(|_| self.embedded)
                .and_then(|extent| boundaries(extent, Edition::Since2025November))
                .unwrap_or_default();
            let missing: Vec<&Division> = self
                .divisions
                .children(&parent.code)
                .filter(|part| !self.own.contains_key(&part.code))
                .filter(|part| !known.iter().any(|shape| shape.adcode == part.code))
                .collect();
            if !missing.is_empty() {
                out.push((parent, missing));
            }
        }
        out
    }
}

/// What is embedded of a unit of the built-in table.
fn extent(division: &Division) -> Option<Extent> {
    match division.level {
        Level::Country => Some(Extent::Nation),
        Level::Province => Some(Extent::Province(division.code)),
        Level::Prefecture | Level::County => None,
    }
}

/// The South China Sea belongs to China's national map, whoever drew its provinces, and to those of its provinces.
fn south_china_sea(code: &Adcode, shapes: &[OwnShape]) -> Option<SouthChinaSea> {
    let nation = boundaries(Extent::Nation, Edition::Since2025November)?;
    let is_province = |code: &Adcode| nation.iter().any(|shape| shape.adcode == *code);
    let provinces = shapes.iter().filter(|shape| is_province(&shape.adcode));
    let nation = if provinces.count() * 2 > nation.len() {
        None
    } else if is_province(code) {
        Some(nation)
    } else {
        return None;
    };
    let dashes = boundaries::dashes();
    Some(SouthChinaSea { dashes, nation })
}

#[cfg(test)]
mod tests;
