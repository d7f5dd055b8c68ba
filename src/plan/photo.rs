//! Every size of every photo that a page shows, known before any is decoded.

use super::job::{PhotoJob, Size};
use super::theme::Shape;
use super::view::{Candidate, ImageView, Source};
use crate::input::{Digest, OutPath, Place};
use crate::parse::nomination::Role;
use crate::parse::photo::fit;
use crate::site::{Photo, Published};
use std::collections::BTreeMap;

/// Part of every derivative's address and of the cache's keys: it changes
/// whenever the same source would give other bytes, that is, after a change in
/// `render::photo` and after an update of a codec, of the resizer or of the
/// colour management, which the test
/// `the_bytes_belong_to_this_encoder_version` notices.
pub const ENCODER_VERSION: &str = "1";

/// The planned sizes of all photos, by content.
pub(super) struct PhotoPlan {
    entries: BTreeMap<Digest, PhotoJob>,
    webp: bool,
    tolerate_truncated: bool,
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
        webp: shape.webp,
        tolerate_truncated: published.settings.photos.tolerate_truncated,
    };
    let own = published
        .honorees
        .iter()
        .flat_map(|honoree| &honoree.photos);
    let pages = published.pages.iter().flat_map(|page| &page.photos);
    for photo in own.chain(pages) {
        plan.add(photo, shape);
    }
    plan
}

impl PhotoPlan {
    fn add(&mut self, photo: &Photo, shape: &Shape) {
        let tolerate_truncated = self.tolerate_truncated;
        let entry = self
            .entries
            .entry(photo.digest)
            .or_insert_with(|| PhotoJob {
                file: photo.file.clone(),
                digest: photo.digest,
                header: photo.header.clone(),
                outputs: Vec::new(),
                places: Vec::new(),
                tolerate_truncated,
            });
        let place = Place::file(&photo.file);
        if !entry.places.contains(&place) {
            entry.places.push(place);
        }
        for size in sizes(photo, shape) {
            let output = output(photo, size);
            if let Some(output) = output
                && !entry.outputs.iter().any(|(path, _)| *path == output)
            {
                entry.outputs.push((output, size));
            }
        }
        entry.outputs.sort();
    }

    /// A photo as a page shows it, at the widths of its role.
    pub(super) fn image(&self, photo: &Photo, name: &str, shape: &Shape) -> ImageView {
        let mut candidates = Vec::new();
        let mut webp = Vec::new();
        let mut largest = (1, 1);
        for size in sizes(photo, shape) {
            let Some(output) = output(photo, size) else {
                continue;
            };
            let list = if size.webp {
                &mut webp
            } else {
                &mut candidates
            };
            list.push(Candidate {
                src: output.to_string(),
                width: size.width,
            });
            largest = largest.max((size.width, size.height));
        }
        let sources = if self.webp && !webp.is_empty() {
            vec![Source {
                mime: "image/webp",
                candidates: webp,
            }]
        } else {
            Vec::new()
        };
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
                let tenth = |share: f64| (share * 10.0).round().clamp(0.0, 10.0) as u8;
                format!("fx-{} fy-{}", tenth(across), tenth(down))
            }),
            role: role_name(photo.role),
        }
    }
}

/// Width by height in hundredths, to the nearest five between 50 and 300.
fn ratio(width: u32, height: u32) -> u32 {
    let hundredths = f64::from(width) / f64::from(height.max(1)) * 20.0;
    (hundredths.round() as u32 * 5).clamp(50, 300)
}

/// The sizes of a photo: the theme's widths for its role, computed from the
/// source, never enlarged.
fn sizes(photo: &Photo, shape: &Shape) -> Vec<Size> {
    let widths = shape
        .photos
        .get(role_name(photo.role))
        .or_else(|| shape.photos.get("default"))
        .cloned()
        .unwrap_or_else(|| match photo.role {
            Role::Portrait => vec![200, 400, 800],
            _ => vec![400, 800, 1600],
        });
    let mut out = Vec::new();
    for width in widths {
        let (width, height) = fit(&photo.header, width);
        let jpeg = Size {
            width,
            height,
            webp: false,
            quality: shape.jpeg_quality,
        };
        if out.contains(&jpeg) {
            continue;
        }
        out.push(jpeg);
        if shape.webp {
            out.push(Size {
                webp: true,
                quality: shape.webp_quality,
                ..jpeg
            });
        }
    }
    out
}

/// The address of one size: content, encoder and quality make its hash, so that
/// a replaced photo has another address. Addresses outlive versions of this
/// program, so what is hashed is spelled out here, byte for byte.
fn output(photo: &Photo, size: Size) -> Option<OutPath> {
    let mut hashed = Vec::with_capacity(128);
    hashed.extend(b"[y\x20\0\0\0\0\0\0\0");
    hashed.extend(photo.digest.bytes());
    hashed.push(b's');
    hashed.extend((ENCODER_VERSION.len() as u64).to_le_bytes());
    hashed.extend(ENCODER_VERSION.as_bytes());
    hashed.push(b'n');
    hashed.extend(i128::from(size.quality).to_le_bytes());
    hashed.extend([b'b', u8::from(size.webp), b']']);
    let hash = Digest::of(&hashed).short();
    let extension = if size.webp { "webp" } else { "jpg" };
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
