//! The game window: hosts the egui screens in Bevy, draws the map beneath them, plays sounds, takes screenshots.
//!
//! One system runs the screens (`host`); what the map is to show goes from there to entities that mirror it (`map`).
//! Nothing here decides anything about the game.

mod accessibility;
#[cfg(feature = "audio")]
mod audio;
mod host;
mod map;
mod pace;
mod shots;
mod window;

pub use host::{Host, Mood};
pub use shots::{Prepare, Shot};
pub use window::{NoWindow, PlayOptions, run};

// `command` and `scenes` beside this file put the controller in the window: they take the place of what follows as soon
// as `ui::app` is part of the build.
mod demo;

/// Throw-away until the controller is there.
pub fn play(_: &crate::cli::PlayArgs) -> crate::cli::Outcome {
    let out = window::run(demo::Demo::new(), PlayOptions::default());
    eprintln!("{out:?}");
    crate::cli::Outcome::Done
}

pub fn shots(args: &crate::cli::ShotsArgs) -> crate::cli::Outcome {
    let mut demo = demo::Demo::new();
    demo.settings.scale = (args.scale * 100.0) as u16;
    let light = args.light;
    let list = vec![
        Shot {
            name: "desk".into(),
            prepare: Box::new(move |d: &mut demo::Demo, _| {
                if light {
                    d.settings.theme = crate::vm::ThemeChoice::Light;
                }
            }),
        },
        Shot {
            name: "desk-zoom".into(),
            prepare: Box::new(|d: &mut demo::Demo, _| {
                d.vm.camera = d.vm.zoomed(2.4, (700.0, 450.0).into());
            }),
        },
        Shot {
            name: "title".into(),
            prepare: Box::new(|d: &mut demo::Demo, _| {
                d.title = true;
                d.vm.camera = crate::vm::stage::Camera::home(d.vm.home);
            }),
        },
    ];
    let out = shots::take(demo, PlayOptions { size: args.size, pixels: Some(1.0), audio: false }, &args.out, list);
    eprintln!("{out:?}");
    crate::cli::Outcome::Done
}
