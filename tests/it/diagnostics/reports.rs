//! The forms of a report, to the letter.

use crate::site::Site;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

/// A site with one problem of each severity, in a file of CRLF with a mark, and
/// one that stands in no file.
fn site() -> Site {
    let site = Site::new("");
    site.write(
        "content/programmes/q.yaml",
        format!(
            "{}release_at: 2026-06-02T10:00+08:00\nnotice: {{from: 2026-06-03, to: 2026-06-09, basis: 某文件, signed: [示例科协], objections: {{office: 宣传部, phone: 023-0000 0000, \
             ways: [电话], person: 署真实姓名, unit: 加盖公章, post: sent}}}}\n",
            crate::site::PROGRAMME
        ),
    );
    let record = "programme: p\ncategory: volunteer\n姓名：沈怀瑾\nstatus: honored\nunit: 甲\norganization: 乙\n\
        projects: [讲座]\nservice_since: 2018\nactivities: 四十  # 䶮溪\n推介词: 编号 #7\n主要事迹: 丁\n";
    site.write(
        "content/honorees/沈怀瑾, 50%/nomination.yaml",
        format!("\u{feff}{}", record.replace('\n', "\r\n")),
    );
    site.write("content/honorees/空/story.md", "甲\n");
    site
}

fn check(folder: &Path, form: &str, lang: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_accolade"))
        .args([
            "check",
            "--date",
            "2026-06-01",
            "--report",
            form,
            "--lang",
            lang,
            "--site",
        ])
        .arg(folder)
        .output()
        .unwrap()
}

/// What a check prints on the terminal.
fn shown(form: &str, lang: &str) -> String {
    let output = check(site().root(), form, lang);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn for_people_in_chinese() {
    let expected = "\
提醒[no-nomination]: 文件夹 content/honorees/空 里有事迹或照片，却没有 nomination.yaml，不会出现在网站上
 |
 = 怎么办: 请建立 nomination.yaml，或核对文件名（不能是 nomination.yaml.txt、nomination 副本.yaml）。

说明[fullwidth-colon]: 这里用了全角冒号“：”，已当作半角冒号加空格读取
 --> content/honorees/沈怀瑾, 50%/nomination.yaml:3:3
  |
3 | 姓名：沈怀瑾
  |     ^^
  |
  = 怎么办: 请把“：”改成英文冒号加一个空格，即 `: `。

错误[bad-number]: “参加科技志愿服务活动次数”应当是数字，这里是“四十”
 --> content/honorees/沈怀瑾, 50%/nomination.yaml:9:13
  |
9 | activities: 四十  # 䶮溪
  |             ^^^^
  |
  = 怎么办: 请写数字，单位可写“次”，例如 126次。

提醒[comment-cuts-text]: 从 # 开始的“#7”会被 YAML 当作注释丢掉
  --> content/honorees/沈怀瑾, 50%/nomination.yaml:10:9
   |
10 | 推介词: 编号 #7
   |              ^^
   |
   = 怎么办: 若它是内容，请给整个值加上英文引号；若是注释，请在 # 后加一个空格。

按推荐单位：
  甲：1 个错误，1 个提醒
  其他：0 个错误，1 个提醒
按类别：
  2025年度示例 · 科技志愿者：1 个错误，1 个提醒
将要出现或消失：
  2026-06-02 10:00  2025年度示例：发布
  2026-06-03  2025年度示例：公示开始
  2026-06-10  2025年度示例：公示结束
1 个错误，2 个提醒。没有改动已生成的网站。
";
    assert_eq!(shown("human", "zh"), expected);
}

#[test]
fn for_people_in_english() {
    let expected = "\
warning[no-nomination]: the folder content/honorees/空 holds a story or photos but no nomination.yaml, so it is not shown
 |
 = help: Write nomination.yaml, or check its name (not nomination.yaml.txt).

note[fullwidth-colon]: a full-width (全角) colon `：` stands here; it was read as `: `
 --> content/honorees/沈怀瑾, 50%/nomination.yaml:3:3
  |
3 | 姓名：沈怀瑾
  |     ^^
  |
  = help: Type an ASCII colon and a blank instead.

error[bad-number]: `参加科技志愿服务活动次数` should be a number, but is `四十`
 --> content/honorees/沈怀瑾, 50%/nomination.yaml:9:13
  |
9 | activities: 四十  # 䶮溪
  |             ^^^^
  |
  = help: Write digits, with the unit 次 if you like, such as 126次.

warning[comment-cuts-text]: YAML takes `#7` for a comment and drops it
  --> content/honorees/沈怀瑾, 50%/nomination.yaml:10:9
   |
10 | 推介词: 编号 #7
   |              ^^
   |
   = help: If it is text, put the whole value between ASCII quotes; if it is a comment, type a blank after the `#`.

By recommending unit:
  甲: 1 error, 1 warning
  Others: 0 errors, 1 warning
By category:
  2025年度示例 · 科技志愿者: 1 error, 1 warning
Due to appear or to vanish:
  2026-06-02 10:00  2025年度示例：发布
  2026-06-03  2025年度示例：公示开始
  2026-06-10  2025年度示例：公示结束
1 error, 2 warnings. The site that was built before is unchanged.
";
    assert_eq!(shown("human", "en"), expected);
}

#[test]
fn one_line_each() {
    let expected = "\
warning[no-nomination]: 文件夹 content/honorees/空 里有事迹或照片，却没有 nomination.yaml，不会出现在网站上
content/honorees/沈怀瑾, 50%/nomination.yaml:3:3: note[fullwidth-colon]: 这里用了全角冒号“：”，已当作半角冒号加空格读取
content/honorees/沈怀瑾, 50%/nomination.yaml:9:13: error[bad-number]: “参加科技志愿服务活动次数”应当是数字，这里是“四十”
content/honorees/沈怀瑾, 50%/nomination.yaml:10:9: warning[comment-cuts-text]: 从 # 开始的“#7”会被 YAML 当作注释丢掉
";
    assert_eq!(shown("short", "zh"), expected);
}

#[test]
fn for_github() {
    let expected = "\
::warning title=no-nomination::the folder content/honorees/空 holds a story or photos but no nomination.yaml, so it is not shown Write nomination.yaml, or check its name (not nomination.yaml.txt).
::notice file=content/honorees/沈怀瑾%2C 50%25/nomination.yaml,line=3,col=3,title=fullwidth-colon::a full-width (全角) colon `：` stands here; it was read as `: ` Type an ASCII colon and a blank instead.
::error file=content/honorees/沈怀瑾%2C 50%25/nomination.yaml,line=9,col=13,title=bad-number::`参加科技志愿服务活动次数` should be a number, but is `四十` Write digits, with the unit 次 if you like, such as 126次.
::warning file=content/honorees/沈怀瑾%2C 50%25/nomination.yaml,line=10,col=9,title=comment-cuts-text::YAML takes `#7` for a comment and drops it If it is text, put the whole value between ASCII quotes; if it is a comment, type a blank after the `#`.
";
    assert_eq!(shown("github", "en"), expected);
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

fn keys(value: &serde_json::Value) -> BTreeSet<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

/// All keys that an object always has (product.md), whatever happened.
fn complete(report: &serde_json::Value) {
    let top = [
        "pages",
        "photos",
        "removed",
        "due",
        "seconds",
        "waived",
        "summary",
        "diagnostics",
    ];
    assert_eq!(keys(report), BTreeSet::from(top));
    assert!(report["waived"].is_u64());
    let counts = BTreeSet::from(["rendered", "reused", "removed"]);
    for kind in ["pages", "photos"] {
        assert_eq!(keys(&report[kind]), counts);
        for count in counts.iter() {
            assert!(report[kind][count].is_u64());
        }
    }
    let seconds = ["scan", "parse", "plan", "render", "publish", "total"];
    assert_eq!(keys(&report["seconds"]), BTreeSet::from(seconds));
    for diagnostic in report["diagnostics"].as_array().unwrap() {
        let all = [
            "code", "severity", "message", "help", "file", "line", "column", "record",
        ];
        assert_eq!(keys(diagnostic), BTreeSet::from(all));
        let none = diagnostic["file"].is_null();
        assert_eq!(diagnostic["line"].is_null(), none);
        assert_eq!(diagnostic["column"].is_null(), none);
        let severity = diagnostic["severity"].as_str().unwrap();
        assert!(["error", "warning", "note"].contains(&severity));
    }
}

#[test]
fn as_json() {
    let site = site();
    let output = check(site.root(), "json", "zh");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(output.stderr, b"");
    let report = json(&output);
    complete(&report);
    assert_eq!(
        report["due"],
        serde_json::json!([
            {"date": "2026-06-02", "what": "2025年度示例：发布"},
            {"date": "2026-06-03", "what": "2025年度示例：公示开始"},
            {"date": "2026-06-10", "what": "2025年度示例：公示结束"},
        ])
    );
    assert_eq!(
        report["diagnostics"][0],
        serde_json::json!({
            "code": "no-nomination", "severity": "warning",
            "message": "文件夹 content/honorees/空 里有事迹或照片，却没有 nomination.yaml，不会出现在网站上",
            "help": "请建立 nomination.yaml，或核对文件名（不能是 nomination.yaml.txt、nomination 副本.yaml）。",
            "file": null, "line": null, "column": null, "record": null,
        })
    );
    assert_eq!(
        report["diagnostics"][2],
        serde_json::json!({
            "code": "bad-number", "severity": "error",
            "message": "“参加科技志愿服务活动次数”应当是数字，这里是“四十”",
            "help": "请写数字，单位可写“次”，例如 126次。",
            "file": "content/honorees/沈怀瑾, 50%/nomination.yaml", "line": 9, "column": 13,
            "record": {"name": "沈怀瑾", "unit": "甲", "programme": "p", "category": "volunteer"},
        })
    );
    assert_eq!(
        report["summary"],
        serde_json::json!({
            "units": [
                {"unit": "甲", "errors": 1, "warnings": 1},
                {"unit": null, "errors": 0, "warnings": 1},
            ],
            "categories": [
                {"programme": "p", "category": "volunteer", "errors": 1, "warnings": 1},
            ],
        })
    );
    let english = json(&check(site.root(), "json", "en"));
    assert_eq!(
        english["diagnostics"][2]["message"],
        "`参加科技志愿服务活动次数` should be a number, but is `四十`"
    );
}

#[test]
fn as_json_when_the_world_is_wrong() {
    let site = Site::new("");
    site.person("a", "沈怀瑾", "");
    site.write("public", "a file where the output belongs");
    let build = |lang: &str| {
        Command::new(env!("CARGO_BIN_EXE_accolade"))
            .args(["build", "--report", "json", "--lang", lang, "--site"])
            .arg(site.root())
            .output()
            .unwrap()
    };
    let missing = check(&site.root().join("nowhere"), "json", "zh");
    for (output, other) in [
        (missing, check(&site.root().join("nowhere"), "json", "en")),
        (build("zh"), build("en")),
    ] {
        assert_eq!(output.status.code(), Some(2));
        let (zh, en) = (json(&output), json(&other));
        for report in [&zh, &en] {
            complete(report);
        }
        let last =
            |report: &serde_json::Value| report["diagnostics"].as_array().unwrap().last().cloned();
        let (zh, en) = (last(&zh).unwrap(), last(&en).unwrap());
        assert_eq!(zh["severity"], "error");
        assert_ne!(zh["message"], en["message"]);
    }
}
