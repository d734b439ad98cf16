//! Named random streams: every draw has a name, so that nobody's dice move anybody else's.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};

use super::{ActorId, Digest};

/// The seed of a session.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seed(pub u64);

/// What a stream is for. The names are part of the rules: changing one changes every game.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Who did it, drawn from the priors.
    Culprit,
    /// Which variant of a clue there is, drawn from its likelihoods given the culprit.
    Clue,
    /// Private values of a party, drawn from ranges.
    Values,
    /// Whether an investigation makes extra headway.
    Investigation,
    /// By how much a target misreads a response.
    Reading,
    /// Whether a chance event happens.
    Event,
    /// What a question brings out.
    Question,
    /// What members of a venue that are no actors make of drafts.
    Leaning,
    /// Whether they come.
    Absence,
    /// A bot's own indecision.
    Delegate,
}

impl Purpose {
    const fn name(self) -> &'static str {
        match self {
            Self::Culprit => "culprit",
            Self::Clue => "clue",
            Self::Values => "values",
            Self::Investigation => "investigation",
            Self::Reading => "reading",
            Self::Event => "event",
            Self::Question => "question",
            Self::Leaning => "leaning",
            Self::Absence => "absence",
            Self::Delegate => "delegate",
        }
    }
}

/// A fresh stream of random numbers, fully determined by its name.
pub struct Stream(ChaCha8Rng);

impl Stream {
    /// The stream named by (`turn`, `seat`, `purpose`, `object`, `used`): `object` is a stable name of what is drawn
    /// for, `used` how often it was drawn for before under the same name.
    #[must_use]
    pub fn named(seed: Seed, turn: u16, seat: Option<ActorId>, purpose: Purpose, object: &str, used: u32) -> Self {
        let seat = seat.map_or(u32::MAX, |actor| u32::from(actor.0));
        let key = Digest::of(&[
            b"demarche stream 1\0",
            &seed.0.to_le_bytes(),
            &turn.to_le_bytes(),
            &seat.to_le_bytes(),
            purpose.name().as_bytes(),
            b"\0",
            &used.to_le_bytes(),
            object.as_bytes(),
        ]);
        Self(ChaCha8Rng::from_seed(key.0))
    }

    /// A whole number from 0 to `below` - 1, without bias; 0 if `below` is 0.
    pub fn below(&mut self, below: u32) -> u32 {
        if below <= 1 {
            return 0;
        }
        // Lemire's multiply-and-reject: the low half says whether this draw would favour small numbers.
        let reject_under = below.wrapping_neg() % below;
        loop {
            let wide = u64::from(self.0.next_u32()) * u64::from(below);
            #[expect(clippy::cast_possible_truncation, reason = "the low half is wanted")]
            let low = wide as u32;
            if low >= reject_under {
                return (wide >> 32) as u32;
            }
        }
    }

    /// A whole number from `low` to `high`, both included; `low` if the range is empty.
    pub fn within(&mut self, low: i64, high: i64) -> i64 {
        let width = u32::try_from(high.saturating_sub(low).saturating_add(1).max(1)).unwrap_or(u32::MAX);
        low + i64::from(self.below(width))
    }

    /// True in `permille` of a thousand draws.
    pub fn chance(&mut self, permille: u32) -> bool {
        self.below(1000) < permille
    }

    /// Picks a position with probability in proportion to its weight; `None` if all weights are 0.
    pub fn pick(&mut self, weights: &[u32]) -> Option<usize> {
        let total: u32 = weights.iter().sum();
        if total == 0 {
            return None;
        }
        let mut left = self.below(total);
        weights.iter().position(|&weight| {
            let here = left < weight;
            left = left.saturating_sub(weight);
            here
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stream(object: &str, used: u32) -> Stream {
        Stream::named(Seed(7), 3, Some(ActorId(1)), Purpose::Clue, object, used)
    }

    #[test]
    fn the_same_name_gives_the_same_numbers_and_another_name_others() {
        let draw = |object, used| {
            (0..8).map(|_| 0).scan(stream(object, used), |s, _: i32| Some(s.below(1000))).collect::<Vec<_>>()
        };
        assert_eq!(draw("frostline/log", 0), draw("frostline/log", 0));
        assert_ne!(draw("frostline/log", 0), draw("frostline/log", 1));
        assert_ne!(draw("frostline/log", 0), draw("frostline/lot", 0));
    }

    #[test]
    fn bounded_draws_are_even() {
        let mut counts = [0u32; 6];
        let mut stream = stream("die", 0);
        for _ in 0..60_000 {
            counts[stream.below(6) as usize] += 1;
        }
        assert!(counts.iter().all(|&n| (9_600..10_400).contains(&n)), "{counts:?}");
    }

    #[test]
    fn picks_follow_weights_and_skip_zeroes() {
        let mut stream = stream("pick", 0);
        let mut counts = [0u32; 3];
        for _ in 0..10_000 {
            counts[stream.pick(&[300, 0, 700]).unwrap()] += 1;
        }
        assert_eq!(counts[1], 0);
        assert!((2_800..3_200).contains(&counts[0]), "{counts:?}");
        assert_eq!(stream.pick(&[0, 0]), None);
    }
}
