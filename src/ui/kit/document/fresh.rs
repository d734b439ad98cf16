//! What of a document is new to the reader, so that changes are drawn as they come and not again.

use egui::{Id, Ui};

use super::Part;
use crate::{
    ui::{kit::motion, theme::measure},
    vm::document::{ClauseVm, Run, Variant},
};

/// What of a document the reader has already seen, and since when: new changes are drawn as by a pen, and a clause
/// fades in when a bracket of it has closed.
#[derive(Clone, Default)]
pub(super) struct Fresh {
    /// By a hash of clause, words and author; ascending.
    pub(super) since: Vec<(Id, f64)>,
    /// For each clause, how many brackets were open and when one closed last.
    brackets: Vec<(usize, f64)>,
    shown_before: bool,
}

impl Fresh {
    pub(super) fn load(ui: &Ui, document: Id) -> Self {
        ui.data(|data| data.get_temp(document.with("fresh"))).unwrap_or_default()
    }

    pub(super) fn store(mut self, ui: &Ui, document: Id) {
        self.shown_before = true;
        ui.data_mut(|data| data.insert_temp(document.with("fresh"), self));
    }

    pub(super) fn note(&mut self, index: usize, clause: &ClauseVm, ui: &Ui) {
        let now = if self.shown_before { ui.input(|input| input.time) } else { f64::NEG_INFINITY };
        let open = clause.brackets();
        if self.brackets.len() <= index {
            self.brackets.resize(index + 1, (open, f64::NEG_INFINITY));
        }
        let (before, closed) = &mut self.brackets[index];
        if open < *before {
            *closed = now;
        }
        *before = open;
        for run in &clause.runs {
            if let Some(id) = Self::id(index, run)
                && !self.since.iter().any(|(seen, _)| *seen == id)
            {
                self.since.push((id, now));
            }
        }
    }

    pub(super) fn progress(&self, ui: &Ui, index: usize, part: Part, clause: &ClauseVm) -> f32 {
        let Some(id) = part.run(clause).and_then(|run| Self::id(index, run)) else { return 1.0 };
        match self.since.iter().find(|(seen, _)| *seen == id) {
            Some((_, since)) if since.is_finite() => motion::since(ui, *since, measure::PANEL_SECONDS),
            _ => 1.0,
        }
    }

    /// 0 when a bracket of the clause has just closed, 1 when the words have settled.
    pub(super) fn settling(&self, ui: &Ui, index: usize) -> f32 {
        match self.brackets.get(index) {
            Some((_, closed)) if closed.is_finite() => motion::since(ui, *closed, measure::PANEL_SECONDS),
            _ => 1.0,
        }
    }

    fn id(index: usize, run: &Run) -> Option<Id> {
        match run {
            Run::Inserted { text, by } => Some(Id::new((index, "inserted", text, &by.code))),
            Run::Struck { text, by } => Some(Id::new((index, "struck", text, &by.code))),
            Run::Variant(Variant { text, change: Some((change, by)), .. }) => {
                Some(Id::new((index, *change as u8, text, &by.code)))
            }
            _ => None,
        }
    }
}
