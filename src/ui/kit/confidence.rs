//! How sure the reader is of each account, on one scale of plain words, with its own standards of proof below.

use egui::{CornerRadius, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{motion, place, shape, text};
use crate::{
    ui::theme::{Theme, measure},
    vm::{
        chart::{AccountVm, ConfidenceVm},
        figures,
    },
};

/// The board: accounts as bars, their words and percentages, and standards as thresholds through all of them.
pub fn confidence(ui: &mut Ui, vm: &ConfidenceVm) -> Response {
    let theme = Theme::of(ui);
    let width = ui.available_width();
    // As wide as the longest name needs, as long as the scale keeps most of the room.
    let longest = |name: &str| text::line(ui, name, &theme.strong(), theme.ink).size().x + 14.0;
    let longest = vm.accounts.iter().map(|account| longest(&account.name)).fold(0.0, f32::max);
    let names = (0.27 * width).clamp(150.0, 232.0).max(longest.min(0.36 * width));
    let figures_width = if width < 640.0 { 124.0 } else { 200.0 };
    let scale_width = (width - names - figures_width).max(120.0);

    let mut standards: Vec<_> = vm.standards.iter().collect();
    standards.sort_by_key(|standard| standard.at);
    let labels: Vec<_> = standards
        .iter()
        .map(|standard| {
            let (face, color) =
                if standard.met { (theme.caption_strong(), theme.accent) } else { (theme.caption(), theme.ink2) };
            let tick = if standard.met { " ✓" } else { "" };
            let words = format!("{} {}{tick}", standard.name, (standard.at + 5) / 10);
            text::line(ui, &words, &face, color)
        })
        .collect();
    let ticks: Vec<(f32, f32)> = standards
        .iter()
        .zip(&labels)
        .map(|(standard, label)| (names + scale_width * (f32::from(standard.at) / 1000.0).min(1.0), label.size().x))
        .collect();
    let flags = place::flags(&ticks, 10.0, names, width);
    let line_count = flags.iter().map(|flag| flag.line + 1).max().unwrap_or(0);
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
        row.on_hover_text(&account.name);
    }
    let base = scale.bottom();
    painter.hline(scale.x_range(), base, Stroke::new(measure::HAIRLINE, theme.line_strong));

    if !vm.standards.is_empty() {
        let title = text::line(ui, &vm.standards_title, &theme.strong(), theme.ink);
        painter.galley(pos2(rect.left(), base + 4.0), title, theme.ink);
        let note = text::elided(ui, &vm.standards_note, &theme.caption(), theme.ink3, names - 8.0);
        painter.galley(pos2(rect.left(), base + 24.0), note, theme.ink3);
    }
    for (i, (standard, label)) in standards.into_iter().zip(labels).enumerate() {
        let at = x(standard.at);
        let color = if standard.met { theme.accent } else { theme.ink3 };
        let through = [pos2(at, scale.top() - 8.0), pos2(at, base)];
        // A gap in the ground's colour keeps the dashes apart from a bright bar.
        for (i, account) in vm.accounts.iter().enumerate().filter(|(_, account)| account.now > standard.at) {
            let bar = track_of(scale, scale.top() + ROW * i as f32);
            let gap = if account.leading { theme.panel } else { theme.well };
            painter.vline(at, bar.y_range(), Stroke::new(5.0, gap));
        }
        shape::dashed_line(painter, &through, Stroke::new(measure::QUIET_LINE, color), measure::DASH_THRESHOLD);
        let tip = pos2(at, base + 3.0);
        let flag = vec![tip, tip + vec2(5.0, 8.0), tip + vec2(-5.0, 8.0)];
        painter.add(Shape::convex_polygon(flag, color, Stroke::NONE));
        let flag = flags[i];
        let top = base + 14.0 + LINE * flag.line as f32;
        if flag.elbow {
            let stroke = Stroke::new(measure::HAIRLINE, theme.line_strong);
            let middle = top + 0.5 * LINE;
            let end = if rect.left() + flag.left > at {
                rect.left() + flag.left - 3.0
            } else {
                rect.left() + flag.left + label.size().x + 3.0
            };
            painter.line(vec![pos2(at, base + 12.0), pos2(at, middle), pos2(end, middle)], stroke);
        }
        painter.galley(pos2(rect.left() + flag.left, top), label, color);
    }
    for (i, account) in vm.accounts.iter().enumerate() {
        paint_before(painter, &theme, track_of(scale, scale.top() + ROW * i as f32), account);
    }
    response
}

const HEAD: f32 = 26.0;
const ROW: f32 = 48.0;
const LINE: f32 = 20.0;

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

    let track = track_of(scale, row.top());
    painter.rect_filled(track, CornerRadius::same(measure::RADIUS_PAPER), theme.well);
    let id = egui::Id::new(("account", &account.name));
    let share = motion::glide(ui, id, f32::from(account.now) / 1000.0);
    let bar = Rect::from_min_size(track.min, vec2(track.width() * share, track.height()));
    let color = if account.leading { theme.ink } else { theme.bar_quiet };
    painter.rect_filled(bar, CornerRadius::same(measure::RADIUS_PAPER), color);

    let middle = track.center().y - 10.0;
    let percent = text::line(ui, &figures::permille(account.now.into()), &theme.strong(), theme.ink);
    let word = text::elided(ui, &account.word, &theme.strong(), theme.ink, figures_width - percent.size().x - 24.0);
    painter.galley(pos2(scale.right() + 16.0, middle), word, theme.ink);
    painter.galley(pos2(row.right() - percent.size().x, middle), percent, theme.ink);
}

/// The track of the account whose row begins at `top`.
fn track_of(scale: Rect, top: f32) -> Rect {
    Rect::from_x_y_ranges(scale.x_range(), top + 13.0..=top + 31.0)
}

/// The thin mark of what was believed before any card; it shows on a bar and beside one.
fn paint_before(painter: &egui::Painter, theme: &Theme, track: Rect, account: &AccountVm) {
    let at = track.left() + track.width() * (f32::from(account.before) / 1000.0).min(1.0);
    painter.vline(at, track.y_range().expand(3.0), Stroke::new(measure::QUIET_LINE, theme.ink));
    if account.leading && account.before < account.now {
        painter.vline(at, track.y_range(), Stroke::new(measure::QUIET_LINE, theme.panel));
    }
}
