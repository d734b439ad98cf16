//! Plans and their undoing, refusals, and what lies over a screen.

use super::*;
use crate::base::IncidentId;
use crate::rules::{Plan, check_view};

fn plans(person: &Person) -> Vec<Plan> {
    person.playing().view().desk().expect("a seat").plans.clone()
}

#[test]
fn plans_are_undone_until_the_week_is_sent() {
    let mut person = Person::taught().at_the_desk(2);
    let before = person.playing().view().clone();
    person.clicks(PLAN);
    assert_eq!(plans(&person).len(), 1);
    person.presses(Key::Z);
    assert_eq!(person.playing().view(), &before, "nothing is left of it");
    person.clicks(PLAN);
    person.clicks("Undo");
    assert_eq!(person.playing().view(), &before);
    person.clicks(PLAN);
    person.ends_the_week();
    let sent = person.playing().journal().text();
    person.presses(Key::Z);
    person.wants(Intent::Undo);
    assert_eq!(person.playing().journal().text(), sent, "what was sent cannot be taken back");
}

#[test]
fn a_refused_order_is_explained_and_changes_nothing() {
    let mut person = Person::taught().at_the_desk(1);
    let (view, journal) = (person.playing().view().clone(), person.playing().journal().text());
    person.wants(Intent::Submit(Order::Unplan { position: 9 }));
    assert!(person.sees("There is no such plan."));
    assert_eq!((person.playing().view(), person.playing().journal().text()), (&view, journal.clone()));
    let refused = (0..64).find_map(|clue| {
        let order = Order::Plan(Plan::Investigate { incident: IncidentId(0), clue });
        let why = check_view(person.playing().level(), &view, &order).err()?;
        Some((order, crate::vm::refusal_words(person.playing().level(), &why, person.app().words())))
    });
    let (order, why) = refused.expect("not every clue is open");
    person.wants(Intent::Submit(order));
    assert!(person.sees(&why), "{why}");
    assert_eq!((person.playing().view(), person.playing().journal().text()), (&view, journal));
    person.window.get_all_by_label("Put this message away").next().expect("a way to dismiss it").click();
    person.window.run();
    assert!(!person.sees("There is no such plan.") && person.sees(&why));
}

#[test]
fn a_message_goes_by_itself() {
    let mut person = Person::taught().at_the_desk(1);
    person.wants(Intent::Submit(Order::Unplan { position: 9 }));
    assert!(person.sees("There is no such plan."));
    let long = ["What takes long to read stays for longer than what is read at once."; 3].join(" ");
    person.window.state_mut().overlays.toast(long.clone());
    // Four steps a second.
    person.window.run_steps(4 * 7);
    assert!(!person.sees("There is no such plan.") && person.sees(&long));
    person.window.run_steps(4 * 12);
    assert!(!person.sees(&long));
}

#[test]
fn escape_closes_what_is_open_and_the_screen_stays() {
    let mut person = Person::taught().at_the_desk(4);
    person.presses(Key::O);
    assert!(person.playing().desk.listing);
    person.presses(Key::Escape);
    assert!(!person.playing().desk.listing);
    person.clicks("End the week");
    assert!(person.playing().desk.ending);
    person.presses(Key::Escape);
    assert!(!person.playing().desk.ending);
    assert_eq!((person.screen(), person.week()), (Screen::Desk, 4));
    person.presses(Key::T);
    person.clicks("Walk out");
    assert!(person.sees("Stay"));
    person.presses(Key::Escape);
    assert!(!person.sees("Stay"));
    assert!(matches!(person.screen(), Screen::Talks(_)));
    person.wants(Intent::Go(Screen::Evidence));
    person.presses(Key::S);
    assert!(person.playing().evidence.setting);
    person.presses(Key::Escape);
    assert!(!person.playing().evidence.setting);
    assert_eq!(person.screen(), Screen::Evidence);
    person.wants(Intent::Go(Screen::Briefing));
    person.wants(Intent::Glossary(Some(0)));
    person.presses(Key::Escape);
    assert_eq!((person.screen(), person.app().overlays.glossary), (Screen::Briefing, None));
}

#[test]
fn escape_closes_the_gauges_of_a_narrow_desk_and_the_screen_stays() {
    let settings = Settings { lessons: false, ..Settings::default() };
    let mut person = Person::with(&settings, vec2(960.0, 540.0)).at_the_desk(1);
    person.clicks("All gauges");
    assert!(person.window.ctx.any_popup_open());
    person.presses(Key::Escape);
    assert!(!person.window.ctx.any_popup_open());
    assert_eq!(person.screen(), Screen::Desk);
}

/// Every screen of a game that has just begun.
const SCREENS: [Screen; 12] = [
    Screen::Title,
    Screen::Levels,
    Screen::Briefing,
    Screen::Desk,
    Screen::Evidence,
    Screen::Talks(TalksId(0)),
    Screen::Ledger,
    Screen::Saves,
    Screen::Settings,
    Screen::Sources,
    Screen::Packs,
    Screen::Problems,
];

#[test]
fn a_question_mark_opens_help_on_every_screen_and_escape_closes_it() {
    let mut person = Person::taught().at_the_desk(1);
    let broken = crate::vm::testing::broken();
    person.window.state_mut().open_level(broken, None, None);
    let explained = |person: &mut Person, screen| {
        assert_eq!(person.screen(), screen);
        person.presses_with(Modifiers::SHIFT, Key::Questionmark);
        let help = crate::vm::help::help_vm(screen, person.app().words());
        assert!(help.lines.iter().all(|line| person.sees(line)), "{screen:?}");
        person.presses(Key::Escape);
        assert!(!person.sees(&help.lines[0]) && person.screen() == screen, "{screen:?}");
        person.clicks(if screen == Screen::Debrief { "Explain this page" } else { "Explain this screen" });
        assert!(person.sees(&help.lines[0]), "{screen:?}");
        person.presses(Key::Questionmark);
        assert!(!person.sees(&help.lines[0]) && person.screen() == screen, "{screen:?}");
    };
    for screen in SCREENS {
        person.wants(Intent::Go(screen));
        explained(&mut person, screen);
    }
    person.wants(Intent::Go(Screen::Desk));
    person.plays_to_the_end();
    explained(&mut person, Screen::Debrief);
}

#[test]
fn a_question_mark_asks_for_help_while_a_button_has_the_keyboard() {
    let mut person = Person::taught().at_the_desk(1);
    person.presses(Key::Tab);
    assert!(person.window.ctx.memory(|memory| memory.focused().is_some()));
    person.presses(Key::Questionmark);
    assert!(person.app().overlays.help);
}

#[test]
fn shortcuts_work_while_a_button_has_the_keyboard_and_escape_first_drops_it() {
    let focused = |person: &Person| person.window.ctx.memory(|memory| memory.focused().is_some());
    let mut person = Person::taught().at_the_desk(3);
    let tabbed = |person: &mut Person| {
        person.presses(Key::Tab);
        assert!(focused(person), "{:?}", person.screen());
    };
    for (key, screen) in [(Key::E, Screen::Evidence), (Key::T, Screen::Talks(TalksId(0))), (Key::B, Screen::Briefing)] {
        tabbed(&mut person);
        person.presses(key);
        assert_eq!(person.screen(), screen);
        tabbed(&mut person);
        person.presses(Key::Escape);
        assert!(!focused(&person) && person.screen() == screen, "the first Escape only drops the focus");
        person.presses(Key::Escape);
        assert_eq!(person.screen(), Screen::Desk, "the second leaves");
    }
    tabbed(&mut person);
    person.presses(Key::O);
    assert!(person.playing().desk.listing);
    person.presses(Key::Escape);
    assert!(!person.playing().desk.listing, "a dialog closes at once");
    person.wants(Intent::Submit(Order::Plan(Plan::Investigate { incident: IncidentId(0), clue: 0 })));
    assert_eq!(plans(&person).len(), 1);
    tabbed(&mut person);
    person.presses(Key::Z);
    assert!(plans(&person).is_empty());
    person.wants(Intent::Go(Screen::Evidence));
    tabbed(&mut person);
    person.presses(Key::S);
    assert!(person.playing().evidence.setting);
    person.presses(Key::Escape);
    person.wants(Intent::Go(Screen::Settings));
    tabbed(&mut person);
    person.presses(Key::Escape);
    assert_eq!(person.screen(), Screen::Settings);
    person.presses(Key::Escape);
    assert_eq!(person.screen(), Screen::Evidence);
}

#[test]
fn what_lies_behind_a_dialog_keeps_still() {
    let mut person = Person::taught().at_the_desk(1);
    person.clicks(PLAN);
    let journal = person.playing().journal().text();
    for open in [Intent::Help(true), Intent::Glossary(Some(0))] {
        person.wants(open);
        for key in [Key::Z, Key::E, Key::T, Key::O, Key::J, Key::L] {
            person.presses(key);
        }
        assert_eq!((person.screen(), person.playing().journal().text()), (Screen::Desk, journal.clone()));
        assert!(!person.playing().desk.listing);
        person.presses(Key::Escape);
        assert_eq!(person.screen(), Screen::Desk);
    }
    let mut person = Person::taught().at_the_desk(4);
    person.wants(Intent::Go(Screen::Talks(TARN)));
    let (memo, journal) = (person.playing().talks[TARN.ix()].clone(), person.playing().journal().text());
    person.wants(Intent::Help(true));
    for key in [Key::ArrowDown, Key::Num2, Key::Enter, Key::Enter] {
        person.presses(key);
    }
    assert_eq!((person.playing().journal().text(), &person.playing().talks[TARN.ix()]), (journal, &memo));
}

#[test]
fn however_far_one_went_escape_leads_back_to_the_title() {
    let mut person = Person::taught().at_the_desk(4);
    for _ in 0..20 {
        person.presses(Key::E);
        person.clicks("Back to the desk");
        person.presses(Key::T);
        person.clicks("Back to the desk");
    }
    assert_eq!(person.screen(), Screen::Desk);
    person.presses(Key::E);
    assert_eq!(person.screen(), Screen::Evidence);
    person.presses(Key::Escape);
    assert_eq!(person.screen(), Screen::Desk);
    person.presses(Key::Escape);
    assert_eq!(person.screen(), Screen::Title);
}
