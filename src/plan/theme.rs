//! A theme, whole: its manifest, its templates and static files, its parents'
//! beneath. Built-in themes are embedded; a folder `themes/<name>/` of the site
//! adds one, or stands before the built-in one of its name.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::{Problem, Themes};
use crate::input::photo::DerivativeFormat;
use crate::input::{Digest, File, Hasher, Place, Snapshot, SourcePath, Spanned, Text};
use crate::parse::Problems;
use crate::parse::nomination::{Role, role_words};
use crate::parse::text::decode;
use crate::parse::theme::{OptionType, PhotoUse, ThemeFile, parse};
use crate::parse::yaml;
use include_dir::{Dir, include_dir};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// What of a theme decides which pages and photos there are and what templates
/// see: the rest is only how it looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// Entries of a list's page.
    pub page_size: usize,
    /// By role or kind of card: which sizes, in which proportions.
    pub photos: BTreeMap<String, PhotoUse>,
    /// JPEG, and what browsers that know it get instead.
    pub formats: BTreeSet<DerivativeFormat>,
    /// By format, 1 to 100.
    pub quality: BTreeMap<DerivativeFormat, u8>,
    /// Whether each map is offered as a picture too.
    pub pictures: bool,
}

/// A theme that pages can be rendered with.
#[derive(Debug, Clone)]
pub struct Theme {
    pub shape: Shape,
    /// Option → value, defaults filled in.
    pub options: BTreeMap<String, String>,
    /// Colours that site.yaml chose in place of the theme's: the stylesheet gets
    /// them as custom properties.
    pub colours: BTreeMap<String, String>,
    /// By name, such as `honoree.html`; with the file each is from.
    pub templates: BTreeMap<String, (String, Arc<str>)>,
    /// By name, such as `laurel.css`.
    pub statics: BTreeMap<String, Arc<[u8]>>,
    /// `picture.css`, the style of maps as pictures: literal colours, as a picture stands alone. Without it there are none.
    pub picture: Option<Arc<str>>,
    /// The digest of all templates.
    pub digest: Digest,
    /// Whether the site brings templates, which may be wrong; those of the program are not.
    pub own_templates: bool,
}

impl Theme {
    /// By role, the largest width at which it shows a photo, in pixels.
    pub fn largest(&self) -> BTreeMap<Role, u32> {
        let widths = role_words().iter().filter_map(|(role, _)| {
            let largest = super::photo::largest(*role, &self.shape)?;
            Some((*role, largest))
        });
        widths.collect()
    }
}

/// Assembles the theme of a name.
pub fn theme(
    name: &str,
    named_at: Option<Place>,
    options: &[(Spanned<String>, Spanned<String>)],
    settings_file: &SourcePath,
    snapshot: &Snapshot,
    problems: &mut Vec<Diagnostic>,
) -> Option<Theme> {
    let mut chain: Vec<(String, Files)> = Vec::new();
    let mut next = Some((name.to_owned(), named_at));
    while let Some((name, at)) = next.take() {
        let say = |problem: Themes, at: Option<Place>, problems: &mut Vec<Diagnostic>| {
            let mut said = Diagnostic::global(Problem::from(problem));
            said.place = at;
            problems.push(said);
        };
        if chain.iter().any(|(known, _)| *known == name) {
            say(Themes::Cycle { theme: name }, at, problems);
            return None;
        }
        let Some(files) = files(&name, snapshot, problems) else {
            let known = known(snapshot).join("、");
            say(Themes::Unknown { theme: name, known }, at, problems);
            return None;
        };
        let manifest = manifest(&name, &files, problems);
        next = manifest.extends.clone().map(|parent| {
            let place = SourcePath::new(&format!("themes/{name}/theme.yaml"));
            let place = place.ok().map(|file| Place::new(&file, parent.span));
            (parent.value, place)
        });
        chain.push((name, Files { manifest, ..files }));
    }
    Some(assemble(chain, options, settings_file, problems))
}

struct Files {
    own_templates: bool,
    manifest_text: Option<Arc<[u8]>>,
    manifest: ThemeFile,
    templates: BTreeMap<String, (String, Arc<str>)>,
    statics: BTreeMap<String, Arc<[u8]>>,
    picture: Option<Arc<str>>,
}

/// The files of one theme: the site's before the embedded ones.
fn files(name: &str, snapshot: &Snapshot, problems: &mut Vec<Diagnostic>) -> Option<Files> {
    let mut all: BTreeMap<String, Arc<[u8]>> = BTreeMap::new();
    if let Some(dir) = BUILT_IN.get_dir(name) {
        embedded(dir, name, &mut all);
    }
    let prefix = format!("themes/{name}/");
    let mut own_templates = false;
    for (path, file) in &snapshot.files {
        if let (Some(inner), File::Bytes { bytes, .. }) =
            (path.as_str().strip_prefix(&prefix), file)
        {
            own_templates |= inner.starts_with("templates/");
            all.insert(inner.to_owned(), bytes.clone());
        }
    }
    if all.is_empty() {
        return None;
    }
    let mut templates = BTreeMap::new();
    let mut statics = BTreeMap::new();
    let mut picture = None;
    let mut read = |file: &str, bytes: &[u8]| {
        let mut said = Problems::new(&SourcePath::new(file).ok()?);
        let text = decode(bytes, &mut said).map_or("".into(), |text| text.share());
        problems.extend(said.into_list());
        Some(text)
    };
    for (path, bytes) in &all {
        let file = format!("{prefix}{path}");
        if let Some(template) = path.strip_prefix("templates/") {
            if let Some(text) = read(&file, bytes) {
                templates.insert(template.to_owned(), (file, text));
            }
        } else if path == "picture.css" {
            picture = read(&file, bytes);
        } else if let Some(file) = path.strip_prefix("static/") {
            statics.insert(file.to_owned(), bytes.clone());
        }
    }
    Some(Files {
        own_templates,
        manifest_text: all.get("theme.yaml").cloned(),
        manifest: ThemeFile::default(),
        templates,
        statics,
        picture,
    })
}

fn embedded(dir: &Dir<'_>, name: &str, all: &mut BTreeMap<String, Arc<[u8]>>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        if let Some(inner) = path.strip_prefix(&format!("{name}/")) {
            all.insert(inner.to_owned(), file.contents().into());
        }
    }
    for inner in dir.dirs() {
        embedded(inner, name, all);
    }
}

/// The names of all themes.
fn known(snapshot: &Snapshot) -> Vec<String> {
    let built_in = BUILT_IN
        .dirs()
        .map(|dir| dir.path().to_string_lossy().into_owned());
    let own = snapshot.files.keys().filter_map(|path| {
        let inner = path.as_str().strip_prefix("themes/")?;
        Some(inner.split('/').next()?.to_owned())
    });
    let mut names: Vec<String> = built_in.chain(own).collect();
    names.sort();
    names.dedup();
    names
}

fn manifest(name: &str, files: &Files, problems: &mut Vec<Diagnostic>) -> ThemeFile {
    let (Some(bytes), Ok(path)) = (
        &files.manifest_text,
        SourcePath::new(&format!("themes/{name}/theme.yaml")),
    ) else {
        return ThemeFile::default();
    };
    let mut said = Problems::new(&path);
    let text = decode(bytes, &mut said).unwrap_or_else(|| Text::new(String::new()));
    said.set_text(&text);
    let entries = yaml::entries(&text, &mut said);
    let manifest = parse(&entries, &mut said);
    problems.extend(said.into_list());
    manifest
}

fn assemble(
    chain: Vec<(String, Files)>,
    chosen: &[(Spanned<String>, Spanned<String>)],
    settings_file: &SourcePath,
    problems: &mut Vec<Diagnostic>,
) -> Theme {
    let mut theme = Theme {
        shape: Shape {
            page_size: 60,
            photos: BTreeMap::new(),
            formats: BTreeSet::new(),
            quality: BTreeMap::new(),
            pictures: false,
        },
        options: BTreeMap::new(),
        colours: BTreeMap::new(),
        templates: BTreeMap::new(),
        statics: BTreeMap::new(),
        picture: None,
        digest: Digest::default(),
        own_templates: false,
    };
    let mut types = BTreeMap::new();
    // From the root of the chain to the chosen theme, each over the last.
    for (_, files) in chain.into_iter().rev() {
        let manifest = files.manifest;
        theme.own_templates |= files.own_templates;
        if let Some(size) = manifest
            .page_size
            .and_then(|size| usize::try_from(size).ok())
        {
            theme.shape.page_size = size.max(1);
        }
        for option in manifest.options {
            types.insert(option.name.clone(), option.kind);
            theme.options.insert(option.name, option.default);
        }
        theme.shape.photos.extend(manifest.photos);
        if let Some(formats) = manifest.formats {
            theme.shape.formats = formats.into_iter().collect();
        }
        theme.shape.quality.extend(manifest.quality);
        theme.templates.extend(files.templates);
        theme.statics.extend(files.statics);
        theme.picture = files.picture.or(theme.picture);
    }
    // An empty one is how a theme that extends another does without pictures.
    theme.picture = theme.picture.filter(|css| !css.trim().is_empty());
    theme.shape.pictures = theme.picture.is_some();
    // Every browser has to find something that it knows.
    theme.shape.formats.insert(DerivativeFormat::Jpeg);
    for (name, value) in chosen {
        match types.get(&name.value) {
            None => problems.push(Diagnostic::new(
                Themes::UnknownOption {
                    option: name.value.clone(),
                    known: types.keys().cloned().collect::<Vec<_>>().join("、"),
                },
                Place::new(settings_file, name.span),
            )),
            Some(kind) if !fits(*kind, &value.value) => problems.push(Diagnostic::new(
                Themes::BadOption {
                    option: name.value.clone(),
                    value: value.value.clone(),
                },
                Place::new(settings_file, value.span),
            )),
            Some(kind) => {
                let (name, value) = (name.value.clone(), value.value.clone());
                if *kind == OptionType::Color && theme.options.get(&name) != Some(&value) {
                    theme.colours.insert(name.clone(), value.clone());
                }
                theme.options.insert(name, value);
            }
        }
    }
    let mut hasher = Hasher::default();
    for (name, (_, text)) in &theme.templates {
        hasher.bytes(name.as_bytes());
        hasher.bytes(text.as_bytes());
    }
    theme.digest = hasher.finish();
    theme
}

fn fits(kind: OptionType, value: &str) -> bool {
    match kind {
        OptionType::Color => value.strip_prefix('#').is_some_and(|digits| {
            digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit())
        }),
        OptionType::Number => value.parse::<f64>().is_ok(),
        OptionType::Flag => matches!(value, "true" | "false"),
        OptionType::Text => true,
    }
}
