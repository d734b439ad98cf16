//! Shared by the tests: the golden games of the measures, and random ones.

use std::ops::RangeInclusive;

use proptest::prelude::*;

use super::game::Table;

/// A and B secure 60, A and C 40, B and C 20, all 90.
pub fn golden() -> Table {
    Table::new(3, vec![0, 0, 0, 60, 0, 40, 20, 90]).unwrap()
}

/// Any two of three earn 100.
pub fn majority() -> Table {
    Table::new(3, vec![0, 0, 0, 100, 0, 100, 100, 100]).unwrap()
}

/// Random games with small worths, so that ties happen.
pub fn tables(actors: RangeInclusive<usize>) -> impl Strategy<Value = Table> {
    (actors, any::<bool>()).prop_flat_map(|(actors, wide)| {
        let worth = if wide { -1_000_000i64..=1_000_000 } else { -3..=8 };
        prop::collection::vec(worth, 1 << actors).prop_map(move |mut worths| {
            worths[0] = 0;
            Table::new(actors, worths).unwrap()
        })
    })
}
