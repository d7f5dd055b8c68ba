//! What a form asks for.

catalog! {
    /// What a record lacks or doubles, by its form.
    Forms {
        /// The form asks for it and it is not there.
        RequiredField { label: String, key: String, form: String } = "required-field" Error {
            zh: format!("“{form}”要求填写“{label}”，这里没有"),
                format!("请加一行：{label}: ……（或 {key}: ……）");
            en: format!("the form {form} asks for {label} (`{key}`), which is absent"),
                format!("Add a line: {key}: …");
            plain_zh: format!("“{form}”要求填写“{label}”，没有填"),
                format!("请补填“{label}”。");
            plain_en: format!("the form {form} asks for “{label}”, which is not filled in"),
                format!("Fill in “{label}”.");
        }
        /// `story.md` and the key for it, both.
        StoryTwice = "story-twice" Error {
            zh: "事迹材料写了两份：nomination.yaml 里一份，story.md 一份",
                "请只留一份；较长的文字放在 story.md。";
            en: "the story is written twice: in nomination.yaml and in story.md",
                "Keep one of them; longer texts belong into story.md.";
            plain_zh: "事迹材料有两份，不知道用哪一份",
                "请确认以哪一份为准，只留那一份。";
            plain_en: "there are two stories",
                "Settle which of them holds, and keep that one.";
        }
        /// A folder with a story or photos and no record.
        NoNomination { folder: String } = "no-nomination" Warning {
            zh: format!("文件夹 {folder} 里有事迹或照片，却没有 nomination.yaml，不会出现在网站上"),
                "请建立 nomination.yaml，或核对文件名（不能是 nomination.yaml.txt、nomination 副本.yaml）。";
            en: format!("the folder {folder} holds a story or photos but no nomination.yaml, so it is not shown"),
                "Write nomination.yaml, or check its name (not nomination.yaml.txt).";
        }
        /// No story at all.
        NoStory { label: String } = "no-story" Error {
            zh: format!("没有“{label}”：文件夹里没有 story.md，或它是空的"),
                "请在该记录的文件夹里建立 story.md，写入事迹正文。";
            en: format!("there is no {label}: story.md is absent or empty"),
                "Write the story into story.md in the record's folder.";
            plain_zh: format!("没有“{label}”，或内容是空的"),
                format!("请补交“{label}”。");
            plain_en: format!("“{label}” is absent or empty"),
                format!("Hand in “{label}”.");
        }
    }
}
