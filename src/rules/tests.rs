//! What the rules promise, on the shipped level: positions come from bots and from orders at random.

use proptest::prelude::*;

use super::*;
use crate::base::{
    ActorId, CardRef, CoalitionId, EventId, IncidentId, OfferId, PackageId, Permille, Purpose, Seed, Shared, Stream,
    SuspectId, TalksId,
};
use crate::level::{Level, Proof, ResponseKind, library::Library};
use crate::negotiation::Outcome;
use crate::session::{Game, play_out};

fn level() -> Level {
    Library::built_in().playable("winter-ward").unwrap()
}

/// A state somewhere within a game of bots: after `orders` orders.
fn position(level: &Level, seed: u64, orders: usize) -> State {
    let (mut state, _) = begin(level, Seed(seed));
    let mut game = Game::new(level, &[], &[]);
    for _ in 0..orders {
        let Some((seat, order)) = game.next(level, &state) else { break };
        resolve(level, &mut state, seat, &order).unwrap();
        game.wake();
    }
    state
}

#[test]
fn facts_rebuild_the_state() {
    let level = level();
    for seed in 0..3 {
        let mut told = State::new(&level, Seed(seed));
        let end =
            play_out(&level, Seed(seed), &[], |_, facts| facts.iter().for_each(|fact| apply(&level, &mut told, fact)));
        assert_eq!(told, end);
        assert!(end.ended && end.turn == level.time.turns);
    }
}

/// Redraws everything `seat` may not know: cards, plans, standards and findings of others, private values, thresholds,
/// the truth (unless it took part), trust among third parties.
fn redraw_secrets(level: &Level, state: &State, seat: ActorId, stream: &mut Stream) -> State {
    let mut other = state.clone();
    other.seed = Seed(u64::from(stream.below(u32::MAX)));
    for id in level.actor_ids().filter(|id| *id != seat) {
        let actor = &mut other.actors[id.ix()];
        actor.capital = i32::try_from(stream.below(30)).unwrap();
        actor.budget = i32::try_from(stream.below(30)).unwrap();
        actor.plans.clear();
        actor.headway.clear();
        actor.cards.retain(|_| stream.chance(500));
        actor.standards = [900, 910, 920, 930, 940].map(Permille);
        for third in level.actor_ids().filter(|third| *third != seat) {
            other.trust[id.ix()][third.ix()] = i32::try_from(stream.below(200)).unwrap() - 100;
        }
        for against in 0..other.grievance.len() {
            other.grievance[id.ix()][against] = i32::try_from(stream.below(20)).unwrap();
        }
    }
    for (i, incident) in other.incidents.iter_mut().enumerate() {
        let spec = &level.incidents[i];
        let innocent: Vec<usize> =
            (0..spec.suspects.len()).filter(|s| !spec.suspects[*s].parties.contains(&seat)).collect();
        if !spec.suspects[incident.truth.ix()].parties.contains(&seat) {
            let pick = stream.below(u32::try_from(innocent.len()).unwrap()) as usize;
            incident.truth = SuspectId::at(innocent[pick]);
        }
        for (c, card) in incident.cards.iter_mut().enumerate() {
            *card = u16::try_from(stream.below(u32::try_from(spec.clues[c].cards.len()).unwrap())).unwrap();
        }
    }
    for (t, talks) in other.talks.iter_mut().enumerate() {
        for (p, party) in level.talks[t].parties.iter().enumerate() {
            if *party != seat {
                let utility = talks.utilities[p].make_mut();
                utility.values.iter_mut().flatten().for_each(|v| *v = i64::from(stream.below(3000)));
                utility.reservation = i64::from(stream.below(6000));
                talks.thresholds[p].clear();
                talks.told[p].clear();
            }
        }
        if level.talks[t].party(seat).is_none() {
            let table = talks.table.make_mut();
            table.offers.clear();
            table.revision += 1;
        }
    }
    let taken =
        other.taken.iter().filter(|t| t.kind.is_public_blame() || t.by == seat || t.target == seat).cloned().collect();
    other.taken = Shared::new(taken);
    other
}

#[test]
fn secrets_of_others_change_no_view() {
    let level = level();
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

#[test]
fn what_is_hidden_moves_no_bot() {
    let level = level();
    let mut stream = Stream::named(Seed(4), 0, None, Purpose::Delegate, "test/bots", 0);
    for seed in 0..4 {
        for orders in [5, 90, 240] {
            let state = position(&level, seed, orders);
            for seat in level.actor_ids() {
                let other = redraw_secrets(&level, &state, seat, &mut stream);
                let decide = |state: &State| {
                    let view = View::unexplained(&level, state, Viewer::Seat(seat));
                    let mut own = Stream::named(Seed(1), 0, Some(seat), Purpose::Delegate, "same", 0);
                    crate::delegates::Delegate::new(&level, seat, crate::delegates::Style::Doctrine)
                        .decide(&level, &view, &mut own)
                };
                assert_eq!(decide(&state), decide(&other));
            }
        }
    }
}

/// An order at random: most are nonsense, many are nearly legal.
fn any_order(level: &Level, state: &State, seat: ActorId, stream: &mut Stream) -> Order {
    let below = |stream: &mut Stream, n: usize| u16::try_from(stream.below(u32::try_from(n + 1).unwrap())).unwrap();
    let talks = TalksId(below(stream, level.talks.len()));
    let incident = IncidentId(below(stream, level.incidents.len()));
    let actor = ActorId(below(stream, level.actors.len()));
    let clue = below(stream, 12);
    let card = CardRef { incident, clue, card: below(stream, 3) };
    let held = state.actors[seat.ix()].cards.first().map_or(card, |held| held.card);
    let card = if stream.chance(500) { held } else { card };
    let draft = {
        let issues = level.talks.get(talks.ix()).map_or(3, |spec| spec.issues.len());
        let options = |i: usize| level.talks.get(talks.ix()).map_or(2, |spec| spec.issues[i].options.len());
        Outcome((0..issues).map(|i| u8::try_from(below(stream, options(i))).unwrap()).collect())
    };
    let kind = ResponseKind::ALL[stream.below(u32::try_from(ResponseKind::ALL.len()).unwrap()) as usize];
    let coalition = CoalitionId(below(stream, level.coalitions.len()));
    let package = PackageId(below(stream, level.packages.len()));
    let account = stream.chance(600).then(|| SuspectId(below(stream, 4)));
    let issue = u8::try_from(below(stream, 7)).unwrap();
    let option = u8::try_from(below(stream, 4)).unwrap();
    let offers = state.talks.get(talks.ix()).map_or(0, |talks| talks.table.offers.len());
    match stream.below(26) {
        0..=2 => Order::Offer { talks, draft },
        3 => {
            Order::Answer { talks, offer: OfferId(below(stream, offers)), accept: stream.chance(500), threshold: None }
        }
        4 => Order::Yield { talks },
        5 if stream.chance(50) => Order::WalkOut { talks },
        6 => Order::Revise { talks, draft },
        7 => Order::PutToSilence { talks, draft },
        8 => Order::BreakSilence { talks },
        9 => Order::Ask { talks, of: actor, issue },
        10 => Order::SetStandard { proof: Proof::ALL[stream.below(5) as usize], at: Permille(below(stream, 1100)) },
        11 => Order::Unplan { position: below(stream, 3) },
        12 => Order::Plan(Plan::Investigate { incident, clue }),
        13 => Order::Plan(Plan::Share { card, with: actor }),
        14 => Order::Plan(Plan::Publish { card }),
        15..=17 => Order::Plan(Plan::Respond { incident, kind, target: actor, account }),
        18 => Order::Plan(Plan::OpenChannel { with: actor }),
        19 => Order::Plan(Plan::Restore { incident }),
        20 => {
            Order::Plan(if stream.chance(500) { Plan::Join { coalition } } else { Plan::Invite { coalition, actor } })
        }
        21 => Order::Plan(if stream.chance(500) { Plan::Leave { coalition } } else { Plan::Give { package } }),
        22 => Order::Plan(Plan::AskCapital { talks, issue, option }),
        23 => Order::Choose { event: EventId(below(stream, level.events.len())), choice: option },
        24 if stream.chance(500) => Order::Plan(Plan::Help { incident }),
        24 => Order::Plan(Plan::Retract { incident, kind, target: actor }),
        _ => Order::Send,
    }
}

#[test]
fn orders_at_random_are_carried_out_or_change_nothing() {
    let level = level();
    let (mut accepted, mut refused) = (0, 0);
    for seed in 0..16 {
        let (mut state, _) = begin(&level, Seed(seed));
        let mut stream = Stream::named(Seed(seed), 0, None, Purpose::Delegate, "test/random", 0);
        for _ in 0..1500 {
            let seat = ActorId(u16::try_from(stream.below(u32::try_from(level.actors.len()).unwrap())).unwrap());
            let order = any_order(&level, &state, seat, &mut stream);
            let before = state.clone();
            let view = View::of(&level, &state, Viewer::Seat(seat));
            let verdict = check_view(&level, &view, &order);
            match resolve(&level, &mut state, seat, &order) {
                Ok(facts) => {
                    accepted += 1;
                    assert!(verdict.is_ok() && !facts.is_empty());
                    let mut told = before;
                    facts.iter().for_each(|fact| apply(&level, &mut told, fact));
                    assert_eq!(told, state);
                    for viewer in level.actor_ids().map(Viewer::Seat).chain([Viewer::Director, Viewer::Open]) {
                        facts.iter().for_each(|fact| drop(Seen::of(fact, &level, &state, viewer)));
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

#[test]
fn plans_resolve_alike_whatever_order_they_arrive_in() {
    let level = level();
    for seed in 0..10 {
        let start = position(&level, seed, 150);
        let mut stream = Stream::named(Seed(seed), 1, None, Purpose::Delegate, "test/arrival", 0);
        let mut plans = Vec::new();
        for seat in level.actor_ids() {
            for _ in 0..60 {
                if let order @ Order::Plan(_) = any_order(&level, &start, seat, &mut stream) {
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
        let (mut own, mut shown) = (Tenths::default(), Tenths::default());
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
            own.count(&finding(&level, incident, &[], &cards, None), now.truth);
            // The same cards, some of them shown by somebody who is trusted more or less.
            let trusted = |at: usize| [Permille::CERTAIN, Permille(500), Permille(750)][(seed as usize + at) % 3];
            let hold = |(at, card): (usize, &CardRef)| Held { card: *card, turn: 1, from: None, believed: trusted(at) };
            let held: Vec<Held> = cards.iter().enumerate().map(hold).collect();
            shown.count(&finding(&level, incident, &held, &[], None), now.truth);
        }
        for (stated, right, slack) in own.shares() {
            assert!((right - stated).abs() <= slack, "{}: {stated} stated, {right} right", level.incidents[i].id);
        }
        // A card of another's counts less than it says, so such a board may say too little, and never too much.
        for (stated, right, slack) in shown.shares() {
            assert!(right >= stated - slack, "{}: {stated} stated, {right} right", level.incidents[i].id);
        }
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
