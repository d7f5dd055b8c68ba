//! What published texts must not hold, and what they should not: secrets and slips, each once, at its place. Looked for in
//! every record that is neither withdrawn nor out, whatever its status: what is a secret does not become public by a decision.

use super::secret::{self, Kind};
use super::slips::{Slips, Speaker};
use super::text::{self, At, Reading, Told};
use super::word::Lexicon;
use super::word::regulated::{Named, short};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::{Remedy, Secrets};
use crate::input::{Place, SourcePath, Text};
use crate::parse::allow::Allowance;
use crate::parse::nomination::Status;
use crate::site::{PrivateFields, Programme, Record, Site};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

/// What holds for all texts of a site.
pub(super) struct Scope<'s> {
    site: &'s Site,
    texts: &'s BTreeMap<SourcePath, Text>,
    pub(super) lexicon: Lexicon<'s>,
    /// Numbers and mail addresses that the office gives as its own.
    own: BTreeSet<String>,
    /// Where it sits.
    addresses: Vec<&'s str>,
    /// By programme.
    pub(super) speakers: Vec<Speaker<'s>>,
    /// The allowances of site.yaml, and whether something needed them.
    allow: Vec<(&'s Allowance, AtomicBool)>,
}

/// What may stand in the texts of one record, page or programme, and which of it was needed.
pub(super) struct Allowed<'a> {
    own: &'a [Allowance],
    needed: Vec<bool>,
    site: &'a [(&'a Allowance, AtomicBool)],
}

impl Allowed<'_> {
    /// Whether a part of a text lies in one that is allowed: what was looked at is the text around it, and nothing else that
    /// holds the same.
    pub(super) fn covers_part(&mut self, text: &str, part: &Range<usize>) -> bool {
        self.any(|allowed| {
            let mut places = text.match_indices(allowed).map(|(at, _)| at);
            places.any(|at| at <= part.start && part.end <= at + allowed.len())
        })
    }

    fn any(&mut self, within: impl Fn(&str) -> bool) -> bool {
        let within = |allowed: &Allowance| within(&allowed.text.value);
        let mut covered = false;
        for (allowed, needed) in self.own.iter().zip(&mut self.needed) {
            if within(allowed) {
                (*needed, covered) = (true, true);
            }
        }
        for (allowed, needed) in self.site {
            if within(allowed) {
                needed.store(true, Ordering::Relaxed);
                covered = true;
            }
        }
        covered
    }
}

/// Everything that is found in the published texts of a site.
pub(super) fn shown(
    site: &Site,
    private: &PrivateFields,
    texts: &BTreeMap<SourcePath, Text>,
) -> Vec<Diagnostic> {
    let scope = Scope::new(site, texts);
    let found: Vec<Vec<Diagnostic>> = site
        .records
        .par_iter()
        .map(|record| scope.record(record, private))
        .collect();
    let mut out: Vec<Diagnostic> = found.into_iter().flatten().collect();
    for (index, programme) in site.programmes.iter().enumerate() {
        let told = text::programme(programme);
        scope.examine(&told, Some(index), &mut out);
    }
    for page in &site.pages {
        scope.examine(&text::page(page), None, &mut out);
    }
    for correction in &site.corrections {
        scope.examine(&text::correction(correction), None, &mut out);
    }
    if site.settings.known {
        scope.examine(&text::site(site), None, &mut out);
    }
    let unneeded = |(allowed, needed): &(&Allowance, AtomicBool)| {
        // What is not known to be all may hold what needs it.
        let judged = site.complete && !needed.load(Ordering::Relaxed);
        judged.then(|| self::unneeded(allowed, &site.settings.file))
    };
    out.extend(scope.allow.iter().filter_map(unneeded));
    out
}

fn unneeded(allowed: &Allowance, file: &SourcePath) -> Diagnostic {
    let masked = secret::masked_text(&allowed.text.value);
    Diagnostic::new(
        Secrets::AllowUnneeded { masked },
        Place::new(file, allowed.text.span),
    )
}

impl<'s> Scope<'s> {
    fn new(site: &'s Site, texts: &'s BTreeMap<SourcePath, Text>) -> Scope<'s> {
        let objections = || {
            let notices = site.programmes.iter().filter_map(|p| p.notice.as_ref());
            notices.filter_map(|notice| notice.objections.as_ref())
        };
        let told = objections().flat_map(|how| {
            let texts = [
                &how.office,
                &how.contact,
                &how.phone,
                &how.email,
                &how.address,
                &how.post,
            ];
            texts.into_iter().flatten()
        });
        let told = told.chain(&site.settings.footer.contact);
        Scope {
            site,
            texts,
            lexicon: Lexicon::new(&site.words),
            own: told.flat_map(|text| secret::own(text)).collect(),
            addresses: objections()
                .filter_map(|how| how.address.as_deref())
                .chain(site.settings.footer.contact.as_deref())
                .collect(),
            speakers: site.programmes.iter().map(|p| speaker(p, site)).collect(),
            allow: (site.settings.allow.iter())
                .map(|allowed| (allowed, AtomicBool::new(false)))
                .collect(),
        }
    }

    fn record(&self, record: &Record, private: &PrivateFields) -> Vec<Diagnostic> {
        let mut out = Vec::new();
        if matches!(record.status, Status::Withdrawn | Status::NotSelected) {
            return out;
        }
        let programme = self.site.programmes.get(record.programme);
        let Some(category) = programme.and_then(|p| p.categories.get(record.category)) else {
            return out;
        };
        let told = text::record(record, category, &self.site.settings, self.texts);
        let own = &record.nomination.allow;
        let mut allowed = self.allowed(own);
        if let Some(private) = private.get(&record.folder) {
            self.private(&told, private, category, &mut allowed, &mut out);
        }
        self.examined(&told, &mut allowed, Some(record.programme), &mut out);
        names(record, &mut allowed, &mut out);
        let needed = own.iter().zip(&allowed.needed);
        let unneeded = needed.filter(|(_, needed)| !**needed);
        out.extend(unneeded.map(|(allowed, _)| self::unneeded(allowed, &record.nomination.file)));
        out
    }

    fn allowed<'a>(&'a self, own: &'a [Allowance]) -> Allowed<'a> {
        Allowed {
            own,
            needed: vec![false; own.len()],
            site: &self.allow,
        }
    }

    /// Texts of no record, which have no allowances of their own.
    fn examine(&self, told: &[Told<'_>], programme: Option<usize>, out: &mut Vec<Diagnostic>) {
        self.examined(told, &mut self.allowed(&[]), programme, out);
    }

    fn examined(
        &self,
        told: &[Told<'_>],
        allowed: &mut Allowed<'_>,
        programme: Option<usize>,
        out: &mut Vec<Diagnostic>,
    ) {
        let mut slips = Slips::new(self, programme);
        for told in told {
            let reading = Reading::new(told);
            self.secrets(told, &reading, allowed, out);
            slips.gather(told, &reading, allowed);
        }
        slips.say(out);
    }

    pub(super) fn place(&self, told: &Told<'_>, part: &Range<usize>) -> Place {
        text::place(told, part, self.texts)
    }

    fn secrets(
        &self,
        told: &Told<'_>,
        reading: &Reading<'_>,
        allowed: &mut Allowed<'_>,
        out: &mut Vec<Diagnostic>,
    ) {
        let address = told.sort == text::Sort::Address;
        // The marks that make a text suspect are looked for as they are written.
        if !address && !secret::suspect(&told.text) {
            return;
        }
        let all = match told.sort {
            text::Sort::Address => secret::find_in_name(&told.text),
            text::Sort::Story | text::Sort::Page => secret::find(&reading.text),
            _ => secret::find_in_field(&reading.text),
        };
        let mut seen: BTreeSet<(Kind, String, usize)> = BTreeSet::new();
        for found in all {
            let written = reading.text.get(found.range.clone()).unwrap_or_default();
            let source = reading.source(&found.range);
            if self.is_own(written, found.kind)
                || allowed.covers_part(&reading.text, &found.range)
                || allowed.covers_part(&told.text, &source)
            {
                continue;
            }
            let place = self.place(told, &source);
            // A link shows what it leads to: that is one secret and not two.
            let line = self.texts.get(&place.file);
            let line = line.map_or(1, |text| text.position(place.span.start).0);
            if !seen.insert((found.kind, secret::same(written, found.kind), line)) {
                continue;
            }
            let masked = secret::masked(written, found.kind);
            out.push(Diagnostic::new(problem(found.kind, masked, told), place));
        }
    }

    fn is_own(&self, written: &str, kind: Kind) -> bool {
        match kind {
            Kind::Address => self
                .addresses
                .iter()
                .any(|address| address.contains(written)),
            _ => secret::is_among(&self.own, written, kind),
        }
    }

    /// Private values that stand where everybody will read them.
    fn private(
        &self,
        told: &[Told<'_>],
        private: &crate::site::Private,
        category: &crate::site::Category,
        allowed: &mut Allowed<'_>,
        out: &mut Vec<Diagnostic>,
    ) {
        for (key, value) in &private.values {
            let wanted = secret::Wanted::new(key, &value.value);
            for told in told.iter().filter(|_| !wanted.is_empty()) {
                let reading = Reading::new(told);
                for part in wanted.places(&reading.text) {
                    let written = reading.text.get(part.clone()).unwrap_or_default();
                    let source = reading.source(&part);
                    let own = [Kind::Landline, Kind::Mobile, Kind::Email]
                        .iter()
                        .any(|kind| secret::is_among(&self.own, written, *kind));
                    if own
                        || allowed.covers_part(&reading.text, &part)
                        || allowed.covers_part(&told.text, &source)
                    {
                        continue;
                    }
                    let field = category.form.field(key);
                    let label = field.map_or_else(|| key.clone(), |field| field.label.clone());
                    let place = self.place(told, &source);
                    out.push(Diagnostic::new(Secrets::PrivateShown { label }, place));
                }
            }
        }
    }
}

/// A programme, and whether its words are approved.
fn speaker<'s>(programme: &'s Programme, site: &'s Site) -> Speaker<'s> {
    let awards = programme
        .categories
        .iter()
        .filter_map(|c| c.award.as_deref());
    let issuers = programme.rules.issuers.iter().flatten();
    let issuers = issuers.chain(&site.settings.footer.issuers);
    Speaker {
        programme,
        approved: programme.rules.approval.is_some(),
        named: Named {
            year: programme.year,
            titles: [programme.title.as_str(), programme.heading.as_str()]
                .into_iter()
                .chain(awards)
                .collect(),
            issuers: issuers
                .flat_map(|(_, bodies)| bodies)
                .flat_map(|body| short(body))
                .collect(),
        },
    }
}

fn problem(kind: Kind, masked: String, told: &Told<'_>) -> Secrets {
    let remedy = match told.at {
        At::Folder if told.file.name() == "nomination.yaml" => Remedy::Folder,
        _ if told.file.as_str().starts_with("content/honorees/") => Remedy::Record,
        _ => Remedy::Site,
    };
    match kind {
        Kind::Id => Secrets::SecretId { masked, remedy },
        Kind::Mobile => Secrets::SecretMobile { masked, remedy },
        Kind::Landline => Secrets::SecretLandline { masked, remedy },
        Kind::Email => Secrets::SecretEmail { masked, remedy },
        Kind::Address => Secrets::SecretAddress { masked, remedy },
        Kind::Card => Secrets::SecretCard { masked, remedy },
    }
}

/// Names of photos, which are published nowhere and handed on with the folder: of those that are there, listed or not, and of
/// those that the record lists.
fn names(record: &Record, allowed: &mut Allowed<'_>, out: &mut Vec<Diagnostic>) {
    let listed = record.nomination.photos.iter().flatten();
    let listed = listed.map(|entry| entry.file.value.as_str());
    let there = record.photos.iter().map(|photo| photo.file.name());
    let unlisted = record.photos_unlisted.iter().map(|file| file.name());
    let names: BTreeSet<&str> = (there.chain(unlisted).chain(listed))
        .map(|path| path.rsplit('/').next().unwrap_or(path))
        .collect();
    for name in names {
        let mut masked = name.to_owned();
        for found in secret::find_in_name(name).into_iter().rev() {
            let written = name.get(found.range.clone()).unwrap_or_default();
            if !allowed.covers_part(name, &found.range) {
                masked.replace_range(found.range.clone(), &secret::masked(written, found.kind));
            }
        }
        if masked != name {
            // The path of the photo would hold what the message masks.
            let place = Place::file(&record.nomination.file);
            out.push(Diagnostic::new(
                Secrets::SecretFileName { name: masked },
                place,
            ));
        }
    }
}
