//! Many points, asked which of them is nowhere below a given one: the question that decides how fast frontiers are found.
//!
//! Each coordinate is also kept on a coarse grid of 16 bits. What is nowhere below a point is nowhere below it on the
//! grid, so sixteen points at a time are looked at there, and only those that pass are compared as they are.

use super::tables::Worth;

/// Points that are looked at together.
const LANES: usize = 16;

/// A point on the grid.
pub(super) type Keys<const N: usize> = [u16; N];

/// Brings coordinates onto the grid. Their order stays, but for ties; what lies outside its bounds is at the border.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid<const N: usize> {
    low: [f64; N],
    factor: [f64; N],
}

/// Points in any order, with their places on the grid.
#[derive(Clone, Debug)]
pub(super) struct Points<V, const N: usize> {
    points: Vec<[V; N]>,
    /// Sixteen points each; lanes beyond the last point are 0.
    blocks: Vec<[[u16; LANES]; N]>,
}

/// Whether `a` is nowhere below `b`.
#[inline]
pub(super) fn covers<V: Worth, const N: usize>(a: &[V; N], b: &[V; N]) -> bool {
    // without branches inside: five comparisons cost less than one wrong guess
    a.iter().zip(b).fold(true, |covers, (a, b)| covers & (a >= b))
}

impl<const N: usize> Grid<N> {
    pub fn between<V: Worth>(low: &[V; N], high: &[V; N]) -> Self {
        let low = low.map(Worth::float);
        let factor = std::array::from_fn(|axis| {
            let width = high[axis].float() - low[axis];
            if width > 0.0 { f64::from(u16::MAX) / width } else { 0.0 }
        });
        Self { low, factor }
    }

    #[inline]
    pub fn keys<V: Worth>(&self, point: &[V; N]) -> Keys<N> {
        // a cast takes what is too low or too high to the border
        std::array::from_fn(|axis| ((point[axis].float() - self.low[axis]) * self.factor[axis]) as u16)
    }
}

impl<V: Worth, const N: usize> Points<V, N> {
    pub fn new() -> Self {
        Self { points: vec![], blocks: vec![] }
    }

    pub fn len(&self) -> usize {
        self.points.len()
    }

    pub fn get(&self, at: usize) -> &[V; N] {
        &self.points[at]
    }

    pub fn iter(&self) -> impl Iterator<Item = &[V; N]> {
        self.points.iter()
    }

    pub fn push(&mut self, point: [V; N], keys: Keys<N>) {
        if self.points.len().is_multiple_of(LANES) {
            self.blocks.push([[0; LANES]; N]);
        }
        self.points.push(point);
        self.set_keys(self.points.len() - 1, keys);
    }

    /// Removes a point; the last takes its place.
    pub fn swap_remove(&mut self, at: usize) {
        let last = self.points.len() - 1;
        self.set_keys(at, self.keys(last));
        self.set_keys(last, [0; N]);
        self.points.swap_remove(at);
        self.blocks.truncate(last.div_ceil(LANES));
    }

    pub fn swap(&mut self, a: usize, b: usize) {
        let (keys_a, keys_b) = (self.keys(a), self.keys(b));
        self.set_keys(a, keys_b);
        self.set_keys(b, keys_a);
        self.points.swap(a, b);
    }

    /// The first point that is nowhere below this one.
    #[inline]
    pub fn above(&self, point: &[V; N], keys: &Keys<N>) -> Option<usize> {
        for (number, block) in self.blocks.iter().enumerate() {
            let mut below = [0u16; LANES];
            for (row, &key) in block.iter().zip(keys) {
                for (below, &other) in below.iter_mut().zip(row) {
                    *below |= key.saturating_sub(other);
                }
            }
            if below.iter().fold(0, |found, &below| found | u16::from(below == 0)) == 0 {
                continue;
            }
            for (lane, _) in below.iter().enumerate().filter(|(_, below)| **below == 0) {
                let at = number * LANES + lane;
                if self.points.get(at).is_some_and(|other| covers(other, point)) {
                    return Some(at);
                }
            }
        }
        None
    }

    fn keys(&self, at: usize) -> Keys<N> {
        std::array::from_fn(|axis| self.blocks[at / LANES][axis][at % LANES])
    }

    fn set_keys(&mut self, at: usize, keys: Keys<N>) {
        for (row, key) in self.blocks[at / LANES].iter_mut().zip(keys) {
            row[at % LANES] = key;
        }
    }
}

/// The lowest and the highest of each coordinate; `None` of nothing.
pub(super) fn bounds<'a, V: Worth, const N: usize>(
    mut points: impl Iterator<Item = &'a [V; N]>,
) -> Option<([V; N], [V; N])> {
    let first = *points.next()?;
    Some(points.fold((first, first), |(mut low, mut high), point| {
        for axis in 0..N {
            low[axis] = if point[axis] < low[axis] { point[axis] } else { low[axis] };
            high[axis] = if point[axis] > high[axis] { point[axis] } else { high[axis] };
        }
        (low, high)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_first_that_covers_is_found(
            points in prop::collection::vec(prop::array::uniform3(-9i64..9), 1..80),
            removed in prop::collection::vec(0usize..80, 0..20),
            asked in prop::array::uniform3(-12i64..12),
            width in 1i64..1 << 40,
        ) {
            // far apart or closer than the grid can tell
            let points: Vec<[i64; 3]> = points.iter().map(|p| p.map(|x| x * width / 9)).collect();
            let asked = asked.map(|x| x * width / 9);
            // a grid that leaves some of them outside
            let grid = Grid::between(&[-width / 2; 3], &[width << 3; 3]);
            let mut held = Points::new();
            points.iter().for_each(|point| held.push(*point, grid.keys(point)));
            let mut plain = points.clone();
            for at in removed.into_iter().filter(|&at| at < points.len()) {
                if at < plain.len() {
                    held.swap_remove(at);
                    plain.swap_remove(at);
                }
            }
            if plain.len() > 1 {
                held.swap(0, plain.len() - 1);
                let last = plain.len() - 1;
                plain.swap(0, last);
            }
            prop_assert_eq!(held.above(&asked, &grid.keys(&asked)), plain.iter().position(|p| covers(p, &asked)));
        }
    }
}
