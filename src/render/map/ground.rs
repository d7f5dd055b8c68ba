//! Where a map has room: a coarse grid of the cells that land, islands, dashes and boxes take.

use super::outline::{Point, Rect};

/// Six units: half a label's height.
const CELL: i32 = 60;

/// The taken cells of a sheet, as sums over all cells above and to the left, so that a rectangle is tested at once.
#[derive(Debug, Clone)]
pub(crate) struct Ground {
    sheet: Rect,
    columns: usize,
    rows: usize,
    taken: Vec<bool>,
    sums: Vec<u32>,
    /// Rectangles taken since the sums were made, as first and last column, first and last row. A label takes one, and
    /// there are tens of them: adding up the sheet for each would be most of a map's time.
    rects: Vec<[usize; 4]>,
    /// Whether lines were taken since the sums were made.
    lines: bool,
}

impl Ground {
    pub(crate) fn new(sheet: Rect) -> Self {
        let count = |length: i32| usize::try_from(length / CELL + 1).unwrap_or(1);
        let (columns, rows) = (count(sheet.width()), count(sheet.height()));
        let mut ground = Self {
            sheet,
            columns,
            rows,
            taken: vec![false; columns * rows],
            sums: Vec::new(),
            rects: Vec::new(),
            lines: false,
        };
        ground.add_up();
        ground
    }

    /// The same ground as a part of a larger sheet. Its edges lie whole cells away, or the two would not fit together.
    pub(crate) fn on(&self, sheet: Rect) -> Self {
        let mut larger = Self::new(sheet);
        let (left, top) = larger.cell((self.sheet.left, self.sheet.top));
        for row in 0..self.rows {
            for column in 0..self.columns {
                if self.taken[row * self.columns + column]
                    && column + left < larger.columns
                    && row + top < larger.rows
                {
                    larger.taken[(row + top) * larger.columns + column + left] = true;
                }
            }
        }
        larger.add_up();
        larger
    }

    fn cell(&self, (x, y): Point) -> (usize, usize) {
        let at = |v: i32, from: i32| usize::try_from((v - from) / CELL).unwrap_or(0);
        (
            at(x, self.sheet.left).min(self.columns - 1),
            at(y, self.sheet.top).min(self.rows - 1),
        )
    }

    /// Takes what closed rings enclose. Rings may share borders but not overlap.
    pub(crate) fn take_land(&mut self, rings: &[&Vec<Point>]) {
        for row in 0..self.rows {
            let y = self.sheet.top + i32::try_from(row).unwrap_or(0) * CELL + CELL / 2;
            let mut crossings: Vec<i32> = Vec::new();
            for ring in rings {
                for (&(ax, ay), &(bx, by)) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                    if (ay > y) != (by > y) {
                        let x = i64::from(ax)
                            + i64::from(y - ay) * i64::from(bx - ax) / i64::from(by - ay);
                        crossings.push(i32::try_from(x).unwrap_or(0));
                    }
                }
            }
            crossings.sort_unstable();
            for pair in crossings.chunks_exact(2) {
                let ((from, _), (to, _)) = (self.cell((pair[0], y)), self.cell((pair[1], y)));
                self.taken[row * self.columns + from..=row * self.columns + to].fill(true);
            }
        }
        for ring in rings {
            let closed = ring.iter().copied().chain(ring.first().copied());
            self.take_line(&closed.collect::<Vec<_>>());
        }
        self.add_up();
    }

    /// Takes the cells along an open line; call `take_land` or `take_rect` afterwards.
    pub(crate) fn take_line(&mut self, line: &[Point]) {
        for (&(ax, ay), &(bx, by)) in line.iter().zip(line.iter().skip(1)) {
            let steps = ((bx - ax).abs().max((by - ay).abs()) / (CELL / 2)).max(1);
            for step in 0..=steps {
                let (column, row) =
                    self.cell((ax + (bx - ax) * step / steps, ay + (by - ay) * step / steps));
                self.taken[row * self.columns + column] = true;
            }
        }
        self.lines = true;
    }

    pub(crate) fn take_rect(&mut self, rect: Rect) {
        let (left, top) = self.cell((rect.left, rect.top));
        let (right, bottom) = self.cell((rect.right, rect.bottom));
        for row in top..=bottom {
            self.taken[row * self.columns + left..=row * self.columns + right].fill(true);
        }
        if self.lines {
            self.add_up();
        } else {
            self.rects.push([left, right, top, bottom]);
        }
    }

    fn add_up(&mut self) {
        self.rects.clear();
        self.lines = false;
        let width = self.columns + 1;
        self.sums = vec![0; width * (self.rows + 1)];
        for row in 0..self.rows {
            let mut line = 0;
            for column in 0..self.columns {
                line += u32::from(self.taken[row * self.columns + column]);
                self.sums[(row + 1) * width + column + 1] =
                    self.sums[row * width + column + 1] + line;
            }
        }
    }

    /// Whether a rectangle lies on the sheet and on nothing else.
    pub(crate) fn is_free(&self, rect: Rect) -> bool {
        if !self.sheet.encloses(rect) {
            return false;
        }
        let (left, top) = self.cell((rect.left, rect.top));
        let (right, bottom) = self.cell((rect.right, rect.bottom));
        let sum = |column: usize, row: usize| self.sums[row * (self.columns + 1) + column];
        let taken = sum(right + 1, bottom + 1) + sum(left, top)
            - sum(left, bottom + 1)
            - sum(right + 1, top);
        let meets = |rect: &[usize; 4]| {
            let [from, to, first, last] = *rect;
            from <= right && left <= to && first <= bottom && top <= last
        };
        taken == 0 && !self.rects.iter().any(meets)
    }

    /// The free place for a box of this size that lies nearest to a point, its edges `margin` from everything.
    pub(crate) fn nearest(&self, width: i32, height: i32, margin: i32, to: Point) -> Option<Rect> {
        let mut best: Option<(i64, Rect)> = None;
        let mut top = self.sheet.top + margin;
        while top + height + margin <= self.sheet.bottom {
            let mut left = self.sheet.left + margin;
            while left + width + margin <= self.sheet.right {
                let rect = Rect {
                    left,
                    top,
                    right: left + width,
                    bottom: top + height,
                };
                let (x, y) = rect.center();
                let away = i64::from(x - to.0).pow(2) + i64::from(y - to.1).pow(2);
                if best.is_none_or(|(least, _)| away < least) && self.is_free(rect.grown(margin)) {
                    best = Some((away, rect));
                }
                left += CELL;
            }
            top += CELL;
        }
        best.map(|(_, rect)| rect)
    }
}
