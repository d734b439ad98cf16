//! Sentences with inline tags, glossary words and actors, wrapped as one paragraph.

use egui::{CursorIcon, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{
    card,
    flow::{Flow, Piece},
    shape, text,
};
use crate::{
    ui::theme::{Face, Theme, measure},
    vm::prose::{Span, spoken},
};

/// Spans that were pointed at or clicked, as indices into the prose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProseResponse {
    pub hovered: Option<usize>,
    pub clicked: Option<usize>,
}

/// Lays out `prose` in `face`, with `strong` for the words that matter.
pub fn prose(ui: &mut Ui, prose: &[Span], face: &Face, strong: &Face) -> ProseResponse {
    let theme = Theme::of(ui);
    let width = ui.available_width();
    let mut flow = Flow::new(ui, face);
    for (index, span) in prose.iter().enumerate() {
        match span {
            Span::Text(text) => flow.words(ui, text, face, theme.ink),
            Span::Strong(text) => flow.words(ui, text, strong, theme.ink),
            Span::Term { text, .. } => {
                flow.open(index);
                flow.words(ui, text, face, theme.ink);
                flow.close();
            }
            Span::Tag(words) => {
                let galley = text::line(ui, words, &theme.label_strong(), theme.ink2);
                flow.words(ui, " ", face, theme.ink);
                flow.open(index);
                flow.gap(ui, galley.size().x + 12.0);
                flow.close();
            }
            Span::Who(emblem) => {
                flow.open(index);
                flow.gap(ui, measure::MARK_INLINE + 3.0);
                flow.close();
                flow.words(ui, &emblem.code, &theme.label_strong(), theme.of_emblem(emblem));
            }
        }
    }
    let laid = flow.layout(ui, width);
    let (rect, whole) = ui.allocate_exact_size(vec2(width, laid.size().y), Sense::hover());
    whole.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, spoken(prose)));
    laid.paint(ui.painter(), rect.min);

    let mut out = ProseResponse::default();
    for span in &laid.spans {
        let index = span.kind;
        for (row, piece) in span.pieces.iter().map(|piece| piece.at(rect.min)).enumerate() {
            let id = whole.id.with((index, row));
            match &prose[index] {
                Span::Tag(words) => {
                    let tag =
                        egui::Rect::from_x_y_ranges(piece.rect.x_range(), piece.baseline - 14.5..=piece.baseline + 5.5);
                    let response = ui.interact(tag, id, Sense::click()).on_hover_cursor(CursorIcon::PointingHand);
                    let galley = text::line(ui, words, &theme.label_strong(), theme.ink2);
                    card::paint_tag(ui, &theme, tag, galley, &response);
                    response.widget_info(|| WidgetInfo::labeled(WidgetType::Link, true, words));
                    note(&mut out, index, &response);
                }
                Span::Term { text, .. } => {
                    let response = term(ui, &theme, &piece, id, row == 0);
                    response.widget_info(|| WidgetInfo::labeled(WidgetType::Link, true, text));
                    note(&mut out, index, &response);
                }
                Span::Who(emblem) => {
                    let size = measure::MARK_INLINE;
                    let center = pos2(piece.rect.left() + 0.5 * size, piece.baseline - 4.5);
                    shape::mark_of(ui.painter(), &theme, emblem, center, 0.5 * size);
                }
                Span::Text(_) | Span::Strong(_) => {}
            }
        }
    }
    out
}

fn term(ui: &Ui, theme: &Theme, piece: &Piece, id: egui::Id, first: bool) -> egui::Response {
    let sense = if first { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(piece.rect, id, sense).on_hover_cursor(CursorIcon::Help);
    let hot = response.hovered() || response.has_focus();
    let color = if hot { theme.ink } else { theme.ink3 };
    text::underline_term(ui.painter(), piece.rect.x_range(), piece.baseline + 4.0, color);
    if response.has_focus() {
        shape::focus_ring(ui.painter(), theme, piece.rect, measure::RADIUS_PAPER);
    }
    response
}

fn note(out: &mut ProseResponse, index: usize, response: &egui::Response) {
    if response.hovered() || response.has_focus() {
        out.hovered = Some(index);
    }
    if response.clicked() {
        out.clicked = Some(index);
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::ui::kit::testing::harness;

    #[test]
    fn a_tag_in_a_sentence_opens_its_evidence() {
        let sentence = vec![
            Span::Text("Ondara joined the day you wrote five days, as it had said it would.".into()),
            Span::Tag("week 7, offer 12".into()),
            Span::Term { text: " safe haven".into(), entry: "safe-haven".into() },
        ];
        let mut harness = harness(vec2(300.0, 200.0), Vec::new(), |ui, clicked| {
            let theme = Theme::of(ui);
            clicked.extend(prose(ui, &sentence, &theme.treaty(), &theme.treaty_strong()).clicked);
        });
        harness.run();
        harness.get_by_label("week 7, offer 12").click();
        harness.run();
        harness.get_by_label(" safe haven").click();
        harness.run();
        assert_eq!(*harness.state(), [1, 2]);
    }
}
