//! `notice:`, the 公示 of a programme.

use super::super::Problems;
use super::super::read::MapReader;
use super::super::value::Date;
use crate::diagnostic::catalog::Fields;
use crate::input::Spanned;

/// How much of each candidate the notice shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Show {
    /// A table of names.
    #[default]
    List,
    /// Cards with citation.
    Cards,
    /// Stories too.
    Stories,
}

/// What the notice's address shows when the period is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum After {
    /// That it is over, without names.
    #[default]
    Text,
    /// Nothing: the page goes.
    Remove,
}

/// How to object.
#[derive(Debug, Clone, Default)]
pub struct Objections {
    pub office: Option<String>,
    pub contact: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub address: Option<String>,
    pub postcode: Option<String>,
    pub ways: Vec<String>,
    pub person: Option<String>,
    pub unit: Option<String>,
    pub anonymous: Option<bool>,
    pub post: Option<String>,
}

/// A notice as it was written.
#[derive(Debug, Clone, Default)]
pub struct NoticeFile {
    pub title: Option<String>,
    pub basis: Option<String>,
    pub from: Option<Spanned<Date>>,
    pub to: Option<Spanned<Date>>,
    /// At least so many days, and whether they are working days.
    pub days: Option<(i64, bool)>,
    pub show: Show,
    pub columns: Vec<Spanned<String>>,
    pub objections: Option<Objections>,
    pub signed: Vec<String>,
    pub after: After,
}

pub(super) fn notice(mut r: MapReader<'_>, problems: &mut Problems) -> NoticeFile {
    let plain = |text: Option<Spanned<String>>| text.map(|text| text.value);
    let notice = NoticeFile {
        title: plain(r.text(&["title", "标题"], problems)),
        basis: plain(r.text(&["basis", "依据"], problems)),
        from: r.date(&["from", "开始"], problems),
        to: r.date(&["to", "结束"], problems),
        days: r
            .map(&["days", "天数"], problems, |mut r, problems| {
                let min = r.integer(&["min", "至少"], problems);
                let working = r.choice(
                    &["unit", "单位"],
                    &[
                        (true, &["working", "工作日"]),
                        (false, &["calendar", "自然日"]),
                    ],
                    problems,
                );
                r.finish(problems);
                let min = min?;
                if !(1..=366).contains(&min.value) {
                    problems.add(
                        Fields::BadValue {
                            key: "min".into(),
                            value: min.value.to_string(),
                            zh: "请写 1 到 366 之间的整数，例如 5。",
                            en: "Write a whole number from 1 to 366, such as 5.",
                        },
                        min.span,
                    );
                }
                // What is wrong has been told; the notice has an end all the same.
                Some((
                    min.value.clamp(1, 366),
                    working.is_none_or(|working| working.value),
                ))
            })
            .flatten(),
        show: r
            .choice(
                &["show", "展示"],
                &[
                    (Show::List, &["list", "名单"]),
                    (Show::Cards, &["cards", "卡片"]),
                    (Show::Stories, &["stories", "事迹"]),
                ],
                problems,
            )
            .map(|show| show.value)
            .unwrap_or_default(),
        columns: r.texts(&["columns", "栏目"], problems),
        objections: r.map(&["objections", "异议"], problems, objections),
        signed: r
            .texts(&["signed", "落款"], problems)
            .into_iter()
            .map(|text| text.value)
            .collect(),
        after: r
            .choice(
                &["after", "期满后"],
                &[
                    (After::Text, &["text", "文字"]),
                    (After::Remove, &["remove", "删除"]),
                ],
                problems,
            )
            .map(|after| after.value)
            .unwrap_or_default(),
    };
    r.finish(problems);
    notice
}

fn objections(mut r: MapReader<'_>, problems: &mut Problems) -> Objections {
    let plain = |text: Option<Spanned<String>>| text.map(|text| text.value);
    let objections = Objections {
        office: plain(r.text(&["office", "受理部门"], problems)),
        contact: plain(r.text(&["contact", "联系人"], problems)),
        phone: plain(r.text(&["phone", "电话"], problems)),
        email: plain(r.text(&["email", "邮箱"], problems)),
        address: plain(r.text(&["address", "地址"], problems)),
        postcode: plain(r.text(&["postcode", "邮编"], problems)),
        ways: r
            .texts(&["ways", "方式"], problems)
            .into_iter()
            .map(|text| text.value)
            .collect(),
        person: plain(r.text(&["person", "个人"], problems)),
        unit: plain(r.text(&["unit", "单位"], problems)),
        anonymous: r.flag(&["anonymous", "匿名"], problems),
        post: plain(r.text(&["post", "寄送"], problems)),
    };
    r.finish(problems);
    objections
}
