//! The talks screen as text, from constructed states; and that it never says what the reader may not know.

use std::fmt::Write;

use super::*;
use crate::base::{ActorId, CaucusId, OfferId, Seed};
use crate::level::Level;
use crate::negotiation::Outcome;
use crate::rules::{Order, Plan, State, View, Viewer, begin, resolve};
use crate::vm::testing::{self, HARBOUR, KES, NOTE, OND, PEL, VAL};
use crate::vm::{Explain, Settings};
use crate::words::Words;

/// A game under way.
struct Game {
    level: Level,
    state: State,
    settings: Settings,
    memo: TalksMemo,
}

impl Game {
    fn new() -> Self {
        let level = testing::level();
        let (state, _) = begin(&level, Seed(7));
        Self { level, state, settings: Settings::default(), memo: TalksMemo::default() }
    }

    fn order(&mut self, seat: ActorId, order: Order) -> &mut Self {
        resolve(&self.level, &mut self.state, seat, &order).expect("allowed");
        self
    }

    fn offer(&mut self, seat: ActorId, talks: TalksId, draft: &[u8]) -> &mut Self {
        self.order(seat, Order::Offer { talks, draft: Outcome(draft.to_vec()) })
    }

    fn answer(&mut self, seat: ActorId, talks: TalksId, offer: u16, accept: bool, threshold: i64) -> &mut Self {
        let order = Order::Answer { talks, offer: OfferId(offer), accept, threshold: Some(threshold) };
        self.order(seat, order)
    }

    fn pass(&mut self, seat: ActorId, talks: TalksId) -> &mut Self {
        self.order(seat, Order::Yield { talks })
    }

    fn next_turn(&mut self) -> &mut Self {
        for seat in [VAL, OND, KES, PEL] {
            self.order(seat, Order::Send);
        }
        self
    }

    fn compose(&mut self, draft: &[u8]) -> &mut Self {
        self.memo.draft = Outcome(draft.to_vec());
        self
    }

    fn vm(&self, viewer: Viewer, talks: TalksId) -> TalksVm {
        let view = View::of(&self.level, &self.state, viewer);
        talks_vm(&self.level, &view, talks, &self.memo, &Words::new("en"), &self.settings)
    }

    fn text(&self, viewer: Viewer, talks: TalksId) -> String {
        let text = as_text(&self.vm(viewer, talks));
        assert!(!text.contains('«'), "a message is missing: {text}");
        text
    }
}

/// Valdora offers 72 hours, weighing, and the team; Ondara and Kestria refuse and say why.
fn refused() -> Game {
    let mut game = Game::new();
    game.offer(VAL, HARBOUR, &[3, 1, 1]).answer(OND, HARBOUR, 0, false, 7000).answer(KES, HARBOUR, 0, false, 7000);
    game.pass(VAL, HARBOUR).offer(OND, HARBOUR, &[1, 1, 1]).pass(OND, HARBOUR);
    game.offer(KES, HARBOUR, &[0, 2, 0]).pass(KES, HARBOUR);
    game
}

fn as_text(vm: &TalksVm) -> String {
    let mut out = String::new();
    let action = |action: &Action| match &action.off {
        None => format!("[{}] {}", action.label, action.note),
        Some(why) => format!("[{}] off: {why}", action.label),
    };
    writeln!(out, "{}\n{}\n{}", vm.bar.name, vm.bar.line, vm.bar.deadline).unwrap();
    writeln!(out, "offers {:?}, capital {:?}", vm.bar.offers_left, vm.bar.capital).unwrap();
    writeln!(out, "{}", vm.banner).unwrap();
    if let Some(brief) = &vm.brief {
        writeln!(out, "\n# {} ({})\n{}", vm.labels.instructions, brief.own.code, brief.mandate).unwrap();
        let gain = &brief.gain;
        writeln!(out, "{} {}: {:?}, {:?}", gain.title, gain.about, gain.worth, gain.others).unwrap();
        writeln!(out, "{} {} {} {} {:?}", gain.no_deal_words, gain.no_deal, gain.best_words, gain.best, brief.barred)
            .unwrap();
        for clause in &brief.clauses {
            let marks = if clause.settled { ", settled" } else { "" };
            writeln!(out, "{} (text: {}{marks})", clause.heading, clause.stands).unwrap();
            clause.about.iter().for_each(|about| writeln!(out, "  {about}").unwrap());
            for option in &clause.options {
                let radio = if option.offered { '●' } else { '○' };
                writeln!(out, "  {radio} {} {:.2} {}", option.label, option.share, option.value).unwrap();
            }
        }
        for line in &brief.lines {
            let crossed = line.crossed.clone().unwrap_or_default();
            writeln!(out, "{} {} {crossed}", vm.labels.red_line, line.words).unwrap();
            line.ask_capital.iter().for_each(|ask| writeln!(out, "  {}", action(ask)).unwrap());
        }
        brief.answered.iter().for_each(|words| writeln!(out, "{words}").unwrap());
        for learnt in &brief.learnt {
            writeln!(out, "{}: {} ({})", learnt.who.code, learnt.words, learnt.note).unwrap();
        }
    }
    writeln!(out, "\n# {}", vm.document.title).unwrap();
    for seat in &vm.seats {
        writeln!(out, "{}: {}{}", seat.who.name, seat.words, if seat.floor { ", has the floor" } else { "" }).unwrap();
    }
    writeln!(out, "{} / {}", vm.document.subtitle, vm.document.status).unwrap();
    for clause in &vm.document.clauses {
        let struck: Vec<String> = clause
            .runs
            .iter()
            .filter_map(|run| match run {
                crate::vm::document::Run::Struck { text, by } => Some(format!(" -{text}- {}", by.code)),
                crate::vm::document::Run::Inserted { text, by } => Some(format!(" +{text}+ {}", by.code)),
                _ => None,
            })
            .collect();
        let tick = if clause.settled { '✓' } else { ' ' };
        writeln!(out, "{tick} {}{}", clause.spoken(), struck.concat()).unwrap();
    }
    if let Some(strip) = &vm.strip {
        let worth = strip.worth.as_ref().map(|worth| worth.words.as_str());
        writeln!(out, "\n# {}\n{} ({worth:?})", strip.heading, strip.words).unwrap();
        let leave = strip.leave.iter().map(|leave| &leave.action);
        let actions = strip.put.iter().chain(&strip.onward).chain(&strip.reset).chain(&strip.floor);
        actions.chain(leave).for_each(|a| writeln!(out, "{}", action(a)).unwrap());
    }
    writeln!(out, "\n# {} ({})", vm.labels.said, vm.voices.dial.label).unwrap();
    for voice in &vm.voices.parties {
        writeln!(out, "{}: {}", voice.who.name, voice.note).unwrap();
        voice.quote.iter().for_each(|quote| writeln!(out, "  {quote}").unwrap());
        voice.terms.iter().for_each(|term| writeln!(out, "  {}: {}", term.words, term.grade_words).unwrap());
        voice.rest.iter().for_each(|rest| writeln!(out, "  {rest}").unwrap());
        if let Some(step) = &voice.step {
            let taken = if step.taken { ", taken" } else { "" };
            writeln!(out, "  {} {} ({}{taken})", vm.labels.smallest_step, step.words, step.cost).unwrap();
        }
        for offer in &voice.offers {
            let worth = offer.worth.as_ref().map(|worth| worth.words.as_str());
            writeln!(out, "  offers: {} ({worth:?}) {} {:?}", offer.words, offer.accepted, offer.answered).unwrap();
            writeln!(out, "    {} {}", action(&offer.accept), action(&offer.refuse)).unwrap();
        }
        if let Some(ask) = &voice.ask {
            let answers: Vec<&str> = ask.questions.iter().filter_map(|q| q.answer.as_deref()).collect();
            writeln!(out, "  [{}] {} {:?} {answers:?}", ask.label, ask.cost, ask.off).unwrap();
        }
    }
    vm.voices.summary.iter().for_each(|line| writeln!(out, "{line}").unwrap());
    writeln!(out, "\n# {}", vm.labels.course).unwrap();
    for trace in &vm.course.traces {
        let line = |marks: &[Mark]| -> String {
            let mark = |m: &Mark| format!(" {}:{}{}", m.round, m.worth, if m.barred { "!" } else { "" });
            marks.iter().map(mark).collect()
        };
        writeln!(out, "{} theirs{} yours{}", trace.who.code, line(&trace.theirs), line(&trace.yours)).unwrap();
        writeln!(out, "  {} / {}", trace.spoken, trace.estimate.clone().unwrap_or_default()).unwrap();
    }
    out
}

#[test]
fn before_anybody_has_spoken() {
    let game = Game::new();
    insta::assert_snapshot!(game.text(Viewer::Seat(VAL), HARBOUR));
}

#[test]
fn a_step_that_is_worse_than_no_deal_says_so() {
    let mut told = [0, 0];
    for (no_deal, threshold) in [38, 65].into_iter().flat_map(|no_deal| [5000, 7000, 9000].map(|at| (no_deal, at))) {
        let mut level = testing::level();
        level.talks[HARBOUR.ix()].positions[0].no_deal = (no_deal, no_deal);
        let (state, _) = begin(&level, Seed(7));
        let mut game = Game { level, state, ..Game::new() };
        game.offer(VAL, HARBOUR, &[3, 1, 1]).answer(OND, HARBOUR, 0, false, threshold);
        let view = View::of(&game.level, &game.state, Viewer::Seat(VAL));
        let utility = view.talks(HARBOUR).of_party(0).expect("a party").utility.clone();
        let vm = game.vm(Viewer::Seat(VAL), HARBOUR);
        let step = vm.voices.parties.iter().find_map(|voice| voice.step.clone()).expect("reasons");
        let Some(Action { intent: Intent::ComposeFrom { draft, .. }, .. }) = step.take else { continue };
        let below = utility.can_sign(&draft) && utility.value(&draft) < utility.reservation;
        assert_eq!(step.cost.contains("worse for you than no deal"), below, "{}", step.cost);
        told[usize::from(below)] += 1;
    }
    assert!(told.iter().all(|n| *n > 0), "{told:?}");
}

#[test]
fn refused_with_reasons_steps_and_brackets() {
    let mut game = refused();
    game.compose(&[2, 1, 1]);
    insta::assert_snapshot!(game.text(Viewer::Seat(VAL), HARBOUR));
}

#[test]
fn hints_tell_the_worst_clause_and_none_tells_nothing() {
    let mut game = refused();
    game.settings.explain = Explain::Hints;
    let hints = game.vm(Viewer::Seat(VAL), HARBOUR).voices;
    let ondara = hints.parties.iter().find(|voice| voice.actor == OND).unwrap();
    assert_eq!(ondara.terms.len(), 1);
    assert!(ondara.quote.is_some() && ondara.step.is_none() && ondara.rest.is_none());
    assert_eq!(ondara.stance, Stance::Refused);
    game.settings.explain = Explain::None;
    let none = game.vm(Viewer::Seat(VAL), HARBOUR).voices;
    assert!(none.parties.iter().all(|v| v.quote.is_none() && v.terms.is_empty() && v.step.is_none()));
}

#[test]
fn the_next_offer_that_is_a_step_says_so() {
    let mut game = refused();
    let vm = game.vm(Viewer::Seat(VAL), HARBOUR);
    let step = vm.voices.parties[0].step.clone().expect("a step");
    assert!(!step.taken);
    let take = step.take.expect("can be taken over").intent;
    let view = View::of(&game.level, &game.state, Viewer::Seat(VAL));
    assert!(game.memo.obey(&take, &game.level, &view, HARBOUR));
    let vm = game.vm(Viewer::Seat(VAL), HARBOUR);
    assert!(vm.voices.parties[0].step.as_ref().is_some_and(|step| step.taken));
}

#[test]
fn a_text_across_a_red_line_shows_no_gain_and_cannot_be_offered() {
    let mut game = Game::new();
    game.compose(&[3, 2, 1]);
    let vm = game.vm(Viewer::Seat(VAL), HARBOUR);
    let (brief, strip) = (vm.brief.unwrap(), vm.strip.unwrap());
    assert!(matches!(brief.gain.worth, crate::vm::chart::Worth::CannotSign(_)));
    assert_eq!(strip.worth.unwrap().points, None);
    assert_eq!(brief.lines[0].crossed.as_deref(), Some("Your next offer crosses it."));
    let why = strip.put.unwrap().off.unwrap();
    assert_eq!(
        why,
        "Across a red line: consult before naming, in 2. Naming. Your capital would refuse the whole text."
    );
}

#[test]
fn the_chair_writes_revises_and_puts_under_silence() {
    let mut game = refused();
    insta::assert_snapshot!("chair", game.text(Viewer::Seat(PEL), HARBOUR));
    game.order(PEL, Order::Revise { talks: HARBOUR, draft: Outcome(vec![2, 1, 1]) });
    game.answer(OND, HARBOUR, 3, true, 6000);
    insta::assert_snapshot!("revised", game.text(Viewer::Seat(VAL), HARBOUR));
    game.order(VAL, Order::Answer { talks: HARBOUR, offer: OfferId(3), accept: true, threshold: None });
    for seat in [VAL, OND, KES] {
        game.pass(seat, HARBOUR);
    }
    game.order(PEL, Order::PutToSilence { talks: HARBOUR, draft: Outcome(vec![2, 1, 1]) });
    insta::assert_snapshot!("silence", game.text(Viewer::Seat(VAL), HARBOUR));
    game.next_turn().next_turn();
    insta::assert_snapshot!("adopted", game.text(Viewer::Seat(VAL), HARBOUR));
}

#[test]
fn silence_that_is_broken_opens_the_brackets_again() {
    let mut game = refused();
    game.order(PEL, Order::PutToSilence { talks: HARBOUR, draft: Outcome(vec![2, 1, 1]) });
    game.order(KES, Order::BreakSilence { talks: HARBOUR });
    let vm = game.vm(Viewer::Seat(VAL), HARBOUR);
    assert_eq!(vm.banner, "All rounds of this turn are over. The talks go on when the turn is sent.");
    assert!(vm.document.clauses.iter().any(|clause| clause.brackets() > 0));
}

#[test]
fn two_parties_trade_offers_until_one_accepts() {
    let mut game = Game::new();
    insta::assert_snapshot!("not_open", game.text(Viewer::Seat(VAL), NOTE));
    game.next_turn();
    game.offer(VAL, NOTE, &[3, 1, 0]).answer(OND, NOTE, 0, false, 9000).pass(VAL, NOTE);
    game.offer(OND, NOTE, &[0, 1, 1]).answer(VAL, NOTE, 1, false, 9000).pass(OND, NOTE);
    game.offer(VAL, NOTE, &[2, 1, 1]).answer(OND, NOTE, 2, false, 9000).pass(VAL, NOTE).offer(OND, NOTE, &[1, 1, 1]);
    insta::assert_snapshot!("trading", game.text(Viewer::Seat(VAL), NOTE));
    game.order(VAL, Order::Answer { talks: NOTE, offer: OfferId(3), accept: true, threshold: None });
    insta::assert_snapshot!("traded", game.text(Viewer::Seat(VAL), NOTE));
}

#[test]
fn talks_end_by_time_and_by_walking_out() {
    let mut game = Game::new();
    game.next_turn().next_turn().next_turn();
    let vm = game.vm(Viewer::Seat(VAL), HARBOUR);
    assert_eq!(vm.banner, "Time ran out without a text.");
    assert!(vm.strip.is_none());
    let mut game = refused();
    game.order(KES, Order::WalkOut { talks: HARBOUR });
    insta::assert_snapshot!("walked_out", game.text(Viewer::Seat(VAL), HARBOUR));
    assert_eq!(game.vm(Viewer::Seat(KES), HARBOUR).banner, "You walked out. There will be no text.");
}

#[test]
fn from_outside_one_learns_that_they_meet_and_what_they_adopt() {
    let mut game = Game::new();
    game.next_turn();
    game.offer(VAL, NOTE, &[2, 1, 1]);
    let outside = game.vm(Viewer::Seat(KES), NOTE);
    assert!(outside.brief.is_none() && outside.strip.is_none() && outside.document.clauses.is_empty());
    assert!(outside.voices.parties.iter().all(|voice| voice.offers.is_empty() && voice.ask.is_none()));
    game.order(OND, Order::Answer { talks: NOTE, offer: OfferId(0), accept: true, threshold: None });
    insta::assert_snapshot!("outside", game.text(Viewer::Seat(KES), NOTE));
}

#[test]
fn who_watches_sees_the_table_and_no_private_side() {
    let game = refused();
    let vm = game.vm(Viewer::Director, HARBOUR);
    assert!(vm.brief.is_none() && vm.strip.is_none());
    assert_eq!(vm.seats.len(), 4);
    assert_eq!(vm.document.clauses.len(), 3);
    as_text(&vm);
}

#[test]
fn what_others_privately_value_changes_nothing_on_the_screen() {
    let mut game = refused();
    game.settings.explain = Explain::None;
    let before = game.vm(Viewer::Seat(VAL), HARBOUR);
    for party in [1, 2, 3] {
        let utility = game.state.talks[HARBOUR.ix()].utilities[party].make_mut();
        utility.values.iter_mut().flatten().for_each(|value| *value = 10_000 - *value);
        utility.reservation = 1;
    }
    assert_eq!(game.vm(Viewer::Seat(VAL), HARBOUR), before);
}

#[test]
fn composing_obeys_only_intents_for_this_table() {
    let mut game = Game::new();
    let view = View::of(&game.level, &game.state, Viewer::Seat(VAL));
    let (level, memo) = (&game.level, &mut game.memo);
    let compose = |talks, issue, option| Intent::Compose { talks, issue, option };
    assert!(memo.obey(&compose(HARBOUR, 0, 3), level, &view, HARBOUR));
    assert_eq!((memo.draft.0.as_slice(), memo.clause), (&[3, 1, 0][..], Some(0)));
    assert!(!memo.obey(&compose(NOTE, 0, 0), level, &view, HARBOUR));
    assert!(memo.obey(&compose(HARBOUR, 0, 9), level, &view, HARBOUR), "its own, but no such option");
    assert_eq!(memo.draft.0, [3, 1, 0]);
    assert!(memo.obey(&Intent::ComposeReset { talks: HARBOUR }, level, &view, HARBOUR));
    assert_eq!(memo.draft, Outcome::default());
}

#[test]
fn asking_shows_the_answer_and_the_capital_pays() {
    let mut game = Game::new();
    game.order(VAL, Order::Ask { talks: HARBOUR, of: OND, issue: 2 });
    game.order(VAL, Order::Ask { talks: HARBOUR, of: PEL, issue: 0 });
    let vm = game.vm(Viewer::Seat(VAL), HARBOUR);
    assert_eq!(vm.bar.capital.as_deref(), Some("6"));
    let learnt: Vec<String> = vm.brief.unwrap().learnt.iter().map(|l| format!("{}: {}", l.who.code, l.words)).collect();
    assert_eq!(learnt, ["PEL: 1. Notice: they did not say", "OND: A. Response team: matters most of all"]);
}

/// Valdora shows Kestria alone what it would offer; Kestria refuses in private and says what it would take.
#[test]
fn a_caucus_is_seen_by_all_and_heard_by_who_was_there() {
    let mut game = Game::new();
    let draft = Outcome(vec![3, 1, 1]);
    game.compose(&draft.0).memo.caucus = Some(vec![KES]);
    let choice = game.vm(Viewer::Seat(VAL), HARBOUR).strip.unwrap().caucus.unwrap();
    let chosen: Vec<_> = choice.parties.iter().map(|(actor, _, on)| (*actor, *on)).collect();
    assert_eq!(chosen, [(OND, false), (KES, true), (PEL, false)]);
    let Intent::Submit(order) = choice.show.intent.clone() else { panic!("{choice:?}") };
    assert!(choice.show.is_on(), "{choice:?}");
    game.order(VAL, order);

    let voice = |game: &Game, viewer: ActorId, of: ActorId| {
        let voices = game.vm(Viewer::Seat(viewer), HARBOUR).voices.parties;
        voices.into_iter().find(|voice| voice.actor == of).unwrap()
    };
    let shown = voice(&game, KES, VAL).offers;
    assert_eq!(shown[0].caucus.as_deref(), Some("In caucus, between you two"));
    assert!(shown[0].accept.is_on() && voice(&game, OND, VAL).offers.is_empty());
    assert_eq!(voice(&game, VAL, KES).in_caucus.as_deref(), Some("It has not answered in caucus."));

    let (talks, caucus) = (HARBOUR, CaucusId(0));
    game.order(KES, Order::AnswerCaucus { talks, caucus, accept: false, threshold: Some(7000) });
    let refused = voice(&game, VAL, KES);
    assert_eq!(refused.in_caucus.as_deref(), Some("In caucus it is against your draft."));
    assert!(!refused.terms.is_empty() && refused.step.is_some_and(|step| step.take.is_some()));
    let overheard = voice(&game, OND, KES);
    assert!(overheard.in_caucus.is_none() && overheard.terms.is_empty() && overheard.step.is_none());

    // Nobody, or everybody, is no caucus.
    for chosen in [vec![], vec![OND, KES, PEL]] {
        game.memo.caucus = Some(chosen);
        assert!(!game.vm(Viewer::Seat(VAL), HARBOUR).strip.unwrap().caucus.unwrap().show.is_on());
    }
    // Between two there is nobody to keep it from.
    let between_two = game.next_turn().vm(Viewer::Seat(VAL), NOTE).strip.unwrap();
    assert!(between_two.put.is_some() && between_two.caucus.is_none());
}

/// Pellas comes in between Valdora and Ondara: it sees what is offered, is told what matters, and proposes what both accept.
#[test]
fn whoever_mediates_sees_the_room_and_proposes() {
    let mut game = Game::new();
    game.level.talks[NOTE.ix()].mediation = true;
    game.next_turn();
    assert_eq!(
        game.vm(Viewer::Seat(PEL), NOTE).bystander,
        "You are not at this table. You learn that they meet, and what they adopt."
    );
    for party in [VAL, OND] {
        game.order(party, Order::Plan(Plan::AskMediator { talks: NOTE, mediator: PEL }));
    }
    game.next_turn();

    let talks = NOTE;
    let room = |game: &Game| game.vm(Viewer::Seat(PEL), NOTE);
    assert_eq!(room(&game).bystander, "You mediate at this table and have no stake of your own in the text.");
    let mut draft = vec![0; game.level.talks(NOTE).issues.len()];
    draft[0] = 1;
    let floor = game.state.talks[NOTE.ix()].table.floor.unwrap();
    let party = game.level.talks(NOTE).parties[usize::from(floor)];
    game.offer(party, NOTE, &draft);
    let seen = room(&game);
    let voice = seen.voices.parties.iter().find(|voice| voice.actor == party).unwrap();
    assert!(voice.offers.len() == 1 && !voice.offers[0].accept.is_on() && voice.offers[0].take.is_on());
    let Intent::Submit(question) = voice.ask.as_ref().unwrap().questions[0].ask.clone() else { panic!() };
    game.order(PEL, question);
    let asked = room(&game).voices.parties.into_iter().find(|voice| voice.actor == party).unwrap();
    assert!(asked.ask.unwrap().questions[0].answer.is_some());

    game.compose(&vec![0; draft.len()]);
    let put = room(&game).strip.unwrap().put.unwrap();
    let Intent::Submit(order) = put.intent.clone() else { panic!("{put:?}") };
    assert!(put.is_on() && room(&game).composing);
    game.order(PEL, order);
    assert!(!room(&game).strip.unwrap().put.unwrap().is_on());
    let shown = game.vm(Viewer::Seat(OND), NOTE).voices.parties.into_iter().find(|voice| voice.actor == PEL).unwrap();
    assert!(shown.stance == Stance::Mediates && shown.offers[0].accept.is_on());
    game.answer(OND, NOTE, 1, false, 9000);
    let refused = room(&game).voices.parties.into_iter().find(|voice| voice.actor == OND).unwrap();
    assert!(refused.step.is_some_and(|step| step.take.is_some() && step.cost.is_empty()));
    assert_eq!(
        game.order(VAL, Order::Answer { talks, offer: OfferId(1), accept: true, threshold: None }).state.texts.len(),
        0
    );
}
