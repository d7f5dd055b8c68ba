//! What is not ours is not touched.

use super::*;

fn refused(out: &Path, site: &Site) -> Failure {
    let before = tree(out);
    let failure = publish(out, site, &mut |step| panic!("{step:?}")).unwrap_err();
    assert_eq!(tree(out), before, "{failure}");
    failure
}

#[test]
fn foreign_files_in_the_way_are_conflicts() {
    let folder = temporary();
    let out = folder.path();
    let mut theirs = site(&[
        ("index.html", "theirs"),
        ("honorees", "a file where a folder must go"),
        ("sitemap.xml/x", "a folder where a file must go"),
        ("assets/site.1.css", "red"),
    ]);
    put(out, &theirs);
    let failure = refused(out, &first());
    assert_eq!(
        failure.conflicts(),
        [
            path("honorees/index.html"),
            path("honorees/shen/index.html"),
            path("honorees/teng/index.html"),
            path("index.html"),
            path("sitemap.xml"),
        ]
    );
    assert!(failure.english().contains("sitemap.xml"), "{failure}");
    assert!(
        failure.chinese().contains("不会被覆盖"),
        "{}",
        failure.chinese()
    );
    // Equal contents are adopted.
    for name in ["index.html", "honorees", "sitemap.xml/x"] {
        fs::remove_file(out.join(name)).unwrap();
        theirs.remove(name);
    }
    fs::remove_dir(out.join("sitemap.xml")).unwrap();
    let committed = publish_all(out, &first());
    assert_eq!(committed.adopted, [path("assets/site.1.css")]);
    let removed = publish_all(out, &without(&first(), "assets")).removed;
    assert_eq!(removed, [path("assets/site.1.css")]);
    // An empty folder, or one with a file of theirs beside ours.
    fs::create_dir(out.join("new.html")).unwrap();
    let mut next = first();
    next.insert("new.html".into(), "new".into());
    assert_eq!(refused(out, &next).conflicts(), [path("new.html")]);
    fs::remove_dir(out.join("new.html")).unwrap();
    publish_all(out, &first());
    fs::write(out.join("honorees/shen/notes.txt"), "theirs").unwrap();
    let mut next = without(&first(), "shen");
    next.insert("honorees/shen".into(), "now a file".into());
    assert_eq!(refused(out, &next).conflicts(), [path("honorees/shen")]);
}

#[test]
fn a_damaged_manifest_locks_nobody_out() {
    let folder = temporary();
    let out = folder.path().join("public");
    let clean = {
        publish_all(&out, &without(&second(), "teng"));
        tree(&out)
    };
    fs::remove_dir_all(&out).unwrap();
    publish_all(&out, &first());
    let manifest = out.join(".accolade/manifest.json");
    let text = fs::read_to_string(&manifest).unwrap();
    // As git leaves it when two people have built.
    let merged = text.replace("\"index.html\"", "<<<<<<< ours\n\"index.html\"")
        + "=======\n>>>>>>> theirs\n";
    fs::write(&manifest, merged).unwrap();
    let output = Output::open(&out).unwrap();
    assert!(output.damaged() && !output.recovered());
    output.abandon();
    publish_all(&out, &without(&second(), "teng"));
    assert_eq!(tree(&out), clean);
    // Beyond reading: what the plan does not list stays, the rest is replaced.
    publish_all(&out, &first());
    fs::write(&manifest, b"\xff\0").unwrap();
    publish_all(&out, &second());
    assert!(out.join("honorees/teng/index.html").exists());
    assert!(!Output::open(&out).unwrap().damaged());
    // A manifest cannot lead us out of the folder, or into our own.
    let outside = folder.path().join("outside.html");
    fs::write(&outside, "theirs").unwrap();
    let digest = Digest::of(b"").hex();
    let evil = ["../outside.html", ".accolade/manifest.json", "/etc/passwd"]
        .map(|path| format!("\"{path}\": [\"{digest}\", \"{digest}\"],"));
    fs::write(&manifest, evil.join("\n")).unwrap();
    publish_all(&out, &second());
    assert!(outside.exists());
}

#[test]
fn plans_that_cannot_be() {
    for wrong in [
        ".accolade/x.html",
        ".Accolade/manifest.json",
        "index.html/x.html",
    ] {
        for start_with in [None, foreign()] {
            let (_folder, out) = start(start_with.as_ref(), None);
            let mut plan = first();
            plan.insert(wrong.into(), "x".into());
            let outcome = publish(&out, &plan, &mut |step| panic!("{step:?}"));
            assert!(outcome.is_err(), "{wrong}");
            assert!(!out.join("index.html").exists());
        }
    }
    // Planned, and neither staged nor there.
    let folder = temporary();
    let out = folder.path().join("public");
    let entry = Entry {
        job: Digest::of(b"a"),
        content: Digest::of(b"b"),
    };
    let plan = BTreeMap::from([(path("a.html"), entry)]);
    for _ in 0..2 {
        let output = Output::open(&out).unwrap();
        assert!(
            output
                .commit(&plan, &mut |step| panic!("{step:?}"))
                .is_err()
        );
        fs::create_dir_all(out.join("theirs")).unwrap();
    }
    // Staged and not planned.
    let output = Output::open(&out).unwrap();
    output.stage(&path("secret.html"), b"x").unwrap();
    assert!(output.commit(&BTreeMap::new(), &mut |_| Ok(())).is_err());
    assert_eq!(tree(&out).into_keys().collect::<Vec<_>>(), ["theirs/"]);
}

#[test]
fn two_builds_at_once() {
    let folder = temporary();
    let out = folder.path().join("public");
    for _ in 0..2 {
        let _first = Output::open(&out).unwrap();
        let failure = Output::open(&out).unwrap_err();
        assert_eq!(failure.reason(), Some(&Reason::Busy));
        fs::create_dir_all(out.join("theirs")).unwrap();
    }
}

#[test]
fn what_stands_beside_and_is_not_ours_stays() {
    let folder = temporary();
    let out = folder.path().join("public");
    let beside = folder.path().join("public.accolade-new");
    put(&beside, &site(&[("thesis.docx", "theirs")]));
    assert_eq!(
        Output::open(&out).unwrap_err().reason(),
        Some(&Reason::Taken)
    );
    assert!(beside.join("thesis.docx").exists());
    fs::remove_file(beside.join("thesis.docx")).unwrap();
    publish_all(&out, &first());
    assert!(!beside.exists());
    assert!(Output::open(&out.join("index.html")).is_err());
    // What a killed first build left goes also when the folder exists by now.
    put(
        &beside,
        &site(&[(".accolade/x", ""), ("honorees/teng/index.html", "teng")]),
    );
    publish_all(&out, &first());
    assert!(!beside.exists());
}

#[cfg(unix)]
#[test]
fn links() {
    use std::os::unix::fs::symlink;
    let folder = temporary();
    let (real, out) = (folder.path().join("real"), folder.path().join("public"));
    fs::create_dir(&real).unwrap();
    symlink(&real, &out).unwrap();
    // An output that is a link is built where it leads.
    publish_all(&out, &first());
    assert!(fs::symlink_metadata(&out).unwrap().is_symlink());
    assert!(real.join("index.html").exists());
    // A file of ours replaced by a link: the link goes, not what it leads to.
    let theirs = folder.path().join("theirs");
    put(
        &theirs,
        &site(&[("index.html", "theirs"), ("ab-400.jpg", "theirs")]),
    );
    fs::remove_file(out.join("index.html")).unwrap();
    symlink(theirs.join("index.html"), out.join("index.html")).unwrap();
    publish_all(&out, &first());
    assert!(
        fs::symlink_metadata(out.join("index.html"))
            .unwrap()
            .is_file()
    );
    assert_eq!(fs::read(theirs.join("index.html")).unwrap(), b"theirs");
    // A folder of ours replaced by a link: neither written nor removed behind it.
    fs::remove_dir_all(out.join("photos")).unwrap();
    symlink(&theirs, out.join("photos")).unwrap();
    for site in [first(), without(&first(), "photos"), second()] {
        assert_eq!(refused(&out, &site).reason(), Some(&Reason::Link));
    }
    assert_eq!(tree(&theirs).len(), 2);
    fs::remove_file(out.join("photos")).unwrap();
    // Our own folder as a link.
    fs::rename(out.join(".accolade"), folder.path().join("moved")).unwrap();
    symlink(folder.path().join("moved"), out.join(".accolade")).unwrap();
    assert_eq!(
        Output::open(&out).unwrap_err().reason(),
        Some(&Reason::Link)
    );
    // A link to nowhere.
    symlink("nowhere", folder.path().join("broken")).unwrap();
    assert!(Output::open(&folder.path().join("broken")).is_err());
}
