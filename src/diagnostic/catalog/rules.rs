//! What a programme's rules demand of a record, and what a record says against itself.

catalog! {
    /// What a record lacks by a rule, and what cannot be true of it.
    Rules {
        /// A value that is outside a rule's bound; `zh` and `en` say the bound and what was found.
        RuleUnmet { label: String, zh: String, en: String, clause: String, rule: String } = "rule-unmet" Error {
            zh: format!("“{label}”{zh}{}", source_zh(clause)),
                format!("请核对所填内容；确已另行决定放宽的，在这条记录里写：waived: [{{rule: {rule}, because: 理由}}]");
            en: format!("`{label}` {en}{}", source_en(clause)),
                format!("Check the value; where an exception was decided upon, write into the record: waived: [{{rule: {rule}, because: …}}]");
            plain_zh: format!("“{label}”{zh}{}", source_zh(clause)),
                "请核对所填内容；确已另行决定放宽的，请提供依据。";
            plain_en: format!("“{label}” {en}{}", source_en(clause)),
                "Check the value; where an exception was decided upon, say by whom.";
        }
        /// A rule looks at a field that the record does not have.
        RuleFieldMissing { label: String, key: String, clause: String, rule: String } = "rule-field-missing" Error {
            zh: format!("没有填“{label}”，无法核对条件“{rule}”{}", source_zh(clause)),
                format!("请加一行：{label}: ……（或 {key}: ……）");
            en: format!("`{label}` is absent, so the rule {rule} cannot be checked{}", source_en(clause)),
                format!("Add a line: {key}: …");
            plain_zh: format!("没有填“{label}”，无法核对是否符合条件{}", source_zh(clause)),
                format!("请补填“{label}”。");
            plain_en: format!("“{label}” is not filled in, so a condition cannot be checked{}", source_en(clause)),
                format!("Fill in “{label}”.");
        }
        /// A rule of the programme that cannot be evaluated.
        RuleUnfit { rule: String, field: String, form: String, suggestion: Option<String> } = "rule-unfit" Error {
            zh: format!("条件“{rule}”没法核对：“{form}”里没有可以这样比较的栏目“{field}”"),
                match suggestion {
                    Some(known) => format!("是否想写“{known}”？"),
                    None => "请写表内的字段；at_least、at_most 比较数字，count_at_least、count_at_most 数列表的项数，years_at_least 从日期算年限。".to_owned(),
                };
            en: format!("the rule {rule} cannot be evaluated: the form {form} has no field `{field}` that can be compared so"),
                match suggestion {
                    Some(known) => format!("Did you mean `{known}`?"),
                    None => "Name a field of the form: at_least and at_most compare numbers, count_at_least and count_at_most the length of lists, years_at_least dates.".to_owned(),
                };
        }
        /// `waived` names no rule.
        UnknownRule { rule: String, known: String, suggestion: Option<String> } = "unknown-rule" Error {
            zh: format!("没有条件“{rule}”可以豁免"),
                match suggestion {
                    Some(near) => format!("是否想写“{near}”？"),
                    None => format!("可以写：{known}。"),
                };
            en: format!("there is no rule `{rule}` to waive"),
                match suggestion {
                    Some(near) => format!("Did you mean `{near}`?"),
                    None => format!("There are: {known}."),
                };
            plain_zh: "要豁免的条件不存在",
                "请编辑核对“豁免”里的写法。";
            plain_en: "an exception is made from a condition that does not exist",
                "The editor checks how it is written.";
        }
        /// `waived` names a rule that the record does not break.
        WaiverUnneeded { rule: String } = "waiver-unneeded" Note {
            zh: format!("这条记录符合“{rule}”，不需要豁免"),
                "可以删去这一项豁免。";
            en: format!("the record breaks no rule {rule}, so nothing needs to be waived"),
                "The waiver can be deleted.";
            plain_zh: "有一项豁免用不着：这条记录符合条件",
                "可以删去这一项豁免。";
            plain_en: "an exception is made although the condition is met",
                "The exception can be deleted.";
        }
        /// Hours a head times heads is not the hours.
        HoursMismatch { volunteers: String, each: String, product: String, total: String } = "hours-mismatch" Warning {
            zh: format!("人均时数与累计时数对不上：{volunteers}人 × 人均{each}小时 = {product}小时，累计却是{total}小时"),
                "请核对三项；相差不超过累计的 5%，或不超过每人半小时，都不算不符。";
            en: format!("the hours do not agree: {volunteers} volunteers × {each} hours each = {product} hours, but the sum is given as {total}"),
                "Check all three; a difference up to 5% of the sum, or half an hour a head, is accepted.";
        }
        /// More party members than members.
        PartyExceeds { label: String, found: String, whole_label: String, whole: String } = "party-exceeds" Error {
            zh: format!("“{label}”是{found}人，多于“{whole_label}”的{whole}人"),
                "党员人数包含在总人数之内，请核对两项。";
            en: format!("`{label}` is {found}, more than the {whole} of `{whole_label}`"),
                "Party members are among the volunteers; check both numbers.";
        }
        /// A date that has yet to come.
        FutureDate { label: String, found: String, today: String } = "future-date" Error {
            zh: format!("“{label}”是{found}，还没有到（今天是{today}）"),
                "请核对年份。";
            en: format!("`{label}` is {found}, which is still to come (today is {today})"),
                "Check the year.";
        }
        /// Two dates in the wrong order.
        DateOrder { label: String, found: String, earlier_label: String, earlier: String } = "date-order" Error {
            zh: format!("“{label}”（{found}）早于“{earlier_label}”（{earlier}），次序不对"),
                "请核对两个日期。";
            en: format!("`{label}` ({found}) is before `{earlier_label}` ({earlier})"),
                "Check both dates.";
        }
        /// A person under 18.
        Minor = "minor" Warning {
            zh: "按出生年月，这个人今天未满18周岁",
                "请核对出生年月；确是未成年人的，应先取得监护人同意，再在记录里写：waived: [{rule: minor, because: 理由}]";
            en: "by the date of birth, this person is under 18 today",
                "Check the date; with a guardian's consent, write into the record: waived: [{rule: minor, because: …}]";
            plain_zh: "按出生年月，这个人今天未满18周岁",
                "请核对出生年月；确是未成年人的，请提供监护人的书面同意。";
            plain_en: "by the date of birth, this person is under 18 today",
                "Check the date; a minor needs a guardian's consent in writing.";
        }
        /// A unit's name that looks like another with a slip.
        UnitTypo { unit: String, known: String } = "unit-typo" Warning {
            zh: format!("推荐单位“{unit}”与“{known}”只差一个字，像是误写"),
                format!("若是同一单位，请写“{known}”；若确是另一单位，请把它列入 site.yaml 的 units。");
            en: format!("the unit {unit} differs from {known} by one character, as a slip would"),
                format!("If it is the same, write {known}; if it is another, list it under `units` in site.yaml.");
            plain_zh: format!("推荐单位“{unit}”与“{known}”只差一个字，像是误写"),
                "请核对推荐单位的全称。";
            plain_en: format!("the unit {unit} differs from {known} by one character, as a slip would"),
                "Check the unit's full name.";
        }
        /// A story beyond the programme's limit.
        StoryTooLong { label: String, words: String, limit: String } = "story-too-long" Error {
            zh: format!("“{label}”有{words}字，不应超过{limit}字"),
                "字数按 Word 的“字数”统计：每个汉字和全角标点各算 1，连写的字母或数字算 1。请删减。";
            en: format!("`{label}` has {words} words; the limit is {limit}"),
                "Counted as Word's 字数: each Han character and each full-width mark 1, each run of letters or digits 1. Shorten it.";
            plain_zh: format!("“{label}”有{words}字，不应超过{limit}字"),
                "字数按 Word 的“字数”统计：每个汉字和全角标点各算 1，连写的字母或数字算 1。请删减。";
            plain_en: format!("“{label}” has {words} words; the limit is {limit}"),
                "Counted as Word's 字数: each Han character and each full-width mark 1, each run of letters or digits 1. Shorten it.";
        }
        /// A story that is hardly there.
        StoryTooShort { label: String, words: String, least: String } = "story-too-short" Warning {
            zh: format!("“{label}”只有{words}字，至少应有{least}字"),
                "请写入完整的事迹正文，不要只写“见附件”一类的话。";
            en: format!("`{label}` has only {words} words; there should be {least} at least"),
                "Write the whole story, not a reference to a file elsewhere.";
        }
    }
}

/// Where a rule stands, if it says so: its clause, its wording, or both.
fn source_zh(clause: &str) -> String {
    if clause.is_empty() {
        String::new()
    } else {
        format!("（条件{clause}）")
    }
}

fn source_en(clause: &str) -> String {
    if clause.is_empty() {
        String::new()
    } else {
        format!(" (clause {clause})")
    }
}
