//! Whether a text can hold a secret at all: one pass over its bytes, since ten thousand stories hold none.

/// So many characters between digits do not tell them apart: markup and separators.
const GAP: usize = 6;

/// So many digits are worth a look.
const DIGITS: usize = 7;

/// Marks of addresses, by their bytes in UTF-8. What can stand behind them is looked at by those who find addresses.
fn is_address(rest: &[u8], before: Option<u8>) -> bool {
    let numeral = |bytes: &[u8]| {
        bytes.first().is_some_and(u8::is_ascii_digit)
            || [
                "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "附", "１", "２", "３",
                "４", "５", "６", "７", "８", "９",
            ]
            .iter()
            .any(|word| bytes.starts_with(word.as_bytes()))
    };
    let starts = |word: &str| rest.starts_with(word.as_bytes());
    match rest.first() {
        Some(0xE5) => {
            starts("址")
                || starts("单元")
                || starts("幢")
                || starts("号楼")
                || starts("号院")
                || starts("弄") && before.is_some_and(|b| b.is_ascii_digit())
        }
        Some(0xE6) => starts("栋"),
        Some(0xE7) => starts("现住") || starts("组") && rest.get(3..).is_some_and(numeral),
        Some(0xE4) => starts("住地"),
        _ => false,
    }
}

/// Whether a text must be looked at.
pub(crate) fn suspect(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut digits, mut gap) = (0, 0);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let rest = bytes.get(at..).unwrap_or_default();
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
                Some([0xBC, 0x88 | 0x89 | 0x8B | 0x8D]) => gap += 1,
                _ => digits = 0,
            },
            0xE4..=0xE9 => {
                digits = 0;
                let before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied();
                if is_address(rest, before) {
                    return true;
                }
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
