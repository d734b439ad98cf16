//! Pictures of screens: opens the window, brings the game into one state after the other, waits until nothing moves,
//! saves what is seen.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use bevy::prelude::*;
use bevy::render::view::screenshot::{Screenshot, save_to_disk};
use bevy_egui::{EguiGlobalSettings, egui};

use super::host::{Host, Mood};
use super::pace::Pace;
use super::window::{self, NoWindow, PlayOptions};
use crate::vm::Settings;
use crate::vm::sound::Sound;
use crate::vm::stage::StageVm;

/// One picture: its name, and how to get there from the one before.
pub struct Shot<H> {
    pub name: String,
    pub prepare: Prepare<H>,
}

/// Runs once, before a frame.
pub type Prepare<H> = Box<dyn FnOnce(&mut H, &egui::Context) + Send>;

/// Saves `shots` as `NAME.png` in `folder`, which is there, in their order, and ends; an error where one could not be
/// saved.
pub fn take<H: Host>(host: H, options: PlayOptions, folder: &Path, shots: Vec<Shot<H>>) -> Result<AppExit, NoWindow> {
    let (names, prepares): (VecDeque<_>, VecDeque<_>) = shots.into_iter().map(|shot| (shot.name, shot.prepare)).unzip();
    let due = Arc::new(AtomicUsize::new(0));
    let directed = Directed { host, prepares: Mutex::new(prepares), done: 0, due: Arc::clone(&due) };
    let mut app = window::open(Box::new(directed), PlayOptions { audio: false, ..options })?;
    // A pointer that happens to be there would leave its mark on the pictures.
    let mut egui = app.world_mut().resource_mut::<EguiGlobalSettings>();
    egui.input_system_settings.run_write_window_pointer_moved_messages = false;
    app.insert_resource(Camera { folder: folder.to_owned(), names, due, state: State::Next })
        .add_systems(Last, step.before(super::pace::settle));
    window::draw(app)
}

/// A host that is brought into a state before it paints.
struct Directed<H> {
    host: H,
    prepares: Mutex<VecDeque<Prepare<H>>>,
    done: usize,
    /// How many pictures were begun.
    due: Arc<AtomicUsize>,
}

impl<H: Host> Host for Directed<H> {
    fn frame(&mut self, ui: &mut egui::Ui) {
        if self.done < self.due.load(Ordering::Relaxed) {
            self.done += 1;
            let next = self.prepares.get_mut().unwrap_or_else(PoisonError::into_inner).pop_front();
            if let Some(prepare) = next {
                prepare(&mut self.host, ui.ctx());
            }
        }
        self.host.frame(ui);
    }

    fn stage(&self) -> Option<StageVm> {
        self.host.stage()
    }

    fn settings(&self) -> &Settings {
        self.host.settings()
    }

    fn take_sounds(&mut self) -> Vec<Sound> {
        self.host.take_sounds()
    }

    fn mood(&self) -> Mood {
        self.host.mood()
    }

    fn wants_to_quit(&self) -> bool {
        self.host.wants_to_quit()
    }
}

#[derive(Resource)]
struct Camera {
    folder: PathBuf,
    names: VecDeque<String>,
    due: Arc<AtomicUsize>,
    state: State,
}

enum State {
    Next,
    /// Frames since the game was brought there, and how many of the last were at rest.
    Settling {
        path: PathBuf,
        frames: u32,
        at_rest: u32,
    },
    /// The renderer has the order.
    Developing {
        path: PathBuf,
        frames: u32,
    },
}

/// At rest for so many frames, or this many in all: a blinking cursor never rests.
const ENOUGH_REST: u32 = 4;
const ENOUGH_FRAMES: u32 = 90;
/// A picture comes one or two frames after its order.
const LONGEST_DEVELOPING: u32 = 300;

fn step(mut commands: Commands, mut camera: ResMut<Camera>, mut pace: ResMut<Pace>, mut exits: MessageWriter<AppExit>) {
    let rested = pace.resting();
    pace.moving();
    let camera = &mut *camera;
    match &mut camera.state {
        State::Next => {
            let Some(name) = camera.names.pop_front() else {
                exits.write(AppExit::Success);
                return;
            };
            camera.due.fetch_add(1, Ordering::Relaxed);
            let path = camera.folder.join(format!("{name}.png"));
            camera.state = State::Settling { path, frames: 0, at_rest: 0 };
        }
        State::Settling { path, frames, at_rest } => {
            *frames += 1;
            *at_rest = if rested { *at_rest + 1 } else { 0 };
            if *at_rest < ENOUGH_REST && *frames < ENOUGH_FRAMES {
                return;
            }
            let path = std::mem::take(path);
            // What lay there would be taken for the new one.
            let _ = std::fs::remove_file(&path);
            commands.spawn(Screenshot::primary_window()).observe(save_to_disk(path.clone()));
            camera.state = State::Developing { path, frames: 0 };
        }
        State::Developing { path, frames } => {
            *frames += 1;
            if path.exists() {
                println!("{}", path.display());
                camera.state = State::Next;
            } else if *frames > LONGEST_DEVELOPING {
                error!("{} could not be saved", path.display());
                exits.write(AppExit::error());
            }
        }
    }
}
