//! A site as it was last read, and its plan after a change.

use super::Changed;
use crate::build::{headers, planned};
use crate::diagnostic::{Diagnostic, settle};
use crate::disk::{Failure, ScanMemo, ScanRules, rescan, scan};
use crate::input::{Digest, File, Snapshot, SourcePath, Text};
use crate::parse::nomination::Status;
use crate::parse::records::{Known, Records, records_again};
use crate::parse::text::lossy;
use crate::parse::value::Moment;
use crate::plan::Plan;
use crate::site::Site;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// All that is known of a site between two changes.
pub struct World {
    site: PathBuf,
    drafts: bool,
    snapshot: Option<Snapshot>,
    photos: ScanMemo,
    known: Known,
}

/// Where a record lies and at which address it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    pub slug: String,
    /// Of its `nomination.yaml`.
    pub content: Option<Digest>,
}

/// What planning after a change gave.
#[derive(Default)]
pub struct Round {
    /// Missing where the theme cannot be assembled.
    pub plan: Option<Plan>,
    pub problems: Vec<Diagnostic>,
    /// For showing lines.
    pub texts: BTreeMap<SourcePath, Text>,
    /// By the path of the record's `nomination.yaml`.
    pub homes: BTreeMap<SourcePath, Home>,
    /// The sources that changed, as far as it is known.
    pub changed: Vec<SourcePath>,
    /// What nobody needs any longer, to be dropped when there is time.
    _left: Option<(Records, Option<Snapshot>)>,
}

impl World {
    /// A site that has not been read yet. `drafts` shows records and programmes
    /// as if all had been honoured and released that still may be.
    pub fn new(site: &Path, drafts: bool) -> World {
        World {
            site: site.to_path_buf(),
            drafts,
            snapshot: None,
            photos: ScanMemo::load(&site.join(".accolade/scan.json"), crate::VERSION),
            known: Known::default(),
        }
    }

    /// Reads what changed and plans the site; `None` if all files are what they
    /// were. `now` is what it means for the content, `clock` the system's.
    ///
    /// # Errors
    ///
    /// A file or folder cannot be read. The next call reads everything.
    pub fn again(
        &mut self,
        changed: &Changed,
        now: Moment,
        clock: SystemTime,
    ) -> Result<Option<Round>, Failure> {
        let rules = ScanRules::new(clock, &headers);
        let last = self.snapshot.take();
        let snapshot = match (&last, changed) {
            (Some(last), Changed::Paths(paths)) => {
                rescan(&self.site, &rules, &mut self.photos, last, paths)?
            }
            _ => {
                let found = scan(&self.site, &rules, &mut self.photos)?;
                if !self.photos.is_empty() {
                    // A matter of speed: a site on a read-only disk shows as well.
                    let _ = self.photos.save(&self.site.join(".accolade/scan.json"));
                }
                found
            }
        };
        let mut round = Round::default();
        if let Some(last) = &last {
            round.changed = differing(last, &snapshot);
            if round.changed.is_empty() {
                self.snapshot = Some(snapshot);
                return Ok(None);
            }
        }
        let mut parsed = records_again(&snapshot, &mut self.known);
        round.problems.append(&mut parsed.problems);
        let (homes, drafts) = (&mut round.homes, self.drafts);
        let mut look = |site: &mut Site| {
            if drafts {
                show_drafts(site);
            }
            *homes = site
                .records
                .iter()
                .map(|record| {
                    let content = match snapshot.files.get(&record.file) {
                        Some(File::Bytes { digest, .. }) => Some(*digest),
                        _ => None,
                    };
                    let slug = record.slug.clone();
                    (record.file.clone(), Home { slug, content })
                })
                .collect();
        };
        round.plan = planned(
            (None, now),
            &mut look,
            &mut parsed,
            &snapshot,
            &mut round.problems,
            &mut Vec::new(),
        );
        settle(&mut round.problems);
        for said in &round.problems {
            if let Some(place) = &said.place
                && let Some(text) = self.text(&parsed, &snapshot, &place.file)
            {
                round.texts.insert(place.file.clone(), text);
            }
        }
        self.snapshot = Some(snapshot);
        round._left = Some((parsed, last));
        Ok(Some(round))
    }

    /// A file's text, for showing a line of it.
    fn text(&self, parsed: &Records, snapshot: &Snapshot, file: &SourcePath) -> Option<Text> {
        let known = parsed.texts.get(file).cloned();
        known.or_else(|| Some(lossy(snapshot.bytes(file.as_str())?)))
    }
}

/// Whatever may still be honoured counts as honoured, and every programme as
/// released: what was withdrawn or not selected stays away.
fn show_drafts(site: &mut Site) {
    for record in &mut site.records {
        if matches!(
            record.status,
            Status::Nominated | Status::Recommended | Status::Notice
        ) {
            record.status = Status::Honored;
        }
    }
    for programme in &mut site.programmes {
        programme.rules.release_at = None;
    }
}

/// The paths at which two snapshots differ.
fn differing(last: &Snapshot, next: &Snapshot) -> Vec<SourcePath> {
    let differs = |path: &SourcePath, file: &File| match next.files.get(path) {
        Some(other) => !same(file, other),
        None => true,
    };
    let changed = last.files.iter().filter(|(path, file)| differs(path, file));
    let added = next
        .files
        .keys()
        .filter(|path| !last.files.contains_key(*path));
    changed
        .map(|(path, _)| path)
        .chain(added)
        .cloned()
        .collect()
}

fn same(one: &File, other: &File) -> bool {
    match (one, other) {
        (File::Bytes { digest: a, .. }, File::Bytes { digest: b, .. })
        | (File::Photo { digest: a, .. }, File::Photo { digest: b, .. }) => a == b,
        (File::TooLong(a), File::TooLong(b)) | (File::Unread(a), File::Unread(b)) => a == b,
        (File::Folder, File::Folder) | (File::Foreign, File::Foreign) => true,
        _ => false,
    }
}
