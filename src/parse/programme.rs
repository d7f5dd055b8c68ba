//! `content/programmes/<id>.yaml` and the presets: one award in one year, its
//! rules as data. Every key is optional here, so that a file may stand on a
//! preset; [`ProgrammeFile::over`] joins the two.

mod notice;
mod photos;
mod rules;
mod story;

use super::Problems;
use super::form::{self, CLASSES, Class, FormFile};
use super::read::shape::Shape;
use super::read::{MapReader, Names};
use super::site::{ORDERS, Order, required};
use super::value::{Date, Moment};
use super::yaml::{Entry, Kind};
use crate::input::{Span, Spanned};
pub use notice::{After, NoticeFile, Objections, Show};
pub use photos::{PhotoRule, Size};
pub use rules::{
    Bound, Exclusion, Operator, Registration, Rule, Share, SourceNote, Standard, Target, Teams,
};
pub use story::StoryWords;

/// A category as it was written.
#[derive(Debug, Clone)]
pub struct CategoryFile {
    pub id: Spanned<String>,
    pub title: Spanned<String>,
    pub award: Option<String>,
    pub form: Spanned<String>,
    pub form_title: Option<String>,
    pub quota: Option<i64>,
    pub order: Option<Order>,
}

/// The official text a programme stands on.
#[derive(Debug, Clone, Default)]
pub struct Document {
    pub title: Option<String>,
    pub number: Option<String>,
    pub date: Option<Date>,
    pub url: Option<Spanned<String>>,
}

/// The approval that allows regulated words.
#[derive(Debug, Clone, Default)]
pub struct Approval {
    pub number: Option<String>,
    pub office: Option<String>,
    pub date: Option<Date>,
}

/// A field whose publish class the programme changes.
#[derive(Debug, Clone)]
pub struct ClassChange {
    pub field: Spanned<String>,
    pub class: Class,
    pub precision: Option<String>,
    pub because: Option<String>,
}

/// A programme as it was written.
#[derive(Debug, Clone, Default)]
pub struct ProgrammeFile {
    pub preset: Option<Spanned<String>>,
    pub title: Option<Spanned<String>>,
    pub summary: Option<String>,
    pub year: Option<Spanned<i64>>,
    pub region: Option<Spanned<String>>,
    pub issuers: Option<Vec<(String, Vec<String>)>>,
    pub document: Option<Document>,
    pub approval: Option<Approval>,
    pub terms: Option<Vec<(String, Spanned<String>)>>,
    pub recommenders: Option<Vec<String>>,
    /// The end of the day, unless a time is given.
    pub deadline: Option<Spanned<Moment>>,
    pub review: Option<String>,
    pub reference_date: Option<Spanned<Date>>,
    pub announced_on: Option<Spanned<Date>>,
    pub release_at: Option<Spanned<Moment>>,
    pub publish_recommended: Option<bool>,
    pub categories: Option<Vec<CategoryFile>>,
    pub grades: Option<Vec<(Spanned<String>, String)>>,
    pub rules: Option<Vec<Rule>>,
    pub standards: Option<Vec<Standard>>,
    pub targets: Option<Vec<Target>>,
    pub vocabularies: Option<Vec<(String, Vec<String>)>>,
    pub shares: Option<Vec<Share>>,
    pub photos: Option<Vec<PhotoRule>>,
    /// The most and the least of a story's 字数.
    pub story_words: Option<StoryWords>,
    pub quota: Option<i64>,
    pub exclusion: Option<Exclusion>,
    pub registration: Option<Registration>,
    pub joint_review: Option<Vec<String>>,
    pub notice: Option<NoticeFile>,
    pub teams: Option<Teams>,
    pub uses: Option<Vec<Spanned<String>>>,
    pub forms: Option<Vec<(Spanned<String>, FormFile)>>,
    pub fields: Option<Vec<ClassChange>>,
    pub sources: Option<Vec<SourceNote>>,
}

impl ProgrammeFile {
    /// This file on top of a preset: a key replaces the preset's whole value,
    /// except that `terms` merge by key and `forms` by form and field.
    pub fn over(self, base: ProgrammeFile) -> ProgrammeFile {
        ProgrammeFile {
            preset: self.preset,
            title: self.title.or(base.title),
            summary: self.summary.or(base.summary),
            year: self.year.or(base.year),
            region: self.region.or(base.region),
            issuers: self.issuers.or(base.issuers),
            document: self.document.or(base.document),
            approval: self.approval.or(base.approval),
            terms: merge(base.terms, self.terms, |term| term.0.clone(), |_, new| new),
            recommenders: self.recommenders.or(base.recommenders),
            deadline: self.deadline.or(base.deadline),
            review: self.review.or(base.review),
            reference_date: self.reference_date.or(base.reference_date),
            announced_on: self.announced_on.or(base.announced_on),
            release_at: self.release_at.or(base.release_at),
            publish_recommended: self.publish_recommended.or(base.publish_recommended),
            categories: self.categories.or(base.categories),
            grades: self.grades.or(base.grades),
            rules: self.rules.or(base.rules),
            standards: self.standards.or(base.standards),
            targets: self.targets.or(base.targets),
            vocabularies: self.vocabularies.or(base.vocabularies),
            shares: self.shares.or(base.shares),
            photos: self.photos.or(base.photos),
            story_words: self.story_words.or(base.story_words),
            quota: self.quota.or(base.quota),
            exclusion: self.exclusion.or(base.exclusion),
            registration: self.registration.or(base.registration),
            joint_review: self.joint_review.or(base.joint_review),
            notice: self.notice.or(base.notice),
            teams: self.teams.or(base.teams),
            uses: self.uses.or(base.uses),
            forms: merge(
                base.forms,
                self.forms,
                |form| form.0.value.clone(),
                |(id, below), (_, above)| (id, above.over(below)),
            ),
            fields: self.fields.or(base.fields),
            sources: self.sources.or(base.sources),
        }
    }
}

impl FormFile {
    /// This form on top of another, field by field.
    pub fn over(self, base: FormFile) -> FormFile {
        let fields = merge(
            Some(base.fields),
            Some(self.fields),
            |field| field.0.value.clone(),
            |(key, below), (_, above)| {
                let field = form::FieldFile {
                    label: above.label.or(below.label),
                    labels: [above.labels, below.labels].concat(),
                    kind: above.kind.or(below.kind),
                    values: if above.values.is_empty() {
                        below.values
                    } else {
                        above.values
                    },
                    unit: above.unit.or(below.unit),
                    class: above.class.or(below.class),
                    required: above.required.or(below.required),
                };
                (key, field)
            },
        );
        FormFile {
            title: self.title.or(base.title),
            kind: self.kind.or(base.kind),
            fields: fields.unwrap_or_default(),
        }
    }
}

/// Joins two lists by a key: the lower one's order, what is new behind it.
fn merge<T>(
    below: Option<Vec<T>>,
    above: Option<Vec<T>>,
    key: impl Fn(&T) -> String,
    join: impl Fn(T, T) -> T,
) -> Option<Vec<T>> {
    let Some(mut above) = above else { return below };
    let mut out = Vec::new();
    for old in below.unwrap_or_default() {
        match above.iter().position(|new| key(new) == key(&old)) {
            Some(index) => out.push(join(old, above.remove(index))),
            None => out.push(old),
        }
    }
    out.extend(above);
    Some(out)
}

/// Reads a programme's entries. What is required is judged after the preset
/// has been laid beneath.
pub fn parse(entries: &[Entry], problems: &mut Problems) -> ProgrammeFile {
    read(MapReader::new(entries), problems)
}

/// Reads the map of a programme.
pub fn read(mut r: MapReader<'_>, problems: &mut Problems) -> ProgrammeFile {
    let plain = |text: Option<Spanned<String>>| text.map(|text| text.value);
    let programme = ProgrammeFile {
        preset: r.text(&["preset", "预设"], problems),
        title: r.text(&["title", "标题"], problems),
        summary: plain(r.text(&["summary", "导语"], problems)),
        year: r.integer(&["year", "年度"], problems),
        region: r.text(&["region", "地区"], problems),
        issuers: r.lists(&["issuers", "发布单位"], problems),
        document: r.map(&["document", "文件"], problems, document),
        approval: r.map(&["approval", "批准"], problems, approval),
        terms: r.pairs(&["terms", "用语"], problems),
        recommenders: list(&mut r, &["recommenders", "推荐单位范围"], problems),
        deadline: r.moment(&["deadline", "截止时间"], true, problems),
        review: plain(r.text(&["review", "评审"], problems)),
        reference_date: r.date(&["reference_date", "计算截止日"], problems),
        announced_on: r.date(&["announced_on", "公布日期"], problems),
        release_at: r.moment(&["release_at", "发布时间"], false, problems),
        publish_recommended: r
            .choice(
                &["publish", "发布范围"],
                &[
                    (false, &["honored", "已入选"]),
                    (true, &["recommended", "已推报"]),
                ],
                problems,
            )
            .map(|publish| publish.value),
        categories: r.maps(&["categories", "类别"], problems, category),
        grades: r.maps(&["grades", "等次"], problems, grade),
        rules: r.maps(&["rules", "条件"], problems, rules::rule),
        standards: r.maps(&["standards", "标准"], problems, rules::standard),
        targets: r.maps(&["targets", "目标"], problems, rules::target),
        vocabularies: r.lists(&["vocabularies", "词表"], problems),
        shares: r.maps(&["shares", "构成"], problems, rules::share),
        photos: photos::photos(&mut r, problems),
        story_words: r.map(&["story", "事迹字数"], problems, story::words),
        quota: r
            .map(&["quota", "名额"], problems, |mut r, problems| {
                let quota = r.integer(&["per_unit_per_category", "每单位每类"], problems);
                r.finish(problems);
                quota.map(|quota| quota.value)
            })
            .flatten(),
        exclusion: r.map(&["exclusion", "不再参评"], problems, rules::exclusion),
        registration: r.map(&["registration", "注册"], problems, rules::registration),
        joint_review: r.map(&["joint_review", "联审"], problems, |mut r, problems| {
            let departments = r.texts(&["departments", "部门"], problems);
            r.finish(problems);
            departments.into_iter().map(|text| text.value).collect()
        }),
        notice: r.map(&["notice", "公示"], problems, notice::notice),
        teams: r.map(&["teams", "队伍层级"], problems, rules::teams),
        uses: r.texts_if_there(&["uses", "依据"], problems),
        forms: forms(&mut r, problems),
        fields: r.maps(&["fields", "公开范围"], problems, class_change),
        sources: r.maps(&["sources", "依据说明"], problems, rules::source),
    };
    r.finish(problems);
    programme
}

fn list(r: &mut MapReader<'_>, names: Names, problems: &mut Problems) -> Option<Vec<String>> {
    let texts = r.texts_if_there(names, problems)?;
    Some(texts.into_iter().map(|text| text.value).collect())
}

fn document(mut r: MapReader<'_>, problems: &mut Problems) -> Document {
    let plain = |text: Option<Spanned<String>>| text.map(|text| text.value);
    let document = Document {
        title: plain(r.text(&["title", "标题"], problems)),
        number: plain(r.text(&["number", "文号"], problems)),
        date: r.date(&["date", "日期"], problems).map(|date| date.value),
        url: r.text(&["url", "网址"], problems),
    };
    r.finish(problems);
    document
}

fn approval(mut r: MapReader<'_>, problems: &mut Problems) -> Approval {
    let plain = |text: Option<Spanned<String>>| text.map(|text| text.value);
    let approval = Approval {
        number: plain(r.text(&["number", "文号"], problems)),
        office: plain(r.text(&["office", "机关"], problems)),
        date: r.date(&["date", "日期"], problems).map(|date| date.value),
    };
    r.finish(problems);
    approval
}

fn category(mut r: MapReader<'_>, span: Span, problems: &mut Problems) -> Option<CategoryFile> {
    let id = required(&mut r, &["id", "标识"], "标识", span, problems);
    let title = required(&mut r, &["title", "标题"], "标题", span, problems);
    let form = required(&mut r, &["form", "推荐表"], "推荐表", span, problems);
    let award = r
        .text(&["award", "称号"], problems)
        .map(|award| award.value);
    let form_title = r.text(&["form_title", "推荐表名称"], problems);
    let quota = r
        .integer(&["quota", "名额"], problems)
        .map(|quota| quota.value);
    let order = r
        .choice(&["order", "排序"], ORDERS, problems)
        .map(|order| order.value);
    r.finish(problems);
    Some(CategoryFile {
        id: id?,
        title: title?,
        award,
        form: form?,
        form_title: form_title.map(|title| title.value),
        quota,
        order,
    })
}

fn grade(
    mut r: MapReader<'_>,
    span: Span,
    problems: &mut Problems,
) -> Option<(Spanned<String>, String)> {
    let id = required(&mut r, &["id", "标识"], "标识", span, problems);
    let title = required(&mut r, &["title", "标题"], "标题", span, problems);
    r.finish(problems);
    Some((id?, title?.value))
}

fn class_change(mut r: MapReader<'_>, span: Span, problems: &mut Problems) -> Option<ClassChange> {
    let field = required(&mut r, &["field", "字段"], "字段", span, problems);
    let class = r.choice(&["class", "公开范围"], CLASSES, problems);
    let precision = r
        .text(&["precision", "精度"], problems)
        .map(|text| text.value);
    let because = r
        .text(&["because", "理由"], problems)
        .map(|text| text.value);
    r.finish(problems);
    Some(ClassChange {
        field: field?,
        class: class?.value,
        precision,
        because,
    })
}

fn forms(
    r: &mut MapReader<'_>,
    problems: &mut Problems,
) -> Option<Vec<(Spanned<String>, FormFile)>> {
    const FORMS: Names = &["forms", "表格"];
    problems.note_inner(FORMS, Shape::Own, |r, problems| {
        form::read(r, problems);
    });
    let node = r.node(FORMS, problems)?;
    let Kind::Map(entries) = &node.kind else {
        MapReader::of(node, "forms", problems);
        return None;
    };
    let mut out = Vec::new();
    for entry in entries {
        if let Some(reader) = MapReader::of(&entry.value, &entry.key.value, problems) {
            out.push((entry.key.clone(), form::read(reader, problems)));
        }
    }
    Some(out)
}
