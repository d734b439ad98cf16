//! Tournaments: every strategy in every seat against every other, and what can be said of them from that.

use rayon::prelude::*;
use serde::Serialize;
use serde::ser::SerializeStruct;

use super::course::Course;
use super::known::PartyId;
use super::protocol::Alternating;
use super::ranking::Ranking;
use super::strategy::Style;
use super::yardstick::{Optimality, Yardsticks};

/// Strategies that meet in alternating offers.
#[derive(Clone, Debug)]
pub struct Tournament<'a> {
    pub rankings: &'a [Ranking],
    /// What results are measured against.
    pub yardsticks: &'a Yardsticks,
    pub styles: &'a [Style],
    /// Rounds of each negotiation.
    pub rounds: u32,
    /// How often each assignment of strategies to seats is played, each time with other dice.
    pub repeat: u32,
    pub seed: u64,
}

/// How a strategy did, over all seats and opponents.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Standing {
    pub strategy: String,
    /// Results counted: one for every seat that it had in a game.
    pub results: u64,
    /// Own utility, from 0, the seat's worst outcome, to 1, its best.
    pub utility: Option<Interval>,
    /// Share of games with an agreement.
    pub agreements: Option<Interval>,
    /// The product of gains by that of the Nash point; `None` if there was nothing to measure a result by.
    pub nash: Option<Interval>,
    /// Nearness to the frontier; `None` as before.
    pub pareto: Option<Interval>,
    /// Rounds taken.
    pub rounds: Option<Interval>,
}

/// A mean with its 95 % confidence interval, as far as games are independent of each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    pub mean: f64,
    /// The ends of the interval; `None` for a single number, which tells nothing of its spread.
    pub bounds: Option<[f64; 2]>,
}

impl Serialize for Interval {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut ends = serializer.serialize_struct("Interval", 3)?;
        ends.serialize_field("mean", &self.mean)?;
        ends.serialize_field("low", &self.bounds.map(|[low, _]| low))?;
        ends.serialize_field("high", &self.bounds.map(|[_, high]| high))?;
        ends.end()
    }
}

/// The normal quantile of a 95 % interval.
const QUANTILE: f64 = 1.96;

/// Games whose results are held at once.
const AT_ONCE: usize = 1 << 14;

/// A game's result.
struct Game {
    utilities: Vec<f64>,
    agreed: bool,
    optimality: Optimality,
    rounds: u32,
}

impl Tournament<'_> {
    /// How many games there are: one for each way to give the seats to strategies, repetitions included; `None` if too
    /// many to count.
    pub fn games(&self) -> Option<u64> {
        let parties = u32::try_from(self.rankings.len()).ok()?;
        (self.styles.len() as u64).checked_pow(parties)?.checked_mul(self.repeat.into())
    }

    /// The styles at the seats in a game: the number of the assignment in mixed radix.
    fn seats(&self, game: u64) -> Vec<usize> {
        let styles = self.styles.len() as u64;
        let mut rest = game / u64::from(self.repeat.max(1));
        let mut seats: Vec<usize> = Vec::with_capacity(self.rankings.len());
        for _ in self.rankings {
            seats.push((rest % styles) as usize);
            rest /= styles;
        }
        seats
    }

    /// Plays all games on all cores; the result is the same on any number of them. `done` is called after each game.
    ///
    /// Best mean utility first.
    pub fn play(&self, done: impl Fn() + Sync) -> Vec<Standing> {
        let games = self.games().unwrap_or(0);
        let mut tallies: Vec<[Sum; 5]> = vec![[Sum::default(); 5]; self.styles.len()];
        for start in (0..games).step_by(AT_ONCE) {
            let end = games.min(start + AT_ONCE as u64);
            let play = |game| {
                let result = self.game(game);
                done();
                result
            };
            // in the order of the games, whoever played them
            let results: Vec<Game> = (start..end).into_par_iter().map(play).collect();
            for (game, result) in (start..).zip(&results) {
                for (seat, style) in self.seats(game).into_iter().enumerate() {
                    let tally = &mut tallies[style];
                    tally[0].add(Some(result.utilities[seat]));
                    tally[1].add(Some(f64::from(u8::from(result.agreed))));
                    tally[2].add(result.optimality.nash);
                    tally[3].add(result.optimality.pareto);
                    tally[4].add(Some(f64::from(result.rounds)));
                }
            }
        }
        let standing = |(style, tally): (&Style, &[Sum; 5])| Standing {
            strategy: style.to_string(),
            results: tally[0].count,
            utility: tally[0].interval(),
            agreements: tally[1].proportion(),
            nash: tally[2].within(0.0, 1.0),
            pareto: tally[3].within(0.0, 1.0),
            rounds: tally[4].within(1.0, f64::from(self.rounds)),
        };
        let mut standings: Vec<Standing> = self.styles.iter().zip(&tallies).map(standing).collect();
        let mean = |standing: &Standing| standing.utility.map_or(f64::NEG_INFINITY, |utility| utility.mean);
        standings.sort_by(|a, b| mean(b).total_cmp(&mean(a)));
        standings
    }

    fn game(&self, game: u64) -> Game {
        let seed = self.seed.wrapping_add(game);
        let negotiator = |(seat, style): (usize, usize)| self.styles[style].negotiator(seed, PartyId(seat as u8));
        let mut negotiators: Vec<_> = self.seats(game).into_iter().enumerate().map(negotiator).collect();
        let course =
            Course::results(Alternating::new(self.rankings.len(), self.rounds), self.rankings, &mut negotiators);
        let utilities = course.utilities(self.rankings);
        Game {
            agreed: course.agreement().is_some(),
            rounds: course.rounds(),
            optimality: self.yardsticks.measure(&course, self.rankings).unwrap_or_default(),
            utilities,
        }
    }
}

/// Mean and spread as numbers come in (Welford 1962).
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    count: u64,
    mean: f64,
    squares: f64,
}

impl Sum {
    fn add(&mut self, value: Option<f64>) {
        let Some(value) = value else { return };
        self.count += 1;
        let off = value - self.mean;
        self.mean += off / self.count as f64;
        self.squares += off * (value - self.mean);
    }

    /// By the normal approximation; `None` of no numbers.
    fn interval(&self) -> Option<Interval> {
        let count = self.count as f64;
        let error = || QUANTILE * (self.squares / (count - 1.0) / count).sqrt();
        let bounds = (self.count > 1).then(error).map(|error| [self.mean - error, self.mean + error]);
        (self.count > 0).then_some(Interval { mean: self.mean, bounds })
    }

    /// The same of numbers that lie within limits, and no farther than they go.
    fn within(&self, low: f64, high: f64) -> Option<Interval> {
        let Interval { mean, bounds } = self.interval()?;
        Some(Interval { mean, bounds: bounds.map(|ends| ends.map(|end| end.max(low).min(high))) })
    }

    /// Of numbers that are 0 or 1, by their score (Wilson 1927): it has a width even where all are the same.
    fn proportion(&self) -> Option<Interval> {
        let (count, mean) = (self.count as f64, self.mean);
        let square = QUANTILE * QUANTILE / count;
        let middle = mean + square / 2.0;
        let half = (QUANTILE * QUANTILE / count * (mean * (1.0 - mean) + square / 4.0)).sqrt();
        let bounds = [middle - half, middle + half].map(|end| (end / (1.0 + square)).clamp(0.0, 1.0));
        (self.count > 0).then(|| Interval { mean, bounds: (self.count > 1).then_some(bounds) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(numbers: &[f64]) -> Sum {
        numbers.iter().fold(Sum::default(), |mut sum, &number| {
            sum.add(Some(number));
            sum
        })
    }

    #[test]
    fn intervals_are_as_wide_as_the_numbers_warrant() {
        assert_eq!(sum(&[]).interval(), None);
        assert_eq!((sum(&[]).within(0.0, 1.0), sum(&[]).proportion()), (None, None));
        let single = Some(Interval { mean: 0.5, bounds: None });
        assert_eq!((sum(&[0.5]).interval(), sum(&[0.5]).within(0.0, 1.0)), (single, single));
        let near = |bounds: Option<[f64; 2]>, expected: [f64; 2]| {
            let found = bounds.unwrap();
            assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 5e-4), "{found:?} is not {expected:?}");
        };
        // mean 2, standard deviation 1, of three: 1.96 / sqrt(3)
        near(sum(&[1.0, 2.0, 3.0]).interval().unwrap().bounds, [0.868, 3.132]);
        // 0.9 ± 0.196 by the normal approximation, cut where no share can lie
        near(sum(&[0.8, 1.0]).within(0.0, 1.0).unwrap().bounds, [0.704, 1.0]);
        // as tables of Wilson's interval have it: 8 of 10, and 10 of 10
        let successes = |of: usize| sum(&(0..10).map(|at| f64::from(u8::from(at < of))).collect::<Vec<_>>());
        near(successes(8).proportion().unwrap().bounds, [0.490, 0.943]);
        near(successes(10).proportion().unwrap().bounds, [0.722, 1.0]);
        near(successes(0).proportion().unwrap().bounds, [0.0, 0.278]);
        assert_eq!(serde_json::to_string(&single).unwrap(), r#"{"mean":0.5,"low":null,"high":null}"#);
    }
}
