//! Photos against what the programme asks for: how many, how large, which way round; and photos that are the same.

use super::Case;
use super::waive::Findings;
use crate::diagnostic::catalog::Photos;
use crate::input::{Digest, Place};
use crate::parse::nomination::{Role, role_words};
use crate::parse::programme::{PhotoRule, Size};
use crate::site::{Photo, Site};
use std::collections::BTreeMap;

/// By role, the largest width at which the theme shows a photo, in pixels. One that is as long on its other side will do.
pub type Largest = BTreeMap<Role, u32>;

/// What a record's photos lack.
pub(super) fn photos(case: &Case<'_>, site: &Site, largest: &Largest, findings: &mut Findings) {
    let record = case.record;
    for file in &record.photos_unlisted {
        let problem = Photos::Unlisted {
            file: relative(&record.folder, file.as_str()),
        };
        findings.say(case.breach(problem, Place::file(file)));
    }
    let shown: Vec<&Photo> = record.photos.iter().filter(|photo| photo.listed).collect();
    let rules = case.programme.rules.photos.as_deref();
    for photo in &shown {
        // Without a list nobody could have written one; a programme that asks for photos wants it all the same.
        if photo.alt.is_none() && (record.nomination.photos.is_some() || rules.is_some()) {
            let problem = Photos::NoAlt {
                file: relative(&record.folder, photo.file.as_str()),
            };
            findings.say(case.breach(problem, photo.place.clone()));
        }
    }
    let Some(rules) = rules else { return };
    let by_role = rules.iter().any(|rule| rule.role.is_some());
    if by_role {
        for rule in rules {
            let Some(role) = rule.role else { continue };
            let those: Vec<&Photo> = shown
                .iter()
                .copied()
                .filter(|photo| photo.role == role)
                .collect();
            judge(case, site, rule, &those, findings);
        }
    } else {
        let form = Some(case.category.form.id.as_str());
        let own = rules.iter().find(|rule| rule.form.as_deref() == form);
        let rule = own.or_else(|| rules.iter().find(|rule| rule.form.is_none()));
        if let Some(rule) = rule {
            judge(case, site, rule, &shown, findings);
        }
    }
    for photo in shown {
        let size = photo.header.upright();
        let Some(wanted) = largest.get(&photo.role) else {
            continue;
        };
        // A tenth less is not seen.
        if size.width.max(size.height) * 10 < *wanted * 9 {
            let problem = Photos::Small {
                width: size.width,
                height: size.height,
                wanted: *wanted,
            };
            findings.add("photo-small", case.breach(problem, photo.place.clone()));
        }
    }
}

fn judge(
    case: &Case<'_>,
    site: &Site,
    rule: &PhotoRule,
    photos: &[&Photo],
    findings: &mut Findings,
) {
    if let Some((least, most)) = rule.count {
        let count = photos.len();
        // A photo that is refused has been reported; mended, it counts.
        let could_be = count + case.record.photos_refused;
        let (low, high) = (
            usize::try_from(least).unwrap_or_default(),
            usize::try_from(most).unwrap_or(usize::MAX),
        );
        if could_be < low || count > high {
            let problem = Photos::Count {
                role: rule.role.map_or("all", role_word),
                count,
                range: if least == most {
                    least.to_string()
                } else {
                    format!("{least}—{most}")
                },
            };
            let nomination = &case.record.nomination;
            let entry = nomination.photos.iter().flatten().nth(high);
            let place = match entry.filter(|_| count > high && rule.role.is_none()) {
                Some(entry) => Place::new(&nomination.file, entry.file.span),
                None => Place::file(&nomination.file),
            };
            findings.add("photo-count", case.breach(problem, place));
        }
    }
    for photo in photos {
        if let Some(range) = &rule.bytes {
            bytes(case, site, photo, range, findings);
        }
        let size = photo.header.upright();
        let (width, height) = (size.width, size.height);
        let landscape = rule.orient.as_deref().map(|orient| orient == "landscape");
        let wrong = match landscape {
            Some(true) => height > width,
            Some(false) => width > height,
            None => false,
        };
        if let Some(landscape) = landscape.filter(|_| wrong) {
            let problem = Photos::Orientation {
                landscape,
                width,
                height,
            };
            findings.add(
                "photo-orientation",
                case.breach(problem, photo.place.clone()),
            );
        }
        if let Some((across, down)) = rule.min_px {
            // Where the call does not say which way round, either will do.
            let lies = (width >= across) && (height >= down);
            let stands = landscape.is_none() && (height >= across) && (width >= down);
            if !lies && !stands {
                let problem = Photos::FewPixels {
                    width,
                    height,
                    wanted: format!("{across}×{down}"),
                };
                findings.add(
                    "photo-few-pixels",
                    case.breach(problem, photo.place.clone()),
                );
            }
        }
    }
}

/// A file's size against a range whose "M" may mean 10⁶ or 2²⁰ bytes (site.yaml, `photos.megabyte`).
fn bytes(
    case: &Case<'_>,
    site: &Site,
    photo: &Photo,
    (least, most): &(Size, Size),
    findings: &mut Findings,
) {
    let decimal = (least.decimal..=most.decimal).contains(&photo.bytes);
    let binary = (least.binary..=most.binary).contains(&photo.bytes);
    let accepted = match site.settings.photos.megabyte {
        "decimal" => decimal,
        "binary" => binary,
        _ => (least.decimal..=most.binary).contains(&photo.bytes),
    };
    let found = photo.bytes;
    let range = if least.written == most.written {
        least.written.to_string()
    } else {
        format!("{}—{}", least.written, most.written)
    };
    let either = site.settings.photos.megabyte == "either";
    if !accepted {
        let problem = Photos::Bytes { found, range };
        findings.add("photo-bytes", case.breach(problem, photo.place.clone()));
    } else if either && decimal != binary {
        let problem = Photos::BytesUnclear { found, range };
        findings.say(case.breach(problem, photo.place.clone()));
    }
}

fn role_word(role: Role) -> &'static str {
    let words = role_words().iter().find(|(known, _)| *known == role);
    words
        .and_then(|(_, spellings)| spellings.first().copied())
        .unwrap_or_default()
}

/// A photo's path below its record's folder.
fn relative(folder: &str, file: &str) -> String {
    let inner = file.strip_prefix(folder).unwrap_or(file);
    inner.trim_start_matches('/').to_owned()
}

/// Photos that are the same to the byte, in two records or twice in one. Records of one subject may share theirs.
pub(super) fn same(site: &Site, cases: &[Case<'_>], findings: &mut [Findings]) {
    let mut first: BTreeMap<Digest, (&Case<'_>, &Photo)> = BTreeMap::new();
    for (case, findings) in cases.iter().zip(findings) {
        if case.record.status.weight().is_none() {
            continue;
        }
        for photo in case.record.photos.iter().filter(|photo| photo.listed) {
            let Some((other, known)) = first.get(&photo.digest) else {
                first.insert(photo.digest, (case, photo));
                continue;
            };
            let file = relative(&other.record.folder, known.file.as_str());
            let problem = if std::ptr::eq(other.record, case.record) {
                Photos::Same { file }
            } else if site.one_subject(other.record, case.record) {
                continue;
            } else {
                let first = other.record.name.clone();
                Photos::Shared { first, file }
            };
            findings.add(problem.code(), case.breach(problem, photo.place.clone()));
        }
    }
}
