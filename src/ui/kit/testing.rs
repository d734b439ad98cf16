//! A harness with the theme applied before its first pass, for tests by label.

use egui::{Key, Vec2};
use egui_kittest::{Harness, kittest::Queryable};

use crate::{
    ui::theme::{Mode, Theme},
    vm::emblem::Hue,
};

/// Shows `add` in a window of `size`, without motion; `state` is what `add` may change.
pub(crate) fn harness<'a, S>(size: Vec2, state: S, mut add: impl FnMut(&mut egui::Ui, &mut S) + 'a) -> Harness<'a, S> {
    let theme = Theme::new(Mode::Dark, Some(Hue::Amber)).motion(false);
    let mut first = true;
    Harness::builder().with_size(size).build_ui_state(
        move |ui, state| {
            theme.apply(ui.ctx());
            // Fonts arrive with the second pass.
            if std::mem::take(&mut first) {
                ui.ctx().request_discard("fonts");
                return;
            }
            add(ui, state);
        },
        state,
    )
}

/// Clicks on what is called `label`.
pub(crate) fn click<S>(harness: &mut Harness<'_, S>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

/// Presses a key and lets go.
pub(crate) fn press<S>(harness: &mut Harness<'_, S>, key: Key) {
    harness.key_press(key);
    harness.run();
}
