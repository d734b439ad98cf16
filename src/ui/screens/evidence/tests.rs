//! The evidence board by label: cards, standards, responses, folding.

use egui::{Vec2, vec2};
use egui_kittest::{Harness, kittest::Queryable};

use super::*;
use crate::base::{CardRef, Permille};
use crate::level::{Proof, ResponseKind};
use crate::rules::{Order, Plan};
use crate::ui::kit::testing::harness;
use crate::vm::Settings;
use crate::vm::evidence::evidence_vm;
use crate::vm::ward::{FROSTLINE, Game, SOURCE};
use crate::words::Words;

/// Valdora's evidence board, with everything it submits carried out at once.
struct Board {
    game: Game,
    memo: EvidenceMemo,
    words: Words,
    settings: Settings,
    asked: Vec<Intent>,
}

impl Board {
    fn of(game: Game) -> Self {
        let (memo, words, settings) = (EvidenceMemo::default(), Words::new("en"), Settings::default());
        Self { game, memo, words, settings, asked: Vec::new() }
    }

    fn show(&mut self, ui: &mut egui::Ui) {
        let theme = Theme::of(ui);
        let (level, view, seen) = (&self.game.level, self.game.view(), &self.game.seen);
        let vm = evidence_vm(level, &view, seen, &self.memo, &self.words, &self.settings);
        let mut out = Vec::new();
        evidence_ui(ui, &theme, &vm, &mut self.memo, &mut out);
        for intent in out {
            self.memo.follow(&intent);
            if let Intent::Submit(order) = &intent {
                self.game.order(order.clone());
            }
            self.asked.push(intent);
        }
    }
}

const TALL: Vec2 = vec2(1600.0, 1800.0);

fn shown(board: Board, size: Vec2) -> Harness<'static, Board> {
    let mut harness = harness(size, board, |ui, board: &mut Board| board.show(ui));
    harness.run();
    harness
}

fn click(harness: &mut Harness<'_, Board>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

#[test]
fn the_leading_account_stands_with_its_word() {
    let harness = shown(Board::of(Game::with_six_cards()), TALL);
    harness.get_by_label("Pale Moth, Kestria looking away, : likely 74\u{202F}%");
}

#[test]
fn a_response_is_chosen_and_planned() {
    let mut harness = shown(Board::of(Game::with_six_cards()), TALL);
    // The severest whose standard is met and that is possible comes first.
    click(&mut harness, "Plan: Private démarche · 2 capital, 1 staff");
    let plans = harness.state().game.view().desk().expect("a seat").plans.clone();
    assert!(matches!(plans.as_slice(), [Plan::Respond { kind: ResponseKind::PrivateDemarche, .. }]), "{plans:?}");
    click(&mut harness, "Take back: Private démarche");
    assert!(harness.state().game.view().desk().expect("a seat").plans.is_empty());
}

#[test]
fn below_the_standard_it_can_still_be_planned() {
    let mut board = Board::of(Game::with_six_cards());
    board.memo.kind = Some(ResponseKind::PublicAttribution);
    let mut harness = shown(board, TALL);
    click(&mut harness, "Plan: Public attribution · 5 capital, 2 staff");
    assert_eq!(harness.state().asked.len(), 1);
}

#[test]
fn standards_are_set_together() {
    let mut board = Board::of(Game::start());
    board.memo.setting = true;
    let (joint, public) = (Permille(800), Permille(850));
    board.memo.pending[Proof::JointStatement.ix()] = Some(joint);
    board.memo.pending[Proof::PublicAttribution.ix()] = Some(public);
    let mut harness = shown(board, TALL);
    click(&mut harness, "Set the 2 new standards");
    // The severer one first: the milder one must never stand above it.
    let set = |proof, at| Intent::Submit(Order::SetStandard { proof, at });
    assert_eq!(harness.state().asked, [set(Proof::PublicAttribution, public), set(Proof::JointStatement, joint)]);
    let desk = harness.state().game.view().desk().expect("a seat").clone();
    assert_eq!(desk.standards[Proof::JointStatement.ix()], joint);
    assert_eq!(desk.standards[Proof::PublicAttribution.ix()], public);
    assert_eq!(harness.state().memo.pending, [None; Proof::COUNT]);
    assert!(!harness.state().memo.setting);
}

#[test]
fn standards_moved_and_not_set_are_told() {
    let mut board = Board::of(Game::start());
    board.memo.setting = true;
    board.memo.pending[Proof::JointStatement.ix()] = Some(Permille(700));
    let mut harness = shown(board, TALL);
    harness.key_press(egui::Key::Escape);
    harness.run();
    assert!(!harness.state().memo.setting && harness.state().asked.is_empty());
    harness.get_by_label("One new standard is not set yet.");
    harness.state_mut().memo.setting = true;
    harness.run();
    click(&mut harness, "Leave them as they were");
    assert!(harness.query_by_label("One new standard is not set yet.").is_none());
    assert!(harness.state().asked.is_empty());
}

#[test]
fn a_card_lays_out_its_actions() {
    let card = CardRef { incident: FROSTLINE, clue: SOURCE, card: 0 };
    let mut harness = shown(Board::of(Game::with_six_cards()), TALL);
    let name = "Human source: “Leave schools alone”. Lindmark, hotline. publishing burns the source";
    click(&mut harness, name);
    assert_eq!(harness.state().memo.card, Some(card));
    click(&mut harness, "Publish · 2 capital, 1 staff");
    assert_eq!(harness.state().game.view().desk().expect("a seat").plans, [Plan::Publish { card }]);
}

#[test]
fn a_small_window_shows_cards_and_board_in_turn() {
    let mut harness = shown(Board::of(Game::with_six_cards()), vec2(640.0, 360.0));
    assert!(!harness.state().memo.cards);
    click(&mut harness, "Six cards in hand");
    assert!(harness.state().memo.cards);
}
