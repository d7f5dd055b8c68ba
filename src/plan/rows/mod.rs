//! Photos in justified rows: rows of one height that fill the width, in the
//! order given. They are decided here, from sizes that are known before any
//! photo is decoded, so that nothing moves when a photo arrives and a page can
//! say of each how wide it will be.
//!
//! There are rows for wide windows, and within each of them rows for narrow
//! ones: both are one list of nested groups, of which a stylesheet shows the
//! outer or the inner ones. All measures are shares of the width: a row whose
//! photos' ratios (width by height) add up to 3 is a third as high as wide.

#[cfg(test)]
mod tests;

use super::view::{Hung, ImageView, Part, Strip};

/// What breaking needs to know of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    /// Width by height in hundredths.
    ratio: u32,
    /// Whether words stand beneath it.
    words: bool,
}

/// When a row is too short to be stretched over the width, and what it is then.
#[derive(Debug, Clone, Copy)]
struct Floor {
    /// A row whose ratios add up to less, in hundredths, is held.
    least: u32,
    /// The height of a held row: that of a full one with this sum.
    held: u32,
}

/// How rows are broken. Hundredths throughout.
#[derive(Debug, Clone, Copy)]
struct Measure {
    /// The sum of ratios that makes a row of the wanted height.
    wanted: u32,
    /// For the last of several rows.
    last: Floor,
    /// For all others, the only one too.
    other: Floor,
    /// The share of the width, in hundredths, below which words stand badly
    /// beneath a photo.
    words: u32,
}

/// From 600 pixels on. On the full 1,200 a row is wanted 429 pixels high, and a
/// lone upright photo stands 632 high.
const WIDE: Measure = Measure {
    wanted: 280,
    last: Floor {
        least: 220,
        held: 280,
    },
    other: Floor {
        least: 140,
        held: 190,
    },
    words: 20,
};

/// On phones: a photo a row unless two uprights suit each other. One as slim as
/// a phone's screen does not become higher than that screen.
const NARROW: Measure = Measure {
    wanted: 110,
    last: Floor {
        least: 66,
        held: 66,
    },
    other: Floor {
        least: 66,
        held: 66,
    },
    words: 42,
};

/// A row: which pieces, and the sum of ratios that it is set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Row {
    from: usize,
    to: usize,
    /// The sum of its own ratios; more where the row is held.
    sum: u32,
    held: bool,
}

/// The rows of photos, each photo with its number on its page. `photos` are in
/// the order of the page.
pub(super) fn strips(photos: &[(usize, &ImageView)]) -> Vec<Strip> {
    let pieces: Vec<Piece> = photos.iter().map(|(_, image)| piece(image)).collect();
    let all = broken(&pieces, &WIDE);
    let several = all.len() > 1;
    all.iter()
        .enumerate()
        .map(|(at, row)| {
            let inner = pieces.get(row.from..row.to).unwrap_or_default();
            let parts = broken(inner, &NARROW);
            Strip {
                held: row.held.then_some(if several && at + 1 == all.len() {
                    "held"
                } else {
                    "held high"
                }),
                parts: parts
                    .iter()
                    .map(|part| Part {
                        held: part.held,
                        photos: (row.from + part.from..row.from + part.to)
                            .filter_map(|at| photos.get(at).zip(pieces.get(at)))
                            .map(|((number, image), piece)| Hung {
                                number: *number,
                                ratio: classes(piece.ratio),
                                wide: share(piece.ratio, row.sum),
                                narrow: share(piece.ratio, part.sum),
                                image: (*image).clone(),
                            })
                            .collect(),
                    })
                    .collect(),
            }
        })
        .collect()
}

fn piece(image: &ImageView) -> Piece {
    let ratio = (image.width * 100 + image.height / 2) / image.height.max(1);
    Piece {
        ratio: ratio.clamp(10, 999),
        words: image.caption.is_some() || image.credit.is_some(),
    }
}

/// A ratio as classes, a digit each: 1.33 is `ra-1 rb-3 rc-3`.
fn classes(ratio: u32) -> String {
    let (units, tenths, hundredths) = (ratio / 100, ratio / 10 % 10, ratio % 10);
    format!("ra-{units} rb-{tenths} rc-{hundredths}")
}

/// A photo's share of its row's width, in percent.
fn share(ratio: u32, sum: u32) -> u32 {
    (ratio * 100 + sum / 2) / sum.max(1)
}

/// Breaks pieces into rows so that the rows' heights differ from the wanted one
/// by as little as possible, all rows considered at once.
fn broken(pieces: &[Piece], measure: &Measure) -> Vec<Row> {
    let count = pieces.len();
    // The least cost of the pieces before each place, and the last row there.
    let mut best: Vec<(f64, Option<Row>)> = vec![(0.0, None)];
    for to in 1..=count {
        let mut least: (f64, Option<Row>) = (f64::INFINITY, None);
        let mut sum = 0;
        for from in (0..to).rev() {
            sum += pieces.get(from).map_or(0, |piece| piece.ratio);
            let (row, cost) = judged(pieces, from, to, sum, measure);
            let whole = cost + best.get(from).map_or(0.0, |(cost, _)| *cost);
            if whole < least.0 {
                least = (whole, Some(row));
            }
            // Longer rows are only flatter still.
            if sum > 4 * measure.wanted {
                break;
            }
        }
        best.push(least);
    }
    let mut rows = Vec::new();
    let mut end = count;
    while let Some((_, Some(row))) = best.get(end).copied() {
        rows.push(row);
        end = row.from;
    }
    rows.reverse();
    rows
}

/// A row as it would be set, and what it costs. Only `+ - * /` are used, which
/// give the same on every machine.
fn judged(pieces: &[Piece], from: usize, to: usize, sum: u32, measure: &Measure) -> (Row, f64) {
    let only = from == 0 && to == pieces.len();
    let last = to == pieces.len() && !only;
    let floor = if last { measure.last } else { measure.other };
    let held = sum < floor.least;
    let row = Row {
        from,
        to,
        sum: if held { floor.held } else { sum },
        held,
    };
    let wanted = f64::from(measure.wanted);
    let mut cost = if held {
        // What is left free of the width: three in a row are better than two
        // and one, and a hole in the middle of a page is worst.
        let free = 1.0 - f64::from(sum) / f64::from(floor.held);
        2.0 * free * free + if last || only { 0.0 } else { 1.0 }
    } else {
        let sum = f64::from(sum);
        let off = if sum > wanted {
            sum / wanted
        } else {
            wanted / sum
        } - 1.0;
        off * off
    };
    if to - from > 1 {
        let cramped = pieces.get(from..to).unwrap_or_default().iter();
        let cramped =
            cramped.filter(|piece| piece.words && share(piece.ratio, row.sum) < measure.words);
        cost += 0.5 * cramped.count() as f64;
    }
    (row, cost)
}
