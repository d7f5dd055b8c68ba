//! What is wrong is said over the last page that was right.

use super::preview::Preview;
use crate::pictures::{grain, jpeg};
use crate::site::Site;
use serde_json::Value;

const RECORD: &str = "content/honorees/yi/nomination.yaml";
const STORY: &str = "content/honorees/yi/story.md";

fn site() -> Site {
    let site = Site::new("");
    site.person("yi", "甲一", "");
    site.person("er", "乙二", "");
    site
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

#[test]
fn every_mistake_until_all_are_mended() {
    let site = site();
    let preview = Preview::of(&site);
    let mut page = preview.open("/honorees/yi/");
    let mut other = preview.open("/");
    let good = preview.file("/honorees/yi/");
    site.person("yi", "甲一", "nmae: x\ntags: [a, b\n");
    let said = page.mistakes();
    assert_eq!(
        said,
        [
            format!("error[unknown-key] {RECORD}:10:1"),
            format!("error[unclosed-bracket] {RECORD}:11:7"),
        ]
    );
    assert_eq!(other.mistakes(), said, "on every page");
    assert_eq!(page.last["page"], page.key(), "the page itself stays");
    assert_eq!(preview.file("/honorees/yi/"), good);
    let first = &page.last["problems"][0];
    assert_eq!(text(&first["weight"]), "错误");
    assert_eq!(first["source"], serde_json::json!(["", "nmae", ": x"]));
    assert!(!text(&first["message"]).is_empty() && !text(&first["help"]).is_empty());
    assert_eq!(
        text(&page.last["title"]),
        "2 个错误。页面仍是上一次正确的样子，改好后自动更新。"
    );
    // One that is mended goes; an edit elsewhere waits for the rest.
    site.person("yi", "甲一", "nmae: x\n");
    site.write("content/honorees/er/story.md", "等着。\n");
    page.until(|news| news["problems"].as_array().unwrap().len() == 1);
    assert!(!preview.get("/honorees/er/").text().contains("等着。"));
    site.person("yi", "甲一", "");
    page.mended();
    other.mended();
    assert_eq!(page.last["page"], page.key(), "nothing has changed");
    assert!(preview.get("/honorees/er/").text().contains("等着。"));
}

/// It is text until the browser's script has put it into text nodes.
#[test]
fn what_a_file_says_is_never_markup() {
    let site = site();
    let preview = Preview::of(&site);
    let mut page = preview.open("/honorees/yi/");
    let evil = "<img src=x onerror=alert(1)></script><script>alert(2)</script>";
    site.person("yi", "甲一", &format!("\"{evil}\": x\n"));
    page.mistakes();
    let problem = &page.last["problems"][0];
    assert!(text(&problem["message"]).contains(evil), "{problem}");
    let script = preview.get("/.accolade/preview.js").text();
    for dangerous in [
        "innerHTML",
        "outerHTML",
        "insertAdjacent",
        "document.write",
        "eval(",
    ] {
        assert!(!script.contains(dangerous), "{dangerous}");
    }
    // A line break in a name cannot end the event.
    site.person("yi", "甲一", "\"a\\n\\ndata: {}\\r\\nevent: news\": x\n");
    page.until(|news| text(&news["problems"][0]["message"]).contains("data: {}"));
}

#[test]
fn warnings_stand_behind_errors_and_alone_nowhere() {
    let site = site();
    site.write("content/honorees/er/story.md", "");
    let preview = Preview::of(&site);
    let page = preview.open("/");
    assert_eq!(page.last["problems"], serde_json::json!([]));
    let mut page = page;
    site.person("yi", "甲一", "nmae: x\n");
    let said = page.mistakes();
    assert_eq!(said[0], format!("error[unknown-key] {RECORD}:10:1"));
    assert!(said.len() > 1, "{said:?}");
    assert!(
        said[1..].iter().all(|said| said.starts_with("warning[")),
        "{said:?}"
    );
}

#[test]
fn templates_that_do_not_parse_and_templates_that_do_not_render() {
    let site = site();
    let preview = Preview::of(&site);
    let mut page = preview.open("/honorees/yi/");
    let good = preview.file("/honorees/yi/");
    let template = "themes/laurel/templates/footer.html";
    site.write(template, "<footer>\n{% if %}\n</footer>\n");
    let said = page.mistakes();
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains(&format!("{template}:2:")), "{said:?}");
    assert_eq!(preview.file("/honorees/yi/"), good);
    site.write(template, "<footer>三</footer>\n");
    page.until_it_shows("<footer>三</footer>");
    page.mended();
    let good = preview.file("/honorees/yi/");
    // Parses, and fails on every page.
    site.write(template, "<footer>{{ nobody.knows }}</footer>\n");
    let said = page.mistakes();
    assert!(said[0].contains(&format!("{template}:1:")), "{said:?}");
    assert_eq!(
        preview.file("/honorees/yi/"),
        good,
        "the last that was right"
    );
    site.write(template, "<footer>四</footer>\n");
    page.until_it_shows("<footer>四</footer>");
    page.mended();
}

/// A mistake on a page that nobody has open is found too.
#[test]
fn pages_that_nobody_looks_at_are_rendered_as_well() {
    let site = site();
    let preview = Preview::of(&site);
    let mut page = preview.open("/honorees/yi/");
    let template = "themes/laurel/templates/roll.html";
    site.write(template, "{{ nobody.knows }}\n");
    let said = page.mistakes();
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains(&format!("{template}:1:")), "{said:?}");
    assert_eq!(page.last["page"], page.key());
    site.remove("themes");
    page.mended();
}

#[test]
fn a_site_that_is_wrong_from_the_start() {
    let site = site();
    let settings = "base_url: https://example.org/\ntitle: ";
    site.write("content/site.yaml", format!("{settings}[\n"));
    let preview = Preview::of(&site);
    let mut page = preview.open("/");
    assert!(!page.mistakes().is_empty());
    assert!(
        text(&page.last["title"]).starts_with("1 个错误。改好后"),
        "{}",
        page.last
    );
    site.write("content/site.yaml", format!("{settings}好了\n"));
    page.until_it_shows("好了");
    page.mended();
    // One bad record does not hide the others.
    let site = self::site();
    site.person("yi", "甲一", "nmae: x\n");
    let preview = Preview::of(&site);
    let mut page = preview.open("/honorees/er/");
    assert!(page.html.contains("乙二的事迹。"));
    assert_eq!(page.mistakes().len(), 1);
    site.write("content/honorees/er/story.md", "还在改。\n");
    page.until_it_shows("还在改。");
}

#[test]
fn a_site_without_a_theme_from_the_start() {
    let site = site();
    site.write("themes/laurel/templates/footer.html", "{% if %}\n");
    let preview = Preview::of(&site);
    let mut page = preview.open("/honorees/yi/");
    assert_eq!(page.status, 503);
    assert_eq!(page.mistakes().len(), 1);
    site.remove("themes");
    page.until_it_shows("甲一的事迹。");
    page.mended();
}

#[test]
fn an_empty_folder_becomes_a_site() {
    let folder = crate::site::temporary();
    let preview = Preview::at(folder.path(), &[]);
    let mut page = preview.open("/");
    assert!(!page.mistakes().is_empty());
    let made = site();
    std::fs::rename(made.root().join("content"), folder.path().join("content")).unwrap();
    page.until_it_shows("示例站");
    page.mended();
}

#[test]
fn in_english() {
    let site = site();
    site.person("yi", "甲一", "nmae: x\n");
    let preview = Preview::with(&site, &["--lang", "en"]);
    let mut page = preview.open("/");
    page.mistakes();
    assert_eq!(
        text(&page.last["title"]),
        "1 error. This updates by itself."
    );
    assert_eq!(text(&page.last["close"]), "Hide");
    assert_eq!(text(&page.last["problems"][0]["weight"]), "error");
    assert!(text(&page.last["problems"][0]["message"]).is_ascii());
}

#[test]
fn hundreds_of_mistakes_are_counted_and_not_all_sent() {
    let site = site();
    let preview = Preview::of(&site);
    let mut page = preview.open("/");
    let lines: String = (0..150).map(|n| format!("nmae{n}: x\n")).collect();
    for number in 0..4 {
        site.person(&format!("p{number}"), "丙三", &lines);
    }
    page.until(|news| text(&news["title"]).starts_with("600 个错误。"));
    assert_eq!(page.mistakes().len(), 500);
    assert_eq!(text(&page.last["rest"]), "还有 100 条，见终端。");
}

/// What is wrong with a photo's pixels shows when it is made.
#[test]
fn a_photo_that_cannot_be_decoded() {
    let site = site();
    let preview = Preview::of(&site);
    let mut page = preview.open("/honorees/yi/");
    let whole = jpeg(&grain(320, 240), 320, 240, &[]);
    site.write(
        "content/honorees/yi/photos/a.jpg",
        &whole[..whole.len() * 2 / 3],
    );
    site.person("yi", "甲一", "photos: [{file: photos/a.jpg, alt: 甲}]\n");
    let said = page.mistakes();
    assert!(
        said.iter()
            .all(|said| said.contains("content/honorees/yi/")),
        "{said:?}"
    );
    site.write("content/honorees/yi/photos/a.jpg", &whole);
    page.mended();
    site.write(STORY, "好了。\n");
    page.until_it_shows("好了。");
}
