//! Where a line of Chinese may break so that it reads well: a sentence breathes
//! behind its marks, a title between its words. Templates set each part as a
//! piece that is not broken while it fits its line.

/// A sentence in clauses: each up to and with ，。；：！？ and the marks that
/// close behind them. Joined they are the sentence.
pub fn clauses(sentence: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut clause = String::new();
    let mut chars = sentence.chars().peekable();
    while let Some(c) = chars.next() {
        clause.push(c);
        let closes = |next: &char| {
            matches!(
                next,
                '”' | '’' | '）' | '》' | '」' | '…' | '，' | '。' | '！' | '？'
            )
        };
        if matches!(c, '，' | '。' | '；' | '：' | '！' | '？') {
            while let Some(next) = chars.next_if(closes) {
                clause.push(next);
            }
            out.push(std::mem::take(&mut clause));
        }
    }
    match out.last_mut() {
        // What is left without a word belongs to the clause before it.
        Some(last) if clause.trim().is_empty() => last.push_str(&clause),
        _ if clause.is_empty() => {}
        _ => out.push(clause),
    }
    out
}

/// Words that a long title of this field is made of: it may break before them.
const BEFORE: [&str; 4] = ["科技志愿", "志愿服务", "科学技术协会", "（"];
/// And behind these.
const BEHIND: [&str; 5] = ["关于", "年度", "自治县", "志愿者", "）"];

/// A title in parts between which a line may break: `names`, such as those of
/// programmes, stay whole. Joined they are the title.
pub fn phrases(title: &str, names: &[&str]) -> Vec<String> {
    let mut pieces = vec![(title.to_owned(), false)];
    for name in names.iter().filter(|name| !name.is_empty()) {
        pieces = pieces
            .into_iter()
            .flat_map(|(piece, whole)| {
                if whole {
                    return vec![(piece, whole)];
                }
                around(&piece, name)
            })
            .collect();
    }
    let mut out: Vec<String> = Vec::new();
    for (piece, whole) in pieces {
        if whole {
            out.push(piece);
        } else {
            out.extend(words(&piece));
        }
    }
    // A single character does not stand alone on a line.
    let mut merged: Vec<String> = Vec::new();
    for part in out {
        match merged.last_mut() {
            Some(last) if part.chars().count() < 2 || last.chars().count() < 2 => {
                last.push_str(&part);
            }
            _ => merged.push(part),
        }
    }
    merged
}

/// A text cut around a name; the name's pieces are whole.
fn around(text: &str, name: &str) -> Vec<(String, bool)> {
    let mut out = Vec::new();
    for (at, part) in text.split(name).enumerate() {
        if at > 0 {
            out.push((name.to_owned(), true));
        }
        if !part.is_empty() {
            out.push((part.to_owned(), false));
        }
    }
    out
}

fn words(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut word = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let opens = BEFORE.iter().any(|before| rest.starts_with(before));
        // 科技志愿服务 is one word and not two.
        let inside = word.ends_with("科技") && rest.starts_with("志愿");
        let closed = BEHIND.iter().any(|behind| word.ends_with(behind));
        if ((opens && !inside) || closed) && !word.is_empty() {
            out.push(std::mem::take(&mut word));
        }
        word.push(c);
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    if !word.is_empty() {
        out.push(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_clauses(sentence: &str, expected: &str) {
        let clauses = clauses(sentence);
        assert_eq!(clauses.join("|"), expected);
        assert_eq!(clauses.concat(), sentence);
    }

    #[test]
    fn a_sentence_breathes_behind_its_marks() {
        check_clauses(
            "退休后的第八年，她把诊室搬进院坝。",
            "退休后的第八年，|她把诊室搬进院坝。",
        );
        check_clauses("他问：“为什么？”没有人答", "他问：|“为什么？”|没有人答");
        check_clauses("没有标点", "没有标点");
        check_clauses("一句。 ", "一句。 ");
        check_clauses("", "");
        check_clauses("真的？！走吧", "真的？！|走吧");
    }

    fn check_phrases(title: &str, names: &[&str], expected: &str) {
        let phrases = phrases(title, names);
        assert_eq!(phrases.join("|"), expected);
        assert_eq!(phrases.concat(), title);
    }

    #[test]
    fn a_title_breaks_between_its_words() {
        check_phrases(
            "关于2025年度科技志愿服务之星拟入选名单的公示（示例）",
            &["科技志愿服务之星"],
            "关于|2025年度|科技志愿服务之星|拟入选名单的公示|（示例）",
        );
        check_phrases(
            "武陵山乡村义诊科技志愿服务队",
            &[],
            "武陵山乡村义诊|科技志愿服务队",
        );
        check_phrases("科技志愿者群像", &[], "科技志愿者|群像");
        check_phrases("云桥社区", &[], "云桥社区");
        check_phrases(
            "石柱土家族自治县科学技术协会",
            &[],
            "石柱土家族自治县|科学技术协会",
        );
        check_phrases("山志愿服务队", &[], "山志愿服务队");
        check_phrases("", &["甲"], "");
    }
}
