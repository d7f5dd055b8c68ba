//! Photos against what a programme asks for: number, size, direction, pixels, each bound from both sides.

use crate::pictures::{jpeg, target};
use crate::site::{PROGRAMME, Site};

/// A photo of so many pixels, filled up to so many bytes with what stands behind its end.
fn photo(width: usize, height: usize, bytes: usize) -> Vec<u8> {
    let mut photo = jpeg(&target(width, height), width, height, &[]);
    assert!(bytes == 0 || photo.len() <= bytes);
    photo.resize(photo.len().max(bytes), 0);
    photo
}

/// Checks a candidate with these photos (role, width, height, bytes), listed with all they need; the codes that are said.
fn said(demand: &str, settings: &str, photos: &[(&str, usize, usize, usize)]) -> Vec<String> {
    let site = Site::new("");
    site.write(
        "content/programmes/p.yaml",
        format!("{PROGRAMME}photos: {demand}\n"),
    );
    site.write(
        "content/site.yaml",
        format!("title: 示例站\nbase_url: https://example.org/\nmap: {{approval_number: 示例号}}\n{settings}"),
    );
    let mut list = String::from("photos:\n");
    for (at, (role, width, height, bytes)) in photos.iter().enumerate() {
        // No two are alike.
        let photo = photo(width - at, *height, *bytes);
        site.write(&format!("content/honorees/a/photos/{at}.jpg"), photo);
        let role = if role.is_empty() {
            String::new()
        } else {
            format!("role: {role}, ")
        };
        list.push_str(&format!("  - {{{role}alt: 讲座, file: photos/{at}.jpg}}\n"));
    }
    let list = if photos.is_empty() { "" } else { &list };
    site.person("a", "沈怀瑾", list);
    let path = "content/honorees/a/nomination.yaml";
    let text = std::fs::read_to_string(site.root().join(path)).unwrap();
    site.write(path, text.replace("status: honored", "status: nominated"));
    let all = site.check().said();
    all.iter()
        // Small ones are quick, and what is said of them has its own case.
        .filter(|said| !said.ends_with("note[no-honorees]") && !said.ends_with("[photo-small]"))
        .map(|said| said.rsplit(' ').next().unwrap_or_default().to_owned())
        .collect()
}

const NONE: [&str; 0] = [];

#[test]
fn the_number_of_photos_is_the_forms_or_the_default() {
    let one = ("", 160, 120, 0);
    for (demand, count, right) in [
        ("{person: {count: 2-3}, default: {count: 9}}", 1, false),
        ("{person: {count: 2-3}, default: {count: 9}}", 2, true),
        ("{person: {count: 2-3}, default: {count: 9}}", 3, true),
        ("{person: {count: 2-3}, default: {count: 9}}", 4, false),
        ("{team: {count: 9}, default: {count: 2}}", 2, true),
        ("{team: {count: 9}, default: {count: 2}}", 0, false),
        ("{team: {count: 9}}", 1, true),
    ] {
        let expected: &[&str] = if right {
            &NONE
        } else {
            &["error[photo-count]"]
        };
        assert_eq!(
            said(demand, "", &vec![one; count]),
            expected,
            "{demand} {count}"
        );
    }
}

#[test]
fn roles_have_their_own_numbers_directions_and_pixels() {
    let demand = "[{role: portrait, count: 1}, {role: work, count: 3-5, orient: landscape, min_px: 1920x1080}]";
    let portrait = ("portrait", 120, 160, 0);
    let work = ("work", 1940, 1080, 0);
    let with = |others: &[(&'static str, usize, usize, usize)]| [&[portrait], others].concat();
    assert_eq!(said(demand, "", &with(&[work; 3])), NONE);
    assert_eq!(said(demand, "", &with(&[work; 2])), ["error[photo-count]"]);
    assert_eq!(said(demand, "", &with(&[work; 6])), ["error[photo-count]"]);
    assert_eq!(said(demand, "", &[work; 3]), ["error[photo-count]"]);
    let upright = ("work", 1085, 1920, 0);
    let found = said(demand, "", &with(&[work, work, upright]));
    assert_eq!(
        found,
        ["error[photo-few-pixels]", "error[photo-orientation]"]
    );
    let small = ("work", 1940, 1079, 0);
    assert_eq!(
        said(demand, "", &with(&[work, work, small])),
        ["error[photo-few-pixels]"]
    );
}

#[test]
fn a_megabyte_is_either_unless_the_site_says_which() {
    const MIB: usize = 1 << 20;
    let demand = "{default: {bytes: 1M-3M}}";
    let decimal = "photos: {megabyte: decimal}\n";
    let binary = "photos: {megabyte: binary}\n";
    let (wrong, unclear) = (
        &["error[photo-bytes]"][..],
        &["note[photo-bytes-unclear]"][..],
    );
    for (bytes, either, decimally, binarily) in [
        (999_999, wrong, wrong, wrong),
        (1_000_000, unclear, &NONE[..], wrong),
        (MIB - 1, unclear, &NONE, wrong),
        (MIB, &NONE, &NONE, &NONE),
        (3_000_000, &NONE, &NONE, &NONE),
        (3_000_001, unclear, wrong, &NONE),
        (3 * MIB, unclear, wrong, &NONE),
        (3 * MIB + 1, wrong, wrong, wrong),
    ] {
        for (settings, expected) in [("", either), (decimal, decimally), (binary, binarily)] {
            let found = said(demand, settings, &[("", 160, 120, bytes)]);
            assert_eq!(found, expected, "{bytes} {settings}");
        }
    }
}

#[test]
fn a_broken_photo_is_told_once_and_counts_when_it_is_mended() {
    let site = Site::new("");
    site.write(
        "content/programmes/p.yaml",
        format!("{PROGRAMME}photos: {{default: {{count: 2}}}}\n"),
    );
    site.person(
        "a",
        "沈怀瑾",
        "photos: [{file: photos/a.jpg, alt: 甲}, {file: photos/b.jpg, alt: 乙}]\n",
    );
    site.write("content/honorees/a/photos/a.jpg", photo(1600, 1200, 0));
    let mut cut = photo(1500, 1200, 0);
    cut.truncate(cut.len() / 2);
    site.write("content/honorees/a/photos/b.jpg", cut);
    let said = site.check().said();
    assert_eq!(
        said,
        ["content/honorees/a/photos/b.jpg:1:1 error[photo-truncated]"]
    );
}

#[test]
fn records_of_one_subject_may_share_a_photo() {
    let site = Site::new("");
    let shared = photo(300, 200, 0);
    let list = "photos: [{file: photos/a.jpg, alt: 甲}]\n";
    site.write(
        "content/programmes/q.yaml",
        PROGRAMME.replace("2025", "2023"),
    );
    site.person("a", "沈怀瑾", list);
    site.person("b", "沈怀瑾", list);
    for folder in ["a", "b"] {
        site.write(&format!("content/honorees/{folder}/photos/a.jpg"), &shared);
    }
    let path = "content/honorees/b/nomination.yaml";
    let text = std::fs::read_to_string(site.root().join(path)).unwrap();
    site.write(path, text.replace("programme: p", "programme: q"));
    assert_eq!(
        site.check().said(),
        ["content/honorees/b/nomination.yaml:10:17 warning[photo-shared]"]
    );
    let text = text.replace("programme: p", "programme: q");
    site.write(path, format!("{text}same_as: a\n"));
    assert_eq!(site.check().said(), NONE);
}
