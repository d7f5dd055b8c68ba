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
    "元", "圆", "块", "万", "亿", "千", "百", "余", "小时", "个", "人", "分钟", "秒", "次", "字",
    "件", "吨", "公斤", "克", "公里", "平方", "立方", "株", "棵", "粒", "只", "头", "枚", "份",
    "户", "页", "步", "瓦", "伏", "升", "毫升", "亩", "条", "台", "套", "盏", "岁", "倍", "项",
    "场", "例", "度", "%", "‰", "℃", "°", "kg", "km", "kwh", "mm", "cm", "ml", "mb", "gb", "hz",
    "kw", "rmb", "usd",
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
    let ordinal = text.before(from, 1) == Some('第') && text.at(to) == Some('号');
    ordinal || behind(text, from, SERIAL, true)
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
    // A sum of money, or an amount that is reached.
    if matches!(
        text.before(from, 1),
        Some('$' | '¥' | '￥' | '€' | '达' | '约' | '超' | '近' | '逾')
    ) {
        return true;
    }
    let to = if text.at(to) == Some(' ') { to + 1 } else { to };
    let tail = text.text(to, to + 4).to_ascii_lowercase();
    UNITS.iter().any(|unit| tail.starts_with(unit))
}

/// Part of a code or of a masked number, or of a decimal.
pub(super) fn is_part(text: &Folded, from: usize, to: usize) -> bool {
    let letter =
        |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic() || c == '*' || c == '#');
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let decimal = |c: Option<char>| matches!(c, Some('.' | ','));
    letter(text.at(to))
        || (letter(text.before(from, 1)) && !ends_with_word(text, from))
        || (decimal(text.at(to)) && digit(text.at(to + 1)))
        || (text.before(from, 1) == Some('.') && digit(text.before(from, 2)))
}

/// Whether the letters that touch a number are a word for telephones, and no part of a code.
fn ends_with_word(text: &Folded, to: usize) -> bool {
    let mut from = to;
    while text
        .before(from, 1)
        .is_some_and(|c| c.is_ascii_alphabetic())
    {
        from -= 1;
    }
    let word = text.text(from, to).to_ascii_lowercase();
    matches!(
        &*word,
        "tel" | "phone" | "mobile" | "mob" | "cell" | "call" | "wechat" | "wx" | "vx"
    )
}
