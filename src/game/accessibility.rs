//! Screen readers: bevy_egui shows them the tree; this brings back what they ask of it.

use bevy::a11y::ActionRequest;
use bevy::prelude::*;
use bevy_egui::input::EguiInputEvent;
use bevy_egui::{EguiPreUpdateSet, PrimaryEguiContext, egui};

pub fn plugin(app: &mut App) {
    // The window's backend registers it too; without one, as in tests, nobody would.
    app.add_message::<ActionRequest>();
    app.add_systems(PreUpdate, bring_back_actions.before(EguiPreUpdateSet::ProcessInput));
}

fn bring_back_actions(
    mut requests: MessageReader<ActionRequest>,
    context: Query<Entity, With<PrimaryEguiContext>>,
    mut events: MessageWriter<EguiInputEvent>,
) {
    let Ok(context) = context.single() else { return };
    events.write_batch(
        requests
            .read()
            .map(|request| EguiInputEvent { context, event: egui::Event::AccessKitActionRequest(request.0.clone()) }),
    );
}
