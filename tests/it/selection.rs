//! The course of a selection, each rule from both sides: quota, shares, earlier winners, registration, joint review,
//! deadline, notice.

use crate::site::{PROGRAMME, Site};

/// What a check says, without what is said of every site of candidates.
fn said(site: &Site) -> Vec<String> {
    let mut said = site.check().said();
    said.retain(|said| !said.ends_with("note[no-honorees]"));
    said
}

/// The codes of what a check says.
fn codes(site: &Site) -> Vec<String> {
    let code = |said: String| said.rsplit(' ').next().unwrap_or_default().to_owned();
    said(site).into_iter().map(code).collect()
}

/// A site whose programme has these lines behind its own.
fn site(programme: &str) -> Site {
    let site = Site::new("");
    let text = format!("{PROGRAMME}{programme}");
    site.write("content/programmes/p.yaml", text);
    site
}

/// Adds a person with this status, unit and further lines.
fn person(site: &Site, folder: &str, name: &str, status: &str, unit: &str, extra: &str) {
    site.person(folder, name, extra);
    let path = format!("content/honorees/{folder}/nomination.yaml");
    let text = std::fs::read_to_string(site.root().join(&path)).unwrap();
    let text = text.replace("status: honored", &format!("status: {status}"));
    site.write(
        &path,
        text.replace("unit: 渝中区科协", &format!("unit: {unit}")),
    );
}

fn messages(site: &Site) -> Vec<String> {
    let report = site.check().report;
    let zh = accolade::diagnostic::Lang::Zh;
    let all = report.diagnostics.iter();
    all.map(|d| d.problem.message(zh)).collect()
}

#[test]
fn a_quota_counts_units_by_all_their_names_and_only_who_still_stands() {
    let quota = "quota: {per_unit_per_category: 2}\n";
    let names = ["沈怀瑾", "马小禾", "秦若岚"];
    for (statuses, waived, expected) in [
        (["nominated"; 3], "", vec!["error[over-quota]"]),
        (["honored"; 3], "", vec!["warning[over-quota]"]),
        (
            ["honored", "honored", "notice"],
            "",
            vec!["warning[notice-absent]", "error[over-quota]"],
        ),
        (["nominated", "nominated", "not_selected"], "", vec![]),
        (["nominated", "withdrawn", "nominated"], "", vec![]),
        (
            ["nominated"; 3],
            "waived: [{rule: quota, because: 已议定}]\n",
            vec![],
        ),
    ] {
        let site = site(quota);
        site.write(
            "content/site.yaml",
            "title: 示例站\nbase_url: https://example.org/\nmap: {approval_number: 示例号}\n\
             units: [{name: 渝中区科学技术协会, aliases: [渝中区科协]}]\n",
        );
        let units = ["渝中区科协", "渝中区科学技术协会", "渝中区科协"];
        for (at, (status, unit)) in statuses.iter().zip(units).enumerate() {
            let extra = if at == 2 { waived } else { "" };
            person(&site, &format!("p{at}"), names[at], status, unit, extra);
        }
        assert_eq!(codes(&site), expected, "{statuses:?} {waived}");
    }
    // A category's own quota wins, and another unit has its own.
    let own = site(quota);
    let text = PROGRAMME.replace("form: person}", "form: person, quota: 1}");
    own.write("content/programmes/p.yaml", format!("{text}{quota}"));
    person(&own, "a", "沈怀瑾", "nominated", "渝中区科协", "");
    person(&own, "b", "马小禾", "nominated", "江北区科协", "");
    assert_eq!(codes(&own), Vec::<String>::new());
    person(&own, "c", "秦若岚", "nominated", "江北区科协", "");
    assert_eq!(
        messages(&own)[1],
        "“江北区科协”在“科技志愿者”里推荐了 2 个（马小禾、秦若岚），名额是 1 个"
    );
}

#[test]
fn shares_are_counted_over_all_who_stand_and_name_them() {
    let women = |site: &Site, count: usize| {
        for at in 0..10 {
            let gender = if at < count { "女" } else { "男" };
            let name: String =
                ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"][at].into();
            let extra = format!("性别: {gender}\n");
            person(
                site,
                &format!("p{at}"),
                &format!("示例{name}"),
                "nominated",
                "甲",
                &extra,
            );
        }
    };
    for (bound, count, broken) in [
        ("at_most: 30%", 3, false),
        ("at_most: 30%", 4, true),
        ("at_least: 30", 3, false),
        ("at_least: 30", 2, true),
        ("at_most: 0%", 0, false),
    ] {
        let site = site(&format!(
            "shares: [{{category: volunteer, where: {{gender: 女}}, {bound}}}]\n"
        ));
        women(&site, count);
        let expected: &[&str] = if broken {
            &["error[share-broken]"]
        } else {
            &[]
        };
        assert_eq!(codes(&site), expected, "{bound} {count}");
    }
    let site = site("shares: [{where: {gender: 女}, at_most: 10%}]\n");
    women(&site, 2);
    let words = "“性别：女”的有 2 个，占 10 个的 20%，应不超过10%：示例甲、示例乙";
    assert!(
        messages(&site).iter().any(|said| said == words),
        "{:?}",
        messages(&site)
    );
    // One who does not say it is told, and nothing is concluded.
    person(&site, "x", "示例子", "nominated", "甲", "");
    assert_eq!(codes(&site), ["error[rule-field-missing]"]);
}

/// The candidate of a preset whose only fault may be an earlier honour.
fn excluded(preset: &str, year: i64, list: &str, record: &str) -> Vec<String> {
    let site = Site::new("");
    let own = format!("preset: {preset}\nyear: {year}\nphotos: {{default: {{count: 0-9}}}}\n");
    site.write("content/programmes/p.yaml", own);
    site.person(
        "a",
        "沈怀瑾",
        &format!("registration: 已注册\njoint_review: 七部门均同意\n{record}"),
    );
    let path = "content/honorees/a/nomination.yaml";
    let text = std::fs::read_to_string(site.root().join(path)).unwrap();
    site.write(path, text.replace("status: honored", "status: nominated"));
    site.write(
        "content/past-winners.csv",
        format!("name,kind,unit,programme,year\n{list}"),
    );
    let mut found = codes(&site);
    found.retain(|code| !code.contains("story-too-short"));
    found
}

#[test]
fn the_three_calls_exclude_three_scopes() {
    const NO: [&str; 0] = [];
    const YES: [&str; 1] = ["error[excluded]"];
    let row =
        |programme: &str, year: i64| format!("沈怀瑾,科技志愿者,渝中区科协,{programme},{year}\n");
    let science = "科技志愿服务先进典型";
    // 重庆 2025: any year, any award of volunteer service.
    assert_eq!(
        excluded("chongqing-2025", 2025, &row(science, 2012), ""),
        YES
    );
    assert_eq!(
        excluded("chongqing-2025", 2025, &row("最美志愿者", 2024), ""),
        YES
    );
    // A list may name the year of another level: somebody has to look.
    let same_year = excluded("chongqing-2025", 2025, &row(science, 2025), "");
    assert_eq!(same_year, ["warning[maybe-excluded]"]);
    let later = excluded("chongqing-2025", 2025, &row(science, 2026), "");
    assert_eq!(later, NO);
    // 广西 2024: 2019 to 2023, awards of science volunteers.
    for (year, expected) in [(2018, &NO[..]), (2019, &YES), (2023, &YES)] {
        assert_eq!(
            excluded("guangxi-2024", 2024, &row(science, year), ""),
            expected,
            "{year}"
        );
    }
    assert_eq!(
        excluded("guangxi-2024", 2024, &row("最美志愿者", 2021), ""),
        NO
    );
    let award = row("2021年度最美科技志愿者", 2021);
    assert_eq!(excluded("guangxi-2024", 2024, &award, ""), YES);
    // 中国科协 2021: 2019 and 2020.
    for (year, expected) in [(2018, &NO[..]), (2019, &YES), (2020, &YES)] {
        assert_eq!(
            excluded("cast-2021", 2021, &row(science, year), ""),
            expected,
            "{year}"
        );
    }
}

#[test]
fn earlier_winners_are_told_by_name_kind_and_unit() {
    for (row, expected) in [
        ("沈 怀瑾,个人,渝中区科协,典型,2019", "error[excluded]"),
        ("沈怀瑾,person,渝中区科学技术协会,,2019", "error[excluded]"),
        ("沈怀瑾,,“渝中区科协”,,", "error[excluded]"),
        ("沈怀瑾,志愿者,江北区科协,,2019", "warning[maybe-excluded]"),
        ("沈怀瑾,志愿者,,,2019", "warning[maybe-excluded]"),
        ("沈怀谨,志愿者,渝中区科协,,2019", "warning[maybe-excluded]"),
        ("沈怀谨,志愿者,江北区科协,,2019", ""),
        ("沈怀安,志愿者,渝中区科协,,2019", ""),
        ("沈怀瑾,科技志愿服务队,渝中区科协,,2019", ""),
        ("沈怀瑾,农村科技志愿者,渝中区科协,,2019", "error[excluded]"),
        (
            "沈怀瑾,志愿者（高校组织）,渝中区科协,,2019",
            "error[excluded]",
        ),
    ] {
        let found = excluded("chongqing-2025", 2025, &format!("{row}\n"), "");
        let expected: &[&str] = if expected.is_empty() {
            &[]
        } else {
            &[expected]
        };
        assert_eq!(found, expected, "{row}");
    }
    let row = "沈怀瑾,个人,渝中区科协,典型,2019\n";
    let waived = "waived: [{rule: exclusion, because: 主办方同意}]\n";
    assert_eq!(
        excluded("chongqing-2025", 2025, row, waived),
        Vec::<String>::new()
    );
    let unneeded = excluded("chongqing-2025", 2025, "", waived);
    assert_eq!(unneeded, ["note[waiver-unneeded]"]);
}

#[test]
fn the_sites_own_earlier_programmes_count_and_levels_of_one_award_do_not() {
    let site = site("exclusion: {scope: all}\n");
    let earlier = PROGRAMME.replace("2025", "2023").replace("2026", "2024");
    site.write("content/programmes/q.yaml", earlier);
    person(&site, "new", "示例服务队", "nominated", "渝中区科协", "");
    person(&site, "old", "示例服务队", "honored", "渝中区科协", "");
    for (folder, programme) in [("new", "p"), ("old", "q")] {
        let path = format!("content/honorees/{folder}/nomination.yaml");
        let text = std::fs::read_to_string(site.root().join(&path)).unwrap();
        let text = text.replace("programme: p", &format!("programme: {programme}"));
        site.write(&path, text);
    }
    assert_eq!(codes(&site), ["error[excluded]"]);
    let words = messages(&site).concat();
    assert!(words.contains("已经入选过：示例服务队，渝中区科协，2023年度示例（content/honorees/old/nomination.yaml）"), "{words}");
    // The older record, judged by its own programme, was not excluded by what came later.
    let path = "content/honorees/new/nomination.yaml";
    let text = std::fs::read_to_string(site.root().join(path)).unwrap();
    site.write(path, format!("{text}same_as: old\n"));
    assert_eq!(codes(&site), Vec::<String>::new());
}

#[test]
fn registration_is_read_as_people_write_it() {
    const NONE: &str = "";
    for (demand, written, expected) in [
        (
            "platform: “大美志愿”微信小程序",
            "已在“大美志愿”微信小程序注册",
            NONE,
        ),
        (
            "platform: “大美志愿”微信小程序",
            "已注册（大美志愿 50010012）",
            NONE,
        ),
        ("platform: “大美志愿”微信小程序", "已注册", NONE),
        (
            "platform: “大美志愿”微信小程序",
            "在中国志愿服务网、大美志愿均已注册",
            NONE,
        ),
        (
            "platform: “大美志愿”微信小程序",
            "已在志愿汇注册",
            "warning[registered-elsewhere]",
        ),
        (
            "platform: “大美志愿”微信小程序",
            "未注册",
            "error[unregistered]",
        ),
        (
            "platform: “大美志愿”微信小程序",
            "没有在大美志愿注册",
            "error[unregistered]",
        ),
        (
            "platform: “大美志愿”微信小程序",
            "还没注册，正在办理",
            "error[unregistered]",
        ),
        (
            "platform: “大美志愿”微信小程序",
            "已注册，尚未开通积分",
            NONE,
        ),
        (
            "platform: “大美志愿”微信小程序",
            "无",
            "error[unregistered]",
        ),
        (
            "platform: 平台, before: 2021-09-30",
            "2021年9月30日注册",
            NONE,
        ),
        (
            "platform: 平台, before: 2021-09-30",
            "2021-10-01 注册",
            "error[registered-late]",
        ),
        ("platform: 平台, before: 2021-09-30", "2021年9月", NONE),
        ("platform: 平台, categories: [team]", "未注册", NONE),
    ] {
        let site = site(&format!("registration: {{{demand}}}\n"));
        person(
            &site,
            "a",
            "沈怀瑾",
            "nominated",
            "甲",
            &format!("registration: {written}\n"),
        );
        let expected: &[&str] = if expected.is_empty() {
            &[]
        } else {
            &[expected]
        };
        assert_eq!(codes(&site), expected, "{demand} {written}");
    }
}

#[test]
fn papers_are_asked_of_candidates_and_not_of_those_who_are_honoured() {
    let demand = "registration: {platform: 平台}\njoint_review: {departments: [公安]}\n";
    for (status, expected) in [
        (
            "nominated",
            vec![
                "warning[joint-review-missing]",
                "warning[registration-missing]",
            ],
        ),
        (
            "recommended",
            vec![
                "warning[joint-review-missing]",
                "warning[registration-missing]",
            ],
        ),
        ("honored", vec![]),
        ("not_selected", vec![]),
    ] {
        let site = site(demand);
        person(&site, "a", "沈怀瑾", status, "甲", "");
        assert_eq!(codes(&site), expected, "{status}");
    }
}

#[test]
fn all_departments_agree_each_or_together() {
    for (written, expected) in [
        ("[纪检监察, 统战, 政法, 网信, 公安, 司法, 信访]", ""),
        (
            "县纪委监委、统战部、政法委、网信办、公安局、司法局、信访办",
            "",
        ),
        ("七部门均同意", ""),
        (
            "[纪检监察, 统战, 政法, 网信, 公安, 司法]",
            "error[joint-review-incomplete]",
        ),
        (
            "[纪检监察, 统战, 政法, 网信, 公安, 司法, 信访无不同意见]",
            "",
        ),
        (
            "[纪检监察, 统战, 政法, 网信, 公安有异议, 司法, 信访]",
            "error[joint-review-objection]",
        ),
        (
            "纪检监察、统战、政法、网信、公安、司法均同意，信访不予同意",
            "error[joint-review-objection]",
        ),
    ] {
        let site =
            site("joint_review: {departments: [纪检监察, 统战, 政法, 网信, 公安, 司法, 信访]}\n");
        person(
            &site,
            "a",
            "沈怀瑾",
            "nominated",
            "甲",
            &format!("joint_review: {written}\n"),
        );
        let expected: &[&str] = if expected.is_empty() {
            &[]
        } else {
            &[expected]
        };
        assert_eq!(codes(&site), expected, "{written}");
    }
}

#[test]
fn a_deadline_is_a_day_or_an_hour() {
    for (deadline, day, late) in [
        ("2026-01-23", "2026-01-23", false),
        ("2026-01-23", "2026-01-24", true),
        ("2026-01-23T24:00", "2026-01-23", false),
        ("2026-01-23T24:00", "2026-01-24", true),
        ("2026-01-23T17:00", "2026-01-23", false),
        ("2026-01-23T00:00+00:00", "2026-01-23", false),
        ("2026-01-23", "2026-01", false),
        ("2026-01-23", "2026-02", true),
    ] {
        let site = site("");
        let text = PROGRAMME.replace("deadline: 2026-01-23", &format!("deadline: {deadline}"));
        site.write("content/programmes/p.yaml", text);
        person(
            &site,
            "a",
            "沈怀瑾",
            "nominated",
            "甲",
            &format!("recommended_on: {day}\n"),
        );
        let expected: &[&str] = if late {
            &["error[after-deadline]"]
        } else {
            &[]
        };
        assert_eq!(codes(&site), expected, "{deadline} {day}");
    }
    let site = site("");
    let text = PROGRAMME.replace("deadline: 2026-01-23", "deadline: 2026-01-23T17:00");
    site.write("content/programmes/p.yaml", text);
    person(
        &site,
        "a",
        "沈怀瑾",
        "nominated",
        "甲",
        "推荐日期: 2026-02\n",
    );
    assert_eq!(
        messages(&site)[1],
        "“推荐日期”是2026年2月，晚于截止时间2026年1月23日 17:00"
    );
}

/// What is said of a notice with these dates, its other parts complete.
fn notice(dates: &str, holidays: &str, date: &str) -> Vec<String> {
    let site = site(&format!(
        "notice:\n  basis: 某文件\n  signed: [示例科协]\n  objections: {{office: 甲, phone: 023-0000 0000, ways: [电话], \
         person: 实名, unit: 盖章, post: sent}}\n{dates}"
    ))
    .at(date);
    site.write(
        "content/site.yaml",
        format!("title: 示例站\nbase_url: https://example.org/\nmap: {{approval_number: 示例号}}\n{holidays}"),
    );
    person(&site, "a", "沈怀瑾", "nominated", "甲", "");
    codes(&site)
}

#[test]
fn days_of_a_notice_count_both_ends_and_make_up_days() {
    for (dates, holidays, expected) in [
        // 9 May 2026 is a Saturday that is worked.
        (
            "  from: 2026-05-06\n  to: 2026-05-11\n  days: {min: 5, unit: working}\n",
            "",
            "",
        ),
        (
            "  from: 2026-05-06\n  to: 2026-05-09\n  days: {min: 5, unit: working}\n",
            "",
            "error[notice-short]",
        ),
        (
            "  from: 2026-05-06\n  to: 2026-05-10\n  days: {min: 5, unit: calendar}\n",
            "",
            "",
        ),
        (
            "  from: 2026-05-06\n  to: 2026-05-09\n  days: {min: 5, unit: calendar}\n",
            "",
            "error[notice-short]",
        ),
        (
            "  from: 2026-05-06\n  to: 2026-05-11\n  days: {min: 5, unit: working}\n",
            "holidays: {off: [2026-05-07]}\n",
            "error[notice-short]",
        ),
        (
            "  from: 2030-05-06\n  to: 2030-05-10\n  days: {min: 5, unit: working}\n",
            "",
            "warning[calendar-unknown]",
        ),
        (
            "  from: 2030-05-06\n  to: 2030-05-10\n  days: {min: 5, unit: calendar}\n",
            "",
            "",
        ),
        (
            "  from: 2030-05-06\n  to: 2030-05-10\n  days: {min: 5, unit: working}\n",
            "holidays: {off: [2030-05-01]}\n",
            "",
        ),
        (
            "  from: 2026-05-06\n  days: {min: 5, unit: working}\n",
            "",
            "",
        ),
        // All of it lies in a holiday.
        (
            "  from: 2026-10-01\n  to: 2026-10-07\n  days: {min: 5, unit: working}\n",
            "",
            "error[notice-short]",
        ),
        (
            "  from: 2026-05-06\n  days: {min: 0, unit: working}\n",
            "",
            "error[bad-value]",
        ),
        ("  from: 2026-05-06\n", "", "warning[notice-dates]"),
        ("  to: 2026-05-06\n", "", "warning[notice-dates]"),
    ] {
        let expected: &[&str] = if expected.is_empty() {
            &[]
        } else {
            &[expected]
        };
        assert_eq!(
            notice(dates, holidays, "2026-06-01"),
            expected,
            "{dates}{holidays}"
        );
    }
}

#[test]
fn whoever_is_honoured_while_a_notice_runs_is_an_error() {
    for (date, release, expected) in [
        ("2026-05-05", "", vec!["error[honored-in-notice]"]),
        ("2026-05-12T23:59", "", vec!["error[honored-in-notice]"]),
        ("2026-05-13", "", vec![]),
        (
            "2026-05-12",
            "release_at: 2026-05-20T09:00\n",
            vec!["note[no-honorees]"],
        ),
    ] {
        let site = site(&format!(
            "{release}notice: {{from: 2026-05-06, to: 2026-05-12, basis: 某文件, signed: [甲], objections: {{office: 甲, \
             phone: 023-0000 0000, ways: [电话], person: 实名, unit: 盖章, post: sent}}}}\n"
        ))
        .at(date);
        person(&site, "a", "沈怀瑾", "honored", "甲", "");
        let said = site.check().said();
        let found: Vec<&str> = said
            .iter()
            .map(|said| said.rsplit(' ').next().unwrap())
            .collect();
        assert_eq!(found, expected, "{date}");
        assert_eq!(
            site.check().report.exit_code(),
            u8::from(date < "2026-05-13" && release.is_empty())
        );
    }
}
