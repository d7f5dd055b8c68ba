//! Reading stories: references, plain text, 字数, line breaks, comments.

use super::*;

fn check(input: &str, expected: &str) {
    assert_eq!(plain(input), expected, "plain text of {input:?}");
}

#[test]
fn lines_join_without_a_blank_in_chinese_only() {
    check("服务乡村\n振兴", "服务乡村振兴");
    check("work in\nthe village", "work in the village");
    check("用\nExcel\n整理", "用Excel整理");
    check("好，\nok", "好，ok");
    check("**农技**\n推广", "农技推广");
    check("农技\n**推广**", "农技推广");
    check("*one*\n**two**", "one two");
    check("他说“好”\n大家", "他说“好”大家");
    check("the “end”\nand more", "the “end” and more");
    check("他说\n“好”", "他说“好”");
    check("과학\n기술", "과학 기술");
    check("한국。\n과학", "한국。과학");
    check("她\n`code`\n他", "她code他");
    check("甲  \n乙", "甲\n乙");
    check("甲\\\n乙", "甲\n乙");
}

#[test]
fn lines_of_plain_text_join_alike() {
    let check = |input: &str, expected: &str| assert_eq!(join_lines(input), expected, "{input:?}");
    check("扎根山村\n十二年", "扎根山村十二年");
    check("two\nwords\n", "two words");
    check("　　第一段\n　　第二段", "第一段\n第二段");
    check("甲\n\n\n乙", "甲\n乙");
    check("서울\n과학", "서울 과학");
    check("a\n“b”", "a “b”");
    check("", "");
}

#[test]
fn gaps_close_between_chinese_only() {
    let check = |input: &str, expected: &str| assert_eq!(close_gaps(input), expected, "{input:?}");
    check("扎根 山村， 十二年", "扎根山村，十二年");
    check("用 Excel 整理 two words", "用 Excel 整理 two words");
    check("他说 “好” 的", "他说“好”的");
    check("the “a” b ", "the “a” b ");
}

#[test]
fn indentation_is_never_code() {
    check("    四格", "四格");
    check("\t一个制表符\n\t续行", "一个制表符续行");
    check("　　第一段\n　　第二段", "第一段\n第二段");
    check("　　第一段　\n\n　　\n　　第二段", "第一段\n第二段");
    check(
        "    　　混合\n\n        更深\n\n\t\t更更深",
        "混合\n更深\n更更深",
    );
    check("- 甲\n\n      段落\n\n          更深", "甲\n段落\n更深");
    check("```\n    code\n\tx\n```", "    code\n    x");
    check("  两格\n\n\n\n  两格", "两格\n两格");
}

#[test]
fn typed_numbers_begin_paragraphs() {
    check("一、基本情况\n二、主要事迹", "一、基本情况\n二、主要事迹");
    check(
        "讲座很多。\n1.组织讲座；\n2.入户指导。",
        "讲座很多。\n1.组织讲座；\n2.入户指导。",
    );
    check("讲座。\n**（二）成效**", "讲座。\n（二）成效");
    check("共培训\n3．5万人", "共培训3．5万人");
    check("成绩是：\n3.5分", "成绩是：3.5分");
    check("1．标题", "1．标题");
}

#[test]
fn comments_are_gone() {
    check("甲<!-- 注 -->乙", "甲乙");
    check("<!-- 注\n\n还有 -->丙", "丙");
    check("<!-- 注 -->\n    丙", "丙");
    check("甲\n\n<!--\n多行\n-->\n乙", "甲\n乙");
    check("甲 <!-- a\n\nb --> 乙", "甲  乙");
    check("甲 <!--\n```\n--> 乙", "甲  乙");
    check("`<!-- 码 -->`", "<!-- 码 -->");
    check("```\n<!-- 码 -->\n```", "<!-- 码 -->");
    check("\\<!-- 字 -->", "<!-- 字 -->");
    check("甲<!-->乙<!--->丙", "甲乙丙");
    check("甲<!-- 忘了\n\n乙", "甲");
    assert_eq!(
        unclosed_comment("甲<!-- a --><!-- 忘了\n\n乙"),
        Some(13..17)
    );
    assert_eq!(unclosed_comment("甲<!-- a -->"), None);
}

#[test]
fn raw_html_is_text() {
    check("<div>\n**甲**\n</div>", "<div>甲</div>");
    check("甲<b>乙</b>", "甲<b>乙</b>");
    check("<?php x ?>", "<?php x ?>");
    check("<https://example.org>", "https://example.org");
    check("`<b>`", "<b>");
    check("a < b", "a < b");
}

#[test]
fn titles() {
    assert_eq!(
        title("前言\n\n# 关于*我们*\n正文"),
        Some(("关于我们".to_owned(), 8..24))
    );
    assert_eq!(title("#\n\n## 乙\n\n# 丙"), Some(("丙".to_owned(), 11..16)));
    assert_eq!(title("## 乙"), None);
}

/// The eight snippets of `cases.md`, word count.
#[test]
fn words_as_word_counts_them() {
    let check = |input: &str, expected: usize| assert_eq!(words(input), expected, "{input:?}");
    check("用Excel Power Query整理名单", 8);
    check("2018年3月5日", 6);
    check("𠮷𬭎", 2);
    check("a b c", 3);
    check("，。、；：", 5);
    check("**志愿服务**", 4);
    check("[链接](https://example.org/a/b)", 2);
    for end in ["\n", "  \n", "\\\n", "\n\n"] {
        for fill in [999, 1000, 1001] {
            check(
                &format!("{}{end}{}", "字".repeat(500), "字".repeat(fill - 500)),
                fill,
            );
        }
    }
    check("don’t re-do 3.5", 3);
    check("他说“好”——真的…", 10);
    check("# 题\n\n- 甲\n- 乙\n\n|丙|丁|\n|-|-|\n|戊|己|", 7);
    check("![替代](a.jpg)", 0);
    check("", 0);
}

fn check_references(input: &str, expected: &[(Kind, &str, &str)]) {
    let found = references(input);
    let found: Vec<_> = found
        .iter()
        .map(|one| {
            (
                one.kind,
                one.destination.as_str(),
                input.get(one.span.clone()).unwrap_or("(no text)"),
            )
        })
        .collect();
    assert_eq!(found, expected, "{input:?}");
}

#[test]
fn references_keep_their_place() {
    use Kind::{Image, Link};
    check_references(
        "见[字](https://a.org/x~y)。",
        &[(Link, "https://a.org/x~y", "[字](https://a.org/x~y)")],
    );
    check_references(
        "3~5年<!-- 注 -->\n\n\t　　**“甲”**乙![照片](photos/a%20b.jpg \"题\")",
        &[(
            Image,
            "photos/a%20b.jpg",
            "![照片](photos/a%20b.jpg \"题\")",
        )],
    );
    check_references(
        "**[《书》](a.pdf)**好",
        &[(Link, "a.pdf", "[《书》](a.pdf)")],
    );
    check_references(
        "        **《书》**[甲](b\\_c.pdf)",
        &[(Link, "b_c.pdf", "[甲](b\\_c.pdf)")],
    );
    check_references("[a][l]\n\n[l]: <x y.pdf>", &[(Link, "x y.pdf", "[a][l]")]);
    check_references(
        "[![小图](s.jpg)](l.jpg) <x@y.org>",
        &[
            (Link, "l.jpg", "[![小图](s.jpg)](l.jpg)"),
            (Image, "s.jpg", "![小图](s.jpg)"),
            (Link, "mailto:x@y.org", "<x@y.org>"),
        ],
    );
    check_references("`[a](b)` \\[a](b)", &[]);
    check_references("![外![内](a)](b)", &[(Image, "b", "![外![内](a)](b)")]);
    let input = "![农技\n推广 **会**](a.jpg \"说明\")";
    let found: Vec<_> = references(input)
        .into_iter()
        .map(|one| (one.text, one.title))
        .collect();
    assert_eq!(found, [("农技推广 会".to_owned(), "说明".to_owned())]);
}

#[test]
fn targets() {
    let check = |input: &str, expected: Target| assert_eq!(target(input), expected, "{input:?}");
    check("https://example.org", Target::Web);
    check("HTTP://example.org", Target::Web);
    check("mailto:a@b.org", Target::Mail);
    check("tel:023-1234", Target::Phone);
    check("photos/照片 1.jpg", Target::Relative);
    check("/about/?a=b:c", Target::Relative);
    check("./a:b", Target::Relative);
    check("#x", Target::Fragment);
    for refused in [
        "",
        " ",
        "javascript:alert(1)",
        " JavaScript:x",
        "java\tscript:x",
        "data:image/png;base64,x",
        "//host/x",
        "/\\host",
        "\\\\host",
        "file:///etc",
        "https:",
        "文件:a",
        "vbscript:x",
        "http:evil",
    ] {
        check(refused, Target::Refused);
    }
}

/// A text reads alike with the parser and without it.
fn check_lone(text: &str, is_lone: bool) {
    let found = lone::events(text);
    assert_eq!(found.is_some(), is_lone, "{text:?}");
    if let Some(found) = found {
        assert_eq!(found, settle::parsed(text), "{text:?}");
    }
}

#[test]
fn lone_lines_read_as_the_parser_reads_them() {
    for text in [
        "",
        "\n\n",
        "一段。",
        "一段。\n",
        "\n\n一段。\n\n\n第二段，有 A 和 1.5%（见“甲”）。\n\n三、第三段\n",
        "他说：\"好\"；3~5 不在此列".replace('~', "-").as_str(),
        "一、甲\n\n二、乙",
        "①甲\n\n②乙\n",
        "字 https://example.org/a?b=c 字",
        "甲 - 乙 + 丙 = 丁; 戊: 己, 'x' (y) 100%.",
        "𠮷野家\n\n한국어 문장",
        "é 起头",
        "——破折号——",
        "…",
    ] {
        check_lone(text, true);
    }
    for text in [
        "一段。\n接着一行",
        "# 题\n",
        "- 甲",
        "1. 甲",
        "English first",
        "甲*乙*",
        "甲_乙_丙",
        "[甲](b)",
        "甲<b>",
        "甲&amp;乙",
        "甲\\乙",
        "甲`乙`",
        "甲~乙",
        "甲|乙",
        "　　缩进",
        "甲 \n",
        "甲\t乙",
        "甲\u{200B}",
        "甲\u{FEFF}乙",
        "甲\u{0}乙",
        "甲\n---",
        "甲\n\n    乙",
    ] {
        check_lone(text, false);
    }
}

/// Pieces of Markdown and of Chinese, put together in every order of three.
#[test]
fn what_counts_as_lone_lines_always_reads_alike() {
    let pieces = [
        "甲",
        "。",
        " ",
        "\n",
        "\n\n",
        "a",
        "1",
        ".",
        ")",
        "（一）",
        "一、",
        "-",
        "+",
        "=",
        ":",
        "\"",
        "'",
        "%",
        "/",
        "　",
        "\u{A0}",
        "“",
        "—",
        "*",
        "#",
        "①",
        "!",
        "\u{2028}",
        "\u{85}",
    ];
    for one in pieces {
        for two in pieces {
            for three in pieces {
                for text in [
                    format!("{one}{two}{three}"),
                    format!("甲{one}{two}{three}乙"),
                    format!("甲\n\n乙{one}{two}{three}"),
                ] {
                    if let Some(found) = lone::events(&text) {
                        assert_eq!(found, settle::parsed(&text), "{text:?}");
                    }
                }
            }
        }
    }
}
