//! Codes of wording and slips, and of the department's own list of words.

use super::{Case, case, files, lines};
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
            "regulated-word",
            said!("10:13" "warning[regulated-word]"),
            lines("citation: 受到表彰\n"),
        ),
        case("own-word", said!("10:12" "warning[own-word]"), || {
            let site = lines("citation: 到院坝来\n")();
            site.write("content/words.csv", "wrong,right,reason\n院坝,院子,方言\n");
            site
        }),
        case(
            "region-name",
            said!("10:13" "warning[region-name]"),
            lines("citation: 生在广西省\n"),
        ),
        case(
            "impossible-date",
            said!("10:12" "warning[impossible-date]"),
            lines("citation: 从2025年2月30日起\n"),
        ),
        case(
            "doubled",
            said!("10:12" "warning[doubled]"),
            lines("citation: 好，，好\n"),
        ),
        case(
            "half-width",
            said!("10:12" "warning[half-width]"),
            lines("citation: 讲课,义诊\n"),
        ),
        case(
            "csv-columns",
            &["content/words.csv:1:1 error[csv-columns]"],
            files("=== content/words.csv\n错的,reason\n"),
        ),
        case(
            "words-empty",
            &["content/words.csv:2:1 error[words-empty]"],
            files("=== content/words.csv\nwrong,right\n,院子\n"),
        ),
        case(
            "words-same",
            &["content/words.csv:3:1 error[words-same]"],
            files("=== content/words.csv\nwrong,right\n\n院子,院子\n"),
        ),
        case(
            "words-twice",
            &["content/words.csv:3:4 error[words-twice]"],
            files("=== content/words.csv\n正确,错误\n院子,院坝\n家里,院坝\n"),
        ),
    ]
}

#[test]
fn the_words_say_how_often_and_what_to_write() {
    let site = lines("citation: 好，，好，，好\n")();
    let report = site.check().report;
    let said = report
        .diagnostics
        .iter()
        .find(|said| said.problem.code() == "doubled")
        .unwrap();
    assert_eq!(
        [Lang::Zh, Lang::En].map(|lang| (said.problem.message(lang), said.problem.help(lang))),
        [
            (
                "“，，”像是多打了一个（这个文件里共 2 处）".to_owned(),
                "若是误写，请改成“，”；确是这样写的，可以用 allow 允许。".to_owned()
            ),
            (
                "，， seems to be typed once too often (2 times in this file)".to_owned(),
                "If it is a slip, write ，; else allow it by `allow`.".to_owned()
            ),
        ]
    );
}
