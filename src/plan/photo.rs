//! Every size of every photo that a page shows, known before any is decoded.

use super::job::{PhotoJob, Size};
use super::theme::Shape;
use super::view::{Candidate, ImageView, Source};
use crate::input::photo::{DerivativeFormat, Focus};
use crate::input::{Digest, OutPath, Place};
use crate::parse::nomination::Role;
use crate::parse::photo::fit;
use crate::parse::theme::PhotoUse;
use crate::site::name::Kind;
use crate::site::published::Honoree;
use crate::site::{Photo, Published};
use std::collections::BTreeMap;

/// Part of every derivative's address and of the cache's keys: it changes
/// whenever the same source would give other bytes, that is, after a change in
/// `render::photo` and after an update of a codec, of the resizer or of the
/// colour management, which the test
/// `the_bytes_belong_to_this_encoder_version` notices.
pub const ENCODER_VERSION: &str = "2";

/// The planned sizes of all photos, by content.
pub(super) struct PhotoPlan {
    entries: BTreeMap<Digest, PhotoJob>,
    tolerate_truncated: bool,
}

/// Where a page shows a photo: what decides its sizes and proportions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// On its own honoree's pages, whole: by its role.
    Whole,
    /// On a person's card.
    Tile,
    /// On the card of a team, a project or a place.
    Plate,
}

impl Frame {
    /// The frame of cards.
    pub(super) fn of_card(kind: Kind) -> Frame {
        match kind {
            Kind::Person => Frame::Tile,
            Kind::Group => Frame::Plate,
        }
    }

    /// What the theme says of it.
    fn of(self, role: Role, shape: &Shape) -> Option<&PhotoUse> {
        let named = |name: &str| shape.photos.get(name);
        let whole = || named(role_name(role)).or_else(|| named("default"));
        match self {
            Frame::Whole => whole(),
            Frame::Tile => named("tile").or_else(whole),
            Frame::Plate => named("plate").or_else(whole),
        }
    }
}

/// The widths of a photo, in pixels, ascending.
fn widths(used: &PhotoUse, role: Role) -> &[u32] {
    match used.widths.as_slice() {
        [] if role == Role::Portrait => &[200, 400, 800],
        [] => &[400, 800, 1600],
        widths => widths,
    }
}

/// The largest width at which a photo of a role is shown on its honoree's own pages, in pixels.
pub(super) fn largest(role: Role, shape: &Shape) -> Option<u32> {
    let used = Frame::Whole.of(role, shape).cloned().unwrap_or_default();
    widths(&used, role).last().copied()
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Portrait => "portrait",
        Role::Work => "work",
        Role::Group => "group",
        Role::Activity => "activity",
    }
}

/// Plans the photos of everything that may appear.
pub(super) fn photos(published: &Published, shape: &Shape) -> PhotoPlan {
    let mut plan = PhotoPlan {
        entries: BTreeMap::new(),
        tolerate_truncated: published.settings.photos.tolerate_truncated,
    };
    for honoree in &published.honorees {
        for photo in &honoree.photos {
            plan.add(photo, Frame::Whole, shape);
        }
        if let Some(photo) = card_photo(honoree) {
            plan.add(photo, Frame::of_card(honoree.kind), shape);
        }
    }
    for photo in published.pages.iter().flat_map(|page| &page.photos) {
        plan.add(photo, Frame::Whole, shape);
    }
    plan
}

/// The photo that an honoree's card shows.
pub(super) fn card_photo(honoree: &Honoree) -> Option<&Photo> {
    let listed = || honoree.photos.iter().filter(|photo| photo.listed);
    let portrait = listed().find(|photo| photo.role == Role::Portrait);
    portrait.or_else(|| listed().find(|_| honoree.kind == Kind::Group))
}

impl PhotoPlan {
    fn add(&mut self, photo: &Photo, frame: Frame, shape: &Shape) {
        let tolerate_truncated = self.tolerate_truncated;
        let entry = self
            .entries
            .entry(photo.digest)
            .or_insert_with(|| PhotoJob {
                file: photo.file.clone(),
                digest: photo.digest,
                bytes: photo.bytes,
                header: photo.header.clone(),
                outputs: Vec::new(),
                places: Vec::new(),
                tolerate_truncated,
            });
        let place = Place::file(&photo.file);
        if !entry.places.contains(&place) {
            entry.places.push(place);
        }
        for size in sizes(photo, frame, shape) {
            let output = output(photo, size);
            if let Some(output) = output
                && !entry.outputs.iter().any(|(path, _)| *path == output)
            {
                entry.outputs.push((output, size));
            }
        }
        entry.outputs.sort();
    }

    /// A photo as a page shows it.
    pub(super) fn image(
        &self,
        photo: &Photo,
        frame: Frame,
        name: &str,
        shape: &Shape,
    ) -> ImageView {
        let mut by_format: BTreeMap<DerivativeFormat, Vec<Candidate>> = BTreeMap::new();
        let mut largest = (1, 1);
        let mut cropped = false;
        for size in sizes(photo, frame, shape) {
            let Some(output) = output(photo, size) else {
                continue;
            };
            by_format.entry(size.format).or_default().push(Candidate {
                src: output.to_string(),
                width: size.width,
            });
            largest = largest.max((size.width, size.height));
            cropped |= size.crop.is_some();
        }
        let candidates = by_format
            .remove(&DerivativeFormat::Jpeg)
            .unwrap_or_default();
        // The format that is the smallest comes last in the order of formats, and first on the page.
        let sources = by_format
            .into_iter()
            .rev()
            .map(|(format, candidates)| Source {
                mime: format.mime(),
                candidates,
            })
            .collect();
        let (width, height) = largest;
        ImageView {
            // The middle size serves browsers that know no srcset.
            src: candidates
                .get(candidates.len() / 2)
                .or(candidates.last())
                .map(|candidate| candidate.src.clone())
                .unwrap_or_default(),
            width,
            height,
            candidates,
            sources,
            alt: photo
                .alt
                .clone()
                .or_else(|| photo.caption.clone())
                .unwrap_or_else(|| match photo.role {
                    Role::Portrait => format!("{name}的照片"),
                    _ => format!("{name}的活动照片"),
                }),
            caption: photo.caption.clone(),
            credit: photo.credit.clone(),
            ratio: format!("r-{}", ratio(width, height)),
            focus: photo.focus.map(|(across, down)| {
                let upright = photo.header.upright();
                let (across, down) = if cropped {
                    let scale = (f64::from(upright.width) / f64::from(width))
                        .min(f64::from(upright.height) / f64::from(height));
                    (
                        within(across, upright.width, f64::from(width) * scale),
                        within(down, upright.height, f64::from(height) * scale),
                    )
                } else {
                    (across, down)
                };
                let tenth = |share: f64| (share * 10.0).round().clamp(0.0, 10.0) as u8;
                format!("fx-{} fy-{}", tenth(across), tenth(down))
            }),
            role: role_name(photo.role),
        }
    }
}

/// Where a point of a side lies in the part of it that a crop around that point
/// keeps: in its middle, except near the edges.
fn within(share: f64, whole: u32, part: f64) -> f64 {
    let whole = f64::from(whole);
    let start = (share * whole - part / 2.0).clamp(0.0, (whole - part).max(0.0));
    ((share * whole - start) / part.max(1.0)).clamp(0.0, 1.0)
}

/// Width by height in hundredths, to the nearest five between 50 and 300.
fn ratio(width: u32, height: u32) -> u32 {
    let hundredths = f64::from(width) / f64::from(height.max(1)) * 20.0;
    (hundredths.round() as u32 * 5).clamp(50, 300)
}

/// The sizes of a photo in a frame, computed from the source and never
/// enlarged: first the whole ladder of JPEG, then those of other formats.
fn sizes(photo: &Photo, frame: Frame, shape: &Shape) -> Vec<Size> {
    let wanted = frame.of(photo.role, shape).cloned().unwrap_or_default();
    let mut sides = Vec::new();
    for width in widths(&wanted, photo.role) {
        let side = match wanted.fill {
            Some(proportions) => filled(photo, *width, proportions),
            None => (fit(&photo.header, *width), None),
        };
        if !sides.contains(&side) {
            sides.push(side);
        }
    }
    let formats = shape.formats.iter().flat_map(|format| {
        let quality = shape.quality.get(format).copied().unwrap_or(QUALITY);
        sides.iter().map(move |((width, height), crop)| Size {
            width: *width,
            height: *height,
            crop: *crop,
            format: *format,
            quality,
        })
    });
    formats.collect()
}

/// The quality of a format that a theme says nothing of.
const QUALITY: u8 = 82;

/// The sides of a photo that fills a frame of these proportions, at most so
/// wide, and around what it is cropped: nothing, if it has the proportions
/// itself, so that it shares its files with the whole photo.
fn filled(photo: &Photo, width: u32, (across, down): (u32, u32)) -> ((u32, u32), Option<Focus>) {
    let whole = fit(&photo.header, width);
    let upright = photo.header.upright();
    // The widest part of the photo with these proportions.
    let widest = u64::from(upright.height) * u64::from(across) / u64::from(down);
    let width = width
        .min(upright.width)
        .min(u32::try_from(widest).unwrap_or(u32::MAX))
        .max(1);
    let height =
        (u64::from(width) * u64::from(down) * 2 + u64::from(across)) / (2 * u64::from(across));
    let height = u32::try_from(height)
        .unwrap_or(u32::MAX)
        .clamp(1, upright.height);
    if width == whole.0 && height.abs_diff(whole.1) <= 1 {
        return (whole, None);
    }
    let focus = match photo.focus {
        Some((across, down)) => {
            let thousandth = |share: f64| (share * 1000.0).round().clamp(0.0, 1000.0) as u16;
            Focus::At(thousandth(across), thousandth(down))
        }
        None if photo.role == Role::Portrait => Focus::UpperThird,
        None => Focus::Busiest,
    };
    ((width, height), Some(focus))
}

/// The address of one size: content, encoder, crop and quality make its hash,
/// so that a replaced photo has another address. Addresses outlive versions of
/// this program, so what is hashed is spelled out here.
fn output(photo: &Photo, size: Size) -> Option<OutPath> {
    let crop = match size.crop {
        None => String::new(),
        Some(Focus::At(across, down)) => format!("{} at {across} {down}", size.height),
        Some(Focus::UpperThird) => format!("{} upper", size.height),
        Some(Focus::Busiest) => format!("{} busiest", size.height),
    };
    let extension = size.format.extension();
    let made_by = format!(
        "{} {ENCODER_VERSION} {extension} {} {crop}",
        photo.digest.hex(),
        size.quality
    );
    let hash = Digest::of(made_by.as_bytes()).short();
    OutPath::new(&format!("photos/{hash}-{}.{extension}", size.width)).ok()
}

/// One job a photo, in the order of contents.
pub(super) fn jobs(plan: &PhotoPlan) -> Vec<PhotoJob> {
    plan.entries
        .values()
        .filter(|job| !job.outputs.is_empty())
        .cloned()
        .collect()
}
