//! The course of offers with one other delegation, small: what each side's offers are worth to the reader.

use egui::{Pos2, Rect, Response, Sense, Stroke, Ui, pos2, vec2};

use super::Scale;
use crate::{
    ui::{
        kit::{place, shape, text},
        theme::{Theme, measure},
    },
    vm::chart::CourseVm,
};

/// Name, two lines and their last values; 132 points wide.
pub fn course(ui: &mut Ui, vm: &CourseVm, height: f32) -> Response {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(WIDTH, height), Sense::click());
    let painter = ui.painter();
    shape::mark_of(painter, &theme, &vm.who, rect.left_top() + vec2(6.0, 9.0), 5.5);
    let name = text::elided(ui, &vm.who.name, &theme.caption_strong(), theme.ink, WIDTH - 20.0);
    painter.galley(rect.left_top() + vec2(18.0, 0.0), name, theme.ink);

    let plot = Rect::from_min_max(rect.min + vec2(2.0, 26.0), rect.max - vec2(38.0, 4.0));
    painter.hline(plot.x_range(), rect.bottom() - 0.5, Stroke::new(measure::HAIRLINE, theme.line_strong));
    let steps = vm.theirs.len().max(vm.yours.len()).max(2) as i32 - 1;
    let x = Scale::new((0, steps), (plot.left(), plot.right()));
    let y = Scale::new((0, 100), (plot.bottom(), plot.top()));
    let points = |values: &[i32]| -> Vec<Pos2> {
        // Both lines end now, however many offers each side made.
        let late = steps + 1 - values.len() as i32;
        values.iter().zip(late..).map(|(value, t)| pos2(x.at(t), y.at(*value))).collect()
    };
    let (theirs, yours) = (points(&vm.theirs), points(&vm.yours));
    painter.line(theirs.clone(), Stroke::new(measure::STRONG_LINE, theme.of_emblem(&vm.who)));
    let stroke = Stroke::new(measure::STRONG_LINE, theme.accent);
    shape::dashed_line(painter, &yours, stroke, measure::DASH_OFFER);
    let mut ends = Vec::new();
    for (line, who, values) in [(&theirs, &vm.who, &vm.theirs), (&yours, &vm.reader, &vm.yours)] {
        if let (Some(end), Some(value)) = (line.last(), values.last()) {
            shape::mark_of(painter, &theme, who, *end, 5.0);
            ends.push((end.y, *value, std::ptr::eq(who, &vm.who)));
        }
    }
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let wishes: Vec<_> = ends.iter().map(|(at, ..)| (*at, 14.0)).collect();
    let tops = place::along(&wishes, 0.0, rect.top() + 16.0, rect.bottom());
    for ((_, value, strong), top) in ends.into_iter().zip(tops) {
        let face = if strong { theme.label_strong() } else { theme.label() };
        let color = if strong { theme.ink } else { theme.ink2 };
        let figure = text::line(ui, &value.to_string(), &face, color);
        painter.galley(pos2(plot.right() + 12.0, top - 1.0), figure, color);
    }
    if response.has_focus() {
        shape::focus_ring(painter, &theme, rect, measure::RADIUS_CHIP);
    }
    let worth = |values: &[i32]| values.last().map_or_else(|| "–".to_owned(), i32::to_string);
    let spoken = format!("{}: {}, {}: {}", vm.who.name, worth(&vm.theirs), vm.reader.name, worth(&vm.yours));
    super::name(&response, &spoken);
    response
}

const WIDTH: f32 = 132.0;
