//! Arguments → command → exit code; the only exit.

use accolade::build::{Request, read_only, run};
use accolade::cli::{Cli, Command, Common, ReportKind, ServeArgs, clock, refusal};
use accolade::diagnostic::Lang;
use accolade::parse::value::Moment;
use accolade::report::Report;
use accolade::serve::Told;
use accolade::{disk, explain, report, schema, serve, starter};
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, Write, stderr, stdout};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

/// Building is mostly making and dropping small texts on all cores, which this
/// allocator does in about three quarters of the system's time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return refused(&error),
    };
    let common = &cli.common;
    let lang = common.lang();
    let now = match common.now() {
        Ok(now) => now,
        Err(why) => return refused(&Cli::command().error(ErrorKind::ValueValidation, why)),
    };
    let report = match &cli.command {
        Command::New { dir } => Report {
            failure: disk::create(dir, &starter::files()).err(),
            ..Report::default()
        },
        Command::Build(args) => {
            if let Some(jobs) = args.jobs {
                // The pool can be set once a process, and nothing has used it yet.
                let _ = rayon::ThreadPoolBuilder::new()
                    .num_threads(jobs.into())
                    .build_global();
            }
            let request = Request {
                site: common.site.clone(),
                out: Some(
                    args.out
                        .clone()
                        .unwrap_or_else(|| common.site.join("public")),
                ),
                base_url: args.base_url.clone(),
                now,
                clock: clock(),
                strict: args.strict,
                no_cache: args.no_cache,
            };
            let watched = common.report != ReportKind::Json && stderr().is_terminal();
            let bar = progress_bar();
            let mut report = run(
                &request,
                &|done, total| {
                    if bar.is_hidden() && watched && bar.elapsed() > Duration::from_secs(1) {
                        bar.set_draw_target(ProgressDrawTarget::stderr());
                    }
                    bar.set_length(total as u64);
                    bar.set_position(done as u64);
                },
                &mut |_| Ok(()),
            );
            bar.finish_and_clear();
            report.all = args.all;
            report
        }
        Command::Serve(args) => match preview(common, args, now) {
            Ok(()) => return ExitCode::SUCCESS,
            Err(failure) => Report {
                failure: Some(failure),
                ..Report::default()
            },
        },
        Command::Check(args) => {
            let request = Request {
                site: common.site.clone(),
                out: None,
                base_url: None,
                now,
                clock: clock(),
                strict: args.strict,
                no_cache: false,
            };
            let mut report = run(&request, &|_, _| {}, &mut |_| Ok(()));
            report.all = args.all;
            if let Some(id) = &args.programme
                && let Err(usage) = report.narrow(id, lang)
            {
                return misunderstood(usage, common);
            }
            report
        }
        Command::Explain { code } => {
            let words = match code {
                None => Ok(explain::list(lang)),
                Some(code) => {
                    explain::explain(code, lang).ok_or_else(|| explain::unknown(code, lang))
                }
            };
            return words.map_or_else(|usage| misunderstood(usage, common), |words| said(&words));
        }
        Command::Schema { what } => match read_only(&common.site, clock()) {
            Err(failure) => Report {
                failure: Some(failure),
                ..Report::default()
            },
            Ok(records) => match schema::named(what.as_deref(), &records, lang) {
                Ok(schema) => return said(&schema::text(&schema)),
                Err(usage) => return misunderstood(usage, common),
            },
        },
    };
    report.show(common.report, lang, stderr().is_terminal());
    ExitCode::from(report.exit_code())
}

/// What was asked for, on stdout.
fn said(text: &str) -> ExitCode {
    // A closed pipe is how `head` says that it has enough.
    let _ = stdout().lock().write_all(text.as_bytes());
    ExitCode::SUCCESS
}

/// A call that names what does not exist.
fn misunderstood(usage: String, common: &Common) -> ExitCode {
    if common.report == ReportKind::Json {
        let report = Report {
            usage: Some(usage),
            ..Report::default()
        };
        report.show(ReportKind::Json, common.lang(), false);
    } else {
        let error = match common.lang() {
            Lang::Zh => "错误：",
            Lang::En => "error: ",
        };
        // Nobody is left to be told when the terminal has gone.
        let _ = writeln!(stderr().lock(), "{error}{usage}");
    }
    ExitCode::from(2)
}

/// Shows the site until Ctrl-C. What "now" means goes on with the clock, unless
/// it was given.
fn preview(common: &Common, args: &ServeArgs, now: Moment) -> Result<(), disk::Failure> {
    let (kind, lang) = (common.report, common.lang());
    let given = common.clone();
    let options = serve::Options {
        site: common.site.clone(),
        port: args.port,
        drafts: args.drafts,
        poll: args.poll,
        follow: args.follow,
        lang,
        clock: serve::Clock {
            content: Arc::new(move || given.now().unwrap_or(now)),
            files: clock,
        },
    };
    let opens = args.open;
    let colour = stderr().is_terminal();
    let tell: serve::Tell = Arc::new(move |told| match told {
        Told::Ready { address, polls } => {
            report::show_address(kind, address, polls, lang);
            if opens {
                serve::open(address);
            }
        }
        Told::Planned { report, repeated } => report.show_round(kind, lang, colour, repeated),
        Told::Checked(report) => report.show_round(kind, lang, colour, false),
        Told::Failed(failure) => report::show_failure(failure, lang),
    });
    serve::serve(&options, &tell)
}

/// A call that cannot be understood, or one for help. A program that reads JSON
/// gets JSON here too.
fn refused(error: &clap::Error) -> ExitCode {
    let mut before = None;
    let json = std::env::args_os().skip(1).any(|argument| {
        let asked = argument == "--report=json" || (before == Some(true) && argument == "json");
        before = Some(argument == "--report");
        asked
    });
    let chinese = refusal(error).map(|words| format!("错误：{words}\n"));
    if json && error.use_stderr() {
        let english = error.to_string();
        let both = chinese.unwrap_or_default() + english.trim_end();
        let report = Report {
            usage: Some(both),
            ..Report::default()
        };
        report.show(ReportKind::Json, Lang::Zh, false);
    } else {
        let _ = write!(stderr().lock(), "{}", chinese.unwrap_or_default());
        // Nobody is left to be told when the terminal has gone.
        let _ = error.print();
    }
    ExitCode::from(if error.use_stderr() { 2 } else { 0 })
}

/// A bar that stays hidden until the work has taken a second.
fn progress_bar() -> ProgressBar {
    let bar = ProgressBar::hidden();
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {elapsed}") {
        bar.set_style(style);
    }
    bar
}
