//! Every screen in every window: nothing panics, and nothing stands outside at the left or right.

use egui::Rect;
use egui_kittest::kittest::NodeT;

use super::*;
use crate::base::{Purpose, Stream};
use crate::delegates::{Delegate, Style};
use crate::ui::theme::measure;
use crate::vm::ThemeChoice;
use crate::vm::desk::Side;
use crate::vm::talks::Panel;

pub(super) const WINDOWS: [Vec2; 5] =
    [vec2(640.0, 360.0), vec2(800.0, 600.0), vec2(960.0, 540.0), vec2(1280.0, 720.0), vec2(1920.0, 1080.0)];

impl Person {
    /// At the beginning of a week, or after the end, of a game that a bot played in the reader's seat.
    fn lets_a_bot_play(self, week: u16) -> Self {
        let mut person = self.at_the_desk(1);
        let (level, seat) = (person.playing().level().clone(), person.playing().seat());
        let code = &level.actor(seat).code;
        let mut bot = Delegate::new(&level, seat, Style::default());
        let ctx = person.window.ctx.clone();
        let mut given = 0;
        while !person.playing().ended() && person.week() < week {
            let view = person.playing().view();
            let mut stream = Stream::named(SEED, view.turn, Some(seat), Purpose::Delegate, code, given);
            let order = bot.decide(&level, view, &mut stream);
            given = if order.is_some() { given + 1 } else { 0 };
            person.window.state_mut().handle(Intent::Submit(order.unwrap_or(Order::Send)), &ctx);
        }
        person.window.run();
        person
    }

    pub(super) fn finds_everything_inside(&self, wherever: &str) {
        let window = self.window.ctx.content_rect();
        for node in self.window.root().children_recursive() {
            let access = node.accesskit_node();
            let (Some(name), Some(_)) = (access.label().or_else(|| access.value()), access.bounding_box()) else {
                continue;
            };
            let rect = node.rect();
            assert!(rect.is_finite(), "{wherever}: {name} at {rect}");
            let inside = rect.left() > window.left() - 0.5 && rect.right() < window.right() + 0.5;
            assert!(inside || self.scrolls_sideways(&name, rect), "{wherever}: {name} at {rect}");
        }
    }

    /// Whether it stands in one of the rows that scroll sideways where they are too long: the campaign, the orders, the
    /// course of offers.
    fn scrolls_sideways(&self, name: &str, rect: Rect) -> bool {
        match self.screen() {
            Screen::Title => name.starts_with(|c: char| c.is_ascii_digit()),
            Screen::Desk => {
                let strip = self.window.ctx.content_rect().bottom() - measure::STRIP_MAX;
                let folded = self.playing().desk.side == Some(Side::Orders);
                rect.top() > strip && name != "End the week" && !folded
            }
            Screen::Talks(_) => name.contains("Worth of the last offers to you"),
            Screen::Lab => rect.top() > self.window.ctx.content_rect().bottom() - measure::STRIP_MAX,
            _ => false,
        }
    }
}

/// Somebody in each window, in both themes, and what to call it.
fn everywhere() -> impl Iterator<Item = (Person, String)> {
    WINDOWS.into_iter().flat_map(|size| {
        [ThemeChoice::Dark, ThemeChoice::Light].map(|theme| {
            let settings = Settings { theme, lessons: false, ..Settings::default() };
            (Person::with(&settings, size), format!("at {size}, {theme:?}"))
        })
    })
}

fn tables(person: &Person) -> impl Iterator<Item = TalksId> + use<> {
    (0..person.playing().level().talks.len()).map(TalksId::at)
}

#[test]
fn every_screen_and_its_help_fit_every_window() {
    for (person, window) in everywhere() {
        let mut person = person.lets_a_bot_play(6);
        let pages = [Screen::Title, Screen::Levels, Screen::Saves, Screen::Settings, Screen::Sources, Screen::Packs];
        let game = [Screen::Briefing, Screen::Desk, Screen::Evidence, Screen::Ledger];
        for screen in pages.into_iter().chain(game).chain(tables(&person).map(Screen::Talks)) {
            person.wants(Intent::Go(screen));
            assert_eq!(person.screen(), screen);
            person.finds_everything_inside(&format!("{screen:?} {window}"));
            person.wants(Intent::Help(true));
            person.finds_everything_inside(&format!("help over {screen:?} {window}"));
            person.wants(Intent::Help(false));
        }
    }
}

#[test]
fn every_panel_opens_and_closes_in_every_window() {
    for (person, window) in everywhere() {
        let mut person = person.lets_a_bot_play(6);
        for actor in person.playing().level().clone().actor_ids() {
            person.wants(Intent::SelectActor(Some(actor)));
            person.finds_everything_inside(&format!("{actor:?} {window}"));
        }
        person.wants(Intent::SelectActor(None));
        for side in [Some(Side::Bulletin), Some(Side::Actor), Some(Side::Orders), None] {
            person.window.state_mut().playing.as_mut().expect("a game").desk.side = side;
            person.window.run();
            person.finds_everything_inside(&format!("{side:?} {window}"));
        }
        for talks in tables(&person) {
            person.wants(Intent::Go(Screen::Talks(talks)));
            for panel in [Some(Panel::Instructions), Some(Panel::Said), Some(Panel::Course), None] {
                person.window.state_mut().playing.as_mut().expect("a game").talks[talks.ix()].panel = panel;
                person.window.run();
                person.finds_everything_inside(&format!("{panel:?} of {talks:?} {window}"));
            }
        }
    }
}

#[test]
fn a_window_changes_its_size_while_a_panel_is_open() {
    let mut person = Person::taught().lets_a_bot_play(6);
    for screen in [Screen::Desk, Screen::Talks(TalksId(0)), Screen::Evidence] {
        person.wants(Intent::Go(screen));
        person.wants(Intent::SelectActor(Some(person.playing().seat())));
        for size in WINDOWS.into_iter().chain(WINDOWS.into_iter().rev()) {
            person.window.set_size(size);
            person.window.run();
            person.finds_everything_inside(&format!("{screen:?} at {size}"));
        }
    }
}

#[test]
fn the_week_can_be_ended_whatever_is_open() {
    use crate::vm::desk::Side;
    for size in WINDOWS.into_iter().chain([vec2(853.0, 480.0), vec2(700.0, 700.0)]) {
        let settings = Settings { lessons: false, ..Settings::default() };
        for side in [None, Some(Side::Bulletin), Some(Side::Actor), Some(Side::Orders)] {
            let mut person = Person::with(&settings, size).at_the_desk(1);
            let Some(playing) = &mut person.window.state_mut().playing else { unreachable!("a game") };
            playing.desk.side = side;
            person.window.run();
            let button = person.window.get_by_label("End the week");
            let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
            assert!(window.contains_rect(button.rect()), "{size}, {side:?}");
            // What lies over it would take the click.
            button.click();
            person.window.run();
            if person.playing().desk.ending {
                person.presses(Key::Enter);
            }
            assert_eq!(person.week(), 2, "{size}, {side:?}");
        }
    }
}

#[test]
fn who_is_looked_at_is_seen_on_the_map_beside_a_panel_that_slid_over_it() {
    for size in WINDOWS {
        let settings = Settings { lessons: false, ..Settings::default() };
        let mut person = Person::with(&settings, size).at_the_desk(2);
        for actor in person.playing().level().clone().actor_ids() {
            person.wants(Intent::SelectActor(Some(actor)));
            // On the smallest windows the panel stands in the place of the map.
            let Some(stage) = person.app().stage() else { continue };
            let mark = stage.actor(actor).expect("a mark");
            let slid = (measure::LEFT_FOLDS..measure::RIGHT_FOLDS).contains(&size.x);
            assert_eq!(stage.rims.right, if slid { measure::RIGHT_MIN } else { 0.0 }, "{size}");
            assert!(stage.free().contains(stage.to_window(mark.at)), "{} at {size}", mark.emblem.code);
        }
    }
}

#[test]
fn a_lesson_and_a_long_message_fit_every_window() {
    for size in WINDOWS {
        let mut person = Person::with(&Settings::default(), size).at_the_desk(1);
        assert!(person.sees("Got it"));
        let long = "The end of this save was damaged (The file ends within line 312.). The game goes on from the last \
                    whole record.";
        person.window.state_mut().overlays.toast(long.to_owned());
        person.window.run();
        assert!(person.sees(long));
        person.finds_everything_inside(&format!("a lesson and a message at {size}"));
    }
}

#[test]
fn the_debrief_fits_every_window() {
    for (person, window) in everywhere() {
        let person = person.lets_a_bot_play(u16::MAX);
        assert_eq!(person.screen(), Screen::Debrief);
        person.finds_everything_inside(&format!("the debrief {window}"));
    }
}
