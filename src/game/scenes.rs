//! The scripted session whose screens `demarche shots` draws: Winter Ward with a fixed seed, from the title to the
//! debrief.

use std::sync::Arc;

use bevy_egui::egui::Context;

use super::shots::{Prepare, Shot};
use crate::base::{ActorId, Purpose, Seed, Stream, TalksId};
use crate::delegates::{Delegate, Style};
use crate::level::library::Library;
use crate::rules::{Order, View};
use crate::ui::app::{App, Playing};
use crate::vm::{Intent, Screen};
use crate::words::{Arg, Saying, say};

pub(super) const SEED: Seed = Seed(7);
const LEVEL: &str = "winter-ward";
/// No game is longer; a level that never ended must not keep the window open.
const MOST_TURNS: usize = 64;

type Step = fn(&mut App, &Context);

/// In the order of the session: each stands on its own and needs none of those before.
const SCENES: [(&str, Step); 21] = [
    ("title", |app, ctx| app.handle(Intent::Go(Screen::Title), ctx)),
    ("levels", |app, ctx| app.handle(Intent::Go(Screen::Levels), ctx)),
    ("settings", |app, ctx| app.handle(Intent::Go(Screen::Settings), ctx)),
    ("sources", |app, ctx| app.handle(Intent::Go(Screen::Sources), ctx)),
    ("briefing", |app, ctx| in_week(app, ctx, 1, Screen::Briefing)),
    ("first-desk", |app, ctx| in_week(app, ctx, 1, Screen::Desk)),
    ("lesson", |app, ctx| {
        in_week(app, ctx, 1, Screen::Desk);
        app.settings.lessons = true;
    }),
    ("help", |app, ctx| {
        in_week(app, ctx, 1, Screen::Desk);
        app.handle(Intent::Help(true), ctx);
    }),
    ("first-talks", |app, ctx| in_week(app, ctx, 1, Screen::Talks(HARBOUR))),
    ("letters", |app, ctx| {
        begin(app);
        play(app, ctx, 4, |_, _| None);
        app.handle(Intent::Go(Screen::Talks(TARN)), ctx);
    }),
    ("evidence", |app, ctx| in_week(app, ctx, 6, Screen::Evidence)),
    ("standards", |app, ctx| {
        in_week(app, ctx, 6, Screen::Evidence);
        if let Some(playing) = app.playing_mut() {
            playing.evidence.setting = true;
        }
    }),
    ("evidence-lesson", |app, ctx| {
        in_week(app, ctx, 2, Screen::Evidence);
        app.settings.lessons = true;
    }),
    ("talks", |app, ctx| {
        in_week(app, ctx, 6, Screen::Talks(HARBOUR));
        // Its first move is an offer: what is said to that is the picture.
        if let Some(order) = app.playing().and_then(|playing| bot(playing)(playing.view(), 0)) {
            app.handle(Intent::Submit(order), ctx);
        }
    }),
    ("desk", |app, ctx| {
        in_week(app, ctx, 6, Screen::Desk);
        app.handle(Intent::SelectActor(Some(ONDARA)), ctx);
    }),
    ("orders", |app, ctx| {
        in_week(app, ctx, 6, Screen::Desk);
        if let Some(playing) = app.playing_mut() {
            playing.desk.listing = true;
        }
    }),
    ("ledger", |app, ctx| in_week(app, ctx, 12, Screen::Ledger)),
    ("debrief", |app, ctx| in_week(app, ctx, u16::MAX, Screen::Debrief)),
    ("debrief-idle", |app, ctx| {
        begin(app);
        play(app, ctx, u16::MAX, |_, _| None);
        app.handle(Intent::Go(Screen::Debrief), ctx);
    }),
    ("saves", |app, ctx| app.handle(Intent::Go(Screen::Saves), ctx)),
    ("packs", |app, ctx| app.handle(Intent::Go(Screen::Packs), ctx)),
];

const HARBOUR: TalksId = TalksId(0);
const TARN: TalksId = TalksId(1);
const ONDARA: ActorId = ActorId(5);

/// The scenes of these names in the order of the session; all where none is named.
///
/// # Errors
/// The first name that is none, with those there are.
pub(super) fn named(names: &[String]) -> Result<Vec<Shot<App>>, Saying> {
    let known: Vec<&str> = SCENES.iter().map(|(name, _)| *name).collect();
    if let Some(unknown) = names.iter().find(|name| !known.contains(&name.as_str())) {
        return Err(say!("cli-shots-unknown", name = unknown, names = Arg::names(known)));
    }
    let wanted = |name: &str| names.is_empty() || names.iter().any(|wanted| wanted == name);
    let shot = |(name, step): (&str, Step)| Shot { name: name.to_owned(), prepare: Box::new(step) as Prepare<App> };
    Ok(SCENES.into_iter().filter(|(name, _)| wanted(name)).map(shot).collect())
}

/// The screen at the beginning of a week, or after the end, of a game that a bot played in the reader's seat.
fn in_week(app: &mut App, ctx: &Context, week: u16, screen: Screen) {
    begin(app);
    if let Some(next) = app.playing().map(bot) {
        play(app, ctx, week, next);
    }
    app.handle(Intent::Go(screen), ctx);
}

/// A bot for the reader's seat: its order of that number in this turn, or none when it is done.
fn bot(playing: &Playing) -> impl FnMut(&View, u32) -> Option<Order> + use<> {
    let (level, seat) = (Arc::clone(playing.level()), playing.seat());
    let mut delegate = Delegate::new(&level, seat, Style::default());
    move |view, given| {
        let code = &level.actor(seat).code;
        delegate.decide(&level, view, &mut Stream::named(SEED, view.turn, Some(seat), Purpose::Delegate, code, given))
    }
}

/// A new game, so that no picture depends on another, without lessons over it.
fn begin(app: &mut App) {
    app.settings.lessons = false;
    app.open_level(Library::built_in().load(LEVEL), None, Some(SEED));
}

/// Sends turn after turn up to that week, each with the orders that `next` gives; its number is the second argument.
fn play(app: &mut App, ctx: &Context, week: u16, mut next: impl FnMut(&View, u32) -> Option<Order>) {
    for _ in 0..MOST_TURNS {
        for given in 0.. {
            let Some(playing) = app.playing().filter(|playing| !playing.ended() && playing.view().turn < week) else {
                return;
            };
            let order = next(playing.view(), given);
            let sends = order.is_none();
            app.handle(Intent::Submit(order.unwrap_or(Order::Send)), ctx);
            if sends {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    #[test]
    fn scenes_are_found_by_name() {
        let names = |wanted: &[&str]| {
            let wanted: Vec<String> = wanted.iter().map(|name| (*name).to_owned()).collect();
            named(&wanted).map(|shots| shots.into_iter().map(|shot| shot.name).collect::<Vec<_>>())
        };
        assert_eq!(names(&[]).unwrap().len(), SCENES.len());
        assert_eq!(names(&["talks", "title"]).unwrap(), ["title", "talks"]);
        let unknown = Words::new("en").say(&names(&["attic"]).unwrap_err());
        assert!(unknown.contains("attic") && unknown.contains("evidence"), "{unknown}");
    }
}
