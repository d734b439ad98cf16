//! What is read off games that are known.

use super::*;
use crate::delegates::Style;
use crate::level::library::{Library, Loaded};
use crate::words::Words;

/// The shipped level with its places.
fn level() -> (Level, Places) {
    let Loaded { source, level, .. } = Library::built_in().load("winter-ward");
    (level.expect("a level"), Places::of(&source))
}

/// A game in which nothing is reached and every talks run out of time.
fn game(level: &Level, seed: u64) -> Game {
    let nothing = || level.talks.iter().map(|talks| vec![0; talks.parties.len()]).collect::<Vec<_>>();
    Game {
        seed,
        digest: Digest::default(),
        scores: vec![5_000; level.actors.len()],
        parts: level.actors.iter().map(|actor| vec![5_000; actor.mandate.objectives.len()]).collect(),
        fatal: vec![false; level.actors.len()],
        talks: vec![Ending::OutOfTime; level.talks.len()],
        worth: nothing(),
        gauges: level.gauges,
        peak: 0,
        orders: 100,
        reached: Vec::new(),
        reversed: None,
        styles: Vec::new(),
    }
}

fn games(level: &Level, n: u64, change: impl Fn(u64, &mut Game)) -> Vec<Game> {
    let one = |seed| {
        let mut game = game(level, seed);
        change(seed, &mut game);
        game
    };
    (0..n).map(one).collect()
}

fn codes(balance: &Balance, level: &Level, places: &Places) -> Vec<&'static str> {
    balance.findings(level, places).iter().map(|finding| finding.code).collect()
}

#[test]
fn who_wins_and_by_how_much_is_counted_game_by_game() {
    let (level, places) = level();
    let players: Vec<ActorId> = level.playable().collect();
    // The first wins alone in 190 of 200, shares in 5, loses 5.
    let games = games(&level, 200, |seed, game| match seed {
        0..190 => game.scores[players[0].ix()] = 6_500,
        190..195 => {}
        _ => game.scores[players[1].ix()] = 5_300,
    });
    let plan = Plan::plain(0..200);
    let balance = Balance::of(&level, &places, &plan, &games);
    let seat = |id: ActorId| &balance.seats[id.ix()];
    assert_eq!((seat(players[0]).wins, seat(players[0]).alone.map(|a| a.n)), (Some(195), Some(190)));
    assert_eq!((seat(players[1]).wins, seat(players[2]).wins), (Some(10), Some(5)));
    // 1,500 over two others in 190 games, 300 below one in five: 190·1000 - 5·100, over 200.
    let advantage = seat(players[0]).advantage.expect("three players").mean;
    assert!((advantage - (190.0 * 1_000.0 - 5.0 * 100.0) / 200.0).abs() < 1e-9, "{advantage}");
    let sum: f64 = players.iter().filter_map(|p| seat(*p).advantage).map(|a| a.mean).sum();
    assert!(sum.abs() < 1e-9, "what one has over the mean others lack");
    let findings = balance.findings(&level, &places);
    // Never a text comes before who wins: both are to be mended, and it is the worse.
    let first = findings.iter().find(|finding| finding.code == "always-wins").expect("it is found");
    assert_eq!(first.weight, Weight::Mend);
    let words = Words::new("en");
    assert_eq!(words.say(&first.message), format!("{} wins 190 of 200 games.", seat(players[0]).name));
    let line = usize::try_from(first.places[0].line).expect("small");
    let text = std::fs::read_to_string("levels/winter-ward.ron").expect("the level");
    assert!(text.lines().nth(line - 1).is_some_and(|line| line.contains(&seat(players[0]).id)), "{:?}", first.places);
    let weights: Vec<Weight> = findings.iter().map(|finding| finding.weight).collect();
    assert!(weights.is_sorted(), "worst first");
}

#[test]
fn talks_without_texts_and_things_that_nobody_reached_are_named_with_their_places() {
    let (level, places) = level();
    let all = u16::try_from(things(&level).len()).expect("few");
    let plan = Plan::plain(0..200);
    let dead = Balance::of(&level, &places, &plan, &games(&level, 200, |_, _| {}));
    let found = codes(&dead, &level, &places);
    for code in ["no-text", "option-never", "event-never", "choice-never", "clue-never", "measure-never"] {
        assert!(found.contains(&code), "{code} is not among {found:?}");
    }
    assert!(dead.reached.iter().all(|thing| thing.share.n == 0 && thing.place.is_some()));
    let out_of_time: Vec<u64> = dead.talks.iter().map(|talks| talks.without_text.out_of_time).collect();
    assert_eq!(out_of_time, vec![200; level.talks.len()]);

    // All is reached, and texts differ.
    let alive = games(&level, 200, |seed, game| {
        game.reached = (0..all).collect();
        for (talks, ending) in level.talks.iter().zip(&mut game.talks) {
            let option =
                |issue: &crate::level::TalksIssue| u8::try_from(seed % issue.options.len() as u64).unwrap_or(0);
            let turn = talks.opens + u16::try_from(seed % u64::from(talks.closes - talks.opens + 1)).unwrap_or(0);
            *ending = Ending::Text { turn, clauses: talks.issues.iter().map(option).collect() };
        }
        let winner = level.playable().nth(usize::try_from(seed % 3).unwrap_or(0)).expect("three players");
        game.scores[winner.ix()] = 7_000;
    });
    let alive = Balance::of(&level, &places, &plan, &alive);
    let found = codes(&alive, &level, &places);
    assert!(found.iter().all(|code| *code == "always-text"), "{found:?}");
    for talks in &alive.talks {
        assert_eq!((talks.agreement, talks.by_turn.iter().sum::<u64>()), (1.0, 200));
        assert!(talks.never_chosen.is_empty() && talks.texts > 1);
    }
    assert_eq!((alive.endings.len(), alive.effective_endings), (1, 1.0));
}

#[test]
fn speaking_first_is_measured_without_what_the_parties_are() {
    let (level, places) = level();
    let plan = Plan { reversed: true, ..Plan::plain(0..50) };
    // The first party is worth 2,000 more than the last wherever it speaks, and whoever speaks first gains 600.
    let games = games(&level, 50, |seed, game| {
        let noise = i32::try_from(seed % 5).unwrap_or(0);
        let mut reversed = game.worth.clone();
        for (as_is, reversed) in game.worth.iter_mut().zip(&mut reversed) {
            let last = as_is.len() - 1;
            (as_is[0], as_is[last]) = (6_600 + noise, 4_000);
            (reversed[0], reversed[last]) = (6_000, 4_600 + noise);
        }
        game.reversed = Some(reversed);
    });
    let balance = Balance::of(&level, &places, &plan, &games);
    let without_writer = level.talks.iter().position(|talks| talks.writer().is_none()).expect("talks of equals");
    let mover = balance.talks[without_writer].first_mover.as_ref().expect("it was played");
    assert!((mover.advantage.mean - 602.0).abs() < 1e-9, "{:?}", mover.advantage);
    let name = &level.talks[without_writer].name;
    let said = balance.findings(&level, &places).into_iter().find(|finding| finding.code == "first-mover");
    let said = Words::new("en").say(&said.expect("it is found").message);
    assert_eq!(said, format!("{name}: who speaks first gets 6 points of 100 more than who speaks last."));
}

#[test]
fn styles_are_compared_in_the_seat_whose_turn_it_is() {
    let (level, places) = level();
    let plan = Plan { styles: vec![Style::Random, Style::Foresight], ..Plan::plain(7..307) };
    let games: Vec<Game> = games(&level, 307, |seed, game| {
        game.styles = vec![5_000, 5_800 + i32::try_from(seed % 3).unwrap_or(0)];
    });
    let balance = Balance::of(&level, &places, &plan, &games[7..]);
    let [random, ahead] = &balance.styles[..] else { panic!("two styles") };
    assert!(random.over_own.is_nothing() && (ahead.over_own.mean - 801.0).abs() < 1e-9);
    // Seeds 7, 10, 13 … are the first player's.
    let first = &level.actor(level.playable().next().expect("a player")).code;
    let own = ahead.seats[first].expect("it was played");
    assert_eq!((own.min, own.max), (5_801.0, 5_801.0));
    assert!(codes(&balance, &level, &places).contains(&"random"));
}

#[test]
fn few_games_say_so_and_none_are_no_mistake() {
    let (level, places) = level();
    let few = Balance::of(&level, &places, &Plan::plain(0..3), &games(&level, 3, |_, _| {}));
    let findings = few.findings(&level, &places);
    assert_eq!(findings[0].code, "few-games", "nothing that needs more games is told: {findings:?}");
    assert!(findings.iter().all(|finding| finding.weight == Weight::Know));
    let none = Balance::of(&level, &places, &Plan::plain(0..0), &[]);
    assert!(none.seats.iter().all(|seat| seat.score.is_none()) && none.endings.is_empty());
    drop(none.findings(&level, &places));
}
