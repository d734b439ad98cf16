//! The figures in their places, turned to one table, one incident and one other actor at a time.

use egui::{ScrollArea, Ui, vec2};

use super::Page;
use super::sentences::heading;
use crate::ui::kit::{chart, tabs, text};
use crate::vm::chart::PlaneVm;
use crate::vm::debrief::Target;

impl Page<'_> {
    pub(super) fn plane(&mut self, ui: &mut Ui) {
        let theme = self.theme;
        if self.vm.tables.len() > 1 {
            let names: Vec<&str> = self.vm.tables.iter().map(|table| table.name.as_str()).collect();
            choose(ui, "tables", &names, &mut self.memo.table);
            ui.add_space(10.0);
        }
        let at = self.memo.table;
        let Some(table) = self.vm.tables.get(at) else { return };
        let (pointed, marked) = match &self.target {
            Some(Target::Plane { table, at: point, .. }) if *table == at => (true, *point),
            _ => (false, None),
        };
        let title = heading(ui, &theme, &table.plane_title, pointed);
        self.arrive_if(pointed, &title);
        ui.add_space(4.0);
        let width = ui.available_width();
        let size = vec2(width, (0.93 * width).clamp(280.0, 520.0));
        match marked {
            // A copy only while something is pointed out.
            Some(point) => {
                let vm = PlaneVm { marked: Some(point), ..table.plane.clone() };
                chart::plane(ui, &vm, size, &table.plane_spoken);
            }
            None => {
                chart::plane(ui, &table.plane, size, &table.plane_spoken);
            }
        }
        ui.add_space(4.0);
        for note in &table.plane_notes {
            ui.label(theme.label().text(note, theme.ink3));
        }
    }

    /// Figures 2 to 5.
    pub(super) fn small_figures(&mut self, ui: &mut Ui) {
        self.concessions(ui);
        ui.add_space(20.0);
        self.acts(ui);
        ui.add_space(20.0);
        self.board(ui);
        ui.add_space(20.0);
        self.ladder(ui);
    }

    fn concessions(&mut self, ui: &mut Ui) {
        let theme = self.theme;
        let at = self.memo.table;
        let Some(table) = self.vm.tables.get(at) else { return };
        let (pointed, marked) = match &self.target {
            Some(Target::Concessions { table }) => (*table == at, None),
            Some(Target::Plane { table, time, .. }) if *table == at => (time.is_some(), *time),
            _ => (false, None),
        };
        let title = heading(ui, &theme, &table.curves_title, pointed);
        if matches!(self.target, Some(Target::Concessions { .. })) {
            self.arrive_if(pointed, &title);
        }
        ui.add_space(4.0);
        if let Some(note) = &table.curves_note {
            text::quiet(ui, note);
            return;
        }
        let size = vec2(ui.available_width(), 150.0);
        let mut curves = table.curves.clone();
        curves.marked = marked;
        chart::curves(ui, &curves, size, &table.curves_spoken);
    }

    fn acts(&mut self, ui: &mut Ui) {
        let theme = self.theme;
        let row = match &self.target {
            Some(Target::Act { row }) => Some(*row),
            _ => None,
        };
        let title = heading(ui, &theme, &self.vm.acts_title, row.is_some());
        self.arrive_if(row.is_some(), &title);
        ui.add_space(4.0);
        if self.vm.acts.is_empty() {
            text::quiet(ui, &self.vm.labels.no_acts);
            return;
        }
        let mut acts = self.vm.acts.clone();
        if let Some(act) = row.and_then(|row| acts.get_mut(row)) {
            act.marked = true;
        }
        chart::acts(ui, &acts);
    }

    fn board(&mut self, ui: &mut Ui) {
        let theme = self.theme;
        let at = self.memo.board;
        let Some(board) = self.vm.boards.get(at) else { return };
        let (pointed, marked) = match &self.target {
            Some(Target::Board { board, turn }) if *board == at => (true, Some(*turn)),
            _ => (false, None),
        };
        let title = heading(ui, &theme, &board.title, pointed);
        self.arrive_if(pointed, &title);
        if self.vm.boards.len() > 1 {
            let names: Vec<&str> = self.vm.boards.iter().map(|board| board.name.as_str()).collect();
            ui.add_space(4.0);
            choose(ui, "boards", &names, &mut self.memo.board);
        }
        ui.add_space(4.0);
        if let Some(note) = &board.note {
            text::quiet(ui, note);
        }
        let mut curves = board.curves.clone();
        curves.marked = marked;
        chart::curves(ui, &curves, vec2(ui.available_width(), 120.0), &board.spoken);
    }

    fn ladder(&mut self, ui: &mut Ui) {
        let theme = self.theme;
        let at = self.memo.ladder;
        let Some(ladder) = self.vm.ladders.get(at) else {
            text::quiet(ui, &self.vm.labels.no_ladder);
            return;
        };
        let (pointed, marked) = match &self.target {
            Some(Target::Ladder { ladder, turn }) if *ladder == at => (true, Some(*turn)),
            _ => (false, None),
        };
        let title = heading(ui, &theme, &ladder.title, pointed);
        self.arrive_if(pointed, &title);
        if self.vm.ladders.len() > 1 {
            let names: Vec<&str> = self.vm.ladders.iter().map(|ladder| ladder.name.as_str()).collect();
            ui.add_space(4.0);
            choose(ui, "ladders", &names, &mut self.memo.ladder);
        }
        let mut figure = ladder.figure.clone();
        figure.marked = marked;
        let lanes = figure.events.len().min(5) as f32;
        chart::escalation(ui, &figure, vec2(ui.available_width(), 96.0 + 10.0 * lanes), &ladder.spoken);
    }
}

/// Tabs that scroll sideways where they do not fit.
fn choose(ui: &mut Ui, salt: &str, names: &[&str], on: &mut usize) {
    ScrollArea::horizontal().id_salt(salt).show(ui, |ui| {
        tabs::tabs(ui, names, on);
    });
}
