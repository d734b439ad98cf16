//! The strip at the foot: what each side's offers were worth to the reader, one small figure a delegation.

use egui::{Pos2, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use crate::ui::kit::{icon, place, shape, text};
use crate::ui::theme::{Theme, measure};
use crate::vm::emblem::Emblem;
use crate::vm::talks::{Course, Mark, TalksVm, Trace};

pub(super) fn course(ui: &mut Ui, theme: &Theme, vm: &TalksVm) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 18.0;
        ui.vertical(|ui| {
            ui.set_width(NOTE);
            ui.spacing_mut().item_spacing.y = 2.0;
            text::strong(ui, &vm.labels.course);
            ui.label(theme.label().text(&vm.course.note, theme.ink2));
        });
        // The scroll bar runs below.
        let height = (ui.available_height() - 8.0).clamp(60.0, 110.0);
        let Some(brief) = &vm.brief else { return };
        // Who has not offered anything yet has no course, unless nobody has but the reader.
        let only_own = vm.course.traces.iter().all(|trace| trace.theirs.is_empty());
        let has_course = |trace: &&Trace| !(if only_own { &trace.yours } else { &trace.theirs }).is_empty();
        let traces: Vec<&Trace> = vm.course.traces.iter().filter(has_course).collect();
        if traces.is_empty() {
            text::quiet(ui, &vm.labels.no_offers);
        }
        for trace in traces {
            figure(ui, theme, &vm.course, trace, &brief.own, height);
        }
    });
}

const NOTE: f32 = 156.0;
const WIDTH: f32 = 136.0;
/// Room for figures, and for the words that stand in for one.
const FIGURES: f32 = 54.0;
/// The scale of worths starts at 0 and ends here or at the no-deal value, whichever is higher.
const FULL: i64 = 100;

fn figure(ui: &mut Ui, theme: &Theme, course: &Course, trace: &Trace, own: &Emblem, height: f32) {
    let (rect, response) = ui.allocate_exact_size(vec2(WIDTH, height), Sense::hover());
    let painter = ui.painter();
    shape::mark_of(painter, theme, &trace.who, rect.left_top() + vec2(6.0, 9.0), 5.5);
    let name = text::elided(ui, &trace.who.name, &theme.caption_strong(), theme.ink, WIDTH - 20.0);
    painter.galley(rect.left_top() + vec2(18.0, 0.0), name, theme.ink);

    let plot = Rect::from_min_max(rect.min + vec2(2.0, 26.0), rect.max - vec2(FIGURES, 4.0));
    painter.hline(plot.x_range(), rect.bottom() - 0.5, Stroke::new(measure::HAIRLINE, theme.line_strong));
    let top = course.no_deal.unwrap_or(0).max(FULL);
    let y = |worth: i64| plot.bottom() - plot.height() * (worth.clamp(0, top) as f32 / top as f32);
    if let Some(no_deal) = course.no_deal {
        let line = [pos2(plot.left(), y(no_deal)), pos2(plot.right(), y(no_deal))];
        shape::dashed_line(painter, &line, Stroke::new(measure::HAIRLINE, theme.line_strong), measure::DASH_NOTES);
    }
    let (first, last) = span(trace);
    let x = |round: u32| plot.left() + plot.width() * (round - first) as f32 / (last - first).max(1) as f32;
    let theirs: Vec<Pos2> = trace.theirs.iter().map(|mark| pos2(x(mark.round), y(mark.worth))).collect();
    let yours: Vec<Pos2> = trace.yours.iter().map(|mark| pos2(x(mark.round), y(mark.worth))).collect();
    painter.line(theirs.clone(), Stroke::new(measure::STRONG_LINE, theme.of_emblem(&trace.who)));
    shape::dashed_line(painter, &yours, Stroke::new(measure::STRONG_LINE, theme.accent), measure::DASH_OFFER);
    for (points, marks, who) in [(&theirs, &trace.theirs, &trace.who), (&yours, &trace.yours, own)] {
        for (at, mark) in points.iter().zip(marks).filter(|(_, mark)| mark.barred) {
            // A text that cannot be signed is told by its sign, not by its height.
            painter.circle_filled(*at, 6.0, theme.ground);
            let color = if std::ptr::eq(who, own) { theme.accent } else { theme.of_emblem(who) };
            painter.text(*at, egui::Align2::CENTER_CENTER, icon::PROHIBIT, theme.icon(13.0).font, color);
            debug_assert!(mark.barred);
        }
        if let (Some(end), Some(Mark { barred: false, .. })) = (points.last(), marks.last()) {
            shape::mark_of(painter, theme, who, *end, 5.0);
        }
    }
    figures(ui, theme, trace, &theirs, &yours, rect, plot);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &trace.spoken));
    response.on_hover_ui(|ui| {
        ui.set_max_width(300.0);
        text::body(ui, &trace.spoken);
        if let Some(estimate) = &trace.estimate {
            text::caption(ui, estimate);
        }
    });
}

/// The last values beside the ends of the lines, kept apart.
fn figures(ui: &Ui, theme: &Theme, trace: &Trace, theirs: &[Pos2], yours: &[Pos2], rect: Rect, plot: Rect) {
    let mut ends: Vec<(f32, &str, bool)> = Vec::new();
    ends.extend(theirs.last().map(|end| (end.y, trace.theirs_now.as_str(), true)));
    ends.extend(yours.last().map(|end| (end.y, trace.yours_now.as_str(), false)));
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let wishes: Vec<(f32, f32)> = ends.iter().map(|(y, ..)| (*y, 14.0)).collect();
    let tops = place::along(&wishes, 0.0, rect.top() + 16.0, rect.bottom());
    for ((_, value, strong), top) in ends.into_iter().zip(tops) {
        let (face, color) = if strong { (theme.label_strong(), theme.ink) } else { (theme.label(), theme.ink2) };
        let galley = text::elided(ui, value, &face, color, rect.right() - plot.right() - 8.0);
        ui.painter().galley(pos2(plot.right() + 10.0, top - 1.0), galley, color);
    }
}

/// First and last round in which either side offered.
fn span(trace: &Trace) -> (u32, u32) {
    let rounds = || trace.theirs.iter().chain(&trace.yours).map(|mark| mark.round);
    (rounds().min().unwrap_or(0), rounds().max().unwrap_or(0))
}
