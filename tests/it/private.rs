//! `private.yaml`: checked by `check`, and by nobody else so much as opened.

use crate::site::Site;
use std::process::Command;

const FILE: &str = "content/honorees/a/private.yaml";

fn site() -> Site {
    let site = Site::new("");
    site.person("a", "沈怀瑾", "");
    site
}

/// Checks a private file beside a good record.
fn check(private: impl AsRef<[u8]>, expected: &[&str]) {
    let site = site();
    site.write(FILE, private);
    let said: Vec<String> = site
        .check()
        .said()
        .into_iter()
        .map(|said| said.replace(&format!("{FILE}:"), ""))
        .collect();
    assert_eq!(said, expected);
    // Whatever it holds is nothing to a build.
    site.build().ok().expect(&[]);
}

#[test]
fn private_fields_under_keys_and_labels_are_good() {
    check(
        "通讯地址: 示例路 1 号\ncontact: 见名册\n出生年月: 1990-02\n",
        &[],
    );
    check("", &[]);
    check("# 暂无\n", &[]);
    check("contact:\n", &[]);
}

#[test]
fn private_files_are_read_as_any_yaml() {
    check(
        "\u{feff}联系方式：见名册\r\n",
        &["1:5 note[fullwidth-colon]"],
    );
    check(
        "contact: [甲\nborn: 某日\n",
        &["1:10 error[unclosed-bracket]", "2:7 error[bad-date]"],
    );
    check([0xff, 0x81, 0x20], &["1:1 error[undecodable]"]);
    check("- 甲\n", &["1:1 error[wrong-kind]"]);
}

#[test]
fn wrong_keys_and_values_are_told_apart() {
    check("联系方试: 见名册\n", &["1:1 error[unknown-key]"]);
    check("活动: 3\n", &["1:1 error[unknown-key]"]);
    check("born: 某日\n", &["1:7 error[bad-date]"]);
    check("contact: {电话: 1}\n", &["1:10 error[wrong-kind]"]);
    check(
        "contact: 甲\ncontact: 乙\n联系方式: 丙\n",
        &["2:1 error[duplicate-key]", "3:1 error[duplicate-key]"],
    );
}

#[test]
fn what_may_be_published_belongs_into_the_nomination() {
    for key in ["姓名", "status", "性别", "主要服务项目", "推荐日期", "tags"] {
        check(format!("{key}: x\n"), &["1:1 error[not-private]"]);
    }
}

#[test]
fn suggestions_name_the_private_field_first() {
    let site = site();
    site.write(FILE, "地址: 示例路\n联系方试: 甲\n");
    let help: Vec<String> = site
        .check()
        .report
        .diagnostics
        .iter()
        .map(|d| d.problem.help(accolade::diagnostic::Lang::Zh))
        .collect();
    assert_eq!(help, ["是否想写“通讯地址”？", "是否想写“联系方式”？"]);
}

#[test]
fn nothing_is_said_where_the_form_is_not_known() {
    let site = site();
    site.write(FILE, "活动: 3\n");
    let record = "content/honorees/a/nomination.yaml";
    let text = std::fs::read_to_string(site.root().join(record)).unwrap();
    site.write(record, text.replace("volunteer", "x"));
    let record = format!("{record}:2:11 error[unknown-category]");
    site.check().expect(&[&record]);
}

#[test]
fn messages_do_not_repeat_private_values() {
    use accolade::cli::ReportKind::{Github, Human, Json, Short};
    let site = site();
    site.write(
        FILE,
        "born: 一九九零年的秘密\nlianxi: 秘密号码\ncontact: [秘密住址]\n",
    );
    let report = site.check().report;
    assert_eq!(report.diagnostics.len(), 3);
    for kind in [Github, Human, Json, Short] {
        for lang in [
            accolade::diagnostic::Lang::Zh,
            accolade::diagnostic::Lang::En,
        ] {
            let text = report.text(kind, lang, false);
            assert!(!text.contains("秘密"), "{text}");
            assert!(text.contains("private.yaml"), "{text}");
        }
    }
}

#[test]
fn a_build_does_not_open_it() {
    // A pipe would keep whoever opens it waiting for ever.
    let pipe = site();
    let path = pipe.root().join(FILE);
    assert!(
        Command::new("mkfifo")
            .arg(&path)
            .status()
            .unwrap()
            .success()
    );
    pipe.build().ok().expect(&[]);
    let said = format!("{FILE}:1:1 error[outside-the-site]");
    pipe.check().expect(&[&said]);
    // A folder, a link to nowhere, and one out of the site.
    let folder = site();
    folder.write(&format!("{FILE}/story.md"), "x");
    folder.build().ok().expect(&[]);
    for target in ["nowhere", "/etc/passwd"] {
        let link = site();
        std::os::unix::fs::symlink(target, link.root().join(FILE)).unwrap();
        link.build().ok().expect(&[]);
        link.check().expect(&[&said]);
    }
}

#[test]
fn nothing_private_is_published_or_remembered() {
    let site = site();
    site.write(
        FILE,
        "contact: 隐秘号码\n通讯地址: 隐秘住址\nborn: 1990-02\n",
    );
    site.check().expect(&[]);
    site.build().ok();
    for folder in ["public", ".accolade"] {
        for (path, bytes) in crate::site::files_below(&site.root().join(folder)) {
            assert!(!path.contains("private"), "{path}");
            assert!(!String::from_utf8_lossy(&bytes).contains("隐秘"), "{path}");
        }
    }
    // An edit of it re-renders nothing.
    site.write(FILE, "contact: 另一号码\n");
    assert_eq!(site.build().ok().pages().0, 0);
}

#[test]
fn a_row_of_digits_may_be_as_long_as_one_likes() {
    let site = site();
    site.write(FILE, "contact: 23-4567-8901\n");
    let digits = "1 ".repeat(20_000);
    for (story, expected) in [
        (digits.clone(), &[][..]),
        (
            format!("{digits}2345 678 901 {digits}"),
            &["content/honorees/a/story.md:1:40001 error[private-shown]"],
        ),
        // Groups of a number are whole groups.
        (format!("{digits}12345 678 901"), &[]),
        (format!("{digits}2345 678 9011"), &[]),
    ] {
        site.write("content/honorees/a/story.md", &story);
        site.check().expect(expected);
    }
}
