//! Surnames: which characters a personal name may begin with, and how they are read as surnames.

use super::{Syllable, han};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Surnames of one character, by code point: 百家姓 and what censuses add to it, with traditional forms. Left out are those
/// of 百家姓 that nearly nobody bears today and that begin everyday words (通 广 空 能 后 公 东 红 家 经 养 都 相 国 年): the
/// address rule of product.md would take 公益讲座 for a person.
const SINGLE: &str = "\
    丁万丘丛严丰乌乐乔乜习买于云亓井亢仇从付仝代仲任伊伍伏伯但佐何佘余佟侯俞候倪\
    傅储元党全兰关冀冉农冯况冶冷冼凌凤刁刘利劉劳勞勾包匡区區华卓单卜卞占卢卫卯印\
    危卿厉厍古召史叶司吉向吕吳吴呂员周和哈員唐商喬單喻嚴堵塗夏夔奉奚妥姚姜姬娄婁\
    孔孙孟季孫宁安宋宓宗宣宦宫宰容宾宿寇富寧寿封尉尚尤尧尹居屈屠山岑岳崔嵇巢左巩\
    巫巴帅师師席常干平幸幺庄庆应庞康庹庾廉廖弋弓弘张張强彭徐怀惠慎慕應戈戎成战戚\
    戴房扈扶折揣揭撒支敖文方於施时昌明易昝晁時晋晏景暨曲曹曾朱朴权李杜束杨杭松林\
    柏查柯柳柴栾桂桑桓梁梅楊楚榮樂樊欧歐步武殳段殷毋母毕毛水汝江池汤汪汲沃沈沙洒\
    洪浦涂温游湛湯滑滕漆潘濮焦熊燕牛牟牧狄玄王班璩瓮甄甘甯田申畢白皇皋皮盖盛盧瞿\
    矫石祁祖祝禄禤禹秋秦程穆窦竇章童竺符简管範簡米粟糜紀索綦繆纪缑缪罗羅羊羿翁習\
    翟耿聂聞聶肖胡胥臧舒艾芦芮花苌苍苏苑苗苟范茅茹荀荆荣莊莘莫華萧萬葉葛董蒋蒙蒯\
    蒲蓋蓝蓟蓬蔚蔡蔣蔺蕭薄薛藺蘇蘭虞衛衡袁裘裴褚覃解許訾詹談諸謝譚计许诸谈谌谢谭\
    谯谷貟貢賀賁賈賴贝贠贡贲费贺贾赖赫赵趙路蹇車车辛辜边连迟迮逄連逯遲邓邝邢那邬\
    邰邱邴邵邸邹郁郇郎郏郑郗郜郝郤郦郭鄂鄒鄔鄢鄧鄭酆酈金錢鍾钟钭钮钱银閔閻關闫闭\
    闵闻阎阙阚阮阴陆陈陰陳陶陸隆隗雍雷霍靳鞏鞠韋韓韦韩韶項顏顧项须顾颜饒饶馬馮駱\
    马骆高鬱魏魯鱼鲁鲍鲜鳳鹿麥麦麻黃黄黎黨齊齐龍龐龔龙龚";

/// Surnames of two characters, by code point.
const COMPOUND: &str = "\
    万俟 上官 东方 东郭 乐正 亓官 令狐 仲孙 公冶 公孙 公孫 公羊 公良 \
    公西 单于 南宫 叶赫 司寇 司徒 司空 司馬 司马 呼延 單于 壤驷 夏侯 \
    太叔 夹谷 子车 宇文 完颜 宗政 宰父 尉迟 尉遲 尔朱 左丘 巫马 微生 \
    慕容 拓跋 東方 梁丘 榖梁 樂正 欧阳 欧陽 歐陽 段干 淳于 漆雕 澹台 \
    澹臺 濮阳 濮陽 独孤 獨孤 申屠 百里 皇甫 端木 納蘭 纳兰 羊舌 聞人 \
    萬俟 西门 諸葛 诸葛 谯笪 谷梁 贺兰 赫连 赫連 軒轅 轩辕 达奚 鍾離 \
    钟离 長孫 长孙 闻人 闾丘 顓孫 颛孙 鮮于 鲜于";

/// Readings of surnames that differ from the character's first reading, in letters or in tone. Where usage is divided the one that
/// most bearers use: 盖 ge, 宓 mi, 覃 qin, 隗 wei, 贠 yun. A record's `pinyin` overrides it for the order of lists.
const READINGS: &[(&str, &str)] = &[
    ("单", "shan4"),
    ("單", "shan4"),
    ("查", "zha1"),
    ("仇", "qiu2"),
    ("解", "xie4"),
    ("曾", "zeng1"),
    ("翟", "zhai2"),
    ("朴", "piao2"),
    ("区", "ou1"),
    ("區", "ou1"),
    ("任", "ren2"),
    ("盖", "ge3"),
    ("蓋", "ge3"),
    ("乐", "yue4"),
    ("樂", "yue4"),
    ("缪", "miao4"),
    ("繆", "miao4"),
    ("员", "yun4"),
    ("員", "yun4"),
    ("贠", "yun4"),
    ("覃", "qin2"),
    ("召", "shao4"),
    ("华", "hua4"),
    ("華", "hua4"),
    ("燕", "yan1"),
    ("宁", "ning4"),
    ("甯", "ning4"),
    ("薄", "bo2"),
    ("葛", "ge3"),
    ("纪", "ji3"),
    ("紀", "ji3"),
    ("哈", "ha3"),
    ("那", "na1"),
    ("卜", "bu3"),
    ("隗", "wei3"),
    ("於", "yu1"),
    ("乜", "nie4"),
    ("阚", "kan4"),
    ("折", "she2"),
    ("占", "zhan1"),
    ("賁", "ben1"),
    ("肖", "xiao1"),
    ("郇", "xun2"),
    ("万俟", "mo4qi2"),
    ("萬俟", "mo4qi2"),
    ("尉迟", "yu4chi2"),
    ("尉遲", "yu4chi2"),
    ("澹台", "tan2tai2"),
    ("澹臺", "tan2tai2"),
    ("单于", "chan2yu2"),
    ("單于", "chan2yu2"),
    ("令狐", "ling2hu2"),
    ("乐正", "yue4zheng4"),
    ("樂正", "yue4zheng4"),
    ("宰父", "zai3fu3"),
    ("夹谷", "jia2gu3"),
    ("子车", "zi3ju1"),
];

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let pairs = COMPOUND
        .split_whitespace()
        .filter_map(|pair| <[char; 2]>::try_from(pair.chars().collect::<Vec<_>>()).ok());
    let readings = READINGS.iter().filter_map(|(surname, reading)| {
        // A reading is a syllable for each character, each ended by its tone.
        let syllables = reading
            .split_inclusive(|symbol: char| symbol.is_ascii_digit())
            .map(Syllable::parse);
        Some((
            surname.chars().collect(),
            syllables.collect::<Option<Vec<_>>>()?,
        ))
    });
    let mut table = Table {
        single: SINGLE.chars().collect(),
        compound: pairs.collect(),
        readings: readings.collect(),
    };
    table.single.sort_unstable();
    table.compound.sort_unstable();
    table
});

struct Table {
    single: Vec<char>,
    compound: Vec<[char; 2]>,
    readings: BTreeMap<Vec<char>, Vec<Syllable>>,
}

/// How many characters of the surname table's entry begin these: 2, else 1, else `None`.
pub(crate) fn length(chars: &[char]) -> Option<usize> {
    let table = &*TABLE;
    if chars
        .first_chunk::<2>()
        .is_some_and(|pair| table.compound.binary_search(pair).is_ok())
    {
        return Some(2);
    }
    chars
        .first()
        .is_some_and(|first| table.single.binary_search(first).is_ok())
        .then_some(1)
}

/// The readings of a surname's characters as a surname, where they are not the first ones; one entry a character.
pub(super) fn reading(surname: &[char]) -> impl Iterator<Item = Option<Syllable>> {
    let known = TABLE.readings.get(surname);
    (0..surname.len()).map(move |at| known.and_then(|known| known.get(at)).copied())
}

/// How many surnames the table has, of one and of two characters; for the documentation.
pub const SURNAMES: (usize, usize) = (558, 87);

/// Splits a personal name of two to four Han characters that begins with a surname of the table, two-character surnames
/// first: `尉迟敏` → `(尉迟, 敏)`. The given name is empty for a bare surname of two characters.
pub fn split(name: &str) -> Option<(&str, &str)> {
    let chars: Vec<char> = name.chars().collect();
    if !(2..=4).contains(&chars.len()) || !chars.iter().copied().all(han::is_han) {
        return None;
    }
    let surname = chars
        .iter()
        .take(length(&chars)?)
        .map(|character| character.len_utf8())
        .sum();
    name.split_at_checked(surname)
}

#[cfg(test)]
pub(super) fn table() -> (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
) {
    (SINGLE, COMPOUND, READINGS)
}
