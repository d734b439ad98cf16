//! Lines over time with their names at the end: how each side gave way, or how sure the reader was.

use egui::{Color32, Pos2, Rect, Response, Sense, Stroke, Ui, pos2, vec2};

use super::Scale;
use crate::{
    ui::{
        kit::{place, shape, text},
        theme::{Theme, measure},
    },
    vm::chart::{CurvesVm, LineVm},
};

/// Draws the lines into `size`; `spoken` is the figure in one sentence for screen readers.
pub fn curves(ui: &mut Ui, vm: &CurvesVm, size: egui::Vec2, spoken: &str) -> Response {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    super::name(&response, spoken);
    let names: Vec<_> = vm
        .lines
        .iter()
        .map(|line| {
            let color = ink_of(&theme, line);
            let face = if line.strong || line.who.is_some() { theme.caption_strong() } else { theme.caption() };
            text::wrapped(ui, &line.words, &face, color, 0.4 * size.x)
        })
        .collect();
    let widest = names.iter().map(|galley| galley.size().x).fold(0.0, f32::max);
    let plot = Rect::from_min_max(rect.min + vec2(6.0, 8.0), rect.max - vec2(widest + 14.0, 26.0));
    let times =
        vm.lines.iter().flat_map(|line| line.points.iter().map(|(t, _)| *t)).chain(vm.ticks.iter().map(|(t, _)| *t));
    let (first, last) = times.fold((i32::MAX, i32::MIN), |(low, high), t| (low.min(t), high.max(t)));
    if first > last {
        return response;
    }
    let x = Scale::new((first, last), (plot.left(), plot.right()));
    let y = Scale::new((vm.bottom, vm.top), (plot.bottom(), plot.top()));
    ui.painter().hline(plot.x_range(), plot.bottom(), Stroke::new(measure::HAIRLINE, theme.line_strong));
    super::time_axis(ui, &theme, plot, x, &vm.ticks);
    if let Some(marked) = vm.marked {
        super::point_out_time(ui.painter(), &theme, x.at(marked), plot.y_range());
    }

    for line in &vm.lines {
        let points: Vec<Pos2> = line.points.iter().map(|(t, v)| pos2(x.at(*t), y.at(*v))).collect();
        let color = ink_of(&theme, line);
        let width = if line.strong || line.who.is_some() { measure::STRONG_LINE } else { measure::QUIET_LINE };
        let stroke = Stroke::new(width, color);
        if line.dashed {
            shape::dashed_line(ui.painter(), &points, stroke, measure::DASH_OFFER);
        } else {
            ui.painter().line(points.clone(), stroke);
        }
        match &line.who {
            Some(who) => points.iter().for_each(|at| shape::mark_of(ui.painter(), &theme, who, *at, 5.0)),
            None => {
                if let Some(end) = points.last() {
                    ui.painter().circle_filled(*end, 3.0, color);
                }
            }
        }
    }

    // Names stand at the ends of their lines, moved apart where lines end close together.
    let mut order: Vec<usize> = (0..vm.lines.len()).filter(|i| !vm.lines[*i].points.is_empty()).collect();
    let end = |i: usize| vm.lines[i].points.last().map_or(0.0, |(_, v)| y.at(*v));
    order.sort_by(|a, b| end(*a).total_cmp(&end(*b)));
    let wishes: Vec<_> = order.iter().map(|i| (end(*i), names[*i].size().y)).collect();
    let tops = place::along(&wishes, 0.0, rect.top(), rect.bottom() - 8.0);
    for (i, top) in order.into_iter().zip(tops) {
        let ends_at = vm.lines[i].points.last().map_or(plot.right(), |(t, _)| x.at(*t));
        ui.painter().galley(pos2(ends_at.max(plot.right()) + 10.0, top), names[i].clone(), theme.ink);
    }
    response
}

fn ink_of(theme: &Theme, line: &LineVm) -> Color32 {
    match &line.who {
        Some(who) => theme.of_emblem(who),
        None if line.strong => theme.ink,
        None => theme.ink3,
    }
}
