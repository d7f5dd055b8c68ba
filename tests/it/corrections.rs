//! `content/corrections.yaml`: a page of what was wrong, and a line on each page that was corrected.

use crate::site::Site;

const FILE: &str = "content/corrections.yaml";

fn site(corrections: &str) -> Site {
    let site = Site::new("");
    site.person("a", "滕小虹", "tags: [Наука]\n");
    site.write(FILE, corrections);
    site
}

#[test]
fn corrections_are_a_page_and_a_line_on_the_page_they_are_of() {
    let site = site(
        "- {date: 2026-05-02, page: honorees/a/, was: 滕晓红, now: 滕小虹}\n\
         - 日期: 2026年5月20日\n  页面: https://example.org/honour/honorees/a/index.html\n\
         - {date: 2026-05, page: /, 原为: <b>, 现为: }\n\
         - {date: 2026-05-01, page: fields/%D0%9D%D0%B0%D1%83%D0%BA%D0%B0, now: 不写原为就不写现为}\n",
    );
    let built = site.build();
    built.ok().expect(&[]);
    let page = built.page("corrections/index.html");
    let words: Vec<&str> = page
        .split("<main ")
        .nth(1)
        .unwrap()
        .split("</main>")
        .next()
        .unwrap()
        .split('<')
        .filter_map(|part| part.split_once('>').map(|(_, text)| text.trim()))
        .filter(|text| !text.is_empty())
        .collect();
    assert_eq!(
        words,
        [
            "首页",
            "更正",
            "更正",
            "本站已发布内容的更正，新的在前。",
            "滕小虹",
            "2026年5月20日",
            "更正",
            "滕小虹",
            "2026年5月2日",
            "原为",
            "滕晓红",
            "现为",
            "滕小虹",
            "首页",
            "2026年5月",
            "原为",
            "&lt;b&gt;",
            "Наука",
            "2026年5月1日",
            "更正",
        ]
    );
    for (href, count) in [
        ("../honorees/a/", 2),
        ("../fields/%D0%9D%D0%B0%D1%83%D0%BA%D0%B0/", 1),
    ] {
        assert_eq!(page.matches("<h2 ").count(), 4);
        let links = page.matches(&format!("<a href=\"{href}\">")).count();
        assert_eq!(links, count, "{href}");
    }
    let line = |path: &str| {
        let page = built.page(path);
        let (_, rest) = page.split_once("class=\"wrap corrected\">")?;
        Some(rest.split("</p>").next().unwrap().to_owned())
    };
    assert_eq!(
        line("honorees/a/index.html").unwrap(),
        "本页于<time datetime=\"2026-05-20\">2026年5月20日</time><a href=\"../../corrections/\">更正</a>。"
    );
    assert_eq!(
        line("index.html").unwrap(),
        "本页于<time datetime=\"2026-05\">2026年5月</time><a href=\"./corrections/\">更正</a>。"
    );
    assert!(line("404.html").is_none() && line("roll/index.html").is_none());
    // Every page's foot leads there, as it does to the user's own pages, and so do search engines.
    assert!(
        built
            .page("roll/index.html")
            .contains("<li><a href=\"../corrections/\">更正</a></li>")
    );
    assert!(built.page("sitemap.xml").contains(
        "<loc>https://example.org/honour/corrections/</loc><lastmod>2026-05-20</lastmod>"
    ));

    // Without the file all of it is gone.
    site.remove(FILE);
    let built = site.build();
    built.ok();
    assert!(
        built
            .report
            .removed
            .contains(&"corrections/index.html".to_owned())
    );
    for (path, bytes) in site.files() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !text.contains("corrections/") && !text.contains("滕晓红"),
            "{path}"
        );
    }
    assert_eq!(site.files(), site.clean());
}

#[test]
fn what_has_no_page_cannot_be_corrected() {
    for page in [
        "honorees/b/",
        "滕小虹",
        "a",
        "404.html",
        "corrections/",
        "honorees/alt/",
        "honorees/a/#story",
        "photos/",
        "../",
    ] {
        let site = site(&format!("- date: 2026-05-02\n  page: '{page}'\n"));
        site.person("a", "滕小虹", "aliases: [alt]\n");
        site.check()
            .expect(&["content/corrections.yaml:2:9 error[unknown-corrected-page]"]);
    }
}

#[test]
fn a_correction_does_not_name_whom_the_site_no_longer_names() {
    let site =
        site("- {date: 2026-05-02, page: roll/, was: 名录里有尉迟敏, now: 名录里没有尉迟敏}\n");
    let status = |status: &str| {
        site.person("b", "尉迟敏", "");
        let file = "content/honorees/b/nomination.yaml";
        let text = std::fs::read_to_string(site.root().join(file)).unwrap();
        site.write(
            file,
            text.replace("status: honored", &format!("status: {status}")),
        );
    };
    status("honored");
    site.build().ok();
    status("withdrawn");
    site.build().expect(&[
        "content/corrections.yaml:1:40 error[correction-names-withdrawn]",
        "content/corrections.yaml:1:54 error[correction-names-withdrawn]",
    ]);
    site.write(FILE, "- {date: 2026-05-02, page: roll/}\n");
    site.build().ok();
    for (path, bytes) in site.files() {
        assert!(
            !String::from_utf8_lossy(&bytes).contains("尉迟敏"),
            "{path}"
        );
    }
    // Another one of that name is still there to be named.
    site.person("c", "尉迟敏", "affiliation: 某校\n");
    site.write(
        FILE,
        "- {date: 2026-05-02, page: roll/, was: 尉迟民, now: 尉迟敏}\n",
    );
    site.build().ok();
}

#[test]
fn mistakes_are_told_where_they_stand() {
    for (text, said) in [
        ("- {page: roll/}\n", &["1:3 error[missing-key]"][..]),
        ("- {date: 2026-05-02}\n", &["1:3 error[missing-key]"]),
        ("- {date: 某日, page: roll/}\n", &["1:10 error[bad-date]"]),
        (
            "- {date: 2026-06-02, page: roll/}\n",
            &["1:10 error[future-date]"],
        ),
        ("- {date: 2026-06-01, page: roll/}\n", &[]),
        (
            "- {date: 2026-05-02, page: roll/, wos: 甲}\n",
            &["1:35 error[unknown-key]"],
        ),
        ("- 甲\n", &["1:3 error[wrong-kind]"]),
        ("date: 2026-05-02\n", &["1:1 error[wrong-kind]"]),
        (
            "- {date: 2026-05-02, page: [roll/]}\n",
            &["1:28 error[wrong-kind]"],
        ),
        ("", &[]),
        ("# 暂无\n", &[]),
        ("[]\n", &[]),
    ] {
        let expected: Vec<String> = said.iter().map(|said| format!("{FILE}:{said}")).collect();
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        site(text).check().expect(&expected);
    }
    // The address is taken: no page of one's own and no programme can have it.
    let site = site("[]\n");
    site.write("content/pages/corrections.md", "# 更正\n\n正文。\n");
    site.check()
        .expect(&["content/pages/corrections.md:1:1 error[reserved-id]"]);
}
