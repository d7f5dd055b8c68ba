//! The site's atlas: the built-in codes and boundaries, and what `content/atlas/` adds or puts in their place.

use crate::atlas::{
    Adcode, Atlas, DivisionRow, Divisions, Fate, OwnShape, Projection, RowFault, RowProblem,
    looks_shifted,
};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::Boundaries;
use crate::input::{Place, SourcePath, Spanned};
use crate::parse::atlas::{DivisionTable, Feature, Row};
use crate::parse::label::nearest;
use crate::parse::records::Records;
use crate::parse::site::{MapSettings, ProjectionFile, ProjectionName};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Makes the atlas; `file` is site.yaml.
pub(super) fn atlas(
    records: &Records,
    map: &MapSettings,
    file: &SourcePath,
    problems: &mut Vec<Diagnostic>,
) -> Arc<Atlas> {
    let table = records.divisions.as_ref();
    let (divisions, replaced) = match (&map.root, table) {
        (Some(root), Some(table)) => (own_table(root, table, records, file, problems), true),
        (Some(root), None) => {
            let root_text = root.value.clone();
            problems.push(Diagnostic::new(
                Boundaries::MapRoot {
                    root: root_text,
                    suggestion: None,
                },
                Place::new(file, root.span),
            ));
            (Divisions::shared(), false)
        }
        (None, Some(table)) => {
            let (divisions, faults) = Divisions::embedded().extended_by(&rows(table));
            say(&faults, table, records, problems);
            (Arc::new(divisions), false)
        }
        (None, None) => (Divisions::shared(), false),
    };
    let own = shapes(records, &divisions, problems);
    let first: BTreeMap<Adcode, SourcePath> = own
        .iter()
        .map(|(file, shape)| (shape.adcode, file.clone()))
        .collect();
    shifted(&own, &divisions, problems);
    let own = own.into_iter().map(|(_, shape)| shape);
    let projection = map.projection.map(projection);
    let atlas = Atlas::new(divisions, own, !replaced, projection);
    for (parent, missing) in atlas.incomplete() {
        let drawn = atlas.divisions().children(&parent.code);
        let Some(file) = drawn.filter_map(|part| first.get(&part.code)).next() else {
            continue;
        };
        const NAMED: usize = 12;
        let mut names: Vec<&str> = missing.iter().map(|part| part.name.as_ref()).collect();
        names.truncate(NAMED);
        let mut names = names.join("、");
        if missing.len() > NAMED {
            names.push('…');
        }
        problems.push(Diagnostic::new(
            Boundaries::MissingShapes {
                parent: parent.name.to_string(),
                count: missing.len(),
                names,
            },
            Place::file(file),
        ));
    }
    Arc::new(atlas)
}

/// The table that takes the built-in one's place. Its root must be the one that `map.root` names.
fn own_table(
    root: &Spanned<String>,
    table: &DivisionTable,
    records: &Records,
    file: &SourcePath,
    problems: &mut Vec<Diagnostic>,
) -> Arc<Divisions> {
    let (divisions, faults) = Divisions::replaced_by(&rows(table));
    say(&faults, table, records, problems);
    let known = divisions.root().map(|root| root.code.to_string());
    if known.is_none() && faults.is_empty() && table.has_columns {
        problems.push(Diagnostic::new(
            Boundaries::NoRoot,
            Place::file(&table.file),
        ));
    }
    // A table without a root has been reported.
    if known
        .as_deref()
        .is_some_and(|code| code != root.value.trim())
    {
        problems.push(Diagnostic::new(
            Boundaries::MapRoot {
                root: root.value.clone(),
                suggestion: known,
            },
            Place::new(file, root.span),
        ));
    }
    Arc::new(divisions)
}

fn rows(table: &DivisionTable) -> Vec<DivisionRow> {
    let row = |row: &Row| DivisionRow {
        adcode: row.adcode.value.clone(),
        name: row.name.value.clone(),
        level: row.level.value.clone(),
        parent_adcode: row.parent.value.clone(),
    };
    table.rows.iter().map(row).collect()
}

/// Reports faulty rows, each at the cell that is wrong.
fn say(
    faults: &[RowFault],
    table: &DivisionTable,
    records: &Records,
    problems: &mut Vec<Diagnostic>,
) {
    let line = |row: usize| {
        let text = records.texts.get(&table.file);
        let row = table.rows.get(row);
        text.zip(row)
            .map_or(0, |(text, row)| text.position(row.adcode.span.start).0)
    };
    for fault in faults {
        let Some(row) = fault.row.and_then(|row| table.rows.get(row)) else {
            problems.push(Diagnostic::new(
                Boundaries::NoRoot,
                Place::file(&table.file),
            ));
            continue;
        };
        let code = row.adcode.value.clone();
        let (problem, cell) = match &fault.problem {
            RowProblem::Code => (Boundaries::DivisionCode { code }, &row.adcode),
            RowProblem::Name => (Boundaries::DivisionName { code }, &row.name),
            RowProblem::Level => {
                let level = row.level.value.clone();
                (Boundaries::DivisionLevel { level }, &row.level)
            }
            RowProblem::Duplicate { first } => {
                let line = line(*first);
                (Boundaries::DuplicateDivision { code, line }, &row.adcode)
            }
            RowProblem::UnknownParent => {
                let parent = row.parent.value.clone();
                (Boundaries::UnknownParent { code, parent }, &row.parent)
            }
            RowProblem::SecondRoot => (Boundaries::SecondRoot { code }, &row.parent),
            RowProblem::Circle => (Boundaries::DivisionCircle { code }, &row.parent),
            RowProblem::NoRoot => (Boundaries::NoRoot, &row.adcode),
        };
        problems.push(Diagnostic::new(problem, Place::new(&table.file, cell.span)));
    }
}

/// So many shapes of one file are told to have no known code.
const OFTEN: usize = 200;

/// The shapes of known codes, one of a code, each with the file it is from.
fn shapes(
    records: &Records,
    divisions: &Divisions,
    problems: &mut Vec<Diagnostic>,
) -> Vec<(SourcePath, OwnShape)> {
    let mut out: Vec<(SourcePath, OwnShape)> = Vec::new();
    let mut taken: BTreeMap<Adcode, SourcePath> = BTreeMap::new();
    for boundaries in &records.boundaries {
        let file = &boundaries.file;
        let mut unknown = 0;
        for feature in &boundaries.features {
            // What is unknown so often is unknown throughout: a search for each would take minutes.
            if unknown == OFTEN {
                break;
            }
            let place = Place::new(file, feature.span);
            let code = match code(feature, divisions) {
                Ok(code) => code,
                Err(None) => continue,
                Err(Some(problem)) => {
                    unknown += 1;
                    problems.push(Diagnostic::new(problem, place));
                    continue;
                }
            };
            let Some(division) = divisions.get(&code) else {
                continue;
            };
            if let Some(first) = taken.get(&code) {
                problems.push(Diagnostic::new(
                    Boundaries::DuplicateShape {
                        code: code.to_string(),
                        name: division.name.to_string(),
                        first: first.to_string(),
                    },
                    place,
                ));
                continue;
            }
            taken.insert(code, file.clone());
            out.push((
                file.clone(),
                OwnShape {
                    adcode: code,
                    name: division.name.to_string(),
                    center: feature.center,
                    polygons: feature.polygons.clone(),
                },
            ));
        }
    }
    out
}

/// The code of a feature: what it says, else that of the one division of its name.
fn code(feature: &Feature, divisions: &Divisions) -> Result<Adcode, Option<Boundaries>> {
    let name = feature.name.clone().unwrap_or_default();
    let by_name = {
        let mut named = divisions.named(&name).map(|unit| unit.code);
        named.next().filter(|_| named.next().is_none())
    };
    let Some(written) = &feature.adcode else {
        return by_name.ok_or(Some(Boundaries::NoCode { name }));
    };
    let text = written.value.as_str();
    // The dashes of the South China Sea in DataV's file of China; the maps have their own.
    if text == "100000_JD" {
        return Err(None);
    }
    let code = Adcode::new(text);
    if let Some(code) = code.filter(|code| divisions.get(code).is_some()) {
        return Ok(code);
    }
    // 4 is 004, and what was merged is what it became.
    let number = |text: &str| text.trim_start_matches('0').to_owned();
    let same_number = || {
        let mut alike = divisions
            .iter()
            .filter(|unit| number(unit.code.as_str()) == number(text));
        alike.next().map(|unit| unit.code)
    };
    let successor = || match divisions.successor_today(&code?)? {
        Fate::One(next) => Some(next),
        Fate::Current | Fate::Several(_) => None,
    };
    let near = || {
        let codes = divisions.iter().map(|unit| unit.code.as_str());
        Adcode::new(nearest(text, codes)?)
    };
    let found = by_name
        .or_else(successor)
        .or_else(same_number)
        .or_else(near);
    let suggestion = found.map(|code| format!("{code} {}", divisions.path(&code).join("/")));
    Err(Some(Boundaries::UnknownCode {
        code: text.to_owned(),
        name,
        suggestion,
    }))
}

/// Boundaries that lie where GCJ-02 would put them, file by file.
fn shifted(own: &[(SourcePath, OwnShape)], divisions: &Divisions, problems: &mut Vec<Diagnostic>) {
    let mut files: BTreeMap<&SourcePath, Vec<OwnShape>> = BTreeMap::new();
    for (file, shape) in own {
        files.entry(file).or_default().push(shape.clone());
    }
    for (file, shapes) in files {
        if let Some((code, metres)) = looks_shifted(&shapes, divisions) {
            let name = divisions.get(&code).map(|unit| unit.name.to_string());
            let name = name.unwrap_or_default();
            let problem = Boundaries::Gcj02 { name, metres };
            problems.push(Diagnostic::new(problem, Place::file(file)));
        }
    }
}

fn projection(written: ProjectionFile) -> Projection {
    let ProjectionFile {
        name,
        parallels,
        meridian,
    } = written;
    match (name, parallels, meridian) {
        (ProjectionName::Albers, Some([south, north]), Some(meridian)) => Projection::Albers {
            south,
            north,
            meridian,
        },
        (ProjectionName::Albers, ..) => Projection::Fitted,
        (ProjectionName::Equirectangular, ..) => Projection::Equirectangular { meridian },
        (ProjectionName::Mercator, ..) => Projection::Mercator { meridian },
        (ProjectionName::NaturalEarth, ..) => Projection::NaturalEarth { meridian },
    }
}
