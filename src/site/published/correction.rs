//! Corrections as they may appear: newest first, none from the future, and none that names whom the site no longer names.

use super::super::model::{Record, Site};
use super::super::settings::Settings;
use super::honoree::Honoree;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::{References, Rules};
use crate::input::Place;
use crate::parse::corrections::Correction as Written;
use crate::parse::nomination::Status;
use crate::parse::value::{Date, Day};

/// What was wrong on a page, and what is right.
#[derive(Debug, Clone)]
pub struct Correction {
    pub date: Date,
    /// The page's address as the plan writes it; whether there is such a page is for the plan to say.
    pub page: String,
    /// Where the address is written.
    pub place: Place,
    pub was: Option<String>,
    /// Said only beside what was wrong: without it, a page is corrected and no more is told.
    pub now: Option<String>,
}

/// The corrections of a site on a day.
pub(super) fn corrections(
    site: &Site,
    honorees: &[Honoree],
    today: Day,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Correction> {
    let mut out = Vec::new();
    for written in &site.corrections {
        let date = written.date.value;
        if date.first_day() > today {
            problems.push(Diagnostic::new(
                Rules::FutureDate {
                    label: "更正日期".to_owned(),
                    found: date.long(),
                    today: today.date().long(),
                },
                Place::new(&written.file, written.date.span),
            ));
        }
        withdrawn(site, honorees, written, problems);
        let text = |text: &Option<crate::input::Spanned<String>>| {
            text.as_ref().map(|text| text.value.clone())
        };
        let was = text(&written.was);
        out.push(Correction {
            date,
            page: address(&written.page.value, &site.settings),
            place: Place::new(&written.file, written.page.span),
            now: was.as_ref().and_then(|_| text(&written.now)),
            was,
        });
    }
    out.sort_by_key(|correction| std::cmp::Reverse(correction.date.first_day()));
    out
}

/// Reports texts that name somebody who was withdrawn: the page of corrections would go on naming them.
fn withdrawn(site: &Site, honorees: &[Honoree], written: &Written, problems: &mut Vec<Diagnostic>) {
    let shown = |record: &&Record| !honorees.iter().any(|other| *other.name == *record.name);
    let gone = site.records.iter();
    let gone = gone.filter(|record| record.status == Status::Withdrawn);
    // A single character is in every text.
    let gone = gone.filter(|record| record.name.chars().count() > 1);
    for record in gone.filter(shown) {
        for text in [&written.was, &written.now].into_iter().flatten() {
            if text.value.contains(&record.name) {
                problems.push(Diagnostic::new(
                    References::CorrectionNames {
                        name: record.name.clone(),
                    },
                    Place::new(&written.file, text.span),
                ));
            }
        }
    }
}

/// The address that is meant: copied from a browser or typed by hand, with or without slashes at its ends.
fn address(written: &str, settings: &Settings) -> String {
    let base = settings.base_url.as_ref().map(|base| base.join(""));
    let below = base.and_then(|base| written.strip_prefix(&base).map(str::to_owned));
    let written = below.as_deref().unwrap_or(written).trim_start_matches('/');
    let decoded = percent_encoding::percent_decode_str(written).decode_utf8_lossy();
    let address = decoded.strip_suffix("index.html").unwrap_or(&decoded);
    let last = address.rsplit('/').next().unwrap_or_default();
    if last.is_empty() || last.contains('.') {
        address.to_owned()
    } else {
        format!("{address}/")
    }
}
