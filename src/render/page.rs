//! A page job becomes HTML by its template.

use super::map::{self, LocatorBase};
use super::markdown::{self, Options, Resolved};
use super::shown::Show;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::Themes;
use crate::input::{Digest, Place, SourcePath, Span};
use crate::plan::map::{LocatorSpec, PictureJob};
use crate::plan::theme::Theme;
use crate::plan::view::{ImageView, PageHead, SiteView};
use crate::plan::{LinkJob, PageJob, StoryJob};
use serde::Serialize;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex};
use tera::{Context, ErrorKind, Tera, Value};

/// Room for a usual page, in bytes.
const PAGE: usize = 32 * 1024;

/// The sheets of locators laid out so far, by the digest of their ground.
type LocatorBases = BTreeMap<[u8; 32], Arc<LocatorBase>>;

/// What the head or the foot of a page depends on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct PartKey {
    #[serde(skip)]
    name: &'static str,
    root: String,
    section: &'static str,
    /// `home` or nothing.
    kind: &'static str,
}

/// Templates, ready, and what several pages share: drawings, heads and feet.
pub struct Renderer {
    tera: Tera,
    /// By template, the file it is from.
    files: BTreeMap<String, String>,
    parts: Mutex<BTreeMap<PartKey, Value>>,
    locators: Mutex<BTreeMap<Digest, Value>>,
    bases: Mutex<LocatorBases>,
    show: Show,
    /// The style of maps as pictures.
    picture: Arc<str>,
}

impl Renderer {
    /// Prepares a theme's templates.
    ///
    /// # Errors
    ///
    /// Every template that cannot be read: each is parsed alone first, since
    /// together one would hide the others.
    pub fn new(theme: &Theme, site: &SiteView) -> Result<Renderer, Vec<Diagnostic>> {
        let files = theme
            .templates
            .iter()
            .map(|(name, (file, _))| (name.clone(), file.clone()))
            .collect();
        let mut problems = Vec::new();
        for (name, (file, text)) in &theme.templates {
            let mut alone = Tera::new();
            if let Err(error) = alone.add_raw_template(name, text)
                && let ErrorKind::SyntaxError(report) = error.kind()
            {
                let span = Span::new(report.span().range.start, report.span().range.end);
                problems.push(at(
                    file,
                    span,
                    Themes::Template {
                        template: name.clone(),
                        detail: report.message().to_owned(),
                    },
                ));
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut tera = Tera::new();
        let templates = theme
            .templates
            .iter()
            .map(|(name, (_, text))| (name.as_str(), &**text));
        if let Err(error) = tera.add_raw_templates(templates) {
            return Err(vec![together(&files, &error)]);
        }
        tera.global_context().insert("site", site);
        Ok(Renderer {
            tera,
            files,
            parts: Mutex::new(BTreeMap::new()),
            locators: Mutex::new(BTreeMap::new()),
            bases: Mutex::new(BTreeMap::new()),
            show: Show::new(theme),
            picture: theme.picture.clone().unwrap_or_default(),
        })
    }

    /// Renders a page.
    ///
    /// # Errors
    ///
    /// The template failed; the same mistake on another page is the same
    /// diagnostic.
    pub fn page(&self, job: &PageJob) -> Result<Vec<u8>, Box<Diagnostic>> {
        let root = &job.view.head().root;
        let mut html = BTreeMap::new();
        if let Some(spec) = &job.map {
            html.insert("map", Value::safe_string(&map::svg(spec)));
        }
        if let Some(spec) = &job.tiles {
            html.insert("map", Value::safe_string(&map::tiles(spec)));
        }
        if let Some(spec) = &job.tile_locator {
            let drawing = once(&self.locators, Digest::of_value(spec), || {
                Ok(map::tiles(spec))
            })?;
            html.insert("locator", drawing);
        }
        if let Some(spec) = &job.locator {
            let drawing = once(&self.locators, Digest::of_value(spec), || {
                Ok(self.locator(spec).unwrap_or_default())
            })?;
            html.insert("locator", drawing);
        }
        let stories: Vec<Value> = job
            .stories
            .iter()
            .map(|story| Value::safe_string(&story_html(story, root)))
            .collect();
        html.insert("stories", Value::from(stories.as_slice()));
        for part in ["header", "footer"] {
            html.insert(part, self.part(part, job.view.head())?);
        }
        let mut context = Context::new();
        context.insert_value("view", self.show.view(job));
        context.insert_value("html", Value::from(html));
        let mut page = Vec::with_capacity(PAGE);
        self.tera
            .render_to(job.template, &context, &mut page)
            .map_err(|error| Box::new(self.failed(job.template, &error)))?;
        Ok(page)
    }

    /// A map as an SVG and a PNG.
    ///
    /// # Errors
    ///
    /// The theme's `picture.css` makes an SVG that cannot be drawn.
    pub fn picture(&self, job: &PictureJob) -> Result<Vec<Vec<u8>>, Box<Diagnostic>> {
        match map::picture(job, &self.picture) {
            Ok(files) => Ok(files.into()),
            Err(detail) => Err(Box::new(Diagnostic::global(Themes::Render {
                template: "picture.css".to_owned(),
                detail,
            }))),
        }
    }

    /// The head or the foot of a page: it depends on the page's depth, section
    /// and kind alone and is rendered once for all that are alike.
    fn part(&self, name: &'static str, head: &PageHead) -> Result<Value, Box<Diagnostic>> {
        let key = PartKey {
            name,
            root: head.root.clone(),
            section: head.section,
            kind: if head.kind == "home" { "home" } else { "" },
        };
        once(&self.parts, key.clone(), || {
            let template = format!("{name}.html");
            if !self.files.contains_key(&template) {
                return Ok(String::new());
            }
            let mut context = Context::new();
            context.insert("page", &key);
            self.tera
                .render(&template, &context)
                .map_err(|error| Box::new(self.failed(&template, &error)))
        })
    }

    /// The small map of one region; empty where it is no part of its ground.
    fn locator(&self, spec: &LocatorSpec) -> Option<String> {
        // The lock is held while a sheet is laid out: whoever waits for it needs
        // that very sheet.
        let mut bases = self.bases.lock().ok()?;
        let base = bases
            .entry(spec.ground.digest())
            .or_insert_with(|| Arc::new(LocatorBase::new(&spec.ground)))
            .clone();
        drop(bases);
        map::locator(&base, spec)
    }

    fn failed(&self, template: &str, error: &tera::Error) -> Diagnostic {
        match error.kind() {
            ErrorKind::RenderingError(report) | ErrorKind::SyntaxError(report) => {
                let file = self.files.get(report.filename());
                let problem = Themes::Render {
                    template: report.filename().to_owned(),
                    detail: report.message().to_owned(),
                };
                let span = Span::new(report.span().range.start, report.span().range.end);
                match file {
                    Some(file) => at(file, span, problem),
                    None => Diagnostic::global(problem),
                }
            }
            kind => Diagnostic::global(Themes::Render {
                template: template.to_owned(),
                detail: kind.to_string(),
            }),
        }
    }
}

/// What is wrong with templates that are right each by itself.
fn together(files: &BTreeMap<String, String>, error: &tera::Error) -> Diagnostic {
    let (template, detail, span) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => (
            report.filename(),
            report.message().to_owned(),
            Span::new(report.span().range.start, report.span().range.end),
        ),
        ErrorKind::MissingParent { current, .. } => {
            (current.as_str(), error.to_string(), Span::default())
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (tpl.as_str(), error.to_string(), Span::default())
        }
        kind => ("", kind.to_string(), Span::default()),
    };
    let problem = Themes::Template {
        template: template.to_owned(),
        detail,
    };
    match files.get(template) {
        Some(file) => at(file, span, problem),
        None => Diagnostic::global(problem),
    }
}

/// What many pages show is made once, as a string that needs no escaping.
fn once<K: Ord>(
    made: &Mutex<BTreeMap<K, Value>>,
    key: K,
    make: impl FnOnce() -> Result<String, Box<Diagnostic>>,
) -> Result<Value, Box<Diagnostic>> {
    let known = made.lock().map(|made| made.get(&key).cloned());
    if let Ok(Some(value)) = known {
        return Ok(value);
    }
    let value = Value::safe_string(&make()?);
    if let Ok(mut made) = made.lock() {
        made.insert(key, value.clone());
    }
    Ok(value)
}

fn at(file: &str, span: Span, problem: Themes) -> Diagnostic {
    match SourcePath::new(file) {
        Ok(file) => Diagnostic::new(problem, Place::new(&file, span)),
        Err(_) => Diagnostic::global(problem),
    }
}

/// A story as HTML: links and images in the order in which planning resolved
/// them.
fn story_html(story: &StoryJob, root: &str) -> String {
    let options = Options {
        top: story.top,
        skip_title: story.skip_title,
    };
    let references = if story.links.is_empty() {
        Vec::new()
    } else {
        crate::parse::markdown::references(&story.text)
    };
    let next = Cell::new(0);
    let leads = Cell::new(story.leads);
    markdown::html(&story.text, &options, &|reference| {
        // Planning saw every reference; the renderer asks for those it shows,
        // in the same order, so that the next one of the same place is meant.
        let mut at = next.get();
        while references
            .get(at)
            .is_some_and(|known| known.span.start < reference.span.start)
        {
            at += 1;
        }
        next.set(at + 1);
        match story.links.get(at) {
            Some(LinkJob::Href(href)) => Resolved::Link(href.clone()),
            Some(LinkJob::Image(image)) => {
                let first = leads.replace(false);
                Resolved::Html(picture(image, &reference.text, root, first))
            }
            Some(LinkJob::Text) | None => Resolved::Text,
        }
    })
}

/// A photo inside a story; `first` is the first of its page.
fn picture(image: &ImageView, alt: &str, root: &str, first: bool) -> String {
    let mut out = String::from("<picture>");
    let srcset = |candidates: &[crate::plan::view::Candidate]| {
        candidates
            .iter()
            .map(|candidate| format!("{root}{} {}w", candidate.src, candidate.width))
            .collect::<Vec<_>>()
            .join(", ")
    };
    // The column of a story, and of a page of the site's own.
    const SIZES: &str = "(min-width: 1200px) 660px, (min-width: 900px) 58vw, 90vw";
    let when = if first {
        "fetchpriority=\"high\""
    } else {
        "loading=\"lazy\""
    };
    for source in &image.sources {
        let _ = write!(
            out,
            "<source type=\"{}\" srcset=\"{}\" sizes=\"{SIZES}\">",
            source.mime,
            srcset(&source.candidates)
        );
    }
    let alt = if alt.is_empty() { &image.alt } else { alt };
    let _ = write!(
        out,
        "<img src=\"{root}{}\" srcset=\"{}\" sizes=\"{SIZES}\" width=\"{}\" height=\"{}\" alt=\"{}\" {when} decoding=\"async\"></picture>",
        image.src,
        srcset(&image.candidates),
        image.width,
        image.height,
        escaped(alt),
    );
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
