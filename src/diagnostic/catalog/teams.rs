//! How teams are called and nested.

catalog! {
    /// What is wrong with a team's name, or with its place in the hierarchy.
    Teams {
        /// A name that follows none of the patterns.
        Name { name: String, patterns: String } = "team-name" Warning {
            zh: format!("“{name}”不合队伍的命名规范"),
                format!("规范名称：{patterns}（** 代表地方或单位）。经省级科协指导另外命名的，写：waived: [{{rule: team-name, because: 理由}}]");
            en: format!("{name} does not follow the rules for names of teams"),
                format!("The names are: {patterns}, where ** stands for a place or a body. For another one that was agreed upon: waived: [{{rule: team-name, because: …}}]");
            plain_zh: format!("“{name}”不合队伍的命名规范"),
                format!("规范名称：{patterns}（** 代表地方或单位）。另有指导命名的，请提供依据。");
            plain_en: format!("{name} does not follow the rules for names of teams"),
                format!("The names are: {patterns}, where ** stands for a place or a body. For another one, provide the decision.");
        }
        /// A level that the programme does not have.
        NoLevel { name: String, level: String, levels: String } = "team-level" Warning {
            zh: format!("“{name}”自称“{level}”，这里的队伍只有{levels}"),
                "请核对名称；确是这样命名的，写：waived: [{rule: team-level, because: 理由}]";
            en: format!("{name} calls itself a {level}, but there are only {levels}"),
                "Check the name; if it is right: waived: [{rule: team-level, because: …}]";
            plain_zh: format!("“{name}”自称“{level}”，这里的队伍只有{levels}"),
                "请核对名称。";
            plain_en: format!("{name} calls itself a {level}, but there are only {levels}"),
                "Check the name.";
        }
        /// The team above is not of the level above.
        Parent { name: String, above: String, levels: String } = "team-parent" Warning {
            zh: format!("“{name}”的上级写的是“{above}”，不是上一级"),
                format!("层级依次是{levels}；请核对上级队伍。");
            en: format!("{above}, which stands above {name}, is not of the next level"),
                format!("The levels are {levels}; check the team above.");
        }
        /// A team above itself.
        Circle { name: String, above: String } = "team-circle" Error {
            zh: format!("“{name}”的上级“{above}”，上级的上级又是它自己"),
                "请核对各队的上级队伍，最高一级不写。";
            en: format!("{above} stands above {name}, and {name} above it in turn"),
                "Check which team stands above which; the highest has none.";
        }
    }
}
