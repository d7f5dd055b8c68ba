//! What `accolade new` writes: a small site that builds, with a line of advice
//! at the head of each file.

use include_dir::{Dir, include_dir};

static CONTENT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/starter/content");

/// The files of a new site: path and bytes.
pub fn files() -> Vec<(String, &'static [u8])> {
    let mut out = vec![(
        ".gitignore".to_owned(),
        include_bytes!("gitignore.txt").as_slice(),
    )];
    gather(&CONTENT, &mut out);
    out
}

fn gather(dir: &Dir<'static>, out: &mut Vec<(String, &'static [u8])>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        out.push((format!("content/{path}"), file.contents()));
    }
    for inner in dir.dirs() {
        gather(inner, out);
    }
}
