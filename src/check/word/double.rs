//! What is typed twice: punctuation, and characters of which two in a row are a slip, unless the second one begins another word
//! (目的的确, 活动动员, 现在在). Only characters are here of which that can be told.

use super::{Hit, Slip};

/// Punctuation that never stands twice.
const MARKS: &str = "，。、；：";

/// A character, what may stand before two of it, and what may stand behind them.
const DOUBLES: &[(char, &str, &str)] = &[
    ('的', "目标打矢鹄有", "确士哥卡"),
    ('了', "不时甚", "解结断却然如无望之事"),
    ('是', "但于还就总凡可或倒只国求为自不正要若算即既", "非否"),
    ('在', "现存实所内外潜好自何旨健常", "处建线校职读岗场乎编野"),
    (
        '和',
        "温缓柔随总饱中平谐亲祥暖共人调讲附",
        "气美睦乐善谐田解县顺林静硕布平蔼缓",
    ),
    ('与', "参赋给授付干相", "会否时其共众"),
    ('及', "普涉埃提危波顾推触遍惠以累企", "时早格第"),
    ('把', "一两几火拖", "关脉握手柄持"),
    ('被', "棉植覆", "子褥单动告害称"),
    ('从', "服听自随跟盲侍遵顺无", "容来此前事业军医教属而未小江"),
    ('们', "", ""),
];

/// The first half of words whose second is 动, behind which another 动 is a slip unless it begins a word itself.
const MOVES: &str = "带推活行劳运互主发启联自流移感调举变波驱拉牵打机电能轰激生萌冲出开暴";

/// What begins with 动.
const MOVED: &str =
    "员力机作态手脑画物能车工用摇笔植漫感脉听人辄荡向因情土迁身产静词议口嘴脚弹心窝起不火刀气";

/// A character and how a word goes on that it begins, where one more character tells too little: 了不起, but 走了了不少.
const WORDS: &[(char, &str)] = &[('了', "不起"), ('了', "不得"), ('动', "了起")];

/// The two characters whose second stands at a place.
pub(super) fn doubled(text: &str, at: usize, c: char) -> Option<Hit> {
    let size = c.len_utf8();
    let start = at.checked_sub(size)?;
    let (head, rest) = (text.get(..start)?, text.get(at + size..)?);
    let (before, next) = (head.chars().next_back(), rest.chars().next());
    // Of three or more, the first two are told.
    if before == Some(c) {
        return None;
    }
    let (mut from, mut to) = (start, at + size);
    if MARKS.contains(c) {
        let more = rest.chars().take_while(|next| *next == c).count();
        to += more * size;
        let once = if c == '。' && more > 0 {
            "……".to_owned()
        } else {
            c.to_string()
        };
        return Some(Hit {
            range: from..to,
            slip: Slip::Doubled(once),
        });
    }
    let is = |known: &str, c: Option<char>| c.is_some_and(|c| known.contains(c));
    let wrong = if c == '动' {
        is(MOVES, before) && !is(MOVED, next)
    } else {
        let (_, heads, tails) = DOUBLES.iter().find(|(double, ..)| *double == c)?;
        !is(heads, before) && !is(tails, next) && next != Some(c)
    };
    let mut words = WORDS.iter();
    if !wrong || words.any(|(first, more)| *first == c && rest.starts_with(more)) {
        return None;
    }
    // One character more on each side shows where it is.
    let word = |c: &char| c.is_alphanumeric();
    from -= before.filter(word).map_or(0, char::len_utf8);
    to += next.filter(word).map_or(0, char::len_utf8);
    let around = |side: Option<char>| side.filter(word).map(String::from).unwrap_or_default();
    Some(Hit {
        range: from..to,
        slip: Slip::Doubled(format!("{}{c}{}", around(before), around(next))),
    })
}
