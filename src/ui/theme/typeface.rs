//! The type styles: each a face, a size and a line height.

use egui::{Color32, FontId, RichText, text::TextFormat};

use super::{Theme, fonts::Family};

/// One row of the type scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    pub font: FontId,
    /// Distance between base lines, in points.
    pub line: f32,
    /// Extra space between letters, in points.
    pub spacing: f32,
}

impl Face {
    /// Text in this style for a stock label or button.
    pub fn text(&self, text: impl Into<String>, color: Color32) -> RichText {
        RichText::new(text)
            .font(self.font.clone())
            .line_height(Some(self.line))
            .extra_letter_spacing(self.spacing)
            .color(color)
    }

    /// The format of a run inside a layout job.
    pub fn format(&self, color: Color32) -> TextFormat {
        TextFormat {
            font_id: self.font.clone(),
            line_height: Some(self.line),
            extra_letter_spacing: self.spacing,
            color,
            valign: egui::Align::Center,
            ..TextFormat::default()
        }
    }

    /// The same face at another line height.
    #[must_use]
    pub fn with_line(mut self, line: f32) -> Self {
        self.line = line;
        self
    }

    fn new(family: Family, size: f32, line: f32) -> Self {
        Self { font: FontId::new(size, family.egui()), line, spacing: 0.0 }
    }
}

/// Styles by the use they are for; see the type table of the design for which goes where.
impl Theme {
    /// The name of the game.
    pub fn game_name(&self) -> Face {
        Face::new(Family::Display, 92.0, 100.0)
    }
    /// A debrief headline; one big number.
    pub fn headline(&self) -> Face {
        Face::new(Family::Display, 44.0, 48.0)
    }
    /// The called delegation; a tally.
    pub fn tally(&self) -> Face {
        Face::new(Family::Display, 36.0, 40.0)
    }
    /// Titles of panels and documents.
    pub fn title(&self) -> Face {
        Face::new(Family::Display, 24.0, 28.0)
    }
    /// Titles of cards and inner panels.
    pub fn card_title(&self) -> Face {
        Face::new(Family::Display, 20.0, 26.0)
    }
    /// The words on the table; debrief sentences.
    pub fn treaty(&self) -> Face {
        Face::new(Family::Serif, 16.5, 25.0)
    }
    /// Treaty text where a word matters: brackets, clause numbers.
    pub fn treaty_strong(&self) -> Face {
        Face::new(Family::SerifSemibold, 16.5, 25.0)
    }
    /// What somebody said.
    pub fn quotation(&self) -> Face {
        Face::new(Family::SerifItalic, 15.0, 21.0)
    }
    /// Dossiers and instructions.
    pub fn dossier(&self) -> Face {
        Face::new(Family::Serif, 15.0, 22.0)
    }
    /// Bulletin heads and the titles of evidence cards.
    pub fn bulletin(&self) -> Face {
        Face::new(Family::SerifSemibold, 15.0, 21.0)
    }
    /// Controls and running sans.
    pub fn body(&self) -> Face {
        Face::new(Family::Sans, 14.0, 20.0)
    }
    /// The word that matters.
    pub fn strong(&self) -> Face {
        Face::new(Family::SansSemibold, 14.0, 20.0)
    }
    /// A screen's name in the top bar; numbers beside their label.
    pub fn bar_title(&self) -> Face {
        Face::new(Family::SansSemibold, 16.0, 20.0)
    }
    /// Captions and rows of figures.
    pub fn caption(&self) -> Face {
        Face::new(Family::Sans, 13.0, 18.0)
    }
    pub fn caption_strong(&self) -> Face {
        Face::new(Family::SansSemibold, 13.0, 18.0)
    }
    pub fn caption_italic(&self) -> Face {
        Face::new(Family::SansItalic, 13.0, 18.0)
    }
    /// Axis ends and small labels; the smallest size there is.
    pub fn label(&self) -> Face {
        Face::new(Family::Sans, 12.0, 16.0)
    }
    /// Codes and labels that carry a value.
    pub fn label_strong(&self) -> Face {
        Face::new(Family::SansSemibold, 12.0, 16.0)
    }
    /// Codes on seats.
    pub fn seat_code(&self) -> Face {
        Face::new(Family::SansBold, 12.0, 16.0)
    }
    /// Codes of holders inside treaty text, on its line.
    pub fn holder_code(&self) -> Face {
        Face::new(Family::SansSemibold, 12.0, 25.0)
    }
    /// Small headings, set in capitals.
    pub fn heading(&self) -> Face {
        Face { spacing: 12.0 * 0.07, ..Face::new(Family::SansSemibold, 12.0, 16.0) }
    }
    /// Names on the map; `spacing` 4 to 8 by the size of the territory.
    pub fn map_name(&self, size: f32, spacing: f32) -> Face {
        Face { spacing, ..Face::new(Family::Serif, size, size + 4.0) }
    }
    /// Names of seas.
    pub fn sea_name(&self, size: f32) -> Face {
        Face { spacing: 1.0, ..Face::new(Family::SerifItalic, size, size + 4.0) }
    }
    /// A line icon in a square of `size`.
    pub fn icon(&self, size: f32) -> Face {
        Face::new(Family::Sans, size, size)
    }
    /// A filled icon: chosen, urgent or kept.
    pub fn icon_filled(&self, size: f32) -> Face {
        Face::new(Family::Fill, size, size)
    }
}
