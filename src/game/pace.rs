//! When the next frame is due: never while nothing moves, at thirty a second while something does, and in between when
//! a screen asked for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bevy::prelude::*;
use bevy::render::render_resource::PipelineCache;
use bevy::render::{Render, RenderApp, RenderSystems};
use bevy::window::RequestRedraw;
use bevy::winit::{UpdateMode, WinitSettings};

/// The shortest of what was asked for in this frame.
#[derive(Resource, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    wait: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self { wait: RESTING }
    }
}

/// While something moves. Shorter would cost more than it shows where a processor does the drawing.
const MOVING: Duration = Duration::from_millis(33);
/// While nothing does. Not endless: the event loop would keep its last, expired, deadline and spin.
const RESTING: Duration = Duration::from_secs(3600);
/// Frames that a window gets in any case: the first may come before there is anything to draw on.
const FIRST_FRAMES: u32 = 8;

impl Pace {
    /// Something moves: the next frame is due soon.
    pub fn moving(&mut self) {
        self.wait = MOVING;
    }

    /// The next frame is due within `wait`.
    pub fn within(&mut self, wait: Duration) {
        self.wait = self.wait.min(wait.max(MOVING));
    }

    pub fn resting(self) -> bool {
        self.wait == RESTING
    }

    fn mode(self) -> UpdateMode {
        // Events of the window wake it; those of devices elsewhere do not.
        UpdateMode::reactive_low_power(self.wait)
    }
}

/// The renderer has shaders to compile still: what they draw is missing from the frame that was just shown.
#[derive(Resource, Clone, Default)]
struct Unfinished(Arc<AtomicBool>);

pub fn plugin(app: &mut App) {
    let unfinished = Unfinished::default();
    app.insert_resource(unfinished.clone());
    if let Some(renderer) = app.get_sub_app_mut(RenderApp) {
        renderer.insert_resource(unfinished).add_systems(Render, look_after.in_set(RenderSystems::Cleanup));
    }
    let rest = Pace::default().mode();
    app.init_resource::<Pace>()
        .insert_resource(WinitSettings { focused_mode: rest, unfocused_mode: rest })
        .add_systems(First, begin)
        .add_systems(Last, settle);
}

/// Every frame starts at rest, unless the one before was not all that it should be.
fn begin(mut pace: ResMut<Pace>, unfinished: Res<Unfinished>, mut frames: Local<u32>) {
    *pace = Pace::default();
    *frames = frames.saturating_add(1);
    if *frames <= FIRST_FRAMES || unfinished.0.load(Ordering::Relaxed) {
        pace.moving();
    }
}

fn look_after(pipelines: Res<PipelineCache>, unfinished: Res<Unfinished>) {
    unfinished.0.store(pipelines.waiting_pipelines().next().is_some(), Ordering::Relaxed);
}

/// Turns what was asked for into the deadline of the event loop. bevy_egui asks for a frame at once whenever egui asks
/// for one at some time; those are dropped in favour of the time egui named.
pub(super) fn settle(
    pace: Res<Pace>,
    mut settings: ResMut<WinitSettings>,
    mut redraws: ResMut<Messages<RequestRedraw>>,
) {
    redraws.clear();
    let mode = pace.mode();
    if settings.focused_mode != mode {
        *settings = WinitSettings { focused_mode: mode, unfocused_mode: mode };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_wish_counts_but_none_is_too_short() {
        let mut pace = Pace::default();
        assert!(pace.resting());
        pace.within(Duration::MAX);
        assert!(pace.resting());
        pace.within(Duration::from_millis(500));
        pace.within(Duration::from_secs(9));
        assert_eq!(pace.wait, Duration::from_millis(500));
        pace.within(Duration::ZERO);
        assert_eq!(pace.wait, MOVING);
    }

    #[test]
    fn each_frame_starts_at_rest() {
        let mut app = App::new();
        app.add_message::<RequestRedraw>().add_plugins(plugin);
        for _ in 0..FIRST_FRAMES {
            app.update();
            assert!(!app.world().resource::<Pace>().resting());
        }
        app.world_mut().resource_mut::<Pace>().moving();
        app.world_mut().write_message(RequestRedraw);
        app.update();
        assert!(app.world().resource::<Pace>().resting());
        assert!(app.world().resource::<Messages<RequestRedraw>>().is_empty());
        let wait = |app: &App| match app.world().resource::<WinitSettings>().focused_mode {
            UpdateMode::Reactive { wait, .. } => wait,
            UpdateMode::Continuous => Duration::ZERO,
        };
        assert_eq!(wait(&app), RESTING);
        app.add_systems(Update, |mut pace: ResMut<Pace>| pace.moving());
        app.update();
        assert_eq!(wait(&app), MOVING);
    }
}
