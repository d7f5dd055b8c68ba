//! What `accolade new` writes: a small site that builds, with a line of advice
//! at the head of each file, and the schemas that these files name in their first
//! line. `schema/` is no part of the content and is never published.

use crate::schema;
use include_dir::{Dir, include_dir};
use std::borrow::Cow;

static CONTENT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/starter/content");

/// The files of a new site: path and bytes.
pub fn files() -> Vec<(String, Cow<'static, [u8]>)> {
    let mut out = vec![(
        ".gitignore".to_owned(),
        Cow::from(include_bytes!("gitignore.txt").as_slice()),
    )];
    gather(&CONTENT, &mut out);
    let forms = schema::forms(None);
    let forms: Vec<_> = forms.iter().map(|(_, form)| form).collect();
    for (name, schema) in [
        ("site", schema::site()),
        ("programme", schema::programme()),
        ("nomination", schema::nomination(&forms)),
    ] {
        let text = schema::text(&schema).into_bytes();
        out.push((format!("schema/{name}.json"), text.into()));
    }
    out
}

fn gather(dir: &Dir<'static>, out: &mut Vec<(String, Cow<'static, [u8]>)>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        out.push((format!("content/{path}"), file.contents().into()));
    }
    for inner in dir.dirs() {
        gather(inner, out);
    }
}
