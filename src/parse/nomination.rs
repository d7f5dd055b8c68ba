//! `nomination.yaml`: the keys that every record has, typed; whatever its form
//! adds stays a spanned node, since only the form knows its type.

mod photo;

use super::Problems;
use super::allow::{Allowance, allowance};
use super::read::{MapReader, Names};
use super::site::required;
use super::value::Date;
use super::yaml::Entry;
use crate::diagnostic::Severity;
use crate::input::{SourcePath, Span, Spanned};
use serde::Serialize;

use photo::photo;
pub use photo::{PhotoEntry, Role, role_words};

/// Where a record stands in the selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// 已申报: checked, not published.
    Nominated,
    /// 已推报: sent up; published where the programme says so.
    Recommended,
    /// 公示中: in the notice, while it runs.
    Notice,
    /// 已入选: everywhere.
    Honored,
    /// 未入选: nowhere.
    NotSelected,
    /// 已撤下: nowhere; its address answers 404.
    Withdrawn,
}

impl Status {
    /// How heavy a breach of what its programme demands is: an error while the record is a candidate, a warning once it is
    /// honoured, since the decision is made (format.md). `None`: the record is not judged.
    pub fn weight(self) -> Option<Severity> {
        match self {
            Status::Honored => Some(Severity::Warning),
            Status::Nominated | Status::Recommended | Status::Notice => Some(Severity::Error),
            Status::NotSelected | Status::Withdrawn => None,
        }
    }

    const WORDS: &'static [(Status, &'static [&'static str])] = &[
        (Status::Nominated, &["nominated", "已申报"]),
        (Status::Recommended, &["recommended", "已推报"]),
        (Status::Notice, &["notice", "公示中"]),
        (Status::Honored, &["honored", "已入选"]),
        (Status::NotSelected, &["not_selected", "未入选"]),
        (Status::Withdrawn, &["withdrawn", "已撤下"]),
    ];
}

/// Whether a subject is a person or a group of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// One human being.
    Person,
    /// A team, a project, a place.
    Group,
}

/// The spellings of the two kinds of subject.
pub const SUBJECTS: &[(Subject, &[&str])] = &[
    (Subject::Person, &["person", "个人"]),
    (Subject::Group, &["group", "集体"]),
];

/// A film, which is linked and never embedded from elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Video {
    /// An address on the web.
    pub url: Option<Spanned<String>>,
    /// A file in the record's folder.
    pub file: Option<Spanned<String>>,
    /// A still picture in the record's folder.
    pub poster: Option<Spanned<String>>,
    /// Subtitles in the record's folder.
    pub captions: Option<Spanned<String>>,
    /// Its length.
    pub seconds: Option<i64>,
}

/// A link to something about the honoree.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// What it leads to.
    pub title: Option<String>,
    /// Where it leads.
    pub url: Spanned<String>,
}

/// A record as it was written.
#[derive(Debug, Clone)]
pub struct Nomination {
    /// Its `nomination.yaml`.
    pub file: SourcePath,
    pub programme: Option<Spanned<String>>,
    pub category: Option<Spanned<String>>,
    pub name: Option<Spanned<String>>,
    pub name_en: Option<String>,
    pub pinyin: Option<String>,
    pub status: Option<Spanned<Status>>,
    pub region: Option<Spanned<String>>,
    pub unit: Option<Spanned<String>>,
    pub affiliation: Option<String>,
    pub citation: Option<String>,
    pub brief: Option<String>,
    /// Text and source.
    pub quote: Option<(String, Option<String>)>,
    pub tags: Vec<Spanned<String>>,
    /// `None`: every image in `photos/`.
    pub photos: Option<Vec<PhotoEntry>>,
    pub video: Option<Video>,
    pub links: Vec<Link>,
    pub honored_on: Option<Spanned<Date>>,
    pub grade: Option<Spanned<String>>,
    pub same_as: Option<Spanned<String>>,
    pub aliases: Vec<Spanned<String>>,
    pub order: Option<i64>,
    pub sort_as: Option<String>,
    pub kind: Option<Subject>,
    pub slug: Option<Spanned<String>>,
    /// Rule and reason.
    pub waived: Vec<(Spanned<String>, String)>,
    /// What its texts may hold all the same.
    pub allow: Vec<Allowance>,
    /// What its form may know.
    pub other: Vec<Entry>,
    /// Keys that are there, though perhaps unreadable: they are not missing.
    pub present: Present,
}

/// Which of the required keys stand in the file, readable or not.
#[derive(Debug, Clone, Copy, Default)]
pub struct Present {
    pub name: bool,
    pub unit: bool,
    pub region: bool,
}

const PROGRAMME: Names = &["programme", "项目届次"];
const CATEGORY: Names = &["category", "类别"];
const NAME: Names = &["name", "姓名"];
const STATUS: Names = &["status", "状态"];
const REGION: Names = &["region", "地区"];
const UNIT: Names = &["unit", "推荐单位"];

/// Reads a nomination's entries.
pub fn parse(entries: &[Entry], problems: &mut Problems) -> Nomination {
    read(MapReader::new(entries), problems)
}

/// Reads the map of a nomination.
pub fn read(mut r: MapReader<'_>, problems: &mut Problems) -> Nomination {
    r.require(PROGRAMME, "项目届次", problems);
    r.require(CATEGORY, "类别", problems);
    r.require(STATUS, "状态", problems);
    let present = Present {
        name: r.has(NAME),
        unit: r.has(UNIT),
        region: r.has(REGION),
    };
    let plain = |text: Option<Spanned<String>>| text.map(|text| text.value);
    Nomination {
        file: problems.file().clone(),
        present,
        programme: r.text(PROGRAMME, problems),
        category: r.text(CATEGORY, problems),
        name: r.text(NAME, problems),
        name_en: plain(r.text(&["name_en", "英文名"], problems)),
        pinyin: plain(r.text(&["pinyin", "拼音"], problems)),
        status: r.choice(STATUS, Status::WORDS, problems),
        region: r.text(REGION, problems),
        unit: r.text(UNIT, problems),
        affiliation: plain(r.text(&["affiliation", "工作单位及职务"], problems)),
        citation: plain(r.text(&["citation", "推介词"], problems)),
        brief: plain(r.text(&["brief", "一句话"], problems)),
        quote: r.map(&["quote", "引语"], problems, quote).flatten(),
        tags: r.texts(&["tags", "服务领域"], problems),
        photos: r.maps(&["photos", "照片"], problems, photo),
        video: r.map(&["video", "视频"], problems, video),
        links: r
            .maps(&["links", "链接"], problems, link)
            .unwrap_or_default(),
        honored_on: r.date(&["honored_on", "公布日期"], problems),
        grade: r.text(&["grade", "等次"], problems),
        same_as: r.text(&["same_as", "同一对象"], problems),
        aliases: r.texts(&["aliases", "旧地址"], problems),
        order: r
            .integer(&["order", "次序"], problems)
            .map(|order| order.value),
        sort_as: plain(r.text(&["sort_as", "排序名"], problems)),
        kind: r
            .choice(&["kind", "性质"], SUBJECTS, problems)
            .map(|kind| kind.value),
        slug: r.text(&["slug", "地址"], problems),
        waived: r
            .maps(&["waived", "豁免"], problems, waiver)
            .unwrap_or_default(),
        allow: r
            .maps(&["allow", "允许"], problems, allowance)
            .unwrap_or_default(),
        other: r.rest().into_iter().cloned().collect(),
    }
}

/// The core keys in both spellings, to suggest and to keep apart from a form's.
pub const CORE: &[&str] = &[
    "programme",
    "项目届次",
    "category",
    "类别",
    "name",
    "姓名",
    "name_en",
    "英文名",
    "pinyin",
    "拼音",
    "status",
    "状态",
    "region",
    "地区",
    "unit",
    "推荐单位",
    "affiliation",
    "工作单位及职务",
    "citation",
    "推介词",
    "brief",
    "一句话",
    "quote",
    "引语",
    "tags",
    "服务领域",
    "photos",
    "照片",
    "video",
    "视频",
    "links",
    "链接",
    "honored_on",
    "公布日期",
    "grade",
    "等次",
    "same_as",
    "同一对象",
    "aliases",
    "旧地址",
    "order",
    "次序",
    "sort_as",
    "排序名",
    "kind",
    "性质",
    "slug",
    "地址",
    "waived",
    "豁免",
    "allow",
    "允许",
];

fn quote(mut r: MapReader<'_>, problems: &mut Problems) -> Option<(String, Option<String>)> {
    let text = r.text(&["text", "内容"], problems);
    let source = r.text(&["source", "出处"], problems);
    r.finish(problems);
    Some((text?.value, source.map(|source| source.value)))
}

fn video(mut r: MapReader<'_>, problems: &mut Problems) -> Video {
    let video = Video {
        url: r.text(&["url", "网址"], problems),
        file: r.text(&["file", "文件"], problems),
        poster: r.text(&["poster", "封面"], problems),
        captions: r.text(&["captions", "字幕"], problems),
        seconds: r.integer(&["seconds", "秒数"], problems).map(|s| s.value),
    };
    r.finish(problems);
    video
}

fn link(mut r: MapReader<'_>, _: Span, problems: &mut Problems) -> Option<Link> {
    let title = r
        .text(&["title", "标题"], problems)
        .map(|title| title.value);
    let url = r.text(&["url", "网址"], problems);
    r.finish(problems);
    Some(Link { title, url: url? })
}

fn waiver(
    mut r: MapReader<'_>,
    span: Span,
    problems: &mut Problems,
) -> Option<(Spanned<String>, String)> {
    let rule = required(&mut r, &["rule", "规则"], "规则", span, problems);
    let because = required(&mut r, &["because", "理由"], "理由", span, problems);
    r.finish(problems);
    Some((rule?, because?.value))
}
