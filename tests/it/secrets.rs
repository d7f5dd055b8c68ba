//! Secrets in every text that would be published, and in no other.

use crate::pictures::{jpeg, target};
use crate::site::{PROGRAMME, Site};
use accolade::cli::ReportKind;
use accolade::diagnostic::Lang;

const RECORD: &str = "content/honorees/a/nomination.yaml";
const STORY: &str = "content/honorees/a/story.md";
const NUMBER: &str = "13812345678";

/// What is said of a site with a person whose record ends in these lines, places in it without its path.
fn of_record(extra: &str) -> Vec<String> {
    let site = Site::new("");
    site.person("a", "沈怀瑾", extra);
    said(&site)
}

fn of_story(story: &str) -> Vec<String> {
    let site = Site::new("");
    site.person("a", "沈怀瑾", "");
    site.write(STORY, story);
    said(&site)
}

fn said(site: &Site) -> Vec<String> {
    let short = |said: String| {
        said.replace(&format!("{RECORD}:"), "")
            .replace(&format!("{STORY}:"), "")
    };
    // How notices are, and who is honoured while they run, has tests of its own (`selection.rs`).
    let mut said = site.check().said();
    said.retain(|said| !said.contains("[notice-") && !said.ends_with("[honored-in-notice]"));
    said.into_iter().map(short).collect()
}

#[test]
fn every_published_text_of_a_record_is_read() {
    for (lines, place) in [
        ("name_en: Zhang 13812345678", "10:16"),
        ("affiliation: 示例站13812345678", "10:17"),
        ("citation: >-\n  甲\n  乙13812345678", "12:4"),
        ("brief: '电话13812345678'", "10:11"),
        ("quote: {text: 电话13812345678}", "10:17"),
        ("quote: {text: 甲, source: 13812345678}", "10:26"),
        ("tags: [农技, 请打13812345678]", "10:14"),
        (
            "links: [{title: 打13812345678, url: 'https://example.org/'}]",
            "10:18",
        ),
        ("aliases: [zhang-13812345678]", "10:17"),
        ("slug: zhang-13812345678", "10:13"),
        ("推介词: 电话13812345678", "10:8"),
    ] {
        assert_eq!(
            of_record(&format!("{lines}\n")),
            [format!("{place} error[secret-mobile]")],
            "{lines}"
        );
    }
    // Photos: caption, alternative text, credit; answers to the form; the unit.
    let site = Site::new("");
    site.person(
        "a",
        "沈怀瑾",
        "photos:\n  - {file: photos/1.jpg, caption: 图13812345678, alt: 看13812345678, credit: 摄13812345678}\n",
    );
    site.write(
        "content/honorees/a/photos/1.jpg",
        jpeg(&target(320, 240), 320, 240, &[]),
    );
    let all = ["11:36", "11:55", "11:77"].map(|place| format!("{place} error[secret-mobile]"));
    assert_eq!(said(&site), all);
    let site = Site::new("");
    site.person("b", "马小禾", "").write(
        RECORD,
        "programme: p\ncategory: volunteer\nname: 沈怀瑾13812345678\nstatus: nominated\nunit: 科协13812345678\n\
         organization: 队13812345678\nprojects: [讲座, 课13812345678]\nservice_since: 2018-03\nactivities: 40\n",
    );
    site.write(STORY, "甲。\n");
    let all = ["3:10", "5:9", "6:16", "7:17"].map(|place| format!("{place} error[secret-mobile]"));
    assert_eq!(said(&site), all);
}

#[test]
fn what_is_never_published_is_not_read() {
    for lines in [
        "# 电话13812345678",
        "registration: 已注册，13812345678",
        "recommended_on: 2025-03-01 # 13812345678",
        "gender: 女 # 500103199003071239",
        "waived: [] # 13812345678",
        "links: [{title: 甲, url: 'https://example.org/13812345678/a@example.org'}]",
    ] {
        assert_eq!(
            of_record(&format!("{lines}\n")),
            Vec::<String>::new(),
            "{lines}"
        );
    }
    for status in ["withdrawn", "not_selected"] {
        let site = Site::new("");
        site.person("b", "马小禾", "").write(
            RECORD,
            format!("programme: p\ncategory: volunteer\nname: 沈怀瑾\nstatus: {status}\ncitation: {NUMBER}\nslug: a-{NUMBER}\n"),
        );
        assert_eq!(said(&site), Vec::<String>::new());
    }
    // A consent-class field is read once it is consented to.
    let lines = "leader: 13812345678\n";
    for (consent, expected) in [("", 0), ("consent: [leader]\n", 1)] {
        let site = Site::new("");
        site.write(
            RECORD,
            format!("programme: p\ncategory: team\nname: 示例服务队\nstatus: honored\nunit: 渝中区科协\nfounded: 2018\nvolunteers: 40\nparty_members: 10\nhours: 4000\nhours_per_volunteer: 100\nactive_ratio: 60%\nactivities: 50\nprojects: [讲座]\n{lines}"),
        );
        site.write(STORY, "甲。\n");
        site.write(
            "content/site.yaml",
            format!("title: 示例站\nbase_url: https://example.org/\n{consent}"),
        );
        assert_eq!(said(&site).len(), expected, "{consent}{:?}", said(&site));
    }
}

#[test]
fn stories_are_read_as_their_readers_will() {
    for (story, place, code) in [
        ("他的电话是13812345678。\n", "1:6", "mobile"),
        ("甲。\n\n他的电话是**13812345678**。\n", "3:8", "mobile"),
        ("138**1234**5678\n", "1:1", "mobile"),
        ("138*1234*5678，甲\n", "1:1", "mobile"),
        ("&#49;3812345678\n", "1:1", "mobile"),
        ("甲\n138\\-1234\\-5678\n", "2:1", "mobile"),
        ("138<!-- 甲 -->12345678\n", "1:1", "mobile"),
        ("[打电话](tel:13812345678)\n", "1:11", "mobile"),
        ("请[写信](mailto:zhang@example.org)。\n", "1:14", "email"),
        ("<zhang@example.org>\n", "1:2", "email"),
        ("# 甲13812345678\n\n乙。\n", "1:4", "mobile"),
        (
            "| 甲 | 乙 |\n|---|---|\n| 丙 | 13812345678 |\n",
            "3:7",
            "mobile",
        ),
        ("`13812345678`\n", "1:2", "mobile"),
        ("身份证５００１０３１９９００３０７１２３９\n", "1:4", "id"),
    ] {
        assert_eq!(
            of_story(story),
            [format!("{place} error[secret-{code}]")],
            "{story}"
        );
    }
    for story in [
        "138\\*\\*\\*\\*5678。\n",
        "甲。<!-- 13812345678 -->\n",
        "[甲](https://example.org/13812345678)\n",
        "[甲]: https://example.org/ \"13812345678\"\n\n乙。\n",
    ] {
        assert_eq!(of_story(story), Vec::<String>::new(), "{story}");
    }
    // Two of one number, and other languages.
    let site = Site::new("");
    site.person("a", "沈怀瑾", "");
    site.write(STORY, "甲13812345678。\n\n乙13812345678。\n");
    site.write("content/honorees/a/story.en.md", "Call 13812345678.\n");
    assert_eq!(
        said(&site),
        [
            "content/honorees/a/story.en.md:1:6 error[secret-mobile]",
            "1:2 error[secret-mobile]",
            "3:2 error[secret-mobile]"
        ]
    );
    // As a field of the record.
    let site = Site::new("");
    site.person(
        "a",
        "沈怀瑾",
        "主要事迹: |\n  甲。\n\n  乙138**1234**5678。\n",
    );
    site.remove(STORY);
    assert_eq!(said(&site), ["13:4 error[secret-mobile]"]);
}

#[test]
fn a_link_that_shows_its_number_is_one_secret() {
    assert_eq!(
        of_story("甲[13812345678](tel:13812345678)。\n"),
        ["1:3 error[secret-mobile]"]
    );
}

#[test]
fn programmes_pages_and_the_site_are_read() {
    let site = Site::new(
        "=== content/pages/about.md\n# 关于\n\n请打13812345678。\n\
         === content/corrections.yaml\n- {date: 2026-05-30, page: about/, was: 打13812345678}\n",
    );
    site.person("a", "沈怀瑾", "");
    site.write(
        "content/programmes/p.yaml",
        PROGRAMME.replace("year: 2025", "summary: 电话13812345678\nyear: 2025")
            + "notice: {title: 甲, basis: 问13812345678, from: 2026-05-30, to: 2026-06-05, objections: {phone: 13987654321}}\n",
    );
    site.write(
        "content/site.yaml",
        "title: 示例站\nsubtitle: 13812345678\nbase_url: https://example.org/\ncredits: {编辑: 13812345678}\nfooter: {contact: 13600000000}\n",
    );
    assert_eq!(
        said(&site),
        [
            "content/corrections.yaml:1:42 error[secret-mobile]",
            "content/pages/about.md:3:3 error[secret-mobile]",
            "content/programmes/p.yaml:2:12 error[secret-mobile]",
            "content/programmes/p.yaml:10:28 error[secret-mobile]",
            "content/site.yaml:2:11 error[secret-mobile]",
            "content/site.yaml:4:15 error[secret-mobile]",
        ]
    );
}

/// What is quoted, and what things are called.
#[test]
fn documents_and_names_of_the_site_are_read() {
    let site = Site::new("");
    site.person("a", "沈怀瑾", "");
    site.write(
        "content/programmes/p.yaml",
        PROGRAMME.to_owned()
            + "approval: {number: 13812345678, office: 甲13812345678}\n\
               recommenders: [乙13812345678]\n\
               standards: [{clause: 丙13812345678, quote: 丁13812345678}]\n",
    );
    site.write(
        "content/site.yaml",
        "title: 示例站\nbase_url: https://example.org/\n\
         units: [{name: 甲13812345678, slug: a-13812345679}]\n\
         fields: [{name: 乙13812345678, slug: b-13812345679}]\n\
         regions: [{id: c-13812345679, name: 丙13812345678, within: 500103}]\n\
         footer: {icp: '渝ICP备13812345678号-1', police: 渝公网安备 13812345678号}\n",
    );
    assert_eq!(
        said(&site),
        [
            "content/programmes/p.yaml:9:20 error[secret-mobile]",
            "content/programmes/p.yaml:9:42 error[secret-mobile]",
            "content/programmes/p.yaml:10:17 error[secret-mobile]",
            "content/programmes/p.yaml:11:23 error[secret-mobile]",
            "content/programmes/p.yaml:11:44 error[secret-mobile]",
            "content/site.yaml:3:17 error[secret-mobile]",
            "content/site.yaml:3:38 error[secret-mobile]",
            "content/site.yaml:4:18 error[secret-mobile]",
            "content/site.yaml:4:39 error[secret-mobile]",
            "content/site.yaml:5:18 error[secret-mobile]",
            "content/site.yaml:5:38 error[secret-mobile]",
        ]
    );
    site.write(
        "content/site.yaml",
        "title: 示例站\nbase_url: https://example.org/\nfooter: {icp: 电话13812345678, police: '备案，13812345678'}\n",
    );
    site.write("content/programmes/p.yaml", PROGRAMME);
    assert_eq!(
        said(&site),
        [
            "content/site.yaml:3:17 error[secret-mobile]",
            "content/site.yaml:3:42 error[secret-mobile]"
        ]
    );
}

#[test]
fn a_number_that_is_broken_in_two_lines_is_read() {
    assert_eq!(of_record("brief: \"电话138\\n12345678\"\n").len(), 1);
    assert_eq!(of_record("brief: |-\n  电话138\n  12345678\n").len(), 1);
}

#[test]
fn the_offices_own_number_may_stand_anywhere() {
    let site = Site::new("");
    site.person(
        "a",
        "沈怀瑾",
        "citation: 请打023-6789 1234，或写KEPU@example.org\n",
    );
    site.write(STORY, "请打（023）67891234。请打13600000000。\n");
    site.write(
        "content/site.yaml",
        "title: 示例站\nbase_url: https://example.org/\nfooter: {contact: 宣传部　02367891234，kepu@example.org}\n",
    );
    site.write(
        "content/programmes/p.yaml",
        format!("{PROGRAMME}notice: {{from: 2026-05-30, to: 2026-06-05, objections: {{phone: 136 0000 0000}}}}\n"),
    );
    assert_eq!(said(&site), Vec::<String>::new());
    // Both numbers of a notice, with the area code or without it; and where the office sits.
    site.write(
        "content/programmes/p.yaml",
        format!("{PROGRAMME}notice: {{from: 2026-05-30, to: 2026-06-05, objections: {{phone: 023-63890000/63890001}}}}\n"),
    );
    site.write(
        "content/site.yaml",
        "title: 示例站\nbase_url: https://example.org/\nfooter: {contact: 宣传部　02367891234，kepu@example.org，示例路1号3号楼201室}\n",
    );
    site.write(
        STORY,
        "电话63890000，或023-63890001，在示例路1号3号楼201室。\n",
    );
    assert_eq!(said(&site), Vec::<String>::new());
    // Another of the same area is not.
    site.write(STORY, "请打023-67891235。\n");
    assert_eq!(said(&site), ["1:3 error[secret-landline]"]);
}

#[test]
fn an_exact_text_is_allowed_with_a_reason() {
    let site = Site::new("");
    site.person(
        "a",
        "沈怀瑾",
        "citation: 设备13812345678\nallow: [{text: '13812345678', because: 设备号}]\n",
    );
    site.person("b", "马小禾", "citation: 设备13812345679\n");
    let allowed = "title: 示例站\nbase_url: https://example.org/\n允许: [{文字: 设备13812345679, 理由: 设备号}]\n";
    site.write("content/site.yaml", allowed);
    assert_eq!(said(&site), Vec::<String>::new());
    // Written otherwise it is another text.
    site.person(
        "a",
        "沈怀瑾",
        "citation: 设备138 1234 5678\nallow: [{text: '13812345678', because: 设备号}]\n",
    );
    assert_eq!(
        said(&site),
        ["10:13 error[secret-mobile]", "11:16 note[allow-unneeded]"]
    );
    // One record's is no other's; the site's is everybody's.
    site.person("a", "沈怀瑾", "citation: 设备13812345679\n");
    site.person("b", "马小禾", "");
    assert_eq!(said(&site), Vec::<String>::new());
    site.person("a", "沈怀瑾", "");
    assert_eq!(said(&site), ["content/site.yaml:3:11 note[allow-unneeded]"]);
}

/// What was looked at is the text around it, and nothing else that holds the same.
#[test]
fn what_is_allowed_is_allowed_where_it_stands() {
    let site = Site::new("");
    site.person(
        "a",
        "沈怀瑾",
        "citation: 设备13812345678，电话13812345678\nallow: [{text: 设备13812345678, because: 设备号}]\n",
    );
    assert_eq!(said(&site), ["10:27 error[secret-mobile]"]);
}

#[test]
fn names_of_photos_are_read_whether_they_are_listed_or_not() {
    let picture = || jpeg(&target(320, 240), 320, 240, &[]);
    let names = |site: &Site| {
        let mut said = said(site);
        said.retain(|said| said.contains("[secret-"));
        said
    };
    let site = Site::new("");
    let listed = "photos:\n  - {file: photos/1.jpg, caption: 图, alt: 看, credit: 摄}\n";
    site.person("a", "沈怀瑾", listed);
    site.write("content/honorees/a/photos/1.jpg", picture());
    assert_eq!(names(&site), Vec::<String>::new());
    site.write("content/honorees/a/photos/张三13812345678.jpg", picture());
    assert_eq!(names(&site), ["1:1 note[secret-file-name]"]);
    site.remove("content/honorees/a/photos/张三13812345678.jpg");
    site.person("a", "沈怀瑾", &listed.replace("1.jpg", "13812345678.jpg"));
    assert_eq!(names(&site), ["1:1 note[secret-file-name]"]);
}

#[test]
fn no_status_softens_a_secret() {
    for status in ["nominated", "recommended", "notice", "honored"] {
        let site = Site::new("");
        site.person("b", "马小禾", "").write(
            RECORD,
            format!(
                "programme: p\ncategory: volunteer\nname: 沈怀瑾\nstatus: {status}\nunit: 渝中区科协\norganization: 甲\nprojects: [讲座]\n\
                 service_since: 2018\nactivities: 40\ncitation: {NUMBER}\n"
            ),
        );
        site.write(STORY, "甲。\n");
        assert_eq!(said(&site), ["10:11 error[secret-mobile]"], "{status}");
        assert_eq!(site.build().report.exit_code(), 1);
    }
}

#[test]
fn a_folder_with_a_number_needs_a_slug() {
    let site = Site::new("");
    site.person("张三13812345678", "张三", "");
    let record = "content/honorees/张三13812345678/nomination.yaml";
    site.check()
        .expect(&[&format!("{record}:1:1 error[secret-mobile]")]);
    site.person("张三13812345678", "张三", "slug: zhang-san\n");
    site.build().ok().expect(&[]);
    for (path, bytes) in site.files() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!path.contains(NUMBER) && !text.contains(NUMBER), "{path}");
    }
}

#[test]
fn private_values_are_found_by_check_alone() {
    let site = Site::new("");
    site.person("a", "沈怀瑾", "affiliation: 住示例市示例路一排\n");
    site.write(
        STORY,
        "1990年3月7日生，工号7654321，信箱甲@乙。\n\n（电话 1 3812345678）写给wang@example.org。\n",
    );
    let private = "content/honorees/a/private.yaml";
    site.write(
        private,
        "address: 示例市示例路一排\nborn: 1990-03-07\ncontact: 7654321\n",
    );
    let shown = |site: &Site| -> Vec<String> {
        let mut said = said(site);
        said.retain(|said| said.contains("private-shown"));
        said
    };
    assert_eq!(
        shown(&site),
        [
            "10:15 error[private-shown]",
            "1:1 error[private-shown]",
            "1:14 error[private-shown]"
        ]
    );
    let build = site.build().said();
    assert!(
        !build.iter().any(|said| said.contains("private-shown")),
        "{build:?}"
    );
    site.write(private, "contact: 138-1234-5678，wang@example.org\n");
    assert_eq!(
        shown(&site),
        ["3:5 error[private-shown]", "3:20 error[private-shown]"]
    );
    // A month is no day, a short place no address, and what is allowed may stand.
    site.write(private, "address: 示例市\nborn: 1990-03\n");
    assert_eq!(shown(&site), Vec::<String>::new());
    site.write(private, "contact: 7654321\n");
    site.person(
        "a",
        "沈怀瑾",
        "allow: [{text: 工号7654321, because: 是工号}]\n",
    );
    assert_eq!(shown(&site), Vec::<String>::new());
}

#[test]
fn no_report_shows_a_secret() {
    let site = Site::new("");
    let id = "500103199003071239";
    site.person(
        "a",
        "沈怀瑾",
        &format!("citation: 好，，电话{NUMBER}，身份证{id}\naffiliation: 写zhangsan@example.org\nallow: [{{text: '13987654321', because: 甲}}]\n"),
    );
    site.write(
        "content/honorees/a/private.yaml",
        format!("contact: {NUMBER}\n"),
    );
    site.write(
        "content/honorees/a/photos/张三13812345678.jpg",
        jpeg(&target(320, 240), 320, 240, &[]),
    );
    let report = site.check().report;
    assert_eq!(report.diagnostics.len(), 7, "{:?}", site.check().said());
    for kind in [
        ReportKind::Human,
        ReportKind::Short,
        ReportKind::Json,
        ReportKind::Github,
    ] {
        for lang in [Lang::Zh, Lang::En] {
            let text = report.text(kind, lang, false);
            assert!(text.contains("138****5678"), "{text}");
            for secret in [NUMBER, id, "zhangsan", "13987654321"] {
                assert!(!text.contains(secret), "{secret}: {text}");
            }
        }
    }
}
