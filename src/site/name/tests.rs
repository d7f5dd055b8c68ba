use super::*;

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(normalise(text, Kind::Person), expected, "{text:?}");
}

#[test]
fn shown_names() {
    check("张  三", "张三");
    check("张\u{3000}三", "张三");
    check(" 欧阳\u{A0}明\n", "欧阳明");
    check("张 三 丰", "张三丰");
    check("John   Smith", "John Smith");
    check("Ōe  Kenzaburō", "Ōe Kenzaburō");
    check("Smith 张三", "Smith 张三");
    check("e\u{301}", "é");
    check("\u{FEFF}张\u{200B}三", "张三");
    check("", "");
    assert_eq!(normalise("红岩 先锋队", Kind::Group), "红岩 先锋队");
    assert_eq!(normalise("科普 讲座", Kind::Group), "科普 讲座");
    assert_eq!(normalise("科　技　服　务　队", Kind::Group), "科技服务队");
}

#[test]
fn dots_between_letters() {
    for dot in ["·", "•", "・", "．", " • ", "・ ", " ．"] {
        check(&format!("阿依古丽{dot}买买提"), "阿依古丽·买买提");
    }
    check("卡尔•马克思・主义", "卡尔·马克思·主义");
    check("5．12", "5．12");
    check("•张三", "•张三");
    check("张三•", "张三•");
    check("张三 • ", "张三 •");
}

#[test]
fn surnames() {
    assert_eq!(surname("尉迟敏"), Some(("尉迟", "敏")));
    assert_eq!(surname("张三"), Some(("张", "三")));
    assert_eq!(surname("渝生"), Some(("渝", "生")));
    assert_eq!(surname("欧阳"), Some(("欧阳", "")));
    assert_eq!(surname("阿依古丽·买买提"), None);
    assert_eq!(surname("渝中区科学技术协会"), None);
    assert_eq!(surname("王"), None);
    assert!(is_han_name("沈怀瑾") && !is_han_name("沈怀 瑾") && !is_han_name("John"));
}

#[test]
fn monograms() {
    #[track_caller]
    fn check(name: &str, kind: Kind, expected: &str) {
        assert_eq!(monogram(name, kind), expected, "{name}");
    }
    check("沈怀瑾", Kind::Person, "沈");
    check("沈  怀瑾", Kind::Person, "沈");
    check("尉迟敏", Kind::Person, "尉迟");
    check("阿依古丽·买买提", Kind::Person, "阿");
    check("王", Kind::Person, "王");
    check("john van smith", Kind::Person, "JS");
    check("Ångström", Kind::Person, "Å");
    check("“渝善渝美”科技志愿服务队", Kind::Group, "渝");
    check("重庆市渝中区科学技术协会", Kind::Group, "渝");
    check("广西壮族自治区科协", Kind::Group, "科");
    check("石柱县科普队", Kind::Group, "石");
    check("（示例）红岩队", Kind::Group, "示");
    check("重庆市", Kind::Group, "重");
    check("AI Lab", Kind::Group, "AL");
    check("007", Kind::Person, "0");
    check("？！", Kind::Group, "");
    check("“”科普", Kind::Group, "科");
}
