//! Each screen by label: what is there, what a click or key asks for, and that it fits every window.

use egui::{Key, Rect, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::briefing::{BriefingMemo, briefing_ui};
use super::ledger::{LedgerMemo, ledger_ui};
use super::levels::levels_ui;
use super::overlays;
use super::problems::problems_ui;
use super::saves::saves_ui;
use super::settings::settings_ui;
use super::sources::sources_ui;
use super::title::title_ui;
use crate::base::{Digest, TalksId, TextId};
use crate::level::Level;
use crate::level::library::{Library, Loaded};
use crate::negotiation::Outcome;
use crate::rules::Text;
use crate::ui::kit::testing::harness;
use crate::vm::briefing::briefing_vm;
use crate::vm::confirm::ConfirmVm;
use crate::vm::glossary::glossary_vm;
use crate::vm::help::help_vm;
use crate::vm::ledger::ledger_vm;
use crate::vm::lesson::lesson_vm;
use crate::vm::levels::levels_vm;
use crate::vm::problems::ProblemsVm;
use crate::vm::saves::saves_vm;
use crate::vm::settings_page::settings_vm;
use crate::vm::sources::sources_vm;
use crate::vm::title::title_vm;
use crate::vm::{Intent, Screen, Settings, testing};
use crate::words::Words;

/// Windows in points: 1280x720 and 1920x1080 at 100 and 200 %.
const WINDOWS: [Vec2; 4] = [vec2(1280.0, 720.0), vec2(1920.0, 1080.0), vec2(960.0, 540.0), vec2(640.0, 360.0)];
const WINDOW: Vec2 = WINDOWS[0];

fn words() -> Words {
    Words::new("en")
}

fn shipped() -> Level {
    Library::built_in().playable("winter-ward").unwrap()
}

fn library() -> Vec<Loaded> {
    vec![testing::loaded(shipped()), testing::broken()]
}

/// What was asked for so far.
type Asked = Vec<Intent>;

fn screen<'a>(size: Vec2, add: impl FnMut(&mut egui::Ui, &mut Asked) + 'a) -> Harness<'a, Asked> {
    let mut harness = harness(size, Asked::new(), add);
    harness.run();
    harness
}

fn click(harness: &mut Harness<'_, Asked>, label: &str) -> Asked {
    harness.get_by_label(label).click();
    harness.run();
    std::mem::take(harness.state_mut())
}

fn press(harness: &mut Harness<'_, Asked>, key: Key) -> Asked {
    harness.key_press(key);
    harness.run();
    std::mem::take(harness.state_mut())
}

#[test]
fn the_title_leads_on_and_leaves_room_for_the_map() {
    let vm = title_vm(&library(), &testing::saves(), None, &words());
    let mut title = screen(WINDOW, |ui, asked| {
        let map = title_ui(ui, &vm, asked).unwrap();
        assert!(map.width() > 1000.0 && map.height() > 300.0);
    });
    assert_eq!(click(&mut title, "Continue, Winter Ward, turn 3"), [Intent::Continue]);
    assert_eq!(press(&mut title, Key::ArrowDown), []);
    title.key_press(Key::ArrowDown);
    title.run();
    assert_eq!(press(&mut title, Key::Enter), [Intent::Go(Screen::Levels)]);
    let winter = [Intent::Go(Screen::Levels), Intent::ChooseLevel(0)];
    assert_eq!(click(&mut title, "1. Winter Ward"), winter);
    assert_eq!(click(&mut title, "2. Two Tracks, in preparation"), []);
    assert_eq!(click(&mut title, "Quit, everything is kept"), [Intent::Quit]);
}

#[test]
fn enter_is_the_first_line_of_the_title() {
    let vm = title_vm(&library(), &testing::saves(), None, &words());
    let mut title = screen(WINDOW, |ui, asked| {
        title_ui(ui, &vm, asked);
    });
    assert_eq!(press(&mut title, Key::Enter), [Intent::Continue]);
}

#[test]
fn the_title_fits_every_window() {
    let vm = title_vm(&library(), &testing::saves(), None, &words());
    for size in WINDOWS {
        let title = screen(size, |ui, asked| {
            let map = title_ui(ui, &vm, asked);
            assert!(map.is_some(), "{size}");
        });
        let window = Rect::from_min_size(egui::Pos2::ZERO, size);
        for entry in &vm.entries {
            let rect = title.get_by_label(&format!("{}, {}", entry.label, entry.note)).rect();
            assert!(window.contains_rect(rect), "{} at {size}: {rect}", entry.label);
        }
    }
}

#[test]
fn a_level_is_chosen_with_its_seat_and_a_broken_one_opens_its_problems() {
    let vm = levels_vm(&library(), 0, None, &words(), &Settings::default());
    for size in WINDOWS {
        let mut levels = screen(size, |ui, asked| levels_ui(ui, &vm, asked));
        assert_eq!(click(&mut levels, "Start as Valdora"), [Intent::Start], "{size}");
        assert_eq!(click(&mut levels, "Back"), [Intent::Back]);
    }
    let mut levels = screen(WINDOW, |ui, asked| levels_ui(ui, &vm, asked));
    assert_eq!(press(&mut levels, Key::Enter), [Intent::Start]);
    let ondara = vm.level.as_ref().unwrap().seats.iter().find(|seat| seat.emblem.code == "OND").unwrap();
    assert_eq!(click(&mut levels, "Ondara"), std::slice::from_ref(&ondara.choose));
    assert_eq!(click(&mut levels, "night-shift, one problem"), [Intent::ChooseLevel(1)]);
}

#[test]
fn a_briefing_opens_dossiers_and_glossary_and_leads_to_the_desk() {
    let level = shipped();
    let seat = level.find_actor("VAL").unwrap();
    let vm = briefing_vm(&level, seat, &[], false, &words(), &Settings::default());
    let mut memo = BriefingMemo::default();
    let mut briefing = screen(vec2(1600.0, 1600.0), move |ui, asked| briefing_ui(ui, &vm, &mut memo, asked));
    assert_eq!(click(&mut briefing, "Begin"), [Intent::Go(Screen::Desk)]);
    let first = &level.actors[5].dossier[0];
    assert!(briefing.query_by_label(first).is_none());
    assert_eq!(click(&mut briefing, &level.actors[5].name), []);
    assert!(briefing.query_by_label(first).is_some());
    let package = level.glossary.iter().position(|term| term.word == "package");
    assert_eq!(click(&mut briefing, "package"), [Intent::Glossary(package)]);
    assert!(briefing.query_by_label_contains("A Harbour text worth having").is_some());
}

#[test]
fn a_narrow_briefing_keeps_its_panels_as_tabs() {
    let level = shipped();
    let vm = briefing_vm(&level, level.find_actor("KES").unwrap(), &[], true, &words(), &Settings::default());
    let mut memo = BriefingMemo::default();
    let mut briefing = screen(WINDOWS[3], move |ui, asked| briefing_ui(ui, &vm, &mut memo, asked));
    assert_eq!(press(&mut briefing, Key::Enter), [Intent::Go(Screen::Desk)]);
    assert_eq!(click(&mut briefing, "Your mandate"), []);
    let kestria = &level.actors[level.find_actor("KES").unwrap().ix()];
    assert!(briefing.query_by_label_contains(&kestria.mandate.objectives[0].name).is_some());
}

#[test]
fn the_ledger_shows_the_newest_text_and_those_it_stands_on() {
    let level = shipped();
    let text = |talks: TalksId, turn, cites, prev| {
        let spec = level.talks(talks);
        let clauses = Outcome(spec.opening.clone());
        Text {
            talks,
            turn,
            clauses,
            parties: spec.parties.clone(),
            cites,
            reserved: Vec::new(),
            acceded: Vec::new(),
            suspended_by: Vec::new(),
            pending: Vec::new(),
            refused: Vec::new(),
            prev,
            hash: Digest::default(),
        }
        .sealed()
    };
    let first = text(TalksId(0), 5, vec![], Digest::default());
    let second = text(TalksId(1), 9, vec![TextId(0)], first.hash);
    let hash = second.hash.to_string();
    let vm = ledger_vm(&level, &[first, second], &words(), &Settings::default());
    let mut memo = LedgerMemo::default();
    let mut ledger = screen(vec2(1400.0, 900.0), |ui, asked| ledger_ui(ui, &vm, &mut memo, asked));
    assert_eq!(click(&mut ledger, "Copy the whole hash"), [Intent::Copy(hash)]);
    assert!(ledger.query_by_label_contains(&vm.texts[0].document.clauses[0].spoken()).is_some());
    // The name stands on the list of texts and where the second cites the first; both lead there.
    ledger.get_all_by_label("Text 1").next().unwrap().click();
    ledger.run();
    assert!(ledger.state().is_empty());
    assert!(ledger.query_by_label_contains(&vm.texts[1].document.clauses[0].spoken()).is_some());
}

#[test]
fn an_empty_ledger_says_what_will_be_there() {
    let vm = ledger_vm(&shipped(), &[], &words(), &Settings::default());
    let mut memo = LedgerMemo::default();
    let ledger = screen(WINDOWS[3], |ui, asked| ledger_ui(ui, &vm, &mut memo, asked));
    assert!(ledger.query_by_label_contains("Nothing is in force yet.").is_some());
}

#[test]
fn saves_are_loaded_by_click_or_enter_and_damage_is_told() {
    let library = [testing::loaded(testing::level())];
    let vm = saves_vm(&testing::saves(), &library, "saves", true, &words(), &Settings::default());
    let mut saves = screen(vec2(1280.0, 900.0), |ui, asked| saves_ui(ui, &vm, asked));
    assert_eq!(click(&mut saves, "Go on before the damage"), [Intent::Load(1)]);
    assert_eq!(click(&mut saves, "Read the debrief"), [Intent::Load(4)]);
    assert_eq!(click(&mut saves, "Keep a copy of the game under way"), [Intent::SaveCopy]);
    assert!(saves.query_by_label("Line 57 is not text.").is_some());
    let mut fresh = screen(WINDOW, |ui, asked| saves_ui(ui, &vm, asked));
    assert_eq!(press(&mut fresh, Key::Enter), [Intent::Load(0)]);
    let empty = saves_vm(&[], &[], "saves", false, &words(), &Settings::default());
    let mut none = screen(WINDOW, |ui, asked| saves_ui(ui, &empty, asked));
    assert_eq!(click(&mut none, "Choose a level"), [Intent::Go(Screen::Levels)]);
}

#[test]
fn settings_apply_at_once() {
    let settings = Settings::default();
    let vm = settings_vm(&settings, &words());
    for size in [vec2(1280.0, 1400.0), vec2(500.0, 1800.0)] {
        let mut page = screen(size, |ui, asked| settings_ui(ui, &vm, asked));
        let of = |changed: Settings| [Intent::Change(changed)];
        assert_eq!(click(&mut page, "150\u{202F}%"), of(Settings { scale: 150, ..settings.clone() }));
        assert_eq!(
            click(&mut page, "Light"),
            of(Settings { theme: crate::vm::ThemeChoice::Light, ..settings.clone() })
        );
        let switch = page.get_by_role_and_label(egui::accesskit::Role::CheckBox, "Masked names");
        switch.click();
        page.run();
        assert_eq!(*page.state(), of(Settings { masked_names: true, ..settings.clone() }));
        page.state_mut().clear();
        assert_eq!(click(&mut page, "Hints"), of(Settings { explain: crate::vm::Explain::Hints, ..settings.clone() }));
        page.get_by_role_and_label(egui::accesskit::Role::Slider, "Music").focus();
        page.run();
        let louder = press(&mut page, Key::ArrowRight);
        assert_eq!(louder, of(Settings { music: settings.music + 5, ..settings.clone() }));
    }
}

#[test]
fn sources_are_all_there() {
    let vm = sources_vm(&library(), &words());
    let page = screen(vec2(1280.0, 3000.0), |ui, asked| sources_ui(ui, &vm, asked));
    for entry in vm.groups.iter().flat_map(|group| &group.entries) {
        assert!(page.query_all_by_label(&entry.title).next().is_some(), "{}", entry.title);
    }
}

#[test]
fn a_click_on_a_place_copies_it() {
    let vm = ProblemsVm::of_level(&testing::broken(), &words());
    let mut page = screen(WINDOW, |ui, asked| problems_ui(ui, &vm, asked));
    let copied = click(&mut page, "Copy the place: levels/night-shift.ron:3:8");
    assert_eq!(copied, [Intent::Copy("levels/night-shift.ron:3".into())]);
    assert!(page.query_by_label_contains("kind: Sate").is_some());
    assert!(page.query_by_label("write State").is_some());
    assert_eq!(click(&mut page, "Explain this screen"), [Intent::Help(true)]);
}

#[test]
fn a_save_with_problems_offers_an_older_one() {
    let vm = ProblemsVm::of_save("tiny-3", "Line 57 is not text.", &testing::saves(), &words());
    let mut page = screen(WINDOW, |ui, asked| problems_ui(ui, &vm, asked));
    assert_eq!(click(&mut page, "Load the one before: tiny-1"), [Intent::Load(4)]);
}

#[test]
fn help_and_glossary_open_and_close() {
    let help = help_vm(Screen::Talks(TalksId(0)), &words());
    let mut page = screen(WINDOWS[3], |ui, asked| overlays::help_ui(ui.ctx(), &help, asked));
    assert!(page.query_by_label(&help.lines[0]).is_some());
    assert_eq!(click(&mut page, "Close"), [Intent::Help(false)]);
    let entry = glossary_vm(&shipped(), 3, &words()).unwrap();
    let mut page = screen(WINDOW, |ui, asked| overlays::glossary_ui(ui.ctx(), &entry, asked));
    let next = entry.after.clone().unwrap();
    assert_eq!(click(&mut page, &next.0), [Intent::Glossary(Some(next.1))]);
    assert_eq!(press(&mut page, Key::Escape), [Intent::Glossary(None)]);
}

#[test]
fn a_lesson_goes_away_by_button_enter_or_escape() {
    let lesson = lesson_vm(&shipped(), 0, 0, &words()).unwrap();
    let show = |ui: &mut egui::Ui, asked: &mut Asked| overlays::lesson_ui(ui.ctx(), &lesson, asked);
    let mut page = screen(WINDOW, show);
    assert_eq!(press(&mut page, Key::Enter), [Intent::LessonRead]);
    assert_eq!(press(&mut page, Key::Escape), [Intent::LessonRead]);
    assert_eq!(click(&mut page, "Got it"), [Intent::LessonRead]);
}

#[test]
fn a_question_is_answered_once() {
    let question = ConfirmVm {
        title: "Leave the talks?".into(),
        body: "Whoever walks out cannot come back.".into(),
        yes: ("Walk out".into(), Intent::Back),
        no: "Stay".into(),
    };
    let mut page = screen(WINDOW, |ui, asked| overlays::confirm_ui(ui.ctx(), &question, asked));
    assert_eq!(click(&mut page, "Walk out"), [Intent::Back, Intent::Dismiss]);
    assert_eq!(press(&mut page, Key::Escape), [Intent::Dismiss]);
}
