//! `.accolade/`: safe to keep between runs of CI, safe to delete, safe to do
//! without.

use crate::picture::jpeg;
use crate::site::{Site, files_below};
use std::fs;
use std::path::Path;

fn site() -> Site {
    let site = Site::new("");
    for (folder, name, colour) in [
        ("a", "沈怀瑾", [200, 40, 40]),
        ("b", "马小禾", [40, 40, 200]),
    ] {
        site.person(folder, name, "");
        site.write(
            &format!("content/honorees/{folder}/photos/1.jpg"),
            jpeg(900, 1200, colour),
        );
    }
    site
}

fn copy(from: &Path, to: &Path) {
    for (path, bytes) in files_below(from) {
        let file = to.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
}

#[test]
fn a_fresh_checkout_with_the_cache_restored_renders_no_photo() {
    let first = site();
    let built = first.build();
    built.ok();
    let photos = built.report.photos;
    assert!(photos.rendered >= 4, "{photos:?}");
    // Another folder, other times and inodes, no output.
    let fresh = site();
    copy(
        &first.root().join(".accolade"),
        &fresh.root().join(".accolade"),
    );
    let again = fresh.build();
    again.ok();
    assert_eq!(
        (again.report.photos.rendered, again.report.photos.reused),
        (0, photos.rendered)
    );
    assert_eq!(again.report.pages.rendered, built.report.pages.rendered);
    assert_eq!(fresh.files(), first.files());
}

#[test]
fn with_cache_and_output_restored_what_was_dropped_is_gone() {
    let first = site();
    first.build().ok();
    let fresh = site();
    for folder in [".accolade", "public", "public/.accolade"] {
        copy(&first.root().join(folder), &fresh.root().join(folder));
    }
    fresh.remove("content/honorees/b");
    fresh.write(
        "content/honorees/a/photos/2.jpg",
        fs::read(fresh.root().join("content/honorees/a/photos/1.jpg")).unwrap(),
    );
    fresh.remove("content/honorees/a/photos/1.jpg");
    let built = fresh.build();
    built.ok();
    // The photo has another name and the same content.
    assert_eq!(built.report.photos.rendered, 0);
    assert!(built.report.photos.removed > 0);
    assert_eq!(fresh.files(), fresh.clean());
}

#[test]
fn without_the_cache_nothing_is_read_or_written_there() {
    let mut site = site();
    site.no_cache = true;
    let built = site.build();
    built.ok();
    assert!(!site.root().join(".accolade").exists());
    let photos = built.report.photos.rendered;
    // What lies there is neither used nor touched.
    let mut other = crate::cache::site();
    other.build().ok();
    let cache = other.root().join(".accolade");
    let before = stamps(&cache);
    assert!(!before.is_empty());
    other.remove("public");
    other.no_cache = true;
    let built = other.build();
    built.ok();
    assert_eq!(built.report.photos.rendered, photos);
    assert_eq!(stamps(&cache), before);
}

fn stamps(folder: &Path) -> Vec<(String, std::time::SystemTime)> {
    files_below(folder)
        .into_keys()
        .map(|path| {
            let metadata = fs::metadata(folder.join(&path)).unwrap();
            (path, metadata.modified().unwrap())
        })
        .collect()
}

#[test]
fn a_damaged_or_unwritable_cache_costs_time_and_nothing_else() {
    let site = site();
    let photos = site.build().ok().report.photos.rendered;
    let files = site.files();
    let cache = site.root().join(".accolade");
    for path in files_below(&cache).into_keys() {
        fs::write(cache.join(path), "damaged").unwrap();
    }
    site.remove("public");
    let built = site.build();
    built.ok();
    assert_eq!(built.report.photos.rendered, photos);
    assert_eq!(site.files(), files);
    // A file in the folder's place: nothing can be written there.
    site.remove(".accolade");
    site.write(".accolade", "in the way");
    site.remove("public");
    site.build().ok();
    assert_eq!(site.files(), files);
}

#[test]
fn what_other_code_rendered_is_rendered_again() {
    // The program's name in every key says more than its number.
    let number = env!("CARGO_PKG_VERSION");
    let sources = accolade::VERSION.strip_prefix(number).unwrap();
    assert_eq!(sources.len(), 17, "{sources}");
    // As if another build of one version had left the output: its keys differ.
    let site = site();
    let pages = site.build().ok().report.pages.rendered;
    let manifest = site.out().join(".accolade/manifest.json");
    let text = fs::read_to_string(&manifest).unwrap();
    let other: String = text
        .lines()
        .map(|line| match line.split_once("[\"") {
            Some((path, rest)) => {
                format!("{path}[\"{}{}\n", "0".repeat(64), rest.get(64..).unwrap())
            }
            None => format!("{line}\n"),
        })
        .collect();
    fs::write(&manifest, other).unwrap();
    let again = site.build();
    again.ok();
    assert_eq!(again.report.pages.rendered, pages);
    assert_eq!(again.report.photos.rendered, 0);
    assert_eq!(fs::read_to_string(&manifest).unwrap(), text);
}
