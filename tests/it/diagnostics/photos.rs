//! Codes of photos against what a programme asks for.

use super::{Case, case, lines};
use crate::pictures::{jpeg, target};
use crate::site::{PROGRAMME, Site};

const LIST: &str = "photos: [{file: photos/a.jpg, alt: 院坝里的讲座}]\n";

/// The usual person with one photo of so many pixels, listed, in a programme with this demand.
fn asked(demand: &'static str, width: usize, height: usize) -> impl Fn() -> Site {
    move || {
        let site = lines(LIST)();
        let text = format!("{PROGRAMME}photos: {demand}\n");
        site.write("content/programmes/p.yaml", text);
        let photo = jpeg(&target(width, height), width, height, &[]);
        site.write("content/honorees/a/photos/a.jpg", photo);
        site
    }
}

macro_rules! said {
    ($($place:literal $what:literal),* $(,)?) => {
        &[$(concat!("content/honorees/", $place, " ", $what)),*]
    };
}

pub(super) fn cases() -> Vec<Case> {
    vec![
        case(
            "photo-count",
            said!("a/nomination.yaml:1:1" "warning[photo-count]"),
            asked("{default: {count: 2}}", 1600, 1200),
        ),
        case(
            "photo-bytes",
            said!("a/nomination.yaml:10:17" "warning[photo-bytes]"),
            asked("{default: {bytes: 1M-3M}}", 1600, 1200),
        ),
        case(
            "photo-bytes-unclear",
            said!("a/nomination.yaml:10:17" "note[photo-bytes-unclear]"),
            || {
                let site = asked("{default: {bytes: 1M-3M}}", 1600, 1200)();
                let mut photo = jpeg(&target(1600, 1200), 1600, 1200, &[]);
                // What stands behind the end of a JPEG is no part of the picture.
                photo.resize(3_000_001, 0);
                site.write("content/honorees/a/photos/a.jpg", photo);
                site
            },
        ),
        case(
            "photo-orientation",
            said!("a/nomination.yaml:10:17" "warning[photo-orientation]"),
            asked("[{role: portrait, orient: landscape}]", 1200, 1600),
        ),
        case(
            "photo-few-pixels",
            said!("a/nomination.yaml:10:17" "warning[photo-few-pixels]"),
            asked("[{role: portrait, min_px: 1920x1080}]", 1600, 1200),
        ),
        case(
            "photo-small",
            said!("a/nomination.yaml:10:17" "warning[photo-small]"),
            asked("{default: {count: 1}}", 300, 200),
        ),
        case(
            "photo-shared",
            said!("b/nomination.yaml:10:17" "warning[photo-shared]"),
            || {
                let site = lines(LIST)();
                let photo = jpeg(&target(90, 70), 90, 70, &[]);
                site.write("content/honorees/a/photos/a.jpg", &photo);
                site.person("b", "马小禾", LIST);
                site.write("content/honorees/b/photos/a.jpg", &photo);
                site
            },
        ),
        case(
            "photo-same",
            said!("a/nomination.yaml:10:52" "warning[photo-same]"),
            || {
                let site = lines(
                    "photos: [{file: photos/a.jpg, alt: 院坝里的讲座}, {file: photos/b.jpg, alt: 同上}]\n",
                )();
                let photo = jpeg(&target(90, 70), 90, 70, &[]);
                site.write("content/honorees/a/photos/a.jpg", &photo);
                site.write("content/honorees/a/photos/b.jpg", &photo);
                site
            },
        ),
        case(
            "photo-unlisted",
            said!("a/photos/b.jpg:1:1" "note[photo-unlisted]"),
            || {
                let site = lines(LIST)();
                for (name, side) in [("a", 90), ("b", 91)] {
                    let photo = jpeg(&target(side, 70), side, 70, &[]);
                    site.write(&format!("content/honorees/a/photos/{name}.jpg"), photo);
                }
                site
            },
        ),
        case(
            "photo-alt",
            said!("a/nomination.yaml:10:17" "warning[photo-alt]"),
            || {
                let site = lines("photos: [{file: photos/a.jpg}]\n")();
                let photo = jpeg(&target(90, 70), 90, 70, &[]);
                site.write("content/honorees/a/photos/a.jpg", photo);
                site
            },
        ),
    ]
}
