//! Which structs a view is made of, and their fields.

use super::{Page, Shown};
use crate::plan::view::*;
use tera::Value;

/// A field, and the struct that it holds, one or a list of them.
pub(super) type Held = (&'static str, Option<Struct>);

/// What the field that a function leads to holds; the function is never called.
const fn held<S, T: Shown>(_: fn(&S) -> &T) -> Option<Struct> {
    T::STRUCT
}

macro_rules! views {
    ($($name:ident { $($field:ident),* })*) => {
        /// A struct of the views.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum Struct {
            $($name),*
        }

        /// By struct, its fields.
        pub(super) const FIELDS: &[&[&str]] = &[$(&[$(stringify!($field)),*]),*];

        /// By struct, its fields and what they hold.
        pub(super) fn held_by_field() -> Vec<Vec<Held>> {
            vec![$(vec![$((stringify!($field), held(|of: &$name| &of.$field))),*]),*]
        }

        $(impl Shown for $name {
            const STRUCT: Option<Struct> = Some(Struct::$name);

            fn shown(&self, page: &Page<'_>) -> Value {
                // Each field is named, so that none can be forgotten here.
                let $name { $($field),* } = self;
                let mut fields = page.fields(Struct::$name);
                $(fields.add(stringify!($field), $field, page);)*
                fields.value()
            }
        })*
    };
}

/// The view of each template that pages are made of.
pub(super) const PAGES: [(&str, Struct); 18] = [
    ("home.html", Struct::HomeView),
    ("programme.html", Struct::ProgrammeView),
    ("notice.html", Struct::NoticeView),
    ("honoree.html", Struct::HonoreeView),
    ("gallery.html", Struct::GalleryView),
    ("honorees.html", Struct::ListView),
    ("category.html", Struct::ListView),
    ("unit.html", Struct::ListView),
    ("field.html", Struct::ListView),
    ("region.html", Struct::RegionView),
    ("regions.html", Struct::RegionView),
    ("units.html", Struct::IndexView),
    ("fields.html", Struct::IndexView),
    ("roll.html", Struct::RollView),
    ("page.html", Struct::OwnPageView),
    ("corrections.html", Struct::CorrectionsView),
    ("404.html", Struct::NotFoundView),
    ("redirect.html", Struct::RedirectView),
];

views! {
    LinkView { title, href }
    PageHead { kind, root, title, phrases, full_title, description, canonical, breadcrumbs, section, noindex, corrected }
    Corrected { date, iso, href }
    Candidate { src, width }
    Source { mime, candidates }
    ImageView { src, width, height, candidates, sources, alt, caption, credit, ratio, focus, role }
    Strip { held, parts }
    Part { held, photos }
    Hung { number, ratio, wide, narrow, image }
    Monogram { text, tint, length }
    Card { slug, name, name_class, person, href, portrait, monogram, programme, year, category, award, grade, brief, affiliation, unit, region, field, since, measure }
    Wall { title, href, person, form, cards, total, left, note }
    Figure { value, unit, label, href }
    Fact { key, label, value, items, href }
    RegionRow { name, adcode, href, count, layers }
    LegendClass { class, label }
    MapView { title, unit, caption, legend, rows, without, unknown, undrawn, total, repeated, layers, layered_by, summed, id, picture }
    LayerView { value, title, count }
    PictureView { svg, png, name }
    Pager { current, total, previous, next, pages }
    HomeView { page, programme, notices, map, figures, featured, summary, walls, programmes }
    Featured { card, clauses }
    ProgrammeCard { id, title, full_title, year, summary, href, count, unit, notice }
    Milestone { label, date, iso }
    Step { day, current }
    Criteria { category, items }
    Criterion { clause, quote }
    ProgrammeView { page, programme, summary, issuers, document, document_url, milestones, figures, walls, map, criteria, criteria_total, region, recommenders }
    NoticeView { page, programme, title, state, basis, from, to, days, working_days, course, tables, objections, signed }
    NoticeDay { weekday, date, iso, state }
    NoticeTable { title, columns, rows, unit, note }
    HonourView { programme, year, category, award, grade, honored_on, citation, clauses, figures, facts, story, story_label, photos, strips, leads }
    HonoreeView { page, card, name_en, affiliation, quote, honours, region, unit, tags, links, video, locator, map_caption, previous, next, related, gallery_href, hero, tiers, below }
    TierView { title, level, href, here }
    Hero { image, number }
    Neighbour { name, name_class, person, href, portrait, monogram }
    GalleryView { page, card, honours }
    GalleryCard { name, name_class, person, href }
    GalleryHonour { programme, year, category, photos, strips, leads }
    QuoteView { clauses, source }
    OwnPageView { page }
    CorrectionsView { page, rows }
    CorrectionRow { date, link, was, now }
    NotFoundView { page, links }
    RedirectView { page, target }
    ListView { page, kicker, lead, cards, total, unit, note, pager, empty }
    RegionView { page, name, adcode, level, whole, parts_called, figures, map, kinds, people, parts, cards, total, unit, note, pager, remarks, empty }
    KindRow { title, count, unit }
    RegionPeople { name, adcode, href, names, left }
    IndexView { page, lead, rows, note, empty }
    IndexRow { name, href, count, unit }
    RollView { page, orders, sections, total, unit, years, empty }
    RollSection { title, person, note, groups, total }
    RollGroup { heading, names }
    RollName { name, name_class, href, detail, place, year }
}
