//! The grammar of YAML, and what a Chinese keyboard makes of it.

use super::printed::printed;

catalog! {
    /// What can be wrong with the grammar of a YAML file.
    Yaml {
        /// `姓名：张三`, read as meant.
        FullwidthColon = "fullwidth-colon" Note {
            zh: "这里用了全角冒号“：”，已当作半角冒号加空格读取",
                "请把“：”改成英文冒号加一个空格，即 `: `。";
            en: "a full-width (全角) colon `：` stands here; it was read as `: `",
                "Type an ASCII colon and a blank instead.";
        }
        /// A full-width colon in a place with more than one meaning.
        FullwidthColonUnclear { line: String } = "fullwidth-colon-unclear" Error {
            zh: "这一行用了全角冒号“：”，无法确定是键还是文字",
                format!("若“：”前是键，请改写为：{line}");
            en: "this line holds a full-width (全角) colon `：`, and it could be a key or text",
                format!("If a key stands before it, type: {line}");
            plain_zh: "有一行用了全角冒号“：”，读不出是哪一栏的内容",
                "请编辑核对这一行；内容没有读到，不必问单位。";
            plain_en: "a line holds a full-width (全角) colon and cannot be read",
                "The editor mends the line; the unit need not be asked.";
        }
        /// `姓名:张三`, read as meant.
        ColonWithoutBlank = "colon-without-blank" Note {
            zh: "冒号后面缺少空格，已当作“键: 值”读取",
                "请在冒号后加一个半角空格。";
            en: "the colon lacks a blank behind it; it was read as `key: value`",
                "Type an ASCII blank behind the colon.";
        }
        /// `"科技助老"项目`, read as one text.
        TextBehindQuote = "text-behind-quote" Note {
            zh: "引号后面还有文字，已整体当作文字读取",
                "请用中文引号“”，或给整个值再套一层英文单引号。";
            en: "text follows the closing quotation mark; all was read as one text",
                "Use “” inside the text, or put single quotes around all of it.";
        }
        /// Full-width brackets or commas, read as meant.
        FullwidthPunctuation { found: char, meant: char } = "fullwidth-punctuation" Note {
            zh: format!("这里用了全角“{found}”，已当作半角 {meant} 读取"),
                format!("请改成半角 {meant}。");
            en: format!("a full-width `{found}` stands here; it was read as `{meant}`"),
                format!("Type `{meant}` instead.");
        }
        /// A tab or an ideographic space as indentation, read as blanks.
        Indentation { found: &'static str } = "indentation" Note {
            zh: format!("行首的{found}已当作空格读取"),
                "YAML 的缩进只能用半角空格，请改成半角空格。";
            en: format!("the {found} at the line's start was read as blanks"),
                "Indent with ordinary blanks only.";
        }
        /// `“张三”`, read without the quotation marks.
        CurlyQuotes = "curly-quotes" Note {
            zh: "整个值外面的中文引号已去掉",
                "若引号是内容的一部分，请再套一层英文引号：'“……”'。";
            en: "the Chinese quotation marks around the whole value were dropped",
                "If they belong to the text, put ASCII quotes around it: '“…”'.";
        }
        /// `标题: 副题: 三`, read as text.
        ColonInValue = "colon-in-value" Note {
            zh: "值里含有“冒号加空格”，已整体当作文字读取",
                "请给整个值加上英文引号。";
            en: "the value holds a colon and a blank; it was read as one text",
                "Put the whole value between ASCII quotes.";
        }
        /// `*必填*` or `@某人`, read as text.
        IndicatorAsText { found: char } = "indicator-as-text" Note {
            zh: format!("值以 {found} 开头，这在 YAML 里有特殊含义；已当作文字读取"),
                "请给整个值加上英文引号。";
            en: format!("the value starts with `{found}`, which means something to YAML; it was read as text"),
                "Put the whole value between ASCII quotes.";
        }
        /// `C #1`: YAML drops everything from the `#`.
        CommentCut { lost: String } = "comment-cuts-text" Warning {
            zh: format!("从 # 开始的“{lost}”会被 YAML 当作注释丢掉"),
                "若它是内容，请给整个值加上英文引号；若是注释，请在 # 后加一个空格。";
            en: format!("YAML takes `{lost}` for a comment and drops it"),
                "If it is text, put the whole value between ASCII quotes; if it is a comment, type a blank after the `#`.";
        }
        /// Anchors, aliases, tags, directives, several documents.
        Refused { what: &'static str } = "yaml-feature-refused" Error {
            zh: format!("这里用了 YAML 的{what}，表格里不需要它，也不接受它"),
                "若它是文字的一部分，请给整个值加上英文引号；否则请写出完整内容。";
            en: format!("this uses YAML's {what}, which no form needs and which is refused"),
                "If it is meant as text, quote the whole value; else write the content out.";
        }
        /// More nesting than any form needs.
        TooDeep = "nested-too-deep" Error {
            zh: "括号或缩进嵌套超过 32 层",
                "请检查是否多打了括号或缩进。";
            en: "brackets or indentation are nested more than 32 deep",
                "Look for stray brackets or indentation.";
        }
        /// The same key twice.
        DuplicateKey { key: String, first: String, line: usize } = "duplicate-key" Error {
            zh: if key == first {
                    format!("“{key}”在第 {line} 行已经写过")
                } else {
                    format!("“{key}”与第 {line} 行的“{first}”是同一项")
                },
                "请只留下正确的一处。";
            en: if key == first {
                    format!("`{key}` stands in line {line} already")
                } else {
                    format!("`{key}` is the same entry as `{first}` in line {line}")
                },
                "Keep the right one and delete the other.";
            plain_zh: format!("“{}”填了两次", printed(first)),
                "请确认以哪一个为准。";
            plain_en: format!("“{}” is filled in twice", printed(first)),
                "Settle which of them holds.";
        }
        /// A bracket or brace that nothing closes.
        Unclosed { open: char, close: char } = "unclosed-bracket" Error {
            zh: format!("{open} 没有对应的 {close}"),
                format!("请在列表末尾补上半角 {close}。");
            en: format!("`{open}` is never closed"),
                format!("Add an ASCII `{close}` at the end of the list.");
        }
        /// A quotation mark that nothing closes.
        UnclosedQuote { quote: char } = "unclosed-quote" Error {
            zh: format!("引号 {quote} 没有成对"),
                format!("请在值的末尾补上半角 {quote}。");
            en: format!("the quotation mark {quote} is never closed"),
                format!("Add an ASCII {quote} at the end of the value.");
        }
        /// The indentation fits no entry above.
        BadIndentation = "bad-indentation" Error {
            zh: "这一行的缩进与上面的内容对不上",
                "同一级的各行要左对齐，下一级比上一级多两个空格。";
            en: "the indentation of this line fits nothing above it",
                "Align entries of one level, and indent the next level by two blanks.";
        }
        /// A line that is neither `key: value` nor part of a value.
        NoColon { line: String } = "missing-colon" Error {
            zh: "这一行不是“键: 值”的形式",
                format!("例如写成：{line}");
            en: "this line is not of the form `key: value`",
                format!("Write, for example: {line}");
            plain_zh: "有一行没有写明是哪一栏的内容",
                "请编辑核对这一行；内容没有读到，不必问单位。";
            plain_en: "a line does not say which entry it belongs to",
                "The editor mends the line; the unit need not be asked.";
        }
        /// Any other breach of the grammar.
        Syntax { detail: String } = "yaml-syntax" Error {
            zh: format!("YAML 语法有误（{detail}）"),
                "请对照同一文件夹里其他记录的写法；含特殊符号的值请加英文引号。";
            en: format!("the YAML cannot be read ({detail})"),
                "Compare it with another record; quote values that hold special characters.";
        }
    }
}
