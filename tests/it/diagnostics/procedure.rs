//! Codes of the course of a selection and of notices.

use super::{Case, case, lines};
use crate::site::{PROGRAMME, Site};

macro_rules! said {
    ($($place:literal $what:literal),* $(,)?) => {
        &[$(concat!("content/honorees/a/nomination.yaml:", $place, " ", $what)),*]
    };
}

/// The usual person as a candidate, in a programme with these lines behind its own (line 9 on); further lines of the record
/// begin in line 10.
fn candidate(programme: &'static str, record: &'static str) -> impl Fn() -> Site {
    move || {
        let site = lines(record)();
        let programme = format!("{PROGRAMME}{programme}");
        site.write("content/programmes/p.yaml", programme);
        nominate(&site, "a");
        site
    }
}

fn nominate(site: &Site, folder: &str) {
    let path = format!("content/honorees/{folder}/nomination.yaml");
    let text = std::fs::read_to_string(site.root().join(&path)).unwrap();
    site.write(&path, text.replace("status: honored", "status: nominated"));
}

/// Two candidates of the plain programme with these lines behind its own.
fn two(programme: &'static str, first: &'static str, second: &'static str) -> impl Fn() -> Site {
    move || {
        let site = candidate(programme, first)();
        site.person("b", "马小禾", second);
        nominate(&site, "b");
        site
    }
}

/// Every part of a notice, in lines of its own.
const NOTICE: &[&str] = &[
    "  from: 2026-05-06",
    "  to: 2026-05-12",
    "  basis: 根据通知和评审",
    "  signed: [示例科协]",
    "  objections:",
    "    office: 宣传部",
    "    phone: 023-0000 0000",
    "    ways: [电话]",
    "    person: 署真实姓名",
    "    unit: 加盖公章",
    "    post: sent",
];

/// A site whose notice has these lines in place of its own that begin alike; `-` takes one away.
fn notice(changes: &'static [(&'static str, &'static str)]) -> impl Fn() -> Site {
    move || {
        let site = lines("")();
        let mut text = format!("{PROGRAMME}notice:\n");
        for line in NOTICE {
            let key = line.split(':').next().unwrap();
            match changes.iter().find(|(changed, _)| key.trim() == *changed) {
                Some((_, "-")) => {}
                Some((_, value)) => text.push_str(&format!("{key}: {value}\n")),
                None => text.push_str(&format!("{line}\n")),
            }
        }
        site.write("content/programmes/p.yaml", text);
        site
    }
}

const EMPTY: &str = "note[no-honorees]";

pub(super) fn cases() -> Vec<Case> {
    let mut all = vec![
        case(
            "registration-missing",
            &[
                EMPTY,
                "content/honorees/a/nomination.yaml:1:1 warning[registration-missing]",
            ],
            candidate("registration: {platform: 大美志愿}\n", ""),
        ),
        case(
            "unregistered",
            &[
                EMPTY,
                "content/honorees/a/nomination.yaml:10:15 error[unregistered]",
            ],
            candidate(
                "registration: {platform: 大美志愿}\n",
                "registration: 尚未注册\n",
            ),
        ),
        case(
            "registered-elsewhere",
            said!("10:15" "warning[registered-elsewhere]"),
            || {
                let site = lines("registration: 已在志愿汇注册\n")();
                let text = format!("{PROGRAMME}registration: {{platform: 大美志愿}}\n");
                site.write("content/programmes/p.yaml", text);
                site
            },
        ),
        case(
            "registered-late",
            &[
                EMPTY,
                "content/honorees/a/nomination.yaml:10:15 error[registered-late]",
            ],
            candidate(
                "registration: {before: 2021-09-30}\n",
                "registration: 2021年10月1日注册\n",
            ),
        ),
        case(
            "joint-review-missing",
            &[
                EMPTY,
                "content/honorees/a/nomination.yaml:1:1 warning[joint-review-missing]",
            ],
            candidate("joint_review: {departments: [公安, 信访]}\n", ""),
        ),
        case(
            "joint-review-incomplete",
            &[
                EMPTY,
                "content/honorees/a/nomination.yaml:10:7 error[joint-review-incomplete]",
            ],
            candidate(
                "joint_review: {departments: [公安, 信访]}\n",
                "联审情况: [公安局]\n",
            ),
        ),
        case(
            "joint-review-objection",
            &[
                EMPTY,
                "content/honorees/a/nomination.yaml:10:7 error[joint-review-objection]",
            ],
            candidate(
                "joint_review: {departments: [公安, 信访]}\n",
                "联审情况: [公安, 信访不同意]\n",
            ),
        ),
        case(
            "after-deadline",
            &[
                EMPTY,
                "content/honorees/a/nomination.yaml:10:7 error[after-deadline]",
            ],
            candidate("", "推荐日期: 2026-01-24\n"),
        ),
        case(
            "over-quota",
            &[
                EMPTY,
                "content/honorees/b/nomination.yaml:5:7 error[over-quota]",
            ],
            two("quota: {per_unit_per_category: 1}\n", "", ""),
        ),
        case(
            "share-broken",
            &[EMPTY, "content/programmes/p.yaml:9:23 error[share-broken]"],
            two(
                "shares: [{where: {性别: 女}, at_most: 49%}]\n",
                "性别: 女\n",
                "性别: 男\n",
            ),
        ),
        case(
            "share-unfit",
            &["content/programmes/p.yaml:9:23 error[share-unfit]"],
            || {
                let site = lines("")();
                let text = format!("{PROGRAMME}shares: [{{where: {{年龄: 老}}, at_most: 1%}}]\n");
                site.write("content/programmes/p.yaml", text);
                site
            },
        ),
        case(
            "excluded",
            &[
                EMPTY,
                "content/honorees/a/nomination.yaml:3:7 error[excluded]",
            ],
            || {
                let site = candidate("exclusion: {scope: all}\n", "")();
                let list = "name,kind,unit,programme,year\n沈怀瑾,科技志愿者,渝中区科协,2019年度典型,2019\n";
                site.write("content/past-winners.csv", list);
                site
            },
        ),
        case(
            "maybe-excluded",
            &[
                EMPTY,
                "content/honorees/a/nomination.yaml:3:7 warning[maybe-excluded]",
            ],
            || {
                let site = candidate("exclusion: {scope: all}\n", "")();
                let list = "姓名,类别,单位,称号,年度\n沈怀瑾,,江北区科协,,2019\n";
                site.write("content/past-winners.csv", list);
                site
            },
        ),
        case(
            "csv-columns",
            &["content/past-winners.csv:1:1 error[csv-columns]"],
            || {
                let site = lines("")();
                site.write("content/past-winners.csv", "姓名,年度\n沈怀瑾,2019\n");
                site
            },
        ),
        case(
            "bad-value",
            &["content/past-winners.csv:2:12 error[bad-value]"],
            || {
                let site = lines("")();
                site.write(
                    "content/past-winners.csv",
                    "name,kind,unit,programme,year\n沈怀瑾,个人,甲,乙,去年\n",
                );
                site
            },
        ),
        case(
            "missing-key",
            &["content/past-winners.csv:2:1 error[missing-key]"],
            || {
                let site = lines("")();
                site.write(
                    "content/past-winners.csv",
                    "name,kind,unit,programme,year\n,个人,甲,乙,2019\n",
                );
                site
            },
        ),
    ];
    all.extend(of_notices());
    all
}

fn of_notices() -> Vec<Case> {
    const AT: &str = "content/programmes/p.yaml";
    macro_rules! absent {
        ($code:literal) => {
            &[concat!(
                "content/programmes/p.yaml:1:1 warning[",
                $code,
                "]"
            )]
        };
    }
    let mut all = vec![
        case(
            "notice-dates",
            absent!("notice-dates"),
            notice(&[("to", "-")]),
        ),
        case(
            "notice-basis",
            absent!("notice-basis"),
            notice(&[("basis", "-")]),
        ),
        case(
            "notice-office",
            absent!("notice-office"),
            notice(&[("office", "-")]),
        ),
        case(
            "notice-contact",
            absent!("notice-contact"),
            notice(&[("phone", "-")]),
        ),
        case(
            "notice-ways",
            absent!("notice-ways"),
            notice(&[("ways", "-")]),
        ),
        case(
            "notice-signing",
            absent!("notice-signing"),
            notice(&[("person", "-")]),
        ),
        case(
            "notice-signing",
            absent!("notice-signing"),
            notice(&[("unit", "-")]),
        ),
        case(
            "notice-post",
            absent!("notice-post"),
            notice(&[("post", "-")]),
        ),
        case(
            "notice-signed",
            absent!("notice-signed"),
            notice(&[("signed", "-")]),
        ),
        case(
            "notice-short",
            &["content/programmes/p.yaml:11:7 error[notice-short]"],
            || {
                let site = notice(&[("to", "2026-05-09")])();
                let path = site.root().join(AT);
                let text = std::fs::read_to_string(path).unwrap();
                site.write(AT, text + "  days: {min: 5, unit: working}\n");
                site
            },
        ),
        case(
            "calendar-unknown",
            &[
                "content/honorees/a/nomination.yaml:4:9 error[honored-in-notice]",
                "content/programmes/p.yaml:10:9 warning[calendar-unknown]",
            ],
            notice(&[("from", "2031-05-06"), ("to", "2031-05-12")]),
        ),
        case(
            "honored-in-notice",
            said!("4:9" "error[honored-in-notice]"),
            notice(&[("to", "2026-06-01")]),
        ),
        case(
            "notice-over",
            &[EMPTY, "content/programmes/p.yaml:11:7 warning[notice-over]"],
            || {
                let site = notice(&[])();
                noticed(&site);
                site
            },
        ),
    ];
    all.extend(of_teams());
    all.push(case(
        "notice-absent",
        &[
            EMPTY,
            "content/honorees/a/nomination.yaml:4:9 warning[notice-absent]",
        ],
        || {
            let site = lines("")();
            noticed(&site);
            site
        },
    ));
    all
}

fn noticed(site: &Site) {
    let path = "content/honorees/a/nomination.yaml";
    let text = std::fs::read_to_string(site.root().join(path)).unwrap();
    site.write(path, text.replace("status: honored", "status: notice"));
}

/// A team of a programme with two levels, with these further lines (line 13 on).
fn team(name: &'static str, extra: &'static str) -> impl Fn() -> Site {
    move || {
        let site = lines("")();
        let teams = "teams: {levels: [总队, 支队], patterns: {市科协: 重庆市科技志愿服务总队, 区县科协: \"**科技志愿服务支队\"}}\n";
        site.write("content/programmes/p.yaml", format!("{PROGRAMME}{teams}"));
        site.write(
            "content/honorees/a/nomination.yaml",
            format!(
                "programme: p\ncategory: team\nname: {name}\nstatus: honored\nunit: 渝中区科协\nvolunteers: 40\n\
                 party_members: 10\nhours: 4000\nhours_per_volunteer: 100\nactive_ratio: 62%\nactivities: 50\n\
                 projects: [讲座]\nfounded: 2018\n{extra}"
            ),
        );
        site
    }
}

fn of_teams() -> Vec<Case> {
    vec![
        case(
            "team-name",
            said!("3:7" "warning[team-name]"),
            team("渝中区志愿支队", ""),
        ),
        case(
            "team-level",
            said!("3:7" "warning[team-level]"),
            team("渝中区科技志愿服务分队", ""),
        ),
        case(
            "team-parent",
            said!("14:9" "warning[team-parent]"),
            team("渝中区科技志愿服务支队", "parent: 江北区科技志愿服务支队\n"),
        ),
        case(
            "team-circle",
            said!("14:9" "warning[team-circle]"),
            team("渝中区科技志愿服务支队", "parent: 渝中区科技志愿服务支队\n"),
        ),
    ]
}
