#[cfg(unix)]
mod links;

use super::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tempfile::TempDir;

/// A site of these files; each holds its own path, unless told otherwise.
fn site(files: &[&str]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for file in files {
        write(folder.path(), file, file.as_bytes());
    }
    folder
}

fn write(root: &Path, file: &str, bytes: &[u8]) {
    let path = root.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn probe(bytes: &[u8]) -> Result<PhotoHeader, PhotoProblem> {
    Err(PhotoProblem::TooShort { bytes: bytes.len() })
}

/// Long after every file of the tests was written.
fn later() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1 << 33)
}

fn rules() -> ScanRules<'static> {
    ScanRules::new(later(), &probe)
}

fn memo() -> ScanMemo {
    ScanMemo::new("test")
}

/// One line a file, with a letter for what it is.
fn shown(snapshot: &Snapshot) -> Vec<String> {
    let letter = |file: &File| match file {
        File::Bytes { .. } => 'b',
        File::Photo { .. } => 'p',
        File::Folder => 'd',
        File::Foreign => 'f',
        File::TooLong(_) => 'l',
        File::Unread(_) => 'u',
    };
    let files = snapshot.files.iter();
    files
        .map(|(path, file)| format!("{} {path}", letter(file)))
        .collect()
}

fn check(root: &Path, expected: &[&str]) {
    let snapshot = scan(root, &rules(), &mut memo()).unwrap();
    assert_eq!(shown(&snapshot), expected);
}

#[test]
fn junk_and_private_files_do_not_exist() {
    let folder = site(&[
        "content/._a.jpg",
        "content/.DS_Store",
        "content/.hidden/a.md",
        "content/Thumbs.db",
        "content/Desktop.ini",
        "content/a/b.jpg.crdownload",
        "content/a/b.jpg.part",
        "content/a/~$推荐表.docx",
        "content/a/story.md~",
        "content/a/.nomination.yaml.swp",
        "content/a/.#story.md",
        "content/a/#story.md#",
        "content/__MACOSX/a/nomination.yaml",
        "content/a/private.yaml",
        "content/a/Private.YAML",
        "content/honorees/a/private 副本.yaml",
        "content/honorees/a/nomination 副本.yaml",
        "content/honorees/a/nomination.yaml",
        "content/honorees/a/推荐表.docx",
        "content/programmes/private-2025.yaml",
        "public/index.html",
        "notes.md",
    ]);
    let rest = [
        "b content/honorees/a/nomination 副本.yaml",
        "b content/honorees/a/nomination.yaml",
        "u content/honorees/a/推荐表.docx",
        "b content/programmes/private-2025.yaml",
    ];
    check(folder.path(), &rest);
    let rules = ScanRules {
        private: true,
        ..rules()
    };
    let snapshot = scan(folder.path(), &rules, &mut memo()).unwrap();
    let mut all = vec!["b content/a/private.yaml"];
    all.extend(rest);
    assert_eq!(shown(&snapshot), all);
}

#[test]
fn kinds_of_files() {
    let folder = site(&[
        "content/a.jpg/inside.md",
        "content/b.JPG",
        "content/c.HEIC",
        "content/d.svg",
        "content/font.ttc",
        "content/film.mp4",
        "content/story.md/x",
        "themes/x/static/film.mp4",
        "themes/x/static/LICENSE",
        "themes/x/theme.yaml",
    ]);
    check(
        folder.path(),
        &[
            "d content/a.jpg",
            "b content/a.jpg/inside.md",
            "p content/b.JPG",
            "p content/c.HEIC",
            "b content/d.svg",
            "u content/film.mp4",
            "b content/font.ttc",
            "d content/story.md",
            "u content/story.md/x",
            "b themes/x/static/LICENSE",
            "b themes/x/static/film.mp4",
            "b themes/x/theme.yaml",
        ],
    );
    let snapshot = scan(folder.path(), &rules(), &mut memo()).unwrap();
    let bytes = b"content/b.JPG";
    match snapshot.files.get("content/b.JPG") {
        Some(File::Photo {
            digest,
            bytes: length,
            header,
        }) => {
            assert_eq!(*digest, Digest::of(bytes));
            assert_eq!(*length, bytes.len() as u64);
            assert_eq!(*header, probe(bytes));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(
        snapshot.bytes("content/d.svg").unwrap().as_ref(),
        b"content/d.svg"
    );
}

#[test]
fn limits_are_inclusive() {
    let folder = TempDir::new().unwrap();
    for length in [9, 10, 11] {
        for kind in ["yaml", "jpg", "ttf"] {
            let name = format!("content/{length:02}.{kind}");
            write(folder.path(), &name, &vec![b'x'; length]);
        }
    }
    let rules = ScanRules {
        longest_text: 10,
        largest_photo: 10,
        largest_resource: 9,
        ..rules()
    };
    let snapshot = scan(folder.path(), &rules, &mut memo()).unwrap();
    assert_eq!(
        shown(&snapshot),
        [
            "p content/09.jpg",
            "b content/09.ttf",
            "b content/09.yaml",
            "p content/10.jpg",
            "l content/10.ttf",
            "b content/10.yaml",
            "l content/11.jpg",
            "l content/11.ttf",
            "l content/11.yaml",
        ]
    );
    let long = snapshot.files.get("content/11.yaml");
    assert!(matches!(long, Some(File::TooLong(11))));
}

#[test]
fn missing_folders() {
    let folder = TempDir::new().unwrap();
    check(folder.path(), &[]);
    write(folder.path(), "content", b"a file");
    check(folder.path(), &["u content"]);
    let missing = scan(&folder.path().join("x"), &rules(), &mut memo());
    assert_eq!(missing.unwrap_err().action, "find");
}

#[test]
fn names_keep_their_spelling_and_byte_order() {
    let names = [
        "content/Z.md",
        "content/a/x.md",
        "content/a-b.md",
        "content/a.md",
        "content/cafe\u{301}.md",
        "content/caf\u{e9}.md",
        "content/张三.md",
    ];
    let folder = site(&names);
    let mut sorted = names.map(|name| format!("b {name}"));
    sorted.sort();
    let sorted: Vec<&str> = sorted.iter().map(String::as_str).collect();
    // File systems that fold Unicode forms keep one of the two.
    if cfg!(target_os = "linux") {
        check(folder.path(), &sorted);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_text() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = site(&["content/a.md", "content/b\\c.md", "content/d\\e/x.md"]);
    // 张三.md in GBK, and a folder named so.
    let gbk = OsStr::from_bytes(b"\xd5\xc5\xc8\xfd.md");
    fs::write(folder.path().join("content").join(gbk), "x").unwrap();
    let gbk = OsStr::from_bytes(b"\xd5\xc5");
    fs::create_dir_all(folder.path().join("content").join(gbk).join("y")).unwrap();
    check(
        folder.path(),
        &[
            "b content/a.md",
            "f content/b\u{fffd}c.md",
            "f content/d\u{fffd}e",
            "f content/\u{fffd}\u{fffd}",
            "f content/\u{fffd}\u{fffd}\u{fffd}\u{fffd}.md",
        ],
    );
}

/// Scans with a probe that counts; how many photos were opened.
fn opened(root: &Path, memo: &mut ScanMemo, now: SystemTime) -> usize {
    let count = AtomicUsize::new(0);
    let counting = |bytes: &[u8]| {
        count.fetch_add(1, Ordering::Relaxed);
        probe(bytes)
    };
    let rules = ScanRules::new(now, &counting);
    let found = scan(root, &rules, memo).unwrap();
    let plain = scan(root, &self::rules(), &mut self::memo()).unwrap();
    assert_eq!(format!("{found:?}"), format!("{plain:?}"));
    count.into_inner()
}

#[cfg(unix)]
#[test]
fn the_memo_spares_unchanged_photos_only() {
    let folder = site(&["content/a.jpg", "content/b.jpg"]);
    let root = folder.path();
    let kept = root.join(".accolade/scan.json");
    assert_eq!(opened(root, &mut ScanMemo::load(&kept, "1"), later()), 2);
    let mut memo = ScanMemo::new("1");
    opened(root, &mut memo, later());
    memo.save(&kept).unwrap();
    assert_eq!(opened(root, &mut ScanMemo::load(&kept, "1"), later()), 0);
    assert_eq!(opened(root, &mut ScanMemo::load(&kept, "2"), later()), 2);
    // Replaced under the same length and mtime.
    let photo = root.join("content/a.jpg");
    let modified = fs::metadata(&photo).unwrap().modified().unwrap();
    fs::write(&photo, b"CONTENT/A.JPG").unwrap();
    let file = fs::File::options().write(true).open(&photo).unwrap();
    file.set_modified(modified).unwrap();
    assert_eq!(opened(root, &mut ScanMemo::load(&kept, "1"), later()), 1);
    // Another file of the same length, mtime and content moved there.
    let other = root.join("content/c.jpg");
    fs::write(&other, b"content/b.jpg").unwrap();
    fs::rename(&other, root.join("content/b.jpg")).unwrap();
    assert_eq!(opened(root, &mut ScanMemo::load(&kept, "1"), later()), 2);
    // Too young to be remembered; gone and forgotten; damaged.
    let mut young = ScanMemo::new("1");
    opened(root, &mut young, modified);
    assert!(young.is_empty());
    opened(root, &mut young, later());
    assert_eq!(young.len(), 2);
    fs::remove_file(&photo).unwrap();
    opened(root, &mut young, later());
    assert_eq!(young.len(), 1);
    fs::write(&kept, b"{").unwrap();
    assert!(ScanMemo::load(&kept, "1").is_empty());
}

#[test]
fn rescans_see_what_a_scan_sees() {
    let folder = site(&[
        "content/site.yaml",
        "content/honorees/a/story.md",
        "content/honorees/a/photos/1.jpg",
        "content/honorees/b/story.md",
    ]);
    let root = folder.path();
    let mut memo = memo();
    let mut last = scan(root, &rules(), &mut memo).unwrap();
    let mut check = |changed: &[&str]| {
        let changed: Vec<PathBuf> = changed.iter().map(|path| root.join(path)).collect();
        last = rescan(root, &rules(), &mut memo, &last, &changed).unwrap();
        let whole = scan(root, &rules(), &mut self::memo()).unwrap();
        assert_eq!(format!("{last:?}"), format!("{whole:?}"));
    };
    check(&[]);
    write(root, "content/honorees/a/story.md", b"other");
    check(&["content/honorees/a/story.md"]);
    fs::rename(
        root.join("content/honorees/a"),
        root.join("content/honorees/c"),
    )
    .unwrap();
    check(&["content/honorees/a", "content/honorees/c"]);
    write(root, "content/honorees/c/photos/2.jpg", b"two");
    write(root, "content/honorees/c/.DS_Store", b"two");
    write(root, "public/index.html", b"two");
    check(&[
        "content/honorees/c/photos/2.jpg",
        "content/honorees/c",
        "content/honorees/c/.DS_Store",
        "public/index.html",
    ]);
    fs::remove_dir_all(root.join("content/honorees")).unwrap();
    write(root, "content/honorees", b"a file");
    check(&["content/honorees/c/story.md", "content/honorees"]);
    write(root, "themes/x/theme.yaml", b"x");
    check(&["../elsewhere", "themes"]);
}
