//! Runs the screens: one egui context for the window, one system that hands it to whoever owns the game.

use bevy::camera::ClearColorConfig;
use bevy::ecs::schedule::SystemSet;
use bevy::prelude::*;
use bevy::window::PrimaryWindow;
use bevy_egui::{
    EguiContext, EguiContextSettings, EguiFullOutput, EguiGlobalSettings, EguiInput, EguiPlugin, EguiPostUpdateSet,
    EguiPreUpdateSet, PrimaryEguiContext, egui,
};

use super::pace::Pace;
use crate::ui::theme::Theme;
use crate::vm::Settings;
use crate::vm::sound::Sound;
use crate::vm::stage::StageVm;

/// Whoever owns screens, session and settings. The window shows what it paints and asks nothing else of it.
pub trait Host: Send + Sync + 'static {
    /// Paints the screen and does what was asked for on it. Runs again in the same frame where egui wants to lay out
    /// twice.
    fn frame(&mut self, ui: &mut egui::Ui);
    /// What the map beneath the screen shows; nothing where no map is.
    fn stage(&self) -> Option<StageVm>;
    fn settings(&self) -> &Settings;
    /// Sounds since the last call.
    fn take_sounds(&mut self) -> Vec<Sound>;
    fn mood(&self) -> Mood;
    fn wants_to_quit(&self) -> bool;
}

/// What the music is to express.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mood {
    /// How tense the world is, 0 to 100.
    pub tension: u8,
    /// Whether the reader sits in a room with others: its tone is heard then.
    pub talks: bool,
}

/// The owner of the game, behind the window.
#[derive(Resource)]
pub struct Hosted(pub Box<dyn Host>);

/// What the map is to show; written here, mirrored by [`super::map`].
#[derive(Resource, Default, PartialEq)]
pub struct Stage(pub Option<StageVm>);

/// Colours, motion and pixels of the frame, as the screens left them.
#[derive(Resource, Clone, Copy, PartialEq)]
pub struct Look {
    pub theme: Theme,
    /// Logical points of the window to one point of the screens: the scale of the settings.
    pub zoom: f32,
    /// Physical pixels to one logical point of the window.
    pub pixels: f32,
}

impl Default for Look {
    fn default() -> Self {
        Self { theme: Theme::default(), zoom: 1.0, pixels: 1.0 }
    }
}

/// What happens after the game's own systems, in this order.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Frame {
    /// The screens run.
    Screens,
    /// Entities follow what the screens say.
    Mirror,
}

pub fn plugin(app: &mut App) {
    app.add_plugins(EguiPlugin::default())
        .insert_resource(EguiGlobalSettings { auto_create_primary_context: false, ..default() })
        .add_systems(Startup, spawn_camera)
        .add_systems(
            PreUpdate,
            drop_unchanged_modifiers.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass),
        )
        .add_systems(PostUpdate, run_screens.in_set(Frame::Screens).in_set(EguiPostUpdateSet::EndPass));
    frames(app);
}

/// The order of a frame without a window, for tests.
pub fn frames(app: &mut App) {
    app.init_resource::<Stage>()
        .init_resource::<Look>()
        .configure_sets(PostUpdate, (Frame::Screens, Frame::Mirror).chain());
}

/// One camera for the map and the screens above it: where the map does not show through, the screens are opaque.
fn spawn_camera(mut commands: Commands) {
    // Fonts arrive one pass after they were given: the first frame needs them.
    let mut context = EguiContext::default();
    Theme::default().apply(context.get_mut());
    commands.spawn((
        context,
        Camera2d,
        Camera { clear_color: ClearColorConfig::Custom(Color::BLACK), ..default() },
        Msaa::Off,
        PrimaryEguiContext,
        EguiContextSettings { run_manually: true, ..default() },
    ));
}

/// bevy_egui reports the modifier keys in every frame, and egui answers any event with another frame: the window would
/// never rest.
fn drop_unchanged_modifiers(mut inputs: Query<&mut EguiInput>, mut last: Local<egui::Modifiers>) {
    for mut input in &mut inputs {
        input.bypass_change_detection().events.retain(|event| match event {
            egui::Event::ModifiersChanged(modifiers) => std::mem::replace(&mut *last, *modifiers) != *modifiers,
            _ => true,
        });
    }
}

/// Runs the screens over this frame's input and takes over what they want shown.
fn run_screens(
    mut contexts: Query<(&mut EguiContext, &mut EguiInput, &mut EguiFullOutput, &mut Camera), With<PrimaryEguiContext>>,
    windows: Query<&Window, With<PrimaryWindow>>,
    mut hosted: ResMut<Hosted>,
    mut stage: ResMut<Stage>,
    mut look: ResMut<Look>,
    mut pace: ResMut<Pace>,
    mut exits: MessageWriter<AppExit>,
) {
    let Ok((mut context, mut input, mut output, mut camera)) = contexts.single_mut() else { return };
    let host = &mut hosted.0;
    let ctx = context.get_mut();
    let zoom = f32::from(host.settings().scale.clamp(100, 200)) / 100.0;
    if ctx.zoom_factor() != zoom {
        ctx.set_zoom_factor(zoom);
    }
    let full = ctx.run_ui(std::mem::take(&mut **input), |ui| host.frame(ui));
    if let Some(root) = full.viewport_output.get(&egui::ViewportId::ROOT) {
        pace.within(root.repaint_delay);
    }
    **output = Some(full);

    stage.set_if_neq(Stage(host.stage()));
    let pixels = windows.single().map_or(1.0, Window::scale_factor);
    look.set_if_neq(Look { theme: Theme::of_context(ctx), zoom: ctx.zoom_factor(), pixels });
    let sea = colour(look.theme.map().sea);
    if !matches!(camera.clear_color, ClearColorConfig::Custom(color) if color == sea) {
        camera.clear_color = ClearColorConfig::Custom(sea);
    }
    if host.wants_to_quit() {
        exits.write(AppExit::Success);
    }
}

/// A colour of the theme for the engine.
pub fn colour(color: egui::Color32) -> Color {
    let [r, g, b, a] = color.to_srgba_unmultiplied();
    Color::srgba_u8(r, g, b, a)
}

#[cfg(test)]
mod tests {
    use bevy::input::ButtonState;
    use bevy::input::InputPlugin;
    use bevy::input::keyboard::{Key, KeyboardInput};
    use bevy::window::WindowPlugin;

    use super::super::pace;
    use super::*;

    /// Counts its frames and shows a button.
    struct Counter {
        frames: std::sync::Arc<std::sync::atomic::AtomicU32>,
        settings: Settings,
    }

    impl Host for Counter {
        fn frame(&mut self, ui: &mut egui::Ui) {
            self.frames.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let _ = ui.button("still");
        }

        fn stage(&self) -> Option<StageVm> {
            None
        }

        fn settings(&self) -> &Settings {
            &self.settings
        }

        fn take_sounds(&mut self) -> Vec<Sound> {
            Vec::new()
        }

        fn mood(&self) -> Mood {
            Mood::default()
        }

        fn wants_to_quit(&self) -> bool {
            false
        }
    }

    /// The screens in a window that nobody sees.
    fn app(scale: u16) -> App {
        let mut app = App::new();
        app.add_plugins((
            MinimalPlugins,
            bevy::asset::AssetPlugin::default(),
            bevy::image::ImagePlugin::default(),
            TransformPlugin,
            InputPlugin,
            WindowPlugin::default(),
            bevy::a11y::AccessibilityPlugin,
            bevy::mesh::MeshPlugin,
            bevy::camera::CameraPlugin,
        ))
        .init_asset::<bevy::shader::Shader>();
        let counter =
            Counter { frames: std::sync::Arc::default(), settings: Settings { scale, ..Settings::default() } };
        app.insert_resource(Hosted(Box::new(counter))).add_plugins((
            pace::plugin,
            plugin,
            super::super::accessibility::plugin,
        ));
        app.finish();
        app.cleanup();
        app
    }

    fn resting(app: &App) -> bool {
        app.world().resource::<Pace>().resting()
    }

    /// Frames until the window rests, as the event loop would count them.
    fn frames_until_rest(app: &mut App) -> u32 {
        (0..100)
            .find(|_| {
                app.update();
                resting(app)
            })
            .expect("the window never rests")
    }

    #[test]
    fn an_idle_window_draws_no_frames() {
        let mut app = app(100);
        assert!(frames_until_rest(&mut app) < 10);
        for frame in 0..20 {
            app.update();
            assert!(resting(&app), "frame {frame} asked for another");
        }
    }

    #[test]
    fn a_key_wakes_it_and_it_rests_again() {
        let mut app = app(100);
        frames_until_rest(&mut app);
        let window = app.world_mut().query_filtered::<Entity, With<PrimaryWindow>>().single(app.world()).unwrap();
        for state in [ButtonState::Pressed, ButtonState::Released] {
            app.world_mut().write_message(KeyboardInput {
                key_code: KeyCode::ShiftLeft,
                logical_key: Key::Shift,
                state,
                text: None,
                repeat: false,
                window,
            });
            app.update();
            assert!(!resting(&app), "a changed modifier is an event");
            assert!(frames_until_rest(&mut app) < 10);
        }
    }

    #[test]
    fn the_scale_of_the_settings_is_the_zoom_of_the_screens() {
        let mut app = app(150);
        frames_until_rest(&mut app);
        assert_eq!(app.world().resource::<Look>().zoom, 1.5);
    }

    #[test]
    fn screen_readers_reach_the_screens() {
        let mut app = app(100);
        frames_until_rest(&mut app);
        let request = |action| {
            bevy::a11y::ActionRequest(egui::accesskit::ActionRequest {
                action,
                target_tree: egui::accesskit::TreeId::ROOT,
                target_node: egui::Id::new("a button").accesskit_id(),
                data: None,
            })
        };
        app.world_mut().write_message(request(egui::accesskit::Action::Click));
        app.update();
        assert!(!resting(&app), "the request did not arrive");
    }
}
