//! Builds that are stopped at every step.

use super::*;

/// A publication that is killed, from a state that is made anew each time.
struct Case {
    foreign: Option<Site>,
    before: Option<Site>,
    after: Site,
    /// What is published after the kill instead of `after`.
    other: Site,
}

impl Case {
    fn start(&self) -> (TempDir, PathBuf) {
        start(self.foreign.as_ref(), self.before.as_ref())
    }

    /// What readers may find while the build runs.
    fn look(&self, out: &Path) {
        for (name, bytes) in tree(out) {
            if name.ends_with('/') || name.starts_with(".accolade/") {
                continue;
            }
            let text = String::from_utf8(bytes).unwrap();
            let known = [
                self.foreign.as_ref(),
                self.before.as_ref(),
                Some(&self.after),
                Some(&self.other),
            ];
            let whole = known
                .iter()
                .flatten()
                .any(|site| site.get(&name) == Some(&text));
            assert!(whole, "{name} is partial: {text:?}");
            for needed in text.lines().filter_map(|line| line.strip_prefix("needs ")) {
                assert!(out.join(needed).exists(), "{name} lacks {needed}");
            }
        }
    }

    /// Publishes a site and kills that at step `at`; whether it was killed at all.
    fn kill(&self, out: &Path, site: &Site, at: usize) -> bool {
        let mut steps = 0;
        let outcome = publish(out, site, &mut |_| {
            if out.exists() {
                self.look(out);
            }
            steps += 1;
            if steps > at {
                return Err(io::Error::other("killed"));
            }
            Ok(())
        });
        if out.exists() {
            self.look(out);
        }
        outcome.is_err()
    }

    /// The output of a build that nothing went before.
    fn clean(&self, site: &Site) -> BTreeMap<String, Vec<u8>> {
        let case = Case {
            foreign: self.foreign.clone(),
            before: None,
            after: site.clone(),
            other: Site::new(),
        };
        let (_folder, out) = case.start();
        publish_all(&out, site);
        tree(&out)
    }

    /// Kills at every step, then publishes: the result is a clean build's.
    fn check(&self, least: usize) {
        let clean = [self.clean(&self.after), self.clean(&self.other)];
        let mut at = 0;
        loop {
            let mut killed = false;
            for (site, clean) in [&self.after, &self.other].into_iter().zip(&clean) {
                let (folder, out) = self.start();
                killed = self.kill(&out, &self.after, at);
                let outcome = publish(&out, site, &mut |_| {
                    if out.exists() {
                        self.look(&out);
                    }
                    Ok(())
                });
                assert!(outcome.is_ok(), "step {at}: {outcome:?}");
                assert_eq!(&tree(&out), clean, "killed at step {at}");
                let beside: Vec<_> = tree(folder.path()).into_keys().collect();
                assert!(beside.iter().all(|name| name.starts_with("public/")));
                // A second kill, of the build that was to finish the first.
                for next in [&self.after, &self.other] {
                    for again in 0.. {
                        let (_folder, out) = self.start();
                        self.kill(&out, &self.after, at);
                        let killed = self.kill(&out, next, again);
                        publish_all(&out, site);
                        assert_eq!(&tree(&out), clean, "killed at step {at}, then {again}");
                        if !killed {
                            break;
                        }
                    }
                }
            }
            if !killed {
                break;
            }
            at += 1;
        }
        assert!(at >= least, "only {at} steps");
    }
}

#[test]
fn killed_while_publishing_into_nothing() {
    Case {
        foreign: None,
        before: None,
        after: first(),
        other: without(&first(), "teng"),
    }
    .check(3);
}

#[test]
fn killed_while_publishing_into_an_empty_folder() {
    Case {
        foreign: Some(Site::new()),
        before: None,
        after: first(),
        other: without(&first(), "teng"),
    }
    .check(3);
}

#[test]
fn killed_while_publishing_beside_foreign_files() {
    Case {
        foreign: foreign(),
        before: None,
        after: first(),
        other: without(&first(), "teng"),
    }
    .check(15);
}

#[test]
fn killed_while_updating() {
    Case {
        foreign: foreign(),
        before: Some(first()),
        after: second(),
        other: without(&second(), "yuchi"),
    }
    .check(15);
}

#[test]
fn killed_while_folders_and_files_change_places() {
    Case {
        foreign: foreign(),
        before: Some(site(&[
            ("a.html/index.html", "deep"),
            ("a.html/b/index.html", "deeper"),
            ("c.html", "flat"),
        ])),
        after: site(&[("a.html", "flat"), ("c.html/d/index.html", "deep")]),
        other: first(),
    }
    .check(10);
}

#[test]
fn nothing_visible_changes_before_the_journal() {
    let case = Case {
        foreign: foreign(),
        before: Some(first()),
        after: second(),
        other: second(),
    };
    let (_folder, out) = case.start();
    let visible = |out: &Path| {
        let mut tree = tree(out);
        tree.retain(|name, _| !name.starts_with(".accolade/"));
        tree
    };
    let before = visible(&out);
    let mut steps = Vec::new();
    let outcome = publish(&out, &second(), &mut |step| {
        steps.push(step.clone());
        assert_eq!(visible(&out), before);
        match step {
            Step::Journal => Err(io::Error::other("disk full")),
            _ => Ok(()),
        }
    });
    assert!(outcome.is_err());
    assert_eq!(steps, [Step::Sync, Step::Journal]);
    assert!(!Output::open(&out).unwrap().recovered());
    // A file that cannot be staged, and a build that gives up.
    let output = Output::open(&out).unwrap();
    output.stage(&path("x.html"), b"x").unwrap();
    assert!(output.stage(&path("x.html"), b"x").is_err());
    output.abandon();
    assert_eq!(visible(&out), before);
    assert!(!out.join(".accolade/stage").exists());
}

#[test]
fn order_of_steps() {
    let case = Case {
        foreign: None,
        before: Some(first()),
        after: second(),
        other: second(),
    };
    let (_folder, out) = case.start();
    let mut steps = Vec::new();
    publish(&out, &second(), &mut |step| {
        steps.push(format!("{step:?}"));
        Ok(())
    })
    .unwrap();
    assert_eq!(
        steps,
        [
            "Sync",
            "Journal",
            "Place(assets/site.2.css)",
            "Place(photos/cd-400.jpg)",
            "Make(\"honorees/yuchi\")",
            "Place(honorees/yuchi/index.html)",
            "Place(honorees/shen/index.html)",
            "Place(honorees/index.html)",
            "Place(sitemap.xml)",
            "Place(index.html)",
            "Remove(honorees/teng/index.html)",
            "Remove(assets/site.1.css)",
            "Remove(photos/ab-400.jpg)",
            "Fold(\"honorees/teng\")",
            "Sync",
            "Manifest",
            "Unstage",
            "Finish",
        ]
    );
}

#[test]
fn a_killed_build_is_reported_by_the_next() {
    let case = Case {
        foreign: foreign(),
        before: None,
        after: first(),
        other: first(),
    };
    let (_folder, out) = case.start();
    assert!(case.kill(&out, &first(), 8));
    let output = Output::open(&out).unwrap();
    assert!(output.recovered() && !output.damaged());
    output.abandon();
    // Giving up does not lose the journal.
    assert!(Output::open(&out).unwrap().recovered());
    let removed = publish_all(&out, &Site::new()).removed;
    assert!(!removed.is_empty());
    assert!(!Output::open(&out).unwrap().recovered());
    assert!(!out.join("assets").exists());
    assert!(out.join("honorees/.htaccess").exists());
}

#[test]
fn a_stage_that_cannot_be_written() {
    let (_folder, out) = start(foreign().as_ref(), Some(&first()));
    let before = tree(&out);
    let output = Output::open(&out).unwrap();
    fs::write(out.join(".accolade/stage"), "in the way").unwrap();
    let failure = output.stage(&path("x.html"), b"x").unwrap_err();
    assert_eq!(failure.action, "create");
    drop(output);
    fs::remove_file(out.join(".accolade/stage")).unwrap();
    assert_eq!(tree(&out), before);
}
