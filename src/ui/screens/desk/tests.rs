//! The desk by label: ordering, taking back, ending the turn, reading back, looking at somebody, folding.

use egui::{Vec2, vec2};
use egui_kittest::{Harness, kittest::Queryable};

use super::*;
use crate::rules::{Order, Plan};
use crate::ui::kit::testing::{click, harness, press};
use crate::vm::desk::desk_vm;
use crate::vm::stage::Shown;
use crate::vm::testing::{HARBOUR, OND};
use crate::vm::ward::{FROSTLINE, Game};
use crate::vm::{Screen, Settings};
use crate::words::Words;

/// Valdora's desk, with everything it submits carried out at once.
struct Desk {
    game: Game,
    memo: DeskMemo,
    words: Words,
    settings: Settings,
    /// What was asked for, in order.
    asked: Vec<Intent>,
    stage: Option<Shown>,
}

impl Desk {
    fn start() -> Self {
        let (memo, words, settings) = (DeskMemo::default(), Words::new("en"), Settings::default());
        Self { game: Game::start(), memo, words, settings, asked: Vec::new(), stage: None }
    }

    fn show(&mut self, ui: &mut egui::Ui) {
        let theme = Theme::of(ui);
        let (level, view, seen) = (&self.game.level, self.game.view(), &self.game.seen);
        let vm = desk_vm(level, &view, seen, &self.memo, &self.words, &self.settings);
        let mut out = Vec::new();
        self.stage = desk_ui(ui, &theme, &vm, &mut self.memo, &mut out);
        for intent in out {
            self.memo.follow(&intent);
            match &intent {
                Intent::Submit(order) => self.game.order(order.clone()),
                Intent::Undo => {
                    let last = view.desk().map_or(0, |desk| desk.plans.len()) - 1;
                    self.game.order(Order::Unplan { position: u16::try_from(last).expect("few plans") });
                }
                _ => {}
            }
            self.asked.push(intent);
        }
    }

    fn plans(&self) -> Vec<Plan> {
        self.game.view().desk().expect("a seat").plans.clone()
    }
}

const WIDE: Vec2 = vec2(1600.0, 900.0);

fn shown(desk: Desk, size: Vec2) -> Harness<'static, Desk> {
    let mut harness = harness(size, desk, |ui, desk: &mut Desk| desk.show(ui));
    harness.run();
    harness
}

#[test]
fn an_order_is_chosen_and_taken_back_by_click() {
    let mut harness = shown(Desk::start(), WIDE);
    click(&mut harness, "Investigate, the Frostline loader: 2 capital, 2 staff");
    assert_eq!(harness.state().plans(), [Plan::Investigate { incident: FROSTLINE, clue: 0 }]);
    click(&mut harness, "Investigate, the Frostline loader: chosen, 2 capital, 2 staff. Click to take it back");
    assert!(harness.state().plans().is_empty());
}

#[test]
fn z_takes_the_last_plan_back_and_does_nothing_without_one() {
    let mut harness = shown(Desk::start(), WIDE);
    press(&mut harness, Key::Z);
    assert!(harness.state().asked.is_empty());
    click(&mut harness, "Investigate, the Frostline loader: 2 capital, 2 staff");
    press(&mut harness, Key::Z);
    assert_eq!(harness.state().asked.last(), Some(&Intent::Undo));
    assert!(harness.state().plans().is_empty());
}

#[test]
fn ending_the_turn_with_the_floor_asks_once_more() {
    let mut harness = shown(Desk::start(), WIDE);
    click(&mut harness, "End the week");
    assert!(harness.state().memo.ending);
    assert!(!harness.state().asked.contains(&Intent::Submit(Order::Send)));
    click(&mut harness, "Stay at the desk");
    assert!(!harness.state().memo.ending);
}

#[test]
fn enter_says_yes_where_the_desk_asks_and_escape_says_no() {
    for (key, ends) in [(Key::Enter, true), (Key::Escape, false)] {
        let mut harness = shown(Desk::start(), WIDE);
        click(&mut harness, "End the week");
        press(&mut harness, key);
        assert!(!harness.state().memo.ending);
        assert_eq!(harness.state().asked.contains(&Intent::Submit(Order::Send)), ends);
    }
}

#[test]
fn ending_the_turn_with_nothing_to_lose_sends_it() {
    let mut desk = Desk::start();
    desk.game.order(Order::Yield { talks: HARBOUR });
    let mut harness = shown(desk, WIDE);
    click(&mut harness, "End the week");
    assert_eq!(harness.state().asked, [Intent::Submit(Order::Send)]);
}

#[test]
fn o_lists_every_order_with_the_reason_why_not() {
    let mut harness = shown(Desk::start(), WIDE);
    press(&mut harness, Key::O);
    assert!(harness.state().memo.listing);
    harness.get_by_label("Investigate, the packer: It wants a technical capacity of 70; yours is 62.");
    click(&mut harness, "Close");
    assert!(!harness.state().memo.listing);
}

#[test]
fn somebody_is_looked_at_and_let_go() {
    let mut harness = shown(Desk::start(), WIDE);
    click(&mut harness, "Ondara, friendly, +20");
    assert_eq!(harness.state().memo.actor, Some(OND));
    assert!(harness.get_all_by_label("Trust in you: friendly, +20").next().is_some());
    click(&mut harness, "Everybody");
    assert_eq!(harness.state().memo.actor, None);
}

#[test]
fn keys_go_to_other_screens() {
    let mut harness = shown(Desk::start(), WIDE);
    press(&mut harness, Key::E);
    press(&mut harness, Key::T);
    let wanted = [Intent::Go(Screen::Evidence), Intent::Go(Screen::Talks(HARBOUR))];
    assert_eq!(harness.state().asked, wanted);
}

#[test]
fn j_reads_the_turn_before() {
    let mut desk = Desk::start();
    desk.game.end_turn();
    let mut harness = shown(desk, WIDE);
    assert!(harness.query_by_label("Fourteen hospitals still on paper").is_none());
    press(&mut harness, Key::J);
    assert_eq!(harness.state().memo.bulletin, Some(1));
    harness.get_by_label("Fourteen hospitals still on paper");
}

#[test]
fn the_map_shows_through_until_a_folded_panel_stands_there() {
    let mut harness = shown(Desk::start(), WIDE);
    let stage = harness.state().stage.expect("a map").rect;
    assert!(stage.width >= measure::STAGE_MIN && stage.height > 400.0, "{stage:?}");
    harness = shown(Desk::start(), vec2(640.0, 360.0));
    assert!(harness.state().stage.is_some());
    click(&mut harness, "Bulletin");
    assert!(harness.state().stage.is_none());
}
