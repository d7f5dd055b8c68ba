//! The pipeline on one screen: scan → parse → site → published → plan → render
//! → publish. It counts nothing and formats nothing but what each stage tells.

mod budget;
mod jobs;
mod subjects;

pub(crate) use budget::Budget;
use jobs::Done;
pub(crate) use jobs::{Unmade, Workshop, files};

use crate::check::{Checked, Largest, check};
use crate::diagnostic::{Diagnostic, settle};
use crate::disk::publish::{Step, apart};
use crate::disk::{Failure, Output, OutputMemo, ScanMemo, ScanRules, Store, scan};
use crate::input::photo::{PhotoHeader, PhotoProblem};
use crate::input::{File, Place, Snapshot, SourcePath, Text};
use crate::parse::corrections::CORRECTIONS;
use crate::parse::photo::{PhotoLimits, probe};
use crate::parse::records::{Records, records};
use crate::parse::text;
use crate::parse::value::Moment;
use crate::plan::theme::{Theme, theme};
use crate::plan::{Plan, plan};
use crate::render::page::Renderer;
use crate::report::{Counts, Report};
use crate::site::{Published, Settings, Site, private_fields, resolve};
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime};

/// What a run is asked to do.
#[derive(Debug, Clone)]
pub struct Request {
    /// The site's folder.
    pub site: PathBuf,
    /// The output folder; `None` only checks, and reads private fields too.
    pub out: Option<PathBuf>,
    pub base_url: Option<String>,
    /// What "now" means for the content.
    pub now: Moment,
    /// What the clock says, for memos of files alone.
    pub clock: SystemTime,
    pub strict: bool,
    pub no_cache: bool,
}

/// Told how far the work has come: jobs done, of all.
pub type Progress<'a> = dyn Fn(usize, usize) + Sync + 'a;

/// Asked before each visible step; an error stops the build as a kill would.
pub type Watch<'a> = &'a mut dyn FnMut(Step) -> io::Result<()>;

/// Runs the pipeline.
pub fn run(request: &Request, progress: &Progress<'_>, watch: Watch<'_>) -> Report {
    let mut report = Report {
        strict: request.strict,
        checked: request.out.is_none(),
        ..Report::default()
    };
    let begun = start();
    if let Err(failure) = stages(request, &mut report, progress, watch) {
        report.failure = Some(failure);
    }
    settle(&mut report.diagnostics);
    report.seconds.total = since(begun);
    report
}

fn stages(
    request: &Request,
    report: &mut Report,
    progress: &Progress<'_>,
    watch: Watch<'_>,
) -> Result<(), Failure> {
    let cache = request.site.join(".accolade");
    let clock = start();
    let mut snapshot = snapshot(request, &cache)?;
    report.seconds.scan = since(clock);

    let clock = start();
    let mut parsed = records(&mut snapshot);
    report.diagnostics.append(&mut parsed.problems);
    // Of what was read, only themes are needed any longer.
    snapshot
        .files
        .retain(|path, _| path.as_str().starts_with("themes/"));
    report.seconds.parse = since(clock);

    let clock = start();
    let planned = planned(request, &mut parsed, &snapshot, report);
    report.texts = std::mem::take(&mut parsed.texts);
    // What was read is in the plan by now; only texts that a diagnostic points
    // into are needed any longer.
    drop(parsed);
    let shown: BTreeSet<&SourcePath> = report
        .diagnostics
        .iter()
        .filter_map(|d| Some(&d.place.as_ref()?.file))
        .collect();
    report.texts.retain(|file, _| shown.contains(file));
    report.seconds.plan = since(clock);

    let done = match (planned, &request.out) {
        (None, _) => Ok(()),
        (Some(plan), Some(out)) => publish(request, plan, out, &cache, report, progress, watch),
        (Some(plan), None) => examine(request, &plan, &cache, report),
    };
    add_texts(&snapshot, report);
    done
}

/// What only rendering finds, for a run that writes nothing.
fn examine(
    request: &Request,
    plan: &Plan,
    cache: &Path,
    report: &mut Report,
) -> Result<(), Failure> {
    let clock = start();
    let store = Store::open(&cache.join("cache"));
    let problems = jobs::examine(plan, &request.site, &store)?;
    found(problems, &plan.theme, report);
    report.seconds.render = since(clock);
    Ok(())
}

/// The texts of files that only later stages read, such as templates, as far as
/// something is wrong with them.
fn add_texts(snapshot: &Snapshot, report: &mut Report) {
    for file in report
        .diagnostics
        .iter()
        .filter_map(|said| Some(&said.place.as_ref()?.file))
    {
        if let (false, Some(File::Bytes { bytes, .. })) =
            (report.texts.contains_key(file), snapshot.files.get(file))
        {
            report.texts.insert(file.clone(), text::lossy(bytes));
        }
    }
}

/// A site as it is written, parsed and no more; nothing is remembered. A folder
/// that is no site has no records.
///
/// # Errors
///
/// A file or a folder that cannot be read.
pub fn read_only(site: &Path, clock: SystemTime) -> Result<Records, Failure> {
    let rules = ScanRules::new(clock, &headers);
    let mut snapshot = scan(site, &rules, &mut ScanMemo::new(crate::VERSION))?;
    Ok(records(&mut snapshot))
}

fn snapshot(request: &Request, cache: &Path) -> Result<Snapshot, Failure> {
    let rules = ScanRules {
        private: request.out.is_none(),
        ..ScanRules::new(request.clock, &headers)
    };
    let file = cache.join("scan.json");
    let version = crate::VERSION;
    // A run that only checks writes nothing, not even a memo.
    let remembers = request.out.is_some() && !request.no_cache;
    let mut memo = if request.no_cache {
        ScanMemo::new(version)
    } else {
        ScanMemo::load(&file, version)
    };
    let snapshot = scan(&request.site, &rules, &mut memo)?;
    if remembers && !memo.is_empty() {
        // A matter of speed: a site on a read-only disk builds as well.
        let _ = memo.save(&file);
    }
    Ok(snapshot)
}

/// What a photo's headers say; each site's own limits are held against it later.
pub(crate) fn headers(bytes: &[u8]) -> Result<PhotoHeader, PhotoProblem> {
    let all = PhotoLimits {
        max_megapixels: u32::MAX,
        tolerate_truncated: true,
    };
    probe(bytes, all)
}

/// Everything between the two ends: pure.
fn planned(
    request: &Request,
    parsed: &mut Records,
    snapshot: &Snapshot,
    report: &mut Report,
) -> Option<Plan> {
    let base_url = request.base_url.as_deref();
    let written = subjects::written(parsed);
    let problems = &mut report.diagnostics;
    let (mut theme, mut said) = (None, Vec::new());
    let Content {
        published,
        site,
        waived,
    } = published(
        base_url,
        request.now,
        &mut |settings| {
            theme = dress(settings, snapshot, &mut said);
            theme.as_ref().map(Theme::largest).unwrap_or_default()
        },
        &mut |_| {},
        parsed,
        problems,
    );
    report.waived = waived;
    report.subjects = subjects::subjects(parsed, written, &site);
    drop(site);
    report.due.clone_from(&published.due);
    problems.append(&mut said);
    let theme = theme?;
    // Of the texts, stories are shared with the plan; the others only serve to
    // show where a problem stands, and planning finds problems in stories and corrections alone.
    let shown: BTreeSet<&SourcePath> = problems
        .iter()
        .filter_map(|d| Some(&d.place.as_ref()?.file))
        .collect();
    parsed.texts.retain(|file, _| {
        file.as_str().ends_with(".md") || file.as_str() == CORRECTIONS || shown.contains(file)
    });
    let (plan, mut said) = plan(published, theme);
    problems.append(&mut said);
    Some(plan)
}

/// What a site's content comes to.
pub(crate) struct Content {
    pub(crate) published: Published,
    pub(crate) site: Site,
    /// How many breaches of rules are silenced by `waived`.
    pub(crate) waived: usize,
}

/// From records to what may appear: the same for a build and for the preview,
/// which by `look` sees the resolved site, and may show more of it. `dress` finds the theme and tells how large it shows photos.
pub(crate) fn published(
    base_url: Option<&str>,
    now: Moment,
    dress: &mut dyn FnMut(&Settings) -> Largest,
    look: &mut dyn FnMut(&mut Site),
    parsed: &mut Records,
    problems: &mut Vec<Diagnostic>,
) -> Content {
    let (mut site, mut said) = resolve(parsed, base_url);
    problems.append(&mut said);
    let (private, mut said) = private_fields(parsed, &site);
    problems.append(&mut said);
    let Checked {
        problems: mut said,
        waived,
    } = check(&site, &private, &parsed.texts, &dress(&site.settings), now);
    problems.append(&mut said);
    look(&mut site);
    let (published, mut said) = Published::new(&site, now);
    problems.append(&mut said);
    Content {
        published,
        site,
        waived,
    }
}

/// The theme that a site names, from among its files.
pub(crate) fn dress(
    settings: &Settings,
    snapshot: &Snapshot,
    problems: &mut Vec<Diagnostic>,
) -> Option<Theme> {
    let named_at = Place::new(&settings.file, settings.theme_span);
    theme(
        &settings.theme,
        Some(named_at),
        &settings.options,
        &settings.file,
        snapshot,
        problems,
    )
}

fn publish(
    request: &Request,
    plan: Plan,
    out: &Path,
    cache: &Path,
    report: &mut Report,
    progress: &Progress<'_>,
    watch: Watch<'_>,
) -> Result<(), Failure> {
    let clock = start();
    apart(out, &request.site)?;
    let mut output = Output::open(out)?;
    report.recovered = output.recovered();
    let memo_file = cache.join("output.json");
    let mut memo = if request.no_cache {
        OutputMemo::new(crate::VERSION)
    } else {
        OutputMemo::load(&memo_file, crate::VERSION)
    };
    output.verify_all(&mut memo, request.clock)?;
    let store = (!request.no_cache).then(|| Store::open(&cache.join("cache")));
    let Plan {
        jobs,
        site,
        theme,
        cache_bytes,
    } = plan;
    let ready = Renderer::new(&theme, &site);
    let done = ready.map(|renderer| {
        let folder = &request.site;
        jobs::render(jobs, &renderer, folder, &output, store.as_ref(), progress)
    });
    let done = done.unwrap_or_else(Done::problems);
    report.seconds.render = since(clock);
    let clock = start();
    found(done.problems, &theme, report);
    if done.failure.is_some() || report.failed() {
        output.abandon();
        return match done.failure {
            Some(failure) => Err(failure),
            None => Ok(()),
        };
    }
    let committed = output.commit(&done.entries, watch)?;
    let gone = |photo: bool| {
        committed
            .removed
            .iter()
            .filter(|path| jobs::is_photo(path) == photo && (photo || jobs::is_page(path)))
            .count()
    };
    report.pages = Counts {
        removed: gone(false),
        ..done.pages
    };
    report.photos = Counts {
        removed: gone(true),
        ..done.photos
    };
    report.removed = committed.removed.iter().map(ToString::to_string).collect();
    if let Some(store) = &store {
        // The site is published; what the cache lacks is made again.
        let _ = store.sweep(cache_bytes);
        let _ = memo.save(&memo_file);
    }
    report.published = true;
    report.seconds.publish = since(clock);
    Ok(())
}

/// Adds what rendering found. Its places may lie in templates, which are the
/// theme's and whose texts no record holds.
fn found(problems: Vec<Diagnostic>, theme: &Theme, report: &mut Report) {
    for (file, text) in theme.templates.values() {
        let named = |d: &Diagnostic| d.place.as_ref().is_some_and(|p| p.file.as_str() == file);
        if let (true, Ok(path)) = (problems.iter().any(named), SourcePath::new(file)) {
            report.texts.insert(path, Text::new(text.to_string()));
        }
    }
    report.diagnostics.extend(problems);
}

#[allow(clippy::disallowed_methods)]
fn start() -> Instant {
    Instant::now()
}

fn since(start: Instant) -> f64 {
    start.elapsed().as_secs_f64()
}
