//! Notices (公示): what a complete one says, how long it runs, and who stands in it.

catalog! {
    /// What is wrong with a notice.
    Notices {
        /// Neither a beginning nor an end.
        Dates = "notice-dates" Warning {
            zh: "公示没有写起止日期，这样不会出现",
                "请在 notice 里写 from 和 to，或写 from 和 days: {min: 5, unit: working}；首日和末日都算在内。";
            en: "the notice has no dates and so never appears",
                "Write `from` and `to`, or `from` and days: {min: 5, unit: working}, into `notice`; both ends count.";
        }
        /// Why it is held.
        Basis = "notice-basis" Warning {
            zh: "公示没有写依据和程序",
                "请在 notice 里加：basis: 根据……，经推荐、核查和评审，现予公示。";
            en: "the notice does not say what it is based on",
                "Add `basis: …` to `notice`: the document, and how the candidates were found.";
        }
        /// Who takes objections.
        Office = "notice-office" Warning {
            zh: "公示没有写受理部门",
                "请在 notice 的 objections 里加：office: 部门名称。";
            en: "the notice does not say which office takes objections",
                "Add `office: …` to `objections`.";
        }
        /// How the office is reached.
        Contact = "notice-contact" Warning {
            zh: "公示没有写怎样联系受理部门",
                "请在 notice 的 objections 里加 phone、email 或 address，至少一项。";
            en: "the notice does not say how the office is reached",
                "Add phone, email or address to `objections`; one at least.";
        }
        /// In which ways objections are taken.
        Ways = "notice-ways" Warning {
            zh: "公示没有写反映方式",
                "请在 notice 的 objections 里加：ways: [电话, 书面, 来访]。";
            en: "the notice does not say in which ways to object",
                "Add `ways: [电话, 书面, 来访]` to `objections`.";
        }
        /// Who has to sign an objection, and how.
        Signing { missing: &'static str } = "notice-signing" Warning {
            zh: format!("公示没有写{}反映问题时怎样署名", if *missing == "person" { "个人" } else { "单位" }),
                if *missing == "person" { "请在 notice 的 objections 里加：person: 署真实姓名并留联系电话。" } else { "请在 notice 的 objections 里加：unit: 加盖公章。" };
            en: format!("the notice does not say how a {} signs an objection", if *missing == "person" { "person" } else { "body" }),
                format!("Add `{missing}: …` to `objections`.");
        }
        /// Which day counts for a letter.
        Post = "notice-post" Warning {
            zh: "公示没有写信函以哪天为准",
                "请在 notice 的 objections 里加：post: sent（以寄出日邮戳为准）或 post: received（以收到日为准）。";
            en: "the notice does not say which day counts for a letter",
                "Add `post: sent` or `post: received` to `objections`.";
        }
        /// Who signs the notice.
        Signed = "notice-signed" Warning {
            zh: "公示没有落款",
                "请在 notice 里加：signed: [单位名称]。";
            en: "nobody signs the notice",
                "Add `signed: [name of the body]` to `notice`.";
        }
        /// Fewer days than there have to be.
        Short { from: String, to: String, count: usize, least: i64, working: bool } = "notice-short" Error {
            zh: format!("公示自{from}至{to}，只有 {count} 个{}，不足 {least} 个", days_zh(*working)),
                "首日和末日都算在内；请推迟 to，或删去 to，由 days 推算。";
            en: format!("the notice from {from} to {to} has {count} {}, fewer than {least}", days_en(*working)),
                "Both ends count. Put `to` later, or leave it out: `days` gives the end.";
        }
        /// A year whose holidays are not known.
        UnknownYear { year: i16 } = "calendar-unknown" Warning {
            zh: format!("日历里没有 {year} 年的放假安排，公示的工作日只按周一至周五算"),
                "国务院办公厅公布后，请在 site.yaml 里写 holidays: {off: [放假的日子], work: [调休上班的日子]}。";
            en: format!("the calendar does not know the holidays of {year}: working days are Monday to Friday"),
                "Once they are published, write holidays: {off: […], work: […]} into site.yaml.";
        }
        /// Honoured while objections are still taken.
        HonoredInNotice { to: String } = "honored-in-notice" Error {
            zh: format!("公示到{to}才结束，这条记录却已经写成“已入选”"),
                "公示期间请写 status: notice；期满没有异议，再改为 honored。";
            en: format!("the notice runs until {to}, but the record is `honored` already"),
                "Write `status: notice` while it runs, and `honored` when it is over.";
            plain_zh: format!("公示到{to}才结束，这条记录却已经写成“已入选”"),
                "公示期满没有异议，才能入选。";
            plain_en: format!("the notice runs until {to}, but the record is `honored` already"),
                "Nobody is selected before the notice is over.";
        }
        /// Still in a notice that is over.
        NoticeOver { to: String, count: usize, names: String } = "notice-over" Warning {
            zh: format!("公示已于{to}结束，还有 {count} 条记录写着“公示中”，不会出现在任何页面：{names}"),
                "没有异议的改为 status: honored，其余改为 not_selected。";
            en: format!("the notice ended on {to}; {count} records still stand in it and appear nowhere: {names}"),
                "Write `status: honored` into them, or `not_selected`.";
        }
        /// In a notice that does not exist.
        NoticeAbsent { programme: String } = "notice-absent" Warning {
            zh: format!("“{programme}”没有公示，写成“公示中”的记录不会出现在任何页面"),
                format!("请在 content/programmes/{programme}.yaml 里写 notice，或改这条记录的 status。");
            en: format!("{programme} has no notice, so that a record in it appears nowhere"),
                format!("Write `notice` into content/programmes/{programme}.yaml, or change the record's status.");
            plain_zh: format!("“{programme}”没有公示，这一条写的却是“公示中”"),
                "请核对现在的状态。";
            plain_en: format!("{programme} has no notice, but the record stands in it"),
                "Check the present status.";
        }
    }
}

fn days_zh(working: bool) -> &'static str {
    if working { "工作日" } else { "自然日" }
}

fn days_en(working: bool) -> &'static str {
    if working { "working days" } else { "days" }
}
