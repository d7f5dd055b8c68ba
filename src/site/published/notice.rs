//! A programme's notice (公示) at one moment.

use super::super::model::{Programme, Record, Site};
use super::super::sort::list_key;
use crate::calendar;
use crate::parse::nomination::Status;
use crate::parse::programme::{After, NoticeFile, Show};
use crate::parse::value::{Day, Moment};

/// Where a notice stands in its course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Candidates may be seen and objected to.
    Running,
    /// It is over; no names.
    Over,
}

/// A notice that has a page.
#[derive(Debug, Clone)]
pub struct Notice {
    pub state: State,
    pub from: Day,
    pub to: Day,
    pub days: usize,
    pub working_days: usize,
    pub show: Show,
    pub file: NoticeFile,
    /// By category, in list order; empty once it is over.
    pub candidates: Vec<(usize, Vec<Candidate>)>,
}

/// A candidate as the notice shows one.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub name: String,
    pub affiliation: Option<String>,
    pub unit: Option<String>,
    pub region: Option<String>,
    pub citation: Option<String>,
}

/// The notice of a programme at `now`, if it has a page then. What will happen
/// by itself is added to `due`.
pub(super) fn notice(
    site: &Site,
    programme: &Programme,
    index: usize,
    now: Moment,
    due: &mut Vec<(Moment, String)>,
) -> Option<Notice> {
    let file = programme.notice.as_ref()?;
    let working = &site.settings.calendar;
    let (from, to) = programme.notice_days(working)?;
    let (starts, ends) = (Moment::start_of(from), Moment::end_of(to));
    for (moment, what) in [(starts, "公示开始"), (ends, "公示结束")] {
        if moment > now {
            due.push((moment, format!("{}：{what}", programme.title)));
        }
    }
    let state = match () {
        () if now < starts => return None,
        () if now < ends => State::Running,
        () if file.after == After::Remove => return None,
        () => State::Over,
    };
    let candidates = match state {
        State::Over => Vec::new(),
        State::Running => candidates(site, programme, index),
    };
    let days = calendar::days(from, to);
    Some(Notice {
        state,
        from,
        to,
        days: days.len(),
        working_days: days.iter().filter(|day| working.is_working(**day)).count(),
        show: file.show,
        file: file.clone(),
        candidates,
    })
}

fn candidates(site: &Site, programme: &Programme, index: usize) -> Vec<(usize, Vec<Candidate>)> {
    let mut out = Vec::new();
    for (at, category) in programme.categories.iter().enumerate() {
        let order = category.order.unwrap_or(site.settings.order);
        let mut records: Vec<&Record> = site
            .records
            .iter()
            .filter(|record| {
                record.programme == index
                    && record.category == at
                    && record.status == Status::Notice
            })
            .collect();
        records.sort_by_cached_key(|record| list_key(record, order, None, &site.strokes));
        if records.is_empty() {
            continue;
        }
        let candidates = records
            .iter()
            .map(|record| Candidate {
                name: record.name.clone(),
                affiliation: record.nomination.affiliation.clone(),
                unit: record
                    .unit
                    .and_then(|unit| site.units.list.get(unit))
                    .map(|unit| unit.name.clone()),
                region: record
                    .region
                    .as_ref()
                    .map(|region| site.divisions.path(region.code()).concat()),
                citation: record.nomination.citation.clone(),
            })
            .collect();
        out.push((at, candidates));
    }
    out
}
