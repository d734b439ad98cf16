//! The Shapley value: everybody's mean contribution over all orders in which the coalition of all can form.
//!
//! `φ_i = Σ_{S∌i} |S|! (n-|S|-1)! / n! · (v(S∪i) - v(S))` (Shapley 1953). The weights are `1 / (n·C(n-1,|S|))`, whose common
//! denominator is no more than the least common multiple of `1..n` (Farhi 2009), so the value is computed without rounding
//! in 128 bits. Every coalition is looked at once: with `a(S)` the weight as one that has `i` and `b(S)` as one that has not,
//! `φ_i = Σ_{S∋i} (a+b)(S)·v(S) - Σ_S b(S)·v(S)`; the first sums for all `i` come from adding the half of the coalitions
//! that have an actor onto the half that have not, the second, the same for all, from efficiency.
//!
//! Where there are too many coalitions, random orders do (Castro, Gómez & Tejada 2009), each with its reverse. Where few of them
//! are worth anything, no order needs to be drawn: the value is a sum over those few, exact for any number of actors.
//!
//! ```
//! use demarche::negotiation::coalition::{Coalition, Function, sampled_shapley, shapley};
//!
//! // One seller, two buyers: nothing is worth anything without the seller.
//! let glove = |c: Coalition| if c.contains(0) && c.len() > 1 { 6 } else { 0 };
//! assert_eq!(shapley(&Function::new(3, glove).unwrap()).unwrap().to_f64(), [4.0, 1.0, 1.0]);
//!
//! // With fifty buyers, by 1,000 pairs of orders.
//! let market = sampled_shapley(&Function::new(51, glove).unwrap(), 7, "market", 1_000).unwrap();
//! let seller = (market.value.to_f64()[0], market.error[0]);
//! assert!((seller.0 - 6.0 * 50.0 / 51.0).abs() < 4.0 * seller.1 + 1e-9);
//! ```

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::game::{Allocation, Coalition, Game, Listed, MAX_ENUMERATED, gcd};
use crate::negotiation::engine::Rational;

/// Coalitions are gone through in blocks of the subsets of this many first actors.
const BLOCK_ACTORS: usize = 10;

/// The Shapley value, exact; `None` beyond [`MAX_ENUMERATED`] actors. It looks at each of the `2^n` coalitions once.
pub fn shapley(game: &impl Game) -> Option<Allocation> {
    let actors = game.actors();
    if actors == 0 || actors > MAX_ENUMERATED {
        return (actors == 0).then(|| Allocation::whole(&[]));
    }
    let per = (1..=actors as u64).fold(1, |lcm, k| lcm / gcd(lcm.into(), k.into()) as u64 * k) as i64;
    let weights = weights(actors, per);

    // Weighted worths, summed over all blocks in one list and over each block in another.
    let low_actors = actors.min(BLOCK_ACTORS);
    let sizes: Vec<u8> = (0..1u64 << low_actors).map(|low| low.count_ones() as u8).collect();
    let mut by_low = vec![0i128; 1 << low_actors];
    let by_high = (0..1u64 << (actors - low_actors)).map(|high| {
        let weights = &weights[high.count_ones() as usize..];
        let by_size: Vec<i64> = weights[..=low_actors].to_vec();
        let first = usize::from(high == 0);
        let mut sum = 0i128;
        for (low, (cell, &size)) in by_low.iter_mut().zip(&sizes).enumerate().skip(first) {
            let worth = game.worth(Coalition(high << low_actors | low as u64));
            let weighted = i128::from(worth) * i128::from(by_size[usize::from(size)]);
            *cell += weighted;
            sum += weighted;
        }
        sum
    });
    let by_high: Vec<i128> = by_high.collect();
    let mut units = sums_with_each_member(by_low);
    units.extend(sums_with_each_member(by_high));

    let total = i128::from(game.worth(Coalition::all(actors))) * i128::from(per);
    let surplus = (units.iter().sum::<i128>() - total) / actors as i128;
    units.iter_mut().for_each(|units| *units -= surplus);
    Some(Allocation::new(units, per.into()).expect("a Shapley value is no larger than what it shares out"))
}

impl Listed {
    /// The Shapley value, exact for any number of actors, in time that grows with the coalitions that are worth something.
    ///
    /// Of a coalition of `s` a member has `v(S) / (n·C(n-1,s-1))`, and an outsider loses `v(S) / (n·C(n-1,s))`.
    pub fn shapley(&self) -> Vec<Rational> {
        let actors = self.actors();
        // By size of coalition, what all are worth, and what those with each actor are.
        let mut all = vec![0i128; actors + 1];
        let mut with = vec![vec![0i128; actors]; actors + 1];
        for (coalition, worth) in self.worths() {
            all[coalition.len()] += i128::from(worth);
            coalition.members().for_each(|actor| with[coalition.len()][actor] += i128::from(worth));
        }
        let orders = |others: usize| {
            let binomial = (0..others).fold(1i128, |ways, k| ways * (actors - 1 - k) as i128 / (k as i128 + 1));
            (binomial * actors as i128).into()
        };
        let share =
            |worth: i128, others: usize| Rational::new(worth.into(), orders(others)).unwrap_or_else(Rational::zero);
        let value = |actor: usize| {
            (1..=actors).fold(Rational::zero(), |value, size| {
                let without = if size < actors { all[size] - with[size][actor] } else { 0 };
                value.plus(&share(with[size][actor], size - 1)).minus(&share(without, size))
            })
        };
        (0..actors).map(value).collect()
    }
}

/// By size of coalition, how much its worth counts for a member more than for an outsider, times `per`.
fn weights(actors: usize, per: i64) -> Vec<i64> {
    let binomial = |n: usize, k: usize| (0..k).fold(1i64, |c, i| c * (n - i) as i64 / (i as i64 + 1));
    let share = |others: usize| per / (actors as i64 * binomial(actors - 1, others));
    (0..=actors)
        .map(|size| match size {
            0 => 0,
            _ if size == actors => share(size - 1),
            _ => share(size - 1) + share(size),
        })
        .collect()
}

/// For each bit, the sum of the cells whose index has it.
fn sums_with_each_member(mut cells: Vec<i128>) -> Vec<i128> {
    let mut sums = Vec::new();
    while cells.len() > 1 {
        let upper = cells.split_off(cells.len() / 2);
        sums.push(upper.iter().sum());
        cells.iter_mut().zip(&upper).for_each(|(cell, more)| *cell += more);
    }
    sums.reverse();
    sums
}

/// A Shapley value from random orders.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SampledShapley {
    /// The mean contributions. They share out all there is, without rounding.
    pub value: Allocation,
    /// The standard error of each, from the spread between pairs of orders: the truth is within two of them 19 times of 20.
    pub error: Vec<f64>,
    /// Orders drawn, counting each and its reverse.
    pub orders: u64,
}

/// The mean contribution over `pairs` random orders and their reverses, from the stream of this seed and name; `None`
/// unless there are at least two pairs and at most 2^32. It asks for `2·n·pairs` worths.
pub fn sampled_shapley(game: &impl Game, seed: u64, name: &str, pairs: u64) -> Option<SampledShapley> {
    if !(2..=1 << 32).contains(&pairs) {
        return None;
    }
    let actors = game.actors();
    let mut dice = stream(seed, name);
    let mut order: Vec<usize> = (0..actors).collect();
    let mut contributions = vec![0i128; actors];
    let mut sums = vec![0i128; actors];
    // Means and squared deviations as they grow (Welford 1962)
    let (mut means, mut squares) = (vec![0f64; actors], vec![0f64; actors]);
    for pair in 1..=pairs {
        for place in (1..actors).rev() {
            order.swap(place, below(&mut dice, place as u32 + 1) as usize);
        }
        contributions.fill(0);
        for _ in 0..2 {
            let (mut coalition, mut worth) = (Coalition::EMPTY, 0);
            for &actor in &order {
                coalition = coalition.with(actor);
                let more = game.worth(coalition);
                contributions[actor] += i128::from(more) - i128::from(worth);
                worth = more;
            }
            order.reverse();
        }
        for actor in 0..actors {
            sums[actor] += contributions[actor];
            let value = contributions[actor] as f64 / 2.0;
            let change = value - means[actor];
            means[actor] += change / pair as f64;
            squares[actor] += change * (value - means[actor]);
        }
    }
    let error = squares.iter().map(|squares| (squares / (pairs - 1) as f64 / pairs as f64).sqrt()).collect();
    let value = Allocation::new(sums, i128::from(2 * pairs)).expect("sums of so many contributions fit");
    Some(SampledShapley { value, error, orders: 2 * pairs })
}

/// Random numbers fully determined by a seed and a name.
pub(in crate::negotiation) fn stream(seed: u64, name: &str) -> ChaCha8Rng {
    let key = Sha256::new().chain_update(b"negotiation stream 1\0").chain_update(seed.to_le_bytes()).chain_update(name);
    ChaCha8Rng::from_seed(key.finalize().into())
}

/// A whole number from 0 to `below` - 1, without bias (Lemire 2019).
pub(in crate::negotiation) fn below(dice: &mut ChaCha8Rng, below: u32) -> u32 {
    loop {
        let wide = u64::from(dice.next_u32()) * u64::from(below);
        if wide as u32 >= below.wrapping_neg() % below {
            return (wide >> 32) as u32;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::game::{Function, Table};
    use super::super::testing::{golden, tables};
    use super::*;
    use proptest::prelude::*;

    /// By the definition: the mean over all orders.
    fn over_all_orders(game: &Table) -> Allocation {
        fn go(game: &Table, coalition: Coalition, units: &mut [i128]) {
            let left = coalition.others(units.len());
            let after: i128 = (1..left.len() as i128).product();
            let worth = |c: Coalition| i128::from(game.worth(c));
            for actor in left.members() {
                units[actor] += after * (worth(coalition.with(actor)) - worth(coalition));
                go(game, coalition.with(actor), units);
            }
        }
        let mut units = vec![0; game.actors()];
        go(game, Coalition::EMPTY, &mut units);
        Allocation::new(units, (1..=game.actors() as i128).product()).unwrap()
    }

    #[test]
    fn the_golden_game_gives_40_30_20() {
        assert_eq!(shapley(&golden()), Some(Allocation::whole(&[40, 30, 20])));
        assert_eq!(over_all_orders(&golden()), Allocation::whole(&[40, 30, 20]));
        let paid = Allocation::whole(&[30, 30, 30]);
        assert_eq!(paid.more_than(&shapley(&golden()).unwrap()), [-10.0, 0.0, 10.0]);
    }

    #[test]
    fn large_games_with_a_known_value_are_exact() {
        // Everybody brings what it has, and each pair makes another point.
        for actors in [0usize, 1, 2, 9, 10, 11, 17] {
            let worth = |c: Coalition| {
                c.members().map(|i| i as i64 * 1_000_003).sum::<i64>()
                    + (c.len() * c.len().saturating_sub(1) / 2) as i64
            };
            let value = shapley(&Function::new(actors, worth).unwrap()).unwrap();
            let expected = (0..actors as i128).map(|i| 2 * i * 1_000_003 + actors as i128 - 1).collect();
            assert_eq!(value, Allocation::new(expected, 2).unwrap(), "{actors}");
        }
        assert_eq!(shapley(&Function::new(31, |_| 0).unwrap()), None);
    }

    #[test]
    fn a_listed_game_of_sixty_four_has_an_exact_value() {
        // one seller, 63 buyers, and only the pairs and all together are worth something
        let mut game = Listed::new(64);
        (1..64).for_each(|buyer| assert_eq!(game.set(Coalition::of([0, buyer]), 6), None));
        assert_eq!(game.set(Coalition::all(64), i64::MAX), None);
        assert_eq!(game.set(Coalition::all(64), i64::MAX), Some(i64::MAX), "what it was worth");
        let value = game.shapley();
        assert_eq!(value.iter().fold(Rational::zero(), |sum, part| sum.plus(part)), Rational::from(i64::MAX));
        assert!(value[1..].iter().all(|buyer| *buyer == value[1]));
        // Each pair brings its members 6/(64·63) and costs whoever is neither 6/(64·C(63,2)).
        let more = Rational::new((63 * 6).into(), (64 * 63).into()).unwrap();
        let equal = Rational::from(i64::MAX).over(&Rational::from(64)).unwrap();
        assert_eq!(value[0], equal.plus(&more));
    }

    #[test]
    fn extreme_worths_do_not_overflow() {
        let odd = |c: Coalition| if c.len() % 2 == 1 { i64::MAX } else { i64::MIN };
        let value = shapley(&Function::new(13, odd).unwrap()).unwrap();
        assert_eq!(value, Allocation::new(vec![i64::MAX.into(); 13], 13).unwrap());
    }

    #[test]
    fn sampling_says_how_sure_it_is() {
        let game = Function::new(12, |c: Coalition| (c.0 * 2_654_435_761 % 1_000) as i64 * c.len() as i64).unwrap();
        let exact = shapley(&game).unwrap();
        let sampled = sampled_shapley(&game, 1, "test", 4_000).unwrap();
        assert_eq!(sampled, sampled_shapley(&game, 1, "test", 4_000).unwrap());
        assert_ne!(sampled.value, sampled_shapley(&game, 1, "other", 4_000).unwrap().value);
        for (off, error) in sampled.value.more_than(&exact).into_iter().zip(&sampled.error) {
            assert!(off.abs() < 4.0 * error && *error < 40.0, "{off} {error}");
        }
        assert_eq!(sampled.value.units().iter().sum::<i128>(), {
            i128::from(game.worth(Coalition::all(12))) * sampled.value.per()
        });
        assert_eq!(sampled_shapley(&game, 1, "test", 1), None);
    }

    proptest! {
        #[test]
        fn it_is_the_mean_over_orders(game in tables(1..=6)) {
            prop_assert_eq!(shapley(&game).unwrap(), over_all_orders(&game));
        }

        #[test]
        fn of_a_listed_game_it_is_the_same(game in tables(1..=8)) {
            let mut listed = Listed::new(game.actors());
            for coalition in (1..1u64 << game.actors()).map(Coalition).filter(|&coalition| game.worth(coalition) != 0) {
                listed.set(coalition, game.worth(coalition));
            }
            let value = shapley(&game).unwrap();
            let exactly = |units: &i128| Rational::new((*units).into(), value.per().into()).unwrap();
            prop_assert_eq!(listed.shapley(), value.units().iter().map(exactly).collect::<Vec<_>>());
        }

        #[test]
        fn it_shares_out_all_there_is(game in tables(1..=12)) {
            let value = shapley(&game).unwrap();
            let all = i128::from(game.worth(Coalition::all(game.actors())));
            prop_assert_eq!(value.units().iter().sum::<i128>(), all * value.per());
        }

        #[test]
        fn names_do_not_matter(game in tables(2..=11), swap in (0usize..11, 0usize..11)) {
            let n = game.actors();
            let (a, b) = (swap.0 % n, swap.1 % n);
            let other = |i: usize| if i == a { b } else if i == b { a } else { i };
            let renamed = Function::new(n, |c: Coalition| game.worth(Coalition::of(c.members().map(other)))).unwrap();
            let (value, renamed) = (shapley(&game).unwrap(), shapley(&renamed).unwrap());
            for actor in 0..n {
                prop_assert_eq!(value.to_f64()[actor], renamed.to_f64()[other(actor)]);
            }
            // and equals are paid equally
            let same = Function::new(n, |c: Coalition| game.worth(c) + game.worth(Coalition::of(c.members().map(other))));
            let same = shapley(&same.unwrap()).unwrap();
            prop_assert_eq!(same.units()[a], same.units()[b]);
        }

        #[test]
        fn a_dummy_gets_what_it_brings(game in tables(1..=11), dummy in 0usize..12, brings in -50i64..50) {
            let n = game.actors() + 1;
            let dummy = dummy % n;
            let squeeze = |c: Coalition| {
                let below = (1u64 << dummy) - 1;
                Coalition(c.0 & below | (c.0 & !below & !(1 << dummy)) >> 1)
            };
            let worth = |c: Coalition| game.worth(squeeze(c)) + if c.contains(dummy) { brings } else { 0 };
            let value = shapley(&Function::new(n, worth).unwrap()).unwrap();
            prop_assert_eq!(value.units()[dummy], i128::from(brings) * value.per());
        }

        #[test]
        fn it_is_additive(n in 1usize..=11, a in any::<[i32; 16]>(), b in any::<[i32; 16]>()) {
            let worth = |seeds: [i32; 16]| move |c: Coalition| {
                c.members().map(|i| i64::from(seeds[(i + c.len()) % 16])).sum::<i64>()
            };
            let value = |f: &dyn Fn(Coalition) -> i64| shapley(&Function::new(n, f).unwrap()).unwrap();
            let (x, y) = (value(&worth(a)), value(&worth(b)));
            let sums = x.units().iter().zip(y.units()).map(|(p, q)| p * y.per() + q * x.per()).collect();
            prop_assert_eq!(value(&|c| worth(a)(c) + worth(b)(c)), Allocation::new(sums, x.per() * y.per()).unwrap());
        }
    }
}
