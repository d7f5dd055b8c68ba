//! What changed in a site's folder, in batches.
//!
//! The events are `notify`'s; the batches are made here. Its debouncers do not
//! fit: the small one takes our own reading of a file for a change of it, and
//! drops the event that says that events were lost; the large one keeps queues
//! and file identities to mend renames, of which a scan needs nothing.

use crate::disk::{Failure, Poll};
use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant, SystemTime};

/// Nothing more may come for so long before a batch counts as whole. Editors
/// write, rename and remove within a few milliseconds.
const QUIET: Duration = Duration::from_millis(25);
/// A batch is closed after so long even if events go on, as while a folder of
/// photos is copied.
const LONGEST: Duration = Duration::from_millis(500);
/// How long polling rests between two looks.
const REST: Duration = Duration::from_millis(500);
/// The folders whose every depth is watched.
const TREES: [&str; 2] = ["content", "themes"];

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// These files and folders, with all that is in them.
    Paths(Vec<PathBuf>),
    /// Nobody knows: the whole site must be looked at.
    Everything,
}

/// A site's folder, watched.
pub struct Changes {
    root: PathBuf,
    from: From,
}

enum From {
    System {
        watcher: RecommendedWatcher,
        events: Receiver<notify::Result<Event>>,
    },
    Poll {
        poll: Poll,
        clock: fn() -> SystemTime,
        /// When the next look is due.
        due: Instant,
        found: Vec<PathBuf>,
    },
}

impl Changes {
    /// Watches `root`, by looking again and again if `poll` says so or the system
    /// has no watches left. What changes from now on is told; `clock` is the
    /// system's.
    ///
    /// # Errors
    ///
    /// Fails when `root` cannot be watched at all.
    pub fn new(root: &Path, poll: bool, clock: fn() -> SystemTime) -> Result<Changes, Failure> {
        let system = if poll { None } else { system(root)? };
        let from = match system {
            Some((watcher, events)) => From::System { watcher, events },
            None => {
                let mut poll = Poll::default();
                poll.look(root, clock());
                From::Poll {
                    poll,
                    clock,
                    due: now(),
                    found: Vec::new(),
                }
            }
        };
        Ok(Changes {
            root: root.to_path_buf(),
            from,
        })
    }

    /// Whether the folder is looked at again and again.
    pub fn polls(&self) -> bool {
        matches!(self.from, From::Poll { .. })
    }

    /// Waits for a change, at most until `limit` has passed: `None` then.
    pub fn next(&mut self, limit: Option<Duration>) -> Option<Changed> {
        let until = limit.map(|limit| now() + limit);
        match &mut self.from {
            From::System { watcher, events } => {
                let event = wait(events, until)?;
                let changed = batch(event, events);
                let renewed =
                    |path: &PathBuf| TREES.iter().any(|tree| self.root.join(tree) == *path);
                match changed {
                    Changed::Paths(paths) if paths.iter().any(renewed) => {
                        // A tree that came, went or was replaced has lost its watch.
                        let _ = trees(watcher, &self.root);
                        Some(Changed::Everything)
                    }
                    other => Some(other),
                }
            }
            From::Poll {
                poll,
                clock,
                due,
                found,
            } => loop {
                if until.is_some_and(|until| until < *due) {
                    std::thread::sleep(limit.unwrap_or_default());
                    return None;
                }
                std::thread::sleep(due.saturating_duration_since(now()));
                let begun = now();
                found.extend(poll.look(&self.root, clock()));
                // A slow drive shall not be asked all the time.
                *due = now() + REST.max(begun.elapsed() * 4);
                if !found.is_empty() {
                    return Some(Changed::Paths(std::mem::take(found)));
                }
            },
        }
    }
}

/// Waits for the first event that matters.
fn wait(
    events: &Receiver<notify::Result<Event>>,
    until: Option<Instant>,
) -> Option<notify::Result<Event>> {
    loop {
        let event = match until {
            None => events.recv().ok(),
            Some(until) => events
                .recv_timeout(until.saturating_duration_since(now()))
                .ok(),
        };
        if matters(event.as_ref()?) {
            return event;
        }
    }
}

/// Whether an event speaks of a change. We read files too, and are told so.
fn matters(event: &notify::Result<Event>) -> bool {
    !matches!(
        event,
        Ok(Event { kind: EventKind::Access(access), .. })
            if *access != AccessKind::Close(AccessMode::Write)
    )
}

/// All that comes until it is quiet.
fn batch(first: notify::Result<Event>, events: &Receiver<notify::Result<Event>>) -> Changed {
    let end = now() + LONGEST;
    let mut paths = BTreeSet::new();
    let mut lost = false;
    let mut add = |event: notify::Result<Event>| match event {
        Ok(event) if event.need_rescan() => lost = true,
        Ok(event) => paths.extend(event.paths),
        Err(_) => lost = true,
    };
    add(first);
    let mut quiet = now() + QUIET;
    loop {
        match events.recv_timeout(quiet.min(end).saturating_duration_since(now())) {
            Ok(event) if matters(&event) => {
                add(event);
                quiet = now() + QUIET;
            }
            Ok(_) => {}
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
        }
    }
    if lost {
        Changed::Everything
    } else {
        Changed::Paths(paths.into_iter().collect())
    }
}

type System = (RecommendedWatcher, Receiver<notify::Result<Event>>);

/// The system's own watch; `None` where it has none to give, as when the number
/// of watched folders is limited.
fn system(root: &Path) -> Result<Option<System>, Failure> {
    let (tell, events) = channel();
    let made = notify::recommended_watcher(move |event| {
        // Whoever has stopped listening has stopped the preview.
        let _ = tell.send(event);
    });
    let watched = made.and_then(|mut watcher| {
        // The folder itself only for a tree that is made later.
        watcher.watch(root, RecursiveMode::NonRecursive)?;
        trees(&mut watcher, root)?;
        Ok(watcher)
    });
    match watched {
        Ok(watcher) => Ok(Some((watcher, events))),
        Err(error) => match error.kind {
            ErrorKind::PathNotFound => Err(Failure {
                path: root.to_path_buf(),
                action: "find",
                error: io::ErrorKind::NotFound.into(),
            }),
            _ => Ok(None),
        },
    }
}

/// Watches both trees, as far as they exist.
fn trees(watcher: &mut RecommendedWatcher, root: &Path) -> notify::Result<()> {
    for tree in TREES {
        let tree = root.join(tree);
        let _ = watcher.unwatch(&tree);
        match watcher.watch(&tree, RecursiveMode::Recursive) {
            Err(error) if !matches!(error.kind, ErrorKind::PathNotFound) => {
                let gone = matches!(&error.kind, ErrorKind::Io(error) if error.kind() == io::ErrorKind::NotFound);
                if !gone {
                    return Err(error);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Time is measured for how long to wait; nothing that is made depends on it.
#[allow(clippy::disallowed_methods)]
fn now() -> Instant {
    Instant::now()
}
