//! What one edit renders again: the pages that show it, and nothing else.

use crate::picture::jpeg;
use crate::site::{Built, PROGRAMME, Site};
use std::collections::BTreeMap;
use std::fs;

/// Three persons and a team over two units, three fields and two districts.
/// Each photo is one JPEG and one WebP, the team's also cropped for its card.
fn site() -> Site {
    let site = Site::new("=== content/pages/about.md\n# 关于\n\n说明。\n");
    let people = [
        ("a", "沈怀瑾", "region: 渝中区\ntags: [农技]\n"),
        ("b", "马小禾", "region: 渝中区\ntags: [义诊]\n"),
        ("c", "谭明远", "region: 万州区\ntags: [农技, 讲座]\n"),
    ];
    for (folder, name, extra) in people {
        site.person(
            folder,
            name,
            &format!("{extra}citation: {name}的推介词。\n"),
        );
    }
    site.write(
        "content/honorees/d/nomination.yaml",
        "programme: p\ncategory: team\nname: 示例服务队\nstatus: honored\nunit: 万州区科协\nregion: 万州区\n\
         founded: 2019\nvolunteers: 30\nparty_members: 3\nhours: 900\nhours_per_volunteer: 30\n\
         active_ratio: 60%\nactivities: 12\nprojects: [讲座]\ncitation: 队的推介词。\n",
    );
    site.write("content/honorees/d/story.md", "队的事迹。\n");
    for (photo, colour) in [
        ("a/photos/1.jpg", [200, 30, 30]),
        ("a/photos/2.jpg", [30, 200, 30]),
        ("d/photos/1.jpg", [30, 30, 200]),
    ] {
        site.write(&format!("content/honorees/{photo}"), jpeg(90, 120, colour));
    }
    site
}

/// The job of every file, by the output's manifest.
fn jobs(site: &Site) -> BTreeMap<String, String> {
    let manifest = fs::read(site.out().join(".accolade/manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
    let files = manifest["files"].as_object().unwrap();
    files
        .iter()
        .map(|(path, entry)| (path.clone(), entry[0].as_str().unwrap().to_owned()))
        .collect()
}

/// What an edit made happen.
struct Edit<'s> {
    built: Built<'s>,
    rendered: Vec<String>,
}

/// Builds, edits, builds: the pages whose jobs changed, and the report that
/// counted them. The output is that of a clean build, and a third run rests.
fn after<'s>(site: &'s Site, edit: impl Fn(&Site)) -> Edit<'s> {
    site.build().ok();
    let before = jobs(site);
    edit(site);
    let built = site.build();
    built.ok();
    let now = jobs(site);
    let changed = |path: &&String| path.ends_with(".html") && before.get(*path) != now.get(*path);
    let rendered: Vec<String> = now
        .keys()
        .filter(changed)
        .map(|path| path.trim_end_matches("index.html").to_owned())
        .collect();
    let pages = now.keys().filter(|path| path.ends_with(".html")).count();
    let gone = before.keys().filter(|path| !now.contains_key(*path));
    let gone = gone.filter(|path| path.ends_with(".html")).count();
    assert_eq!(
        built.pages(),
        (rendered.len(), pages - rendered.len(), gone)
    );
    assert_eq!(site.files(), site.clean());
    assert_eq!(site.build().ok().pages(), (0, pages, 0));
    Edit { built, rendered }
}

impl Edit<'_> {
    /// Asserts which pages were rendered, and how many photos were rendered,
    /// reused and removed.
    fn expect(&self, pages: &[&str], photos: (usize, usize, usize)) {
        assert_eq!(self.rendered, pages);
        self.photos(photos);
    }

    fn photos(&self, photos: (usize, usize, usize)) {
        let counts = self.built.report.photos;
        assert_eq!((counts.rendered, counts.reused, counts.removed), photos);
    }

    /// Asserts that every page was rendered, and no photo.
    fn all(&self) {
        let (rendered, reused, removed) = self.built.pages();
        assert!(
            rendered > 20 && reused == 0 && removed == 0,
            "{rendered} {reused}"
        );
        self.photos((0, 8, 0));
    }
}

fn replace(site: &Site, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(site.root().join(path)).unwrap();
    assert!(text.contains(from), "{path}: {text}");
    site.write(path, text.replace(from, to));
}

#[test]
fn a_story_is_on_one_page() {
    let site = site();
    after(&site, |site| {
        site.write("content/honorees/b/story.md", "另一段事迹。\n");
    })
    .expect(&["honorees/b/"], (0, 8, 0));
}

#[test]
fn a_page_of_ones_own_is_on_one_page() {
    let site = site();
    after(&site, |site| {
        site.write("content/pages/about.md", "# 关于\n\n另一段。\n");
    })
    .expect(&["about/"], (0, 8, 0));
}

#[test]
fn a_fact_is_on_one_page() {
    let site = site();
    after(&site, |site| {
        replace(
            site,
            "content/honorees/a/nomination.yaml",
            "activities: 40",
            "activities: 41",
        );
    })
    .expect(&["honorees/a/"], (0, 8, 0));
}

#[test]
fn a_citation_is_on_the_lists_that_hold_the_card() {
    let site = site();
    after(&site, |site| {
        replace(
            site,
            "content/honorees/a/nomination.yaml",
            "的推介词",
            "的新推介词",
        );
    })
    .expect(
        &[
            "fields/nong-ji/",
            "honorees/a/",
            // The neighbour of the same field shows the card.
            "honorees/c/",
            "honorees/",
            "",
            "p/",
            "p/volunteer/",
            "regions/500000/",
            "regions/500103/",
            "units/yu-zhong-qu-ke-xie/",
        ],
        (0, 8, 0),
    );
}

#[test]
fn a_photo_that_no_card_shows_is_on_its_two_pages() {
    let site = site();
    after(&site, |site| {
        site.write("content/honorees/a/photos/2.jpg", jpeg(90, 120, [9, 99, 9]));
    })
    .expect(&["honorees/a/", "honorees/a/photos/"], (2, 6, 2));
}

#[test]
fn a_portrait_is_also_on_the_lists() {
    let site = site();
    after(&site, |site| {
        site.write("content/honorees/a/photos/1.jpg", jpeg(90, 120, [99, 9, 9]));
    })
    .expect(
        &[
            "fields/nong-ji/",
            "honorees/a/",
            "honorees/a/photos/",
            "honorees/b/",
            "honorees/c/",
            "honorees/",
            "",
            "p/",
            "p/volunteer/",
            "regions/500000/",
            "regions/500103/",
            "units/yu-zhong-qu-ke-xie/",
        ],
        (2, 6, 2),
    );
}

#[test]
fn a_caption_is_on_the_two_pages_that_show_photos() {
    let site = site();
    after(&site, |site| {
        let record = "content/honorees/d/nomination.yaml";
        replace(
            site,
            record,
            "citation",
            "photos:\n  - {file: photos/1.jpg, role: activity, caption: 说明, alt: 示例服务队的活动照片}\ncitation",
        );
    })
    .expect(&["honorees/d/", "honorees/d/photos/"], (0, 8, 0));
}

#[test]
fn an_honoree_is_added_and_removed() {
    let site = site();
    after(&site, |site| {
        site.person("e", "马小苗", "region: 渝中区\ntags: [义诊]\n");
    })
    .expect(
        &[
            "fields/",
            "fields/yi-zhen/",
            // Its neighbours in the order of names; of one field is b alone.
            "honorees/a/",
            "honorees/b/",
            "honorees/e/",
            "honorees/",
            "",
            "p/",
            "p/volunteer/",
            "regions/500000/",
            "regions/500103/",
            "regions/",
            "roll/",
            "roll/pinyin/",
            "units/",
            "units/yu-zhong-qu-ke-xie/",
        ],
        (0, 8, 0),
    );
    let edit = after(&site, |site| site.remove("content/honorees/e"));
    let gone = &edit.built.report.removed;
    assert_eq!(gone, &["honorees/e/index.html"]);
    assert!(!edit.rendered.contains(&"honorees/e/".to_owned()));
    let (rendered, reused, removed) = edit.built.pages();
    assert_eq!(removed, 1);
    assert!(reused > rendered / 2, "{rendered} {reused}");
    for kept in ["about/", "404.html", "p/team/", "honorees/d/"] {
        assert!(!edit.rendered.contains(&kept.to_owned()), "{kept}");
    }
}

#[test]
fn a_template_is_behind_every_page() {
    let site = site();
    after(&site, |site| {
        site.write("themes/laurel/templates/foot.html", "<p>另一个页脚</p>");
    })
    .all();
}

#[test]
fn a_style_has_another_address_on_every_page() {
    let site = site();
    let css = |site: &Site| {
        let files = site.files().into_keys();
        files
            .filter(|path| path.starts_with("assets/laurel."))
            .collect::<Vec<_>>()
    };
    site.build().ok();
    let before = css(&site);
    after(&site, |site| {
        site.write("themes/laurel/static/laurel.css", "body { color: teal }");
    })
    .all();
    assert_eq!(css(&site).len(), 1);
    assert_ne!(css(&site), before);
}

#[test]
fn the_title_is_on_every_page() {
    let site = site();
    after(&site, |site| {
        replace(site, "content/site.yaml", "示例站", "另一个站");
    })
    .all();
}

#[test]
fn a_programme_that_is_added_leaves_the_other_alone() {
    let site = site();
    let edit = after(&site, |site| {
        let text = PROGRAMME.replace("2025", "2023").replace("2026", "2024");
        site.write("content/programmes/q.yaml", text);
    });
    edit.expect(&["", "q/", "q/team/", "q/volunteer/"], (0, 8, 0));
}

#[test]
fn what_nobody_sees_renders_nothing() {
    let site = site();
    after(&site, |site| {
        site.write("content/honorees/a/notes.docx", "x");
        site.write("content/honorees/a/private.yaml", "contact: x\n");
        site.write("content/pages/_draft.md", "草稿\n");
        // A record that is not published, in another programme's category.
        site.person("f", "某某", "");
        replace(
            site,
            "content/honorees/f/nomination.yaml",
            "honored",
            "nominated",
        );
        // The same bytes again, at another time.
        let story = fs::read(site.root().join("content/honorees/a/story.md")).unwrap();
        site.write("content/honorees/a/story.md", story);
    })
    .expect(&[], (0, 8, 0));
}

#[test]
fn time_alone_renders_nothing() {
    let mut site = site();
    site.build().ok();
    let before = jobs(&site);
    site.set_date("2027-03-01");
    let built = site.build();
    built.ok();
    assert_eq!(built.pages().0, 0);
    let now = jobs(&site);
    let changed: Vec<&String> = now
        .keys()
        .filter(|path| before.get(*path) != now.get(*path))
        .collect();
    assert_eq!(changed, ["data/honorees.json"]);
}
