//! The pieces every screen is made of. Each takes the `Ui`, finds its [`crate::ui::theme::Theme`] there, and returns a
//! `Response`; nothing here knows what a click means.

pub mod bar;
pub mod button;
pub mod card;
pub mod chart;
pub mod choice;
pub mod confidence;
pub mod document;
pub mod emblem;
pub mod flow;
pub mod frame;
pub mod gain;
pub mod legend;
pub mod motion;
pub mod overlay;
pub mod place;
pub mod prose;
pub mod shape;
pub mod tabs;
pub mod text;

/// Icons by name; paint them with [`text::icon`] or inside any text.
pub use egui_phosphor::regular as icon;

#[cfg(test)]
pub(crate) mod testing;
