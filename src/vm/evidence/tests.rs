//! The evidence board as text, from constructed states.

use std::fmt::Write;

use super::*;
use crate::base::CardRef;
use crate::level::{Proof, ResponseKind};
use crate::rules::{Order, STANDARD_COST};
use crate::vm::ward::{FROSTLINE, Game, SOURCE};
use crate::vm::{Settings, testing, ward};
use crate::words::Words;

fn vm(game: &Game, memo: &EvidenceMemo) -> EvidenceVm {
    evidence_vm(&game.level, &game.view(), &game.seen, memo, &Words::new("en"), &Settings::default())
}

fn case_of(game: &Game, memo: &EvidenceMemo) -> Case {
    vm(game, memo).case.expect("an incident is known")
}

#[test]
fn the_board_of_the_mock_up() {
    let game = Game::with_six_cards();
    insta::assert_snapshot!(text(&vm(&game, &EvidenceMemo::default())));
}

#[test]
fn nothing_is_held_at_first() {
    let game = Game::start();
    insta::assert_snapshot!(text(&vm(&game, &EvidenceMemo::default())));
}

#[test]
fn six_cards_read_74_12_7_7_and_one_of_them_carries_the_case() {
    let game = Game::with_six_cards();
    let case = case_of(&game, &EvidenceMemo::default());
    let read: Vec<u16> = case.board.accounts.iter().map(|account| Permille(account.now).percent()).collect();
    assert_eq!(read, [74, 12, 7, 7]);
    let words: Vec<&str> = case.board.accounts.iter().map(|account| account.word.as_str()).collect();
    assert_eq!(words, ["likely", "remote", "remote", "remote"]);
    let met: Vec<bool> = case.board.standards.iter().map(|standard| standard.met).collect();
    assert_eq!(met, [true, true, false, false, false]);
    let carries = case.carries.expect("one card carries it");
    assert_eq!(carries.card, CardRef { incident: FROSTLINE, clue: SOURCE, card: 0 });
    let said: String = carries.stretches.iter().map(|(text, _)| text.as_str()).collect();
    assert!(said.contains("49\u{202F}%, below your joint statement"), "{said}");
}

#[test]
fn no_card_carries_a_case_that_stands_without_it() {
    let mut game = Game::with_six_cards();
    game.state.actors[testing::VAL.ix()].standards = [400, 450, 850, 920, 960].map(Permille);
    assert_eq!(case_of(&game, &EvidenceMemo::default()).carries, None);
}

#[test]
fn below_the_standard_is_a_warning_and_not_a_lock() {
    let game = Game::with_six_cards();
    let case = case_of(&game, &EvidenceMemo::default());
    let sanctions = case.measures.iter().find(|m| m.kind == ResponseKind::Sanctions).expect("in the level");
    assert!(sanctions.warning.is_some());
    assert!(matches!(sanctions.order.as_ref().map(|o| &o.state), Some(crate::vm::orders::OrderState::Possible)));
    let statement = case.measures.iter().find(|m| m.kind == ResponseKind::JointStatement).expect("in the level");
    assert_eq!(statement.warning, None);
    // It needs somebody to make it with.
    assert!(matches!(statement.order.as_ref().map(|o| &o.state), Some(crate::vm::orders::OrderState::Off(_))));
}

#[test]
fn the_reading_narrows_with_the_channel() {
    let mut game = Game::with_six_cards();
    let memo = EvidenceMemo { kind: Some(ResponseKind::PublicAttribution), ..EvidenceMemo::default() };
    let overall = |game: &Game| case_of(game, &memo).argument.expect("a measure is chosen").overall;
    assert_eq!((overall(&game).low, overall(&game).high), (1, 7));
    game.state.channels.make_mut()[testing::VAL.ix()][testing::KES.ix()] = crate::level::Channel::Hotline;
    assert_eq!((overall(&game).low, overall(&game).high), (3, 5));
}

#[test]
fn a_standard_is_free_before_the_first_card_and_costs_after() {
    let game = Game::start();
    let memo = EvidenceMemo::default();
    assert!(case_of(&game, &memo).standards_cost.starts_with("Free"));
    let game = Game::with_six_cards();
    assert!(case_of(&game, &memo).standards_cost.contains("2 capital"));
    let mut memo = memo;
    memo.pending[Proof::JointStatement.ix()] = Some(Permille(500));
    let below = case_of(&game, &memo).standards;
    assert!(below.off.as_deref().is_some_and(|why| why.contains("55")), "{below:?}");
    assert!(below.rows[Proof::JointStatement.ix()].off);
    memo.pending[Proof::JointStatement.ix()] = Some(Permille(700));
    let raised = case_of(&game, &memo).standards;
    assert_eq!(raised.off, None);
    assert_eq!(raised.orders, [Order::SetStandard { proof: Proof::JointStatement, at: Permille(700) }]);
    // Each change costs: what is left may not do for all.
    for (proof, at) in [(Proof::PublicAttribution, 900), (Proof::Sanctions, 950), (Proof::Countermeasure, 980)] {
        memo.pending[proof.ix()] = Some(Permille(at));
    }
    let all = case_of(&game, &memo).standards;
    let (capital, cost) = (game.view().desk().expect("a seat").free.capital, STANDARD_COST);
    let unpaid = all.rows.iter().filter(|row| row.off).count();
    assert_eq!(unpaid as i32, 4 - (capital / cost).min(4), "{capital} capital at {cost} each: {all:?}");
}

#[test]
fn a_card_shown_counts_as_far_as_it_is_believed() {
    let mut game = Game::with_six_cards();
    let held = &mut game.state.actors[testing::VAL.ix()].cards[usize::from(SOURCE)];
    held.from = Some(testing::PEL);
    held.believed = Permille(500);
    let case = case_of(&game, &EvidenceMemo::default());
    assert_eq!(case.board.accounts[0].now / 10, 66, "between 49 without it and 74 in full");
    assert!(case.at_their_word.is_some_and(|words| words.contains("74\u{202F}%")), "as if all were one's own");
    let card = &case.cards[usize::from(SOURCE)];
    assert_eq!(card.weights[0].1, 2, "half of three, away from zero");
    assert!(card.from.as_deref().is_some_and(|from| from.contains("Pellas Isles") && from.contains("50")));
}

#[test]
fn whoever_took_part_knows() {
    let mut level = ward::level();
    level.incidents[0].truth = Some(crate::level::FixedTruth { suspect: SuspectId(0), reason: "for the test".into() });
    let game = Game::of(level);
    let view = crate::rules::View::of(&game.level, &game.state, crate::rules::Viewer::Seat(testing::KES));
    let vm = evidence_vm(&game.level, &view, &[], &EvidenceMemo::default(), &Words::new("en"), &Settings::default());
    let case = vm.case.expect("known");
    assert_eq!(case.board.accounts[0].now, 1000);
    assert_eq!(case.board.accounts[0].word, "certain");
    assert_eq!(case.board_note, "you took part: you know");
}

#[test]
fn choices_about_one_incident_mean_nothing_for_another() {
    let mut memo = EvidenceMemo { account: Some(SuspectId(2)), target: Some(testing::OND), ..EvidenceMemo::default() };
    memo.follow(&crate::vm::Intent::SelectIncident(IncidentId(1)));
    assert_eq!((memo.incident, memo.account, memo.target), (Some(IncidentId(1)), None, None));
}

/// The board as plain text.
/// A right that the harm does not bear out is disputed by all, and the board says so before it is claimed.
#[test]
fn a_label_that_does_not_carry_is_disputed_beforehand() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/kinds.ron");
    let level = crate::level::library::load(&path).level.unwrap();
    let (state, _) = crate::rules::begin(&level, crate::base::Seed(1));
    let seat = level.find_actor("ALD").unwrap();
    let view = crate::rules::View::of(&level, &state, crate::rules::Viewer::Seat(seat));
    let argued = |incident: &str, kind| {
        let incident = level.incidents.iter().position(|spec| spec.id == incident).map(IncidentId::at);
        let memo = EvidenceMemo { incident, kind: Some(kind), account: Some(SuspectId(0)), ..EvidenceMemo::default() };
        let vm = evidence_vm(&level, &view, &[], &memo, &Words::new("en"), &Settings::default());
        let case = vm.case.unwrap();
        assert!(case.kind.is_some_and(|kind| !kind.contains('«')));
        let argument = case.argument.unwrap();
        let convinced: Vec<bool> = argument.audience.iter().map(|third| third.convinced).collect();
        (argument.disputed, convinced)
    };
    let said = |incident, kind| argued(incident, kind).0.unwrap();
    assert_eq!(argued("pulse", ResponseKind::BreakRelations), (None, vec![true]));
    assert!(said("dam", ResponseKind::BreakRelations).contains("6 out of 10 is far from an armed attack"));
    assert_eq!(argued("dam", ResponseKind::Countermeasure), (None, vec![true]));
    assert!(said("update", ResponseKind::Countermeasure).contains("more than the harm it answers, 3 out of 10"));
    assert!(said("wiretap", ResponseKind::Countermeasure).contains("spying"));
    assert_eq!(argued("update", ResponseKind::Countermeasure).1, [false]);
    assert_eq!(argued("update", ResponseKind::PublicAttribution).0, None);
}

fn text(vm: &EvidenceVm) -> String {
    let mut out = String::new();
    writeln!(out, "{} | {}", vm.bar.title, vm.bar.subtitle).unwrap();
    let Some(case) = &vm.case else { return out };
    writeln!(out, "{} {}", case.line, case.harm).unwrap();
    writeln!(out, "\n{}", case.hand_title).unwrap();
    for card in &case.cards {
        writeln!(out, "- {}", card.spoken).unwrap();
        let weights: Vec<String> = card.weights.iter().map(|(who, weight)| format!("{who} {weight}")).collect();
        writeln!(out, "  {}", weights.join(", ")).unwrap();
        if let Some(publish) = &card.publish {
            writeln!(out, "  {} | {}", publish.spoken, publish.effect).unwrap();
        }
    }
    writeln!(out, "\n{} {}", vm.labels.clues, case.closed_words).unwrap();
    for clue in &case.clues {
        writeln!(out, "- {} ({}): {} | {:?} | {}", clue.name, clue.kind_word, clue.effort, clue.who, clue.order.spoken)
            .unwrap();
    }
    writeln!(out, "\n{} ({})", vm.labels.board, case.board_note).unwrap();
    for account in &case.board.accounts {
        let leads = if account.leading { " <" } else { "" };
        writeln!(out, "- {}: {} {} was {}{leads}", account.name, account.word, account.now, account.before).unwrap();
    }
    writeln!(out, "{}: {}", case.board.standards_title, case.board.standards_note).unwrap();
    for (standard, set) in case.board.standards.iter().zip(&case.standards.rows) {
        writeln!(out, "- {} {} {} | {}", standard.name, standard.at, standard.met, set.note).unwrap();
    }
    if let Some(words) = &case.at_their_word {
        writeln!(out, "{words}").unwrap();
    }
    if let Some(carries) = &case.carries {
        let said: String = carries.stretches.iter().map(|(text, _)| text.as_str()).collect();
        writeln!(out, "! {said} {}", carries.note).unwrap();
    }
    writeln!(out, "\n{}", vm.labels.responses).unwrap();
    for measure in &case.measures {
        let order = measure.order.as_ref().map_or("", |order| order.spoken.as_str());
        let sign = if measure.chosen { ">" } else { "-" };
        writeln!(out, "{sign} {} [{}] {} | {order}", measure.name, measure.note, measure.severity).unwrap();
    }
    if let Some(argument) = &case.argument {
        writeln!(out, "\n{} {} | {}", vm.labels.argument, argument.harm_title, argument.measure_title).unwrap();
        for row in argument.criteria.iter().chain([&argument.overall]) {
            writeln!(out, "- {} {} : {} ({} to {})", row.name, row.harm, row.meant, row.low, row.high).unwrap();
        }
        for account in &argument.accounts {
            writeln!(out, "{} {}", if account.chosen { "(x)" } else { "( )" }, account.words).unwrap();
        }
        writeln!(out, "{} {}", argument.reading.words, argument.they_own.as_deref().unwrap_or("")).unwrap();
        writeln!(out, "{}", argument.label).unwrap();
        for heard in &argument.audience {
            writeln!(out, "- {}: {}", heard.emblem.name, heard.words).unwrap();
        }
        writeln!(out, "[{}] [{}]", argument.button, argument.first_button).unwrap();
    }
    for coalition in &case.coalitions {
        writeln!(out, "\n{}: {} {}", coalition.name, coalition.outcome, coalition.note).unwrap();
        for order in &coalition.orders {
            writeln!(out, "- {} | {}", order.spoken, order.effect).unwrap();
        }
    }
    assert!(!out.contains('«'), "{out}");
    out
}

/// A call is open between Aldmark and Borland, so that they misread each other by two points; a countermeasure means 6, blame 4.
#[test]
fn what_they_read_and_hold_is_what_the_rules_make_of_it() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/levels/kinds.ron");
    let level = crate::level::library::load(&path).level.unwrap();
    let (state, _) = crate::rules::begin(&level, crate::base::Seed(1));
    let seat = level.find_actor("ALD").unwrap();
    let view = crate::rules::View::of(&level, &state, crate::rules::Viewer::Seat(seat));
    let argued = |incident: &str, kind| {
        let incident = level.incidents.iter().position(|spec| spec.id == incident).map(IncidentId::at);
        let memo = EvidenceMemo { incident, kind: Some(kind), account: Some(SuspectId(1)), ..EvidenceMemo::default() };
        let vm = evidence_vm(&level, &view, &[], &memo, &Words::new("en"), &Settings::default());
        vm.case.unwrap().argument.unwrap()
    };
    // Who claims a right that it does not have is taken to mean a point more.
    for (incident, read) in [("dam", (4, 8)), ("update", (5, 9))] {
        let argument = argued(incident, ResponseKind::Countermeasure);
        assert_eq!((argument.overall.low, argument.overall.high), read, "{incident}");
        assert!(argument.reading.words.contains(&format!("{} to {}", read.0, read.1)), "{}", argument.reading.words);
    }
    // What states did is felt two points more.
    for (incident, held) in [("dam", "up to 6"), ("pulse", "up to 8")] {
        let words = argued(incident, ResponseKind::PublicAttribution).they_own.unwrap();
        assert!(words.contains(held), "{incident}: {words}");
    }
}
