//! Cases about YAML that is typed by hand.

use crate::site::{Site, files_below};
use accolade::diagnostic::Lang;
use std::time::{Duration, Instant};

/// A record with all that the form asks for, its first three lines aside.
const REST: &str = "status: honored\norganization: 示例队\nprojects: [讲座]\nservice_since: 2018-03\nactivities: 40\n主要事迹: 示例事迹。\n";

#[test]
fn fullwidth_colon() {
    let site = Site::new("");
    site.write(
        "content/honorees/one/nomination.yaml",
        format!("programme: p\ncategory: volunteer\nname：朱一\nunit: 甲\n{REST}"),
    );
    site.write(
        "content/honorees/two/nomination.yaml",
        format!(
            "programme: p\ncategory: volunteer\nname: 马小禾\nregion: 渝种区\nstatus: honored\nunit：渝中区科协\n{}",
            REST.replace("status: honored\n", "")
        ),
    );
    site.write(
        "content/honorees/three/nomination.yaml",
        format!(
            "programme: p\ncategory: volunteer\nname: 谭明远\nunit: 甲\nregion :\u{3000}渝中区\n{REST}"
        ),
    );
    site.person("four", "沈怀瑾", "");
    let built = site.build();
    built.expect(&[
        "content/honorees/one/nomination.yaml:3:5 note[fullwidth-colon]",
        "content/honorees/three/nomination.yaml:5:8 note[fullwidth-punctuation]",
        "content/honorees/two/nomination.yaml:4:9 error[unknown-region]",
        "content/honorees/two/nomination.yaml:6:5 note[fullwidth-colon]",
    ]);
    let colons = built
        .report
        .diagnostics
        .iter()
        .filter(|d| d.problem.code() == "fullwidth-colon");
    for colon in colons {
        assert!(colon.problem.message(Lang::Zh).contains("全角冒号"));
        assert!(colon.problem.message(Lang::En).contains("full-width"));
    }
    // Once the region is right, all is read as meant.
    let record = "content/honorees/two/nomination.yaml";
    let text = std::fs::read_to_string(site.root().join(record)).unwrap();
    site.write(record, text.replace("渝种区", "渝中区"));
    let built = site.build();
    built.ok();
    assert!(built.page("honorees/one/index.html").contains("朱一"));
    assert!(built.page("honorees/two/index.html").contains("渝中区科协"));
    assert!(built.page("honorees/three/index.html").contains("渝中区"));
}

#[test]
fn scalars() {
    let values = [
        "No",
        "Null",
        "true",
        "On",
        "007",
        "0771",
        "1e3",
        ".5",
        "12:30",
        "2018-03-01",
        "0x1F",
        "NaN",
        "1_000",
        "=",
        "<<",
        "~",
        "no",
        "null",
        "0o17",
        "+1",
        "0b1",
        ".inf",
        "12e03",
    ];
    let site = Site::new("");
    for (index, value) in values.iter().enumerate() {
        site.person(
            &format!("r{index}"),
            "沈怀瑾",
            &format!("citation: {value}\naffiliation: {value}\n"),
        );
        let record = format!("content/honorees/r{index}/nomination.yaml");
        let text = std::fs::read_to_string(site.root().join(&record)).unwrap();
        site.write(
            &record,
            text.replace("unit: 渝中区科协", &format!("unit: {value}")),
        );
    }
    // `No` and `no` have one address as units; a real site declares them.
    site.write(
        "content/site.yaml",
        "title: 示例站\nbase_url: https://example.org/\nunits: [{name: no, slug: no-2}, {name: 'null', slug: null-2}]\n",
    );
    site.person("no", "No", "");
    site.person("seven", "007", "");
    let built = site.build();
    built.ok().expect(&[]);
    for (index, value) in values.iter().enumerate() {
        let page = built.page(&format!("honorees/r{index}/index.html"));
        let shown = format!(">{}<", value.replace('<', "&lt;"));
        // As citation, as affiliation and as unit.
        let times = page.matches(&shown).count();
        assert!(times >= 3, "{value}: {times}");
    }
    let data: serde_json::Value = serde_json::from_str(&built.page("data/honorees.json")).unwrap();
    for (index, value) in values.iter().enumerate() {
        let slug = format!("r{index}");
        let row = data["honorees"]
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["slug"] == slug.as_str())
            .unwrap();
        for key in ["citation", "unit", "affiliation"] {
            assert_eq!(row[key], *value, "{key}");
        }
    }
    for (slug, name) in [("no", "No"), ("seven", "007")] {
        let page = built.page(&format!("honorees/{slug}/index.html"));
        let heading = page.split("<h1").nth(1).unwrap();
        let heading = heading.split("</h1>").next().unwrap();
        assert!(heading.contains(&format!(">{name}")), "{heading}");
    }
}

#[test]
fn duplicate_keys() {
    let site = Site::new("");
    site.person("twice", "沈怀瑾", "name: 沈怀玉\n");
    site.person("spellings", "马小禾", "姓名: 马小苗\n");
    site.person("labels", "谭明远", "参加科技志愿服务活动次数（次）: 41\n");
    site.write(
        "content/honorees/form/nomination.yaml",
        "programme: p\ncategory: volunteer\nname: 罗大川\nstatus: honored\nunit: 甲\n\
         主要服务项目: [讲座]\n所在科技志愿服务组织: 队\n何时起参加科技志愿服务活动: 2018\n\
         参加科技志愿服务活动次数: 4\n参加科技志愿服务活动次数：5\n主要事迹: 事迹。\n",
    );
    let built = site.build();
    built.expect(&[
        "content/honorees/form/nomination.yaml:10:1 error[duplicate-key]",
        "content/honorees/form/nomination.yaml:10:13 note[fullwidth-colon]",
        "content/honorees/labels/nomination.yaml:10:1 error[duplicate-key]",
        "content/honorees/spellings/nomination.yaml:10:1 error[duplicate-key]",
        "content/honorees/twice/nomination.yaml:10:1 error[duplicate-key]",
    ]);
    for said in &built.report.diagnostics {
        if said.problem.code() == "duplicate-key" {
            let message = said.problem.message(Lang::Zh);
            assert!(
                message.contains("第 3 行") || message.contains("第 9 行"),
                "{message}"
            );
        }
    }
}

/// Ten levels of nine aliases.
fn aliases() -> String {
    let mut out = String::from("a0: &a0 [x]\n");
    for level in 1..=10 {
        let below = vec![format!("*a{}", level - 1); 9].join(", ");
        out.push_str(&format!("a{level}: &a{level} [{below}]\n"));
    }
    out
}

/// The files in which errors stand, each once.
fn files_with_errors(report: &accolade::report::Report) -> Vec<String> {
    let mut out: Vec<String> = report
        .diagnostics
        .iter()
        .filter(|d| d.severity == accolade::diagnostic::Severity::Error)
        .filter_map(|d| Some(d.place.as_ref()?.file.to_string()))
        .collect();
    out.dedup();
    out
}

#[test]
fn alias_bomb() {
    let site = Site::new("");
    site.person("aliases", "沈怀瑾", &aliases());
    site.write(
        "content/programmes/q.yaml",
        format!("{}{}", crate::site::PROGRAMME, aliases()),
    );
    site.person(
        "brackets",
        "马小禾",
        &format!("tags: {}\n", "[".repeat(20_000)),
    );
    site.person(
        "closed",
        "马小苗",
        &format!("tags: {}{}\n", "[".repeat(20_000), "]".repeat(20_000)),
    );
    site.person(
        "comment",
        "谭明远",
        &format!("# {}\n", "注".repeat(4_000_000)),
    );
    site.person("good", "罗大川", "");
    let begun = Instant::now();
    let built = site.build();
    assert!(
        begun.elapsed() < Duration::from_secs(30),
        "{:?}",
        begun.elapsed()
    );
    assert_eq!(built.report.exit_code(), 1);
    assert_eq!(
        files_with_errors(&built.report),
        [
            "content/honorees/aliases/nomination.yaml",
            "content/honorees/brackets/nomination.yaml",
            "content/honorees/closed/nomination.yaml",
            "content/honorees/comment/nomination.yaml",
            "content/programmes/q.yaml",
        ]
    );
    assert!(built.report.diagnostics.len() < 60);
}

/// Files at the length limit whose every line is of a kind that some stage
/// might compare with all others.
#[test]
fn long_files_take_no_more_than_their_length() {
    let lines = |line: &dyn Fn(usize) -> String| -> String {
        let mut out = String::new();
        let mut index = 0;
        while out.len() < 1_000_000 {
            out.push_str(&line(index));
            index += 1;
        }
        out
    };
    let site = Site::new("");
    site.person(
        "stars",
        "甲",
        &format!("projects:\n{}", lines(&|i| format!("  - *a{i}\n"))),
    );
    site.person(
        "keys",
        "乙",
        &format!("x: [\n{}", lines(&|i| format!("k{i}: 1\n"))),
    );
    site.person("same", "丙", &lines(&|_| "name: 1\n".to_owned()));
    site.person("colons", "丁", &lines(&|i| format!("字{i}：一\n")));
    site.person("quotes", "戊", &lines(&|i| format!("q{i}: \"\n")));
    site.person("deep", "己", &lines(&|_| "- ".to_owned()));
    for text in [
        "# x\n", "\n", "- - - -", "[]()", "![](", "*_", "<!--", "`", "> ",
    ] {
        let name = format!("md{}", text.bytes().map(u32::from).sum::<u32>());
        site.person(&name, "庚", "");
        site.write(
            &format!("content/honorees/{name}/story.md"),
            lines(&|_| text.to_owned()),
        );
    }
    let begun = Instant::now();
    let report = site.check().report;
    let shown = report.json(Lang::Zh);
    let taken = begun.elapsed();
    assert!(taken < Duration::from_secs(60), "{taken:?}");
    assert!(shown.len() > 1000);
}

#[test]
fn gbk_utf16() {
    let site = Site::new("");
    let story = "他把科学送到院坝，走遍了䶮溪。\n";
    site.person("gbk", "沈怀瑾", "");
    let (bytes, _, _) = encoding_rs::GBK.encode("他把科学送到院坝。\n");
    site.write("content/honorees/gbk/story.md", bytes);
    let record = |name: &str| {
        format!(
            "programme: p\ncategory: volunteer\nname: {name}\nunit: 甲\ncitation: 他来自𠮷村\n{REST}"
        )
    };
    let text = record("谭䶮");
    let (bytes, _, lost) = encoding_rs::GB18030.encode(&text);
    assert!(!lost);
    site.write("content/honorees/gb18030/nomination.yaml", bytes);
    let units: Vec<u8> = record("马小禾")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    site.write("content/honorees/utf16/nomination.yaml", &units);
    let marked = [&[0xFF, 0xFE][..], &units].concat();
    site.write("content/honorees/utf16-mark/nomination.yaml", marked);
    site.person("plain", "罗大川", "");
    site.write("content/honorees/plain/story.md", story);
    let built = site.build();
    built.ok().expect(&[
        "content/honorees/gb18030/nomination.yaml:1:1 note[decoded]",
        "content/honorees/gbk/story.md:1:1 note[decoded]",
        "content/honorees/utf16-mark/nomination.yaml:1:1 note[decoded]",
        "content/honorees/utf16/nomination.yaml:1:1 note[decoded]",
    ]);
    for (said, name) in std::iter::zip(
        &built.report.diagnostics,
        ["GB18030", "GB18030", "UTF-16LE", "UTF-16LE"],
    ) {
        for lang in [Lang::Zh, Lang::En] {
            let message = said.problem.message(lang);
            assert!(message.contains(name), "{message}");
        }
    }
    assert!(
        built
            .page("honorees/gbk/index.html")
            .contains("他把科学送到院坝。")
    );
    assert!(built.page("honorees/gb18030/index.html").contains("谭䶮"));
    assert!(
        built
            .page("honorees/gb18030/index.html")
            .contains("他来自𠮷村")
    );
    assert!(
        built
            .page("honorees/utf16/index.html")
            .contains("他来自𠮷村")
    );
    for (path, bytes) in files_below(&site.out()) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            path.starts_with("photos/") || !text.contains('\u{FFFD}'),
            "{path}"
        );
    }
}
