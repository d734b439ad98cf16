//! Words on a screen: titles, rows, sentences, icons, small headings.

use egui::{
    Align, Color32, Layout, Response, RichText, Sense, Stroke, Ui, WidgetInfo, WidgetType, text::LayoutJob, vec2,
};

use crate::ui::theme::{Face, Theme, measure};

/// A panel's or document's title.
pub fn title(ui: &mut Ui, text: impl Into<String>) -> Response {
    let theme = Theme::of(ui);
    ui.label(theme.title().text(text, theme.ink))
}

/// The title of a card or inner panel.
pub fn card_title(ui: &mut Ui, text: impl Into<String>) -> Response {
    let theme = Theme::of(ui);
    ui.label(theme.card_title().text(text, theme.ink))
}

pub fn body(ui: &mut Ui, text: impl Into<String>) -> Response {
    let theme = Theme::of(ui);
    ui.label(theme.body().text(text, theme.ink))
}

/// The word that matters.
pub fn strong(ui: &mut Ui, text: impl Into<String>) -> Response {
    let theme = Theme::of(ui);
    ui.label(theme.strong().text(text, theme.ink))
}

/// A caption in secondary ink.
pub fn caption(ui: &mut Ui, text: impl Into<String>) -> Response {
    let theme = Theme::of(ui);
    ui.label(theme.caption().text(text, theme.ink2))
}

/// A note in the quietest ink that is still text.
pub fn quiet(ui: &mut Ui, text: impl Into<String>) -> Response {
    let theme = Theme::of(ui);
    ui.label(theme.caption().text(text, theme.ink3))
}

/// What somebody said, in quotation marks already.
pub fn quotation(ui: &mut Ui, text: impl Into<String>) -> Response {
    let theme = Theme::of(ui);
    ui.label(theme.quotation().text(text, theme.ink))
}

/// Instructions and dossiers, in serif.
pub fn dossier(ui: &mut Ui, text: impl Into<String>) -> Response {
    let theme = Theme::of(ui);
    ui.label(theme.dossier().text(text, theme.ink2))
}

/// A small heading in capitals; screen readers get it as written.
pub fn section(ui: &mut Ui, text: &str) -> Response {
    let theme = Theme::of(ui);
    let response = ui.label(theme.heading().text(text.to_uppercase(), theme.ink3));
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, text));
    response
}

/// A small heading with a note at the right end of its line.
pub fn section_with_note(ui: &mut Ui, text: &str, note: &str) {
    let theme = Theme::of(ui);
    between(
        ui,
        |ui| {
            section(ui, text);
        },
        |ui| {
            ui.label(theme.caption().text(note, theme.ink3));
        },
    );
}

/// A title with a note at the right end of its line, on one base line.
pub fn title_with_note(ui: &mut Ui, title: &str, note: &str) -> Response {
    let theme = Theme::of(ui);
    let width = ui.available_width();
    let note = line(ui, note, &theme.caption(), theme.ink3);
    let words = elided(ui, title, &theme.title(), theme.ink, (width - note.size().x - 16.0).max(80.0));
    let (rect, response) = ui.allocate_exact_size(vec2(width, words.size().y.max(theme.title().line)), Sense::hover());
    let down = baseline(&words) - baseline(&note);
    ui.painter().galley(rect.left_top(), words, theme.ink);
    ui.painter().galley(rect.right_top() + vec2(-note.size().x, down), note, theme.ink3);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, title));
    response
}

/// A row of figures: label at the left, value at the right.
pub fn row(ui: &mut Ui, label: &str, value: &str) -> Response {
    let theme = Theme::of(ui);
    let height = measure::ROW_OPTION;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let value = line(ui, value, &theme.body(), theme.ink);
    let room = (rect.width() - value.size().x - 12.0).max(40.0);
    let label = elided(ui, label, &theme.body(), theme.ink2, room);
    let y = |galley: &egui::Galley| rect.center().y - 0.5 * galley.size().y;
    let (label_text, value_text) = (label.text().to_owned(), value.text().to_owned());
    ui.painter().galley(egui::pos2(rect.left(), y(&label)), label, theme.ink2);
    ui.painter().galley(egui::pos2(rect.right() - value.size().x, y(&value)), value, theme.ink);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{label_text}: {value_text}")));
    response
}

/// Lays `right` out from the right of one line, then `left` from the left in what is left over.
pub fn between(ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    let line = |ui: &mut Ui| {
        let all = ui.available_rect_before_wrap();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            right(ui);
            let gap = ui.spacing().item_spacing.x;
            let end = (ui.min_rect().left() - gap).max(all.left());
            let rest = egui::Rect::from_x_y_ranges(all.left()..=end, ui.max_rect().y_range());
            let builder = egui::UiBuilder::new().max_rect(rest).layout(Layout::left_to_right(Align::Center));
            ui.scope_builder(builder, left);
        });
    };
    // A row that is a row already keeps its height, and with it the middle.
    if ui.layout().is_horizontal() {
        line(ui);
    } else {
        ui.horizontal(line);
    }
}

/// A caption on one line, cut with an ellipsis where it does not fit; the whole of it shows on hover.
pub fn cut(ui: &mut Ui, text: impl Into<String>) -> Response {
    let theme = Theme::of(ui);
    ui.add(egui::Label::new(theme.caption().text(text, theme.ink2)).truncate())
}

/// A line icon of `size`, as decoration: whatever it says must stand beside it in words.
pub fn icon(ui: &mut Ui, icon: &str, size: f32, color: Color32) -> Response {
    glyph(ui, icon, &Theme::of(ui).icon(size), color)
}

/// A filled icon: chosen, urgent or kept.
pub fn icon_filled(ui: &mut Ui, icon: &str, size: f32, color: Color32) -> Response {
    glyph(ui, icon, &Theme::of(ui).icon_filled(size), color)
}

fn glyph(ui: &mut Ui, icon: &str, face: &Face, color: Color32) -> Response {
    let size = vec2(face.font.size, face.font.size);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, icon, face.font.clone(), color);
    response
}

/// A hairline across the panel with the room around it that cards leave between them.
pub fn rule(ui: &mut Ui) {
    let theme = Theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0 + 2.0 * 8.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(measure::HAIRLINE, theme.line));
}

/// A sentence whose stretches differ: `(text, is it the word that matters)`. Wraps as one paragraph.
pub fn mixed(ui: &mut Ui, stretches: &[(&str, bool)]) -> Response {
    let job = mixed_job(ui, stretches);
    ui.label(job)
}

/// The same, for labels that are laid out otherwise.
pub fn mixed_job(ui: &Ui, stretches: &[(&str, bool)]) -> LayoutJob {
    let theme = Theme::of(ui);
    let mut job = LayoutJob::default();
    for (text, matters) in stretches {
        let face = if *matters { theme.strong() } else { theme.body() };
        job.append(text, 0.0, face.format(theme.ink));
    }
    job
}

/// A word that the glossary explains: dotted underline, and its entry on hover or focus. Click opens the glossary.
pub fn term(ui: &mut Ui, text: &str, face: &Face, entry: impl FnOnce(&mut Ui)) -> Response {
    let theme = Theme::of(ui);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), face.font.clone(), theme.ink);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x, face.line), Sense::click());
    let top = rect.center().y - 0.5 * galley.size().y;
    ui.painter().galley(egui::pos2(rect.left(), top), galley, theme.ink);
    let color = if response.hovered() || response.has_focus() { theme.ink } else { theme.ink3 };
    underline_term(ui.painter(), rect.x_range(), rect.bottom() - 2.0, color);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Link, true, text));
    response.on_hover_cursor(egui::CursorIcon::Help).on_hover_ui(entry)
}

/// The dotted line under a word of the glossary.
pub fn underline_term(painter: &egui::Painter, x: egui::Rangef, y: f32, color: Color32) {
    let points = [egui::pos2(x.min, y), egui::pos2(x.max, y)];
    super::shape::dashed_line(painter, &points, Stroke::new(1.0, color), (1.5, 2.0));
}

/// A field for one line of text; `name` is what screen readers call it, `hint` what stands in it while empty.
pub fn field(ui: &mut Ui, text: &mut String, name: &str, hint: &str) -> Response {
    let theme = Theme::of(ui);
    let response = ui.add(
        egui::TextEdit::singleline(text)
            .font(theme.body().font)
            .hint_text(theme.body().text(hint, theme.ink3))
            .margin(egui::Margin::symmetric(10, 7))
            .desired_width(f32::INFINITY),
    );
    response.ctx.accesskit_node_builder(response.id, |node| node.set_label(name));
    response
}

/// One line of text cut with an ellipsis where it does not fit `width`.
pub fn elided(ui: &Ui, text: &str, face: &Face, color: Color32, width: f32) -> std::sync::Arc<egui::Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), face.format(color));
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    ui.painter().layout_job(job)
}

/// Text wrapped to `width`, ready to paint.
pub fn wrapped(ui: &Ui, text: &str, face: &Face, color: Color32, width: f32) -> std::sync::Arc<egui::Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), face.format(color));
    job.wrap.max_width = width;
    ui.painter().layout_job(job)
}

/// Base line of the first row, from the top of the galley.
pub fn baseline(galley: &egui::Galley) -> f32 {
    galley.rows.first().and_then(|row| row.glyphs.first().map(|glyph| row.pos.y + glyph.pos.y)).unwrap_or_default()
}

/// One line of text of its natural width, ready to paint.
pub fn line(ui: &Ui, text: &str, face: &Face, color: Color32) -> std::sync::Arc<egui::Galley> {
    ui.painter().layout_job(LayoutJob::single_section(text.to_owned(), face.format(color)))
}

/// Rich text for places that take any widget text, such as stock widgets.
pub fn rich(ui: &Ui, text: impl Into<String>) -> RichText {
    let theme = Theme::of(ui);
    theme.body().text(text, theme.ink)
}
