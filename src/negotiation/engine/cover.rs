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

    pub fn swap(&mut self, a: usize, b: usize) {
        let (keys_a, keys_b) = (self.keys(a), self.keys(b));
        self.set_keys(a, keys_b);
        self.set_keys(b, keys_a);
        self.points.swap(a, b);
    }

    /// The first point that is nowhere below this one.
    #[inline]
    pub fn above(&self, point: &[V; N], keys: &Keys<N>) -> Option<usize> {
        self.blocks.iter().enumerate().find_map(|(number, block)| {
            let apart = apart(block, keys, |other, key| key.saturating_sub(other))?;
            let near = (0..LANES).filter(|&lane| apart[lane] == 0).map(|lane| number * LANES + lane);
            near.into_iter().find(|&at| self.points.get(at).is_some_and(|other| covers(other, point)))
        })
    }

    /// Removes the points that are nowhere above this one, the last point taking the place of each; tells the places in
    /// the order of removal.
    pub fn remove_covered(&mut self, point: &[V; N], keys: &Keys<N>, mut removed: impl FnMut(usize)) {
        for number in (0..self.blocks.len()).rev() {
            let Some(apart) = apart(&self.blocks[number], keys, |other, key| other.saturating_sub(key)) else {
                continue;
            };
            for at in (0..LANES).rev().filter(|&lane| apart[lane] == 0).map(|lane| number * LANES + lane) {
                if self.points.get(at).is_some_and(|other| covers(point, other)) {
                    let last = self.points.len() - 1;
                    self.set_keys(at, self.keys(last));
                    self.set_keys(last, [0; N]);
                    self.points.swap_remove(at);
                    self.blocks.truncate(last.div_ceil(LANES));
                    removed(at);
                }
            }
        }
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

/// Axes that tell corners apart, at most.
const SPLIT: usize = 5;

/// Points by the corner in which they lie, seen from a point in the middle: for each of some axes, above it or below.
/// What is nowhere below a point lies in the same corner or in one that is above on more axes.
#[derive(Clone, Debug)]
pub(super) struct Corners<V, const N: usize> {
    middle: Keys<N>,
    corners: Vec<Points<V, N>>,
}

impl<V: Worth, const N: usize> Corners<V, N> {
    /// Without points; corners are told apart at the mean of `typical`.
    pub fn around<'a>(typical: impl ExactSizeIterator<Item = &'a Keys<N>>) -> Self {
        let count = typical.len().max(1) as u64;
        let sums = typical.fold([0u64; N], |mut sums, keys| {
            sums.iter_mut().zip(keys).for_each(|(sum, &key)| *sum += u64::from(key));
            sums
        });
        Self { middle: sums.map(|sum| (sum / count) as u16), corners: vec![Points::new(); 1 << N.min(SPLIT)] }
    }

    pub fn push(&mut self, point: [V; N], keys: Keys<N>) {
        let corner = self.corner(&keys);
        self.corners[corner].push(point, keys);
    }

    /// Whether some point is nowhere below this one.
    pub fn covered(&self, point: &[V; N], keys: &Keys<N>) -> bool {
        let corner = self.corner(keys);
        let all = self.corners.len() - 1;
        let mut other = all;
        loop {
            if self.corners[other].above(point, keys).is_some() {
                return true;
            }
            if other == corner {
                return false;
            }
            // the next corner that is above on all axes on which this one is
            other = ((other ^ corner) - 1) & (all ^ corner) | corner;
        }
    }

    fn corner(&self, keys: &Keys<N>) -> usize {
        let above = keys.iter().zip(&self.middle).take(SPLIT).map(|(key, middle)| usize::from(key > middle));
        above.enumerate().fold(0, |corner, (axis, above)| corner | above << axis)
    }
}

/// By how much each point of a block lies on the wrong side of a point on the grid; `None` if all do.
#[inline]
fn apart<const N: usize>(
    block: &[[u16; LANES]; N],
    keys: &Keys<N>,
    by: impl Fn(u16, u16) -> u16,
) -> Option<[u16; LANES]> {
    let mut apart = [0u16; LANES];
    for (row, &key) in block.iter().zip(keys) {
        for (apart, &other) in apart.iter_mut().zip(row) {
            *apart |= by(other, key);
        }
    }
    let found = apart.iter().fold(0, |found, &apart| found | u16::from(apart == 0));
    (found != 0).then_some(apart)
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
        fn corners_hide_nothing(
            points in prop::collection::vec(prop::array::uniform8(0i64..9), 1..80),
            asked in prop::array::uniform8(-1i64..10),
        ) {
            let grid = Grid::between(&[0i64; 8], &[9; 8]);
            let keys: Vec<Keys<8>> = points.iter().map(|point| grid.keys(point)).collect();
            let mut corners = Corners::around(keys.iter());
            points.iter().zip(&keys).for_each(|(point, keys)| corners.push(*point, *keys));
            prop_assert_eq!(corners.covered(&asked, &grid.keys(&asked)), points.iter().any(|p| covers(p, &asked)));
            prop_assert!(points.iter().zip(&keys).all(|(point, keys)| corners.covered(point, keys)));
        }

        #[test]
        fn the_first_that_covers_is_found(
            points in prop::collection::vec(prop::array::uniform3(-9i64..9), 1..80),
            covering in prop::array::uniform3(-9i64..3),
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
            let covering = covering.map(|x| x * width / 9);
            held.remove_covered(&covering, &grid.keys(&covering), |at| {
                assert!(covers(&covering, &plain[at]));
                plain.swap_remove(at);
            });
            prop_assert_eq!(held.iter().collect::<Vec<_>>(), plain.iter().collect::<Vec<_>>());
            prop_assert!(!plain.iter().any(|point| covers(&covering, point)));
            if plain.len() > 1 {
                held.swap(0, plain.len() - 1);
                let last = plain.len() - 1;
                plain.swap(0, last);
            }
            prop_assert_eq!(held.above(&asked, &grid.keys(&asked)), plain.iter().position(|p| covers(p, &asked)));
        }
    }
}
