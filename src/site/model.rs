//! What a site is made of.

use super::Groups;
use super::name::Kind;
use super::order::OwnStrokes;
use super::region::{Region, Zone};
use super::settings::Settings;
use crate::atlas::{Adcode, Atlas, Divisions};
use crate::calendar::Calendar;
use crate::form::{Answers, Form};
use crate::input::photo::PhotoHeader;
use crate::input::{Digest, Place, SourcePath, Span, Spanned};
use crate::parse::corrections::Correction;
use crate::parse::nomination::{Nomination, Role, Status};
use crate::parse::past_winners::PastWinner;
use crate::parse::programme::{NoticeFile, ProgrammeFile};
use crate::parse::site::Order;
use crate::parse::value::Day;
use crate::parse::words::OwnWord;
use serde::Serialize;
use std::sync::Arc;

/// The whole model.
#[derive(Debug)]
pub struct Site {
    pub settings: Settings,
    /// The codes that the site knows.
    pub divisions: Arc<Divisions>,
    /// The grounds of its maps.
    pub atlas: Arc<Atlas>,
    pub zones: Vec<Zone>,
    /// By id.
    pub programmes: Vec<Programme>,
    /// In the order of their folders.
    pub records: Vec<Record>,
    /// Whether every record is among them; one that could not be read or
    /// resolved exists all the same, and nothing may be concluded from its
    /// absence.
    pub complete: bool,
    pub units: Groups,
    /// What site.yaml calls the units, aliases included.
    pub unit_names: Vec<String>,
    pub fields: Groups,
    pub pages: Vec<Page>,
    pub corrections: Vec<Correction>,
    pub strokes: OwnStrokes,
    /// Who was selected before, by the site's own list.
    pub past_winners: Vec<PastWinner>,
    /// The department's own list of words.
    pub words: Vec<OwnWord>,
}

impl Site {
    /// Whether two records speak of one person or team, by `same_as` in either direction or by way of a third.
    pub fn one_subject<'s>(&'s self, one: &'s Record, other: &'s Record) -> bool {
        std::ptr::eq(self.subject(one), self.subject(other))
    }

    /// The record at the end of a record's chain of `same_as`; a chain that comes back to itself has been cut when it was resolved.
    fn subject<'s>(&'s self, record: &'s Record) -> &'s Record {
        let mut at = record;
        while let Some(next) = at.subject.and_then(|next| self.records.get(next)) {
            at = next;
        }
        at
    }
}

/// The address that the site is published under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BaseUrl {
    /// Scheme and host, without a slash at the end.
    pub origin: String,
    /// The path, with a slash at both ends.
    pub path: String,
}

impl BaseUrl {
    /// The absolute address of something relative to the site's root.
    pub fn join(&self, address: &str) -> String {
        format!("{}{}{address}", self.origin, self.path)
    }
}

/// One award in one year.
#[derive(Debug, Clone)]
pub struct Programme {
    pub id: String,
    pub file: SourcePath,
    /// As in the document.
    pub title: String,
    /// Without a leading `<year>年度`, since the year stands beside it.
    pub heading: String,
    pub year: i64,
    pub region: Option<Adcode>,
    pub categories: Vec<Category>,
    /// Id and title, by rank.
    pub grades: Vec<(String, String)>,
    /// The day whose map the programme shows: reference date, deadline, else
    /// the end of its year.
    pub map_day: Day,
    /// All other keys, its preset's laid beneath.
    pub rules: ProgrammeFile,
    pub notice: Option<NoticeFile>,
}

/// One kind of honoree within a programme.
#[derive(Debug, Clone)]
pub struct Category {
    pub id: String,
    pub title: String,
    pub award: Option<String>,
    pub form: Arc<Form>,
    pub form_title: String,
    pub quota: Option<i64>,
    pub order: Option<Order>,
}

/// One nomination, all its references resolved.
#[derive(Debug, Clone)]
pub struct Record {
    pub slug: String,
    pub file: SourcePath,
    pub folder: String,
    pub programme: usize,
    pub category: usize,
    pub grade: Option<usize>,
    /// As pages show it.
    pub name: String,
    pub kind: Kind,
    pub status: Status,
    pub region: Option<Region>,
    pub unit: Option<usize>,
    pub tags: Vec<usize>,
    pub photos: Vec<Photo>,
    /// How many photos are refused, which has been reported.
    pub photos_refused: usize,
    /// Photos in its folder that neither the list nor the story names.
    pub photos_unlisted: Vec<SourcePath>,
    pub story: Option<Story>,
    pub answers: Answers,
    /// The record that `same_as` names, of a chain that ends: an index of `records`.
    pub subject: Option<usize>,
    pub aliases: Vec<String>,
    pub links: Vec<(String, String)>,
    /// The keys that need no resolving.
    pub nomination: Nomination,
}

/// A photo that a record shows.
#[derive(Debug, Clone)]
pub struct Photo {
    pub file: SourcePath,
    pub digest: Digest,
    pub bytes: u64,
    pub header: PhotoHeader,
    pub role: Role,
    pub caption: Option<String>,
    pub alt: Option<String>,
    pub credit: Option<String>,
    /// Where the record lists it, else the photo itself.
    pub place: Place,
    /// What must not be cut away: across and down, in shares of the whole.
    pub focus: Option<(f64, f64)>,
    /// Whether it stands in the gallery, or only inside the story.
    pub listed: bool,
}

/// A story, and what its links lead to.
#[derive(Debug, Clone)]
pub struct Story {
    pub file: SourcePath,
    pub text: Arc<str>,
    pub digest: Digest,
    pub links: Vec<StoryLink>,
}

/// A link or an image of a story.
#[derive(Debug, Clone)]
pub struct StoryLink {
    /// As written.
    pub destination: String,
    pub image: bool,
    pub span: Span,
    pub target: StoryTarget,
}

/// What a story's link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoryTarget {
    /// As written: the web, mail, telephone, or a part of the page.
    Outside,
    /// An address below the site's root, yet to be compared with the plan, and
    /// the fragment behind it.
    Page(String, String),
    /// A photo of the record, by index.
    Photo(usize),
    /// Nothing, which has been reported.
    Nowhere,
}

/// A page of the user's own.
#[derive(Debug, Clone)]
pub struct Page {
    pub slug: String,
    pub title: String,
    /// Whether the title is the text's first heading.
    pub titled: bool,
    pub story: Story,
    pub photos: Vec<Photo>,
}

impl Record {
    /// The name as it is written, under the key of every record or under its form's label.
    pub fn written_name(&self) -> Option<&Spanned<String>> {
        let own = self.nomination.name.as_ref();
        own.or(self.answers.name.as_ref())
    }
}

impl Programme {
    /// The first and the last day of its notice, both of which count; `None` without a notice or without its dates.
    pub fn notice_days(&self, calendar: &Calendar) -> Option<(Day, Day)> {
        let notice = self.notice.as_ref()?;
        let from = notice.from.as_ref()?.value.first_day();
        let to = match (&notice.to, notice.days) {
            (Some(to), _) => to.value.last_day(),
            (None, Some((days, working))) => calendar.end_of(from, days, working),
            (None, None) => return None,
        };
        Some((from, to))
    }

    /// The category of an id.
    pub fn category(&self, id: &str) -> Option<usize> {
        self.categories
            .iter()
            .position(|category| category.id == id)
    }

    /// A word of the programme's own language, such as `honoree`.
    pub fn term(&self, key: &str) -> Option<&str> {
        let terms = self.rules.terms.as_ref()?;
        let (_, word) = terms.iter().find(|(name, _)| name == key)?;
        Some(&word.value)
    }
}
