//! Publications: their sites, and how they are published and looked at.

mod killed;
mod owned;
mod refused;

use super::*;
use std::io;
use std::path::PathBuf;
use tempfile::TempDir;

/// Pages by path. A line `needs x` in a page names a file that must be there.
type Site = BTreeMap<String, String>;

fn site(files: &[(&str, &str)]) -> Site {
    let own = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
    files.iter().map(own).collect()
}

fn path(text: &str) -> OutPath {
    OutPath::new(text).unwrap()
}

fn later() -> SystemTime {
    SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1 << 33)
}

fn memo() -> OutputMemo {
    OutputMemo::new("test")
}

/// Renders what is not intact, and commits. Returns also how many were rendered.
fn publish(
    out: &Path,
    site: &Site,
    watch: &mut dyn FnMut(Step) -> io::Result<()>,
) -> Result<(Committed, usize), Failure> {
    let mut output = Output::open(out)?;
    output.verify_all(&mut memo(), later())?;
    let mut plan = BTreeMap::new();
    let mut rendered = 0;
    for (name, text) in site {
        let job = Digest::of(format!("job {text}").as_bytes());
        let path = path(name);
        let content = match output.kept(&path, job) {
            Some(content) => content,
            None => {
                rendered += 1;
                output.stage(&path, text.as_bytes())?
            }
        };
        plan.insert(path, Entry { job, content });
    }
    Ok((output.commit(&plan, watch)?, rendered))
}

fn publish_all(out: &Path, site: &Site) -> Committed {
    publish(out, site, &mut |_| Ok(())).unwrap().0
}

/// A folder in memory where the system has such: every build waits for the
/// disk, and hundreds of them would wait for whatever else is being written.
fn temporary() -> TempDir {
    TempDir::new_in("/dev/shm").unwrap_or_else(|_| TempDir::new().unwrap())
}

/// An output that holds somebody else's files and what we built before.
fn start(foreign: Option<&Site>, before: Option<&Site>) -> (TempDir, PathBuf) {
    let folder = temporary();
    let out = folder.path().join("public");
    if let Some(foreign) = foreign {
        fs::create_dir(&out).unwrap();
        put(&out, foreign);
    }
    if let Some(before) = before {
        publish_all(&out, before);
    }
    (folder, out)
}

/// Every file and folder below, with a slash behind folders.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .min_depth(1)
        .into_iter()
        .map(|entry| {
            let entry = entry.unwrap();
            let name = entry.path().strip_prefix(folder).unwrap();
            let name = name.to_str().unwrap().to_owned();
            if entry.file_type().is_dir() {
                (name + "/", Vec::new())
            } else if entry.path_is_symlink() {
                let target = fs::read_link(entry.path()).unwrap();
                (name, target.into_os_string().into_encoded_bytes())
            } else {
                (name, fs::read(entry.path()).unwrap())
            }
        })
        .collect()
}

fn put(folder: &Path, files: &Site) {
    for (name, text) in files {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
}

fn first() -> Site {
    site(&[
        ("assets/site.1.css", "red"),
        ("photos/ab-400.jpg", "photo"),
        (
            "index.html",
            "home\nneeds assets/site.1.css\nneeds photos/ab-400.jpg",
        ),
        (
            "honorees/index.html",
            "list\nneeds honorees/shen/index.html",
        ),
        ("honorees/shen/index.html", "shen\nneeds photos/ab-400.jpg"),
        ("honorees/teng/index.html", "teng\nneeds assets/site.1.css"),
        ("sitemap.xml", "shen teng"),
    ])
}

/// `first` with one honoree gone, one new, and a new style.
fn second() -> Site {
    site(&[
        ("assets/site.2.css", "blue"),
        ("photos/cd-400.jpg", "other photo"),
        (
            "index.html",
            "home two\nneeds assets/site.2.css\nneeds photos/cd-400.jpg",
        ),
        (
            "honorees/index.html",
            "list\nneeds honorees/shen/index.html\nneeds honorees/yuchi/index.html",
        ),
        ("honorees/shen/index.html", "shen\nneeds photos/cd-400.jpg"),
        (
            "honorees/yuchi/index.html",
            "yuchi\nneeds assets/site.2.css",
        ),
        ("sitemap.xml", "shen yuchi"),
    ])
}

fn without(site: &Site, withdrawn: &str) -> Site {
    let mut site = site.clone();
    site.retain(|path, _| !path.contains(withdrawn));
    site.insert("honorees/index.html".into(), "list".into());
    site
}

fn foreign() -> Option<Site> {
    Some(site(&[
        ("CNAME", "example.org"),
        ("honorees/.htaccess", "own rules"),
        ("old/index.html", "somebody else's"),
    ]))
}
