//! The two threads behind the preview: one plans again after each change, the
//! other renders what nobody has asked for yet, to find what is wrong with it.

use super::desk::{Desk, Shown};
use super::ready::{Ready, template};
use super::said::Said;
use super::{Clock, Tell, Told};
use crate::build::Unmade;
use crate::diagnostic::{Diagnostic, Severity};
use crate::disk::Failure;
use crate::input::{Digest, SourcePath};
use crate::plan::Job;
use crate::report::Report;
use crate::watch::{Changed, Changes, Home, Round, World};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, Sender, TryRecvError};
use std::time::{Duration, Instant};

/// How soon it is tried again when something could not be read.
const AGAIN: Duration = Duration::from_secs(1);
/// More different problems of rendering than this are not gathered.
const PLENTY: usize = 200;

/// Plans, and plans again.
pub(super) struct Keeper {
    pub(super) world: World,
    pub(super) changes: Changes,
    pub(super) desk: Arc<Desk>,
    pub(super) clock: Clock,
    pub(super) follow: bool,
    pub(super) tell: Tell,
    /// What the last round found.
    pub(super) said: Vec<Diagnostic>,
    /// To whoever checks the pages.
    pub(super) check: Sender<Arc<Ready>>,
    /// Of the last plan without an error.
    pub(super) homes: Arc<BTreeMap<SourcePath, Home>>,
}

impl Keeper {
    /// Plans after each change, without end.
    pub(super) fn run(mut self) {
        let mut failed = false;
        loop {
            let changed = self.changes.next(failed.then_some(AGAIN));
            self.desk.busy.store(true, Ordering::Release);
            let done = self.round(&changed.unwrap_or(Changed::Everything));
            self.desk.busy.store(false, Ordering::Release);
            if let Err(failure) = &done
                && !failed
            {
                self.refused(failure);
            }
            failed = done.is_err();
        }
    }

    /// Plans the site and shows it, or what is wrong with it.
    ///
    /// # Errors
    ///
    /// A file or folder cannot be read.
    pub(super) fn round(&mut self, changed: &Changed) -> Result<(), Failure> {
        let begun = now();
        let moment = (self.clock.content)();
        let round = self.world.again(changed, moment, (self.clock.files)())?;
        let Some(mut round) = round else {
            // All is as it was; only a failure to read may have to go.
            let old = self.desk.change(|shown| {
                let gone = shown.problems.iter().any(|said| said.code == "system");
                if gone {
                    shown.problems = Arc::default();
                }
                gone
            });
            drop(old);
            return Ok(());
        };
        let old = self.show(&mut round);
        let seconds = begun.elapsed().as_secs_f64();
        let mut report = Report {
            diagnostics: round.problems.clone(),
            waived: round.waived,
            texts: std::mem::take(&mut round.texts),
            ..Report::default()
        };
        report.seconds.total = seconds;
        // The same warnings again would hide what is new.
        let repeated = round.problems == self.said;
        (self.tell)(Told::Planned {
            report: &report,
            repeated,
        });
        self.said = std::mem::take(&mut round.problems);
        // Only now is there time to drop what was shown before.
        drop((old, round, report));
        Ok(())
    }

    /// Puts a round's plan on the desk. An older one without mistakes stays if
    /// this one has some.
    fn show(&mut self, round: &mut Round) -> Arc<Shown> {
        let shown = self.desk.shown();
        let whole = !failed(&round.problems);
        let mut next = None;
        if let Some(plan) = round.plan.take() {
            match Ready::new(plan, whole, shown.ready.as_deref()) {
                Ok(ready) => next = Some(Arc::new(ready)),
                Err((plan, problems)) => {
                    for said in problems {
                        if let Some(place) = &said.place
                            && let Some(text) = template(&plan, &place.file)
                        {
                            round.texts.insert(place.file.clone(), text);
                        }
                        round.problems.push(said);
                    }
                }
            }
        }
        let lang = self.desk.lang;
        // Warnings are shown beside errors, and alone only on the terminal.
        let well = !failed(&round.problems);
        let mut listed: Vec<&Diagnostic> = round.problems.iter().filter(|_| !well).collect();
        listed.sort_by_key(|said| said.severity);
        let listed: Vec<Said> = listed
            .into_iter()
            .map(|said| {
                let place = said.place.as_ref();
                let text = place.and_then(|place| round.texts.get(&place.file));
                Said::new(said, text, lang)
            })
            .collect();
        let kept = shown.ready.as_ref().is_some_and(|ready| ready.whole);
        let next = next.filter(|_| well || !kept);
        let mut moved = Vec::new();
        if well && next.is_some() {
            moved = moves(&self.homes, &round.homes);
        }
        let edited = if self.follow && next.is_some() {
            let mut changed = round.changed.iter();
            changed.find_map(|path| home_of(path, &round.homes))
        } else {
            None
        };
        if well && next.is_some() {
            self.homes = std::mem::take(&mut round.homes);
        }
        let check = next.clone();
        let old = self.desk.change(|shown| {
            shown.problems = Arc::new(listed);
            if let Some(ready) = next {
                shown.replace(ready);
            }
            if !moved.is_empty() {
                let mut all = BTreeMap::clone(&shown.moves);
                all.extend(moved);
                shown.moves = Arc::new(all);
            }
            if let Some(address) = edited {
                shown.edited = Some((shown.revision, address));
            }
            true
        });
        if let Some(ready) = check {
            // Without a listener the preview is ending.
            let _ = self.check.send(ready);
        }
        old
    }

    fn refused(&self, failure: &Failure) {
        let said = Said::failure(failure, self.desk.lang);
        drop(self.desk.change(|shown| {
            shown.problems = Arc::new(vec![said]);
            true
        }));
        (self.tell)(Told::Failed(failure));
    }
}

/// Renders each plan that comes, as long as no newer one has; pages that were
/// well under the same key are not rendered again.
pub(super) fn check(desk: &Desk, plans: &Receiver<Arc<Ready>>, tell: &Tell) {
    let mut well: BTreeSet<Digest> = BTreeSet::new();
    let mut next = plans.recv().ok();
    while let Some(ready) = next.take() {
        let mut problems: Vec<Diagnostic> = Vec::new();
        let photo = |job: &Job| matches!(job, Job::Photo(_));
        // Photos take the longest and are seldom broken.
        let jobs = ready.plan.jobs.iter();
        let (photos, pages): (Vec<_>, Vec<_>) = jobs.partition(|planned| photo(&planned.job));
        for planned in pages.into_iter().chain(photos) {
            match plans.try_recv() {
                Ok(newer) => {
                    next = Some(newer);
                    break;
                }
                Err(TryRecvError::Empty) => {}
                Err(TryRecvError::Disconnected) => return,
            }
            if well.contains(&planned.key) {
                continue;
            }
            while desk.busy.load(Ordering::Acquire) {
                std::thread::sleep(Duration::from_millis(5));
            }
            match ready.make(planned, &desk.shop) {
                Ok(_) => {
                    well.insert(planned.key);
                }
                Err(Unmade::Problems(list)) => {
                    let before = problems.len();
                    for said in list {
                        if problems.len() < PLENTY && !problems.contains(&said) {
                            problems.push(said);
                        }
                    }
                    if problems.len() > before {
                        found(desk, &ready, &problems);
                    }
                }
                // What cannot be read has changed, and there will be a change.
                Err(Unmade::Failure(_)) => {}
            }
        }
        if next.is_some() {
            continue;
        }
        if problems.is_empty() {
            let keys: BTreeSet<Digest> = ready.plan.jobs.iter().map(|job| job.key).collect();
            well.retain(|key| keys.contains(key));
        } else {
            report(&ready, problems, tell);
        }
        passed(desk, &ready);
        drop(ready);
        next = plans.recv().ok();
    }
}

/// Shows what rendering has found so far.
fn found(desk: &Desk, ready: &Arc<Ready>, problems: &[Diagnostic]) {
    let said = problems.iter().filter(|said| is_error(said)).map(|said| {
        let file = said.place.as_ref().map(|place| &place.file);
        let text = file.and_then(|file| ready.template(file));
        Said::new(said, text.as_ref(), desk.lang)
    });
    let said: Vec<Said> = said.collect();
    drop(desk.change(|shown| {
        let same = shown
            .ready
            .as_ref()
            .is_some_and(|now| Arc::ptr_eq(now, ready));
        shown.found = Arc::new(said);
        same
    }));
}

/// A plan whose pages are all well needs no other to stand in for it.
fn passed(desk: &Desk, ready: &Arc<Ready>) {
    let mut old = Vec::new();
    drop(desk.change(|shown| {
        let same = shown
            .ready
            .as_ref()
            .is_some_and(|now| Arc::ptr_eq(now, ready));
        let well = same && ready.whole && shown.found.is_empty() && !shown.before.is_empty();
        if well {
            old = std::mem::take(&mut shown.before);
        }
        well
    }));
}

fn report(ready: &Ready, problems: Vec<Diagnostic>, tell: &Tell) {
    let mut report = Report::default();
    for said in &problems {
        if let Some(place) = &said.place
            && let Some(text) = ready.template(&place.file)
        {
            report.texts.insert(place.file.clone(), text);
        }
    }
    report.diagnostics = problems;
    tell(Told::Checked(&report));
}

fn failed(problems: &[Diagnostic]) -> bool {
    problems.iter().any(is_error)
}

fn is_error(said: &Diagnostic) -> bool {
    said.severity == Severity::Error
}

/// The addresses that are no more and those that took their place: of the same
/// record, or of one of the same content in another folder.
fn moves(
    last: &BTreeMap<SourcePath, Home>,
    next: &BTreeMap<SourcePath, Home>,
) -> Vec<(String, String)> {
    let taken: HashSet<&str> = next.values().map(|home| home.slug.as_str()).collect();
    let gone = last
        .iter()
        .filter(|(_, home)| !taken.contains(home.slug.as_str()));
    gone.filter_map(|(file, home)| {
        let now = next.get(file).or_else(|| {
            let mut added = next.iter().filter(|(file, _)| !last.contains_key(*file));
            let twin = added.find(|(_, new)| new.content.is_some() && new.content == home.content);
            twin.map(|(_, new)| new)
        })?;
        Some((honoree(&home.slug), honoree(&now.slug)))
    })
    .collect()
}

fn honoree(slug: &str) -> String {
    format!("honorees/{slug}/")
}

/// The address of the page that a source is for, if it is for one.
fn home_of(path: &SourcePath, homes: &BTreeMap<SourcePath, Home>) -> Option<String> {
    if path.folder() == "content/pages" {
        return Some(format!("{}/", path.name().strip_suffix(".md")?));
    }
    let mut folder = path.folder();
    while folder.starts_with("content/honorees/") {
        if let Some(home) = homes.get(format!("{folder}/nomination.yaml").as_str()) {
            return Some(honoree(&home.slug));
        }
        folder = folder.rsplit_once('/')?.0;
    }
    None
}

/// How long a round took is told and nothing else.
#[allow(clippy::disallowed_methods)]
fn now() -> Instant {
    Instant::now()
}
