//! The course of a selection: registration, joint review, deadline, quota, shares, earlier winners.

catalog! {
    /// What is wrong with the course of a selection.
    Procedure {
        /// A programme asks for registration, and the record says nothing of it.
        RegistrationMissing { label: String, platform: String } = "registration-missing" Warning {
            zh: format!("没有填“{label}”：应先在{platform}注册"),
                format!("核实后加一行，例如 {label}: 已在{platform}注册。这一项只核对，不公开。");
            en: format!("`{label}` is absent; candidates have to be registered at {platform}"),
                format!("Once it is verified, add a line: {label}: … It is checked and never published.");
            plain_zh: format!("没有填“{label}”：应先在{platform}注册"),
                "请提供注册情况。";
            plain_en: format!("`{label}` is absent; candidates have to be registered at {platform}"),
                "Provide proof of the registration.";
        }
        /// The record itself says that it is not registered.
        Unregistered { label: String, platform: String } = "unregistered" Error {
            zh: format!("“{label}”写的是没有注册，应先在{platform}注册"),
                "请先办理注册，再改这一项。";
            en: format!("`{label}` says that it is not registered, as it has to be at {platform}"),
                "Have it registered first, then mend the line.";
        }
        /// Registered, but elsewhere.
        RegisteredElsewhere { found: String, platform: String } = "registered-elsewhere" Warning {
            zh: format!("注册在“{found}”，通知要求的是{platform}"),
                "请核实在哪个平台注册；两处都注册了的，都写上。";
            en: format!("registered at {found}, while the call asks for {platform}"),
                "Check where it is registered; if it is at both, name both.";
        }
        /// Registered too late.
        RegisteredLate { found: String, before: String } = "registered-late" Error {
            zh: format!("注册日期是{found}，应在{before}前完成（含当日）"),
                "请核对注册日期。";
            en: format!("registered on {found}, which is later than {before}"),
                "Check the date of registration.";
        }
        /// No word of the joint review.
        ReviewMissing { label: String, departments: String } = "joint-review-missing" Warning {
            zh: format!("没有填“{label}”：应由{departments}等部门联审"),
                format!("联审同意后加一行：{label}: {departments}。这一项只核对，不公开。");
            en: format!("`{label}` is absent; {departments} and others have to agree"),
                format!("Once they agree, add a line: {label}: {departments}. It is checked and never published.");
            plain_zh: format!("没有填“{label}”：应由{departments}等部门联审"),
                "请提供各部门的联审情况。";
            plain_en: format!("`{label}` is absent; {departments} and others have to agree"),
                "Provide what the departments said.";
        }
        /// Some departments have not agreed.
        ReviewIncomplete { label: String, missing: String } = "joint-review-incomplete" Error {
            zh: format!("“{label}”里缺{missing}"),
                "请补上已同意的部门；尚未答复的，先催办。";
            en: format!("`{label}` lacks {missing}"),
                "Add the departments that agreed; ask those that have not answered.";
        }
        /// A department objects.
        ReviewObjection { label: String, found: String } = "joint-review-objection" Error {
            zh: format!("“{label}”里写着“{found}”，联审没有通过"),
                "联审有不同意见的不能推荐；已经消除的，只写同意的部门。";
            en: format!("`{label}` says {found}: the joint review was not passed"),
                "Who is objected to cannot be recommended; where that is settled, name only the departments that agree.";
        }
        /// Recommended after the deadline.
        AfterDeadline { label: String, found: String, deadline: String } = "after-deadline" Error {
            zh: format!("“{label}”是{found}，晚于截止时间{deadline}"),
                "请核对日期；经同意延期的，在记录里写：waived: [{rule: deadline, because: 理由}]";
            en: format!("`{label}` is {found}, after the deadline {deadline}"),
                "Check the date; where more time was granted, write into the record: waived: [{rule: deadline, because: …}]";
            plain_zh: format!("“{label}”是{found}，晚于截止时间{deadline}"),
                "请核对日期；经同意延期的，请提供依据。";
            plain_en: format!("`{label}` is {found}, after the deadline {deadline}"),
                "Check the date; where more time was granted, provide the decision.";
        }
        /// More candidates of a unit in a category than it may have.
        OverQuota { unit: String, category: String, count: usize, quota: i64, names: String } = "over-quota" Error {
            zh: format!("“{unit}”在“{category}”里推荐了 {count} 个（{names}），名额是 {quota} 个"),
                "请与推荐单位核对，保留哪一个；另有决定增加名额的，在多出的记录里写：waived: [{rule: quota, because: 理由}]";
            en: format!("{unit} has {count} candidates in {category} ({names}); the quota is {quota}"),
                "Ask the unit which one stays; where more were granted, write into the additional record: waived: [{rule: quota, because: …}]";
            plain_zh: format!("“{unit}”在“{category}”里推荐了 {count} 个（{names}），名额是 {quota} 个"),
                "请告知保留哪一个；另有决定增加名额的，请提供依据。";
            plain_en: format!("{unit} has {count} candidates in {category} ({names}); the quota is {quota}"),
                "Say which one stays; where more were granted, provide the decision.";
        }
        /// A share of the whole set is outside its bound.
        ShareBroken { what: String, count: usize, total: usize, found: String, bound: String, least: bool, names: String } = "share-broken" Error {
            zh: format!("“{what}”的有 {count} 个，占 {total} 个的 {found}%，应{}{bound}%：{names}", if *least { "不低于" } else { "不超过" }),
                "请调整人选，或核对各条记录的这一项。";
            en: format!("{count} of {total} are “{what}”, {found}%, which should be at {} {bound}%: {names}", if *least { "least" } else { "most" }),
                "Change the selection, or check the field in each record.";
        }
        /// A share that cannot be counted.
        ShareUnfit { field: String, known: String } = "share-unfit" Error {
            zh: format!("构成要求里的“{field}”没法统计：推荐表里没有这一项"),
                format!("可以写：{known}。");
            en: format!("the share names `{field}`, which is no field of the form"),
                format!("There are: {known}.");
        }
        /// Selected before, and so not to take part again.
        Excluded { name: String, unit: String, earlier: String } = "excluded" Error {
            zh: format!("“{name}”（{unit}）已经入选过：{earlier}，按通知不再参加推荐"),
                "若是同一级评选的上下级推荐，用 same_as 指明；若不是同一对象或另有决定，写：waived: [{rule: exclusion, because: 理由}]";
            en: format!("{name} ({unit}) was selected before: {earlier}; the call excludes that"),
                "If both are levels of one award, name the record by `same_as`; if it is another, or by decision: waived: [{rule: exclusion, because: …}]";
            plain_zh: format!("“{name}”（{unit}）已经入选过：{}，按通知不再参加推荐", source_free(earlier)),
                "请核实；不是同一对象，或另有决定的，请提供依据。";
            plain_en: format!("{name} ({unit}) was selected before: {}; the call excludes that", source_free(earlier)),
                "Check this; if it is another, or by decision, provide the papers.";
        }
        /// Perhaps selected before.
        MaybeExcluded { name: String, unit: String, earlier: String } = "maybe-excluded" Warning {
            zh: format!("“{name}”（{unit}）与已经入选的很像：{earlier}"),
                "请核实是否同一对象；不是的，写：waived: [{rule: exclusion, because: 不是同一对象}]";
            en: format!("{name} ({unit}) is much like one selected before: {earlier}"),
                "Find out whether they are the same; if not: waived: [{rule: exclusion, because: …}]";
            plain_zh: format!("“{name}”（{unit}）与已经入选的很像：{}", source_free(earlier)),
                "请核实是否同一对象。";
            plain_en: format!("{name} ({unit}) is much like one selected before: {}", source_free(earlier)),
                "Find out whether they are the same.";
        }
    }
}

/// An earlier winner without the file that says so, which the colleague on the telephone does not have.
fn source_free(earlier: &str) -> &str {
    let named = earlier
        .rsplit_once('（')
        .filter(|(_, source)| source.contains('/'));
    named.map_or(earlier, |(before, _)| before)
}
