//! Pages of one thing: home, a programme, an honoree, a text.

use super::CardRef;
use super::parts::*;
use serde::Serialize;
use std::sync::Arc;

/// `/`
#[derive(Debug, Clone, Serialize)]
pub struct HomeView {
    pub page: PageHead,
    pub programme: Option<ProgrammeCard>,
    /// Notices of programmes that are not released: no other page leads there.
    pub notices: Vec<LinkView>,
    pub map: Option<MapView>,
    pub figures: Vec<Figure>,
    pub featured: Vec<Featured>,
    /// The programme's summary, broken where it breathes.
    pub summary: Vec<String>,
    pub walls: Vec<Wall>,
    /// Other programmes, newest first.
    pub programmes: Vec<ProgrammeCard>,
}

/// An honoree whom site.yaml shows on the home page.
#[derive(Debug, Clone, Serialize)]
pub struct Featured {
    pub card: CardRef,
    /// The card's line, broken where it breathes.
    pub clauses: Vec<String>,
}

/// A programme in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ProgrammeCard {
    pub id: String,
    /// Without a leading `<year>年度`.
    pub title: String,
    pub full_title: String,
    pub year: i64,
    pub summary: Option<String>,
    pub href: String,
    pub count: usize,
    /// The word behind the count: `位` where all are persons.
    pub unit: String,
    /// A notice that has a page now.
    pub notice: Option<LinkView>,
}

/// A day in a programme's course.
#[derive(Debug, Clone, Serialize)]
pub struct Milestone {
    pub label: String,
    /// The long form.
    pub date: String,
    /// The ISO form, for `<time>`; `None` for free text and for a period.
    pub iso: Option<String>,
}

/// A step in a programme's course.
#[derive(Debug, Clone, Serialize)]
pub struct Step {
    pub day: Milestone,
    /// The last one that has begun.
    pub current: bool,
}

/// What a category demands, in the document's words.
#[derive(Debug, Clone, Serialize)]
pub struct Criteria {
    pub category: String,
    pub items: Vec<Criterion>,
}

/// One clause.
#[derive(Debug, Clone, Serialize)]
pub struct Criterion {
    pub clause: Option<String>,
    pub quote: String,
}

/// `/<programme>/`
#[derive(Debug, Clone, Serialize)]
pub struct ProgrammeView {
    pub page: PageHead,
    pub programme: ProgrammeCard,
    /// Its summary, broken where it breathes.
    pub summary: Vec<String>,
    /// Role and names.
    pub issuers: Vec<Fact>,
    /// Title, number and date of the document, and the approval.
    pub document: Vec<Fact>,
    /// Where the document can be read.
    pub document_url: Option<String>,
    pub milestones: Vec<Step>,
    pub figures: Vec<Figure>,
    pub walls: Vec<Wall>,
    pub map: Option<MapView>,
    pub criteria: Vec<Criteria>,
    /// How many criteria there are in all categories.
    pub criteria_total: usize,
    /// The region that the programme is of.
    pub region: Option<String>,
    pub recommenders: Vec<String>,
}

/// `/<programme>/notice/`
#[derive(Debug, Clone, Serialize)]
pub struct NoticeView {
    pub page: PageHead,
    pub programme: ProgrammeCard,
    pub title: String,
    /// `running` or `over`.
    pub state: &'static str,
    pub basis: Option<String>,
    pub from: Milestone,
    pub to: Milestone,
    /// Days of the period, both ends counted.
    pub days: usize,
    /// Of these, working days by the calendar.
    pub working_days: usize,
    /// Each of them; empty for a long period.
    pub course: Vec<NoticeDay>,
    pub tables: Vec<NoticeTable>,
    pub objections: Vec<Fact>,
    pub signed: Vec<String>,
}

/// A working day of a notice.
#[derive(Debug, Clone, Serialize)]
pub struct NoticeDay {
    /// `周一`
    pub weekday: &'static str,
    /// `3月9日`
    pub date: String,
    pub iso: String,
    /// `past`, `now` or `next`.
    pub state: &'static str,
}

/// The candidates of one category.
#[derive(Debug, Clone, Serialize)]
pub struct NoticeTable {
    pub title: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// The word behind their number.
    pub unit: String,
    pub note: String,
}

/// One honour of a person or team: a page may show several.
#[derive(Debug, Clone, Serialize)]
pub struct HonourView {
    pub programme: LinkView,
    pub year: i64,
    pub category: LinkView,
    pub award: Option<String>,
    pub grade: Option<String>,
    pub honored_on: Option<Milestone>,
    pub citation: Option<Arc<str>>,
    /// The citation, broken where the sentence breathes.
    pub clauses: Vec<String>,
    /// Numbers of the form that stand well alone.
    pub figures: Vec<Figure>,
    pub facts: Vec<Fact>,
    /// Index into `html.stories`, if it has a story.
    pub story: Option<usize>,
    pub story_label: String,
    pub photos: Vec<ImageView>,
    /// Those that the page's head does not show, in rows.
    pub strips: Vec<Strip>,
    /// Whether the first of them is the first photo of its page, which is asked
    /// for at once.
    pub leads: bool,
}

/// `/honorees/<slug>/`
#[derive(Debug, Clone, Serialize)]
pub struct HonoreeView {
    pub page: PageHead,
    pub card: CardRef,
    pub name_en: Option<String>,
    pub affiliation: Option<Arc<str>>,
    pub quote: Option<QuoteView>,
    /// Newest first; the first is the one the page opens with.
    pub honours: Vec<HonourView>,
    /// From the nation down, each with its page.
    pub region: Vec<LinkView>,
    pub unit: Option<LinkView>,
    pub tags: Vec<LinkView>,
    pub links: Vec<LinkView>,
    pub video: Option<LinkView>,
    /// Whether `html.locator` holds a small map.
    pub locator: bool,
    pub map_caption: String,
    pub previous: Option<Neighbour>,
    pub next: Option<Neighbour>,
    pub related: Vec<CardRef>,
    pub gallery_href: Option<String>,
    /// The photo at the head of the page.
    pub hero: Option<Hero>,
    /// Of a team, the teams above it from the highest down, and itself; empty where none stands above or below.
    pub tiers: Vec<TierView>,
    /// The teams right below.
    pub below: Vec<LinkView>,
}

/// A team on the way from the highest down.
#[derive(Debug, Clone, Serialize)]
pub struct TierView {
    pub title: Arc<str>,
    /// The level that its name claims, such as 支队.
    pub level: Option<String>,
    pub href: Option<Arc<str>>,
    /// Whether it is the page's own.
    pub here: bool,
}

/// The photo at the head of an honoree's page.
#[derive(Debug, Clone, Serialize)]
pub struct Hero {
    pub image: ImageView,
    /// Its place among the photos of the first honour, from 1.
    pub number: Option<usize>,
}

/// The one before or behind in a list: what its card shows of it, and nothing
/// that an edit of its words would change.
#[derive(Debug, Clone, Serialize)]
pub struct Neighbour {
    pub name: Arc<str>,
    pub name_class: &'static str,
    pub person: bool,
    pub href: Arc<str>,
    pub portrait: Option<Box<ImageView>>,
    pub monogram: Monogram,
}

/// `/honorees/<slug>/photos/`: what the gallery says of its honoree and nothing
/// else, so that an edited citation or fact leaves it as it is.
#[derive(Debug, Clone, Serialize)]
pub struct GalleryView {
    pub page: PageHead,
    pub card: GalleryCard,
    /// Newest first.
    pub honours: Vec<GalleryHonour>,
}

/// Whose photos they are.
#[derive(Debug, Clone, Serialize)]
pub struct GalleryCard {
    pub name: Arc<str>,
    pub name_class: &'static str,
    pub person: bool,
    pub href: Arc<str>,
}

/// The photos of one honour.
#[derive(Debug, Clone, Serialize)]
pub struct GalleryHonour {
    pub programme: LinkView,
    pub year: i64,
    pub category: LinkView,
    pub photos: Vec<ImageView>,
    /// The same in rows.
    pub strips: Vec<Strip>,
    /// Whether the first of them is the first of the page.
    pub leads: bool,
}

/// Words of the honoree, and where they were said.
#[derive(Debug, Clone, Serialize)]
pub struct QuoteView {
    /// Broken where it breathes.
    pub clauses: Vec<String>,
    pub source: Option<String>,
}

/// `/<page>/`; the text is `html.stories[0]`.
#[derive(Debug, Clone, Serialize)]
pub struct OwnPageView {
    pub page: PageHead,
}

/// `/corrections/`
#[derive(Debug, Clone, Serialize)]
pub struct CorrectionsView {
    pub page: PageHead,
    /// Newest first.
    pub rows: Vec<CorrectionRow>,
}

/// One correction.
#[derive(Debug, Clone, Serialize)]
pub struct CorrectionRow {
    pub date: Milestone,
    /// The page that was corrected.
    pub link: LinkView,
    /// What stood there; without it, nothing is told of what was wrong.
    pub was: Option<String>,
    pub now: Option<String>,
}

/// `404.html`
#[derive(Debug, Clone, Serialize)]
pub struct NotFoundView {
    pub page: PageHead,
    pub links: Vec<LinkView>,
}

/// A page that leads elsewhere.
#[derive(Debug, Clone, Serialize)]
pub struct RedirectView {
    pub page: PageHead,
    /// Relative to the root.
    pub target: String,
}
