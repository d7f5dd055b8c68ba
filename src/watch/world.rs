//! A site as it was last read, and its plan after a change.

use super::Changed;
use crate::build::{self, dress, headers, published};
use crate::diagnostic::{Diagnostic, settle};
use crate::disk::{Failure, ScanMemo, ScanRules, rescan, scan};
use crate::input::{File, Snapshot, SourcePath, Text};
use crate::parse::nomination::Status;
use crate::parse::records::{Known, records_again};
use crate::parse::text::lossy;
use crate::parse::value::Moment;
use crate::plan::theme::Theme;
use crate::plan::{Drafts, Plan, plan_again};
use crate::site::{Published, Record, Site};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// All that is known of a site between two changes.
pub struct World {
    site: PathBuf,
    drafts: bool,
    snapshot: Option<Snapshot>,
    photos: ScanMemo,
    known: Known,
    content: Option<Content>,
}

/// Where a record lies and at which address it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    pub slug: String,
    /// Of its `nomination.yaml`.
    pub content: Option<Arc<[u8]>>,
}

/// What planning after a change gave.
#[derive(Default)]
pub struct Round {
    /// Missing where the theme cannot be assembled.
    pub plan: Option<Plan>,
    pub problems: Vec<Diagnostic>,
    /// Breaches of rules that are waived.
    pub waived: usize,
    /// For showing lines.
    pub texts: BTreeMap<SourcePath, Text>,
    /// By the path of the record's `nomination.yaml`.
    pub homes: Arc<BTreeMap<SourcePath, Home>>,
    /// The sources that changed, as far as it is known.
    pub changed: Vec<SourcePath>,
    /// To be dropped with the round, when there is time.
    _left: Option<Left>,
}

/// What the last round has left behind.
#[derive(Default)]
struct Left {
    content: Option<Content>,
    site: Option<Site>,
    snapshot: Option<Snapshot>,
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
            content: None,
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
        let mut left = Left::default();
        // How large a theme shows photos decides what is said of them.
        let themes =
            |path: &SourcePath| path.as_str().starts_with("themes/") && path.name() != "theme.yaml";
        let as_before = !round.changed.is_empty() && round.changed.iter().all(themes);
        let mut said = Vec::new();
        let (mut content, theme) = match self.content.take() {
            Some(content) if as_before && content.holds(now) => {
                let theme = dress(&content.published.settings, &snapshot, &mut said);
                (content, theme)
            }
            old => {
                left.content = old;
                self.content(&snapshot, now, &mut left, &mut said)
            }
        };
        round.problems.clone_from(&content.problems);
        round.problems.append(&mut said);
        round.waived = content.waived;
        if let Some(theme) = theme {
            let (plan, mut said) = plan_again(&content.published, theme, &mut content.drafts);
            round.problems.append(&mut said);
            round.plan = Some(plan);
        }
        settle(&mut round.problems);
        for said in &round.problems {
            if let Some(place) = &said.place
                && !round.texts.contains_key(&place.file)
                && let Some(text) = content.text(&snapshot, &place.file)
            {
                round.texts.insert(place.file.clone(), text);
            }
        }
        round.homes = content.homes.clone();
        self.content = Some(content);
        self.snapshot = Some(snapshot);
        left.snapshot = last;
        round._left = Some(left);
        Ok(Some(round))
    }

    /// Everything of the content, and the theme. What is wrong with the theme is told by each round anew and no part of the
    /// content.
    fn content(
        &mut self,
        snapshot: &Snapshot,
        now: Moment,
        left: &mut Left,
        said: &mut Vec<Diagnostic>,
    ) -> (Content, Option<Theme>) {
        let mut theme = None;
        let mut parsed = records_again(snapshot, &mut self.known);
        let mut problems = std::mem::take(&mut parsed.problems);
        let mut homes = BTreeMap::new();
        let drafts = self.drafts;
        let mut look = |site: &mut Site| {
            if drafts {
                show_drafts(site);
            }
            homes = site
                .records
                .iter()
                .map(|record| home(record, snapshot))
                .collect();
        };
        let build::Content {
            published,
            site,
            waived,
        } = published(
            None,
            now,
            &mut |settings| {
                theme = dress(settings, snapshot, said);
                theme.as_ref().map(Theme::largest).unwrap_or_default()
            },
            &mut look,
            &mut parsed,
            &mut problems,
        );
        left.site = Some(site);
        let content = Content {
            published,
            waived,
            problems,
            homes: Arc::new(homes),
            texts: parsed.texts,
            now,
            drafts: None,
        };
        (content, theme)
    }
}

fn home(record: &Record, snapshot: &Snapshot) -> (SourcePath, Home) {
    let content = match snapshot.files.get(&record.file) {
        Some(File::Bytes { bytes }) => Some(bytes.clone()),
        _ => None,
    };
    let slug = record.slug.clone();
    (record.file.clone(), Home { slug, content })
}

/// What a change of the theme alone leaves as it is.
struct Content {
    published: Published,
    waived: usize,
    problems: Vec<Diagnostic>,
    homes: Arc<BTreeMap<SourcePath, Home>>,
    texts: BTreeMap<SourcePath, Text>,
    /// What "now" was.
    now: Moment,
    drafts: Option<Drafts>,
}

impl Content {
    /// Whether all is still the same at another time: the day is, and nothing
    /// was due in between.
    fn holds(&self, now: Moment) -> bool {
        let mut due = self.published.due.iter();
        self.now.day() == now.day() && !due.any(|(at, _)| (self.now..=now).contains(at))
    }

    /// A file's text, for showing a line of it.
    fn text(&self, snapshot: &Snapshot, file: &SourcePath) -> Option<Text> {
        let known = self.texts.get(file).cloned();
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
        (File::Bytes { bytes: a }, File::Bytes { bytes: b }) => Arc::ptr_eq(a, b) || a == b,
        (File::Photo { digest: a, .. }, File::Photo { digest: b, .. }) => a == b,
        (File::TooLong(a), File::TooLong(b)) | (File::Unread(a), File::Unread(b)) => a == b,
        (File::Folder, File::Folder) | (File::Foreign, File::Foreign) => true,
        _ => false,
    }
}
