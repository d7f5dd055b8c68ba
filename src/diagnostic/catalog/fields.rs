//! Keys and values of any YAML file.

use super::printed::{chinese, printed};

catalog! {
    /// What can be wrong with a key or a value.
    Fields {
        /// A key that this file does not have.
        UnknownKey { key: String, suggestion: Option<String> } = "unknown-key" Error {
            zh: format!("没有“{key}”这一项"),
                match suggestion {
                    Some(known) => format!("是否想写“{known}”？"),
                    None => "请检查拼写；可用的项见 README 的“内容格式”。".to_owned(),
                };
            en: format!("there is no key `{key}` here"),
                match suggestion {
                    Some(known) => format!("Did you mean `{known}`?"),
                    None => "Check its spelling; the README lists the keys.".to_owned(),
                };
            plain_zh: format!("表中没有“{}”这一栏", printed(key)),
                match suggestion {
                    Some(known) => format!("是否是“{}”？", printed(known)),
                    None => "请对照推荐表核对这一栏的名称。".to_owned(),
                };
            plain_en: format!("the form has no entry “{}”", printed(key)),
                match suggestion {
                    Some(known) => format!("Is it “{}”?", printed(known)),
                    None => "Compare its name with the printed form.".to_owned(),
                };
        }
        /// A required key is absent or empty.
        MissingKey { key: String, label: String } = "missing-key" Error {
            zh: format!("缺少必填项“{label}”（{key}）"),
                format!("请加一行：{key}: ……");
            en: format!("the required key `{key}` ({label}) is absent or empty"),
                format!("Add a line: {key}: …");
            plain_zh: format!("缺少必填项“{label}”"),
                format!("请补填“{label}”。");
            plain_en: format!("“{label}” is absent or empty"),
                format!("Fill in “{label}”.");
        }
        /// A map, a list or a text where another kind belongs.
        WrongKind { key: String, expected: &'static str, found: &'static str } = "wrong-kind" Error {
            zh: format!("“{key}”应当是{}，这里却是{}", kind_zh(expected), kind_zh(found)),
                "请对照 README 中的示例改写。";
            en: format!("`{key}` should be {expected}, but is {found}"),
                "Compare it with the example in the README.";
            plain_zh: format!("“{}”应当是{}，这里却是{}", printed(key), kind_zh(expected), kind_zh(found)),
                "请对照推荐表改写。";
            plain_en: format!("“{}” should be {expected}, but is {found}", printed(key)),
                "Compare it with the printed form.";
        }
        /// Not one of the allowed words.
        BadChoice { key: String, value: String, allowed: String } = "bad-choice" Error {
            zh: format!("“{key}”不能是“{value}”"),
                format!("可选：{allowed}。");
            en: format!("`{key}` cannot be `{value}`"),
                format!("Choose one of: {allowed}.");
            plain_zh: format!("“{}”不能是“{value}”", printed(key)),
                format!("可选：{}。", chinese(allowed));
            plain_en: format!("“{}” cannot be “{value}”", printed(key)),
                format!("Choose one of: {}.", chinese(allowed));
        }
        /// Not a number, or with a foreign unit.
        BadNumber { key: String, value: String, unit: String } = "bad-number" Error {
            zh: format!("“{key}”应当是数字，这里是“{value}”"),
                if unit.is_empty() { "请只写数字，例如 126。".to_owned() } else { format!("请写数字，单位可写“{unit}”，例如 126{unit}。") };
            en: format!("`{key}` should be a number, but is `{value}`"),
                if unit.is_empty() { "Write digits only, such as 126.".to_owned() } else { format!("Write digits, with the unit {unit} if you like, such as 126{unit}.") };
            plain_zh: format!("“{}”应当是数字，这里是“{value}”", printed(key)),
                if unit.is_empty() { "请只写数字，例如 126。".to_owned() } else { format!("请写数字，例如 126{unit}。") };
            plain_en: format!("“{}” should be a number, but is “{value}”", printed(key)),
                if unit.is_empty() { "Write digits only, such as 126.".to_owned() } else { format!("Write digits, such as 126{unit}.") };
        }
        /// A share of less than nothing or more than all.
        OutOfRange { key: String, value: String } = "out-of-range" Error {
            zh: format!("“{key}”应当在 0% 到 100% 之间，这里是“{value}”"),
                "请核对；比例是部分占全部的百分数，例如 62%。";
            en: format!("`{key}` should lie between 0% and 100%, but is `{value}`"),
                "Check it; a ratio is a part of the whole in percent, such as 62%.";
            plain_zh: format!("“{}”应当在 0% 到 100% 之间，这里是“{value}”", printed(key)),
                "请核对；比例是部分占全部的百分数，例如 62%。";
            plain_en: format!("“{}” should lie between 0% and 100%, but is “{value}”", printed(key)),
                "Check it; a ratio is a part of the whole in percent, such as 62%.";
        }
        /// Not a date.
        BadDate { key: String, value: String } = "bad-date" Error {
            zh: format!("“{key}”应当是日期，这里是“{value}”"),
                "可写 2018、2018-03、2018-03-05 或 2018年3月5日。";
            en: format!("`{key}` should be a date, but is `{value}`"),
                "Write 2018, 2018-03, 2018-03-05 or 2018年3月5日.";
            plain_zh: format!("“{}”应当是日期，这里是“{value}”", printed(key)),
                "请写明年月或年月日，例如 2018年3月5日。";
            plain_en: format!("“{}” should be a date, but is “{value}”", printed(key)),
                "Give the year, month and day as far as known, such as 2018年3月5日.";
        }
        /// Not a span of time.
        BadPeriod { key: String, value: String } = "bad-period" Error {
            zh: format!("“{key}”应当是起止时间，这里是“{value}”"),
                "可写 2019-05/2024-12；尚未结束写 2019-05/。";
            en: format!("`{key}` should be a period, but is `{value}`"),
                "Write 2019-05/2024-12, or 2019-05/ when it goes on.";
            plain_zh: format!("“{}”应当是起止时间，这里是“{value}”", printed(key)),
                "请写明起止年月；尚未结束的写“至今”。";
            plain_en: format!("“{}” should be a period, but is “{value}”", printed(key)),
                "Give the month in which it began and the one in which it ended, or 至今.";
        }
        /// A value out of its bounds or form.
        BadValue { key: String, value: String, zh: &'static str, en: &'static str } = "bad-value" Error {
            zh: format!("“{key}”的值“{value}”不合要求"),
                *zh;
            en: format!("`{key}` cannot be `{value}`"),
                *en;
            plain_zh: format!("“{}”的值“{value}”不合要求", printed(key)),
                *zh;
            plain_en: format!("“{}” cannot be “{value}”", printed(key)),
                *en;
        }
        /// A private key in a file that is published and committed.
        PrivateKey { key: String, label: String } = "private-key" Error {
            zh: format!("“{key}”（{label}）属于不公开的信息，不能写在 nomination.yaml"),
                "请把这一行移到同一文件夹的 private.yaml（该文件不会进入版本库，也不会发布）。";
            en: format!("`{key}` ({label}) is private and must not stand in nomination.yaml"),
                "Move the line into private.yaml in the same folder, which is neither committed nor published.";
            plain_zh: format!("“{label}”属于不公开的信息，不能写在公开的记录里"),
                "请编辑把它移到不公开的那份文件；它不会出现在网站上。";
            plain_en: format!("“{label}” is private and must not stand in the public record"),
                "The editor moves it into the file that is never published.";
        }
        /// A key in `private.yaml` that belongs into `nomination.yaml`.
        NotPrivate { key: String, label: String } = "not-private" Error {
            zh: format!("“{key}”（{label}）不属于私密信息，不能写在 private.yaml"),
                "请把这一行移到同一文件夹的 nomination.yaml；private.yaml 只放表中不公开的项，如联系方式。";
            en: format!("`{key}` ({label}) is not private and must not stand in private.yaml"),
                "Move the line into nomination.yaml in the same folder; private.yaml holds only what is never published.";
            plain_zh: format!("“{label}”是公开的信息，写到不公开的那份文件里去了"),
                "请编辑把它移回公开的记录。";
            plain_en: format!("“{label}” is public, but stands in the file that is never published"),
                "The editor moves it into the public record.";
        }
    }
}

fn kind_zh(kind: &str) -> &'static str {
    match kind {
        "a text" => "文字",
        "a list" => "列表",
        "a map" => "“键: 值”的集合",
        "empty" => "空的",
        _ => "别的内容",
    }
}
