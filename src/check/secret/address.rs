//! Home addresses: a building with a room, a village's group with a number, or an address behind a word for it. 家住 alone is
//! how stories begin.

use super::folded::Folded;
use super::{Found, Kind};

/// Words behind which somebody's address stands.
const LABELS: &[&str] = &[
    "家庭住址",
    "家庭地址",
    "通讯地址",
    "通信地址",
    "联系地址",
    "邮寄地址",
    "户籍地址",
    "居住地址",
    "居住地",
    "户籍所在地",
    "住址",
    "现住址",
    "现住",
];

/// What follows 现住 where it is no address.
const NOT_HERE: &[char] = &['院', '户', '着', '人', '有', '房'];

/// How far behind a label an address reaches.
const LONGEST: usize = 50;

/// The levels of an address, longer names first.
const LEVELS: &[&str] = &[
    "号楼", "号院", "单元", "栋", "幢", "弄", "楼", "层", "梯", "门", "室", "号", "组",
];

/// Levels at which people live door to door.
const BUILDINGS: &[&str] = &["号楼", "号院", "单元", "栋", "幢", "弄"];

/// What a bare number is followed by if it counts.
const MEASURES: &str = "人户个名次家件盏米位只头张条年月日元万千百余多岁株棵度平台套节课班讲";

/// What 号 is followed by where it numbers a field, a line or a well, and no house.
const NUMBERED: &str = "示田地工基线矿井桥哨试样机";

/// Where people work and not live.
const INSTITUTIONS: &[&str] = &[
    "服务站",
    "工作站",
    "服务点",
    "工作点",
    "服务中心",
    "活动中心",
    "工作室",
    "办公室",
    "活动室",
    "图书室",
    "阅览室",
    "会议室",
    "实验室",
    "科普馆",
    "展馆",
    "科普站",
    "支部",
    "协会",
    "科协",
    "办公地点",
];

/// What stands before 住 where it is no dwelling: 抓住, 入住.
const HOLDING: &str = "记抓留守挺堵停围忍稳握拦锁保控压顶扛套困拉按捂叫入盯站靠罩遮咬";

/// What follows 住 where it is part of another word: 住房, 住建委, 居住区.
const WORDS: &[&str] = &[
    "房", "宅", "院", "户", "宿", "处", "所", "持", "区", "建委", "建局", "建部", "建厅",
];

/// What a house's number stands behind.
const STREETS: &str = "路街巷道村里坊湾坝庄屯寨弄段园苑区";

/// What a room may be followed by, if only a building stands before it; 教室 and 会议室 are no homes.
const ROOM_ENDS: &str = "室号房住的家";

/// What a village's group stands behind.
const VILLAGES: &str = "村社区居屯寨队乡镇街道坝";

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十百零〇两".contains(c)
}

/// A part of an address: where it starts and ends, and its level; none for a bare number.
struct Part {
    from: usize,
    to: usize,
    level: Option<&'static str>,
}

pub(super) fn addresses(text: &mut Folded, out: &mut Vec<Found>) {
    labelled(text, out);
    living(text, out);
    let mut at = 0;
    while at < text.len() {
        let inside = text
            .before(at, 1)
            .is_some_and(|c| is_numeral(c) || c.is_ascii_alphanumeric() || c == '.');
        if inside || !text.at(at).is_some_and(is_numeral) || text.is_taken(at) {
            at += 1;
            continue;
        }
        let parts = parts(text, at);
        let end = parts.last().map_or(at, |part| part.to);
        if is_home(text, at, &parts) {
            out.push(Found {
                range: text.take(at, end),
                kind: Kind::Address,
            });
        }
        at = end.max(at + 1);
    }
}

/// Where somebody lives, by the number of a house in a street or village: 家住 alone is how stories begin.
fn living(text: &mut Folded, out: &mut Vec<Found>) {
    let mut at = 0;
    while at < text.len() {
        let here = at;
        at += 1;
        if text.at(here) != Some('住') || text.before(here, 1).is_some_and(|c| HOLDING.contains(c))
        {
            continue;
        }
        let tail = text.text(at, at + 2);
        if WORDS.iter().any(|word| tail.starts_with(word)) {
            continue;
        }
        let mut from = at;
        while text
            .at(from)
            .is_some_and(|c| matches!(c, '在' | '于' | ':' | ' '))
        {
            from += 1;
        }
        if let Some(to) = house(text, from) {
            out.push(Found {
                range: text.take(from, to),
                kind: Kind::Address,
            });
            at = to;
        }
    }
}

/// Where the address that begins at a place ends, if the number of a house is in it.
fn house(text: &Folded, from: usize) -> Option<usize> {
    let mut at = from;
    // Beyond these the sentence speaks of another place.
    let goes_on = |c: char| is_inside(c) && !matches!(c, '的' | '到');
    while at < from + LONGEST && !text.is_taken(at) && text.at(at).is_some_and(goes_on) {
        let street = text.before(at, 1).is_some_and(|c| STREETS.contains(c)) && at > from;
        if street && text.at(at).is_some_and(is_numeral) {
            let parts = parts(text, at);
            let first = parts.first().filter(|part| part.level == Some("号"));
            let numbered = |part: &Part| text.at(part.to).is_some_and(|c| NUMBERED.contains(c));
            if first.is_some_and(|first| !numbered(first)) {
                return parts.last().map(|part| part.to);
            }
        }
        at += 1;
    }
    None
}

/// Whether an address may go on with this.
fn is_inside(c: char) -> bool {
    !matches!(
        c,
        '。' | ';' | '，' | ',' | '、' | '!' | '?' | '\n' | '”' | '"'
    )
}

/// Whether an institution is named before a place in its sentence, and nobody's home behind it.
fn is_institution(text: &Folded, place: usize) -> bool {
    let inside = |by: &usize| text.before(place, *by).is_some_and(is_inside);
    let length = (1..=24).take_while(inside).count();
    let head = text.text(place - length, place);
    let behind_home = head.rsplit(['住', '家']).next().unwrap_or_default();
    INSTITUTIONS.iter().any(|word| behind_home.contains(word))
}

/// The parts of an address that begin at a place, one behind the other.
fn parts(text: &Folded, start: usize) -> Vec<Part> {
    let mut out = Vec::new();
    let mut at = start;
    while let Some(part) = part(text, at) {
        at = part.to;
        let bare = part.level.is_none();
        out.push(part);
        if bare {
            break;
        }
        while matches!(text.at(at), Some(' ' | '-')) {
            at += 1;
        }
        if text.at(at) == Some('附') {
            at += 1;
        }
    }
    out
}

fn part(text: &Folded, from: usize) -> Option<Part> {
    let mut at = from;
    while at < from + 6 && text.at(at).is_some_and(is_numeral) && !text.is_taken(at) {
        at += 1;
    }
    if at == from {
        return None;
    }
    let level = LEVELS.iter().copied().find(|level| {
        let length = level.chars().count();
        text.text(at, at + length) == **level
    });
    // 弄 is a lane only behind digits, and else a verb.
    let digits = text.before(at, 1).is_some_and(|c| c.is_ascii_digit());
    if let Some(level) = level.filter(|level| digits || *level != "弄") {
        let to = at + level.chars().count();
        return Some(Part {
            from,
            to,
            level: Some(level),
        });
    }
    // A room such as 5-2.
    let mut to = at;
    while text.at(to) == Some('-') && text.is_digit(to + 1) {
        to += 1;
        while text.is_digit(to) {
            to += 1;
        }
    }
    let mut level = None;
    if text.at(to) == Some('室') {
        to += 1;
        level = Some("室");
    }
    Some(Part { from, to, level })
}

/// Whether parts are those of a home.
fn is_home(text: &Folded, start: usize, parts: &[Part]) -> bool {
    if text.before(start, 1) == Some('第') || parts.len() < 2 {
        return false;
    }
    let village = text.before(start, 1).is_some_and(|c| VILLAGES.contains(c));
    let group = parts.first().and_then(|part| part.level) == Some("组");
    let numbered = parts.get(1).and_then(|part| part.level) == Some("号");
    if group && numbered {
        let field = |part: &Part| text.at(part.to).is_some_and(|c| NUMBERED.contains(c));
        return village && !parts.get(1).is_some_and(field);
    }
    let building = parts
        .iter()
        .position(|part| part.level.is_some_and(|level| BUILDINGS.contains(&level)));
    let Some(inside) = building.and_then(|at| parts.get(at + 1..)) else {
        return false;
    };
    if is_institution(text, start) {
        return false;
    }
    if inside.iter().any(|part| part.level == Some("室")) {
        return true;
    }
    let Some(last) = inside.last().filter(|part| part.level.is_none()) else {
        return false;
    };
    let room = text.text(last.from, last.to);
    let long =
        room.chars().count() >= 3 && room.chars().all(|c| c.is_ascii_digit()) || room.contains('-');
    let next = text.at(last.to);
    let counts = next.is_some_and(|c| MEASURES.contains(c) || c == '*' || c.is_ascii_alphabetic());
    let ends = next.is_none_or(|c| !c.is_alphanumeric() || ROOM_ENDS.contains(c));
    long && !counts && (ends || parts.iter().any(|part| part.level == Some("单元")))
}

/// What stands behind a label and looks like an address.
fn labelled(text: &mut Folded, out: &mut Vec<Found>) {
    let mut at = 0;
    while at < text.len() {
        let label = matches!(
            text.at(at),
            Some('家' | '通' | '联' | '邮' | '户' | '居' | '住' | '现')
        )
        .then(|| {
            let head = text.text(at, at + 5);
            LABELS.iter().find(|label| head.starts_with(**label))
        })
        .flatten();
        let Some(label) = label else {
            at += 1;
            continue;
        };
        let mut from = at + label.chars().count();
        at = from;
        if text.at(from).is_some_and(|c| NOT_HERE.contains(&c)) {
            continue;
        }
        while text
            .at(from)
            .is_some_and(|c| matches!(c, ':' | ' ' | '为' | '是' | '在' | '于' | '"' | '“'))
        {
            from += 1;
        }
        let mut to = from;
        while to < from + LONGEST && !text.is_taken(to) && text.at(to).is_some_and(is_inside) {
            to += 1;
        }
        while to > from && text.before(to, 1) == Some(' ') {
            to -= 1;
        }
        if to > from && is_address(text, from, to) {
            out.push(Found {
                range: text.take(from, to),
                kind: Kind::Address,
            });
            at = to;
        }
    }
}

/// A number of a house, or a street or village of a place.
fn is_address(text: &Folded, from: usize, to: usize) -> bool {
    let written = text.text(from, to);
    let house = (from..to).any(|at| {
        let number = text.at(at).is_some_and(is_numeral);
        let level = ["号", "栋", "幢", "室", "单元", "组", "弄"];
        number
            && level
                .iter()
                .any(|level| text.text(at + 1, at + 3).starts_with(level))
    });
    let street = [
        "路", "街", "巷", "村", "小区", "花园", "苑", "公寓", "社区", "大道",
    ];
    let mut plain = written.clone();
    for kind in ["社区", "小区", "地区", "山区", "库区", "街区"] {
        plain = plain.replace(kind, "");
    }
    let place = plain.contains(['省', '市', '区', '县', '镇', '乡']);
    let named = written.replace("街道", "");
    house || place && street.iter().any(|word| named.contains(word))
}
