//! accolade: nomination records, stories and photos become a showcase site.
//!
//! # ARCHITECTURE
//!
//! The pipeline is the floor plan. Each stage is a room, and a room knows only
//! the rooms before it; `tests/it/architecture.rs` holds the edges.
//!
//! ```text
//! disk::scan → Snapshot → parse → Records → site → Site → Published → plan → Plan → render → bytes → disk::publish
//!    I/O       |----------------- pure, deterministic, no clock, no file system -----------------|        I/O
//! ```
//!
//! | room | what it is |
//! |---|---|
//! | [`input`] | what was read, as plain data: snapshots, texts and places in them, paths that cannot escape, digests |
//! | [`diagnostic`] | what is wrong, as data; `catalog` has the words, in Chinese and English side by side |
//! | [`parse`] | one file → one record, never seeing another file; `yaml` is the only adapter, `read` the typed readers |
//! | [`presets`] | the embedded forms and programmes, as YAML in the users' own format |
//! | [`form`] | forms as data; types a nomination's other fields by its form |
//! | [`atlas`] | division codes, their history and boundaries, embedded and a site's own; the grounds of maps |
//! | [`calendar`] | working days |
//! | [`sheet`] | tables as spreadsheets open them |
//! | [`site`] | the validated model; `published` is what may appear of it |
//! | [`check`] | judges a site and builds nothing: what programmes demand, what disagrees, what must not get out |
//! | [`plan`] | which files will exist, as jobs that own all they need; `view` is what templates see |
//! | [`render`] | a job → bytes: pages (Tera), Markdown, maps, photos, data files |
//! | [`disk`] | the only room that touches the file system: scan, load, store, publish |
//! | [`build`] | the pipeline on one screen |
//! | [`watch`] | wait for a change, plan again, tell what changed |
//! | [`serve`] | the preview: a plan in memory, a page rendered when it is asked for |
//! | [`report`], [`cli`], [`starter`] | words on a terminal, arguments, what `new` writes |
//! | [`explain`], [`schema`] | what a code means; JSON Schemas for editors, from the keys that the parsers ask for |
//!
//! **A job knows all its inputs.** The digest of a job is its cache key, and rendering is a function of the job
//! alone, so that incremental builds, parallel builds and tests need no dependency graph.
//!
//! # Invariants
//!
//! - No clock, environment, random number or file system between `disk::scan` and `disk::publish`; "now" is an input.
//! - [`site::Site`] has no dangling reference: what refers to nothing is reported and left out. It holds every
//!   record of every status. [`site::Published`] holds only what may appear, and [`plan`] cannot name `Site`.
//!   Private fields enter neither.
//! - A record that failed to parse still exists, unknown: nothing that depends on it is reported.
//! - No page depends on decoded pixels: every derivative and its address are known at plan time.
//! - Templates see one `view`, the site-wide `site`, and finished `html` (stories, maps, the page's head and foot).
//!   Of a view only the fields are made that the page's templates name (`render::shown`), which no template can tell.
//! - Two ways are short cuts past a parser, for files so simple that nothing can be meant otherwise: `parse::yaml::lines`
//!   and `parse::markdown::lone`. Each gives exactly what the parser gives, and a test compares them piece by piece.
//! - A page's key holds the digest of each card it shows, of its stories and of its photos' addresses, and the
//!   digest of what all pages share; never the site-wide part itself.
//! - All output paths, folded for case and Unicode form, are distinct.
//! - An error publishes nothing; a stopped build is completed by the next, and what is withdrawn is gone.
//! - The same input gives the same bytes, whatever the thread count, the folder, the locale or the mtimes.
//!
//! # Where this differs from the first plan
//!
//! - Spans are ranges of the decoded text (line ends `\n`, no mark), not of the bytes on disk: lines and columns
//!   are the same, and a file means the same in every encoding.
//! - PNG and WebP are read by `png` and `image-webp`, the crates that `image` wraps: without it there is one
//!   colour management, text chunks are never unpacked, and 16 bits are narrowed row by row.
//! - A JPEG stays in planes of brightness and colour from the source to the derivative, read and written by
//!   libjpeg-turbo-rs, whose bytes are the same with and without AVX2. It does not take every file: inks, odd sampling and all
//!   that is cut or damaged is for zune-jpeg, in strict mode, to decide upon (`benches/README.md` has the trial).
//! - Memory for photos is lent out of a budget (`build::budget`), so that neither their number nor their size decides.
//! - Shapes are cut at a sheet's edge and closed along the poles once, when a ground is made (`atlas::antimeridian`), and not by
//!   projections: what is rendered is a plane figure, in China as anywhere.
//! - A crop is in the theme's manifest (`fill`), its place in the record (`focus`) or found when it is rendered: its size
//!   and its address are known before.
//! - Publishing syncs twice on Linux: before the journal and before the manifest.
//! - A map that a user brings, and maps as PNG, go through `usvg` and `resvg`: what a drawing program writes is reduced to the few elements
//!   that show something, and letters become outlines of the program's own font, so that a picture is the same on every machine.
//! - `map-unapproved` is said by planning, which alone knows whether a map with boundaries will be shown.

pub mod atlas;
pub mod build;
pub mod calendar;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod disk;
pub mod explain;
pub mod form;
pub mod input;
pub mod parse;
pub mod plan;
pub mod presets;
pub mod render;
pub mod report;
pub mod schema;
pub mod serve;
pub mod sheet;
pub mod site;
pub mod starter;
pub mod watch;

/// The program's version and the digest of its sources: a part of every job's
/// key, since other code may make other bytes of the same job.
pub const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("ACCOLADE_SOURCES"));
