//! How safe a result is, and what another would cost.
//!
//! Votes to spare are the most supporters who may abstain, or switch, with the text still passing; where weights differ also
//! how many may whoever they are. The cheapest missing votes are a knapsack with a choice for each member (Nemhauser & Ullmann
//! 1969): going through the members, of all ways to spend only those are kept that no other beats in price and in every count,
//! and nothing counts beyond what is missing. The result is exact. With one vote each the ways kept are at most as many
//! as the votes missing; with arbitrary large weights they can become many.
//!
//! ```
//! use demarche::negotiation::votes::{Ballot::*, Majority, Price, Rule};
//!
//! // 2 for, 4 against. An opponent's abstention is cheaper than its vote, and half as good.
//! let ballots = [Yes, Yes, No, No, No, No];
//! let price = |abstain, yes| Price { abstain: Some(abstain), yes: Some(yes) };
//! let prices = [Price::default(), Price::default(), price(3, 9), price(3, 5), price(4, 9), price(2, 8)];
//! let bought = Rule::one_each(6, Majority::Simple).cheapest(&ballots, &prices).unwrap();
//! assert_eq!((bought.cost, bought.moves), (7, vec![(3, Yes), (5, Abstain)]));
//! ```

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{Ballot, Criterion, Rule};

/// How many supporters may go.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Room {
    /// The right ones chosen.
    pub most: usize,
    /// Whoever they are.
    pub any: usize,
}

/// Votes to spare.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Spare {
    pub abstain: Room,
    /// From yes to no.
    pub switch: Room,
}

/// What it takes to make a member abstain or say yes; `None` if nothing will.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Price {
    pub abstain: Option<u64>,
    pub yes: Option<u64>,
}

/// Ballots to change, and what that costs together.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Purchase {
    pub cost: u64,
    /// Members and what they would do, ascending.
    pub moves: Vec<(usize, Ballot)>,
}

impl Rule {
    /// How many supporters may abstain or switch with the text still passing; `None` if it does not pass.
    pub fn spare(&self, ballots: &[Ballot]) -> Option<Spare> {
        self.passes(ballots)
            .then(|| Spare { abstain: self.room(ballots, Ballot::Abstain), switch: self.room(ballots, Ballot::No) })
    }

    fn room(&self, ballots: &[Ballot], instead: Ballot) -> Room {
        let supporters: Vec<usize> = (0..ballots.len()).filter(|&member| ballots[member] == Ballot::Yes).collect();
        let any = |criterion: Criterion| {
            let mut losses: Vec<i64> =
                supporters.iter().map(|&m| criterion.part(m, Ballot::Yes) - criterion.part(m, instead)).collect();
            losses.sort_by_key(|&loss| Reverse(loss));
            let slack = criterion.score(ballots) - criterion.need;
            let spent = losses.iter().scan(0, |spent, loss| {
                *spent += loss;
                Some(*spent)
            });
            spent.take_while(|&spent| spent <= slack).count()
        };
        // If all go, the fewest that have to come back
        let mut without = ballots.to_vec();
        supporters.iter().for_each(|&member| without[member] = instead);
        let back = |member: usize| if ballots[member] == Ballot::Yes { vec![(Ballot::Yes, 1)] } else { vec![] };
        let kept = self.cheapest_of(&without, back).expect("all supporters together suffice").cost as usize;
        let any = self.criteria().map(any).min().unwrap_or(supporters.len());
        Room { most: supporters.len() - kept, any }
    }

    /// The cheapest changes that make a text pass, by each member's prices. Nothing if it passes already; `None` if it
    /// can't be made to pass.
    pub fn cheapest(&self, ballots: &[Ballot], prices: &[Price]) -> Option<Purchase> {
        assert_eq!(prices.len(), ballots.len(), "there is a price for every member");
        self.cheapest_of(ballots, |member| {
            let abstain = prices[member].abstain.filter(|_| ballots[member] == Ballot::No);
            let yes = prices[member].yes.filter(|_| ballots[member] != Ballot::Yes);
            abstain
                .map(|price| (Ballot::Abstain, price))
                .into_iter()
                .chain(yes.map(|price| (Ballot::Yes, price)))
                .collect()
        })
    }

    fn cheapest_of(&self, ballots: &[Ballot], options: impl Fn(usize) -> Vec<(Ballot, u64)>) -> Option<Purchase> {
        let criteria: Vec<(Criterion, i64)> = self
            .criteria()
            .map(|criterion| (criterion.need - criterion.score(ballots), criterion))
            .filter(|&(missing, _)| missing > 0)
            .map(|(missing, criterion)| (criterion, missing))
            .collect();
        // Ways to spend, each a step after an earlier one.
        let mut steps: Vec<Step> = Vec::new();
        let mut ways =
            vec![Way { cost: 0, missing: criteria.iter().map(|&(_, missing)| missing).collect(), last: None }];
        for (member, &before) in ballots.iter().enumerate() {
            let known = ways.len();
            for (after, price) in options(member) {
                let gains: Vec<i64> =
                    criteria.iter().map(|(c, _)| c.part(member, after) - c.part(member, before)).collect();
                if gains.iter().all(|&gain| gain <= 0) {
                    continue;
                }
                for way in 0..known {
                    let Some(cost) = ways[way].cost.checked_add(price) else { continue };
                    let missing = ways[way].missing.iter().zip(&gains).map(|(missing, gain)| (missing - gain).max(0));
                    let missing = missing.collect();
                    steps.push(Step { member, after, earlier: ways[way].last });
                    ways.push(Way { cost, missing, last: Some(steps.len() - 1) });
                }
            }
            if ways.len() > known {
                ways = undominated(ways);
            }
        }
        let best = ways.into_iter().find(|way| way.missing.iter().all(|&missing| missing == 0))?;
        let chain = std::iter::successors(best.last, |&step| steps[step].earlier);
        let mut moves: Vec<(usize, Ballot)> = chain.map(|step| (steps[step].member, steps[step].after)).collect();
        moves.reverse();
        Some(Purchase { cost: best.cost, moves })
    }
}

struct Way {
    cost: u64,
    /// By criterion, what is still missing.
    missing: Vec<i64>,
    last: Option<usize>,
}

struct Step {
    member: usize,
    after: Ballot,
    earlier: Option<usize>,
}

/// Those that no other matches or beats in everything, the cheapest first.
fn undominated(mut ways: Vec<Way>) -> Vec<Way> {
    ways.sort_by(|a, b| (a.cost, &a.missing).cmp(&(b.cost, &b.missing)));
    let mut kept: Vec<Way> = Vec::new();
    for way in ways {
        // With one criterion the last kept is the best of the cheaper ones.
        let rivals = if way.missing.len() == 1 { &kept[kept.len().saturating_sub(1)..] } else { &kept[..] };
        if !rivals.iter().any(|other| other.missing.iter().zip(&way.missing).all(|(other, own)| other <= own)) {
            kept.push(way);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::super::Majority;
    use super::super::testing::{any_ballots, ballots, golden, rules};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn of_24_to_15_eight_may_abstain_and_four_switch() {
        let spare = Rule::one_each(39, Majority::Simple).spare(&ballots(24, 15, 0)).unwrap();
        let same = |room| Room { most: room, any: room };
        assert_eq!(spare, Spare { abstain: same(8), switch: same(4) });
        let vote_of_2019 = Rule::one_each(172, Majority::Simple).spare(&ballots(79, 60, 33)).unwrap();
        assert_eq!(vote_of_2019, Spare { abstain: same(18), switch: same(9) });
        assert_eq!(Rule::one_each(39, Majority::TwoThirds).spare(&ballots(24, 15, 0)), None);
    }

    #[test]
    fn light_members_may_go_where_heavy_ones_may_not() {
        let spare = golden().spare(&[Ballot::Yes; 4]).unwrap();
        assert_eq!(spare.abstain, Room { most: 2, any: 1 });
    }

    #[test]
    fn nobody_can_be_missing_from_a_text_that_passes() {
        let rule = Rule::one_each(3, Majority::Simple);
        let none = Purchase { cost: 0, moves: vec![] };
        assert_eq!(rule.cheapest(&ballots(2, 1, 0), &[Price::default(); 3]), Some(none));
        assert_eq!(rule.cheapest(&ballots(1, 2, 0), &[Price::default(); 3]), None);
    }

    /// All ballots that result from letting each member do one of its options.
    fn all_ways(ballots: &[Ballot], options: &[Vec<(Ballot, u64)>]) -> Vec<(u64, Vec<Ballot>)> {
        let mut ways = vec![(0, vec![])];
        for (&before, options) in ballots.iter().zip(options) {
            let options: Vec<(Ballot, u64)> = [(before, 0)].into_iter().chain(options.iter().copied()).collect();
            let longer = |(cost, way): (u64, Vec<Ballot>)| {
                options.iter().map(|&(b, p)| (cost + p, [way.as_slice(), &[b]].concat())).collect::<Vec<_>>()
            };
            ways = ways.into_iter().flat_map(longer).collect();
        }
        ways
    }

    proptest! {
        #[test]
        fn nothing_cheaper_passes(
            (rule, ballots) in rules(1..=7).prop_flat_map(|rule| (Just(rule.clone()), any_ballots(rule.members()))),
            prices in prop::collection::vec((prop::option::of(0u64..9), prop::option::of(0u64..9)), 7),
        ) {
            let prices: Vec<Price> = prices.iter().map(|&(abstain, yes)| Price { abstain, yes }).collect();
            let options: Vec<Vec<(Ballot, u64)>> = ballots.iter().zip(&prices).map(|(&ballot, price)| {
                let abstain = price.abstain.filter(|_| ballot == Ballot::No).map(|p| (Ballot::Abstain, p));
                abstain.into_iter().chain(price.yes.map(|p| (Ballot::Yes, p))).collect()
            }).collect();
            let best = all_ways(&ballots, &options).into_iter().filter(|(_, way)| rule.passes(way)).map(|(c, _)| c).min();
            let bought = rule.cheapest(&ballots, &prices[..ballots.len()]);
            prop_assert_eq!(bought.as_ref().map(|bought| bought.cost), best);
            if let Some(bought) = bought {
                let mut after = ballots.clone();
                bought.moves.iter().for_each(|&(member, ballot)| after[member] = ballot);
                prop_assert!(rule.passes(&after));
            }
        }

        #[test]
        fn room_is_what_trying_all_gives(
            (rule, ballots) in rules(1..=7).prop_flat_map(|rule| (Just(rule.clone()), any_ballots(rule.members()))),
        ) {
            let Some(spare) = rule.spare(&ballots) else { return Ok(()) };
            for (room, instead) in [(spare.abstain, Ballot::Abstain), (spare.switch, Ballot::No)] {
                let one = |&b: &Ballot| if b == Ballot::Yes { vec![(instead, 1)] } else { vec![] };
                let ways = all_ways(&ballots, &ballots.iter().map(one).collect::<Vec<_>>());
                let most = ways.iter().filter(|(_, way)| rule.passes(way)).map(|w| w.0).max().unwrap();
                let yes = ballots.iter().filter(|&&b| b == Ballot::Yes).count() as u64;
                let fewest = ways.iter().filter(|(_, way)| !rule.passes(way)).map(|w| w.0).min();
                prop_assert_eq!(room, Room { most: most as usize, any: fewest.map_or(yes, |fewest| fewest - 1) as usize });
            }
        }
    }
}
