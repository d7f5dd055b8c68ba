//! The preview: a plan in memory, a page rendered when it is asked for. The
//! output folder is never written.
//!
//! A thread plans again after each change and puts a [`desk::Shown`] on the
//! desk; another renders what nobody has asked for; requests are answered from
//! the desk. A page is told of every state and compares what it is with what it
//! would be, so that only pages that differ load again, and nothing is missed
//! while a page does not listen.

mod answer;
mod desk;
mod gate;
mod http;
mod keeper;
mod ready;
mod said;

use crate::build::{Budget, Workshop};
use crate::diagnostic::Lang;
use crate::disk::{Failure, Store};
use crate::parse::value::Moment;
use crate::report::Report;
use crate::watch::{Changed, Changes, World};
use desk::Desk;
use http::End;
use keeper::Keeper;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::SystemTime;

/// Where the preview listens unless it is told otherwise, or one of the next
/// few if another program does already.
const PORT: u16 = 7350;
const PORTS: u16 = 20;

/// What the preview is asked to do.
#[derive(Clone)]
pub struct Options {
    /// The site's folder.
    pub site: PathBuf,
    /// This port and no other; 0 takes any that is free.
    pub port: Option<u16>,
    /// Show what may still be honoured or released as if it had been.
    pub drafts: bool,
    /// Look for changes again and again, where the system does not tell.
    pub poll: bool,
    /// Lead the browser to the page that was edited.
    pub follow: bool,
    pub lang: Lang,
    pub clock: Clock,
}

/// What time it is.
#[derive(Clone)]
pub struct Clock {
    /// What "now" means for the content.
    pub content: Arc<dyn Fn() -> Moment + Send + Sync>,
    /// The system's.
    pub files: fn() -> SystemTime,
}

/// What the preview has to say on a terminal.
pub enum Told<'t> {
    /// Where it is.
    Ready { address: &'t str, polls: bool },
    /// The site was planned after a change; `repeated` if all that is wrong with
    /// it was told the last time.
    Planned { report: &'t Report, repeated: bool },
    /// Pages could not be rendered.
    Checked(&'t Report),
    /// Something could not be read; it is tried again.
    Failed(&'t Failure),
}

/// Says it.
pub type Tell = Arc<dyn Fn(Told<'_>) + Send + Sync>;

/// Shows a site until the user ends the program.
///
/// # Errors
///
/// The site cannot be read at the start, or the port is taken.
pub fn serve(options: &Options, tell: &Tell) -> Result<(), Failure> {
    let listener = listen(options.port)?;
    // First the watch, then the reading: nothing changes in between.
    let changes = Changes::new(&options.site, options.poll, options.clock.files)?;
    let polls = changes.polls();
    let desk = Arc::new(Desk::new(
        Workshop {
            site: options.site.clone(),
            store: Store::open(&options.site.join(".accolade/cache")),
            budget: Budget::of(rayon::current_num_threads()),
        },
        options.lang,
    ));
    let (check, plans) = channel();
    let mut keeper = Keeper {
        world: World::new(&options.site, options.drafts),
        changes,
        desk: desk.clone(),
        clock: options.clock.clone(),
        follow: options.follow,
        tell: tell.clone(),
        check,
        said: Vec::new(),
        homes: Default::default(),
    };
    keeper.round(&Changed::Everything)?;
    let failed = |error| Failure {
        path: PathBuf::from(Ipv4Addr::LOCALHOST.to_string()),
        action: "listen on",
        error,
    };
    let port = listener.local_addr().map_err(failed)?.port();
    let address = format!("http://127.0.0.1:{port}/");
    let (checked, told) = (desk.clone(), tell.clone());
    let (planning, gone) = tokio::sync::oneshot::channel::<()>();
    let at_work = std::thread::spawn(move || {
        let _until_it_ends = planning;
        keeper.run();
    });
    std::thread::spawn(move || keeper::check(&checked, &plans, &told));
    tell(Told::Ready {
        address: &address,
        polls,
    });
    let end = http::run(desk, listener, gone).map_err(failed)?;
    // A preview that no longer sees changes must not go on as if it did.
    if end == End::Alone
        && let Err(panic) = at_work.join()
    {
        std::panic::resume_unwind(panic);
    }
    Ok(())
}

/// Listens on this machine's own address, which no other machine reaches.
fn listen(port: Option<u16>) -> Result<TcpListener, Failure> {
    let at = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let failed = |port: u16, error: io::Error| Failure {
        path: PathBuf::from(format!("127.0.0.1:{port}")),
        action: "listen on",
        error,
    };
    if let Some(port) = port {
        return at(port).map_err(|error| failed(port, error));
    }
    let mut ports = PORT..PORT + PORTS;
    let free = ports.find_map(|port| at(port).ok());
    free.map_or_else(|| at(0).map_err(|error| failed(0, error)), Ok)
}

/// Opens an address in the user's browser, if there is one.
pub fn open(address: &str) {
    // The address stands on the terminal too.
    let _ = ::open::that_detached(address);
}
