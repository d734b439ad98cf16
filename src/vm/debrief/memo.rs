//! What the debrief page remembers between frames: what its figures show, and which evidence is open.

use super::{DebriefVm, Target};

/// The reader's side of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DebriefMemo {
    /// Which talks, which incident and which other actor the figures show, by their place in the lists.
    pub table: usize,
    pub board: usize,
    pub ladder: usize,
    /// The open tag: sentence, and place among its tags.
    pub open: Option<(usize, usize)>,
    /// Scroll there in this frame.
    pub go: Option<Place>,
}

/// A part of the page that can be scrolled to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// What the open tag points to.
    Target,
    Questions,
    Really,
}

impl DebriefMemo {
    /// Opens a tag, or closes it where it is open, and turns the figures to what it is about.
    pub fn choose(&mut self, vm: &DebriefVm, (sentence, tag): (usize, usize)) {
        let chosen = vm.sentences.get(sentence).and_then(|sentence| sentence.tags.get(tag));
        let Some(chosen) = chosen.filter(|_| self.open != Some((sentence, tag))) else {
            self.open = None;
            return;
        };
        self.open = Some((sentence, tag));
        match &chosen.target {
            Target::Plane { table, .. }
            | Target::Concessions { table }
            | Target::Better { table }
            | Target::Measure { table, .. } => self.table = *table,
            Target::Board { board, .. } => self.board = *board,
            Target::Ladder { ladder, .. } => self.ladder = *ladder,
            Target::Words
            | Target::Act { .. }
            | Target::Mandate { .. }
            | Target::Gauge { .. }
            | Target::Partner { .. } => {}
        }
    }
}
