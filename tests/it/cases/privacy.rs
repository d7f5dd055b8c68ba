//! Privacy and corrections.

use super::edit;
use crate::site::{Site, files_below};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// Asserts that a name is in no byte and no path of the output, the manifest
/// included, neither as it is nor encoded.
fn assert_nowhere(site: &Site, name: &str) {
    let encoded = utf8_percent_encode(name, NON_ALPHANUMERIC).to_string();
    let escaped: String = name
        .encode_utf16()
        .map(|unit| format!("\\u{unit:04x}"))
        .collect();
    let ours = files_below(&site.out().join(".accolade"));
    assert!(!ours.is_empty());
    for (path, bytes) in site.files().into_iter().chain(ours) {
        let text = format!("{path}\n{}", String::from_utf8_lossy(&bytes));
        for form in [name, &encoded, &escaped] {
            assert!(!text.contains(form), "{form} in {path}");
        }
    }
}

#[test]
fn corrected_name() {
    let site = Site::new("");
    site.person("滕晓红", "滕晓红", "region: 渝中区\ntags: [农技]\n")
        .person("other", "马小禾", "tags: [农技]\n");
    site.build().ok();
    assert!(
        site.files()
            .contains_key("honorees/teng-xiaohong/index.html")
    );
    // Corrected where it is printed; the folder keeps its name.
    site.person("滕晓红", "滕小虹", "region: 渝中区\ntags: [农技]\n");
    let built = site.build();
    built.ok();
    assert!(
        built
            .page("honorees/teng-xiaohong/index.html")
            .contains("滕小虹")
    );
    assert_nowhere(&site, "滕晓红");
}

#[test]
fn a_corrected_folder_gives_up_its_address() {
    let site = Site::new("");
    site.person("单晓红", "单晓红", "")
        .person("other", "马小禾", "");
    site.build().ok();
    let old = "honorees/shan-xiaohong/";
    assert!(site.build().page("sitemap.xml").contains(old));
    std::fs::rename(
        site.root().join("content/honorees/单晓红"),
        site.root().join("content/honorees/单小芳"),
    )
    .unwrap();
    site.person("单小芳", "单小芳", "");
    let built = site.build();
    built.ok();
    assert_nowhere(&site, "单晓红");
    assert_nowhere(&site, "shan-xiaohong");
    assert_eq!(built.report.removed, ["honorees/shan-xiaohong/index.html"]);
    // Who wants the old address to lead on says so; search engines are not told.
    edit(
        &site,
        "content/honorees/单小芳/nomination.yaml",
        "status: honored\n",
        "status: honored\naliases: [shan-xiaohong]\n",
    );
    let built = site.build();
    built.ok();
    assert!(
        built
            .page("honorees/shan-xiaohong/index.html")
            .contains("../shan-xiaofang/")
            || built
                .page("honorees/shan-xiaohong/index.html")
                .contains("shan-xiaofang")
    );
    assert!(!built.page("sitemap.xml").contains("shan-xiaohong"));
}

#[test]
fn masked_ok() {
    let site = Site::new("");
    site.person(
        "shen",
        "沈怀瑾",
        "citation: 服务13800000小时，编号202503011381234567，热线12396\ntags: [农技]\n",
    );
    site.write(
        "content/honorees/shen/story.md",
        "电话138\\*\\*\\*\\*5678，身份证500103\\*\\*\\*\\*\\*\\*\\*\\*1234，服务13800000小时。\n\n\
         序列号123456789012345678，拨打12396，专利ZL201810123456.7，统一社会信用代码91500103MA5U1381X7。\n",
    );
    site.check().expect(&[]);
    site.build().ok().expect(&[]);
    assert!(
        site.build()
            .page("honorees/shen/index.html")
            .contains("138****5678")
    );
}
