//! What is ours is kept, restored and left alone.

use super::*;

fn times(out: &Path) -> Vec<(PathBuf, SystemTime)> {
    walkdir::WalkDir::new(out)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| {
            let entry = entry.unwrap();
            let modified = entry.metadata().unwrap().modified().unwrap();
            (entry.into_path(), modified)
        })
        .collect()
}

#[test]
fn an_unchanged_site_touches_nothing() {
    let (_folder, out) = start(foreign().as_ref(), Some(&first()));
    let before = times(&out);
    let outcome = publish(&out, &first(), &mut |step| panic!("{step:?}"));
    assert_eq!(outcome.unwrap(), (Committed::default(), 0));
    assert_eq!(times(&out), before);
    assert_eq!(
        tree(&out.join(".accolade")).into_keys().collect::<Vec<_>>(),
        ["manifest.json"]
    );
}

#[test]
fn new_jobs_with_old_bytes_change_the_manifest_alone() {
    let folder = temporary();
    let out = folder.path().join("public");
    publish_all(&out, &first());
    let before = times(&out.join("honorees"));
    let mut output = Output::open(&out).unwrap();
    output.verify_all(&mut memo(), later()).unwrap();
    let job = Digest::of(b"new");
    let mut plan = BTreeMap::new();
    for (name, text) in first() {
        let content = output.stage(&path(&name), text.as_bytes()).unwrap();
        plan.insert(path(&name), Entry { job, content });
    }
    let mut steps = Vec::new();
    output
        .commit(&plan, &mut |step| {
            steps.push(step);
            Ok(())
        })
        .unwrap();
    assert_eq!(steps, [Step::Sync, Step::Manifest, Step::Unstage]);
    assert_eq!(times(&out.join("honorees")), before);
    assert!(Output::open(&out).unwrap().intact(&path("index.html"), job));
}

#[test]
fn what_was_altered_by_hand_comes_back() {
    let folder = temporary();
    let out = folder.path().join("public");
    publish_all(&out, &first());
    let clean = tree(&out);
    fs::write(out.join("index.html"), "defaced").unwrap();
    fs::remove_dir_all(out.join("honorees/shen")).unwrap();
    let (committed, rendered) = publish(&out, &first(), &mut |_| Ok(())).unwrap();
    assert_eq!(rendered, 2);
    assert_eq!(
        committed.written,
        [path("honorees/shen/index.html"), path("index.html")]
    );
    assert_eq!(tree(&out), clean);
    // Something that was ours, altered, and is to go, goes.
    fs::write(out.join("honorees/teng/index.html"), "altered").unwrap();
    let committed = publish_all(&out, &without(&first(), "teng"));
    assert_eq!(committed.removed, [path("honorees/teng/index.html")]);
    assert!(!out.join("honorees/teng").exists());
}

#[test]
fn the_memo_sees_every_change() {
    let folder = temporary();
    let out = folder.path().join("public");
    publish_all(&out, &first());
    let job = |text: &str| Digest::of(format!("job {text}").as_bytes());
    let css = path("assets/site.1.css");
    let mut memo = memo();
    let open = |memo: &mut OutputMemo| {
        let mut output = Output::open(&out).unwrap();
        output.verify_all(memo, later()).unwrap();
        output.intact(&css, job("red"))
    };
    assert!(open(&mut memo));
    assert_eq!(memo.len(), if cfg!(unix) { first().len() } else { 0 });
    assert!(open(&mut memo));
    // Other bytes of the same length, under the same mtime.
    let file = out.join(css.as_str());
    let modified = fs::metadata(&file).unwrap().modified().unwrap();
    fs::write(&file, "RED").unwrap();
    let handle = fs::File::options().write(true).open(&file).unwrap();
    handle.set_modified(modified).unwrap();
    assert!(!open(&mut memo));
    // Files younger than two seconds are not remembered.
    let mut output = Output::open(&out).unwrap();
    let mut young = OutputMemo::new("test");
    output.verify_all(&mut young, modified).unwrap();
    assert!(young.is_empty());
}
