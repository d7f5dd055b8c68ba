use super::super::view::ImageView;
use super::*;

/// The rows of photos with these ratios, each with words beneath: `150+75 80`
/// is two rows, and a held one ends in `~`.
fn written(ratios: &[u32], measure: &Measure, words: bool) -> String {
    let pieces: Vec<Piece> = ratios.iter().map(|&ratio| Piece { ratio, words }).collect();
    let rows = broken(&pieces, measure);
    let row = |row: &Row| {
        let ratios: Vec<String> = ratios[row.from..row.to]
            .iter()
            .map(u32::to_string)
            .collect();
        ratios.join("+") + if row.held { "~" } else { "" }
    };
    rows.iter().map(row).collect::<Vec<_>>().join(" ")
}

fn check_wide(ratios: &[u32], expected: &str) {
    assert_eq!(written(ratios, &WIDE, true), expected);
}

fn check_narrow(ratios: &[u32], expected: &str) {
    assert_eq!(written(ratios, &NARROW, true), expected);
}

#[test]
fn an_upright_photo_stands_beside_a_wide_one() {
    check_wide(&[80, 150], "80+150");
    check_wide(&[150, 75], "150+75");
    check_wide(&[80, 150, 135, 150], "80+150 135+150");
    check_wide(&[150, 75, 150, 180, 135], "150+75+150 180+135");
}

#[test]
fn a_wide_photo_alone_fills_the_page_and_an_upright_one_is_held() {
    check_wide(&[150], "150");
    check_wide(&[300], "300");
    check_wide(&[80], "80~");
    check_wide(&[56], "56~");
    check_wide(&[80, 80], "80+80");
}

#[test]
fn a_last_row_that_is_short_is_held_and_not_stretched() {
    check_wide(&[150, 150, 205], "150+150 205~");
    check_wide(&[80, 170, 205], "80+170 205~");
    // So do a wide one and two.
    check_wide(&[185, 190, 180], "185 190+180");
    // Three fill the width better than two and one.
    check_wide(&[150, 150, 150], "150+150+150");
    check_wide(&[150; 7], "150+150+150 150+150 150+150");
    let rows = broken(
        &[150, 150, 205].map(|ratio| Piece {
            ratio,
            words: false,
        }),
        &WIDE,
    );
    assert_eq!(rows.last().map(|row| row.sum), Some(WIDE.wanted));
}

#[test]
fn all_rows_are_considered_at_once() {
    // From the front, 150+150+75 would be first and leave 75+80 alone.
    check_wide(&[150, 150, 75, 75, 80], "150+150 75+75+80");
    check_wide(&[], "");
}

#[test]
fn on_a_phone_two_uprights_share_a_row_where_their_words_have_room() {
    check_narrow(&[80, 80], "80+80");
    check_narrow(&[80, 150], "80 150");
    check_narrow(&[150, 135, 205], "150 135 205");
    check_narrow(&[56], "56~");
    check_narrow(&[75], "75");
    check_narrow(&[80, 52], "80 52~");
    assert_eq!(written(&[80, 52], &NARROW, false), "80+52");
}

#[test]
fn odd_ratios_are_set_all_the_same() {
    check_wide(&[999], "999");
    check_wide(&[10], "10~");
    check_narrow(&[999, 10], "999 10~");
    let many: Vec<u32> = (0..5000).map(|at| 60 + at * 37 % 150).collect();
    let rows = written(&many, &WIDE, true);
    assert_eq!(rows.split([' ', '+']).count(), many.len());
}

fn image(width: u32, height: u32) -> ImageView {
    ImageView {
        src: format!("photos/{width}-{height}.jpg"),
        width,
        height,
        candidates: Vec::new(),
        sources: Vec::new(),
        alt: String::new(),
        caption: None,
        credit: None,
        ratio: String::new(),
        focus: None,
        role: "work",
    }
}

#[test]
fn photos_are_hung_with_their_numbers_ratios_and_shares() {
    let photos = [image(1600, 1067), image(1600, 2133), image(1600, 780)];
    let hung: Vec<(usize, &ImageView)> = photos
        .iter()
        .enumerate()
        .map(|(at, image)| (at + 2, image))
        .collect();
    let strips = strips(&hung);
    let told: Vec<String> = strips
        .iter()
        .flat_map(|strip| {
            let parts = strip.parts.iter().flat_map(move |part| {
                part.photos.iter().map(move |photo| {
                    let (number, ratio) = (photo.number, &photo.ratio);
                    let (wide, narrow) = (photo.wide, photo.narrow);
                    format!("{number} {ratio} {wide} {narrow} {:?}", strip.held)
                })
            });
            parts.collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(
        told,
        [
            "2 ra-1 rb-5 rc-0 67 100 None",
            "3 ra-0 rb-7 rc-5 33 100 None",
            "4 ra-2 rb-0 rc-5 73 100 Some(\"held\")",
        ]
    );
}

#[test]
fn one_upright_photo_is_held_high() {
    let upright = image(1200, 1500);
    let strips = strips(&[(1, &upright)]);
    let strip = strips.first().expect("a row");
    assert_eq!(strip.held, Some("held high"));
    assert_eq!(strip.parts[0].photos[0].wide, 42);
}
