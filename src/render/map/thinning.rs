//! Fewer points, without parting neighbours.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::outline::{Outline, Point};

/// How much of the detail stays.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Thinning {
    /// Points whose triangle with their neighbours is smaller go, in square units.
    pub(crate) area: f64,
    /// Then the least conspicuous go until this many are left, shared ones counted once a region.
    pub(crate) budget: usize,
    /// Specks nearer to each other than this many tenths become one.
    pub(crate) spacing: i32,
}

/// Visvalingam and Whyatt's line generalisation (1993) on the graph that all rings form together: a point of two
/// neighbours leaves every ring it is in at once, so that a border stays common; points where three borders meet stay.
pub(crate) fn thin(outlines: &mut [Outline], thinning: Thinning) {
    let mut points: Vec<Point> = outlines
        .iter()
        .flat_map(|outline| outline.land.iter().flatten().copied())
        .collect();
    points.sort_unstable();
    points.dedup();
    let node = |point: &Point| points.binary_search(point).unwrap_or_default();
    let rings: Vec<Vec<usize>> = outlines
        .iter()
        .flat_map(|outline| &outline.land)
        .map(|ring| ring.iter().map(node).collect())
        .collect();
    let mut graph = Graph::new(points.len(), &rings);
    graph.thin(&points, thinning);

    let mut rings = rings.into_iter();
    for ring in outlines.iter_mut().flat_map(|outline| &mut outline.land) {
        let nodes = rings.next().unwrap_or_default();
        *ring = nodes
            .iter()
            .filter(|&&node| graph.alive[node])
            .map(|&node| points[node])
            .collect();
    }
    for outline in outlines {
        outline.land.retain(|ring| ring.len() > 2);
    }
}

struct Graph {
    neighbours: Vec<Vec<usize>>,
    /// The rings that pass through each node.
    rings: Vec<Vec<usize>>,
    /// How many nodes each ring still has.
    lengths: Vec<usize>,
    alive: Vec<bool>,
}

impl Graph {
    fn new(nodes: usize, rings: &[Vec<usize>]) -> Self {
        let mut graph = Self {
            neighbours: vec![Vec::with_capacity(2); nodes],
            rings: vec![Vec::with_capacity(2); nodes],
            lengths: rings.iter().map(Vec::len).collect(),
            alive: vec![true; nodes],
        };
        for (at, ring) in rings.iter().enumerate() {
            for (&from, &to) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                graph.rings[from].push(at);
                for (one, other) in [(from, to), (to, from)] {
                    if !graph.neighbours[one].contains(&other) {
                        graph.neighbours[one].push(other);
                    }
                }
            }
        }
        graph
    }

    /// Twice the area of the triangle that a node forms with its two neighbours.
    fn weight(&self, points: &[Point], node: usize) -> Option<i64> {
        let &[a, b] = self.neighbours[node].as_slice() else {
            return None;
        };
        let at = |node: usize| (i64::from(points[node].0), i64::from(points[node].1));
        let ((ax, ay), (bx, by), (x, y)) = (at(a), at(b), at(node));
        Some(((ax - x) * (by - y) - (bx - x) * (ay - y)).abs())
    }

    fn thin(&mut self, points: &[Point], thinning: Thinning) {
        // Square units to doubled square tenths.
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a constant of a few square units"
        )]
        let area = (thinning.area * 200.0) as i64;
        let mut left: usize = self.lengths.iter().sum();
        let mut weights: Vec<i64> = vec![-1; points.len()];
        let mut queue = BinaryHeap::new();
        for (node, known) in weights.iter_mut().enumerate() {
            if let Some(weight) = self.weight(points, node) {
                *known = weight;
                queue.push(Reverse((weight, node)));
            }
        }
        while let Some(Reverse((weight, node))) = queue.pop() {
            if weight >= area && left <= thinning.budget {
                break;
            }
            if !self.alive[node] || weights[node] != weight || !self.expendable(node) {
                continue;
            }
            let &[a, b] = self.neighbours[node].as_slice() else {
                continue;
            };
            self.alive[node] = false;
            for &ring in &self.rings[node] {
                self.lengths[ring] -= 1;
                left -= 1;
            }
            for (one, other) in [(a, b), (b, a)] {
                for neighbour in &mut self.neighbours[one] {
                    if *neighbour == node {
                        *neighbour = other;
                    }
                }
                if let Some(renewed) = self.weight(points, one) {
                    // Never below what has already gone, or a run of points would be eaten from its end.
                    weights[one] = renewed.max(weight);
                    queue.push(Reverse((weights[one], one)));
                }
            }
        }
    }

    /// Without it every ring must still enclose something, and no border may fall onto another.
    fn expendable(&self, node: usize) -> bool {
        let &[a, b] = self.neighbours[node].as_slice() else {
            return false;
        };
        self.rings[node].iter().all(|&ring| self.lengths[ring] > 4)
            && !self.neighbours[a].contains(&b)
    }
}
