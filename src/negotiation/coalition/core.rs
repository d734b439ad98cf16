//! The core: allocations no coalition would leave; and the least core, for when there are none, or many.
//!
//! An allocation that shares out `v(N)` is in the core if no coalition's excess `e(S) = v(S) - Σ_S x_i` is positive (Gillies
//! 1959). The least core makes the largest excess over all coalitions but nobody and everybody as small as can be, ε (Maschler,
//! Peleg & Shapley 1979); the core is empty if and only if that ε is positive.
//!
//! [`least_core`] solves `min ε` subject to `Σ_S x_i + ε ≥ v(S)` and `Σ_N x_i = v(N)` in floats by microlp, beginning with
//! the rows of single actors and of all but one, and adding the rows that are violated most until none is. The floats only
//! point at the coalitions that bind: their equations are then solved in whole numbers, and the excess of *every* coalition
//! is computed anew and exactly. [`Balance`] proves that there is no better ε: weights on binding coalitions under which
//! every actor weighs the same (Bondareva 1963, Shapley 1967). With it the result has no tolerance. Without it, which takes
//! worths that span more digits than floats have, the allocation stands as it is and ε is its true largest excess, but may
//! not be the least.
//!
//! ```
//! use demarche::negotiation::coalition::{Allocation, Coalition, Standing, Table, least_core, standing};
//!
//! // Any two of three earn 100: whoever shares it, two would rather do without the third.
//! let majority = Table::new(3, vec![0, 0, 0, 100, 0, 100, 100, 100]).unwrap();
//! let least = least_core(&majority).unwrap();
//! assert_eq!(least.core_is_empty(), Some(true));
//! assert_eq!(least.allocation, Allocation::new(vec![100; 3], 3).unwrap());
//! assert!((least.excess.unwrap().to_f64() - 100.0 / 3.0).abs() < 1e-9);
//!
//! let Standing::Left(worst) = standing(&majority, &Allocation::whole(&[50, 50, 0])).unwrap() else { panic!() };
//! assert_eq!((worst.coalition, worst.to_f64()), (Coalition::of([0, 2]), 50.0));
//! ```

use std::cmp::Ordering;
use std::collections::BTreeSet;

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOutcome};
use serde::{Deserialize, Serialize};

use super::exact::{Row, solve};
use super::game::{Allocation, Coalition, Game, MAX_ENUMERATED, gcd};

/// Rows within this of binding, on the scale of the largest worth, are taken to bind until exact numbers say otherwise.
const BINDING: f64 = 1e-6;
/// Units a point where an allocation has to be rounded.
const ROUNDED: i128 = 1 << 40;

/// What a coalition would gain by leaving.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Excess {
    pub coalition: Coalition,
    /// Negative where it would lose.
    pub units: i128,
    /// Units that make one point, positive.
    pub per: i128,
}

impl Excess {
    /// The nearest float, for display.
    pub fn to_f64(self) -> f64 {
        self.units as f64 / self.per as f64
    }
}

/// How an allocation stands to the core.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// Nobody would gain by leaving.
    InCore,
    /// It does not share out what there is: so many units of the allocation are left, or missing if negative.
    Unshared { units: i128 },
    /// This coalition would gain most by leaving.
    Left(Excess),
}

/// Weights of coalitions under which every actor weighs the same. However `v(N)` is shared, the weighted mean of their
/// excesses stays what it is, so the largest can't be below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Balance {
    /// Positive, and only those coalitions.
    pub weights: Vec<(Coalition, i128)>,
}

/// An allocation whose largest excess is as small as can be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeastCore {
    /// One of them; there may be others.
    pub allocation: Allocation,
    /// ε, with one of the coalitions that have it; `None` if there is no coalition but nobody and everybody.
    pub excess: Option<Excess>,
    /// Why there is no better; `None` if that was not found.
    pub proof: Option<Balance>,
}

impl LeastCore {
    /// `None` where ε is positive without proof.
    pub fn core_is_empty(&self) -> Option<bool> {
        match self.excess {
            Some(excess) if excess.units > 0 => self.proof.is_some().then_some(true),
            _ => Some(false),
        }
    }
}

/// The largest excess over all coalitions but nobody and everybody: positive if its coalition would gain by leaving. Of
/// equals the first in order of masks. `None` if there is no such coalition, or too many to look at.
pub fn instability(game: &impl Game, allocation: &Allocation) -> Option<Excess> {
    worst_by_size(game, allocation).into_iter().flatten().reduce(|best, next| match next.units.cmp(&best.units) {
        Ordering::Greater => next,
        Ordering::Equal if next.coalition < best.coalition => next,
        _ => best,
    })
}

/// Whether an allocation is in the core, and if not why; `None` beyond [`MAX_ENUMERATED`] actors.
pub fn standing(game: &impl Game, allocation: &Allocation) -> Option<Standing> {
    let actors = game.actors();
    if actors > MAX_ENUMERATED {
        return None;
    }
    let all = if actors == 0 { 0 } else { game.worth(Coalition::all(actors)) };
    let unshared = i128::from(all) * allocation.per() - allocation.units().iter().sum::<i128>();
    Some(match instability(game, allocation) {
        _ if unshared != 0 => Standing::Unshared { units: unshared },
        Some(excess) if excess.units > 0 => Standing::Left(excess),
        _ => Standing::InCore,
    })
}

/// For each size of coalition from 1 to all but one, the largest excess.
fn worst_by_size(game: &impl Game, allocation: &Allocation) -> Vec<Option<Excess>> {
    let actors = game.actors();
    assert_eq!(allocation.units().len(), actors, "an allocation names every actor");
    if !(2..=MAX_ENUMERATED).contains(&actors) {
        return vec![];
    }
    let per = allocation.per();
    // What the first actors get together, by coalition; the others are added up block by block.
    let (first, rest) = allocation.units().split_at(actors.min(10));
    let mut paid = vec![0i128];
    for units in first {
        paid.extend_from_within(..);
        let half = paid.len() / 2;
        paid[half..].iter_mut().for_each(|paid| *paid += units);
    }
    let mut worst: Vec<Option<Excess>> = vec![None; actors + 1];
    for high in 0..1u64 << rest.len() {
        let high_paid: i128 = Coalition(high).members().map(|actor| rest[actor]).sum();
        let worst = &mut worst[high.count_ones() as usize..];
        for (low, low_paid) in (0u64..).zip(&paid) {
            let coalition = Coalition(high << first.len() | low);
            if coalition.0 == 0 {
                continue;
            }
            let units = i128::from(game.worth(coalition)) * per - high_paid - low_paid;
            let slot = &mut worst[low.count_ones() as usize];
            if slot.is_none_or(|worst| worst.units < units) {
                *slot = Some(Excess { coalition, units, per });
            }
        }
    }
    worst[1..actors].to_vec()
}

/// A least-core allocation; `None` beyond [`MAX_ENUMERATED`] actors, or if the solver gives up.
pub fn least_core(game: &impl Game) -> Option<LeastCore> {
    let actors = game.actors();
    if actors < 2 {
        let allocation = Allocation::whole(&(0..actors).map(|_| game.worth(Coalition(1))).collect::<Vec<_>>());
        return Some(LeastCore { allocation, excess: None, proof: None });
    }
    if actors > MAX_ENUMERATED {
        return None;
    }
    let all = game.worth(Coalition::all(actors));
    let single = (0..actors).map(|actor| Coalition::EMPTY.with(actor));
    let mut rows: BTreeSet<Coalition> = single.flat_map(|one| [one, one.others(actors)]).collect();
    loop {
        let worths: Vec<(Coalition, i64)> = rows.iter().map(|&row| (row, game.worth(row))).collect();
        let floats = solve_in_floats(&worths, all, actors)?;
        let exact = solve_exactly(&worths, all, &floats);
        let tried_exactly = exact.is_some();
        let allocation = exact.or_else(|| rounded(&floats, all))?;
        let by_size = worst_by_size(game, &allocation);
        let excess = by_size.iter().flatten().copied().max_by_key(|excess| excess.units)?;
        // Whatever binds more than all rows so far becomes a row.
        let per = allocation.per();
        let paid = |c: Coalition| c.members().map(|actor| allocation.units()[actor]).sum::<i128>();
        let binding = worths.iter().map(|&(row, worth)| i128::from(worth) * per - paid(row)).max()?;
        let known = rows.len();
        rows.extend(by_size.iter().flatten().filter(|excess| excess.units > binding).map(|excess| excess.coalition));
        if rows.len() > known {
            continue;
        }
        let tight = worths.iter().filter(|&&(row, worth)| i128::from(worth) * per - paid(row) == excess.units);
        let proof = tried_exactly.then(|| balance(&tight.map(|&(row, _)| row).collect::<Vec<_>>(), actors)).flatten();
        let divisor = gcd(excess.per.unsigned_abs(), excess.units.unsigned_abs()) as i128;
        let excess = Excess { units: excess.units / divisor, per: excess.per / divisor, ..excess };
        return Some(LeastCore { allocation, excess: Some(excess), proof });
    }
}

/// What everybody gets, and ε last, on a scale where the largest worth is 1.
struct Floats {
    values: Vec<f64>,
    scale: f64,
}

/// The variables are what every actor has above its own row, and ε above a bound it has: none is negative, so a solution
/// lies in a corner and enough rows bind to tell where.
fn solve_in_floats(rows: &[(Coalition, i64)], all: i64, actors: usize) -> Option<Floats> {
    let largest = rows.iter().map(|&(_, worth)| worth.unsigned_abs()).fold(all.unsigned_abs(), u64::max);
    let scale = largest.max(1) as f64;
    let worth_of = |coalition: Coalition| {
        let place =
            rows.binary_search_by_key(&coalition, |&(row, _)| row).expect("single actors and the others are rows");
        rows[place].1 as f64 / scale
    };
    let all = all as f64 / scale;
    let alone: Vec<f64> = (0..actors).map(|actor| worth_of(Coalition::EMPTY.with(actor))).collect();
    let apart = |actor: usize| (alone[actor] + worth_of(Coalition::EMPTY.with(actor).others(actors)) - all) / 2.0;
    let bound = (0..actors).map(apart).fold(f64::NEG_INFINITY, f64::max);

    // x_i = alone_i - ε + above_i, ε = bound + more
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let above: Vec<_> = (0..actors).map(|_| problem.add_var(0.0, (0.0, f64::INFINITY))).collect();
    let more = problem.add_var(1.0, (0.0, f64::INFINITY));
    for &(row, worth) in rows.iter().filter(|(row, _)| row.len() > 1).chain([&(Coalition::all(actors), 0)]) {
        let everybody = row.len() == actors;
        let epsilons = f64::from(u8::from(!everybody)) - row.len() as f64;
        let terms: Vec<_> = row.members().map(|actor| (above[actor], 1.0)).chain([(more, epsilons)]).collect();
        let needed = if everybody { all } else { worth as f64 / scale };
        let known = row.members().map(|actor| alone[actor]).sum::<f64>() + epsilons * bound;
        let comparison = if everybody { ComparisonOp::Eq } else { ComparisonOp::Ge };
        problem.add_constraint(&terms, comparison, needed - known);
    }
    let Ok(SolveOutcome::Solution(solution)) = problem.solve() else { return None };
    let epsilon = bound + solution.var_value(more);
    let shares = (0..actors).map(|actor| alone[actor] - epsilon + solution.var_value(above[actor]));
    Some(Floats { values: shares.chain([epsilon]).collect(), scale })
}

/// The allocation at which the rows bind that bind in floats.
fn solve_exactly(rows: &[(Coalition, i64)], all: i64, floats: &Floats) -> Option<Allocation> {
    let (epsilon, shares) = floats.values.split_last()?;
    let actors = shares.len();
    let mut near: Vec<(f64, &(Coalition, i64))> = rows
        .iter()
        .map(|row| (row.0.members().map(|a| shares[a]).sum::<f64>() + epsilon - row.1 as f64 / floats.scale, row))
        .filter(|&(slack, _)| slack < BINDING)
        .collect();
    near.sort_by(|a, b| a.0.total_cmp(&b.0));
    let equation = |coalition: Coalition, epsilon: i128, worth: i64| -> Row {
        let members = (0..actors).map(|actor| i128::from(coalition.contains(actor)));
        members.chain([epsilon, worth.into()]).collect()
    };
    let mut equations = vec![equation(Coalition::all(actors), 0, all)];
    equations.extend(near.into_iter().map(|(_, &(row, worth))| equation(row, 1, worth)));
    let mut solution = solve(&equations, actors + 1)?;
    solution.numerators.pop();
    Allocation::new(solution.numerators, solution.denominator)
}

/// The floats to the nearest unit, and whatever that leaves of `v(N)` to the last actor.
fn rounded(floats: &Floats, all: i64) -> Option<Allocation> {
    let (_, shares) = floats.values.split_last()?;
    let mut units: Vec<i128> = shares.iter().map(|x| (x * floats.scale * ROUNDED as f64).round() as i128).collect();
    let left = i128::from(all) * ROUNDED - units.iter().sum::<i128>();
    *units.last_mut()? += left;
    Allocation::new(units, ROUNDED)
}

/// Weights that balance these coalitions, found in floats, solved and checked in whole numbers.
fn balance(coalitions: &[Coalition], actors: usize) -> Option<Balance> {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let weights: Vec<_> = coalitions.iter().map(|_| problem.add_var(0.0, (0.0, f64::INFINITY))).collect();
    let each = problem.add_var(0.0, (0.0, f64::INFINITY));
    let with = |actor: usize| (0..coalitions.len()).filter(move |&place| coalitions[place].contains(actor));
    for actor in 0..actors {
        let terms: Vec<_> = with(actor).map(|place| (weights[place], 1.0)).chain([(each, -1.0)]).collect();
        problem.add_constraint(&terms, ComparisonOp::Eq, 0.0);
    }
    let terms: Vec<_> = weights.iter().map(|&weight| (weight, 1.0)).collect();
    problem.add_constraint(&terms, ComparisonOp::Eq, 1.0);
    let Ok(SolveOutcome::Solution(solution)) = problem.solve() else { return None };

    let mut used: Vec<Coalition> = Vec::new();
    used.extend(coalitions.iter().zip(&weights).filter(|&(_, &w)| solution.var_value(w) > BINDING).map(|(&c, _)| c));
    let mut equations: Vec<Row> =
        (0..actors).map(|actor| used.iter().map(|c| i128::from(c.contains(actor))).chain([-1, 0]).collect()).collect();
    equations.push(used.iter().map(|_| 1).chain([0, 1]).collect());
    let solved = solve(&equations, used.len() + 1)?;
    let holds = |row: &Row| {
        let left: i128 = row.iter().zip(&solved.numerators).map(|(a, x)| a * x).sum();
        left == row[used.len() + 1] * solved.denominator
    };
    let (_, weights) = solved.numerators.split_last()?;
    let proven = equations.iter().all(holds) && weights.iter().all(|&weight| weight > 0);
    proven.then(|| Balance { weights: used.into_iter().zip(weights.iter().copied()).collect() })
}

#[cfg(test)]
#[path = "core_tests.rs"]
mod tests;
