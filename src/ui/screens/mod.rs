//! The screens, one function each: a view model in, intents out. No world access, no IO, no clock.

pub mod briefing;
pub mod debrief;
pub mod desk;
mod drawings;
pub mod evidence;
pub mod lab;
pub mod ledger;
pub mod levels;
pub mod overlays;
pub mod packs;
mod page;
pub mod problems;
pub mod saves;
pub mod settings;
mod sign;
pub mod sources;
pub mod talks;
pub mod title;

#[cfg(test)]
mod tests;

use crate::vm::stage::Area;

/// A rectangle of the window, as view models have it.
pub(super) fn area(rect: egui::Rect) -> Area {
    Area { left: rect.left(), top: rect.top(), width: rect.width(), height: rect.height() }
}
