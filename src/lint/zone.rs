//! Which texts those whose consent it takes can agree on, counted exactly with bounds: what cannot be agreed on whatever
//! follows is left aside, and what is agreed on whatever follows is counted at once.

use crate::negotiation::Utility;

/// Whose consent a text takes.
#[derive(Clone, Debug)]
pub(super) struct Consent {
    /// Votes of each party.
    pub votes: Vec<u32>,
    /// Votes it takes.
    pub quota: u32,
    /// Somebody without whom it goes nowhere.
    pub needed: Option<usize>,
}

impl Consent {
    pub fn of_all(parties: usize) -> Self {
        Self { votes: vec![1; parties], quota: u32::try_from(parties).unwrap_or(u32::MAX), needed: None }
    }

    fn is_given(&self, says_yes: impl Fn(usize) -> bool) -> bool {
        let yes: u32 = (0..self.votes.len()).filter(|party| says_yes(*party)).map(|party| self.votes[party]).sum();
        yes >= self.quota && self.needed.is_none_or(says_yes)
    }
}

/// The texts that can be agreed on.
#[derive(Clone, Debug)]
pub(super) struct Zone {
    pub texts: u128,
    /// Whether some of them has this option of this issue.
    pub used: Vec<Vec<bool>>,
    /// By party, the most that one of them is worth to it.
    pub best: Vec<Option<i64>>,
}

impl Zone {
    /// Counts the texts over issues of so many options; `None` if that takes more than `work` steps, of which those taken
    /// are subtracted.
    pub fn of(sizes: &[usize], parties: &[Utility], consent: &Consent, work: &mut u64) -> Option<Self> {
        let count = Count {
            rest: parties.iter().map(|party| Rest::of(sizes, party)).collect(),
            followed: (0..=sizes.len()).map(|issue| sizes[issue..].iter().map(|n| *n as u128).product()).collect(),
            sizes,
            parties,
            consent,
        };
        let mut zone = Self {
            texts: 0,
            used: sizes.iter().map(|options| vec![false; *options]).collect(),
            best: vec![None; parties.len()],
        };
        let mut path = Vec::with_capacity(sizes.len());
        count.walk(&vec![Some(0); parties.len()], &mut path, &mut zone, work).then_some(zone)
    }
}

/// What the issues from each one on can add for one party.
struct Rest {
    /// Without options that it cannot sign.
    most: Vec<i64>,
    least: Vec<i64>,
    /// Whether it has a red line among them.
    red_lines: Vec<bool>,
}

impl Rest {
    fn of(sizes: &[usize], party: &Utility) -> Self {
        let mut rest = Self { most: vec![0], least: vec![0], red_lines: vec![false] };
        for issue in (0..sizes.len()).rev() {
            let (mut most, mut least, mut barred) = (None, None, rest.red_lines[rest.red_lines.len() - 1]);
            for option in (0..=u8::MAX).take(sizes[issue]) {
                let worth = party.option(issue, option);
                least = Some(least.map_or(worth, |least: i64| least.min(worth)));
                if party.bars(issue, option) {
                    barred = true;
                } else {
                    most = Some(most.map_or(worth, |most: i64| most.max(worth)));
                }
            }
            // Where it can sign nothing, nothing is good enough; far from where sums would overflow.
            rest.most.push(rest.most[rest.most.len() - 1].saturating_add(most.unwrap_or(i64::MIN / 4)));
            rest.least.push(rest.least[rest.least.len() - 1] + least.unwrap_or(0));
            rest.red_lines.push(barred);
        }
        rest.most.reverse();
        rest.least.reverse();
        rest.red_lines.reverse();
        rest
    }
}

struct Count<'a> {
    sizes: &'a [usize],
    parties: &'a [Utility],
    consent: &'a Consent,
    rest: Vec<Rest>,
    /// How many texts go on from each issue.
    followed: Vec<u128>,
}

impl Count<'_> {
    /// Goes on from a beginning that is worth `sums`, `None` to those who cannot sign it. Whether work lasted.
    fn walk(&self, sums: &[Option<i64>], path: &mut Vec<u8>, zone: &mut Zone, work: &mut u64) -> bool {
        let cost = sums.len() as u64;
        if *work < cost {
            return false;
        }
        *work -= cost;
        let issue = path.len();
        let reaches = |party: usize, more: i64| {
            sums[party].is_some_and(|sum| sum.saturating_add(more) >= self.parties[party].reservation)
        };
        if !self.consent.is_given(|party| reaches(party, self.rest[party].most[issue])) {
            return true;
        }
        let surely = |party: usize| !self.rest[party].red_lines[issue] && reaches(party, self.rest[party].least[issue]);
        if self.consent.is_given(surely) {
            self.settle(sums, path, zone);
            return true;
        }
        for option in (0..=u8::MAX).take(self.sizes[issue]) {
            let next: Vec<Option<i64>> = (0..sums.len())
                .map(|party| {
                    let signs = !self.parties[party].bars(issue, option);
                    sums[party]
                        .filter(|_| signs)
                        .map(|sum| sum.saturating_add(self.parties[party].option(issue, option)))
                })
                .collect();
            path.push(option);
            let lasted = self.walk(&next, path, zone, work);
            path.pop();
            if !lasted {
                return false;
            }
        }
        true
    }

    /// All that begins so is in the zone.
    fn settle(&self, sums: &[Option<i64>], path: &[u8], zone: &mut Zone) {
        zone.texts = zone.texts.saturating_add(self.followed[path.len()]);
        for (used, option) in zone.used.iter_mut().zip(path) {
            used[usize::from(*option)] = true;
        }
        zone.used[path.len()..].iter_mut().for_each(|used| used.fill(true));
        for (party, best) in zone.best.iter_mut().enumerate() {
            let most = sums[party].map(|sum| sum.saturating_add(self.rest[party].most[path.len()]));
            *best = (*best).max(most);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::negotiation::{Analysis, Domain, Issue, RedLine, Scenario};

    fn scenarios() -> impl Strategy<Value = Scenario> {
        let sizes = proptest::collection::vec(1usize..=4, 1..=4);
        (sizes, 2usize..=4).prop_flat_map(|(sizes, parties)| {
            let issues =
                sizes.iter().map(|n| Issue { name: String::new(), options: vec![String::new(); *n] }).collect();
            let values: Vec<_> = sizes.iter().map(|n| proptest::collection::vec(-20i64..50, *n)).collect();
            let red = proptest::collection::vec((0..sizes.len(), 0u8..4), 0..2);
            let party = (values, red, 0i64..80).prop_map(|(values, red, reservation)| Utility {
                values,
                red_lines: red.into_iter().map(|(issue, option)| RedLine { issue: issue as u8, option }).collect(),
                reservation,
            });
            let domain = Domain { issues };
            proptest::collection::vec(party, parties)
                .prop_map(move |parties| Scenario { domain: domain.clone(), parties })
        })
    }

    fn zone_of(scenario: &Scenario, consent: &Consent) -> Zone {
        let sizes: Vec<usize> = scenario.domain.issues.iter().map(|issue| issue.options.len()).collect();
        Zone::of(&sizes, &scenario.parties, consent, &mut 1_000_000).expect("few texts")
    }

    proptest! {
        #[test]
        fn it_is_the_zone_of_the_analysis(scenario in scenarios()) {
            let analysis = Analysis::of(&scenario);
            let zone = zone_of(&scenario, &Consent::of_all(scenario.parties.len()));
            prop_assert_eq!(zone.texts, analysis.zone.len() as u128);
            let ideal = analysis.reach.map(|reach| reach.ideal.into_iter().map(Some).collect());
            prop_assert_eq!(zone.best, ideal.unwrap_or(vec![None; scenario.parties.len()]));
            for (issue, used) in zone.used.iter().enumerate() {
                for (option, used) in used.iter().enumerate() {
                    let has = |index: &u64| usize::from(scenario.domain.outcome(*index).0[issue]) == option;
                    prop_assert_eq!(*used, analysis.zone.iter().any(has));
                }
            }
        }

        #[test]
        fn a_vote_counts_votes(scenario in scenarios(), quota in 1u32..4) {
            let parties = scenario.parties.len();
            let consent = Consent { votes: (1..).take(parties).collect(), quota, needed: Some(parties - 1) };
            let agreed = (0..scenario.domain.size()).filter(|index| {
                let text = scenario.domain.outcome(*index);
                consent.is_given(|party| {
                    let own = &scenario.parties[party];
                    own.acceptable_at(&text, own.reservation)
                })
            });
            prop_assert_eq!(zone_of(&scenario, &consent).texts, agreed.count() as u128);
        }
    }

    #[test]
    fn work_is_bounded() {
        let party = |shift: i64| Utility {
            values: (0..20).map(|issue| vec![0, 1 << issue, shift]).collect(),
            red_lines: Vec::new(),
            reservation: 300_000,
        };
        let mut work = 10_000;
        assert!(Zone::of(&[3; 20], &[party(3), party(77)], &Consent::of_all(2), &mut work).is_none());
        assert!(work < 2);
    }
}
