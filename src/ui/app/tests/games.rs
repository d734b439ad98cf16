//! Games from the title to the debrief.

use super::*;

#[test]
fn a_game_is_played_by_mouse_from_the_title_to_the_debrief() {
    let mut person = Person::taught();
    assert_eq!(person.screen(), Screen::Title);
    person.clicks("Begin, choose a level and a seat");
    assert_eq!(person.screen(), Screen::Levels);
    person.clicks("Start as Valdora");
    assert_eq!(person.screen(), Screen::Briefing);
    person.clicks("Begin");
    assert_eq!(person.screen(), Screen::Desk);
    person.plays_to_the_end();
    assert_eq!(person.screen(), Screen::Debrief);
    let (debrief, _) = person.playing().debrief.as_ref().expect("written");
    assert!(person.sees(&debrief.standfirst));
    assert!(person.playing().journal().is_sealed());
    let view = person.playing().view();
    assert!(matches!(view.talks(TARN).table.status, TalksStatus::Failed { .. }), "nobody signed what nobody wrote");
    person.presses(Key::Escape);
    assert_eq!(person.screen(), Screen::Title);
}

#[test]
fn with_masked_names_no_page_of_a_game_says_who_is_who() {
    let telling = ["Valdor", "Lindm", "Pellas", "Kestri", "Sorven", "Ondar", "Meridian", "Corvan", "Lattice", "Aldric"];
    let settings = Settings { masked_names: true, ..Settings::default() };
    let mut person = Person::with(&settings, WIDE);
    let looks = |person: &mut Person, screen: Screen| {
        person.wants(Intent::Go(screen));
        assert_eq!(person.screen(), screen);
        let map = format!("{:?}", person.app().stage());
        for stem in telling {
            assert!(!person.sees_part(stem) && !map.contains(stem), "{stem} on {screen:?}");
        }
    };
    looks(&mut person, Screen::Levels);
    person.clicks("Start as Amber Republic");
    assert!(person.sees_part("the cyber desk of the Amber Republic"), "{:?}", person.screen());
    looks(&mut person, Screen::Briefing);
    let mut person = person.at_the_desk(4);
    for screen in [Screen::Desk, Screen::Evidence, Screen::Talks(TalksId(0)), Screen::Talks(TARN), Screen::Ledger] {
        looks(&mut person, screen);
    }
    for screen in [Screen::Title, Screen::Saves] {
        looks(&mut person, screen);
    }
    person.wants(Intent::Go(Screen::Desk));
    while person.screen() != Screen::Debrief {
        person.wants(Intent::Submit(Order::Send));
    }
    let (debrief, _) = person.playing().debrief.as_ref().expect("written");
    let debrief = format!("{debrief:?}");
    assert!(debrief.contains("Violet Federation"));
    for stem in telling {
        let around = debrief.find(stem).map(|at| debrief[at..].chars().take(80).collect::<String>());
        assert_eq!(around, None, "{stem} in the debrief");
    }
    assert_eq!(person.playing().level().actors[0].name, "Republic of Valdora", "the rules keep the true level");
}

#[test]
fn the_way_to_the_desk_and_back_is_open_to_the_keyboard() {
    let mut person = Person::taught();
    for screen in [Screen::Levels, Screen::Briefing, Screen::Desk] {
        person.presses(Key::Enter);
        assert_eq!(person.screen(), screen);
    }
    for screen in [Screen::Briefing, Screen::Title] {
        person.presses(Key::Escape);
        assert_eq!(person.screen(), screen);
    }
    assert!(person.sees("Continue, Winter Ward, week 1"));
}

#[test]
fn a_lesson_that_was_read_does_not_come_back() {
    let lessons = ["You have twelve weeks", "Capital, staff, money"];
    let mut person = Person::new();
    for _ in 0..3 {
        person.presses(Key::Enter);
    }
    assert!(person.sees(lessons[0]) && !person.sees(lessons[1]), "one at a time");
    person.clicks("Got it");
    assert!(person.sees(lessons[1]) && !person.sees(lessons[0]));
    person.presses(Key::Escape);
    assert_eq!(person.screen(), Screen::Desk, "Escape puts the lesson away and nothing else");
    let unread = |person: &Person| !lessons.iter().any(|lesson| person.sees(lesson));
    assert!(unread(&person));
    person.ends_the_week();
    assert_eq!(person.week(), 2);
    assert!(unread(&person));
    // One of this week's own.
    person.presses(Key::Enter);
    person.presses(Key::Escape);
    assert_eq!(person.screen(), Screen::Title);
    let mut person = person.again();
    person.clicks("Continue, Winter Ward, week 2");
    assert_eq!(person.screen(), Screen::Desk);
    assert!(unread(&person));
    // A new game may have another person before it.
    assert!(person.at_the_desk(1).sees(lessons[0]));
}

#[test]
fn every_lesson_of_a_game_is_read_once() {
    let mut person = Person::new();
    for _ in 0..3 {
        person.presses(Key::Enter);
    }
    let mut read = Vec::new();
    let reads_on = |person: &mut Person, read: &mut Vec<usize>| {
        while let Some(lesson) = person.app().overlays.lesson {
            assert!(!read.contains(&lesson), "lesson {lesson} in week {}", person.week());
            read.push(lesson);
            person.clicks("Got it");
        }
    };
    for week in 1..=12 {
        assert_eq!(person.week(), week);
        reads_on(&mut person, &mut read);
        person.presses(Key::E);
        reads_on(&mut person, &mut read);
        person.presses(Key::Escape);
        person.ends_the_week();
    }
    assert_eq!(person.screen(), Screen::Debrief);
    reads_on(&mut person, &mut read);
    let shown = |heading: &str| read.iter().any(|lesson| person.playing().level().lessons[*lesson].heading == heading);
    assert!(shown("You have twelve weeks") && shown("Four accounts, one of them true"));
    assert!(read.len() > 8, "{read:?}");
}

#[test]
fn lessons_that_are_switched_off_are_not_read_by_that() {
    let mut person = Person::new().at_the_desk(1);
    person.presses(Key::Enter);
    person.presses(Key::Enter);
    person.presses(Key::E);
    assert!(person.sees("Four accounts, one of them true"));
    let chosen = person.app().settings.clone();
    person.wants(Intent::Change(Settings { lessons: false, ..chosen.clone() }));
    assert!(!person.sees("Got it"));
    person.wants(Intent::Change(chosen));
    assert!(person.sees("Four accounts, one of them true"));
}

#[test]
fn a_text_is_written_and_signed_by_keyboard_and_the_debrief_names_it() {
    let mut person = Person::taught().at_the_desk(4);
    person.presses(Key::R);
    assert_eq!(person.screen(), Screen::Talks(TARN));
    // A copy and two analysts, and no officers trained: more than Ondara will give.
    for key in [Key::ArrowDown, Key::Num4, Key::ArrowDown, Key::ArrowDown, Key::Num2, Key::ArrowDown, Key::Num1] {
        person.presses(key);
    }
    let offers = |person: &Person| {
        let offers = &person.playing().view().talks(TARN).table.offers;
        offers.iter().filter(|offer| offer.by == person.playing().seat()).count()
    };
    person.presses(Key::Enter);
    assert_eq!(offers(&person), 0, "the first Enter only goes to the button");
    person.presses(Key::Enter);
    assert_eq!(offers(&person), 1);
    assert!(person.playing().view().texts.is_empty());
    for key in [Key::S, Key::Enter, Key::Enter] {
        person.presses(key);
    }
    let texts = &person.playing().view().texts;
    assert_eq!(texts.iter().map(|text| (text.talks, text.turn)).collect::<Vec<_>>(), [(TARN, 4)]);
    assert!(person.sees_part("Adopted."));

    person.presses(Key::Escape);
    person.presses(Key::L);
    assert_eq!(person.screen(), Screen::Ledger);
    person.presses(Key::Escape);
    person.plays_to_the_end();
    assert_eq!(person.screen(), Screen::Debrief);
    let name = &person.playing().level().talks(TARN).name;
    assert!(person.sees_part(name), "{name}");
}
