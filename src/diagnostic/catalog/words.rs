//! Words that a department weighs before it publishes them, and slips that everybody sees but their author.

catalog! {
    /// Wording of published texts, and the department's own list of words.
    Words {
        /// A word that needs an approval; `elsewhere` in a story that seems to speak of something else, which is a note.
        RegulatedWord { word: String, title: String, id: String, times: usize, elsewhere: bool } = "regulated-word" Warning {
            zh: match elsewhere {
                    true => format!("事迹里有“{word}”"),
                    false => format!("“{word}”要有批准才能用，“{title}”没有写 approval{}", times_zh(*times)),
                },
                match elsewhere {
                    true => format!("讲以前的荣誉可以保留，请核对名称和年份；讲的是“{title}”的，请改用“入选”。"),
                    false => format!("请改用“入选”“推选”“典型”一类的说法；已获批准的，在 programmes/{id}.yaml 里写：approval: {{number: 文号, office: 机关, date: 日期}}"),
                };
            en: match elsewhere {
                    true => format!("the story says `{word}`"),
                    false => format!("`{word}` may be used only with an approval, and “{title}” names none{}", times_en(*times)),
                },
                match elsewhere {
                    true => format!("Of an earlier honour it may stay: check its name and year. Of “{title}” itself, say 入选 instead."),
                    false => format!("Say 入选, 推选 or 典型 instead; with an approval, write into programmes/{id}.yaml: approval: {{number: …, office: …, date: …}}"),
                };
            plain_zh: match elsewhere {
                    true => format!("事迹里有“{word}”"),
                    false => format!("“{word}”要有批准才能用"),
                },
                "讲以前的荣誉可以保留，请核对名称和年份；讲这次评选的，请改用“入选”“推选”“典型”一类的说法。";
            plain_en: match elsewhere {
                    true => format!("the story says `{word}`"),
                    false => format!("`{word}` may be used only with an approval"),
                },
                "Of an earlier honour it may stay: check its name and year. Of this one, say 入选, 推选 or 典型 instead.";
        }
        /// A word of the department's own list.
        OwnWord { wrong: String, right: String, reason: String, times: usize } = "own-word" Warning {
            zh: format!("“{wrong}”在本单位的用词表（words.csv）里{}{}", because_zh(reason), times_zh(*times)),
                match right.as_str() {
                    "" => "请删去或换个说法。".to_owned(),
                    right => format!("请写“{right}”。"),
                };
            en: format!("`{wrong}` is on the department's list of words (words.csv){}{}", because_en(reason), times_en(*times)),
                match right.as_str() {
                    "" => "Delete it, or say it in another way.".to_owned(),
                    right => format!("Write {right}."),
                };
        }
        /// A region by a name that it does not have.
        RegionName { wrong: String, right: String, times: usize } = "region-name" Warning {
            zh: format!("“{wrong}”不是规范的地区名称{}", times_zh(*times)), format!("请写“{right}”；引用历史名称的，可以用 allow 允许。");
            en: format!("{wrong} is not the name of that region{}", times_en(*times)), format!("Write {right}; a name of the past can be allowed by `allow`.");
            plain_zh: format!("“{wrong}”不是规范的地区名称{}", times_zh(*times)), format!("请写“{right}”。");
            plain_en: format!("{wrong} is not the name of that region{}", times_en(*times)), format!("Write {right}.");
        }
        /// A date that is in no calendar.
        ImpossibleDate { written: String, times: usize } = "impossible-date" Warning {
            zh: format!("没有“{written}”这一天{}", times_zh(*times)), "请核对日期。农历的日期，请在前面写“农历”。";
            en: format!("there is no such day as {written}{}", times_en(*times)), "Check the date. Before a date of the lunar calendar write 农历.";
        }
        /// The same twice.
        Doubled { written: String, once: String, times: usize } = "doubled" Warning {
            zh: format!("“{written}”像是多打了一个{}", times_zh(*times)), format!("若是误写，请改成“{once}”；确是这样写的，可以用 allow 允许。");
            en: format!("{written} seems to be typed once too often{}", times_en(*times)), format!("If it is a slip, write {once}; else allow it by `allow`.");
            plain_zh: format!("“{written}”像是多打了一个{}", times_zh(*times)), format!("若是误写，请改成“{once}”。");
            plain_en: format!("{written} seems to be typed once too often{}", times_en(*times)), format!("If it is a slip, write {once}.");
        }
        /// Punctuation of half width between Han characters.
        HalfWidth { written: String, right: String, times: usize } = "half-width" Warning {
            zh: format!("中文里用了半角标点：“{written}”{}", times_zh(*times)), format!("请写“{right}”。");
            en: format!("punctuation of half width between Han characters: {written}{}", times_en(*times)), format!("Write {right}.");
        }
        /// A line of words.csv without the word.
        WordsEmpty = "words-empty" Error {
            zh: "words.csv 的这一行没有写错误的词", "请在 wrong 一列写出不应出现的词，或删去这一行。";
            en: "this line of words.csv has no wrong word", "Write what must not appear into the column wrong, or delete the line.";
        }
        /// A line of words.csv that changes nothing.
        WordsSame { word: String } = "words-same" Error {
            zh: format!("words.csv 里“{word}”的正误两列相同"), "请在 right 一列写正确的词，或删去这一行。";
            en: format!("in words.csv, the wrong and the right word are both {word}"), "Write the right word into the column right, or delete the line.";
        }
        /// A word that words.csv has twice.
        WordsTwice { word: String, line: usize } = "words-twice" Error {
            zh: format!("words.csv 里“{word}”写了两次，第一次在第 {line} 行"), "请合并成一行。";
            en: format!("words.csv has {word} twice, first in line {line}"), "Make one line of the two.";
        }
    }
}

fn times_zh(times: usize) -> String {
    match times {
        0 | 1 => String::new(),
        times => format!("（这个文件里共 {times} 处）"),
    }
}

fn times_en(times: usize) -> String {
    match times {
        0 | 1 => String::new(),
        times => format!(" ({times} times in this file)"),
    }
}

fn because_zh(reason: &str) -> String {
    match reason {
        "" => String::new(),
        reason => format!("：{reason}"),
    }
}

fn because_en(reason: &str) -> String {
    match reason {
        "" => String::new(),
        reason => format!(": {reason}"),
    }
}
