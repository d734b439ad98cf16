//! The scripted session whose screens `demarche shots` draws: Winter Ward with a fixed seed, from the title to the
//! debrief.

use bevy_egui::egui::Context;

use super::shots::{Prepare, Shot};
use crate::base::{Seed, TalksId};
use crate::level::library::Library;
use crate::rules::Order;
use crate::ui::app::App;
use crate::vm::{Intent, Screen};

pub(super) const SEED: Seed = Seed(7);
const LEVEL: &str = "winter-ward";
/// No game is longer; a level that never ended must not keep the window open.
const MOST_TURNS: usize = 64;

type Step = fn(&mut App, &Context);

/// In the order of the session: each stands on its own and needs none of those before.
const SCENES: [(&str, Step); 13] = [
    ("title", |app, ctx| app.handle(Intent::Go(Screen::Title), ctx)),
    ("levels", |app, ctx| app.handle(Intent::Go(Screen::Levels), ctx)),
    ("settings", |app, ctx| app.handle(Intent::Go(Screen::Settings), ctx)),
    ("sources", |app, ctx| app.handle(Intent::Go(Screen::Sources), ctx)),
    ("briefing", |app, ctx| in_game(app, ctx, Screen::Briefing)),
    ("desk", |app, ctx| in_game(app, ctx, Screen::Desk)),
    ("help", |app, ctx| {
        in_game(app, ctx, Screen::Desk);
        app.handle(Intent::Help(true), ctx);
    }),
    ("evidence", |app, ctx| in_game(app, ctx, Screen::Evidence)),
    ("talks", |app, ctx| in_game(app, ctx, Screen::Talks(TalksId(0)))),
    ("ledger", |app, ctx| in_game(app, ctx, Screen::Ledger)),
    ("desk-later", |app, ctx| {
        in_game(app, ctx, Screen::Desk);
        (0..3).for_each(|_| app.handle(Intent::Submit(Order::Send), ctx));
    }),
    ("debrief", |app, ctx| {
        in_game(app, ctx, Screen::Desk);
        for _ in 0..MOST_TURNS {
            if app.playing().is_none_or(|playing| playing.ended()) {
                break;
            }
            app.handle(Intent::Submit(Order::Send), ctx);
        }
        app.handle(Intent::Go(Screen::Debrief), ctx);
    }),
    ("saves", |app, ctx| app.handle(Intent::Go(Screen::Saves), ctx)),
];

/// The scenes of these names in the order of the session; all where none is named.
///
/// # Errors
/// The first name that is none, with those there are.
pub(super) fn named(names: &[String]) -> Result<Vec<Shot<App>>, String> {
    let known: Vec<&str> = SCENES.iter().map(|(name, _)| *name).collect();
    if let Some(unknown) = names.iter().find(|name| !known.contains(&name.as_str())) {
        return Err(format!("{unknown}: {}", known.join(" ")));
    }
    let wanted = |name: &str| names.is_empty() || names.iter().any(|wanted| wanted == name);
    let shot = |(name, step): (&str, Step)| Shot { name: name.to_owned(), prepare: Box::new(step) as Prepare<App> };
    Ok(SCENES.into_iter().filter(|(name, _)| wanted(name)).map(shot).collect())
}

/// The screen in a running game without lessons over it; a game is begun where none runs.
fn in_game(app: &mut App, ctx: &Context, screen: Screen) {
    app.settings.lessons = false;
    if app.playing().is_none_or(|playing| playing.ended()) {
        app.open_level(Library::built_in().load(LEVEL), None, Some(SEED));
    }
    app.handle(Intent::Go(screen), ctx);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scenes_are_found_by_name() {
        let names = |wanted: &[&str]| {
            let wanted: Vec<String> = wanted.iter().map(|name| (*name).to_owned()).collect();
            named(&wanted).map(|shots| shots.into_iter().map(|shot| shot.name).collect::<Vec<_>>())
        };
        assert_eq!(names(&[]).unwrap().len(), SCENES.len());
        assert_eq!(names(&["talks", "title"]).unwrap(), ["title", "talks"]);
        assert!(names(&["attic"]).unwrap_err().contains("evidence"));
    }
}
