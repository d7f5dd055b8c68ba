//! Squares for regions: as near as they can be to where the regions lie, or in the order of their codes.

/// A grid and the place of each of its regions, in the order in which they were given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Grid {
    pub(super) columns: u8,
    pub(super) rows: u8,
    /// Column and row.
    pub(super) places: Vec<(u8, u8)>,
}

/// More would make a square smaller than 43 pixels on a phone.
const WIDEST: usize = 8;
/// Of positions and ranks, in steps of a cell.
const STEPS: i64 = 1000;

/// A grid for regions whose centres (longitude and latitude) are known: the squares that together lie the least away from
/// them, and a little more room than there are regions, so that the land keeps its shape.
pub(super) fn by_centers(centers: &[[f64; 2]]) -> Grid {
    let count = centers.len();
    if count < 2 {
        return in_order(count);
    }
    let middle = centers.iter().map(|[_, lat]| lat).sum::<f64>() / approx(count);
    // A degree of longitude is shorter than one of latitude, all but on the equator.
    let across: Vec<f64> = centers
        .iter()
        .map(|[lon, _]| lon * libm::cos(middle.to_radians()))
        .collect();
    let down: Vec<f64> = centers.iter().map(|[_, lat]| -lat).collect();
    let spread = |values: &[f64]| {
        let (least, most) = usual(values);
        most - least
    };
    let aspect = (spread(&across) / spread(&down).max(1e-6)).clamp(0.4, 2.5);
    let room = approx(count) * 1.12;
    let columns = whole((room * aspect).sqrt()).clamp(1, WIDEST.min(count));
    let rows = whole_up(room / approx(columns)).max(count.div_ceil(columns));
    let (x, y) = (scaled(&across, columns), scaled(&down, rows));
    let cells: Vec<(usize, usize)> = (0..rows)
        .flat_map(|row| (0..columns).map(move |column| (column, row)))
        .collect();
    let cost: Vec<Vec<i64>> = x
        .iter()
        .zip(&y)
        .map(|(x, y)| {
            let away = |at: usize, to: i64| {
                let at = i64::try_from(at).unwrap_or_default() * STEPS;
                (at - to).pow(2)
            };
            let to_cell = |(column, row): &(usize, usize)| away(*column, *x) + away(*row, *y);
            cells.iter().map(to_cell).collect()
        })
        .collect();
    let places = cheapest(&cost)
        .into_iter()
        .map(|cell| cells.get(cell).copied().unwrap_or_default());
    trimmed(columns, rows, places.collect())
}

/// A grid for regions whose places are not known, row by row.
pub(super) fn in_order(count: usize) -> Grid {
    let columns = whole_up((approx(count) * 1.3).sqrt()).clamp(1, WIDEST);
    Grid {
        columns: narrow(columns),
        rows: narrow(count.div_ceil(columns).max(1)),
        places: (0..count)
            .map(|at| (narrow(at % columns), narrow(at / columns)))
            .collect(),
    }
}

/// Without empty rows and columns at its edges.
fn trimmed(columns: usize, rows: usize, places: Vec<(usize, usize)>) -> Grid {
    let used = |most: usize, of: &dyn Fn(&(usize, usize)) -> usize| {
        let first = places.iter().map(of).min().unwrap_or_default();
        let last = places
            .iter()
            .map(of)
            .max()
            .unwrap_or(most.saturating_sub(1));
        (first, last + 1 - first)
    };
    let (left, columns) = used(columns, &|place| place.0);
    let (top, rows) = used(rows, &|place| place.1);
    Grid {
        columns: narrow(columns),
        rows: narrow(rows),
        places: places
            .iter()
            .map(|(column, row)| (narrow(column - left), narrow(row - top)))
            .collect(),
    }
}

/// Values as places along so many cells: half by how far they lie along their range, half by their rank. By distance alone a
/// crowded core would push its districts far out, by rank alone the land would lose its shape.
fn scaled(values: &[f64], cells: usize) -> Vec<i64> {
    let (least, most) = usual(values);
    let range = (most - least).max(1e-9);
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    for (rank, at) in order.into_iter().enumerate() {
        ranks[at] = approx(rank) / approx(values.len() - 1);
    }
    let last = approx(cells - 1) * approx(usize::try_from(STEPS).unwrap_or(1));
    values
        .iter()
        .zip(ranks)
        .map(|(value, rank)| {
            let along = ((value - least) / range).clamp(0.0, 1.0);
            rounded(along.midpoint(rank) * last)
        })
        .collect()
}

/// The range of values without the outermost tenth at either end: 三沙 would make Hainan a column.
fn usual(values: &[f64]) -> (f64, f64) {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let out = sorted.len() / 10;
    let first = sorted.get(out).copied().unwrap_or_default();
    let last = sorted.get(sorted.len().saturating_sub(out + 1));
    (first, last.copied().unwrap_or(first))
}

/// The cell of each region, so that the costs together are the least: the method of Kuhn (1955) and Munkres (1957) by shortest
/// augmenting paths, with potentials of rows and columns. There are at least as many cells as regions.
fn cheapest(cost: &[Vec<i64>]) -> Vec<usize> {
    let regions = cost.len();
    let cells = cost.first().map_or(0, Vec::len);
    // Position 0 stands for none, in both.
    let mut of_region = vec![0_i64; regions + 1];
    let mut of_cell = vec![0_i64; cells + 1];
    let mut taken_by = vec![0_usize; cells + 1];
    let mut before = vec![0_usize; cells + 1];
    for region in 1..=regions {
        taken_by[0] = region;
        let mut cell = 0;
        let mut least = vec![i64::MAX; cells + 1];
        let mut seen = vec![false; cells + 1];
        while taken_by[cell] != 0 {
            seen[cell] = true;
            let from = taken_by[cell];
            let (mut delta, mut next) = (i64::MAX, 0);
            for to in 1..=cells {
                if seen[to] {
                    continue;
                }
                let reduced = cost[from - 1][to - 1] - of_region[from] - of_cell[to];
                if reduced < least[to] {
                    least[to] = reduced;
                    before[to] = cell;
                }
                if least[to] < delta {
                    delta = least[to];
                    next = to;
                }
            }
            for to in 0..=cells {
                if seen[to] {
                    of_region[taken_by[to]] += delta;
                    of_cell[to] -= delta;
                } else if least[to] != i64::MAX {
                    least[to] -= delta;
                }
            }
            cell = next;
        }
        while cell != 0 {
            taken_by[cell] = taken_by[before[cell]];
            cell = before[cell];
        }
    }
    let mut out = vec![0; regions];
    for (cell, region) in taken_by.into_iter().enumerate().skip(1) {
        if region > 0 {
            out[region - 1] = cell - 1;
        }
    }
    out
}

#[expect(clippy::cast_precision_loss, reason = "a few tens")]
fn approx(count: usize) -> f64 {
    count as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates, and the values are small and positive"
)]
fn whole(value: f64) -> usize {
    value.round() as usize
}

fn whole_up(value: f64) -> usize {
    whole(value.ceil())
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "`as` saturates, and the values are a few thousand"
)]
fn rounded(value: f64) -> i64 {
    value.round() as i64
}

fn narrow(count: usize) -> u8 {
    u8::try_from(count).unwrap_or(u8::MAX)
}
