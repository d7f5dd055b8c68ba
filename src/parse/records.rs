//! Every file of a snapshot, parsed: each alone, all at once.

mod kind;
mod known;
mod names;
mod strokes;

use super::Problems;
use super::atlas::{self, BoundaryFile, DivisionTable};
use super::corrections::{self, Correction};
use super::form::{self, FormFile};
use super::map_image::{MapImage, map_image};
use super::nomination::{self, Nomination};
use super::page::Markdown;
use super::past_winners::{self, PastWinner};
use super::private::{self, PrivateFile};
use super::programme::{self, ProgrammeFile};
use super::site::{self, SiteFile};
use super::text::{LONGEST, decode, lossy};
use super::words::{self, OwnWord};
use super::yaml;
use crate::diagnostic::Problem;
use crate::diagnostic::catalog::{Boundaries, Forms, Reading};
use crate::diagnostic::{Diagnostic, Severity};
use crate::input::photo::{PhotoHeader, PhotoProblem};
use crate::input::{Digest, File, Place, Snapshot, SourcePath, Span, Text};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::Arc;

use kind::{FileKind, kind};
pub use known::{Known, records_again};
pub use names::is_photo_name;
use names::natural;
use strokes::strokes;

/// A photo that lies in a record's or the pages' folder.
#[derive(Debug, Clone)]
pub struct PhotoFile {
    pub file: SourcePath,
    pub digest: Digest,
    pub bytes: u64,
    pub header: Result<PhotoHeader, PhotoProblem>,
}

/// A record's folder, parsed.
#[derive(Debug, Clone)]
pub struct RecordFile {
    /// Such as `content/honorees/2025/shen-huaijin`.
    pub folder: String,
    pub nomination: Nomination,
    pub story: Option<Markdown>,
    /// There is a `story.md`, but it could not be read, which has been reported.
    pub story_unread: bool,
    /// Stories in other languages, by language.
    pub stories: BTreeMap<String, Markdown>,
    /// The images in `photos/`, in natural order of their names.
    pub photos: Vec<PhotoFile>,
    /// Paths in `photos/` that are no files; they have been reported.
    pub odd: Vec<SourcePath>,
}

/// All that was parsed.
#[derive(Debug, Clone, Default)]
pub struct Records {
    pub site: Option<SiteFile>,
    /// Something in site.yaml is wrong, so that what was not read may stand in it all the same.
    pub site_broken: bool,
    pub programmes: BTreeMap<String, (SourcePath, ProgrammeFile)>,
    /// Whether a record's `nomination.yaml` could not be read at all.
    pub missed: bool,
    /// Ids of programmes whose file could not be read at all.
    pub unreadable: BTreeSet<String>,
    pub forms: BTreeMap<String, FormFile>,
    pub records: Vec<RecordFile>,
    /// Private fields by the folder of their record, where the scan read them.
    pub private: BTreeMap<String, PrivateFile>,
    pub pages: Vec<Markdown>,
    /// Photos beside the pages, by path.
    pub page_photos: Vec<PhotoFile>,
    /// Own boundaries, by path.
    pub boundaries: Vec<Arc<BoundaryFile>>,
    /// Own maps, by path.
    pub images: Vec<Arc<MapImage>>,
    /// Own codes.
    pub divisions: Option<DivisionTable>,
    /// Own list of those selected before.
    pub past_winners: Vec<PastWinner>,
    /// Own stroke sequences.
    pub strokes: Vec<(char, String, Place)>,
    pub corrections: Vec<Correction>,
    /// The department's own list of words.
    pub words: Vec<OwnWord>,
    /// Decoded texts, for showing where a problem stands.
    pub texts: BTreeMap<SourcePath, Text>,
    pub problems: Vec<Diagnostic>,
}

/// Where the site's settings stand.
pub const SITE: &str = "content/site.yaml";

/// What one file became: its text, its record, and what is wrong with it.
type Read = (SourcePath, Option<Text>, Parsed, Vec<Diagnostic>);

#[derive(Clone)]
enum Parsed {
    Site(Box<SiteFile>),
    Programme(String, Box<ProgrammeFile>),
    Unreadable(String),
    Form(String, FormFile),
    Nomination(Box<Nomination>),
    Private(PrivateFile),
    Markdown(Markdown),
    Strokes(Vec<(char, String, Place)>),
    Corrections(Vec<Correction>),
    Boundaries(Arc<BoundaryFile>),
    Image(Arc<MapImage>),
    Divisions(DivisionTable),
    PastWinners(Vec<PastWinner>),
    Words(Vec<OwnWord>),
    Nothing,
}

/// Parses a snapshot. What was parsed stands on texts of its own, so each file of
/// the content gives up its bytes as soon as it is read: the next one's text takes
/// their place.
pub fn records(snapshot: &mut Snapshot) -> Records {
    let files = snapshot.files.par_iter_mut();
    let read = files.filter_map(|(path, file)| {
        let read = one(path, file);
        if let (Some(_), File::Bytes { bytes }) = (&read, file) {
            *bytes = Arc::default();
        }
        read
    });
    let read = read.collect();
    together(snapshot, read)
}

fn together(snapshot: &Snapshot, read: Vec<Read>) -> Records {
    let mut out = Records::default();
    let mut nominations = BTreeMap::new();
    let mut texts = BTreeMap::new();
    for (path, text, parsed, problems) in read {
        let wrong = |said: &Diagnostic| said.severity == Severity::Error;
        out.site_broken |= path.as_str() == SITE && problems.iter().any(wrong);
        out.problems.extend(problems);
        if let Some(text) = text {
            out.texts.insert(path.clone(), text);
        }
        match parsed {
            Parsed::Site(site) => out.site = Some(*site),
            Parsed::Programme(id, programme) => {
                out.programmes.insert(id, (path, *programme));
            }
            Parsed::Unreadable(id) => {
                out.unreadable.insert(id);
            }
            Parsed::Form(id, form) => {
                out.forms.insert(id, form);
            }
            Parsed::Nomination(nomination) => {
                nominations.insert(path.folder().to_owned(), *nomination);
            }
            Parsed::Private(private) => {
                out.private.insert(path.folder().to_owned(), private);
            }
            Parsed::Markdown(markdown) if path.as_str().starts_with("content/pages/") => {
                out.pages.push(markdown);
            }
            Parsed::Markdown(markdown) => {
                texts.insert(path, markdown);
            }
            Parsed::Strokes(strokes) => out.strokes.extend(strokes),
            Parsed::Corrections(list) => out.corrections.extend(list),
            Parsed::Boundaries(file) => out.boundaries.push(file),
            Parsed::Image(image) => out.images.push(image),
            Parsed::Divisions(table) => out.divisions = Some(table),
            Parsed::PastWinners(list) => out.past_winners = list,
            Parsed::Words(words) => out.words = words,
            Parsed::Nothing => {}
        }
    }
    if !snapshot.files.contains_key(SITE) {
        out.problems.push(Diagnostic::global(Reading::NoSite));
    }
    gather(snapshot, nominations, texts, &mut out);
    out
}

/// Parses one file, if it is one that we know.
fn one(path: &SourcePath, file: &File) -> Option<Read> {
    let kind = kind(path)?;
    let mut problems = Problems::new(path);
    let refused: Option<Problem> = match file {
        File::Bytes { .. } => None,
        File::TooLong(length) => {
            let bytes = *length;
            Some(match kind {
                FileKind::Boundaries => {
                    let limit = atlas::LARGEST;
                    Boundaries::TooLarge { bytes, limit }.into()
                }
                _ => {
                    let limit = LONGEST;
                    Reading::TooLong { bytes, limit }.into()
                }
            })
        }
        File::Foreign => Some(Reading::Foreign.into()),
        File::Folder => Some(Reading::Folder.into()),
        File::Photo { .. } | File::Unread(_) => return None,
    };
    if let Some(problem) = refused {
        problems.add(problem, Span::default());
    }
    let File::Bytes { bytes, .. } = file else {
        let parsed = unreadable(path, kind);
        return Some((path.clone(), None, parsed, problems.into_list()));
    };
    let Some(text) = decode(bytes, &mut problems) else {
        let text = lossy(bytes);
        return Some((
            path.clone(),
            Some(text),
            unreadable(path, kind),
            problems.into_list(),
        ));
    };
    problems.set_text(&text);
    let parsed = match kind {
        FileKind::Markdown => Parsed::Markdown(Markdown::new(path, text.clone())),
        FileKind::Site => Parsed::Site(Box::new(site::parse(
            &yaml::entries(&text, &mut problems),
            &mut problems,
        ))),
        FileKind::Programme => Parsed::Programme(
            stem(path),
            Box::new(programme::parse(
                &yaml::entries(&text, &mut problems),
                &mut problems,
            )),
        ),
        FileKind::Form => Parsed::Form(
            stem(path),
            form::parse(&yaml::entries(&text, &mut problems), &mut problems),
        ),
        FileKind::Nomination => Parsed::Nomination(Box::new(nomination::parse(
            &yaml::entries(&text, &mut problems),
            &mut problems,
        ))),
        FileKind::Private => {
            let entries = yaml::entries(&text, &mut problems);
            Parsed::Private(private::parse(entries, &problems))
        }
        FileKind::Strokes => {
            let entries = yaml::entries(&text, &mut problems);
            Parsed::Strokes(strokes(&entries, &mut problems))
        }
        FileKind::Corrections => Parsed::Corrections(corrections::parse(&text, &mut problems)),
        FileKind::Boundaries => Parsed::Boundaries(Arc::new(BoundaryFile {
            file: path.clone(),
            features: atlas::features(&text, &mut problems),
        })),
        FileKind::Image => match map_image(path, &text, &mut problems) {
            Some(image) => Parsed::Image(Arc::new(image)),
            None => Parsed::Nothing,
        },
        FileKind::Divisions => Parsed::Divisions(atlas::table(path, &text, &mut problems)),
        FileKind::PastWinners => Parsed::PastWinners(past_winners::parse(&text, &mut problems)),
        FileKind::Words => Parsed::Words(words::words(&text, &mut problems)),
    };
    Some((path.clone(), Some(text), parsed, problems.into_list()))
}

fn unreadable(path: &SourcePath, kind: FileKind) -> Parsed {
    match kind {
        FileKind::Programme => Parsed::Unreadable(stem(path)),
        _ => Parsed::Nothing,
    }
}

/// The file's name without its extension, composed as NFC.
fn stem(path: &SourcePath) -> String {
    use unicode_normalization::UnicodeNormalization;
    let name = path.name();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.nfc().collect()
}

/// Brings together what lies in one folder.
fn gather(
    snapshot: &Snapshot,
    nominations: BTreeMap<String, Nomination>,
    mut stories: BTreeMap<SourcePath, Markdown>,
    out: &mut Records,
) {
    let mut photos: BTreeMap<String, Vec<PhotoFile>> = BTreeMap::new();
    let mut odd: BTreeMap<String, Vec<SourcePath>> = BTreeMap::new();
    let mut orphans = BTreeSet::new();
    for (path, file) in &snapshot.files {
        let text = path.as_str();
        let folder = match path.folder().strip_suffix("/photos") {
            Some(folder) if text.starts_with("content/honorees/") => folder,
            _ if text.starts_with("content/pages/") => "content/pages",
            _ => continue,
        };
        let header = match file {
            File::Photo {
                digest,
                bytes,
                header,
            } => (*digest, *bytes, header.clone()),
            _ if is_photo_name(path) => {
                if matches!(file, File::Folder | File::Foreign)
                    && text.starts_with("content/honorees/")
                {
                    let problem = match file {
                        File::Folder => Reading::Folder,
                        _ => Reading::Foreign,
                    };
                    out.problems
                        .push(Diagnostic::new(problem, Place::file(path)));
                    odd.entry(folder.to_owned()).or_default().push(path.clone());
                }
                continue;
            }
            _ => continue,
        };
        if folder != "content/pages" && !nominations.contains_key(folder) {
            orphans.insert(folder.to_owned());
        }
        photos
            .entry(folder.to_owned())
            .or_default()
            .push(PhotoFile {
                file: path.clone(),
                digest: header.0,
                bytes: header.1,
                header: header.2,
            });
    }
    out.page_photos = photos.remove("content/pages").unwrap_or_default();
    for path in stories.keys() {
        if !nominations.contains_key(path.folder()) {
            orphans.insert(path.folder().to_owned());
        }
    }
    let present: BTreeSet<&str> = snapshot
        .files
        .keys()
        .filter(|path| path.name() == "nomination.yaml")
        .map(|path| path.folder())
        .collect();
    for folder in orphans {
        if present.contains(folder.as_str()) {
            continue;
        }
        out.problems
            .push(Diagnostic::global(Forms::NoNomination { folder }));
    }
    out.missed = present
        .iter()
        .any(|folder| !nominations.contains_key(*folder));
    for (folder, nomination) in nominations {
        let mut own = photos.remove(&folder).unwrap_or_default();
        let odd = odd.remove(&folder).unwrap_or_default();
        own.sort_by(|a, b| natural(a.file.name(), b.file.name()));
        let story_path = format!("{folder}/story.md");
        let story = SourcePath::new(&story_path)
            .ok()
            .and_then(|path| stories.remove(&path));
        let story_unread = story.is_none() && snapshot.files.contains_key(story_path.as_str());
        let prefix = format!("{folder}/story.");
        let translations = stories
            .range::<str, _>((Bound::Included(prefix.as_str()), Bound::Unbounded))
            .take_while(|(path, _)| path.as_str().starts_with(&prefix))
            .filter_map(|(path, markdown)| {
                let language = path.as_str().strip_prefix(&prefix)?.strip_suffix(".md")?;
                Some((language.to_owned(), markdown.clone()))
            })
            .collect();
        out.records.push(RecordFile {
            folder,
            nomination,
            story,
            story_unread,
            stories: translations,
            photos: own,
            odd,
        });
    }
}
