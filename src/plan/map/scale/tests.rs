use super::Scale;
use crate::parse::map_style::Classes;

/// The classes as their first count, last count and number.
fn check(classes: &Classes, counts: &[u32], expected: &[(u32, u32, u8)]) {
    let scale = Scale::new(classes, counts.iter().copied(), false);
    let legend: Vec<_> = (scale.legend().iter())
        .map(|class| (class.low, class.high, class.class))
        .collect();
    assert_eq!(legend, expected, "{classes:?} {counts:?}");
    // Every count of the map lies in one class, and that is the one it is drawn in.
    for count in counts.iter().copied().chain([0]) {
        let holding: Vec<_> = legend
            .iter()
            .filter(|(low, high, _)| (low..=high).contains(&&count))
            .collect();
        assert_eq!(holding.len(), 1, "{count} in {legend:?}");
        assert_eq!(scale.class(count), holding[0].2, "{count}");
    }
}

#[test]
fn rounded_classes_double() {
    let check = |max: u32, expected: &[(u32, u32, u8)]| {
        let counts: Vec<u32> = (0..=max).collect();
        check(&Classes::Rounded, &counts, expected);
    };
    check(0, &[(0, 0, 0)]);
    check(1, &[(0, 0, 0), (1, 1, 1)]);
    check(3, &[(0, 0, 0), (1, 1, 1), (2, 2, 2), (3, 3, 3)]);
    check(4, &[(0, 0, 0), (1, 1, 1), (2, 2, 2), (3, 3, 3), (4, 4, 4)]);
    check(5, &[(0, 0, 0), (1, 1, 1), (2, 3, 2), (4, 7, 3)]);
    check(7, &[(0, 0, 0), (1, 1, 1), (2, 3, 2), (4, 7, 3)]);
    check(8, &[(0, 0, 0), (1, 1, 1), (2, 3, 2), (4, 7, 3), (8, 8, 4)]);
    check(
        66,
        &[(0, 0, 0), (1, 1, 1), (2, 3, 2), (4, 7, 3), (8, 66, 4)],
    );
}

#[test]
fn quantiles_hold_as_many_regions_each() {
    check(
        &Classes::Quantile,
        &[9, 1, 2, 3, 4, 5, 6, 40],
        &[(0, 0, 0), (1, 2, 1), (3, 4, 2), (5, 8, 3), (9, 40, 4)],
    );
    // Equal counts stay together; zeros are none of them.
    check(
        &Classes::Quantile,
        &[0, 0, 0, 2, 2, 2, 2, 7],
        &[(0, 0, 0), (2, 7, 1)],
    );
    check(&Classes::Quantile, &[5], &[(0, 0, 0), (5, 5, 1)]);
    check(&Classes::Quantile, &[0, 0], &[(0, 0, 0)]);
}

#[test]
fn given_classes_end_at_the_next_or_at_the_maximum() {
    let given = Classes::From(vec![1, 2, 5, 10, 20]);
    check(
        &given,
        &[1, 7],
        &[(0, 0, 0), (1, 1, 1), (2, 4, 2), (5, 9, 3)],
    );
    check(
        &given,
        &[3, 66],
        &[
            (0, 0, 0),
            (1, 1, 1),
            (2, 4, 2),
            (5, 9, 3),
            (10, 19, 4),
            (20, 66, 5),
        ],
    );
}

#[test]
fn a_layer_that_has_fewer_than_all_is_more_than_nothing() {
    let counts = [5, 6, 7, 8];
    let whole = Scale::new(&Classes::Quantile, counts, false);
    assert_eq!((whole.class(1), whole.legend()[1].low), (1, 5));
    let layered = Scale::new(&Classes::Quantile, counts, true);
    assert_eq!((layered.class(1), layered.legend()[1].low), (1, 1));
}
