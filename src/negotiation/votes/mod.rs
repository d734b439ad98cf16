//! Votes: whether a text passes, by how much, what would change that, and who has power under a rule.
//!
//! A [`Rule`] is one [`Count`] or several that must all be met: weights, and the majority asked of them. Abstentions count
//! for nothing where a majority is of those present and voting, as in the United Nations General Assembly (rules 85 to 87,
//! 125 and 126 of its rules of procedure); under an absolute majority or a quota whoever does not say yes is missing.
//!
//! - [`Rule::spare`] tells how many supporters may abstain or switch, [`Rule::cheapest`] what the missing votes cost
//!   ([`margin`]);
//! - [`shapley_shubik`] and [`banzhaf`] measure power ([`power`]);
//! - [`minimal_winning`] and [`minimal_blocking`] list coalitions ([`winning`]);
//! - [`TwoStage`] goes through committee and plenary, with absences ([`adoption`]).
//!
//! ```
//! use demarche::negotiation::votes::{Ballot, Majority, Rule};
//!
//! // 24 for, 15 against, 4 abstaining
//! let ballots: Vec<Ballot> = [(24, Ballot::Yes), (15, Ballot::No), (4, Ballot::Abstain)]
//!     .into_iter()
//!     .flat_map(|(times, ballot)| vec![ballot; times])
//!     .collect();
//! let simple = Rule::one_each(43, Majority::Simple);
//! assert!(simple.passes(&ballots));
//! let spare = simple.spare(&ballots).unwrap();
//! assert_eq!((spare.abstain.most, spare.switch.most), (8, 4));
//! assert!(!Rule::one_each(43, Majority::TwoThirds).passes(&ballots));
//! ```

use serde::{Deserialize, Serialize};

pub mod adoption;
pub mod margin;
pub mod power;
mod wide;
pub mod winning;

pub use adoption::{TwoStage, Verdict};
pub use margin::{Price, Purchase, Room, Spare};
pub use power::{PowerError, PowerIndex, banzhaf, shapley_shubik};
pub use winning::{Listed, count_minimal_winning, minimal_blocking, minimal_winning};

/// What a member does in a vote.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Ballot {
    Yes,
    No,
    Abstain,
    Absent,
}

/// How much yes it takes.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Majority {
    /// More yes than no; a tie fails.
    Simple,
    /// At least twice as much yes as no, and some.
    TwoThirds,
    /// More than half of all there is.
    Absolute,
    /// At least so much.
    Quota(u64),
    /// All there is.
    Unanimity,
    /// Nobody says no. Silence is assent.
    Consensus,
}

/// Weights of all members, and the majority asked of them. A member of weight 0 is an observer: what it says doesn't count,
/// under consensus neither.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Count {
    pub weights: Vec<u32>,
    pub majority: Majority,
}

/// A rule of adoption: every count must be met.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Vec<Count>", into = "Vec<Count>")]
pub struct Rule {
    counts: Vec<Count>,
}

/// Weight for, against, abstaining and absent.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Tally {
    pub yes: u64,
    pub no: u64,
    pub abstain: u64,
    pub absent: u64,
}

/// A linear condition: the weight of yes, less `against` times that of no, is at least `need`.
pub(super) struct Criterion<'a> {
    weights: &'a [u32],
    /// Whether yes counts, or only no does.
    yes: i64,
    against: i64,
    need: i64,
}

impl Rule {
    /// One vote each.
    pub fn one_each(members: usize, majority: Majority) -> Self {
        Self::weighted(vec![1; members], majority)
    }

    /// Weighted votes.
    pub fn weighted(weights: Vec<u32>, majority: Majority) -> Self {
        Self { counts: vec![Count { weights, majority }] }
    }

    /// Two counts at once, as of states and of people; `None` unless they have the same members.
    pub fn double(first: Count, second: Count) -> Option<Self> {
        Self::all(vec![first, second])
    }

    /// Several counts at once; `None` unless there is one, and all have the same members.
    pub fn all(counts: Vec<Count>) -> Option<Self> {
        let members = counts.first()?.weights.len();
        counts.iter().all(|count| count.weights.len() == members).then_some(Self { counts })
    }

    pub fn counts(&self) -> &[Count] {
        &self.counts
    }

    pub fn members(&self) -> usize {
        self.counts[0].weights.len()
    }

    /// Whether a text passes. There is a ballot for every member.
    pub fn passes(&self, ballots: &[Ballot]) -> bool {
        self.criteria().all(|criterion| criterion.score(ballots) >= criterion.need)
    }

    /// What each count comes to.
    pub fn tallies(&self, ballots: &[Ballot]) -> Vec<Tally> {
        assert_eq!(ballots.len(), self.members(), "there is a ballot for every member");
        let weighed = |count: &Count| Tally::of(count.weights.iter().copied().zip(ballots.iter().copied()));
        self.counts.iter().map(weighed).collect()
    }

    /// Whether these members win if they vote yes and all others no.
    pub fn wins(&self, members: &[usize]) -> bool {
        let mut ballots = vec![Ballot::No; self.members()];
        members.iter().for_each(|&member| ballots[member] = Ballot::Yes);
        self.passes(&ballots)
    }

    /// Whether nothing passes if these members vote no, whatever the others do.
    pub fn blocks(&self, members: &[usize]) -> bool {
        let mut ballots = vec![Ballot::Yes; self.members()];
        members.iter().for_each(|&member| ballots[member] = Ballot::No);
        !self.passes(&ballots)
    }

    /// Members whose change from or to yes would, alone, turn the result; those who do not say yes would turn to yes, those
    /// who do to no.
    pub fn pivotal(&self, ballots: &[Ballot]) -> Vec<usize> {
        let passes = self.passes(ballots);
        let mut ballots = ballots.to_vec();
        let turns = |&member: &usize| {
            let was = ballots[member];
            ballots[member] = if was == Ballot::Yes { Ballot::No } else { Ballot::Yes };
            let turned = self.passes(&ballots) != passes;
            ballots[member] = was;
            turned
        };
        (0..self.members()).filter(turns).collect()
    }

    /// What has to hold for a text to pass.
    fn criteria(&self) -> impl Iterator<Item = Criterion<'_>> {
        self.counts.iter().flat_map(|Count { weights, majority }| {
            let total: i64 = weights.iter().copied().map(i64::from).sum();
            let conditions = majority.conditions(total);
            conditions.map(move |(yes, against, need)| Criterion { weights, yes, against, need })
        })
    }
}

impl Majority {
    /// By how much a result is ahead of what is asked for: below 0 a text fails.
    pub fn lead(self, result: Tally) -> i64 {
        let Tally { yes, no, abstain, absent } = result;
        let whole = |weight: u64| i64::try_from(weight).unwrap_or(i64::MAX);
        let conditions = self.conditions(whole(yes + no + abstain + absent));
        let ahead = conditions.map(|(of_yes, against, need)| of_yes * whole(yes) - against * whole(no) - need);
        ahead.min().expect("every majority asks for something")
    }

    /// What it asks for where all there is weighs `total`: (a, b, c) that a times the weight of yes, less b times that of no,
    /// is at least c.
    fn conditions(self, total: i64) -> impl Iterator<Item = (i64, i64, i64)> {
        let more = (self == Self::TwoThirds).then_some((1, 0, 1));
        let first = match self {
            Self::Simple => (1, 1, 1),
            Self::TwoThirds => (1, 2, 0),
            Self::Absolute => (1, 0, total / 2 + 1),
            Self::Quota(quota) => (1, 0, i64::try_from(quota).unwrap_or(i64::MAX)),
            Self::Unanimity => (1, 0, total),
            Self::Consensus => (0, 1, 0),
        };
        [first].into_iter().chain(more)
    }
}

impl TryFrom<Vec<Count>> for Rule {
    type Error = &'static str;

    fn try_from(counts: Vec<Count>) -> Result<Self, Self::Error> {
        Self::all(counts).ok_or("a rule has one count or more, all of the same members")
    }
}

impl From<Rule> for Vec<Count> {
    fn from(rule: Rule) -> Self {
        rule.counts
    }
}

impl Count {
    /// The weight of yes it takes if nobody abstains.
    pub fn quota(&self) -> u64 {
        let total: u64 = self.weights.iter().copied().map(u64::from).sum();
        match self.majority {
            Majority::Simple | Majority::Absolute => total / 2 + 1,
            Majority::TwoThirds => (2 * total).div_ceil(3).max(1),
            Majority::Quota(quota) => quota,
            Majority::Unanimity | Majority::Consensus => total,
        }
    }
}

impl Tally {
    fn of(weighed: impl Iterator<Item = (u32, Ballot)>) -> Self {
        let mut tally = Self::default();
        for (weight, ballot) in weighed {
            *match ballot {
                Ballot::Yes => &mut tally.yes,
                Ballot::No => &mut tally.no,
                Ballot::Abstain => &mut tally.abstain,
                Ballot::Absent => &mut tally.absent,
            } += u64::from(weight);
        }
        tally
    }
}

/// One vote each.
impl FromIterator<Ballot> for Tally {
    fn from_iter<I: IntoIterator<Item = Ballot>>(ballots: I) -> Self {
        Self::of(ballots.into_iter().map(|ballot| (1, ballot)))
    }
}

impl std::iter::Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), |sum, part| Self {
            yes: sum.yes + part.yes,
            no: sum.no + part.no,
            abstain: sum.abstain + part.abstain,
            absent: sum.absent + part.absent,
        })
    }
}

impl Criterion<'_> {
    fn score(&self, ballots: &[Ballot]) -> i64 {
        assert_eq!(ballots.len(), self.weights.len(), "there is a ballot for every member");
        ballots.iter().enumerate().map(|(member, &ballot)| self.part(member, ballot)).sum()
    }

    /// What a member's ballot adds to the score.
    fn part(&self, member: usize, ballot: Ballot) -> i64 {
        let weight = i64::from(self.weights[member]);
        match ballot {
            Ballot::Yes => self.yes * weight,
            Ballot::No => -self.against * weight,
            Ballot::Abstain | Ballot::Absent => 0,
        }
    }
}

#[cfg(test)]
mod testing;

#[cfg(test)]
mod tests {
    use super::testing::ballots;
    use super::*;

    #[test]
    fn rules_pass_what_they_should() {
        let passes = |majority, yes, no, abstain| {
            Rule::one_each(yes + no + abstain, majority).passes(&ballots(yes, no, abstain))
        };
        assert!(passes(Majority::Simple, 2, 1, 30) && !passes(Majority::Simple, 2, 2, 0));
        assert!(!passes(Majority::Simple, 0, 0, 3));
        assert!(passes(Majority::TwoThirds, 2, 1, 30) && !passes(Majority::TwoThirds, 3, 2, 0));
        assert!(!passes(Majority::TwoThirds, 0, 0, 3) && passes(Majority::TwoThirds, 1, 0, 3));
        assert!(passes(Majority::Absolute, 3, 0, 2) && !passes(Majority::Absolute, 3, 0, 3));
        assert!(passes(Majority::Quota(4), 4, 9, 0) && !passes(Majority::Quota(4), 3, 0, 0));
        assert!(passes(Majority::Unanimity, 3, 0, 0) && !passes(Majority::Unanimity, 3, 0, 1));
        assert!(passes(Majority::Consensus, 1, 0, 9) && !passes(Majority::Consensus, 9, 1, 0));
    }

    #[test]
    fn a_text_passes_where_it_leads() {
        for majority in [
            Majority::Simple,
            Majority::TwoThirds,
            Majority::Absolute,
            Majority::Quota(3),
            Majority::Unanimity,
            Majority::Consensus,
        ] {
            for (yes, no, abstain) in (0..4).flat_map(|y| (0..4).flat_map(move |n| (0..3).map(move |a| (y, n, a)))) {
                let ballots = ballots(yes, no, abstain);
                let result: Tally = ballots.iter().copied().collect();
                let passes = Rule::one_each(ballots.len(), majority).passes(&ballots);
                assert_eq!(majority.lead(result) >= 0, passes, "{majority:?}: {result:?}");
            }
        }
        let parts = [Tally { yes: 1, no: 2, abstain: 3, absent: 4 }; 2];
        assert_eq!(parts.into_iter().sum::<Tally>(), Tally { yes: 2, no: 4, abstain: 6, absent: 8 });
    }

    #[test]
    fn two_counts_must_both_be_met() {
        let states = Count { weights: vec![1; 4], majority: Majority::Absolute };
        let people = Count { weights: vec![60, 20, 10, 10], majority: Majority::Quota(65) };
        let rule = Rule::double(states, people.clone()).unwrap();
        assert!(rule.wins(&[0, 1, 2]) && !rule.wins(&[0, 1]) && !rule.wins(&[1, 2, 3]));
        assert!(rule.blocks(&[0]) && rule.blocks(&[2, 3]) && !rule.blocks(&[3]));
        assert_eq!(
            rule.tallies(&[Ballot::Yes, Ballot::No, Ballot::Absent, Ballot::Abstain])[1],
            Tally { yes: 60, no: 20, abstain: 10, absent: 10 }
        );
        assert!(Rule::double(people, Count { weights: vec![1], majority: Majority::Simple }).is_none());
        assert!(Rule::all(vec![]).is_none());
        let text = serde_json::to_string(&rule).unwrap();
        assert_eq!(serde_json::from_str::<Rule>(&text).unwrap(), rule);
        assert!(serde_json::from_str::<Rule>("[]").is_err());
    }

    #[test]
    fn the_one_whose_change_turns_it_is_pivotal() {
        let rule = Rule::weighted(vec![4, 3, 2, 1], Majority::Quota(6));
        let with = |yes: &[usize]| {
            (0..4).map(|m| if yes.contains(&m) { Ballot::Yes } else { Ballot::Abstain }).collect::<Vec<_>>()
        };
        assert_eq!(rule.pivotal(&with(&[0, 1])), [0, 1]);
        assert_eq!(rule.pivotal(&with(&[0, 1, 2])), [0]);
        assert_eq!(rule.pivotal(&with(&[0])), [1, 2]);
    }
}
