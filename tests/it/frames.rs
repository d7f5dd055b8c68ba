//! Which sizes, proportions and formats of a photo there are, as a theme asks
//! for them.

use crate::markup::tags;
use crate::pictures::{CORNERS, Seen, jpeg, near, target};
use crate::site::Site;
use std::collections::BTreeMap;

/// A team, whose card crops its photo to 3:2; `extra` are lines of its record.
fn team(extra: &str) -> Site {
    let site = Site::new("");
    site.write(
        "content/honorees/d/nomination.yaml",
        format!(
            "programme: p\ncategory: team\nname: 示例服务队\nstatus: honored\nunit: 万州区科协\nregion: 万州区\n\
             founded: 2019\nvolunteers: 30\nparty_members: 3\nhours: 900\nhours_per_volunteer: 30\n\
             active_ratio: 60%\nactivities: 12\nprojects: [讲座]\ncitation: 队的推介词。\n{extra}"
        ),
    );
    site.write("content/honorees/d/story.md", "队的事迹。\n");
    site
}

/// What a build made of the only photo: by width, height and format.
fn made(site: &Site) -> BTreeMap<(usize, usize, bool), Seen> {
    site.build().ok();
    site.files()
        .iter()
        .filter(|(path, _)| path.starts_with("photos/"))
        .map(|(path, bytes)| {
            let seen = Seen::new(bytes);
            ((seen.width, seen.height, path.ends_with(".webp")), seen)
        })
        .collect()
}

fn sizes(made: &BTreeMap<(usize, usize, bool), Seen>) -> Vec<(usize, usize, bool)> {
    made.keys().copied().collect()
}

#[test]
fn a_card_is_cropped_around_the_focus_and_never_enlarged() {
    let photo = jpeg(&target(1200, 400), 1200, 400, &[]);
    let [red, green, blue, yellow] = CORNERS;
    for (focus, corners) in [
        ("[0, 0.5]", [red, red, yellow, yellow]),
        ("[0.5, 0]", [red, green, blue, yellow]),
        ("[1.0, 1.0]", [green, green, blue, blue]),
    ] {
        let site = team(&format!(
            "photos: [{{file: photos/1.jpg, focus: {focus}}}]\n"
        ));
        site.write("content/honorees/d/photos/1.jpg", &photo);
        let made = made(&site);
        let mut expected = vec![];
        for webp in [false, true] {
            // Whole: 400, 800 and, not enlarged, 1,200. Cropped to 3:2: 400 and, as high as the source, 600.
            for (width, height) in [(400, 133), (400, 267), (600, 400), (800, 267), (1200, 400)] {
                expected.push((width, height, webp));
            }
        }
        expected.sort_unstable();
        assert_eq!(sizes(&made), expected);
        for ((width, height, _), seen) in &made {
            let shown = if width * 2 < height * 4 {
                corners
            } else {
                CORNERS
            };
            for (corner, colour) in std::iter::zip(seen.corners(), shown) {
                assert!(
                    near(corner, colour, 14),
                    "{focus} {width}×{height}: {corner:?} {colour:?}"
                );
            }
        }
    }
}

#[test]
fn without_a_focus_a_card_shows_where_most_is_to_be_seen() {
    let site = team("");
    // Grey, with a chequered patch of a colour near the right edge.
    let mut rgb = vec![128; 1200 * 400 * 3];
    for (at, pixel) in rgb.chunks_exact_mut(3).enumerate() {
        let (x, y) = (at % 1200, at / 1200);
        if (940..1140).contains(&x) && (100..300).contains(&y) && (x / 20 + y / 20) % 2 == 0 {
            pixel.copy_from_slice(&[220, 30, 30]);
        }
    }
    site.write(
        "content/honorees/d/photos/1.jpg",
        jpeg(&rgb, 1200, 400, &[]),
    );
    let made = made(&site);
    let card = &made[&(600, 400, false)];
    let red = |x: usize| (0..400).any(|y| near(card.pixel(x, y), [220, 30, 30], 40));
    let (first, last) = (0..600)
        .filter(|x| red(*x))
        .fold((600, 0), |(first, last), x| (first.min(x), last.max(x)));
    assert!(
        last - first > 190 && first > 5 && last < 595,
        "{first}–{last}"
    );
}

#[test]
fn a_photo_with_the_cards_proportions_has_no_files_of_its_own_for_it() {
    let site = team("");
    site.write(
        "content/honorees/d/photos/1.jpg",
        jpeg(&target(600, 400), 600, 400, &[]),
    );
    let all = [(400, 267), (600, 400)];
    let mut expected: Vec<_> = all
        .iter()
        .flat_map(|(width, height)| [(*width, *height, false), (*width, *height, true)])
        .collect();
    expected.sort_unstable();
    assert_eq!(sizes(&made(&site)), expected);
}

#[test]
fn webp_is_offered_before_jpeg_and_jpeg_always() {
    let site = team("");
    site.write(
        "content/honorees/d/photos/1.jpg",
        jpeg(&target(900, 600), 900, 600, &[]),
    );
    let shown = |site: &Site| {
        let page = site.build().ok().page("honorees/d/index.html");
        let offers: Vec<String> = tags(&page)
            .iter()
            .filter(|tag| tag.name == "source" || tag.name == "img")
            .map(|tag| {
                let srcset = tag.attribute("srcset").unwrap_or_default();
                let ends: Vec<&str> = srcset
                    .split(", ")
                    .filter_map(|part| part.split_once('.')?.1.rsplit('.').next())
                    .collect();
                format!(
                    "{} {}",
                    tag.attribute("type").unwrap_or("img"),
                    ends.join(", ")
                )
            })
            .collect();
        offers
    };
    assert_eq!(
        shown(&site),
        [
            "image/webp webp 400w, webp 800w, webp 900w",
            "img jpg 400w, jpg 800w, jpg 900w"
        ]
    );
    // A theme may do without, but not without JPEG.
    site.write("themes/mine/theme.yaml", "extends: laurel\nformats: []\n");
    site.write(
        "content/site.yaml",
        "title: 示例站\nbase_url: https://example.org/\ntheme: mine\n",
    );
    assert_eq!(shown(&site), ["img jpg 400w, jpg 800w, jpg 900w"]);
    let formats = site.files();
    assert!(formats.keys().all(|path| !path.ends_with(".webp")));
}
