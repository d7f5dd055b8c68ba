//! The program as people and scripts call it.

use crate::site::{files_below, temporary};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A folder in which a site `s` has been made by `new`.
struct Desk {
    folder: TempDir,
}

/// What a call did.
struct Said {
    code: i32,
    out: String,
    err: String,
}

impl Desk {
    fn empty() -> Desk {
        Desk {
            folder: temporary(),
        }
    }

    fn new() -> Desk {
        let desk = Desk::empty();
        desk.run(&["new", "s"]).expect(0);
        desk
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let file = self.path(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn add(&self, path: &str, text: &str) {
        let old = fs::read_to_string(self.path(path)).unwrap();
        self.write(path, &format!("{old}{text}"));
    }

    fn run(&self, arguments: &[&str]) -> Said {
        self.run_in(".", &[], arguments)
    }

    fn run_in(&self, folder: &str, environment: &[(&str, &str)], arguments: &[&str]) -> Said {
        let mut command = Command::new(env!("CARGO_BIN_EXE_accolade"));
        for name in ["LC_ALL", "LC_MESSAGES", "LANG", "SOURCE_DATE_EPOCH"] {
            command.env_remove(name);
        }
        let Output {
            status,
            stdout,
            stderr,
        } = command
            .current_dir(self.path(folder))
            .envs(environment.iter().copied())
            .args(arguments)
            .output()
            .unwrap();
        let said = Said {
            code: status.code().expect("a signal ended it"),
            out: String::from_utf8(stdout).unwrap(),
            err: String::from_utf8(stderr).unwrap(),
        };
        for text in [&said.out, &said.err] {
            assert!(!text.contains('\u{1b}'), "ANSI codes in a pipe: {text}");
            assert!(!text.contains("panicked"), "{text}");
        }
        said
    }
}

impl Said {
    fn expect(self, code: i32) -> Said {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        self
    }

    fn json(&self) -> Value {
        assert_eq!(self.out.lines().count(), 1, "{}", self.out);
        assert_eq!(self.err, "");
        serde_json::from_str(&self.out).unwrap()
    }

    fn codes(&self) -> Vec<String> {
        self.json()["diagnostics"]
            .as_array()
            .unwrap()
            .iter()
            .map(|d| d["code"].as_str().unwrap().to_owned())
            .collect()
    }
}

/// Every file below, `.accolade` and `public` included.
fn all(folder: &Path) -> Vec<String> {
    let mut out: Vec<String> = files_below(folder).into_keys().collect();
    for own in [".accolade", "public/.accolade"] {
        let files = files_below(&folder.join(own)).into_keys();
        out.extend(files.map(|path| format!("{own}/{path}")));
    }
    out
}

#[test]
fn new_makes_a_site_that_builds_and_checks_clean() {
    let desk = Desk::new();
    let before = all(&desk.path("s"));
    assert!(
        before.contains(&"content/site.yaml".to_owned()),
        "{before:?}"
    );
    assert!(before.contains(&".gitignore".to_owned()), "{before:?}");
    let check = desk
        .run(&["check", "--site", "s", "--report", "json"])
        .expect(0);
    let severe: Vec<Value> = check.json()["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|d| d["severity"] == "error")
        .cloned()
        .collect();
    assert_eq!(severe, Vec::<Value>::new());
    assert_eq!(all(&desk.path("s")), before, "check writes nothing");
    desk.run(&["build", "--site", "s"]).expect(0);
    assert!(desk.path("s/public/index.html").is_file());
    // The folder is there now.
    let again = desk.run(&["new", "s"]).expect(2);
    assert!(again.err.contains("文件夹不是空的"), "{}", again.err);
    let again = desk.run(&["new", "s", "--lang", "en"]).expect(2);
    assert!(
        again.err.contains("the folder is not empty"),
        "{}",
        again.err
    );
    assert!(!again.err.contains("不是空的"), "{}", again.err);
    // An empty folder will do; a file will not.
    fs::create_dir(desk.path("empty")).unwrap();
    desk.run(&["new", "empty"]).expect(0);
    desk.write("file", "x");
    desk.run(&["new", "file"]).expect(2);
    assert_eq!(fs::read_to_string(desk.path("file")).unwrap(), "x");
    desk.run(&["new", "deep/er"]).expect(0);
}

#[test]
fn the_output_is_public_in_the_site_or_as_asked() {
    let desk = Desk::new();
    desk.run_in("s", &[], &["build"]).expect(0);
    let ours = files_below(&desk.path("s/public"));
    assert!(ours.contains_key("index.html"));
    // Relative to the working directory, not to the site.
    desk.run(&["build", "--site", "s", "--out", "elsewhere"])
        .expect(0);
    assert_eq!(files_below(&desk.path("elsewhere")), ours);
    assert!(!desk.path("s/elsewhere").exists());
    let absolute = desk.path("deep/down/out");
    let absolute = absolute.to_str().unwrap();
    desk.run(&["build", "--site", "s", "--out", absolute, "--jobs", "1"])
        .expect(0);
    assert_eq!(files_below(Path::new(absolute)), ours);
    desk.run(&["build", "--site", "s", "--out", "../out", "--jobs=4"]);
    desk.run_in("s", &[], &["build", "--out", "../beside"])
        .expect(0);
    assert_eq!(files_below(&desk.path("beside")), ours);
}

#[test]
fn the_output_is_never_among_the_sources() {
    let desk = Desk::new();
    let before = all(&desk.path("s"));
    for out in [
        ".",
        "content",
        "content/pages/x",
        "themes/x",
        ".accolade",
        "../s",
        "public/../content",
    ] {
        let said = desk
            .run_in(
                "s",
                &[],
                &["build", "--no-cache", "--out", out, "--lang", "en"],
            )
            .expect(2);
        assert!(
            said.err.contains("the site's own files"),
            "{out}: {}",
            said.err
        );
        assert_eq!(all(&desk.path("s")), before, "{out}");
    }
}

#[test]
fn the_base_url_of_the_call_wins() {
    let desk = Desk::new();
    desk.add("s/content/site.yaml", "base_url: https://one.example/\n");
    let page = |desk: &Desk| fs::read_to_string(desk.path("s/public/index.html")).unwrap();
    desk.run(&["build", "--site", "s"]).expect(0);
    assert!(page(&desk).contains("https://one.example/"));
    for spelling in ["https://two.example/a", "https://two.example/a/"] {
        desk.run(&["build", "--site", "s", "--base-url", spelling])
            .expect(0);
        assert!(page(&desk).contains("https://two.example/a/\""));
        assert!(!page(&desk).contains("one.example"));
    }
    let said = desk
        .run(&["build", "--site", "s", "--base-url", "not an address"])
        .code;
    assert_ne!(said, 0);
}

#[test]
fn strict_makes_warnings_fail_and_publishes_nothing() {
    let desk = Desk::new();
    // Without an address there is one warning.
    let site = fs::read_to_string(desk.path("s/content/site.yaml")).unwrap();
    let without: String = site
        .lines()
        .filter(|line| !line.starts_with("base_url") && !line.starts_with("网址"))
        .map(|line| format!("{line}\n"))
        .collect();
    desk.write("s/content/site.yaml", &without);
    let said = desk.run(&["build", "--site", "s", "--strict"]).expect(1);
    assert!(said.err.contains("没有改动已生成的网站"), "{}", said.err);
    assert!(!desk.path("s/public").exists());
    desk.run(&["check", "--site", "s", "--strict"]).expect(1);
    desk.run(&["check", "--site", "s"]).expect(0);
    desk.run(&["build", "--site", "s"]).expect(0);
    assert!(desk.path("s/public/index.html").exists());
}

#[test]
fn check_writes_nothing_at_all() {
    let desk = Desk::new();
    desk.write("s/content/honorees/x/private.yaml", "contact: 甲\n");
    let before = all(&desk.path("s"));
    desk.run(&["check", "--site", "s"]).expect(0);
    desk.add("s/content/site.yaml", "titel: x\n");
    desk.run(&["check", "--site", "s"]).expect(1);
    assert_eq!(all(&desk.path("s")), before);
    assert!(!desk.path("s/.accolade").exists() && !desk.path("s/public").exists());
    assert_eq!(fs::read_dir(desk.folder.path()).unwrap().count(), 1);
}

/// Asserts the exact keys of a JSON report.
fn keys(report: &Value) {
    let names = |value: &Value| -> Vec<String> {
        let mut names: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
        names.sort();
        names
    };
    assert_eq!(
        names(report),
        [
            "diagnostics",
            "due",
            "pages",
            "photos",
            "removed",
            "seconds",
            "summary",
            "waived"
        ]
    );
    for counts in ["pages", "photos"] {
        assert_eq!(names(&report[counts]), ["removed", "rendered", "reused"]);
        let values = report[counts].as_object().unwrap().values();
        assert!(values.into_iter().all(Value::is_u64));
    }
    assert_eq!(
        names(&report["seconds"]),
        ["parse", "plan", "publish", "render", "scan", "total"]
    );
    let seconds = report["seconds"].as_object().unwrap().values();
    assert!(seconds.into_iter().all(Value::is_number));
    assert_eq!(names(&report["summary"]), ["categories", "units"]);
    for due in report["due"].as_array().unwrap() {
        assert_eq!(names(due), ["date", "what"]);
    }
    for removed in report["removed"].as_array().unwrap() {
        assert!(removed.is_string());
    }
    for diagnostic in report["diagnostics"].as_array().unwrap() {
        assert_eq!(
            names(diagnostic),
            [
                "code", "column", "file", "help", "line", "message", "record", "severity"
            ]
        );
        let place = ["file", "line", "column"].map(|key| diagnostic[key].is_null());
        assert!(place == [true; 3] || place == [false; 3], "{diagnostic}");
    }
}

#[test]
fn json_is_one_object_on_stdout_and_nothing_else() {
    let desk = Desk::new();
    let json = ["--site", "s", "--report", "json"];
    let with = |first: &[&str], more: &[&str]| desk.run(&[first, &json, more].concat());
    let built = with(&["build"], &[]).expect(0).json();
    keys(&built);
    assert!(built["pages"]["rendered"].as_u64().unwrap() > 5);
    let again = with(&["build"], &[]).expect(0).json();
    assert_eq!(again["pages"]["rendered"], 0);
    assert_eq!(again["pages"]["reused"], built["pages"]["rendered"]);
    let checked = with(&["check"], &[]).expect(0).json();
    keys(&checked);
    assert_eq!(checked["pages"]["rendered"], 0);
    // Wrong content: the place counts characters, from 1.
    desk.add("s/content/site.yaml", "  标题二: x\n题目: y\n");
    desk.write("s/content/site.yaml", "title: 甲\n题目: y\n");
    let wrong = with(&["build"], &["--lang", "en"]).expect(1).json();
    keys(&wrong);
    let said: Vec<&Value> = wrong["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|d| d["severity"] == "error")
        .collect();
    assert_eq!(said.len(), 1, "{wrong}");
    assert_eq!(said[0]["code"], "unknown-key");
    assert_eq!(said[0]["file"], "content/site.yaml");
    assert_eq!(
        (&said[0]["line"], &said[0]["column"]),
        (&2.into(), &1.into())
    );
    assert_eq!(said[0]["message"], "there is no key `题目` here");
    assert_eq!(wrong["pages"]["rendered"], 0);
    // A wrong world, and a wrong call.
    desk.write("taken", "x");
    let world = desk
        .run(&["build", "--site", "s", "--out", "taken", "--report", "json"])
        .expect(2);
    keys(&world.json());
    assert!(world.codes().contains(&"system".to_owned()));
    for call in [
        &["build", "--report", "json", "--nonsense"][..],
        &["build", "--report=json", "--date", "soon"],
        &["--report", "json"],
    ] {
        let said = desk.run(call).expect(2);
        keys(&said.json());
        assert_eq!(said.codes(), ["usage"]);
    }
    let said = desk
        .run_in(
            "s",
            &[("SOURCE_DATE_EPOCH", "soon")],
            &["check", "--report", "json"],
        )
        .expect(2);
    assert_eq!(said.codes(), ["usage"]);
}

#[test]
fn what_vanishes_by_itself_and_what_was_removed_is_told() {
    let desk = Desk::new();
    desk.run(&["build", "--site", "s"]).expect(0);
    let programme = fs::read_dir(desk.path("s/content/programmes"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let text = fs::read_to_string(&programme).unwrap();
    fs::write(
        &programme,
        format!("{text}release_at: 2027-05-30T10:00+08:00\n"),
    )
    .unwrap();
    let said = desk
        .run(&[
            "build",
            "--site",
            "s",
            "--report",
            "json",
            "--date",
            "2027-05-30T09:59",
        ])
        .expect(0)
        .json();
    assert_eq!(said["due"][0]["date"], "2027-05-30");
    let removed = said["removed"].as_array().unwrap();
    assert!(
        removed
            .iter()
            .any(|path| path.as_str().unwrap().starts_with("honorees/"))
    );
    assert!(said["pages"]["removed"].as_u64().unwrap() > 0);
    // A minute later, in another zone.
    let said = desk
        .run(&[
            "build",
            "--site",
            "s",
            "--report",
            "json",
            "--date",
            "2027-05-30T02:00Z",
        ])
        .expect(0)
        .json();
    assert_eq!(said["due"].as_array().unwrap().len(), 0);
    assert!(said["pages"]["rendered"].as_u64().unwrap() > 0);
}

#[test]
fn short_and_github_are_lines() {
    let desk = Desk::new();
    desk.write("s/content/site.yaml", "title: 甲\n题目: y\n");
    let short = desk
        .run(&["check", "--site", "s", "--report", "short"])
        .expect(1);
    let line = "content/site.yaml:2:1: error[unknown-key]: 没有“题目”这一项";
    assert!(short.err.lines().any(|said| said == line), "{}", short.err);
    assert_eq!(short.out, "");
    let github = desk
        .run(&["check", "--site", "s", "--report", "github"])
        .expect(1);
    let begins = "::error file=content/site.yaml,line=2,col=1,title=unknown-key::没有“题目”这一项";
    assert!(
        github.err.lines().any(|said| said.starts_with(begins)),
        "{}",
        github.err
    );
    // A name that GitHub's commands would misread.
    desk.write("s/content/honorees/a,b：100%:c/nomination.yaml", "x: y\n");
    let github = desk
        .run(&["check", "--site", "s", "--report", "github"])
        .expect(1);
    let place = "file=content/honorees/a%2Cb：100%25%3Ac/nomination.yaml,line=1,col=1,title=";
    assert!(github.err.contains(place), "{}", github.err);
    for line in github.err.lines() {
        assert!(line.starts_with("::"), "{line}");
    }
}

#[test]
fn the_language_is_asked_for_or_the_locales() {
    let desk = Desk::new();
    let english = |environment: &[(&str, &str)], more: &[&str]| {
        let arguments = [&["check", "--site", "s"], more].concat();
        let said = desk.run_in(".", environment, &arguments).expect(0);
        let english = said.err.contains("errors");
        assert_ne!(english, said.err.contains("错误"), "{}", said.err);
        english
    };
    assert!(!english(&[], &[]));
    assert!(!english(&[("LANG", "zh_CN.UTF-8")], &[]));
    assert!(!english(&[("LANG", "C.UTF-8")], &[]));
    assert!(english(&[("LANG", "en_GB.UTF-8")], &[]));
    assert!(english(
        &[("LC_ALL", "en_US.UTF-8"), ("LANG", "zh_CN")],
        &[]
    ));
    assert!(!english(
        &[("LC_ALL", "zh_CN.UTF-8"), ("LANG", "en_US")],
        &[]
    ));
    assert!(english(&[("LC_MESSAGES", "en_US"), ("LANG", "zh_CN")], &[]));
    assert!(!english(&[("LANG", "en_US")], &["--lang", "zh"]));
    assert!(english(&[("LANG", "zh_CN")], &["--lang", "en"]));
    desk.run(&["check", "--site", "s", "--lang", "fr"])
        .expect(2);
}

#[test]
fn now_is_what_is_asked_for() {
    let desk = Desk::new();
    let generated = |environment: &[(&str, &str)], date: &[&str]| {
        let arguments = [&["build", "--site", "s"], date].concat();
        desk.run_in(".", environment, &arguments).expect(0);
        let data = fs::read(desk.path("s/public/data/honorees.json")).unwrap();
        let data: Value = serde_json::from_slice(&data).unwrap();
        data["generated_for"].as_str().unwrap().to_owned()
    };
    for (date, day) in [
        ("2027-03-11", "2027-03-11"),
        ("2027-03-11T23:59", "2027-03-11"),
        ("2027-03-11T23:59:59+08:00", "2027-03-11"),
        ("2027-03-11T16:00Z", "2027-03-12"),
        ("2027-03-11T20:00:00-05:00", "2027-03-12"),
    ] {
        assert_eq!(generated(&[], &["--date", date]), day, "{date}");
    }
    // 2027-03-11T16:00:00Z is the 12th in China.
    let epoch = ("SOURCE_DATE_EPOCH", "1804780800");
    assert_eq!(generated(&[epoch], &[]), "2027-03-12");
    assert_eq!(generated(&[epoch], &["--date", "2027-05-01"]), "2027-05-01");
    assert_eq!(generated(&[("SOURCE_DATE_EPOCH", "0")], &[]), "1970-01-01");
    let today = generated(&[("SOURCE_DATE_EPOCH", "")], &[]);
    assert!(today.starts_with("20"), "{today}");
    for wrong in [
        "soon",
        "2027-13-01",
        "2027-02-30",
        "11.3.2027",
        "",
        "2027-03-11T25:00",
    ] {
        let said = desk
            .run(&["check", "--site", "s", "--date", wrong])
            .expect(2);
        assert!(said.err.contains("--date"), "{}", said.err);
    }
    for wrong in ["soon", "-1", "1e9", "99999999999999"] {
        let said = desk
            .run_in(
                ".",
                &[("SOURCE_DATE_EPOCH", wrong)],
                &["check", "--site", "s"],
            )
            .expect(2);
        assert!(said.err.contains("SOURCE_DATE_EPOCH"), "{}", said.err);
    }
}

#[test]
fn exit_codes_tell_content_from_calls_and_the_world() {
    let desk = Desk::new();
    for usage in [
        &[][..],
        &["nonsense"],
        &["build", "--nonsense"],
        &["build", "--jobs", "0"],
        &["build", "--jobs", "many"],
        &["build", "--report", "xml"],
        &["check", "--out", "x"],
        &["new"],
    ] {
        let said = desk.run(usage).expect(2);
        assert!(!said.err.is_empty() && said.out.is_empty(), "{usage:?}");
    }
    for fine in [&["--help"][..], &["build", "--help"], &["--version"]] {
        let said = desk.run(fine).expect(0);
        assert!(!said.out.is_empty() && said.err.is_empty(), "{fine:?}");
    }
    desk.write("file", "x");
    for site in ["absent", "file"] {
        for command in ["check", "build"] {
            let said = desk.run(&[command, "--site", site]).expect(2);
            assert!(said.err.contains(site), "{}", said.err);
        }
    }
    fs::create_dir(desk.path("bare")).unwrap();
    for command in ["check", "build"] {
        let said = desk
            .run(&[command, "--site", "bare", "--report", "json"])
            .expect(1);
        assert!(said.codes().contains(&"no-site".to_owned()));
    }
    assert_eq!(fs::read_dir(desk.path("bare")).unwrap().count(), 0);
}

#[test]
fn an_output_that_cannot_be_written_is_said_in_the_language() {
    let desk = Desk::new();
    desk.write("taken", "x");
    for out in ["taken", "taken/below"] {
        let chinese = desk.run(&["build", "--site", "s", "--out", out]).expect(2);
        assert!(chinese.err.contains("无法"), "{}", chinese.err);
        assert!(chinese.err.contains("taken"), "{}", chinese.err);
        let english = desk
            .run(&["build", "--site", "s", "--out", out, "--lang", "en"])
            .expect(2);
        assert!(english.err.contains("cannot "), "{}", english.err);
        assert!(!english.err.contains("无法"), "{}", english.err);
    }
    assert_eq!(fs::read_to_string(desk.path("taken")).unwrap(), "x");
    // Somebody else's file where ours should go.
    desk.write("out/index.html", "mine");
    let said = desk
        .run(&["build", "--site", "s", "--out", "out"])
        .expect(2);
    assert!(said.err.contains("index.html"), "{}", said.err);
    assert!(said.err.contains("不是 accolade 写的"), "{}", said.err);
    assert_eq!(fs::read_dir(desk.path("out")).unwrap().count(), 1);
}
