//! What stands at an address.

use super::desk::Shown;
use super::ready::Ready;
use super::said::Said;
use crate::build::{Unmade, Workshop};
use crate::diagnostic::Lang;
use crate::input::Digest;
use crate::site::slug::percent_encode;

/// Where the browser's script is served.
pub(super) const SCRIPT: &str = ".accolade/preview.js";
/// Where the browser is told of changes.
pub(super) const EVENTS: &str = ".accolade/events";

pub(super) enum Answer {
    /// A page, its bytes as a build would write them.
    Page {
        status: u16,
        html: Vec<u8>,
        /// The same as long as the page is, whatever its stylesheets hold.
        key: String,
        /// Why the page is not the newest.
        said: Vec<Said>,
    },
    /// Any other file, by the path that says what it is.
    File { path: String, bytes: Vec<u8> },
    /// It stands at another address.
    Moved(String),
    /// Nothing, and nothing to show for it.
    Nothing,
}

/// Looks up a path without its leading slash, decoded.
pub(super) fn answer(shown: &Shown, shop: &Workshop, path: &str, lang: Lang) -> Answer {
    let Some(ready) = &shown.ready else {
        return waiting(503, lang, Vec::new());
    };
    let file = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    };
    if ready.has(&file) {
        return planned(200, ready, shown, shop, &file, lang);
    }
    if !file.ends_with("index.html") && ready.has(&format!("{path}/index.html")) {
        return Answer::Moved(address(&format!("{path}/")));
    }
    // `404.html` names the path at which the site will be published.
    if let Some(base) = ready.base_path()
        && let Some(rest) = format!("/{path}").strip_prefix(base)
        && base != "/"
    {
        return Answer::Moved(address(rest));
    }
    let page =
        file.ends_with(".html") || !file.rsplit('/').next().unwrap_or_default().contains('.');
    if page && ready.has("404.html") {
        return planned(404, ready, shown, shop, "404.html", lang);
    }
    if page {
        return waiting(404, lang, Vec::new());
    }
    Answer::Nothing
}

fn planned(
    status: u16,
    ready: &Ready,
    shown: &Shown,
    shop: &Workshop,
    path: &str,
    lang: Lang,
) -> Answer {
    let mut said = Vec::new();
    let mut bytes = None;
    match ready.bytes(path, shop) {
        Some(Ok(made)) => bytes = Some((made, ready)),
        Some(Err(Unmade::Problems(problems))) => {
            said.extend(problems.iter().map(|problem| {
                let file = problem.place.as_ref().map(|place| &place.file);
                let text = file.and_then(|file| ready.template(file));
                Said::new(problem, text.as_ref(), lang)
            }));
        }
        Some(Err(Unmade::Failure(failure))) => said.push(Said::failure(&failure, lang)),
        None => {}
    }
    if bytes.is_none() {
        let mut older = shown.before.iter();
        bytes = older.find_map(|older| Some((older.bytes(path, shop)?.ok()?, &**older)));
    }
    match bytes {
        Some((html, of)) if path.ends_with(".html") => Answer::Page {
            status,
            key: format!("{status}-{}", key(&html, of)),
            html,
            said,
        },
        Some((bytes, _)) => Answer::File {
            path: path.to_owned(),
            bytes,
        },
        None if path.ends_with(".html") => waiting(500, lang, said),
        None => Answer::Nothing,
    }
}

/// A page's digest without what a stylesheet's content does to it, so that a
/// change of style alone can be shown in place.
fn key(html: &[u8], ready: &Ready) -> String {
    let mut text = String::from_utf8_lossy(html).into_owned();
    for (name, path) in ready.sheets() {
        text = text.replace(&path, &name);
    }
    Digest::of(text.as_bytes()).short()
}

/// A page for where there is none yet; the overlay says why.
fn waiting(status: u16, lang: Lang, said: Vec<Said>) -> Answer {
    let (code, title, text) = match (lang, status) {
        (Lang::Zh, 404) => ("zh-Hans", "没有这个页面", "没有这个页面。"),
        (Lang::Zh, _) => (
            "zh-Hans",
            "预览",
            "内容里有错误，还没有可以显示的页面。改好后这里会自动更新。",
        ),
        (Lang::En, 404) => ("en", "Not found", "There is no such page."),
        (Lang::En, _) => (
            "en",
            "Preview",
            "Something in the content is wrong, and there is no page to show yet. This updates by itself.",
        ),
    };
    let html = format!(
        "<!doctype html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n</head>\n\
         <body>\n<p>{text}</p>\n</body>\n</html>\n"
    );
    Answer::Page {
        status,
        html: html.into_bytes(),
        key: format!("{status}-waiting"),
        said,
    }
}

/// A path as an address below the root, percent-encoded.
pub(super) fn address(path: &str) -> String {
    let parts: Vec<String> = path.split('/').map(percent_encode).collect();
    format!("/{}", parts.join("/"))
}

/// A page with the preview's script, which no built page has.
pub(super) fn with_script(mut html: Vec<u8>, key: &str) -> Vec<u8> {
    let tag = format!("<script src=\"/{SCRIPT}\" data-key=\"{key}\" defer></script>\n");
    const HEAD: &[u8] = b"</head>";
    let at = html.windows(HEAD.len()).position(|part| part == HEAD);
    let at = at.unwrap_or(html.len());
    html.splice(at..at, tag.into_bytes());
    html
}

/// The type of a file, by its name.
pub(super) fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" | "geojson" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "svg" => "image/svg+xml",
        "jpg" => "image/jpeg",
        "png" => "image/png",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "pdf" => "application/pdf",
        "mp4" => "video/mp4",
        _ => "application/octet-stream",
    }
}
