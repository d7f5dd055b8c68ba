//! What a file is for, told by its name alone.

/// How a scan treats a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Held whole, up to the limit of texts.
    Text,
    /// Held whole, up to the limit of boundaries.
    Boundaries,
    /// Read once, for its digest and headers.
    Photo,
    /// Held whole, up to the limit of resources: fonts, icons, a theme's files.
    Resource,
    /// Not opened: nothing in the site can ask for it.
    Unread,
}

const TEXTS: &[&str] = &[
    "yaml",
    "yml",
    "md",
    "markdown",
    "csv",
    "tsv",
    "geojson",
    "topojson",
    "json",
    "html",
    "htm",
    "css",
    "js",
    "mjs",
    "svg",
    "txt",
    "toml",
    "xml",
    "webmanifest",
];

const PHOTOS: &[&str] = &[
    "jpg", "jpeg", "jpe", "jfif", "png", "webp", "heic", "heif", "hif", "avif", "gif", "bmp",
    "tif", "tiff",
];

const RESOURCES: &[&str] = &["ttf", "otf", "ttc", "otc", "woff", "woff2", "ico", "pdf"];

/// The part of a name behind its last dot, in lower case.
fn extension(name: &str) -> Option<String> {
    let (stem, extension) = name.rsplit_once('.')?;
    (!stem.is_empty()).then(|| extension.to_ascii_lowercase())
}

/// The kind of the file at a source path such as `content/site.yaml`.
pub(crate) fn kind(source: &str) -> Kind {
    let name = source.rsplit('/').next().unwrap_or(source);
    let extension = extension(name);
    let one_of = |list: &[&str]| {
        extension
            .as_deref()
            .is_some_and(|extension| list.contains(&extension))
    };
    if source.starts_with("content/atlas/") && one_of(&["geojson", "topojson", "json"]) {
        Kind::Boundaries
    } else if one_of(TEXTS) {
        Kind::Text
    } else if one_of(PHOTOS) {
        Kind::Photo
    } else if one_of(RESOURCES) || source.starts_with("themes/") {
        Kind::Resource
    } else {
        // Films and Word files lie beside nominations by the gigabyte.
        Kind::Unread
    }
}

/// Whether a folder's name is that of a file which some stage might ask for.
pub(crate) fn promises_file(name: &str) -> bool {
    matches!(kind(name), Kind::Text | Kind::Photo)
}

/// Whether a name is what systems, editors, browsers and Office leave behind
/// (cases.md, "junk files"). Such files and folders do not exist for us.
pub(crate) fn junk(name: &str) -> bool {
    let lower = name.to_lowercase();
    // Names with a dot in front cover `._a.jpg`, `.DS_Store`, `.git`, `.x.swp`
    // and Emacs's lock `.#x`.
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
        || matches!(
            lower.as_str(),
            "thumbs.db"
                | "ehthumbs.db"
                | "desktop.ini"
                | "icon\r"
                | "__macosx"
                | "@eadir"
                | "#recycle"
                | "$recycle.bin"
                | "system volume information"
                | "lost+found"
        )
        || matches!(
            extension(&lower).as_deref(),
            Some("crdownload" | "part" | "partial" | "download" | "opdownload" | "tmp" | "swp")
        )
}

/// Whether a file holds private fields: `private.yaml`, and beside honorees also
/// what people make of it by copying (`private 副本.yaml`, `private (1).yml`).
pub(crate) fn private(source: &str) -> bool {
    let (folder, name) = source.rsplit_once('/').unwrap_or(("", source));
    let lower = name.to_lowercase();
    let yaml = matches!(extension(&lower).as_deref(), Some("yaml" | "yml"));
    let honoree = folder == "content/honorees" || folder.starts_with("content/honorees/");
    matches!(lower.as_str(), "private.yaml" | "private.yml")
        || (honoree && yaml && lower.starts_with("private"))
}
