//! The window itself: what Bevy is made of here, and what is said where no window can be had.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex, PoisonError};

use bevy::asset::AssetPlugin;
use bevy::log::{Level, LogPlugin};
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::render::pipelined_rendering::PipelinedRenderingPlugin;
use bevy::render::settings::{InstanceFlags, PowerPreference, RenderCreation, WgpuSettings};
use bevy::window::{Monitor, PresentMode, PrimaryMonitor, PrimaryWindow, WindowPlugin, WindowResolution};

use super::host::{Host, Hosted};
use super::{accessibility, host, map, pace};
use crate::words::Words;

/// How the window opens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlayOptions {
    /// Width and height; physical pixels where `pixels` is set, logical points otherwise.
    pub size: (u32, u32),
    /// Physical pixels to a logical point; what the display says where it is `None`.
    pub pixels: Option<f32>,
    /// Whether sounds may be made at all.
    pub audio: bool,
}

impl Default for PlayOptions {
    fn default() -> Self {
        Self { size: (1440, 810), pixels: None, audio: true }
    }
}

/// Why there is no window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoWindow {
    /// Neither X11 nor Wayland answers.
    Display,
    /// There is a display, but nothing that draws on it.
    Graphics,
    /// Something else, in the words of whoever failed.
    Other(String),
}

/// Shows the window until it is closed or the game wants to quit.
pub fn run(host: impl Host, options: PlayOptions) -> Result<AppExit, NoWindow> {
    draw(open(Box::new(host), options)?)
}

/// Everything up to the first frame. winit and wgpu answer a missing display or driver with a panic while plugins are
/// built; it ends here.
pub(super) fn open(host: Box<dyn Host>, options: PlayOptions) -> Result<App, NoWindow> {
    if !has_display() {
        return Err(NoWindow::Display);
    }
    listening(|_| true, || build(host, options))
}

/// Frame after frame. That a driver can draw, but not in a window, comes to light with the first of them, again by a
/// panic; any other is a mistake of the program, and told as such.
pub(super) fn draw(mut app: App) -> Result<AppExit, NoWindow> {
    listening(no_surface, move || app.run())
}

/// What wgpu and Bevy say of a window that cannot be drawn in.
fn no_surface(panic: &str) -> bool {
    let said = ["failed to choose present mode", "Failed to create wgpu surface", "No supported formats for surface"];
    said.iter().any(|words| panic.contains(words))
}

/// Runs something of which some panics are answers: those end here, without a word on the terminal.
fn listening<T>(
    is_answer: impl Fn(&str) -> bool + Send + Sync + 'static,
    run: impl FnOnce() -> T,
) -> Result<T, NoWindow> {
    let heard = Arc::new(Mutex::new(None));
    let usual: Arc<dyn Fn(&panic::PanicHookInfo<'_>) + Send + Sync> = panic::take_hook().into();
    let (first, told) = (Arc::clone(&heard), Arc::clone(&usual));
    panic::set_hook(Box::new(move |panic| {
        let text = panic.payload_as_str().unwrap_or_default();
        if is_answer(text) {
            // The first says what is the matter; others follow from it.
            let mut first = first.lock().unwrap_or_else(PoisonError::into_inner);
            first.get_or_insert_with(|| text.to_owned());
        } else {
            told(panic);
        }
    }));
    let ran = panic::catch_unwind(AssertUnwindSafe(run));
    panic::set_hook(Box::new(move |panic| usual(panic)));
    let answer = heard.lock().unwrap_or_else(PoisonError::into_inner).take();
    match (ran, answer) {
        (Ok(ran), _) => Ok(ran),
        (Err(_), Some(answer)) => Err(NoWindow::from_panic(answer)),
        (Err(panic), None) => panic::resume_unwind(panic),
    }
}

fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET")
}

fn build(host: Box<dyn Host>, options: PlayOptions) -> App {
    let mut app = App::new();
    app.add_plugins(engine(options)).insert_resource(Hosted(host)).add_plugins((
        host::plugin,
        map::plugin,
        pace::plugin,
        accessibility::plugin,
    ));
    // A size in pixels is meant as it is.
    if options.pixels.is_none() {
        app.add_systems(Update, fit_to_screen);
    }
    #[cfg(feature = "audio")]
    if options.audio {
        app.add_plugins(super::audio::plugin);
    }
    app
}

/// Once it is known what screen there is: a window that would not fit takes all there is instead.
fn fit_to_screen(
    mut done: Local<bool>,
    monitors: Query<(&Monitor, Has<PrimaryMonitor>)>,
    mut windows: Query<&mut Window, With<PrimaryWindow>>,
) {
    let monitor = monitors.iter().max_by_key(|(_, primary)| *primary);
    let (false, Some((monitor, _)), Ok(mut window)) = (*done, monitor, windows.single_mut()) else { return };
    *done = true;
    let wanted = window.resolution.physical_size();
    if let Some(size) = fitted(wanted, UVec2::new(monitor.physical_width, monitor.physical_height)) {
        window.resolution.set_physical_resolution(size.x, size.y);
        window.set_maximized(true);
    }
}

/// The size of a window on a smaller screen; `None` where it fits as it is wanted.
fn fitted(wanted: UVec2, screen: UVec2) -> Option<UVec2> {
    let known = screen.x > 0 && screen.y > 0;
    (known && (wanted.x > screen.x || wanted.y > screen.y)).then(|| wanted.min(screen))
}

fn engine(options: PlayOptions) -> impl PluginGroup {
    let (width, height) = options.size;
    let mut resolution = WindowResolution::new(width, height);
    if let Some(pixels) = options.pixels {
        resolution = resolution.with_scale_factor_override(pixels);
    }
    let window = Window {
        title: "Démarche".to_owned(),
        name: Some("demarche".to_owned()),
        resolution,
        present_mode: PresentMode::AutoVsync,
        resize_constraints: bevy::window::WindowResizeConstraints { min_width: 800.0, min_height: 500.0, ..default() },
        ..default()
    };
    let graphics = WgpuSettings {
        // A map that rests most of the time needs no second graphics card.
        power_preference: PowerPreference::LowPower,
        instance_flags: InstanceFlags::empty(),
        ..default()
    };
    DefaultPlugins
        .build()
        .set(WindowPlugin { primary_window: Some(window), ..default() })
        .set(LogPlugin { level: Level::WARN, filter: QUIET.to_owned(), ..default() })
        .set(AssetPlugin { watch_for_changes_override: Some(false), ..default() })
        .set(RenderPlugin { render_creation: RenderCreation::Automatic(Box::new(graphics)), ..default() })
        // Frames are few and far between: a second thread for them would only add a frame of delay.
        .disable::<PipelinedRenderingPlugin>()
}

/// Software rendering and missing extensions are no news here.
const QUIET: &str = "wgpu=error,wgpu_hal=off,bevy_render=error,bevy_egui=error,naga=error,winit=error,symphonia=error";

impl NoWindow {
    fn from_panic(text: String) -> Self {
        if text.contains("Unable to find a GPU") || no_surface(&text) {
            Self::Graphics
        } else if text.contains("event loop") {
            Self::Display
        } else {
            Self::Other(text)
        }
    }

    /// What happened, what to install, and what works without.
    #[must_use]
    pub fn in_words(&self, words: &Words) -> String {
        let what = match self {
            Self::Display => words.get("no-display"),
            Self::Graphics => words.get("no-graphics"),
            Self::Other(text) => words.with("no-window", &crate::words::args([("reason", text.as_str().into())])),
        };
        format!("{what}\n{}", words.get("works-without-window"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_words_of_its_own() {
        let words = Words::new("en");
        let reasons = [NoWindow::Display, NoWindow::Graphics, NoWindow::Other("out of paper".into())];
        let said: Vec<String> = reasons.iter().map(|reason| reason.in_words(&words)).collect();
        for text in &said {
            assert!(!text.contains('«'), "{text}");
            assert!(text.contains("demarche simulate"), "{text}");
        }
        assert!(said[1].contains("mesa-vulkan-drivers"));
        assert!(said[2].contains("out of paper"));
    }

    #[test]
    fn a_window_is_never_larger_than_its_screen() {
        let wanted = UVec2::new(1440, 810);
        assert_eq!(fitted(wanted, UVec2::new(1920, 1080)), None);
        assert_eq!(fitted(wanted, wanted), None);
        assert_eq!(fitted(wanted, UVec2::new(1280, 720)), Some(UVec2::new(1280, 720)));
        assert_eq!(fitted(wanted, UVec2::new(1366, 768)), Some(UVec2::new(1366, 768)));
        assert_eq!(fitted(wanted, UVec2::new(1080, 1920)), Some(UVec2::new(1080, 810)));
        assert_eq!(fitted(wanted, UVec2::ZERO), None, "some displays do not say");
    }

    #[test]
    fn panics_of_libraries_are_told_apart() {
        let gpu = "Unable to find a GPU! Make sure you have installed required drivers!";
        assert_eq!(NoWindow::from_panic(gpu.into()), NoWindow::Graphics);
        let display = "Failed to build event loop: Os(OsError)";
        assert_eq!(NoWindow::from_panic(display.into()), NoWindow::Display);
        let modes = "Fallback system failed to choose present mode. This is a bug. Mode: AutoVsync, Options: []";
        assert_eq!(NoWindow::from_panic(modes.into()), NoWindow::Graphics);
        assert!(!no_surface("the map has no surface here"), "a mistake of the program's own is told as one");
        assert_eq!(NoWindow::from_panic("x".into()), NoWindow::Other("x".into()));
    }
}
