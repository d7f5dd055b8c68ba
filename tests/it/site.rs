//! A site written as one string, built in a folder of its own.

use accolade::build::{Request, run};
use accolade::disk::Step;
use accolade::parse::value::Moment;
use accolade::report::Report;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use tempfile::TempDir;

/// A site in a temporary folder.
pub(crate) struct Site {
    folder: TempDir,
    date: Moment,
    base_url: Option<String>,
    pub(crate) no_cache: bool,
    pub(crate) strict: bool,
}

/// A programme with one category for persons and one for teams.
pub(crate) const PROGRAMME: &str = "\
title: 2025年度示例
year: 2025
region: 500000
announced_on: 2026-04-22
deadline: 2026-01-23
categories:
  - {id: volunteer, title: 科技志愿者, form: person}
  - {id: team, title: 服务队, form: team}
";

/// The built-in theme's style of pictures, empty: it makes none.
const NO_PICTURES: &str = "themes/laurel/picture.css";

impl Site {
    /// A site of the given files, each after a line `=== path`. Without a
    /// `content/site.yaml` or a `content/programmes/p.yaml` it gets a plain one.
    pub(crate) fn new(files: &str) -> Site {
        let site = Site {
            folder: temporary(),
            date: Moment::parse("2026-06-01", false).unwrap(),
            base_url: None,
            no_cache: false,
            strict: false,
        };
        site.write(
            "content/site.yaml",
            "title: 示例站\nbase_url: https://example.org/honour/\nmap: {approval_number: 示例号}\n",
        );
        site.write("content/programmes/p.yaml", PROGRAMME);
        // Drawing maps as PNG is most of a small site's time, and few tests look at them.
        site.write(NO_PICTURES, "\n");
        let mut path = None;
        let mut text = String::new();
        for line in files.lines().chain(["=== "]) {
            if let Some(next) = line.strip_prefix("=== ") {
                if let Some(path) = path.replace(next.trim().to_owned()) {
                    site.write(&path, text.as_bytes());
                }
                text.clear();
            } else {
                text.push_str(line);
                text.push('\n');
            }
        }
        site
    }

    /// The same site with its maps as pictures too.
    pub(crate) fn with_pictures(self) -> Site {
        self.remove(NO_PICTURES);
        self
    }

    /// Adds an honoured person of the plain programme with all that the form
    /// asks for; `extra` holds further lines of the record.
    pub(crate) fn person(&self, folder: &str, name: &str, extra: &str) -> &Site {
        self.write(
            &format!("content/honorees/{folder}/nomination.yaml"),
            format!(
                "programme: p\ncategory: volunteer\nname: {name}\nstatus: honored\nunit: 渝中区科协\n\
                 organization: 示例队\nprojects: [讲座]\nservice_since: 2018-03\nactivities: 40\n{extra}"
            ),
        );
        self.write(
            &format!("content/honorees/{folder}/story.md"),
            format!("{name}的事迹。\n"),
        );
        self
    }

    pub(crate) fn at(mut self, date: &str) -> Site {
        self.date = Moment::parse(date, false).unwrap();
        self
    }

    pub(crate) fn set_date(&mut self, date: &str) {
        self.date = Moment::parse(date, false).unwrap();
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn out(&self) -> PathBuf {
        self.folder.path().join("public")
    }

    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let file = self.folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }

    pub(crate) fn remove(&self, path: &str) {
        let file = self.folder.path().join(path);
        if file.is_dir() {
            fs::remove_dir_all(file).unwrap();
        } else {
            fs::remove_file(file).unwrap();
        }
    }

    fn request(&self, out: Option<PathBuf>) -> Request {
        Request {
            site: self.folder.path().to_path_buf(),
            out,
            base_url: self.base_url.clone(),
            now: self.date,
            clock: SystemTime::now(),
            strict: self.strict,
            no_cache: self.no_cache,
        }
    }

    /// Builds into `public`.
    pub(crate) fn build(&self) -> Built<'_> {
        self.build_watched(&mut |_| Ok(()))
    }

    /// Builds, asking `watch` before each visible step.
    pub(crate) fn build_watched(&self, watch: &mut dyn FnMut(Step) -> io::Result<()>) -> Built<'_> {
        self.build_into(&self.out(), watch)
    }

    /// Builds into a folder of any place, asking `watch` before each visible step.
    pub(crate) fn build_into(
        &self,
        out: &Path,
        watch: &mut dyn FnMut(Step) -> io::Result<()>,
    ) -> Built<'_> {
        Built {
            report: run(&self.request(Some(out.to_path_buf())), &|_, _| {}, watch),
            site: self,
        }
    }

    /// Builds as if nothing had been built before and returns the files.
    pub(crate) fn clean(&self) -> BTreeMap<String, Vec<u8>> {
        let place = temporary();
        let out = place.path().join("clean");
        let mut request = self.request(Some(out.clone()));
        request.no_cache = true;
        let report = run(&request, &|_, _| {}, &mut |_| Ok(()));
        assert_eq!(report.exit_code(), 0, "{:?}", report.diagnostics);
        files_below(&out)
    }

    /// Builds, telling `progress` of every job that is done.
    pub(crate) fn build_told(&self, progress: &(dyn Fn() + Sync)) -> Built<'_> {
        let out = Some(self.out());
        Built {
            report: run(&self.request(out), &|_, _| progress(), &mut |_| Ok(())),
            site: self,
        }
    }

    /// Checks without building.
    pub(crate) fn check(&self) -> Built<'_> {
        Built {
            report: run(&self.request(None), &|_, _| {}, &mut |_| Ok(())),
            site: self,
        }
    }

    /// All files of the output by path, our own folder aside.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        files_below(&self.out())
    }
}

/// A folder in memory where the system has such: every build waits for the
/// disk, and hundreds of them would wait for whatever else is being written.
pub(crate) fn temporary() -> TempDir {
    TempDir::new_in("/dev/shm").unwrap_or_else(|_| TempDir::new().unwrap())
}

/// All files below a folder by relative path, `.accolade` aside.
pub(crate) fn files_below(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut out = BTreeMap::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if path.file_name().unwrap() != ".accolade" {
                    folders.push(path);
                }
            } else {
                let relative = path.strip_prefix(root).unwrap();
                let name = relative.to_string_lossy().replace('\\', "/");
                out.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    out
}

/// What is said of every site that has a map and no 审图号, as those with settings of their own: it has tests of its own
/// (`lawful.rs`).
pub(crate) const EVERY_SITE: &str = "warning[map-unapproved]";

/// A run and what it said.
pub(crate) struct Built<'s> {
    pub(crate) report: Report,
    site: &'s Site,
}

impl Built<'_> {
    /// The diagnostics as `file:line:column severity[code]`, in order, without [`EVERY_SITE`].
    pub(crate) fn said(&self) -> Vec<String> {
        let mut said = self.all_said();
        said.retain(|said| !said.ends_with(EVERY_SITE));
        said
    }

    /// All diagnostics in the same form.
    pub(crate) fn all_said(&self) -> Vec<String> {
        self.report
            .diagnostics
            .iter()
            .map(|d| {
                let severity = format!("{:?}", d.severity).to_lowercase();
                let place = match &d.place {
                    Some(place) => {
                        let text = self.report.texts.get(&place.file);
                        let (line, column) =
                            text.map_or((1, 1), |text| text.position(place.span.start));
                        format!("{}:{line}:{column} ", place.file)
                    }
                    None => String::new(),
                };
                format!("{place}{severity}[{}]", d.problem.code())
            })
            .collect()
    }

    /// Asserts exactly these diagnostics, notes and warnings included; [`EVERY_SITE`] excepted.
    pub(crate) fn expect(&self, said: &[&str]) -> &Self {
        assert_eq!(self.said(), said);
        self
    }

    /// Asserts that the run published and found no error.
    pub(crate) fn ok(&self) -> &Self {
        let failure = self.report.failure.as_ref().map(ToString::to_string);
        assert_eq!(
            (self.report.exit_code(), failure),
            (0, None),
            "{:?}",
            self.said()
        );
        self
    }

    /// The text of a file of the output.
    pub(crate) fn page(&self, path: &str) -> String {
        let file = self.site.out().join(path);
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Rendered, reused and removed pages.
    pub(crate) fn pages(&self) -> (usize, usize, usize) {
        let counts = self.report.pages;
        (counts.rendered, counts.reused, counts.removed)
    }
}
