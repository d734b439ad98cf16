use super::super::game::{Function, Table};
use super::super::shapley;
use super::super::testing::{golden, majority, tables};
use super::*;
use proptest::prelude::*;

#[test]
fn the_golden_allocations_stand_as_they_should() {
    let shared = |points: [i64; 3]| Allocation::whole(&points);
    assert_eq!(standing(&golden(), &shapley(&golden()).unwrap()), Some(Standing::InCore));
    let excess =
        |coalition: &[usize], units| Excess { coalition: Coalition::of(coalition.iter().copied()), units, per: 1 };
    assert_eq!(instability(&golden(), &shared([30, 30, 30])), Some(excess(&[0, 1], 0)));
    assert_eq!(standing(&golden(), &shared([30, 30, 30])), Some(Standing::InCore));
    assert_eq!(instability(&golden(), &shared([45, 35, 10])), Some(excess(&[2], -10)));
    assert_eq!(standing(&golden(), &shared([20, 20, 50])), Some(Standing::Left(excess(&[0, 1], 20))));
    assert_eq!(standing(&golden(), &shared([45, 35, 9])), Some(Standing::Unshared { units: 1 }));
}

#[test]
fn the_core_of_the_majority_game_is_empty() {
    let least = least_core(&majority()).unwrap();
    assert_eq!(least.core_is_empty(), Some(true));
    assert_eq!(least.allocation, Allocation::new(vec![100; 3], 3).unwrap());
    let excess = least.excess.unwrap();
    assert_eq!((excess.units, excess.per), (100, 3));
    let weights: Vec<i128> = least.proof.unwrap().weights.iter().map(|&(_, weight)| weight).collect();
    assert_eq!(weights, [1, 1, 1]);
}

#[test]
fn small_and_large_games_have_one() {
    let none = least_core(&Table::new(0, vec![0]).unwrap()).unwrap();
    assert_eq!((none.allocation.units().len(), none.core_is_empty()), (0, Some(false)));
    let one = least_core(&Table::new(1, vec![0, 7]).unwrap()).unwrap();
    assert_eq!((one.allocation, one.excess), (Allocation::whole(&[7]), None));
    assert!(least_core(&Function::new(31, |_| 0).unwrap()).is_none());

    // A seat in any coalition of nine out of sixteen is worth the same to everybody: 9/16 of 1,000 against 1,000.
    let large = Function::new(16, |c: Coalition| if c.len() >= 9 { 1_000 } else { 0 }).unwrap();
    let least = least_core(&large).unwrap();
    assert_eq!(least.core_is_empty(), Some(true));
    let excess = least.excess.unwrap();
    assert_eq!((excess.units, excess.per), (875, 2));
    check(&large, &least);
}

#[test]
fn worths_of_many_digits_are_exact() {
    let worth = |c: Coalition| (c.0 as i64).pow(3) * 1_000_000_007 % 1_000_000_000_000 * c.len() as i64;
    let game = Function::new(9, worth).unwrap();
    let least = least_core(&game).unwrap();
    assert!(least.proof.is_some());
    check(&game, &least);
}

#[test]
fn extreme_worths_do_not_overflow() {
    for shift in [0, 1] {
        let worth = |c: Coalition| c.0.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(c.len() as u32) as i64 >> shift;
        let game = Function::new(8, worth).unwrap();
        let least = least_core(&game).unwrap();
        assert_eq!(least.excess.unwrap().to_f64(), instability(&game, &least.allocation).unwrap().to_f64());
        assert!(standing(&game, &least.allocation).is_some());
    }
}

/// What makes a least core, in whole numbers: all is shared, ε is the largest excess, and the weights balance on coalitions
/// that have it.
fn check(game: &impl Game, least: &LeastCore) {
    let actors = game.actors();
    let (units, per) = (least.allocation.units(), least.allocation.per());
    assert_eq!(units.iter().sum::<i128>(), i128::from(game.worth(Coalition::all(actors))) * per);
    let excess_of = |c: Coalition| i128::from(game.worth(c)) * per - c.members().map(|a| units[a]).sum::<i128>();
    let largest = (1..Coalition::all(actors).0).map(|c| excess_of(Coalition(c))).max().unwrap();
    let excess = least.excess.unwrap();
    assert_eq!(excess.units * per, largest * excess.per);
    assert_eq!(excess_of(excess.coalition), largest);
    let Balance { weights } = least.proof.as_ref().expect("there is a proof");
    assert!(weights.iter().all(|&(c, weight)| weight > 0 && excess_of(c) == largest));
    let weight_of = |a: usize| weights.iter().filter(|(c, _)| c.contains(a)).map(|&(_, weight)| weight).sum::<i128>();
    assert!((1..actors).all(|actor| weight_of(actor) == weight_of(0)));
}

/// ε for two and three actors without a linear programme: the largest weighted mean over all minimal balanced families
/// (Shapley 1967), in sixths of a point.
fn by_balanced_families(game: &Table) -> i128 {
    let v = |mask: u64| i128::from(game.worth(Coalition(mask)));
    let families: &[&[u64]] = match game.actors() {
        2 => &[&[1, 2]],
        _ => &[&[1, 6], &[2, 5], &[4, 3], &[1, 2, 4], &[3, 5, 6]],
    };
    let all = v(Coalition::all(game.actors()).0);
    let mean = |family: &&[u64]| {
        let worths: i128 = family.iter().map(|&c| v(c)).sum();
        let cover = family.iter().filter(|&&c| c & 1 == 1).count() as i128;
        6 / family.len() as i128 * (worths - cover * all)
    };
    families.iter().map(mean).max().unwrap()
}

proptest! {
    #[test]
    fn least_cores_are_proven(game in tables(2..=7)) {
        check(&game, &least_core(&game).unwrap());
    }

    #[test]
    fn small_least_cores_match_balanced_families(game in tables(2..=3)) {
        let excess = least_core(&game).unwrap().excess.unwrap();
        prop_assert_eq!(excess.units * 6, by_balanced_families(&game) * excess.per);
    }

    #[test]
    fn instability_is_the_largest_excess(game in tables(2..=11), points in prop::collection::vec(-9i64..=9, 11)) {
        let n = game.actors();
        let worst = instability(&game, &Allocation::whole(&points[..n])).unwrap();
        let excess = |c: Coalition| game.worth(c) - c.members().map(|a| points[a]).sum::<i64>();
        let all: Vec<i64> = (1..Coalition::all(n).0).map(|c| excess(Coalition(c))).collect();
        let largest = all.iter().max().unwrap();
        prop_assert_eq!((worst.units, worst.per), (i128::from(*largest), 1));
        prop_assert_eq!(worst.coalition.0, 1 + all.iter().position(|e| e == largest).unwrap() as u64);
    }
}
