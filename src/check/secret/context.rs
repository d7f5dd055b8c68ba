//! What the words around a number make of it.

use super::folded::Folded;

/// Words behind which a number is a serial number.
const SERIAL: &[&str] = &[
    "编号",
    "证号",
    "证书号",
    "证书号码",
    "登记号",
    "登记号码",
    "注册号",
    "注册号码",
    "备案号",
    "批号",
    "文号",
    "批准号",
    "流水号",
    "序列号",
    "序号",
    "订单号",
    "单号",
    "学号",
    "工号",
    "案号",
    "专利号",
    "申请号",
    "公开号",
    "公告号",
    "项目号",
    "标准号",
    "合同号",
    "档案号",
    "档号",
    "索书号",
    "书号",
    "刊号",
    "条码",
    "条形码",
    "代码",
    "编码",
    "信用代码",
    "税号",
    "识别号",
    "群号",
    "qq",
    "qq号",
    "qq群",
    "会议号",
    "会议id",
    "抖音号",
    "快手号",
    "视频号",
    "直播间",
    "房间号",
    "邮编",
    "邮政编码",
    "执照号",
    "许可号",
    "资格号",
    "车架号",
    "设备号",
    "坐标",
    "经度",
    "纬度",
    "专利",
    "标准",
    "代号",
    "no",
    "№",
    "id",
    "sn",
    "s/n",
    "isbn",
    "issn",
];

/// Words behind which a number is a telephone number.
const PHONE: &[&str] = &[
    "电话",
    "手机",
    "联系",
    "联系方式",
    "致电",
    "拨打",
    "座机",
    "微信",
    "微信号",
    "热线",
    "传真",
    "来电",
    "短信",
    "号码",
    "手机号",
    "tel",
    "phone",
    "mobile",
];

/// Those behind which even seven or eight bare digits are one.
const BARE: &[&str] = &[
    "电话",
    "座机",
    "联系方式",
    "传真",
    "热线",
    "致电",
    "拨打",
    "tel",
    "phone",
    "电话号码",
    "座机号码",
    "传真号码",
    "座机号",
    "电话号",
];

/// Words behind which a number is a bank account.
const ACCOUNT: &[&str] = &[
    "卡号",
    "账号",
    "帐号",
    "账户",
    "帐户",
    "银行卡",
    "储蓄卡",
    "借记卡",
    "信用卡",
    "卡号码",
    "账号码",
];

/// What may follow a count. Characters that are surnames too (张, 米, 年) count only with more behind them.
const UNITS: &[&str] = &[
    "元", "圆", "块", "亿", "千", "百", "小时", "个", "分钟", "秒", "次", "字", "件", "吨", "公斤",
    "克", "公里", "平方", "立方", "株", "棵", "粒", "只", "头", "枚", "份", "户", "页", "步", "瓦",
    "伏", "升", "毫升", "亩", "条", "台", "套", "盏", "岁", "倍", "场", "例", "度", "%", "‰", "℃",
    "°", "kg", "km", "kwh", "mm", "cm", "ml", "mb", "gb", "hz", "kw", "rmb", "usd",
];

/// Those that a name or an office may begin with (余老师, 人事科): they count where nothing follows them that could be one.
const SURNAMES: &[&str] = &["万", "余", "人", "项"];

/// Words behind which a number is a sum.
const SUMS: &[&str] = &["人民币", "金额", "总额", "合计", "$", "¥", "￥", "€"];

/// What a numbered document or piece is, behind 号.
const PIECES: &[&str] = &[
    "提案", "议案", "建议", "文件", "公告", "通知", "决定", "令", "档案", "专利", "证书", "作品",
    "展品", "样本", "标本", "选手",
];

/// What may stand between such a word and its number.
fn is_glue(c: char) -> bool {
    c.is_ascii_punctuation() && !matches!(c, ';' | '?' | '!' | '+')
        || matches!(c, ' ' | '是' | '为' | '“' | '《' | '〔' | '第' | '：')
}

/// Whether one of the words ends where a place begins, nothing but glue between them.
fn behind(text: &Folded, place: usize, words: &[&str], letters: bool) -> bool {
    let mut to = place;
    let mut glue = 0;
    while glue < 12
        && text.before(to, 1).is_some_and(|c| {
            is_glue(c) || letters && (c.is_ascii_uppercase() && !is_word(text, to))
        })
    {
        to -= 1;
        glue += 1;
    }
    let head = text.text(to.saturating_sub(8), to).to_ascii_lowercase();
    words.iter().any(|word| {
        let Some(rest) = head.strip_suffix(word) else {
            return false;
        };
        // `no` is not the end of `piano`.
        !word.is_ascii()
            || !rest
                .chars()
                .next_back()
                .is_some_and(|c| c.is_ascii_alphabetic())
    })
}

/// Whether the letters that end at a place are a word of their own.
fn is_word(text: &Folded, to: usize) -> bool {
    let mut from = to;
    while text
        .before(from, 1)
        .is_some_and(|c| c.is_ascii_alphabetic() || c == '/')
    {
        from -= 1;
    }
    let word = text.text(from, to).to_ascii_lowercase();
    SERIAL.contains(&&*word) || PHONE.contains(&&*word)
}

/// A number of a series, a register or a code.
pub(super) fn is_serial(text: &Folded, from: usize, to: usize) -> bool {
    let ordinal = text.before(from, 1) == Some('第')
        && text
            .at(to)
            .is_some_and(|c| "号批次届期页条名位".contains(c));
    let piece = text.at(to) == Some('号') && {
        let tail = text.text(to + 1, to + 3);
        PIECES.iter().any(|piece| tail.starts_with(piece))
    };
    ordinal || piece || behind(text, from, SERIAL, true)
}

pub(super) fn is_phone(text: &Folded, from: usize) -> bool {
    behind(text, from, PHONE, false)
}

pub(super) fn is_bare_phone(text: &Folded, from: usize) -> bool {
    behind(text, from, BARE, false)
}

pub(super) fn is_account(text: &Folded, from: usize) -> bool {
    behind(text, from, ACCOUNT, false)
}

/// A count, a sum or a measure.
pub(super) fn is_count(text: &Folded, from: usize, to: usize) -> bool {
    // An amount that is reached.
    if matches!(text.before(from, 1), Some('达' | '约' | '超' | '近' | '逾'))
        || behind(text, from, SUMS, false)
    {
        return true;
    }
    let tail = text.text(to, to + 4).to_ascii_lowercase();
    let unit = |tail: &str| UNITS.iter().any(|unit| tail.starts_with(unit));
    if let Some(rest) = SURNAMES.iter().find_map(|word| tail.strip_prefix(word)) {
        let name = rest.chars().next().is_some_and(char::is_alphanumeric);
        return !name || unit(rest) || SURNAMES.iter().any(|word| rest.starts_with(word));
    }
    unit(tail.strip_prefix(' ').unwrap_or(&tail))
}

/// Part of a code or of a masked number, or of a decimal.
pub(super) fn is_part(text: &Folded, from: usize, to: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    letter(text.at(to)) && !is_phone_word(&word_behind(text, to))
        || letter(text.before(from, 1)) && is_code(text, from)
        || is_masked(text, from, to)
        || is_decimal(text, from, to)
}

/// Whether stars hide digits that touch a number: several of them, or one with digits on its other side. One alone is the
/// mark of a list or of a note, and so is one between two numbers that are whole.
fn is_masked(text: &Folded, from: usize, to: usize) -> bool {
    let star = |c: Option<char>| c == Some('*');
    let hidden = |stars: usize, digits: usize| stars > 1 || stars == 1 && (1..11).contains(&digits);
    let behind = (to..).take_while(|at| star(text.at(*at))).count();
    let before = (1..).take_while(|by| star(text.before(from, *by))).count();
    hidden(behind, digits_behind(text, to + behind))
        || hidden(before, digits_before(text, from - before))
}

fn digits_behind(text: &Folded, place: usize) -> usize {
    (place..).take_while(|at| text.is_digit(*at)).count()
}

fn digits_before(text: &Folded, place: usize) -> usize {
    let before = |by: &usize| place.checked_sub(*by).is_some_and(|at| text.is_digit(at));
    (1..).take_while(before).count()
}

/// Whether a point parts a number in two, and is not that of a list of telephone numbers.
fn is_decimal(text: &Folded, from: usize, to: usize) -> bool {
    let behind = match text.at(to) {
        Some('.') => digits_behind(text, to + 1),
        _ => 0,
    };
    let before = match text.before(from, 1) {
        Some('.') => digits_before(text, from - 1),
        _ => 0,
    };
    [behind, before]
        .iter()
        .any(|digits| !matches!(digits, 0 | 11))
}

/// The letters that begin at a place.
fn word_behind(text: &Folded, from: usize) -> String {
    let letters = (from..).map_while(|at| text.at(at).filter(char::is_ascii_alphabetic));
    letters.collect::<String>().to_ascii_lowercase()
}

/// Whether letters that touch a number from before make it part of a code: capitals of a register (ZL, CN), or more of a
/// serial number. A mobile number may stand behind any other word; other numbers only behind those for telephones.
fn is_code(text: &Folded, to: usize) -> bool {
    let mut from = to;
    while text
        .before(from, 1)
        .is_some_and(|c| c.is_ascii_alphabetic())
    {
        from -= 1;
    }
    let word = text.text(from, to);
    if is_phone_word(&word.to_ascii_lowercase()) {
        return false;
    }
    let length = to - from;
    let register = (2..=4).contains(&length) && word.chars().all(|c| c.is_ascii_uppercase());
    let masked = length > 1 && word.chars().all(|c| matches!(c, 'x' | 'X'));
    let longer = digits_before(text, from) > 0;
    register || masked || longer || text.at(to) != Some('1')
}

/// A word for telephones, or for what is reached by their numbers.
fn is_phone_word(word: &str) -> bool {
    matches!(
        word,
        "tel"
            | "phone"
            | "mobile"
            | "mob"
            | "cell"
            | "call"
            | "wechat"
            | "weixin"
            | "wx"
            | "vx"
            | "v"
    )
}
