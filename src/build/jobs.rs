//! Renders all jobs at once: what is intact on disk or in the cache is kept.

use super::Progress;
use super::budget::Budget;
use crate::diagnostic::catalog::Photos;
use crate::diagnostic::{Diagnostic, Problem};
use crate::disk::{Entry, Failure, Output, Store, load};
use crate::input::{Digest, OutPath, Place};
use crate::plan::{ENCODER_VERSION, Job, PhotoJob, Plan, Planned, Size};
use crate::render::file;
use crate::render::page::Renderer;
use crate::render::photo::{DerivativeSpec, Ending, cost_bytes, derive};
use crate::report::Counts;
use crate::site::photo_problem;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// What rendering did.
#[derive(Default)]
pub(super) struct Done {
    pub(super) entries: BTreeMap<OutPath, Entry>,
    pub(super) pages: Counts,
    pub(super) photos: Counts,
    pub(super) problems: Vec<Diagnostic>,
    pub(super) failure: Option<Failure>,
}

impl Done {
    /// Nothing but problems.
    pub(super) fn problems(problems: Vec<Diagnostic>) -> Done {
        Done {
            problems,
            ..Done::default()
        }
    }
}

/// One job's outcome.
enum Outcome {
    /// Per output: its content, and whether it was made now.
    Files(Vec<(OutPath, Digest, bool)>),
    Problems(Vec<Diagnostic>),
    Failure(Failure),
}

/// Renders jobs into the output's stage. Each is dropped as soon as it is done, so
/// that the pages make room for what is still to come.
pub(super) fn render(
    jobs: Vec<Planned>,
    renderer: &Renderer,
    site: &Path,
    output: &Output,
    store: Option<&Store>,
    progress: &Progress<'_>,
) -> Done {
    let mut done = Done::default();
    let finished = AtomicUsize::new(0);
    let total = jobs.len();
    let budget = Budget::of(rayon::current_num_threads());
    let one = |planned: Planned| {
        let outcome = match &planned.job {
            Job::Page(page) => made_by(&planned, output, || Ok(vec![renderer.page(page)?])),
            Job::Picture(picture) => made_by(&planned, output, || renderer.picture(picture)),
            Job::Photo(photo) => self::photo(&planned, photo, site, output, store, &budget),
            Job::Asset(bytes) => bytes_of(&planned, output, || bytes.to_vec()),
            Job::File(job) => bytes_of(&planned, output, || file::file(job)),
        };
        progress(finished.fetch_add(1, Ordering::Relaxed) + 1, total);
        (planned.key, outcome)
    };
    // A data file holds every honoree: it comes when the pages have gone.
    let is_file = |planned: &Planned| matches!(planned.job, Job::File(_));
    let (files, others): (Vec<_>, Vec<_>) = jobs.into_iter().partition(is_file);
    let mut outcomes: Vec<(Digest, Outcome)> = others.into_par_iter().map(one).collect();
    outcomes.par_extend(files.into_par_iter().map(one));
    for (key, outcome) in outcomes {
        match outcome {
            Outcome::Files(files) => {
                for (path, content, made) in files {
                    let counts = if is_photo(&path) {
                        Some(&mut done.photos)
                    } else if is_page(&path) {
                        Some(&mut done.pages)
                    } else {
                        None
                    };
                    if let Some(counts) = counts {
                        counts.rendered += usize::from(made);
                        counts.reused += usize::from(!made);
                    }
                    done.entries.insert(path, Entry { job: key, content });
                }
            }
            Outcome::Problems(problems) => done.problems.extend(problems),
            Outcome::Failure(failure) => {
                done.failure.get_or_insert(failure);
            }
        }
    }
    done
}

/// What rendering a plan would find wrong, without writing anything. Pages are
/// rendered and dropped; of a photo that the cache does not know the smallest
/// size is made, since only decoding tells whether it is whole.
pub(super) fn examine(plan: &Plan, site: &Path, store: &Store) -> Result<Vec<Diagnostic>, Failure> {
    let renderer = match Renderer::new(&plan.theme, &plan.site) {
        Ok(renderer) => renderer,
        Err(problems) => return Ok(problems),
    };
    let budget = Budget::of(rayon::current_num_threads());
    let outcomes: Vec<Outcome> = plan
        .jobs
        .par_iter()
        .filter_map(|planned| match &planned.job {
            // Templates of the program fail on no page, and drawing all pages would be most of the work.
            Job::Page(_) if !plan.theme.own_templates => None,
            Job::Page(page) => renderer
                .page(page)
                .err()
                .map(|problem| Outcome::Problems(vec![*problem])),
            Job::Photo(photo) => {
                let sizes = || photo.outputs.iter().map(|(_, size)| *size);
                if sizes().any(|size| store.get(cache_key(photo, &size)).is_some()) {
                    return None;
                }
                let smallest: Vec<Size> = sizes().min().into_iter().collect();
                made(photo, &smallest, site, &budget)
                    .err()
                    .map(|outcome| *outcome)
            }
            // What is wrong with a map is wrong on its page.
            Job::Picture(_) | Job::Asset(_) | Job::File(_) => None,
        })
        .collect();
    let mut problems = Vec::new();
    for outcome in outcomes {
        match outcome {
            Outcome::Problems(found) => problems.extend(found),
            Outcome::Failure(failure) => return Err(failure),
            Outcome::Files(_) => {}
        }
    }
    Ok(problems)
}

/// Whether an output is a derivative.
pub(super) fn is_photo(path: &OutPath) -> bool {
    path.as_str().starts_with("photos/") && !is_page(path)
}

/// Whether an output is a page.
pub(super) fn is_page(path: &OutPath) -> bool {
    path.as_str().ends_with(".html")
}

/// What the renderer makes, unless the output has it.
fn made_by(
    planned: &Planned,
    output: &Output,
    make: impl FnOnce() -> Result<Vec<Vec<u8>>, Box<Diagnostic>>,
) -> Outcome {
    if let Some(kept) = kept(planned, output) {
        return kept;
    }
    match make() {
        Ok(files) => stage_all(planned, output, files, true),
        Err(problem) => Outcome::Problems(vec![*problem]),
    }
}

fn bytes_of(planned: &Planned, output: &Output, make: impl FnOnce() -> Vec<u8>) -> Outcome {
    match kept(planned, output) {
        Some(kept) => kept,
        None => stage_all(planned, output, vec![make()], true),
    }
}

/// The job's outputs as they are, if each is still what this very job made.
fn kept(planned: &Planned, output: &Output) -> Option<Outcome> {
    let files: Option<Vec<_>> = planned
        .outputs
        .iter()
        .map(|path| Some((path.clone(), output.kept(path, planned.key)?, false)))
        .collect();
    files.map(Outcome::Files)
}

fn stage_all(planned: &Planned, output: &Output, files: Vec<Vec<u8>>, made: bool) -> Outcome {
    let mut out = Vec::with_capacity(files.len());
    for (path, bytes) in planned.outputs.iter().zip(files) {
        match output.stage(path, &bytes) {
            Ok(content) => out.push((path.clone(), content, made)),
            Err(failure) => return Outcome::Failure(failure),
        }
    }
    Outcome::Files(out)
}

/// The cache's key of one size of one photo.
fn cache_key(job: &PhotoJob, size: &Size) -> Digest {
    Digest::of_value(&(job.digest, ENCODER_VERSION, size, job.tolerate_truncated))
}

/// What is wrong with a photo, wherever it lies.
fn wrong(job: &PhotoJob, problem: &Problem) -> Outcome {
    let at = |place: &Place| Diagnostic::new(problem.clone(), place.clone());
    Outcome::Problems(job.places.iter().map(at).collect())
}

fn photo(
    planned: &Planned,
    job: &PhotoJob,
    site: &Path,
    output: &Output,
    store: Option<&Store>,
    budget: &Budget,
) -> Outcome {
    if let Some(kept) = kept(planned, output) {
        if let Some(store) = store {
            for (_, size) in &job.outputs {
                store.keep(cache_key(job, size));
            }
        }
        return kept;
    }
    match derivatives(job, site, store, budget) {
        Ok((files, made)) => stage_all(planned, output, files, made),
        Err(outcome) => *outcome,
    }
}

/// All sizes of a photo, and whether they were made now: what the cache lacks is
/// made and put there.
fn derivatives(
    job: &PhotoJob,
    site: &Path,
    store: Option<&Store>,
    budget: &Budget,
) -> Result<(Vec<Vec<u8>>, bool), Box<Outcome>> {
    let cached: Option<Vec<Vec<u8>>> = store.and_then(|store| {
        job.outputs
            .iter()
            .map(|(_, size)| store.get(cache_key(job, size)))
            .collect()
    });
    if let Some(files) = cached {
        return Ok((files, false));
    }
    let sizes: Vec<Size> = job.outputs.iter().map(|(_, size)| *size).collect();
    let files = made(job, &sizes, site, budget)?;
    if let Some(store) = store {
        for ((_, size), bytes) in job.outputs.iter().zip(&files) {
            // A cache that cannot be written costs time and nothing else.
            let _ = store.put(cache_key(job, size), bytes);
        }
    }
    Ok((files, true))
}

/// What rendering a job alone needs besides the job.
pub(crate) struct Workshop {
    /// The site's folder, for photos.
    pub(crate) site: PathBuf,
    pub(crate) store: Store,
    pub(crate) budget: Budget,
}

/// Why a job has no files.
pub(crate) enum Unmade {
    Problems(Vec<Diagnostic>),
    Failure(Failure),
}

/// What the renderer made.
fn drawn(made: Result<Vec<Vec<u8>>, Box<Diagnostic>>) -> Result<Vec<Vec<u8>>, Unmade> {
    made.map_err(|problem| Unmade::Problems(vec![*problem]))
}

/// The files of one job, in the order of its outputs, as a build would write
/// them.
pub(crate) fn files(
    planned: &Planned,
    renderer: &Renderer,
    workshop: &Workshop,
) -> Result<Vec<Vec<u8>>, Unmade> {
    match &planned.job {
        Job::Page(page) => drawn(renderer.page(page).map(|html| vec![html])),
        Job::Picture(picture) => drawn(renderer.picture(picture)),
        Job::Asset(bytes) => Ok(vec![bytes.to_vec()]),
        Job::File(job) => Ok(vec![file::file(job)]),
        Job::Photo(photo) => {
            let store = Some(&workshop.store);
            match derivatives(photo, &workshop.site, store, &workshop.budget) {
                Ok((files, _)) => Ok(files),
                Err(outcome) => Err(match *outcome {
                    Outcome::Failure(failure) => Unmade::Failure(failure),
                    Outcome::Problems(problems) => Unmade::Problems(problems),
                    Outcome::Files(_) => Unmade::Problems(Vec::new()),
                }),
            }
        }
    }
}

/// Decodes a photo and makes some sizes of it.
fn made(
    job: &PhotoJob,
    sizes: &[Size],
    site: &Path,
    budget: &Budget,
) -> Result<Vec<Vec<u8>>, Box<Outcome>> {
    let _share = budget.share(cost_bytes(&job.header) + job.bytes);
    let bytes = match load(site, &job.file) {
        Ok(bytes) => bytes,
        Err(failure) => return Err(Box::new(Outcome::Failure(failure))),
    };
    if Digest::of(&bytes) != job.digest {
        return Err(Box::new(wrong(job, &Photos::Changed.into())));
    }
    let specs: Vec<DerivativeSpec> = sizes
        .iter()
        .map(|size| DerivativeSpec {
            width: size.width,
            height: size.height,
            format: size.format,
            crop: size.crop,
            quality: size.quality,
        })
        .collect();
    let ending = if job.tolerate_truncated {
        Ending::Optional
    } else {
        Ending::Required
    };
    // Decoders of hostile bytes may panic in spite of their authors' care; such
    // a file is one diagnostic and not the end of the run.
    let made = catch_unwind(AssertUnwindSafe(|| {
        derive(&bytes, &job.header, &specs, ending)
    }));
    let problem = match made {
        Ok(Ok(files)) => return Ok(files),
        Ok(Err(problem)) => photo_problem(&problem, u32::MAX),
        Err(_) => Photos::Broken {
            detail: "decoder".into(),
        }
        .into(),
    };
    Err(Box::new(wrong(job, &problem)))
}
