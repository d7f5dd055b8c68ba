//! Codes of what a programme's rules demand, and of what a record says against itself.

use super::{Case, case, files, lines};
use crate::site::{PROGRAMME, Site};

macro_rules! said {
    ($($place:literal $what:literal),* $(,)?) => {
        &[$(concat!("content/honorees/a/nomination.yaml:", $place, " ", $what)),*]
    };
}

/// The usual person, in a programme with these lines behind its own.
fn ruled(programme: &'static str, record: &'static str) -> impl Fn() -> Site {
    move || {
        let site = lines(record)();
        site.write(
            "content/programmes/p.yaml",
            format!("{PROGRAMME}{programme}"),
        );
        site
    }
}

/// A team of the plain programme, its numbers from line 6 on.
fn team(numbers: &'static str) -> impl Fn() -> Site {
    move || {
        let site = lines("")();
        site.write(
            "content/honorees/a/nomination.yaml",
            format!(
                "programme: p\ncategory: team\nname: 示例服务队\nstatus: honored\nunit: 渝中区科协\n{numbers}\
                 active_ratio: 62%\nactivities: 50\nprojects: [讲座]\nfounded: 2018\n"
            ),
        );
        site
    }
}

pub(super) fn cases() -> Vec<Case> {
    vec![
        case(
            "rule-unmet",
            said!("9:13" "warning[rule-unmet]"),
            ruled(
                "rules: [{category: volunteer, field: activities, at_least: 41, clause: 一, quote: 不少于41次}]\n",
                "",
            ),
        ),
        case(
            "rule-field-missing",
            said!("1:1" "warning[rule-field-missing]"),
            ruled(
                "rules: [{category: volunteer, field: registration, equals: 已注册}]\n",
                "",
            ),
        ),
        case(
            "rule-unfit",
            &["content/programmes/p.yaml:9:38 error[rule-unfit]"],
            ruled(
                "rules: [{category: volunteer, field: activitees, at_least: 1}]\n",
                "",
            ),
        ),
        case(
            "unknown-category",
            &["content/programmes/p.yaml:9:20 error[unknown-category]"],
            ruled(
                "rules: [{category: volunteers, field: activities, at_least: 1}]\n",
                "",
            ),
        ),
        case(
            "unknown-rule",
            said!("10:17" "error[unknown-rule]"),
            lines("waived: [{rule: volunteer-years, because: 已议定}]\n"),
        ),
        case(
            "missing-key",
            said!("10:10" "error[missing-key]"),
            lines("waived: [{rule: minor}]\n"),
        ),
        case(
            "missing-key",
            said!("10:9" "error[missing-key]"),
            lines("allow: [{text: 甲}]\n"),
        ),
        case(
            "waiver-unneeded",
            said!("10:17" "note[waiver-unneeded]"),
            ruled(
                "rules: [{category: volunteer, field: activities, at_least: 40}]\n",
                "waived: [{rule: volunteer-activities-at_least, because: 已议定}]\n",
            ),
        ),
        case(
            "hours-mismatch",
            said!("9:22" "warning[hours-mismatch]"),
            team("volunteers: 40\nparty_members: 10\nhours: 4000\nhours_per_volunteer: 106\n"),
        ),
        case(
            "party-exceeds",
            said!("7:16" "warning[party-exceeds]"),
            team("volunteers: 40\nparty_members: 41\nhours: 4000\nhours_per_volunteer: 100\n"),
        ),
        case(
            "future-date",
            said!("10:7" "warning[after-deadline]", "10:7" "warning[future-date]"),
            lines("推荐日期: 2026-06-02\n"),
        ),
        case(
            "date-order",
            said!("10:7" "warning[date-order]"),
            lines("推荐日期: 2018-02-28\n"),
        ),
        case(
            "minor",
            &["content/honorees/a/private.yaml:1:7 warning[minor]"],
            files("=== content/honorees/a/private.yaml\nborn: 2008-06-02\n"),
        ),
        case(
            "unit-typo",
            said!("5:7" "warning[unit-typo]"),
            ruled("recommenders: [渝种区科协]\n", ""),
        ),
        case(
            "story-too-long",
            &["content/honorees/a/story.md:1:1 warning[story-too-long]"],
            ruled("story: {max_words: 6}\n", ""),
        ),
        case(
            "story-too-short",
            &["content/honorees/a/story.md:1:1 warning[story-too-short]"],
            ruled("story: {min_words: 8}\n", ""),
        ),
        case("out-of-range", said!("6:15" "error[out-of-range]"), || {
            let site = lines("")();
            site.write(
                    "content/honorees/a/nomination.yaml",
                    "programme: p\ncategory: team\nname: 示例服务队\nstatus: honored\nunit: 渝中区科协\nactive_ratio: 120%\n\
                     volunteers: 40\nparty_members: 10\nhours: 4000\nhours_per_volunteer: 100\nactivities: 50\n\
                     projects: [讲座]\nfounded: 2018\n",
                );
            site
        }),
    ]
}
