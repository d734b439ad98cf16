//! Why a party refuses an offer, clause by clause, and the smallest change that would win it.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::domain::{Change, Domain, Outcome};
use super::utility::Utility;

/// What one clause of a refused offer means to the party that refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Term {
    pub issue: u8,
    /// The option in the offer.
    pub offered: u8,
    /// The party's best option on this issue among those it can sign; `None` if it can sign none.
    pub wanted: Option<u8>,
    /// What the party loses by the offered option against the wanted one, in points of its utility. Not positive where
    /// the offered option crosses a red line although it is worth more.
    pub loss: i64,
    pub grade: Grade,
}

/// How bad a clause is, the worst first. The shortfall is what the whole offer lacks to the party's threshold; an offer
/// without shortfall is refused for its red lines alone, and its other clauses are fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Grade {
    /// The party can't sign the offered option.
    RedLine,
    /// The loss is the whole shortfall or more: this clause alone could make up for it.
    MuchTooCostly,
    /// The loss is a third of the shortfall or more.
    Costly,
    /// There is a loss, below a third of the shortfall.
    ALittleShort,
    /// There is no loss.
    Fine,
}

/// Explains clause by clause how far `offer` is from what the party would take at `threshold`. The worst comes first:
/// by grade, then by loss, then by issue.
pub fn terms(utility: &Utility, offer: &Outcome, threshold: i64) -> Vec<Term> {
    let shortfall = i128::from(threshold) - i128::from(utility.value(offer));
    let mut terms: Vec<Term> = (0..=u8::MAX)
        .zip(&offer.0)
        .map(|(issue, &offered)| {
            let at = usize::from(issue);
            let wanted = utility.best_option(at);
            let best = wanted.map_or(0, |wanted| utility.option(at, wanted));
            let loss = best.saturating_sub(utility.option(at, offered));
            let grade = if utility.bars(at, offered) { Grade::RedLine } else { Grade::of(loss.into(), shortfall) };
            Term { issue, offered, wanted, loss, grade }
        })
        .collect();
    terms.sort_by_key(|term| (term.grade, Reverse(term.loss), term.issue));
    terms
}

impl Grade {
    fn of(loss: i128, shortfall: i128) -> Self {
        match loss {
            _ if shortfall <= 0 || loss <= 0 => Self::Fine,
            _ if loss >= shortfall => Self::MuchTooCostly,
            _ if 3 * loss >= shortfall => Self::Costly,
            _ => Self::ALittleShort,
        }
    }
}

/// A change to an offer that wins the party that answers it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Step {
    /// The changed offer.
    pub outcome: Outcome,
    /// The clauses that change, by issue.
    pub changes: Vec<Change>,
    /// What the proposer loses by it in points of its own utility; negative if it gains.
    pub cost_to_proposer: i64,
}

/// The smallest change to `offer`, leaving `locked` issues alone, that makes `answering` accept at `threshold`: worth that
/// much to it and across none of its red lines. `None` if there is no such change, or if the domain doesn't contain the
/// offer.
///
/// Exactly, of all outcomes that `answering` accepts, the first by
/// 1. fewest changed clauses;
/// 2. crossing no red line of the proposer before crossing some;
/// 3. lowest cost to the proposer;
/// 4. highest value to `answering`;
/// 5. lowest index in the domain.
///
/// An offer that is already acceptable is its own smallest step, without changes.
pub fn smallest_step(
    domain: &Domain,
    offer: &Outcome,
    answering: &Utility,
    threshold: i64,
    proposer: &Utility,
    locked: &[u8],
) -> Option<Step> {
    if !domain.contains(offer) {
        return None;
    }
    let need = threshold.saturating_sub(answering.value(offer));
    let free = Search::new(domain, offer, answering, proposer, locked, &[answering]);
    let changes = free.fewest_changes(need)?;
    let signable = Search::new(domain, offer, answering, proposer, locked, &[answering, proposer]);
    let found = signable.cheapest(changes, need).or_else(|| free.cheapest(changes, need))?;
    let mut outcome = offer.clone();
    for change in &found.changes {
        outcome.0[usize::from(change.issue)] = change.to;
    }
    Some(Step { outcome, changes: found.changes, cost_to_proposer: found.cost })
}

/// What the search for a step may do on one issue.
struct Alternatives {
    issue: u8,
    from: u8,
    /// Whether the offered option may stay, for it crosses no red line.
    stay: bool,
    /// The other options, none of which is beaten by another in both gain and cost.
    moves: Vec<Move>,
}

#[derive(Clone, Copy)]
struct Move {
    to: u8,
    /// To the answering party.
    gain: i64,
    /// To the proposer.
    cost: i64,
}

/// What can still be had from an issue onwards with a given number of changes.
#[derive(Clone, Copy)]
struct Bound {
    gain: i64,
    cost: i64,
}

impl Bound {
    fn and(self, gain: i64, cost: i64) -> Self {
        Self { gain: self.gain.saturating_add(gain), cost: self.cost.saturating_add(cost) }
    }
}

/// The ways to change an offer.
struct Search {
    issues: Vec<Alternatives>,
}

struct Found {
    cost: i64,
    gain: i64,
    changes: Vec<Change>,
}

impl Search {
    /// Only options that all `signatories` can sign are considered.
    fn new(
        domain: &Domain,
        offer: &Outcome,
        answering: &Utility,
        proposer: &Utility,
        locked: &[u8],
        signatories: &[&Utility],
    ) -> Self {
        let issues = (0..=u8::MAX).zip(domain.issues.iter().zip(&offer.0)).map(|(issue, (of, &from))| {
            let at = usize::from(issue);
            let barred = |option| signatories.iter().any(|party| party.bars(at, option));
            let count = if locked.contains(&issue) { 0 } else { of.options.len() };
            let all = (0..=u8::MAX).take(count).filter(|&to| to != from && !barred(to)).map(|to| Move {
                to,
                gain: answering.option(at, to).saturating_sub(answering.option(at, from)),
                cost: proposer.option(at, from).saturating_sub(proposer.option(at, to)),
            });
            Alternatives { issue, from, stay: !barred(from), moves: unbeaten(all.collect()) }
        });
        Self { issues: issues.collect() }
    }

    /// The fewest changes by which the answering party gains `need`.
    fn fewest_changes(&self, need: i64) -> Option<usize> {
        let mut changes = 0;
        let mut gain = 0i64;
        let mut optional = Vec::new();
        for issue in &self.issues {
            let best = issue.moves.iter().map(|step| step.gain).max();
            if issue.stay {
                optional.extend(best);
            } else {
                gain = gain.saturating_add(best?);
                changes += 1;
            }
        }
        optional.sort_unstable_by_key(|&best| Reverse(best));
        let mut optional = optional.into_iter();
        while gain < need {
            gain = gain.saturating_add(optional.next()?);
            changes += 1;
        }
        Some(changes)
    }

    /// The cheapest way, then the one of most gain, then the first, to gain `need` by exactly this many changes.
    fn cheapest(&self, changes: usize, need: i64) -> Option<Found> {
        let bounds = self.bounds(changes);
        let mut branch = Branch { issues: &self.issues, bounds, need, path: Vec::with_capacity(changes), best: None };
        branch.descend(0, Bound { gain: 0, cost: 0 }, changes);
        branch.best
    }

    /// For each issue and each number of changes left, the most gain and the least cost, each on its own, of the issues
    /// from there on; `None` if that many changes can't be made, or red lines demand more.
    fn bounds(&self, changes: usize) -> Vec<Vec<Option<Bound>>> {
        let mut end = vec![None; changes + 1];
        end[0] = Some(Bound { gain: 0, cost: 0 });
        let mut bounds = vec![end];
        for issue in self.issues.iter().rev() {
            let after = &bounds[bounds.len() - 1];
            let gain = issue.moves.iter().map(|step| step.gain).max();
            let cost = issue.moves.iter().map(|step| step.cost).min();
            let here = (0..=changes)
                .map(|left| {
                    let stay = after[left].filter(|_| issue.stay);
                    let change = left
                        .checked_sub(1)
                        .and_then(|left| after[left])
                        .zip(gain.zip(cost))
                        .map(|(rest, (gain, cost))| rest.and(gain, cost));
                    match (stay, change) {
                        (Some(a), Some(b)) => Some(Bound { gain: a.gain.max(b.gain), cost: a.cost.min(b.cost) }),
                        (one, other) => one.or(other),
                    }
                })
                .collect();
            bounds.push(here);
        }
        bounds.reverse();
        bounds
    }
}

/// Branch and bound over the issues in order.
struct Branch<'a> {
    issues: &'a [Alternatives],
    bounds: Vec<Vec<Option<Bound>>>,
    need: i64,
    path: Vec<Change>,
    best: Option<Found>,
}

impl Branch<'_> {
    /// Completes the path, which has come to issue `at` with `left` changes still to make.
    fn descend(&mut self, at: usize, so_far: Bound, left: usize) {
        let Some(promise) = self.bounds[at][left].map(|rest| so_far.and(rest.gain, rest.cost)) else { return };
        let rank = |gain, cost| (cost, Reverse(gain));
        let beaten = |best: &Found| rank(promise.gain, promise.cost) >= rank(best.gain, best.cost);
        if promise.gain < self.need || self.best.as_ref().is_some_and(beaten) {
            return;
        }
        let Some(issue) = self.issues.get(at) else {
            self.best = Some(Found { cost: so_far.cost, gain: so_far.gain, changes: self.path.clone() });
            return;
        };
        // In the order of options, so that of equals the outcome of the lowest index is found first and stays.
        let (below, above) = issue.moves.split_at(issue.moves.partition_point(|step| step.to < issue.from));
        self.change(at, so_far, left, below);
        if issue.stay {
            self.descend(at + 1, so_far, left);
        }
        self.change(at, so_far, left, above);
    }

    fn change(&mut self, at: usize, so_far: Bound, left: usize, moves: &[Move]) {
        let Some(left) = left.checked_sub(1) else { return };
        let &Alternatives { issue, from, .. } = &self.issues[at];
        for step in moves {
            self.path.push(Change { issue, from, to: step.to });
            self.descend(at + 1, so_far.and(step.gain, step.cost), left);
            self.path.pop();
        }
    }
}

/// Leaves out moves for which another one gains as much and costs as little; of equals the first stays. A step that uses
/// a beaten move is never the first in the order of [`smallest_step`].
fn unbeaten(moves: Vec<Move>) -> Vec<Move> {
    let beats = |a: &Move, b: &Move| {
        a.gain >= b.gain && a.cost <= b.cost && (a.gain > b.gain || a.cost < b.cost || a.to < b.to)
    };
    moves.iter().filter(|step| !moves.iter().any(|other| beats(other, step))).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::negotiation::testing::{domain_of, golden, scenarios};
    use crate::negotiation::utility::RedLine;
    use proptest::prelude::*;
    use proptest::test_runner::TestRunner;

    #[test]
    fn the_golden_deal_improves_by_the_hotline() {
        let golden = golden();
        let [a, b] = &golden.parties[..] else { panic!("two parties") };
        let deal = Outcome(vec![1, 1, 0]);
        let step = smallest_step(&golden.domain, &deal, b, 60, a, &[]).unwrap();
        assert_eq!(step.outcome, Outcome(vec![1, 1, 1]));
        assert_eq!(step.changes, [Change { issue: 2, from: 0, to: 1 }]);
        assert_eq!(step.cost_to_proposer, -20);
        // with the hotline off the table, the text must go
        let step = smallest_step(&golden.domain, &deal, b, 60, a, &[2]).unwrap();
        assert_eq!((step.outcome, step.cost_to_proposer), (Outcome(vec![0, 1, 0]), 30));
        assert_eq!(smallest_step(&golden.domain, &deal, b, 101, a, &[]), None);
        let same = smallest_step(&golden.domain, &deal, b, 42, a, &[]).unwrap();
        assert_eq!((same.outcome, same.changes.len(), same.cost_to_proposer), (deal, 0, 0));
    }

    #[test]
    fn a_red_line_must_be_changed_and_the_proposers_own_is_avoided() {
        let mut golden = golden();
        golden.parties[1].red_lines = vec![RedLine { issue: 0, option: 2 }];
        let offer = Outcome(vec![2, 0, 1]);
        let step = |golden: &crate::negotiation::scenario::Scenario, locked: &[u8]| {
            let [a, b] = &golden.parties[..] else { panic!("two parties") };
            smallest_step(&golden.domain, &offer, b, 0, a, locked)
        };
        assert_eq!(step(&golden, &[]).unwrap().outcome, Outcome(vec![1, 0, 1]));
        assert_eq!(step(&golden, &[0]), None);
        golden.parties[0].red_lines = vec![RedLine { issue: 0, option: 1 }];
        assert_eq!(step(&golden, &[]).unwrap().outcome, Outcome(vec![0, 0, 1]));
        golden.parties[0].red_lines.push(RedLine { issue: 0, option: 0 });
        assert_eq!(step(&golden, &[]).unwrap().outcome, Outcome(vec![1, 0, 1]), "none can be avoided, so cost decides");
    }

    #[test]
    fn of_equal_steps_the_lowest_index_is_taken() {
        let domain = domain_of(&[2, 2]);
        let step = |answering: [[i64; 2]; 2], offer: [u8; 2]| {
            let answering = Utility { values: answering.map(|v| v.to_vec()).to_vec(), ..Utility::default() };
            smallest_step(&domain, &Outcome(offer.to_vec()), &answering, 5, &Utility::default(), &[]).unwrap().outcome
        };
        // either change gains 5 and costs nothing; up the last issue moves least, down the first
        assert_eq!(step([[0, 5], [0, 5]], [0, 0]), Outcome(vec![0, 1]));
        assert_eq!(step([[5, 0], [0, 5]], [1, 0]), Outcome(vec![0, 0]));
    }

    #[test]
    fn terms_name_the_worst_clause_first() {
        let golden = golden();
        let mut b = golden.parties[1].clone();
        // worth 12 to B, 28 below what it asks: 50 lost on the text, 30 on the hotline, 8 on the aid
        let offer = Outcome(vec![2, 1, 0]);
        let grades = |b: &Utility, threshold| -> Vec<_> {
            terms(b, &offer, threshold).iter().map(|term| (term.issue, term.loss, term.grade)).collect()
        };
        let text = (0, 50, Grade::MuchTooCostly);
        assert_eq!(grades(&b, 40), [text, (2, 30, Grade::MuchTooCostly), (1, 8, Grade::ALittleShort)]);
        assert_eq!(grades(&b, 72), [(0, 50, Grade::Costly), (2, 30, Grade::Costly), (1, 8, Grade::ALittleShort)]);
        b.red_lines = vec![RedLine { issue: 1, option: 1 }];
        assert_eq!(grades(&b, 40)[0], (1, 8, Grade::RedLine));
        assert_eq!(
            grades(&b, 12),
            [(1, 8, Grade::RedLine), (0, 50, Grade::Fine), (2, 30, Grade::Fine)],
            "worth enough, refused for the red line alone"
        );
        assert_eq!(terms(&b, &Outcome(vec![0]), 60)[0].grade, Grade::Fine);
        assert_eq!(terms(&b, &Outcome(vec![9, 9, 9, 9]), 60).len(), 4);
    }

    /// The definition, outcome by outcome.
    fn brute_force(
        domain: &Domain,
        offer: &Outcome,
        answering: &Utility,
        threshold: i64,
        proposer: &Utility,
        locked: &[u8],
    ) -> Option<Outcome> {
        domain
            .outcomes()
            .filter(|o| answering.acceptable_at(o, threshold))
            .filter(|o| locked.iter().all(|&issue| o.0[usize::from(issue)] == offer.0[usize::from(issue)]))
            .min_by_key(|o| {
                let crosses = proposer.crossed(o).next().is_some();
                (offer.distance(o), crosses, -proposer.value(o), -answering.value(o), domain.index(o))
            })
    }

    #[test]
    fn the_smallest_step_matches_brute_force_on_thousands_of_refused_offers() {
        let inputs = (
            scenarios(2..=6, 2..=2),
            any::<prop::sample::Index>(),
            -10i64..45,
            prop::collection::vec(any::<prop::sample::Index>(), 0..=2),
        );
        let seen = std::cell::Cell::new((0, 0, 0));
        TestRunner::new(ProptestConfig::with_cases(4_000))
            .run(&inputs, |(scenario, pick, threshold, locks)| {
                let domain = &scenario.domain;
                let [answering, proposer] = &scenario.parties[..] else { panic!("two parties") };
                let offer = domain.outcome(pick.index(domain.size() as usize) as u64);
                let locked: Vec<u8> = locks.iter().map(|lock| lock.index(domain.issues.len()) as u8).collect();
                let expected = brute_force(domain, &offer, answering, threshold, proposer, &locked);
                let found = smallest_step(domain, &offer, answering, threshold, proposer, &locked);
                prop_assert_eq!(found.as_ref().map(|step| &step.outcome), expected.as_ref());
                let (mut refused, mut won, mut several) = seen.get();
                refused += usize::from(!answering.acceptable_at(&offer, threshold));
                if let Some(step) = found {
                    prop_assert_eq!(&step.changes, &offer.changes_to(&step.outcome));
                    prop_assert_eq!(step.cost_to_proposer, proposer.value(&offer) - proposer.value(&step.outcome));
                    won += usize::from(!step.changes.is_empty());
                    several += usize::from(step.changes.len() > 1);
                }
                seen.set((refused, won, several));
                Ok(())
            })
            .unwrap();
        let (refused, won, several) = seen.get();
        assert!(
            refused >= 1_000 && won >= 500 && several >= 100,
            "{refused} refused, {won} won, {several} by several clauses"
        );
    }
}
