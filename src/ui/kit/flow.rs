//! One wrapping paragraph of mixed runs: faces, colours, and boxes of a given width for what the painter draws inside.
//!
//! The text is one egui layout job, so egui's galley cache keeps it between frames. Spans remember stretches of it and
//! know, after layout, which rectangles they cover: one for each row they touch.

use std::{ops::Range, sync::Arc};

use egui::{Color32, FontId, Galley, Painter, Pos2, Rect, Ui, Vec2, pos2, text::LayoutJob, text::TextFormat};

use crate::ui::theme::Face;

/// A paragraph being written; `K` says what a span is for.
pub struct Flow<K> {
    job: LayoutJob,
    chars: usize,
    spans: Vec<(K, Range<usize>)>,
    open: Vec<(K, usize)>,
    /// Height of a row, and how much of it lies below the base line: the same for every face, so base lines agree.
    line: f32,
    below: f32,
    /// egui puts all leading below the words; half of it belongs above.
    lift: f32,
}

/// A stretch of a laid-out paragraph on one row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// As wide as the words, as high as the row; relative to the paragraph.
    pub rect: Rect,
    /// Base line, relative to the paragraph.
    pub baseline: f32,
}

/// A laid-out paragraph.
pub struct Laid<K> {
    pub galley: Arc<Galley>,
    pub spans: Vec<Span<K>>,
    lift: f32,
}

pub struct Span<K> {
    pub kind: K,
    /// One for each row, top to bottom; empty where the span has no visible glyph.
    pub pieces: Vec<Piece>,
}

impl<K> Flow<K> {
    /// A paragraph whose rows are as high as `face` says.
    pub fn new(ui: &Ui, face: &Face) -> Self {
        Self {
            job: LayoutJob::default(),
            chars: 0,
            spans: Vec::new(),
            open: Vec::new(),
            line: face.line,
            below: face.line - ascent(ui, &face.font),
            lift: 0.5 * (face.line - row_height(ui, &face.font)),
        }
    }

    /// Adds words in `face`; its base line is that of the paragraph.
    pub fn words(&mut self, ui: &Ui, text: &str, face: &Face, color: Color32) {
        if text.is_empty() {
            return;
        }
        let format = TextFormat {
            font_id: face.font.clone(),
            color,
            extra_letter_spacing: face.spacing,
            line_height: Some(ascent(ui, &face.font) + self.below),
            valign: egui::Align::BOTTOM,
            ..TextFormat::default()
        };
        // egui breaks at a narrow no-break space; a no-break space in small type is as narrow and does not.
        let narrow = FontId::new(0.6 * face.font.size, face.font.family.clone());
        let narrow =
            TextFormat { line_height: Some(ascent(ui, &narrow) + self.below), font_id: narrow, ..format.clone() };
        for (i, part) in text.split('\u{202F}').enumerate() {
            if i > 0 {
                self.job.append("\u{A0}", 0.0, narrow.clone());
            }
            self.job.append(part, 0.0, format.clone());
        }
        self.chars += text.chars().count();
    }

    /// Adds an empty box of `width` that breaks from neither neighbour. Wrap it in a span to learn where it went.
    pub fn gap(&mut self, ui: &Ui, width: f32) {
        // A no-break space at the font size that makes it as wide as the box.
        const PROBE: f32 = 64.0;
        let probe = ui.fonts_mut(|fonts| fonts.glyph_width(&FontId::proportional(PROBE), NO_BREAK_SPACE));
        let size = if probe > 0.0 { PROBE * width / probe } else { PROBE };
        let format = TextFormat {
            font_id: FontId::proportional(size),
            color: Color32::TRANSPARENT,
            // A row of boxes alone is as high as any other.
            line_height: Some(self.line),
            valign: egui::Align::BOTTOM,
            ..TextFormat::default()
        };
        let mut text = [0; 4];
        self.job.append(NO_BREAK_SPACE.encode_utf8(&mut text), 0.0, format);
        self.chars += 1;
    }

    /// Opens a span; spans may nest.
    pub fn open(&mut self, kind: K) {
        self.open.push((kind, self.chars));
    }

    /// Closes the span opened last.
    pub fn close(&mut self) {
        if let Some((kind, start)) = self.open.pop() {
            self.spans.push((kind, start..self.chars));
        }
    }

    /// Breaks the paragraph into rows of at most `width`.
    pub fn layout(mut self, ui: &Ui, width: f32) -> Laid<K> {
        while !self.open.is_empty() {
            self.close();
        }
        self.job.wrap.max_width = width;
        self.job.first_row_min_height = self.line;
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(self.job));
        let baseline = self.line - self.below + self.lift;
        let spans = self
            .spans
            .into_iter()
            .map(|(kind, chars)| Span { kind, pieces: pieces(&galley, &chars, baseline) })
            .collect();
        Laid { galley, spans, lift: self.lift }
    }
}

impl<K> Laid<K> {
    pub fn size(&self) -> Vec2 {
        self.galley.size()
    }

    pub fn paint(&self, painter: &Painter, at: Pos2) {
        painter.galley(at + Vec2::new(0.0, self.lift), self.galley.clone(), Color32::PLACEHOLDER);
    }
}

impl Piece {
    /// The piece moved to where its paragraph stands.
    pub fn at(&self, origin: Pos2) -> Self {
        Self { rect: self.rect.translate(origin.to_vec2()), baseline: self.baseline + origin.y }
    }
}

const NO_BREAK_SPACE: char = '\u{A0}';

/// The rectangles that `chars` covers, without white space at the ends of rows.
fn pieces(galley: &Galley, chars: &Range<usize>, baseline: f32) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut first = 0;
    for row in &galley.rows {
        let count = row.glyphs.len();
        let last = first + count;
        let from = chars.start.clamp(first, last) - first;
        let mut to = chars.end.clamp(first, last) - first;
        if chars.end >= last {
            while to > from && row.glyphs[to - 1].chr == ' ' {
                to -= 1;
            }
        }
        if from < to {
            let left = row.pos.x + row.glyphs[from].pos.x;
            let right = row.pos.x + row.glyphs[to - 1].max_x();
            let rect = Rect::from_min_max(pos2(left, row.min_y()), pos2(right, row.max_y()));
            out.push(Piece { rect, baseline: row.min_y() + baseline });
        }
        first += row.char_count_including_newline().0;
    }
    out
}

fn ascent(ui: &Ui, font: &FontId) -> f32 {
    let probe = ui.painter().layout_no_wrap("x".to_owned(), font.clone(), Color32::PLACEHOLDER);
    probe.rows.first().and_then(|row| row.glyphs.first()).map_or(font.size, |glyph| glyph.font_ascent)
}

fn row_height(ui: &Ui, font: &FontId) -> f32 {
    ui.fonts_mut(|fonts| fonts.row_height(font))
}

#[cfg(test)]
mod tests {
    use egui::vec2;

    use super::*;
    use crate::ui::{kit::testing::harness, theme::Theme};

    #[test]
    fn spans_follow_their_words_over_rows_and_base_lines_agree() {
        let mut harness = harness(vec2(400.0, 300.0), Vec::<(Vec<Piece>, f32)>::new(), |ui, seen| {
            let theme = Theme::of(ui);
            let mut flow = Flow::new(ui, &theme.treaty());
            flow.words(ui, "A participant notified that its territory is used ", &theme.treaty(), theme.ink);
            flow.open("box");
            flow.gap(ui, 14.0);
            flow.close();
            flow.open("code");
            flow.words(ui, "VAL, LIN and more words that go on to the next row ", &theme.label_strong(), theme.ink);
            flow.close();
            flow.words(ui, "end", &theme.treaty(), theme.ink);
            let laid = flow.layout(ui, 300.0);
            *seen = laid.spans.iter().map(|span| (span.pieces.clone(), laid.size().x)).collect();
            for row in &laid.galley.rows {
                let lines: Vec<f32> = row.glyphs.iter().filter(|g| g.chr != NO_BREAK_SPACE).map(|g| g.pos.y).collect();
                assert!(lines.iter().all(|y| (y - lines[0]).abs() < 0.01), "base lines differ: {lines:?}");
                assert!((row.size.y - 25.0).abs() < 0.01);
            }
        });
        harness.run();
        let seen = harness.state();
        let (gap, width) = &seen[0];
        assert_eq!(gap.len(), 1);
        assert!((gap[0].rect.width() - 14.0).abs() < 1.0, "box is {} wide", gap[0].rect.width());
        let code = &seen[1].0;
        assert_eq!(code.len(), 2, "the words continue on a second row");
        assert!(code[1].rect.top() > code[0].rect.top());
        assert!(code.iter().all(|piece| piece.rect.right() <= *width + 1.0));
        assert!(gap[0].rect.right() <= code[0].rect.left() + 1.0);
    }
}
