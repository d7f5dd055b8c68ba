//! Whatever is edited: the incremental output is the clean output, byte for byte.

use crate::picture::jpeg;
use crate::site::{PROGRAMME, Site};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A linear congruential generator (Knuth, MMIX): the same edits on each machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.roll(of.len())]
    }
}

const STATUSES: &[&str] = &[
    "honored",
    "honored",
    "honored",
    "honored",
    "withdrawn",
    "nominated",
    "not_selected",
    "notice",
    "recommended",
];
const NAMES: &[&str] = &[
    "沈怀瑾",
    "马小禾",
    "谭明远",
    "尉迟敏",
    "欧阳一",
    "Maria Löb",
    "王芳",
    "示例服务队",
];
const TAGS: &[&str] = &["农技", "义诊", "讲座", "C++", "科普/讲座", "天文"];
const REGIONS: &[&str] = &["渝中区", "万州区", "江北区", "500112", "四川省/成都市", ""];
const UNITS: &[&str] = &["渝中区科协", "万州区科协", "示例学会"];

/// A record in the state it has been edited to.
#[derive(Clone)]
struct Record {
    number: usize,
    programme: &'static str,
    team: bool,
    name: &'static str,
    status: &'static str,
    region: &'static str,
    unit: &'static str,
    tags: Vec<&'static str>,
    extra: BTreeMap<&'static str, String>,
    photos: BTreeMap<String, [u8; 3]>,
}

impl Record {
    fn write(&self, site: &Site, folder: &str) {
        let mut text = format!(
            "slug: r-{}\nprogramme: {}\ncategory: {}\nname: {}\nstatus: {}\nunit: {}\n",
            self.number,
            self.programme,
            if self.team { "team" } else { "volunteer" },
            self.name,
            self.status,
            self.unit
        );
        // What the form asks for, so that no status makes an error of it.
        text.push_str(if self.team {
            "founded: 2019\nvolunteers: 30\nparty_members: 3\nhours: 900\nhours_per_volunteer: 30\n\
             active_ratio: 60%\nactivities: 12\nprojects: [讲座]\nleader: 甲\n"
        } else {
            "gender: 女\nethnicity: 汉族\npolitical_status: 群众\norganization: 示例队\n\
             projects: [讲座]\nservice_since: 2018-03\nactivities: 40\n"
        });
        if !self.region.is_empty() {
            let _ = writeln!(text, "region: {}", self.region);
        }
        if !self.tags.is_empty() {
            let _ = writeln!(text, "tags: [{}]", self.tags.join(", "));
        }
        for (key, value) in &self.extra {
            let _ = writeln!(text, "{key}: {value}");
        }
        let base = format!("content/honorees/{folder}");
        site.write(&format!("{base}/nomination.yaml"), text);
        if site.root().join(&base).join("photos").exists() {
            site.remove(&format!("{base}/photos"));
        }
        for (file, colour) in &self.photos {
            site.write(&format!("{base}/photos/{file}"), jpeg(24, 32, *colour));
        }
    }
}

struct World {
    site: Site,
    dice: Dice,
    records: BTreeMap<String, Record>,
    pages: BTreeMap<String, usize>,
    made: usize,
}

impl World {
    fn new(seed: u64) -> World {
        let site = Site::new("");
        site.write(
            "content/programmes/q.yaml",
            PROGRAMME.replace("2025", "2023").replace("2026", "2024"),
        );
        let mut world = World {
            site,
            dice: Dice(seed),
            records: BTreeMap::new(),
            pages: BTreeMap::new(),
            made: 0,
        };
        for _ in 0..5 {
            world.add();
        }
        world
    }

    fn add(&mut self) -> String {
        self.made += 1;
        let dice = &mut self.dice;
        let folder = format!("{}-{}", dice.one(NAMES), self.made);
        let team = dice.roll(3) == 0;
        let record = Record {
            number: self.made,
            programme: dice.one(&["p", "p", "q"]),
            team,
            name: dice.one(NAMES),
            status: "honored",
            region: dice.one(REGIONS),
            unit: dice.one(UNITS),
            tags: vec![dice.one(TAGS)],
            extra: BTreeMap::new(),
            photos: BTreeMap::new(),
        };
        self.site.write(
            &format!("content/honorees/{folder}/story.md"),
            format!("第 {} 篇事迹。\n", self.made),
        );
        record.write(&self.site, &folder);
        self.records.insert(folder.clone(), record);
        format!("add {folder}")
    }

    /// Makes one edit and says which.
    fn edit(&mut self) -> String {
        let kind = self.dice.roll(20);
        if kind == 0 || self.records.is_empty() {
            return self.add();
        }
        let at = self.dice.roll(self.records.len());
        let folder = self.records.keys().nth(at).unwrap().clone();
        if kind == 1 {
            self.site.remove(&format!("content/honorees/{folder}"));
            let gone = self.records.remove(&folder).unwrap();
            for (folder, record) in &mut self.records {
                if record.extra.get("same_as") == Some(&format!("r-{}", gone.number)) {
                    record.extra.remove("same_as");
                    record.write(&self.site, folder);
                }
            }
            return format!("remove {folder}");
        }
        if kind >= 14 {
            return self.around(kind);
        }
        let numbers: Vec<usize> = self.records.values().map(|other| other.number).collect();
        let dice = &mut self.dice;
        let record = self.records.get_mut(&folder).unwrap();
        let said = match kind {
            2..=4 => {
                record.status = dice.one(STATUSES);
                format!("status {}", record.status)
            }
            5 => {
                record.name = dice.one(NAMES);
                format!("name {}", record.name)
            }
            6 => {
                let count = dice.roll(3);
                record.tags = (0..count).map(|_| dice.one(TAGS)).collect();
                record.tags.dedup();
                format!("tags {:?}", record.tags)
            }
            7 => {
                record.region = dice.one(REGIONS);
                format!("region {}", record.region)
            }
            8 => {
                record.unit = dice.one(UNITS);
                format!("unit {}", record.unit)
            }
            9 | 10 => {
                let file = format!("{}.jpg", dice.roll(3));
                let colour = [dice.roll(4) * 60, dice.roll(4) * 60, 90];
                let colour = colour.map(|value| u8::try_from(value).unwrap());
                match dice.roll(3) {
                    0 => record.photos.remove(&file),
                    _ => record.photos.insert(file.clone(), colour),
                };
                format!("photo {file}")
            }
            11 => {
                record.programme = dice.one(&["p", "q"]);
                format!("programme {}", record.programme)
            }
            12 => {
                let text = format!("第 {} 次改写的事迹。\n", dice.roll(100));
                self.site
                    .write(&format!("content/honorees/{folder}/story.md"), text);
                "story".to_owned()
            }
            _ => {
                let key = dice.one(&[
                    "citation", "brief", "order", "aliases", "same_as", "same_as",
                ]);
                let value = match key {
                    "order" => dice.roll(9).to_string(),
                    // Only to an older record, so that there is no circle.
                    "same_as" => {
                        let older: Vec<usize> =
                            numbers.into_iter().filter(|n| *n < record.number).collect();
                        if older.is_empty() {
                            return "nothing".to_owned();
                        }
                        format!("r-{}", older[dice.roll(older.len())])
                    }
                    "aliases" => format!("[jiu-{}-{}]", self.made, folder.len()),
                    _ => format!("第 {} 句。", dice.roll(100)),
                };
                record.extra.insert(key, value);
                key.to_owned()
            }
        };
        record.write(&self.site, &folder);
        format!("{folder}: {said}")
    }

    /// Edits pages, programmes, settings, the theme, or the date.
    fn around(&mut self, kind: usize) -> String {
        let dice = &mut self.dice;
        match kind {
            14 => {
                let page = format!("ye-{}", dice.roll(3));
                let path = format!("content/pages/{page}.md");
                if self.pages.remove(&page).is_some() && dice.roll(2) == 0 {
                    self.site.remove(&path);
                    return format!("remove {path}");
                }
                let text = dice.roll(100);
                self.site
                    .write(&path, format!("# 页\n\n第 {text} 段，见[名录](/roll/)。\n"));
                self.pages.insert(page, text);
                format!("page {path}")
            }
            15 | 16 => {
                let mut text = PROGRAMME.to_owned();
                let id = dice.one(&["p", "q"]);
                if id == "q" {
                    text = text.replace("2025", "2023").replace("2026", "2024");
                }
                let change = dice.roll(5);
                text = match change {
                    0 => text.replace("示例", &format!("示例{}", dice.roll(9))),
                    1 => text.replace("form: person}", "form: person, order: pinyin}"),
                    2 => format!("{text}publish: recommended\n"),
                    3 => format!("{text}release_at: 2026-12-01\n"),
                    _ => format!(
                        "{text}release_at: 2026-12-01\nnotice: {{from: 2026-05-28, to: 2026-06-05, basis: 文件。}}\n"
                    ),
                };
                self.site
                    .write(&format!("content/programmes/{id}.yaml"), text);
                format!("programme {id} {change}")
            }
            17 => {
                let line = dice.one(&[
                    "order: pinyin\n",
                    "order: region\n",
                    "offline: true\n",
                    "region: 重庆市\n",
                    "data: full\n",
                    "consent: [gender, leader]\n",
                    "subtitle: 副标题\n",
                    "",
                ]);
                self.site.write(
                    "content/site.yaml",
                    format!("title: 示例站\nbase_url: https://example.org/honour/\n{line}"),
                );
                format!("site {line}")
            }
            18 => {
                let size = 1 + dice.roll(3);
                self.site.write(
                    "themes/own/theme.yaml",
                    format!("extends: laurel\npage_size: {size}\n"),
                );
                self.site.write(
                    "content/site.yaml",
                    "title: 示例站\nbase_url: https://example.org/honour/\ntheme: own\n",
                );
                format!("theme of {size}")
            }
            _ => {
                let date = dice.one(&["2026-06-01", "2026-06-06", "2026-12-02", "2026-05-01"]);
                self.site.set_date(date);
                format!("date {date}")
            }
        }
    }
}

fn check(seed: u64) {
    let mut world = World::new(seed);
    world.site.build().ok();
    let mut said = Vec::new();
    let mut rendered = Vec::new();
    for _ in 0..30 {
        said.push(world.edit());
        let built = world.site.build();
        assert_eq!(built.report.exit_code(), 0, "{said:#?}\n{:?}", built.said());
        rendered.push(built.pages().0);
        let (incremental, clean) = (world.site.files(), world.site.clean());
        let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&incremental), names(&clean), "{said:#?}");
        for (path, bytes) in &incremental {
            assert!(*bytes == clean[path], "{path} after {said:#?}");
        }
        let again = world.site.build();
        let counts = (
            again.pages().0,
            again.report.photos.rendered,
            again.pages().2,
        );
        assert_eq!(counts, (0, 0, 0), "{said:#?}");
    }
    let least = rendered.iter().filter(|count| **count < 15).count();
    assert!(
        least > 3,
        "every edit renders almost everything: {rendered:?}"
    );
}

#[test]
fn any_edit_gives_what_a_clean_build_gives() {
    check(1);
}

#[test]
fn any_other_edit_too() {
    check(20_260_601);
}
