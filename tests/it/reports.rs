//! What `check` tells of much at once: a table for the telephone, a part for the terminal, one programme alone.

use crate::site::{PROGRAMME, Site};
use accolade::cli::ReportKind;
use accolade::diagnostic::catalog::Fields;
use accolade::diagnostic::{Lang, Problem};
use accolade::form::FormSet;
use accolade::parse::nomination::CORE;
use accolade::report::Report;
use std::collections::BTreeSet;
use std::process::{Command, Output};

/// A call at a fixed date.
fn call(site: &Site, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_accolade"))
        .args(arguments)
        .args(["--date", "2026-06-01", "--site"])
        .arg(site.root())
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The rows of a table, without its mark.
fn rows(table: &str) -> Vec<Vec<String>> {
    let mut out = vec![vec![String::new()]];
    let mut quoted = false;
    let table = table.strip_prefix('\u{feff}').expect("a mark");
    let mut rest = table.chars().peekable();
    while let Some(character) = rest.next() {
        let row = out.last_mut().unwrap();
        match character {
            '"' if quoted && rest.peek() == Some(&'"') => {
                rest.next();
                row.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {
                assert_eq!(rest.next(), Some('\n'));
                out.push(vec![String::new()]);
            }
            other => row.last_mut().unwrap().push(other),
        }
    }
    assert_eq!(out.pop().unwrap(), [""]);
    out
}

/// Two programmes, three units, a record that cannot be resolved, one that cannot be read, and mistakes of no record.
fn several() -> Site {
    let site = Site::new("");
    site.write(
        "content/site.yaml",
        "title: 示例站\nmap: {style: tiles}\nunits: [{name: 渝中区科学技术协会, aliases: [渝中区科协]}]\n",
    );
    let rules = "rules: [{category: volunteer, field: activities, at_least: 41, clause: 一, quote: 不少于41次}]\n";
    site.write("content/programmes/p.yaml", format!("{PROGRAMME}{rules}"));
    site.write(
        "content/programmes/q.yaml",
        format!(
            "{PROGRAMME}release_at: 2026-06-02T10:00:30\nnotice: {{from: 2026-06-03, to: 2026-06-09, basis: 某文件, \
             signed: [甲], objections: {{office: 甲, phone: 023-0000 0000, ways: [电话], person: 实名, unit: 盖章, post: sent}}}}\n"
        )
        .replace("2025年度示例", "2024年度别样"),
    );
    site.person("甲", "沈怀瑾", "");
    site.person("乙", "=1+1", "服务领城: 讲座\n");
    site.write(
        "content/honorees/丙/nomination.yaml",
        "programme: q\ncategory: team\n组织名称: \"甲,\\\"乙\\\"队\"\nstatus: 已获评\nunit: 巫溪县科协\nfounded: 二〇一八\n",
    );
    site.write("content/honorees/丁/nomination.yaml", "- 甲\n");
    site.write("content/honorees/戊/story.md", "甲\n");
    site
}

const TABLE: &str = "\u{feff}推荐单位,项目届次,类别,姓名/名称,程度,问题,怎么办,文件,行\r\n\
巫溪县科协,2024年度别样,服务队,\"甲,\"\"乙\"\"队\",错误,“状态”不能是“已获评”,可选：已申报、已推报、公示中、已入选、未入选、已撤下。,content/honorees/丙/nomination.yaml,4\r\n\
巫溪县科协,2024年度别样,服务队,\"甲,\"\"乙\"\"队\",错误,“成立时间”应当是日期，这里是“二〇一八”,请写明年月或年月日，例如 2018年3月5日。,content/honorees/丙/nomination.yaml,6\r\n\
渝中区科学技术协会,2025年度示例,科技志愿者,'=1+1,提醒,“参加科技志愿服务活动次数”应不少于41次，这里是40次（条件一“不少于41次”）,请核对所填内容；确已另行决定放宽的，请提供依据。,content/honorees/乙/nomination.yaml,9\r\n\
渝中区科学技术协会,2025年度示例,科技志愿者,'=1+1,错误,表中没有“服务领城”这一栏,是否是“服务领域”？,content/honorees/乙/nomination.yaml,10\r\n\
渝中区科学技术协会,2025年度示例,科技志愿者,沈怀瑾,提醒,“参加科技志愿服务活动次数”应不少于41次，这里是40次（条件一“不少于41次”）,请核对所填内容；确已另行决定放宽的，请提供依据。,content/honorees/甲/nomination.yaml,9\r\n\
其他,,,,提醒,文件夹 content/honorees/戊 里有事迹或照片，却没有 nomination.yaml，不会出现在网站上,请建立 nomination.yaml，或核对文件名（不能是 nomination.yaml.txt、nomination 副本.yaml）。,,\r\n\
其他,,,丁,错误,缺少必填项“状态”,请补填“状态”。,content/honorees/丁/nomination.yaml,1\r\n\
其他,,,丁,错误,缺少必填项“类别”,请补填“类别”。,content/honorees/丁/nomination.yaml,1\r\n\
其他,,,丁,错误,缺少必填项“项目届次”,请补填“项目届次”。,content/honorees/丁/nomination.yaml,1\r\n\
其他,,,丁,错误,“nomination.yaml”应当是“键: 值”的集合，这里却是列表,请对照推荐表改写。,content/honorees/丁/nomination.yaml,1\r\n\
其他,,,,提醒,site.yaml 没有写 base_url，因此不生成 canonical、sitemap.xml、订阅源和二维码,知道网站地址后请加一行，例如 base_url: https://example.org/honour/,content/site.yaml,1\r\n";

#[test]
fn a_table_for_the_telephone_goes_by_unit_in_the_words_of_the_form() {
    let site = several();
    let output = call(&site, &["check", "--report", "csv"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        (text(&output.stdout).as_str(), text(&output.stderr).as_str()),
        (TABLE, "")
    );
    // A build that refuses says the same.
    let built = call(&site, &["build", "--report", "csv"]);
    assert_eq!(built.status.code(), Some(1));
    assert_eq!(text(&built.stdout), TABLE);

    let english = text(&call(&site, &["check", "--report", "csv", "--lang", "en"]).stdout);
    let english = rows(&english);
    assert_eq!(
        english[0],
        [
            "Recommending unit",
            "Programme",
            "Category",
            "Name",
            "Severity",
            "Problem",
            "What to do",
            "File",
            "Line"
        ]
    );
    assert_eq!(
        english[1],
        [
            "巫溪县科协",
            "2024年度别样",
            "服务队",
            "甲,\"乙\"队",
            "error",
            "“状态” cannot be “已获评”",
            "Choose one of: 已申报、已推报、公示中、已入选、未入选、已撤下.",
            "content/honorees/丙/nomination.yaml",
            "4"
        ]
    );
    assert_eq!(english[6][..5], ["Others", "", "", "", "warning"]);
    assert_eq!(rows(TABLE).len(), english.len());
}

#[test]
fn a_run_that_did_not_come_to_its_end_has_no_table() {
    let site = several();
    let nowhere = Command::new(env!("CARGO_BIN_EXE_accolade"))
        .args(["check", "--report", "csv", "--site"])
        .arg(site.root().join("nowhere"))
        .output()
        .unwrap();
    assert_eq!(
        (nowhere.status.code(), text(&nowhere.stdout).as_str()),
        (Some(2), "")
    );
    assert!(text(&nowhere.stderr).starts_with("error[system]: "));
}

/// Whole words of ASCII, as keys are.
fn words(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
}

/// The keys that records are written with.
fn keys() -> BTreeSet<String> {
    let forms = FormSet::built_in();
    let mut keys: BTreeSet<String> = CORE.iter().map(|key| (*key).to_owned()).collect();
    for id in forms.ids() {
        let form = forms.get(id).unwrap();
        keys.extend(form.fields.iter().map(|field| field.key.clone()));
    }
    keys.retain(|key| key.is_ascii());
    assert!(keys.contains("service_since") && keys.contains("status"));
    keys
}

/// Cells of a table that name a key or the problem's own code to whoever has only the printed form, and whether the table
/// has a row for a record at all.
pub(crate) fn read_out(report: &Report, code: &str) -> (Vec<String>, bool) {
    let keys = keys();
    let rows = rows(&report.text(ReportKind::Csv, Lang::Zh, false));
    let records = rows.iter().skip(1).filter(|row| !row[3].is_empty());
    let cells = records.clone().flat_map(|row| &row[5..7]);
    let told =
        cells.filter(|cell| words(cell).any(|word| keys.contains(word)) || cell.contains(code));
    (told.cloned().collect(), records.count() > 0)
}

#[test]
fn every_key_has_words_that_a_form_prints() {
    for key in keys() {
        let problem = Problem::from(Fields::BadDate {
            key: key.clone(),
            value: "某日".into(),
        });
        for lang in [Lang::Zh, Lang::En] {
            let (said, _) = problem.plain(lang);
            assert!(!words(&said).any(|word| word == key), "{said}");
        }
    }
}

/// Twenty-two persons, each with two mistakes and a note.
fn many() -> Site {
    let site = Site::new("");
    let endless = PROGRAMME.replace("deadline: 2026-01-23\n", "");
    site.write("content/programmes/p.yaml", endless);
    for number in 0..22 {
        site.person(
            &format!("{number:02}"),
            &format!("沈怀瑾{number}"),
            "等次: 一等\n推荐日期: 2026-06-02\n推介词：甲\n",
        );
    }
    site
}

#[test]
fn a_person_sees_twenty_of_a_code_and_hears_of_the_others() {
    let site = many();
    let human = |arguments: &[&str]| text(&call(&site, arguments).stderr);
    let zh = human(&["check"]);
    for (code, count) in [
        ("unknown-grade", 20),
        ("future-date", 20),
        ("fullwidth-colon", 20),
    ] {
        assert_eq!(zh.matches(&format!("[{code}]")).count(), count, "{code}");
    }
    let left = "还有 6 处没有列出：fullwidth-colon 2 处，future-date 2 处，unknown-grade 2 处。\
                要看全部，请加 --all；要表格，用 --report csv；给程序读，用 --report json。\n";
    assert!(zh.contains(left), "{zh}");
    assert!(zh.ends_with(
        "按推荐单位：\n  渝中区科协：22 个错误，22 个提醒\n按类别：\n  2025年度示例 · 科技志愿者：22 个错误，22 个提醒\n\
         22 个错误，22 个提醒。没有改动已生成的网站。\n"
    ));
    let en = human(&["check", "--lang", "en"]);
    let left = "6 more are not shown: 2 of fullwidth-colon, 2 of future-date, 2 of unknown-grade. \
                See all by --all, as a table by --report csv, for programs by --report json.\n";
    assert!(en.contains(left), "{en}");
    // A build too; and neither hides anything who is asked for all.
    assert!(human(&["build"]).contains("还有 6 处没有列出"));
    for command in ["check", "build"] {
        let all = human(&[command, "--all"]);
        assert_eq!(all.matches("[unknown-grade]").count(), 22);
        assert!(!all.contains("没有列出"));
    }
    // Programs and tables are told everything.
    for kind in ["short", "github"] {
        let output = human(&["check", "--report", kind]);
        assert_eq!(output.lines().count(), 66, "{kind}");
    }
    let table = text(&call(&site, &["check", "--report", "csv"]).stdout);
    assert_eq!(rows(&table).len(), 67);
    let json: serde_json::Value =
        serde_json::from_slice(&call(&site, &["check", "--report", "json"]).stdout).unwrap();
    assert_eq!(json["diagnostics"].as_array().unwrap().len(), 66);
}

#[test]
fn errors_are_shown_before_warnings_when_there_are_too_many() {
    let site = Site::new("");
    site.person("a", "沈怀瑾", "");
    let mut report: Report = site.check().report;
    let one = several().check().report.diagnostics;
    let of = |code: &str| one.iter().find(|said| said.problem.code() == code).cloned();
    let (warning, error) = (of("no-base-url").unwrap(), of("bad-date").unwrap());
    report.diagnostics = vec![warning; 19];
    report.diagnostics.extend(vec![error; 19]);
    let codes = crate::diagnostics::cases()
        .into_iter()
        .filter(|case| case.code != "no-base-url");
    // Nineteen of each of ten other codes, all errors, leave room for few warnings.
    let mut seen = BTreeSet::from(["bad-date"]);
    for case in codes {
        if seen.len() == 11 {
            break;
        }
        let site = (case.site)();
        let said = case.report(&site).diagnostics;
        let error = said.into_iter().find(|said| {
            said.problem.code() == case.code
                && said.severity == accolade::diagnostic::Severity::Error
        });
        if let Some(error) = error.filter(|_| seen.insert(case.code)) {
            report.diagnostics.extend(vec![error; 18]);
        }
    }
    assert_eq!(report.diagnostics.len(), 19 + 19 + 180);
    let human = report.text(ReportKind::Human, Lang::Zh, false);
    let shown = |word: &str| human.lines().filter(|line| line.starts_with(word)).count();
    assert_eq!((shown("错误["), shown("提醒[")), (199, 1));
    assert!(
        human.contains("还有 18 处没有列出：no-base-url 18 处。"),
        "{human}"
    );
}

#[test]
fn one_programme_alone_and_what_may_stand_in_its_way() {
    let site = several();
    let short = |id: &str| {
        let output = call(&site, &["check", "--report", "short", "--programme", id]);
        (output.status.code(), text(&output.stderr))
    };
    let unread = [
        "missing-key]: 缺少必填项“状态”（status）",
        "missing-key]: 缺少必填项“类别”（category）",
        "missing-key]: 缺少必填项“项目届次”（programme）",
        "wrong-kind]: “nomination.yaml”应当是“键: 值”的集合，这里却是列表",
    ]
    .map(|said| format!("content/honorees/丁/nomination.yaml:1:1: error[{said}\n"))
    .concat();
    let (code, said) = short("q");
    assert_eq!(code, Some(1));
    assert_eq!(
        said,
        format!(
            "{unread}content/honorees/丙/nomination.yaml:4:9: error[bad-choice]: “status”不能是“已获评”\n\
             content/honorees/丙/nomination.yaml:6:10: error[bad-date]: “成立时间”应当是日期，这里是“二〇一八”\n"
        )
    );
    let (_, said) = short("p");
    assert_eq!(said.matches("rule-unmet").count(), 2);
    assert!(said.contains(&unread) && said.contains("unknown-key"));
    assert_eq!(said.lines().count(), 7);

    // What is left decides: the other programme's errors do not fail this one, nor are they counted.
    site.remove("content/honorees/丁");
    site.remove("content/honorees/乙");
    let human = call(&site, &["check", "--programme", "p", "--lang", "zh"]);
    assert_eq!(human.status.code(), Some(0));
    let human = text(&human.stderr);
    assert!(
        human.ends_with(
            "按推荐单位：\n  渝中区科学技术协会：0 个错误，1 个提醒\n按类别：\n  2025年度示例 · 科技志愿者：0 个错误，1 个提醒\n\
             0 个错误，1 个提醒。\n"
        ),
        "{human}"
    );
    let strict = call(&site, &["check", "--programme", "p", "--strict"]);
    assert_eq!(strict.status.code(), Some(1));
    assert_eq!(short("q").0, Some(1));
    let human = call(&site, &["check", "--programme", "q", "--lang", "zh"]);
    let human = text(&human.stderr);
    assert!(
        human.contains(
            "将要出现或消失：\n  2026-06-02 10:00:30  2024年度别样：发布\n  2026-06-03  2024年度别样：公示开始\n  2026-06-10  \
             2024年度别样：公示结束\n2 个错误"
        ),
        "{human}"
    );
    let json = call(&site, &["check", "--programme", "q", "--report", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(
        (&json["due"], &json["summary"]["units"]),
        (
            &serde_json::json!([
                {"date": "2026-06-02", "what": "2024年度别样：发布"},
                {"date": "2026-06-03", "what": "2024年度别样：公示开始"},
                {"date": "2026-06-10", "what": "2024年度别样：公示结束"}
            ]),
            &serde_json::json!([{"unit": "巫溪县科协", "errors": 2, "warnings": 0}])
        )
    );

    // Whatever keeps the settings from being read is everybody's; a warning of theirs is nobody's.
    site.write(
        "content/site.yaml",
        "title: 示例站\nmap: {style: tiles}\norder: 乱\n",
    );
    let (code, said) = short("p");
    assert_eq!(code, Some(1));
    assert!(
        said.contains("content/site.yaml:3:8: error[bad-choice]"),
        "{said}"
    );
    assert!(!said.contains("no-base-url"));
}

#[test]
fn a_programme_that_does_not_exist_is_a_wrong_call() {
    let site = several();
    let told = |arguments: &[&str]| {
        let output = call(&site, arguments);
        (
            output.status.code(),
            text(&output.stdout),
            text(&output.stderr),
        )
    };
    assert_eq!(
        told(&["check", "--programme", "chongqing-2025"]),
        (
            Some(2),
            String::new(),
            "错误：没有项目届次“chongqing-2025”\n  怎么办：可以写：p、q\n".to_owned()
        )
    );
    assert_eq!(
        told(&[
            "check",
            "--programme",
            "x",
            "--lang",
            "en",
            "--report",
            "csv"
        ])
        .2,
        "error: there is no programme `x`\n  help: there are: p、q\n"
    );
    let (code, json, _) = told(&["check", "--programme", "x", "--report", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        (code, &json["diagnostics"][0]["code"]),
        (Some(2), &"usage".into())
    );
    site.write(
        "content/programmes/chongqing-2025.yaml",
        "preset: chongqing-2025\n",
    );
    assert!(
        told(&["check", "--programme", "chongqing-2024"])
            .2
            .contains("是否想写 chongqing-2025？")
    );
    site.remove("content/programmes");
    assert!(
        told(&["check", "--programme", "x"])
            .2
            .contains("一个项目届次也没有")
    );
}

#[test]
fn a_build_tells_a_person_which_pages_are_gone() {
    let site = Site::new("");
    for number in 0..24 {
        site.person(&format!("{number:02}"), &format!("沈怀瑾{number}"), "");
    }
    site.person("a", "尉迟敏", "");
    let build = |arguments: &[&str]| text(&call(&site, arguments).stderr);
    assert!(!build(&["build"]).contains("移除的页面"));
    site.remove("content/honorees/a");
    let one = build(&["build"]);
    assert!(
        one.contains("移除的页面：\n  honorees/a/index.html\n0 个错误"),
        "{one}"
    );
    for number in 1..24 {
        site.remove(&format!("content/honorees/{number:02}"));
    }
    let many = build(&["build", "--lang", "en"]);
    assert!(
        many.starts_with("Pages removed:\n  honorees/01/index.html\n"),
        "{many}"
    );
    assert!(
        many.contains("  … and 3 more, which --all shows\n"),
        "{many}"
    );
}
