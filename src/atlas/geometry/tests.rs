use super::*;

const SQUARE: [Position; 4] = [[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 4.0]];

#[test]
fn areas_and_centroids_of_either_winding() {
    let mut turned = SQUARE.to_vec();
    turned.reverse();
    for ring in [SQUARE.to_vec(), turned] {
        let moments = Moments::of_polygons(&[vec![ring]]);
        assert_eq!(moments.area, 16.0);
        assert_eq!(moments.centroid(), Some([2.0, 2.0]));
    }
    let hole = vec![[0.0, 0.0], [2.0, 0.0], [2.0, 4.0], [0.0, 4.0]];
    let moments = Moments::of_polygons(&[vec![SQUARE.to_vec(), hole]]);
    assert_eq!((moments.area, moments.centroid()), (8.0, Some([3.0, 2.0])));
    assert_eq!(Moments::default().centroid(), None);
}

#[test]
fn the_place_for_a_label_is_where_there_is_most_room() {
    let check = |polygons: &[Vec<Ring>], [x, y]: Position, off: f64| {
        let [at_x, at_y] = pole(polygons).unwrap();
        assert!(
            (at_x - x).abs() < off && (at_y - y).abs() < off,
            "{at_x} {at_y}"
        );
    };
    check(&[vec![SQUARE.to_vec()]], [2.0, 2.0], 0.1);
    // A hook: its centroid lies outside, most room is in its foot.
    let hook = vec![
        [0.0, 0.0],
        [6.0, 0.0],
        [6.0, 3.0],
        [1.0, 3.0],
        [1.0, 12.0],
        [0.0, 12.0],
    ];
    let [x, y] = pole(&[vec![hook.clone()]]).unwrap();
    assert!(encloses(&[hook], [x, y]) && y < 3.0);
    // The largest polygon counts, and not its hole.
    let island = vec![[10.0, 0.0], [11.0, 0.0], [11.0, 1.0]];
    let lake = vec![[1.0, 1.0], [3.0, 1.0], [3.0, 3.0], [1.0, 3.0]];
    let [x, y] = pole(&[vec![island], vec![SQUARE.to_vec(), lake.clone()]]).unwrap();
    assert!(x < 4.0 && !encloses(&[lake], [x, y]));
}

#[test]
fn hostile_shapes_have_no_place_or_some() {
    assert_eq!(pole(&[]), None);
    assert_eq!(pole(&[vec![]]), None);
    assert_eq!(pole(&[vec![vec![[1.0, 1.0]; 5]]]), None);
    let sliver = vec![[0.0, 0.0], [170.0, 1e-7], [170.0, 2e-7]];
    let _ = pole(&[vec![sliver]]);
    let many: Ring = (0..200_000)
        .map(|at| {
            let angle = f64::from(at) / 200_000.0 * std::f64::consts::TAU;
            [libm::cos(angle), libm::sin(angle)]
        })
        .collect();
    assert!(pole(&[vec![many]]).is_some());
}
