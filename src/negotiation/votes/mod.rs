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
        self.counts.iter().map(|count| Tally::of(&count.weights, ballots)).collect()
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
            let criterion = |yes, against, need| Criterion { weights, yes, against, need };
            let more = match *majority {
                Majority::TwoThirds => Some(criterion(1, 0, 1)),
                _ => None,
            };
            let first = match *majority {
                Majority::Simple => criterion(1, 1, 1),
                Majority::TwoThirds => criterion(1, 2, 0),
                Majority::Absolute => criterion(1, 0, total / 2 + 1),
                Majority::Quota(quota) => criterion(1, 0, i64::try_from(quota).unwrap_or(i64::MAX)),
                Majority::Unanimity => criterion(1, 0, total),
                Majority::Consensus => criterion(0, 1, 0),
            };
            [first].into_iter().chain(more)
        })
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
    fn of(weights: &[u32], ballots: &[Ballot]) -> Self {
        let mut tally = Self::default();
        for (&weight, ballot) in weights.iter().zip(ballots) {
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
