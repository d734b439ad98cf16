//! A draft by label: variants, holders, terms, changes that draw themselves.

use egui_kittest::kittest::Queryable;

use super::*;
use crate::{ui::kit::testing::harness, vm::emblem::Hue};

fn draft() -> DocumentVm {
    let ondara = Emblem::state(Hue::Rose, "OND", "Ondara");
    let valdora = Emblem::state(Hue::Amber, "VAL", "Republic of Valdora");
    let variant = |option, text: &str, holder: &Emblem| {
        Run::Variant(Variant {
            option,
            text: text.into(),
            holders: vec![holder.clone()],
            unheld: None,
            offered: false,
            change: None,
        })
    };
    DocumentVm {
        title: "Harbour Understanding".into(),
        subtitle: "Rev. 3".into(),
        status: "2 brackets left".into(),
        clauses: vec![
            ClauseVm {
                number: "1".into(),
                settled: true,
                runs: vec![
                    Run::Term { text: "Contact".into(), entry: "contact".into() },
                    Run::Text(" is kept open at all hours of the day and night.".into()),
                ],
                ..ClauseVm::default()
            },
            ClauseVm {
                number: "2".into(),
                chosen: true,
                runs: vec![
                    Run::Text("A participant responds within ".into()),
                    variant(0, "72 hours", &valdora),
                    Run::Text(" ".into()),
                    variant(3, "five days, unless the request is incomplete and more time is needed", &ondara),
                    Run::Text(".".into()),
                ],
                ..ClauseVm::default()
            },
        ],
    }
}

fn clicks(target: &str) -> Vec<Target> {
    let vm = draft();
    let mut harness = harness(vec2(560.0, 420.0), Vec::new(), |ui, clicked| {
        clicked.extend(Document::new(&vm, "test").show(ui).clicked);
    });
    harness.run();
    harness.get_by_label(target).click();
    harness.run();
    harness.into_state()
}

#[test]
fn a_click_finds_clause_variant_and_term() {
    assert_eq!(clicks("1. Contact is kept open at all hours of the day and night."), [Target::Clause(0)]);
    assert_eq!(clicks("[72 hours, VAL]"), [Target::Variant { clause: 1, run: 1, option: 0 }]);
    assert_eq!(clicks("Contact"), [Target::Term { clause: 0, run: 0 }]);
}

#[test]
fn the_keyboard_reaches_a_variant_that_spans_rows() {
    let vm = draft();
    let mut harness = harness(vec2(560.0, 420.0), Vec::new(), |ui, clicked| {
        clicked.extend(Document::new(&vm, "test").show(ui).clicked);
    });
    harness.run();
    let words = "[five days, unless the request is incomplete and more time is needed, OND]";
    harness.get_by_label(words).focus();
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(*harness.state(), [Target::Variant { clause: 1, run: 3, option: 3 }]);
}

#[test]
fn new_changes_are_drawn_once_and_old_ones_at_once() {
    let by = Emblem::state(Hue::Azure, "LIN", "Kingdom of Lindmark");
    let inserted = ClauseVm { runs: vec![Run::Inserted { text: "will".into(), by }], ..ClauseVm::default() };
    let mut harness = harness(vec2(200.0, 100.0), (Fresh::default(), 0.0), |ui, (fresh, progress)| {
        fresh.note(0, &inserted, ui);
        *progress = fresh.progress(ui, 0, Part::Inserted(0), &inserted);
    });
    harness.run();
    let (fresh, progress) = harness.state();
    assert_eq!(*progress, 1.0, "what was there when the document opened is not drawn again");
    assert_eq!(fresh.since.len(), 1);
    assert!(fresh.since[0].1.is_infinite());
}

#[test]
fn the_text_is_60_to_78_characters_wide() {
    let mut harness = harness(vec2(900.0, 300.0), 0, |ui, widest| {
        let theme = Theme::of(ui);
        let mut flow = Flow::<Part>::new(ui, &theme.treaty());
        let sentence = "Participants should not conduct or knowingly support ICT activity that intentionally \
                        damages or otherwise impairs the operation of medical facilities, or of public \
                        laboratories that serve them in their own territory or in that of another State. ";
        flow.words(ui, &sentence.repeat(3), &theme.treaty(), theme.ink);
        let laid = flow.layout(ui, TEXT_WIDEST);
        *widest = laid.galley.rows.iter().map(|row| row.text().trim_end().chars().count()).max().unwrap_or(0);
    });
    harness.run();
    let widest = *harness.state();
    assert!((70..=80).contains(&widest), "{widest} characters");
}
