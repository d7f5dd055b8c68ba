//! What is saved shows.

use super::preview::Preview;
use crate::picture::jpeg;
use crate::site::{Site, files_below};
use serde_json::Value;
use std::fs;
use std::time::{Duration, Instant};

/// Two people; the first has a photo.
fn site() -> Site {
    let site = Site::new("");
    site.person(
        "yi",
        "甲一",
        "photos:\n  - {file: photos/a.jpg, role: portrait, alt: 甲一}\n",
    );
    site.write(
        "content/honorees/yi/photos/a.jpg",
        jpeg(640, 800, [200, 60, 40]),
    );
    site.person("er", "乙二", "citation: 旧的推介词\n");
    site
}

const STORY: &str = "content/honorees/yi/story.md";

#[test]
fn a_story_and_a_nomination() {
    let site = site();
    let preview = Preview::of(&site);
    let mut page = preview.open("/honorees/yi/");
    let mut list = preview.open("/honorees/");
    let mut other = preview.open("/honorees/er/");
    site.write(STORY, "他又去了山里。\n");
    assert!(page.reload().contains("他又去了山里。"));
    // Nobody else's page is another now.
    let now = page.last["revision"].as_u64();
    list.until(|news| news["revision"].as_u64() >= now);
    assert_eq!(list.last["page"], list.key());
    site.person("er", "丁二", "citation: 新的推介词\n");
    assert!(other.reload().contains("新的推介词"));
    list.until_it_shows("丁二");
}

#[test]
fn a_template_that_the_site_did_not_have() {
    let site = site();
    let preview = Preview::of(&site);
    let mut page = preview.open("/honorees/yi/");
    let template = "themes/laurel/templates/footer.html";
    site.write(template, "<footer>第一版</footer>\n");
    page.until_it_shows("<footer>第一版</footer>");
    site.write(template, "<footer>第二版</footer>\n");
    page.until_it_shows("<footer>第二版</footer>");
    site.remove("themes");
    page.reload();
    assert!(!page.html.contains("第二版"), "the built-in theme is back");
}

#[test]
fn a_stylesheet_is_put_in_its_place_without_loading_the_page() {
    let site = site();
    site.write("themes/laurel/static/laurel.css", "body { color: #111 }\n");
    let preview = Preview::of(&site);
    let mut page = preview.open("/honorees/yi/");
    let sheet = |news: &Value| news["sheets"]["/assets/laurel.css"].clone();
    let old = sheet(&page.last);
    site.write("themes/laurel/static/laurel.css", "body { color: #222 }\n");
    let new = sheet(page.until(|news| sheet(news) != old));
    assert_eq!(page.last["page"], page.key(), "the page itself stays");
    let new = new.as_str().unwrap();
    assert_eq!(preview.file(new), b"body { color: #222 }\n");
    assert_eq!(preview.get(old.as_str().unwrap()).status, 404);
    // A page that loads now has the new one from the start.
    let address = new.trim_start_matches('/');
    assert!(preview.open("/honorees/er/").html.contains(address));
}

#[test]
fn people_come_and_go() {
    let site = site();
    let preview = Preview::of(&site);
    let mut list = preview.open("/honorees/");
    let mut early = preview.open("/honorees/san/");
    assert_eq!(early.status, 404);
    site.person("2026/deep/san", "丙三", "");
    list.until_it_shows("丙三");
    early.until_it_shows("丙三的事迹。");
    assert_eq!(early.status, 200);
    // The new folder is watched too.
    site.write("content/honorees/2026/deep/san/story.md", "后来的事。\n");
    early.until_it_shows("后来的事。");
    site.remove("content/honorees/2026");
    early.reload();
    assert_eq!(early.status, 404);
    while list.html.contains("丙三") {
        list.reload();
    }
}

#[test]
fn a_renamed_folder_takes_the_page_along() {
    let site = site();
    let preview = Preview::of(&site);
    let mut page = preview.open("/honorees/yi/");
    let at = |name: &str| site.root().join("content/honorees").join(name);
    fs::rename(at("yi"), at("jia-yi")).unwrap();
    assert_eq!(page.sent_to(), "/honorees/jia-yi/");
    let mut page = preview.open("/honorees/jia-yi/");
    assert_eq!(preview.get("/honorees/yi/").status, 404);
    site.write("content/honorees/jia-yi/story.md", "改名以后。\n");
    page.until_it_shows("改名以后。");
    // An address of one's own, in a folder that stays.
    let record = "content/honorees/jia-yi/nomination.yaml";
    let text = fs::read_to_string(site.root().join(record)).unwrap();
    site.write(record, format!("{text}slug: first\n"));
    assert_eq!(page.sent_to(), "/honorees/first/");
}

#[test]
fn saved_as_editors_save() {
    let site = site();
    let preview = Preview::of(&site);
    let mut page = preview.open("/honorees/yi/");
    let story = site.root().join(STORY);
    let beside = |name: &str| story.with_file_name(name);
    // A new file takes the old one's name (VS Code on network drives, gedit, KDE).
    fs::write(beside(".story.md.tmp"), "一\n").unwrap();
    fs::rename(beside(".story.md.tmp"), &story).unwrap();
    assert!(page.reload().contains("<p>一</p>"));
    // The old one steps aside first (Vim).
    fs::rename(&story, beside("story.md~")).unwrap();
    fs::write(&story, "二\n").unwrap();
    fs::remove_file(beside("story.md~")).unwrap();
    page.until_it_shows("<p>二</p>");
    // Deleted and made anew.
    fs::remove_file(&story).unwrap();
    fs::write(&story, "三\n").unwrap();
    page.until_it_shows("<p>三</p>");
    // An older version that keeps its time comes back.
    let file = fs::File::options().write(true).open(&story).unwrap();
    let old = file.metadata().unwrap().modified().unwrap();
    fs::write(beside("other.md"), "四\n").unwrap();
    let other = fs::File::options().write(true).open(beside("other.md"));
    other.unwrap().set_modified(old).unwrap();
    fs::rename(beside("other.md"), &story).unwrap();
    page.until_it_shows("<p>四</p>");
}

#[test]
fn the_last_of_many_quick_edits_shows() {
    let site = site();
    let preview = Preview::of(&site);
    let mut page = preview.open("/honorees/yi/");
    let mut other = preview.open("/honorees/er/");
    for round in 0..40 {
        site.write(STORY, format!("第{round}稿\n"));
        let other = format!("别的第{round}稿\n");
        site.write("content/honorees/er/story.md", other);
    }
    page.until_it_shows("第39稿");
    other.until_it_shows("别的第39稿");
    // One more as soon as the page is told of one.
    for round in 40..50 {
        site.write(STORY, format!("第{round}稿\n"));
        page.until_it_shows(&format!("第{round}稿"));
    }
}

#[test]
fn a_photo_that_is_replaced_and_one_that_goes() {
    let site = site();
    let preview = Preview::of(&site);
    let mut page = preview.open("/honorees/yi/");
    let old = preview.linked("/honorees/yi/", "photos/");
    assert_eq!(&preview.file(&old)[..2], [0xff, 0xd8]);
    let type_of = |path: &str| preview.get(path).header("content-type").map(str::to_owned);
    assert_eq!(type_of(&old).as_deref(), Some("image/jpeg"));
    site.write(
        "content/honorees/yi/photos/a.jpg",
        jpeg(640, 800, [40, 60, 200]),
    );
    page.reload();
    let new = preview.linked("/honorees/yi/", "photos/");
    assert_ne!(old, new);
    assert_eq!(&preview.file(&new)[..2], [0xff, 0xd8]);
    assert_eq!(preview.get(&old).status, 404);
    // A photo that nobody names any more, or that is not there, is a mistake.
    site.remove("content/honorees/yi/photos/a.jpg");
    let said = page.mistakes();
    assert!(
        said[0].starts_with("error[photo-missing] content/honorees/yi/"),
        "{said:?}"
    );
    site.person("yi", "甲一", "");
    page.mended();
    assert_eq!(preview.get(&new).status, 404);
}

#[test]
fn settings_programmes_and_own_pages() {
    let site = site();
    let preview = Preview::of(&site);
    let mut page = preview.open("/honorees/yi/");
    site.write("content/site.yaml", "title: 另一个站\n");
    page.until_it_shows("另一个站");
    let programme = crate::site::PROGRAMME.replace("示例", "改名的项目");
    site.write("content/programmes/p.yaml", programme);
    page.until_it_shows("改名的项目");
    let mut about = preview.open("/about/");
    site.write("content/pages/about.md", "# 关于我们\n\n正文。\n");
    about.until_it_shows("关于我们");
}

/// The preview shows; only a build writes.
#[test]
fn nothing_is_written_but_the_cache() {
    let site = site();
    site.build().ok();
    let before = files_below(site.root());
    let manifest = site.root().join("public/.accolade/manifest.json");
    let manifest_before = fs::read(&manifest).unwrap();
    let preview = Preview::of(&site);
    let mut page = preview.open("/honorees/yi/");
    site.write(STORY, "只在预览里。\n");
    page.until_it_shows("只在预览里。");
    let photo = preview.linked("/honorees/yi/", "photos/");
    preview.file(&photo);
    let mut after = files_below(site.root());
    after.insert(STORY.to_owned(), before[STORY].clone());
    assert!(before == after, "{:?}", after.keys());
    assert_eq!(fs::read(&manifest).unwrap(), manifest_before);
    drop(preview);
    // Nor where there is none yet.
    let site = Site::new("");
    site.person("yi", "甲一", "");
    let preview = Preview::of(&site);
    preview.file("/");
    assert!(!site.out().exists());
}

/// Whatever is edited: the preview's files are those of a build, but for the line
/// that a page gets.
#[test]
fn files_are_those_of_a_build() {
    let site = site();
    let preview = Preview::of(&site);
    let differs = || {
        let mut built = site.clean().into_iter();
        built.find_map(|(path, bytes)| {
            let shown = preview.get(&format!("/{path}"));
            let same = if path.ends_with(".html") {
                let (shown, built) = (shown.text(), String::from_utf8(bytes).unwrap());
                let ours = |line: &&str| !line.contains("/.accolade/preview.js");
                shown.lines().filter(ours).eq(built.lines())
            } else {
                shown.body == bytes
            };
            (!same || shown.status != 200).then_some(path)
        })
    };
    let theme = "extends: laurel\nphotos:\n  portrait: {fit: [200, 300]}\npage_size: ";
    type Edit<'e> = &'e dyn Fn();
    let edits: [(&str, Edit<'_>); 9] = [
        ("nothing", &|| {}),
        ("story", &|| site.write(STORY, "改过。\n")),
        ("new theme", &|| {
            site.write("themes/own/theme.yaml", format!("{theme}2\n"));
            site.write("content/site.yaml", "title: 示例站\ntheme: own\n");
        }),
        ("page size", &|| {
            site.write("themes/own/theme.yaml", format!("{theme}1\n"));
        }),
        ("stylesheet", &|| {
            site.write("themes/own/static/laurel.css", "a { color: red }\n");
        }),
        ("template", &|| {
            site.write("themes/own/templates/footer.html", "<footer>脚</footer>\n");
        }),
        ("photo", &|| {
            site.write(
                "content/honorees/yi/photos/a.jpg",
                jpeg(640, 800, [9, 9, 9]),
            );
        }),
        ("photo sizes", &|| {
            let more = theme.replace("200, 300", "150, 250, 350");
            site.write("themes/own/theme.yaml", format!("{more}1\n"));
        }),
        ("another theme", &|| {
            site.write("content/site.yaml", "title: 示例站\n");
            site.remove("themes");
        }),
    ];
    for (name, edit) in edits {
        edit();
        let end = Instant::now() + Duration::from_secs(20);
        while let Some(path) = differs() {
            assert!(Instant::now() < end, "{name}: {path}");
        }
    }
}
