//! Where a pair of states stood on the ladder, with what moved it written at the spot.

use egui::{Pos2, Rect, Response, Sense, Stroke, Ui, pos2, vec2};

use super::Scale;
use crate::{
    ui::{
        kit::{place::Labels, text},
        theme::{Theme, measure},
    },
    vm::chart::EscalationVm,
};

/// Draws the ladder into `size`; `spoken` is the figure in one sentence for screen readers.
pub fn escalation(ui: &mut Ui, vm: &EscalationVm, size: egui::Vec2, spoken: &str) -> Response {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    super::name(&response, spoken);
    let (Some((first, _)), Some((last, _))) = (vm.rungs.first(), vm.rungs.last()) else { return response };
    let plot = Rect::from_min_max(rect.min + vec2(6.0, 20.0), rect.max - vec2(6.0, 24.0));
    let x = Scale::new((*first, *last), (plot.left(), plot.right()));
    let y = Scale::new((0, vm.top.max(1)), (plot.bottom() - 10.0, plot.top()));
    let painter = ui.painter();
    painter.hline(rect.x_range(), plot.bottom(), Stroke::new(measure::HAIRLINE, theme.line_strong));
    painter.hline(rect.x_range(), plot.top(), Stroke::new(measure::HAIRLINE, theme.line));
    if let Some(marked) = vm.marked {
        super::point_out_time(painter, &theme, x.at(marked), plot.y_range());
    }
    let points: Vec<Pos2> = vm.rungs.iter().map(|(turn, rung)| pos2(x.at(*turn), y.at(*rung))).collect();
    for (pair, ends) in points.windows(2).zip(vm.rungs.windows(2)) {
        let harm = ends[0].1.max(ends[1].1) >= vm.harm_from;
        let color = if harm { theme.harm } else { theme.ink };
        painter.line_segment([pair[0], pair[1]], Stroke::new(measure::STRONG_LINE, color));
    }
    let mut labels = Labels::new(Rect::from_min_max(rect.min, pos2(rect.right(), plot.bottom())));
    labels.block_line(&points);
    let rung_at = |turn: i32| vm.rungs.iter().rev().find(|(at, _)| *at <= turn).map_or(0, |(_, rung)| *rung);
    let spots: Vec<Pos2> = vm.events.iter().map(|(turn, _)| pos2(x.at(*turn), y.at(rung_at(*turn)))).collect();
    for spot in &spots {
        labels.block(Rect::from_center_size(*spot, vec2(10.0, 10.0)));
    }
    for (spot, (turn, words)) in spots.into_iter().zip(&vm.events) {
        let color = if rung_at(*turn) >= vm.harm_from { theme.harm } else { theme.ink };
        painter.circle_filled(spot, 4.0, color);
        let galley = text::line(ui, words, &theme.label(), theme.ink2);
        let place = labels.place(spot, galley.size(), 6.0, vec2(0.0, -1.0));
        painter.rect_filled(place.expand2(vec2(4.0, -2.0)), 0.0, theme.panel);
        painter.galley(place.min, galley, theme.ink2);
    }
    let below = plot.bottom() + 6.0;
    let end = text::line(ui, &vm.last, &theme.label(), theme.ink3);
    painter.galley(pos2(rect.right() - end.size().x, below), end, theme.ink3);
    let start = text::line(ui, &vm.first, &theme.label(), theme.ink3);
    painter.galley(pos2(rect.left(), below), start, theme.ink3);
    response
}
