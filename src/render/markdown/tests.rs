//! HTML of stories.

mod hostile;

use super::*;

const OPTIONS: Options = Options {
    top: 3,
    skip_title: false,
};

fn linked(reference: &Reference) -> Resolved {
    Resolved::Link(reference.destination.clone())
}

fn check(input: &str, expected: &str) {
    assert_eq!(
        html(input, &OPTIONS, &linked).trim_end(),
        expected,
        "HTML of {input:?}"
    );
}

#[test]
fn emphasis_closes_beside_chinese_marks() {
    check(
        "**“科技助老”**项目",
        "<p><strong>“科技助老”</strong>项目</p>",
    );
    check(
        "项目**《手册》**发布",
        "<p>项目<strong>《手册》</strong>发布</p>",
    );
    check("**注意：**请", "<p><strong>注意：</strong>请</p>");
    check("*“甲”*乙", "<p><em>“甲”</em>乙</p>");
    check("甲**\"a\"**乙", "<p>甲<strong>\"a\"</strong>乙</p>");
    check(
        "甲**[乙](b)**丙",
        "<p>甲<strong><a href=\"b\">乙</a></strong>丙</p>",
    );
    check(
        "**（一）**、**（二）**。",
        "<p><strong>（一）</strong>、<strong>（二）</strong>。</p>",
    );
    check("***“甲”***乙", "<p><em><strong>“甲”</strong></em>乙</p>");
    check("~~“甲”~~乙", "<p><del>“甲”</del>乙</p>");
    check("**\"가\"**는", "<p><strong>\"가\"</strong>는</p>");
    check("138\\*\\*\\*\\*0000（\\*\\*）", "<p>138****0000（**）</p>");
    check("`甲**“乙”**丙`", "<p><code>甲**“乙”**丙</code></p>");
    check(
        "```\n甲**“乙”**丙\n```",
        "<pre><code>甲**“乙”**丙\n</code></pre>",
    );
    check("3 * 4 * 5，** 甲 **", "<p>3 * 4 * 5，** 甲 **</p>");
    check(
        "* （甲）\n* （乙）",
        "<ul>\n<li>（甲）</li>\n<li>（乙）</li>\n</ul>",
    );
    check("snake_case_name", "<p>snake_case_name</p>");
    check(
        "服务3~5年，**参加10~20次**",
        "<p>服务3~5年，<strong>参加10~20次</strong></p>",
    );
}

#[test]
fn html_of_an_author_is_text() {
    check(
        "<script>alert(1)</script>",
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    );
    check(
        "<div>\n\n**甲**",
        "<p>&lt;div&gt;</p>\n<p><strong>甲</strong></p>",
    );
    check("甲<br>乙", "<p>甲&lt;br&gt;乙</p>");
    check(
        "a](<b onclick=x>) [c](<d e>)",
        "<p>a](&lt;b onclick=x&gt;) <a href=\"d%20e\">c</a></p>",
    );
    check("注: <b>x</b>", "<p>注: &lt;b&gt;x&lt;/b&gt;</p>");
    check("<!-- 注 -->甲", "<p>甲</p>");
    check(
        "&lt;b&gt; &amp; &copy; &#0;&#xFDD0;",
        "<p>&lt;b&gt; &amp; ©</p>",
    );
    check("a\u{FDD0}\u{0}\u{FEFF}\u{FFFD}b", "<p>ab</p>");
}

#[test]
fn headings_are_demoted_without_a_gap() {
    let levels = |input: &str, options: &Options| {
        let page = html(input, options, &linked);
        page.match_indices("<h")
            .filter_map(|(at, _)| page.get(at + 2..at + 3))
            .collect::<String>()
    };
    assert_eq!(levels("# a\n### b\n## c\n# d", &OPTIONS), "3443");
    assert_eq!(levels("### a\n## b\n#### c\n###### d", &OPTIONS), "3345");
    assert_eq!(
        levels("# a\n## b\n### c\n#### d\n##### e", &OPTIONS),
        "34566"
    );
    assert_eq!(levels("# \n\n## a", &OPTIONS), "3");
    let page = Options {
        top: 2,
        skip_title: true,
    };
    assert_eq!(levels("# a\n## b\n### c\n# d", &page), "232");
    assert_eq!(
        html("前\n\n# 题\n正文", &page, &linked),
        "<p>前</p>\n<p>正文</p>\n"
    );
    check("# *题*目 #", "<h3><em>题</em>目</h3>");
}

#[test]
fn lists_quotes_code_and_tables() {
    check(
        "- 甲\n    - 乙\n        - 丙",
        "<ul>\n<li>甲<ul>\n<li>乙<ul>\n<li>丙</li>\n</ul>\n</li>\n</ul>\n</li>\n</ul>",
    );
    check(
        "1. 甲\n    1. 乙\n2. 丙",
        "<ol>\n<li>甲<ol>\n<li>乙</li>\n</ol>\n</li>\n<li>丙</li>\n</ol>",
    );
    check("3) 甲", "<ol start=\"3\">\n<li>甲</li>\n</ol>");
    check(
        "    - 甲\n        - 乙",
        "<ul>\n<li>甲<ul>\n<li>乙</li>\n</ul>\n</li>\n</ul>",
    );
    check(
        "> “引语”\n> 出处",
        "<blockquote>\n<p><span>“引语”出处</span></p>\n</blockquote>",
    );
    check(
        "> 到了才明白，我是来教人的。\n> 走吧  \n> 第二行",
        "<blockquote>\n<p><span>到了才明白，</span><span>我是来教人的。</span><span>走吧</span><br><span>第二行</span></p>\n</blockquote>",
    );
    check(
        "> 有*重音*，不拆",
        "<blockquote>\n<p>有<em>重音</em>，不拆</p>\n</blockquote>",
    );
    check(
        "```rust ignore\nlet a = 1 < 2;  \n\n```",
        "<pre><code class=\"language-rust\">let a = 1 &lt; 2;\n\n</code></pre>",
    );
    check("甲  \n乙\\\n丙", "<p>甲<br>乙<br>丙</p>");
    check("***", "<hr>");
    check(
        "||数|\n|:-|-:|\n|甲|3|",
        "<div class=\"table\"><table>\n<thead>\n<tr><td></td><th scope=\"col\" class=\"right\">数</th></tr>\n</thead>\n\
         <tbody>\n<tr><td class=\"left\">甲</td><td class=\"right\">3</td></tr>\n</tbody>\n</table></div>",
    );
    check(
        "一、甲\n\n　　乙　\n　　丙",
        "<p>一、甲</p>\n<p>乙</p>\n<p>丙</p>",
    );
    check("　　**甲\n　　乙**", "<p><strong>甲乙</strong></p>");
    check("- 甲\n　　乙", "<ul>\n<li>甲乙</li>\n</ul>");
}

#[test]
fn links_are_harmless() {
    check(
        "[甲](https://a.org/?b=c&d=\"e\")",
        "<p><a href=\"https://a.org/?b=c&amp;d=&quot;e&quot;\">甲</a></p>",
    );
    for bad in [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "//evil.org",
        "java&#9;script:x",
        "<>",
    ] {
        check(&format!("[**甲**]({bad})"), "<p><strong>甲</strong></p>");
        check(&format!("乙![甲]({bad})"), "<p>乙甲</p>");
    }
    check(
        "[023 12-3](tel:023123)",
        "<p><a href=\"tel:023123\">023\u{A0}12\u{2011}3</a></p>",
    );
    check("[](a.pdf)", "<p><a href=\"a.pdf\">a.pdf</a></p>");
    check("[![](a.jpg)](b)字", "<p><img src=\"a.jpg\" alt=\"\">字</p>");
    check("<a@b.org>", "<p><a href=\"mailto:a@b.org\">a@b.org</a></p>");
    let dropped = html("[甲*乙*](a) ![丙](b)", &OPTIONS, &|_| Resolved::Text);
    assert_eq!(dropped, "<p>甲<em>乙</em> 丙</p>\n");
    let replaced = html("[甲*乙*](a)丁![丙](b)", &OPTIONS, &|one| {
        Resolved::Html(format!("<i>{}</i>", one.text))
    });
    assert_eq!(replaced, "<p><i>甲乙</i>丁<i>丙</i></p>\n");
}

#[test]
fn images_alone_are_figures() {
    check(
        "　　![讲\"座\"](photos/a b.jpg)\n\n![讲座](photos/a.jpg \"在<村>口\")",
        "<p>![讲\"座\"](photos/a b.jpg)</p>\n\
         <figure><img src=\"photos/a.jpg\" alt=\"讲座\"><figcaption>在&lt;村&gt;口</figcaption></figure>",
    );
    check(
        "　　![甲](a.jpg)\n![\"](b.jpg)",
        "<figure><img src=\"a.jpg\" alt=\"甲\"></figure>\n<figure><img src=\"b.jpg\" alt=\"&quot;\"></figure>",
    );
    check("字![甲](a.jpg)", "<p>字<img src=\"a.jpg\" alt=\"甲\"></p>");
    let asked = std::cell::RefCell::new(Vec::new());
    html("![](a)\n\n![](b)字[![](c)](d)", &OPTIONS, &|one| {
        asked.borrow_mut().push(one.destination.clone());
        linked(one)
    });
    assert_eq!(asked.into_inner(), ["a", "b", "d", "c"]);
}
