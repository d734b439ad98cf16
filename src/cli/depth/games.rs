//! Games that are compared, and what is read off them.

use rayon::prelude::*;
use serde::Serialize;

use super::DepthArgs;
use crate::base::{ActorId, Seed};
use crate::delegates::{Style, play_out};
use crate::level::{Level, ResponseClass};
use crate::rules::measure::attainment;
use crate::rules::{PackageState, State, TalksStatus};

/// What is kept of one game.
pub(super) struct Game {
    /// The seat that was played by another style, or would have been.
    pub seat: ActorId,
    /// Mandate attainment, by actor.
    pub scores: Vec<i32>,
    /// The clauses that were adopted, by talks.
    clauses: Vec<Option<Vec<u8>>>,
    /// Classes of measures that the seat took, in the order of the level's own list.
    classes: Vec<bool>,
    /// Packages that were given.
    packages: Vec<bool>,
}

/// Game k has the seed of the arguments plus k and `style` in the seat that `seat` gives for k; all others, or all, follow
/// their own doctrine.
pub(super) fn play(
    level: &Level,
    args: &DepthArgs,
    seat: impl Fn(u32) -> ActorId + Sync,
    style: Option<Style>,
    done: &(impl Fn() + Sync),
) -> Vec<Game> {
    (0..args.games)
        .into_par_iter()
        .map(|k| {
            let seat = seat(k);
            let mut styles = vec![Style::Doctrine; level.actors.len()];
            styles[seat.ix()] = style.unwrap_or_default();
            let state = play_out(level, Seed(args.seed.wrapping_add(u64::from(k))), &styles, |_, _| {});
            done();
            Game::of(level, &state, seat)
        })
        .collect()
}

const CLASSES: [ResponseClass; 5] = [
    ResponseClass::Preventive,
    ResponseClass::Cooperative,
    ResponseClass::Stability,
    ResponseClass::Restrictive,
    ResponseClass::Support,
];

impl Game {
    fn of(level: &Level, state: &State, seat: ActorId) -> Self {
        let text = |talks: &crate::rules::TalksState| match talks.table.status {
            TalksStatus::Adopted { text } => Some(state.texts[text.ix()].clauses.0.clone()),
            _ => None,
        };
        let took = |class| {
            let own = state.taken.iter().filter(|taken| taken.by == seat);
            let mut classes = own.filter_map(|taken| level.response(taken.kind)).map(|response| response.class);
            classes.any(|taken| taken == class)
        };
        Self {
            seat,
            scores: level.actor_ids().map(|actor| attainment(level, state, actor).total).collect(),
            clauses: state.talks.iter().map(text).collect(),
            classes: CLASSES.into_iter().map(took).collect(),
            packages: state.packages.iter().map(|package| !matches!(package, PackageState::Offered)).collect(),
        }
    }
}

/// A mean with its standard error.
#[derive(Copy, Clone, Debug, Default, Serialize)]
pub(super) struct Paired {
    pub mean: f64,
    pub error: f64,
}

impl Paired {
    pub fn of(values: impl Iterator<Item = f64> + Clone) -> Self {
        let n = values.clone().count() as f64;
        if n < 2.0 {
            return Self { mean: values.sum(), error: 0.0 };
        }
        let mean = values.clone().sum::<f64>() / n;
        let variance = values.map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
        Self { mean, error: (variance / n).sqrt() }
    }

    /// How many standard errors the mean is away from nothing.
    pub fn errors(self) -> f64 {
        if self.mean == 0.0 { 0.0 } else { self.mean / self.error }
    }

    /// Whether every single difference was nothing.
    pub fn is_nothing(self) -> bool {
        self.mean == 0.0 && self.error == 0.0
    }
}

/// What `one` has over `other`, game by game.
pub(super) fn compare(one: &[Game], other: &[Game], score: impl Fn(&Game) -> i32 + Copy) -> Paired {
    Paired::of(one.iter().zip(other).map(|(one, other)| f64::from(score(one)) - f64::from(score(other))))
}

/// The option that the best games took most often where there were others.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Habit {
    pub what: String,
    pub option: String,
    /// In per cent of the best games in which there was a choice.
    pub share: f64,
    pub games: usize,
}

/// What the best games have in common: of every seat in question the top tenth by its attainment, over all styles. What
/// one seat attains says nothing beside what another does, so each has its own tenth.
pub(super) fn habits(level: &Level, games: &[&Game]) -> Vec<Habit> {
    let tenth = |seat| {
        let mut own: Vec<&Game> = games.iter().copied().filter(|game| game.seat == seat).collect();
        own.sort_by_key(|game| std::cmp::Reverse(game.scores[seat.ix()]));
        own.truncate(own.len().div_ceil(10));
        own
    };
    let best: Vec<&Game> = level.actor_ids().flat_map(tenth).collect();
    let share = |n: usize, of: usize| 100.0 * n as f64 / of.max(1) as f64;
    let mut habits = Vec::new();
    for (t, talks) in level.talks.iter().enumerate() {
        let adopted: Vec<&Vec<u8>> = best.iter().filter_map(|game| game.clauses[t].as_ref()).collect();
        for (i, issue) in talks.issues.iter().enumerate() {
            let taken = |option: usize| adopted.iter().filter(|clauses| usize::from(clauses[i]) == option).count();
            let most = (0..issue.options.len()).map(|option| (taken(option), option)).max();
            if let Some((n, option)) = most.filter(|_| !adopted.is_empty() && issue.options.len() > 1) {
                let what = format!("{}.{}", talks.id, issue.id);
                let option = issue.options[option].id.clone();
                habits.push(Habit { what, option, share: share(n, adopted.len()), games: adopted.len() });
            }
        }
    }
    for (c, class) in CLASSES.into_iter().enumerate() {
        let n = best.iter().filter(|game| game.classes[c]).count();
        let option = format!("{class:?}");
        habits.push(Habit { what: "response".into(), option, share: share(n, best.len()), games: best.len() });
    }
    for (p, package) in level.packages.iter().enumerate() {
        let n = best.iter().filter(|game| game.packages[p]).count();
        let option = package.id.clone();
        habits.push(Habit { what: "package".into(), option, share: share(n, best.len()), games: best.len() });
    }
    habits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_has_the_error_of_its_sample() {
        let Paired { mean, error } = Paired::of([2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0].into_iter());
        // The sample's standard deviation is the square root of 32/7.
        assert!((mean - 5.0).abs() < 1e-12 && (error - (32.0_f64 / 7.0 / 8.0).sqrt()).abs() < 1e-12);
        assert!(Paired::of([0.0; 4].into_iter()).is_nothing());
        assert_eq!(Paired::of([3.0; 4].into_iter()).errors(), f64::INFINITY);
    }

    #[test]
    fn the_best_games_are_the_top_tenth_of_each_seat_in_question() {
        let mut level = crate::level::testing::level(
            "depth",
            vec![crate::level::testing::actor("VAL", "Valdora"), crate::level::testing::actor("KES", "Kestria")],
        );
        level.packages.clear();
        let game = |seat: u16, scores: [i32; 2], restrictive: bool| Game {
            seat: ActorId(seat),
            scores: scores.to_vec(),
            clauses: Vec::new(),
            classes: vec![false, false, false, restrictive, false],
            packages: Vec::new(),
        };
        // Ten games of each seat: the best is the one in which it did best, whatever the other had.
        let mut games: Vec<Game> = (0..9).map(|n| game(0, [n, 9_000], true)).collect();
        games.push(game(0, [500, 0], false));
        games.extend((0..9).map(|n| game(1, [9_000, n], true)));
        games.push(game(1, [0, 20], false));
        let habits = habits(&level, &games.iter().collect::<Vec<_>>());
        let restrictive = habits.iter().find(|habit| habit.option == "Restrictive").unwrap();
        assert_eq!((restrictive.share, restrictive.games), (0.0, 2));
    }
}
