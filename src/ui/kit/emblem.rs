//! Actors on screens: emblem, inline mark, code and name, always with a name for screen readers.

use egui::{Response, Sense, Ui, Widget, WidgetInfo, WidgetType, vec2};

use super::shape::{self, Ring};
use crate::{
    ui::theme::{Theme, measure},
    vm::emblem::Emblem,
};

/// An emblem that can be clicked.
#[must_use = "add it to a Ui"]
pub struct EmblemButton<'a> {
    emblem: &'a Emblem,
    radius: f32,
    ring: Ring,
}

impl<'a> EmblemButton<'a> {
    pub fn new(emblem: &'a Emblem) -> Self {
        Self { emblem, radius: measure::EMBLEM, ring: Ring::default() }
    }

    pub fn radius(mut self, radius: f32) -> Self {
        self.radius = radius;
        self
    }

    pub fn selected(mut self, selected: bool) -> Self {
        self.ring.selected = selected;
        self
    }

    pub fn absent(mut self, absent: bool) -> Self {
        self.ring.absent = absent;
        self
    }
}

impl Widget for EmblemButton<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui);
        let side = 2.0 * self.radius + 4.0;
        let (rect, response) = ui.allocate_exact_size(vec2(side, side.max(measure::TARGET)), Sense::click());
        if ui.is_rect_visible(rect) {
            let lift = if response.hovered() { 1.0 } else { 0.0 };
            shape::emblem(ui.painter(), &theme, self.emblem, rect.center(), self.radius + lift, self.ring);
            if response.has_focus() {
                shape::focus_ring(ui.painter(), &theme, rect, measure::RADIUS_CARD);
            }
        }
        let ring = self.ring;
        response
            .widget_info(|| WidgetInfo::selected(WidgetType::Button, true, ring.selected, spoken(self.emblem, ring)));
        response.on_hover_text(spoken(self.emblem, ring))
    }
}

/// The mark alone, inside a row; the name must stand beside it.
pub fn mark(ui: &mut Ui, emblem: &Emblem) -> Response {
    let theme = Theme::of(ui);
    let size = measure::MARK_INLINE;
    let (rect, response) = ui.allocate_exact_size(vec2(size, size), Sense::hover());
    shape::mark_of(ui.painter(), &theme, emblem, rect.center(), 0.5 * size);
    response
}

/// Mark and name, the name in semibold.
pub fn named(ui: &mut Ui, emblem: &Emblem) -> Response {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        mark(ui, emblem);
        ui.label(theme.strong().text(emblem.name.clone(), theme.ink))
    })
    .inner
}

/// Mark and three-letter code in the colour of the delegation, as in treaty text. Not on the ground of the light
/// theme, nor on the foot of a sheet, where some colours are too weak for text.
pub fn code(ui: &mut Ui, emblem: &Emblem) -> Response {
    let theme = Theme::of(ui);
    let color = theme.of_emblem(emblem);
    let galley = super::text::line(ui, &emblem.code, &theme.label_strong(), color);
    let size = 11.0;
    let (rect, response) = ui.allocate_exact_size(vec2(size + 3.0 + galley.size().x, 16.0), Sense::hover());
    shape::mark_of(ui.painter(), &theme, emblem, rect.left_center() + vec2(0.5 * size, 0.0), 0.5 * size);
    let at = egui::pos2(rect.left() + size + 3.0, rect.center().y - 0.5 * galley.size().y);
    ui.painter().galley(at, galley, color);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &emblem.name));
    response.on_hover_text(emblem.name.clone())
}

/// What a screen reader says for an emblem.
fn spoken(emblem: &Emblem, ring: Ring) -> String {
    let mut out = emblem.name.clone();
    if ring.absent {
        out.push_str(", absent");
    } else if emblem.bot {
        out.push_str(", bot");
    }
    out
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::{ui::kit::testing::harness, vm::emblem::Hue};

    #[test]
    fn an_emblem_has_a_name_and_says_who_plays() {
        let bot = Emblem { bot: true, ..Emblem::state(Hue::Violet, "KES", "Kestrian Federation") };
        let person = Emblem::body(Hue::Cobalt, "COR", "Corvane Systems");
        let mut harness = harness(vec2(200.0, 80.0), 0, |ui, clicks| {
            if ui.add(EmblemButton::new(&bot).selected(true)).clicked() {
                *clicks += 1;
            }
            ui.add(EmblemButton::new(&person).absent(true));
            code(ui, &person);
        });
        harness.run();
        harness.get_by_label("Kestrian Federation, bot").click();
        harness.run();
        harness.get_by_label("Corvane Systems, absent");
        assert_eq!(*harness.state(), 1);
    }
}
