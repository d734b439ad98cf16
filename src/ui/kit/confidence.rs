//! How sure the reader is of each account, on one scale of plain words, with its own standards of proof below.

use egui::{CornerRadius, Painter, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{motion, place, shape, text};
use crate::{
    ui::theme::{Theme, measure},
    vm::{
        chart::{AccountVm, ConfidenceVm, StandardVm},
        figures,
    },
};

/// The board: accounts as bars, their words and percentages, and standards as thresholds through all of them.
pub fn confidence(ui: &mut Ui, vm: &ConfidenceVm) -> Response {
    let theme = Theme::of(ui);
    let width = ui.available_width();
    let names = (0.25 * width).clamp(120.0, 232.0);
    let figures_width = if width < 620.0 { 96.0 } else { 200.0 };
    let scale_width = (width - names - figures_width).max(120.0);

    let labels: Vec<_> = vm
        .standards
        .iter()
        .map(|standard| {
            let (face, color) =
                if standard.met { (theme.caption_strong(), theme.accent) } else { (theme.caption(), theme.ink2) };
            let tick = if standard.met { " ✓" } else { "" };
            let words = format!("{} {}{tick}", standard.name, (standard.at + 5) / 10);
            text::line(ui, &words, &face, color)
        })
        .collect();
    let (wanted, lines) = standard_places(vm, &labels, names, scale_width, width);
    let line_count = lines.iter().map(|line| line + 1).max().unwrap_or(0);
    let rows_height = ROW * vm.accounts.len() as f32;
    let foot = if vm.standards.is_empty() { 4.0 } else { (26.0 + LINE * line_count as f32).max(44.0) };
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEAD + rows_height + foot), Sense::hover());
    let painter = ui.painter();
    let scale = Rect::from_min_size(rect.min + vec2(names, HEAD), vec2(scale_width, rows_height));
    let x = |permille: u16| scale.left() + scale.width() * (f32::from(permille) / 1000.0).min(1.0);

    axis_words(ui, &theme, scale, rect, &vm.words);
    for (i, account) in vm.accounts.iter().enumerate() {
        let row = Rect::from_min_size(pos2(rect.left(), scale.top() + ROW * i as f32), vec2(width, ROW));
        account_row(ui, &theme, row, scale, account, names, figures_width);
        let spoken =
            format!("{}, {}: {} {}", account.name, account.kind, account.word, figures::permille(account.now.into()));
        let row = ui.interact(row, response.id.with(i), Sense::hover());
        row.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &spoken));
    }
    let base = scale.bottom();
    painter.hline(scale.x_range(), base, Stroke::new(measure::HAIRLINE, theme.line_strong));

    if !vm.standards.is_empty() {
        let title = text::line(ui, &vm.standards_title, &theme.strong(), theme.ink);
        painter.galley(pos2(rect.left(), base + 4.0), title, theme.ink);
        let note = text::elided(ui, &vm.standards_note, &theme.caption(), theme.ink3, names - 8.0);
        painter.galley(pos2(rect.left(), base + 24.0), note, theme.ink3);
    }
    for (i, (standard, label)) in vm.standards.iter().zip(labels).enumerate() {
        let at = x(standard.at);
        let color = if standard.met { theme.accent } else { theme.ink3 };
        let through = [pos2(at, scale.top() - 8.0), pos2(at, base)];
        shape::dashed_line(painter, &through, Stroke::new(measure::QUIET_LINE, color), measure::DASH_THRESHOLD);
        let tip = pos2(at, base + 3.0);
        let flag = vec![tip, tip + vec2(5.0, 8.0), tip + vec2(-5.0, 8.0)];
        painter.add(Shape::convex_polygon(flag, color, Stroke::NONE));
        let left = rect.left() + wanted[i].0;
        let top = base + 16.0 + LINE * lines[i] as f32;
        if lines[i] > 0 {
            leader(painter, at, base + 11.0, top + 0.5 * LINE, left, label.size().x, color);
        }
        painter.galley(pos2(left, top), label, color);
    }
    response
}

const HEAD: f32 = 26.0;
const ROW: f32 = 48.0;
const LINE: f32 = 20.0;

/// Where each standard's label begins, relative to the board, and on which line it stands.
fn standard_places(
    vm: &ConfidenceVm,
    labels: &[std::sync::Arc<egui::Galley>],
    names: f32,
    scale_width: f32,
    width: f32,
) -> (Vec<(f32, f32)>, Vec<usize>) {
    let at = |standard: &StandardVm| names + scale_width * (f32::from(standard.at) / 1000.0).min(1.0);
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by_key(|i| vm.standards[*i].at);
    let wanted: Vec<(f32, f32)> = vm
        .standards
        .iter()
        .zip(labels)
        .map(|(standard, label)| {
            let wide = label.size().x;
            ((at(standard) - 0.5 * wide).min(width - wide).max(names - 60.0), wide)
        })
        .collect();
    let sorted: Vec<(f32, f32)> = order.iter().map(|i| wanted[*i]).collect();
    let sorted_lines = place::on_lines(&sorted, 14.0);
    let mut lines = vec![0; labels.len()];
    for (i, line) in order.into_iter().zip(sorted_lines) {
        lines[i] = line;
    }
    (wanted, lines)
}

/// The thin line from a threshold to its label when that stands further down.
fn leader(painter: &Painter, x: f32, top: f32, y: f32, left: f32, width: f32, color: egui::Color32) {
    let stroke = Stroke::new(measure::HAIRLINE, color);
    let end = if x < left {
        left - 3.0
    } else if x > left + width {
        left + width + 3.0
    } else {
        x
    };
    let to = if end == x { y - 9.0 } else { y };
    painter.vline(x, top..=to, stroke);
    if end != x {
        painter.hline(x.min(end)..=x.max(end), to, stroke);
    }
}

fn axis_words(ui: &Ui, theme: &Theme, scale: Rect, board: Rect, words: &[String; 5]) {
    let galleys: Vec<_> = words.iter().map(|word| text::line(ui, word, &theme.caption(), theme.ink2)).collect();
    let at = |i: usize| scale.left() + scale.width() * i as f32 / 4.0;
    let wishes: Vec<_> = galleys.iter().enumerate().map(|(i, galley)| (at(i), galley.size().x)).collect();
    let places = place::along(&wishes, 8.0, board.left(), board.right());
    for (i, (left, galley)) in places.into_iter().zip(galleys).enumerate() {
        ui.painter().vline(at(i), scale.y_range(), Stroke::new(measure::HAIRLINE, theme.line));
        ui.painter().galley(pos2(left, board.top()), galley, theme.ink2);
    }
}

fn account_row(ui: &Ui, theme: &Theme, row: Rect, scale: Rect, account: &AccountVm, names: f32, figures_width: f32) {
    let painter = ui.painter();
    let name = text::elided(ui, &account.name, &theme.strong(), theme.ink, names - 12.0);
    painter.galley(row.min + vec2(0.0, 4.0), name, theme.ink);
    let kind = text::elided(ui, &account.kind, &theme.caption(), theme.ink3, names - 12.0);
    painter.galley(row.min + vec2(0.0, 24.0), kind, theme.ink3);

    let track = Rect::from_x_y_ranges(scale.x_range(), row.top() + 13.0..=row.top() + 31.0);
    painter.rect_filled(track, CornerRadius::same(measure::RADIUS_PAPER), theme.well);
    let id = egui::Id::new(("account", &account.name));
    let share = motion::glide(ui, id, f32::from(account.now) / 1000.0);
    let bar = Rect::from_min_size(track.min, vec2(track.width() * share, track.height()));
    let color = if account.leading { theme.ink } else { theme.bar_quiet };
    painter.rect_filled(bar, CornerRadius::same(measure::RADIUS_PAPER), color);
    let before = scale.left() + scale.width() * f32::from(account.before) / 1000.0;
    // The prior has to show on the bar and beside it.
    let inside = before < bar.right() && account.leading;
    let mark = if inside { theme.panel } else { theme.ink };
    painter.vline(before, track.y_range().expand(3.0), Stroke::new(measure::QUIET_LINE, theme.ink));
    if inside {
        painter.vline(before, track.y_range(), Stroke::new(measure::QUIET_LINE, mark));
    }

    let middle = track.center().y - 10.0;
    let percent = text::line(ui, &figures::permille(account.now.into()), &theme.strong(), theme.ink);
    let word = text::elided(ui, &account.word, &theme.strong(), theme.ink, figures_width - percent.size().x - 24.0);
    painter.galley(pos2(scale.right() + 16.0, middle), word, theme.ink);
    painter.galley(pos2(row.right() - percent.size().x, middle), percent, theme.ink);
}
