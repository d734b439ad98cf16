//! Buttons: primary, quiet, plain and icon-only, with key caps and the reason why one is off.

use egui::{
    Align2, Color32, CornerRadius, Response, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, WidgetType, pos2, vec2,
};

use super::{shape, text};
use crate::ui::theme::{Theme, measure};

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// One to a screen: what the reader most likely wants next.
    Primary,
    Quiet,
    /// No frame until hovered, for rows of small commands.
    Plain,
}

/// A button with words on it.
#[must_use = "add it to a Ui"]
pub struct Button<'a> {
    label: &'a str,
    kind: Kind,
    icon: Option<&'a str>,
    trailing: Option<&'a str>,
    key: Option<&'a str>,
    off: Option<&'a str>,
    chosen: bool,
    height: f32,
    fill_width: bool,
}

impl<'a> Button<'a> {
    /// The one button that the screen leads to, in the accent.
    pub fn primary(label: &'a str) -> Self {
        Self::new(label, Kind::Primary, measure::BUTTON)
    }

    pub fn quiet(label: &'a str) -> Self {
        Self::new(label, Kind::Quiet, measure::BUTTON)
    }

    /// Words without a frame.
    pub fn plain(label: &'a str) -> Self {
        Self::new(label, Kind::Plain, measure::TARGET)
    }

    pub fn icon(mut self, icon: &'a str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// An icon after the words, such as an arrow.
    pub fn trailing(mut self, icon: &'a str) -> Self {
        self.trailing = Some(icon);
        self
    }

    /// The key that does the same, shown as a key cap.
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// Switches the button off where a reason is given; the reason shows on hover and goes to screen readers.
    pub fn off(mut self, reason: Option<&'a str>) -> Self {
        self.off = reason;
        self
    }

    /// Pressed in: a view or filter that is on.
    pub fn chosen(mut self, chosen: bool) -> Self {
        self.chosen = chosen;
        self
    }

    /// The height of the button that ends a turn.
    pub fn tall(mut self) -> Self {
        self.height = measure::BUTTON_TALL;
        self
    }

    /// The height of a chip in a top bar.
    pub fn small(mut self) -> Self {
        self.height = measure::TARGET;
        self
    }

    pub fn fill_width(mut self) -> Self {
        self.fill_width = true;
        self
    }

    fn new(label: &'a str, kind: Kind, height: f32) -> Self {
        Self { label, kind, icon: None, trailing: None, key: None, off: None, chosen: false, height, fill_width: false }
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui);
        let enabled = self.off.is_none() && ui.is_enabled();
        let face =
            if self.kind == Kind::Plain || self.height <= measure::TARGET { theme.body() } else { theme.strong() };
        let pad = if self.kind == Kind::Plain {
            6.0
        } else if self.height <= measure::TARGET {
            9.0
        } else {
            14.0
        };
        let mut width = 2.0 * pad;
        let words = text::line(ui, self.label, &face, Color32::PLACEHOLDER);
        width += words.size().x;
        let icon_size = if self.height >= measure::BUTTON_TALL { 18.0 } else { 16.0 };
        width += [self.icon, self.trailing].iter().flatten().count() as f32 * (icon_size + 8.0);
        let key = self.key.map(|key| text::line(ui, key, &theme.label_strong(), Color32::PLACEHOLDER));
        width += key.as_ref().map_or(0.0, |key| key_cap_width(key.size().x) + 8.0);
        let content = width - 2.0 * pad;
        if self.fill_width {
            width = width.max(ui.available_width());
        }

        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(width, self.height), sense);
        if ui.is_rect_visible(rect) {
            let hot = enabled && (response.hovered() || response.has_focus());
            let down = enabled && response.is_pointer_button_down_on();
            let look = self.look(&theme, enabled, hot, down);
            let corner = CornerRadius::same(if self.height <= measure::TARGET {
                measure::RADIUS_CHIP
            } else {
                measure::RADIUS_BUTTON
            });
            ui.painter().rect(rect, corner, look.fill, look.edge, StrokeKind::Inside);
            let mut x = rect.center().x - 0.5 * content;
            if self.kind == Kind::Plain && self.fill_width {
                x = rect.left() + pad;
            }
            let icon_at = |icon: &str, x: f32| {
                let at = pos2(x + 0.5 * icon_size, rect.center().y);
                ui.painter().text(at, Align2::CENTER_CENTER, icon, theme.icon(icon_size).font, look.icon);
            };
            if let Some(icon) = self.icon {
                icon_at(icon, x);
                x += icon_size + 8.0;
            }
            let step = words.size().x;
            ui.painter().galley(pos2(x, rect.center().y - 0.5 * words.size().y), words, look.ink);
            x += step;
            if let Some(icon) = self.trailing {
                icon_at(icon, x + 8.0);
                x += icon_size + 8.0;
            }
            if let Some(key) = key {
                paint_key_cap(ui, &theme, pos2(x + 8.0, rect.center().y), key, look.ink, look.edge_of_key);
            }
            if response.has_focus() {
                shape::focus_ring(ui.painter(), &theme, rect, measure::RADIUS_BUTTON);
            }
        }
        let label = match self.off {
            Some(reason) => format!("{}, off: {reason}", self.label),
            None => self.label.to_owned(),
        };
        let chosen = self.chosen;
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(WidgetType::Button, enabled, &label);
            if chosen {
                info.selected = Some(true);
            }
            info
        });
        match self.off {
            Some(reason) => response.on_hover_text(reason).on_hover_cursor(egui::CursorIcon::NotAllowed),
            None => response,
        }
    }
}

struct Look {
    fill: Color32,
    edge: Stroke,
    ink: Color32,
    icon: Color32,
    edge_of_key: Color32,
}

impl Button<'_> {
    fn look(&self, theme: &Theme, enabled: bool, hot: bool, down: bool) -> Look {
        let toward_ink = |color: Color32, t: f32| color.lerp_to_gamma(theme.ink, t);
        match self.kind {
            Kind::Primary if enabled => {
                let t = if down {
                    0.22
                } else if hot {
                    0.12
                } else {
                    0.0
                };
                let to = if theme.mode == crate::ui::theme::Mode::Dark
                    && theme.surface == crate::ui::theme::Surface::Glass
                {
                    Color32::WHITE
                } else {
                    Color32::BLACK
                };
                Look {
                    fill: theme.accent.lerp_to_gamma(to, t),
                    edge: Stroke::NONE,
                    ink: theme.on_accent,
                    icon: theme.on_accent,
                    edge_of_key: theme.on_accent,
                }
            }
            Kind::Primary | Kind::Quiet => {
                let base = if self.chosen {
                    theme.raised
                } else if theme.surface == crate::ui::theme::Surface::Paper {
                    theme.well
                } else {
                    theme.raised
                };
                let edge = if self.chosen {
                    theme.accent
                } else if hot {
                    theme.ink3
                } else {
                    theme.line_strong
                };
                let ink = if enabled { theme.ink } else { theme.ink3 };
                Look {
                    fill: if enabled {
                        toward_ink(
                            base,
                            if down {
                                0.10
                            } else if hot {
                                0.05
                            } else {
                                0.0
                            },
                        )
                    } else {
                        Color32::TRANSPARENT
                    },
                    edge: Stroke::new(measure::HAIRLINE, edge),
                    ink,
                    icon: if enabled { theme.ink2 } else { theme.ink3 },
                    edge_of_key: theme.line_strong,
                }
            }
            Kind::Plain => Look {
                fill: if self.chosen || hot { theme.raised } else { Color32::TRANSPARENT },
                edge: Stroke::NONE,
                ink: if !enabled {
                    theme.ink3
                } else if self.chosen || hot {
                    theme.ink
                } else {
                    theme.ink2
                },
                icon: if enabled { theme.ink2 } else { theme.ink3 },
                edge_of_key: theme.line_strong,
            },
        }
    }
}

/// A button that is only an icon: `name` is its tooltip and what screen readers say.
pub fn icon_button(ui: &mut Ui, icon: &str, name: &str) -> Response {
    icon_toggle(ui, icon, name, false)
}

/// An icon-only button that can be on.
pub fn icon_toggle(ui: &mut Ui, icon: &str, name: &str, on: bool) -> Response {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(32.0, 32.0), Sense::click());
    if ui.is_rect_visible(rect) {
        let hot = response.hovered() || response.has_focus();
        if hot || on {
            ui.painter().rect_filled(rect, CornerRadius::same(measure::RADIUS_BUTTON), theme.raised);
        }
        let face = if on { theme.icon_filled(18.0) } else { theme.icon(18.0) };
        let color = if on {
            theme.accent
        } else if hot {
            theme.ink
        } else {
            theme.ink2
        };
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon, face.font, color);
        if response.has_focus() {
            shape::focus_ring(ui.painter(), &theme, rect, measure::RADIUS_BUTTON);
        }
    }
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), name);
        if on {
            info.selected = Some(true);
        }
        info
    });
    response.on_hover_text(name)
}

/// A key as it looks on a keyboard.
pub fn key_cap(ui: &mut Ui, key: &str) -> Response {
    let theme = Theme::of(ui);
    let galley = text::line(ui, key, &theme.label_strong(), theme.ink2);
    let (rect, response) = ui.allocate_exact_size(vec2(key_cap_width(galley.size().x), 20.0), Sense::hover());
    paint_key_cap(ui, &theme, rect.left_center(), galley, theme.ink2, theme.line_strong);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("key {key}")));
    response
}

fn key_cap_width(text: f32) -> f32 {
    (text + 10.0).max(20.0)
}

fn paint_key_cap(
    ui: &Ui,
    _theme: &Theme,
    left_center: egui::Pos2,
    galley: std::sync::Arc<egui::Galley>,
    ink: Color32,
    edge: Color32,
) {
    let width = key_cap_width(galley.size().x);
    let rect = egui::Rect::from_min_size(left_center - vec2(0.0, 10.0), vec2(width, 20.0));
    let corner = CornerRadius::same(measure::RADIUS_CHIP);
    ui.painter().rect_stroke(rect, corner, Stroke::new(measure::HAIRLINE, edge), StrokeKind::Inside);
    ui.painter().galley(rect.center() - 0.5 * galley.size(), galley, ink);
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::ui::kit::{icon, testing::harness};

    #[test]
    fn a_button_is_pressed_by_mouse_and_key() {
        let mut harness = harness(vec2(300.0, 80.0), 0, |ui, clicks| {
            if ui.add(Button::primary("End the week").trailing(icon::ARROW_RIGHT).key("Enter")).clicked() {
                *clicks += 1;
            }
        });
        harness.run();
        harness.get_by_label("End the week").click();
        harness.run();
        harness.get_by_label("End the week").focus();
        harness.run();
        harness.key_press(egui::Key::Space);
        harness.run();
        assert_eq!(*harness.state(), 2);
    }

    #[test]
    fn a_button_that_is_off_says_why_and_does_nothing() {
        let mut harness = harness(vec2(300.0, 80.0), 0, |ui, clicks| {
            if ui.add(Button::quiet("Open a hotline").off(Some("needs 4 capital, 2 are left"))).clicked() {
                *clicks += 1;
            }
        });
        harness.run();
        harness.get_by_label("Open a hotline, off: needs 4 capital, 2 are left").click();
        harness.run();
        assert_eq!(*harness.state(), 0);
    }

    #[test]
    fn an_icon_has_a_name() {
        let mut harness = harness(vec2(300.0, 80.0), 0, |ui, clicks| {
            if icon_button(ui, icon::QUESTION, "Explain this screen").clicked() {
                *clicks += 1;
            }
        });
        harness.run();
        harness.get_by_label("Explain this screen").click();
        harness.run();
        assert_eq!(*harness.state(), 1);
    }
}
