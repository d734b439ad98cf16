//! The desk: the bulletin at the left, the map in the middle, whom one looks at on the right, orders below.

mod bulletin;
mod key;
mod listing;
mod panel;
mod strip;
#[cfg(test)]
mod tests;

use egui::{Key, Modifiers, Rect, Ui};

use super::{area, sign};
use crate::ui::kit::frame::{self, Region, Shell, ShellMemo, TopBar};
use crate::ui::kit::{bar, card, icon, overlay, text};
use crate::ui::theme::{Theme, measure};
use crate::vm::desk::{DeskMemo, DeskVm, Panel, Side};
use crate::vm::stage::Shown;
use crate::vm::{Intent, figures};

/// Width of the window from which the right panel is as wide as it gets.
const WIDE: f32 = 1480.0;

/// Draws the desk in all the room there is; gives back where the map shows through, which is nowhere while a folded
/// panel stands in its place.
pub fn desk_ui(ui: &mut Ui, theme: &Theme, vm: &DeskVm, memo: &mut DeskMemo, out: &mut Vec<Intent>) -> Option<Shown> {
    keys(ui, vm, memo, out);
    top_bar(ui, vm, out);
    let right = if ui.available_width() >= WIDE { measure::RIGHT_MAX } else { measure::RIGHT_MIN };
    let right_name = match &vm.panel {
        Panel::World(world) => world.title.as_str(),
        Panel::Actor(actor) => actor.emblem.name.as_str(),
    };
    let mut shell = Shell::new(&vm.labels.map).left(measure::LEFT_DESK, &vm.labels.bulletin, icon::NEWSPAPER).right(
        right,
        right_name,
        icon::USER,
    );
    if vm.orders.is_some() {
        shell = shell.strip(measure::STRIP_MAX, &vm.labels.orders, icon::LIST);
    }
    let before = memo.side;
    let mut open = ShellMemo { open: memo.side.map(region) };
    let mut stage = Rect::NOTHING;
    shell.show(ui, &mut open, |ui, region| match region {
        Region::Left => bulletin::bulletin(ui, theme, vm, memo, out),
        Region::Right => panel::panel(ui, theme, vm, memo, out),
        Region::Strip => strip::strip(ui, theme, vm, memo, out),
        Region::Stage => stage = ui.max_rect(),
        Region::Tabs => strip::end_in_tabs(ui, vm, memo, out),
    });
    // A click on an actor in the list may have opened a panel meanwhile.
    if memo.side == before {
        memo.side = open.open.and_then(side);
    }
    let drawn = open.open == Some(Region::Right) && memo.side == Some(Side::Actor);
    let covered = if drawn { right } else { 0.0 };
    let shown = stage.is_positive();
    if shown {
        key::key(ui, theme, &vm.key, stage.with_max_x(stage.right() - covered), out);
    }
    listing::listing(ui, theme, vm, memo, out);
    strip::ending(ui, vm, memo, out);
    shown.then(|| Shown { rect: area(stage), covered })
}

fn top_bar(ui: &mut Ui, vm: &DeskVm, out: &mut Vec<Intent>) {
    let top = TopBar {
        emblem: vm.bar.emblem.as_ref(),
        title: &vm.bar.title,
        subtitle: &vm.bar.subtitle,
        help: &vm.labels.help,
    };
    let help = frame::top_bar_around(
        ui,
        &top,
        |ui| bar::gauges(ui, &vm.bar.gauges, &vm.labels.gauges),
        |ui| {
            // Laid out from the right: the last comes first.
            for stock in vm.bar.stocks.iter().rev() {
                let free = figures::whole(stock.free.into());
                let response = card::stock(ui, sign::of_stock(stock.what), &free, &stock.unit, &stock.note);
                overlay::explain(response, &stock.unit, |ui| {
                    text::caption(ui, &stock.about);
                });
            }
        },
    );
    if help {
        out.push(Intent::Help(true));
    }
}

/// Keys of the desk, which a dialog keeps from it.
fn keys(ui: &Ui, vm: &DeskVm, memo: &mut DeskMemo, out: &mut Vec<Intent>) {
    let free = overlay::keys_are_free(ui) || memo.listing;
    if !free || memo.ending {
        return;
    }
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if vm.orders.is_some() && pressed(Key::O) {
        memo.listing = !memo.listing;
    }
    if memo.listing {
        return;
    }
    if let Some(orders) = &vm.orders {
        let undo = pressed(Key::Z) || ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Z));
        if undo && orders.undo_off.is_none() {
            out.push(Intent::Undo);
        }
    }
    // Whoever reads an earlier week comes back to this one first.
    if vm.bulletin.later.is_some() && pressed(Key::Escape) {
        memo.bulletin = None;
    }
    if pressed(Key::J) {
        memo.bulletin = vm.bulletin.earlier.as_ref().map(|(turn, _)| *turn);
        memo.side = Some(Side::Bulletin);
    }
    for place in &vm.places {
        if Key::from_name(&place.key.to_string()).is_some_and(&pressed) {
            out.push(place.opens.clone());
        }
    }
}

const fn region(side: Side) -> Region {
    match side {
        Side::Bulletin => Region::Left,
        Side::Actor => Region::Right,
        Side::Orders => Region::Strip,
    }
}

const fn side(region: Region) -> Option<Side> {
    match region {
        Region::Left => Some(Side::Bulletin),
        Region::Right => Some(Side::Actor),
        Region::Strip => Some(Side::Orders),
        Region::Stage | Region::Tabs => None,
    }
}
