//! The talks screen by label: composing, offering, taking over a step, asking, leaving, and folding.

use egui::{Key, Vec2, accesskit::Role, vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT, Queryable, by},
};

use super::*;
use crate::base::{ActorId, OfferId, Seed, TalksId};
use crate::level::Level;
use crate::negotiation::Outcome;
use crate::rules::{Order, State, View, Viewer, begin, resolve};
use crate::ui::kit::testing::{click, harness, press};
use crate::vm::Settings;
use crate::vm::talks::talks_vm;
use crate::vm::testing::{self, HARBOUR, KES, NOTE, OND, PEL, VAL};
use crate::words::Words;

/// Valdora's desk, with everything it submits carried out at once.
struct Desk {
    level: Level,
    state: State,
    talks: TalksId,
    memo: TalksMemo,
    words: Words,
    settings: Settings,
    /// What was asked for and is not the memo's or the rules'.
    beyond: Vec<Intent>,
}

impl Desk {
    fn at(talks: TalksId) -> Self {
        let level = testing::level();
        let (mut state, _) = begin(&level, Seed(7));
        while state.turn < level.talks(talks).opens {
            for seat in [VAL, OND, KES, PEL] {
                resolve(&level, &mut state, seat, &Order::Send).expect("a turn can be sent");
            }
        }
        let (memo, words, settings) = (TalksMemo::default(), Words::new("en"), Settings::default());
        Self { level, state, talks, memo, words, settings, beyond: Vec::new() }
    }

    fn order(&mut self, seat: ActorId, order: &Order) {
        resolve(&self.level, &mut self.state, seat, order).expect("allowed");
    }

    fn offers(&self) -> usize {
        self.state.talks[self.talks.ix()].table.offers.len()
    }

    fn show(&mut self, ui: &mut egui::Ui) {
        let theme = Theme::of(ui);
        let view = View::of(&self.level, &self.state, Viewer::Seat(VAL));
        let vm = talks_vm(&self.level, &view, self.talks, &self.memo, &self.words, &self.settings);
        let mut out = Vec::new();
        talks_ui(ui, &theme, &vm, &mut self.memo, &mut out);
        for intent in out {
            if self.memo.obey(&intent, &self.level, &view, self.talks) {
                continue;
            }
            match intent {
                Intent::Submit(order) => self.order(VAL, &order),
                Intent::Change(settings) => self.settings = settings,
                other => self.beyond.push(other),
            }
        }
    }
}

const WIDE: Vec2 = vec2(1600.0, 900.0);

fn shown(desk: Desk, size: Vec2) -> Harness<'static, Desk> {
    let mut harness = harness(size, desk, |ui, desk: &mut Desk| desk.show(ui));
    harness.run();
    harness
}

/// Valdora offered 72 hours and the team; Ondara refused and named what it would take.
fn refused() -> Desk {
    let mut desk = Desk::at(HARBOUR);
    desk.order(VAL, &Order::Offer { talks: HARBOUR, draft: Outcome(vec![3, 1, 1]) });
    let answer = Order::Answer { talks: HARBOUR, offer: OfferId(0), accept: false, threshold: Some(7000) };
    desk.order(OND, &answer);
    desk
}

#[test]
fn an_offer_is_composed_from_options_and_put_on_the_table() {
    let mut harness = shown(Desk::at(HARBOUR), WIDE);
    click(&mut harness, "72 hours, 44");
    click(&mut harness, "given, 0");
    assert_eq!(harness.state().memo.draft, Outcome(vec![3, 1, 1]));
    harness.get_by_label("[72 hours, your next offer]");
    click(&mut harness, "Put it on the table");
    assert_eq!(harness.state().offers(), 1);
    assert_eq!(harness.state().state.talks[0].table.offers[0].draft, Outcome(vec![3, 1, 1]));
}

#[test]
fn a_draft_is_shown_to_some_in_caucus() {
    let mut harness = shown(Desk::at(HARBOUR), WIDE);
    click(&mut harness, "72 hours, 44");
    click(&mut harness, "Caucus");
    click(&mut harness, "With Kestria");
    assert_eq!(harness.state().memo.caucus, Some(vec![KES]));
    click(&mut harness, "With Ondara");
    click(&mut harness, "With Kestria");
    click(&mut harness, "Show it");
    let met = &harness.state().state.talks[0].caucuses;
    assert_eq!(
        met.iter().map(|met| (met.by, met.with.as_slice(), met.draft.0[0])).collect::<Vec<_>>(),
        [(VAL, &[OND][..], 3)]
    );
    assert!(harness.state().memo.caucus.is_none() && harness.state().offers() == 0);
    harness.get_by_label("It has not answered in caucus.");
}

#[test]
fn a_smallest_step_is_taken_over_into_the_next_offer() {
    let mut harness = shown(refused(), WIDE);
    click(&mut harness, "Take it over: Ondara");
    assert_eq!(harness.state().memo.draft, Outcome(vec![2, 1, 1]));
    harness.get_by_label("In your next offer: Ondara");
    assert_eq!(harness.state().offers(), 1, "nothing is sent yet");
}

#[test]
fn a_wording_in_the_document_is_chosen_by_a_click() {
    let mut harness = shown(refused(), WIDE);
    click(&mut harness, "[72 hours, VAL]");
    assert_eq!(harness.state().memo.draft.0[0], 3);
    assert_eq!(harness.state().memo.clause, Some(0));
}

#[test]
fn what_crosses_a_red_line_cannot_be_put_on_the_table() {
    let mut desk = Desk::at(HARBOUR);
    desk.memo.draft = Outcome(vec![1, 2, 0]);
    let mut harness = shown(desk, WIDE);
    let put = harness.get(by().role(Role::Button).predicate(|node| {
        node.label().is_some_and(|label| label.starts_with("Put it on the table, off: Across a red line"))
    }));
    assert!(put.accesskit_node().is_disabled());
    put.click();
    harness.run();
    assert_eq!(harness.state().offers(), 0);
}

#[test]
fn the_keyboard_goes_through_clauses_and_options() {
    let mut harness = shown(Desk::at(HARBOUR), WIDE);
    press(&mut harness, Key::ArrowDown);
    assert_eq!(harness.state().memo.clause, Some(0));
    press(&mut harness, Key::ArrowRight);
    assert_eq!(harness.state().memo.draft.0, [2, 1, 0]);
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Num2);
    assert_eq!(harness.state().memo.draft.0, [2, 1, 1]);
    press(&mut harness, Key::ArrowUp);
    press(&mut harness, Key::ArrowLeft);
    assert_eq!(harness.state().memo.draft.0, [2, 0, 1]);
    press(&mut harness, Key::Enter);
    assert!(harness.get_by_label("Put it on the table").is_focused());
    assert_eq!(harness.state().offers(), 0, "the first Enter only goes to the button");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().offers(), 1);
}

#[test]
fn leaving_asks_first() {
    let mut harness = shown(Desk::at(HARBOUR), WIDE);
    let open = |harness: &Harness<'_, Desk>| harness.state().state.talks[0].table.floor.is_some();
    click(&mut harness, "Walk out");
    assert!(open(&harness));
    click(&mut harness, "Stay");
    assert!(!harness.state().memo.leaving && open(&harness));
    click(&mut harness, "Walk out");
    let last = harness.get_all_by_role_and_label(Role::Button, "Walk out").last().expect("the dialog's button");
    last.click();
    harness.run();
    assert!(!open(&harness));
    harness.get_by_label_contains("You walked out.");
}

#[test]
fn a_question_costs_capital_and_its_answer_is_kept() {
    let mut harness = shown(Desk::at(HARBOUR), WIDE);
    click(&mut harness, "Ask Ondara how much it matters");
    let question = harness.get_all_by_role_and_label(Role::Button, "A. Response team").last().expect("a question");
    question.click();
    harness.run();
    assert_eq!(harness.state().state.actors[VAL.ix()].capital, 7);
    assert!(harness.query_all_by_label("A. Response team: matters most of all").count() >= 1);
}

#[test]
fn an_offer_of_the_other_party_is_accepted() {
    let mut desk = Desk::at(NOTE);
    desk.order(VAL, &Order::Yield { talks: NOTE });
    desk.order(OND, &Order::Offer { talks: NOTE, draft: Outcome(vec![1, 1, 1]) });
    let mut harness = shown(desk, WIDE);
    click(&mut harness, "Accept: Ondara");
    harness.get_by_label_contains("Adopted. Valdora and Ondara stand behind it.");
    assert_eq!(harness.state().state.texts.len(), 1);
}

#[test]
fn on_a_small_screen_panels_are_tabs_and_a_seat_opens_what_was_said() {
    let mut harness = shown(refused(), vec2(640.0, 360.0));
    assert!(harness.query_by_label("Take it over: Ondara").is_none());
    click(&mut harness, "Ondara: one step");
    assert_eq!(harness.state().memo.panel, Some(Panel::Said));
    harness.get_by_label("Take it over: Ondara");
    click(&mut harness, "Your instructions");
    assert_eq!(harness.state().memo.panel, Some(Panel::Instructions));
    click(&mut harness, "The table");
    assert_eq!(harness.state().memo.panel, None);
    // Between the two, the right panel is a drawer.
    let mut harness = shown(refused(), vec2(960.0, 540.0));
    click(&mut harness, "Ondara: one step");
    harness.get_by_label("Take it over: Ondara");
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().memo.panel, None);
}

#[test]
fn the_dial_and_the_way_out_are_handed_on() {
    let mut harness = shown(refused(), WIDE);
    click(&mut harness, "in full");
    harness.get_by_label("hints");
    assert!(harness.query_by_label("Take it over: Ondara").is_none());
    click(&mut harness, "Back to the desk");
    click(&mut harness, "Explain this screen");
    assert_eq!(harness.state().beyond, [Intent::Go(Screen::Desk), Intent::Help(true)]);
}

#[test]
fn everything_that_can_be_clicked_has_a_name() {
    for talks in [HARBOUR, NOTE] {
        let mut desk = Desk::at(talks);
        desk.memo.asking = Some(OND);
        let harness = shown(desk, WIDE);
        let controls = [Role::Button, Role::RadioButton, Role::Link, Role::CheckBox];
        let mut seen = 0;
        for node in harness.root().children_recursive() {
            let node = node.accesskit_node();
            if controls.contains(&node.role()) {
                assert!(node.label().is_some_and(|label| !label.trim().is_empty()), "{node:?}");
                seen += 1;
            }
        }
        assert!(seen > 20);
    }
}
