//! Projection, thinning, cutting and the writing of paths, each by itself.

use super::super::outline::{Outline, clip, encloses, outlines};
use super::super::projection::Albers;
use super::super::svg::{Path, Tenths};
use super::*;

/// Snyder's numerical example for the sphere (USGS 1395, page 291): parallels 29°30′ and 45°30′, origin 23° N 96° W.
#[test]
fn albers_as_in_snyder() {
    // `around` takes the parallels a sixth inside the extent.
    let albers = Albers::around([[-100.0, 25.5], [-92.0, 49.5]].into_iter());
    let (x, y) = albers.project([-75.0, 35.0]);
    let (_, origin) = albers.project([-96.0, 23.0]);
    assert!((x - 0.295_272_0).abs() < 1e-7, "{x}");
    assert!((origin - y - 0.241_677_4).abs() < 1e-7, "{}", origin - y);
}

#[test]
fn neighbours_keep_a_common_border() {
    for (extent, edition) in every_map() {
        let shapes = boundaries(extent, edition).unwrap();
        let sheet = sheet_of(extent, edition);
        let before = outlines(
            shapes,
            &sheet.frame,
            &|_, _| true,
            Thinning {
                area: 0.0,
                budget: usize::MAX,
                spacing: 8,
            },
        );
        // What two regions share before thinning, they share after it, as far as it is still there.
        let kept: BTreeSet<Point> = sheet.outlines.iter().flat_map(points).collect();
        for (at, (whole, thinned)) in before.iter().zip(&sheet.outlines).enumerate() {
            let own: BTreeSet<Point> = points(thinned).collect();
            let lost: Vec<Point> = points(whole)
                .filter(|point| kept.contains(point) && !own.contains(point))
                .collect();
            assert!(lost.is_empty(), "{extent:?} {at}: {lost:?}");
        }
        assert!(
            sheet
                .outlines
                .iter()
                .flat_map(|outline| &outline.land)
                .all(|ring| ring.len() >= 3)
        );
    }
}

fn points(outline: &Outline) -> impl Iterator<Item = Point> + '_ {
    outline.land.iter().flatten().copied()
}

#[test]
fn thinning_leaves_no_region_empty() {
    for (extent, edition) in every_map() {
        let shapes = boundaries(extent, edition).unwrap();
        let sheet = sheet_of(extent, edition);
        for (at, shape) in shapes.iter().enumerate() {
            let drawn = Drawn::new(&sheet, None, at, shape);
            let something =
                !drawn.land.is_empty() || !drawn.isles.is_empty() || drawn.dot.is_some();
            assert!(something, "{extent:?} {}", shape.name);
        }
    }
}

#[test]
fn cutting() {
    let rect = Rect {
        left: 0,
        top: 0,
        right: 100,
        bottom: 100,
    };
    // Where a ring begins does not matter.
    let from_least = |ring: &[Point]| {
        let mut ring = ring.to_vec();
        let least = (0..ring.len()).min_by_key(|&at| ring[at]).unwrap_or(0);
        ring.rotate_left(least);
        ring
    };
    let check = |ring: &[Point], expected: &[Point]| {
        assert_eq!(from_least(&clip(ring, rect)), from_least(expected))
    };
    check(
        &[(10, 10), (20, 10), (20, 20)],
        &[(10, 10), (20, 10), (20, 20)],
    );
    check(&[(110, 110), (120, 110), (120, 120)], &[]);
    check(
        &[(50, 50), (150, 50), (150, 60), (50, 60)],
        &[(50, 50), (100, 50), (100, 60), (50, 60)],
    );
    check(
        &[(-100, -100), (200, -100), (200, 200), (-100, 200)],
        &[(0, 0), (100, 0), (100, 100), (0, 100)],
    );
    check(&[], &[]);
}

#[test]
fn inside_by_the_even_odd_rule() {
    let frame = vec![
        vec![(0, 0), (100, 0), (100, 100), (0, 100)],
        vec![(40, 40), (60, 40), (60, 60), (40, 60)],
    ];
    assert!(encloses(&frame, (20, 50)));
    assert!(!encloses(&frame, (50, 50)));
    assert!(!encloses(&frame, (150, 50)));
}

#[test]
fn numbers_in_the_fewest_characters() {
    let check = |tenths: i32, expected: &str| assert_eq!(Tenths(tenths).to_string(), expected);
    check(0, "0");
    check(5, ".5");
    check(-5, "-.5");
    check(200, "20");
    check(-205, "-20.5");
}

#[test]
fn paths_need_no_needless_separator() {
    let check = |line: &[Point], close: bool, expected: &str| {
        let lines = [line.to_vec()];
        assert_eq!(
            Path {
                lines: &lines,
                close
            }
            .to_string(),
            expected
        );
        assert_eq!(read(expected), line);
    };
    check(&[(10, 20), (15, 15), (15, 20)], true, "M1 2l.5-.5 0 .5z");
    check(
        &[(105, 5), (110, 12), (110, 11)],
        false,
        "M10.5.5l.5.7 0-.1",
    );
    check(&[(-5, 0), (25, 3), (26, 3)], false, "M-.5 0l3 .3.1 0");
}

/// Reads a path of one line back: the grammar's numbers, greedily, as a browser does.
fn read(d: &str) -> Vec<Point> {
    let mut numbers: Vec<String> = Vec::new();
    for c in d.chars() {
        let last = numbers.last().map_or("", String::as_str);
        if matches!(c, ' ' | 'M' | 'l' | 'z') || c == '-' || (c == '.' && last.contains('.')) {
            numbers.push(String::new());
        }
        if matches!(c, '-' | '.' | '0'..='9')
            && let Some(number) = numbers.last_mut()
        {
            number.push(c);
        }
    }
    let tenths: Vec<i32> = numbers
        .iter()
        .filter(|number| !number.is_empty())
        .map(|number| (number.parse::<f64>().unwrap() * 10.0).round() as i32)
        .collect();
    let mut at = (0, 0);
    tenths
        .chunks(2)
        .map(|step| {
            at = (at.0 + step[0], at.1 + step[1]);
            at
        })
        .collect()
}

/// The whole of every path that is drawn can be read and lies on the sheet.
#[test]
fn paths_stay_on_the_sheet() {
    for (extent, edition) in every_map() {
        let drawing = draw(&full(extent, edition));
        let height = i32::try_from(drawing.height).unwrap() * 10 + 10;
        for d in drawing
            .svg
            .split(" d=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
        {
            for line in d.split('M').skip(1) {
                for (x, y) in read(&format!("M{line}")) {
                    assert!(
                        (0..=7200).contains(&x) && (0..=height).contains(&y),
                        "{extent:?} {x} {y}"
                    );
                }
            }
        }
    }
}
