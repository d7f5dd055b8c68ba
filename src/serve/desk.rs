//! What the preview shows at the moment, and who is told when that changes.

use super::answer::{self, Answer};
use super::ready::Ready;
use super::said::Said;
use crate::build::Workshop;
use crate::diagnostic::{Lang, Severity};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;

/// The browser is sent no more problems than this: a mistake in a programme can
/// be one in each of its ten thousand records.
const MOST: usize = 500;

/// So many plans are kept of those whose pages have not all been rendered yet.
const UNTRIED: usize = 3;

/// One state of the preview. It never changes; the next one takes its place.
#[derive(Clone, Default)]
pub(super) struct Shown {
    /// Counts the states.
    pub(super) revision: u64,
    pub(super) ready: Option<Arc<Ready>>,
    /// The plans before `ready`, newest first, back to the last of which all pages
    /// were rendered well; none once that is known of `ready`. The page of one
    /// stands in for one that cannot be rendered.
    pub(super) before: Vec<Arc<Ready>>,
    /// What reading and planning found: `ready` is older than these.
    pub(super) problems: Arc<Vec<Said>>,
    /// What rendering `ready` found.
    pub(super) found: Arc<Vec<Said>>,
    /// Addresses that honorees had, and those that they have.
    pub(super) moves: Arc<BTreeMap<String, String>>,
    /// The address of what was edited last, and in which state it was new.
    pub(super) edited: Option<(u64, String)>,
}

impl Shown {
    /// Shows another plan; the present one may have to stand in for its pages.
    pub(super) fn replace(&mut self, ready: Arc<Ready>) {
        if let Some(last) = self.ready.replace(ready)
            && last.whole
            && self.found.is_empty()
        {
            self.before.insert(0, last);
            if self.before.len() > UNTRIED + 1 {
                // The oldest is the one that is known to be well.
                self.before.remove(UNTRIED);
            }
        }
        self.found = Arc::default();
    }
}

/// Shared by whoever plans, checks and answers.
pub(super) struct Desk {
    shown: Mutex<Arc<Shown>>,
    revision: watch::Sender<u64>,
    /// Whether a change is being planned; checking rests meanwhile.
    pub(super) busy: AtomicBool,
    pub(super) shop: Workshop,
    pub(super) lang: Lang,
}

impl Desk {
    pub(super) fn new(shop: Workshop, lang: Lang) -> Desk {
        Desk {
            shown: Mutex::default(),
            revision: watch::Sender::new(0),
            busy: AtomicBool::new(false),
            shop,
            lang,
        }
    }

    pub(super) fn shown(&self) -> Arc<Shown> {
        let shown = self.shown.lock();
        shown.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts another state in place of the present one and tells everybody, if
    /// `change` says so. The old state is returned for whoever has the time to
    /// drop it.
    pub(super) fn change(&self, change: impl FnOnce(&mut Shown) -> bool) -> Arc<Shown> {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let mut next = Shown::clone(&shown);
        next.revision += 1;
        let revision = next.revision;
        if !change(&mut next) {
            return shown.clone();
        }
        let old = std::mem::replace(&mut *shown, Arc::new(next));
        drop(shown);
        self.revision.send_replace(revision);
        old
    }

    /// Tells of each later state.
    pub(super) fn listen(&self) -> watch::Receiver<u64> {
        self.revision.subscribe()
    }

    /// What a page that was loaded with `key` has to know now. `since` is the
    /// last state that it was told of; nothing for a page that has just come.
    pub(super) fn news(&self, shown: &Shown, path: &str, key: &str, since: Option<u64>) -> News {
        let (page, mut said) = match answer::answer(shown, &self.shop, path, self.lang) {
            Answer::Page { key, said, .. } => (key, said),
            Answer::File { .. } | Answer::Moved(_) | Answer::Nothing => (String::new(), Vec::new()),
        };
        let ready = shown.ready.as_deref();
        let planned =
            |address: &str| ready.is_some_and(|ready| ready.has(&format!("{address}index.html")));
        let mut go = None;
        if page.starts_with("404") && key.starts_with("200") {
            let mut at = path.strip_suffix("index.html").unwrap_or(path);
            for _ in 0..8 {
                let Some(next) = shown.moves.get(at) else {
                    break;
                };
                at = next;
                if planned(at) {
                    go = Some(at.to_owned());
                    break;
                }
            }
        }
        if let (Some((revision, address)), Some(since)) = (&shown.edited, since)
            && *revision > since
            && planned(address)
            && path.strip_suffix("index.html").unwrap_or(path) != address
        {
            go = Some(address.clone());
        }
        let mut problems = shown.problems.to_vec();
        if problems.is_empty() {
            problems.extend(shown.found.iter().cloned());
            said.retain(|said| !problems.contains(said));
            problems.append(&mut said);
        }
        News {
            revision: shown.revision,
            page,
            go: go.map(|address| answer::address(&address)),
            sheets: ready
                .map(Ready::sheets)
                .unwrap_or_default()
                .into_iter()
                .map(|(name, path)| (answer::address(&name), answer::address(&path)))
                .collect(),
            title: title(&problems, ready.is_some_and(|ready| ready.whole), self.lang),
            rest: rest(problems.len(), self.lang),
            close: match self.lang {
                Lang::Zh => "收起",
                Lang::En => "Hide",
            },
            problems: {
                problems.truncate(MOST);
                problems
            },
        }
    }
}

/// What a page is told.
#[derive(Debug, Serialize)]
pub(super) struct News {
    pub(super) revision: u64,
    /// The key that the page would have now.
    page: String,
    /// Where to go instead.
    go: Option<String>,
    /// Stylesheets, without and with their digests.
    sheets: BTreeMap<String, String>,
    /// What is wrong, in a sentence.
    title: String,
    close: &'static str,
    problems: Vec<Said>,
    /// How many more there are, in a sentence, if there are.
    rest: String,
}

fn title(problems: &[Said], whole: bool, lang: Lang) -> String {
    let of = |severity| {
        let alike = problems.iter().filter(|said| said.severity == severity);
        alike.count()
    };
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    let s = |count| if count == 1 { "" } else { "s" };
    match lang {
        Lang::Zh => {
            let beside = match warnings {
                0 => String::new(),
                many => format!("，{many} 个提醒"),
            };
            let shown = if whole {
                "页面仍是上一次正确的样子，"
            } else {
                ""
            };
            format!("{errors} 个错误{beside}。{shown}改好后自动更新。")
        }
        Lang::En => {
            let beside = match warnings {
                0 => String::new(),
                many => format!(", {many} warning{}", s(many)),
            };
            let shown = if whole {
                "The page is what was last right. "
            } else {
                ""
            };
            format!(
                "{errors} error{}{beside}. {shown}This updates by itself.",
                s(errors)
            )
        }
    }
}

fn rest(count: usize, lang: Lang) -> String {
    match (count.saturating_sub(MOST), lang) {
        (0, _) => String::new(),
        (more, Lang::Zh) => format!("还有 {more} 条，见终端。"),
        (more, Lang::En) => format!("{more} more are on the terminal."),
    }
}
