//! Movement: eased, short, and absent under reduced motion.

use egui::{Id, Ui};

use crate::ui::theme::{Theme, measure};

/// Glides to `target` over the time for a change of state; at once under reduced motion.
pub fn glide(ui: &Ui, id: Id, target: f32) -> f32 {
    if Theme::of_context(ui.ctx()).motion {
        ui.ctx().animate_value_with_time(id, target, measure::STATE_SECONDS)
    } else {
        target
    }
}

/// 0 to 1 as `on` becomes true over the time for panels, eased out; at once under reduced motion.
pub fn open(ui: &Ui, id: Id, on: bool) -> f32 {
    if Theme::of_context(ui.ctx()).motion {
        let t = ui.ctx().animate_bool_with_time(id, on, measure::PANEL_SECONDS);
        ease_out(t)
    } else {
        f32::from(u8::from(on))
    }
}

/// 0 to 1 over `seconds` since `start`, both on egui's clock, eased out; asks for the next frame until it ends.
pub fn since(ui: &Ui, start: f64, seconds: f32) -> f32 {
    if !Theme::of_context(ui.ctx()).motion {
        return 1.0;
    }
    let now = ui.input(|input| input.time);
    let t = ((now - start) as f32 / seconds.clamp(0.001, measure::LONGEST_SECONDS)).clamp(0.0, 1.0);
    if t < 1.0 {
        ui.ctx().request_repaint();
    }
    ease_out(t)
}

/// Cubic ease out on 0 to 1.
pub fn ease_out(t: f32) -> f32 {
    1.0 - (1.0 - t.clamp(0.0, 1.0)).powi(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easing_starts_fast_and_ends_whole() {
        assert_eq!(ease_out(0.0), 0.0);
        assert_eq!(ease_out(1.0), 1.0);
        assert!(ease_out(0.5) > 0.8);
        assert_eq!(ease_out(7.0), 1.0);
    }
}
