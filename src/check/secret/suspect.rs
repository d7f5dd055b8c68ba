//! Whether a text can hold a secret at all: one pass over its bytes, since ten thousand stories hold none.

/// So many characters between digits do not tell them apart: markup and separators.
const GAP: usize = 6;

/// So many digits are worth a look.
const DIGITS: usize = 7;

/// The three bytes of a character in UTF-8, as one number.
const fn bytes(word: &str) -> u32 {
    match word.as_bytes() {
        [a, b, c, ..] => (*a as u32) << 16 | (*b as u32) << 8 | *c as u32,
        _ => 0,
    }
}

/// Marks of addresses. What can stand behind them is looked at by those who find addresses.
fn is_address(mark: u32, rest: &[u8], before: Option<u8>) -> bool {
    const PLACE: u32 = bytes("址");
    const STAIRS: u32 = bytes("单");
    const HOUSE: u32 = bytes("栋");
    const BUILDING: u32 = bytes("幢");
    const NUMBER: u32 = bytes("号");
    const LANE: u32 = bytes("弄");
    const GROUP: u32 = bytes("组");
    const NOW: u32 = bytes("现");
    const LIVING: u32 = bytes("住");
    let behind = || rest.get(3..).unwrap_or_default();
    let next = |word: &str| behind().starts_with(word.as_bytes());
    match mark {
        PLACE => true,
        STAIRS => next("元"),
        HOUSE | BUILDING | GROUP => is_numeral(behind()),
        NUMBER => next("楼") || next("院"),
        // A digit of either width, or what is invisible behind it.
        LANE => before.is_some_and(|byte| matches!(byte, b'0'..=b'9' | 0x90..=0x99 | 0x8B | 0xBF)),
        NOW => next("住"),
        LIVING => next("地") || has_number(behind()),
        _ => false,
    }
}

/// The marks of addresses.
const MARKS: [u32; 9] = [
    bytes("址"),
    bytes("单"),
    bytes("栋"),
    bytes("幢"),
    bytes("号"),
    bytes("弄"),
    bytes("组"),
    bytes("现"),
    bytes("住"),
];

/// Whether a mark may end with this byte.
fn may_be_mark(last: u8) -> bool {
    const LASTS: u64 = {
        let mut lasts = 0;
        let mut at = 0;
        while at < MARKS.len() {
            lasts |= 1 << (MARKS[at] & 0x3F);
            at += 1;
        }
        lasts
    };
    LASTS >> (last & 0x3F) & 1 == 1
}

/// Whether a number begins here, or what may stand before one: a blank, a dash, what is invisible.
fn is_numeral(bytes: &[u8]) -> bool {
    const NUMERALS: &[&str] = &[
        "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "附", "\u{3000}", "０", "１",
        "２", "３", "４", "５", "６", "７", "８", "９", "－",
    ];
    let first = bytes.first();
    first.is_some_and(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'-' | 0xC2 | 0xE2))
        || bytes.starts_with("\u{FEFF}".as_bytes())
        || NUMERALS
            .iter()
            .any(|word| bytes.starts_with(word.as_bytes()))
}

/// Whether 号 stands so near that it may be of the house that somebody lives in.
fn has_number(behind: &[u8]) -> bool {
    let near = behind.get(..behind.len().min(240)).unwrap_or_default();
    near.windows(3).any(|word| word == "号".as_bytes())
}

/// Whether a text must be looked at.
pub(crate) fn suspect(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut digits, mut gap) = (0, 0);
    let mut at = 0;
    while let Some(rest @ [byte, ..]) = bytes.get(at..) {
        let byte = *byte;
        match byte {
            b'0'..=b'9' => {
                digits += 1;
                gap = 0;
                if digits >= DIGITS {
                    return true;
                }
            }
            // An entity or a comment may hide what will be read.
            b'@' | b'&' => return true,
            b'<' if rest.starts_with(b"<!--") => return true,
            // A link in the middle of a number is as long as its address.
            b'[' | b']' if digits > 0 => return true,
            0..=0x7F => gap += 1,
            0xEF => match rest.get(1..3) {
                Some([0xBC, 0x90..=0x99]) => {
                    digits += 1;
                    gap = 0;
                    if digits >= DIGITS {
                        return true;
                    }
                }
                Some([0xBC, 0xA0]) => return true,
                Some([0xBC, 0x88 | 0x89 | 0x8B | 0x8D | 0x8E]) => gap += 1,
                _ => digits = 0,
            },
            0xE4..=0xE9 => {
                digits = 0;
                // Most of a story, passed over by the last byte alone.
                let mut rest = rest;
                while let [a @ 0xE4..=0xE9, b, c, ..] = rest {
                    if may_be_mark(*c) {
                        let mark = u32::from(*a) << 16 | u32::from(*b) << 8 | u32::from(*c);
                        let before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied();
                        if is_address(mark, rest, before) {
                            return true;
                        }
                    }
                    at += 3;
                    rest = rest.get(3..).unwrap_or_default();
                }
                if rest.is_empty() {
                    return false;
                }
                continue;
            }
            // Dashes, blanks and what is invisible.
            0xC2 | 0xE2 | 0xE3 => gap += 1,
            _ => digits = 0,
        }
        if gap > GAP {
            digits = 0;
        }
        at += match byte {
            0..=0x7F => 1,
            0xC0..=0xDF => 2,
            0xE0..=0xEF => 3,
            _ => 4,
        };
    }
    false
}
