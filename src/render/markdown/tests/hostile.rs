//! Pages of hostile texts, and of texts made up at random: sound, and soon there.

use std::fmt::Write;
use std::time::{Duration, Instant};

use super::{OPTIONS, linked};
use crate::parse::markdown::{plain, references, unclosed_comment, words};
use crate::render::markdown::html;

/// Fails unless every tag is closed in its turn, and nothing stands in the page that must not.
fn assert_sound(input: &str, page: &str) {
    for bad in [
        '\u{FFFD}', '\u{FEFF}', '\u{FDD0}', '\u{FDD1}', '\u{FDD2}', '\0',
    ] {
        assert!(!page.contains(bad), "{bad:?} in the page of {input:?}");
    }
    let lower = page.to_ascii_lowercase();
    for bad in ["<script", "<!--", "href=\"javascript", "style=", "<p></p>"] {
        assert!(
            !lower.contains(bad),
            "{bad} in the page of {input:?}: {page}"
        );
    }
    let mut open = Vec::new();
    for part in page.split('<').skip(1) {
        let (tag, _) = part.split_once('>').expect("a tag that ends");
        let name = tag.split(' ').next().unwrap_or_default();
        if let Some(name) = name.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{page} of {input:?}");
        } else if !["br", "hr", "img"].contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?} open in {page} of {input:?}");
}

/// Numbers below a bound, the same ones each time.
fn random() -> impl FnMut(usize) -> usize {
    let mut state = 1_u64;
    move |bound| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % bound
    }
}

#[test]
fn random_chinese_has_no_blanks() {
    const PARTS: &[&str] = &[
        "甲",
        "**乙**丙",
        "*“丙”*丁",
        "（丁）",
        "[戊](b)",
        "甲`己`甲",
        "**《庚》**庚",
        "~~辛。~~辛",
        "\n",
        "\n",
        "\n　　",
        "\n  ",
        "　\n",
        "\n\n",
        "　　",
    ];
    let mut random = random();
    for _ in 0..4_000 {
        let length = 1 + random(24);
        let input: String = (0..length)
            .filter_map(|_| PARTS.get(random(PARTS.len())))
            .copied()
            .collect();
        // An ideographic space inside a line is its author's.
        let text = plain(&input).replace('　', "");
        assert!(!text.contains(' '), "{text:?} of {input:?}");
        assert!(
            !text.contains(['*', '`', '[', '\u{FDD0}']),
            "{text:?} of {input:?}"
        );
        let page = html(&input, &OPTIONS, &linked);
        assert_sound(&input, &page);
        let page = page.replace("<a href", "");
        assert!(!page.contains(' '), "{page:?} of {input:?}");
    }
}

#[test]
fn pages_of_random_texts_are_sound() {
    const PARTS: &[&str] = &[
        "甲",
        "乙丙",
        "word",
        "“",
        "”",
        "（",
        "）",
        "：",
        "。",
        "*",
        "**",
        "***",
        "_",
        "~",
        "~~",
        "`",
        "```",
        "\n",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "　　",
        " ",
        "> ",
        "- ",
        "1. ",
        "# ",
        "### ",
        "[",
        "](",
        ")",
        "![",
        "]",
        "<",
        ">",
        "<!--",
        "-->",
        "<div>",
        "</div>",
        "<script>",
        "<a href=\"x\">",
        "|",
        "|-|-|",
        "---",
        "===",
        "\\",
        "&lt;",
        "&#0;",
        "javascript:",
        "https://a.b",
        "\"",
        "[a]: b",
        "한국",
        "一、",
        "\u{FDD0}",
        "\u{FDD1}",
        "\u{FFFD}",
        "\u{200B}",
        "\u{1F600}",
    ];
    let mut random = random();
    for _ in 0..12_000 {
        let length = 1 + random(40);
        let input: String = (0..length)
            .filter_map(|_| PARTS.get(random(PARTS.len())))
            .copied()
            .collect();
        let page = html(&input, &OPTIONS, &linked);
        assert_sound(&input, &page);
        for one in references(&input) {
            let source = input
                .get(one.span.clone())
                .unwrap_or_else(|| panic!("{one:?} splits a character of {input:?}"));
            assert!(
                source.starts_with(['[', '!', '<']),
                "{source:?} in {input:?}"
            );
            assert!(source.ends_with([')', ']', '>']), "{source:?} in {input:?}");
        }
        let text = plain(&input);
        assert_eq!(text.trim_end(), text);
        let _ = (words(&input), unclosed_comment(&input));
    }
}

/// Each takes well below a second in a debug build; the limit leaves room for a loaded machine, and what is more than
/// linear exceeds it by far.
#[test]
fn hostile_texts_take_no_longer() {
    let n = 20_000;
    let mut deep = String::new();
    let mut stair = String::new();
    for depth in 0..300 {
        let _ = writeln!(deep, "{}- 甲", "  ".repeat(depth));
        let _ = writeln!(stair, "{}甲\n", " ".repeat(4 * depth + 4));
    }
    let texts = [
        ("open brackets", "[".repeat(n)),
        (
            "nested brackets",
            format!("{}a{}", "[".repeat(n), "]".repeat(n)),
        ),
        (
            "nested links",
            format!("{}a{}", "[".repeat(n), "](b)".repeat(n)),
        ),
        (
            "nested images",
            format!("{}a{}", "![".repeat(n), "](b)".repeat(n)),
        ),
        ("open links", "[a](".repeat(n)),
        ("quotes", format!("{}a", ">".repeat(n))),
        ("quotes with blanks", format!("{}a", "> ".repeat(n))),
        (
            "lists on a line",
            format!("{}a\n{}", "- ".repeat(n), "\n".repeat(n)),
        ),
        ("numbers on a line", "1. ".repeat(n)),
        ("deep list", format!("{deep}{}", "\n".repeat(n))),
        (
            "deep quotes",
            format!("{}\n", "> ".repeat(15)).repeat(n / 10),
        ),
        ("stair", stair),
        (
            "a comment of 12 MB",
            format!("<!--{}-->甲", "注释".repeat(2_000_000)),
        ),
        (
            "an open comment of 12 MB",
            format!("甲<!--{}", "`\n\n".repeat(4_000_000)),
        ),
        ("comments", "<!--".repeat(n)),
        ("short comments", "a<!-- -->`".repeat(n)),
        ("stars", "*a **b ".repeat(n)),
        ("stars and marks", "“**".repeat(n)),
        ("underscores", "_a __b ".repeat(n)),
        ("a run of stars", "*".repeat(n)),
        ("tildes", "~~a ".repeat(n)),
        (
            "backquotes",
            (1..400)
                .map(|length| format!("{}a", "`".repeat(length)))
                .collect(),
        ),
        ("less", "<".repeat(n)),
        ("schemes", "<a:".repeat(n)),
        ("tags", "<a b=\"".repeat(n)),
        ("destinations in brackets", "](<".repeat(n)),
        ("backslashes", "\\".repeat(n)),
        ("ampersands", "&".repeat(n)),
        (
            "a wide table",
            format!(
                "{}\n{}\n{}",
                "|a".repeat(2000),
                "|-".repeat(2000),
                "|\n".repeat(2000)
            ),
        ),
        (
            "definitions",
            format!("{}{}", "[a]: b\n".repeat(n), "[a]".repeat(n)),
        ),
        ("blanks", " ".repeat(n * 10)),
        ("tabs", format!("a\n\n{}b", "\t".repeat(n))),
        ("soft breaks", "“\n".repeat(n)),
        ("emphasised breaks", "*\n".repeat(n)),
    ];
    for (name, text) in &texts {
        #[allow(clippy::disallowed_methods)]
        let start = Instant::now();
        let page = html(text, &OPTIONS, &linked);
        let took = start.elapsed();
        assert_sound(name, &page);
        let limit = Duration::from_secs(3);
        assert!(took < limit, "{name} took {took:?}");
    }
}
