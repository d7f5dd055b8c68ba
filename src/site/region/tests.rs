mod forms;
mod whole_table;

use std::collections::BTreeMap;

use super::*;
use crate::atlas::{DivisionRow, Level};

fn code(text: &str) -> Adcode {
    Adcode::new(text).unwrap()
}

fn read(text: &str, within: &str, on: Option<Day>) -> Result<Found, Unresolved> {
    let zones = [
        Zone {
            id: "gaoxinqu".to_owned(),
            name: "西部科学城重庆高新区".to_owned(),
            within: code("500107"),
        },
        Zone {
            id: "shuangqiao".to_owned(),
            name: "双桥经开区".to_owned(),
            within: code("500111"),
        },
    ];
    let aliases = BTreeMap::from([("山城".to_owned(), Region::Division(code("500000")))]);
    let within = Adcode::new(within);
    resolve(
        text,
        &Context {
            divisions: Divisions::embedded(),
            within,
            zones: &zones,
            aliases: &aliases,
            on,
        },
    )
}

/// One line for an outcome: a code, `zone id in code`, with `then`/`retired name→successors` behind, or the error's.
fn outcome(result: Result<Found, Unresolved>) -> String {
    let codes = |places: &[Candidate]| {
        places
            .iter()
            .map(|place| place.code.to_string())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let former = |former: &Former| format!("{}→{}", former.name, codes(&former.successors));
    match result {
        Ok(found) => {
            let region = match &found.region {
                Region::Division(code) => code.to_string(),
                Region::Zone { id, within } => format!("zone {id} in {within}"),
            };
            match &found.standing {
                Standing::Current => region,
                Standing::Then(unit) => format!("{region} then {}", former(unit)),
                Standing::Retired(unit) => format!("{region} retired {}", former(unit)),
            }
        }
        Err(Unresolved::Empty) => "empty".to_owned(),
        Err(Unresolved::UnknownCode { code, near }) => {
            format!("no code {code} near {}", codes(&near))
        }
        Err(Unresolved::Unknown { name, under, near }) => {
            let under = under.map(|under| under.path).unwrap_or_default();
            format!("unknown {name} under {under} near {}", codes(&near))
        }
        Err(Unresolved::Ambiguous { candidates }) => format!("ambiguous {}", codes(&candidates)),
        Err(Unresolved::Elsewhere { within, candidates }) => {
            format!("not in {} but {}", within.code, codes(&candidates))
        }
        Err(Unresolved::Divided(unit)) => format!("divided {}", former(&unit)),
        Err(Unresolved::UndeclaredZone {
            name,
            within,
            declared,
        }) => {
            let within = within
                .map(|within| within.code.to_string())
                .unwrap_or_default();
            format!("undeclared {name} in {within} [{}]", declared.join(" "))
        }
    }
}

/// A programme of the nation, today.
fn check(text: &str, expected: &str) {
    check_in("", text, expected);
}

/// A programme of a region, today.
fn check_in(within: &str, text: &str, expected: &str) {
    assert_eq!(
        outcome(read(text, within, None)),
        expected,
        "{text} in {within}"
    );
}

/// A programme of a region with a reference date.
fn check_on(within: &str, day: (u16, u8, u8), text: &str, expected: &str) {
    let day = Some(Day::new(day.0, day.1, day.2));
    assert_eq!(
        outcome(read(text, within, day)),
        expected,
        "{text} in {within} on {day:?}"
    );
}

#[test]
fn codes() {
    check("500103", "500103");
    check("500103000", "500103");
    check("500103001002", "500103");
    check("５００１０３", "500103");
    check(" 500103\u{3000}", "500103");
    check("100000", "100000");
    check("441900003000", "441900");
    check(
        "500199",
        "no code 500199 near 500109 500119 500101 500102 500103",
    );
    check("50", "no code 50 near 500000");
    check("5001035", "no code 5001035 near ");
    check("500000/500103", "500103");
    check("重庆市/500103", "500103");
}

#[test]
fn paths() {
    check("重庆市/渝中区", "500103");
    check("重庆市／渝中区", "500103");
    check("重庆市>渝中", "500103");
    check("重庆 / 渝中 /", "500103");
    check("重庆市/市辖区/渝中区", "500103");
    check("重庆市/重庆市/渝中区", "500103");
    check("重庆市/县/忠县", "500233");
    check("广西/南宁市/横州市", "450181");
    check("广西/横州市", "450181");
    check("Guangxi/南宁", "450100");
    check("南宁市/西乡塘", "450107");
    check("湖北/神农架林区", "429021");
    check("重庆市/渝中区/解放碑街道/民族路社区", "500103");
    check("广东省/东莞市/南城街道", "441900");
    check("重庆市渝中区/解放碑街道", "500103");
    check("江苏/鼓楼区", "ambiguous 320106 320302");
    check("江苏/南京/鼓楼区", "320106");
    check("重庆市/渝忠区", "unknown 渝忠区 under 重庆市 near 500103");
    check_in("500000", "广西/南宁市", "450100");
}

#[test]
fn names() {
    check("渝中区", "500103");
    check("渝中", "500103");
    check("广西", "450000");
    check("广西壮族自治区", "450000");
    check("Guangxi", "450000");
    check("Inner Mongolia", "150000");
    check("吉林", "220000");
    check("海南", "460000");
    check_in("220000", "吉林", "220000");
    check_in("630000", "海南", "632500");
    check("长沙", "430100");
    check("长沙县", "430121");
    check("沙县", "350405");
    check("石柱", "500240");
    check("忠县", "500233");
    check("井陉", "130121");
    check("中国", "100000");
    check("山城", "500000");
    check_in("500103", "重庆市", "500000");
    check_in("510000", "重庆市", "500000");
    check_in("510000", "重庆市渝中区解放碑街道", "500103");
    check("重庆市重庆市渝中区", "500103");
    check_in("320100", "鼓楼", "320106");
    check_in("500000", "横州市", "not in 500000 but 450181");
    check_in("500000", "北京市", "110000");
    check("渝仲区", "unknown 渝仲区 under  near 360502 500103");
    check_in("500000", "渝仲区", "unknown 渝仲区 under  near 500103");
}

#[test]
fn ambiguous_names() {
    check("鼓楼区", "ambiguous 320106 320302 350102 410204");
    check("城关区", "ambiguous 540102 620102");
    check("朝阳区", "ambiguous 110105 220104");
    check("鼓楼区中央路1号", "ambiguous 320106 320302 350102 410204");
    let Err(Unresolved::Ambiguous { candidates }) = read("朝阳区", "", None) else {
        panic!()
    };
    let paths: Vec<&str> = candidates.iter().map(|place| place.path.as_str()).collect();
    assert_eq!(paths, ["北京市/朝阳区", "吉林省/长春市/朝阳区"]);
    // Without a programme's region nobody knows which is meant; Chongqing's still has a page.
    check("江北区", "ambiguous 330205 500105");
}

#[test]
fn addresses() {
    check("重庆市渝中区解放碑街道民族路1号", "500103");
    check("重庆市 渝中区 解放碑街道", "500103");
    check("广西南宁市西乡塘区大学路", "450107");
    check("广西壮族自治区南宁市西乡塘区大学路", "450107");
    check("广西南宁", "450100");
    check("重庆渝中", "500103");
    check("重庆市市辖区渝中区大坪街道", "500103");
    check("渝中区解放碑街道", "500103");
    check("重庆市解放碑街道", "500000");
    check("广东省东莞市南城街道", "441900");
    check("海南省海口市", "460100");
    check_in("630000", "海南省海口市美兰区", "460108");
    check(
        "重庆市渝宗区解放碑街道",
        "unknown 渝宗区解放碑街道 under 重庆市 near 500103",
    );
    check(
        "重庆市科学技术协会",
        "unknown 科学技术协会 under 重庆市 near ",
    );
    check("和平东路一号", "unknown 和平东路一号 under  near ");
    check_in(
        "500000",
        "重庆市江北区观音桥街道",
        "500105 retired 江北区→500157",
    );
}

#[test]
fn zones() {
    check("gaoxinqu", "zone gaoxinqu in 500107");
    check("西部科学城重庆高新区", "zone gaoxinqu in 500107");
    check("重庆高新区", "zone gaoxinqu in 500107");
    check("重庆市/西部科学城重庆高新区", "zone gaoxinqu in 500107");
    check(
        "重庆市/九龙坡区/西部科学城重庆高新区",
        "zone gaoxinqu in 500107",
    );
    check("重庆市/双桥经开区", "zone shuangqiao in 500111");
    check("重庆市双桥经开区龙滩子街道", "zone shuangqiao in 500111");
    check(
        "重庆市/万盛经开区",
        "undeclared 万盛经开区 in 500110 [双桥经开区]",
    );
    check_in(
        "500000",
        "万盛经开区",
        "undeclared 万盛经开区 in 500110 [双桥经开区]",
    );
    check(
        "重庆市万盛经开区万东镇",
        "undeclared 万盛经开区 in 500110 [双桥经开区]",
    );
    check(
        "南宁高新区",
        "undeclared 南宁高新区 in 450100 [西部科学城重庆高新区]",
    );
    check(
        "广西/南宁市/高新区",
        "undeclared 高新区 in 450100 [西部科学城重庆高新区]",
    );
    check(
        "重庆市/綦江区/万盛经开区",
        "undeclared 万盛经开区 in 500110 [双桥经开区]",
    );
    check("新疆生产建设兵团", "undeclared 新疆生产建设兵团 in  []");
    check("两江新区", "500157");
    check("南宁市新城路5号", "450100");
    // Without a declaration, as the case "missing region" has it.
    let aliases = BTreeMap::new();
    let context = Context {
        divisions: Divisions::embedded(),
        within: None,
        zones: &[],
        aliases: &aliases,
        on: None,
    };
    assert_eq!(
        outcome(resolve("重庆高新区", &context)),
        "undeclared 重庆高新区 in 500000 []"
    );
}

#[test]
fn retired_today() {
    check("横县", "450181 retired 横县→450181");
    check("450127", "450181 retired 横县→450181");
    check("452122", "450181 retired 横县→450181");
    check("延庆县", "110119 retired 延庆县→110119");
    check("襄樊市", "420600 retired 襄樊市→420600");
    check("崇文区", "110101 retired 崇文区→110101");
    check("闸北区", "310106 retired 闸北区→310106");
    check("闸北", "310106 retired 闸北区→310106");
    check("西沙群岛", "460302 retired 西沙群岛→460302");
    check("渝北区", "500112 retired 渝北区→500157");
    check("500105", "500105 retired 江北区→500157");
    check("500112001", "500112 retired 渝北区→500157");
    check_in("500000", "江北区", "500105 retired 江北区→500157");
    check_in("500000", "江北", "500105 retired 江北区→500157");
    check_in("330000", "江北区", "330205");
    check("宁波市/江北区", "330205");
    check("重庆市/江北区", "500105 retired 江北区→500157");
    check("四川省/重庆市/江北区", "500157 retired 江北区→500157");
    check("广西/南宁市/横县", "450181 retired 横县→450181");
    check("广西南宁市横县横州镇", "450181 retired 横县→450181");
    check("襄樊市/襄城区", "420602 retired 襄樊市→420600");
    check("南宁地区/横县", "450181 retired 横县→450181");
    check("上海市闸北区天目西路", "310106 retired 闸北区→310106");
    check("海南/西沙群岛", "460302 retired 西沙群岛→460302");
    check("江干区", "divided 江干区→330102 330114");
    check("330104", "divided 江干区→330102 330114");
}

#[test]
fn retired_for_older_programmes() {
    check_on(
        "500000",
        (2025, 10, 31),
        "江北区",
        "500105 then 江北区→500157",
    );
    check_on(
        "500000",
        (2025, 11, 1),
        "江北区",
        "500105 retired 江北区→500157",
    );
    check_on(
        "500000",
        (2024, 12, 1),
        "500112",
        "500112 then 渝北区→500157",
    );
    check_on("450000", (2020, 6, 1), "横县", "450181 then 横县→450181");
    check_on("450000", (2022, 1, 1), "横县", "450181 retired 横县→450181");
    check_on("450000", (2020, 6, 1), "450127", "450181 then 横县→450181");
    // A divided unit of its own time is counted in the smallest unit that holds its successors.
    check_on(
        "330000",
        (2019, 6, 1),
        "江干区",
        "330100 then 江干区→330102 330114",
    );
    check_on(
        "330000",
        (2022, 6, 1),
        "江干区",
        "divided 江干区→330102 330114",
    );
    check_on("", (2005, 6, 1), "500110", "500110");
    check_on("", (2024, 6, 1), "500103", "500103");
}
