//! What the reader gains over no deal: one big number and a bar with its landmarks.

use egui::{CornerRadius, Rect, Response, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{icon, motion, place, text};
use crate::{
    ui::theme::{Theme, measure},
    vm::{
        chart::{GainVm, Worth},
        figures,
    },
};

/// Number, landmarks and bar; goes into a card.
pub fn gain(ui: &mut Ui, vm: &GainVm) -> Response {
    let theme = Theme::of(ui);
    let width = ui.available_width();
    let lines: Vec<_> = std::iter::once(text::line(ui, &vm.about, &theme.caption(), theme.ink))
        .chain(vm.others.iter().map(|(value, words)| {
            let words = format!("{words} {}", figures::signed((value - vm.no_deal).into()));
            text::line(ui, &words, &theme.caption(), theme.ink2)
        }))
        .collect();
    let reason = match &vm.worth {
        Worth::CannotSign(why) => Some(text::wrapped(ui, why, &theme.caption(), theme.ink, 0.5 * width)),
        Worth::Value(_) => None,
    };
    let head =
        (4.0 + 18.0 * lines.len() as f32).max(66.0).max(reason.as_ref().map_or(0.0, |reason| 27.0 + reason.size().y));
    let (rect, response) = ui.allocate_exact_size(vec2(width, head + 52.0), Sense::hover());
    let painter = ui.painter();

    let title = text::line(ui, &vm.title, &theme.caption(), theme.ink2);
    painter.galley(rect.left_top(), title, theme.ink2);
    match &vm.worth {
        Worth::Value(value) => {
            let gained = value - vm.no_deal;
            let color = if gained > 0 { theme.gain } else { theme.ink };
            let number = text::line(ui, &figures::signed(gained.into()), &theme.headline(), color);
            painter.galley(rect.left_top() + vec2(0.0, 16.0), number, color);
        }
        Worth::CannotSign(_) => {
            let at = rect.left_top() + vec2(9.0, 32.0);
            painter.text(at, egui::Align2::CENTER_CENTER, icon::PROHIBIT, theme.icon(18.0).font, theme.ink);
            if let Some(reason) = reason {
                painter.galley(rect.left_top() + vec2(24.0, 23.0), reason, theme.ink);
            }
        }
    }
    for (i, line) in lines.into_iter().enumerate() {
        let at = pos2(rect.right() - line.size().x, rect.top() + 4.0 + 18.0 * i as f32);
        painter.galley(at, line, theme.ink2);
    }

    let track = Rect::from_min_size(pos2(rect.left(), rect.top() + head + 10.0), vec2(width, 8.0));
    let x = |value: i32| track.left() + track.width() * (value as f32 / vm.top.max(1) as f32).clamp(0.0, 1.0);
    painter.rect_filled(track, CornerRadius::same(measure::RADIUS_PAPER), theme.line);
    if let Worth::Value(value) = vm.worth {
        let to = motion::glide(ui, response.id.with("to"), x(value));
        let from = x(vm.no_deal);
        if to >= from {
            painter.rect_filled(Rect::from_x_y_ranges(from..=to, track.y_range()), 0.0, theme.gain);
        } else {
            // A loss is an outline to the left of no deal, never a colour.
            let lost = Rect::from_x_y_ranges(to..=from, track.y_range());
            painter.rect(lost, 0.0, theme.panel, Stroke::new(measure::HAIRLINE, theme.ink), egui::StrokeKind::Inside);
        }
    }
    for (value, _) in &vm.others {
        painter.vline(x(*value), track.y_range().expand(4.0), Stroke::new(measure::QUIET_LINE, theme.ink3));
    }
    painter.vline(x(vm.best), track.y_range().expand(4.0), Stroke::new(measure::QUIET_LINE, theme.ink2));
    painter.vline(x(vm.no_deal), track.y_range().expand(6.0), Stroke::new(measure::STRONG_LINE, theme.ink));

    let mut marks = vec![
        (vm.no_deal, format!("{} {}", vm.no_deal_words, figures::whole(vm.no_deal.into())), false),
        (vm.best, format!("{} {}", vm.best_words, figures::whole(vm.best.into())), false),
    ];
    if let Worth::Value(value) = vm.worth {
        marks.push((value, figures::whole(value.into()), true));
    }
    marks.sort_by_key(|(value, ..)| *value);
    let galleys: Vec<_> = marks
        .iter()
        .map(|(value, words, strong)| {
            let (face, color) = if *strong { (theme.label_strong(), theme.ink) } else { (theme.label(), theme.ink2) };
            (*value, text::line(ui, words, &face, color))
        })
        .collect();
    let wishes: Vec<_> = galleys.iter().map(|(value, galley)| (x(*value), galley.size().x)).collect();
    let places = place::along(&wishes, 10.0, track.left(), track.right());
    for (at, (_, galley)) in places.into_iter().zip(galleys) {
        painter.galley(pos2(at, track.bottom() + 9.0), galley, theme.ink2);
    }

    let spoken = spoken(vm);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &spoken));
    response
}

fn spoken(vm: &GainVm) -> String {
    let landmarks = format!("{} {}, {} {}", vm.no_deal_words, vm.no_deal, vm.best_words, vm.best);
    match &vm.worth {
        Worth::Value(value) => {
            format!("{} {} {}, {landmarks}", vm.title, figures::signed((value - vm.no_deal).into()), vm.about)
        }
        Worth::CannotSign(why) => format!("{}: {why}, {landmarks}", vm.title),
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::ui::kit::testing::harness;

    fn vm(worth: Worth) -> GainVm {
        GainVm {
            title: "Gain over no deal".into(),
            worth,
            no_deal: 34,
            best: 86,
            top: 100,
            others: vec![(76, "all your way".into())],
            no_deal_words: "no deal".into(),
            best_words: "best".into(),
            about: "with your next offer".into(),
        }
    }

    #[test]
    fn a_gain_is_spoken_with_its_landmarks() {
        let mut harness = harness(vec2(320.0, 200.0), (), |ui, ()| {
            gain(ui, &vm(Worth::Value(70)));
        });
        harness.run();
        harness.get_by_label("Gain over no deal +36 with your next offer, no deal 34, best 86");
    }

    #[test]
    fn a_text_across_a_red_line_shows_no_gain() {
        let spoken = spoken(&vm(Worth::CannotSign("cannot be signed".into())));
        assert_eq!(spoken, "Gain over no deal: cannot be signed, no deal 34, best 86");
    }
}
