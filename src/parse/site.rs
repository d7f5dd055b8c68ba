//! `content/site.yaml`.

mod projection;

use super::Problems;
use super::allow::{Allowance, allowance};
use super::map_image::{self, ImageFile};
use super::map_style::{self, Shown};
use super::read::{MapReader, Names};
use super::value::Day;
use super::yaml::Entry;
use crate::diagnostic::catalog::Fields;
use crate::input::{Span, Spanned};
pub use projection::{PROJECTIONS, ProjectionFile, ProjectionName};
use serde::Serialize;

/// How a list of honorees is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// 按姓氏笔画: by stroke count, then stroke sequence (GB 13000.1).
    Strokes,
    /// What office software gives: stroke count, then code point.
    StrokesWord,
    /// 按拼音
    Pinyin,
    /// By `sort_as`, the English name or the name.
    Alphabetical,
    /// 按行政区划
    Region,
    /// By the day of the honour, newest first.
    Announced,
    /// By the record's `order`.
    Manual,
}

/// The spellings of orders.
pub const ORDERS: &[(Order, &[&str])] = &[
    (Order::Strokes, &["strokes", "姓氏笔画"]),
    (Order::StrokesWord, &["strokes-word"]),
    (Order::Pinyin, &["pinyin", "拼音"]),
    (Order::Alphabetical, &["alphabetical"]),
    (Order::Region, &["region", "行政区划"]),
    (Order::Announced, &["announced", "公布日期"]),
    (Order::Manual, &["manual", "次序"]),
];

/// Which fields the data files hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Data {
    /// The columns of the lists.
    List,
    /// All public fields.
    Full,
    /// No data files.
    None,
}

/// A name with other spellings and perhaps an address of its own.
#[derive(Debug, Clone)]
pub struct Named {
    pub name: Spanned<String>,
    pub aliases: Vec<Spanned<String>>,
    pub slug: Option<Spanned<String>>,
}

/// A zone without a code, inside a coded region.
#[derive(Debug, Clone)]
pub struct Zone {
    pub id: Spanned<String>,
    pub name: Spanned<String>,
    /// What records also call it.
    pub aliases: Vec<Spanned<String>>,
    pub within: Spanned<String>,
}

/// The foot of every page.
#[derive(Debug, Clone, Default)]
pub struct Footer {
    pub issuers: Vec<(String, Vec<String>)>,
    pub contact: Option<String>,
    pub icp: Option<String>,
    pub police: Option<String>,
    pub site_id: Option<String>,
    pub badge: Option<(Spanned<String>, Spanned<String>)>,
}

/// How maps are drawn.
#[derive(Debug, Clone, Default)]
pub struct MapSettings {
    pub shown: Shown,
    pub approval_number: Option<String>,
    pub images: Vec<ImageFile>,
    pub root: Option<Spanned<String>>,
    pub projection: Option<ProjectionFile>,
}

/// Limits on photos.
#[derive(Debug, Clone)]
pub struct PhotoSettings {
    /// Above it a photo is refused, from its header.
    pub max_megapixels: u32,
    pub tolerate_truncated: bool,
    pub megabyte: &'static str,
}

impl Default for PhotoSettings {
    fn default() -> PhotoSettings {
        PhotoSettings {
            max_megapixels: 100,
            tolerate_truncated: false,
            megabyte: "either",
        }
    }
}

/// The site's settings as they were written.
#[derive(Debug, Clone, Default)]
pub struct SiteFile {
    pub title: Option<Spanned<String>>,
    pub subtitle: Option<String>,
    pub banner: Option<String>,
    pub base_url: Option<Spanned<String>>,
    pub languages: Vec<Spanned<String>>,
    pub region: Option<Spanned<String>>,
    pub theme: Option<Spanned<String>>,
    pub options: Vec<(Spanned<String>, Spanned<String>)>,
    pub order: Option<Order>,
    pub featured: Vec<Spanned<String>>,
    pub consent: Vec<Spanned<String>>,
    pub data: Option<Data>,
    pub offline: bool,
    pub footer: Footer,
    pub credits: Vec<(String, Spanned<String>)>,
    pub map: MapSettings,
    pub photos: PhotoSettings,
    /// In bytes.
    pub cache_bytes: Option<u64>,
    pub zones: Vec<Zone>,
    pub fields: Vec<Named>,
    pub units: Vec<Named>,
    /// Days off and make-up working days beside the built-in calendar.
    pub holidays: (Vec<Day>, Vec<Day>),
    /// What any text of the site may hold all the same.
    pub allow: Vec<Allowance>,
}

const TITLE: Names = &["title", "标题"];

/// Reads the site's entries.
pub fn parse(entries: &[Entry], problems: &mut Problems) -> SiteFile {
    read(MapReader::new(entries), problems)
}

/// Reads the map of a site.
pub fn read(mut r: MapReader<'_>, problems: &mut Problems) -> SiteFile {
    r.require(TITLE, "标题", problems);
    let plain = |text: Option<Spanned<String>>| text.map(|text| text.value);
    let site = SiteFile {
        title: r.text(TITLE, problems),
        subtitle: plain(r.text(&["subtitle", "副标题"], problems)),
        banner: plain(r.text(&["banner", "站点提示"], problems)),
        base_url: r.text(&["base_url", "网址"], problems),
        languages: r.texts(&["languages", "语言"], problems),
        region: r.text(&["region", "地区"], problems),
        theme: r.text(&["theme", "主题"], problems),
        options: r
            .placed_pairs(&["options", "主题选项"], problems)
            .unwrap_or_default(),
        order: r
            .choice(&["order", "排序"], ORDERS, problems)
            .map(|order| order.value),
        featured: r.texts(&["featured", "推荐"], problems),
        consent: r.texts(&["consent", "公开"], problems),
        data: r
            .choice(
                &["data", "数据"],
                &[
                    (Data::List, &["list", "列表"]),
                    (Data::Full, &["full", "全部"]),
                    (Data::None, &["none", "不公开"]),
                ],
                problems,
            )
            .map(|data| data.value),
        offline: r.flag(&["offline", "离线"], problems).unwrap_or_default(),
        footer: r
            .map(&["footer", "页脚"], problems, footer)
            .unwrap_or_default(),
        credits: r.pairs(&["credits", "署名"], problems).unwrap_or_default(),
        map: r.map(&["map", "地图"], problems, map).unwrap_or_default(),
        photos: r
            .map(&["photos", "照片"], problems, photos)
            .unwrap_or_default(),
        cache_bytes: r.map(&["cache", "缓存"], problems, cache).flatten(),
        zones: r
            .maps(&["regions", "功能区"], problems, zone)
            .unwrap_or_default(),
        fields: r
            .maps(&["fields", "服务领域"], problems, named)
            .unwrap_or_default(),
        units: r
            .maps(&["units", "推荐单位"], problems, named)
            .unwrap_or_default(),
        holidays: r
            .map(&["holidays", "节假日"], problems, |mut r, problems| {
                let off = r.days(&["off", "放假"], problems);
                let work = r.days(&["work", "上班"], problems);
                r.finish(problems);
                (off, work)
            })
            .unwrap_or_default(),
        allow: r
            .maps(&["allow", "允许"], problems, allowance)
            .unwrap_or_default(),
    };
    // The faces of `fonts:` are read once themes can carry them; the key is
    // part of the format, so that it is no mistake to have it.
    r.node(&["fonts", "字体"], problems);
    r.finish(problems);
    site
}

fn footer(mut r: MapReader<'_>, problems: &mut Problems) -> Footer {
    let plain = |text: Option<Spanned<String>>| text.map(|text| text.value);
    let footer = Footer {
        issuers: r.lists(&["issuers", "单位"], problems).unwrap_or_default(),
        contact: plain(r.text(&["contact", "联系方式"], problems)),
        icp: plain(r.text(&["icp", "icp备案号"], problems)),
        police: plain(r.text(&["police", "公安备案号"], problems)),
        site_id: plain(r.text(&["site_id", "网站标识码"], problems)),
        badge: r
            .map(&["badge", "网站标识"], problems, |mut r, problems| {
                let image = r.text(&["image", "图片"], problems);
                let link = r.text(&["link", "链接"], problems);
                r.finish(problems);
                Some((image?, link?))
            })
            .flatten(),
    };
    r.finish(problems);
    footer
}

fn map(mut r: MapReader<'_>, problems: &mut Problems) -> MapSettings {
    let plain = |text: Option<Spanned<String>>| text.map(|text| text.value);
    let map = MapSettings {
        shown: map_style::shown(&mut r, problems),
        approval_number: plain(r.text(&["approval_number", "审图号"], problems)),
        images: map_image::images(&mut r, problems),
        root: r.text(&["root", "根"], problems),
        projection: projection::projection(&mut r, problems),
    };
    r.finish(problems);
    map
}

fn photos(mut r: MapReader<'_>, problems: &mut Problems) -> PhotoSettings {
    let mut settings = PhotoSettings::default();
    let limit = r.integer(&["max_megapixels", "最大百万像素"], problems);
    if let Some(limit) = limit.and_then(|limit| u32::try_from(limit.value).ok()) {
        settings.max_megapixels = limit;
    }
    let tolerate = r.flag(&["tolerate_truncated", "容忍残缺"], problems);
    settings.tolerate_truncated = tolerate.unwrap_or_default();
    let megabyte = r.choice(
        &["megabyte", "兆"],
        &[
            ("either", &["either"]),
            ("decimal", &["decimal"]),
            ("binary", &["binary"]),
        ],
        problems,
    );
    settings.megabyte = megabyte.map_or(settings.megabyte, |megabyte| megabyte.value);
    r.finish(problems);
    settings
}

fn cache(mut r: MapReader<'_>, problems: &mut Problems) -> Option<u64> {
    let text = r.text(&["max_bytes", "最大字节"], problems);
    r.finish(problems);
    let text = text?;
    let bytes = bytes(&text.value);
    if bytes.is_none() {
        problems.add(
            Fields::BadValue {
                key: "max_bytes".into(),
                value: text.value,
                zh: "请写字节数，例如 2G、500M。",
                en: "Write a number of bytes, such as 2G or 500M.",
            },
            text.span,
        );
    }
    bytes
}

/// Reads `2G`, `500M`, `1.5M` or a plain number, by powers of ten.
pub fn bytes(written: &str) -> Option<u64> {
    let text = super::value::folded(written).to_ascii_uppercase();
    let text = text.trim_end_matches('B');
    let (digits, factor) = match text.chars().next_back()? {
        'K' => (text.trim_end_matches('K'), 1e3),
        'M' => (text.trim_end_matches('M'), 1e6),
        'G' => (text.trim_end_matches('G'), 1e9),
        _ => (text, 1.0),
    };
    let number = super::value::number(digits, "")?;
    Some((number * factor) as u64)
}

fn zone(mut r: MapReader<'_>, span: Span, problems: &mut Problems) -> Option<Zone> {
    let id = required(&mut r, &["id", "标识"], "标识", span, problems);
    let name = required(&mut r, &["name", "名称"], "名称", span, problems);
    let within = required(&mut r, &["within", "位于"], "位于", span, problems);
    let aliases = r.texts(&["aliases", "别名"], problems);
    r.finish(problems);
    Some(Zone {
        id: id?,
        name: name?,
        aliases,
        within: within?,
    })
}

fn named(mut r: MapReader<'_>, span: Span, problems: &mut Problems) -> Option<Named> {
    let name = required(&mut r, &["name", "名称"], "名称", span, problems);
    let aliases = r.texts(&["aliases", "别名"], problems);
    let slug = r.text(&["slug", "地址"], problems);
    r.finish(problems);
    Some(Named {
        name: name?,
        aliases,
        slug,
    })
}

/// Takes a text that an entry of a list must have; without it, the problem is
/// shown at the entry.
pub(super) fn required(
    r: &mut MapReader<'_>,
    names: Names,
    label: &str,
    span: Span,
    problems: &mut Problems,
) -> Option<Spanned<String>> {
    problems.note_required(names);
    if !r.has(names) {
        problems.add(
            Fields::MissingKey {
                key: names.first().copied().unwrap_or_default().to_owned(),
                label: label.to_owned(),
            },
            Span::new(span.start, span.start),
        );
    }
    r.text(names, problems)
}
