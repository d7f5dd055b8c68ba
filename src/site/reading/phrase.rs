//! Characters whose first reading is wrong in common words: places, organisations, and what their projects are called.

use super::Syllable;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Character, reading with tone, and the words in which it is read so. A word stands once for each of its characters
/// that needs it. Readings of place names follow the standard pronunciation (地名读音, 现代汉语词典).
const WORDS: &[(char, &str, &str)] = &[
    (
        '重',
        "chong2",
        "重庆 重阳 重建 重新 重修 重逢 重生 重启 重组 重塑 重现 重温 重返 双重 多重",
    ),
    (
        '行',
        "hang2",
        "银行 行业 行长 行情 央行 农行 商行 分行 支行 总行 各行各业 行家 行列 太行 内行 排行 车行 药行",
    ),
    (
        '乐',
        "yue4",
        "音乐 乐团 乐队 乐器 乐曲 乐谱 民乐 声乐 器乐 礼乐 乐章 交响乐 奏乐 乐清 国乐 管乐 弦乐 乐坛",
    ),
    ('厦', "xia4", "厦门 噶厦"),
    (
        '长',
        "chang2",
        "长寿 长江 长沙 长春 长安 长征 长城 长期 长三角 长株潭 长治 长白 长乐 长兴 长宁 长海 长岛 长汀 长垣 长葛 长丰 长武 长清 长泰 长阳 长顺 长岭 长子县 长远 长效 长河 长虹 长龙 长跑 长廊 长途 长空 长滩 长生桥 专长 特长 延长 擅长 漫长 特长生",
    ),
    ('会', "kuai4", "会计 财会 会稽"),
    (
        '都',
        "du1",
        "首都 成都 丰都 都市 都江堰 都匀 于都 昌都 都昌 都安 新都 花都 江都 望都 古都 大都 武都 宜都 都兰 都柏林 陪都 帝都 之都",
    ),
    ('六', "lu4", "六安 六合区"),
    ('蚌', "beng4", "蚌埠"),
    ('番', "pan1", "番禺"),
    ('铅', "yan2", "铅山县"),
    ('洞', "tong2", "洪洞"),
    ('埔', "bu4", "大埔"),
    ('阿', "e1", "东阿 阿胶 阿弥陀"),
    ('蕃', "bo1", "吐蕃"),
    ('涡', "guo1", "涡阳 涡河"),
    ('浚', "xun4", "浚县"),
    ('单', "shan4", "单县"),
    ('尉', "yu4", "尉犁"),
    ('牟', "mu4", "牟平 中牟 牟定"),
    ('曾', "zeng1", "曾家"),
    (
        '藏',
        "zang4",
        "西藏 宝藏 藏族 藏医 藏药 藏语 藏文 藏区 藏乡 藏羚羊 藏獒 青藏 川藏 大藏经 道藏",
    ),
    ('朝', "zhao1", "朝气 朝夕 朝霞 朝晖 朝露 今朝 朝花"),
    (
        '调',
        "tiao2",
        "调解 空调 协调 调节 调理 调整 调和 调试 调控 调味",
    ),
    ('传', "zhuan4", "传记 自传 列传 外传 水浒传 小传 传略"),
    ('角', "jue2", "角色 主角 配角 角逐 丑角"),
    ('给', "ji3", "供给 给水 补给 给养 自给 给予 给付"),
    ('参', "shen1", "人参 海参 党参 玄参 丹参 沙参 西洋参"),
    ('参', "cen1", "参差"),
    ('大', "dai4", "大夫"),
    ('卡', "qia3", "关卡 边卡"),
    ('弹', "tan2", "弹性 弹琴 弹唱 弹奏 弹钢琴 评弹 反弹 弹簧"),
    ('模', "mu2", "模具 模样 模板"),
    ('降', "xiang2", "投降 降伏 降服"),
    ('什', "shi2", "什邡 什锦 喀什 家什"),
    ('没', "mo4", "淹没 沉没 没收 出没 埋没"),
    ('了', "liao3", "了解 了然 了却 了结 明了"),
    ('还', "huan2", "还原 还林 还草 还湖 归还 返还 偿还 还乡"),
    ('差', "chai1", "出差 差事 差役 邮差"),
    ('校', "jiao4", "校对 校正 校准 校验 校勘"),
    ('省', "xing3", "反省 内省 省亲"),
    ('薄', "bo2", "薄弱 淡薄 单薄"),
    ('薄', "bo4", "薄荷"),
    ('壳', "qiao4", "地壳 甲壳"),
    ('便', "pian2", "便宜"),
    ('系', "ji4", "系鞋带"),
    ('兹', "ci2", "龟兹"),
    ('龟', "qiu1", "龟兹"),
    ('龟', "jun1", "龟裂"),
    ('柏', "bo2", "柏林"),
    ('筠', "jun1", "筠连"),
    ('枞', "zong1", "枞阳"),
    ('沌', "zhuan4", "沌口"),
    ('浒', "xu3", "浒墅关 浒浦"),
    ('圩', "xu1", "圩镇 圩日 赶圩 圩集 圩市"),
    ('觉', "jiao4", "睡觉 午觉"),
    (
        '着',
        "zhuo2",
        "着力 着眼 着重 着装 着陆 沉着 执着 着手 着色 附着",
    ),
    ('着', "zhao2", "着火 着急 着凉"),
    ('畜', "xu4", "畜牧 畜产 畜养"),
    ('吁', "yu4", "呼吁"),
    ('塞', "se4", "堵塞 闭塞 栓塞 梗塞"),
    ('秘', "bi4", "秘鲁"),
    ('率', "shuai4", "率领 表率 率先 直率 草率"),
    ('术', "zhu2", "白术 苍术"),
    ('绿', "lu4", "鸭绿江"),
    ('说', "shui4", "游说"),
    ('贾', "gu3", "商贾"),
];

/// A word as characters, the place in it of the character that it is listed for, and the reading there.
type Word = (Vec<char>, usize, Syllable);

/// The words by the character whose reading they settle, the longest first.
static BY_CHARACTER: LazyLock<BTreeMap<char, Vec<Word>>> = LazyLock::new(|| {
    let mut table: BTreeMap<char, Vec<Word>> = BTreeMap::new();
    for &(character, reading, words) in WORDS {
        let Some(reading) = Syllable::parse(reading) else {
            continue;
        };
        for word in words.split(' ') {
            let word: Vec<char> = word.chars().collect();
            if let Some(at) = word.iter().position(|&other| other == character) {
                table
                    .entry(character)
                    .or_default()
                    .push((word, at, reading));
            }
        }
    }
    for words in table.values_mut() {
        words.sort_by_key(|(word, _, _)| std::cmp::Reverse(word.len()));
    }
    table
});

/// The reading of the character at `at` by the word that it stands in, if that word is in the table.
pub(super) fn reading(chars: &[char], at: usize) -> Option<Syllable> {
    let words = BY_CHARACTER.get(chars.get(at)?)?;
    let fits = |(word, place, _): &&Word| {
        at.checked_sub(*place)
            .and_then(|start| chars.get(start..))
            .is_some_and(|rest| rest.starts_with(word))
    };
    words.iter().find(fits).map(|&(_, _, reading)| reading)
}

#[cfg(test)]
pub(super) fn table() -> &'static [(char, &'static str, &'static str)] {
    WORDS
}
