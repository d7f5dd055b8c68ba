use super::*;
use crate::diagnostic::Lang;
use crate::input::SourcePath;

/// Reads `input` and shows its tree and what was said about it.
fn shown(input: &str) -> (String, Vec<String>) {
    let file = SourcePath::new("content/x.yaml").unwrap();
    let mut problems = Problems::new(&file);
    let text = Text::new(input.to_owned());
    let entries = entries(&text, &mut problems);
    let tree = entries
        .iter()
        .map(|entry| format!("{}={}", entry.key.value, tree(&entry.value)))
        .collect::<Vec<_>>()
        .join(" ");
    let said = problems
        .into_list()
        .iter()
        .map(|d| {
            assert!(!d.problem.message(Lang::Zh).is_empty());
            let (line, column) = text.position(d.place.as_ref().unwrap().span.start);
            format!("{line}:{column} {}", d.problem.code())
        })
        .collect();
    (tree, said)
}

fn tree(node: &Node) -> String {
    match &node.kind {
        Kind::Empty => "()".to_owned(),
        Kind::Broken => "!".to_owned(),
        Kind::Scalar(text) => format!("<{text}>"),
        Kind::List(items) => {
            format!("[{}]", items.iter().map(tree).collect::<Vec<_>>().join(" "))
        }
        Kind::Map(entries) => format!(
            "{{{}}}",
            entries
                .iter()
                .map(|e| format!("{}={}", e.key.value, tree(&e.value)))
                .collect::<Vec<_>>()
                .join(" ")
        ),
    }
}

fn check(input: &str, expected: &str, said: &[&str]) {
    let (tree, told) = shown(input);
    assert_eq!(tree, expected, "{input:?}");
    assert_eq!(told, said, "{input:?}");
}

#[test]
fn scalars_arrive_as_written() {
    for written in [
        "0771", "No", "1e3", "2018-03", "007", "12:30", "~", ".5", "0x1F", "NaN", "1_000", "=",
        "<<", "Null", "true", "On",
    ] {
        check(&format!("a: {written}\n"), &format!("a=<{written}>"), &[]);
    }
    check("a: ''\nb:\nc: \"\"\n", "a=() b=() c=()", &[]);
}

#[test]
fn fullwidth_colons_are_read_where_only_a_key_can_stand() {
    check(
        "programme: x\nname：朱一\n",
        "programme=<x> name=<朱一>",
        &["2:5 fullwidth-colon"],
    );
    check(
        "region :\u{3000}渝中\n",
        "region=<渝中>",
        &["1:8 fullwidth-punctuation"],
    );
    check("姓名:张三\n", "姓名=<张三>", &["1:3 colon-without-blank"]);
    check(
        "citation: 他说\n  记住：科学\n",
        "citation=<他说记住：科学>",
        &[],
    );
    check(
        "a: {file：x.jpg, caption: 茶园：清晨}\n",
        "a={file=<x.jpg> caption=<茶园：清晨>}",
        &["1:9 fullwidth-colon"],
    );
}

#[test]
fn indentation_by_other_blanks_is_read() {
    check(
        "quote:\n\ttext: 甲\n\tsource: 乙\n",
        "quote={text=<甲> source=<乙>}",
        &["2:1 indentation", "3:1 indentation"],
    );
    check(
        "quote:\n\u{3000}text: 甲\n",
        "quote={text=<甲>}",
        &["2:1 indentation"],
    );
}

#[test]
fn values_with_special_characters_are_read_as_text() {
    check("a: 题: 副题\n", "a=<题: 副题>", &["1:4 colon-in-value"]);
    check("a: “张三”\n", "a=<张三>", &["1:4 curly-quotes"]);
    check("a: “科技助老”项目\n", "a=<“科技助老”项目>", &[]);
    check("a: *必填*\n", "a=<*必填*>", &["1:4 indicator-as-text"]);
    check(
        "a: @某人 100%\n",
        "a=<@某人 100%>",
        &["1:4 indicator-as-text"],
    );
    check("a: C #1\n", "a=<C>", &["1:6 comment-cuts-text"]);
    check("a: C # 注\nb: d #\n", "a=<C> b=<d>", &[]);
    check(
        "a: \"科技\"项目\n",
        "a=<\"科技\"项目>",
        &["1:4 text-behind-quote"],
    );
}

#[test]
fn anchors_and_aliases_are_refused() {
    let (tree, said) = shown("a: &x [lol]\nb: *x\n");
    assert_eq!(tree, "a=[<lol>] b=!");
    assert_eq!(
        said,
        ["1:4 yaml-feature-refused", "2:4 yaml-feature-refused"]
    );
}

#[test]
fn one_syntax_error_hides_no_other_mistake() {
    check(
        "a: [1, 2\nb: x\nb: y\nc: \"open\nd: {k: v}\n",
        "a=! b=<x> b=<y> c=! d={k=<v>}",
        &[
            "1:4 unclosed-bracket",
            "4:4 unclosed-quote",
            "3:1 duplicate-key",
        ],
    );
}

#[test]
fn nesting_has_a_limit_and_hostile_depth_is_quick() {
    let deep = format!("a: {}\nb: 1\n", "[".repeat(20_000));
    let (tree, said) = shown(&deep);
    assert_eq!(tree, "a=! b=<1>");
    assert_eq!(said.len(), 1);
    assert!(said[0].ends_with("nested-too-deep"), "{said:?}");
}

#[test]
fn lines_join_without_blanks_between_han() {
    check("a: 甲\n  乙\n", "a=<甲乙>", &[]);
    check("a: one\n  two\n", "a=<one two>", &[]);
    check("a: >\n  甲\n  乙 b\n  c\n", "a=<甲乙 b c>", &[]);
    check("a: |\n  甲\n  乙\nb: 1\n", "a=<甲\n乙> b=<1>", &[]);
}

#[test]
fn a_line_without_a_colon_says_what_to_write() {
    let (tree, said) = shown("name: 张三\n渝中区科协\nregion: x\n");
    assert_eq!(tree, "name=<张三> region=<x>");
    assert_eq!(said, ["2:1 missing-colon"]);
}

/// Whether a file is read line by line; if so, the parser reads it alike.
fn is_of_lines(input: &str) -> bool {
    let Some(found) = lines::entries(input) else {
        return false;
    };
    let file = SourcePath::new("content/x.yaml").unwrap();
    let mut problems = Problems::new(&file);
    let expected = parsed(&Text::new(input), &mut problems);
    assert_eq!(found, expected, "{input:?}");
    assert_eq!(problems.into_list(), [], "{input:?}");
    true
}

#[test]
fn simple_lines_need_no_parser() {
    for input in [
        "a: b",
        "name: 沈怀瑾\nregion: \"500101\"\n\ntags: [理论宣讲, 农技推广,a_1]\n",
        "姓名: 沈怀瑾（示例）\nservice_since: 2018-03\nactivities: 20次\nrate: 62%\n",
        "citation: 用2年时间，把科学送到第0个院坝：“好”。\nb: \"“好” - \"\n",
        "a: true\nb: null\nc: 0771\nd: a  b - c\n",
    ] {
        assert!(is_of_lines(input), "{input:?}");
    }
    for input in [
        "",
        "\n",
        "# a: b\n",
        "a:\n",
        "a: \n",
        "a: b \n",
        "a:b\n",
        "a：b\n",
        "a: b\n c\n",
        "a: b\na: c\n",
        "- a: b\n",
        "a: b: c\n",
        "a: b #c\n",
        "a: “b”\n",
        "a: 'b'\n",
        "a: \"b\\n\"\n",
        "a: \"\"\n",
        "a: \" \"\n",
        "a: []\n",
        "a: [b，c]\n",
        "a: [b, ]\n",
        "a: [b [c]]\n",
        "a: |\n  b\n",
        "a: *b\n",
        "a: &b c\n",
        "a: !b c\n",
        "1a: b\n",
        "a: b\tc\n",
        "a: b\u{3000}c\n",
        "a: ~\n",
        "---\na: b\n",
        "a: \"b\" c\n",
        "a: b\u{FEFF}\n",
        "A: b\n",
        "a: [b, c\n",
        "a : b\n",
    ] {
        assert!(!is_of_lines(input), "{input:?}");
    }
}

/// Pieces of YAML and of Chinese, put together in every order of three.
#[test]
fn whatever_counts_as_simple_lines_reads_alike() {
    let pieces = [
        "a", "甲", "1", " ", ": ", ":", "：", "，", "。", "“", "”", "\"", "[", "]", ",", ", ", "-",
        "- ", ".", "%", "#", " #", "\n", "\n ", "\nb: ", "(", ")", "（", "_", "+", "/", "—", "·",
        "~", "null", "'", "&", "*", "　",
    ];
    let mut simple = 0;
    for one in pieces {
        for two in pieces {
            for three in pieces {
                for input in [
                    format!("k: {one}{two}{three}\n"),
                    format!("k: \"{one}{two}{three}\""),
                    format!("键: [甲, {one}{two}{three}]\nz: 1\n"),
                    format!("k: 甲{one}{two}{three}乙\nz: 1"),
                    format!("{one}{two}: {three}\n"),
                ] {
                    simple += usize::from(is_of_lines(&input));
                }
            }
        }
    }
    assert!(simple > 10_000, "{simple}");
}
