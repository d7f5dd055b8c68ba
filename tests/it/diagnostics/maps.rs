//! Codes of maps.

use super::{Case, case, settings};
use crate::site::Site;

/// A site whose map is this SVG.
fn image(svg: &'static str) -> impl Fn() -> Site {
    move || {
        let site = settings("region: 重庆市\nmap: {image: atlas/a.svg}\n")();
        site.write("content/atlas/a.svg", svg);
        site
    }
}

pub(super) fn cases() -> Vec<Case> {
    vec![
        case(
            "map-unapproved",
            &["content/site.yaml:1:1 warning[map-unapproved]"],
            settings("region: 重庆市\n"),
        ),
        case(
            "bad-map-image",
            &["content/atlas/a.svg:2:3 error[bad-map-image]"],
            image("<svg xmlns='http://www.w3.org/2000/svg'>\n  </g>\n</svg>"),
        ),
        // It is well-formed, and shows nothing that could be drawn.
        case(
            "bad-map-image",
            &["content/atlas/a.svg:1:1 error[bad-map-image]"],
            image(
                "<svg width='0' height='9' xmlns='http://www.w3.org/2000/svg'><path id='500103' d='M0 0h5v5z'/></svg>",
            ),
        ),
        case(
            "no-map-image",
            &["content/site.yaml:4:14 error[no-map-image]"],
            settings("region: 重庆市\nmap: {image: atlas/b.svg}\n"),
        ),
        case(
            "map-image-ids",
            &["content/atlas/a.svg:1:1 error[map-image-ids]"],
            image(
                "<svg xmlns='http://www.w3.org/2000/svg'><path id='path12' d='M0 0h5v5z'/></svg>",
            ),
        ),
        case(
            "map-image-incomplete",
            &["content/atlas/a.svg:1:1 warning[map-image-incomplete]"],
            image(
                "<svg viewBox='0 0 9 9' xmlns='http://www.w3.org/2000/svg'><path id='渝中' d='M0 0h5v5z'/></svg>",
            ),
        ),
    ]
}
