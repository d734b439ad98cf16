//! The talks table: instructions at the left, the draft in the middle, what they said at the right, the course of offers
//! below.

mod brief;
mod course;
mod foot;
mod keys;
mod said;
mod stage;
#[cfg(test)]
mod tests;

use egui::{Response, Ui, WidgetInfo, WidgetType};

use crate::ui::kit::frame::{self, Region, Shell, ShellMemo, TopBar};
use crate::ui::kit::{button, button::Button, card, icon, text};
use crate::ui::theme::{Theme, measure};
use crate::vm::talks::{Action, Panel, TalksMemo, TalksVm};
use crate::vm::{Intent, Screen};

/// Draws the talks in all the room there is. What the reader wants goes to `out`; the caller hands those intents to
/// [`TalksMemo::obey`].
pub fn talks_ui(ui: &mut Ui, theme: &Theme, vm: &TalksVm, memo: &mut TalksMemo, out: &mut Vec<Intent>) {
    keys::keys(ui, vm, out);
    top_bar(ui, theme, vm, out);
    let names = &vm.labels;
    let wide = ui.available_width() >= 1480.0;
    let right = if wide { measure::RIGHT_MAX } else { measure::RIGHT_MIN };
    let shell = Shell::new(&names.table)
        .left(measure::LEFT_TALKS, &names.instructions, icon::SCROLL)
        .right(right, &names.said, icon::CHATS_CIRCLE)
        .strip(measure::STRIP_MIN, &names.course, icon::CHART_LINE);
    let before = memo.panel;
    let mut open = ShellMemo { open: memo.panel.map(region) };
    shell.show(ui, &mut open, |ui, region| match region {
        Region::Left => brief::brief(ui, theme, vm, out),
        Region::Right => said::said(ui, theme, vm, memo, out),
        Region::Strip => course::course(ui, theme, vm),
        Region::Stage => stage::stage(ui, theme, vm, memo, out),
        Region::Tabs => {}
    });
    // A click on a seat may have opened a panel meanwhile.
    if memo.panel == before {
        memo.panel = open.open.and_then(panel);
    }
    foot::caucus(ui, vm, memo, out);
    foot::leaving(ui, vm, memo, out);
}

fn top_bar(ui: &mut Ui, theme: &Theme, vm: &TalksVm, out: &mut Vec<Intent>) {
    let bar = TopBar {
        emblem: vm.brief.as_ref().map(|brief| &brief.own),
        title: &vm.bar.name,
        subtitle: &vm.bar.line,
        help: &vm.labels.help,
    };
    let mut back = false;
    let deadline = |ui: &mut Ui| {
        let all = [Some(&vm.bar.deadline), vm.bar.offers_left.as_ref()];
        let icons = [icon::TIMER, icon::PACKAGE];
        // Laid out from the right, so that what there is no room for is left out at the left.
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            for (words, icon) in all.into_iter().zip(icons) {
                let Some(words) = words else { continue };
                let width = text::line(ui, words, &theme.caption(), theme.ink).size().x + 40.0;
                if width <= ui.available_width() {
                    card::chip(ui, icon, words);
                }
            }
        });
    };
    let help = frame::top_bar_around(ui, &bar, deadline, |ui| {
        back = button::icon_button(ui, icon::MAP_TRIFOLD, &vm.labels.back).clicked();
        if let Some(capital) = &vm.bar.capital {
            card::stock(ui, icon::HANDSHAKE, capital, &vm.labels.capital, "");
        }
    });
    if back {
        out.push(Intent::Go(Screen::Desk));
    }
    if help {
        out.push(Intent::Help(true));
    }
}

/// A quiet button for an action: off with the reason, with what it takes as its tooltip. True where it was clicked.
fn action_button(ui: &mut Ui, button: Button<'_>, action: &Action, out: &mut Vec<Intent>) -> Response {
    let response = ui.add(button.off(action.off.as_deref()));
    if response.clicked() {
        out.push(action.intent.clone());
    }
    if action.is_on() { response.on_hover_text(&action.note) } else { response }
}

/// The same name for screen readers as on screen, with what it is about.
fn named(response: Response, name: &str) -> Response {
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, response.enabled(), name));
    response
}

fn region(panel: Panel) -> Region {
    match panel {
        Panel::Instructions => Region::Left,
        Panel::Said => Region::Right,
        Panel::Course => Region::Strip,
    }
}

fn panel(region: Region) -> Option<Panel> {
    match region {
        Region::Left => Some(Panel::Instructions),
        Region::Right => Some(Panel::Said),
        Region::Strip => Some(Panel::Course),
        Region::Stage | Region::Tabs => None,
    }
}

/// True in the first pass in which `now` differs from what it was when asked before.
fn changed<T: Clone + PartialEq + Send + Sync + 'static>(ui: &Ui, id: &'static str, now: &T) -> bool {
    let id = egui::Id::new(id);
    ui.data_mut(|data| {
        let moved = data.get_temp::<T>(id).is_some_and(|before| before != *now);
        data.insert_temp(id, now.clone());
        moved
    })
}
