use super::failure::Reason;
use super::*;
use crate::input::{OutPath, SourcePath};
use std::fs;
use std::io;
use std::path::Path;

#[test]
fn failures_speak_two_languages() {
    let check = |failure: Failure, english: &str, chinese: &str| {
        assert_eq!(failure.english(), english);
        assert_eq!(failure.to_string(), english);
        assert_eq!(failure.chinese(), chinese);
    };
    check(
        Failure::new(
            "write",
            Path::new("public/index.html"),
            io::ErrorKind::StorageFull.into(),
        ),
        "cannot write public/index.html: no storage space",
        "无法写入 public/index.html：磁盘已满",
    );
    let paths: Vec<_> = (1..=7)
        .map(|number| OutPath::new(&format!("{number}.html")).unwrap())
        .collect();
    let failure = Reason::Conflict(paths.clone()).at("publish", Path::new("public"));
    assert_eq!(failure.conflicts(), paths);
    check(
        failure,
        "cannot publish public: accolade did not write what stands at 1.html, 2.html, 3.html, \
         4.html, 5.html and 2 more, and does not overwrite it; move it away, or choose another \
         folder with --out",
        "无法发布 public：1.html、2.html、3.html、4.html、5.html等 7 处不是 accolade 写的，\
         不会被覆盖；请把它移走，或用 --out 另选一个文件夹",
    );
}

#[test]
fn loading_a_source() {
    let folder = tempfile::TempDir::new().unwrap();
    fs::create_dir_all(folder.path().join("content/a.jpg")).unwrap();
    fs::write(folder.path().join("content/b.jpg"), b"bytes").unwrap();
    let load = |path: &str| load(folder.path(), &SourcePath::new(path).unwrap());
    assert_eq!(load("content/b.jpg").unwrap(), b"bytes");
    assert_eq!(load("content/a.jpg").unwrap_err().action, "read");
    let gone = load("content/c.jpg").unwrap_err();
    assert_eq!(gone.error.kind(), io::ErrorKind::NotFound);
}
