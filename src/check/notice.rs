//! 公示: what a complete notice says, whether it runs long enough, and whether records stand where they should while it runs.

use super::Case;
use super::waive::Findings;
use crate::calendar;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::Notices;
use crate::input::{Place, Span};
use crate::parse::nomination::Status;
use crate::parse::value::Moment;
use crate::site::{Programme, Site};

/// Judges the notices of all programmes.
pub(super) fn notices(site: &Site, now: Moment, problems: &mut Vec<Diagnostic>) {
    for (at, programme) in site.programmes.iter().enumerate() {
        complete(programme, problems);
        long_enough(site, programme, problems);
        left_over(site, at, programme, now, problems);
    }
}

/// Who still stands in a notice that is over appears nowhere: told once, since a whole list is forgotten together.
fn left_over(
    site: &Site,
    at: usize,
    programme: &Programme,
    now: Moment,
    problems: &mut Vec<Diagnostic>,
) {
    let Some((_, to)) = programme.notice_days(&site.settings.calendar) else {
        return;
    };
    let left: Vec<&str> = site
        .records
        .iter()
        .filter(|record| record.programme == at && record.status == Status::Notice)
        .map(|record| record.name.as_str())
        .collect();
    if left.is_empty() || now < Moment::end_of(to) {
        return;
    }
    let notice = programme.notice.as_ref();
    let dated = notice.and_then(|notice| Some(notice.to.as_ref().or(notice.from.as_ref())?.span));
    let problem = Notices::NoticeOver {
        to: to.date().long(),
        count: left.len(),
        names: left.join("、"),
    };
    let place = Place::new(&programme.file, dated.unwrap_or_default());
    problems.push(Diagnostic::new(problem, place));
}

/// Every part of a notice that a reader needs in order to object. A part that is missing has no place of its own.
fn complete(programme: &Programme, problems: &mut Vec<Diagnostic>) {
    let Some(notice) = &programme.notice else {
        return;
    };
    let mut say = |absent: bool, problem: Notices| {
        if absent {
            problems.push(Diagnostic::new(problem, Place::file(&programme.file)));
        }
    };
    let ends = notice.to.is_some() || notice.days.is_some();
    say(notice.from.is_none() || !ends, Notices::Dates);
    say(notice.basis.is_none(), Notices::Basis);
    let how = notice.objections.clone().unwrap_or_default();
    say(how.office.is_none(), Notices::Office);
    let reached = how.phone.is_some() || how.email.is_some() || how.address.is_some();
    say(!reached, Notices::Contact);
    say(how.ways.is_empty(), Notices::Ways);
    for (given, missing) in [(&how.person, "person"), (&how.unit, "unit")] {
        say(given.is_none(), Notices::Signing { missing });
    }
    say(how.post.is_none(), Notices::Post);
    say(notice.signed.is_empty(), Notices::Signed);
}

/// The least number of days, and whether working days are known at all.
fn long_enough(site: &Site, programme: &Programme, problems: &mut Vec<Diagnostic>) {
    let calendar = &site.settings.calendar;
    let (Some(notice), Some((from, to))) = (&programme.notice, programme.notice_days(calendar))
    else {
        return;
    };
    let start = notice
        .from
        .as_ref()
        .map_or(Span::default(), |from| from.span);
    let working = notice.days.is_none_or(|(_, working)| working);
    let days = calendar::days(from, to);
    if let Some(unknown) = days.iter().find(|day| working && !calendar.knows(**day)) {
        let (year, ..) = unknown.parts();
        problems.push(Diagnostic::new(
            Notices::UnknownYear { year },
            Place::new(&programme.file, start),
        ));
    }
    let (Some((least, working)), Some(end)) = (notice.days, &notice.to) else {
        return;
    };
    let counted = days
        .iter()
        .filter(|day| !working || calendar.is_working(**day))
        .count();
    // An end before the beginning is told where it is read; more days than a year need no counting.
    if from <= to && days.len() < 366 && (counted as i64) < least {
        let problem = Notices::Short {
            from: from.date().long(),
            to: to.date().long(),
            count: counted,
            least,
            working,
        };
        problems.push(Diagnostic::new(
            problem,
            Place::new(&programme.file, end.span),
        ));
    }
}

/// Whether a record's status agrees with its programme's notice at a moment.
///
/// One who is honoured before the hour of release is hidden until then, and is left in peace.
pub(super) fn standing(case: &Case<'_>, site: &Site, now: Moment, findings: &mut Findings) {
    let status = &case.record.nomination.status;
    let span = status
        .as_ref()
        .map_or(Span::default(), |status| status.span);
    let place = Place::new(&case.record.nomination.file, span);
    let days = case.programme.notice_days(&site.settings.calendar);
    let release = case.programme.rules.release_at.as_ref();
    let released = release.is_none_or(|release| release.value <= now);
    match (case.record.status, days) {
        (Status::Honored, Some((_, to))) if now < Moment::end_of(to) && released => {
            let to = to.date().long();
            // The decision is not made, whatever the record says: nothing softens it.
            findings.say(Diagnostic::new(Notices::HonoredInNotice { to }, place));
        }
        (Status::Notice, None) if case.programme.notice.is_none() => {
            let programme = case.programme.id.clone();
            findings.say(Diagnostic::new(Notices::NoticeAbsent { programme }, place));
        }
        _ => {}
    }
}
