//! The look in one place: colours by role, type styles, measures, and the style of stock egui widgets.
//!
//! A screen asks for [`Theme::of`] its `Ui` and names roles (`theme.ink2`, `theme.accent`), never values.
//! Paper is a surface of its own: inside [`on_paper`] the same roles mean the paper palette.

mod contrast;
mod fonts;
pub mod measure;
mod palette;
mod stock;
mod typeface;

use egui::{Color32, Id, Ui, UiBuilder, UiStackInfo};

use crate::vm::emblem::{Emblem, Hue};

pub use contrast::ratio as contrast_ratio;
pub use palette::MapTones;
pub use typeface::Face;

use palette::Tones;

/// Which of the two rooms the game is played in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    #[default]
    Dark,
    Light,
}

/// What a piece of the screen stands on; the roles of [`Theme`] follow it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Surface {
    /// Panels, cards, controls.
    #[default]
    Glass,
    /// Anything that is or will be text on the record.
    Paper,
}

/// Every colour by role, for one mode, one surface and one seat.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    pub mode: Mode,
    pub surface: Surface,
    /// Whose colour the interface takes: the reader's own delegation.
    pub seat: Option<Hue>,
    /// Off under reduced motion: every end state appears at once.
    pub motion: bool,

    /// The room, the sea, bottom strips. On paper: the sheet.
    pub ground: Color32,
    /// Side panels, cards, the top bar. On paper: the sheet.
    pub panel: Color32,
    /// Chosen row, chip, button. On paper: bright paper, cards.
    pub raised: Color32,
    /// Inset boxes and bar tracks. On paper: the foot of the sheet.
    pub well: Color32,
    /// The talks table and its edge.
    pub table: Color32,
    pub table_edge: Color32,
    /// Hairlines; decorative, never the only cue.
    pub line: Color32,
    /// Edges of buttons and fields.
    pub line_strong: Color32,
    /// Text and filled bars.
    pub ink: Color32,
    /// Secondary text and icons.
    pub ink2: Color32,
    /// Labels, dates, locked rows.
    pub ink3: Color32,
    /// Incident arcs, harm bars, rung 4 and up. Means harm and nothing else.
    pub harm: Color32,
    /// Words about harm.
    pub harm_text: Color32,
    /// Gain over no deal, votes for, kept promises.
    pub gain: Color32,
    /// Text on `gain`.
    pub on_gain: Color32,
    /// Text on the accent or any other delegation colour.
    pub on_accent: Color32,
    /// The seat's own colour: focus, choice, the primary button, own offers. Nothing else.
    pub accent: Color32,
    /// The wording under discussion; only on paper.
    pub highlight: Color32,
    /// The clause under discussion; only on paper.
    pub chosen_clause: Color32,
    /// Votes against: always a square.
    pub against: Color32,
    pub on_against: Color32,
    /// Bars that are present but not meant: options not chosen, accounts that do not lead.
    pub bar_quiet: Color32,

    hues: [Color32; 10],
    no_hue: Color32,
}

impl Default for Theme {
    fn default() -> Self {
        Self::new(Mode::Dark, Some(Hue::Amber))
    }
}

impl Theme {
    /// The theme of a mode in the colour of a seat; `None` for a screen without a seat, whose accent is then ink.
    pub fn new(mode: Mode, seat: Option<Hue>) -> Self {
        Self::with_tones(mode, Surface::Glass, seat, true, &palette::glass(mode))
    }

    /// The same theme with motion on or off.
    #[must_use]
    pub fn motion(self, motion: bool) -> Self {
        Self { motion, ..self }
    }

    /// The theme of the screen that `ui` belongs to, for the surface that `ui` stands on.
    pub fn of(ui: &Ui) -> Self {
        let theme = Self::of_context(ui.ctx());
        let surface = ui.stack().iter().find_map(|node| node.tags().get_downcast::<Surface>(SURFACE_TAG));
        theme.on(surface.copied().unwrap_or_default())
    }

    /// The theme last applied to `ctx`, on glass.
    pub fn of_context(ctx: &egui::Context) -> Self {
        ctx.data(|data| data.get_temp(applied_id())).unwrap_or_default()
    }

    /// The same theme on another surface.
    #[must_use]
    pub fn on(&self, surface: Surface) -> Self {
        if surface == self.surface {
            return *self;
        }
        let tones = match surface {
            Surface::Glass => palette::glass(self.mode),
            Surface::Paper => palette::paper(self.mode),
        };
        Self::with_tones(self.mode, surface, self.seat, self.motion, &tones)
    }

    /// Fonts, visuals and spacing for `ctx`, so that stock widgets look native. Cheap where nothing changed: call it
    /// every frame.
    pub fn apply(&self, ctx: &egui::Context) {
        fonts::install(ctx);
        let glass = self.on(Surface::Glass);
        if ctx.data(|data| data.get_temp::<Self>(applied_id())) == Some(glass) {
            return;
        }
        ctx.data_mut(|data| data.insert_temp(applied_id(), glass));
        stock::apply(&glass, ctx);
    }

    /// The colour of a delegation on this surface.
    pub fn hue(&self, hue: Hue) -> Color32 {
        self.hues[hue as usize]
    }

    /// The colour of an actor; plain secondary ink for one without a hue of its own.
    pub fn of_emblem(&self, emblem: &Emblem) -> Color32 {
        emblem.hue.map_or(self.no_hue, |hue| self.hue(hue))
    }

    /// Colours for the map; the same for both surfaces.
    pub fn map(&self) -> MapTones {
        palette::map(self.mode)
    }

    fn with_tones(mode: Mode, surface: Surface, seat: Option<Hue>, motion: bool, tones: &Tones) -> Self {
        Self {
            mode,
            surface,
            seat,
            motion,
            ground: tones.ground,
            panel: tones.panel,
            raised: tones.raised,
            well: tones.well,
            table: tones.table,
            table_edge: tones.table_edge,
            line: tones.line,
            line_strong: tones.line_strong,
            ink: tones.ink,
            ink2: tones.ink2,
            ink3: tones.ink3,
            harm: tones.harm,
            harm_text: tones.harm_text,
            gain: tones.gain,
            on_gain: tones.on_gain,
            on_accent: tones.on_accent,
            accent: seat.map_or(tones.ink, |hue| tones.hues[hue as usize]),
            highlight: tones.highlight,
            chosen_clause: tones.chosen_clause,
            against: tones.against,
            on_against: tones.on_against,
            bar_quiet: tones.bar_quiet,
            hues: tones.hues,
            no_hue: tones.ink2,
        }
    }
}

/// Lays out `add` on paper: roles, stock widgets and delegation colours follow. Paints no background.
pub fn on_paper<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = Theme::of(ui).on(Surface::Paper);
    let info = UiStackInfo::default().with_tag_value(SURFACE_TAG, Surface::Paper);
    ui.scope_builder(UiBuilder::new().ui_stack_info(info), |ui| {
        stock::restyle(&theme, ui.style_mut());
        add(ui)
    })
    .inner
}

const SURFACE_TAG: &str = "surface";

fn applied_id() -> Id {
    Id::new("theme applied")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_follow_the_surface() {
        let ctx = egui::Context::default();
        let theme = Theme::new(Mode::Dark, Some(Hue::Rose));
        let mut seen = Vec::new();
        for _ in 0..2 {
            seen.clear();
            let output = ctx.run_ui(egui::RawInput::default(), |ui| {
                theme.apply(ui.ctx());
                seen.push(Theme::of(ui));
                on_paper(ui, |ui| ui.vertical(|ui| seen.push(Theme::of(ui))));
                seen.push(Theme::of(ui));
            });
            output.drop_without_applying_deltas();
        }
        assert_eq!(seen[0], theme);
        assert_eq!(seen[1], theme.on(Surface::Paper));
        assert_eq!(seen[2], theme);
        assert_ne!(seen[0].ink, seen[1].ink);
        assert_eq!(seen[1].on(Surface::Glass), theme);
    }

    #[test]
    fn without_a_seat_the_accent_is_ink() {
        let theme = Theme::new(Mode::Light, None);
        assert_eq!(theme.accent, theme.ink);
    }
}
