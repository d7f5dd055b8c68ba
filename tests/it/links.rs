//! Follows every link of a built site: each leads somewhere, and no page asks
//! another host for anything.

use crate::markup::{tags, text_of};
use percent_encoding::percent_decode_str;
use std::collections::{BTreeMap, BTreeSet};

/// What a built site promises about its links.
pub(crate) struct Promise<'p> {
    /// `base_url`, if the site has one.
    pub(crate) base_url: Option<&'p str>,
    pub(crate) offline: bool,
}

/// The site of the tests' own address.
pub(crate) const ONLINE: Promise<'static> = Promise {
    base_url: Some("https://example.org/honour/"),
    offline: false,
};

/// A link as a page writes it.
struct Link {
    target: String,
    /// Whether the browser loads it by itself.
    loaded: bool,
}

/// What is wrong with the links of a built site, a sentence each.
pub(crate) fn faults(files: &BTreeMap<String, Vec<u8>>, promise: &Promise<'_>) -> Vec<String> {
    let mut out = Vec::new();
    let mut followed = 0;
    for (path, bytes) in files {
        let text = String::from_utf8_lossy(bytes);
        let links = match path.rsplit('.').next().unwrap_or_default() {
            "html" => {
                inline_code(path, &text, &mut out);
                page_links(&text)
            }
            "css" => sheet_links(&text),
            "xml" => continue,
            _ => continue,
        };
        for link in links {
            followed += 1;
            if let Err(why) = follow(files, path, &link, promise) {
                out.push(format!("{path}: {} {why}", link.target));
            }
        }
    }
    assert!(followed > 0, "no link was found");
    absolute(files, promise, &mut out);
    out
}

/// The content policy forbids code and styles inside a page.
fn inline_code(path: &str, page: &str, out: &mut Vec<String>) {
    for tag in tags(page) {
        let inline = tag.name == "script" && tag.attribute("src").is_none();
        let handler = tag
            .attributes
            .iter()
            .any(|(name, _)| name == "style" || name.starts_with("on"));
        if tag.name == "style" || inline || handler {
            out.push(format!("{path}: <{}> holds code or a style", tag.name));
        }
    }
}

fn page_links(page: &str) -> Vec<Link> {
    let mut out = Vec::new();
    for tag in tags(page) {
        let navigates = matches!(tag.name.as_str(), "a" | "area")
            || tag.name == "link"
                && matches!(
                    tag.attribute("rel"),
                    Some("canonical" | "alternate" | "next" | "prev")
                );
        for (name, value) in &tag.attributes {
            let mut add = |target: &str, loaded: bool| {
                out.push(Link {
                    target: target.trim().to_owned(),
                    loaded,
                });
            };
            match name.as_str() {
                // What search engines read is checked as an address, below.
                "href" if tag.attribute("rel") == Some("canonical") => {}
                "href" | "xlink:href" | "action" => add(value, !navigates),
                "src" | "poster" | "data" => add(value, true),
                "srcset" | "imagesrcset" => {
                    for candidate in value.split(',') {
                        let target = candidate.split_whitespace().next();
                        add(target.unwrap_or_default(), true);
                    }
                }
                "content" if tag.attribute("http-equiv") == Some("refresh") => {
                    let (_, target) = value.split_once("url=").expect("a refresh without url");
                    add(target, false);
                }
                _ => {}
            }
        }
    }
    out
}

fn sheet_links(sheet: &str) -> Vec<Link> {
    assert!(!sheet.contains("@import"), "a sheet that loads another");
    sheet
        .split("url(")
        .skip(1)
        .map(|part| {
            let target = part.split(')').next().unwrap_or_default();
            Link {
                target: target.trim_matches([' ', '"', '\'']).to_owned(),
                loaded: true,
            }
        })
        .collect()
}

/// Follows a link from its page to a file of the site.
fn follow(
    files: &BTreeMap<String, Vec<u8>>,
    page: &str,
    link: &Link,
    promise: &Promise<'_>,
) -> Result<(), String> {
    let target = link.target.as_str();
    let scheme = target
        .split_once(':')
        .filter(|(scheme, _)| scheme.chars().all(|c| c.is_ascii_alphanumeric()));
    if target.starts_with("//") || scheme.is_some() {
        return if link.loaded {
            Err("is loaded from another host".to_owned())
        } else {
            Ok(())
        };
    }
    let (path, fragment) = match target.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (target, None),
    };
    if path.contains('?') {
        return Err("has a query, which no file answers".to_owned());
    }
    let file = if path.is_empty() && fragment.is_some() {
        page.to_owned()
    } else {
        resolve(page, path, promise)?
    };
    let Some(bytes) = files.get(&file) else {
        return Err(format!("leads to {file}, which is not there"));
    };
    let Some(fragment) = fragment.filter(|_| file.ends_with(".html")) else {
        return Ok(());
    };
    let id = decoded(fragment)?;
    let text = String::from_utf8_lossy(bytes);
    if tags(&text)
        .iter()
        .any(|tag| tag.attribute("id") == Some(&id))
    {
        Ok(())
    } else {
        Err(format!("names no id of {file}"))
    }
}

fn decoded(text: &str) -> Result<String, String> {
    match percent_decode_str(text).decode_utf8() {
        Ok(text) => Ok(text.into_owned()),
        Err(_) => Err("is not UTF-8 when decoded".to_owned()),
    }
}

/// The file that a host sends for a path on a page.
fn resolve(page: &str, path: &str, promise: &Promise<'_>) -> Result<String, String> {
    let (mut at, rest) = match path.strip_prefix('/') {
        Some(_) => {
            if page != "404.html" || promise.offline {
                return Err("leads to the host's root".to_owned());
            }
            let root = promise.base_url.map_or("/".to_owned(), path_of);
            let rest = path.strip_prefix(root.as_str());
            (Vec::new(), rest.ok_or("leaves the site's own path")?)
        }
        None => {
            // A host serves this page at any depth.
            if page == "404.html" && !promise.offline {
                return Err("is relative on a page without a place".to_owned());
            }
            let mut folder: Vec<String> = page.split('/').map(str::to_owned).collect();
            folder.pop();
            (folder, path)
        }
    };
    for part in rest.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                at.pop().ok_or("climbs out of the site")?;
            }
            part => at.push(decoded(part)?),
        }
    }
    let folder = rest.is_empty() || rest.ends_with(['/', '.']);
    if folder {
        if promise.offline {
            return Err("names a folder, which file:// lists".to_owned());
        }
        at.push("index.html".to_owned());
    }
    Ok(at.join("/"))
}

fn path_of(base_url: &str) -> String {
    let (_, rest) = base_url.split_once("://").unwrap();
    let path = rest.split_once('/').map_or("", |(_, path)| path);
    let path = path.trim_end_matches('/');
    if path.is_empty() {
        "/".to_owned()
    } else {
        format!("/{path}/")
    }
}

/// Canonical links, the feed, the sitemap and the data name files by their
/// whole address.
fn absolute(files: &BTreeMap<String, Vec<u8>>, promise: &Promise<'_>, out: &mut Vec<String>) {
    for (path, bytes) in files {
        let text = String::from_utf8_lossy(bytes);
        for address in addresses(path, &text) {
            let Some(base) = promise.base_url else {
                out.push(format!("{path}: {address} on a site without an address"));
                continue;
            };
            let base = format!("{}/", base.trim_end_matches('/'));
            let Some(rest) = address.strip_prefix(&base) else {
                out.push(format!("{path}: {address} is not below {base}"));
                continue;
            };
            let mut file = decoded(rest).unwrap();
            if file.is_empty() || file.ends_with('/') {
                file.push_str("index.html");
            }
            if !files.contains_key(&file) {
                out.push(format!("{path}: {address} is not there"));
            }
        }
    }
}

fn addresses(path: &str, text: &str) -> Vec<String> {
    let between = |open: &str| -> Vec<String> {
        text.split(open)
            .skip(1)
            .map(|part| text_of(part.split('<').next().unwrap_or_default()))
            .collect()
    };
    match path {
        "sitemap.xml" => between("<loc>"),
        "atom.xml" => {
            let links = tags(text);
            let links = links.iter().filter(|tag| tag.name == "link");
            let hrefs = links.filter_map(|tag| tag.attribute("href").map(str::to_owned));
            hrefs.chain(between("<id>")).collect()
        }
        "robots.txt" => text
            .lines()
            .filter_map(|line| line.strip_prefix("Sitemap: ").map(str::to_owned))
            .collect(),
        _ if path.ends_with(".html") => tags(text)
            .iter()
            .filter(|tag| tag.attribute("rel") == Some("canonical"))
            .filter_map(|tag| tag.attribute("href").map(str::to_owned))
            .collect(),
        _ => Vec::new(),
    }
}

/// The pages that nobody reaches from the home page by links.
pub(crate) fn unreached(files: &BTreeMap<String, Vec<u8>>, promise: &Promise<'_>) -> Vec<String> {
    let mut seen = BTreeSet::from(["index.html".to_owned()]);
    let mut open = vec!["index.html".to_owned()];
    while let Some(page) = open.pop() {
        let text = String::from_utf8_lossy(&files[&page]);
        for link in page_links(&text) {
            let path = link.target.split('#').next().unwrap_or_default();
            if path.is_empty() || path.contains(':') {
                continue;
            }
            if let Ok(file) = resolve(&page, path, promise)
                && file.ends_with(".html")
                && files.contains_key(&file)
                && seen.insert(file.clone())
            {
                open.push(file);
            }
        }
    }
    files
        .iter()
        .filter(|(path, bytes)| {
            // Older addresses and the error page are there for outsiders.
            path.ends_with(".html")
                && *path != "404.html"
                && !String::from_utf8_lossy(bytes).contains("http-equiv=\"refresh\"")
                && !seen.contains(*path)
        })
        .map(|(path, _)| path.clone())
        .collect()
}

/// Asserts that every link of a built site holds.
pub(crate) fn assert_whole(files: &BTreeMap<String, Vec<u8>>, promise: &Promise<'_>) {
    assert_eq!(faults(files, promise), Vec::<String>::new());
    assert_eq!(unreached(files, promise), Vec::<String>::new());
}
