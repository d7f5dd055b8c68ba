//! Jobs: self-contained, so that a job's digest is its cache key and rendering
//! is a function of the job alone.

use super::map::image::ImageSpec;
use super::map::tiles::TilesSpec;
use super::map::{LocatorSpec, MapSpec, PictureJob};
use super::view::*;
use crate::input::photo::{DerivativeFormat, Focus, PhotoHeader};
use crate::input::{Digest, Hasher, OutPath, Place, SourcePath};
use serde::Serialize;
use std::sync::Arc;

/// A story as a page shows it: its text and where its links lead.
#[derive(Debug, Clone)]
pub struct StoryJob {
    pub text: Arc<str>,
    pub digest: Digest,
    /// The level of its highest heading.
    pub top: u8,
    /// Whether its first heading is the page's title already.
    pub skip_title: bool,
    /// For each link and image in order: what it becomes.
    pub links: Vec<LinkJob>,
    /// Whether its first photo is the first of its page, which is asked for at once.
    pub leads: bool,
}

impl StoryJob {
    /// Whether it shows a photo.
    pub fn has_photo(&self) -> bool {
        self.links
            .iter()
            .any(|link| matches!(link, LinkJob::Image(_)))
    }
}

/// What a link or an image of a story becomes.
#[derive(Debug, Clone, Serialize)]
pub enum LinkJob {
    /// An address, ready to be written.
    Href(String),
    /// A photo.
    Image(Box<ImageView>),
    /// Its text alone.
    Text,
}

/// What a page's template sees.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum View {
    Home(Box<HomeView>),
    Programme(Box<ProgrammeView>),
    Notice(Box<NoticeView>),
    Honoree(Box<HonoreeView>),
    Gallery(Box<GalleryView>),
    List(Box<ListView>),
    Region(Box<RegionView>),
    Index(Box<IndexView>),
    Roll(Box<RollView>),
    Own(Box<OwnPageView>),
    Corrections(Box<CorrectionsView>),
    NotFound(Box<NotFoundView>),
    Redirect(Box<RedirectView>),
}

impl View {
    /// What the page says about itself.
    pub fn head(&self) -> &PageHead {
        match self {
            View::Home(view) => &view.page,
            View::Programme(view) => &view.page,
            View::Notice(view) => &view.page,
            View::Honoree(view) => &view.page,
            View::Gallery(view) => &view.page,
            View::List(view) => &view.page,
            View::Region(view) => &view.page,
            View::Index(view) => &view.page,
            View::Roll(view) => &view.page,
            View::Own(view) => &view.page,
            View::Corrections(view) => &view.page,
            View::NotFound(view) => &view.page,
            View::Redirect(view) => &view.page,
        }
    }
}

/// A page.
#[derive(Debug, Clone)]
pub struct PageJob {
    /// The template's name, such as `honoree.html`.
    pub template: &'static str,
    pub view: View,
    pub stories: Vec<StoryJob>,
    pub map: Option<Arc<MapSpec>>,
    pub locator: Option<Arc<LocatorSpec>>,
    /// A map that the user brought, in place of the other.
    pub image: Option<Arc<ImageSpec>>,
    /// A map of tiles, in place of the other.
    pub tiles: Option<Arc<TilesSpec>>,
    /// A locator of tiles, in place of the other.
    pub tile_locator: Option<Arc<TilesSpec>>,
}

impl PageJob {
    /// Whether it shows boundaries without a 审图号. `site` tells whether the site has one for all its maps.
    pub(super) fn is_unapproved(&self, site: bool) -> bool {
        let drawn = self.map.is_some() || self.locator.is_some();
        (drawn && !site) || self.image.as_ref().is_some_and(|image| !image.approved)
    }
}

/// One size and format of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Size {
    pub width: u32,
    pub height: u32,
    /// Around what the photo is cropped to these sides; none shows it whole.
    pub crop: Option<Focus>,
    pub format: DerivativeFormat,
    pub quality: u8,
}

/// A photo in all its sizes.
#[derive(Debug, Clone)]
pub struct PhotoJob {
    pub file: SourcePath,
    pub digest: Digest,
    /// Length of the file.
    pub bytes: u64,
    pub header: PhotoHeader,
    pub outputs: Vec<(OutPath, Size)>,
    /// Every file of this content, for problems with it: each record that
    /// shows a broken photo is named.
    pub places: Vec<Place>,
    pub tolerate_truncated: bool,
}

/// A row of the data files.
#[derive(Debug, Clone, Serialize)]
pub struct DataRow {
    pub slug: Arc<str>,
    pub name: Arc<str>,
    pub programme: String,
    pub year: i64,
    pub category: String,
    pub award: Option<String>,
    pub grade: Option<String>,
    pub region: Option<Arc<str>>,
    pub adcode: Option<String>,
    pub unit: Option<Arc<str>>,
    pub affiliation: Option<Arc<str>>,
    pub citation: Option<Arc<str>>,
    pub tags: Vec<Arc<str>>,
    pub honored_on: Option<String>,
    pub address: String,
    /// With `data: full`: every public field of the form.
    #[serde(flatten)]
    pub fields: serde_json::Map<String, serde_json::Value>,
}

/// The rows of all data files, which share them: walked once for the digest that
/// stands for them in each file's key.
#[derive(Debug, Clone)]
pub struct DataRows {
    pub list: Arc<Vec<DataRow>>,
    digest: Digest,
}

impl DataRows {
    /// Shares rows.
    pub fn new(list: Vec<DataRow>) -> DataRows {
        DataRows {
            digest: Digest::of_value(&list),
            list: Arc::new(list),
        }
    }
}

impl Serialize for DataRows {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.digest.serialize(serializer)
    }
}

/// An entry of the feed.
#[derive(Debug, Clone, Serialize)]
pub struct FeedEntry {
    pub title: String,
    /// Absolute.
    pub address: String,
    /// RFC 3339.
    pub updated: String,
    pub summary: String,
}

/// A file that is not a page.
#[derive(Debug, Clone, Serialize)]
pub enum FileJob {
    Json {
        generated_for: String,
        rows: DataRows,
    },
    Csv {
        rows: DataRows,
    },
    Atom {
        title: String,
        home: String,
        itself: String,
        updated: String,
        entries: Vec<FeedEntry>,
    },
    /// Absolute addresses and ISO dates.
    Sitemap {
        entries: Vec<(String, Option<String>)>,
    },
    Robots {
        sitemap: Option<String>,
    },
}

/// One job.
#[derive(Debug, Clone)]
pub enum Job {
    Page(Arc<PageJob>),
    Photo(Arc<PhotoJob>),
    /// A theme's static file, as it is.
    Asset(Arc<[u8]>),
    File(Arc<FileJob>),
    /// A map as an SVG and a PNG.
    Picture(Arc<PictureJob>),
}

/// What all jobs of a kind depend on besides themselves.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shared {
    /// What every page of the site shares: its settings and its theme.
    pub(super) pages: Digest,
    /// The style of maps as pictures.
    pub(super) pictures: Digest,
}

/// A job, the files it makes, and its key.
#[derive(Debug, Clone)]
pub struct Planned {
    pub outputs: Vec<OutPath>,
    pub key: Digest,
    pub job: Job,
}

/// A job and the files it makes, before the look of the site is known.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) outputs: Vec<OutPath>,
    /// Of the outputs and the job alone.
    digest: Digest,
    pub(super) job: Job,
}

impl Draft {
    pub(super) fn new(outputs: Vec<OutPath>, job: Job) -> Draft {
        let mut hasher = Hasher::default();
        for output in &outputs {
            hasher.bytes(output.as_str().as_bytes());
        }
        match &job {
            Job::Page(page) => {
                hasher.bytes(b"page");
                hasher.bytes(page.template.as_bytes());
                hasher.value(&page.view);
                for story in &page.stories {
                    hasher.value(&(story.digest, story.top, story.skip_title, story.leads));
                    hasher.value(&story.links);
                }
                hasher.value(&page.map);
                hasher.value(&page.locator);
                hasher.value(&page.image);
                hasher.value(&page.tiles);
                hasher.value(&page.tile_locator);
            }
            Job::Photo(photo) => {
                hasher.bytes(b"photo");
                hasher.value(&photo.digest);
                hasher.value(&photo.tolerate_truncated);
                for (_, size) in &photo.outputs {
                    hasher.value(size);
                }
            }
            Job::Asset(bytes) => {
                hasher.bytes(b"asset");
                hasher.bytes(bytes);
            }
            Job::File(file) => {
                hasher.bytes(b"file");
                hasher.value(file);
            }
            Job::Picture(picture) => {
                hasher.bytes(b"picture");
                hasher.value(picture);
            }
        }
        Draft {
            digest: hasher.finish(),
            outputs,
            job,
        }
    }

    /// Joins a job with its key.
    pub(super) fn planned(self, shared: Shared) -> Planned {
        let mut hasher = Hasher::default();
        hasher.value(&self.digest);
        match &self.job {
            Job::Page(_) => hasher.value(&shared.pages),
            Job::Picture(_) => hasher.value(&shared.pictures),
            Job::Photo(_) | Job::Asset(_) | Job::File(_) => {}
        }
        hasher.bytes(crate::VERSION.as_bytes());
        Planned {
            key: hasher.finish(),
            outputs: self.outputs,
            job: self.job,
        }
    }
}
