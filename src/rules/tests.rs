//! What the rules promise, on the shipped level: positions come from bots and from orders at random.

use proptest::prelude::*;

use super::*;
use crate::base::{ActorId, CardRef, IncidentId, Permille, Purpose, Seed, Stream, SuspectId, TalksId};
use crate::delegates::{Decision, Delegate, Style};
use crate::level::{Level, Mechanism, library, library::Library};
use crate::session::trial::{any_order, position, redraw_secrets};
use crate::session::{Game, play_out};

fn level() -> Level {
    Library::built_in().playable("winter-ward").unwrap()
}

/// The shipped level, and one for each mechanism that it does without.
fn levels() -> Vec<Level> {
    let written = |name: &str| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels").join(name);
        library::load(&path).level.unwrap_or_else(|| panic!("{name} has problems"))
    };
    let names = [
        "events.ron",
        "assembly.ron",
        "charter.ron",
        "pact.ron",
        "accord.ron",
        "chamber.ron",
        "kinds.ron",
        "corridor.ron",
    ];
    [level()].into_iter().chain(names.map(written)).collect()
}

#[test]
fn facts_rebuild_the_state() {
    for level in levels() {
        for seed in 0..3 {
            let mut told = State::new(&level, Seed(seed));
            let end = play_out(&level, Seed(seed), &[], |_, facts| {
                facts.iter().for_each(|fact| apply(&level, &mut told, fact))
            });
            assert_eq!(told, end);
            assert!(end.ended && end.turn == level.time.turns);
        }
    }
}

#[test]
fn secrets_of_others_change_no_view() {
    for level in levels() {
        let mut stream = Stream::named(Seed(3), 0, None, Purpose::Delegate, "test/secrets", 0);
        for seed in 0..6 {
            for orders in [1, 60, 200, 420] {
                let state = position(&level, seed, orders);
                for seat in level.actor_ids() {
                    let viewer = Viewer::Seat(seat);
                    let other = redraw_secrets(&level, &state, seat, &mut stream);
                    let (a, b) = (View::unexplained(&level, &state, viewer), View::unexplained(&level, &other, viewer));
                    assert_eq!(a, b, "seat {} of seed {seed} after {orders} orders", level.actor(seat).code);
                }
            }
        }
    }
}

/// Where a level uses a part of the rules, doing without it changes what comes of its games.
#[test]
fn coalitions_and_home_fronts_decide_games() {
    use crate::level::Mechanism;
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/accord.ron");
    let accord = library::load(&path).level.unwrap();
    let attained = |off: Vec<Mechanism>| {
        let level = Level { off, ..accord.clone() };
        let game = |seed| {
            let end = play_out(&level, Seed(seed), &[], |_, _| {});
            level.playable().map(|seat| measure::attainment(&level, &end, seat).total).collect::<Vec<_>>()
        };
        // Calls to vote turn one game in twelve.
        (0..24).map(game).collect::<Vec<_>>()
    };
    let whole = attained(Vec::new());
    for part in [
        Mechanism::HomeFronts,
        Mechanism::Accountability,
        Mechanism::Mandates,
        Mechanism::Terms,
        Mechanism::CoalitionPledges,
        Mechanism::Whips,
        Mechanism::Pooling,
        Mechanism::Signatures,
    ] {
        assert_ne!(attained(vec![part]), whole, "nothing changes without {part}");
    }
    // No seat does best whatever is drawn.
    let best = |game: &Vec<i32>| game.iter().enumerate().max_by_key(|(_, total)| **total).map(|(seat, _)| seat);
    let winners: std::collections::BTreeSet<_> = whole.iter().map(best).collect();
    assert!(winners.len() >= 2, "{whole:?}");
}

/// Two thirds of the weight for half of the way, and half of what goes over: the sum stays as the level wrote it.
#[test]
fn what_a_change_of_the_mandate_costs_counts_for_nothing() {
    use super::mandate::{MandateChange, Revision};
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/chamber.ron");
    let chamber = library::load(&path).level.unwrap();
    let (mut state, _) = begin(&chamber, Seed(0));
    let (ald, net) = (chamber.find_actor("ALD").unwrap(), chamber.find_actor("NET").unwrap());
    let mut attained = |change: Option<(u8, MandateChange, bool)>, trust| {
        let revised = change.map(|(objective, change, agreed)| Revision { turn: 1, objective, change, agreed });
        state.actors[ald.ix()].revised = revised.into_iter().collect();
        state.trust[net.ix()][ald.ix()] = trust;
        measure::attainment(&chamber, &state, ald).total
    };
    // No deal is worth 5,000 of 2,000 to 9,000, at weight 60; trust goes from 4 to 12, at 30; two others lie at 0; 120 in all.
    let (ease, shift) = (MandateChange::Ease, MandateChange::Shift { to: 0 });
    assert_eq!(attained(None, 4), 60 * 4285 / 120);
    assert_eq!(attained(None, 6), (60 * 4285 + 30 * 2500) / 120);
    assert_eq!(attained(Some((1, ease, true)), 6), (60 * 4285 + 20 * 5000) / 120);
    assert_eq!(attained(Some((1, ease, false)), 6), attained(None, 6));
    assert_eq!(attained(Some((1, ease, true)), 12), (60 * 4285 + 20 * 10_000) / 120);
    assert_eq!(attained(Some((1, shift, true)), 4), (60 + 7) * 4285 / 120);
    assert_eq!(attained(Some((1, shift, true)), 12), ((60 + 7) * 4285 + 15 * 10_000) / 120);
}

#[test]
fn an_imagined_world_looks_as_the_real_one_does() {
    for level in levels() {
        let mut stream = Stream::named(Seed(5), 0, None, Purpose::Delegate, "test/imagined", 0);
        for seed in 0..6 {
            for orders in [1, 60, 200, 420] {
                let state = position(&level, seed, orders);
                for seat in level.actor_ids() {
                    let view = View::unexplained(&level, &state, Viewer::Seat(seat));
                    let imagined = imagine(&level, &view, &mut stream).unwrap();
                    let told = View::unexplained(&level, &imagined, Viewer::Seat(seat));
                    assert_eq!(told, view, "seat {} of seed {seed} after {orders} orders", level.actor(seat).code);
                }
            }
        }
    }
}

#[test]
fn only_a_seat_pictures_a_world() {
    let level = level();
    let (state, _) = begin(&level, Seed(0));
    let mut stream = Stream::named(Seed(5), 0, None, Purpose::Delegate, "test/imagined", 0);
    for viewer in [Viewer::Director, Viewer::Open] {
        assert!(imagine(&level, &View::unexplained(&level, &state, viewer), &mut stream).is_none());
    }
}

/// What a bot of this style does in a seat, and why.
fn decides(level: &Level, state: &State, seat: ActorId, style: Style) -> Option<Decision> {
    let view = View::unexplained(level, state, Viewer::Seat(seat));
    let mut own = Stream::named(Seed(1), 0, Some(seat), Purpose::Delegate, "same", 0);
    Delegate::new(level, seat, style).decide_with_reason(level, &view, &mut own)
}

#[test]
fn what_is_hidden_moves_no_bot() {
    for level in levels() {
        let mut stream = Stream::named(Seed(4), 0, None, Purpose::Delegate, "test/bots", 0);
        for seed in 0..4 {
            for orders in [5, 90, 240] {
                let state = position(&level, seed, orders);
                for seat in level.actor_ids() {
                    let other = redraw_secrets(&level, &state, seat, &mut stream);
                    for style in [Style::Doctrine, Style::Random] {
                        assert_eq!(decides(&level, &state, seat, style), decides(&level, &other, seat, style));
                    }
                }
            }
        }
    }
}

#[test]
fn whoever_looks_ahead_looks_at_nothing_hidden() {
    let level = level();
    let mut stream = Stream::named(Seed(6), 0, None, Purpose::Delegate, "test/bots", 0);
    for (seat, orders) in level.playable().zip([1, 120, 300]) {
        let state = position(&level, 2, orders);
        let other = redraw_secrets(&level, &state, seat, &mut stream);
        let decides = |state| decides(&level, state, seat, Style::Foresight);
        assert_eq!(decides(&state), decides(&other));
    }
}

#[test]
fn orders_at_random_are_carried_out_or_change_nothing() {
    let (mut accepted, mut refused) = (0, 0);
    for (level, seed) in levels().iter().flat_map(|level| (0..12).map(move |seed| (level, seed))) {
        let (mut state, _) = begin(level, Seed(seed));
        let mut stream = Stream::named(Seed(seed), 0, None, Purpose::Delegate, "test/random", 0);
        for _ in 0..1500 {
            let seat = ActorId(u16::try_from(stream.below(u32::try_from(level.actors.len()).unwrap())).unwrap());
            let view = View::of(level, &state, Viewer::Seat(seat));
            let order = any_order(level, &view, &mut stream);
            let before = state.clone();
            let verdict = check_view(level, &view, &order);
            match resolve(level, &mut state, seat, &order) {
                Ok(facts) => {
                    accepted += 1;
                    assert!(verdict.is_ok() && !facts.is_empty());
                    let mut told = before;
                    facts.iter().for_each(|fact| apply(level, &mut told, fact));
                    assert_eq!(told, state);
                    for viewer in level.actor_ids().map(Viewer::Seat).chain([Viewer::Director, Viewer::Open]) {
                        facts.iter().for_each(|fact| drop(Seen::of(fact, level, &state, viewer)));
                    }
                }
                Err(refusal) => {
                    refused += 1;
                    assert_eq!(verdict, Err(refusal));
                    assert_eq!(before, state);
                }
            }
        }
    }
    assert!(accepted > 1_000 && refused > 1_000, "{accepted} accepted, {refused} refused");
}

/// With one part of the rules about norms switched off the same games come out otherwise, and none of it happens in them.
#[test]
fn each_part_of_the_rules_about_norms_makes_a_difference() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/charter.ron");
    let level = library::load(&path).level.unwrap();
    let play = |level: &Level, seed: u64| {
        let mut facts = Vec::new();
        let end = play_out(level, Seed(seed), &[], |_, new| facts.extend(new.iter().cloned()));
        let scores: Vec<i32> = level.actor_ids().map(|seat| measure::attainment(level, &end, seat).total).collect();
        (scores, facts)
    };
    for off in [Mechanism::Norms, Mechanism::Operations, Mechanism::Pledges, Mechanism::RuleBlocs] {
        let without = Level { off: vec![off], ..level.clone() };
        let of_it = |fact: &Fact| match fact {
            Fact::Crystallised { .. } | Fact::Codified { .. } | Fact::Breached { .. } => off == Mechanism::Norms,
            Fact::OperationRun { .. } | Fact::Restrained { .. } => off == Mechanism::Operations,
            Fact::Pledged { .. } | Fact::Reviewed { .. } => off == Mechanism::Pledges,
            Fact::Aligned { .. } => off == Mechanism::RuleBlocs,
            _ => false,
        };
        let mut differ = 0;
        for seed in 0..6 {
            let ((scores, facts), (others, none)) = (play(&level, seed), play(&without, seed));
            assert!(facts.iter().any(of_it), "{off} never plays a part in game {seed}");
            assert!(!none.iter().any(of_it), "{off} is off and plays a part in game {seed}");
            differ += u32::from(scores != others);
        }
        assert!(differ >= 5, "without {off} {differ} of 6 games came out otherwise");
    }
}

#[test]
fn plans_resolve_alike_whatever_order_they_arrive_in() {
    for level in levels() {
        for seed in 0..10 {
            let start = position(&level, seed, 150);
            let mut stream = Stream::named(Seed(seed), 1, None, Purpose::Delegate, "test/arrival", 0);
            let mut plans = Vec::new();
            for seat in level.actor_ids() {
                let view = View::unexplained(&level, &start, Viewer::Seat(seat));
                for _ in 0..60 {
                    if let order @ Order::Plan(_) = any_order(&level, &view, &mut stream) {
                        plans.push((seat, order));
                    }
                }
            }
            let run = |reverse: bool| {
                let mut state = start.clone();
                let mut seats: Vec<ActorId> = level.actor_ids().collect();
                if reverse {
                    seats.reverse();
                }
                for seat in &seats {
                    for (_, order) in plans.iter().filter(|(by, _)| by == seat) {
                        let _ = resolve(&level, &mut state, *seat, order);
                    }
                }
                let turn = state.turn;
                // Close the floors first, so that only plans are left to resolve.
                for seat in &seats {
                    if state.turn == turn {
                        let _ = resolve(&level, &mut state, *seat, &Order::Send);
                    }
                }
                state
            };
            let (a, b) = (run(false), run(true));
            assert_eq!(a.digest(), b.digest(), "seed {seed}");
        }
    }
}

/// Over 10,000 seeds, for each tenth of stated confidence the leading account is the true one that often, within 3 points.
/// By tenth of the confidence stated in the account that leads: how many boards, and the shares of them stated and right.
#[derive(Default)]
struct Tenths([(u32, u64, u32); 11]);

impl Tenths {
    fn count(&mut self, belief: &[Permille], truth: SuspectId) {
        let (leading, p) = belief.iter().enumerate().max_by_key(|(_, p)| **p).unwrap();
        let (n, stated, right) = &mut self.0[usize::from(p.0 / 100)];
        *n += 1;
        *stated += u64::from(p.0);
        *right += u32::from(truth.ix() == leading);
    }

    /// Per tenth: stated and right, from 0 to 1, and how far off they may be: three points, and the sampling error where
    /// there are few boards.
    fn shares(&self) -> impl Iterator<Item = (f64, f64, f64)> {
        self.0.iter().filter(|(n, ..)| *n > 0).map(|&(n, stated, right)| {
            let (stated, right) = (stated as f64 / f64::from(n) / 1000.0, f64::from(right) / f64::from(n));
            println!("{n} boards, stated {stated:.3}, right {right:.3}");
            let few = 2.5 * (0.25 / f64::from(n)).sqrt();
            (stated, right, 0.03 + if n < 1500 { few } else { 0.0 })
        })
    }
}

#[test]
fn stated_confidence_is_right_that_often() {
    let level = level();
    for i in 0..level.incidents.len() {
        let incident = IncidentId::at(i);
        let clues = &level.incident(incident).clues;
        let (mut own, mut shown, mut cleared) = (Tenths::default(), Tenths::default(), Tenths::default());
        let parties: Vec<ActorId> =
            level.incident(incident).suspects.iter().flat_map(|suspect| suspect.parties.iter().copied()).collect();
        for seed in 0..40_000 {
            let mut state = State::new(&level, Seed(seed));
            for fact in draw_truth_for_tests(&level, Seed(seed)) {
                apply(&level, &mut state, &fact);
            }
            let now = &state.incidents[i];
            // Hands of every size: the first n clues that need no other.
            let mut cards: Vec<CardRef> = Vec::new();
            for (c, clue) in clues.iter().enumerate() {
                let c = u16::try_from(c).unwrap();
                let reachable = clue.after.is_none_or(|(c, card)| cards.contains(&CardRef { incident, clue: c, card }));
                if reachable && usize::from(c) <= seed as usize % (clues.len() + 1) {
                    cards.push(CardRef { incident, clue: c, card: now.cards[usize::from(c)] });
                }
            }
            own.count(&finding(&level, incident, &[], &cards, None, None), now.truth);
            // Who took no part knows that much.
            if let Some(seat) = parties.get(seed as usize % parties.len().max(1))
                && now.is_innocent(&level, incident, *seat)
            {
                cleared.count(&finding(&level, incident, &[], &cards, None, Some(*seat)), now.truth);
            }
            // The same cards, some of them shown by somebody who is trusted more or less.
            let trusted = |at: usize| [Permille::CERTAIN, Permille(500), Permille(750)][(seed as usize + at) % 3];
            let hold = |(at, card): (usize, &CardRef)| Held { card: *card, turn: 1, from: None, believed: trusted(at) };
            let held: Vec<Held> = cards.iter().enumerate().map(hold).collect();
            shown.count(&finding(&level, incident, &held, &[], None, None), now.truth);
        }
        for (stated, right, slack) in own.shares().chain(cleared.shares()) {
            assert!((right - stated).abs() <= slack, "{}: {stated} stated, {right} right", level.incidents[i].id);
        }
        // A card of another's counts less than it says, so such a board may say too little, and never too much.
        for (stated, right, slack) in shown.shares() {
            assert!(right >= stated - slack, "{}: {stated} stated, {right} right", level.incidents[i].id);
        }
    }
}

/// Who did not do it is as sure as its board says when it acts.
#[test]
fn who_took_no_part_acts_as_sure_as_its_board_says() {
    let (level, mut acted) = (level(), 0);
    for seed in 0..4 {
        let (start, _) = begin(&level, Seed(seed));
        for incident in (0..level.incidents.len()).map(IncidentId::at).filter(|i| start.incidents[i.ix()].open) {
            let suspects = &level.incident(incident).suspects;
            let parties = suspects.iter().flat_map(|suspect| suspect.parties.iter().copied());
            let innocent = parties.filter(|seat| start.incidents[incident.ix()].is_innocent(&level, incident, *seat));
            for seat in innocent.collect::<std::collections::BTreeSet<ActorId>>() {
                for (a, suspect) in suspects.iter().enumerate() {
                    let Some(target) = suspect.answers.filter(|target| *target != seat) else { continue };
                    let mut state = start.clone();
                    let view = View::unexplained(&level, &state, Viewer::Seat(seat));
                    let believed = view.finding(&level, seat, incident, None)[a];
                    let (kind, account) = (crate::level::ResponseKind::PrivateDemarche, Some(SuspectId::at(a)));
                    let plan = Plan::Respond { incident, kind, target, account };
                    resolve(&level, &mut state, seat, &Order::Plan(plan)).unwrap();
                    for other in level.actor_ids() {
                        resolve(&level, &mut state, other, &Order::Send).unwrap();
                    }
                    let taken = state.taken.iter().find(|taken| taken.by == seat).unwrap();
                    assert_eq!(taken.confidence, Some(believed));
                    acted += 1;
                }
            }
        }
    }
    assert!(acted > 0);
}

/// Whether a card was planted is evidence like any other.
#[test]
fn stated_confidence_heeds_what_was_planted() {
    let mut level = levels().into_iter().find(|level| level.id == "kinds").unwrap();
    level.incidents.truncate(1);
    level.actors.iter_mut().for_each(|actor| actor.mandate.objectives.clear());
    level.incidents[0].truth = None;
    let (incident, mut boards) = (IncidentId(0), Tenths::default());
    let clues = &level.incidents[0].clues;
    assert_eq!((clues[1].after, clues[1].technical), (Some((0, 0)), 60));
    for seed in 0..20_000 {
        let mut state = State::new(&level, Seed(seed));
        for fact in draw_truth_for_tests(&level, Seed(seed)) {
            apply(&level, &mut state, &fact);
        }
        let now = &state.incidents[0];
        let card = |clue: u16| CardRef { incident, clue, card: now.cards[usize::from(clue)] };
        let cards = if card(0).card == 0 { vec![card(0), card(1)] } else { vec![card(0)] };
        boards.count(&finding(&level, incident, &[], &cards, None, None), now.truth);
    }
    for (stated, right, slack) in boards.shares() {
        assert!((right - stated).abs() <= slack, "{stated} stated, {right} right");
    }
}

fn draw_truth_for_tests(level: &Level, seed: Seed) -> Vec<Fact> {
    let (_, facts) = begin(level, seed);
    facts.into_iter().filter(|fact| matches!(fact, Fact::TruthDrawn { .. } | Fact::ClueDrawn { .. })).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever a seat asks for, a bot's named smallest step is taken in the same round, and no change of fewer clauses,
    /// nor one of as many that costs the proposer less, would be.
    #[test]
    fn the_named_step_is_taken(seed in 0u64..500, turns in 3u16..9, picks in prop::collection::vec(any::<u32>(), 6)) {
        let level = level();
        let seat = level.find_actor("VAL").unwrap();
        let talks = TalksId(0);
        let spec = level.talks(talks);
        let (mut state, _) = begin(&level, Seed(seed));
        let mut game = Game::new(&level, &[seat], &[]);
        let run_bots = |state: &mut State, game: &mut Game| {
            while let Some((bot, order)) = game.next(&level, state) {
                resolve(&level, state, bot, &order).unwrap();
                game.wake();
            }
        };
        run_bots(&mut state, &mut game);
        while state.turn < turns {
            resolve(&level, &mut state, seat, &Order::Send).unwrap();
            game.wake();
            run_bots(&mut state, &mut game);
        }
        let size = spec.domain().size();
        for pick in picks {
            let draft = spec.domain().outcome(u64::from(pick) % size);
            if resolve(&level, &mut state, seat, &Order::Offer { talks, draft: draft.clone() }).is_err() {
                continue;
            }
            game.wake();
            run_bots(&mut state, &mut game);
            let view = View::of(&level, &state, Viewer::Seat(seat));
            let party = spec.party(seat).unwrap();
            let own = view.talks(talks).of_party(party).unwrap();
            for reasons in &own.reasons {
                let offer = &view.talks(talks).table.offers[reasons.offer.ix()];
                prop_assert_eq!((offer.turn, &offer.draft), (state.turn, &draft));
                let Some(step) = &reasons.step else { continue };
                let other = spec.party(reasons.by).unwrap();
                let theirs = &state.talks[talks.ix()].utilities[other];
                let threshold = state.talks[talks.ix()].thresholds[other].last().unwrap().at;
                // Taken in the same round: the bot, asked again, accepts it.
                let mut world = state.clone();
                let before = world.talks[talks.ix()].table.offers.len();
                if resolve(&level, &mut world, seat, &Order::Offer { talks, draft: step.outcome.clone() }).is_ok() {
                    let mut again = Game::new(&level, &[seat], &[]);
                    run_bots(&mut world, &mut again);
                    let answers = &world.talks[talks.ix()].table.offers[before].answers;
                    prop_assert_eq!(answers[other], Some(true));
                }
                // Brute force over the whole domain.
                let changes = draft.distance(&step.outcome);
                for outcome in spec.domain().outcomes().filter(|o| theirs.acceptable_at(o, threshold)) {
                    let away = draft.distance(&outcome);
                    prop_assert!(away >= changes);
                    if away == changes && own.utility.can_sign(&outcome) == own.utility.can_sign(&step.outcome) {
                        prop_assert!(own.utility.value(&outcome) <= own.utility.value(&step.outcome));
                    }
                }
            }
        }
    }
}

/// Packages, publics and companies: what is switched off is refused, and leaves no trace in whole games.
#[test]
fn what_is_switched_off_leaves_no_trace() {
    use crate::level::Mechanism;
    let whole = levels().pop().unwrap();
    assert_eq!(whole.id, "corridor");
    let played = |off: Vec<Mechanism>| {
        let level = Level { off, ..whole.clone() };
        (0..3).map(|seed| play_out(&level, Seed(seed), &[], |_, _| {})).collect::<Vec<State>>()
    };
    let all = played(Vec::new());
    let depends = |state: &State| state.dependence.iter().flatten().any(|points| *points > 0);
    let spoke = |state: &State| !state.public.spoken.is_empty() && !state.public.ambassadors.is_empty();
    let served = |state: &State| !state.public.patched.is_empty() || !state.public.requests.is_empty();
    assert!(all.iter().any(depends) && all.iter().all(spoke) && all.iter().all(served));
    assert!(!played(vec![Mechanism::Dependence]).iter().any(depends));
    assert!(!played(vec![Mechanism::PublicDiplomacy]).iter().any(|state| !state.public.spoken.is_empty()));
    assert!(!played(vec![Mechanism::Industry]).iter().any(served));
    assert!(!played(vec![Mechanism::Packages]).iter().any(depends));

    let off = [Mechanism::Packages, Mechanism::PublicDiplomacy, Mechanism::Industry];
    let level = Level { off: off.to_vec(), ..whole };
    let state = position(&level, 1, 40);
    for seat in level.actor_ids() {
        let incident = IncidentId(0);
        let (other, speech) = (ActorId(u16::from(seat.0 == 0)), public::Voice::Deed(incident));
        let what = crate::level::Service::Data;
        for plan in [
            Plan::Withhold { package: crate::base::PackageId(0) },
            Plan::Speak { what: speech },
            Plan::Appoint,
            Plan::Patch { incident },
            Plan::TakeDown { incident },
            Plan::Request { of: other, incident, what },
        ] {
            let mut state = state.clone();
            state.actors[seat.ix()].sent = false;
            assert_eq!(check(&level, &state, seat, &Order::Plan(plan)), Err(Refusal::SwitchedOff));
        }
    }
}

/// On the island's level each of these mechanisms decides how well somebody does: without it a playable seat's mean attainment
/// over the same games is another.
#[test]
fn each_mechanism_changes_how_well_seats_do() {
    use crate::level::Mechanism;
    const GAMES: u64 = 12;
    let whole = levels().pop().unwrap();
    let means = |off: Vec<Mechanism>| -> Vec<i32> {
        let level = Level { off, ..whole.clone() };
        let ends: Vec<State> = (0..GAMES).map(|seed| play_out(&level, Seed(seed), &[], |_, _| {})).collect();
        let mean = |seat| {
            let sum: i32 = ends.iter().map(|end| measure::attainment(&level, end, seat).total).sum();
            sum / i32::try_from(GAMES).unwrap()
        };
        level.playable().map(mean).collect()
    };
    let all = means(Vec::new());
    for off in [Mechanism::Packages, Mechanism::Dependence, Mechanism::PublicDiplomacy, Mechanism::Industry] {
        let without = means(vec![off]);
        let moved = all.iter().zip(&without).map(|(with, without)| (with - without).abs()).max();
        assert!(moved >= Some(100), "{off}: {all:?} with it, {without:?} without");
    }
}
