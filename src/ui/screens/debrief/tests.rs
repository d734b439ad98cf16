//! The page by label: what a reader can see, open, point out and reach by keyboard.

use egui::{Key, vec2};
use egui_kittest::{Harness, kittest::Queryable};

use super::*;
use crate::debrief::testing::VAL;
use crate::ui::kit::testing::harness;
use crate::vm::debrief::tests::{game, page};
use crate::vm::prose::Span;

struct Desk {
    vm: DebriefVm,
    memo: DebriefMemo,
    out: Vec<Intent>,
}

fn open(size: egui::Vec2) -> Harness<'static, Desk> {
    let desk = Desk { vm: page(&game(), VAL), memo: DebriefMemo::default(), out: Vec::new() };
    let mut harness = harness(size, desk, |ui, desk| {
        let theme = Theme::of(ui);
        debrief_ui(ui, &theme, &desk.vm, &mut desk.memo, &mut desk.out);
    });
    harness.run();
    harness
}

/// The first tag whose target is as asked for: sentence, place among its tags, and its words.
fn tag(vm: &DebriefVm, wanted: impl Fn(&Target) -> bool) -> (usize, usize, String) {
    let all = vm
        .sentences
        .iter()
        .enumerate()
        .flat_map(|(s, sentence)| sentence.tags.iter().enumerate().map(move |(t, tag)| (s, t, sentence, tag)));
    let mut found = all.filter(|(.., tag)| wanted(&tag.target));
    let (s, t, sentence, tag) = found.next().expect("such a tag");
    let Span::Tag(words) = &sentence.prose[tag.span] else { panic!("a tag") };
    (s, t, words.clone())
}

#[test]
fn a_tag_opens_its_evidence_and_escape_closes_it() {
    let mut harness = open(vec2(1600.0, 900.0));
    let (sentence, place, words) = tag(&harness.state().vm, |target| matches!(target, Target::Act { .. }));
    let slip = harness.state().vm.sentences[sentence].tags[place].slip.clone();
    assert!(harness.query_by_label(&slip[1]).is_none());
    harness.get_by_label(&words).click();
    harness.run();
    assert_eq!(harness.state().memo.open, Some((sentence, place)));
    for line in &slip {
        harness.get_by_label(line);
    }
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.state().memo.open, None);
    assert!(harness.query_by_label(&slip[1]).is_none());
}

#[test]
fn a_tag_turns_the_figures_to_its_table() {
    let mut harness = open(vec2(1600.0, 900.0));
    harness.state_mut().memo.table = 1;
    harness.run();
    let other = harness.state().vm.tables[1].plane_spoken.clone();
    harness.get_by_label(&other);
    let (.., words) = tag(&harness.state().vm, |target| matches!(target, Target::Plane { table: 0, .. }));
    harness.get_by_label(&words).click();
    harness.run();
    assert_eq!(harness.state().memo.table, 0);
    let own = harness.state().vm.tables[0].plane_spoken.clone();
    harness.get_by_label(&own);
}

#[test]
fn another_table_is_chosen_by_its_tab() {
    let mut harness = open(vec2(1600.0, 900.0));
    let name = harness.state().vm.tables[1].name.clone();
    harness.get_by_label(&name).click();
    harness.run();
    assert_eq!(harness.state().memo.table, 1);
    let title = harness.state().vm.tables[1].better.title.clone();
    harness.get_by_label(&title);
}

#[test]
fn the_page_can_be_copied_left_and_explained() {
    let mut harness = open(vec2(1600.0, 900.0));
    let labels = harness.state().vm.labels.clone();
    for label in [&labels.copy, &labels.back, &labels.help] {
        harness.get_by_label(label).click();
        harness.run();
    }
    let text = plain_text(&harness.state().vm);
    assert_eq!(harness.state().out, [Intent::Copy(text), Intent::Back, Intent::Help(true)]);
}

#[test]
fn every_part_is_there_at_any_width() {
    for size in [vec2(1920.0, 1080.0), vec2(1280.0, 720.0), vec2(960.0, 540.0), vec2(640.0, 360.0)] {
        let harness = open(size);
        let vm = &harness.state().vm;
        harness.get_by_label(&vm.standfirst);
        harness.get_by_label(&vm.tables[0].plane_spoken);
        harness.get_by_label(&vm.ladders[0].spoken);
        harness.get_by_label(&vm.tables[0].better.cards[0].title);
        harness.get_by_label(&format!("{}: {}", vm.gauges[0].name, vm.gauges[0].value));
        harness.get_by_label(&format!("1. {}", vm.questions[0]));
        harness.get_by_label(&vm.really.days[0].text);
    }
}
