//! `accolade explain` and `accolade schema` as people call them.

use crate::site::{Site, files_below};
use accolade::diagnostic::Problem;
use serde_json::Value;
use std::process::Command;

/// Exit code, stdout and stderr of a call in an empty place.
fn run(arguments: &[&str]) -> (i32, String, String) {
    let folder = crate::site::temporary();
    let mut command = Command::new(env!("CARGO_BIN_EXE_accolade"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    let output = command
        .current_dir(folder.path())
        .args(arguments)
        .output()
        .unwrap();
    assert!(files_below(folder.path()).is_empty(), "nothing is written");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

const ZH: &str = "\
photo-heic（错误）：照片是 HEIC 格式

苹果手机默认用这种格式，大多数浏览器不能显示。只改扩展名没有用。

怎么改：在“照片”里导出为 JPEG；以后可在 iPhone 的“设置—相机—格式”里选“兼容性最佳”。
";

const EN: &str = "\
photo-heic (error): a photo is in the format HEIC

iPhones use it by default, and most browsers cannot show it. Another extension does not help.

To mend it: export it as JPEG from Photos; set the camera's formats to Most Compatible for the next time.
";

#[test]
fn a_code_is_explained_in_both_languages_the_asked_one_first() {
    for (language, said) in [
        (&["--lang", "zh"][..], format!("{ZH}\n{EN}")),
        (&["--lang", "en"][..], format!("{EN}\n{ZH}")),
        (&[][..], format!("{ZH}\n{EN}")),
    ] {
        let arguments = [&["explain", "photo-heic"], language].concat();
        assert_eq!(run(&arguments), (0, said, String::new()));
    }
    let (code, said, _) = run(&["explain", "error[bad-choice]", "--lang", "zh"]);
    assert_eq!(code, 0);
    let (zh, en) = said.split_once("\n\nbad-choice (error): ").unwrap();
    assert_eq!(
        zh.trim_end(),
        "bad-choice（错误）：不是可选的词\n\n\
         这一项只能从几个词里选。写别的词，程序就不知道该归到哪里。\n\n\
         怎么改：从提示列出的词里选一个，中文英文都可以。\n\n    错：状态: 已获评\n    对：状态: 已入选"
    );
    assert!(
        en.ends_with("\n    wrong: 状态: 已获评\n    right: 状态: 已入选\n"),
        "{en}"
    );
}

#[test]
fn without_a_code_all_are_listed_by_stage() {
    let (code, zh, err) = run(&["explain"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let (_, en, _) = run(&["explain", "--lang", "en"]);
    assert!(
        zh.starts_with("文件本身\n  decoded                  文件不是 UTF-8 编码，已按它自己的编码读取（说明）\n"),
        "{zh}"
    );
    assert!(
        en.contains("\n\nPhotos\n  photo-missing            a photo does not exist (error)\n"),
        "{en}"
    );
    for list in [&zh, &en] {
        let codes: Vec<&str> = list
            .lines()
            .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
            .collect();
        assert_eq!(codes, Problem::codes());
        assert_eq!(list.matches("\n\n").count() + 1, Problem::stages().len());
    }
}

#[test]
fn an_unknown_code_is_a_wrong_call_with_a_suggestion() {
    assert_eq!(
        run(&["explain", "unknwon-key"]),
        (
            2,
            String::new(),
            "错误：没有代码“unknwon-key”\n  怎么办：是否想写 unknown-key？请运行 accolade explain unknown-key；列出全部代码：accolade explain\n"
                .to_owned()
        )
    );
    assert_eq!(
        run(&["explain", "xyz", "--lang", "en"]),
        (
            2,
            String::new(),
            "error: there is no code `xyz`\n  help: `accolade explain` lists all codes\n"
                .to_owned()
        )
    );
    let (code, _, err) = run(&["explain", "heic", "--lang", "en"]);
    assert_eq!(code, 2);
    assert!(err.contains("did you mean photo-heic?"), "{err}");
    let (code, out, err) = run(&["explain", "xyz", "--report", "json"]);
    assert_eq!((code, err.as_str()), (2, ""));
    let out: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(out["diagnostics"][0]["code"], "usage");
}

#[test]
fn schemas_are_printed_by_name() {
    for (what, title) in [
        (&["schema"][..], "推荐表"),
        (&["schema", "person"][..], "“科技志愿者”先进典型推荐表"),
        (&["schema", "site"][..], "网站设置"),
        (&["schema", "programme"][..], "项目届次"),
    ] {
        let (code, out, err) = run(what);
        assert_eq!((code, err.as_str()), (0, ""), "{what:?}");
        let schema: Value = serde_json::from_str(&out).unwrap();
        assert_eq!(schema["title"], title);
    }
    let (code, out, err) = run(&["schema", "comunity", "--lang", "en"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert_eq!(
        err,
        "error: there is no form `comunity`\n  help: did you mean community?\n"
    );
}

#[test]
fn what_new_writes_for_editors_is_not_published_and_disturbs_nothing() {
    let folder = crate::site::temporary();
    let call = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_accolade"))
            .current_dir(folder.path())
            .args(arguments)
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    call(&["new", "s"]);
    let written = files_below(&folder.path().join("s/schema"));
    let names: Vec<&str> = written.keys().map(String::as_str).collect();
    assert_eq!(names, ["nomination.json", "programme.json", "site.json"]);
    // They are what the commands of the README print.
    for (name, what) in [
        ("programme", &["programme"][..]),
        ("site", &["site"]),
        ("nomination", &[]),
    ] {
        let printed = call(&[&["schema", "--site", "s"], what].concat());
        assert_eq!(
            written[&format!("{name}.json")],
            printed.as_bytes(),
            "{name}"
        );
    }
    let report = call(&["build", "--site", "s", "--report", "json"]);
    let report: Value = serde_json::from_str(&report).unwrap();
    let codes: Vec<&Value> = report["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|said| &said["code"])
        .collect();
    assert!(
        !codes.iter().any(|code| *code == "comment-cuts-text"),
        "{codes:?}"
    );
    for (path, bytes) in files_below(&folder.path().join("s/public")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !path.contains("schema") && !text.contains("yaml-language-server"),
            "{path}"
        );
    }
}

#[test]
fn a_sites_own_forms_have_schemas() {
    let site = Site::new("");
    site.write(
        "content/forms/reader.yaml",
        "title: 阅读推广人推荐表\nkind: person\nfields:\n  name: {label: 推广人}\n  books: {label: 藏书, type: integer, unit: 册, required: true}\n",
    );
    site.write(
        "content/programmes/q.yaml",
        "title: 示例\nyear: 2026\ncategories: [{id: a, title: 甲, form: person}]\n\
         forms: {person: {fields: {motto: {label: 座右铭}}}}\nfields: [{field: born, class: public, because: 同意}]\n",
    );
    let folder = site.root().to_str().unwrap();
    let schema = |what: &str| -> Value {
        let (code, out, err) = run(&["schema", what, "--site", folder]);
        assert_eq!((code, err.as_str()), (0, ""), "{what}");
        serde_json::from_str(&out).unwrap()
    };
    let reader = schema("reader");
    assert_eq!(reader["properties"]["藏书"]["title"], "books / 藏书");
    assert_eq!(
        reader["properties"]["藏书"]["description"],
        "整数；单位：册。阅读推广人推荐表"
    );
    let judge = jsonschema::draft202012::new(&reader).unwrap();
    let record = |books: &str| serde_json::json!({"项目届次": "p", "类别": "a", "推广人": "甲", "状态": "已申报", "unit": "乙", "藏书": books});
    assert!(judge.is_valid(&record("1,200册")));
    assert!(!judge.is_valid(&record("很多")));
    let person = schema("person");
    let property = |key: &str| person["properties"][key].clone();
    assert_eq!(property("座右铭")["title"], "motto / 座右铭");
    // A programme shows it: then it may stand in a record.
    assert!(property("出生年月").get("enum").is_none());
    assert_eq!(property("联系方式")["enum"], serde_json::json!([]));
}

#[test]
fn a_call_that_is_not_understood_is_told_in_chinese_beside_the_english() {
    for (arguments, zh, en) in [
        (
            &["build", "--strcit"][..],
            "错误：没有“--strcit”这个选项或参数，是否想写 --strict？\n",
            "error: unexpected argument '--strcit' found",
        ),
        (
            &["biuld"],
            "错误：没有“biuld”这个命令，是否想写 build？\n",
            "error: unrecognized subcommand 'biuld'",
        ),
        (
            &["build", "--out"],
            "错误：--out <DIR> 后面缺少值\n",
            "error: a value is required for '--out <DIR>' but none was supplied",
        ),
        (
            &["check", "--report", "xml"],
            "错误：--report <REPORT> 不能是“xml”，可选：human、short、json、github、csv\n",
            "error: invalid value 'xml' for '--report <REPORT>'",
        ),
        (
            &["build", "--jobs", "0"],
            "错误：--jobs <N> 不能是“0”\n",
            "error: invalid value '0' for '--jobs <N>'",
        ),
        (
            &["new"],
            "错误：缺少 <DIR>\n",
            "error: the following required arguments were not provided",
        ),
        (
            &["check", "--strict", "--strict"],
            "错误：--strict 写了两次，或不能与别的选项合用\n",
            "error: the argument '--strict' cannot be used multiple times",
        ),
    ] {
        let (code, out, err) = run(arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        assert!(
            err.starts_with(&format!("{zh}{en}")),
            "{arguments:?}: {err}"
        );
    }
    let (code, help, _) = run(&["--help"]);
    assert_eq!(code, 0);
    assert!(!help.contains("错误"), "{help}");
    for words in ["说明一个代码", "what a code means", "JSON Schema"] {
        assert!(help.contains(words), "{words}: {help}");
    }
}
