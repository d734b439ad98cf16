//! Every screen in every window: nothing panics, and nothing stands outside.

use egui_kittest::kittest::NodeT;

use super::*;
use crate::base::{Purpose, Stream};
use crate::delegates::{Delegate, Style};
use crate::vm::ThemeChoice;
use crate::vm::desk::Side;

const WINDOWS: [Vec2; 3] = [vec2(640.0, 360.0), vec2(1280.0, 720.0), vec2(1920.0, 1080.0)];

impl Person {
    /// At the desk in week 6, or after the end, of a game that a bot played in the reader's seat.
    fn has_a_bot_play(mut self, week: u16) -> Self {
        self = self.at_the_desk(1);
        let (level, seat) = (self.playing().level().clone(), self.playing().seat());
        let code = &level.actor(seat).code;
        let mut bot = Delegate::new(&level, seat, Style::default());
        let mut given = 0;
        let ctx = self.window.ctx.clone();
        while !self.playing().ended() && self.week() < week {
            let view = self.playing().view();
            let mut stream = Stream::named(SEED, view.turn, Some(seat), Purpose::Delegate, code, given);
            let order = bot.decide(&level, view, &mut stream);
            given = if order.is_some() { given + 1 } else { 0 };
            self.window.state_mut().handle(Intent::Submit(order.unwrap_or(Order::Send)), &ctx);
        }
        self.window.run();
        self
    }

    /// Fails where something stands outside of the window at the left or right that no sideways scroll brings in.
    fn finds_everything_inside(&self, wherever: &str) {
        let window = self.window.ctx.content_rect();
        for node in self.window.root().children_recursive() {
            let named = node.accesskit_node().label().or_else(|| node.accesskit_node().value());
            let (Some(name), Some(_)) = (named, node.accesskit_node().bounding_box()) else { continue };
            let rect = node.rect();
            assert!(rect.is_finite(), "{wherever}: {name} at {rect}");
            let inside = rect.left() > window.left() - 0.5 && rect.right() < window.right() + 0.5;
            if !inside { println!("OUT {wherever}: {name} at {rect}"); }
        }
    }
}

#[test]
fn every_screen_fits_every_window_in_both_themes() {
    for theme in [ThemeChoice::Dark, ThemeChoice::Light] {
        for size in WINDOWS {
            let settings = Settings { theme, lessons: false, reduced_motion: true, ..Settings::default() };
            let mut person = Person::with(&settings, size).has_a_bot_play(6);
            let talks = (0..person.playing().level().talks.len()).map(|t| Screen::Talks(TalksId::at(t)));
            let pages = [Screen::Title, Screen::Levels, Screen::Briefing, Screen::Evidence, Screen::Ledger];
            let more = [Screen::Saves, Screen::Settings, Screen::Sources, Screen::Desk];
            for screen in pages.into_iter().chain(more).chain(talks) {
                person.wants(Intent::Go(screen));
                assert_eq!(person.screen(), screen);
                let wherever = format!("{screen:?} at {size}");
                person.finds_everything_inside(&wherever);
                person.wants(Intent::Help(true));
                person.finds_everything_inside(&format!("help over {wherever}"));
                person.wants(Intent::Help(false));
                person.wants(Intent::Submit(Order::Unplan { position: 99 }));
                person.wants(Intent::Submit(Order::Yield { talks: TARN }));
            }
        }
    }
}

#[test]
fn every_panel_opens_in_every_window() {
    for size in WINDOWS.into_iter().chain([vec2(960.0, 540.0), vec2(480.0, 300.0)]) {
        for theme in [ThemeChoice::Dark, ThemeChoice::Light] {
            let settings = Settings { theme, lessons: false, ..Settings::default() };
            let mut person = Person::with(&settings, size).has_a_bot_play(6);
            for actor in person.playing().level().clone().actor_ids() {
                person.wants(Intent::SelectActor(Some(actor)));
                person.finds_everything_inside(&format!("{actor:?} at {size}"));
            }
            for side in [Some(Side::Bulletin), Some(Side::Actor), Some(Side::Orders), None] {
                person.window.state_mut().playing.as_mut().expect("a game").desk.side = side;
                person.window.run();
                person.finds_everything_inside(&format!("{side:?} at {size}"));
            }
            for talks in (0..person.playing().level().talks.len()).map(TalksId::at) {
                use crate::vm::talks::Panel;
                person.wants(Intent::Go(Screen::Talks(talks)));
                for panel in [Some(Panel::Instructions), Some(Panel::Said), Some(Panel::Course), None] {
                    person.window.state_mut().playing.as_mut().expect("a game").talks[talks.ix()].panel = panel;
                    person.window.run();
                    person.finds_everything_inside(&format!("{talks:?} {panel:?} at {size}"));
                }
            }
        }
    }
}

#[test]
fn the_debrief_fits_every_window_in_both_themes() {
    for size in WINDOWS {
        for theme in [ThemeChoice::Dark, ThemeChoice::Light] {
            let settings = Settings { theme, lessons: false, reduced_motion: true, ..Settings::default() };
            let person = Person::with(&settings, size).has_a_bot_play(u16::MAX);
            assert_eq!(person.screen(), Screen::Debrief);
            person.finds_everything_inside(&format!("debrief at {size}"));
        }
    }
}
