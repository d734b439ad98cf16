//! L4: every level loads, comes back as it was from what is written of it, plays to its end, and is not won by one seat.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::prelude::*;

use super::super::library;
use super::{Size, Tally};
use crate::balance::MOST_WINS;
use crate::base::{ActorId, Seed};
use crate::delegates::play_out;
use crate::level::Level;
use crate::level::library::{Library, Loaded, Maps, level_files, understand};
use crate::level::problem::{Problem, Source};
use crate::level::syntax;
use crate::rules::measure::attainment;

/// Its row of the scorecard.
pub const ROW: &str = "L4";

/// The names of all levels that are shipped, and the files of all that the tests play, where the sources are there.
pub fn every_level() -> Vec<String> {
    let shipped = Library::built_in().entries().into_iter().map(|entry| entry.id);
    let of_tests = level_files(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels"));
    shipped.chain(of_tests.into_iter().map(|path| path.display().to_string())).collect()
}

/// Case 0 is the file, case k the game of seed k - 1, and the last who won them.
pub fn plays(name: &str, level: &Level, size: Size, only: Option<u64>) -> Tally {
    let games = size.of(20, 100, 1_000);
    let last = games + 1;
    let all_games = only.is_none_or(|case| case == last);
    let mut results = Vec::new();
    if only.is_none_or(|case| case == 0) {
        results.push((0, comes_back(name, level)));
    }
    let cases: Vec<u64> = (1..=games).filter(|case| all_games || only == Some(*case)).collect();
    let played: Vec<(u64, Result<Option<ActorId>, String>)> =
        cases.into_par_iter().map(|case| (case, to_its_end(level, Seed(case - 1)))).collect();
    let mut wins = vec![0_u64; level.actors.len()];
    for winner in played.iter().filter_map(|(_, result)| result.as_ref().ok().copied().flatten()) {
        wins[winner.ix()] += 1;
    }
    let most = level.actor_ids().max_by_key(|seat| (wins[seat.ix()], std::cmp::Reverse(*seat)));
    let note = most.map(|seat| {
        let (code, wins) = (&level.actor(seat).code, wins[seat.ix()]);
        (format!("{code} wins {wins} of {games} games alone, more than any other"), wins)
    });
    results.extend(played.into_iter().map(|(case, result)| (case, result.map(drop))));
    if all_games {
        let too_many = note.as_ref().filter(|(_, wins)| *wins as f64 > MOST_WINS * games as f64);
        results.push((last, too_many.map_or(Ok(()), |(note, _)| Err(note.clone()))));
    }
    Tally::of(results, note.filter(|_| all_games).map(|(note, _)| note).unwrap_or_default())
}

/// Whether its file is read without a byte lost, says the same without comments and blank space, and the level that was read
/// is the same after it was written into a journal.
fn comes_back(name: &str, level: &Level) -> Result<(), String> {
    let Loaded { source, level: read, problems, .. } = library().load(name);
    if let Some(problem) = problems.iter().find(|problem| problem.is_error()) {
        return Err(format!("it does not load: {}", problem.code));
    }
    if read.as_ref() != Some(level) {
        return Err(String::from("read again it is another level"));
    }
    let tree = syntax::parse(&source);
    if tree.root().text() != source.text.as_str() {
        return Err(String::from("its syntax tree is not its text"));
    }
    let words = tree.root().descendants_with_tokens().filter_map(rowan::NodeOrToken::into_token);
    let bare: Vec<String> =
        words.filter(|token| !token.kind().is_trivia()).map(|token| token.text().to_owned()).collect();
    let maps = Maps::beside(std::path::Path::new(&source.name));
    let (bare, problems) = understand(&Source::new(source.name.clone(), bare.join(" ")), &maps);
    if bare.as_ref() != Some(level) {
        let code = problems.iter().find(|problem: &&Problem| problem.is_error()).map_or("", |problem| problem.code);
        return Err(format!("without comments and blank space it is another level {code}"));
    }
    let written = serde_json::to_string(level).map_err(|error| error.to_string())?;
    let back: Level = serde_json::from_str(&written).map_err(|error| error.to_string())?;
    if back == *level { Ok(()) } else { Err(String::from("another level came back from a journal")) }
}

/// The game of one seed, and which of the seats for people attained more than all others. Where there is but one such seat
/// there is nobody to win against.
fn to_its_end(level: &Level, seed: Seed) -> Result<Option<ActorId>, String> {
    let play = || play_out(level, seed, &[], |_, _| {});
    let state = catch_unwind(AssertUnwindSafe(play)).map_err(|why| {
        let why = why.downcast_ref::<String>().cloned().or_else(|| why.downcast_ref::<&str>().map(|&why| why.into()));
        why.unwrap_or_else(|| String::from("the game broke off"))
    })?;
    if !state.ended {
        return Err(format!("it stands still in turn {}", state.turn));
    }
    let mut scores: Vec<(i32, ActorId)> =
        level.playable().map(|seat| (attainment(level, &state, seat).total, seat)).collect();
    scores.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    Ok(match scores[..] {
        [(best, seat), (second, _), ..] if best > second => Some(seat),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_that_one_seat_always_wins_fails() {
        let mut level = Library::built_in().playable("winter-ward").expect("a level");
        let fair = plays("winter-ward", &level, Size::Gate, Some(3));
        assert_eq!((fair.tried, fair.failed), (1, 0));
        // Nobody else wants anything that it can get.
        let first = level.playable().next().expect("a seat");
        for (a, actor) in level.actors.iter_mut().enumerate().filter(|(a, _)| *a != first.ix()) {
            assert!(a > 0);
            for objective in &mut actor.mandate.objectives {
                objective.fatal = Some(if objective.target >= objective.start { i32::MAX } else { i32::MIN });
            }
        }
        let unfair = plays("winter-ward", &level, Size::Gate, Some(21));
        assert_eq!(unfair.first.map(|(case, _)| case), Some(21), "{}", unfair.note);
        // It is no longer the level of the file, either.
        assert!(comes_back("winter-ward", &level).is_err());
    }

    #[test]
    fn all_levels_are_found() {
        let all = every_level();
        assert!(all.contains(&String::from("winter-ward")) && all.iter().any(|name| name.ends_with("summit.ron")));
    }
}
