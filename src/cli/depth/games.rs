//! Games that are compared, and what is read off them.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use super::DepthArgs;
use crate::balance::statistics::Mean;
use crate::base::{ActorId, Seed, TalksId};
use crate::delegates::{Style, play_out};
use crate::level::{Level, ResponseClass};
use crate::rules::measure::attainment;
use crate::rules::{PackageState, State};

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
        let text = |talks: usize| Some(state.text(TalksId::at(talks))?.clauses.0.clone());
        let took = |class| {
            let own = state.taken.iter().filter(|taken| taken.by == seat);
            let mut classes = own.filter_map(|taken| level.response(taken.kind)).map(|response| response.class);
            classes.any(|taken| taken == class)
        };
        Self {
            seat,
            scores: level.actor_ids().map(|actor| attainment(level, state, actor).total).collect(),
            clauses: (0..level.talks.len()).map(text).collect(),
            classes: CLASSES.into_iter().map(took).collect(),
            packages: state.packages.iter().map(|package| !matches!(package, PackageState::Offered)).collect(),
        }
    }
}

/// What `one` has over `other`, game by game.
pub(super) fn compare(one: &[Game], other: &[Game], score: impl Fn(&Game) -> i32 + Copy) -> Mean {
    Mean::of(one.iter().zip(other).map(|(one, other)| f64::from(score(one)) - f64::from(score(other))))
}

/// What the best games did where there was a choice: the option taken most often, and all of them.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Habit {
    pub what: String,
    pub option: String,
    /// In per cent of the best games in which there was a choice.
    pub share: f64,
    pub games: usize,
    /// Every option with its share in per cent, in all of them and in those of each seat.
    options: Vec<Share>,
}

#[derive(Clone, Debug, Serialize)]
struct Share {
    option: String,
    share: f64,
    seats: BTreeMap<String, f64>,
}

impl Habit {
    /// Of the games that chose, what each chose: any number of the options, by position. None if no game had the choice.
    fn of(level: &Level, what: String, options: &[String], games: &[(ActorId, Vec<usize>)]) -> Option<Self> {
        let per_cent = |option: usize, seat: Option<ActorId>| {
            let among = games.iter().filter(|(by, _)| seat.is_none_or(|seat| seat == *by));
            let (mut n, mut of) = (0_u32, 0_u32);
            for (_, chosen) in among {
                of += 1;
                n += u32::from(chosen.contains(&option));
            }
            (of > 0).then(|| 100.0 * f64::from(n) / f64::from(of))
        };
        let share = |(o, option): (usize, &String)| {
            let by_seat = |seat| Some((level.actor(seat).code.clone(), per_cent(o, Some(seat))?));
            let seats = level.actor_ids().filter_map(by_seat).collect();
            Some(Share { option: option.clone(), share: per_cent(o, None)?, seats })
        };
        let options: Vec<Share> = options.iter().enumerate().map(share).collect::<Option<_>>()?;
        let most = options.iter().max_by(|a, b| a.share.total_cmp(&b.share))?;
        Some(Self { what, option: most.option.clone(), share: most.share, games: games.len(), options })
    }
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
    let mut habits = Vec::new();
    for (t, talks) in level.talks.iter().enumerate() {
        for (i, issue) in talks.issues.iter().enumerate().filter(|(_, issue)| issue.options.len() > 1) {
            let chosen = |game: &&Game| Some((game.seat, vec![usize::from(game.clauses[t].as_ref()?[i])]));
            let options: Vec<String> = issue.options.iter().map(|option| option.id.clone()).collect();
            let games: Vec<_> = best.iter().filter_map(chosen).collect();
            habits.extend(Habit::of(level, format!("{}.{}", talks.id, issue.id), &options, &games));
        }
    }
    let done = |done: bool| if done { vec![0] } else { Vec::new() };
    for (c, class) in CLASSES.into_iter().enumerate() {
        let games: Vec<_> = best.iter().map(|game| (game.seat, done(game.classes[c]))).collect();
        habits.extend(Habit::of(level, "response".into(), &[format!("{class:?}")], &games));
    }
    for (p, package) in level.packages.iter().enumerate() {
        let games: Vec<_> = best.iter().map(|game| (game.seat, done(game.packages[p]))).collect();
        habits.extend(Habit::of(level, "package".into(), std::slice::from_ref(&package.id), &games));
    }
    habits
}

#[cfg(test)]
mod tests {
    use super::*;

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
