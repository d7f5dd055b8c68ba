//! Names and text.

use crate::markup::text_of;
use crate::site::Site;

/// The text of a page: no tags, entities decoded.
fn shown(page: &str) -> String {
    let mut out = String::new();
    for part in page.split('<') {
        out.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    text_of(&out)
}

#[test]
fn soft_breaks() {
    let site = Site::new("");
    site.person(
        "甲",
        "沈怀瑾",
        "citation: >-\n  他把科学\n  送到院坝，教人用 Excel\n  Power Query 整理\n  名单。\nbrief:\n  把科学送到\n  院坝\n",
    );
    site.write(
        "content/honorees/甲/story.md",
        "他在院坝里\n讲了十年，用 Power\nPoint 讲给\n**大家**\n听。\n\n> 引文也\n> 断开。\n\n- 列表里\n  断开\n",
    );
    site.write("content/pages/about.md", "# 关于\n\n我们\n在这里。\n");
    let built = site.build();
    built.ok();
    let page = shown(&built.page("honorees/jia/index.html"));
    for whole in [
        "他在院坝里讲了十年，用 Power",
        "讲给大家听。",
        "引文也断开。",
        "列表里断开",
        "他把科学送到院坝，",
        "整理名单。",
    ] {
        assert!(page.contains(whole), "{whole}: {page}");
    }
    let words: String = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("Power Point 讲给"), "{words}");
    assert!(words.contains("Excel Power Query"), "{words}");
    assert!(shown(&built.page("about/index.html")).contains("我们在这里。"));
    let json: serde_json::Value = serde_json::from_str(&built.page("data/honorees.json")).unwrap();
    assert_eq!(
        json["honorees"][0]["citation"],
        "他把科学送到院坝，教人用 Excel Power Query 整理名单。"
    );
    for (path, bytes) in site.files() {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for broken in ["科学 送", "院坝里 讲", "送到 院", "我们 在"] {
            assert!(!text.contains(broken), "{path}: {broken}");
        }
    }
}
