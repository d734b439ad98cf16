//! Tournaments: every strategy in every seat against every other, and what can be said of them from that.

use rayon::prelude::*;
use serde::Serialize;

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
    pub utility: Interval,
    /// Share of games with an agreement.
    pub agreements: Interval,
    /// The product of gains by that of the Nash point.
    pub nash: Interval,
    /// Nearness to the frontier.
    pub pareto: Interval,
    /// Rounds taken.
    pub rounds: Interval,
}

/// A mean with its 95 % confidence interval, as far as games are independent of each other.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval {
    pub mean: f64,
    pub low: f64,
    pub high: f64,
}

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
            agreements: tally[1].interval(),
            nash: tally[2].interval(),
            pareto: tally[3].interval(),
            rounds: tally[4].interval(),
        };
        let mut standings: Vec<Standing> = self.styles.iter().zip(&tallies).map(standing).collect();
        standings.sort_by(|a, b| b.utility.mean.total_cmp(&a.utility.mean));
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

    /// By the normal approximation; a single number tells nothing of its spread, so its interval has no end.
    fn interval(&self) -> Interval {
        let count = self.count as f64;
        let error = match self.count {
            0 | 1 => f64::INFINITY,
            _ => 1.96 * (self.squares / (count - 1.0) / count).sqrt(),
        };
        Interval { mean: self.mean, low: self.mean - error, high: self.mean + error }
    }
}
