use super::regulated::{Named, Sentences, scopes};
use super::*;

fn list(words: &[(&str, &str)]) -> Vec<OwnWord> {
    let word = |(wrong, right): &(&str, &str)| OwnWord {
        wrong: (*wrong).to_owned(),
        right: (*right).to_owned(),
        reason: String::new(),
    };
    words.iter().map(word).collect()
}

/// The slips of a text, as written and as they should be.
#[track_caller]
fn check(text: &str, expected: &[(&str, &str)]) {
    let none = Lexicon::new(&[]);
    let hits = hits(text, &none);
    let found: Vec<(&str, &str)> = hits
        .iter()
        .map(|hit| {
            let right = match &hit.slip {
                Slip::Region(right) | Slip::Doubled(right) | Slip::HalfWidth(right) => {
                    right.as_str()
                }
                Slip::Regulated(word) => word,
                Slip::Own(_) | Slip::Date => "",
            };
            (text.get(hit.range.clone()).unwrap(), right)
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn regions() {
    for (text, wrong, right) in [
        ("他是广西省人", "广西省", "广西壮族自治区"),
        ("广西自治区南宁市", "广西自治区", "广西壮族自治区"),
        ("去过新疆省和", "新疆省", "新疆维吾尔自治区"),
        ("新疆自治区", "新疆自治区", "新疆维吾尔自治区"),
        (
            "新疆维吾尔族自治区",
            "新疆维吾尔族自治区",
            "新疆维吾尔自治区",
        ),
        ("宁夏自治区", "宁夏自治区", "宁夏回族自治区"),
        ("宁夏省", "宁夏省", "宁夏回族自治区"),
        ("内蒙古省", "内蒙古省", "内蒙古自治区"),
        ("内蒙自治区", "内蒙自治区", "内蒙古自治区"),
        ("西藏省", "西藏省", "西藏自治区"),
        ("重庆省", "重庆省", "重庆市"),
        ("广西壮族自治省", "广西壮族自治省", "广西壮族自治区"),
    ] {
        check(text, &[(wrong, right)]);
    }
    for text in [
        "广西壮族自治区",
        "新疆维吾尔自治区",
        "内蒙古自治区",
        "宁夏回族自治区",
        "西藏自治区",
        "重庆市",
        "陕西省",
        "黑龙江省",
        "广西省级示范站",
        "西藏省亲",
        "重庆省时省力",
        "在上海省下不少钱",
        "一份证明从重庆省到家门口",
        "新疆省去了中间环节",
        "在北京省出了一笔钱",
        "在天津省得跑腿",
        "在上海省掉两道手续",
        "在上海省了不少",
        "恩施土家族苗族自治州",
        "村民自治",
        "广西的自治区直属单位",
    ] {
        check(text, &[]);
    }
}

#[test]
fn days_that_do_not_exist() {
    for (text, wrong) in [
        ("2025年2月29日到岗", "2025年2月29日"),
        ("2月30日", "2月30日"),
        ("13月5日", "13月5日"),
        ("4月31日", "4月31日"),
        ("6月31号", "6月31号"),
        ("０月５日", "０月５日"),
        ("2023年11月31日", "2023年11月31日"),
        ("1900年2月29日", "1900年2月29日"),
        ("生于2025-02-30。", "2025-02-30"),
        ("2025.02.30", "2025.02.30"),
        ("2025/2/29", "2025/2/29"),
        ("7月0日", "7月0日"),
        ("２月３０日", "２月３０日"),
        ("4月31号到岗", "4月31号"),
        ("2025.2.30.", "2025.2.30"),
        ("2025年2月29日（农历二月初二）", "2025年2月29日"),
        ("2月30日，农历新年", "2月30日"),
    ] {
        check(text, &[(wrong, "")]);
    }
    for text in [
        "2024年2月29日",
        "2月29日",
        "2000年2月29日",
        "12月31日",
        "农历2月30日",
        "藏历2025年2月30日",
        "1月28日至30日",
        "2025-02-28",
        "第13月5日",
        "24个月5日",
        "编号2025-13-01",
        "v2025.02.30",
        "2025-02-30-1",
        "电话023-02-30",
        "5月3号楼",
        "3日",
        "本月30日",
        "2025年第2期30日",
        "192.168.02.30",
        "12025-02-30",
        "1-13月30日",
        "20250230",
        "住4月31号楼",
        "版本2023.11.31",
        "版本号：2023.11.31",
        "v2023.2.30",
        "2023.2.30.1",
        "2月30日（农历）",
        "2025年2月30日为农历",
        "生于2025-02-30（阴历）",
        "农历2025.2.30",
    ] {
        check(text, &[]);
    }
}

#[test]
fn what_is_typed_twice() {
    for (text, wrong, right) in [
        ("好，，是", "，，", "，"),
        ("完。。", "。。", "。"),
        ("等。。。。。。", "。。。。。。", "……"),
        ("甲、、乙", "、、", "、"),
        ("甲；；乙", "；；", "；"),
        ("说：：好", "：：", "："),
        ("他的的书", "他的的书", "他的书"),
        ("带动动社会力量", "带动动社", "带动社"),
        ("开展活动动。", "活动动", "活动"),
        ("走了了很久", "走了了很", "走了很"),
        ("这是是他", "这是是他", "这是他"),
        ("他在在村里", "他在在村", "他在村"),
        ("我和和他", "我和和他", "我和他"),
        ("我与与他", "我与与他", "我与他"),
        ("他们们来了", "他们们来", "他们来"),
        ("以及及社会力量", "及及", ""),
        ("把把书拿来", "把把书", "把书"),
        ("他被被推荐", "他被被推", "他被推"),
        ("他从从山里", "他从从山", "他从山"),
        ("走了了不少路", "走了了不", "走了不"),
        ("感动动了他", "感动动了", "感动了"),
    ] {
        let expected: &[(&str, &str)] = if right.is_empty() {
            &[]
        } else {
            &[(wrong, right)]
        };
        check(text, expected);
    }
    for text in [
        "目的的确立",
        "的的确确",
        "有的的确",
        "坐的的士",
        "标的的价格",
        "活动动员",
        "运动动作",
        "行动动机",
        "活动动起来",
        "动动手",
        "大家动动脑筋",
        "机动动力",
        "为了了解",
        "除了了却心愿",
        "不了了之",
        "小时了了",
        "知道了了不起",
        "真了了不得",
        "活动动了起来",
        "他从从江县来",
        "是是非非",
        "但是是他",
        "实事求是是根本",
        "现在在村里",
        "存在在这里",
        "正在在建",
        "和和气气",
        "温和和善",
        "参与与会",
        "与与会者",
        "普及及推广",
        "涉及及时",
        "一把把火",
        "把把关",
        "把把脉",
        "棉被被盖",
        "被被子",
        "服从从容",
        "高高兴兴",
        "天天",
        "慢慢看看",
        "人人为我",
        "研究所所长",
        "初中中考",
        "数学学会",
        "协会会员",
        "……",
        "——",
        "好！！",
        "谢谢",
        "妈妈",
        "11",
        "aa",
    ] {
        check(text, &[]);
    }
}

#[test]
fn half_width_between_han() {
    for (text, wrong, right) in [
        ("讲课,义诊", "课,义", "课，义"),
        ("他说:好", "说:好", "说：好"),
        ("甲;乙", "甲;乙", "甲；乙"),
        ("好!来", "好!来", "好！来"),
        ("谁?我", "谁?我", "谁？我"),
        ("甲(乙", "甲(乙", "甲（乙"),
        ("甲)乙", "甲)乙", "甲）乙"),
    ] {
        check(text, &[(wrong, right)]);
    }
    for text in [
        "讲课, 义诊",
        "1,000人",
        "8:30",
        "C#,你",
        "甲,1",
        "a,b",
        "甲.乙",
        "甲-乙",
        "甲/乙",
        "完,",
        "“好”,他",
    ] {
        check(text, &[]);
    }
}

#[test]
fn regulated_words() {
    check("获奖者受到表彰", &[("获奖", "获奖"), ("表彰", "表彰")]);
    check(
        "授予荣誉获得者",
        &[("授予", "授予"), ("荣誉获得者", "荣誉获得者")],
    );
    check("评选", &[("评选", "评选")]);
    for text in ["选择", "奖状", "赋予", "获得者", "入选", "推选"] {
        check(text, &[]);
    }
    for (title, own, found) in [
        ("全国科技志愿服务之星", &[][..], &["全国"][..]),
        ("中国科技之星", &[], &["中国"]),
        ("中国科协2025年度典型", &[], &[]),
        ("全国科普日活动", &[], &[]),
        ("全国科技工作者日特别展", &[], &[]),
        ("科普中国之星", &[], &[]),
        ("中国示例学会之星", &["中国示例学会"], &[]),
        ("全国科普日全国之星", &[], &["全国"]),
        ("重庆市科技志愿服务之星", &[], &[]),
    ] {
        let hits = scopes(title, own);
        let all: Vec<&str> = hits
            .iter()
            .map(|hit| title.get(hit.range.clone()).unwrap())
            .collect();
        assert_eq!(all, found, "{title}");
    }
}

#[test]
fn sentences_about_a_programme() {
    let text = "甲。乙获奖；丙！\n丁";
    let words = [
        ("甲", "甲"),
        ("乙", "乙获奖"),
        ("获奖", "乙获奖"),
        ("丙", "丙"),
        ("丁", "丁"),
    ];
    let mut walked = Sentences::new(text);
    for (word, expected) in words {
        let place = text.find(word).unwrap();
        assert_eq!(walked.at(place), expected);
        assert_eq!(Sentences::new(text).at(place), expected);
    }
    let named = Named {
        year: 2025,
        titles: vec![
            "2025年度科技志愿服务之星（示例）",
            "科技志愿服务之星（示例）",
            "最美",
        ],
        issuers: regulated::short("示例科学技术协会"),
    };
    for (sentence, about) in [
        ("他获奖成为科技志愿服务之星", true),
        ("示例科协表彰了他", true),
        ("示例科学技术协会2025年授予他称号", true),
        ("2019年示例科协表彰了他", false),
        ("他曾在学校获奖", false),
        ("最美的地方受到表彰", false),
    ] {
        assert_eq!(named.is_in(sentence), about, "{sentence}");
    }
}

#[test]
fn the_departments_own_list() {
    let words = list(&[
        ("志愿", "志愿者"),
        ("示例科协", "示例市科协"),
        ("残疾", "残障"),
        ("残疾人员", "残疾人"),
        ("PPT", "课件"),
    ]);
    let lexicon = Lexicon::new(&words);
    let found = |text: &str| -> Vec<(usize, usize)> {
        hits(text, &lexicon)
            .iter()
            .map(|hit| match hit.slip {
                Slip::Own(index) => (hit.range.start, index),
                _ => unreachable!("{hit:?}"),
            })
            .collect()
    };
    assert_eq!(found("示例科协的PPT"), [(0, 1), (15, 4)]);
    // What is right is not wrong in a part; of two, the longer one.
    assert_eq!(found("志愿者"), []);
    assert_eq!(found("志愿服务"), [(0, 0)]);
    assert_eq!(found("示例市科协"), []);
    assert_eq!(found("残疾人员"), [(0, 3)]);
}
