//! Codes of what must not get out.

use super::{Case, case, lines, worded};
use crate::pictures::{jpeg, target};
use crate::site::Site;
use accolade::diagnostic::Lang;

macro_rules! said {
    ($place:literal $what:literal) => {
        &[concat!(
            "content/honorees/a/nomination.yaml:",
            $place,
            " ",
            $what
        )]
    };
}

pub(super) fn cases() -> Vec<Case> {
    vec![
        case(
            "secret-id",
            said!("10:14" "error[secret-id]"),
            lines("citation: 身份证500103199003071239\n"),
        ),
        case(
            "secret-mobile",
            said!("10:13" "error[secret-mobile]"),
            lines("citation: 电话13812345678\n"),
        ),
        case(
            "secret-landline",
            said!("10:11" "error[secret-landline]"),
            lines("citation: 023-67891234\n"),
        ),
        case(
            "secret-email",
            said!("10:13" "error[secret-email]"),
            lines("citation: 请写zhang@example.org\n"),
        ),
        case(
            "secret-address",
            said!("10:12" "error[secret-address]"),
            lines("citation: 住3栋2单元501室\n"),
        ),
        case(
            "secret-card",
            said!("10:13" "error[secret-card]"),
            lines("citation: 卡号6222021234567\n"),
        ),
        case(
            "secret-file-name",
            said!("1:1" "note[secret-file-name]"),
            || {
                let site = lines("")();
                let photo = jpeg(&target(320, 240), 320, 240, &[]);
                site.write("content/honorees/a/photos/张三13812345678.jpg", photo);
                site
            },
        ),
        case(
            "private-shown",
            said!("10:13" "error[private-shown]"),
            || {
                let site = lines("citation: 住在示例市示例路旁\n")();
                site.write("content/honorees/a/private.yaml", "address: 示例市示例路\n");
                site
            },
        ),
        case(
            "allow-unneeded",
            said!("10:16" "note[allow-unneeded]"),
            lines("allow: [{text: 甲乙丙, because: 见原件}]\n"),
        ),
    ]
}

/// The message and the help of the only problem of a site, in both languages.
#[track_caller]
fn words(site: &Site) -> [String; 4] {
    let report = site.check().report;
    let mut own = report.diagnostics.iter().map(|said| &said.problem);
    let problem = own
        .find(|problem| problem.code() != "map-unapproved")
        .unwrap();
    worded(problem);
    [
        problem.message(Lang::Zh),
        problem.help(Lang::Zh),
        problem.message(Lang::En),
        problem.help(Lang::En),
    ]
}

#[test]
fn the_words_mask_the_secret_and_say_where_to_allow_it() {
    let site = lines("citation: 电话138 1234 5678\n")();
    assert_eq!(
        words(&site),
        [
            "要公开的文字里有手机号 138****5678",
            "请删去，或遮去中间几位，例如 138****5678；确需公开的，在记录里写：allow: [{text: 原文, because: 理由}]",
            "a text that would be published holds a mobile number, 138****5678",
            "Delete it, or mask it as in 138****5678; where it may appear, write into the record: allow: [{text: …, because: …}]",
        ]
    );
    let site = Site::new("=== content/pages/about.md\n电话13812345678\n");
    site.person("a", "沈怀瑾", "");
    assert!(words(&site)[1].contains("在 site.yaml 里写"));
    let site = Site::new("");
    site.person("张三13812345678", "张三", "");
    let [message, help, ..] = words(&site);
    assert_eq!(message, "要公开的文字里有手机号 138****5678");
    assert!(help.contains("slug: zhang-san"), "{help}");
}
